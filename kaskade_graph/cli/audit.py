"""``kaskade audit``: check cascades and say what is wrong, where, why, and what to do."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kaskade_graph.cli.audit_options import (
    Abaikan,
    All,
    Aturan,
    Baseline,
    Cluster,
    Explain,
    FailOn,
    Jobs,
    KeepMapping,
    Pembanding,
    ProfilOpsi,
    Results,
    Ringkas,
    Severity,
    Tanggal,
    TanggapanOpsi,
    Timings,
    Unsur,
    Waivers,
    codes,
    severity,
)
from kaskade_graph.cli.declared import declared
from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Berkas,
    Edisi,
    Format,
    Lingkup,
    Output,
    Peta,
    Store,
    Tahun,
    Unit,
    Versi,
    emit,
    needs_output,
    note,
    pick_format,
)
from kaskade_graph.errors import Teks, UsageError, advised_once

if TYPE_CHECKING:
    from kaskade_graph.audit.finding import Keparahan
    from kaskade_graph.usecases.audit import AuditDone
    from kaskade_graph.usecases.follow_up import TindakLanjut
    from kaskade_graph.usecases.many import Banyak

NAMA = "audit"
BANTUAN = dua(
    "Periksa kaskade: dokumennya, grafnya, atau satu folder.\n\n"
    "Kaskade yang diperiksa bersama juga dibandingkan satu sama lain: dengan tahun sebelumnya dan kecamatan "
    "tetangganya (KSK8xx).\n\n"
    "Selesai dengan kode 1 bila ada temuan setingkat --fail-on atau lebih berat.\n\n"
    "Contoh:\n\n"
    "kaskade audit cascading.docx -o kertas-kerja.xlsx\n\n"
    "kaskade audit kaskade/ -o hasil/   (kertas kerja dan naskah tiap unit, dan ikhtisarnya)\n\n"
    "kaskade audit kaskade/ --rule KSK8\n\n"
    "kaskade audit sokaraja-2022.docx --against kaskade/\n\n"
    "kaskade audit kaskade/ --results hasil/ --summary",
    "Check cascades: documents, graphs, or a folder of them.\n\n"
    "Cascades audited together are compared with one another too: with the year before and the neighbouring "
    "kecamatan (KSK8xx).\n\n"
    "Exits with 1 when a finding is as grave as --fail-on or graver.\n\n"
    "Examples:\n\n"
    "kaskade audit cascading.docx -o worksheet.xlsx\n\n"
    "kaskade audit cascades/ -o results/   (a worksheet and a report a unit, and an overview)\n\n"
    "kaskade audit cascades/ --rule KSK8\n\n"
    "kaskade audit sokaraja-2022.docx --against cascades/\n\n"
    "kaskade audit cascades/ --results results/ --summary",
)


@dataclass(frozen=True, slots=True)
class AuditChecks:
    """What is checked and how it is told: the options that ``validate`` has too."""

    berkas: Berkas = None
    fail_on: FailOn = None
    unit: Unit = None
    tahun: Tahun = None
    versi: Versi = None
    peta: Peta = None
    format_: Format = None
    output: Output = None
    store: Store = None
    lingkup: Lingkup = None


@dataclass(frozen=True, slots=True)
class Options(AuditChecks):
    """All options of the command."""

    rule: Aturan = None
    ignore: Abaikan = None
    timings: Timings = False
    baseline: Baseline = None
    waivers: Waivers = None
    profil: ProfilOpsi = None
    tanggal: Tanggal = None
    explain: Explain = None
    unsur: Unsur = None
    tanggapan: TanggapanOpsi = None
    edisi: Edisi = None
    summary: Ringkas = False
    everything: All = False
    severity: Severity = None
    pembanding: Pembanding = None
    results: Results = None
    jobs: Jobs = None
    cluster: Cluster = None
    keep_mapping: KeepMapping = False


@declared(Options)
def run(given: Options) -> None:
    """Run the command."""
    from kaskade_graph.cli.progress import follow
    from kaskade_graph.usecases.follow_up import TindakLanjut
    from kaskade_graph.usecases.many import Banyak

    day = given.tanggal.date() if given.tanggal else None
    tindak = TindakLanjut(
        given.baseline,
        given.waivers,
        given.profil,
        day,
        (given.explain, given.unsur) if given.explain else None,
        given.tanggapan,
        given.timings,
        given.edisi,
    )
    check(given, tindak, banyak=Banyak(given.results, given.jobs, given.cluster, follow))


def check(
    given: AuditChecks,
    tindak: TindakLanjut | None = None,
    *,
    engine: str | None = None,
    banyak: Banyak | None = None,
) -> None:
    """Audit with the rules of ``engine`` (all when None), print, and exit with the code that follows."""
    from kaskade_graph.usecases import audit

    more = given if isinstance(given, Options) else Options()
    folder = given.output if _is_folder(given.output, given.format_) else None
    chosen = "xlsx" if folder else _format(given.fail_on, given.format_, given.output, more.summary)
    terminal = given.output is None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size((100, 24)).columns if terminal else 100, 120)
    done = audit.audit(
        given.berkas or (),
        unit=given.unit,
        tahun=given.tahun,
        versi=given.versi,
        peta=given.peta,
        rules=codes(more.rule),
        ignore=codes(more.ignore),
        engine=engine,
        store=given.store,
        lingkup=given.lingkup,
        tindak=tindak,
        pembanding=more.pembanding or (),
        banyak=banyak,
    )
    for teks in done.catatan:
        note(teks)
    if engine is None:
        _mapping(more)
    if done.penjelasan:
        emit(done.explanation(chosen, lang(), width), given.output)
        return
    chosen_severities = severities(more.severity)
    if chosen_severities:
        done.only(chosen_severities)
    if folder is not None:
        from kaskade_graph.cli.progress import follow
        from kaskade_graph.usecases import audit_folder

        note(audit_folder.write(done, folder, lang(), follow))
        _finish(done, given.fail_on)
        return
    # A file is for keeps: it has everything. A terminal has one screen.
    everything = more.everything or given.output is not None or engine is not None
    color = terminal and not os.environ.get("NO_COLOR")
    emit(
        done.render(chosen, lang(), width=width, color=color, summary=more.summary, everything=everything),
        given.output,
    )
    if more.timings:
        _note_timings(done)
    _finish(done, given.fail_on)


def _format(fail_on: str | None, format_: str | None, output: Path | None, summary: bool) -> str:
    """Return the format of the result; refuse options that do not go together."""
    from kaskade_graph.reports.formats import BENTUK, ENDINGS

    if fail_on is not None:
        severity(fail_on, "--fail-on")
    chosen = pick_format(format_, output, tuple(BENTUK), ENDINGS)
    if summary and chosen != "text":
        raise UsageError(
            Teks("--summary hanya untuk format text", "--summary is for the format text alone"),
            Teks("JSON memuat jumlahnya dalam “ringkasan”.", "JSON has the numbers in “ringkasan”."),
        )
    if output is None and sys.stdout.isatty() and BENTUK[chosen].biner:
        raise needs_output(chosen)
    return chosen


def _mapping(given: Options) -> None:
    """Show how the columns of an office's table were understood, and keep that when it is wanted."""
    asked = sys.stdin.isatty() and sys.stderr.isatty()
    if given.peta is not None or not (given.keep_mapping or asked):
        return
    from kaskade_graph.usecases.found_mapping import found_mapping

    found = found_mapping(given.berkas or (), unit=given.unit, tahun=given.tahun, lang=lang())
    if found is None:
        return
    for line in found.lines(lang()):
        note(Teks(line, line))
    where = found.place
    if given.keep_mapping or typer.confirm(
        Teks(f"Simpan peta ini di {where}?", f"Keep this mapping in {where}?").pick(lang()), err=True
    ):
        found.keep()
        note(Teks(f"Peta disimpan: {where}", f"Mapping kept: {where}"))


def _is_folder(output: Path | None, format_: str | None) -> bool:
    """Say whether ``--output`` names a folder: one that is there, or a name without an ending."""
    return output is not None and format_ is None and (output.is_dir() or not output.suffix)


def severities(given: str | None) -> list[Keparahan]:
    """Return the severities that ``--severity`` names, none for all."""
    from kaskade_graph.audit.finding import Keparahan

    return [Keparahan(severity(word, "--severity")) for word in (given or "").split(",") if word.strip()]


def _note_timings(done: AuditDone) -> None:
    for hasil in done.hasil:
        for name, seconds in sorted(hasil.waktu.items(), key=lambda t: -t[1]):
            note(Teks(f"{seconds * 1000:8.1f} ms  {name}", f"{seconds * 1000:8.1f} ms  {name}"))


def _finish(done: AuditDone, fail_on: str | None) -> None:
    """Say what could not be read, and exit with the code that follows from that and from the findings."""
    from kaskade_graph.audit.finding import Keparahan

    for told in advised_once(done.gagal):
        note(told)
    if done.gagal:
        raise typer.Exit(3)
    limit = severity(fail_on, "--fail-on") if fail_on else done.fail_on or "error"
    if done.reaches(None if limit == "never" else Keparahan(limit)):
        raise typer.Exit(1)
