"""The coverage matrix as rows: one sasaran strategis a row, one program a column, as a planner has it in Excel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kaskade_graph.analysis.coverage import Matriks, matriks
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.queries.saved import ResultColumn
from kaskade_graph.reports.show import title
from kaskade_graph.store.terms import Row, Rows, Term
from kaskade_graph.text import fold, squeeze

_WITHOUT = Teks("(tanpa sasaran)", "(without a sasaran)")
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


class _Line(NamedTuple):
    """One row of the matrix, as words and figures."""

    unit: str
    name: str
    cells: dict[str, int]
    without: int
    total: int
    further: str = ""
    region: str = ""


def to_rows(grafs: Sequence[GrafKaskade], lang: Lang = "id") -> tuple[Rows, list[ResultColumn]]:
    """Return the matrices of ``grafs`` as one table, and the titles of its columns.

    What programs give to a sasaran beside their own parent, and the objectives of the region that it supports, stand
    in columns of their own where there are any: they are no part of the counts. A cell is the number of elements at
    the bottom (sub kegiatan) that support the sasaran through the program, and empty where the program does not
    support it. Several cascades share the columns of programs of one name, and
    have a column that says which they are. A program that supports no sasaran stands in a row of its own.
    """
    heads: dict[str, str] = {}
    lines: list[_Line] = []
    for graf in grafs:
        matrix = matriks(graf)
        keys = _keys(graf, matrix, len(grafs) > 1)
        for program, key in keys.items():
            heads.setdefault(key, _name(graf, program, len(grafs) > 1))
        unit = f"{graf.kaskade.unit.nama} {graf.kaskade.tahun} ({graf.kaskade.versi})"
        for s in matrix.sasaran:
            cells = {keys[p]: matrix.sel[s, p] for p in matrix.program if (s, p) in matrix.sel}
            further = "; ".join(
                f"{title(graf, p, lang)} ({n})" for (to, p), n in matrix.tambahan.items() if to == s
            )
            region = "; ".join(_of_region(iri) for iri in matrix.daerah[s])
            lines.append(
                _Line(
                    unit,
                    title(graf, s, lang),
                    cells,
                    matrix.tanpa_program[s],
                    matrix.per_sasaran[s],
                    further,
                    region,
                )
            )
        if matrix.program_lepas:
            cells = {keys[p]: matrix.per_program[p] for p in matrix.program_lepas}
            lines.append(_Line(unit, _WITHOUT.pick(lang), cells, 0, sum(cells.values())))
    return _table(lines, heads, several=len(grafs) > 1)


def _of_region(iri: str) -> str:
    """Return the last parts of the IRI of an objective of the region: its name is in a cascade of its own."""
    return "/".join(iri.rsplit("/", 2)[1:])


def _table(
    lines: Sequence[_Line], heads: dict[str, str], *, several: bool
) -> tuple[Rows, list[ResultColumn]]:
    loose = any(line.without for line in lines)
    further, region = any(line.further for line in lines), any(line.region for line in lines)
    columns = [ResultColumn("kaskade", Teks("Kaskade", "Cascade"))] if several else []
    columns.append(ResultColumn("sasaran", Teks("Sasaran strategis", "Sasaran strategis")))
    columns += [ResultColumn(f"program{n}", Teks(head, head)) for n, head in enumerate(heads.values(), 1)]
    if loose:
        columns.append(ResultColumn("tanpaProgram", Teks("Tanpa program", "Through no program")))
    columns.append(ResultColumn("jumlah", Teks("Jumlah", "Total")))
    if further:
        columns.append(
            ResultColumn("tambahan", Teks("Dukungan tambahan (unsur)", "Further support (elements)"))
        )
    if region:
        columns.append(
            ResultColumn("daerah", Teks("Kinerja daerah yang didukung", "Objectives of the region supported"))
        )
    rows: list[Row] = []
    for line in lines:
        row: list[Term | None] = [_text(line.unit)] if several else []
        row += [_text(line.name), *(_number(line.cells.get(key)) for key in heads)]
        row += [_number(line.without)] if loose else []
        row.append(_number(line.total))
        row += [_text(line.further)] if further else []
        row += [_text(line.region)] if region else []
        rows.append(tuple(row))
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
