"""A line that says several things at once as lines that say one each, in the words that labels have.

People put an indikator and its target into a sentence, a budget behind a name, or fields between bars when they paste
a table into a message. What is read of such a line is quoted from the whole of it.
"""

from __future__ import annotations

import re

from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.indikator_values import FIELDS

MEASURED = re.compile(
    r"\s*(?:di|ter)ukur\s+(?:dari|dengan|melalui|oleh|menggunakan)\s+(?:indikator\s+(?:kinerja\s+)?)?(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_TARGET = re.compile(
    r"(?P<name>\S.*?),?\s+(?:dengan|bertarget|sebesar)?\s*target(?:nya)?\s+(?:sebesar\s+)?(?P<target>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_AMOUNTS = re.compile(
    r"(?P<label>[^:]{4,60}):\s*(?P<name>\S[^;]*?)[;,]\s+sebesar\s+(?P<target>-?\d[^();]*?)"
    r"(?:\s*\((?:sumber )?data\s*:\s*(?P<source>[^()]+)\))?\s*\.?",
    re.IGNORECASE | re.DOTALL,
)
"""An indikator with its figure and the source of that: "Output: Produksi; sebesar 12 ton (data: BPS)"."""
_LETTER = re.compile(r"(?:^|[,;]?\s+(?:dan|serta|,)?\s*)\((?P<mark>[a-h]|[1-9])\)\s*")
_RUPIAH = r"Rp\.?\s*\d[\d.]*(?:,\d{1,2}|,-)?"
_BUDGET = re.compile(
    rf"(?P<name>\S.*?)(?:,|\s[–—-])?\s+(?:\(\s*(?:(?:pagu|anggaran)(?:nya)?\s*:?\s*)?(?P<inner>{_RUPIAH})\s*\)"
    rf"|(?:dengan\s+)?(?:pagu|anggaran)(?:nya)?\s*:?\s*(?:sebesar\s+)?(?P<outer>{_RUPIAH}))\.?(?:\s+(?P<rest>[A-Z].*))?",
    re.DOTALL,
)
_BEHIND = re.compile(
    rf"(?P<name>\S.*?)\s*(?:\(\s*(?:(?:pagu|anggaran)(?:nya)?\s*:?\s*)?(?P<inner>{_RUPIAH})\s*\)"
    rf"|\s[–—-]\s*(?P<outer>{_RUPIAH}))\.?",
    re.DOTALL | re.IGNORECASE,
)
_MONEY = re.compile(rf"(?:pagu|anggaran)(?:nya)?\s+(?:sebesar\s+)?(?P<sum>{_RUPIAH})\.?", re.IGNORECASE)
_PLANNED = re.compile(
    r"(?:di(?:rencanakan|targetkan)|sebesar)\s+(?:sebesar\s+)?(?P<target>[<>≤≥]?\s*\d\S*(?:\s+\S+){0,5})",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*;\s*(?=[A-Za-z][A-Za-z /]{2,30}:\s)")
_BAR = re.compile(r"\s*[|¦]\s*")
_FIELD = re.compile(r"(?P<label>[A-Za-z][A-Za-z.]*(?: data)?)\s*[:=]?\s+(?P<value>\S.*)", re.DOTALL)


def unfolded(text: str, below_element: bool) -> list[str]:
    """Return a line as the labelled lines that say the same; itself where it says one thing.

    ``below_element`` says whether an element is named above it, whose indikator a sentence may name.

    >>> unfolded("Diukur dari nilai survei warga dengan target 81,6 poin.", True)
    ['Indikator: nilai survei warga', 'Target: 81,6 poin']
    >>> unfolded("Program Pelayanan Publik (7.01.02), anggaran Rp94.687.500,00", False)
    ['Program Pelayanan Publik (7.01.02)', 'Pagu: Rp94.687.500,00']
    >>> unfolded("▪ Jumlah kematian ibu | tgt 0 | sat kasus", True)
    ['Indikator: Jumlah kematian ibu', 'tgt: 0', 'sat: kasus']
    """
    text = names.unmarked(text)
    measured = MEASURED.fullmatch(text) if below_element else None
    return (
        (_sentence(measured["what"]) if measured else None)
        or (_between_bars(text) if below_element else None)
        or (_amounts(text) if below_element else None)
        or (_stated(text) if below_element else None)
        or _budgeted(text)
        or [text]
    )


def budget_behind(name: str) -> tuple[str, str] | None:
    """Return a name and the sum of money printed behind it, None where there is none.

    >>> budget_behind("Pelayanan Publik (Rp1.268.450.000)"), budget_behind("Pelayanan Publik — Rp5.000,00")
    (('Pelayanan Publik', 'Rp1.268.450.000'), ('Pelayanan Publik', 'Rp5.000,00'))
    """
    match = _BEHIND.fullmatch(name.strip())
    return (match["name"], match["inner"] or match["outer"]) if match else None


def _stated(text: str) -> list[str] | None:
    """Return a line that states a sum, a target, or several labelled fields parted by semicolons, one a line."""
    if money := _MONEY.fullmatch(text.strip()):
        return [f"Pagu: {money['sum']}"]
    if planned := _PLANNED.fullmatch(text.strip(" .")):
        return [f"Target: {planned['target']}"]
    fields = _SEVERAL.split(text.strip())
    roles = [meaning([field.partition(":")[0]]) for field in fields]
    known = all(role is not None and role.key in (*FIELDS, "nilai", "target", "pagu") for role in roles)
    return fields if len(fields) > 1 and known else None


def _sentence(what: str) -> list[str] | None:
    """Return the indikator that a sentence names with their targets, None unless it says both of each."""
    marks = list(_LETTER.finditer(what))
    if len(marks) > 1 and marks[0].start() == 0:
        ends = [m.start() for m in marks[1:]] + [len(what)]
        several = [what[m.end() : end] for m, end in zip(marks, ends, strict=True)]
    else:
        several = [what]
    found = [_TARGET.fullmatch(one.strip(" .;,")) for one in several]
    if None in found or any(len(re.findall(r"\btarget", one, re.IGNORECASE)) > 1 for one in several):
        return None
    pairs = [(f"Indikator: {m['name']}", f"Target: {m['target']}") for m in found if m]
    return [line for pair in pairs for line in pair]


def _amounts(text: str) -> list[str] | None:
    """Return an indikator under its label, its figure and its source as lines of their own."""
    found = _AMOUNTS.fullmatch(names.items(text)[0].text) if "sebesar" in text else None
    role = meaning([found["label"]]) if found else None
    if found is None or role is None or role.key not in ("indikator", "sasaran"):
        return None
    source = [f"Sumber data: {found['source']}"] if found["source"] else []
    return [f"Indikator: {found['name']}", f"Target: {found['target']}", *source]


def _between_bars(text: str) -> list[str] | None:
    """Return an indikator and its fields between bars, None unless each field has its label."""
    first, *fields = _BAR.split(text.strip())
    if not fields or not names.is_listed(first):
        return None
    found = [_FIELD.fullmatch(part) for part in fields]
    roles = [meaning([m["label"]]) if m else None for m in found]
    if any(role is None or role.key not in (*FIELDS, "nilai") for role in roles):
        return None
    return [f"Indikator: {names.items(first)[0].text}", *(f"{m['label']}: {m['value']}" for m in found if m)]


def _budgeted(text: str) -> list[str] | None:
    """Return the name of an element, the budget printed behind it, and what else is said after that."""
    match = _BUDGET.fullmatch(text.strip())
    if match is None and (found := budget_behind(text)) is not None:
        named = names.split_name(found[0])
        return [found[0], f"Pagu: {found[1]}"] if named.level or named.code else None
    name = names.split_name(match["name"]) if match else None
    if match is None or name is None or not (name.level or name.code):
        return None
    rest = (match["rest"] or "").strip()
    return [
        match["name"],
        f"Pagu: {match['inner'] or match['outer']}",
        *([rest.removesuffix(".")] if rest else []),
    ]
