"""``kaskade query``: list the saved questions, show one, or answer one."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Berkas,
    Format,
    Output,
    Peta,
    Store,
    WithoutLimits,
    emit,
    finish,
    inputs,
    needs_output,
    note,
    pick_format,
    table_width,
)
from kaskade_graph.errors import Teks, UsageError

if TYPE_CHECKING:
    from kaskade_graph.usecases.inputs import Inputs
    from kaskade_graph.usecases.query import Asked

NAMA = "query"
SECONDS = 300.0
ENDINGS = {"txt": "table", "htm": "html", "markdown": "md"}
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
SparqlOnly = Annotated[
    bool,
    typer.Option(
        "--sparql-only",
        help=dua(
            "Tulis SPARQL-nya saja, parameter sudah terisi, untuk klien lain.",
            "Only write its SPARQL, parameters filled in, for other clients.",
        ),
    ),
]
Sparql = Annotated[
    str | None,
    typer.Option(
        "--sparql",
        metavar=dua("TEKS|@BERKAS", "TEXT|@FILE"),
        help=dua(
            "Ajukan SPARQL sendiri: SELECT, ASK, CONSTRUCT atau DESCRIBE.",
            "Ask SPARQL of your own: SELECT, ASK, CONSTRUCT or DESCRIBE.",
        ),
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        min=0.1,
        max=3600,
        metavar=dua("DETIK", "SECONDS"),
        help=dua(
            "Batas waktu menjawab; bawaannya 300, dan 30 bagi --sparql.",
            "Time limit for the answer; the default is 300, and 30 for --sparql.",
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
    sparql_only: SparqlOnly = False,
    sparql: Sparql = None,
    timeout: Timeout = None,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    limit: Limit = None,
    offset: Offset = None,
    peta: Peta = None,
    without_limits: WithoutLimits = False,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import query

    if sparql is not None:
        # The first word is a file here: there is no question to name.
        files = [Path(pertanyaan), *(berkas or ())] if pertanyaan is not None else list(berkas or ())
        _free(inputs(files, store, None, peta), sparql, param, format_, output, timeout, limit, offset)
        return
    if pertanyaan is None:
        emit(query.listing(lang()), output)
        return
    pertanyaan, files = query.split_words(pertanyaan, berkas or ())
    if show:
        emit(query.describe(pertanyaan, lang(), inputs(files, store, None, peta).typed), output)
        return
    if sparql_only:
        emit(query.sparql(inputs(files, store, None, peta), pertanyaan, param or (), limit=limit), output)
        return
    chosen = pick_format(format_, output, query.FORMATS, ENDINGS)
    width, terminal = _terminal(output)
    if chosen == "xlsx" and terminal:
        raise needs_output(chosen)
    found = query.ask(
        inputs(files, store, None, peta),
        pertanyaan,
        param or (),
        format_=chosen,
        lang=lang(),
        limit=limit,
        offset=offset,
        width=width,
        color=terminal,
        seconds=timeout or SECONDS,
    )
    _give(found, output)


def _free(
    place: Inputs,
    sparql: str,
    param: list[str] | None,
    format_: str | None,
    output: Path | None,
    timeout: float | None,
    limit: int | None,
    offset: int | None,
) -> None:
    """Answer free SPARQL."""
    from kaskade_graph.usecases import free_query

    if param or offset is not None:
        raise UsageError(
            Teks("--param dan --offset bukan untuk --sparql", "--param and --offset are not for --sparql"),
            Teks("Tulis nilai dan OFFSET di dalam kueri.", "Write values and OFFSET into the query."),
        )
    free = free_query.read(sparql)
    chosen = pick_format(format_, output, free.formats, ENDINGS)
    width, terminal = _terminal(output)
    if chosen == "xlsx" and terminal:
        raise needs_output(chosen)
    limits = free_query.QueryLimits(seconds=timeout or 30)
    if limit is not None:
        limits = replace(limits, rows=limit)
    _give(
        free_query.ask(place, free, format_=chosen, lang=lang(), limits=limits, width=width, color=terminal),
        output,
    )


def _terminal(output: Path | None) -> tuple[int, bool]:
    """Return the width of the table, and whether it goes to a terminal."""
    terminal = output is None and sys.stdout.isatty()
    return table_width(terminal, 120), terminal


def _give(found: Asked, output: Path | None) -> None:
    for teks in found.catatan:
        note(teks)
    emit(found.hasil, output)
    finish(found.gagal)
