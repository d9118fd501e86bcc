"""The cells of a table that were refused: as a table for the terminal, as JSON, and as CSV.

The same as a marked copy of the workbook is :mod:`.refused_xlsx`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.refused import Penolakan
from kaskade_graph.reports.imports import harmless
from kaskade_graph.text import shown

JUDUL = (
    Teks("Sel", "Cell"),
    Teks("Kolom", "Column"),
    Teks("Isi", "Value"),
    Teks("Alasan", "Why"),
    Teks("Terdekat", "Nearest"),
    Teks("Yang perlu dilakukan", "What to do"),
    Teks("Baris yang tertahan", "Rows held back"),
)
"""Titles of what :func:`row` returns."""
_MAX_BARIS = 8


def where(penolakan: Penolakan, several: bool) -> str:
    """Return the place of a refused cell: ``Kaskade!C7``; with its file where there are several."""
    sel = f"{penolakan.lembar}!{penolakan.sel}" if penolakan.lembar else penolakan.sel
    return shown(f"{penolakan.berkas}, {sel}" if several else sel)


def row(penolakan: Penolakan, lang: Lang, several: bool = False) -> list[str]:
    """Return one refusal as texts in the order of :data:`JUDUL`."""
    return [
        where(penolakan, several),
        shown(penolakan.kolom or ""),
        shown(penolakan.nilai),
        shown(penolakan.alasan.pick(lang)),
        shown(penolakan.terdekat or ""),
        shown(penolakan.saran.pick(lang)),
        _rows(penolakan.baris),
    ]


def _rows(baris: list[int]) -> str:
    text = ", ".join(str(b) for b in baris[:_MAX_BARIS])
    return text if len(baris) <= _MAX_BARIS else f"{text} ... (+{len(baris) - _MAX_BARIS})"


def to_text(penolakan: Sequence[Penolakan], lang: Lang, *, width: int = 100, most: int | None = None) -> str:
    """Return the refusals as a table ``width`` characters wide; at most ``most`` of them, and how many more."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not penolakan:
        return ""
    several = len({p.berkas for p in penolakan}) > 1
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=False)
    for title in JUDUL[:-1]:
        table.add_column(Text(title.pick(lang)), overflow="fold")
    for one in penolakan[:most]:
        table.add_row(*(Text(cell) for cell in row(one, lang, several)[:-1]))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, legacy_windows=False).print(table)
    lines = [line.rstrip() for line in out.getvalue().strip("\n").splitlines()]
    if most is not None and len(penolakan) > most:
        more = len(penolakan) - most
        lines.append(
            Teks(
                f"... dan {more} lagi; semuanya dengan --refused ditolak.xlsx",
                f"... and {more} more; all of them with --refused refused.xlsx",
            ).pick(lang)
        )
    return "\n".join(lines) + "\n"


def to_csv(penolakan: Sequence[Penolakan], lang: Lang) -> str:
    """Return one row a refused cell; a cell that a spreadsheet would run begins with ``'``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([title.pick(lang) for title in JUDUL])
    several = len({p.berkas for p in penolakan}) > 1
    writer.writerows([[harmless(cell) for cell in row(p, lang, several)] for p in penolakan])
    return out.getvalue()


def to_json(penolakan: Sequence[Penolakan]) -> str:
    """Return ``{"ditolak": [...]}``; the keys of each are fixed, texts are in both languages."""
    data = [
        {
            "berkas": p.berkas,
            "lembar": p.lembar,
            "sel": p.sel,
            "kolom": p.kolom,
            "nilai": p.nilai,
            "alasan": {"id": p.alasan.id, "en": p.alasan.en},
            "terdekat": p.terdekat,
            "saran": {"id": p.saran.id, "en": p.saran.en},
            "baris": p.baris,
        }
        for p in penolakan
    ]
    return json.dumps({"ditolak": data}, ensure_ascii=False, indent=2) + "\n"
