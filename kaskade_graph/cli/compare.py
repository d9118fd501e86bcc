"""``kaskade compare``: the documents of a unit against its cascade."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Format,
    Output,
    Peta,
    Unit,
    emit,
    finish,
    needs_output,
    note,
    pick_format,
    table_width,
)

NAMA = "compare"
BANTUAN = dua(
    "Bandingkan dokumen dengan kaskadenya. Perjanjian kinerja, Renja, DPA, IKU: sasaran, indikator, satuan, target, "
    "dan pagu yang sama, dan setiap indikator sebuah jenjang dalam tepat satu perjanjian kinerja.\n\n"
    "Dengan kaskade tahun lain: IKU yang tetap dan yang berganti.\n\n"
    "Contoh:\n\n"
    "kaskade compare kaskade.docx pk-camat.docx pk-kasi-pelayanan.docx\n\n"
    "kaskade compare kaskade.docx dpa.xlsx -o kesesuaian.xlsx\n\n"
    "kaskade compare kaskade-2024.docx kaskade-2022.docx kaskade-2023.docx",
    "Hold documents against their cascade. Performance agreements, work plan, budget, IKU: the same sasaran, "
    "indikator, units, targets and budgets, and each indikator of a level in exactly one agreement.\n\n"
    "With cascades of other years: which IKU were kept and which were changed.\n\n"
    "Examples:\n\n"
    "kaskade compare cascade.docx pk-camat.docx pk-kasi-pelayanan.docx\n\n"
    "kaskade compare cascade.docx dpa.xlsx -o agreement.xlsx\n\n"
    "kaskade compare cascade-2024.docx cascade-2022.docx cascade-2023.docx",
)

Cascade = Annotated[
    Path,
    typer.Argument(
        metavar=dua("KASKADE", "CASCADE"),
        help=dua("Kaskade yang menjadi acuan.", "The cascade that the others are held against."),
        show_default=False,
    ),
]
Documents = Annotated[
    list[Path],
    typer.Argument(
        metavar=dua("DOKUMEN...", "DOCUMENTS..."),
        help=dua(
            "Perjanjian kinerja, Renja, DPA, IKU, atau kaskade tahun lain; berkas atau folder.",
            "Performance agreements, work plan, budget, IKU, or cascades of other years; files or folders.",
        ),
        show_default=False,
    ),
]
ExitCode = Annotated[
    bool,
    typer.Option(
        "--exit-code",
        help=dua(
            "Selesai dengan kode 1 bila ada yang tidak sesuai.", "Exit with 1 when anything does not agree."
        ),
    ),
]


def run(
    cascade: Cascade,
    documents: Documents,
    exit_code: ExitCode = False,
    unit: Unit = None,
    format_: Format = None,
    output: Output = None,
    peta: Peta = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import compare
    from kaskade_graph.usecases.inputs import ReadOptions

    chosen = pick_format(format_, output, compare.FORMATS, compare.ENDINGS)
    terminal = output is None and sys.stdout.isatty()
    if terminal and chosen in ("xlsx", "docx", "pdf"):
        raise needs_output(chosen)
    done = compare.compare(cascade, documents, ReadOptions(unit=unit, peta=peta))
    for teks in done.catatan:
        note(teks)
    width = table_width(terminal, 110)
    emit(done.render(chosen, lang(), width=width), output)
    finish(done.gagal)
    if exit_code and done.differs:
        raise typer.Exit(1)
