"""Columns read row by row: the names of all, then the explanations of all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.importers.torn.documents import read_parsed
from kaskade_graph.model import Jenis
from tests.importers.texts import document as lines_of

HEAD = "CASCADING KECAMATAN SUMBANG TAHUN 2022\nProgram 1\nProgram Penunjang\nKegiatan 1\nAdministrasi\n"
SUBS = [
    ("Penyusunan Dokumen Perencanaan", "Jumlah dokumen perencanaan", "Jumlah Renja dan perubahannya"),
    ("Penyediaan Gaji dan Tunjangan ASN", "Jumlah orang yang digaji", "Jumlah ASN setiap bulan"),
    ("Penyediaan Komponen Instalasi Listrik", "Jumlah paket listrik", "Jumlah paket yang disediakan"),
    ("Penyediaan Jasa Komunikasi dan Air", "Jumlah laporan rekening", "Jumlah pembayaran selama 12 bulan"),
    ("Evaluasi Kinerja Perangkat Daerah", "Jumlah laporan evaluasi", "Jumlah rapat yang dilaksanakan"),
]
SOURCES = ["Renja", "Daftar gaji", "Da", "Rekening", "Notulen"]


def text(count: int, blank: bool, label: str, order: list[int], last_first: bool = False) -> str:
    """The page of ``count`` sub kegiatan, explanations in ``order`` after all of them."""
    gap = "\n" if blank else ""
    out = HEAD
    for n in range(count):
        name, indikator, _ = SUBS[n]
        out += f"Sub Kegiatan {n + 1}\n{name}\nIndikator Kinerja Sub Kegiatan {n + 1}\n{indikator}\n{label}\n{gap}"
    for place, n in enumerate(order):
        out = out.rstrip("\n") + "\n" if last_first and not place else out
        out += f"a. Formulasi = {SUBS[n][2]}\nb. Tipe Penghitungan : Kumulatif\nc. Sumber Data : {SOURCES[n]}\n{gap}"
    return out


def read(document: str) -> tuple[dict[str, tuple[str | None, str | None]], list[float]]:
    """Formula and source by name of sub kegiatan, and the certainties below 1."""
    kaskade = read_parsed(lines_of(document)).kaskade
    found = {}
    for sub in kaskade.of(Jenis.SUB_KEGIATAN):
        (indikator,) = [
            kaskade.indikator[i] for s in sub.memiliki_sasaran for i in kaskade.unsur[s].diukur_oleh
        ]
        found[str(sub.label)] = (indikator.formulasi, indikator.sumber_data)
    unsure = [k for k in kaskade.bukti if k.keyakinan < 1]
    assert all(k.alasan for k in unsure)
    return found, [k.keyakinan for k in unsure]


def right(count: int) -> dict[str, tuple[str | None, str | None]]:
    return {SUBS[n][0]: (SUBS[n][2], SOURCES[n]) for n in range(count)}


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 5), st.booleans(), st.sampled_from(["Penjelasan", "<i>Penjelasan</i>", "PENJELASAN :"]))
def test_as_many_explanations_as_wait_go_in_their_order(count: int, blank: bool, label: str) -> None:
    found, unsure = read(text(count, blank, label, list(range(count))))
    assert found == right(count)
    assert unsure


def test_the_last_head_may_have_its_own_right_after_it() -> None:
    order = [3, 0, 1, 2]
    found, _ = read(text(4, True, "Penjelasan", order, last_first=True))
    assert found == right(4)


def test_one_explanation_after_two_empty_labels_stays_with_the_last() -> None:
    page = text(2, False, "Penjelasan", [])
    page += "a. Formulasi = Jumlah orang yang digaji tiap bulan\nb. Tipe Penghitungan : Kumulatif\n"
    found, _ = read(page)
    assert found[SUBS[0][0]] == (None, None)
    assert found[SUBS[1][0]] == ("Jumlah orang yang digaji tiap bulan", None)


def test_ordinary_pages_are_certain() -> None:
    page = HEAD
    for n, (name, indikator, formula) in enumerate(SUBS, 1):
        page += f"Sub Kegiatan {n}\n{name}\nIndikator Kinerja Sub Kegiatan {n}\n{indikator}\nPenjelasan\n"
        page += f"a. Formulasi = {formula}\nc. Sumber Data : {SOURCES[n - 1]}\n"
    found, unsure = read(page)
    assert found == right(5)
    assert unsure == []
