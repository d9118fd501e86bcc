"""What grade the findings of a rule may bear: no more than they earned on documents the rules had never seen.

Each rule's findings of first runs were read by a person (``benchmarks/judgement``); how many were right and how many
wrong is data (``data/audit/ketepatan.csv``). A rule that was right too seldom asks instead of judging, unless the
document itself shows the defect beyond inference (:attr:`Cacat.pasti`); one that was hardly ever right is silent
unless it is asked for by its code. See decision 0035.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kaskade_graph import resources
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks

ENOUGH, FEW = 10, 5
"""Findings read from which on a rule is held to its record, and from which on if most of them were wrong."""
JUDGES, ASKS = 0.8, 0.1
"""Share of right findings from which on a rule may judge, and from which on it may ask."""
_ASKED = Teks("Perlu dilihat: ", "To be looked at: ")
_IF_SO = Teks("Bila memang demikian: ", "If so: ")


@dataclass(frozen=True, slots=True)
class EarnedRecord:
    """The record of a rule: findings called right and wrong by a reader, on first runs."""

    benar: int
    salah: int

    @property
    def ketepatan(self) -> float:
        """The share that was right; 1 where too few were read to say."""
        read = self.benar + self.salah
        known = read >= ENOUGH or (read >= FEW and self.salah > self.benar)
        return self.benar / read if known else 1.0


@cache
def records() -> dict[str, EarnedRecord]:
    """Return the record of each rule that has one, by code."""
    with resources.ketepatan().open(encoding="utf-8", newline="") as stream:
        return {r["kode"]: EarnedRecord(int(r["benar"]), int(r["salah"])) for r in csv.DictReader(stream)}


def precision(kode: str) -> float:
    """Return the share of a rule's findings that were right; 1 where it is not known.

    >>> precision("KSK302"), precision("KSK401") < JUDGES
    (1.0, True)
    """
    record = records().get(kode)
    return record.ketepatan if record else 1.0


def spoken(rule: Aturan, found: Iterable[Cacat], *, named: bool) -> list[Cacat]:
    """Return what a rule may say: all of it, or only what is certain when it was hardly ever right otherwise.

    ``named``: somebody asked for this very rule.
    """
    return [c for c in found if named or c.pasti or precision(rule.kode) >= ASKS]


def is_asked(rule: Aturan, cacat: Cacat) -> bool:
    """Say whether a defect is put as a question, because the rule was wrong too often about such; a hint is none."""
    grave = (cacat.keparahan or rule.keparahan) is not Keparahan.INFO
    return grave and not cacat.pasti and precision(rule.kode) < JUDGES


def asked(said: Teks) -> Teks:
    """Return a finding's words as a question for the reader."""
    return Teks(_ASKED.id + said.id, _ASKED.en + said.en)


def is_question(kondisi: Teks) -> bool:
    """Say whether a finding's words are put as a question."""
    return kondisi.id.startswith(_ASKED.id)


def unasked(kondisi: str) -> str:
    """Return the words (Indonesian) of a finding as the rule has them."""
    return kondisi.removeprefix(_ASKED.id)


def if_so(advice: Teks) -> Teks:
    """Return advice that holds only when the answer is yes.

    >>> if_so(Teks("Ganti formula.", "Replace the formula.")).id
    'Bila memang demikian: ganti formula.'
    """
    return Teks(_IF_SO.id + _lower(advice.id), _IF_SO.en + _lower(advice.en))


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
