"""Findings as a kertas kerja: the workbook in which an auditor works, and a unit answers.

One sheet a family of rules, the findings of all cascades on it; filters, frozen headings, coloured columns to
fill in, and a page set-up for A4. Criteria and consequences
stand once, on a sheet of their own. :mod:`kaskade_graph.reports.worksheet_read` reads it back.
Every text is written as text: no formula, and no address but those of sheets of the workbook itself.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports import evidence
from kaskade_graph.reports.grouping import STATUS
from kaskade_graph.reports.office_text import TANGGAL, cell, sheet_name
from kaskade_graph.reports.row_height import HURUF, UKURAN, height
from kaskade_graph.reports.rule_texts import family, rule_of, title
from kaskade_graph.reports.worksheet_columns import (
    ISIAN,
    KOLOM,
    PER_KUNCI,
    WARNA,
    Kesimpulan,
    WorksheetColumn,
)
from kaskade_graph.reports.worksheet_cover import write
from kaskade_graph.reports.worksheet_earlier import Answers, name_of
from kaskade_graph.reports.worksheet_read import Tanggapan

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LAMA = Teks("Tanggapan lama", "Earlier answers")
"""The sheet that keeps what was written on findings that are no longer there."""
CRITERIA = Teks("Kriteria dan akibat", "Criteria and consequences")
_CRITERIA = {"kode": 8, "aturan": 24, "kriteria": 44, "akibat": 44, "rekomendasi": 44}
_SMALL = 8
"""Size in points of the columns that serve the computer."""
_A4 = 9
_PRINTED = "kesimpulan"
"""The last column of the printed page; those right of it are for the screen."""
_LINES = 7
"""Quotations in a cell: a row of a spreadsheet is at most 409 points high."""


def to_xlsx(hasil: Sequence[Hasil], lang: Lang = "id", tanggapan: Iterable[Tanggapan] = ()) -> bytes:
    """Return the workbook; the same findings and answers give the same bytes.

    ``tanggapan`` is what :func:`~.kertas_kerja_baca.read_tanggapan` read from an earlier worksheet: it stands
    beside its finding again, and on a sheet of its own when that is gone.
    """
    import xlsxwriter

    out = io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    font = {"default_format_properties": {"font_name": HURUF, "font_size": UKURAN}}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **off, **font})
    book.set_properties({"created": TANGGAL, "title": Teks("Kertas kerja", "Worksheet").pick(lang)})
    answers = Answers(tanggapan)
    hasil = answers.on(hasil)
    families = _by_family(hasil)
    write(book, hasil, families, lang)
    sheets = _Sheets(book, lang, several=len(hasil) > 1)
    for name, rows in families.items():
        sheets.family(name, rows)
    sheets.criteria(families)
    if gone := answers.left():
        sheets.earlier(gone)
    book.close()
    return out.getvalue()


def _by_family(hasil: Sequence[Hasil]) -> dict[str, list[tuple[Hasil, Temuan]]]:
    found: dict[str, list[tuple[Hasil, Temuan]]] = {}
    for one in hasil:
        for temuan in one.temuan:
            found.setdefault(temuan.kode[:4], []).append((one, temuan))
    return dict(sorted(found.items()))


class _Sheets:
    """The sheets with rows, and the cell formats that they share."""

    def __init__(self, book: Workbook, lang: Lang, *, several: bool) -> None:
        self.book, self.lang = book, lang
        base = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFC5CC"}
        head = {**base, "bold": True, "valign": "vcenter"}
        self.head = book.add_format({**head, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"})
        self.head_input = book.add_format({**head, "bg_color": "#7A5B00", "font_color": "#FFFFFF"})
        self.body = book.add_format(base)
        self.number = book.add_format({**base, "align": "center"})
        self.percent = book.add_format({**base, "num_format": "0%", "align": "center"})
        self.input = book.add_format({**base, "bg_color": "#FFF9E5", "locked": False, "num_format": "@"})
        self.small = book.add_format({**base, "font_size": _SMALL, "font_color": "#5F6B7A"})
        grave = {**base, "bold": True}
        self.grave = {k: book.add_format({**grave, "bg_color": WARNA[k]}) for k in Keparahan}
        self.columns = _columns(several)

    def family(self, name: str, rows: Sequence[tuple[Hasil, Temuan]]) -> None:
        """Write the sheet of one family."""
        sheet = self.book.add_worksheet(sheet_name(family(name).pick(self.lang)))
        self._headings(sheet, self.columns)
        for line, (hasil, temuan) in enumerate(rows, 1):
            texts = _texts(hasil, temuan, self.lang)
            self._row(sheet, line, texts, temuan)
        last = len(rows)
        at = [k.kunci for k in self.columns].index("kesimpulan")
        choices = [k.teks.pick(self.lang) for k in Kesimpulan]
        sheet.data_validation(
            1, at, last, at, {"validate": "list", "source": choices, "error_type": "stop", **self._advice()}
        )
        printed = [k.kunci for k in self.columns].index(_PRINTED)
        self._page(sheet, family(name).pick(self.lang), last, len(self.columns), printed)

    def criteria(self, families: Mapping[str, Sequence[tuple[Hasil, Temuan]]]) -> None:
        """Write what should be, and why it matters, once a rule."""
        first = {t.kode: t for rows in families.values() for _, t in rows}
        if not first:
            return
        sheet = self.book.add_worksheet(CRITERIA.pick(self.lang))
        columns = [replace(PER_KUNCI[k], lebar=w) for k, w in _CRITERIA.items()]
        self._headings(sheet, columns)
        for line, kode in enumerate(sorted(first), 1):
            rule, one = rule_of(kode), first[kode]
            why = rule.akibat if rule else one.akibat
            what = rule.rekomendasi if rule else one.rekomendasi
            texts = [kode, *(t.pick(self.lang) for t in (title(one), one.kriteria, why, what))]
            sheet.set_row(line, height((t, k.lebar, UKURAN) for t, k in zip(texts, columns, strict=True)))
            for at, text in enumerate(texts):
                sheet.write_string(line, at, cell(text), self.body)
        self._page(sheet, CRITERIA.pick(self.lang), len(first), len(columns))

    def earlier(self, gone: Sequence[Tanggapan]) -> None:
        """Write the sheet of answers to findings that are gone; it is read back like the others."""
        sheet = self.book.add_worksheet(LAMA.pick(self.lang))
        columns = [PER_KUNCI[k] for k in ("kode", "kaskade", *ISIAN, "sidik")]
        self._headings(sheet, columns)
        for line, one in enumerate(gone, 1):
            conclusion = one.kesimpulan.teks.pick(self.lang) if one.kesimpulan else ""
            said = [one.catatan, one.tanggapan, conclusion, one.oleh, one.sampai]
            texts = [one.kode, one.kaskade, *said, one.sidik]
            sheet.set_row(line, height((t, k.lebar, UKURAN) for t, k in zip(texts, columns, strict=True)))
            for at, text in enumerate(texts):
                sheet.write_string(line, at, cell(text), self.input if columns[at].isian else self.body)
        sheet.autofilter(0, 0, len(gone), len(columns) - 1)

    def _headings(self, sheet: Worksheet, columns: Sequence[WorksheetColumn]) -> None:
        for at, column in enumerate(columns):
            style = self.head_input if column.isian else self.head
            sheet.write_string(0, at, column.judul.pick(self.lang), style)
            sheet.set_column(at, at, column.lebar)
        sheet.set_row(0, 24)
        sheet.freeze_panes(1, 2)

    def _row(self, sheet: Worksheet, line: int, texts: Mapping[str, str], temuan: Temuan) -> None:
        cells = ((texts.get(k.kunci, ""), k.lebar, _SMALL if k.teknis else UKURAN) for k in self.columns)
        sheet.set_row(line, height(cells))
        for at, column in enumerate(self.columns):
            if column.kunci == "no":
                sheet.write_number(line, at, line, self.number)
            elif column.kunci == "keyakinan":
                sheet.write_number(line, at, temuan.keyakinan, self.percent)
            else:
                sheet.write_string(line, at, cell(texts.get(column.kunci, "")), self._style(column, temuan))

    def _style(self, column: WorksheetColumn, temuan: Temuan) -> Format:
        if column.kunci == "keparahan":
            return self.grave[temuan.keparahan]
        if column.teknis:
            return self.small
        return self.input if column.isian else self.body

    def _advice(self) -> dict[str, str]:
        say = Teks("Pilih dari daftar", "Choose from the list")
        words = ", ".join(k.teks.pick(self.lang) for k in Kesimpulan)
        return {"error_title": say.pick(self.lang), "error_message": words}

    def _page(
        self, sheet: Worksheet, heading: str, last: int, columns: int, printed: int | None = None
    ) -> None:
        """Filters, and how the sheet is printed: A4 landscape, one page wide, headings on every page."""
        sheet.autofilter(0, 0, last, columns - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, last, columns - 1 if printed is None else printed)
        worksheet = Teks("Kertas kerja audit kaskade kinerja", "Audit worksheet of performance cascades")
        page = Teks("Halaman &P dari &N", "Page &P of &N").pick(self.lang)
        sheet.set_header(f"&L&9{worksheet.pick(self.lang)}&R&9{heading}")
        sheet.set_footer(f"&R&9{page}")


def _columns(several: bool) -> list[WorksheetColumn]:
    """Return the columns; with several cascades the cascade stands second, where it is printed."""
    columns = list(KOLOM)
    if several:
        cascade = PER_KUNCI["kaskade"]
        columns.remove(cascade)
        columns.insert(1, cascade)
    return columns


def _texts(hasil: Hasil, temuan: Temuan, lang: Lang) -> dict[str, str]:
    steps = [step.text(lang) for step in temuan.jalur]
    whole = Teks("Seluruh dokumen", "The whole document").pick(lang)
    return {
        "kode": temuan.kode,
        "aturan": title(temuan).pick(lang),
        "keparahan": temuan.keparahan.teks.pick(lang),
        "unsur": steps[-1] if steps else whole,
        "jalur": " › ".join(steps) or whole,
        "kondisi": temuan.kondisi.pick(lang),
        "kriteria": temuan.kriteria.pick(lang),
        "akibat": temuan.akibat.pick(lang),
        "rekomendasi": temuan.rekomendasi.pick(lang),
        "bukti": "\n".join(evidence.lines(temuan.bukti, lang, _LINES)),
        "status": "\n".join(_status(temuan, lang)),
        "kaskade": name_of(hasil),
        "sidik": temuan.sidik,
        "iri": temuan.unsur,
        **_said(temuan, lang),
    }


def _said(temuan: Temuan, lang: Lang) -> dict[str, str]:
    """Return what people wrote on a finding, by the columns they fill in."""
    said = temuan.remarks
    if said is None:
        return {}
    conclusion = said.kesimpulan.pick(lang) if said.kesimpulan else ""
    return {
        "catatan": said.catatan,
        "tanggapan": said.tanggapan,
        "kesimpulan": conclusion,
        "oleh": said.oleh,
        "sampai": said.sampai,
    }


def _status(temuan: Temuan, lang: Lang) -> Iterator[str]:
    if temuan.status:
        yield STATUS[temuan.status].pick(lang)
    if waiver := temuan.pengecualian:
        until = f", {Teks('sampai', 'until').pick(lang)} {waiver.sampai}" if waiver.sampai else ""
        yield f"{Teks('dikecualikan', 'waived').pick(lang)}: {waiver.alasan} ({waiver.oleh}{until})"
