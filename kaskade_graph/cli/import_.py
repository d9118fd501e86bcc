"""``kaskade import``: read a document or a table into a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote as quoted
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Edisi,
    Format,
    Output,
    Peta,
    Tahun,
    Unit,
    Versi,
    emit,
    finish,
    note,
    pick_format,
)
from kaskade_graph.errors import NoCascade, Teks
from kaskade_graph.text import shown

NAMA = "import"
BANTUAN = dua(
    "Baca dokumen atau tabel menjadi graf beserta buktinya.\n\n"
    "Contoh: kaskade import kaskade.xlsx -o kaskade.trig --refused ditolak.xlsx",
    "Read a document or table into a graph with its evidence.\n\n"
    "Example: kaskade import cascade.xlsx -o cascade.trig --refused refused.xlsx",
)
TERMINAL = "-"

Dokumen = Annotated[
    Path,
    typer.Argument(
        metavar=dua("BERKAS", "FILE"),
        show_default=False,
        help=dua(
            "Dokumen (.txt .pdf .docx) atau tabel (.xlsx .ods .csv .json).",
            "A document (.txt .pdf .docx) or a table (.xlsx .ods .csv .json).",
        ),
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

Sheet = Annotated[
    str | None,
    typer.Option(
        "--sheet",
        metavar=dua("LEMBAR", "SHEET"),
        help=dua("Lembar buku kerja yang dibaca.", "The sheet of the workbook to read."),
    ),
]
Suggest = Annotated[
    bool,
    typer.Option(
        "--suggest",
        help=dua(
            "Jangan impor; tulis peta menurut pembacaan berkas ini (-o BERKAS.peta.toml).",
            "Do not import; write the mapping that the reading of this file concludes (-o FILE.peta.toml).",
        ),
    ),
]
NoMapping = Annotated[
    bool,
    typer.Option(
        "--no-mapping",
        help=dua(
            "Baca tanpa peta yang terletak di samping berkas (BERKAS.peta.toml).",
            "Read without the mapping that lies beside the file (FILE.peta.toml).",
        ),
    ),
]
Refused = Annotated[
    Path | None,
    typer.Option(
        "--refused",
        metavar=dua("BERKAS", "FILE"),
        help=dua(
            "Tulis sel yang ditolak atau tidak terbaca: .json, .csv, .txt, atau .xlsx (salinan, selnya ditandai).",
            "Write the cells refused or not read: .json, .csv, .txt, or .xlsx (a copy of the table, cells marked).",
        ),
    ),
]
Review = Annotated[
    Path | None,
    typer.Option(
        "--review",
        metavar=dua("BERKAS.html", "FILE.html"),
        help=dua(
            "Tulis halaman periksa: dokumen sebagaimana tercetak, tiap sel menurut menjadi apa ia dibaca.",
            "Write a page to check: the document as printed, each cell by what it was read as.",
        ),
    ),
]
Ocr = Annotated[
    bool,
    typer.Option(
        "--ocr",
        help=dua(
            "Kenali huruf semua halaman yang berupa gambar (hasil pindai), sekitar 10 detik per halaman.",
            "Recognise the letters of all pages that are pictures (scans), some 10 seconds a page.",
        ),
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help=dua(
            "Bila ada yang ditolak, jangan tulis grafnya sama sekali.",
            "If anything is refused, write no graph at all.",
        ),
    ),
]


def _not_printed(berkas: Path) -> None:
    """Say how to keep a graph: a person at a terminal has use for the account above, and none for its triples."""
    name = shown(berkas.with_suffix(".trig").name)
    note(
        Teks(
            f"Graf belum ditulis. Tambahkan -o {quoted(name)} untuk menyimpannya, atau --format trig untuk "
            "mencetaknya di sini.",
            f"The graph is not written yet. Add -o {quoted(name)} to keep it, or --format trig to print it here.",
        )
    )


def run(
    berkas: Dokumen,
    unit: Unit = None,
    tahun: Tahun = None,
    versi: Versi = None,
    edisi: Edisi = None,
    peta: Peta = None,
    sheet: Sheet = None,
    suggest: Suggest = False,
    no_mapping: NoMapping = False,
    format_: Format = None,
    output: Output = None,
    report: Report = None,
    refused: Refused = None,
    review: Review = None,
    ocr: Ocr = False,
    strict: Strict = False,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import import_cascade as usecase

    if ocr:
        usecase.recognise_pictures()

    if suggest:
        emit(usecase.suggest(berkas, lembar=sheet, unit=unit, tahun=tahun, lang=lang()), output)
        return
    chosen = pick_format(format_, output, usecase.FORMATS)
    where = Path(report) if report not in (None, TERMINAL) else None
    kind = pick_format(None, where, usecase.REPORTS, {"txt": "text"})
    form = pick_format(None, refused, usecase.REFUSED, {"txt": "text"})
    try:
        done = usecase.import_cascade(
            berkas,
            unit=unit,
            tahun=tahun,
            versi=versi,
            peta=peta,
            lembar=sheet,
            edisi=edisi,
            tanpa_peta=no_mapping,
        )
    except NoCascade as refusal:
        seen = usecase.review_of_refused(refusal, lang()) if review is not None else None
        if seen is not None:
            emit(seen, review)
        raise
    for teks in done.catatan:
        note(teks)
    if done.ditolak:
        sys.stderr.write(str(done.refused("text", lang(), short=True)))
    if refused is not None:
        emit(done.refused(form, lang()), refused)
    if review is not None:
        emit(done.review(lang()), review)
    if strict:
        done.require_whole()
    if output is None and format_ is None and sys.stdout.isatty():
        _not_printed(berkas)
    else:
        emit(done.graph(chosen), output)
    if where is not None:
        emit(done.report(kind, lang()), where)
    elif report is not None:
        # The graph has stdout when it has no file of its own.
        (sys.stdout if output else sys.stderr).write(done.report(kind, lang()))
    finish(done.gagal)
