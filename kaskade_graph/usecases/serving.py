"""What a page server holds: the editions of one place, each cascade opened and audited when first looked at.

The collection does not change while it is served. A cascade that was opened is kept as long as there is room;
an audit is kept for good, because it is small and takes a second to make.
"""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kaskade_graph import rdf_files
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.audit.finding import Hasil, Temuan
from kaskade_graph.errors import InputError, Lang, Teks, UnknownName, UsageError
from kaskade_graph.model import Kaskade
from kaskade_graph.store import catalogue, disk, embedded
from kaskade_graph.store.edition import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.without_persons import within
from kaskade_graph.text import shown
from kaskade_graph.usecases.audit_states import State, bare
from kaskade_graph.usecases.inputs import Inputs, stored

if TYPE_CHECKING:
    # What a first page does not need is loaded by what does: it takes a second.
    from kaskade_graph.linking.copies import Copy
    from kaskade_graph.publishing.describe import Counts
    from kaskade_graph.queries.library import Library
    from kaskade_graph.queries.worker import Dataset, QueryLimits, Raw
    from kaskade_graph.usecases import free_query
    from kaskade_graph.usecases.evaluate import Evaluated
    from kaskade_graph.usecases.kept_audits import KeptAudits
    from kaskade_graph.usecases.searching import SearchIndex

OPEN = 64
"""Cascades kept in memory at once."""
EVALUATED = 8
"""Evaluations kept in memory at once."""
SMALL = 60
"""Cascades up to which each is audited when anything of it is looked at."""
NEIGHBOURS = 60
"""Cascades that one is audited beside: all of a collection that is no larger, else those of the same unit, and of the
same kabupaten and year."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One cascade as it is looked at: its edition, the model with its graph, and its quads."""

    edition: Edition
    graf: GrafKaskade
    quads: tuple[Quad, ...]

    @property
    def kaskade(self) -> Kaskade:
        """The model."""
        return self.graf.kaskade

    def holds(self, iri: str) -> bool:
        """Say whether an element or indikator is of this cascade."""
        return iri in self.kaskade.unsur or iri in self.kaskade.indikator

    def rdf(self, iri: str, format_: str) -> bytes:
        """Return what is said of ``iri`` (the cascade, or something in it) as ``ttl``, ``nt`` or ``jsonld``."""
        node = NamedNode(iri)
        whole = iri == self.edition.iri
        quads = self.quads if whole else [q for q in self.quads if node in (q.subject, q.object)]
        return rdf_files.serialise(quads, next(f for f in rdf_files.FORMATS if f == format_))


@dataclass
class Served:
    """A place that is being served. Safe to be asked from several threads.

    ``narrowed`` are the IRIs of the editions that are shown, None for all.
    ``kept`` are earlier audits, with which those that are made now are compared.
    ``catatan`` and ``gagal`` say what was assumed, and which files could not be read, when it was opened.
    """

    store: Store
    narrowed: frozenset[str] | None = None
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)
    kept: KeptAudits | None = None
    _opened: OrderedDict[str, Opened] = field(default_factory=OrderedDict)
    _audits: dict[str, Hasil] = field(default_factory=dict)
    _named: dict[str, Hasil] = field(default_factory=dict)
    _evaluated: OrderedDict[str, Evaluated] = field(default_factory=OrderedDict)
    _locks: defaultdict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))
    _guard: threading.RLock = field(default_factory=threading.RLock)
    _index: SearchIndex | None = None
    _folder: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def of(cls, place: Inputs) -> Served:
        """Open ``place``; raises what :meth:`Inputs.open` raises."""
        store = place.open()
        # All of a store is shown, earlier editions too; a scope narrows it to what it covers.
        narrowed = None if place.lingkup is None else frozenset(e.iri for e in place.asked(store))
        return cls(store, narrowed, place.catatan, place.gagal)

    def close(self) -> None:
        """Let go of the store and of what was written for the workers."""
        self.store.close()
        if self._folder is not None:
            self._folder.cleanup()

    # --- cascades -----------------------------------------------------------------------------------------

    @cached_property
    def editions(self) -> dict[str, Edition]:
        """Every edition by IRI, sorted by region, unit, year and version."""
        found = catalogue.editions(self.store)
        if self.narrowed is not None:
            found = [e for e in found if e.iri in self.narrowed]
        order = sorted(found, key=lambda e: (e.kode_wilayah, e.unit, e.tahun, e.rank))
        return {e.iri: e for e in order}

    @cached_property
    def questions(self) -> Library:
        """The saved questions."""
        from kaskade_graph.queries.library import Library

        return Library()

    @property
    def index(self) -> SearchIndex:
        """What can be searched; made when it is first asked for."""
        # Not under the guard of all: who looks at a page does not wait for who searches first.
        with self._guard:
            lock = self._locks["cari"]
        with lock:
            if self._index is None:
                from kaskade_graph.usecases.searching import SearchIndex

                self._index = SearchIndex(self.store, self.editions)
            return self._index

    def edition_of(self, iri: str) -> Edition:
        """Return the edition that a cascade or something in it belongs to; :class:`UnknownName` for none."""
        at = iri
        while at not in self.editions:
            at, slash, _ = at.rpartition("/")
            if not slash:
                raise UnknownName(
                    Teks(f"tidak ada di koleksi ini: {shown(iri)}", f"not in this collection: {shown(iri)}")
                )
        return self.editions[at]

    def opened(self, iri: str) -> Opened:
        """Return the cascade ``iri`` (an edition's), read once and kept; :class:`UnknownName` when it is gone."""
        with self._guard:
            if iri in self._opened:
                self._opened.move_to_end(iri)
                return self._opened[iri]
        edition = self.editions[iri]
        for found in stored(self.store, edition):
            opened = Opened(edition, GrafKaskade(found.kaskade), found.quads)
            with self._guard:
                self._opened[iri] = opened
                while len(self._opened) > OPEN:
                    self._opened.popitem(last=False)
            return opened
        raise UnknownName(Teks(f"grafnya kosong: {shown(iri)}", f"its graph is empty: {shown(iri)}"))

    def other_editions(self, edition: Edition) -> list[Edition]:
        """Return the other editions of the same unit, oldest first."""
        return [e for e in self.editions.values() if e.unit == edition.unit and e.iri != edition.iri]

    def outside(self, iri: str) -> bool:
        """Say whether a thing is no part of one cascade: a unit, a region, an entry of the nomenclature."""
        try:
            self.edition_of(iri)
        except UnknownName:
            return True
        return False

    @cached_property
    def counts(self) -> tuple[dict[str, Counts], Counts]:
        """How much there is: of each edition, by IRI, and of them all; counted when first asked for."""
        from kaskade_graph.publishing.describe import counted

        return counted(self.store, self.editions.values())

    # --- findings -----------------------------------------------------------------------------------------

    def audited(self, iri: str) -> Hasil | None:
        """Return the audit of a cascade if it has been made already."""
        return self._audits.get(iri)

    def audit_soon(self, iri: str) -> Hasil | None:
        """Return the audit of a cascade: made now in a small collection, and in a large one only if it is there.

        An audit looks at all neighbours, which takes seconds: too long for a page that is about something else.
        """
        return self.audit(iri) if len(self.editions) <= SMALL else self.audited(iri)

    def audit(self, iri: str) -> Hasil:
        """Audit a cascade beside its neighbours, once; who asks while it is being made waits for it."""
        with self._guard:
            lock = self._locks[iri]
        with lock:
            if iri not in self._audits:
                from kaskade_graph.usecases import on_demand

                opened = self.opened(iri)
                self._audits[iri] = self._since(
                    on_demand.audit(opened, self._beside(opened.edition), whole=self.whole)
                )
            return self._audits[iri]

    def compare_with(self, kept: KeptAudits | None) -> None:
        """Hold every audit, those that were made and those to come, against earlier ones (None: against none)."""
        with self._guard:
            self.kept = kept
            for iri, hasil in self._audits.items():
                self._audits[iri] = self._since(hasil)

    def _since(self, hasil: Hasil) -> Hasil:
        return bare(hasil) if self.kept is None else self.kept.compared(hasil)

    def state(self, iri: str) -> tuple[State | None, bool]:
        """Return how a cascade stands, and whether that is only what an earlier audit said of it."""
        hasil = self._audits.get(iri)
        if hasil is not None:
            return State.of(hasil), False
        kept = self.kept.states.get(iri) if self.kept is not None else None
        return kept, kept is not None

    @property
    def whole(self) -> bool:
        """Whether each audit sees the whole collection, as ``kaskade audit`` does; of a large one it sees a part."""
        return len(self.editions) <= NEIGHBOURS

    def _beside(self, edition: Edition) -> list[Kaskade]:
        if self.whole:
            near = list(self.editions.values())
        else:
            near = [e for e in self.editions.values() if _near(e, edition)][:NEIGHBOURS]
        return [self.opened(e.iri).kaskade for e in near] if len(near) > 1 else []

    def findings(self, iri: str) -> dict[str, list[Temuan]]:
        """Return the findings of a cascade that still stand, by the IRI of the element they are of."""
        return standing(self.audit(iri))

    @cached_property
    def copies(self) -> list[Copy]:
        """Who copied from whom in this collection; found when it is first asked for."""
        from kaskade_graph.linking import copies

        return copies.of(self.opened(iri).kaskade for iri in self.editions)

    def names_of_others(self, *, whole: bool = False) -> list[tuple[Opened, Temuan]]:
        """Return what audits find of names of other regions: of units that may not be here.

        Of the cascades that have been audited; ``whole`` looks at the others too, by that rule alone.
        """
        if not whole and not self._audits:
            return []
        from kaskade_graph.usecases import on_demand

        found = []
        for iri in self.editions:
            hasil = self.audited(iri)
            if hasil is None and whole:
                if iri not in self._named:
                    self._named[iri] = on_demand.other_names(self.opened(iri))
                hasil = self._named[iri]
            for temuan in hasil.temuan if hasil else ():
                if temuan.kode == on_demand.OTHER_NAME and temuan.aktif:
                    found.append((self.opened(iri), temuan))
        return found

    def drawing(self, iri: str, format_: str, lang: Lang, *, findings: bool = True) -> bytes:
        """Return a cascade drawn as ``pdf``, ``svg`` or ``png``, with its findings in the boxes or not."""
        from kaskade_graph.usecases import on_demand

        found = [t for t in self.audit(iri).temuan if t.aktif] if findings else None
        return on_demand.drawing(self.opened(iri).kaskade, found, format_, lang)

    def evaluation(self, iri: str) -> Evaluated:
        """Return the evaluator's worksheets and form of a cascade, held against the year before where it is here.

        The last few are kept: a reader goes from one worksheet to the next.
        """
        with self._guard:
            lock = self._locks[f"nilai {iri}"]
        with lock:
            found = self._evaluated.pop(iri, None) or self._evaluate(iri)
            with self._guard:
                self._evaluated[iri] = found
                while len(self._evaluated) > EVALUATED:
                    self._evaluated.popitem(last=False)
            return found

    def _evaluate(self, iri: str) -> Evaluated:
        from kaskade_graph.usecases import on_demand

        opened = self.opened(iri)
        earlier = [e for e in self.other_editions(opened.edition) if e.tahun < opened.edition.tahun]
        before = [self.opened(e.iri).kaskade for e in earlier]
        return on_demand.evaluation(opened, before)

    # --- free queries -------------------------------------------------------------------------------------

    def free(
        self, text: str, limits: QueryLimits, dataset: Dataset | None = None
    ) -> tuple[free_query.Free, Raw]:
        """Answer free SPARQL in a worker under limits, over the graphs of ``dataset`` or over all.

        Raises :class:`~kaskade_graph.errors.UsageError` for a query that may not be run, is not valid, or was
        stopped (:class:`~kaskade_graph.queries.worker.Stopped`), and for a graph that is not here.
        """
        from kaskade_graph.usecases import free_query

        query = free_query.parse(text)
        folder = self._disk()
        if dataset is not None:
            missing = {*dataset.default, *dataset.named} - set(self.store.graphs())
            if missing or folder is None:
                said = shown(", ".join(sorted(missing)) or "dataset")
                raise UsageError(
                    Teks(f"graf ini tidak ada di sini: {said}", f"no such graph here: {said}"),
                    Teks("Tidak ada yang diambil dari tempat lain.", "Nothing is fetched from elsewhere."),
                )
        if folder is None:
            return query, free_query.answer(self.store, query, limits)
        return query, free_query.run(query.sparql, folder, limits, dataset)

    def _disk(self) -> Path | None:
        """Return a database that a worker can open: of cascades in memory one that is written once."""
        if not isinstance(within(self.store), embedded.EmbeddedStore):
            return None
        if disk.is_store(Path(self.store.nama)):
            return (Path(self.store.nama) / disk.ISI).resolve()
        with self._guard:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="kaskade-")
                copy = pyoxigraph.Store(self._folder.name)
                copy.bulk_extend(self.store.quads(self.store.graphs()))
                copy.flush()
            return Path(self._folder.name)


def _near(other: Edition, edition: Edition) -> bool:
    """Say whether two cascades are compared: of one unit, or of one kabupaten in one year."""
    if other.unit == edition.unit:
        return True
    return other.tahun == edition.tahun and other.kode_wilayah[:5] == edition.kode_wilayah[:5]


def standing(hasil: Hasil | None) -> dict[str, list[Temuan]]:
    """Return the findings of an audit that still stand, by the IRI of the element they are of."""
    found: dict[str, list[Temuan]] = defaultdict(list)
    for temuan in hasil.temuan if hasil else ():
        if temuan.aktif:
            found[temuan.unsur].append(temuan)
    return found
