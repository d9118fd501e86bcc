"""Reading back a workbook of ``kaskade nilai`` that an evaluator has edited."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.evaluation.criteria import columns
from kaskade_graph.evaluation.worksheets import FOLLOW_UP, INVOLVEMENT
from kaskade_graph.reports.evaluation import heading
from kaskade_graph.reports.evaluation_xlsx import _NAMES, HEAD_ROW, KEY
from kaskade_graph.text import shown, squeeze

_MARKS = (*columns(), "renstra", "renja", *INVOLVEMENT, *FOLLOW_UP)


def read(path: Path) -> dict[tuple[str, str, str], Decimal | None]:
    """Return the marks by sheet, row (IRI) and column; None for a cell that was left empty.

    Raises :class:`InputError` for a file that is no workbook of this command, and for a mark that is none,
    naming the cell.
    """
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    name = shown(str(path))
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise InputError(Teks(f"{name}: bukan buku kerja XLSX", f"{name}: no XLSX workbook")) from error
    found: dict[tuple[str, str, str], Decimal | None] = {}
    try:
        for page in book.worksheets:
            key = _sheet(page.title)
            if key is not None:
                found |= _marks(page, key, name)
    finally:
        book.close()
    if not found:
        raise InputError(
            Teks(f"{name}: bukan kertas kerja dari kaskade nilai", f"{name}: no worksheet of kaskade nilai"),
            Teks(
                "Buat dengan: kaskade nilai KASKADE -o nilai.xlsx",
                "Make one: kaskade nilai CASCADE -o nilai.xlsx",
            ),
        )
    return found


def _sheet(title: str) -> str | None:
    return next((k for k, t in _NAMES.items() if title.startswith((t.id, t.en))), None)


def _marks(page: object, key: str, name: str) -> dict[tuple[str, str, str], Decimal | None]:
    rows = page.iter_rows(min_row=HEAD_ROW + 1)  # type: ignore[attr-defined]
    heads = [squeeze(str(c.value or "")) for c in next(rows, ())]
    at = {k: heads.index(t) for k in _MARKS for t in (heading(k).id, heading(k).en) if t in heads}
    if KEY not in heads:
        return {}
    found: dict[tuple[str, str, str], Decimal | None] = {}
    for row in rows:
        iri = row[heads.index(KEY)].value
        if iri:
            found |= {(key, str(iri), k): _value(row[n], name, str(page.title)) for k, n in at.items()}  # type: ignore[attr-defined]
    return found


def _value(cell: object, name: str, sheet: str) -> Decimal | None:
    value = getattr(cell, "value", None)
    if value is None or str(value).strip() in ("", "-"):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", "."))
        if number in (0, 1, Decimal("0.5")):
            return number
    except InvalidOperation:
        pass
    where = f"{shown(sheet)}!{getattr(cell, 'coordinate', '?')}"
    given = shown(str(value))
    raise InputError(
        Teks(
            f"{name} {where}: {given!r} bukan 1, 0,5 atau 0",
            f"{name} {where}: {given!r} is none of 1, 0.5 and 0",
        )
    )
