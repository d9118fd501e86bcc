"""An evaluation as a workbook with the columns of the evaluator's forms: marks can be changed and are read back.

Sums are formulas of the workbook, so that they follow what the evaluator changes. Nothing of a document becomes a
formula: every text is written as text.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kaskade_graph.audit import rules
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.evaluation.proposal import POINTS, UNITS, Judged
from kaskade_graph.evaluation.worksheet import CriterionMark, Worksheet, WorksheetRow
from kaskade_graph.evaluation.worksheets import INVOLVEMENT
from kaskade_graph.reports.evaluation import PROPOSAL, UNSEEN, heading
from kaskade_graph.reports.office_text import TANGGAL, cell
from kaskade_graph.reports.row_height import HURUF, UKURAN, height

if TYPE_CHECKING:
    from kaskade_graph.usecases.evaluate import Evaluation

KEY = "_kaskade"
"""The heading of the hidden column that names the row when the workbook is read back."""
HEAD_ROW = 3
"""Where the headings stand, counted from 0."""
BLANK = Teks(
    "Sel kuning yang kosong tidak terlihat dari kaskade, dan tidak dihitung.",
    "Yellow cells that are blank cannot be seen from a cascade, and are not counted.",
)
_A4 = 9
_OTHER, _REMARKS = 22, 60
"""Widths of columns in characters: those not in ``_WIDE``, and that of remarks."""
_WIDE = {
    "unsur": 46,
    "indikator": 40,
    "formulasi": 46,
    "tindak_lanjut": 34,
    "rekomendasi": 46,
    "target": 18,
    "pagu": 18,
}
_LARGEST = 10**15
"""From here on a spreadsheet does not keep every digit of a number: such a figure stays a text."""


def to_xlsx(evaluations: Sequence[Evaluation], lang: Lang = "id") -> bytes:
    """Return the workbook: the form first, then the worksheets; the same evaluation gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    font = {"default_format_properties": {"font_name": HURUF, "font_size": UKURAN}}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **off, **font})
    book.set_properties(
        {"created": TANGGAL, "title": Teks("Kertas kerja evaluasi", "Evaluation worksheets").pick(lang)}
    )
    writer = _EvaluationBook(book, lang)
    for evaluation in evaluations:
        suffix = f" {len(writer.names)}" if len(evaluations) > 1 else ""
        writer.form(evaluation, f"LKE{suffix}")
        for sheet in evaluation.sheets:
            writer.sheet(evaluation, sheet, f"{_NAMES[sheet.key].pick(lang)}{suffix}")
    book.close()
    return out.getvalue()


_NAMES = {
    "smart": Teks("Perencanaan SMART", "Planning SMART"),
    "cascading": Teks("Perencanaan cascading", "Planning cascade"),
    "anggaran": Teks("Perencanaan anggaran", "Planning budget"),
    "pimpinan": Teks("Pengukuran pimpinan", "Measurement leaders"),
    "relevansi": Teks("Pengukuran relevansi", "Measurement relevance"),
    "tindak_lanjut": Teks("Evaluasi tindak lanjut", "Evaluation follow-up"),
}


class _EvaluationBook:
    def __init__(self, book: Any, lang: Lang) -> None:
        self.book, self.lang, self.names = book, lang, [""]
        wrap = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B8C2CC"}
        self.plain = book.add_format(wrap)
        self.head = book.add_format({**wrap, "bold": True, "bg_color": "#E6ECF1", "align": "center"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.note = book.add_format(
            {"italic": True, "font_color": "#556170", "text_wrap": True, "valign": "top"}
        )
        self.mark = book.add_format({**wrap, "align": "center", "bg_color": "#FFF9E5"})
        self.figure = book.add_format({**wrap, "align": "center", "num_format": "0.00", "bold": True})
        self.number = book.add_format({**wrap, "align": "center"})
        self.money = book.add_format({**wrap, "align": "right", "num_format": "#,##0"})
        self.cents = book.add_format({**wrap, "align": "right", "num_format": "#,##0.00"})

    def _open(self, evaluation: Evaluation, name: str, title: str, columns: int) -> Any:
        page = self.book.add_worksheet(name[:31])
        self.names.append(name)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(0.4, 0.4, 0.5, 0.6)
        page.repeat_rows(HEAD_ROW)
        page.set_footer("&C&P / &N")
        kaskade = evaluation.kaskade
        page.write_string(0, 0, cell(title), self.title)
        page.write_string(1, 0, cell(f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})"))
        page.merge_range(2, 0, 2, max(columns - 1, 1), cell(PROPOSAL.pick(self.lang)), self.note)
        page.set_row(2, 32)
        page.freeze_panes(HEAD_ROW + 1, 2)
        return page

    def form(self, evaluation: Evaluation, name: str) -> None:
        """Write the form: every criterion with its weight, its share and the letter proposed."""
        heads = [
            ("Kode", "Code", 8),
            ("Kriteria", "Criterion", 70),
            ("Bobot", "Weight", 9),
            ("Terpenuhi", "Fulfilled", 10),
            ("Dari", "Of", 8),
            ("Usulan", "Proposed", 9),
            ("Ditetapkan evaluator", "Set by the evaluator", 14),
            ("Poin", "Points", 9),
            ("Dasar usulan", "Ground", 46),
        ]
        title = Teks("Lembar Kerja Evaluasi (LKE)", "Evaluation form (LKE)").pick(self.lang)
        page = self._open(evaluation, name, title, len(heads))
        for at, (indonesian, english, width) in enumerate(heads):
            page.write_string(HEAD_ROW, at, Teks(indonesian, english).pick(self.lang), self.head)
            page.set_column(at, at, width)
        page.set_row(HEAD_ROW, height((Teks(i, e).pick(self.lang), w, UKURAN) for i, e, w in heads))
        row = HEAD_ROW + 1
        letters = '{"AA",100;"A",90;' + ";".join(f'"{k}",{v}' for k, v in POINTS.items()) + "}"
        for j in evaluation.judged:
            page.write_string(row, 0, j.kriteria.kode, self.plain)
            page.write_string(row, 1, cell(j.kriteria.kriteria), self.plain)
            page.write_number(row, 2, float(j.kriteria.bobot), self.figure)
            for at, value in ((3, j.terpenuhi), (4, j.dari)):
                page.write(row, at, value if j.huruf else "", self.number)
            page.write_string(row, 5, j.huruf or "", self.mark)
            page.write_string(row, 6, "", self.mark)
            page.data_validation(row, 6, row, 6, {"validate": "list", "source": ["AA", "A", *POINTS]})
            said = f'IF(G{row + 1}<>"",G{row + 1},F{row + 1})'
            points = f'=IF({said}="","",C{row + 1}*VLOOKUP({said},{letters},2,FALSE)/100)'
            page.write_formula(row, 7, points, self.figure, float(j.poin) if j.huruf else "")
            why = _ground(j) if j.huruf else UNSEEN
            page.write_string(row, 8, cell(why.pick(self.lang)), self.plain)
            texts = ((j.kriteria.kriteria, heads[1][2]), (why.pick(self.lang), heads[8][2]))
            page.set_row(row, height((t, w, UKURAN) for t, w in texts))
            row += 1
        first, last = HEAD_ROW + 2, row
        points_seen, weight = evaluation.seen
        page.write_string(
            row, 1, Teks("Jumlah yang terlihat", "Sum of what is seen").pick(self.lang), self.head
        )
        page.write_formula(
            row, 2, f'=SUMIF(H{first}:H{last},"<>",C{first}:C{last})', self.figure, float(weight)
        )
        page.write_formula(row, 7, f"=SUM(H{first}:H{last})", self.figure, float(points_seen))
        self._gains(page, evaluation, row + 2)

    def _gains(self, page: Any, evaluation: Evaluation, row: int) -> None:
        head = Teks("Perbaikan yang paling menaikkan poin", "What mending would win most").pick(self.lang)
        page.write_string(row, 1, head, self.head)
        for n, gain in enumerate(evaluation.gains[:10], 1):
            page.write_string(row + n, 0, gain.kode, self.plain)
            page.write_string(row + n, 1, cell(rules.get(gain.kode).judul.pick(self.lang)), self.plain)
            page.write_number(row + n, 2, float(gain.poin), self.figure)
            page.write_number(row + n, 3, gain.temuan, self.number)

    def sheet(self, evaluation: Evaluation, sheet: Worksheet, name: str) -> None:
        """Write one worksheet: its rows, a column a mark, the reasons as remarks."""
        total = Teks("Jumlah Nilai", "Sum").pick(self.lang)
        marks = [heading(k).pick(self.lang) if k else total for k in _order(sheet)]
        heads = ["No", *(t.pick(self.lang) for t in sheet.headings.values()), *marks]
        heads += [Teks("Keterangan", "Remarks").pick(self.lang), KEY]
        page = self._open(evaluation, name, sheet.judul.pick(self.lang), len(heads) - 1)
        widths = [
            5,
            *(_WIDE.get(k, _OTHER) for k in sheet.headings),
            *(12 for _ in marks),
            _REMARKS,
            2,
        ]
        for at, (text, width) in enumerate(zip(heads, widths, strict=True)):
            page.write_string(HEAD_ROW, at, cell(text), self.head)
            page.set_column(at, at, width, None, {"hidden": text == KEY})
        page.set_row(HEAD_ROW, height((t, w, UKURAN) for t, w in zip(heads, widths, strict=True) if t != KEY))
        for n, row in enumerate(sheet.rows):
            self._row(page, sheet, row, n)
        self._sums(page, sheet)

    def _row(self, page: Any, sheet: Worksheet, row: WorksheetRow, n: int) -> None:
        at = HEAD_ROW + 1 + n
        page.write_number(at, 0, n + 1, self.number)
        for column, key in enumerate(sheet.headings, 1):
            self._text(page, at, column, key, row.teks.get(key, ""))
        first = 1 + len(sheet.headings)
        order = _order(sheet)
        for column, key in enumerate(order, first):
            if key:
                self._mark(page, at, column, row.marks[key], key)
        inside = [_ref(at, first + order.index(k)) for k in sheet.summed]
        block = f"{inside[0]}:{inside[-1]}"
        given = any(row.marks[k].nilai is not None for k in sheet.summed)
        page.write_formula(
            at,
            first + order.index(""),
            f'=IF(COUNT({block})=0,"",SUM({block}))',
            self.figure,
            float(row.total(sheet.summed)) if given else "",
        )
        last = first + len(order) - 1
        remarks = self._remarks(sheet, row)
        page.write_string(at, last + 1, cell(remarks), self.plain)
        texts = [(row.teks.get(k, ""), _WIDE.get(k, _OTHER)) for k in sheet.headings]
        page.set_row(at, height((t, w, UKURAN) for t, w in [*texts, (remarks, _REMARKS)]))
        page.write_string(at, last + 2, cell(row.iri), self.plain)

    def _text(self, page: Any, row: int, column: int, key: str, text: str) -> None:
        """Write what describes the row: a budget as a number, so that it can be summed, the rest as text."""
        amount = Decimal(text) if key == "pagu" and text else None
        if amount is None or abs(amount) >= _LARGEST:
            page.write_string(row, column, cell(text), self.plain)
        else:
            look = self.money if amount == amount.to_integral_value() else self.cents
            page.write_number(row, column, float(amount), look)

    def _mark(self, page: Any, row: int, column: int, mark: CriterionMark, key: str) -> None:
        if mark.nilai is None:
            page.write_string(row, column, "", self.mark)
        else:
            page.write_number(row, column, float(mark.nilai), self.mark)
        allowed = [1, 0.5, 0] if key == "cascading" or key in INVOLVEMENT else [1, 0]
        page.data_validation(row, column, row, column, {"validate": "list", "source": allowed})

    def _remarks(self, sheet: Worksheet, row: WorksheetRow) -> str:
        """Return what speaks against each mark, by rule; a mark that is not given needs no word in every row."""
        said = [row.keterangan] if row.keterangan else []
        for key in (k for k in sheet.marked if not row.keterangan):
            mark = row.marks[key]
            if mark.diubah:
                said.append(f"{heading(key).pick(self.lang)}: {mark.alasan.pick(self.lang)}")
            elif mark.nilai is not None and mark.nilai != 1:
                codes = dict.fromkeys(t.kode for t in mark.temuan)
                why = "; ".join(f"{c} {rules.get(c).judul.pick(self.lang)}" for c in codes)
                said.append(f"{heading(key).pick(self.lang)}: {why or mark.alasan.pick(self.lang)}")
        return "\n".join(said)

    def _sums(self, page: Any, sheet: Worksheet) -> None:
        at = HEAD_ROW + 1 + len(sheet.rows)
        page.write_string(at, 1, Teks("Hasil", "Result").pick(self.lang), self.head)
        if not sheet.rows:
            return
        first, order = 1 + len(sheet.headings), _order(sheet)
        for column, key in enumerate(order, first):
            total, given = sheet.result((key,) if key else sheet.summed)
            ends = [first + order.index(k) for k in ((key,) if key else sheet.summed)]
            block = f"{_ref(HEAD_ROW + 1, ends[0])}:{_ref(at - 1, ends[-1])}"
            share = f'=IF(COUNT({block})=0,"",SUM({block})/COUNT({block}))'
            page.write_formula(at, column, share, self.figure, float(total / given) if given else "")
        last = first + len(order)
        for n, said in enumerate((BLANK, sheet.catatan), at + 1):
            if said is not None:
                page.merge_range(n, 1, n, last, cell(said.pick(self.lang)), self.note)


def _order(sheet: Worksheet) -> list[str]:
    """Return the columns of marks as the form has them: what is summed, the sum (""), what stands apart from it.

    Of the follow-up the states that stand apart come first: none yet, under way, settled.
    """
    if sheet.key == "tindak_lanjut":
        return [*sheet.marked, ""]
    return [*sheet.summed, "", *sheet.apart]


def _ground(judged: Judged) -> Teks:
    """Return why a letter is proposed: what is counted, and when one of it fulfils the criterion."""
    criterion = judged.kriteria
    counted, why = UNITS[criterion.satuan or ""], criterion.alasan or UNSEEN
    return Teks(
        f"Dihitung: {counted.id}. Terpenuhi bila: {why.id}.",
        f"Counted: {counted.en}. Fulfilled if: {why.en}.",
    )


def _ref(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))
