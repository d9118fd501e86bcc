"""What reports say of a rule, also of one that is not in the catalogue (a waiver that has run out, say)."""

from __future__ import annotations

from functools import cache

from kaskade_graph.audit.finding import Temuan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.rule import family as family
from kaskade_graph.audit.rules import load_all
from kaskade_graph.errors import Teks


@cache
def _by_code(rules: tuple[Aturan, ...]) -> dict[str, Aturan]:
    return {rule.kode: rule for rule in rules}


def rule_of(kode: str) -> Aturan | None:
    """Return the rule with this code, if the catalogue has it."""
    return _by_code(load_all()).get(kode)


def title(temuan: Temuan) -> Teks:
    """Return the title of the rule a finding is of; its name, as words, when there is no such rule."""
    rule = rule_of(temuan.kode)
    words = temuan.nama.replace("-", " ").capitalize()
    return rule.judul if rule else Teks(words, words)
