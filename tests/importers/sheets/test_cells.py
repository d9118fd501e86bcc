"""One cell: what is accepted, what is refused, and that nothing else can happen."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.importers import cells
from kaskade_graph.importers.formats.sheet import plain
from kaskade_graph.importers.grid import Asal, Isi, Sel
from kaskade_graph.importers.refused import Tolak
from kaskade_graph.model import Arah, Tipe

ASAL = Asal("a.xlsx", "0", "Kaskade")


def sel(isi: Isi, persen: bool = False) -> Sel:
    return Sel(isi, 7, 3, ASAL, persen)


@pytest.mark.parametrize(
    ("tertulis", "nilai", "satuan"),
    [
        ("85,5", "85.5", None),
        ("1.234,5", "1234.5", None),
        ("1.234", "1234", None),
        ("1.234.567", "1234567", None),
        ("12.5", "12.5", None),
        ("12,5 %", "12.5", "%"),
        ("85,5 dokumen", "85.5", "dokumen"),
        ("Rp 1.250.000,00", "1250000", None),
        ("Rp. 1.250.000,-", "1250000", None),
        ("−5", "-5", None),
        ("0", "0", None),
    ],
)
def test_numbers_as_people_write_them(tertulis: str, nilai: str, satuan: str | None) -> None:
    assert cells.baca_bilangan(sel(tertulis)) == (Decimal(nilai), satuan)


def test_a_percentage_is_what_is_seen() -> None:
    assert cells.baca_bilangan(sel(Decimal("0.855"), persen=True)) == (Decimal("85.5"), "%")
    assert sel(Decimal("0.855"), persen=True).teks == "85.5%"


@pytest.mark.parametrize("tertulis", ["", "x", "12-15", "1.2.3", "12,34,5", "1.23.456", "12 dari 15", "±5"])
def test_what_is_no_number_is_refused(tertulis: str) -> None:
    with pytest.raises(Tolak):
        cells.baca_bilangan(sel(tertulis))


@pytest.mark.parametrize(
    ("tertulis", "tipe", "arah"),
    [
        ("Kumulatif", Tipe.KUMULATIF, None),
        ("2. Non-Kumulatif", Tipe.NON_KUMULATIF, None),
        ("KUMULATIF NEGATIF", Tipe.KUMULATIF, Arah.NEGATIF),
    ],
)
def test_types(tertulis: str, tipe: Tipe, arah: Arah | None) -> None:
    assert cells.baca_tipe(sel(tertulis)) == (tipe, arah)


@pytest.mark.parametrize(
    ("tertulis", "terdekat"),
    [
        ("sembilan puluh", "90"),
        ("seratus dua puluh lima juta", "125000000"),
        ("delapan puluh koma lima persen", "80,5"),
        ("9O", "90"),
        (">= 85", "85"),
        ("1,250.5", "1250,5"),
        ("1.200.00", "1200"),
        ("125.000.000.00", "125000000"),
        ("12 dokumen dan 3 laporan", "12"),
        ("belum ada", "-"),
        ("85,5,0", None),
        ("banyak", None),
    ],
)
def test_the_nearest_number_of_what_is_refused(tertulis: str, terdekat: str | None) -> None:
    with pytest.raises(Tolak) as refused:
        cells.baca_bilangan(sel(tertulis))
    assert refused.value.penolakan.terdekat == terdekat
    if terdekat not in (None, "-"):
        cells.baca_bilangan(sel(terdekat))


@pytest.mark.parametrize(
    ("tertulis", "terdekat"), [("maximal", "Positif"), ("+", "Positif"), ("kecil", None)]
)
def test_the_nearest_direction_of_what_is_refused(tertulis: str, terdekat: str | None) -> None:
    with pytest.raises(Tolak) as refused:
        cells.baca_arah(sel(tertulis))
    assert refused.value.penolakan.terdekat == terdekat


@pytest.mark.parametrize(("tertulis", "terdekat"), [("NK", "Non Kumulatif"), ("Komulatif", "Kumulatif")])
def test_the_nearest_type_of_what_is_refused(tertulis: str, terdekat: str) -> None:
    with pytest.raises(Tolak) as refused:
        cells.baca_tipe(sel(tertulis))
    assert refused.value.penolakan.terdekat == terdekat


@given(st.decimals(Decimal("-1e12"), Decimal("1e12"), places=3))
def test_any_number_written_the_indonesian_way_is_read(nilai: Decimal) -> None:
    bulat, _, pecahan = format(abs(nilai), "f").partition(".")
    teks = ("-" if nilai < 0 else "") + f"{int(bulat):,}".replace(",", ".") + f",{pecahan}"
    assert cells.baca_bilangan(sel(teks))[0] == nilai
    assert Decimal(plain(nilai)) == nilai


_ISI = (
    st.text(max_size=40)
    | st.text(st.sampled_from("0123456789.,-+% RpX/()"), max_size=20)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.times()
)


@given(isi=_ISI, persen=st.booleans())
def test_any_cell_is_read_or_refused(isi: Isi, persen: bool) -> None:
    satu = sel(isi, persen)
    for baca in (
        cells.baca_teks,
        cells.baca_kode,
        cells.baca_bilangan,
        cells.baca_rupiah,
        cells.baca_tipe,
        cells.baca_arah,
    ):
        try:
            baca(satu)
        except Tolak as tolak:
            p = tolak.penolakan
            assert p.sel == "C7"
            assert p.alasan.id
            assert p.alasan.en
            assert p.saran.id


def test_dates_stay_dates() -> None:
    with pytest.raises(Tolak, match="date"):
        cells.baca_bilangan(sel(datetime.date(2022, 1, 1)))
