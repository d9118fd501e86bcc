"""Audit cascades: documents, graphs or folders in, findings out, and how they stand against earlier ones."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import config, nomenklatur
from kaskade_graph.audit import baseline, own, profiles, waivers
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Keparahan
from kaskade_graph.audit.rules import load_all, unknown
from kaskade_graph.audit.runner import Profil
from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.language import lexicon
from kaskade_graph.reports import findings
from kaskade_graph.reports.formats import BENTUK
from kaskade_graph.text import shown
from kaskade_graph.usecases import explain as explaining
from kaskade_graph.usecases import folders, sources
from kaskade_graph.usecases.audit_plan import Cara
from kaskade_graph.usecases.explain import Penjelasan
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.many import Banyak, Selesai, inputs, run_all, saved
from kaskade_graph.usecases.standard_input import filed

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


@dataclass(slots=True)
class Audit:
    """What an audit gave: one ``Hasil`` a cascade, what the user should know, and files that failed.

    ``fail_on`` is the severity that the profile makes the exit code look at; ``penjelasan`` the findings
    explained; ``tanggapan`` what an earlier worksheet says of findings.
    """

    hasil: Sequence[Hasil]
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)
    fail_on: str | None = None
    penjelasan: list[Penjelasan] = field(default_factory=list)
    tanggapan: list[Tanggapan] = field(default_factory=list)
    selesai: Selesai | None = None
    """What was read and how, for reports on all of it."""

    def reaches(self, keparahan: Keparahan | None) -> bool:
        """Whether a finding is as grave as ``keparahan``; None never is."""
        if keparahan is None:
            return False
        return any(
            t.keparahan.peringkat <= keparahan.peringkat for h in self.hasil for t in h.temuan if t.aktif
        )

    def only(self, keparahan: Collection[Keparahan]) -> None:
        """Keep the findings of these severities; what was put right or waived stays beside them."""
        self.hasil = [
            replace(h, temuan=tuple(t for t in h.temuan if t.keparahan in keparahan)) for h in self.hasil
        ]

    def render(
        self,
        format_: str,
        lang: Lang,
        *,
        width: int = 100,
        color: bool = False,
        summary: bool = False,
        everything: bool = True,
    ) -> str | bytes:
        """Return the findings in a format of ``reports.formats``; what follows ``lang`` is for ``text``."""
        if format_ == "text":
            return findings.to_text(
                self.hasil, lang, width=width, color=color, summary=summary, everything=everything
            )
        if self.tanggapan and format_ == "xlsx":  # it keeps the answers whose findings are gone, too
            from kaskade_graph.reports import worksheet

            return worksheet.to_xlsx(self.hasil, lang, self.tanggapan)
        if self.tanggapan and format_ == "json":
            from kaskade_graph.reports import findings_json

            return findings_json.to_json(self.hasil, lang, self.tanggapan)
        return BENTUK[format_].render(self.hasil, lang)

    def explanation(self, format_: str, lang: Lang, width: int) -> str:
        """Return the explained findings as ``json``, else as text of at most ``width`` columns."""
        return explaining.render(self.penjelasan, format_, lang, width)


def audit(
    paths: Sequence[Path],
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    peta: Path | None = None,
    rules: Sequence[str] = (),
    ignore: Sequence[str] = (),
    engine: str | None = None,
    store: str | None = None,
    lingkup: str | None = None,
    tindak: TindakLanjut = TindakLanjut(),
    pembanding: Sequence[Path] = (),
    banyak: Banyak | None = None,
) -> Audit:
    """Run the catalogue over every cascade in ``paths``, one cascade at a time.

    Without paths: over the current cascades of ``store``, or those that ``lingkup`` names; without a store either,
    the results in ``banyak.results`` are read back. Those in ``pembanding`` (paths, or words for a scope of
    ``store``) are what they are compared with beside one another. ``peta`` is the mapping of tables among the paths.

    ``rules`` and ``ignore`` hold codes or beginnings of codes (``KSK3`` is a family); ``engine`` keeps the
    rules of one engine (``shacl`` for validation alone). Raises UnknownName for a code that no rule begins
    with, and what :func:`~kaskade_graph.usecases.many.inputs` and :func:`~kaskade_graph.usecases.many.run_all` raise.
    """
    banyak = banyak or Banyak()
    _check_codes((*rules, *ignore))
    konfigurasi = config.load()
    named = _profile(konfigurasi, tindak.profil)
    followed = _FollowUp(
        _waivers(konfigurasi, tindak.waivers),
        _baseline(tindak.baseline),
        _answers(tindak.tanggapan),
        tindak,
        # A run over part of the rules cannot say which waivers are of no use.
        not (rules or ignore or engine),
        named.fail_on if named else None,
    )
    how = sources.Pilihan(unit, tahun, versi, peta, edisi=tindak.edisi)
    if banyak.results is not None and not paths and not (store or lingkup):
        return followed.audit(saved(banyak.results))
    profil = _narrowed(named.profil if named else Profil(), rules, ignore)
    cara = Cara(
        how,
        profil,
        named.nama if named else None,
        engine,
        tindak.timings,
        nomenklatur.extra(),
        own.folder(),
        lexicon.key(),
    )
    beside = [t for where in companions(pembanding, store) for t in inputs(where)]
    with filed(paths) as files:
        done = run_all(cara, inputs(Inputs(files, store, lingkup, how)), beside, banyak)
        done.dilewati = folders.unread(files) if peta is None else []
    done.catatan[:0] = done.dilewati
    if any(code.upper().startswith("KSK8") for code in rules) and done.jumlah + len(beside) < 2:
        done.catatan.append(_ALONE)
    return followed.audit(done)


@dataclass(frozen=True, slots=True)
class _FollowUp:
    """What is done with the findings of an audit: held against what was decided before."""

    izin: waivers.Daftar
    dasar: baseline.Dasar | None
    answers: list[Tanggapan]
    tindak: TindakLanjut
    whole: bool
    fail_on: str | None

    def audit(self, done: Selesai) -> Audit:
        """Return the audit as it is reported."""
        hasil: Sequence[Hasil] = done.hasil
        remarks: list[Teks] = []
        if self.dasar is not None:
            hasil, remarks = baseline.compare(hasil, self.dasar)
        today = self.tindak.tanggal or datetime.date.today()
        if self.izin.izin:
            hasil = self.izin.apply(hasil, today)
        remarks += self.izin.remarks() if self.whole else []
        if self.answers:
            hasil, told = _answered(self.answers, hasil, today)
            remarks += told
        explained = list(self._explained(hasil, done)) if self.tindak.explain else []
        return Audit(
            hasil, [*done.catatan, *remarks], done.gagal, self.fail_on, explained, self.answers, done
        )

    def _explained(self, hasil: Sequence[Hasil], done: Selesai) -> Iterator[Penjelasan]:
        """Explain what was asked for; only cascades that have such a finding are read again."""
        assert self.tindak.explain is not None
        found = 0
        for one in hasil:
            if explaining.concerns(one, *self.tindak.explain):
                sumber = done.source(one.kaskade)
                for item in explaining.explain(
                    Konteks(sumber.kaskade, sumber.quads), one, *self.tindak.explain
                ):
                    found += 1
                    yield item
        if not found:
            raise explaining.nothing(*self.tindak.explain, [t for h in hasil for t in h.temuan])


_ALONE = Teks(
    "Hanya ada satu kaskade, jadi tidak ada yang dibandingkan (KSK8xx). "
    "Sertakan tahun lain dan tetangganya: --against FOLDER",
    "There is one cascade only, so nothing is compared (KSK8xx). "
    "Name other years and neighbours: --against FOLDER",
)


def companions(pembanding: Sequence[Path], store: str | None) -> list[Inputs]:
    """Return where to read what is compared with: paths, and of a store scopes by their words."""
    paths = [p for p in pembanding if p.exists() or not Inputs(store=store).from_store]
    scopes = [p for p in pembanding if p not in paths]
    return [*([Inputs(paths)] if paths else []), *(Inputs(store=store, lingkup=str(p)) for p in scopes)]


def _check_codes(codes: Sequence[str]) -> None:
    for code in codes:
        if not any(r.kode.startswith(code.upper()) for r in load_all()):
            raise unknown(code)


def _profile(konfigurasi: config.Konfigurasi, nama: str | None) -> profiles.ProfilBernama | None:
    chosen = nama or konfigurasi.table("audit").get("profil")
    return profiles.load(konfigurasi, str(chosen)) if chosen else None


def _narrowed(profil: Profil, rules: Sequence[str], ignore: Sequence[str]) -> Profil:
    """Return ``profil`` with the choice of the command line, which goes before its own."""
    chosen = tuple(c.upper() for c in rules) or profil.pilih
    return replace(profil, pilih=chosen, abaikan=(*profil.abaikan, *(c.upper() for c in ignore)))


def _waivers(konfigurasi: config.Konfigurasi, path: Path | None) -> waivers.Daftar:
    """Return the waivers: those of ``path``, else of the file that ``kaskade.toml`` names, beside it."""
    named = konfigurasi.table("audit").get("pengecualian")
    if path is None and named and konfigurasi.path is not None:
        path = konfigurasi.path.parent / str(named)
    return waivers.read(path) if path is not None else waivers.Daftar()


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
