"""The first sheet of a kertas kerja: what was audited, what was found, and how to work with the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kaskade_graph import __version__
from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan, count
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.grouping import open_waived_done
from kaskade_graph.reports.office_text import cell, sheet_name
from kaskade_graph.reports.row_height import UKURAN, height
from kaskade_graph.reports.rule_texts import family
from kaskade_graph.reports.worksheet_columns import WARNA, Kesimpulan, judul

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_A4 = 9
_NARROW = 13
"""Width in characters of the columns of numbers."""


def write(
    book: Workbook, hasil: Sequence[Hasil], families: Mapping[str, list[tuple[Hasil, Temuan]]], lang: Lang
) -> None:
    """Write the sheet, as the first of ``book``; the families link to their sheets."""
    _Summary(book, lang).write(hasil, families)


class _Summary:
    def __init__(self, book: Workbook, lang: Lang) -> None:
        self.lang = lang
        self.sheet = book.add_worksheet(self.say("Ringkasan", "Summary"))
        base = {"text_wrap": True, "valign": "top"}
        boxed = {**base, "border": 1, "border_color": "#BFC5CC"}
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": "#1F3A5F"})
        self.under = book.add_format({"font_color": "#5F6B7A"})
        self.section = book.add_format({"bold": True, "font_size": 12, "font_color": "#1F3A5F"})
        dark = {**boxed, "bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"}
        self.head = book.add_format(dark)
        self.body = book.add_format({**boxed, "align": "left"})
        self.link = book.add_format({**boxed, "font_color": "#1F4E9E", "underline": 1})
        self.number = book.add_format({**boxed, "num_format": "#,##0", "align": "right"})
        self.total = book.add_format({**boxed, "bold": True, "num_format": "#,##0", "bg_color": "#EEF1F4"})
        self.right = book.add_format({**dark, "align": "right"})
        grave = {**boxed, "bold": True, "align": "right"}
        self.grave = [book.add_format({**grave, "bg_color": WARNA[k]}) for k in Keparahan]
        self.text = book.add_format(base)
        self.key = book.add_format({**base, "bold": True})
        self.line = 0

    def write(self, hasil: Sequence[Hasil], families: Mapping[str, list[tuple[Hasil, Temuan]]]) -> None:
        self.sheet.set_column(0, 0, 34)
        self.sheet.set_column(1, 6, _NARROW)
        self.sheet.write_string(0, 0, self.say("KERTAS KERJA AUDIT", "AUDIT WORKSHEET"), self.title)
        about = self.say("Kaskade kinerja, diperiksa dengan", "Performance cascades, checked with")
        self.sheet.write_string(1, 0, f"{about} kaskade-graph {__version__}", self.under)
        self.line = 3
        self.cascades(hasil)
        self.families(families)
        self.states([t for h in hasil for t in h.temuan])
        self.how_to()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.hide_gridlines(2)

    def cascades(self, hasil: Sequence[Hasil]) -> None:
        heads = [self.say("Tahun", "Year"), self.say("Versi", "Edition")]
        self.heading(self.say("Unit dan kaskade", "Units and cascades"), self.say("Unit", "Unit"), heads)
        for one in hasil:
            self.sheet.write_string(self.line, 0, cell(one.unit), self.body)
            self.sheet.write_number(self.line, 1, one.tahun, self.body)
            self.sheet.write_string(self.line, 2, cell(one.versi), self.body)
            self.counts(one.temuan, 3, self.number)
        if len(hasil) > 1:
            self.sheet.write_string(self.line, 0, self.say("Seluruhnya", "In all"), self.total)
            self.sheet.write_blank(self.line, 1, None, self.total)
            self.sheet.write_blank(self.line, 2, None, self.total)
            self.counts([t for h in hasil for t in h.temuan], 3, self.total)
        self.line += 1

    def families(self, families: Mapping[str, list[tuple[Hasil, Temuan]]]) -> None:
        if not families:
            nothing = self.say("Tidak ada temuan.", "Nothing was found.")
            self.sheet.write_string(self.line, 0, nothing, self.text)
            self.line += 2
            return
        self.heading(self.say("Temuan menurut keluarga", "Findings by family"), self.say("Lembar", "Sheet"))
        for name, rows in families.items():
            # A link to a sheet of this workbook, by a name that is ours: no text of a user is an address.
            label = family(name).pick(self.lang)
            where = f"internal:'{sheet_name(label)}'!A1"
            self.sheet.write_url(self.line, 0, where, self.link, f"{label} ({name})")
            self.counts([t for _, t in rows], 1, self.number)
        self.sheet.write_string(self.line, 0, self.say("Seluruhnya", "In all"), self.total)
        self.counts([t for rows in families.values() for _, t in rows], 1, self.total)
        self.line += 1

    def states(self, temuan: Sequence[Temuan]) -> None:
        """Say what the counts above leave out: findings that are waived or put right."""
        _, waived, done = open_waived_done(temuan)
        if waived or done:
            self.sheet.write_string(
                self.line,
                0,
                self.say(
                    f"Tidak dihitung: {len(waived)} temuan dikecualikan, {len(done)} selesai sejak audit lalu.",
                    f"Not counted: {len(waived)} findings waived, {len(done)} put right since the last audit.",
                ),
                self.under,
            )
            self.line += 2

    def heading(self, section: str, first: str, more: Sequence[str] = ()) -> None:
        self.sheet.write_string(self.line, 0, section, self.section)
        for at, head in enumerate((first, *more)):
            self.sheet.write_string(self.line + 1, at, head, self.head)
        for at, keparahan in enumerate(Keparahan, 1 + len(more)):
            self.sheet.write_string(
                self.line + 1, at, keparahan.teks.pick(self.lang), self.grave[keparahan.peringkat]
            )
        self.sheet.write_string(self.line + 1, 4 + len(more), self.say("Jumlah", "Total"), self.right)
        self.line += 2

    def counts(self, temuan: Iterable[Temuan], at: int, style: object) -> None:
        found = list(count(temuan).values())
        for n, number in enumerate([*found, sum(found)]):
            self.sheet.write_number(self.line, at + n, number, style)
        self.line += 1

    def how_to(self) -> None:
        self.sheet.write_string(
            self.line, 0, self.say("Cara memakai buku kerja ini", "How to use this workbook"), self.section
        )
        self.line += 1
        for key, text in self.steps():
            self.sheet.write_string(self.line, 0, key, self.key)
            self.sheet.merge_range(self.line, 1, self.line, 6, "", self.text)
            self.sheet.write_string(self.line, 1, text, self.text)
            self.sheet.set_row(self.line, height([(text, 6 * _NARROW, UKURAN)]))
            self.line += 1

    def steps(self) -> list[tuple[str, str]]:
        choices = ", ".join(f"“{k.teks.pick(self.lang)}”" for k in Kesimpulan)
        columns = (
            (
                "catatan",
                "Pendapat auditor: setuju atau tidak dengan temuan, apa yang sudah diuji, apa yang kurang.",
                "The auditor's view: whether the finding stands, what was tested, what is missing.",
            ),
            (
                "tanggapan",
                "Jawaban unit: penjelasan, rencana perbaikan, dan kapan selesai.",
                "The unit's answer: explanation, what will be done, and by when.",
            ),
            (
                "kesimpulan",
                f"Pilih dari daftar: {choices}.",
                f"Choose from the list: {choices}.",
            ),
            (
                "oleh",
                "Untuk temuan yang dikecualikan: alasannya pada Catatan auditor, di sini siapa yang memutuskan, dan "
                "bila perlu sampai kapan (2026-12-31).",
                "For a finding that is waived: its reason stands in Auditor's remark, here who decided, and if need "
                "be until when (2026-12-31).",
            ),
            (
                "sidik",
                "Tanda pengenal temuan. Jangan diubah: dengannya isian dikenali kembali pada audit berikutnya.",
                "What a finding is known by. Do not change it: by it what you fill in is found again.",
            ),
        )
        rows = [(judul(kunci, self.lang), self.say(i, e)) for kunci, i, e in columns]
        free = self.say("Yang boleh diubah", "What may be changed")
        freely = self.say(
            "Baris boleh diurutkan, disaring, disembunyikan, atau dihapus; kolom boleh dipindah.",
            "Rows may be sorted, filtered, hidden or deleted; columns may be moved.",
        )
        back = self.say("Audit berikutnya", "The next audit")
        again = self.say(
            "kaskade audit DOKUMEN --replies BUKU-KERJA-INI.xlsx -o kertas-kerja-baru.xlsx membawa semua isian "
            "ke buku kerja baru.",
            "kaskade audit DOCUMENT --replies THIS-WORKBOOK.xlsx -o new-worksheet.xlsx carries all that was "
            "filled in over to the new workbook.",
        )
        return [*rows, (free, freely), (back, again)]

    def say(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)
