"""What a cell of an answer says to people: names for addresses, figures as they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaskade_graph.errors import Lang
from kaskade_graph.queries.saved import ResultColumn
from kaskade_graph.store.terms import Rows, Term
from kaskade_graph.text import shown
from kaskade_graph.vocab import DCTERMS, ID, KIN, PREFIXES, RDFS, UMUM_ID, XSD

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_NUMERIC = frozenset({XSD.integer, XSD.decimal})
_TERMS = (KIN.base, RDFS.base, DCTERMS.base)
_INDONESIAN = str.maketrans(",.", ".,")
_UNGROUPED = 4
DIGITS = 15
"""Digits that a number in a spreadsheet keeps."""


def _visible(rows: Rows, columns: Sequence[ResultColumn]) -> list[int]:
    """Return the places of the columns that a person reads: an IRI gives way to its label."""
    hidden = {c.nama for c in columns if c.label in rows.columns or c.tersembunyi}
    return [i for i, name in enumerate(rows.columns) if name not in hidden]


def heading(name: str, columns: Sequence[ResultColumn], lang: Lang) -> str:
    """Return what a column is called; its own name where nothing says."""
    column = next((c for c in columns if c.nama == name), None)
    return shown(column.judul.pick(lang) if column else name)


def term_text(cell: Term | None) -> str:
    """Return the value of a cell as it is written, nothing for an empty one."""
    return "" if cell is None else shown(cell.value)


def as_read(rows: Rows, columns: Sequence[ResultColumn], lang: Lang) -> tuple[list[int], list[list[str]]]:
    """Return the places of the columns that a person reads, and their cells; rows that look alike once."""
    at = _visible(rows, columns)
    cells = [[_brief(row[i], columns, lang) for i in at] for row in rows]
    if any(c.tersembunyi for c in columns):
        cells = [list(each) for each in dict.fromkeys(map(tuple, cells))]
    return at, cells


def _brief(cell: Term | None, columns: Sequence[ResultColumn], lang: Lang) -> str:
    """Return a cell as a person reads it: data IRIs without their base, terms by name, figures grouped.

    In the answer of a free query, which has no columns of its own, terms keep their prefix and figures their
    digits: who writes SPARQL will write them again.
    """
    if columns and is_number(cell):
        return _figure(term_text(cell), lang)
    if cell is None or cell.kind != "uri" or (columns and _is_term(cell)):
        return as_word(cell, columns, lang)
    for prefix, base in (("", ID), ("", UMUM_ID), *((f"{p}:", b) for p, b in PREFIXES.items())):
        if cell.value.startswith(base):
            return shown(prefix + cell.value.removeprefix(base))
    return shown(cell.value)


def as_word(cell: Term | None, columns: Sequence[ResultColumn], lang: Lang) -> str:
    """Return a cell whole; in the answer of a saved question a term of the ontology by its label."""
    if cell is not None and columns and _is_term(cell):
        from kaskade_graph import ontology_terms

        return shown(ontology_terms.label(cell.value).pick(lang))
    return term_text(cell)


def _is_term(cell: Term) -> bool:
    return cell.kind == "uri" and any(cell.value.startswith(base) for base in _TERMS)


def is_number(cell: Term | None) -> bool:
    """Say whether a cell is a number that a spreadsheet can hold as one."""
    return cell is not None and cell.datatype in _NUMERIC and NUMBER.fullmatch(cell.value) is not None


def is_numeric(rows: Rows, at: int) -> bool:
    """Say whether a column holds figures and nothing else."""
    cells = [row[at] for row in rows if row[at] is not None]
    return bool(cells) and all(map(is_number, cells))


def _figure(value: str, lang: Lang) -> str:
    """Return a figure as it is printed: 1484000000 as 1.484.000.000 in Indonesian; a year has four digits."""
    whole, _, part = value.partition(".")
    if len(whole.lstrip("+-")) > _UNGROUPED:
        whole = f"{int(whole):,}"
    text = f"{whole}.{part}" if part else whole
    return text.translate(_INDONESIAN) if lang == "id" else text
