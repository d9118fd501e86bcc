"""Audit cascades: documents, graphs or folders in, findings out, and how they stand against earlier ones."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import config
from kaskade_graph.audit import baseline, profiles, waivers
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Keparahan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.rules import load_all, unknown
from kaskade_graph.audit.runner import Profil, run
from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.model import Kaskade
from kaskade_graph.reports import findings
from kaskade_graph.reports.formats import BENTUK
from kaskade_graph.text import shown
from kaskade_graph.usecases import explain as explaining
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.explain import Penjelasan
from kaskade_graph.usecases.opening import Place
from kaskade_graph.usecases.reading import reading

if TYPE_CHECKING:
    from kaskade_graph.reports.kertas_kerja_baca import Tanggapan


@dataclass(frozen=True, slots=True)
class TindakLanjut:
    """How an audit stands against what was decided before it.

    ``baseline`` is the JSON or the kertas kerja (``.xlsx``) of an earlier audit, ``waivers`` the file of
    waivers and ``profil`` the name of a profile; what is None is taken from ``[audit]`` in ``kaskade.toml``,
    but for the baseline. ``tanggal`` is the day that decides which waivers have expired, today when None.
    ``explain`` names findings to explain: a fingerprint, or a rule, and words of the element. ``tanggapan`` is
    a worked kertas kerja, whose remarks and answers are carried on. ``timings`` runs each rule on its own, to
    see how long it takes; ``edisi`` is the edition of the nomenclature to hold documents against, where it is
    not the one of their year.
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

    hasil: list[Hasil]
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)
    fail_on: str | None = None
    penjelasan: list[Penjelasan] = field(default_factory=list)
    tanggapan: list[Tanggapan] = field(default_factory=list)

    def reaches(self, keparahan: Keparahan | None) -> bool:
        """Whether a finding is as grave as ``keparahan``; None never is."""
        if keparahan is None:
            return False
        return any(
            t.keparahan.peringkat <= keparahan.peringkat for h in self.hasil for t in h.temuan if t.aktif
        )

    def render(
        self, format_: str, lang: Lang, *, width: int = 100, color: bool = False, summary: bool = False
    ) -> str | bytes:
        """Return the findings in a format of ``reports.formats``; what follows ``lang`` is for ``text``."""
        if format_ == "text":
            return findings.to_text(self.hasil, lang, width=width, color=color, summary=summary)
        if self.tanggapan and format_ in ("json", "xlsx"):
            return self._answered(format_, lang)
        return BENTUK[format_].render(self.hasil, lang)

    def _answered(self, format_: str, lang: Lang) -> str | bytes:
        """Return the findings with what was written on them: the two formats that have a place for it."""
        from kaskade_graph.reports import findings_json, kertas_kerja

        if format_ == "xlsx":
            return kertas_kerja.to_xlsx(self.hasil, lang, self.tanggapan)
        return findings_json.to_json(self.hasil, lang, self.tanggapan)

    def explanation(self, format_: str, lang: Lang, width: int) -> str:
        """Return the explained findings as ``json``, else as text of at most ``width`` columns."""
        return explaining.render(self.penjelasan, format_, lang, width)


def audit(
    paths: Sequence[Path],
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    rules: Sequence[str] = (),
    ignore: Sequence[str] = (),
    engine: str | None = None,
    store: str | None = None,
    lingkup: str | None = None,
    tindak: TindakLanjut = TindakLanjut(),
    pembanding: Sequence[Path] = (),
) -> Audit:
    """Run the catalogue over every cascade in ``paths``, one cascade at a time.

    Without paths: over the current cascades of ``store``, or those that ``lingkup`` names. Those in
    ``pembanding`` (paths, or words for a scope of ``store``) are what they are compared with beside one another.

    ``rules`` and ``ignore`` hold codes or beginnings of codes (``KSK3`` is a family); ``engine`` keeps the
    rules of one engine (``shacl`` for validation alone). Raises UnknownName for a code that no rule begins
    with, and what :func:`reading` raises.
    """
    catalogue = [r for r in load_all() if engine in (None, r.mesin)]
    _check_codes((*rules, *ignore))
    konfigurasi = config.load()
    named = _profile(konfigurasi, tindak.profil)
    profil = _narrowed(named.profil if named else Profil(), rules, ignore)
    izin = _waivers(konfigurasi, tindak.waivers)
    dasar = _baseline(tindak.baseline)
    answers = _answers(tindak.tanggapan)
    with reading(
        Place(paths, store, lingkup), sources.Pilihan(unit, tahun, versi, edisi=tindak.edisi)
    ) as read:
        koleksi = _koleksi(read, pembanding, store)
        found = [_one(s, koleksi, catalogue, profil, named, tindak) for s in read]
        hasil, remarks = [h for h, _ in found], list[Teks]()
        if koleksi is None and any(code.upper().startswith("KSK8") for code in rules):
            remarks.append(_ALONE)
        if dasar is not None:
            hasil, remarks = baseline.compare(hasil, dasar)
        hasil = izin.apply(hasil, tindak.tanggal or datetime.date.today())
        # A run over part of the rules cannot say which waivers are of no use.
        remarks += izin.remarks() if not (rules or ignore or engine) else []
        explained = [p for _, ps in found for p in ps]
        if tindak.explain and not explained:
            raise explaining.nothing(*tindak.explain, [t for h in hasil for t in h.temuan])
        remarks += _carried(answers, hasil)
        limit = named.fail_on if named else None
        return Audit(hasil, [*read.catatan, *remarks], read.gagal, limit, explained, answers)


_ALONE = Teks(
    "Hanya ada satu kaskade, jadi tidak ada yang dibandingkan (KSK8xx). "
    "Sertakan tahun lain dan tetangganya: --pembanding FOLDER",
    "There is one cascade only, so nothing is compared (KSK8xx). "
    "Name other years and neighbours: --pembanding FOLDER",
)


def _koleksi(read: Iterable[sources.Sumber], pembanding: Sequence[Path], store: str | None) -> Koleksi | None:
    """Return the cascades audited, and those they are compared with; None for one that stands alone."""
    known: dict[str, Kaskade] = {}
    for place in companions(pembanding, store):
        with reading(place) as beside:
            known |= {s.kaskade.iri: s.kaskade for s in beside}
    known |= {s.kaskade.iri: s.kaskade for s in read}
    return Koleksi(known.values()) if len(known) > 1 else None


def companions(pembanding: Sequence[Path], store: str | None) -> list[Place]:
    """Return where to read what is compared with: paths, and of a store scopes by their words."""
    paths = [p for p in pembanding if p.exists() or not Place(store=store).from_store]
    scopes = [p for p in pembanding if p not in paths]
    return [*([Place(paths)] if paths else []), *(Place(store=store, lingkup=str(p)) for p in scopes)]


def _one(
    sumber: sources.Sumber,
    koleksi: Koleksi | None,
    catalogue: Sequence[Aturan],
    profil: Profil,
    named: profiles.ProfilBernama | None,
    tindak: TindakLanjut,
) -> tuple[Hasil, list[Penjelasan]]:
    """Audit one cascade; explain while it is at hand, so that no more than one need be."""
    ctx = Konteks(sumber.kaskade, sumber.quads, koleksi)
    done = run(ctx, catalogue, profil, apart=tindak.timings)
    hasil = replace(done, berkas=_paths(sumber), profil=named.nama if named else None)
    return hasil, explaining.explain(ctx, hasil, *tindak.explain) if tindak.explain else []


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
    if path is None or path.suffix.lower() not in (".xlsx", ".ods"):
        return baseline.read(path) if path is not None else None
    from kaskade_graph.reports.kertas_kerja_dasar import read_dasar

    return read_dasar(path)


def _answers(path: Path | None) -> list[Tanggapan]:
    if path is None:
        return []
    from kaskade_graph.reports.kertas_kerja_baca import read_tanggapan

    return read_tanggapan(path)


def _carried(answers: Sequence[Tanggapan], hasil: Sequence[Hasil]) -> list[Teks]:
    """Return what became of the answers: how many stand beside a finding again, and whose finding is gone."""
    if not answers:
        return []
    marks = {t.sidik for h in hasil for t in h.temuan if t.status != "selesai"}
    gone = [a for a in answers if a.sidik not in marks]
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
    return notes


def _paths(sumber: sources.Sumber) -> dict[str, str]:
    """Return where the document is, by its name: relative to here, or its bare name when it is elsewhere."""
    if sumber.berkas.suffix.lower() in sources.GRAF:
        return {}  # where its documents are is not known
    path = Path(os.path.normpath(sumber.berkas.absolute()))
    here = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else Path(path.name)
    return {sumber.berkas.name: here.as_posix()}
