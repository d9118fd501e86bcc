"""What contradicts itself in a reading is doubted and told, and what does not is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.importers.crosscheck import BY_HAND, DOUBTED, crosscheck
from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Indikator, Jenis, Kaskade, Kutipan, UnitKerja, Unsur
from kaskade_graph.vocab import KIN, RDFS

_PROGRAM = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"
_KEGIATAN = "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan"


def _kaskade(*unsur: Unsur, indikator: tuple[Indikator, ...] = ()) -> Kaskade:
    kaskade = Kaskade("urn:k", UnitKerja("urn:u", "33.02.01", "contoh", "Kecamatan Contoh"), 2024)
    kaskade.unsur = {u.iri: u for u in unsur}
    kaskade.indikator = {i.iri: i for i in indikator}
    for item in (*unsur, *indikator):
        kaskade.bukti.append(Kutipan(item.iri, RDFS.label, "a.txt", "0", item.label or ""))
    for one in unsur:
        for properti, said in ((KIN.mendukung, one.mendukung), (KIN.kode, one.kode), (KIN.pagu, one.pagu)):
            if said:
                kaskade.bukti.append(Kutipan(one.iri, properti, "a.txt", "0", str(said)))
    return kaskade


def _doubted(kaskade: Kaskade) -> set[tuple[str, str]]:
    crosscheck(kaskade)
    return {(k.unsur, k.properti.rsplit("#")[-1]) for k in kaskade.bukti if k.keyakinan <= DOUBTED}


def _chain(**of_kegiatan: object) -> list[Unsur]:
    return [
        Unsur("s", Jenis.SASARAN_STRATEGIS, "Meningkatnya mutu pelayanan publik"),
        Unsur("p", Jenis.PROGRAM, _PROGRAM, kode="7.01.02", mendukung=["s"]),
        Unsur(
            "k",
            Jenis.KEGIATAN,
            **{"label": _KEGIATAN, "kode": "7.01.02.2.01", "mendukung": ["p"], **of_kegiatan},
        ),
    ]


def test_what_fits_together_is_not_doubted() -> None:
    measures = (Indikator("i", "Persentase desa yang tertib administrasi", satuan="Persen"),)
    kaskade = _kaskade(*_chain(), indikator=measures)
    kaskade.unsur["p"].diukur_oleh = ["i"]
    assert _doubted(kaskade) == set()


def test_a_link_that_passes_over_a_level_is_doubted_with_what_it_leads_to() -> None:
    found = _doubted(_kaskade(*_chain(mendukung=["s"])))
    assert {("k", "mendukung"), ("s", "label")} <= found


def test_codes_that_do_not_go_on_from_those_of_their_parents_are_doubted_where_they_are_many() -> None:
    assert _doubted(_kaskade(*_chain(kode="7.01.03.2.01"))) == set()
    more = Unsur("k2", Jenis.KEGIATAN, "Kegiatan lain kecamatan", kode="7.01.04.2.01", mendukung=["p"])
    found = _doubted(_kaskade(*_chain(kode="7.01.03.2.01"), more))
    assert found == {("k", "mendukung"), ("k2", "mendukung")}


def test_parts_of_codes_among_whole_ones_are_doubted() -> None:
    more = Unsur("k2", Jenis.KEGIATAN, "Kegiatan lain kecamatan", kode="2.02", mendukung=["p"])
    assert ("k2", "kode") in _doubted(_kaskade(*_chain(), more))


@pytest.mark.parametrize(
    "name",
    [
        "Indeks Kepuasan Masyarakat (target 82,00)",
        "Persentase layanan sesuai SOP, target 100%",
        "Pelayanan Publik Sasaran : Meningkatnya mutu",
        "Jumlah kunjungan Orang 8.500.000",
        "Persentase laporan yang",
        "Keluaran",
        "Jumlah",
        "97",
        "Pengelolaan Kelembagaan (4.01.03.1.01)",
    ],
)
def test_a_name_that_holds_other_fields_or_is_cut_is_doubted(name: str) -> None:
    measures = (Indikator("i", name), Indikator("j", "Persentase desa yang tertib"))
    assert ("i", "label") in _doubted(_kaskade(*_chain(), indikator=measures))


@pytest.mark.parametrize(
    "name",
    [
        "Jumlah laporan yang diunggah sebelum tanggal 5",
        "Persentase kelompok tani kelas madya ke atas",
        "Nilai evaluasi RKPD tahun 2024",
        "SAKIP",
        "Meningkatnya kunjungan",
        "Cakupan layanan dalam 1 (satu) daerah",
    ],
)
def test_names_with_figures_of_their_own_are_not(name: str) -> None:
    assert _doubted(_kaskade(*_chain(), indikator=(Indikator("i", name),))) == set()


def test_kinds_of_rows_that_all_elements_have_are_no_indikator() -> None:
    measures = tuple(Indikator(f"i{n}", "Dana yang dibutuhkan") for n in range(3))
    kaskade = _kaskade(*_chain(), indikator=measures)
    for unsur, item in zip(kaskade.unsur.values(), measures, strict=True):
        unsur.diukur_oleh = [item.iri]
    assert {(f"i{n}", "label") for n in range(3)} <= _doubted(kaskade)


def test_what_a_person_put_right_is_not_asked_again() -> None:
    kaskade = _kaskade(*_chain(), indikator=(Indikator("i", "Keluaran"),))
    kaskade.bukti = [
        Kutipan(k.unsur, k.properti, k.berkas, k.sha256, k.teks, alasan=f"{BY_HAND} (A)")
        if k.unsur == "i"
        else k
        for k in kaskade.bukti
    ]
    assert _doubted(kaskade) == set()


def test_a_cell_with_more_than_its_name_counts_as_unread_in_part(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Sasaran Strategis;Program;Indikator Program;Satuan\n"
        f"Meningkatnya mutu;{_PROGRAM};Persentase layanan sesuai SOP, target 100%;Persen\n",
        encoding="utf-8",
    )
    (found,) = read_file(path, ReadOptions(unit="33.02.01", tahun=2024))
    assert [b.tempat.text for b in found.laporan.tak_terbaca] == [
        "Persentase layanan sesuai SOP, target 100%"
    ]
    assert any("isian lain" in t.id for t in found.laporan.catatan)
