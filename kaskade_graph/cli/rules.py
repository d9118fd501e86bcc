"""``kaskade rules``: the catalogue of audit rules."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import Output, emit

NAMA = "rules"
BANTUAN = dua(
    "Tampilkan daftar aturan audit, atau satu aturan selengkapnya.",
    "List the audit rules, or show one in full.",
)

Kode = Annotated[
    str | None,
    typer.Argument(
        metavar=dua("KODE", "CODE"),
        show_default=False,
        help=dua("Kode atau nama aturan, misalnya KSK101.", "Code or name of a rule, such as KSK101."),
    ),
]


Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=dua(
            "Jalankan kasus aturan sendiri ([audit] aturan di kaskade.toml); kode 1 bila ada yang tidak sesuai.",
            "Run the cases of your own rules ([audit] aturan in kaskade.toml); exits with 1 if one fails.",
        ),
    ),
]


Learn = Annotated[
    Path | None,
    typer.Option(
        "--learn",
        metavar=dua("BERKAS", "FILE"),
        help=dua(
            "Jadikan keputusan pembaca (kertas kerja, atau pasangan kata baris demi baris: lebai = modin) "
            "entri leksikon dan pengecualian; hanya ditampilkan.",
            "Make of what readers decided (a worksheet, or pairs of words a line each: lebai = modin) entries of a "
            "lexicon and waivers; they are shown only.",
        ),
    ),
]


def run(kode: Kode = None, output: Output = None, check: Check = False, learn: Learn = None) -> None:
    """Run the command."""
    from kaskade_graph.usecases import rules

    if learn is not None:
        from kaskade_graph.usecases.learning import learned

        emit(learned(learn, lang()), output)
        return

    if check:
        text, sound = rules.check(lang())
        emit(text, output)
        if not sound:
            raise typer.Exit(1)
        return
    emit(rules.show(kode, lang(), min(shutil.get_terminal_size((100, 24)).columns, 100)), output)
