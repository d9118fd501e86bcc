"""``kaskade tree``: draw the cascade in the terminal."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Berkas, Format, Lingkup, Output, Store, emit, finish, note, pick_format

NAMA = "tree"
BANTUAN = dua(
    "Gambar kaskade sebagai pohon di terminal. Tiap unsur dengan sasaran (◆) dan indikatornya (•).\n\n"
    "Contoh: kaskade tree kaskade.txt --depth 4 --no-indikator",
    "Draw the cascade as a tree in the terminal. Each element with its sasaran (◆) and indikator (•).\n\n"
    "Example: kaskade tree cascade.txt --depth 4 --no-indikator",
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


def run(
    berkas: Berkas = None,
    depth: Depth = None,
    indikator: DenganIndikator = True,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    lingkup: Lingkup = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import tree
    from kaskade_graph.usecases.opening import Place

    chosen = pick_format(format_, output, tree.FORMATS, {"txt": "text"})
    width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None
    place = Place(berkas or (), store, lingkup)
    result = tree.draw(place, format_=chosen, lang=lang(), depth=depth, indikator=indikator, width=width)
    for teks in place.catatan:
        note(teks)
    emit(result, output)
    finish(place.gagal)
