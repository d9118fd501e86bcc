"""``kaskade export``: all of a cascade, or of a store, for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
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
    needs_output,
    note,
    pick_format,
)
from kaskade_graph.errors import Teks, UsageError

NAMA = "export"
BANTUAN = dua(
    "Ekspor kaskade ke format alat lain. Grafnya (TriG, JSON-LD, RDF/XML ...), tabel (XLSX, CSV), "
    "GraphML, Mermaid, atau StratML.\n\n"
    "Contoh: kaskade export kaskade.txt -o kaskade.jsonld",
    "Export cascades to the formats of other tools. The graph (TriG, JSON-LD, RDF/XML ...), a table (XLSX, "
    "CSV), GraphML, Mermaid, or StratML.\n\n"
    "Example: kaskade export cascade.txt -o cascade.jsonld",
)

Koleksi = Annotated[
    Path | None,
    typer.Option(
        "--collection",
        metavar="FOLDER",
        help=dua(
            "Tulis situs statis ke folder ini: satu halaman dan berkas data untuk setiap unsur.",
            "Write a static site to this folder: a page and data files for every element.",
        ),
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="URL",
        help=dua("Alamat tempat situs itu akan disajikan.", "The address that site will be served at."),
    ),
]

Lengkap = Annotated[
    bool,
    typer.Option(
        "--whole",
        help=dua(
            "Sertakan semua yang dibaca pertanyaan: katalog, nomenklatur resmi, serta nama istilah dan wilayah yang "
            "dipakai. Untuk TriG, N-Quads, dan JSON-LD.",
            "With all that questions look into: the catalogue, the official nomenclature, and the labels of terms "
            "and regions that are used. For TriG, N-Quads and JSON-LD.",
        ),
    ),
]


def run(
    berkas: Berkas = None,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    lingkup: Lingkup = None,
    peta: Peta = None,
    koleksi: Koleksi = None,
    base: Base = None,
    lengkap: Lengkap = False,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import export

    place = inputs(berkas, store, lingkup, peta)
    if koleksi is not None:
        if format_ is not None or output is not None or lengkap:
            raise UsageError(
                Teks(
                    "--collection tidak digabung dengan --format, --output, atau --whole",
                    "--collection does not go with --format, --output or --whole",
                )
            )
        if koleksi.name.startswith("-"):
            raise UsageError(
                Teks(f"{koleksi} bukan nama folder", f"{koleksi} is not the name of a folder"),
                Teks("Contoh: --collection situs", "Example: --collection site"),
            )
        from kaskade_graph.web import site

        count = site.publish(place, koleksi, base=base, lang=lang())
        _notes(place.catatan)
        note(Teks(f"{count} halaman ditulis ke {koleksi}", f"{count} pages written to {koleksi}"))
        finish(place.gagal)
        return
    chosen = pick_format(format_, output, export.FORMATS, export.ENDINGS)
    if chosen in export.BINER and output is None and sys.stdout.isatty():
        raise needs_output(chosen)
    result = export.export(place, format_=chosen, lang=lang(), whole=lengkap)
    _notes(place.catatan)
    emit(result, output)
    finish(place.gagal)


def _notes(catatan: list[Teks]) -> None:
    for teks in catatan:
        note(teks)
