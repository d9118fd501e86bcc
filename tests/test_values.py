"""Values as printed: each form is understood as what it says, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph import scales
from kaskade_graph.values import Arti, Bentuk, is_absent, understand

D = Decimal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85", Arti(D(85))),
        ("85,5 %", Arti(D("85.5"), satuan="%")),
        ("1.250 dokumen", Arti(D(1250), satuan="dokumen")),
        ("0.250", Arti(D("0.250"))),
        ("Rp. 1.500.000,00", Arti(D("1500000.00"))),
        ("3 (tiga) dokumen", Arti(D(3), satuan="dokumen")),
        ("203,2 per 100.000 KH", Arti(D("203.2"), satuan="per 100.000 KH")),
        ("12 m2", Arti(D(12), satuan="m2")),
        ("sembilan puluh lima persen", Arti(D(95), satuan="%")),
        ("≤ 5", Arti(batas_atas=D(5))),
        ("<= 5 hari", Arti(batas_atas=D(5), satuan="hari")),
        ("< 5", Arti(batas_atas=D(5), batas_terbuka=True)),
        ("minimal 80 %", Arti(batas_bawah=D(80), satuan="%")),
        ("Paling sedikit 3", Arti(batas_bawah=D(3))),
        ("lebih dari 80", Arti(batas_bawah=D(80), batas_terbuka=True)),
        ("tidak lebih dari 5", Arti(batas_atas=D(5))),
        ("85 ke atas", Arti(batas_bawah=D(85))),
        ("80-85", Arti(batas_bawah=D(80), batas_atas=D(85))),
        ("80 s.d. 85 %", Arti(batas_bawah=D(80), batas_atas=D(85), satuan="%")),
        ("antara 2 dan 3 hari", Arti(batas_bawah=D(2), batas_atas=D(3), satuan="hari")),
        ("1:50", Arti(pembilang=D(1), penyebut=D(50))),
        ("1 : 1.000", Arti(pembilang=D(1), penyebut=D(1000))),
    ],
)
def test_a_value_is_understood_as_what_it_says(text: str, expected: Arti) -> None:
    assert understand(text) == expected


@pytest.mark.parametrize(
    ("text", "about", "grade"),
    [
        ("BB", "Nilai AKIP Kecamatan", "akip/bb"),
        ("BB", "Predikat", "huruf/bb"),
        ("Predikat B", "Hasil evaluasi SAKIP", "akip/b"),
        ("minimal BB", "Nilai SAKIP", "akip/bb"),
        ("WTP", "", "opini-bpk/wtp"),
        ("WTP (Wajar Tanpa Pengecualian)", "", "opini-bpk/wtp"),
        ("Level 3", "Maturitas SPIP", "maturitas-spip/3"),
        ("Tingkat III", "", "tingkat/3"),
        ("Level 3 (Terdefinisi)", "", "maturitas-spip/3"),
        ("Sangat Baik", "", "mutu/sangat-baik"),
        ("Baik", "Indeks Kepuasan Masyarakat (IKM)", "mutu-pelayanan/b"),
        ("Madya", "Strata posyandu", "posyandu/madya"),
    ],
)
def test_a_grade_is_found_on_the_scale_that_is_meant(text: str, about: str, grade: str) -> None:
    found = understand(text, about=about)
    assert found.bentuk is Bentuk.PERINGKAT
    assert found.peringkat == scales.skala_iri(grade)


def test_a_score_may_stand_with_its_grade() -> None:
    for text in ("72,5 (BB)", "BB (72,5)", "BB/72,5"):
        found = understand(text, about="Nilai AKIP")
        assert (found.nilai, found.peringkat) == (D("72.5"), scales.skala_iri("akip/bb")), text


@pytest.mark.parametrize(
    "text",
    [
        *("n/a", "menyesuaikan", "12 dokumen, 3 laporan", "100% (12 dokumen)", "90 dan 95", "2021-2026"),
        *("85-80", "08:00", "1.2.3", "3/5", "9O", "±5", "Madya", "tepat waktu", "Level 3,2", "1:0"),
        *("x" * 500, "", "BB (Cukup)", "10^3", "5 % 5"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_not_understood(text: str) -> None:
    assert not understand(text)


def test_the_number_of_a_cell_is_taken_as_it_is() -> None:
    assert understand("85%", D("0.85"), True) == Arti(D("85.00"), satuan="%")
    assert understand("1.250", D("1.25")) == Arti(D("1.25"))
    assert understand("1,250.5", decimal_sign=".") == Arti(D("1250.5"))


def test_dashes_alone_say_that_there_is_no_value() -> None:
    assert is_absent(" - ")
    assert not is_absent("n/a")


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60) | st.text("0123456789.,:-%≤ ()/BsdRp", max_size=20))
def test_any_text_is_understood_or_not_and_raises_nothing(text: str) -> None:
    found = understand(text)
    assert bool(found) is (found.bentuk is not None)
    assert found.penyebut != 0


@settings(deadline=None)
@given(st.integers(-(10**12), 10**12), st.sampled_from(["", " dokumen", " %"]))
def test_whole_numbers_come_back(number: int, unit: str) -> None:
    assert understand(f"{number}{unit}").nilai == number


def test_every_way_of_printing_a_grade_is_found_where_its_scale_is_named() -> None:
    for scale in scales.load().values():
        about = scale.tentang[0] if scale.tentang else ""
        for grade in scale.peringkat:
            for text in grade.tulisan:
                found = scales.find(text, about)
                assert found is not None, (scale.id, text)
                assert scale.umum or found.iri == grade.iri, (scale.id, text)
                assert scales.by_iri(grade.iri) == grade
