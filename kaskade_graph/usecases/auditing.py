"""The work behind an audit: one function a cascade's source, one a group of cascades.

Both functions take plain data and give plain data, so that any executor may run them, in any order, here or on
other machines; records and findings do not depend on which.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import rdf
from kaskade_graph.audit import gather, record
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.record import Rekam
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.runner import run
from kaskade_graph.audit.shelf import HeldCascade, KeptError, Masukan
from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.importers import endings
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.text import shown
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.audit_plan import AuditPlan, Tugas
from kaskade_graph.usecases.audit_state import state_of

if TYPE_CHECKING:
    from kaskade_graph.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What came of one input: its state and errors, a record of each cascade, and the seconds each rule took."""

    masukan: Masukan
    rekam: tuple[Rekam, ...] = ()
    waktu: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def audit_input(cara: AuditPlan, kunci: str, compare_only: bool, tugas: Tugas) -> Jawaban:
    """Audit every cascade of one input with the rules that look at one cascade alone.

    With ``compare_only`` no rule runs. What cannot be read is in the answer. Raises :class:`UsageError` when the
    options are wrong for the only input there is.
    """
    base = Masukan(str(tugas.berkas), state_of(tugas), kunci)
    with cara.using():
        try:
            rules = [] if compare_only else [r for r in cara.aturan if not r.antar]
            muatan = read(tugas, cara)
            done = [_one(s, rules, cara, base) for s in muatan]
        except UsageError as error:
            if tugas.sendiri:
                raise
            return Jawaban(replace(base, gagal=(KeptError(error.pesan, error.saran),)))
        except Exception as error:
            if tugas.sendiri:
                raise
            return Jawaban(replace(base, gagal=(_bug(tugas, error),)))
    isi = tuple(HeldCascade(r.kaskade, r.kabupaten, r.unit) for r, _ in done)
    gagal = tuple(map(KeptError.of, muatan.gagal))
    masukan = replace(base, isi=isi, gagal=gagal, catatan=tuple(muatan.catatan))
    return Jawaban(masukan, tuple(r for r, _ in done), {r.kaskade: w for r, w in done})


def read(tugas: Tugas, cara: AuditPlan) -> sources.Loaded:
    """Return the cascades of an input; what cannot be read is in there too."""
    if tugas.graf is None:
        return sources.each(tugas.berkas, tugas.in_folder, cara.pilihan)
    muatan = sources.Loaded()
    quads = _opened(tugas.store).quads(rdf.graph_names(tugas.graf))
    for kaskade in from_quads(quads):
        muatan.menurut_iri[kaskade.iri] = sources.Source(tugas.berkas, kaskade, tuple(quads))
    return muatan


@lru_cache(maxsize=1)
def _opened(store: str | None) -> Store:
    """Return a store to read, open for as long as its editions are audited."""
    from kaskade_graph.store import opening

    _OPEN.append(opening.open_store(store))
    return _OPEN[-1]


_OPEN: list[Store] = []


def close() -> None:
    """Close the store that was read last, if one is open."""
    if _opened.cache_info().currsize:
        _OPEN.pop().close()
        _opened.cache_clear()


def _bug(tugas: Tugas, error: Exception) -> KeptError:
    """Return what is said of an input that the program failed on: where, so that it can be mended."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    name = shown(str(tugas.berkas))
    what = shown(f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})")
    return KeptError(
        Teks(f"{name}: kesalahan program, tidak diperiksa: {what}", f"{name}: a bug, not audited: {what}"),
        Teks(
            "Laporkan galat ini; kaskade lain tetap diperiksa.",
            "Report this error; other cascades are audited.",
        ),
    )


def _one(
    sumber: sources.Source, rules: Sequence[Aturan], cara: AuditPlan, masukan: Masukan
) -> tuple[Rekam, Mapping[str, float]]:
    ctx = Konteks(sumber.kaskade, sumber.quads)
    done = run(ctx, rules, cara.profil, apart=cara.apart)
    hasil = replace(done, berkas=_paths(sumber))
    return record.of(ctx, hasil, masukan.berkas, masukan.asal, antar=cara.antar), done.waktu


def _paths(sumber: sources.Source) -> dict[str, str]:
    """Return where the document is, by its name: relative to here, or its bare name when it is elsewhere."""
    if sumber.berkas.suffix.lower() in endings.GRAPHS:
        return {}  # where its documents are is not known
    path = Path(os.path.normpath(sumber.berkas.absolute()))
    here = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else Path(path.name)
    return {sumber.berkas.name: here.as_posix()}


def audit_group(cara: AuditPlan, kelompok: gather.AuditGroup) -> gather.Reduced:
    """Return the records of a group with what the rules between cascades find."""
    with cara.using():
        return gather.reduce(kelompok, cara.aturan, cara.profil)
