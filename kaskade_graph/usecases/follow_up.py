"""What was decided before an audit: a baseline, waivers, what people wrote in worksheets; and what becomes of it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import config
from kaskade_graph.audit import baseline, waivers
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

if TYPE_CHECKING:
    from kaskade_graph.reports.worksheet_read import Tanggapan

AUDIT_JSON, WORKSHEETS = "audit.json", "kertas-kerja"
"""What a folder of reports calls the findings as JSON, and the folder of worksheets in it."""


@dataclass(frozen=True, slots=True)
class TindakLanjut:
    """How an audit stands against what was decided before it.

    ``baseline`` is the JSON or the kertas kerja (``.xlsx``) of an earlier audit, or the folder it wrote;
    ``waivers`` the file of waivers and ``profil`` the name of a profile; what is None is taken from ``[audit]``
    in ``kaskade.toml``, but for the baseline. ``tanggal`` is the day that decides which waivers have expired,
    today when None. ``explain`` names findings to explain: a fingerprint, or a rule, and words of the element.
    ``tanggapan`` is a worked kertas kerja or a folder of them, whose remarks and answers are carried on.
    ``timings`` runs each rule on its own, to see how long it takes; ``edisi`` is the edition of the nomenclature
    to hold documents against, where it is not the one of their year.
    """

    baseline: Path | None = None
    waivers: Path | None = None
    profil: str | None = None
    tanggal: datetime.date | None = None
    explain: tuple[str, str | None] | None = None
    tanggapan: Path | None = None
    timings: bool = False
    edisi: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, as it is held against findings on the day ``today``.

    ``whole`` says that every rule ran: a run over part of them cannot say which waivers are of no use.
    """

    waived: waivers.Waivers
    earlier: baseline.Dasar | None
    answers: list[Tanggapan]
    today: datetime.date
    whole: bool = True

    def on(self, hasil: Sequence[Hasil]) -> tuple[Sequence[Hasil], list[Teks]]:
        """Return the findings with what was decided on them, and what is to be told of that."""
        remarks: list[Teks] = []
        if self.earlier is not None:
            hasil, remarks = baseline.compare(hasil, self.earlier)
        if self.waived.izin:
            hasil = self.waived.apply(hasil, self.today)
        remarks += self.waived.remarks() if self.whole else []
        if self.answers:
            hasil, told = _answered(self.answers, hasil, self.today)
            remarks += told
        return hasil, remarks


def decided(tindak: TindakLanjut, konfigurasi: config.Konfigurasi | None, whole: bool) -> Decided:
    """Return what ``tindak`` names, and the waivers of ``konfigurasi`` where it names none.

    Raises :class:`InputError` for files that cannot be read as what they are given for.
    """
    return Decided(
        _waivers(konfigurasi, tindak.waivers),
        _baseline(tindak.baseline),
        _answers(tindak.tanggapan),
        tindak.tanggal or datetime.date.today(),
        whole,
    )


def _waivers(konfigurasi: config.Konfigurasi | None, path: Path | None) -> waivers.Waivers:
    """Return the waivers: those of ``path``, else of the file that ``kaskade.toml`` names, beside it."""
    named = konfigurasi.table("audit").get("pengecualian") if konfigurasi is not None else None
    if path is None and named and konfigurasi is not None and konfigurasi.path is not None:
        path = konfigurasi.path.parent / str(named)
    return waivers.read(path) if path is not None else waivers.Waivers()


def _baseline(path: Path | None) -> baseline.Dasar | None:
    if path is not None and path.is_dir():
        path = path / AUDIT_JSON
    if path is None or path.suffix.lower() not in (".xlsx", ".ods"):
        return baseline.read(path) if path is not None else None
    from kaskade_graph.reports.worksheet_baseline import read_dasar

    return read_dasar(path)


def _answers(path: Path | None) -> list[Tanggapan]:
    if path is None:
        return []
    from kaskade_graph.reports.worksheet_read import read_tanggapan

    if path.is_dir():
        return [t for one in worksheets_in(path) for t in read_tanggapan(one)]
    return read_tanggapan(path)


def worksheets_in(folder: Path) -> list[Path]:
    """Return the worksheets in a folder that an audit wrote; raises :class:`InputError` when there are none."""
    inside = folder / WORKSHEETS if (folder / WORKSHEETS).is_dir() else folder
    found = sorted(p for p in inside.glob("*.xlsx") if not p.name.startswith("~$"))
    if not found:
        where = shown(str(folder))
        raise InputError(
            Teks(f"{where}: tidak ada kertas kerja (.xlsx)", f"{where}: there is no worksheet (.xlsx)"),
            Teks(
                "Sebut kertas kerjanya, atau folder yang ditulis kaskade audit FOLDER -o FOLDER-HASIL.",
                "Name the worksheet, or the folder that kaskade audit FOLDER -o RESULT-FOLDER wrote.",
            ),
        )
    return found


def _answered(
    answers: Sequence[Tanggapan], hasil: Sequence[Hasil], today: datetime.date
) -> tuple[list[Hasil], list[Teks]]:
    """Return the findings with what was written on them, and what became of it: how much stands, what is gone."""
    from kaskade_graph.reports.worksheet_earlier import Answers

    known = Answers(answers)
    found = known.on(hasil, today)
    gone = known.left()
    notes = [
        Teks(
            f"{len(answers) - len(gone)} dari {len(answers)} tanggapan dipasangkan dengan temuannya.",
            f"{len(answers) - len(gone)} of {len(answers)} answers stand beside their findings.",
        )
    ]
    for one in gone:
        where = f"{shown(one.lembar)} {one.baris}"
        notes.append(
            Teks(
                f"  {shown(one.kode)} {one.sidik} ({where}): temuannya tidak ada lagi.",
                f"  {shown(one.kode)} {one.sidik} ({where}): its finding is gone.",
            )
        )
    for one in known.expired(today):
        where = f"{shown(one.lembar)} {one.baris}"
        notes.append(
            Teks(
                f"  {shown(one.kode)} ({where}): dikecualikan sampai {one.sampai}, sudah lewat; dihitung lagi.",
                f"  {shown(one.kode)} ({where}): waived until {one.sampai}, which is past; it counts again.",
            )
        )
    return found, notes
