"""``kaskade push``: from one store to another."""

from __future__ import annotations

from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua
from kaskade_graph.cli.options import Lingkup, Store, note

NAMA = "push"
BANTUAN = dua(
    "Kirim kaskade ke basis data graf lain. Hanya yang berbeda; boleh diulang.\n\n"
    "Bila terputus, jalankan lagi: yang sudah terkirim dilewati.\n\n"
    "Contoh: kaskade push --store graf --to kabupaten",
    "Send cascades to another graph store. Only what differs; may be repeated.\n\n"
    "If it is cut short, run it again: what was sent is passed over.\n\n"
    "Example: kaskade push --store graph --to kabupaten",
)

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar=dua("PATH_URL_NAMA", "PATH_URL_NAME"),
        help=dua("Basis data graf tujuan.", "Graph store to send to."),
        show_default=False,
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force", help=dua("Kirim juga yang sudah ada dan sama.", "Send also what is there and the same.")
    ),
]


def run(to: To, store: Store = None, lingkup: Lingkup = None, force: Force = False) -> None:
    """Run the command."""
    from kaskade_graph.cli.progress import follow
    from kaskade_graph.usecases import push
    from kaskade_graph.usecases.load import LoadSummary

    ringkasan = LoadSummary(to)
    done = False
    try:
        follow(push.push(store, to, ringkasan, lingkup=lingkup, force=force))
        done = True
    finally:
        if done or any(ringkasan.tulisan.values()):
            note(ringkasan.teks())
