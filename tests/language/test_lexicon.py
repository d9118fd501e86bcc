"""The lexicon: its notation, its references, its graph, and a reader's own entries before it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph import resources
from kaskade_graph.errors import InputError
from kaskade_graph.language import frames, lexicon
from kaskade_graph.language.relations import Hubungan, relation
from kaskade_graph.language.standing import stand

ROOT = Path(__file__).parents[2]


def test_no_term_stands_at_two_concepts() -> None:
    assert lexicon.leksikon().ganda == []


def test_every_reference_is_a_concept_and_every_concept_has_a_source() -> None:
    known = lexicon.leksikon()
    for entri in known.entri:
        assert entri.sumber, entri.tempat
        for term in (*entri.lawan, *entri.bukan, *entri.dari, *entri.isi):
            assert known.get(term) is not None, f"{entri.tempat}: {term}"


def test_the_graph_is_what_the_text_says() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "build_lexicon.py"))["turtle"]()
    path = resources.bahasa() / "leksikon.ttl"
    assert path.read_text(encoding="utf-8") == made
    quads = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
    concepts = {q.subject for q in quads if str(q.object).endswith("core#Concept>")}
    assert len(concepts) == len(lexicon.leksikon().entri)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("puskesmas", "rumah sakit", Hubungan.SIBLING),
        ("faskes", "puskesmas", Hubungan.NARROWER),
        ("murid smp", "peserta didik", Hubungan.WIDER),
        ("nagari", "gampong", Hubungan.SAME),
        ("desa", "kelurahan", Hubungan.SIBLING),
        ("rusak", "baik", Hubungan.OPPOSITE),
        ("guru", "jembatan", Hubungan.UNRELATED),
        ("ditindaklanjuti", "diselesaikan", Hubungan.UNKNOWN),
        ("layanan", "permohonan", Hubungan.UNKNOWN),
    ],
)
def test_how_concepts_stand(one: str, other: str, how: Hubungan) -> None:
    known = lexicon.leksikon()
    a, b = known.get(one), known.get(other)
    assert a is not None
    assert b is not None
    assert relation(a, b) is how


def test_a_word_that_is_not_known_makes_it_unknown() -> None:
    how = stand(frames.read("Jumlah glambrang yang dibina"), frames.read("Jumlah desa yang dibina"))
    assert how.hubungan is Hubungan.UNKNOWN


def test_a_readers_own_entries_stand_before_the_bundled_ones() -> None:
    a, b = "Jumlah glambrang yang dibina", "Jumlah desa yang dibina"
    with lexicon.extended(":: wilayah\ndesa = glambrang\n"):
        assert stand(frames.read(a), frames.read(b)).hubungan is Hubungan.SAME
    assert stand(frames.read(a), frames.read(b)).hubungan is Hubungan.UNKNOWN


@pytest.mark.parametrize("text", ["desa = nagari", ":: benda\ndesa", ":: wilayah\ndesa | besar"])
def test_a_bad_line_is_refused_by_its_number(text: str) -> None:
    with pytest.raises(InputError, match=r"leksikon:[12]:"):
        list(lexicon.parse(text))


@given(st.text(max_size=200))
def test_any_text_has_a_frame(text: str) -> None:
    frame = frames.read(text)
    assert stand(frame, frame).hubungan in (Hubungan.SAME, Hubungan.UNKNOWN)
