"""Every rule is complete, bilingual, named by its defect, and does what its own cases say."""

from __future__ import annotations

import re

import pytest

from kaskade_graph.audit import kasus
from kaskade_graph.audit.dasar import DASAR
from kaskade_graph.audit.rule import KELUARGA, Aturan
from kaskade_graph.audit.rules import load_all
from kaskade_graph.errors import Teks

RULES = load_all()
each_rule = pytest.mark.parametrize("aturan", RULES, ids=[r.kode for r in RULES])


def test_codes_and_names_are_unique() -> None:
    assert len({r.kode for r in RULES}) == len(RULES) == len({r.nama for r in RULES})


@each_rule
def test_a_rule_is_complete(aturan: Aturan) -> None:
    assert re.fullmatch(r"KSK\d{3}", aturan.kode)
    assert aturan.keluarga in KELUARGA
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", aturan.nama)
    assert re.fullmatch(r"\d+\.\d+\.\d+", aturan.sejak)
    for name in ("judul", "temuan", "akibat", "rekomendasi", "contoh", "kriteria"):
        teks = getattr(aturan, name)
        assert isinstance(teks, Teks)
        assert teks.id.strip(), name
        assert teks.en.strip(), name
        assert teks.id != teks.en, name
    assert aturan.dasar
    assert set(aturan.dasar) <= set(DASAR)


@each_rule
def test_a_rule_does_what_its_cases_say(aturan: Aturan) -> None:
    cases = kasus.parse(aturan)
    assert any(c.sah for c in cases), "no valid case"
    assert any(not c.sah for c in cases), "no invalid case"
    wrong = {c.judul: c.run(aturan) for c in cases}
    assert {title: lines for title, lines in wrong.items() if lines} == {}
