"""The options of ``kaskade audit``, some of which ``validate`` has too."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua
from kaskade_graph.errors import Teks, UsageError

_WORDS = {
    "error": "error",
    "kesalahan": "error",
    "warning": "warning",
    "peringatan": "warning",
    "info": "info",
    "informasi": "info",
    "never": "never",
    "tidak": "never",
}
"""The severities by the words of either language."""


def severity(word: str, option: str) -> str:
    """Return the severity that a word of either language names; raises UsageError for any other."""
    found = _WORDS.get(word.strip().casefold())
    if found is None:
        known = ", ".join(_WORDS)
        raise UsageError(
            Teks(f"{option} tidak mengenal {word!r}", f"{option} does not know {word!r}"),
            Teks(f"Pilih: {known}", f"Choose: {known}"),
        )
    return found


def codes(given: Sequence[str] | None) -> list[str]:
    """Return codes as they were typed, one option each or several with commas.

    >>> codes(["KSK1,ksk401", "KSK5"])
    ['KSK1', 'ksk401', 'KSK5']
    """
    return [code.strip() for text in given or () for code in text.split(",") if code.strip()]


All = Annotated[
    bool,
    typer.Option(
        "--all",
        help=dua(
            "Semua temuan, bukan hanya sepuluh terberat (format text).",
            "All findings, not the ten gravest alone (format text).",
        ),
    ),
]
Severity = Annotated[
    str | None,
    typer.Option(
        "--severity",
        metavar="error,warning,info",
        help=dua(
            "Hanya temuan dengan keparahan ini; boleh beberapa dengan koma.",
            "Only findings of this severity; several with commas.",
        ),
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
            "Hanya aturan ini, misalnya KSK3 atau KSK101,KSK4. Boleh diulang.",
            "Only these rules, such as KSK3 or KSK101,KSK4. Repeatable.",
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
        "--profile",
        metavar=dua("NAMA", "NAME"),
        help=dua("Profil dari kaskade.toml.", "Profile from kaskade.toml."),
    ),
]
Tanggal = Annotated[
    datetime.datetime | None,
    typer.Option(
        "--date",
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
        "--replies",
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
        "--against",
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
KeepMapping = Annotated[
    bool,
    typer.Option(
        "--keep-mapping",
        help=dua(
            "Untuk tabel kantor: tampilkan kolom yang dikenali dan simpan petanya di samping tabel "
            "(TABEL.peta.toml). Di terminal ditanyakan.",
            "For an office's table: show how its columns were understood and keep the mapping beside it "
            "(TABLE.peta.toml). On a terminal you are asked.",
        ),
    ),
]
Results = Annotated[
    Path | None,
    typer.Option(
        "--results",
        metavar=dua("HASIL", "RESULTS"),
        help=dua(
            "Folder tempat hasil disimpan: yang tidak berubah tidak diperiksa lagi, yang terputus dilanjutkan. "
            "Tanpa BERKAS: baca kembali hasil itu.",
            "Folder to keep the results in: what has not changed is not audited again, what was broken off is gone "
            "on with. Without FILES: read those results back.",
        ),
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        metavar="N",
        help=dua(
            "Jumlah proses. [bawaan: satu per inti; satu saja untuk masukan yang sedikit]",
            "Number of processes. [default: one a core; just one for few inputs]",
        ),
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="tcp://HOST:8786",
        help=dua(
            "Kerjakan oleh pekerja penjadwal Dask ini (pip install kaskade-graph[klaster]).",
            "Have it done by the workers of this Dask scheduler (pip install kaskade-graph[klaster]).",
        ),
        show_default=False,
    ),
]
