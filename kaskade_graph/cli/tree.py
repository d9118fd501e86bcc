"""``kaskade tree``: draw the cascade in the terminal, or for a wall."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Berkas,
    Format,
    Lingkup,
    Output,
    Store,
    emit,
    finish,
    needs_output,
    note,
    pick_format,
)

NAMA = "tree"
BANTUAN = dua(
    "Gambar kaskade sebagai pohon. Di terminal, atau sebagai lembar A3 untuk dipasang di dinding: pdf, svg, "
    "png, html; juga mermaid dan dot.\n\n"
    "Contoh: kaskade tree kaskade.txt --depth 4 --no-indikator\n\n"
    "Contoh: kaskade tree kaskade.txt --temuan -o pohon.pdf",
    "Draw the cascade as a tree. In the terminal, or as A3 sheets to be pinned to a wall: pdf, svg, png, html; "
    "mermaid and dot as well.\n\n"
    "Example: kaskade tree cascade.txt --depth 4 --no-indikator\n\n"
    "Example: kaskade tree cascade.txt --temuan -o tree.pdf",
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
        "--temuan",
        help=dua(
            "Periksa juga, dan sebut temuan pada tiap unsur.",
            "Audit as well, and name the findings on each element.",
        ),
    ),
]
Halaman = Annotated[
    int | None,
    typer.Option(
        "--halaman",
        min=1,
        metavar="N",
        help=dua("Hanya lembar ini (pdf, svg, png, html).", "Only this sheet (pdf, svg, png, html)."),
    ),
]


def run(
    berkas: Berkas = None,
    depth: Depth = None,
    indikator: DenganIndikator = True,
    temuan: Temuan = False,
    halaman: Halaman = None,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    lingkup: Lingkup = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import tree
    from kaskade_graph.usecases.opening import Place

    chosen = pick_format(format_, output, tree.FORMATS, tree.ENDINGS)
    terminal = output is None and sys.stdout.isatty()
    if terminal and chosen in tree.BINER:
        raise needs_output(chosen)
    place = Place(berkas or (), store, lingkup)
    result = tree.draw(
        place,
        format_=chosen,
        lang=lang(),
        isi=tree.Lingkupan(depth, indikator, temuan, halaman),
        width=shutil.get_terminal_size().columns if terminal else None,
    )
    for teks in place.catatan:
        note(teks)
    emit(result, output)
    finish(place.gagal)
