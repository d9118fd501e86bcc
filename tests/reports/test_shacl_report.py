"""The validation report as RDF: read back with rdflib, and held against SHACL's own words about reports."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef

from kaskade_graph import rdf_files
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.reports.shacl_report import to_jsonld, to_ttl
from kaskade_graph.vocab import KIN as KIN_
from tests.audit.bahan import audit_contoh, audit_sokaraja
from tests.reports.bahan import HOSTILE, audit_berstatus, audit_jahat, golden

KIN = Namespace(KIN_.base)
MAKES = [audit_contoh, audit_berstatus, audit_jahat, audit_sokaraja]

# SHACL, section 3.6: what a report and a result have, and how often.
REPORTS = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix kin: <https://w3id.org/kinerja/ns#> .
@prefix ex: <https://example.org/> .
ex:Report a sh:NodeShape ; sh:targetClass sh:ValidationReport ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path sh:conforms ; sh:datatype xsd:boolean ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:result ; sh:class sh:ValidationResult ] .
ex:Result a sh:NodeShape ; sh:targetClass sh:ValidationResult ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path sh:focusNode ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ;
    sh:in ( sh:Violation sh:Warning sh:Info ) ] ;
  sh:property [ sh:path sh:sourceConstraintComponent ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:sourceShape ; sh:nodeKind sh:IRI ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:resultPath ; sh:nodeKind sh:IRI ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:value ; sh:nodeKind sh:IRIOrLiteral ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:resultMessage ; sh:uniqueLang true ; sh:languageIn ( "id" "en" ) ; sh:minCount 2 ] ;
  sh:property [ sh:path kin:kode ; sh:datatype xsd:string ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path kin:kondisi ; sh:uniqueLang true ; sh:minCount 2 ] ;
  sh:property [ sh:path kin:rekomendasi ; sh:uniqueLang true ; sh:minCount 2 ] ;
  sh:property [ sh:path kin:keyakinan ; sh:datatype xsd:decimal ; sh:minCount 1 ; sh:maxInclusive 1.0 ] .
"""


def test_golden() -> None:
    golden("findings.ttl", to_ttl([audit_berstatus()]))
    golden("findings.jsonld", to_jsonld([audit_berstatus()]))


@pytest.mark.parametrize("make", MAKES)
def test_the_report_is_what_shacl_says_a_report_is(make: Any) -> None:
    report = Graph().parse(data=to_ttl([make()]), format="turtle")
    shapes = Graph().parse(data=REPORTS, format="turtle")
    conforms, _, text = pyshacl.validate(report, shacl_graph=shapes)
    assert conforms, text


@pytest.mark.parametrize("make", MAKES)
def test_json_ld_says_the_same_without_fetching(make: Any) -> None:
    hasil = [make(), replace(audit_contoh(), kaskade="https://example.org/other")]
    as_json = to_jsonld(hasil)
    assert isinstance(json.loads(as_json)["@context"], dict)
    ttl, jsonld = (
        Graph().parse(data=to_ttl(hasil), format="turtle"),
        Graph().parse(data=as_json, format="json-ld"),
    )
    assert set(ttl) == set(jsonld)
    assert to_ttl(hasil) == to_ttl(hasil)
    assert as_json == to_jsonld(hasil)


@pytest.mark.parametrize("make", MAKES)
def test_no_blank_nodes(make: Any) -> None:
    assert rdf_files.parse(to_ttl([make()]).encode(), "ttl", "report.ttl")  # which refuses them


def test_results_are_what_is_still_to_do() -> None:
    hasil = audit_berstatus()
    graph = Graph().parse(data=to_ttl([hasil]), format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    listed = {str(graph.value(r, KIN.sidik)) for r in graph.objects(report, SH.result)}
    assert listed == {t.sidik for t in hasil.temuan if t.aktif}
    assert (report, SH.conforms, Literal(False)) in graph
    everything = {str(o) for s, o in graph.subject_objects(KIN.sidik)}
    assert everything == {t.sidik for t in hasil.temuan}
    (waived,) = graph.subjects(KIN.alasanPengecualian)
    assert str(graph.value(waived, KIN.dikecualikanSampai)) == "2022-12-31"
    assert str(graph.value(waived, KIN.statusTemuan)) == "baru"


def test_nothing_to_do_conforms() -> None:
    contoh = audit_berstatus()
    clean = replace(contoh, temuan=tuple(replace(t, status="selesai") for t in contoh.temuan))
    graph = Graph().parse(data=to_ttl([clean]), format="turtle")
    assert list(graph.objects(None, SH.conforms)) == [Literal(True)]
    empty = Hasil("https://w3id.org/kinerja/id/x", "Unit", 2021, "murni", ())
    assert Literal(True) in Graph().parse(data=to_ttl([empty]), format="turtle").objects()


def test_rules_that_are_shapes_are_named() -> None:
    graph = Graph().parse(data=to_ttl([audit_contoh()]), format="turtle")
    shapes = set(graph.objects(None, SH.sourceShape))
    assert URIRef("https://w3id.org/kinerja/shapes/KSK103") in shapes
    assert all(re.fullmatch(r"https://w3id\.org/kinerja/shapes/KSK\d{3}", str(s)) for s in shapes)


def test_texts_of_users_are_only_text() -> None:
    graph = Graph().parse(data=to_ttl([audit_jahat()]), format="turtle")
    assert Literal(HOSTILE) in set(graph.objects(None, KIN.kutipan))


def test_what_a_shape_refuses_has_its_path_its_value_its_shape_and_its_lines() -> None:
    """As an editor needs them to go to the place: of the real document, whose evidence has lines."""
    report = Graph().parse(data=to_ttl([audit_sokaraja()]), format="turtle")
    shaped = list(report.subjects(SH.sourceShape, None))
    assert shaped
    assert any(report.value(result, SH.resultPath) for result in shaped)
    quoted = [
        line
        for result in shaped
        for place in report.objects(result, URIRef("http://www.w3.org/ns/prov#wasDerivedFrom"))
        for line in report.objects(place, KIN.barisAwal)
    ]
    assert quoted
    assert any("sh:resultPath" in node for node in json.loads(to_jsonld([audit_sokaraja()]))["@graph"])


@pytest.mark.parametrize(
    "value", ["a b", "http://x y", 'http://x/"><script>', "urn:x:1", "\u202e", "50 Persen"]
)
def test_any_value_can_be_written(value: str) -> None:
    hasil = audit_contoh()
    temuan = replace(hasil.temuan[0], path=KIN_.satuan, value=value)
    report = Graph().parse(data=to_ttl([replace(hasil, temuan=(temuan,))]), format="turtle")
    assert [str(v) for v in report.objects(None, SH.value)] == [value]
    again = Graph().parse(data=to_jsonld([replace(hasil, temuan=(temuan,))]), format="json-ld")
    assert list(again.objects(None, SH.value)) == list(report.objects(None, SH.value))
