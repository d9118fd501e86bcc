"""The native SHACL engine says what pyshacl says: for every shape, kind of constraint, path and severity."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kaskade_graph import rdf_files, resources
from kaskade_graph.audit.cases import Kasus, parse
from kaskade_graph.audit.engines import shacl, validator
from kaskade_graph.audit.engines.validator import Native, Pelanggaran, Pyshacl
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.errors import UsageError

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://ex.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
DATA = r"""
ex:a a ex:T ; ex:p "x" , "dua\n\"baris\"" , "kata"@id ; ex:n 5 ; ex:m 7 ; ex:r ex:b ; ex:y "2021"^^xsd:gYear .
ex:b a ex:T , ex:U ; ex:p "yang panjang sekali" ; ex:n 12 , 12.5 ; ex:m 3 ; ex:r ex:a , ex:c ; ex:q "x" .
ex:c a ex:T ; ex:y 21 ; ex:n "bukan angka" ; ex:m "5"^^xsd:integer ; ex:r "teks" ; ex:p "word"@en , "kata2"@en .
ex:d a ex:T ; ex:p "" , "é" ; ex:q "é" ; ex:r ex:d ; ex:y "21"^^xsd:gYear ; ex:n "05"^^xsd:integer .
ex:e a ex:T ; ex:r ex:b , ex:c , ex:d ; ex:p "tab\tdan \\ garis miring" , "\U0001F600" .
ex:U rdfs:subClassOf ex:V . ex:f a ex:V ; ex:p "x" .
"""
CONSTRAINTS = {
    "class": "sh:path ex:r ; sh:class ex:T",
    "class of a superclass": "sh:path ex:r ; sh:class ex:V",
    "datatype": "sh:path ex:n ; sh:datatype xsd:integer",
    "datatype gYear": "sh:path ex:y ; sh:datatype xsd:gYear",
    "nodeKind": "sh:path ex:r ; sh:nodeKind sh:IRI",
    "minCount": "sh:path ex:n ; sh:minCount 1",
    "maxCount": "sh:path ex:r ; sh:maxCount 1",
    "minExclusive": "sh:path ex:n ; sh:minExclusive 5",
    "minInclusive": "sh:path ex:n ; sh:minInclusive 6",
    "maxExclusive": "sh:path ex:n ; sh:maxExclusive 12",
    "maxInclusive": "sh:path ex:n ; sh:maxInclusive 12",
    "minLength": "sh:path ex:p ; sh:minLength 2",
    "maxLength": "sh:path ex:p ; sh:maxLength 5",
    "pattern": 'sh:path ex:p ; sh:pattern "^[a-z]+$"',
    "pattern with flags": 'sh:path ex:p ; sh:pattern "^KATA" ; sh:flags "i"',
    "languageIn": 'sh:path ex:p ; sh:languageIn ("id")',
    "uniqueLang": "sh:path ex:p ; sh:uniqueLang true",
    "equals": "sh:path ex:p ; sh:equals ex:q",
    "disjoint": "sh:path ex:p ; sh:disjoint ex:q",
    "lessThan": "sh:path ex:n ; sh:lessThan ex:m",
    "lessThanOrEquals": "sh:path ex:n ; sh:lessThanOrEquals ex:m",
    "not": "sh:path ex:r ; sh:not [ sh:class ex:U ]",
    "and": "sh:path ex:r ; sh:and ([ sh:class ex:T ] [ sh:nodeKind sh:IRI ])",
    "or": "sh:path ex:p ; sh:or ([ sh:datatype xsd:string ] [ sh:minLength 5 ])",
    "xone": "sh:path ex:r ; sh:xone ([ sh:class ex:T ] [ sh:class ex:U ])",
    "node": "sh:path ex:r ; sh:node ex:Other",
    "property": "sh:path ex:r ; sh:property ex:Part",
    "qualifiedMinCount": "sh:path ex:r ; sh:qualifiedValueShape [ sh:class ex:U ] ; sh:qualifiedMinCount 1",
    "qualifiedMaxCount": "sh:path ex:r ; sh:qualifiedValueShape [ sh:class ex:T ] ; sh:qualifiedMaxCount 1",
    "hasValue": 'sh:path ex:p ; sh:hasValue "x"',
    "in": 'sh:path ex:p ; sh:in ("x" "kata"@id "")',
    "in with IRIs": "sh:path ex:r ; sh:in (ex:a ex:b)",
    "inverse path": "sh:path [ sh:inversePath ex:r ] ; sh:maxCount 1",
    "sequence path": "sh:path (ex:r ex:p) ; sh:maxCount 2",
    "alternative path": "sh:path [ sh:alternativePath (ex:p ex:q) ] ; sh:minCount 2",
    "any length path": "sh:path [ sh:oneOrMorePath ex:r ] ; sh:maxCount 2",
}
TARGETS = ("sh:targetClass ex:T", "sh:targetSubjectsOf ex:q", "sh:targetObjectsOf ex:r", "sh:targetNode ex:a")


def triples(text: str) -> list[ox.Triple]:
    return [q.triple for q in ox.parse(f"{PREFIXES}{text}", format=ox.RdfFormat.TURTLE)]


def both(shapes: list[ox.Triple], data: list[ox.Triple]) -> set[Pelanggaran]:
    reference = Pyshacl(shapes).violations(data)
    assert Native(shapes).violations(data) == reference
    return reference


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_every_constraint(name: str) -> None:
    found = set()
    for target in TARGETS:
        found |= both(
            triples(
                f"ex:S a sh:PropertyShape ; {target} ; {CONSTRAINTS[name]} ."
                "ex:Other a sh:NodeShape ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ."
                "ex:Part a sh:PropertyShape ; sh:path ex:q ; sh:minCount 1 ."
            ),
            triples(DATA),
        )
    assert found  # a constraint that refuses nothing would compare nothing


@pytest.mark.parametrize("severity", ["sh:Violation", "sh:Warning", "sh:Info"])
def test_every_severity(severity: str) -> None:
    shape = f"ex:S a sh:PropertyShape ; sh:targetClass ex:T ; sh:severity {severity} ; sh:path ex:n ; sh:minCount 1 ."
    assert {v.keparahan for v in both(triples(shape), triples(DATA))} == {severity.removeprefix("sh:")}


def test_closed_and_a_node_shape_with_a_constraint_of_its_own() -> None:
    closed = "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:closed true ; sh:ignoredProperties (rdf:type) ;"
    assert both(triples(f"{closed} sh:property [ sh:path ex:p ] ."), triples(DATA))
    assert both(triples("ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:class ex:U ."), triples(DATA))
    assert not both(
        triples("ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:deactivated true ; sh:class ex:U ."),
        triples(DATA),
    )


def _cases() -> Iterator[Kasus]:
    for rule in load_all():
        yield from parse(rule)


def test_all_shapes_on_all_cases_and_the_bundled_cascade() -> None:
    rules = tuple(r.isi for r in load_all() if r.mesin == "shacl")
    shapes = shacl.shapes_of(rules)
    native, reference = Native(shapes), Pyshacl(shapes)
    fired: set[str] = set()
    for kasus in _cases():
        found = reference.violations(kasus.context().own)
        assert native.violations(kasus.context().own) == found, kasus.judul
        fired |= {v.shape for v in found}
    for path in resources.contoh():
        own = list(
            dict.fromkeys(q.triple for q in rdf_files.read(path) if not str(q.graph_name).endswith("/bukti>"))
        )
        found = reference.violations(own)
        assert native.violations(own) == found
        fired |= {v.shape for v in found}
    # Every shape refuses something here, so that none is compared on what it accepts alone.
    assert not set(rules) - {shacl.rule_of(s) for s in fired}


def test_the_engine_is_chosen_by_what_is_there_and_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(validator.VARIABEL, raising=False)
    assert validator.chosen() == "shacl"
    monkeypatch.setenv(validator.VARIABEL, "pyshacl")
    assert validator.chosen() == "pyshacl"
    monkeypatch.setenv(validator.VARIABEL, "pyrudof")
    with pytest.raises(UsageError, match="pyrudof"):
        validator.chosen()


def test_findings_are_the_same_with_either(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [r for r in load_all() if r.mesin == "shacl"]
    kasus = [k for r in rules for k in parse(r)]
    found = []
    for name in validator.MESIN:
        monkeypatch.setenv(validator.VARIABEL, name)
        found.append([run(k.context(), rules).temuan for k in kasus])
    assert found[0] == found[1]
