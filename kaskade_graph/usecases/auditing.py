"""The work behind an audit: one function a cascade's source, one a group of cascades, and what calls them.

Both functions take plain data and give plain data, so that any executor may run them, in any order, here or on
other machines; records and findings do not depend on which.
"""

from __future__ import annotations

import hashlib
import os
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path

from kaskade_graph import fanout, nomenklatur, rdf
from kaskade_graph.audit import gather, own, record
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.record import Pemeriksaan, Rekam
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import Profil, run
from kaskade_graph.audit.shelf import Daftar, Galat, Isi, Keadaan, Masukan, Rak
from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.importers import endings
from kaskade_graph.language import lexicon
from kaskade_graph.linking.fingerprints import in_two
from kaskade_graph.store import opening
from kaskade_graph.store.protocol import Store
from kaskade_graph.text import shown
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.load import Langkah

_SOON = 2_000_000_000
"""Nanoseconds: a file that changed no longer ago when it was read is looked at again by its content."""


@dataclass(frozen=True, slots=True)
class Cara:
    """How an audit is done, the same for every cascade: plain data, so that it can be sent to where it is done.

    ``mesin`` keeps the rules of one engine, ``apart`` runs every shape on its own; ``tambahan`` are further files
    of the nomenclature, ``aturan_sendiri`` the folder with rules of one's own, ``leksikon`` entries of one's own.
    """

    pilihan: sources.Pilihan = field(default_factory=sources.Pilihan)
    profil: Profil = field(default_factory=Profil)
    nama_profil: str | None = None
    mesin: str | None = None
    apart: bool = False
    tambahan: tuple[Path, ...] = ()
    aturan_sendiri: Path | None = None
    leksikon: str = ""

    @contextmanager
    def using(self) -> Iterator[None]:
        """Let nomenclature, rules and words of one's own hold, wherever the audit is done."""
        with (
            nomenklatur.using(self.tambahan),
            own.using(self.aturan_sendiri),
            lexicon.extended(self.leksikon),
        ):
            yield

    @property
    def aturan(self) -> list[Aturan]:
        """The rules that run, with their severity."""
        return self.profil.apply(r for r in load_all() if self.mesin in (None, r.mesin))

    @property
    def antar(self) -> bool:
        """Whether a rule that runs looks at other cascades."""
        return any(r.antar for r in self.aturan)

    def pemeriksaan(self) -> Pemeriksaan:
        """Return what the audit runs, for those who read its results."""
        return Pemeriksaan({r.kode: r for r in sorted(self.aturan, key=lambda r: r.kode)}, self.nama_profil)

    def options(self) -> list[object]:
        """Return what findings depend on of all this, for the key."""
        p = self.profil
        words = self.leksikon
        return [
            self.pilihan,
            p.pilih,
            p.abaikan,
            sorted(p.keparahan.items()),
            self.nama_profil,
            self.mesin,
            words,
        ]


@dataclass(frozen=True, slots=True)
class Tugas:
    """One input to audit: a file, or the edition ``graf`` (an IRI) of the store ``store``.

    ``berkas`` is the file, or what the edition is called; ``in_folder`` that it was found in a folder and not named;
    ``sendiri`` that it is the only one, so that a wrong option is an error of the whole. ``sha256`` is the hash that
    the store has of an edition.
    """

    berkas: Path
    in_folder: bool = False
    sendiri: bool = False
    store: str | None = None
    graf: str | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What came of one input: its state and errors, a record of each cascade, and the seconds each rule took."""

    masukan: Masukan
    rekam: tuple[Rekam, ...] = ()
    waktu: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


# --- the two functions ----------------------------------------------------------------------------------


def audit_input(cara: Cara, kunci: str, compare_only: bool, tugas: Tugas) -> Jawaban:
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
            return Jawaban(replace(base, gagal=(Galat(error.pesan, error.saran),)))
        except Exception as error:
            if tugas.sendiri:
                raise
            return Jawaban(replace(base, gagal=(_bug(tugas, error),)))
    isi = tuple(Isi(r.kaskade, r.kabupaten, r.unit) for r, _ in done)
    gagal = tuple(map(Galat.of, muatan.gagal))
    masukan = replace(base, isi=isi, gagal=gagal, catatan=tuple(muatan.catatan))
    return Jawaban(masukan, tuple(r for r, _ in done), {r.kaskade: w for r, w in done})


def read(tugas: Tugas, cara: Cara) -> sources.Muatan:
    """Return the cascades of an input; what cannot be read is in there too."""
    if tugas.graf is None:
        return sources.each(tugas.berkas, tugas.in_folder, cara.pilihan)
    muatan = sources.Muatan()
    quads = _opened(tugas.store).quads(rdf.graph_names(tugas.graf))
    for kaskade in rdf.from_quads(quads):
        muatan.menurut_iri[kaskade.iri] = sources.Sumber(tugas.berkas, kaskade, tuple(quads))
    return muatan


@lru_cache(maxsize=1)
def _opened(store: str | None) -> Store:
    """Return a store to read, open for as long as its editions are audited."""
    _OPEN.append(opening.open_store(store))
    return _OPEN[-1]


_OPEN: list[Store] = []


def close() -> None:
    """Close the store that was read last, if one is open."""
    if _opened.cache_info().currsize:
        _OPEN.pop().close()
        _opened.cache_clear()


def _bug(tugas: Tugas, error: Exception) -> Galat:
    """Return what is said of an input that the program failed on: where, so that it can be mended."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    name = shown(str(tugas.berkas))
    what = shown(f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})")
    return Galat(
        Teks(f"{name}: kesalahan program, tidak diperiksa: {what}", f"{name}: a bug, not audited: {what}"),
        Teks(
            "Laporkan galat ini; kaskade lain tetap diperiksa.",
            "Report this error; other cascades are audited.",
        ),
    )


def _one(
    sumber: sources.Sumber, rules: Sequence[Aturan], cara: Cara, masukan: Masukan
) -> tuple[Rekam, Mapping[str, float]]:
    ctx = Konteks(sumber.kaskade, sumber.quads)
    # Their severity is set already.
    done = run(ctx, rules, apart=cara.apart)
    hasil = replace(done, berkas=_paths(sumber))
    return record.of(ctx, hasil, masukan.berkas, masukan.asal, antar=cara.antar), done.waktu


def _paths(sumber: sources.Sumber) -> dict[str, str]:
    """Return where the document is, by its name: relative to here, or its bare name when it is elsewhere."""
    if sumber.berkas.suffix.lower() in endings.GRAPHS:
        return {}  # where its documents are is not known
    path = Path(os.path.normpath(sumber.berkas.absolute()))
    here = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else Path(path.name)
    return {sumber.berkas.name: here.as_posix()}


def audit_group(cara: Cara, kelompok: gather.Kelompok) -> tuple[Rekam, ...]:
    """Return the records of a group with what the rules between cascades find."""
    with cara.using():
        return gather.reduce(kelompok, cara.aturan, Profil())


# --- the state of an input ------------------------------------------------------------------------------


def state_of(tugas: Tugas) -> Keadaan:
    """Return the state of an input; of a file that is not there, an empty one."""
    if tugas.graf is not None:
        return Keadaan(0, 0, tugas.sha256)
    try:
        size, changed = _stat(tugas.berkas)
        return Keadaan(size, changed, _sha256(tugas.berkas), time.time_ns() - changed < _SOON)
    except OSError:
        return Keadaan(0, 0, "")


def unchanged(tugas: Tugas, old: Keadaan) -> Keadaan | None:
    """Return the state of an input that says what it said: by size and time, and by its content when in doubt."""
    try:
        if tugas.graf is None:
            size, changed = _stat(tugas.berkas)
            if size != old.ukuran:
                return None
            if changed == old.diubah and not old.baru:
                return old
    except OSError:
        return None
    now = state_of(tugas)
    return now if now.sha256 and now.sha256 == old.sha256 else None


def _parts(berkas: Path) -> list[Path]:
    """Return the files that decide what is read: a table has its mapping beside it."""
    beside = berkas.absolute().with_suffix(endings.MAPPING)
    inside = sorted(p for p in berkas.rglob("*") if p.is_file()) if berkas.is_dir() else [berkas]
    return [*inside, *([beside] if beside.is_file() else [])]


def _stat(berkas: Path) -> tuple[int, int]:
    found = [p.stat() for p in _parts(berkas)]
    return sum(s.st_size for s in found), max(s.st_mtime_ns for s in found)


def _sha256(berkas: Path) -> str:
    digest = hashlib.sha256()
    for path in _parts(berkas):
        digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


# --- calling them ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class Jalannya:
    """An audit under way: what it does with inputs, and what came of them so far.

    ``dipakai`` counts the inputs that had not changed; ``hilang`` those whose worker died twice;
    ``gagal`` is what went wrong besides inputs.
    """

    cara: Cara
    kunci: str
    rak: Rak
    pool: Callable[[int], tuple[fanout.Pool, int]]
    waktu: dict[str, Mapping[str, float]] = field(default_factory=dict)
    dipakai: int = 0
    hilang: int = 0
    daftar: Daftar = field(default_factory=Daftar)
    gagal: list[Galat] = field(default_factory=list)

    def times(self, kaskade: str) -> Mapping[str, float]:
        """Return the seconds each rule took on a cascade, where that is known."""
        return self.waktu.get(kaskade, {})

    def steps(self, inputs: Sequence[Tugas], pembanding: Iterable[Tugas] = ()) -> Iterator[Langkah]:
        """Do all of it, yielding a step an input and a step a group; ``rak`` and ``daftar`` are filled."""
        done: dict[str, Masukan] = {}
        yield from self._inputs(inputs, done)
        self.daftar = self._ordered(inputs, done)
        self.rak.begin(self.daftar)
        yield from self._groups(list(self._compared(pembanding)))

    def _inputs(self, inputs: Sequence[Tugas], done: dict[str, Masukan]) -> Iterator[Langkah]:
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
        work = partial(audit_input, self.cara, self.kunci, False)
        for tugas, jawaban, cause in fanout.each(work, todo, pool, workers):
            if jawaban is None:
                jawaban = Jawaban(self._lost(tugas, cause))
                self.hilang += 1
            self.rak.add(jawaban.masukan, jawaban.rekam)
            self.waktu |= jawaban.waktu
            done[jawaban.masukan.berkas] = jawaban.masukan
            yield Langkah(len(done), len(inputs), tugas.berkas.name)

    def _kept(self, tugas: Tugas, old: Masukan | None) -> Masukan | None:
        """Return what is known of an input that has not changed; one that was lost is tried again."""
        if old is None or old.kunci != self.kunci:
            return None
        state = unchanged(tugas, old.keadaan)
        return replace(old, keadaan=state) if state is not None else None

    def _lost(self, tugas: Tugas, cause: str) -> Masukan:
        name = shown(str(tugas.berkas))
        error = Galat(
            Teks(
                f"{name}: proses yang memeriksanya mati dua kali ({cause}); kaskade ini tidak diperiksa",
                f"{name}: the process that audited it died twice ({cause}); this cascade is not audited",
            ),
            Teks(
                "Periksa sendiri berkas itu; yang lain sudah diperiksa.",
                "Audit that file on its own; the others are audited.",
            ),
        )
        return Masukan(str(tugas.berkas), Keadaan(0, 0, ""), "", gagal=(error,))

    def _ordered(self, inputs: Sequence[Tugas], done: Mapping[str, Masukan]) -> Daftar:
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
        return Daftar(tuple(masukan), {iri: one for iri, (_, one) in owner.items()})

    def _compared(self, pembanding: Iterable[Tugas]) -> Iterator[Rekam]:
        """Yield what is only compared with; what is audited itself is left out."""
        todo = list(pembanding)
        pool, workers = self.pool(len(todo))
        work = partial(audit_input, self.cara, self.kunci, True)
        for _, jawaban, _ in fanout.each(work, todo, pool, workers):
            if jawaban is not None:
                yield from (r for r in jawaban.rekam if r.kaskade not in self.daftar.sumber)

    def _groups(self, beside: Sequence[Rekam]) -> Iterator[Langkah]:
        bersama = self._shared(beside)
        groups = self.daftar.kabupaten()
        old = self.rak.digests()
        digests = {k: self._digest(k, iris, beside, bersama) for k, iris in groups.items()}
        todo = [k for k in groups if digests[k] != old.get(k)]
        # With nothing to compare, groups are only put together.
        pool, workers = self.pool(len(todo) if self.cara.antar else 0)
        work = partial(_group, self.cara)
        kelompok = ((k, self._kelompok(k, beside, bersama)) for k in todo)
        for n, ((kabupaten, _), rekam, cause) in enumerate(fanout.each(work, kelompok, pool, workers), 1):
            if rekam is None:
                self.gagal.append(_not_compared(kabupaten, cause))
                self.rak.put(kabupaten, self.rak.group(kabupaten), "")
            else:
                self.rak.put(kabupaten, rekam, digests[kabupaten])
            yield Langkah(n, len(todo), kabupaten)

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

    def _kelompok(self, kabupaten: str, beside: Sequence[Rekam], bersama: gather.Bersama) -> gather.Kelompok:
        far = bersama.far(kabupaten)
        others = self.rak.of_units(far) if far else []
        return gather.Kelompok(
            tuple(self.rak.group(kabupaten)),
            tuple(r.terurut for r in beside if r.kabupaten == kabupaten),
            tuple(r.terurut for r in (*others, *beside) if r.unit in far),
            bersama.marks(kabupaten),
        )


def _group(cara: Cara, item: tuple[str, gather.Kelompok]) -> tuple[Rekam, ...]:
    return audit_group(cara, item[1])


def _not_compared(kabupaten: str, cause: str) -> Galat:
    return Galat(
        Teks(
            f"wilayah {shown(kabupaten)}: proses yang membandingkan kaskadenya mati dua kali ({cause}); "
            "aturan KSK8xx tidak diperiksa di sana",
            f"region {shown(kabupaten)}: the process that compared its cascades died twice ({cause}); "
            "rules KSK8xx are not checked there",
        )
    )


def _beside(one: Masukan, tugas: Tugas, of: Tugas, first: Masukan, iri: str, cara: Cara) -> Masukan:
    """Return ``one`` with what there is to say of a cascade that an input before it holds too."""
    names = shown(first.berkas), shown(one.berkas)
    if one.keadaan.sha256 != first.keadaan.sha256 and not _says_the_same(tugas, of, iri, cara):
        error = Galat.of(sources.differs(of.berkas, tugas.berkas, iri))
        return replace(one, bentrok=(*one.bentrok, error))
    note = Teks(
        f"{names[1]}: sama dengan {names[0]}, dibaca sekali",
        f"{names[1]}: the same as {names[0]}, taken once",
    )
    return replace(one, kembar=(*one.kembar, note))


def _says_the_same(tugas: Tugas, of: Tugas, iri: str, cara: Cara) -> bool:
    with cara.using():
        found = [read(t, cara).menurut_iri.get(iri) for t in (tugas, of)]
    return all(found) and len({frozenset(sources.said(s.quads)) for s in found if s}) == 1
