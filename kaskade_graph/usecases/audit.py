"""Audit cascades: documents, graphs or folders in, findings out, and how they stand against earlier ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import config
from kaskade_graph.audit import own, profiles
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Keparahan
from kaskade_graph.audit.rules import load_all, unknown
from kaskade_graph.audit.runner import Profil
from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.language import lexicon
from kaskade_graph.registers import nomenklatur
from kaskade_graph.reports import findings
from kaskade_graph.reports.formats import BENTUK
from kaskade_graph.usecases import explain as explaining
from kaskade_graph.usecases import folders
from kaskade_graph.usecases.audit_plan import AuditPlan
from kaskade_graph.usecases.follow_up import Decided, TindakLanjut, decided
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.many import Banyak, Selesai, inputs, run_all, saved
from kaskade_graph.usecases.standard_input import filed

if TYPE_CHECKING:
    from kaskade_graph.reports.worksheet_read import Tanggapan
    from kaskade_graph.usecases.explain import Penjelasan


@dataclass(slots=True)
class AuditDone:
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
    tindak: TindakLanjut | None = None,
    pembanding: Sequence[Path] = (),
    banyak: Banyak | None = None,
) -> AuditDone:
    """Run the catalogue over every cascade in ``paths``, one cascade at a time.

    Without paths: over the current cascades of ``store``, or those that ``lingkup`` names; without a store either,
    the results in ``banyak.results`` are read back. Those in ``pembanding`` (paths, or words for a scope of
    ``store``) are what they are compared with beside one another. ``peta`` is the mapping of tables among the paths.

    ``rules`` and ``ignore`` hold codes or beginnings of codes (``KSK3`` is a family); ``engine`` keeps the
    rules of one engine (``shacl`` for validation alone). Raises UnknownName for a code that no rule begins
    with, and what :func:`~kaskade_graph.usecases.many.inputs` and :func:`~kaskade_graph.usecases.many.run_all` raise.
    """
    banyak, tindak = banyak or Banyak(), tindak or TindakLanjut()
    check_codes((*rules, *ignore))
    konfigurasi = config.load()
    named = named_profile(konfigurasi, tindak.profil)
    before = decided(tindak, konfigurasi, whole=not (rules or ignore or engine))
    fail_on = named.fail_on if named else None
    how = ReadOptions(unit, tahun, versi, peta, edisi=tindak.edisi)
    if banyak.results is not None and not paths and not (store or lingkup):
        return _reported(saved(banyak.results), before, tindak, fail_on)
    profil = narrowed(named.profil if named else Profil(), rules, ignore)
    cara = AuditPlan(
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
        how = replace(how, sekaligus=folders.together(folders.files(files), unit))
        cara = replace(cara, pilihan=how)
        done = run_all(cara, inputs(Inputs(files, store, lingkup, how)), beside, banyak)
        done.dilewati = folders.unread(files) if peta is None else []
    done.catatan[:0] = done.dilewati
    if any(code.upper().startswith("KSK8") for code in rules) and done.jumlah + len(beside) < 2:
        done.catatan.append(_ALONE)
    return _reported(done, before, tindak, fail_on)


def _reported(done: Selesai, before: Decided, tindak: TindakLanjut, fail_on: str | None) -> AuditDone:
    """Return the audit as it is reported: its findings held against what was decided before."""
    hasil, remarks = before.on(done.hasil)
    explained = list(_explained(hasil, done, tindak.explain)) if tindak.explain else []
    return AuditDone(hasil, [*done.catatan, *remarks], done.gagal, fail_on, explained, before.answers, done)


def _explained(hasil: Sequence[Hasil], done: Selesai, asked: tuple[str, str | None]) -> Iterator[Penjelasan]:
    """Explain what was asked for; only cascades that have such a finding are read again."""

    found = 0
    for one in hasil:
        if explaining.concerns(one, *asked):
            sumber = done.source(one.kaskade)
            for item in explaining.explain(Konteks(sumber.kaskade, sumber.quads), one, *asked):
                found += 1
                yield item
    if not found:
        raise explaining.nothing(*asked, [t for h in hasil for t in h.temuan])


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


def check_codes(codes: Sequence[str]) -> None:
    """Raise :class:`UnknownName` for a code that no rule begins with."""
    for code in codes:
        if not any(r.kode.startswith(code.upper()) for r in load_all()):
            raise unknown(code)


def named_profile(konfigurasi: config.Konfigurasi, nama: str | None) -> profiles.ProfilBernama | None:
    """Return the profile ``nama`` of ``konfigurasi``, else the one it names for audits, None where it names none."""
    chosen = nama or konfigurasi.table("audit").get("profil")
    return profiles.load(konfigurasi, str(chosen)) if chosen else None


def narrowed(profil: Profil, rules: Sequence[str], ignore: Sequence[str]) -> Profil:
    """Return ``profil`` with the choice of the command line, which goes before its own."""
    chosen = tuple(c.upper() for c in rules) or profil.pilih
    return replace(profil, pilih=chosen, abaikan=(*profil.abaikan, *(c.upper() for c in ignore)))
