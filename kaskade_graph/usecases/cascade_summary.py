"""What the cascades of a place are like as a whole, and their coverage of sasaran by programs."""

from __future__ import annotations

import json

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports import cascade_summary as report
from kaskade_graph.reports.blocks.render import OUTLINE, render
from kaskade_graph.reports.cascade_summary_json import to_json
from kaskade_graph.usecases.inputs import Inputs

FORMATS = OUTLINE
"""Formats of the summary; the first is the default."""
ENDINGS = {"txt": "text", "markdown": "md", "htm": "html"}
MATRIKS = ("table", "csv", "tsv", "json", "md", "html", "xlsx")
"""Formats of the matrix; the first is the default."""
ENDINGS_MATRIKS = {"txt": "table", "htm": "html", "markdown": "md"}


def summary(
    place: Inputs, *, format_: str = "text", lang: Lang = "id", width: int | None = None
) -> str | bytes:
    """Return shape, concentration, coverage, what cuts across programs, and formulas of each cascade.

    As JSON ``{"ringkasan": [...]}``. Raises :class:`~kaskade_graph.errors.InputError` when nothing can be read.
    """
    found = (report.ringkasan(GrafKaskade(found.kaskade)) for found in place.cascades())
    if format_ == "json":
        data = {"ringkasan": [to_json(one, lang) for one in found]}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return render(report.report(found, lang), format_, lang, width=width)


def matrix(
    place: Inputs, *, format_: str = "table", lang: Lang = "id", width: int = 120, color: bool = False
) -> str | bytes:
    """Return the matrix of sasaran and programs of all cascades; the JSON is that of SPARQL results."""
    from kaskade_graph.reports import rows
    from kaskade_graph.reports.matrix import to_rows

    table, columns = to_rows([GrafKaskade(found.kaskade) for found in place.cascades()], lang)
    place.catatan.append(
        Teks(
            "Angka: unsur terbawah (sub kegiatan) program itu; kosong: program itu tidak mendukung sasarannya.",
            "Numbers: elements at the bottom (sub kegiatan) of the program; empty: it does not support the sasaran.",
        )
    )
    return rows.render(table, columns, format_, lang, width=width, color=color)
