"""The readers of each format: what was written is what is read, and any bytes end in cells or in a message."""

from __future__ import annotations

import contextlib
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import KaskadeError
from kaskade_graph.importers.sheets.delimited import baca_csv
from kaskade_graph.importers.sheets.grid import Buku, Isi
from kaskade_graph.importers.sheets.nested import baca_json
from kaskade_graph.importers.sheets.xlsx import baca_xlsx
from kaskade_graph.importers.sheets.xlsx_styles import golongan
from tests.make_sheets import delimited, workbook


def isi(buku: Buku) -> dict[str, Isi]:
    """Every cell of a book by its address; the reader goes through all of it."""
    return {f"{sel.ref}": sel.isi for lb in buku.lembar for b in lb.buka() for sel in b.sel.values()}


_TEKS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda t: t.strip(" \xa0") and t not in ("NULL", "\\N") and not t.startswith("'")
)
_ANGKA = st.integers(-(10**12), 10**12) | st.sampled_from([0.1, 85.5, 1e-7, 123456.789])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_TEKS | _ANGKA | st.none(), min_size=1, max_size=4), min_size=1, max_size=4))
def test_xlsx(baris: list[list[Any]]) -> None:
    hasil = isi(baca_xlsx(workbook({"A": baris}), "a.xlsx", "0"))
    harap = {
        f"{'ABCD'[k]}{n}": nilai if isinstance(nilai, str) else Decimal(str(nilai))
        for n, satu in enumerate(baris, start=1)
        for k, nilai in enumerate(satu)
        if nilai is not None
    }
    assert hasil == harap


@given(st.lists(st.lists(_TEKS, min_size=2, max_size=4), min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_csv(baris: list[list[str]], pemisah: str) -> None:
    lebar = max(map(len, baris))
    rata = [[f"h{n}" for n in range(lebar)], *([*b, *["x"] * (lebar - len(b))] for b in baris)]
    # Rows without any delimiter in their texts: which one it is can then be told.
    aman = [["".join(c for c in t if c not in ',;\t|"') or "x" for t in b] for b in rata]
    aman = [[t if t.strip(" \xa0") else "x" for t in b] for b in aman]
    hasil = isi(baca_csv(delimited(aman, pemisah), "a.csv", "0"))
    assert hasil == {f"{'ABCD'[k]}{n}": t for n, b in enumerate(aman, start=1) for k, t in enumerate(b)}


@given(st.binary(max_size=300) | st.text(st.sampled_from('",;\n\r\t=ab\ufeff'), max_size=60).map(str.encode))
def test_any_bytes_as_csv(data: bytes) -> None:
    with contextlib.suppress(KaskadeError):
        isi(baca_csv(data, "a.csv", "0"))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda anak: st.lists(anak, max_size=3) | st.dictionaries(st.text(max_size=4), anak, max_size=3),
    max_leaves=12,
)


@given(_JSON)
def test_any_json(nilai: Any) -> None:
    with contextlib.suppress(KaskadeError):
        isi(baca_json(json.dumps(nilai).encode(), "a.json", "0"))


@given(st.text(st.sampled_from('{}[]",:0123456789eE+-.truefalsn '), max_size=60))
def test_any_text_as_json(teks: str) -> None:
    with contextlib.suppress(KaskadeError):
        isi(baca_json(teks.encode(), "a.json", "0"))


def test_json_addresses_are_pointers() -> None:
    data = json.dumps({"program": [{"nama": "A", "kegiatan": [{"a/b": 1.5}, {"a/b": 2}]}]}).encode()
    hasil = isi(baca_json(data, "a.json", "0"))
    assert hasil["/program/0/kegiatan/1/a~1b"] == 2
    assert hasil["/program/0/nama"] == "A"


@pytest.mark.parametrize(
    ("kode", "tanggal", "persen"),
    [
        ("General", False, False),
        ("dd/mm/yyyy", True, False),
        ("[$-421]dd mmmm yyyy", True, False),
        ('"Rp" #,##0', False, False),
        ('0" hari"', False, False),
        ("[Red]0.0%", False, True),
        ("[h]:mm", True, False),
        ("#,##0.00_);[Red](#,##0.00)", False, False),
    ],
)
def test_number_formats(kode: str, tanggal: bool, persen: bool) -> None:
    gaya = golongan(kode)
    assert (gaya.tanggal, gaya.persen) == (tanggal, persen)
