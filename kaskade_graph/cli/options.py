"""Options that several commands share, declared once, and how results leave the program.

Results go to stdout or to ``--output``, notes and progress to stderr.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.errors import KaskadeError, ReadInPart, Teks, UsageError, advised_once
from kaskade_graph.text import shown

if TYPE_CHECKING:
    from kaskade_graph.usecases.inputs import Inputs

Berkas = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=dua("BERKAS...", "FILES..."),
        help=dua(
            "Dokumen (.txt .pdf .docx), tabel (.xlsx .ods .csv .json), graf (.trig .ttl .nq .nt .jsonld .rdf), "
            "folder berisi itu, atau - untuk masukan standar.",
            "Documents (.txt .pdf .docx), tables (.xlsx .ods .csv .json), graphs (.trig .ttl .nq .nt .jsonld .rdf), "
            "a folder of them, or - for standard input.",
        ),
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=dua("BERKAS", "FILE"),
        help=dua(
            "Tulis hasil ke berkas; akhirannya menentukan format.",
            "Write the result to a file; its ending picks the format.",
        ),
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=dua("Format hasil, bila bukan yang bawaan.", "Format of the result, if not the default."),
    ),
]
Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar=dua("PATH_URL_NAMA", "PATH_URL_NAME"),
        envvar="KASKADE_STORE",
        help=dua(
            "Basis data graf yang dibaca bila tidak ada berkas: folder, URL, atau nama dari kaskade.toml.",
            "Graph store to read when no files are given: a folder, a URL, or a name from kaskade.toml.",
        ),
    ),
]
Lingkup = Annotated[
    str | None,
    typer.Option(
        "--scope",
        metavar=dua("KATA", "WORDS"),
        help=dua(
            "Hanya kaskade ini: unit, wilayah dan tahun, atau IRI. [bawaan: semua yang berlaku]",
            "Only these cascades: unit, region and year, or an IRI. [default: all current ones]",
        ),
    ),
]
Unit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        metavar=dua("NAMA|KODE", "NAME|CODE"),
        help=dua(
            "Unit: nama kecamatan (sokaraja) atau kodenya (33.02.19); bila kosong dibaca dari judul.",
            "Unit: name of the kecamatan (sokaraja) or its code (33.02.19); read from the title when not given.",
        ),
    ),
]
Tahun = Annotated[
    int | None,
    typer.Option(
        "--tahun",
        metavar=dua("TAHUN", "YEAR"),
        help=dua("Tahun; bila kosong dibaca dari judul.", "Year; read from the title when not given."),
    ),
]
Versi = Annotated[
    str | None,
    typer.Option(
        "--revision",
        metavar=dua("VERSI", "VERSION"),
        help=dua(
            "Versi kaskade: murni, perubahan-1 ... [bawaan: murni]",
            "Edition of the cascade: murni (original), perubahan-1 (first revision) ... [default: murni]",
        ),
    ),
]

Edisi = Annotated[
    str | None,
    typer.Option(
        "--edisi",
        metavar=dua("EDISI", "EDITION"),
        help=dua(
            "Edisi nomenklatur (90-2019, 050-3708-2020, sipd-2025); bila kosong menurut tahunnya.",
            "Edition of the nomenclature (90-2019, 050-3708-2020, sipd-2025); by the year when not given.",
        ),
    ),
]

Peta = Annotated[
    Path | None,
    typer.Option(
        "--peta",
        metavar="TOML",
        help=dua(
            "Peta: kolom mana berisi apa, untuk tabel berbentuk lain. [bawaan: TABEL.peta.toml di sampingnya]",
            "Mapping: which column is what, for a table of another form. [default: TABLE.peta.toml beside it]",
        ),
    ),
]


def table_width(terminal: bool, otherwise: int) -> int:
    """Return the width of a table in characters: ``COLUMNS``, else that of the terminal, else ``otherwise``."""
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named):
        return max(_NARROWEST, int(named))
    return shutil.get_terminal_size((otherwise, 24)).columns if terminal else otherwise


_NARROWEST = 20


def _without_limits(asked: bool) -> None:
    if asked:
        from kaskade_graph.usecases.without_limits import allow

        allow()


WithoutLimits = Annotated[
    bool,
    typer.Option(
        "--without-limits",
        callback=_without_limits,
        help=dua(
            "Izinkan SPARQL bebas dan unggahan di sistem yang tidak dapat membatasi memori (Windows).",
            "Allow free SPARQL and uploads on a system that cannot limit memory (Windows).",
        ),
    ),
]


def inputs(
    berkas: Sequence[Path] | None,
    store: str | None = None,
    lingkup: str | None = None,
    peta: Path | None = None,
) -> Inputs:
    """Return what was named on the command line, for the use case to read."""
    from kaskade_graph.usecases.inputs import Inputs, ReadOptions

    return Inputs(berkas or (), store, lingkup, ReadOptions(peta=peta))


def pick_format(
    chosen: str | None, output: Path | None, allowed: Sequence[str], endings: Mapping[str, str] | None = None
) -> str:
    """Return the format: ``--format``, else the ending of ``--output``, else the first of ``allowed``.

    ``endings`` maps an ending without its first dot to a format where the two differ; it may be given as
    the format too. Raises
    :class:`UsageError` for a format that is not allowed, or an ending that names none.
    """
    endings = endings or {}
    if chosen is None and output is not None:
        name = output.name.lower()
        # The longest ending first: "x.sarif.json" is SARIF, though "json" is an ending too.
        tails = [name[at + 1 :] for at, letter in enumerate(name) if letter == "."]
        ending = next((tail for tail in tails if tail in endings or tail in allowed), output.suffix[1:])
        chosen = endings.get(ending, ending)
    if chosen is None:
        return allowed[0]
    chosen = endings.get(chosen.lower(), chosen)
    if chosen.lower() not in allowed:
        names = ", ".join(allowed)
        raise UsageError(
            Teks(f"format tidak dikenal: {chosen!r}", f"unknown format: {chosen!r}"),
            Teks(f"Pilih dengan --format: {names}", f"Choose with --format: {names}"),
        )
    return chosen.lower()


def needs_output(format_: str) -> UsageError:
    """Return the refusal to print a binary format on a terminal."""
    return UsageError(
        Teks(f"format {format_} tidak dapat tampil di terminal", f"{format_} cannot be shown on a terminal"),
        Teks(f"Tulis ke berkas: --output hasil.{format_}", f"Write it to a file: --output result.{format_}"),
    )


def emit(result: str | bytes, output: Path | None = None) -> None:
    """Write the result of a command to ``output``, whole or not at all, or to stdout.

    Raises :class:`UsageError` when the file cannot be written.
    """
    data = result.encode() if isinstance(result, str) else result
    if output is not None:
        from kaskade_graph.files import write_atomically

        write_atomically(output, data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def note(teks: Teks) -> None:
    """Write one line for the person at the terminal to stderr, in the language of the run."""
    print(shown(teks.pick(lang())), file=sys.stderr)


def finish(gagal: Sequence[KaskadeError]) -> None:
    """End a command that went on without some of its files: name them on stderr, and exit 3."""
    for error, told in zip(gagal, advised_once(gagal), strict=True):
        part = isinstance(error, ReadInPart)
        head = Teks("Terbaca sebagian", "Read in part") if part else Teks("Galat", "Error")
        note(Teks(f"{head.id}: {told.id}", f"{head.en}: {told.en}"))
    if gagal:
        raise typer.Exit(3)
