"""``kaskade impact``: what is lost when an element is cut."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
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

NAMA = "impact"
BANTUAN = dua(
    "Tunjukkan apa yang terdampak bila unsur dihapus. Yang ikut hilang, indikator "
    "dan sasaran yang tersentuh, target, pagu, dan yang tersisa.\n\n"
    'Contoh: kaskade impact "peralatan rumah tangga" "bahan logistik kantor" kaskade.txt',
    "Show what is affected if elements are cut. What falls with it, which indikator of which "
    "sasaran are touched, targets, budget, and what remains.\n\n"
    'Example: kaskade impact "peralatan rumah tangga" "bahan logistik kantor" cascade.txt',
)

Argumen = Annotated[
    list[str],
    typer.Argument(
        metavar=dua("UNSUR|BERKAS", "ELEMENT|FILE"),
        show_default=False,
        help=dua(
            "Kata dari nama unsur atau indikator, kodenya, atau IRI-nya; lalu dokumen, tabel, graf atau folder.",
            "Words of the name of an element or indikator, its code, or its IRI; then documents, tables, graphs "
            "or folders.",
        ),
    ),
]


def run(
    argumen: Argumen,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    lingkup: Lingkup = None,
    peta: Peta = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import impact

    chosen = pick_format(format_, output, impact.FORMATS, impact.ENDINGS)
    width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None
    words, files = impact.split(argumen)
    place = inputs(files, store, lingkup, peta)
    result = impact.impact(place, words, format_=chosen, lang=lang(), width=width)
    for teks in place.catatan:
        note(teks)
    emit(result, output)
    finish(place.gagal)
