"""``kaskade show``: one element with its evidence."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Berkas, Format, Output, Store, emit, finish, note, pick_format

NAMA = "show"
BANTUAN = dua(
    "Tampilkan satu unsur: semua nilainya, letaknya, dan bukti tiap nilai dengan berkas dan barisnya.\n\n"
    'Contoh: kaskade show "peralatan rumah tangga" kaskade.txt',
    "Show one element: all its values, its place, and the evidence of each with file and line.\n\n"
    'Example: kaskade show "peralatan rumah tangga" cascade.txt',
)

Elemen = Annotated[
    str,
    typer.Argument(
        metavar=dua("UNSUR", "ELEMENT"),
        show_default=False,
        help=dua("Kata dari namanya, kodenya, atau IRI-nya.", "Words of its name, its code, or its IRI."),
    ),
]


def run(
    unsur: Elemen,
    berkas: Berkas = None,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import show
    from kaskade_graph.usecases.opening import Place

    chosen = pick_format(format_, output, show.FORMATS, {"txt": "text"})
    width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None
    place = Place(berkas or (), store)
    result = show.show(place, unsur, format_=chosen, lang=lang(), width=width)
    for teks in place.catatan:
        note(teks)
    emit(result, output)
    finish(place.gagal)
