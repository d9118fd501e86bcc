"""Elements of the cascades of a place, found by IRI, by code, or by words of their names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from kaskade_graph import rdf
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import AmbiguousName, Teks, UsageError
from kaskade_graph.iri import edition_of, nomenklatur_iri
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.queries.resolve import Candidate, resolve
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.store.edition import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import iri as iri_term
from kaskade_graph.text import shown
from kaskade_graph.usecases.inputs import stored
from kaskade_graph.vocab import KIN, RDF, RDFS

_SHOWN = 10
_MANY = 20
"""From so many cascades on, what they call things is read rather than all of them."""


def find(store: Store, editions: Sequence[Edition], words: Sequence[str]) -> list[tuple[GrafKaskade, str]]:
    """Return the element that each of ``words`` names, with its cascade; one graph for each cascade.

    ``words`` are an IRI, the end of an IRI from the kind on (``sub-kegiatan/...``), a printed or official code,
    or words of a name, kind and number. While it looks, one cascade is in memory at a time; of many cascades only
    what is called is read. Raises
    :class:`~kaskade_graph.errors.UnknownName` and :class:`~kaskade_graph.errors.AmbiguousName`.
    """
    for word in words:
        not_a_file(word)
    look = _look_over if len(editions) > _MANY else _look
    exact, home, candidates = look(store, editions, words)
    chosen = [_only(w, exact[w]) if w in exact else resolve(w, candidates, "unsur").term.value for w in words]
    grafs: dict[str, GrafKaskade] = {}
    found = []
    for iri in chosen:
        edition = home[iri]
        if edition.iri not in grafs:
            grafs[edition.iri] = next(g for g in _grafs(store, edition) if g.item(iri))
        found.append((grafs[edition.iri], iri))
    return found


def _only(word: str, iris: Sequence[str]) -> str:
    """Return the one element that an IRI, or the end of one, is of; the end may fit in several cascades."""
    if len(iris) == 1:
        return iris[0]
    raise AmbiguousName(
        Teks(f"{shown(word)} ada pada {len(iris)} kaskade", f"{shown(word)} stands in {len(iris)} cascades"),
        [(iri, shown(word), 1.0) for iri in iris[:_SHOWN]],
        Teks(
            f"Berikan IRI lengkapnya. Pilihannya (paling banyak {_SHOWN}):",
            f"Give the whole IRI. The choices (at most {_SHOWN}):",
        ),
    )


def not_a_file(word: str) -> None:
    """Raise :class:`~kaskade_graph.errors.UsageError` where ``word`` is a file: the element was left out."""
    if not Path(word).is_file():
        return
    raise UsageError(
        Teks(f"{shown(word)} adalah berkas, bukan nama unsur", f"{shown(word)} is a file, not an element"),
        Teks(
            f'Sebut dahulu kata dari nama unsurnya, misalnya: "pelayanan publik" {shown(word)}',
            f'Give words of its name first, as in: "pelayanan publik" {shown(word)}',
        ),
    )


def _look(
    store: Store, editions: Sequence[Edition], words: Sequence[str]
) -> tuple[dict[str, list[str]], dict[str, Edition], list[Candidate]]:
    """Return what is named by IRI, the edition of everything met, and what words may name."""
    typed = {w: w.strip().strip("<>") for w in words}
    inside = [e for e in editions if any(t.startswith(f"{e.iri}/") for t in typed.values())]
    by_iri = all(any(t.startswith(f"{e.iri}/") for e in inside) for t in typed.values())
    exact: dict[str, list[str]] = {}
    home: dict[str, Edition] = {}
    candidates: list[Candidate] = []
    for edition in inside if by_iri else editions:
        for graf in _named(store, edition):
            for one, bare in typed.items():
                known = next((i for i in (bare, f"{edition.iri}/{bare}") if graf.item(i)), None)
                if known is not None:
                    exact.setdefault(one, []).append(known)
                    home.setdefault(known, edition)
            for candidate in _candidates(graf, len(editions) > 1):
                candidates.append(candidate)
                home.setdefault(candidate.term.value, edition)
        if by_iri and len(exact) == len(typed):
            break
    return exact, home, candidates


def _look_over(
    store: Store, editions: Sequence[Edition], words: Sequence[str]
) -> tuple[dict[str, list[str]], dict[str, Edition], list[Candidate]]:
    """Return what :func:`_look` does, from what things are called alone: each property is read from end to end."""
    of = {e.iri: e for e in editions}
    called = _Called(store, of)
    exact: dict[str, list[str]] = {}
    for one in words:
        bare = one.strip().strip("<>")
        known = [i for i in (bare, *(f"{e}/{bare}" for e in of)) if i in called.jenis]
        if known:
            exact[one] = known
    home = {iri: of[called.edition[iri]] for iri in called.jenis}
    return exact, home, list(called.candidates({e.iri: e.label for e in editions}))


class _Called:
    """What the things of many cascades are called, and what they belong to; all by IRI."""

    def __init__(self, store: Store, editions: Collection[str]) -> None:
        self.edition: dict[str, str] = {}
        self._store = store
        kinds = {KIN[j.value]: j.teks.id for j in Jenis} | {KIN.Indikator: "Indikator"}
        self.jenis: dict[str, str] = {}
        for iri, kind in self._pairs(RDF.type):
            home = edition_of(iri)
            if kind in kinds and home in editions:
                self.jenis[iri], self.edition[iri] = kinds[kind], str(home)
        self.nama, self.kode, self.nomor = (self._first(p) for p in (RDFS.label, KIN.kode, KIN.nomor))
        base = nomenklatur_iri("")
        self.resmi = {
            i: o.removeprefix(base).partition("/")[2]
            for i, o in self._pairs(KIN.nomenklatur)
            if o.startswith(base)
        }
        self.pelaksana = {s: u for u, s in self._pairs(KIN.memilikiSasaran)}
        self.diukur = {i: u for u, i in self._pairs(KIN.diukurOleh)}

    def _pairs(self, properti: str) -> Iterator[tuple[str, str]]:
        rows = self._store.select(f"SELECT ?a ?b WHERE {{ GRAPH ?g {{ ?a <{properti}> ?b }} }}")
        return ((a.value, b.value) for a, b in rows if a is not None and b is not None)

    def _first(self, properti: str) -> dict[str, str]:
        """The value of a property; of several the first in order, as the model reads it."""
        out: dict[str, str] = {}
        for iri, value in self._pairs(properti):
            if iri in self.jenis and (iri not in out or value < out[iri]):
                out[iri] = value
        return out

    def candidates(self, labels: Mapping[str, str]) -> Iterator[Candidate]:
        """Yield what has a name, as :func:`_candidates` does."""
        for iri in sorted(self.nama):
            context = labels[self.edition[iri]].replace("(", "").replace(")", "")
            kode = ", ".join(dict.fromkeys(filter(None, (self.kode.get(iri), self.resmi.get(iri)))))
            above = self.diukur.get(iri)
            whole = (above, self.pelaksana.get(above or ""), self.pelaksana.get(iri))
            yield Candidate(
                iri_term(iri),
                self.nama[iri],
                kode,
                context,
                tuple(filter(None, whole)),
                self.jenis[iri],
                self.nomor.get(iri, "") if above is None else "",
            )


def _named(store: Store, edition: Edition) -> Iterator[GrafKaskade]:
    """Return the cascade of an edition without its evidence, which is most of it and tells nothing of names."""
    own, derived, _ = rdf.graph_names(edition.iri)
    quads = store.quads((own, derived))
    return (GrafKaskade(kaskade) for kaskade in from_quads(quads))


def _grafs(store: Store, edition: Edition) -> Iterator[GrafKaskade]:
    return (GrafKaskade(found.kaskade) for found in stored(store, edition))


def _candidates(graf: GrafKaskade, several: bool) -> Iterator[Candidate]:
    """Yield what has a name; ``several`` cascades make the unit and year part of what tells them apart.

    Words that fit an activity as well as its own sasaran or indikator mean the activity.
    """
    kaskade = graf.kaskade
    edition = f"{kaskade.unit.nama} {kaskade.tahun} {kaskade.versi}" if several else ""
    codes = _codes(kaskade)
    for iri, unsur in kaskade.unsur.items():
        if unsur.label:
            kode = ", ".join(dict.fromkeys(filter(None, (unsur.kode, codes.get(iri)))))
            whole = tuple(filter(None, (graf.pelaksana(iri),)))
            yield Candidate(
                iri_term(iri), unsur.label, kode, edition, whole, unsur.jenis.teks.id, unsur.nomor or ""
            )
    for iri, indikator in kaskade.indikator.items():
        if indikator.label:
            whole = tuple(filter(None, (graf.measured(iri), graf.owner(iri))))
            yield Candidate(iri_term(iri), indikator.label, "", edition, whole, "Indikator")


def _codes(kaskade: Kaskade) -> dict[str, str]:
    """Return the official code of each element that was matched with the nomenclature."""
    base = nomenklatur_iri("")
    return {
        k.subjek: k.objek.removeprefix(base).partition("/")[2]
        for k in kaskade.kecocokan
        if k.predikat == KIN.nomenklatur and k.objek.startswith(base)
    }
