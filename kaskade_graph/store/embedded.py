"""The embedded store: Oxigraph inside this process, in memory or on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kaskade_graph.errors import StoreError, Teks, UsageError
from kaskade_graph.rdf import quad_key
from kaskade_graph.store.protocol import Change
from kaskade_graph.store.terms import Row, Rows, Term
from kaskade_graph.store.update import update_text
from kaskade_graph.vocab import XSD

ENGINE_ERRORS = (OSError, RuntimeError)
"""What pyoxigraph raises when the database cannot do something: the second when it finds it corrupt."""


class EmbeddedStore:
    """A :class:`~kaskade_graph.store.protocol.Store` over pyoxigraph. Made by :func:`memory`, or on disk."""

    def __init__(
        self,
        inner: ox.Store,
        nama: str,
        *,
        writable: bool = True,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        self._inner: ox.Store | None = inner
        self._nama = nama
        self._writable = writable
        self._on_close = on_close

    @property
    def nama(self) -> str:
        """The folder of the store, or ``memori``."""
        return self._nama

    @property
    def writable(self) -> bool:
        """False for a read-only view of a store on disk."""
        return self._writable

    def select(self, sparql: str, graphs: Sequence[str] | None = None) -> Rows:
        """Answer a SELECT, from the named graphs ``graphs`` alone."""
        columns, rows = self.each(sparql, graphs)
        return Rows(columns, tuple(rows))

    def each(self, sparql: str, graphs: Sequence[str] | None = None) -> tuple[tuple[str, ...], Iterator[Row]]:
        """Answer a SELECT with its columns, and its rows one at a time."""
        found = self._query(sparql, graphs)
        if not isinstance(found, ox.QuerySolutions):
            raise _wrong_form("SELECT")
        return tuple(v.value for v in found.variables), self._rows(found)

    def _rows(self, found: ox.QuerySolutions) -> Iterator[Row]:
        width = range(len(found.variables))
        with _reading(self._nama):
            yield from (tuple(as_term(solution[i]) for i in width) for solution in found)

    def ask(self, sparql: str) -> bool:
        """Answer an ASK."""
        found = self._query(sparql)
        if not isinstance(found, ox.QueryBoolean):
            raise _wrong_form("ASK")
        return bool(found)

    def construct(self, sparql: str) -> list[Quad]:
        """Answer a CONSTRUCT or DESCRIBE."""
        found = self._query(sparql)
        if not isinstance(found, ox.QueryTriples):
            raise _wrong_form("CONSTRUCT")
        with _reading(self._nama):
            return sorted((Quad(t.subject, t.predicate, t.object) for t in found), key=quad_key)

    def graphs(self) -> list[str]:
        """Return the names of the graphs that are not empty."""
        store = self._open()
        with _reading(self._nama):
            names = [g for g in store.named_graphs() if isinstance(g, NamedNode)]
            return sorted(g.value for g in names if _first(store, g.value))

    def quads(self, graphs: Sequence[str]) -> list[Quad]:
        """Return the content of named graphs."""
        store = self._open()
        with _reading(self._nama):
            found = [q for g in graphs for q in store.quads_for_pattern(None, None, None, NamedNode(g))]
        return sorted(found, key=quad_key)

    def fill(self, quads: Sequence[Quad]) -> None:
        """Write ``quads`` past the log: quicker than :meth:`apply` and of less size, but no transaction.

        Killed half-way, a part of them may be there.
        """
        store = self._to_write()
        with _reading(self._nama):
            store.bulk_extend(quads)

    def apply(self, change: Change) -> None:
        """Write ``change`` in one transaction: all of it is there afterwards, or nothing."""
        store = self._to_write()
        with _reading(self._nama):
            if change.delete or any(_first(store, graph) for graph in change.replace):
                store.update(update_text(change))
            else:  # all new: without the detour over the text of an update
                store.extend(change.insert)

    def close(self) -> None:
        """Close the engine and let go of the lock."""
        inner, self._inner = self._inner, None
        if inner is not None and self._writable and self._on_close is not None:
            # Out of the log into the tables: a copy of the folder that misses the log then misses nothing.
            with _reading(self._nama):
                inner.flush()
        del inner
        on_close, self._on_close = self._on_close, None
        if on_close is not None:
            on_close()

    def _to_write(self) -> ox.Store:
        if not self._writable:
            raise StoreError(
                Teks(
                    f"penyimpanan dibuka hanya untuk dibaca: {self._nama}",
                    f"the store is open for reading only: {self._nama}",
                )
            )
        return self._open()

    def _open(self) -> ox.Store:
        if self._inner is None:
            raise StoreError(
                Teks(f"penyimpanan sudah ditutup: {self._nama}", f"the store is closed: {self._nama}")
            )
        return self._inner

    def _query(self, sparql: str, graphs: Sequence[str] | None = None) -> object:
        named: list[NamedNode | BlankNode] | None = None
        if graphs is not None:
            named = [NamedNode(graph) for graph in graphs]
        try:
            with _reading(self._nama):
                return self._open().query(sparql, named_graphs=named)
        except SyntaxError as error:
            raise UsageError(
                Teks(f"kueri SPARQL tidak sah: {error.msg}", f"not a valid SPARQL query: {error.msg}")
            ) from None


def memory(nama: str = "memori") -> EmbeddedStore:
    """Return an empty store in memory."""
    return EmbeddedStore(ox.Store(), nama)


@contextmanager
def _reading(nama: str) -> Iterator[None]:
    try:
        yield
    except ENGINE_ERRORS as error:
        raise StoreError(
            Teks(
                f"penyimpanan {nama} tidak dapat dibaca atau ditulis: {error}",
                f"the store {nama} cannot be read or written: {error}",
            ),
            _MAKE_ROOM if "No space left" in str(error) else None,
        ) from error


_MAKE_ROOM = Teks(
    "Kosongkan ruang di disk itu, lalu jalankan perintah yang sama lagi: kaskade yang sudah masuk tetap ada.",
    "Make room on that disk and run the same command again: the cascades that are in it stay.",
)


def as_term(value: NamedNode | BlankNode | Literal | Triple | None) -> Term | None:
    """Return a term of Oxigraph as a term of results; a quoted triple as the text it is written as."""
    if value is None:
        return None
    if isinstance(value, NamedNode):
        return Term("uri", value.value)
    if isinstance(value, Literal):
        if value.language:
            return Term("literal", value.value, "", value.language)
        datatype = value.datatype.value
        return Term("literal", value.value, "" if datatype == XSD.string else datatype)
    if isinstance(value, BlankNode):
        return Term("bnode", value.value)
    return Term("literal", str(value))


def _first(store: ox.Store, graph: str) -> Quad | None:
    return next(store.quads_for_pattern(None, None, None, NamedNode(graph)), None)


def _wrong_form(expected: str) -> UsageError:
    return UsageError(Teks(f"kueri ini bukan {expected}", f"this query is not a {expected}"))
