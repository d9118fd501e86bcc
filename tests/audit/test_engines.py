"""The shapes stand on their own, and broken rule files are refused with their name."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph, URIRef

from kaskade_graph import fields, resources
from kaskade_graph.audit.cases import Kasus, parse
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.engines import shacl
from kaskade_graph.audit.engines.bridge import to_rdflib, to_term
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.rules import from_queries, from_shapes, get, load_all
from kaskade_graph.errors import InputError, UnknownName
from kaskade_graph.vocab import DCTERMS, KIN, SH, XSD
from tests.audit.bahan import sokaraja

SHAPES = [r for r in load_all() if r.mesin == "shacl"]


@pytest.fixture(scope="module")
def published() -> Graph:
    """All shapes files as a third party reads them, texts and all."""
    graph = Graph()
    for path in resources.shapes():
        graph.parse(path)
    return graph


@pytest.mark.parametrize(
    ("rule", "case"),
    [pytest.param(r, c, id=f"{r.kode}-{n}") for r in SHAPES for n, c in enumerate(parse(r)) if not c.sah],
)
def test_a_shape_finds_the_same_without_this_tool(rule: Aturan, case: Kasus, published: Graph) -> None:
    ctx = case.context()
    _, report, _ = pyshacl.validate(to_rdflib(ctx.own), shacl_graph=published)
    of_rule = {
        URIRef(rule.isi),
        *published.subjects(URIRef(DCTERMS.isPartOf), URIRef(rule.isi)),
    }
    results = [r for r, s in report.subject_objects(URIRef(SH.sourceShape)) if s in of_rule]
    focus = {str(report.value(r, URIRef(SH.focusNode))) for r in results}
    assert focus == {c.unsur for _, c in shacl.run(ctx, [rule])}
    messages = [m for r in results for m in report.objects(r, URIRef(SH.resultMessage))]
    assert {m.language for m in messages} == {"id", "en"}  # type: ignore[attr-defined]


def test_parts_of_a_rule_weigh_as_much_as_the_rule(published: Graph) -> None:
    for part, whole in published.subject_objects(URIRef(DCTERMS.isPartOf)):
        assert published.value(part, URIRef(SH.severity)) == published.value(whole, URIRef(SH.severity))
        assert str(whole) in {r.isi for r in SHAPES}


def test_every_shape_with_a_target_is_a_rule_or_part_of_one(published: Graph) -> None:
    targets = [URIRef(SH[t]) for t in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")]
    aimed = {s for t in targets for s in published.subjects(t)}
    assert aimed == {s for s in aimed if (s, URIRef(KIN.kode), None) in published} | {
        s for s in aimed if (s, URIRef(DCTERMS.isPartOf), None) in published
    }


def test_what_an_import_writes_holds_no_property_or_kind_that_the_shapes_refuse() -> None:
    rules = [get(k) for k in ("KSK115", "KSK116", "KSK117", "KSK118", "KSK120", "KSK121", "KSK126", "KSK127")]
    assert list(shacl.run(Konteks(sokaraja()), rules)) == []


def test_an_explicit_string_datatype_is_a_plain_string() -> None:
    term = to_term(ox.Literal("a", datatype=ox.NamedNode(XSD.string)))
    assert term == to_term(ox.Literal("a"))
    assert term.datatype is None  # type: ignore[attr-defined]


def test_terms_keep_their_form() -> None:
    assert (
        to_term(ox.Literal("007", datatype=ox.NamedNode(XSD.integer))).n3() == '"007"^^<' + XSD.integer + ">"
    )
    assert to_term(ox.Literal("halo", language="id")).n3() == '"halo"@id'
    assert len(to_rdflib([ox.Quad(ox.BlankNode("b"), ox.NamedNode("x:p"), ox.Literal("1"))])) == 1


@pytest.mark.parametrize(
    "text", ["<a> <b> .", "\x00", "@prefix kin: <https://w3id.org/kinerja/ns#> . <x:a> kin:kode 'KSK999' ."]
)
def test_a_broken_shapes_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rusak.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"rusak\.ttl"):
        from_shapes.read(path)


@pytest.mark.parametrize(
    "text", ["SELECT ?unsur {}", "#+ kode: [", "#+ kode: KSK999\n#+ nama: a-b", "#+ - a"]
)
def test_a_broken_query_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rusak.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"rusak\.rq"):
        from_queries.read(path)


@pytest.mark.parametrize("asked", ["KSK202", "ksk202", "indikator-tanpa-formulasi"])
def test_a_rule_is_found_by_code_or_name(asked: str) -> None:
    assert get(asked).kode == "KSK202"


def test_an_unknown_rule_suggests_near_ones() -> None:
    with pytest.raises(UnknownName) as error:
        get("indikator-tanpa-formula")
    assert "indikator-tanpa-formulasi" in error.value.suggestions
    with pytest.raises(UnknownName, match="xyz"):
        get("xyz")


def test_a_closed_shape_allows_all_that_the_table_of_fields_holds() -> None:
    text = f"""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kin: <{KIN.base}> .
<urn:a> sh:closed true ; sh:ignoredProperties ( kin:formulasi <urn:own> ) .
<urn:b> sh:closed true ; sh:ignoredProperties ( <urn:own> ) ."""
    quads = tuple(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    graph = Graph().parse(
        data=ox.serialize([q.triple for q in shacl._with_fields(quads)], format=ox.RdfFormat.TURTLE),
        format="turtle",
    )
    ignored = {
        shape: {str(p) for p in graph.items(graph.value(URIRef(shape), URIRef(SH.ignoredProperties)))}
        for shape in ("urn:a", "urn:b")
    }
    assert ignored == {"urn:a": {"urn:own", *fields.predicates()}, "urn:b": {"urn:own"}}


def test_a_fingerprint_names_an_element_in_words_and_a_foreign_one_by_its_place() -> None:
    ctx = Konteks(sokaraja())
    element = next(iter(ctx.kaskade.unsur))
    foreign = element.replace("/33.02.19/", "/33.02.99/")
    assert shacl._name(ctx, element) == ctx.sebut(element).id
    assert shacl._name(ctx, foreign) == ctx.place(foreign) != ctx.sebut(element).id
