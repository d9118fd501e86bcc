"""Who copied from whom, and in which direction."""

from __future__ import annotations

import pytest

from kaskade_graph.linking.copies import Copy, of
from kaskade_graph.model import Indikator, Jenis, Kaskade, UnitKerja, Unsur


def cascade(unit: str, tahun: int, *texts: str) -> Kaskade:
    """Return a cascade of a made-up kecamatan whose tujuan has one indikator a text."""
    code = {"Satu": "99.99.01", "Dua": "99.99.02", "Tiga": "99.99.03"}[unit]
    base = f"https://w3id.org/kinerja/id/{code}/kecamatan"
    iri = f"{base}/{tahun}/murni"
    found = Kaskade(iri, UnitKerja(base, code, "kecamatan", f"Kecamatan {unit}"), tahun)
    tujuan = Unsur(f"{iri}/tujuan/a", Jenis.TUJUAN, "Tertib")
    for n, text in enumerate(texts):
        indikator = Indikator(f"{iri}/indikator/{n}", f"Indikator {n}", formulasi=text)
        found.indikator[indikator.iri] = indikator
        tujuan.diukur_oleh.append(indikator.iri)
    found.unsur[tujuan.iri] = tujuan
    return found


RARE = [
    f"jumlah desa binaan khusus bidang {word} menurut buku merah seksi pemerintahan tingkat {word}"
    for word in ("sawah", "pasar", "jalan", "sungai")
]


def one(*kaskade: Kaskade) -> Copy:
    """Return the only copy among some cascades."""
    found = of(kaskade)
    assert len(found) == 1
    return found[0]


def test_what_names_the_other_came_from_there() -> None:
    text = "Jumlah desa binaan khusus di Kecamatan Satu menurut buku merah seksi pemerintahan"
    copy = one(cascade("Satu", 2022, text), cascade("Dua", 2021, text))
    assert copy.terarah
    assert (copy.nama_dari, copy.nama_ke) == ("Kecamatan Satu", "Kecamatan Dua")
    assert copy.passages[0].dari.startswith("https://w3id.org/kinerja/id/99.99.01/")
    assert copy.keyakinan == 0.95


@pytest.mark.parametrize(("first", "second", "source"), [(2021, 2022, "Satu"), (2023, 2022, "Dua")])
def test_the_earlier_had_it_first(first: int, second: int, source: str) -> None:
    copy = one(cascade("Satu", first, *RARE), cascade("Dua", second, *RARE))
    assert copy.terarah
    assert copy.nama_dari == f"Kecamatan {source}"
    assert len(copy.passages) == 4


def test_of_one_year_neither_is_accused() -> None:
    copy = one(cascade("Satu", 2021, *RARE), cascade("Dua", 2021, *RARE))
    assert not copy.terarah


def test_what_three_have_is_a_template() -> None:
    assert of([cascade("Satu", 2021, *RARE), cascade("Dua", 2021, *RARE), cascade("Tiga", 2021, *RARE)]) == []


def test_one_text_is_chance() -> None:
    assert of([cascade("Satu", 2021, RARE[0]), cascade("Dua", 2022, RARE[0])]) == []
