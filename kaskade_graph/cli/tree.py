"""``kaskade tree``: draw the cascade in the terminal, or for a wall."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Berkas,
    Format,
    Lingkup,
    Output,
    Peta,
    Store,
    emit,
    finish,
    inputs,
    needs_output,
    note,
    pick_format,
    table_width,
)
from kaskade_graph.errors import Teks, UsageError

if TYPE_CHECKING:
    from kaskade_graph.usecases.inputs import Inputs
    from kaskade_graph.usecases.tree import Lingkupan

NAMA = "tree"
BANTUAN = dua(
    "Gambar kaskade sebagai pohon. Di terminal, atau sebagai lembar A3 untuk dipasang di dinding: pdf, svg, "
    "png, html; juga mermaid dan dot.\n\n"
    "Contoh: kaskade tree kaskade.txt --depth 4 --no-indikator\n\n"
    "Contoh: kaskade tree kaskade.txt --findings -o pohon.pdf\n\n"
    "Contoh: kaskade tree kaskade.txt --poster auto -o poster.pdf",
    "Draw the cascade as a tree. In the terminal, or as A3 sheets to be pinned to a wall: pdf, svg, png, html; "
    "mermaid and dot as well.\n\n"
    "Example: kaskade tree cascade.txt --depth 4 --no-indikator\n\n"
    "Example: kaskade tree cascade.txt --findings -o tree.pdf\n\n"
    "Example: kaskade tree cascade.txt --poster auto -o poster.pdf",
)

Depth = Annotated[
    int | None,
    typer.Option(
        "--depth",
        min=1,
        metavar="N",
        help=dua(
            "Berapa tingkat: 1 tujuan saja, 5 semuanya.", "How many levels: 1 the goals alone, 5 everything."
        ),
    ),
]
DenganIndikator = Annotated[
    bool,
    typer.Option(
        "--indikator/--no-indikator", help=dua("Dengan atau tanpa indikator.", "With or without indicators.")
    ),
]
Temuan = Annotated[
    bool,
    typer.Option(
        "--findings",
        help=dua(
            "Periksa juga, dan sebut temuan pada tiap unsur.",
            "Audit as well, and name the findings on each element.",
        ),
    ),
]
Halaman = Annotated[
    int | None,
    typer.Option(
        "--page",
        min=1,
        metavar="N",
        help=dua("Hanya lembar ini (pdf, svg, png, html).", "Only this sheet (pdf, svg, png, html)."),
    ),
]
Poster = Annotated[
    str | None,
    typer.Option(
        "--poster",
        metavar="A3|A2|A1|A0|auto",
        help=dua(
            "Seluruh kaskade pada satu lembar kertas ini, dengan huruf sebesar mungkin; auto memilih yang terkecil. "
            "Beberapa lembar hanya bila hurufnya akan terlalu kecil.",
            "The whole cascade on one sheet of this paper, in letters as large as fit; auto takes the smallest. "
            "Several sheets only where letters would be too small.",
        ),
    ),
]
Ringkasan = Annotated[
    bool,
    typer.Option(
        "--summary",
        help=dua(
            "Alih-alih gambar: bentuk pohon, siapa menanggung apa, cakupan, lintas program, formula.",
            "Instead of a drawing: shape, who carries what, coverage, what cuts across programs, formulas.",
        ),
    ),
]
Matriks = Annotated[
    bool,
    typer.Option(
        "--matrix",
        help=dua(
            "Alih-alih gambar: matriks sasaran dan program (juga csv, xlsx, html).",
            "Instead of a drawing: the matrix of sasaran and programs (csv, xlsx, html as well).",
        ),
    ),
]


def run(
    berkas: Berkas = None,
    depth: Depth = None,
    indikator: DenganIndikator = True,
    temuan: Temuan = False,
    halaman: Halaman = None,
    poster: Poster = None,
    ringkasan: Ringkasan = False,
    matriks: Matriks = False,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    lingkup: Lingkup = None,
    peta: Peta = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import tree

    place = inputs(berkas, store, lingkup, peta)
    if ringkasan or matriks:
        if (
            (ringkasan and matriks)
            or temuan
            or halaman is not None
            or poster
            or depth is not None
            or not indikator
        ):
            raise UsageError(
                Teks("--summary dan --matrix berdiri sendiri", "--summary and --matrix go with no other"),
                Teks(
                    "Tanpa --findings, --page, --poster, --depth, --no-indikator; satu saja dari keduanya.",
                    "Without --findings, --page, --poster, --depth, --no-indikator; one of the two.",
                ),
            )
        results = {output: _numbers(place, matriks, format_, output)}
    else:
        isi = tree.Lingkupan(depth, indikator, temuan, halaman, poster)
        results = _drawing(place, isi, format_, output)
    for teks in place.catatan:
        note(teks)
    for name, result in results.items():
        emit(result, name)
    if len(results) > 1:
        first, *_, last = results
        note(Teks(f"{len(results)} lembar: {first} ... {last}", f"{len(results)} sheets: {first} ... {last}"))
    finish(place.gagal)


def _drawing(
    place: Inputs, isi: Lingkupan, format_: str | None, output: Path | None
) -> dict[Path | None, str | bytes]:
    """Return the drawing by where it goes; as PNG a picture a sheet, numbered: ``tree-1.png``."""
    from kaskade_graph.usecases import tree

    chosen = pick_format(format_, output, tree.FORMATS, tree.ENDINGS)
    terminal = _terminal(output, chosen in tree.BINER, chosen)
    if chosen == "png" and output is not None:
        pictures = tree.images(place, lang(), isi)
        if len(pictures) == 1:
            return {output: pictures[0]}
        return {output.with_stem(f"{output.stem}-{n}"): p for n, p in enumerate(pictures, 1)}
    width = shutil.get_terminal_size().columns if terminal else None
    return {output: tree.draw(place, format_=chosen, lang=lang(), isi=isi, width=width)}


def _numbers(place: Inputs, matriks: bool, format_: str | None, output: Path | None) -> str | bytes:
    from kaskade_graph.usecases import cascade_summary

    if matriks:
        chosen = pick_format(format_, output, cascade_summary.MATRIKS, cascade_summary.ENDINGS_MATRIKS)
        terminal = _terminal(output, chosen == "xlsx", chosen)
        width = table_width(terminal, 120)
        return cascade_summary.matrix(place, format_=chosen, lang=lang(), width=width, color=terminal)
    chosen = pick_format(format_, output, cascade_summary.FORMATS, cascade_summary.ENDINGS)
    columns = shutil.get_terminal_size().columns if _terminal(output, False, chosen) else None
    return cascade_summary.summary(place, format_=chosen, lang=lang(), width=columns)


def _terminal(output: Path | None, biner: bool, format_: str) -> bool:
    """Say whether the result goes to a terminal; raises :class:`UsageError` when it is not fit for one."""
    terminal = output is None and sys.stdout.isatty()
    if terminal and biner:
        raise needs_output(format_)
    return terminal
