"""Indicators and formulas in their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.language.formulas import parse_formula
from kaskade_graph.language.measures import JenisUkuran, find_ukuran
from kaskade_graph.language.phrases import Kelas, items, parse_indikator, without_place
from kaskade_graph.registers import nomenklatur


@pytest.mark.parametrize(
    ("text", "ukuran", "kepala", "keadaan", "satuan"),
    [
        ("Jumlah ASN yang mengikuti pelatihan", "jumlah", "asn", ("mengikuti", "pelatihan"), "asn"),
        ("Prosentase balita stunting", "persentase", "balita", (), "%"),
        ("Persentse jalan dalam kondisi mantap", "persentase", "jalan", ("dalam", "kondisi", "mantap"), "%"),
        ("Rata-rata lama sekolah", "rata", "lama", (), None),
        ("Frekuensi rapat koordinasi", "frekuensi", "rapat", (), "kali"),
        ("Jumlah pelaksanaan sosialisasi", "jumlah", "sosialisasi", (), "sosialisasi"),
        ("Nilai SAKIP", "nilai", "sakip", (), "nilai"),
        ("Terpeliharanya gedung kantor", None, "terpeliharanya", (), None),
        ("% usulan yang diakomodasi", "persentase", "usulan", ("diakomodasi",), "%"),
        ("Layanan diselesaikan tepat waktu", None, "layanan", ("diselesaikan", "tepat", "waktu"), None),
        ("Meningkatnya persentase partisipasi pemilih", "persentase", "partisipasi", (), "%"),
        ("Indeks Desa Membangun (IDM)", "indeks", "desa", (), "indeks"),
    ],
)
def test_parts(
    text: str, ukuran: str | None, kepala: str, keadaan: tuple[str, ...], satuan: str | None
) -> None:
    parts = parse_indikator(text)
    assert (parts.ukuran.kata if parts.ukuran else None) == ukuran
    assert (parts.kepala, parts.keadaan, parts.satuan) == (kepala, keadaan, satuan)


def test_kind_of_thing_counted() -> None:
    kinds = {parse_indikator(f"Jumlah {w} yang ada").kelas for w in ("desa", "kelurahan")}
    assert kinds == {Kelas.WILAYAH}
    assert parse_indikator("Jumlah rapat").kelas is Kelas.KEGIATAN
    assert parse_indikator("Jumlah pengaduan").kelas is Kelas.KASUS


def test_every_official_indicator_has_a_measure_word_and_an_object() -> None:
    register = nomenklatur.load()
    official = [k.indikator for e in register.editions() for k in register.all(e) if k.indikator]
    assert len(official) == 189
    parts = [parse_indikator(text) for text in official]
    assert all(p.ukuran and p.kepala for p in parts)
    assert {p.ukuran.jenis for p in parts if p.ukuran} == {JenisUkuran.HITUNGAN, JenisUkuran.BESARAN}


def test_ordinary_words_are_no_measure_words() -> None:
    for word in ("nila", "lomba", "luar", "tingkah", "jumpa", "persen tase", "waktunya"):
        assert find_ukuran(word.split()[1:] or [word]) is None, word


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jumlah desa di Kecamatan Bukit Kecil yang tertib", "Jumlah desa yang tertib"),
        ("Jumlah akta dalam satu tahun", "Jumlah akta"),
        ("Jumlah RT se-Kelurahan Mekar", "Jumlah RT"),
        ("Jumlah laporan tahun 2023", "Jumlah laporan"),
        ("Jumlah forum kecamatan", "Jumlah forum kecamatan"),
    ],
)
def test_place_and_period_are_left_out(text: str, left: str) -> None:
    assert without_place(text) == left


@pytest.mark.parametrize(
    ("text", "ratio", "percent", "top", "below"),
    [
        ("Jumlah usulan diterima dibagi jumlah usulan x 100%", True, True, "usulan", "usulan"),
        ("(Realisasi anggaran / Pagu anggaran) x 100%", True, True, "anggaran", "pagu"),
        ("Jumlah desa tertib : jumlah desa × 100 %", True, True, "desa", "desa"),
        ("Jumlah guru dibandingkan dengan jumlah murid", True, False, "guru", "murid"),
        ("Jumlah lampu listrik/penerangan yang dipasang", False, False, "lampu", None),
        ("a. Formulasi = Jumlah rapat", False, False, "rapat", None),
        ("Jumlah waktu layanan dibagi jumlah layanan", True, False, "waktu", "layanan"),
    ],
)
def test_formula(text: str, ratio: bool, percent: bool, top: str, below: str | None) -> None:
    formula = parse_formula(text)
    assert (formula.berrasio, formula.berpersen) == (ratio, percent)
    assert formula.pembilang.kepala == top
    assert (formula.penyebut.kepala if formula.penyebut else None) == below


def test_terms_that_are_added_up() -> None:
    formula = parse_formula("Jumlah PNS yang dibayar dan jumlah sertifikat + jumlah rapat")
    assert [t.kepala for t in formula.suku] == ["pns", "sertifikat", "rapat"]


def test_items() -> None:
    assert items("kertas, tinta, dan map") == ["kertas", "tinta", "map"]
    assert items("sarana dan prasarana") == ["sarana", "prasarana"]


@given(st.text(max_size=120))
def test_any_text_is_parsed(text: str) -> None:
    parse_indikator(text)
    formula = parse_formula(text)
    assert formula.suku
    assert formula.berrasio == (formula.penyebut is not None)
