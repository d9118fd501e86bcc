"""What reports say of a rule, also of one that is not in the catalogue (a waiver that has run out, say)."""

from __future__ import annotations

from functools import cache

from kaskade_graph.audit.finding import Temuan
from kaskade_graph.audit.rule import KELUARGA, Aturan
from kaskade_graph.audit.rules import load_all
from kaskade_graph.errors import Teks


@cache
def _by_code() -> dict[str, Aturan]:
    return {rule.kode: rule for rule in load_all()}


def rule_of(kode: str) -> Aturan | None:
    """Return the rule with this code, if the catalogue has it."""
    return _by_code().get(kode)


def title(temuan: Temuan) -> Teks:
    """Return the title of the rule a finding is of; its name, as words, when there is no such rule."""
    rule = rule_of(temuan.kode)
    words = temuan.nama.replace("-", " ").capitalize()
    return rule.judul if rule else Teks(words, words)


def family(kode: str) -> Teks:
    """Return the name of the family a code belongs to; the beginning of the code when it has none."""
    return KELUARGA.get(kode[:4], Teks(f"{kode[:4]}xx", f"{kode[:4]}xx"))
