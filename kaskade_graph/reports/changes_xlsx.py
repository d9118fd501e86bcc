"""A comparison of two cascades as a workbook: one row a difference, filters on, nothing that computes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.changes import Perubahan, Selisih, Status
from kaskade_graph.reports.changes import kind, name, recognised, summary, title, value

_CELL_LIMIT = 32_767
_COLUMNS: tuple[tuple[Teks, int], ...] = (
    (Teks("Tingkat", "Level"), 8),
    (Teks("Jenis", "Kind"), 22),
    (Teks("Perubahan", "Change"), 18),
    (Teks("Nama lama", "Old name"), 48),
    (Teks("Nama baru", "New name"), 48),
    (Teks("Yang berbeda", "What differs"), 20),
    (Teks("Lama", "Old"), 48),
    (Teks("Baru", "New"), 48),
    (Teks("Dikenali dari", "Recognised by"), 30),
    (Teks("Catatan", "Remark"), 30),
)


def to_xlsx(selisih: Selisih, lang: Lang = "id", *, everything: bool = False) -> bytes:
    """Return a workbook with a summary and the list of differences; the same bytes for the same input."""
    import xlsxwriter

    out = io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **off})
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EEF1F4"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    first = book.add_worksheet(Teks("Ringkasan", "Summary").pick(lang))
    for line, text in enumerate([f"{title(selisih.a)} → {title(selisih.b)}", "", *summary(selisih, lang)]):
        first.write_string(line, 0, _fitting(text), head if line == 0 else body)
    first.set_column(0, 0, 100)
    sheet = book.add_worksheet(Teks("Perubahan", "Changes").pick(lang))
    for at, (words, width) in enumerate(_COLUMNS):
        sheet.write_string(0, at, words.pick(lang), head)
        sheet.set_column(at, at, width)
    items = [i for i in selisih.perubahan if everything or i.status != (Status.TETAP,)]
    rows = [row for item in items for row in _rows(item, lang)]
    for line, cells in enumerate(rows, 1):
        for at, cell in enumerate(cells):
            sheet.write_string(line, at, _fitting(cell), body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(_COLUMNS) - 1)
    book.close()
    return out.getvalue()


def _rows(item: Perubahan, lang: Lang) -> Iterator[list[str]]:
    """Yield one row a differing field; one row for an element that came, went or moved."""
    status = ", ".join(s.teks.pick(lang) for s in item.status)
    names = [name(item.lama, lang) if item.a else "", name(item.baru, lang) if item.b else ""]
    start = [str(item.tingkat + 1), kind(item, lang), status, *names]
    how = recognised(item, lang)
    if item.pindah is not None:
        moved = Teks("Induk", "Parent").pick(lang)
        yield [*start, moved, name(item.pindah[0], lang), name(item.pindah[1], lang), how, ""]
    for ubahan in item.ubahan:
        cells = [ubahan.nama.pick(lang), value(ubahan.lama, lang), value(ubahan.baru, lang)]
        yield [*start, *cells, how, ""]
    if item.pindah is None and not item.ubahan:
        yield [*start, "", "", "", how, ""]


def _fitting(cell: str) -> str:
    return cell if len(cell) <= _CELL_LIMIT else cell[: _CELL_LIMIT - 3] + "..."
