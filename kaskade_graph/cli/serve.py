"""``kaskade serve``: the page, in a browser on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Berkas, Lingkup, Peta, Store, WithoutLimits, inputs, note
from kaskade_graph.errors import Teks, advised_once

NAMA = "serve"
BANTUAN = dua(
    "Layani kaskade sebagai halaman di peramban. Tanpa internet, hanya untuk komputer ini.\n\n"
    "Contoh: kaskade serve kaskade/ --open",
    "Serve cascades as pages in a browser. No internet, for this machine alone.\n\n"
    "Example: kaskade serve cascades/ --open",
)


def run(
    berkas: Berkas = None,
    store: Store = None,
    lingkup: Lingkup = None,
    peta: Peta = None,
    host: Annotated[
        str,
        typer.Option("--host", metavar="HOST", help=dua("Alamat yang didengarkan.", "Address to listen on.")),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help=dua("Nomor port.", "Port number."))
    ] = 8321,
    open_: Annotated[bool, typer.Option("--open", help=dua("Buka peramban.", "Open the browser."))] = False,
    links: Annotated[
        Path | None,
        typer.Option(
            "--links",
            metavar=dua("BERKAS", "FILE"),
            help=dua(
                "Tautan yang ditinjau di halaman: SSSOM TSV dari kaskade link; keputusan ditulis ke sana.",
                "Links reviewed on the page: SSSOM TSV of kaskade link; decisions are written to it.",
            ),
        ),
    ] = None,
    results: Annotated[
        Path | None,
        typer.Option(
            "--results",
            metavar=dua("HASIL", "RESULTS"),
            help=dua(
                "Audit terdahulu: JSON atau folder dari audit -o, atau folder dari audit --results. Koleksi "
                "menampilkan keadaan dan peringkatnya, dan yang berubah sejak itu.",
                "An earlier audit: the JSON or folder of audit -o, or the folder of audit --results. The collection "
                "shows its state and rank, and what has changed since.",
            ),
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar=dua("NAMA", "NAME"),
            help=dua(
                "Nama lain yang boleh dipakai memanggil server ini, misalnya di balik proksi.",
                "Another name that the server may be called by, such as behind a proxy.",
            ),
        ),
    ] = None,
    without_limits: WithoutLimits = False,
) -> None:
    """Run the command."""
    from kaskade_graph.web import server

    place = inputs(berkas, store, lingkup, peta)

    def ready(address: str) -> None:
        for teks in place.catatan:
            note(teks)
        for told in advised_once(place.gagal):
            note(Teks(f"Galat: {told.id}", f"Error: {told.en}"))
        note(Teks(f"Halaman: {address} (berhenti: Ctrl-C)", f"Page: {address} (stop with Ctrl-C)"))

    server.serve(
        place,
        lang=lang(),
        host=host,
        port=port,
        open_browser=open_,
        links=links,
        results=results,
        hosts=allow_host or (),
        ready=ready,
    )
