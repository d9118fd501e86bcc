"""``kaskade import``: read a document into a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Format, Output, Tahun, Unit, Versi, emit, finish, note, pick_format

NAMA = "import"
BANTUAN = dua(
    "Baca dokumen kaskade menjadi graf RDF beserta buktinya.\n\n"
    "Contoh: kaskade import kaskade.txt -o kaskade.trig --report laporan.csv",
    "Read a cascade document into an RDF graph with its evidence.\n\n"
    "Example: kaskade import cascade.txt -o cascade.trig --report report.csv",
)
TERMINAL = "-"

Dokumen = Annotated[
    Path,
    typer.Argument(
        metavar=dua("BERKAS", "FILE"),
        show_default=False,
        help=dua("Dokumen kaskade (.txt .pdf .docx).", "A cascade document (.txt .pdf .docx)."),
    ),
]
Report = Annotated[
    str | None,
    typer.Option(
        "--report",
        metavar=dua("[BERKAS]", "[FILE]"),
        help=dua(
            "Laporan baris demi baris, ke berkas (.txt .csv .json) atau ke terminal.",
            "A report line by line, to a file (.txt .csv .json) or to the terminal.",
        ),
    ),
]


def run(
    berkas: Dokumen,
    unit: Unit = None,
    tahun: Tahun = None,
    versi: Versi = None,
    format_: Format = None,
    output: Output = None,
    report: Report = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import import_cascade as usecase

    chosen = pick_format(format_, output, usecase.FORMATS)
    where = Path(report) if report not in (None, TERMINAL) else None
    kind = pick_format(None, where, usecase.REPORTS, {"txt": "text"})
    done = usecase.import_cascade(berkas, unit=unit, tahun=tahun, versi=versi)
    for teks in done.catatan:
        note(teks)
    emit(done.graph(chosen), output)
    if where is not None:
        emit(done.report(kind, lang()), where)
    elif report is not None:
        # The graph has stdout when it has no file of its own.
        (sys.stdout if output else sys.stderr).write(done.report(kind, lang()))
    finish(done.gagal)
