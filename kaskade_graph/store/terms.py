"""Terms and rows of results: what a question is answered with, whatever engine answered.

They serialise as SPARQL 1.1 Query Results JSON, and read it back strictly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from kaskade_graph.vocab import RDF, XSD

Kind = Literal["uri", "literal", "bnode"]

# RFC 3987 section 2.2; private use is refused everywhere, not only outside the query part.
_NOT_IN_IRI = re.compile(
    r'[\x00-\x20<>"{}|^`\\\[\]\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]'
    r"|%(?![0-9A-Fa-f]{2})|#.*#"
    "|[\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    "|["
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15))
    + "]"
)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LANG = re.compile(r"[A-Za-z]+(-[A-Za-z0-9]+)*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Term:
    """One RDF term. ``datatype`` is "" for plain strings and for IRIs; ``lang`` a BCP 47 tag or ""."""

    kind: Kind
    value: str
    datatype: str = ""
    lang: str = ""

    def n3(self) -> str:
        """Return the term in the syntax of SPARQL.

        Raises :class:`ValueError` when it cannot be written so (an IRI with ``>`` in it, a blank node):
        nothing that comes out of here can end the term and begin something else.

        >>> Term("literal", 'a "b"').n3()
        '"a \\\\"b\\\\""'
        """
        if self.kind == "uri":
            return _iri(self.value)
        if self.kind == "bnode":
            raise ValueError("a blank node has no name outside its own result")
        if _SURROGATE.search(self.value):
            raise ValueError("the text holds half a character (a lone surrogate)")
        quoted = f'"{_TO_ESCAPE.sub(_escape, self.value)}"'
        if self.lang:
            if not _LANG.fullmatch(self.lang):
                raise ValueError(f"not a language tag: {self.lang!r}")
            return f"{quoted}@{self.lang}"
        return f"{quoted}^^{_iri(self.datatype)}" if self.datatype else quoted

    def to_json(self) -> dict[str, str]:
        """Return the term as an RDF term of SPARQL 1.1 Query Results JSON."""
        out = {"type": self.kind, "value": self.value}
        if self.lang:
            out["xml:lang"] = self.lang
        elif self.datatype:
            out["datatype"] = self.datatype
        return out


def iri(value: str) -> Term:
    """Return an IRI term.

    >>> iri("https://example.org/a").n3()
    '<https://example.org/a>'
    """
    return Term("uri", value)


def text(value: str, datatype: str = "") -> Term:
    """Return a literal; ``xsd:string`` is written as the plain string it is."""
    return Term("literal", value, "" if datatype == XSD.string else datatype)


def _iri(value: str) -> str:
    if _NOT_IN_IRI.search(value) or _SURROGATE.search(value) or not _ABSOLUTE.match(value):
        raise ValueError(f"not an absolute IRI: {value!r}")
    return f"<{value}>"


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of a SELECT: column names, and rows with one cell a column (None where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def column(self, name: str) -> list[Term | None]:
        """Return the cells of one column; :class:`KeyError` when there is none of that name."""
        if name not in self.columns:
            raise KeyError(name)
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def values(self, name: str) -> list[str]:
        """Return the bound values of one column as text."""
        return [cell.value for cell in self.column(name) if cell is not None]

    def to_json(self) -> dict[str, Any]:
        """Return the rows as SPARQL 1.1 Query Results JSON."""
        bindings = [
            {name: cell.to_json() for name, cell in zip(self.columns, row, strict=True) if cell is not None}
            for row in self.rows
        ]
        return {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}


def rows(columns: Iterable[str], found: Iterable[Row]) -> Rows:
    """Make :class:`Rows` from any iterables."""
    return Rows(tuple(columns), tuple(found))


def rows_from_json(body: str | bytes) -> Rows:
    """Read SPARQL 1.1 Query Results JSON; raises :class:`ValueError` when it is cut short or something else.

    >>> rows_from_json('{"head": {"vars": ["a"]}, "results": {"bindings": [{}]}}')
    Rows(columns=('a',), rows=((None,),))
    """
    data = _loaded(body)
    try:
        columns = tuple(str(name) for name in data["head"]["vars"])
        bindings = data["results"]["bindings"]
        return Rows(columns, tuple(tuple(_cell(b.get(name)) for name in columns) for b in bindings))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not SPARQL results: {error!r}") from error


def boolean_from_json(body: str | bytes) -> bool:
    """Read the answer of an ASK; raises :class:`ValueError` when it is none."""
    data = _loaded(body)
    if not isinstance(data, dict) or not isinstance(data.get("boolean"), bool):
        raise ValueError("not the answer of an ASK")
    return bool(data["boolean"])


def _loaded(body: str | bytes) -> Any:
    try:
        return json.loads(body)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _cell(binding: dict[str, str] | None) -> Term | None:
    if binding is None:
        return None
    kind, value = binding["type"], binding["value"]
    if not isinstance(value, str):
        raise TypeError("a value that is not text")
    if kind == "uri":
        return Term("uri", value)
    if kind == "bnode":
        return Term("bnode", value)
    if kind not in ("literal", "typed-literal"):
        raise TypeError(f"a term of kind {kind!r}")
    lang = binding.get("xml:lang", "")
    datatype = binding.get("datatype", "")
    plain = lang or datatype in (XSD.string, RDF.langString)
    return Term("literal", value, "" if plain else datatype, lang)
