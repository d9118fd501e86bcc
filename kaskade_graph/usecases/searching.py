"""Search for elements and indikator by words, forgiving of spelling, over a whole collection.

Thousands of cascades share few names. The names alone are read when something is first searched; what bears them is
asked of the store for the names that fit. With 400 cascades that takes a tenth of reading everything first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from kaskade_graph.model import Jenis
from kaskade_graph.store import without_persons
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import Row, Term
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDF, RDFS

MOST = 60
"""Things that are found at a time."""
_AT_ONCE = 40
"""Names that the store is asked for at once."""
_LEAST, _LEAST_WITHIN = 72.0, 85.0
_KINDS = frozenset(KIN[name] for name in (*Jenis, "Indikator"))
# Each of these reads one index of the store from end to end; joined and sorted there they take ten times as long.
_NAMES = f"SELECT DISTINCT ?nama WHERE {{ GRAPH ?k {{ ?unsur <{RDFS.label}> ?nama }} }}"
_NAME = f"SELECT ?unsur ?nama WHERE {{ GRAPH ?k {{ ?unsur <{RDFS.label}> ?nama }} }}"
_KIND = f"SELECT ?unsur ?jenis WHERE {{ GRAPH ?k {{ ?unsur <{RDF.type}> ?jenis }} }}"
_CODE = f"SELECT ?unsur ?kode WHERE {{ GRAPH ?k {{ ?unsur <{KIN.kode}> ?kode }} }}"
_CODED = (
    f"SELECT DISTINCT ?nama ?kode WHERE {{ GRAPH ?k {{ ?unsur <{KIN.kode}> ?kode ; <{RDFS.label}> ?nama }} }}"
)
_BEARERS = f"""SELECT ?unsur ?nama ?jenis WHERE {{ VALUES ?nama {{ NAMES }}
  GRAPH ?k {{ ?unsur <{RDFS.label}> ?nama . ?unsur <{RDF.type}> ?jenis }} }}"""
_CODES = f"""SELECT ?unsur ?kode WHERE {{ VALUES ?nama {{ NAMES }}
  GRAPH ?k {{ ?unsur <{RDFS.label}> ?nama . ?unsur <{KIN.kode}> ?kode }} }}"""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found: IRI, name and code as printed, the word for its kind, its cascade."""

    iri: str
    nama: str
    kode: str
    jenis: str
    kaskade: str

    @property
    def key(self) -> str:
        """What words are compared with."""
        return fold(f"{self.kode} {self.nama}".strip())


class SearchIndex:
    """The names of a collection, folded once."""

    def __init__(self, store: Store, editions: Collection[str]) -> None:
        """Read the names of what is in ``editions`` (IRIs)."""
        self._store, self._editions = store, editions
        self._names: dict[str, list[Term]] = {}
        for query in (_NAMES, _CODED):
            # The store is asked for names as they stand in it; words are compared with what is shown of them.
            inner = without_persons.within(store)
            there = inner.select(query)
            masked = there if store is inner else without_persons.rows(there)
            for (term, *_), (nama, *kode) in zip(there, masked, strict=True):
                if term is not None and nama is not None:
                    code = kode[0].value if kode and kode[0] is not None else ""
                    self._names.setdefault(fold(f"{code} {nama.value}".strip()), []).append(term)

    @cached_property
    def entries(self) -> list[SearchEntry]:
        """Everything that can be found, sorted by IRI: reads the whole store."""
        names, codes, kinds = (_said(self._store.select(q)) for q in (_NAME, _CODE, _KIND))
        return list(self._entries(names, codes, kinds))

    def find(self, words: str) -> tuple[list[SearchEntry], bool]:
        """Return what ``words`` may mean, best first, at most :data:`MOST`; and whether there is more."""
        found: dict[str, SearchEntry] = {}
        ordered = self._ordered(fold(words))
        for start in range(0, len(ordered), _AT_ONCE):
            keys = {key: n for n, key in enumerate(ordered[start : start + _AT_ONCE])}
            names = {term for key in keys for term in self._names[key]}
            # Another code before the same name is another key.
            fitting = [e for e in self._bearers(names) if e.key in keys]
            found |= {e.iri: e for e in sorted(fitting, key=lambda e: (keys[e.key], e.iri))}
            if len(found) > MOST:
                break
        return list(found.values())[:MOST], len(found) > MOST

    def _ordered(self, wanted: str) -> list[str]:
        """Return the names that may be meant: all words there, then those spelt alike."""
        each = wanted.split()
        whole = sorted((n for n in self._names if all(w in n for w in each)), key=len)
        scorers = ((fuzz.token_set_ratio, _LEAST), (fuzz.partial_ratio, _LEAST_WITHIN))
        close = [
            name
            for scorer, least in scorers
            for name, _, _ in process.extract(
                wanted, self._names.keys(), scorer=scorer, limit=MOST, score_cutoff=least
            )
        ]
        return list(dict.fromkeys([*whole, *close]))

    def _bearers(self, names: Iterable[Term]) -> Iterator[SearchEntry]:
        """Yield what bears some names."""
        said = " ".join(sorted(name.n3() for name in names))
        rows = self._store.select(_BEARERS.replace("NAMES", said)).rows
        codes = _said(self._store.select(_CODES.replace("NAMES", said)))
        return self._entries(_said((u, n) for u, n, _ in rows), codes, _said((u, k) for u, _, k in rows))

    def _entries(
        self, names: Mapping[str, str], codes: Mapping[str, str], kinds: Mapping[str, str]
    ) -> Iterator[SearchEntry]:
        for iri, kind in sorted(kinds.items()):
            if iri in names and (kaskade := _edition(iri, self._editions)) is not None:
                yield SearchEntry(iri, names[iri], codes.get(iri, ""), kind, kaskade)


def _said(rows: Iterable[Row]) -> dict[str, str]:
    """Return the second term of each row by the first: of several the first in order; other types are left out."""
    out: dict[str, str] = {}
    for one, other in rows:
        if one is None or other is None or (other.kind == "uri" and other.value not in _KINDS):
            continue
        known = out.get(one.value)
        out[one.value] = other.value if known is None else min(known, other.value)
    return out


def _edition(iri: str, editions: Collection[str]) -> str | None:
    """Return the edition that an element is of: its IRI begins with it."""
    at = iri.rpartition("/")[0]
    while at and at not in editions:
        at = at.rpartition("/")[0]
    return at or None
