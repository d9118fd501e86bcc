"""``kaskade doctor``: is everything as it should be?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Format, Output, Store, emit, pick_format

NAMA = "doctor"
BANTUAN = dua(
    "Periksa pemasangan, konfigurasi, dan isi basis data graf.\n\n"
    "Berkas yang disebut diperiksa: apakah dibuat versi lama.\n\n"
    "Selesai dengan kode 1 bila ada yang gagal, 4 bila basis datanya tidak dapat dibuka.",
    "Check the installation, the configuration, and a graph store.\n\n"
    "Files that are named are looked at: whether an older version made them.\n\n"
    "Exits with 1 when something failed, 4 when the store cannot be opened.",
)


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=dua("BERKAS...", "FILES..."),
        help=dua(
            "Berkas atau folder yang mungkin dibuat versi lama.",
            "Files or folders that may be of an older version.",
        ),
        show_default=False,
        exists=True,
    ),
]


def run(berkas: Paths = None, store: Store = None, format_: Format = None, output: Output = None) -> None:
    """Run the command."""
    from kaskade_graph.cli.progress import follow
    from kaskade_graph.usecases import doctor

    chosen = pick_format(format_, output, doctor.FORMATS, {"txt": "text"})
    diagnosis = doctor.Diagnosis()
    follow(doctor.examine(store, diagnosis, berkas or []))
    emit(diagnosis.render(chosen, lang()), output)
    if diagnosis.kode_keluar:
        raise typer.Exit(diagnosis.kode_keluar)
