"""Read back what auditors and units wrote into a kertas kerja: their remarks, answers and conclusions.

The workbook went through many hands. Rows may be sorted, filtered, hidden or deleted, columns moved, headings
reworded in part: a row is known by the fingerprint of its finding, a column by its heading. The file is
untrusted and read by :mod:`kaskade_graph.importers.sheets`, within its limits and without running anything.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.grid import Baris, Galat, Lembar, Sel, kolom_huruf
from kaskade_graph.importers.sheets.source import buka
from kaskade_graph.reports.worksheet_columns import ISIAN, KOLOM, PER_KUNCI, Kesimpulan
from kaskade_graph.text import fold, shown

SIDIK = re.compile(r"[0-9a-f]{16}")
_LOOKED_AT = 30
"""Rows of a sheet in which its headings are looked for."""
_LONGEST_HEADING = 60
_REPORTED = 20
"""Mistakes that one error lists; the others are counted."""


@dataclass(frozen=True, slots=True)
class Tanggapan:
    """What people wrote on one finding, and where it stands in the workbook.

    ``sidik`` and ``kode`` are those of the finding, ``kaskade`` the cascade it is of, as the worksheet names it.
    ``catatan`` is the auditor's remark, ``tanggapan`` the unit's answer; empty when nothing was written.
    ``oleh`` and ``sampai`` say who waives a finding whose conclusion is that, and until which day (ISO 8601).
    ``baris`` is the row on the sheet ``lembar``, counted from 1.
    """

    sidik: str
    kode: str
    catatan: str
    tanggapan: str
    kesimpulan: Kesimpulan | None
    lembar: str
    baris: int
    kaskade: str = ""
    oleh: str = ""
    sampai: str = ""

    @property
    def isi(self) -> tuple[object, ...]:
        """What was written, without where."""
        return self.catatan, self.tanggapan, self.kesimpulan, self.oleh, self.sampai


@dataclass(frozen=True, slots=True)
class Salah:
    """One mistake: where, and what."""

    lembar: str
    sel: str
    apa: Teks

    @property
    def teks(self) -> Teks:
        sheet = shown(self.lembar)
        return Teks(
            f"lembar {sheet}, sel {self.sel}: {self.apa.id}", f"sheet {sheet}, cell {self.sel}: {self.apa.en}"
        )


def read_tanggapan(path: Path) -> list[Tanggapan]:
    """Return what was filled in, in the order of the sheets and rows; rows with nothing filled in are left out.

    Raises :class:`InputError` when the file cannot be read or is no kertas kerja, and when rows of it cannot be
    understood: each is named by sheet and cell, with what is wrong.
    """
    book = buka(path, masked=False)
    found: list[Tanggapan] = []
    wrong: list[Salah] = []
    sheets = 0
    for lembar in book.lembar:
        columns, heading = columns_of(lembar, ("kode", "kaskade", "sidik", *ISIAN), wrong)
        if columns:
            sheets += 1
            for row in lembar.buka():
                if row.nomor > heading:
                    found += _row(lembar.nama or "", row, columns, wrong)
    if not sheets and not wrong:
        raise no_worksheet(path)
    found = list(_once(found, wrong))
    if wrong:
        raise refused(path, wrong)
    return found


def columns_of(lembar: Lembar, kunci: Iterable[str], wrong: list[Salah]) -> tuple[dict[str, int], int]:
    """Return the column number of each heading of ``kunci``, and the row they stand in; nothing if there are none."""
    keys = tuple(kunci)
    for row in islice(lembar.buka(), _LOOKED_AT):
        found = {k: at for k in keys if (at := _found(k, row))}
        if "sidik" in found and any(k in found for k in ISIAN):
            wrong += (_twice(lembar.nama or "", row, k, at) for k, at in found.items() if len(at) > 1)
            return {k: at[0] for k, at in found.items()}, row.nomor
    return {}, 0


def _twice(sheet: str, row: Baris, kunci: str, at: list[int]) -> Salah:
    title = PER_KUNCI[kunci].judul
    where = ", ".join(f"{kolom_huruf(c)}{row.nomor}" for c in at)
    return Salah(sheet, where, Teks(f"lebih dari satu kolom {title.id}", f"more than one column {title.en}"))


def _found(kunci: str, row: Baris) -> list[int]:
    """Return the columns whose heading in ``row`` is that of ``kunci``; failing that, has one of its words."""
    column = PER_KUNCI[kunci]
    said = {c: fold(s.teks) for c, s in row.sel.items() if len(s.teks) <= _LONGEST_HEADING}
    exact = [c for c, words in said.items() if words in (fold(column.judul.id), fold(column.judul.en))]
    others = {fold(t) for k in KOLOM for t in (k.judul.id, k.judul.en)}
    return exact or [
        c for c, words in said.items() if words not in others and set(words.split()) & set(column.kata)
    ]


def _row(sheet: str, row: Baris, columns: Mapping[str, int], wrong: list[Salah]) -> Iterator[Tanggapan]:
    cells = {k: row.sel.get(c) for k, c in columns.items()}
    if not any(text_of(cells.get(k)) for k in ISIAN):
        return
    before = len(wrong)
    for cell in cells.values():
        if cell is not None and isinstance(cell.isi, Galat):
            wrong.append(Salah(sheet, cell.ref, cell.isi.alasan))
    mark = text_of(cells.get("sidik")).lower()
    if not SIDIK.fullmatch(mark):
        wrong.append(Salah(sheet, f"{kolom_huruf(columns['sidik'])}{row.nomor}", no_mark(mark)))
    said = text_of(cells.get("kesimpulan"))
    conclusion = Kesimpulan.of(said)
    if said and conclusion is None:
        wrong.append(Salah(sheet, f"{kolom_huruf(columns['kesimpulan'])}{row.nomor}", _no_conclusion(said)))
    until = _day(text_of(cells.get("sampai")))
    if until is None:
        wrong.append(Salah(sheet, f"{kolom_huruf(columns['sampai'])}{row.nomor}", _NO_DAY))
    if conclusion is Kesimpulan.DIKECUALIKAN and not (
        text_of(cells.get("catatan")) and text_of(cells.get("oleh"))
    ):
        wrong.append(Salah(sheet, f"{kolom_huruf(columns['kesimpulan'])}{row.nomor}", _NO_REASON))
    if len(wrong) == before:
        yield Tanggapan(
            sidik=mark,
            kode=text_of(cells.get("kode")),
            catatan=text_of(cells.get("catatan")),
            tanggapan=text_of(cells.get("tanggapan")),
            kesimpulan=conclusion,
            lembar=sheet,
            baris=row.nomor,
            kaskade=text_of(cells.get("kaskade")),
            oleh=text_of(cells.get("oleh")),
            sampai=until or "",
        )


_NO_DAY = Teks("tanggal tidak dikenal; tulis seperti 2026-12-31", "no known date; write it like 2026-12-31")
_NO_REASON = Teks(
    "temuan yang dikecualikan perlu alasan (Catatan auditor) dan nama (Dikecualikan oleh)",
    "a finding that is waived needs a reason (Auditor's remark) and a name (Waived by)",
)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def _day(text: str) -> str | None:
    """Return a day in ISO 8601, the empty text for none, None when it is no day.

    >>> _day("2026-12-31"), _day("31/12/2026"), _day("2026-12-31T00:00:00"), _day(""), _day("akhir tahun")
    ('2026-12-31', '2026-12-31', '2026-12-31', '', None)
    """
    if not text:
        return ""
    turned = _DAY_FIRST.fullmatch(text)
    said = f"{turned[3]}-{int(turned[2]):02}-{int(turned[1]):02}" if turned else text[:10]
    try:
        return datetime.date.fromisoformat(said).isoformat()
    except ValueError:
        return None


def text_of(cell: Sel | None) -> str:
    return "" if cell is None else cell.teks.strip()


def _once(found: Iterable[Tanggapan], wrong: list[Salah]) -> Iterator[Tanggapan]:
    """Drop rows that say the same of one finding again; report those that say something else."""
    seen: dict[tuple[str, str], Tanggapan] = {}
    for one in found:
        first = seen.setdefault((one.kaskade, one.sidik), one)
        if first is one:
            yield one
        elif first.isi != one.isi:
            where = f"{shown(first.lembar)} {first.baris}"
            wrong.append(
                Salah(
                    one.lembar,
                    str(one.baris),
                    Teks(
                        f"temuan {one.sidik} sudah diisi lain pada lembar dan baris {where}",
                        f"finding {one.sidik} is filled in differently at sheet and row {where}",
                    ),
                )
            )


def no_mark(mark: str) -> Teks:
    if not mark:
        return Teks(
            "baris ini diisi, tetapi Sidik temuannya kosong",
            "this row is filled in, but the fingerprint of its finding is empty",
        )
    said = shown(mark[:40])
    return Teks(
        f"“{said}” bukan sidik temuan (16 angka dan huruf a-f)",
        f"“{said}” is no fingerprint (16 digits and letters a-f)",
    )


def _no_conclusion(said: str) -> Teks:
    words = shown(said[:40])
    one_of = {lang: ", ".join(k.teks.pick(lang) for k in Kesimpulan) for lang in ("id", "en")}
    return Teks(
        f"Kesimpulan “{words}” tidak dikenal; pilih: {one_of['id']}",
        f"the conclusion “{words}” is not known; choose: {one_of['en']}",
    )


def no_worksheet(path: Path) -> InputError:
    name = shown(path.name)
    return InputError(
        Teks(
            f"{name}: bukan kertas kerja audit: tidak ada lembar dengan kolom Sidik dan Catatan auditor, "
            "Tanggapan unit atau Kesimpulan",
            f"{name}: no audit worksheet: no sheet has the columns Fingerprint and Auditor's remark, "
            "Unit's answer or Conclusion",
        ),
        Teks(
            "Buat kertas kerjanya dengan kaskade audit ... -o kertas-kerja.xlsx, lalu isi di sana.",
            "Make the worksheet with kaskade audit ... -o worksheet.xlsx and fill it in.",
        ),
    )


def refused(path: Path, wrong: list[Salah]) -> InputError:
    name, listed, more = shown(path.name), wrong[:_REPORTED], len(wrong) - _REPORTED
    lines = {lang: "".join(f"\n- {w.teks.pick(lang)}" for w in listed) for lang in ("id", "en")}
    rest = Teks(f"\n- dan {more} lainnya", f"\n- and {more} more") if more > 0 else Teks("", "")
    return InputError(
        Teks(
            f"{name}: isian kertas kerja tidak dapat dibaca:{lines['id']}{rest.id}",
            f"{name}: what was filled in cannot be read:{lines['en']}{rest.en}",
        ),
        Teks(
            "Perbaiki sel itu. Catatan atas hal lain ditulis di luar tabel, atau di lembar tersendiri.",
            "Mend those cells. Remarks on other matters go outside the table, or on a sheet of their own.",
        ),
    )
