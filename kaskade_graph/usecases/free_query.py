"""Free SPARQL for a person: refused, limited, answered, and cut answers named as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import personal
from kaskade_graph.errors import InputError, Lang, Teks, UsageError, of_system
from kaskade_graph.queries import guard, worker
from kaskade_graph.queries.worker import Dataset, QueryLimits, Raw
from kaskade_graph.text import shown
from kaskade_graph.usecases.query import FORMATS, Asked
from kaskade_graph.usecases.time_limit import within_opened
from kaskade_graph.usecases.without_limits import require_limits
from kaskade_graph.vocab import own

if TYPE_CHECKING:
    from kaskade_graph.store.protocol import Store
    from kaskade_graph.usecases.inputs import Inputs

__all__ = ["Free", "QueryLimits", "ask", "read"]

GRAF = ("ttl", "nt")
"""Formats of the graph that CONSTRUCT and DESCRIBE answer with; the first is the default."""
MADE = (*GRAF, "rdf", "jsonld")
"""Formats that a graph can be made in, for programs."""


@dataclass(frozen=True, slots=True)
class Free:
    """A free query: its text as it is asked, and its form."""

    sparql: str
    form: guard.Form

    @property
    def formats(self) -> Sequence[str]:
        """The formats it can be answered in, the default first."""
        if self.form in ("construct", "describe"):
            return GRAF
        return ("table", "json") if self.form == "ask" else FORMATS


def read(text: str) -> Free:
    """Return the query that ``--sparql`` gives: SPARQL, or ``@`` and the path of a file with it.

    The project's prefixes need not be declared. Raises :class:`UsageError` for one that may not be run, and
    :class:`InputError` for a file that cannot be read.
    """
    return parse(_file(Path(text[1:])) if text.startswith("@") else text)


def parse(text: str) -> Free:
    """Return the query that ``text`` is; raises :class:`UsageError` for one that may not be run."""
    require_limits(Teks("SPARQL bebas", "free SPARQL"))
    checked = guard.accept(text)
    return Free(own(checked.sparql), checked.form)


def _file(path: Path) -> str:
    name = shown(str(path))
    try:
        with path.open("rb") as stream:
            return stream.read(guard.LARGEST + 1).decode("utf-8-sig")
    except UnicodeDecodeError:
        why = Teks("bukan teks UTF-8", "not text in UTF-8")
    except OSError as error:
        reason = of_system(error)
        why = Teks(f"tidak dapat dibaca ({reason.id})", f"cannot be read ({reason.en})")
    raise InputError(Teks(f"{name}: {why.id}", f"{name}: {why.en}"))


def ask(
    place: Inputs,
    free: Free,
    *,
    format_: str = "table",
    lang: Lang = "id",
    limits: QueryLimits | None = None,
    width: int = 120,
    color: bool = False,
) -> Asked:
    """Answer a free query from ``place``. What was cut at a limit is said in the notes, and in JSON.

    Outside ``GRAPH``, a query of files or of a store on disk sees all graphs together; a remote engine sees
    what it takes for its default graph.
    """
    limits = limits or QueryLimits()
    # A worker keeps its own time, and is killed; it is given a little longer, to say so itself.
    seconds = limits.seconds if place.elsewhere else limits.seconds + 5
    raw = within_opened(place, seconds, lambda store: answer(store, free, limits))
    notes = [*place.catatan]
    if raw.terpotong:
        count = len(raw.rows) if raw.rows is not None else raw.nquads.count("\n")
        notes.append(
            Teks(
                f"Jawaban dipotong pada {count} baris: masih ada yang tidak ditampilkan.",
                f"The answer was cut at {count} rows: there is more that is not shown.",
            )
        )
    return Asked(_render(raw, format_, lang, width=width, color=color), tuple(notes), tuple(place.gagal))


def answer(store: Store, free: Free, limits: QueryLimits) -> Raw:
    """Answer ``free`` from ``store``: in a worker that can be killed, or by the engine elsewhere."""
    from kaskade_graph.store import disk, embedded
    from kaskade_graph.store.without_persons import within

    if not isinstance(within(store), embedded.EmbeddedStore):
        return _remote(store, free, limits)
    folder = Path(store.nama)
    if disk.is_store(folder):
        # The lock is held by ``store`` as long as the worker reads.
        return run(free.sparql, (folder / disk.ISI).resolve(), limits)
    from pyoxigraph import RdfFormat, serialize

    quads = serialize(store.quads(store.graphs()), format=RdfFormat.N_QUADS) or b""
    return worker.run(free.sparql, nquads=quads, limits=limits)


def run(sparql: str, folder: Path, limits: QueryLimits, dataset: Dataset | None = None) -> Raw:
    """Answer from the database in ``folder``, in a worker; without personal data unless it was asked for."""
    from kaskade_graph.store import without_persons

    raw = worker.run(sparql, folder=folder, limits=limits, dataset=dataset)
    if personal.wanted():
        return raw
    rows = None if raw.rows is None else without_persons.rows(raw.rows)
    return replace(raw, rows=rows, nquads=without_persons.text(raw.nquads))


def _remote(store: Store, free: Free, limits: QueryLimits) -> Raw:
    """Ask an engine elsewhere: it has limits of its own besides, and so has ``timeout`` in kaskade.toml."""
    if free.form == "ask":
        return Raw(benar=store.ask(free.sparql))
    if free.form == "select":
        found = store.select(free.sparql)
        cut = len(found) > limits.rows
        return Raw(rows=replace(found, rows=found.rows[: limits.rows]), terpotong=cut)
    quads = store.construct(free.sparql)
    lines = [f"{q.triple} .\n" for q in quads[: limits.rows]]
    return Raw(nquads="".join(lines), terpotong=len(quads) > limits.rows)


def _render(raw: Raw, format_: str, lang: Lang, *, width: int, color: bool) -> str | bytes:
    from kaskade_graph.reports import rows

    if raw.benar is not None:
        if format_ == "json":
            return rows.boolean_json(raw.benar)
        return (Teks("ya", "yes") if raw.benar else Teks("tidak", "no")).pick(lang) + "\n"
    if raw.rows is not None:
        return rows.render(raw.rows, (), format_, lang, width=width, color=color, terpotong=raw.terpotong)
    return graph(raw.nquads, format_)


def graph(triples: str, format_: str) -> bytes:
    """Return in one of :data:`MADE` the triples of a CONSTRUCT; they may hold blank nodes, which cascades do not."""
    from pyoxigraph import RdfFormat, parse, serialize

    from kaskade_graph.vocab import PREFIXES

    found = sorted({q.triple for q in parse(triples, format=RdfFormat.N_TRIPLES)}, key=str)
    chosen = {"ttl": RdfFormat.TURTLE, "rdf": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD}.get(
        format_, RdfFormat.N_TRIPLES
    )
    text = "\n".join(triples.splitlines())
    used = {p: base for p, base in sorted(PREFIXES.items()) if f"<{base}" in text}
    try:
        return serialize(found, format=chosen, prefixes=used) or b""
    except ValueError as error:
        raise UsageError(Teks(str(error), str(error))) from None
