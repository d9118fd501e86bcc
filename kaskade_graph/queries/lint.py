"""What a saved question must not do, checked on its parse tree.

Each refusal is here because engines differ on it, because it reaches outside the store, or because a
filled-in parameter would silently not count. The parser is rdflib's; it is imported when this is called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.queries import sparqltext
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.store import grammar

_MAX_DEPTH = 24
"""Nested groups a question may have; rdflib's parser fails at 50."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a question: the rule it breaks, and a message."""

    aturan: str
    pesan: Teks


def lint(query: SavedQuery) -> list[Fault]:
    """Return the faults of ``query``, none when it may be used."""
    try:
        body = sparqltext.with_prefixes(query.body)
    except grammar.NotTokens as error:
        line, column = grammar.place(query.body, error.at)
        why = Teks(
            f"bukan SPARQL 1.1 mulai baris {line}, kolom {column} sesudah kepala",
            f"not SPARQL 1.1 from line {line}, column {column} after the header",
        )
        return [Fault("syntax", why)]
    tree = _parse(body)
    if isinstance(tree, Fault):
        return [tree]
    seen = _SeenTerms.of(tree, {p.nama for p in query.params})
    return [*_form(tree, seen), *_blocks(query, body, seen), *_params(query, seen), *_columns(query, tree)]


def nesting(text: str) -> int:
    """Return how deep brackets are nested in a query, before any parser sees it.

    >>> nesting("SELECT * { { ?a ?b ( 1 ) } }")
    3
    """
    depth = deepest = 0
    for token in grammar.tokens(text):
        if token.text in ("{", "(", "["):
            depth += 1
            deepest = max(deepest, depth)
        elif token.text in ("}", ")", "]"):
            depth -= 1
    return deepest


def _parse(body: str) -> Any:
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    if nesting(body) > _MAX_DEPTH:
        why = Teks("terlalu banyak kurung bersarang", "too many nested brackets")
        return Fault("syntax", why)
    try:
        # translated for its checks of scope; the tree itself is what is looked at
        translateQuery(parseQuery(body))
        return parseQuery(body)[1]
    except Exception as error:  # rdflib raises whatever its grammar and algebra come upon
        reason = " ".join(str(error).split())[:200]
        return Fault("syntax", Teks(f"bukan kueri SPARQL: {reason}", f"not a SPARQL query: {reason}"))


# --- looking at the tree ----------------------------------------------------------------------------------


@dataclass
class _SeenTerms:
    """What stands where in the tree."""

    params: set[str]
    kinds: Counter[str] = field(default_factory=Counter)
    outside: bool = False
    positive: set[str] = field(default_factory=set)
    tables: list[tuple[str, ...]] = field(default_factory=list)
    groups: list[tuple[set[tuple[str, ...]], set[str]]] = field(default_factory=list)
    """For the query and each sub-select: the tables in it, and the parameters it mentions."""

    @classmethod
    def of(cls, tree: Any, params: set[str]) -> _SeenTerms:
        seen = cls(params)
        seen._select(tree, graph=False, negated=False)
        return seen

    def _select(self, node: Any, *, graph: bool, negated: bool) -> None:
        """Look at one SELECT; the sub-selects in it are looked at on their own."""
        group: tuple[set[tuple[str, ...]], set[str]] = (set(), set())
        self.groups.append(group)
        for key, value in node.items():
            if key not in ("datasetClause", "limitoffset"):
                self._walk(value, group, graph, negated)

    def _walk(self, node: Any, group: Any, graph: bool, negated: bool) -> None:
        from rdflib.plugins.sparql.parserutils import CompValue

        name = node.name if isinstance(node, CompValue) else None
        if name is not None:
            self.kinds[name] += 1
        if name == "SubSelect":
            self._select(node, graph=graph, negated=negated)
        elif name == "InlineData":
            self._table(node, group)
        else:
            if name == "TriplesBlock" and not graph:
                self.outside = True
            graph = graph or name == "GraphGraphPattern"
            negated = negated or name in ("MinusGraphPattern", "Builtin_NOTEXISTS")
            self._variable(node, group, negated)
            for child in _children(node):
                self._walk(child, group, graph, negated)

    def _table(self, node: Any, group: Any) -> None:
        names = tuple(str(v) for v in node["var"])
        self.tables.append(names)
        group[0].add(names)

    def _variable(self, node: Any, group: Any, negated: bool) -> None:
        if type(node).__name__ == "Variable" and str(node) in self.params:
            group[1].add(str(node))
            if not negated:
                self.positive.add(str(node))


def _children(node: Any) -> Iterator[Any]:
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        yield from node.values()
    elif isinstance(node, list | tuple | ParseResults):
        yield from node


# --- the rules --------------------------------------------------------------------------------------------


def _form(tree: Any, seen: _SeenTerms) -> Iterator[Fault]:
    if tree.name != "SelectQuery":
        yield Fault("select", Teks("hanya SELECT yang boleh", "only SELECT is allowed"))
        return
    if "datasetClause" in tree:
        yield Fault("from", Teks("FROM tidak boleh", "FROM is not allowed"))
    if seen.kinds["ServiceGraphPattern"]:
        yield Fault("service", Teks("SERVICE tidak boleh", "SERVICE is not allowed"))
    if "projection" not in tree:
        why = Teks("SELECT * tidak boleh: sebutkan kolomnya", "SELECT * is not allowed: name the columns")
        yield Fault("select-star", why)
    if "orderby" not in tree:
        yield Fault("order", Teks("tidak ada ORDER BY", "there is no ORDER BY"))
    if "limitoffset" in tree:
        why = Teks("LIMIT dan OFFSET diatur saat dijalankan", "LIMIT and OFFSET are set when it is run")
        yield Fault("limit", why)
    if "valuesClause" in tree:
        why = Teks("VALUES di luar WHERE tidak boleh", "VALUES outside WHERE is not allowed")
        yield Fault("trailing-values", why)
    if seen.outside:
        yield Fault("outside-graph", Teks("ada pola di luar GRAPH", "there are patterns outside GRAPH"))
    for kind, shown in _UNSTABLE.items():
        if seen.kinds[kind]:
            why = Teks(f"{shown}: jawabannya tidak pasti", f"{shown}: its answer is not determined")
            yield Fault("unstable", why)
    if seen.kinds["Builtin_REGEX"] or seen.kinds["Builtin_REPLACE"]:
        why = Teks("REGEX dan REPLACE tidak boleh; pakai CONTAINS", "no REGEX or REPLACE; use CONTAINS")
        yield Fault("regex", why)


_UNSTABLE = {
    "Aggregate_Sample": "SAMPLE",
    "Aggregate_GroupConcat": "GROUP_CONCAT",
    "Builtin_RAND": "RAND",
    "Builtin_NOW": "NOW",
    "Builtin_UUID": "UUID",
    "Builtin_STRUUID": "STRUUID",
    "Builtin_BNODE": "BNODE",
}


def _blocks(query: SavedQuery, body: str, seen: _SeenTerms) -> Iterator[Fault]:
    texts = sparqltext.blocks(body)
    if sorted(b.names for b in texts) != sorted(seen.tables):
        yield Fault("values", Teks("blok VALUES tidak terbaca", "a VALUES block cannot be read"))
        return
    declared = {names for names in seen.tables if seen.params & set(names)}
    for names in sorted(declared):
        if not set(names) <= seen.params:
            stray = ", ".join(sorted(set(names) - seen.params))
            yield Fault(
                "values",
                Teks(f"VALUES berisi yang bukan parameter: {stray}", f"VALUES names no parameter: {stray}"),
            )
    for name in sorted(seen.params):
        count = sum(name in names for names in declared)
        if count != 1:
            why = Teks(
                f"parameter {name} harus ada di tepat satu blok VALUES",
                f"parameter {name} must stand in exactly one VALUES block",
            )
            yield Fault("param-block", why)
            return
    defaults = {p.nama: [p.bawaan_term()] for p in query.params}
    for block in texts:
        if set(block.names) <= seen.params and not _same(
            block.rows, sparqltext.rows_text(block.names, defaults)
        ):
            name = ", ".join(block.names)
            why = Teks(f"VALUES ({name}) bukan nilai bawaannya", f"VALUES ({name}) is not the default")
            yield Fault("default", why)
    top, *subselects = seen.groups
    if not declared <= top[0]:
        why = Teks("blok VALUES hanya ada di sub-select", "a VALUES block stands only in a sub-select")
        yield Fault("param-block", why)
    for tables, mentioned in subselects:
        needed = {names for names in declared if mentioned & set(names)}
        if declared and (not tables & declared or not needed <= tables):
            why = Teks(
                "sub-select tidak mengulang blok VALUES",
                "a sub-select does not repeat the VALUES block",
            )
            yield Fault("subselect", why)


def _same(rows: str, expected: str) -> bool:
    def bare(text: str) -> list[str]:
        return [t.text for t in grammar.tokens(text) if t.text not in ("(", ")")]

    return bare(rows) == bare(expected)


def _params(query: SavedQuery, seen: _SeenTerms) -> Iterator[Fault]:
    for param in query.params:
        if param.nama not in seen.positive:
            why = Teks(
                f"parameter {param.nama} hanya ada di dalam NOT EXISTS atau MINUS, atau tidak dipakai",
                f"parameter {param.nama} stands only inside NOT EXISTS or MINUS, or is not used",
            )
            yield Fault("param-negated", why)


def _columns(query: SavedQuery, tree: Any) -> Iterator[Fault]:
    if "projection" not in tree:
        return
    projected = [str(v["evar"] if "evar" in v else v["var"]) for v in tree["projection"]]
    declared = [c.nama for c in query.columns]
    if projected != declared:
        header, select = ", ".join(declared), ", ".join(projected)
        why = Teks(
            f"kolom di kepala ({header}) bukan kolom SELECT ({select})",
            f"the columns in the header ({header}) are not those of SELECT ({select})",
        )
        yield Fault("columns", why)
