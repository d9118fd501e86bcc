"""The coverage matrix as rows: one sasaran strategis a row, one program a column, as a planner has it in Excel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kaskade_graph.analysis.coverage import Matriks, matriks
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.queries.saved import Column
from kaskade_graph.reports.show import title
from kaskade_graph.store.terms import Row, Rows, Term
from kaskade_graph.text import fold, squeeze

_WITHOUT = Teks("(tanpa sasaran)", "(without a sasaran)")
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def to_rows(grafs: Sequence[GrafKaskade], lang: Lang = "id") -> tuple[Rows, list[Column]]:
    """Return the matrices of ``grafs`` as one table, and the titles of its columns.

    A cell is the number of elements at the bottom (sub kegiatan) that support the sasaran through the program, and
    empty where the program does not support it. Several cascades share the columns of programs of one name, and
    have a column that says which they are. A program that supports no sasaran stands in a row of its own.
    """
    heads: dict[str, str] = {}
    lines: list[tuple[str, str, dict[str, int], int, int]] = []
    for graf in grafs:
        matrix = matriks(graf)
        keys = _keys(graf, matrix, len(grafs) > 1)
        for program, key in keys.items():
            heads.setdefault(key, _name(graf, program, len(grafs) > 1))
        unit = f"{graf.kaskade.unit.nama} {graf.kaskade.tahun} ({graf.kaskade.versi})"
        for s in matrix.sasaran:
            cells = {keys[p]: matrix.sel[s, p] for p in matrix.program if (s, p) in matrix.sel}
            lines.append((unit, title(graf, s, lang), cells, matrix.tanpa_program[s], matrix.per_sasaran[s]))
        if matrix.program_lepas:
            cells = {keys[p]: matrix.per_program[p] for p in matrix.program_lepas}
            lines.append((unit, _WITHOUT.pick(lang), cells, 0, sum(cells.values())))
    return _table(lines, heads, several=len(grafs) > 1)


def _table(
    lines: Sequence[tuple[str, str, dict[str, int], int, int]], heads: dict[str, str], *, several: bool
) -> tuple[Rows, list[Column]]:
    loose = any(line[3] for line in lines)
    columns = [Column("kaskade", Teks("Kaskade", "Cascade"))] if several else []
    columns.append(Column("sasaran", Teks("Sasaran strategis", "Sasaran strategis")))
    columns += [Column(f"program{n}", Teks(head, head)) for n, head in enumerate(heads.values(), 1)]
    if loose:
        columns.append(Column("tanpaProgram", Teks("Tanpa program", "Through no program")))
    columns.append(Column("jumlah", Teks("Jumlah", "Total")))
    rows: list[Row] = []
    for unit, name, cells, without, total in lines:
        row: list[Term | None] = [_text(unit)] if several else []
        row += [_text(name), *(_number(cells.get(key)) for key in heads)]
        row += [_number(without)] if loose else []
        rows.append((*row, _number(total)))
    return Rows(tuple(c.nama for c in columns), tuple(rows)), columns


def _keys(graf: GrafKaskade, matrix: Matriks, several: bool) -> dict[str, str]:
    """Return what names the column of each program: its name, where cascades are to share columns, else its IRI."""
    if not several:
        return {p: p for p in matrix.program}
    met: Counter[str] = Counter()
    keys = {}
    for program in matrix.program:
        name = fold(graf.kaskade.unsur[program].label or "")
        met[name] += 1
        keys[program] = name if met[name] == 1 else f"{name} {met[name]}"
    return keys


def _name(graf: GrafKaskade, program: str, several: bool) -> str:
    label = graf.kaskade.unsur[program].label
    return squeeze(label) if several and label else title(graf, program, "id")


def _text(text: str) -> Term:
    return Term("literal", text)


def _number(value: int | None) -> Term | None:
    return None if value is None else Term("literal", str(value), _INTEGER)
