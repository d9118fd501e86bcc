"""Values for the parameters of questions, and answers compared with their references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kaskade_graph.model import Kaskade
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.store import hashing
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import Rows
from kaskade_graph.vocab import KATALOG
from tests.queries import reference_lists, reference_values
from tests.queries.reference import Row, rows

LIBRARY = Library()
TEXTS = ("pelayanan", "Jumlah", "tidak ada di mana pun")
Given = dict[str, str]
REGISTERED = (reference_lists, reference_values)
"""The modules of references: they register themselves when they are imported."""


def asked(store: Store, cascades: Sequence[Kaskade], query: SavedQuery) -> Iterator[Given]:
    """Iterate over what is given for the parameters of a question, as RDF has it.

    Three values of each but the scope, and none where it may be left out; each of these in all cascades, in those of
    one year, and in one cascade.
    """
    needed: list[Given] = [{}]
    for param in query.params:
        if param.nama != "lingkup":
            free: list[Given] = [] if param.wajib else [{}]
            picked = [{param.nama: v} for v in _values(store, cascades, query, param.nama)]
            needed = [{**n, **g} for n in needed for g in (*free, *picked)]
    middle = cascades[len(cascades) // 2]
    scoped = any(p.nama == "lingkup" for p in query.params)
    for scope in ("", f"{KATALOG}/tahun/{middle.tahun}", middle.iri) if scoped else ("",):
        yield from ({**n, **({"lingkup": scope} if scope else {})} for n in needed)


def _values(store: Store, cascades: Sequence[Kaskade], query: SavedQuery, name: str) -> list[str]:
    param = next(p for p in query.params if p.nama == name)
    if query.id == "asal-nilai":  # only what was read from a document has evidence
        found = sorted({q.unsur for k in cascades for q in k.bukti})
    elif param.pilihan is None:
        return list(TEXTS)
    else:
        found = [c.term.value for c in answering.choices_of(store, LIBRARY, param)]
    return list(dict.fromkeys(found[len(found) * part // 4] for part in (0, 1, 3)))


def differing(
    store: Store, cascades: Sequence[Kaskade], query: SavedQuery, given: Given
) -> tuple[Rows, list[Row], list[Row]]:
    """Ask ``store``; return its rows, those of the reference that it lacks, and those that it has besides."""
    found = answering.answer(store, LIBRARY, query, {k: [v] for k, v in given.items()}).rows
    return found, *apart(found, query, cascades, given)


def apart(
    found: Rows, query: SavedQuery, cascades: Sequence[Kaskade], given: Given
) -> tuple[list[Row], list[Row]]:
    """Return the rows of the reference that ``found`` lacks, and those that it has besides."""
    wanted: Counter[Row] = Counter()
    for row, count in rows(query.id, cascades, given).items():
        wanted[tuple(None if c is None else hashing.number(c) for c in row)] += count
    have = Counter(tuple(None if c is None else hashing.number(c.value) for c in row) for row in found)
    return list((wanted - have).elements()), list((have - wanted).elements())
