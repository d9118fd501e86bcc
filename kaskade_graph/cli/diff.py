"""``kaskade diff``: what changed from one cascade to another."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Format, Output, Peta, Store, emit, needs_output, note, pick_format

NAMA = "diff"
BANTUAN = dua(
    "Bandingkan dua kaskade. Dari tahun, versi (murni, perubahan) atau kecamatan lain.\n\n"
    "Dilaporkan: ditambah, dihapus, berganti nama, pindah, diubah, dan cara setiap pasangan dikenali.\n\n"
    "Contoh: kaskade diff murni.xlsx perubahan.xlsx -o perbandingan.html",
    "Compare two cascades. Of other years, editions (original, revised) or kecamatan.\n\n"
    "Reported: added, dropped, renamed, moved, changed, and how each pair was recognised.\n\n"
    "Example: kaskade diff original.xlsx revised.xlsx -o comparison.html",
)

Lama = Annotated[
    Path,
    typer.Argument(
        metavar=dua("LAMA", "OLD"), help=dua("Kaskade yang lama.", "The old cascade."), show_default=False
    ),
]
Baru = Annotated[
    Path,
    typer.Argument(
        metavar=dua("BARU", "NEW"), help=dua("Kaskade yang baru.", "The new cascade."), show_default=False
    ),
]
Semua = Annotated[
    bool,
    typer.Option(
        "--all",
        help=dua(
            "Tampilkan juga yang tetap, yang hanya berganti angka tahun, kode edisi atau penulisan.",
            "Also show what did not change, or changed only in figures of the year, code or spelling.",
        ),
    ),
]
ExitCode = Annotated[
    bool,
    typer.Option(
        "--exit-code", help=dua("Selesai dengan kode 1 bila berbeda.", "Exit with 1 when they differ.")
    ),
]


def run(
    lama: Lama,
    baru: Baru,
    semua: Semua = False,
    exit_code: ExitCode = False,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    peta: Peta = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import diff

    chosen = pick_format(format_, output, diff.FORMATS, {"txt": "text", "md": "markdown", "htm": "html"})
    terminal = output is None and sys.stdout.isatty()
    if chosen in ("xlsx", "docx", "pdf") and terminal:
        raise needs_output(chosen)
    found = diff.compare(lama, baru, store, peta)
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    emit(found.render(chosen, lang(), everything=semua, width=min(width, 140), color=terminal), output)
    for teks in found.catatan:
        note(teks)
    if exit_code and found.differs:
        raise typer.Exit(1)
