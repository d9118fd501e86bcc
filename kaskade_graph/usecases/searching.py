"""Search for elements and indikator by words, forgiving of spelling, over a whole collection."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kaskade_graph.store.protocol import Store
from kaskade_graph.text import fold
from kaskade_graph.vocab import DCTERMS, KIN, RDF, RDFS

MOST = 60
"""Names spelt alike that are looked at."""
_LEAST = 72.0
_NAMES = f"""
SELECT DISTINCT ?unsur ?nama ?kode ?jenis ?kaskade WHERE {{
  GRAPH ?kaskade {{ ?unsur <{RDFS.label}> ?nama ; <{RDF.type}> ?jenis ; <{DCTERMS.isPartOf}> ?kaskade .
    OPTIONAL {{ ?unsur <{KIN.kode}> ?kode }} }}
}} ORDER BY ?unsur"""


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
        entries = {}
        for unsur, nama, kode, jenis, kaskade in store.select(_NAMES):
            if unsur and nama and jenis and kaskade and kaskade.value in editions:
                code = kode.value if kode else ""
                entries[unsur.value] = Entry(unsur.value, nama.value, code, jenis.value, kaskade.value)
        self.entries = list(entries.values())
        # Thousands of cascades share few names: each is compared once.
        self.names: dict[str, list[Entry]] = {}
        for entry in self.entries:
            self.names.setdefault(fold(f"{entry.kode} {entry.nama}".strip()), []).append(entry)

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
