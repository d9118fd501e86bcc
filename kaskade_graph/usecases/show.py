"""Show one element of the cascades of a place: found by IRI, by code, or by words of its name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.kartu import kartu
from kaskade_graph.errors import Lang
from kaskade_graph.iri import nomenklatur_iri
from kaskade_graph.model import Kaskade
from kaskade_graph.queries.resolve import Candidate, resolve
from kaskade_graph.reports import show as report
from kaskade_graph.store.catalogue import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import iri as iri_term
from kaskade_graph.usecases.cascades import asked, read
from kaskade_graph.usecases.opening import Place
from kaskade_graph.vocab import KIN

FORMATS = ("text", "json")
"""Formats of an element; the first is the default."""


def show(
    place: Place, words: str, *, format_: str = "text", lang: Lang = "id", width: int | None = None
) -> str:
    """Return the one element that ``words`` name, with everything known of it.

    ``words`` are its IRI, the end of its IRI from the kind on (``sub-kegiatan/...``), its printed or
    official code, or words of its name, kind and number. Raises
    :class:`~kaskade_graph.errors.UnknownName` and :class:`~kaskade_graph.errors.AmbiguousName`.
    """
    with closing(place.open()) as store:
        found = _find(store, asked(place, store), words)
    card = kartu(*found)
    if format_ == "json":
        return json.dumps(report.to_json(card, lang), ensure_ascii=False, indent=2) + "\n"
    return report.to_text(card, lang, width=width)


def _find(store: Store, editions: Sequence[Edition], words: str) -> tuple[GrafKaskade, str]:
    """Return the element that ``words`` name, and its cascade: one cascade is in memory at a time."""
    exact = words.strip().strip("<>")
    inside = [e for e in editions if exact.startswith(f"{e.iri}/")]
    candidates: list[Candidate] = []
    home: dict[str, Edition] = {}
    for edition in inside or editions:
        for graf in _grafs(store, edition):
            for iri in (exact, f"{edition.iri}/{exact}"):
                if graf.item(iri):
                    return graf, iri
            for candidate in _candidates(graf, len(editions) > 1):
                candidates.append(candidate)
                home[candidate.term.value] = edition
    chosen = resolve(words, candidates, "unsur").term.value
    return next((graf, chosen) for graf in _grafs(store, home[chosen]) if graf.item(chosen))


def _grafs(store: Store, edition: Edition) -> Iterator[GrafKaskade]:
    return (GrafKaskade(kaskade) for _, kaskade, _ in read(store, edition))


def _candidates(graf: GrafKaskade, several: bool) -> list[Candidate]:
    """Return what has a name; ``several`` cascades make the unit and year part of what tells them apart."""
    kaskade = graf.kaskade
    edition = f" {kaskade.unit.nama} {kaskade.tahun} {kaskade.versi}" if several else ""
    codes = _codes(kaskade)
    out = []
    for iri, unsur in kaskade.unsur.items():
        if unsur.label:
            kind = f"{unsur.jenis.teks.id} {unsur.nomor or ''}".strip()
            kode = ", ".join(dict.fromkeys(filter(None, (unsur.kode, codes.get(iri)))))
            out.append(Candidate(iri_term(iri), unsur.label, kode, kind + edition))
    for iri, indikator in kaskade.indikator.items():
        if indikator.label:
            out.append(Candidate(iri_term(iri), indikator.label, "", "Indikator" + edition))
    return out


def _codes(kaskade: Kaskade) -> dict[str, str]:
    """Return the official code of each element that was matched with the nomenclature."""
    base = nomenklatur_iri("")
    return {
        k.subjek: k.objek.removeprefix(base).partition("/")[2]
        for k in kaskade.kecocokan
        if k.predikat == KIN.nomenklatur and k.objek.startswith(base)
    }
