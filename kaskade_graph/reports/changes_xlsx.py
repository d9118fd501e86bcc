"""A comparison of two cascades as a workbook: one row a difference, filters on, nothing that computes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.changes import POKOK, Perubahan, Selisih, Status
from kaskade_graph.model import Jenis
from kaskade_graph.reports.changes import KINDS, kind, name, recognised, title, value
from kaskade_graph.reports.row_height import HURUF, UKURAN, height

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CELL_LIMIT = 32_767
_COLUMNS: tuple[tuple[Teks, int], ...] = (
    (Teks("Jenis", "Kind"), 14),
    (Teks("Perbedaan", "Difference"), 16),
    (Teks("Di bawah", "Below"), 34),
    (Teks("{a}", "{a}"), 38),
    (Teks("{b}", "{b}"), 38),
    (Teks("Yang berbeda", "What differs"), 15),
    (Teks("Isi di {a}", "Value in {a}"), 34),
    (Teks("Isi di {b}", "Value in {b}"), 34),
    (Teks("Dikenali dari", "Recognised by"), 18),
    (Teks("Catatan", "Remark"), 18),
)
_FILL = {Status.DITAMBAH: "#E5F5E8", Status.DIHAPUS: "#FBE9E9"}
_CHANGED = "#FFF8E1"
_A4 = 9
_LOOK = {"text_wrap": True, "valign": "top", "font_name": HURUF, "font_size": UKURAN}
_SASARAN = (Jenis.SASARAN_PROGRAM, Jenis.SASARAN_KEGIATAN, Jenis.SASARAN_SUB_KEGIATAN)


def to_xlsx(selisih: Selisih, lang: Lang = "id", *, everything: bool = False) -> bytes:
    """Return a workbook with a summary and the list of differences; the same bytes for the same input."""
    import xlsxwriter

    out = io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **off})
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    _counts(book, selisih, lang)
    _figures(book, selisih, lang)
    _list(book, selisih, lang, everything)
    book.close()
    return out.getvalue()


def _counts(book: Workbook, selisih: Selisih, lang: Lang) -> None:
    """Write how many elements of each kind differ in which way."""
    sheet = book.add_worksheet(Teks("Ringkasan", "Summary").pick(lang))
    bold = book.add_format({"bold": True, "font_size": 13})
    head = book.add_format({**_LOOK, "bold": True, "bg_color": "#EEF1F4"})
    sheet.write_string(0, 0, _fitting(f"{title(selisih.a)} → {title(selisih.b)}"), bold)
    found = {status: kinds for status, kinds in selisih.count().items() if kinds}
    rows = [j.value for j in Jenis] + ["Indikator"]
    sheet.write_string(2, 0, Teks("Jenis", "Kind").pick(lang), head)
    heads = []
    for at, status in enumerate(found, 1):
        heads.append((selisih.word(status).pick(lang), 13, UKURAN))
        sheet.write_string(2, at, heads[-1][0], head)
    sheet.set_row(2, height(heads))
    for line, kind_ in enumerate([r for r in rows if any(r in k for k in found.values())], 3):
        sheet.write_string(line, 0, KINDS.get(kind_, kind_))
        for at, kinds in enumerate(found.values(), 1):
            if kind_ in kinds:
                sheet.write_number(line, at, kinds[kind_])
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(found), 13)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _figures(book: Workbook, selisih: Selisih, lang: Lang) -> None:
    """Write the figures that differ on a sheet of their own, before the other differences."""
    found = selisih.figures()
    if not found:
        return
    sheet = book.add_worksheet(Teks("Angka", "Figures").pick(lang))
    head = book.add_format({**_LOOK, "bold": True, "bg_color": "#EEF1F4"})
    body = book.add_format(_LOOK)
    columns = (
        Teks("Jenis", "Kind"),
        Teks("Unsur atau indikator", "Element or indikator"),
        Teks("Angka", "Figure"),
    )
    heads = [*(c.pick(lang) for c in columns), title(selisih.a), title(selisih.b)]
    widths = (14, 60, 26, 26, 26)
    rows = [
        [
            kind(i, lang),
            name(i.baru or i.lama, lang),
            u.nama.pick(lang),
            value(u.lama, lang),
            value(u.baru, lang),
        ]
        for i, u in found
    ]
    for line, cells in enumerate([heads, *rows]):
        sheet.set_row(line, height((t, w, UKURAN) for t, w in zip(cells, widths, strict=True)))
        for at, cell in enumerate(cells):
            sheet.write_string(line, at, _fitting(cell), body if line else head)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(widths) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _list(book: Workbook, selisih: Selisih, lang: Lang, everything: bool) -> None:
    """Write one row a difference."""
    sheet = book.add_worksheet(Teks("Perbedaan", "Differences").pick(lang))
    head = book.add_format({**_LOOK, "bold": True, "bg_color": "#EEF1F4"})
    body = book.add_format(_LOOK)
    fills = {colour: book.add_format({**_LOOK, "bg_color": colour}) for colour in {*_FILL.values(), _CHANGED}}
    names = {"{a}": title(selisih.a), "{b}": title(selisih.b)}
    heads = []
    for at, (words, width) in enumerate(_COLUMNS):
        text = words.pick(lang)
        for mark, named in names.items():
            text = text.replace(mark, named)
        heads.append((text, width, UKURAN))
        sheet.write_string(0, at, _fitting(text), head)
        sheet.set_column(at, at, width)
    sheet.set_row(0, height(heads))
    line = 0
    for item, above in _placed(selisih, lang):
        if not everything and item.status == (Status.TETAP,):
            continue
        for status, cells in _rows(selisih, item, above, lang):
            line += 1
            colour = _FILL.get(status, _CHANGED) if status in POKOK else None
            sheet.set_row(line, height((t, _COLUMNS[n][1], UKURAN) for n, t in enumerate(cells)))
            for at, cell in enumerate(cells):
                sheet.write_string(line, at, _fitting(cell), fills[colour] if colour and at == 1 else body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, line, len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _placed(selisih: Selisih, lang: Lang) -> Iterator[tuple[Perubahan, str]]:
    """Yield every element with the name of what it belongs to; a statement of an activity is no place."""
    path: list[Perubahan] = []
    for item in selisih.perubahan:
        del path[item.tingkat :]
        above = next((p for p in reversed(path) if p.jenis not in _SASARAN), None)
        yield item, name(above.baru if above.b else above.lama, lang) if above else ""
        path.append(item)


def _rows(selisih: Selisih, item: Perubahan, above: str, lang: Lang) -> Iterator[tuple[Status, list[str]]]:
    """Yield one row a differing field, and what it amounts to; one row for an element of one side, or moved."""

    def row(status: Status, field: str = "", old: str = "", new: str = "") -> tuple[Status, list[str]]:
        word = selisih.word(status).pick(lang)
        return status, [kind(item, lang), word, above, *names, field, old, new, recognised(item, lang), ""]

    names = [name(item.lama, lang) if item.a else "", name(item.baru, lang) if item.b else ""]
    if item.pindah is not None:
        moved = Teks("Induk", "Parent").pick(lang)
        yield row(Status.PINDAH, moved, name(item.pindah[0], lang), name(item.pindah[1], lang))
    for ubahan in item.ubahan:
        values = value(ubahan.lama, lang), value(ubahan.baru, lang)
        yield row(selisih.status_of(item, ubahan), ubahan.nama.pick(lang), *values)
    if item.pindah is None and not item.ubahan:
        yield row(item.status[0])


def _fitting(cell: str) -> str:
    return cell if len(cell) <= _CELL_LIMIT else cell[: _CELL_LIMIT - 3] + "..."
