"""``kaskade audit``: check cascades and say what is wrong, where, why, and what to do."""

from __future__ import annotations

import datetime
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Edisi,
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

if TYPE_CHECKING:
    from kaskade_graph.usecases.audit import TindakLanjut

NAMA = "audit"
BANTUAN = dua(
    "Periksa kaskade: dokumennya, grafnya, atau satu folder.\n\n"
    "Kaskade yang diperiksa bersama juga dibandingkan satu sama lain: dengan tahun sebelumnya dan kecamatan "
    "tetangganya (KSK8xx).\n\n"
    "Selesai dengan kode 1 bila ada temuan setingkat --fail-on atau lebih berat.\n\n"
    "Contoh:\n\n"
    "kaskade audit cascading.docx -o kertas-kerja.xlsx\n\n"
    "kaskade audit kaskade/ --rule KSK8\n\n"
    "kaskade audit sokaraja-2022.docx --pembanding kaskade/",
    "Check cascades: documents, graphs, or a folder of them.\n\n"
    "Cascades audited together are compared with one another too: with the year before and the neighbouring "
    "kecamatan (KSK8xx).\n\n"
    "Exits with 1 when a finding is as grave as --fail-on or graver.\n\n"
    "Examples:\n\n"
    "kaskade audit cascading.docx -o worksheet.xlsx\n\n"
    "kaskade audit cascades/ --rule KSK8\n\n"
    "kaskade audit sokaraja-2022.docx --pembanding cascades/",
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
    str | None,
    typer.Option(
        "--fail-on",
        metavar="error|warning|info|never",
        help=dua(
            "Keparahan yang membuat kode keluar 1. [bawaan: error]",
            "Severity that makes the exit code 1. [default: error]",
        ),
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


Ringkas = Annotated[
    bool,
    typer.Option(
        "--summary",
        help=dua(
            "Hanya jumlah temuan, menurut kaskade dan aturan (format text).",
            "Only the numbers of findings, by cascade and rule (format text).",
        ),
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar=dua("BERKAS", "FILE"),
        help=dua(
            "JSON atau kertas kerja (.xlsx) audit terdahulu: temuan ditandai baru, berlanjut, atau selesai.",
            "JSON or worksheet (.xlsx) of an earlier audit: findings are marked baru (new), berlanjut (go on) or "
            "selesai (put right).",
        ),
    ),
]
Waivers = Annotated[
    Path | None,
    typer.Option(
        "--waivers",
        metavar=dua("BERKAS", "FILE"),
        help=dua(
            "TOML berisi temuan yang dikecualikan, alasannya, oleh siapa, sampai kapan.",
            "TOML with the findings that are waived, why, by whom, until when.",
        ),
    ),
]
ProfilOpsi = Annotated[
    str | None,
    typer.Option(
        "--profil",
        metavar=dua("NAMA", "NAME"),
        help=dua("Profil dari kaskade.toml.", "Profile from kaskade.toml."),
    ),
]
Tanggal = Annotated[
    datetime.datetime | None,
    typer.Option(
        "--tanggal",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help=dua(
            "Tanggal yang menentukan pengecualian mana yang lewat. [bawaan: hari ini]",
            "Day that decides which waivers are over. [default: today]",
        ),
        show_default=False,
    ),
]
TanggapanOpsi = Annotated[
    Path | None,
    typer.Option(
        "--tanggapan",
        metavar=dua("BERKAS", "FILE"),
        help=dua(
            "Kertas kerja (.xlsx) yang sudah diisi: catatan dan tanggapannya dibawa serta.",
            "A worksheet (.xlsx) that was filled in: its remarks and answers are carried on.",
        ),
    ),
]
Pembanding = Annotated[
    list[Path] | None,
    typer.Option(
        "--pembanding",
        metavar=dua("BERKAS", "FILE"),
        help=dua(
            "Bandingkan dengan kaskade di sini (tahun lain, tetangga), tanpa memeriksanya. Berkas atau folder; "
            "dengan --store boleh juga wilayah, misalnya banyumas. Boleh diulang.",
            "Compare with the cascades here (other years, neighbours) without auditing them. A file or folder; "
            "with --store also a region, such as banyumas. Repeatable.",
        ),
        show_default=False,
    ),
]
Explain = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar=dua("SIDIK|KODE", "FINGERPRINT|CODE"),
        help=dua(
            "Jelaskan satu temuan: aturannya, nilai yang dilihat, jalurnya.",
            "Explain one finding: its rule, the values it saw, its path.",
        ),
    ),
]
Unsur = Annotated[
    str | None,
    typer.Option(
        "--unsur",
        metavar=dua("KATA", "WORDS"),
        help=dua(
            "Bersama --explain: kata dari nama unsurnya.", "With --explain: words of the element's name."
        ),
    ),
]


def run(
    berkas: Masukan = None,
    fail_on: FailOn = None,
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
    baseline: Baseline = None,
    waivers: Waivers = None,
    profil: ProfilOpsi = None,
    tanggal: Tanggal = None,
    explain: Explain = None,
    unsur: Unsur = None,
    tanggapan: TanggapanOpsi = None,
    edisi: Edisi = None,
    summary: Ringkas = False,
    pembanding: Pembanding = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases.audit import TindakLanjut

    day = tanggal.date() if tanggal else None
    tindak = TindakLanjut(
        baseline, waivers, profil, day, (explain, unsur) if explain else None, tanggapan, timings, edisi
    )
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
        tindak=tindak,
        summary=summary,
        pembanding=pembanding,
    )


def check(
    berkas: list[Path] | None,
    fail_on: str | None,
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
    tindak: TindakLanjut | None = None,
    summary: bool = False,
    pembanding: list[Path] | None = None,
) -> None:
    """Audit with the rules of ``engine`` (all when None), print, and exit with the code that follows."""
    from kaskade_graph.audit.finding import Keparahan
    from kaskade_graph.reports.formats import BENTUK, ENDINGS
    from kaskade_graph.usecases import audit

    if fail_on is not None and fail_on not in FAIL_ON:
        raise UsageError(
            Teks(f"--fail-on tidak mengenal {fail_on!r}", f"--fail-on does not know {fail_on!r}"),
            Teks(f"Pilih: {', '.join(FAIL_ON)}", f"Choose: {', '.join(FAIL_ON)}"),
        )
    chosen = pick_format(format_, output, tuple(BENTUK), ENDINGS)
    if summary and chosen != "text":
        raise UsageError(
            Teks("--summary hanya untuk format text", "--summary is for the format text alone"),
            Teks("JSON memuat jumlahnya dalam “ringkasan”.", "JSON has the numbers in “ringkasan”."),
        )
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
        tindak=tindak or audit.TindakLanjut(),
        pembanding=pembanding or (),
    )
    for teks in done.catatan:
        note(teks)
    if done.penjelasan:
        explained = done.explanation(chosen, lang(), min(width, 120))
        emit(explained, output)
        return
    color = terminal and not _no_color()
    emit(done.render(chosen, lang(), width=min(width, 120), color=color, summary=summary), output)
    if timings:
        for hasil in done.hasil:
            for name, seconds in sorted(hasil.waktu.items(), key=lambda t: -t[1]):
                note(Teks(f"{seconds * 1000:8.1f} ms  {name}", f"{seconds * 1000:8.1f} ms  {name}"))
    for error in done.gagal:
        note(Teks(error.text("id"), error.text("en")))
    if done.gagal:
        raise typer.Exit(3)
    limit = fail_on or done.fail_on or "error"
    if done.reaches(None if limit == "never" else Keparahan(limit)):
        raise typer.Exit(1)


def _no_color() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR"))
