"""``kaskade audit``: check cascades and say what is wrong, where, why, and what to do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Format,
    Lingkup,
    Output,
    Store,
    Tahun,
    Unit,
    Versi,
    emit,
    needs_output,
    note,
    pick_format,
)
from kaskade_graph.errors import Teks, UsageError

NAMA = "audit"
BANTUAN = dua(
    "Periksa kaskade: dokumennya, grafnya, atau satu folder.\n\n"
    "Selesai dengan kode 1 bila ada temuan setingkat --fail-on atau lebih berat.",
    "Check cascades: documents, graphs, or a folder of them.\n\n"
    "Exits with 1 when a finding is as grave as --fail-on or graver.",
)
FAIL_ON = ("error", "warning", "info", "never")

Masukan = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=dua("BERKAS...", "FILES..."),
        help=dua(
            "Dokumen kaskade (.txt .pdf .docx), graf (.trig .ttl .nq .nt) atau folder berisi itu.",
            "Cascade documents (.txt .pdf .docx), graphs (.trig .ttl .nq .nt) or a folder of them.",
        ),
        show_default=False,
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="error|warning|info|never",
        help=dua("Keparahan yang membuat kode keluar 1.", "Severity that makes the exit code 1."),
    ),
]
Aturan = Annotated[
    list[str] | None,
    typer.Option(
        "--rule",
        metavar=dua("KODE", "CODE"),
        help=dua(
            "Hanya aturan ini, misalnya KSK3. Boleh diulang.", "Only these rules, such as KSK3. Repeatable."
        ),
    ),
]
Abaikan = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar=dua("KODE", "CODE"),
        help=dua("Tanpa aturan ini. Boleh diulang.", "Without these rules. Repeatable."),
    ),
]
Timings = Annotated[
    bool,
    typer.Option("--timings", help=dua("Tampilkan waktu tiap aturan.", "Show the time each rule took.")),
]


def run(
    berkas: Masukan = None,
    fail_on: FailOn = "error",
    rule: Aturan = None,
    ignore: Abaikan = None,
    unit: Unit = None,
    tahun: Tahun = None,
    versi: Versi = None,
    format_: Format = None,
    output: Output = None,
    timings: Timings = False,
    store: Store = None,
    lingkup: Lingkup = None,
) -> None:
    """Run the command."""
    check(
        berkas,
        fail_on,
        rule,
        ignore,
        unit,
        tahun,
        versi,
        format_,
        output,
        timings,
        store=store,
        lingkup=lingkup,
    )


def check(
    berkas: list[Path] | None,
    fail_on: str,
    rule: list[str] | None,
    ignore: list[str] | None,
    unit: str | None,
    tahun: int | None,
    versi: str | None,
    format_: str | None,
    output: Path | None,
    timings: bool,
    engine: str | None = None,
    *,
    store: str | None = None,
    lingkup: str | None = None,
) -> None:
    """Audit with the rules of ``engine`` (all when None), print, and exit with the code that follows."""
    from kaskade_graph.audit.finding import Keparahan
    from kaskade_graph.reports.formats import BENTUK, ENDINGS
    from kaskade_graph.usecases import audit

    if fail_on not in FAIL_ON:
        raise UsageError(
            Teks(f"--fail-on tidak mengenal {fail_on!r}", f"--fail-on does not know {fail_on!r}"),
            Teks(f"Pilih: {', '.join(FAIL_ON)}", f"Choose: {', '.join(FAIL_ON)}"),
        )
    chosen = pick_format(format_, output, tuple(BENTUK), ENDINGS)
    terminal = output is None and sys.stdout.isatty()
    if terminal and BENTUK[chosen].biner:
        raise needs_output(chosen)
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    done = audit.audit(
        berkas or (),
        unit=unit,
        tahun=tahun,
        versi=versi,
        rules=rule or (),
        ignore=ignore or (),
        engine=engine,
        store=store,
        lingkup=lingkup,
    )
    for teks in done.catatan:
        note(teks)
    emit(done.render(chosen, lang(), width=min(width, 120), color=terminal and not _no_color()), output)
    if timings:
        for hasil in done.hasil:
            for name, seconds in sorted(hasil.waktu.items(), key=lambda t: -t[1]):
                note(Teks(f"{seconds * 1000:8.1f} ms  {name}", f"{seconds * 1000:8.1f} ms  {name}"))
    for error in done.gagal:
        note(Teks(error.text("id"), error.text("en")))
    if done.gagal:
        raise typer.Exit(3)
    if done.reaches(None if fail_on == "never" else Keparahan(fail_on)):
        raise typer.Exit(1)


def _no_color() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR"))
