"""``kaskade migrate``: carry over what an earlier version made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Store, finish, note

NAMA = "migrate"
BANTUAN = dua(
    "Bawa yang dibuat versi lama ke versi ini.\n\n"
    "Graf, basis data, pengecualian, hasil audit, kertas kerja, tautan, dan peta. "
    "Berkas dan basis data yang berubah disalin dulu di sebelahnya dengan akhiran .lama. Boleh diulang.\n\n"
    "Contoh: kaskade migrate kaskade/ graf/ pengecualian.toml",
    "Carry over what an earlier version made.\n\n"
    "Graphs, stores, waivers, audits, worksheets, links and mappings. "
    "Files and stores that change are first copied beside themselves, as NAME.lama. May be repeated.\n\n"
    "Example: kaskade migrate cascades/ store/ waivers.toml",
)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=dua("BERKAS...", "FILES..."),
        help=dua("Berkas, folder, atau basis data dalam folder.", "Files, folders, or stores in folders."),
        show_default=False,
        exists=True,
    ),
]
FromBase = Annotated[
    str | None,
    typer.Option(
        "--from-base",
        metavar="URL",
        help=dua(
            "Pindahkan juga IRI di bawah alamat ini ke dasar yang ditetapkan di kaskade.toml.",
            "Also move what is named under this address under the base that kaskade.toml sets.",
        ),
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=dua(
            "Jangan ubah apa pun; sebut yang lama, dan selesai dengan kode 1 bila ada.",
            "Change nothing; say what is old, and exit with 1 when something is.",
        ),
    ),
]


def run(berkas: Paths = None, store: Store = None, from_base: FromBase = None, check: Check = False) -> None:
    """Run the command."""
    from kaskade_graph.cli.progress import follow
    from kaskade_graph.usecases import migrate

    pindahan = migrate.Pindahan()
    try:
        follow(migrate.migrate(berkas or [], store, pindahan, from_base=from_base, check=check))
    finally:
        for item in pindahan.butir:
            print(item.line().pick(lang()))
    finish(pindahan.gagal)
    if check and pindahan.lama:
        note(migrate.ADVICE)
        raise typer.Exit(1)
