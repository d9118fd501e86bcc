"""The JSON report, held against its published schema."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kaskade_graph import resources
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.reports.findings_json import to_json
from tests.audit.bahan import audit_contoh, audit_sokaraja
from tests.reports.bahan import audit_berstatus, audit_jahat

SCHEMA = json.loads(resources.skema().read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("make", [audit_contoh, audit_berstatus, audit_jahat, audit_sokaraja])
def test_every_report_is_valid(make: Any, lang: Any) -> None:
    text = to_json([make(), audit_contoh()], lang)
    assert [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(json.loads(text))] == []
    assert text == to_json([make(), audit_contoh()], lang)


def test_no_findings_is_valid() -> None:
    VALIDATOR.validate(json.loads(to_json([Hasil("https://x.id/k", "Unit", 2021, "murni", ())])))
    VALIDATOR.validate(json.loads(to_json([])))


@pytest.mark.parametrize(
    ("key", "value"),
    [("keparahan", "fatal"), ("keyakinan", 2), ("kode", "103"), ("kondisi", ""), ("sidik", None), ("x", 1)],
)
def test_the_schema_refuses(key: str, value: object) -> None:
    report = json.loads(to_json([audit_contoh()]))
    report["temuan"][0][key] = value
    assert not VALIDATOR.is_valid(report)
