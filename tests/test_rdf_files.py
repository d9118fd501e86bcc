"""The same quads give the same bytes; what is no RDF of ours is refused by file and line."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kaskade_graph import rdf_files
from kaskade_graph.errors import InputError, UsageError
from kaskade_graph.rdf_files import FORMATS, Format
from kaskade_graph.text import for_xml
from kaskade_graph.vocab import KIN, RDF, XSD

_NODES = st.sampled_from(
    [NamedNode(f"https://w3id.org/kinerja/id/{n}") for n in "abc"] + [NamedNode(KIN.Tujuan)]
)
_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)
_LITERALS = st.one_of(
    st.builds(Literal, _TEXT),
    st.builds(lambda text: Literal(text, language="id"), _TEXT),
    st.builds(lambda n: Literal(str(n), datatype=NamedNode(XSD.integer)), st.integers()),
)
_PREDICATES = st.sampled_from([NamedNode(p) for p in (RDF.type, KIN.mendukung, KIN.nomor)])
_GRAPHS = st.sampled_from([NamedNode("https://w3id.org/kinerja/id/k"), DefaultGraph()])
_QUADS = st.lists(st.builds(Quad, _NODES, _PREDICATES, st.one_of(_NODES, _LITERALS), _GRAPHS), max_size=12)


@given(_QUADS, st.sampled_from(FORMATS), st.randoms(use_true_random=False))
def test_same_quads_same_bytes_and_back(quads: list[Quad], chosen: Format, rng: random.Random) -> None:
    data = rdf_files.serialise(quads, chosen)
    shuffled = [*quads, *quads]
    rng.shuffle(shuffled)
    assert rdf_files.serialise(shuffled, chosen) == data
    if quads:
        back = rdf_files.parse(data, chosen, "x")
        if chosen in ("trig", "nq"):
            assert set(back) == set(quads)
        else:
            shown = for_xml if chosen == "rdf" else str  # XML holds no control characters: they are shown
            assert {_said(q, str) for q in back} == {_said(q, shown) for q in quads}


def _said(quad: Quad, shown: Callable[[str], str]) -> tuple[object, ...]:
    term = quad.object
    if not isinstance(term, Literal):
        return quad.subject, quad.predicate, term
    return quad.subject, quad.predicate, shown(term.value), term.language, term.datatype


def test_only_prefixes_in_use_are_declared_in_order() -> None:
    quad = Quad(NamedNode(KIN.Tujuan), NamedNode(RDF.type), Literal("x"), DefaultGraph())
    head = [line for line in rdf_files.serialise([quad]).splitlines() if line.startswith(b"@prefix")]
    assert [line.split()[1] for line in head] == [b"kin:", b"rdf:"]


@pytest.mark.parametrize(
    ("data", "chosen", "message"),
    [
        (b"", "trig", "x.rdf: the file is empty"),
        (b" \n\n", "ttl", "x.rdf: the file is empty"),
        (b"\n\n<https://a> <https://b> .", "ttl", r"x.rdf line 3: not valid ttl"),
        (b"<a> <b> <c> .", "ttl", r"x.rdf line 1: .*absolute IRI"),
        (b"\xff\xfe<", "trig", r"x.rdf line 1: .*UTF-8"),
        (b"<https://a> <https://b> [] .", "ttl", "x.rdf: holds blank nodes, at <https://b>"),
        (
            b"<https://a> <https://b> <<( <https://a> <https://b> 1 )>> .",
            "ttl",
            "x.rdf: holds quoted triples",
        ),
        (b"<https://a> <https://b> " + b"<<( <https://a> <https://b> " * 50_000, "nt", "quoted triples"),
        (b"PK\x03\x04\x00\x00", "trig", "x.rdf line 1"),
    ],
)
def test_what_is_refused(data: bytes, chosen: Format, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        rdf_files.parse(data, chosen, "x.rdf")
    assert "x.rdf" in caught.value.text("id")


@given(st.binary(max_size=200), st.sampled_from(FORMATS))
def test_any_bytes_parse_or_are_refused(data: bytes, chosen: Format) -> None:
    try:
        rdf_files.parse(data, chosen, "x")
    except InputError as error:
        assert error.text("id").startswith("x")


def test_read_by_ending(tmp_path: Path) -> None:
    quad = Quad(NamedNode("https://a"), NamedNode(RDF.type), NamedNode(KIN.Tujuan), NamedNode("https://g"))
    path = tmp_path / "a.TriG"
    path.write_bytes(rdf_files.serialise([quad]))
    assert rdf_files.read(path) == [quad]
    with pytest.raises(InputError, match="larger than"):
        rdf_files.read(path, limit=10)
    with pytest.raises(UsageError, match=r"\.docx"):
        rdf_files.read(tmp_path / "a.docx")
    with pytest.raises(InputError, match="cannot be read"):
        rdf_files.read(tmp_path / "tiada.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        rdf_files.read(tmp_path / "folder.ttl")


@pytest.mark.parametrize(
    "data",
    [
        b"<!--" + b"x" * 20_000 + b'--><!DOCTYPE r [<!ENTITY a "x">]><r>&a;</r>',
        '<!DOCTYPE r [<!ENTITY a "x">]><r>&a;</r>'.encode("utf-16-le"),
        '<!DOCTYPE r [<!ENTITY a "x">]><r>&a;</r>'.encode("utf-16-be"),
    ],
)
def test_entities_are_refused_wherever_they_stand(data: bytes) -> None:
    with pytest.raises(InputError):
        rdf_files.parse(data, "rdf", "a.rdf")


def test_a_term_that_is_only_a_subject_is_read_back_from_json_ld() -> None:
    quad = Quad(
        NamedNode(KIN.Tujuan), NamedNode(RDF.type), NamedNode("https://example.org/a"), NamedNode("urn:graph")
    )
    data = rdf_files.serialise([quad], "jsonld")
    assert rdf_files.parse(data, "jsonld", "a.jsonld") == [quad]
