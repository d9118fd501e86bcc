"""JUnit XML, read back with junitparser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from junitparser import Failure, JUnitXml, Skipped, TestSuite

from kaskade_graph.audit.finding import Hasil, Pengecualian
from kaskade_graph.errors import Lang
from kaskade_graph.reports.junit import to_junit
from tests.audit.bahan import audit_contoh, audit_sokaraja
from tests.reports.bahan import audit_berstatus, audit_jahat, golden


def suites(*hasil: Hasil, lang: Lang = "id") -> list[TestSuite]:
    return list(JUnitXml.fromstring(to_junit(hasil, lang).encode()))


def case(suite: TestSuite, kode: str) -> Any:
    (found,) = (c for c in suite if c.name.startswith(kode))
    return found


@pytest.mark.parametrize("lang", ["id", "en"])
def test_golden(lang: Lang) -> None:
    golden(f"findings.{lang}.junit.xml", to_junit([audit_berstatus()], lang))


@pytest.mark.parametrize("make", [audit_contoh, audit_berstatus, audit_jahat, audit_sokaraja])
def test_counts_are_those_of_the_cases(make: Any) -> None:
    hasil = make()
    for suite in suites(hasil, hasil):
        said = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert said == (suite.tests, suite.failures, suite.errors, suite.skipped)
        assert suite.tests == len(hasil.diperiksa)
    assert to_junit([hasil], "id") == to_junit([hasil], "id")


def test_errors_fail_warnings_are_seen_waivers_skip() -> None:
    (suite,) = suites(audit_berstatus())
    assert isinstance(case(suite, "KSK103").result[0], Failure)
    assert isinstance(case(suite, "KSK204").result[0], Skipped)
    assert "Camat" not in case(suite, "KSK204").result[0].message
    assert "Belum ada sumber data" in case(suite, "KSK204").result[0].message
    warned = case(suite, "KSK307")
    assert warned.is_passed
    assert warned.system_out.startswith("Peringatan: ")
    passed = case(suite, "KSK202")  # put right since the last audit
    assert passed.is_passed
    assert passed.system_out is None


def test_a_waiver_beside_an_open_error_does_not_hide_it() -> None:
    contoh = audit_contoh()
    error = next(t for t in contoh.temuan if t.kode == "KSK103")
    waived = replace(error, sidik="x", pengecualian=Pengecualian("disetujui", "Camat"))
    (suite,) = suites(replace(contoh, temuan=(error, waived)))
    assert isinstance(case(suite, "KSK103").result[0], Failure)
    assert "dikecualikan" in case(suite, "KSK103").system_out


def test_what_xml_cannot_hold_is_escaped() -> None:
    contoh = audit_jahat()
    (suite,) = suites(replace(contoh, unit="a\x00b\ufffe\ud800"))
    assert suite.name.startswith("a\\x00b\\ufffe\\ud800")
    assert "\u202e" not in to_junit([contoh], "id")
