"""Search for elements and indikator by words, forgiving of spelling, over a whole collection."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kaskade_graph.model import Jenis
from kaskade_graph.store.protocol import Store
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDF, RDFS

MOST = 60
"""Names spelt alike that are looked at."""
_LEAST = 72.0
_KINDS = " ".join(f"<{KIN[name]}>" for name in (*Jenis, "Indikator"))
# Each of these reads one index of the store from end to end; joined and sorted there they take ten times as long.
_NAME = f"SELECT ?unsur ?nama WHERE {{ GRAPH ?k {{ ?unsur <{RDFS.label}> ?nama }} }}"
_KIND = (
    f"SELECT ?unsur ?jenis WHERE {{ VALUES ?jenis {{ {_KINDS} }} GRAPH ?k {{ ?unsur <{RDF.type}> ?jenis }} }}"
)
_CODE = f"SELECT ?unsur ?kode WHERE {{ GRAPH ?k {{ ?unsur <{KIN.kode}> ?kode }} }}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: IRI, name and code as printed, the word for its kind, its cascade."""

    iri: str
    nama: str
    kode: str
    jenis: str
    kaskade: str


class Index:
    """The names of a collection, folded once."""

    def __init__(self, store: Store, editions: Collection[str]) -> None:
        """Read the names of what is in ``editions`` (IRIs)."""
        names, codes = _said(store, _NAME), _said(store, _CODE)
        self.entries = [
            Entry(iri, names[iri], codes.get(iri, ""), jenis, kaskade)
            for iri, jenis in sorted(_said(store, _KIND).items())
            if iri in names and (kaskade := _edition(iri, editions)) is not None
        ]
        # Thousands of cascades share few names: each is compared once.
        self.names: dict[str, list[Entry]] = {}
        folded: dict[str, str] = {}
        for entry in self.entries:
            said = f"{entry.kode} {entry.nama}".strip()
            if said not in folded:
                folded[said] = fold(said)
            self.names.setdefault(folded[said], []).append(entry)

    def find(self, words: str) -> list[Entry]:
        """Return the entries that ``words`` may mean, best first: all words there, then those spelt alike."""
        wanted = fold(words)
        whole = [n for n in self.names if all(w in n for w in wanted.split())]
        close = process.extract(
            wanted, self.names.keys(), scorer=fuzz.token_set_ratio, limit=MOST, score_cutoff=_LEAST
        )
        partial = process.extract(
            wanted, self.names.keys(), scorer=fuzz.partial_ratio, limit=MOST, score_cutoff=85.0
        )
        ordered = dict.fromkeys(
            [*sorted(whole, key=len), *(n for n, _, _ in close), *(n for n, _, _ in partial)]
        )
        return [entry for name in ordered for entry in self.names[name]]


def _said(store: Store, query: str) -> dict[str, str]:
    """Return the second column of an answer by the first: of several values the first in order."""
    out: dict[str, str] = {}
    for one, other in store.select(query):
        if one is not None and other is not None:
            known = out.get(one.value)
            out[one.value] = other.value if known is None else min(known, other.value)
    return out


def _edition(iri: str, editions: Collection[str]) -> str | None:
    """Return the edition that an element is of: its IRI begins with it."""
    at = iri.rpartition("/")[0]
    while at and at not in editions:
        at = at.rpartition("/")[0]
    return at or None
