"""The remote store: SPARQL 1.1 Protocol, and the Graph Store Protocol where it is configured."""

from __future__ import annotations

import urllib.request
import warnings
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse, serialize
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from kaskade_graph import __version__
from kaskade_graph.errors import StoreError, Teks, UsageError
from kaskade_graph.rdf import quad_key
from kaskade_graph.store import grammar
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Change
from kaskade_graph.store.terms import Rows, Term, boolean_from_json, iri, rows_from_json
from kaskade_graph.store.transport import Balasan, Transport
from kaskade_graph.store.update import update_text

_T = TypeVar("_T")
_JSON = ("application/sparql-results+json", "application/json")
_TURTLE = ("text/turtle", "application/turtle", "application/x-turtle", "application/n-triples", "text/plain")
_TRIPLES = ("application/n-triples", "text/plain")
_NAMED = 60
_AGENT = f"kaskade-graph/{__version__}"


class _Endpoint(SPARQLWrapper):
    """SPARQLWrapper makes the requests; :class:`Transport` sends them, where it would open URLs itself."""

    def __init__(self, lokasi: Lokasi, transport: Transport) -> None:
        super().__init__(lokasi.query, lokasi.update or None, agent=_AGENT)
        self._transport = transport
        self.setMethod(POST)
        self.setOnlyConneg(True)

    def _query(self) -> tuple[Any, str]:
        return self._transport.send(self._createRequest()), self.returnFormat

    def ask(self, text: str, format_: str = JSON) -> Balasan:
        self.setReturnFormat(format_)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.setQuery(text)
            answer = self.query().response
        assert isinstance(answer, Balasan)
        return answer


class RemoteStore:
    """A :class:`~kaskade_graph.store.protocol.Store` at an endpoint. Nothing is sent until it is asked."""

    def __init__(self, lokasi: Lokasi, *, writable: bool = False, transport: Transport | None = None) -> None:
        """Raises :class:`UsageError` when the secret is not in the environment, or there is no way to write."""
        if writable and not lokasi.update:
            raise UsageError(
                Teks(
                    f"penyimpanan {lokasi.nama}: URL untuk menulis (update) tidak diketahui",
                    f"store {lokasi.nama}: the URL for writing (update) is not known",
                ),
                Teks(
                    "Tulis query dan update di [store.NAMA] dalam kaskade.toml, lalu --store NAMA.",
                    "Put query and update into [store.NAME] of kaskade.toml, then --store NAME.",
                ),
            )
        self._lokasi = lokasi
        self._writable = writable
        self._transport = transport or Transport(lokasi)

    @property
    def nama(self) -> str:
        """The name in ``kaskade.toml``, or the URL."""
        return self._lokasi.nama

    @property
    def writable(self) -> bool:
        """Whether it was opened to write."""
        return self._writable

    @property
    def default_graph(self) -> str:
        """What the configuration says patterns outside GRAPH see: ``separate`` or ``union``."""
        return self._lokasi.default_graph

    def select(self, sparql: str, graphs: Sequence[str] | None = None) -> Rows:
        """Answer a SELECT, from the named graphs ``graphs`` alone where they are few.

        Columns that were not asked for, or asked for and not there, are an answer to another question.
        """
        return self._as_asked(self._results(sparql, rows_from_json, graphs), sparql)

    def ask(self, sparql: str) -> bool:
        """Answer an ASK."""
        return self._results(sparql, _boolean)

    def construct(self, sparql: str) -> list[Quad]:
        """Answer a CONSTRUCT or DESCRIBE."""
        answer = self._expect(_Endpoint(self._lokasi, self._transport).ask(sparql, TURTLE), _TURTLE)
        return sorted(self._parsed(answer, RdfFormat.TURTLE), key=quad_key)

    def graphs(self) -> list[str]:
        """Return the names of the graphs that are not empty; those of the engine itself may be among them."""
        found = self.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
        return sorted(term.value for term in found.column("g") if term is not None and term.kind == "uri")

    def quads(self, graphs: Sequence[str]) -> list[Quad]:
        """Return the content of named graphs."""
        if self._lokasi.graph_store:
            return sorted((q for graph in graphs for q in self._graph(graph)), key=quad_key)
        names = " ".join(f"({iri(graph).n3()})" for graph in graphs)
        text = f"SELECT ?g ?s ?p ?o WHERE {{ VALUES (?g) {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        found = self.select(text)
        try:
            return sorted({_quad(row) for row in found}, key=quad_key)
        except ValueError as error:
            raise self._bad(error) from None

    def apply(self, change: Change) -> None:
        """Write ``change`` so that it can be repeated: first what goes, then the graphs, then what describes them.

        Without a graph store it is one update request, which engines with transactions do whole or not at all.
        """
        if not self._writable:
            raise StoreError(
                Teks(
                    f"penyimpanan dibuka hanya untuk dibaca: {self.nama}",
                    f"the store is open for reading only: {self.nama}",
                )
            )
        if not self._lokasi.graph_store:
            self._update(change)
            return
        if change.delete:
            self._update(Change(delete=change.delete))
        for graph in change.replace:
            self._put(graph, [q for q in change.insert if q.graph_name == NamedNode(graph)])
        names = {NamedNode(graph) for graph in change.replace}
        rest = tuple(q for q in change.insert if q.graph_name not in names)
        if rest:
            self._update(Change(insert=rest))

    def close(self) -> None:
        """Nothing is kept open."""

    def _update(self, change: Change) -> None:
        answer = _Endpoint(self._lokasi, self._transport).ask(update_text(change))
        if answer.status == 404:
            raise self._missing()

    def _results(self, sparql: str, read: Callable[[bytes], _T], graphs: Sequence[str] | None = None) -> _T:
        endpoint = _Endpoint(self._lokasi, self._transport)
        # Naming graphs only saves time; Virtuoso answers with a header for each, and 100 headers are the most.
        for graph in graphs if graphs is not None and len(graphs) <= _NAMED else ():
            endpoint.addNamedGraph(graph)
        answer = self._expect(endpoint.ask(sparql), _JSON)
        try:
            return read(answer.body)
        except (ValueError, RecursionError) as error:
            raise self._bad(error) from None

    def _as_asked(self, found: Rows, sparql: str) -> Rows:
        asked = grammar.projected(sparql)
        if found.columns == asked:
            return found
        if asked is None:  # SELECT *: in an order of the engine's own
            wrong = not set(found.columns) <= grammar.variables(sparql)
        else:
            wrong = sorted(found.columns) != sorted(asked)
        if wrong:
            names = self._transport.said(", ".join(found.columns))
            wanted = ", ".join(asked or ("*",))
            raise self._transport.error(
                Teks(
                    f"menjawab kolom lain daripada yang diminta ({wanted}): {names.id}",
                    f"answered other columns than were asked for ({wanted}): {names.en}",
                )
            )
        at = [found.columns.index(name) for name in asked or found.columns]
        return Rows(asked or found.columns, tuple(tuple(row[i] for i in at) for row in found))

    def _expect(self, answer: Balasan, kinds: Sequence[str]) -> Balasan:
        """Refuse an answer that is of another kind, or that the server says is not all of it."""
        if answer.status == 404:
            raise self._missing()
        limit = answer.headers.get("x-sparql-maxrows")
        if limit is not None or answer.status != 200:
            most = self._transport.said(limit or str(answer.status))
            raise self._transport.error(
                Teks(
                    f"hanya mengirim sebagian jawaban (batas server: {most.id})",
                    f"sent only part of the answer (limit of the server: {most.en})",
                ),
                Teks(
                    "Persempit pertanyaannya, atau naikkan batas di server.",
                    "Narrow the question, or raise the limit on the server.",
                ),
            )
        if answer.kind not in kinds:
            kind = self._transport.said(answer.kind or "?")
            raise self._transport.error(
                Teks(f"menjawab {kind.id}, bukan {kinds[0]}", f"answered {kind.en}, not {kinds[0]}"),
                Teks("Apakah ini URL kueri SPARQL?", "Is this the URL of a SPARQL endpoint?"),
            )
        return answer

    def _graph(self, graph: str) -> Iterable[Quad]:
        request = urllib.request.Request(self._graph_url(graph))  # noqa: S310 (the opener speaks HTTP alone)
        request.add_header("Accept", "application/n-triples, text/plain;q=0.9")
        answer = self._send(request)
        if answer.status == 404:
            return []
        self._expect(answer, _TRIPLES)
        if not answer.measured:
            why = Teks("tidak menyebut panjang jawabannya", "does not say how long its answer is")
            raise self._transport.error(why)
        name = NamedNode(graph)
        return [
            Quad(q.subject, q.predicate, q.object, name) for q in self._parsed(answer, RdfFormat.N_TRIPLES)
        ]

    def _put(self, graph: str, content: Iterable[Quad]) -> None:
        triples = [q.triple for q in content]
        body = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
        # An empty graph is one that is not there.
        method = "PUT" if triples else "DELETE"
        request = urllib.request.Request(  # noqa: S310
            self._graph_url(graph), data=_ascii(body) if triples else None, method=method
        )
        if triples:
            request.add_header("Content-Type", "application/n-triples")
        if self._send(request).status == 404 and triples:
            raise self._missing()

    def _send(self, request: urllib.request.Request) -> Balasan:
        request.add_header("User-Agent", _AGENT)
        return self._transport.send(request)

    def _graph_url(self, graph: str) -> str:
        url = self._lokasi.graph_store
        return f"{url}{'&' if '?' in url else '?'}graph={quote(graph, safe='')}"

    def _parsed(self, answer: Balasan, format_: Any) -> list[Quad]:
        try:
            return list(parse(answer.body, format=format_))
        except (SyntaxError, ValueError) as error:
            raise self._bad(error) from None

    def _bad(self, error: Exception) -> StoreError:
        why = self._transport.said(str(error))
        return self._transport.error(
            Teks(
                f"jawabannya terputus atau rusak ({why.id})", f"the answer is cut short or damaged ({why.en})"
            )
        )

    def _missing(self) -> StoreError:
        return self._transport.error(
            Teks("menjawab 404: tidak ada di URL itu", "answered 404: it is not at that URL"),
            Teks("Periksa URL di kaskade.toml.", "Check the URLs in kaskade.toml."),
        )


def _boolean(body: bytes) -> bool:
    """Read the answer of an ASK; Virtuoso gives some of them as rows of a column that it names itself."""
    try:
        return boolean_from_json(body)
    except ValueError:
        found = rows_from_json(body)
        if found.columns != ("__ASK_RETVAL",):
            raise
        return len(found) > 0


def _ascii(body: bytes) -> bytes:
    """Return N-Triples with everything beyond ASCII escaped: some engines guess the encoding wrongly."""
    text = body.decode("utf-8")
    if text.isascii():
        return body
    return "".join(c if c.isascii() else _escaped(ord(c)) for c in text).encode("ascii")


def _escaped(code: int) -> str:
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _quad(row: Sequence[Term | None]) -> Quad:
    graph, subject, predicate, value = row
    if graph is None or subject is None or predicate is None or value is None:
        raise ValueError("a triple with a part missing")
    start = BlankNode(subject.value) if subject.kind == "bnode" else NamedNode(subject.value)
    return Quad(start, NamedNode(predicate.value), _object(value), NamedNode(graph.value))


def _object(term: Term) -> NamedNode | BlankNode | Literal:
    if term.kind == "uri":
        return NamedNode(term.value)
    if term.kind == "bnode":
        return BlankNode(term.value)
    if term.lang:
        return Literal(term.value, language=term.lang)
    return Literal(term.value, datatype=NamedNode(term.datatype) if term.datatype else None)
