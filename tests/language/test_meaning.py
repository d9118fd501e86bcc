"""Does the formula measure what the indicator says? General government usage, well made and badly made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.language.formulas import parse_formula
from kaskade_graph.language.meaning import Beda, Perbandingan, compare
from kaskade_graph.language.phrases import parse_indikator
from kaskade_graph.language.ratios import fault


def judge(indikator: str, formula: str) -> Perbandingan:
    return compare(parse_indikator(indikator), parse_formula(formula))


BAIK = (Path(__file__).parent / "rumusan-baik.txt").read_text(encoding="utf-8").splitlines()
"""Well-made indicators of general government usage, each with its formula."""


@pytest.mark.parametrize("pair", BAIK)
def test_well_made(pair: str) -> None:
    found = judge(*pair.split(" | "))
    assert found.beda in (Beda.SESUAI, Beda.TAK_DIKETAHUI), found


@pytest.mark.parametrize(
    ("indikator", "formula", "beda"),
    [
        ("Jumlah laporan keuangan", "Jumlah laporan keuangan", Beda.MENGULANG),
        ("Indeks Pelayanan Publik (IPP)", "Indeks pelayanan publik", Beda.MENGULANG),
        ("Jumlah dokumen LKjIP", "Jumlah dokumen laporan kinerja instansi pemerintah", Beda.MENGULANG),
        ("Jumlah rapat Forkopimda yang dilaksanakan", "Jumlah pelaksanaan rapat Forkopimda", Beda.MENGULANG),
        ("Jumlah kelurahan tangguh bencana", "Jumlah sosialisasi kebencanaan", Beda.OBJEK_LAIN),
        ("Jumlah puskesmas terakreditasi", "Jumlah peserta bimbingan akreditasi", Beda.OBJEK_LAIN),
        ("Persentase pasien yang dilayani", "Jumlah keluhan dibagi jumlah pasien x 100%", Beda.OBJEK_LAIN),
        ("Jumlah nelayan yang difasilitasi", "Jumlah kegiatan fasilitasi nelayan", Beda.OBJEK_LAIN),
        ("Persentase serapan pupuk", "Jumlah kelompok yang melapor serapan pupuk", Beda.OBJEK_LAIN),
        ("Jumlah sekolah yang dipantau", "Jumlah sekolah yang berprestasi nasional", Beda.KEADAAN_LAIN),
        ("Jumlah mesin yang dirawat", "Jumlah mesin dalam kondisi baik", Beda.KEADAAN_LAIN),
        (
            "Persentase koperasi yang mendapat pendampingan usaha kecil",
            "Jumlah koperasi yang mendapat pendampingan laporan keuangan dibagi jumlah koperasi x 100%",
            Beda.SEBAGIAN_LAIN,
        ),
        ("Jumlah izin non usaha yang terbit", "Jumlah izin yang terbit", Beda.PEMBATAS_HILANG),
        ("Jumlah obat yang tersedia", "Jumlah obat yang diminta dan tersedia", Beda.SYARAT_TAMBAHAN),
    ],
)
def test_badly_made(indikator: str, formula: str, beda: Beda) -> None:
    assert judge(indikator, formula).beda is beda


def test_says_which_words_differ() -> None:
    found = judge("Jumlah guru yang dilatih", "Jumlah dokumen kurikulum yang disusun")
    assert found.hilang == ("guru",)
    assert found.tambahan == ("dokumen",)
    assert found.kedudukan.entri == ("pendidik", "dokumen")


_PHRASE = st.lists(
    st.sampled_from(
        [
            "jumlah",
            "persentase",
            "desa",
            "dokumen",
            "yang",
            "disusun",
            "tertib",
            "dibagi",
            "x",
            "100%",
            "rapat",
            "non",
            "izin",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(_PHRASE, _PHRASE)
def test_any_pair_is_judged(indikator: str, formula: str) -> None:
    assert 0 <= judge(indikator, formula).keyakinan <= 1


@given(_PHRASE)
def test_a_phrase_never_measures_something_else_than_itself(phrase: str) -> None:
    found = judge(phrase, phrase)
    assert found.beda in (Beda.SESUAI, Beda.MENGULANG, Beda.TAK_DIKETAHUI)


SEPADAN = (Path(__file__).parent / "rumusan-sepadan.txt").read_text(encoding="utf-8").splitlines()
"""Sound formulas that use another everyday word for the thing, its population or its condition."""


@pytest.mark.parametrize("pair", SEPADAN)
def test_another_word_for_one_thing_is_no_other_thing(pair: str) -> None:
    nama, formula = pair.split(" | ")
    found = judge(nama, formula)
    assert found.beda in (Beda.SESUAI, Beda.MENGULANG, Beda.TAK_DIKETAHUI), found
    assert fault(parse_indikator(nama), parse_formula(formula)) is None
