"""``kaskade show``: one element with its evidence."""

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
    Peta,
    Store,
    emit,
    finish,
    inputs,
    note,
    pick_format,
)

NAMA = "show"
BANTUAN = dua(
    "Tampilkan satu unsur dengan bukti tiap nilainya. Bukti: berkas, baris, kutipan, keyakinan.\n\n"
    'Contoh: kaskade show "peralatan rumah tangga" kaskade.txt',
    "Show one element with the evidence of every value. Evidence: file, line, quotation, certainty.\n\n"
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
    lingkup: Lingkup = None,
    peta: Peta = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import show

    chosen = pick_format(format_, output, show.FORMATS, {"txt": "text"})
    width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None
    place = inputs(berkas, store, lingkup, peta)
    result = show.show(place, unsur, format_=chosen, lang=lang(), width=width)
    for teks in place.catatan:
        note(teks)
    emit(result, output)
    finish(place.gagal)
