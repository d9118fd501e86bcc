"""``kaskade nilai``: the evaluator's worksheets and form, filled as far as a cascade can tell."""

from __future__ import annotations

import shutil
from dataclasses import replace
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
    Tahun,
    Unit,
    Versi,
    emit,
    finish,
    inputs,
    needs_output,
    note,
    pick_format,
)

NAMA = "nilai"
BANTUAN = dua(
    "Isi kertas kerja (KKE) dan LKE dari kaskade. Usulan menurut PermenPANRB 88/2021, "
    "bukan nilai: tiap isian dengan temuan atau alasannya, dan boleh diubah.\n\n"
    "Contoh: kaskade nilai kaskade.docx -o nilai.xlsx",
    "Fill the worksheets (KKE) and the form (LKE). A proposal after PermenPANRB 88/2021, "
    "no grade: each mark with its finding or reason, and free to be changed.\n\n"
    "Example: kaskade nilai cascade.docx -o nilai.xlsx",
)


def run(
    berkas: Berkas = None,
    unit: Unit = None,
    tahun: Tahun = None,
    versi: Versi = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar=dua("BERKAS", "FILE"),
            help=dua(
                "Laporan audit terdahulu (JSON atau kertas kerja), untuk lembar tindak lanjut.",
                "Report of an earlier audit (JSON or worksheet), for the sheet of follow-up.",
            ),
        ),
    ] = None,
    edited: Annotated[
        Path | None,
        typer.Option(
            "--edited",
            metavar=dua("BERKAS", "FILE"),
            help=dua(
                "Buku kerja dari perintah ini yang sudah diubah evaluator; isiannya dipakai.",
                "A workbook of this command that an evaluator has changed; its marks are taken.",
            ),
        ),
    ] = None,
    pembanding: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            metavar=dua("BERKAS", "FILE"),
            help=dua(
                "Kaskade tahun sebelumnya, untuk menilai apakah target dapat dicapai dan menantang.",
                "Cascades of earlier years, to tell whether targets are achievable and challenging.",
            ),
        ),
    ] = None,
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            "--document",
            metavar=dua("BERKAS", "FILE"),
            help=dua(
                "Dokumen lain unit itu: Renstra, Renja, laporan kinerja. Boleh diulang.",
                "Other documents of the unit: Renstra, Renja, performance report. Repeatable.",
            ),
        ),
    ] = None,
    replies: Annotated[
        Path | None,
        typer.Option(
            "--replies",
            metavar=dua("BERKAS", "FILE"),
            help=dua(
                "Kertas kerja audit terdahulu yang sudah ditanggapi unit, untuk lembar tindak lanjut.",
                "The worksheet of the earlier audit with the unit's replies, for the sheet of follow-up.",
            ),
        ),
    ] = None,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    lingkup: Lingkup = None,
    peta: Peta = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import evaluate

    chosen = pick_format(format_, output, evaluate.FORMATS, {"txt": "text"})
    if chosen == "xlsx" and output is None:
        raise needs_output(chosen)
    place = inputs(berkas, store, lingkup, peta)
    place.how = replace(place.how, unit=unit, tahun=tahun, versi=versi)
    done = evaluate.nilai(
        place,
        baseline=baseline,
        isian=edited,
        pembanding=pembanding or (),
        documents=documents or (),
        replies=replies,
    )
    for teks in done.catatan:
        note(teks)
    emit(done.render(chosen, lang(), width=shutil.get_terminal_size().columns), output)
    finish(done.gagal)
