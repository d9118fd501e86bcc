"""Answering a saved question: parameters resolved, filled in, asked of a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kaskade_graph.errors import Teks, UnknownName, UsageError
from kaskade_graph.model import SASARAN, Jenis
from kaskade_graph.queries import order, resolve, sparqltext
from kaskade_graph.queries.focus import focus
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.params import Param, looks_like_iri
from kaskade_graph.queries.resolve import Candidate
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.store import catalogue, without_persons
from kaskade_graph.store.embedded import EmbeddedStore
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import Rows, Term, iri
from kaskade_graph.text import shown
from kaskade_graph.vocab import BERLAKU, KATALOG, KIN, RDFS

Given = Mapping[str, Sequence[str]]
_NAMED = 3
Cache = dict[tuple[str, tuple[str, ...]], list[Candidate]]
"""Choices by the question that lists them and the scope they were listed for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What words were taken to name: shown to the person who typed them.

    ``semua`` are several only when they are one element in several editions, and the parameter takes many.
    """

    param: str
    kata: str
    semua: tuple[Candidate, ...]

    @property
    def judul(self) -> Teks:
        """What was chosen in one line, fit to be shown."""
        first, count = self.semua[0], len(self.semua)
        if count == 1:
            return Teks(first.judul, first.judul)
        name = shown(f"{first.label} ({first.jenis})" if first.jenis else first.label)
        where = ", ".join(shown(c.konteks.split(", ")[-1]) for c in self.semua[:_NAMED]) + (
            ", ..." if count > _NAMED else ""
        )
        return Teks(f"{name}, {count} sekaligus: {where}", f"{name}, {count} at once: {where}")


@dataclass(frozen=True, slots=True)
class BoundAnswer:
    """The rows of a question, the SPARQL that was asked, the choices made on the way and the terms they gave."""

    query: SavedQuery
    rows: Rows
    sparql: str
    choices: tuple[Choice, ...]
    bindings: sparqltext.Bindings


def answer(
    store: Store,
    library: Library,
    query: SavedQuery,
    given: Given,
    *,
    limit: int | None = None,
    offset: int | None = None,
) -> BoundAnswer:
    """Answer ``query`` from ``store``. ``given`` holds the values typed for each parameter.

    Raises :class:`UsageError` for a parameter that is unknown, missing, repeated or of the wrong type,
    :class:`UnknownName` and :class:`AmbiguousName` for words that name nothing or several things.
    """
    return ask(store, bind(store, library, query, given), limit=limit, offset=offset)


@dataclass(frozen=True, slots=True)
class Bound:
    """A question with the terms of its parameters, ready to be asked."""

    query: SavedQuery
    bindings: Mapping[str, Sequence[Term | None]]
    choices: tuple[Choice, ...]


def bind(
    store: Store, library: Library, query: SavedQuery, given: Given, cache: Cache | None = None
) -> Bound:
    """Resolve the parameters of ``query``; raises as :func:`answer` does. ``cache`` keeps what is listed."""
    check(query, given)
    bindings, choices = _resolve_all(store, library, query, given, {} if cache is None else cache)
    return Bound(query, bindings, tuple(choices))


def ask(store: Store, bound: Bound, *, limit: int | None = None, offset: int | None = None) -> BoundAnswer:
    """Ask ``store`` a question that is bound."""
    rows, sparql = _rows(store, bound.query, bound.bindings, limit, offset)
    return BoundAnswer(bound.query, rows, sparql, bound.choices, bound.bindings)


def left_out(store: Store, library: Library, found: BoundAnswer, place: str = "") -> list[Teks]:
    """Return, as one sentence, how much a question did not count in its scope, and the question that lists it.

    ``place`` are the words of a command line that name where to ask, with a space before them.
    """
    if found.query.left_out is None:
        return []
    other = bind(store, library, library.get(found.query.left_out), {})
    shared = {name: terms for name, terms in found.bindings.items() if name in other.bindings}
    rows = ask(store, replace(other, bindings={**other.bindings, **shared})).rows
    where = found.query.left_out_where
    count = rows.values(where[0]).count(where[1]) if where else len(rows.rows)
    if not count:
        return []
    command = f"kaskade query {other.query.id}{place}"
    return [
        Teks(
            f"{count} indikator tidak dihitung karena target atau realisasinya bukan satu angka: {command}",
            f"{count} indikator are not counted, as their target or realisasi is no single figure: {command}",
        )
    ]


def _rows(
    store: Store,
    query: SavedQuery,
    bindings: sparqltext.Bindings,
    limit: int | None = None,
    offset: int | None = None,
) -> tuple[Rows, str]:
    """Return the rows of a question in its order, and the SPARQL that was asked for them."""
    where, engine = focus(store, query, bindings), without_persons.within(store)
    asked = where.query
    whole, by = order.parted(asked.body, tuple(c.nama for c in query.columns))
    if limit is None and not offset:
        sparql = compose(replace(asked, body=whole), where.bindings)
        return order.ordered(store.select(sparql, where.graphs), by), sparql
    start = offset or 0
    if by and limit is not None and limit >= 0 <= start and isinstance(engine, EmbeddedStore):
        sparql = compose(replace(asked, body=whole), where.bindings)
        columns, rows = engine.each(sparql, where.graphs)
        found = order.first(columns, rows, by, start, start + limit)
        return found if store is engine else without_persons.rows(found), sparql
    sparql = compose(asked, where.bindings, limit=limit, offset=offset)
    return store.select(sparql, where.graphs), sparql


def plain(
    store: Store | None, library: Library, query: SavedQuery, given: Given, *, limit: int | None = None
) -> str:
    """Return the SPARQL that answers ``query``, parameters filled in, as any client of any engine can ask it.

    Without a ``store`` words cannot be looked up: parameters are then IRIs and values. Raises as :func:`answer`.
    """
    if store is not None:
        return compose(query, bind(store, library, query, given).bindings, limit=limit)
    check(query, given)
    bindings: dict[str, list[Term | None]] = {}
    for param in query.params:
        for value in given.get(param.nama, ()):
            if _by_words(param, value):
                raise UsageError(
                    Teks(
                        f"parameter {param.nama}: {shown(value)!r} harus dicari dalam data",
                        f"parameter {param.nama}: {shown(value)!r} has to be looked up in data",
                    ),
                    Teks(
                        "Sebut berkas atau --store, atau berikan IRI-nya.",
                        "Name files or --store, or give the IRI.",
                    ),
                )
            bindings.setdefault(param.nama, []).append(param.term(value))
    return compose(query, bindings, limit=limit)


def compose(
    query: SavedQuery, bindings: sparqltext.Bindings, *, limit: int | None = None, offset: int | None = None
) -> str:
    """Return the SPARQL of ``query`` with its parameters filled in; those not given take their default."""
    complete = {p.nama: bindings.get(p.nama) or (p.bawaan_term(),) for p in query.params}
    try:
        return sparqltext.paged(
            sparqltext.fill(sparqltext.with_prefixes(query.body), complete), limit, offset
        )
    except ValueError:
        raise UsageError(
            Teks("limit dan offset tidak boleh negatif", "limit and offset must not be negative")
        ) from None


def check(query: SavedQuery, given: Given, place: str = "") -> None:
    """Refuse parameters that ``query`` does not have, that are missing, or repeated where one is taken.

    ``place`` as in :func:`left_out`.
    """
    names = [p.nama for p in query.params]
    for name in given:
        if name not in names:
            raise UnknownName(
                Teks(
                    f"{query.id} tidak punya parameter {shown(name)!r}",
                    f"{query.id} has no parameter {shown(name)!r}",
                ),
                saran=Teks(
                    "Parameternya: " + (", ".join(names) or "tidak ada"),
                    "Its parameters: " + (", ".join(names) or "none"),
                ),
            )
    for param in query.params:
        values = given.get(param.nama, ())
        if param.wajib and param.bawaan is None and not values:
            raise _missing(query, param, place)
        if len(values) > 1 and not param.banyak:
            raise UsageError(
                Teks(
                    f"parameter {param.nama} hanya boleh sekali",
                    f"parameter {param.nama} may be given only once",
                )
            )


def _missing(query: SavedQuery, param: Param, place: str) -> UsageError:
    see = f"kaskade query {param.pilihan}{place}" if param.pilihan else f"kaskade query {query.id} --show"
    return UsageError(
        Teks(
            f"{query.id} memerlukan parameter {param.nama}",
            f"{query.id} needs the parameter {param.nama}",
        ),
        Teks(
            f'Tambahkan --param {param.nama}="..."; pilihannya: {see}',
            f'Add --param {param.nama}="..."; the choices: {see}',
        ),
    )


def _resolve_all(
    store: Store, library: Library, query: SavedQuery, given: Given, cache: Cache
) -> tuple[dict[str, list[Term | None]], list[Choice]]:
    bindings: dict[str, list[Term | None]] = {}
    choices: list[Choice] = []
    # In the order of the header: a scope or a year that stands first narrows what the next may name.
    for param in query.params:
        if param.nama != "lingkup" and len(bindings.get("lingkup", ())) > 1:
            bindings["lingkup"] = _editions(store, bindings["lingkup"])
        for value in given.get(param.nama, ()):
            if not _by_words(param, value):
                bindings.setdefault(param.nama, []).append(param.term(value))
                continue
            key = (param.pilihan or param.nama, tuple(t.value for t in bindings.get("lingkup", ()) if t))
            if key not in cache:
                cache[key] = choices_of(store, library, param, bindings)
            chosen = resolve.resolve_all(value, cache[key], param.nama, editions=param.banyak)
            bindings.setdefault(param.nama, []).extend(c.term for c in chosen)
            choices.append(Choice(param.nama, value, tuple(chosen)))
    if len(bindings.get("lingkup", ())) > 1:
        bindings["lingkup"] = _editions(store, bindings["lingkup"])
    return bindings, choices


def _editions(store: Store, scopes: Sequence[Term | None]) -> list[Term | None]:
    """Return the editions that several scopes cover together, each once: sums must not count one twice."""
    found = {e.iri for scope in scopes if scope is not None for e in catalogue.covered(store, scope.value)}
    return [iri(name) for name in sorted(found)] or list(scopes)


def _by_words(param: Param, value: str) -> bool:
    """Say whether ``value`` has to be looked up rather than taken as it is."""
    if param.tipe == "iri":
        return not looks_like_iri(value)
    return param.pilihan is not None


def choices_of(
    store: Store, library: Library, param: Param, bindings: sparqltext.Bindings | None = None
) -> list[Candidate]:
    """Return what ``param`` may be: the answer of its choices question, or the instances of its class.

    Parameters already resolved narrow it when the choices question has them too.
    """
    known = bindings or {}
    if param.pilihan is not None:
        listing = library.get(param.pilihan)
        shared = {p.nama: known[p.nama] for p in listing.params if known.get(p.nama)}
        return resolve.candidates(_rows(store, listing, shared)[0])
    if param.kelas is None:
        raise UsageError(
            Teks(
                f"parameter {param.nama} harus IRI",
                f"parameter {param.nama} must be an IRI",
            )
        )
    scope = known.get("lingkup") or (iri(BERLAKU),)
    return resolve.candidates(store.select(_instances(param.kelas, scope)))


_SUBCLASSES = {
    KIN.Sasaran: sorted(KIN[j] for j in SASARAN),
    KIN.UnsurKinerja: [KIN[j] for j in Jenis],
}


def _instances(kelas: str, scope: Sequence[Term | None]) -> str:
    kinds = " ".join(f"({iri(k).n3()})" for k in _SUBCLASSES.get(kelas, [kelas]))
    scopes = sparqltext.rows_text(["lingkup"], {"lingkup": scope})
    return f"""
SELECT ?nilai ?nama ?asal WHERE {{
  VALUES (?lingkup) {{ {scopes} }}
  VALUES (?kelas) {{ {kinds} }}
  GRAPH <{KATALOG}> {{ ?lingkup <{KIN.mencakup}> ?kaskade . ?kaskade <{RDFS.label}> ?asal }}
  GRAPH ?kaskade {{ ?nilai a ?kelas ; <{RDFS.label}> ?nama }} }}
ORDER BY ?nama ?nilai"""
