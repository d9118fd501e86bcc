"""Elements of the cascades of a place, found by IRI, by code, or by words of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph import rdf
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.iri import nomenklatur_iri
from kaskade_graph.model import Kaskade
from kaskade_graph.queries.resolve import Candidate, resolve
from kaskade_graph.store.edition import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import iri as iri_term
from kaskade_graph.usecases.inputs import stored
from kaskade_graph.vocab import KIN


def find(store: Store, editions: Sequence[Edition], words: Sequence[str]) -> list[tuple[GrafKaskade, str]]:
    """Return the element that each of ``words`` names, with its cascade; one graph for each cascade.

    ``words`` are an IRI, the end of an IRI from the kind on (``sub-kegiatan/...``), a printed or official code,
    or words of a name, kind and number. While it looks, one cascade is in memory at a time. Raises
    :class:`~kaskade_graph.errors.UnknownName` and :class:`~kaskade_graph.errors.AmbiguousName`.
    """
    exact, home, candidates = _look(store, editions, words)
    chosen = [exact.get(w) or resolve(w, candidates, "unsur").term.value for w in words]
    grafs: dict[str, GrafKaskade] = {}
    found = []
    for iri in chosen:
        edition = home[iri]
        if edition.iri not in grafs:
            grafs[edition.iri] = next(g for g in _grafs(store, edition) if g.item(iri))
        found.append((grafs[edition.iri], iri))
    return found


def _look(
    store: Store, editions: Sequence[Edition], words: Sequence[str]
) -> tuple[dict[str, str], dict[str, Edition], list[Candidate]]:
    """Return what is named by IRI, the edition of everything met, and what words may name."""
    typed = {w: w.strip().strip("<>") for w in words}
    inside = [e for e in editions if any(t.startswith(f"{e.iri}/") for t in typed.values())]
    by_iri = all(any(t.startswith(f"{e.iri}/") for e in inside) for t in typed.values())
    exact: dict[str, str] = {}
    home: dict[str, Edition] = {}
    candidates: list[Candidate] = []
    for edition in inside if by_iri else editions:
        for graf in _named(store, edition):
            for one, bare in typed.items():
                known = next((i for i in (bare, f"{edition.iri}/{bare}") if graf.item(i)), None)
                if known is not None:
                    home[exact.setdefault(one, known)] = edition
            for candidate in _candidates(graf, len(editions) > 1):
                candidates.append(candidate)
                home.setdefault(candidate.term.value, edition)
        if len(exact) == len(typed):
            break
    return exact, home, candidates


def _named(store: Store, edition: Edition) -> Iterator[GrafKaskade]:
    """Return the cascade of an edition without its evidence, which is most of it and tells nothing of names."""
    own, derived, _ = rdf.graph_names(edition.iri)
    quads = store.quads((own, derived))
    return (GrafKaskade(kaskade) for kaskade in rdf.from_quads(quads))


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
