"""A cascade as a table in the columns of the template, and back: the same graph."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.importers.build import build, empty
from kaskade_graph.importers.draft import Draft, Induk, NilaiDraft, Place, Reading
from kaskade_graph.iri import unit_iri
from kaskade_graph.model import RANTAI, Arah, Jenis, Kaskade, Tipe, UnitKerja
from kaskade_graph.text import squeeze
from kaskade_graph.values import Arti, rupiah, understand
from kaskade_graph.vocab import KIN, RDFS
from tests import make_sheets
from tests.importers.sheets.conftest import baca, own

TULIS: dict[str, Callable[[Kaskade], bytes]] = {
    "k.xlsx": make_sheets.template,
    "k.ods": make_sheets.template_ods,
    "k.csv": make_sheets.template_csv,
    "titik-koma.csv": lambda k: make_sheets.template_csv(k, ";"),
}


@pytest.mark.parametrize("berkas", TULIS)
def test_the_real_document(asli: Kaskade, tmp_path: Path, berkas: str) -> None:
    path = tmp_path / berkas
    path.write_bytes(TULIS[berkas](asli))
    hasil = baca(path)
    assert hasil.laporan.penolakan == []
    assert own(hasil.kaskade) == own(asli)
    assert {k.objek for k in hasil.kaskade.kecocokan} == {k.objek for k in asli.kecocokan}


def test_evidence_names_sheet_and_cell(asli: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "k.xlsx"
    path.write_bytes(make_sheets.template(asli))
    kaskade = baca(path).kaskade
    tujuan = next(kaskade.of(Jenis.TUJUAN))
    (kutipan, *_) = kaskade.bukti_of(tujuan.iri, RDFS.label)
    assert (kutipan.lembar, kutipan.sel, kutipan.teks) == ("Kaskade", "A2", tujuan.label)
    assert kutipan.berkas == "k.xlsx"


# --- cascades made by hypothesis --------------------------------------------------------------------------

_HURUF = st.sampled_from("abcdefgh ABC019=+-@'\"%,;.&<>é_/()[]\t")
_teks = st.builds(lambda a, b: squeeze(f"{a}x{b}"), st.text(_HURUF, max_size=4), st.text(_HURUF, max_size=8))
_mungkin = st.none() | _teks
_angka = st.decimals(Decimal("-99999"), Decimal("99999999"), places=2)


def _baca(isi: object) -> Reading:
    return Reading(isi, str(isi), Place())


@st.composite
def _ukuran(draw: st.DrawFn, nama: str) -> Draft:
    draft = Draft(None)
    draft.add(RDFS.label, _baca(nama))
    for properti in (
        KIN.nomor,
        KIN.formulasi,
        KIN.sumberData,
        KIN.keterangan,
        KIN.satuan,
        KIN.penanggungJawab,
    ):
        if (isi := draw(_mungkin)) is not None:
            draft.add(properti, _baca(isi))
    if draw(st.booleans()):
        draft.add(KIN.tipePenghitungan, _baca(draw(st.sampled_from(Tipe))))
        draft.add(KIN.arah, _baca(draw(st.sampled_from(Arah))))
    satuan = draft.best(KIN.satuan)
    for ke in (draft.kondisi_awal, draft.target, draft.realisasi):
        for tahun, tw in draw(
            st.lists(st.sampled_from([(2021, None), (2021, 3), (2025, None)]), unique=True)
        ):
            ke.append(_nilai(draw(_tercetak), f"{nama} {satuan or ''}", tahun, tw, satuan))
    if draft.target:
        draft.target[-1].akhir_periode = draw(st.booleans())
    return draft


_tercetak = _angka.map(lambda d: format(d.normalize(), "f").replace(".", ",")) | st.sampled_from(
    [
        "BB",
        "WTP",
        "Baik",
        "Level 3",
        "≤ 5",
        "80-85",
        "1:50",
        "n/a",
        "menyesuaikan",
        "minimal 80",
        "> 5",
        "BB (72,5)",
    ]
)


def _nilai(teks: str, about: str, tahun: int, tw: int | None = None, satuan: str | None = None) -> NilaiDraft:
    nilai = NilaiDraft.of(understand(teks, about=about), tahun, _baca(teks), satuan)
    nilai.triwulan = tw
    return nilai


@st.composite
def _kaskade(draw: st.DrawFn) -> Kaskade:
    # A few texts with a number to each: all different, and cheap to make.
    awal = draw(st.lists(_teks, min_size=1, max_size=4))
    nama = (f"{awal[n % len(awal)]} n{n}" for n in count())
    drafts: list[Draft] = []
    atas: list[Draft] = []
    for tingkat, jenis in enumerate(RANTAI):
        sini = []
        for n in range(draw(st.integers(1, 2))):
            draft = Draft(jenis)
            draft.add(RDFS.label, _baca(next(nama)))
            for properti in (KIN.nomor, KIN.eselon, KIN.penanggungJawab):
                if (isi := draw(_mungkin)) is not None:
                    draft.add(properti, _baca(isi))
            if atas and draw(st.booleans() if n else st.just(True)):
                induk = draw(st.sampled_from(atas))
                draft.induk = [Induk(induk, _baca(None))]
            pemegang = draft
            if jenis.sasaran:
                if draw(st.booleans()):
                    draft.add(KIN.pagu, _baca(draw(_angka)))
                for ke, tahun in ((draft.anggaran, 2022), (draft.realisasi_anggaran, 2021)):
                    if draw(st.booleans()):
                        teks = draw(st.sampled_from(["Rp12.500.000", "12500000", "menyesuaikan"]))
                        ke.append(NilaiDraft.of(Arti(rupiah(teks)), tahun, _baca(teks)))
                if jenis is Jenis.PROGRAM and draw(st.booleans()):
                    draft.add(KIN.kode, _baca(f"7.01.{tingkat:02}{n}"))
                pemegang = draft.sasaran = Draft(jenis.sasaran)
                if draw(st.booleans()):
                    pemegang.add(RDFS.label, _baca(next(nama)))
            pemegang.indikator = [draw(_ukuran(next(nama))) for _ in range(draw(st.integers(0, 2)))]
            if jenis.sasaran and not pemegang.indikator and not pemegang.nama:
                draft.sasaran = None
            sini.append(draft)
        drafts += sini
        atas = sini
    unit = UnitKerja(unit_iri("33.02.19"), "33.02.19", "kecamatan", "Kecamatan Sokaraja")
    kaskade = empty(unit, 2021, "perubahan-1", draw(_mungkin))
    build(kaskade, drafts, "x", "0")
    return kaskade


@settings(max_examples=60, deadline=None)
@given(kaskade=_kaskade(), berkas=st.sampled_from(sorted(TULIS)))
def test_any_cascade(kaskade: Kaskade, berkas: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / berkas
        path.write_bytes(TULIS[berkas](kaskade))
        hasil = baca(path)
    assert [(p.sel, p.nilai, p.alasan.en) for p in hasil.laporan.penolakan] == []
    assert own(hasil.kaskade) == own(kaskade)
