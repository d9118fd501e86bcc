"""Many cascades audited: where they come from, where their results go, and how many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from kaskade_graph import fanout, rows
from kaskade_graph.audit import record, results, results_shelf
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.audit.shelf import KeptError, RakMemori, ShelfList
from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.usecases import auditing, folders, sources
from kaskade_graph.usecases.audit_plan import AuditPlan, Tugas
from kaskade_graph.usecases.audit_steps import Jalannya
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.key import key
from kaskade_graph.usecases.steps import ProgressStep

Follow = Callable[[Iterator[ProgressStep]], None]
"""Goes through the steps of long work, and may show how far it is."""


def _quietly(steps: Iterator[ProgressStep]) -> None:
    for _ in steps:
        pass


@dataclass(frozen=True, slots=True)
class Banyak:
    """How many cascades are audited: ``results`` is the folder their results go to (in memory when None), ``jobs``
    the number of processes (when None, one a core, and none for a few), ``cluster`` the address of a scheduler of
    dask in place of processes here. ``follow`` is given the steps of the work.
    """

    results: Path | None = None
    jobs: int | None = None
    cluster: str | None = None
    follow: Follow = _quietly

    def pool(self, count: int) -> tuple[fanout.Pool, int]:
        """Return the executor for ``count`` things, and its workers."""
        if self.cluster is not None:
            from kaskade_graph.usecases.cluster import pool

            return pool(self.cluster)
        return fanout.pool_for(count, self.jobs)


@dataclass(slots=True)
class Selesai:
    """An audit that is done: results in the order of the inputs, and what there is to say of these."""

    hasil: Sequence[Hasil]
    daftar: ShelfList
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)
    cara: AuditPlan = field(default_factory=AuditPlan)
    tugas: Mapping[str, Tugas] = field(default_factory=dict)
    model: Mapping[str, Kaskade] = field(default_factory=dict)
    """The cascades by IRI, where they were kept in memory."""
    dilewati: list[Teks] = field(default_factory=list)
    """Files of folders that are of no form that is read, and why."""

    def kaskade(self) -> Iterator[Kaskade]:
        """Yield every cascade, read again where it was not kept."""
        for iri in self.daftar.sumber:
            yield self.model[iri] if iri in self.model else self.source(iri).kaskade

    @property
    def jumlah(self) -> int:
        """How many cascades there are."""
        return len(self.daftar.sumber)

    def source(self, kaskade: str) -> sources.Source:
        """Return a cascade (an IRI) read again from its input; raises InputError when that is gone."""
        name = self.daftar.sumber[kaskade].berkas
        found = auditing.read(self.tugas.get(name, Tugas(Path(name))), self.cara).menurut_iri
        if kaskade not in found:
            where = shown(name)
            raise InputError(
                Teks(f"{where}: kaskadenya tidak terbaca lagi", f"{where}: its cascade can no longer be read")
            )
        return found[kaskade]


def inputs(place: Inputs) -> list[Tugas]:
    """Return what is to be audited of ``place``: files, or editions of its store.

    Raises :class:`UsageError` when neither files nor a store are named, :class:`InputError` when the store has no
    such cascade, and what :meth:`Inputs.open` raises.
    """
    if place.files:
        found = folders.files(place.files)
        return [Tugas(f, f not in place.files, len(found) == 1) for f in found]
    if not place.from_store:
        raise UsageError(
            Teks("BERKAS belum disebut", "no FILES were named"),
            Teks(
                "Sebut dokumen, graf atau folder; atau --store FOLDER, URL atau NAMA.",
                "Name documents, graphs or folders; or --store FOLDER, URL or NAME.",
            ),
        )
    with closing(place.open()) as store:
        editions = place.asked(store)
        nama = shown(store.nama)
    if not editions:
        raise InputError(
            Teks(f"{nama}: tidak ada kaskade di sini", f"{nama}: there are no cascades here"),
            Teks(
                f"Yang ada: kaskade query daftar-lingkup{place.typed}",
                f"What there is: kaskade query daftar-lingkup{place.typed}",
            ),
        )
    return [
        Tugas(Path(f"{e.label}.trig"), store=place.store, graf=e.iri, sha256="-".join(e.hashes))
        for e in editions
    ]


def run_all(cara: AuditPlan, tugas: Sequence[Tugas], beside: Sequence[Tugas], banyak: Banyak) -> Selesai:
    """Audit every input of ``tugas``, compared with one another and with ``beside``.

    Raises :class:`InputError` when no cascade can be read, and :class:`UsageError` when an option is wrong for the
    only input there is.
    """
    if banyak.results is None:
        rak = RakMemori()
        jalan = Jalannya(cara, "", rak, banyak.pool)  # nothing is kept that a key would have to be for
        _go(jalan, tugas, beside, banyak)
        pemeriksaan = cara.pemeriksaan()
        rekam = list(rak.all())
        hasil = [replace(record.hasil(r, pemeriksaan), waktu=jalan.times(r.kaskade)) for r in rekam]
        done = _done(hasil, jalan.daftar, jalan.gagal, cara, tugas)
        done.model = {r.kaskade: r.terurut for r in rekam}
        return done
    _writable(banyak.results)
    kunci = key(cara.options())
    kept = results_shelf.RakHasil(banyak.results)
    jalan = Jalannya(cara, kunci, kept, banyak.pool)
    try:
        _go(jalan, tugas, beside, banyak)
    except KeyboardInterrupt:
        kept.flush()
        raise
    kept.finish(cara.pemeriksaan(), kunci, jalan.gagal)
    done = saved(banyak.results)
    done.cara, done.tugas = cara, {str(t.berkas): t for t in tugas}
    done.catatan.insert(0, _told(jalan, len(tugas)))
    return done


def saved(folder: Path) -> Selesai:
    """Return the results in ``folder``; raises :class:`InputError` when there are none."""
    hasil = results.HasilTersimpan(folder)
    more = [rows.from_row(KeptError, g) for g in hasil.meta.get("gagal", [])]
    return _done(hasil, hasil.daftar, more, AuditPlan(), ())


def _go(jalan: Jalannya, tugas: Sequence[Tugas], beside: Sequence[Tugas], banyak: Banyak) -> None:
    try:
        banyak.follow(jalan.steps(tugas, beside))
    finally:
        auditing.close()


def _done(
    hasil: Sequence[Hasil],
    daftar: ShelfList,
    more: Sequence[KeptError],
    cara: AuditPlan,
    tugas: Sequence[Tugas],
) -> Selesai:
    gagal = [g.error() for m in daftar.masukan for g in (*m.gagal, *m.bentrok)]
    if not daftar.sumber:
        raise sources.nothing([Path(m.berkas) for m in daftar.masukan], gagal)
    notes = [c for m in daftar.masukan for c in (*m.catatan, *m.kembar)]
    failed = [*gagal, *(g.error() for g in more)]
    return Selesai(hasil, daftar, notes, failed, cara, {str(t.berkas): t for t in tugas})


def _told(jalan: Jalannya, count: int) -> Teks:
    fresh, kept = count - jalan.dipakai, jalan.dipakai
    return Teks(
        f"{fresh} masukan diperiksa, {kept} tidak berubah sejak audit yang lalu",
        f"{fresh} inputs audited, {kept} unchanged since the last audit",
    )


def _writable(folder: Path) -> None:
    """Refuse a folder that holds something else: what is there would be mixed with results."""
    where = shown(str(folder))
    advice = Teks(
        "Sebut folder baru, atau folder hasil audit.", "Name a new folder, or one of audit results."
    )
    if folder.exists() and not folder.is_dir():
        raise UsageError(Teks(f"{where} bukan folder", f"{where} is not a folder"), advice)
    if folder.is_dir():
        ours = {
            results.HASIL,
            results.ATURAN,
            results.DAFTAR,
            results.KASKADE,
            results.PASANGAN,
            results.SEMENTARA,
        }
        other = sorted(p.name for p in folder.iterdir() if p.name not in ours)
        if other:
            raise UsageError(
                Teks(
                    f"{where} berisi hal lain: {shown(other[0])}",
                    f"{where} holds something else: {shown(other[0])}",
                ),
                advice,
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(Teks(f"tidak dapat menulis {where}", f"cannot write {where}"), advice) from error
