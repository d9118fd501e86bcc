"""Matrix tables: one row an element, or one column a level, under a row of column titles.

"Kode | Program/Kegiatan/Sub Kegiatan | Sasaran | Indikator | Formulasi | Satuan | Target 2022" is how most
offices keep their cascade. Column titles are understood by the words that workbooks are understood by; the
level of a row follows from a column that says it, from the label, code or official name in it, or from how
rows of the same depth of number were told. A row whose level cannot be told is left unread, not guessed.

A row becomes the same tokens that a page of labels becomes, so that everything after is one way of reading:
nothing is refused that is printed, and every line is evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kaskade_graph.importers import labels
from kaskade_graph.importers.document import Cell
from kaskade_graph.importers.lexer import Kind, Token, lex, official_level
from kaskade_graph.importers.matrix_cells import aside, label_of, mark, name_of, support, texts, whole
from kaskade_graph.importers.matrix_columns import Column, Columns, Row, cell_text
from kaskade_graph.importers.sheets.columns import INDIKATOR, NAMA, UNSUR
from kaskade_graph.importers.sheets.layout import TINGKAT_KATA
from kaskade_graph.importers.values import split_number
from kaskade_graph.model import Jenis
from kaskade_graph.text import fold, squeeze
from kaskade_graph.vocab import KIN

_OF_ELEMENT = {k: f.predicate for k, f in UNSUR.items() if f.predicate != KIN.nomor}
_FIELDS = {
    k: f.predicate
    for k, f in INDIKATOR.items()
    if f.predicate != KIN.nomor and f.predicate not in labels.OF_ELEMENT
}
_TOTALS = frozenset({"jumlah", "total", "jumlah total", "total anggaran", "jumlah keseluruhan"})
_DEPTH = re.compile(r"[A-Z]?\.?\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Za-z]")
_STATEMENT_LEVELS = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS)


def unroll(rows: Sequence[Row], found: Columns) -> Iterator[Token]:
    """Yield the tokens of rows under the titles ``found``."""
    reader = _Rows(found, rows)
    for row in rows:
        yield from reader.row(row)


def titles(rows: Sequence[Row]) -> Iterator[Token]:
    """Yield the tokens of rows of titles."""
    for row in rows:
        for cell in row:
            yield from aside(cell, "judul kolom")


def fits(row: Row, found: Columns) -> bool:
    """Whether a row of a table without titles goes on with one whose titles were ``found``."""
    return (
        3 <= len(row) <= len(found)
        and len(row) * 2 > len(found)
        and _Rows(found, [row]).level(row) is not None
    )


# --- rows -------------------------------------------------------------------------------------------------


class _Rows:
    """Reads rows one by one, remembering what the last names were."""

    def __init__(self, found: Columns, rows: Sequence[Row]) -> None:
        self.found = found
        self.shared = any(c is not None and c.kunci == "nama" for c in found)
        self.last: dict[Jenis, str] = {}
        self.counts = self._counts(rows)
        self.depths = self._depths(rows) if self.shared else {}

    def row(self, row: Row) -> Iterator[Token]:
        cells = self._cells(row)
        for n, cell in enumerate(row):
            if n >= len(self.found) or self.found[n] is None:
                # Text under a heading that is not understood is not read; a running number says nothing.
                number = cell_text(cell).strip(" .)").isdigit()
                yield from aside(cell, "nomor urut" if number else None)
        first = next((t for _, cell in cells if (t := cell_text(cell))), "")
        if fold(first) in _TOTALS:
            for _, cell in cells:
                yield from aside(cell, "baris jumlah")
        elif self.shared:
            yield from self._shared(row, cells)
        else:
            yield from self._wide(cells)

    def _cells(self, row: Row) -> list[tuple[Column, Cell]]:
        return [(c, cell) for c, cell in zip(self.found, row, strict=False) if c is not None]

    def _get(self, cells: list[tuple[Column, Cell]], *kunci: str) -> list[Cell]:
        return [cell for column, cell in cells if column.kunci in kunci and cell_text(cell)]

    # --- all levels in one column of names --------------------------------------------------------------

    def _shared(self, row: Row, cells: list[tuple[Column, Cell]]) -> Iterator[Token]:
        names = self._get(cells, "nama")
        statements = self._get(cells, "sasaran", "sasaran_strategis", "tujuan")
        jenis: Jenis | None = None
        if names or self._get(cells, "kode", "tingkat"):
            jenis = self.level(row)
            if jenis is None:
                for _, cell in cells:
                    yield from aside(cell, None)
                return
            yield from self._element(cells, jenis, names, statements)
        elif statements:
            yield from self._statement(statements)
        yield from self._measures(cells, jenis)

    def level(self, row: Row) -> Jenis | None:
        """Return the level of a row: as it says itself, by label, code or official name, or by its number."""
        cells = self._cells(row)
        said = [TINGKAT_KATA.get(fold(cell_text(c))) for c in self._get(cells, "tingkat")]
        if said and said[0] in NAMA:
            return NAMA[said[0]]
        name = squeeze(" ".join(cell_text(c) for c in self._get(cells, "nama")))
        for cell in self._get(cells, "nama", "kode", "nomor"):
            label = label_of(cell)
            if label is not None:
                return label.jenis
        code = (
            _code(squeeze(" ".join(cell_text(c) for c in self._get(cells, "kode")))) or split_number(name)[0]
        )
        if code is not None:
            return labels.SEGMENTS.get(code.count(".") + 1)
        return _said_by(name) or self.depths.get(_depth(self._number(cells)))

    def _number(self, cells: list[tuple[Column, Cell]]) -> str:
        return next((cell_text(c).strip(" .") for c in self._get(cells, "nomor")), "")

    def _depths(self, rows: Sequence[Row]) -> dict[int, Jenis]:
        """The level that rows of one depth of number mostly have."""
        self.depths = {}
        votes: dict[int, Counter[Jenis]] = {}
        for row in rows:
            jenis, depth = self.level(row), _depth(self._number(self._cells(row)))
            if jenis is not None and depth:
                votes.setdefault(depth, Counter())[jenis] += 1
        return {depth: count.most_common(1)[0][0] for depth, count in votes.items()}

    def _counts(self, rows: Sequence[Row]) -> bool:
        """Whether the column of numbers merely counts the rows."""
        numbers = [n for row in rows if (n := self._number(self._cells(row)))]
        return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]

    def _element(
        self, cells: list[tuple[Column, Cell]], jenis: Jenis, names: list[Cell], statements: list[Cell]
    ) -> Iterator[Token]:
        """The head of an element: number, code, name, what it supports, who answers for it."""
        number = self._number(cells)
        cell = next(iter([*names, *statements, *self._get(cells, "kode", "tingkat")]))
        label = next((t for c in self._get(cells, "nama", "kode") if (t := label_of(c)) is not None), None)
        head = mark(Kind.HEAD, cell, jenis.teks.id, jenis)
        head.nomor = (label.nomor if label else None) or (None if self.counts else number) or None
        yield head
        for kunci, use in (("nomor", "nomor urut" if self.counts else "nomor"), ("tingkat", "tingkat")):
            for c in self._get(cells, kunci):
                yield from aside(c, use)
        yield from self._codes(cells, label)
        statement = jenis in _STATEMENT_LEVELS
        named = [t for c in names for t in name_of(c)]
        if statement and statements and not any(t.kind is Kind.TEXT for t in named):
            named += [t for c in statements for t in whole(c)]
            statements = []
        yield from named
        yield from self._of_element(cells)
        if statements:
            yield mark(Kind.SASARAN, statements[0], "Sasaran", jenis)
            for c in statements:
                yield from whole(c)

    def _codes(self, cells: list[tuple[Column, Cell]], label: Token | None) -> Iterator[Token]:
        for cell in self._get(cells, "kode"):
            for token in whole(cell):
                if label is not None and label.line is token.line:
                    token.kind = Kind.COLUMN
                    token.became.append("tingkat")
                else:
                    token.kind = Kind.CODE
                yield token

    def _of_element(self, cells: list[tuple[Column, Cell]]) -> Iterator[Token]:
        for column, cell in cells:
            if column.kunci == "dukungan":
                yield from support(cell)
            elif column.kunci in _OF_ELEMENT and cell_text(cell):
                yield mark(Kind.FIELD, cell, column.title, properti=_OF_ELEMENT[column.kunci])
                yield from whole(cell)

    def _statement(self, statements: list[Cell]) -> Iterator[Token]:
        """One more sasaran of the element above."""
        yield mark(Kind.SASARAN, statements[0], "Sasaran")
        for cell in statements:
            yield from whole(cell)

    # --- a column for each level ------------------------------------------------------------------------

    def _wide(self, cells: list[tuple[Column, Cell]]) -> Iterator[Token]:
        code: list[Token] = []
        for column, cell in cells:
            if not cell_text(cell):
                continue
            if column.kunci.startswith("kode"):
                code = list(whole(cell))
                for token in code:
                    token.kind = Kind.CODE
            elif column.kunci in NAMA:
                yield from self._named(NAMA[column.kunci], cell, code)
                code = []
            elif column.kunci.startswith("sasaran"):
                yield mark(Kind.SASARAN, cell, column.title, column.jenis)
                yield from whole(cell)
            elif column.kunci == "nomor":
                yield from aside(cell, "nomor urut")
        yield from code
        yield from self._of_element(cells)
        yield from self._measures(cells, None)

    def _named(self, jenis: Jenis, cell: Cell, code: list[Token]) -> Iterator[Token]:
        """The name of one level, unless the row above has the same one."""
        name = fold(" ".join(t.text for t in (*code, *texts(cell))))
        if self.last.get(jenis) == name:
            for token in code:
                token.kind = Kind.COLUMN
                token.became.append("kode, diulang dari baris di atasnya")
            yield from code
            yield from aside(cell, f"nama {jenis.teks.id}, diulang dari baris di atasnya")
            return
        order = list(NAMA.values())
        self.last = {j: n for j, n in self.last.items() if order.index(j) < order.index(jenis)}
        self.last[jenis] = name
        label, named = label_of(cell), list(name_of(cell))
        if not any(token.kind is Kind.TEXT for token in named):
            label, named = None, list(whole(cell))
        head = mark(Kind.HEAD, cell, jenis.teks.id, jenis)
        head.nomor = label.nomor if label else None
        yield head
        yield from code
        yield from named

    # --- measures -----------------------------------------------------------------------------------------

    def _measures(self, cells: list[tuple[Column, Cell]], jenis: Jenis | None) -> Iterator[Token]:
        """Indikator, its explanation and its figures."""
        if sum(column.kunci == "indikator" for column, _ in cells) == 1:
            cells = sorted(cells, key=lambda c: c[0].kunci != "indikator")
        for column, cell in cells:
            if not cell_text(cell):
                continue
            if column.kunci == "indikator":
                yield mark(Kind.INDIKATOR, cell, column.title, jenis or column.jenis)
                yield from whole(cell)
            elif column.kunci in _FIELDS:
                yield mark(Kind.FIELD, cell, column.title, properti=_FIELDS[column.kunci])
                yield from whole(cell)
            elif column.kunci == "penjelasan":
                yield mark(Kind.PENJELASAN, cell, column.title)
                for token in (t for line in cell.lines for t in lex(line)):
                    token.bound = True
                    yield token
            elif column.kunci in ("target", "realisasi"):
                properti = KIN.memilikiTarget if column.kunci == "target" else KIN.memilikiRealisasi
                figure = mark(Kind.FIELD, cell, column.title, properti=properti)
                figure.periode = column.periode
                yield figure
                yield from whole(cell)
            elif column.kunci in ("id", "nomor_indikator", "tahun", "triwulan"):
                yield from aside(cell, "kolom yang tidak dikenal")


def _code(text: str) -> str | None:
    return split_number(text + " x")[0] if text else None


def _depth(number: str) -> int:
    return len(number.split(".")) if number and _DEPTH.fullmatch(number) else 0


def _said_by(name: str) -> Jenis | None:
    """The level of an official name, or of one that says it itself: "PROGRAM PENUNJANG ..."."""
    worded = re.match(r"program\s+\w", name, re.IGNORECASE)
    return official_level(name) or (Jenis.PROGRAM if worded else None)
