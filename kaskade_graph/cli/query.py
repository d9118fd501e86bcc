"""``kaskade query``: list the saved questions, show one, or answer one."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Berkas, Format, Output, Store, emit, note, pick_format
from kaskade_graph.errors import Teks, UsageError

NAMA = "query"
BANTUAN = dua(
    "Jawab pertanyaan tersimpan tentang kaskade. Tanpa ID, tampilkan daftarnya.\n\n"
    'Contoh: kaskade query sub-kegiatan-pendukung --param sasaran="peran kecamatan", '
    'atau dengan kata sendiri: kaskade query "sub kegiatan apa yang mendukung sasaran peran kecamatan"',
    "Answer a saved question about cascades. Without an ID, list them.\n\n"
    'Example: kaskade query sub-kegiatan-pendukung --param sasaran="peran kecamatan", '
    'or in words of your own: kaskade query "which indicators have no target"',
)

Pertanyaan = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        show_default=False,
        help=dua(
            "Nama pertanyaan, pertanyaan dengan kata sendiri, atau berkas .rq.",
            "Name of a question, a question in words of your own, or an .rq file.",
        ),
    ),
]
Param = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        metavar=dua("NAMA=NILAI", "NAME=VALUE"),
        help=dua(
            "Isi satu parameter: kata, kode atau IRI. Boleh diulang.",
            "Fill in one parameter: words, a code or an IRI. May be repeated.",
        ),
    ),
]
Show = Annotated[
    bool,
    typer.Option(
        "--show",
        help=dua(
            "Tampilkan pertanyaan, parameter dan SPARQL-nya saja.",
            "Only show the question, its parameters and its SPARQL.",
        ),
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", min=0, metavar="N", help=dua("Paling banyak N baris.", "At most N rows.")),
]
Offset = Annotated[
    int | None,
    typer.Option(
        "--offset", min=0, metavar="N", help=dua("Lewati N baris pertama.", "Skip the first N rows.")
    ),
]


def run(
    pertanyaan: Pertanyaan = None,
    berkas: Berkas = None,
    param: Param = None,
    show: Show = False,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    limit: Limit = None,
    offset: Offset = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import query
    from kaskade_graph.usecases.opening import Place

    if pertanyaan is None:
        emit(query.listing(lang()), output)
        return
    pertanyaan, files = query.split_words(pertanyaan, berkas or ())
    if show:
        emit(query.describe(pertanyaan, lang()), output)
        return
    chosen = pick_format(format_, output, query.FORMATS, {"txt": "table"})
    terminal = output is None and sys.stdout.isatty()
    if chosen == "xlsx" and terminal:
        raise UsageError(
            Teks("XLSX tidak dapat ditampilkan di terminal", "XLSX cannot be shown in a terminal"),
            Teks("Tulis ke berkas: -o jawaban.xlsx", "Write it to a file: -o answer.xlsx"),
        )
    found = query.ask(
        Place(files, store),
        pertanyaan,
        param or (),
        format_=chosen,
        lang=lang(),
        limit=limit,
        offset=offset,
        width=shutil.get_terminal_size((120, 24)).columns if terminal else 120,
        color=terminal,
    )
    for teks in found.catatan:
        note(teks)
    emit(found.hasil, output)
    for error in found.gagal:
        note(Teks(error.text("id"), error.text("en")))
    if found.gagal:
        raise typer.Exit(3)
