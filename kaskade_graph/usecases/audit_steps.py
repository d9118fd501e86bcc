"""An audit step by step: its inputs, then its groups, each on whatever executor there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from kaskade_graph import fanout
from kaskade_graph.audit import gather
from kaskade_graph.audit.record import Rekam
from kaskade_graph.audit.shelf import FileState, KeptError, Masukan, Rak, ShelfList
from kaskade_graph.errors import Teks
from kaskade_graph.linking.fingerprints import in_two
from kaskade_graph.text import shown
from kaskade_graph.usecases import auditing, readings
from kaskade_graph.usecases.audit_plan import AuditPlan, Tugas
from kaskade_graph.usecases.audit_state import unchanged
from kaskade_graph.usecases.steps import ProgressStep


@dataclass(slots=True)
class Jalannya:
    """An audit under way: what it does with inputs, and what came of them so far.

    ``dipakai`` counts the inputs that had not changed; ``hilang`` those whose worker died twice;
    ``gagal`` is what went wrong besides inputs.
    """

    cara: AuditPlan
    kunci: str
    rak: Rak
    pool: Callable[[int], tuple[fanout.Pool, int]]
    waktu: dict[str, Mapping[str, float]] = field(default_factory=dict)
    dipakai: int = 0
    hilang: int = 0
    daftar: ShelfList = field(default_factory=ShelfList)
    gagal: list[KeptError] = field(default_factory=list)

    def times(self, kaskade: str) -> Mapping[str, float]:
        """Return the seconds each rule took on a cascade, where that is known."""
        return self.waktu.get(kaskade, {})

    def steps(self, inputs: Sequence[Tugas], pembanding: Iterable[Tugas] = ()) -> Iterator[ProgressStep]:
        """Do all of it, yielding a step an input and a step a group; ``rak`` and ``daftar`` are filled."""
        done: dict[str, Masukan] = {}
        yield from self._inputs(inputs, done)
        self.daftar = self._ordered(inputs, done)
        self.rak.begin(self.daftar)
        yield from self._groups(list(self._compared(pembanding)))

    def _inputs(self, inputs: Sequence[Tugas], done: dict[str, Masukan]) -> Iterator[ProgressStep]:
        todo = []
        known = self.rak.known()
        for tugas in inputs:
            kept = self._kept(tugas, known.get(str(tugas.berkas)))
            if kept is None:
                todo.append(tugas)
            else:
                done[kept.berkas] = kept
        self.dipakai = len(done)
        pool, workers = self.pool(len(todo))
        work = partial(auditing.audit_input, self.cara, self.kunci, False)
        for tugas, jawaban, cause in fanout.each(work, todo, pool, workers):
            if jawaban is None:
                jawaban = auditing.Jawaban(self._lost(tugas, cause))
                self.hilang += 1
            self.rak.add(jawaban.masukan, jawaban.rekam)
            self.waktu |= jawaban.waktu
            done[jawaban.masukan.berkas] = jawaban.masukan
            yield ProgressStep(len(done), len(inputs), tugas.berkas.name)

    def _kept(self, tugas: Tugas, old: Masukan | None) -> Masukan | None:
        """Return what is known of an input that has not changed; one that was lost is tried again."""
        if old is None or old.kunci != self.kunci:
            return None
        state = unchanged(tugas, old.keadaan)
        return replace(old, keadaan=state) if state is not None else None

    def _lost(self, tugas: Tugas, cause: str) -> Masukan:
        name = shown(str(tugas.berkas))
        error = KeptError(
            Teks(
                f"{name}: proses yang memeriksanya mati dua kali ({cause}); kaskade ini tidak diperiksa",
                f"{name}: the process that audited it died twice ({cause}); this cascade is not audited",
            ),
            Teks(
                "Periksa sendiri berkas itu; yang lain sudah diperiksa.",
                "Audit that file on its own; the others are audited.",
            ),
        )
        return Masukan(str(tugas.berkas), FileState(0, 0, ""), "", gagal=(error,))

    def _ordered(self, inputs: Sequence[Tugas], done: Mapping[str, Masukan]) -> ShelfList:
        """Return the inputs in their order; of a cascade that several hold, the first is taken."""
        masukan: list[Masukan] = []
        owner: dict[str, tuple[Tugas, Masukan]] = {}
        for tugas in inputs:
            one = replace(done[str(tugas.berkas)], bentrok=(), kembar=())
            for isi in one.isi:
                if isi.iri in owner:
                    one = _beside(one, tugas, *owner[isi.iri], isi.iri, self.cara)
            masukan.append(one)
            owner |= {i.iri: (tugas, one) for i in one.isi if i.iri not in owner}
        return ShelfList(tuple(masukan), {iri: one for iri, (_, one) in owner.items()})

    def _compared(self, pembanding: Iterable[Tugas]) -> Iterator[Rekam]:
        """Yield what is only compared with; what is audited itself is left out."""
        todo = list(pembanding)
        pool, workers = self.pool(len(todo))
        work = partial(auditing.audit_input, self.cara, self.kunci, True)
        for _, jawaban, _ in fanout.each(work, todo, pool, workers):
            if jawaban is not None:
                yield from (r for r in jawaban.rekam if r.kaskade not in self.daftar.sumber)

    def _groups(self, beside: Sequence[Rekam]) -> Iterator[ProgressStep]:
        bersama = self._shared(beside)
        groups = self.daftar.kabupaten()
        old = self.rak.digests()
        digests = {k: self._digest(k, iris, beside, bersama) for k, iris in groups.items()}
        todo = [k for k in groups if digests[k] != old.get(k)]
        # With nothing to compare, groups are only put together.
        pool, workers = self.pool(len(todo) if self.cara.antar else 0)
        work = partial(_group, self.cara)
        kelompok = ((k, self._kelompok(k, beside, bersama)) for k in todo)
        for n, ((kabupaten, _), reduced, cause) in enumerate(fanout.each(work, kelompok, pool, workers), 1):
            if reduced is None:
                self.gagal.append(_not_compared(kabupaten, cause))
                self.rak.put(kabupaten, gather.Reduced(tuple(self.rak.group(kabupaten))), "", self.kunci)
            else:
                self.rak.put(kabupaten, reduced, digests[kabupaten], self.kunci)
            yield ProgressStep(n, len(todo), kabupaten)

    def _shared(self, beside: Sequence[Rekam]) -> gather.Bersama:
        kabupaten = {i.unit: i.kabupaten for m in self.daftar.masukan for i in m.isi}
        kabupaten |= {r.unit: r.kabupaten for r in beside}
        shared: dict[int, tuple[str, str]] = {}
        for share in self.rak.marks([(mark, r.unit) for r in beside for mark in r.jejak]):
            shared |= in_two(share)
        return gather.Bersama(shared, kabupaten)

    def _digest(
        self, kabupaten: str, iris: Sequence[str], beside: Sequence[Rekam], bersama: gather.Bersama
    ) -> str:
        own = [f"{i} {self.daftar.sumber[i].asal}" for i in iris]
        compared = sorted(f"{r.kaskade} {r.asal}" for r in beside if r.kabupaten == kabupaten)
        far = set(bersama.far(kabupaten))
        elsewhere = (
            sorted(f"{i.iri} {m.asal}" for m in self.daftar.masukan for i in m.isi if i.unit in far)
            if far
            else []
        )
        return gather.digest(
            [self.kunci, *own, "", *compared, "", *elsewhere, "", *sorted(bersama.marks(kabupaten))]
        )

    def _kelompok(
        self, kabupaten: str, beside: Sequence[Rekam], bersama: gather.Bersama
    ) -> gather.AuditGroup:
        far = bersama.far(kabupaten)
        others = self.rak.of_units(far) if far else []
        return gather.AuditGroup(
            tuple(self.rak.group(kabupaten)),
            tuple(r for r in beside if r.kabupaten == kabupaten),
            tuple(r for r in (*others, *beside) if r.unit in far),
            bersama.marks(kabupaten),
            self.rak.pairs(kabupaten, self.kunci),
        )


def _group(cara: AuditPlan, item: tuple[str, gather.AuditGroup]) -> gather.Reduced:
    return auditing.audit_group(cara, item[1])


def _not_compared(kabupaten: str, cause: str) -> KeptError:
    return KeptError(
        Teks(
            f"wilayah {shown(kabupaten)}: proses yang membandingkan kaskadenya mati dua kali ({cause}); "
            "aturan KSK8xx tidak diperiksa di sana",
            f"region {shown(kabupaten)}: the process that compared its cascades died twice ({cause}); "
            "rules KSK8xx are not checked there",
        )
    )


def _beside(one: Masukan, tugas: Tugas, of: Tugas, first: Masukan, iri: str, cara: AuditPlan) -> Masukan:
    """Return ``one`` with what there is to say of a cascade that an input before it holds too."""
    names = shown(first.berkas), shown(one.berkas)
    if one.keadaan.sha256 != first.keadaan.sha256 and not _says_the_same(tugas, of, iri, cara):
        error = KeptError.of(readings.differs(of.berkas, tugas.berkas, iri))
        return replace(one, bentrok=(*one.bentrok, error))
    note = Teks(
        f"{names[1]}: sama dengan {names[0]}, dibaca sekali",
        f"{names[1]}: the same as {names[0]}, taken once",
    )
    return replace(one, kembar=(*one.kembar, note))


def _says_the_same(tugas: Tugas, of: Tugas, iri: str, cara: AuditPlan) -> bool:
    with cara.using():
        found = [auditing.read(t, cara).menurut_iri.get(iri) for t in (tugas, of)]
    return all(found) and len({frozenset(readings.said(s.quads)) for s in found if s}) == 1
