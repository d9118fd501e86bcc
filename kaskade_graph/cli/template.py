"""``kaskade template``: the workbook that an office fills in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Peta, Store, Tahun, Unit, Versi, emit, finish, note
from kaskade_graph.errors import Teks, UsageError

NAMA = "template"
BANTUAN = dua(
    "Buat buku kerja Excel untuk diisi. Kosong, atau terisi dari kaskade yang ada.\n\n"
    "Contoh:\n\n"
    "kaskade template --unit 33.02.19 --tahun 2026 -o cascade.xlsx\n\n"
    "kaskade template kaskade.trig -o cascade.xlsx",
    "Make an Excel workbook to fill in. Empty, or filled from a cascade that there is.\n\n"
    "Examples:\n\n"
    "kaskade template --unit 33.02.19 --tahun 2026 -o cascade.xlsx\n\n"
    "kaskade template cascade.trig -o cascade.xlsx",
)
Berkas = Annotated[
    Path | None,
    typer.Argument(
        metavar=dua("BERKAS", "FILE"),
        help=dua("Kaskade yang mengisi buku kerja itu.", "A cascade to fill the workbook with."),
        show_default=False,
    ),
]
Keluaran = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar=dua("BERKAS", "FILE"),
        help=dua("Buku kerja yang ditulis (.xlsx).", "The workbook to write (.xlsx)."),
    ),
]


def run(
    output: Keluaran,
    berkas: Berkas = None,
    unit: Unit = None,
    tahun: Tahun = None,
    versi: Versi = None,
    store: Store = None,
    peta: Peta = None,
) -> None:
    """Run the command."""
    if output.suffix.lower() != ".xlsx":
        raise UsageError(
            Teks(f"{output}: buku kerja berakhiran .xlsx", f"{output}: a workbook ends in .xlsx"),
            Teks("Contoh: -o cascade.xlsx", "Example: -o cascade.xlsx"),
        )
    from kaskade_graph.usecases.inputs import Inputs, ReadOptions
    from kaskade_graph.usecases.template import template

    place = Inputs([berkas] if berkas else (), store, how=ReadOptions(unit, tahun, versi, peta))
    made = template(place, lang())
    for teks in place.catatan:
        note(teks)
    emit(made, output)
    finish(place.gagal)
