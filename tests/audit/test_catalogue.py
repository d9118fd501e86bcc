"""Every rule in the catalogue is whole, and does what its cases say: nothing more, nothing less."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields

import pytest

from kaskade_graph.audit.cases import Kasus, parse
from kaskade_graph.audit.regulations import DASAR
from kaskade_graph.audit.rule import KELUARGA, Aturan
from kaskade_graph.audit.rules import load_all
from kaskade_graph.errors import Teks

RULES = load_all()
CASES = [
    pytest.param(rule, case, id=f"{rule.kode}-{number}")
    for rule in RULES
    for number, case in enumerate(parse(rule), start=1)
]
each_rule = pytest.mark.parametrize("rule", RULES, ids=[r.kode for r in RULES])


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule: Aturan, case: Kasus) -> None:
    differences = case.run(rule)
    assert not differences, f"{rule.kode} {case.judul} ({rule.sumber})\n" + "\n".join(differences)


@each_rule
def test_has_valid_and_invalid_cases_with_titles(rule: Aturan) -> None:
    cases = parse(rule)
    assert any(case.sah for case in cases), "no case that it accepts"
    assert any(not case.sah for case in cases), "no case that it refuses"
    assert all(case.judul for case in cases)
    assert len({case.judul for case in cases}) == len(cases)
    assert all(kondisi for case in cases for _, kondisi in case.expected()), "a mark without its kondisi"


@each_rule
def test_is_named(rule: Aturan) -> None:
    assert re.fullmatch(r"KSK[1-8]\d\d", rule.kode)
    assert rule.keluarga in KELUARGA
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.nama), "a kebab-case name of at least two words"
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.sejak)


@each_rule
def test_every_text_is_there_in_both_languages(rule: Aturan) -> None:
    for field in fields(rule):
        value = getattr(rule, field.name)
        if isinstance(value, Teks):
            assert value.id.strip() == value.id != "", field.name
            assert value.en.strip() == value.en != "", field.name
            assert field.name == "judul" or value.id != value.en, f"{field.name} is not translated"
            assert not re.search(r"\bTODO\b|\s{2,}", value.id + value.en), field.name
    for name in ("temuan", "akibat", "rekomendasi", "contoh", "kriteria"):
        text = getattr(rule, name)
        assert text.id.endswith((".", "”.")), f"{name} is not a sentence: {text.id}"
        assert text.en.endswith((".", "”.")), f"{name} is not a sentence: {text.en}"
    assert not rule.judul.id.endswith(".")


@each_rule
def test_rests_on_known_regulations(rule: Aturan) -> None:
    assert rule.dasar
    assert set(rule.dasar) <= set(DASAR)


@each_rule
def test_has_one_engine(rule: Aturan) -> None:
    assert (rule.check is not None) == (rule.mesin == "python")
    assert bool(rule.isi) == (rule.mesin != "python")
    assert (rule.kondisi is not None) == (rule.mesin != "python")
    assert rule.kolaps == (rule.kondisi_kolaps is not None)
    assert rule.kode.lower() in rule.sumber or rule.isi.endswith(f"/{rule.kode}")


def test_codes_and_names_are_unique() -> None:
    for attribute in ("kode", "nama"):
        often = Counter(getattr(rule, attribute) for rule in RULES)
        assert [name for name, count in often.items() if count > 1] == []
