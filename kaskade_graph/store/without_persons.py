"""A store as it is shown: what was loaded with names and NIP is read without them, unless they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from pyoxigraph import Literal, Quad

from kaskade_graph import personal
from kaskade_graph.personal import PersonalKind, Span, Tally
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.store.terms import Rows, Term
from kaskade_graph.vocab import KIN


class WithoutPersons:
    """A :class:`~kaskade_graph.store.protocol.Store` whose answers hold no personal data that can be told."""

    def __init__(self, inner: Store) -> None:
        self.inner = inner

    @property
    def nama(self) -> str:
        """The name of the store within."""
        return self.inner.nama

    @property
    def writable(self) -> bool:
        """Whether the store within can be written."""
        return self.inner.writable

    def select(self, sparql: str, graphs: Sequence[str] | None = None) -> Rows:
        """Answer a SELECT."""
        return rows(self.inner.select(sparql, graphs))

    def ask(self, sparql: str) -> bool:
        """Answer an ASK."""
        return self.inner.ask(sparql)

    def construct(self, sparql: str) -> list[Quad]:
        """Answer a CONSTRUCT or DESCRIBE."""
        return quads(self.inner.construct(sparql))

    def graphs(self) -> list[str]:
        """Return the names of the graphs that are not empty."""
        return self.inner.graphs()

    def quads(self, graphs: Sequence[str]) -> list[Quad]:
        """Return the content of named graphs."""
        return quads(self.inner.quads(graphs))

    def apply(self, change: Change) -> None:
        """Write ``change`` as it is."""
        self.inner.apply(change)

    def close(self) -> None:
        """Close the store within."""
        self.inner.close()


def shown(store: Store) -> Store:
    """Return ``store`` as it is read by all that shows it; itself where personal data was asked for."""
    return store if personal.wanted() else WithoutPersons(store)


def within(store: Store) -> Store:
    """Return the engine itself, for those who have to know which it is."""
    return store.inner if isinstance(store, WithoutPersons) else store


def quads(found: Iterable[Quad], tally: Tally | None = None) -> list[Quad]:
    """Return ``found`` with the literals masked; ``tally`` counts what was met.

    Quotations are looked at in the order of their lines, as they stood in the document, and a name that one text
    tells for certain is masked in all.
    """
    everything = list(found)
    texts = sorted({value.value for _, _, value, _ in everything if type(value) is Literal})
    doubtful = [text for text in texts if _may_hold(text)]
    if not doubtful:
        return everything
    together = _quotations(everything)
    if not together and not any(map(_holds, doubtful)):
        return everything
    new = _masked(texts, together, tally)
    return [_quad(quad, new) for quad in everything]


@lru_cache(maxsize=65_536)
def _may_hold(text: str) -> bool:
    """Whether a text needs a closer look, asked once: cascades say the same over and over."""
    return personal.may_hold(text)


@lru_cache(maxsize=16_384)
def _holds(text: str) -> bool:
    """Whether a text tells personal data without any other beside it."""
    return any(personal.find(text.split("\n")))


def rows(found: Rows) -> Rows:
    """Return rows of an answer with their literals masked."""
    texts = sorted({t.value for row in found.rows for t in row if t is not None and t.kind == "literal"})
    if not any(map(personal.may_hold, texts)):
        return found
    new = _masked(texts, [], None)
    return replace(found, rows=tuple(tuple(_term(term, new) for term in row) for row in found.rows))


def text(found: str) -> str:
    """Return a text, such as triples of a CONSTRUCT, masked line by line."""
    lines = found.split("\n")
    spans = personal.find_each(lines)
    return "\n".join(personal.put(line, here[0]) for line, here in zip(lines, spans, strict=True))


def _masked(texts: Sequence[str], together: Sequence[str], tally: Tally | None) -> dict[str, str]:
    """Return the new form of those of ``texts`` that change; ``together`` are some of them in their order."""
    in_place: dict[str, list[list[Span]]] = {}
    names: list[str] = []
    lines = [(t, n, line) for t in together for n, line in enumerate(t.split("\n"))]
    for (text, n, line), spans in zip(lines, personal.find([line for *_, line in lines]), strict=True):
        if spans:
            in_place.setdefault(text, [[] for _ in text.split("\n")])[n] += spans
            names += [line[s.start : s.end] for s in spans if s.jenis is PersonalKind.NAMA]
    out = {}
    for text, each in zip(texts, personal.find_each(texts, names), strict=True):
        both = [personal.merged([*a, *b]) for a, b in zip(each, in_place.get(text, each), strict=True)]
        if any(both):
            out[text] = "\n".join(map(personal.put, text.split("\n"), both))
            if tally is not None:
                for spans, line in zip(both, text.split("\n"), strict=True):
                    tally.add(spans, line=line)
    return out


def _quotations(found: Iterable[Quad]) -> list[str]:
    """Return the quotations in the order of their places."""
    text: dict[str, str] = {}
    place: dict[str, dict[str, str]] = {}
    quoted = KIN.kutipan
    for subject, predicate, value, _ in found:
        if type(value) is Literal:
            if (name := predicate.value) == quoted:
                text[str(subject)] = value.value
            elif name in _PLACES:
                place.setdefault(str(subject), {})[name] = value.value

    def order(subject: str) -> tuple[tuple[int, str], ...]:
        here = place.get(subject, {})
        return tuple((len(here.get(p, "")), here.get(p, "")) for p in _PLACES)

    return list(dict.fromkeys(text[s] for s in sorted(text, key=order)))


_PLACES = (KIN.berkas, KIN.lembar, KIN.halaman, KIN.barisAwal, KIN.sel)


def _term(term: Term | None, new: Mapping[str, str]) -> Term | None:
    if term is None or term.kind != "literal" or term.value not in new:
        return term
    return replace(term, value=new[term.value])


def _quad(quad: Quad, new: Mapping[str, str]) -> Quad:
    value = quad.object
    if not isinstance(value, Literal) or value.value not in new:
        return quad
    masked = new[value.value]
    literal = Literal(masked, language=value.language) if value.language else Literal(masked)
    return Quad(quad.subject, quad.predicate, literal, quad.graph_name)
