"""What free SPARQL may be, decided on its tokens; what goes on is written anew from them.

Parsers recurse: 5,000 nested groups or 20,000 quoted triples crash a process. ``SERVICE`` calls out, ``FROM``
is read as a fetch by some engines, and updates change the store. Engines also part a text differently: they
need no space between words (``1SERVICE<...>``), take ``<2)SERVICE#>`` for a less-than and a comment where the
grammar sees an IRI, decode ``\\uXXXX`` at different moments, and end comments at different characters. So no
engine is given the text that was typed. It gets the tokens of the SPARQL 1.1 grammar, one space or more
between them, without comments, with IRIs in place of prefixed names and with texts quoted in one way; what is
no such token, or could be read as others, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.store import grammar
from kaskade_graph.store.grammar import Token
from kaskade_graph.text import shown
from kaskade_graph.vocab import PREFIXES, XSD

Form = Literal["select", "ask", "construct", "describe"]

LARGEST = 64 * 1024
"""Bytes of a query."""
DEEPEST = 40
"""Nested brackets, and signs before one value, of a query."""
MOST = 400
"""Operators, groups and patterns that one query chains: engines nest each in the one before."""

_FORMS: dict[str, Form] = {
    "SELECT": "select",
    "ASK": "ask",
    "CONSTRUCT": "construct",
    "DESCRIBE": "describe",
}
_UPDATES = frozenset(
    """
    LOAD INSERT DELETE CLEAR DROP CREATE COPY MOVE ADD WITH USING INTO TO DATA ALL DEFAULT
    """.split()  # noqa: SIM905
)
_REACHES_OUT = frozenset({"SERVICE", "SILENT", "FROM", "NAMED"})
_FUNCTIONS = frozenset(
    """
    COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND
    ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS
    STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1
    SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC
    REGEX SUBSTR REPLACE
    """.split()  # noqa: SIM905
)
_KEYWORDS = frozenset(
    """
    SELECT ASK CONSTRUCT DESCRIBE DISTINCT REDUCED AS WHERE ORDER BY ASC DESC GROUP HAVING LIMIT
    OFFSET VALUES UNDEF OPTIONAL GRAPH UNION FILTER BIND MINUS NOT EXISTS IN TRUE FALSE SEPARATOR
    """.split()  # noqa: SIM905
)
_CHAINS = frozenset(
    """
    UNION OPTIONAL MINUS FILTER BIND VALUES GRAPH || && + - * / | ^ = != < > <= >= IN NOT . ;
    """.split()  # noqa: SIM905
)
_OPEN, _CLOSE = frozenset("{(["), frozenset("})]")
_UNARY = frozenset("!+-^")

# What is not one of these schemes may be code or a file to some engine: <bif:...>, <java:...>, <file:...>.
_SCHEMES = frozenset({"http", "https", "urn", "tag", "mailto", "doi", "info", "tel", "geo"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
# No engine reads "x://" as anything but an IRI. In others, nothing may stand that ends or opens something.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s]*|(?!.*[+-]{9})[^()\[\]!*'$]{0,1000}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_CASTS = frozenset(
    XSD[name]
    for name in [
        "string",
        "boolean",
        "integer",
        "decimal",
        "float",
        "double",
        "date",
        "dateTime",
        "gYear",
        "gYearMonth",
        "duration",
    ]
)
_UNESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ECHARS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_TO_ESCAPE = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A query that may be asked: its form, and its text as engines are given it."""

    form: Form
    sparql: str


def accept(text: str) -> CheckedQuery:
    """Return the query that ``text`` is, written anew; raise :class:`UsageError` saying why it may not be asked.

    The prefixes of the project need not be declared.

    >>> accept("PREFIX k: <urn:k:> ask { ?s a k:Program } # all")
    CheckedQuery(form='ask', sparql='ASK { ?s a <urn:k:Program> }')
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        kib = LARGEST // 1024
        raise _refused(f"lebih besar dari {kib} KiB", f"larger than {kib} KiB")
    if _LONE_RETURN.search(text):
        raise _refused("baris diakhiri CR saja; pakai LF", "a line ends in a lone CR; use LF")
    if found := _CONTROL.search(text):
        sign = shown(found.group())
        raise _refused(f"huruf kendali {sign}", f"a control character {sign}")
    try:
        stream = list(grammar.tokens(text))
    except grammar.NotTokens as error:
        _no_token(text, error.at)
    _check_nesting(stream)
    writer = _QueryWriter(text, stream)
    return CheckedQuery(*writer.written())


def check(text: str) -> Form:
    """Return the form of a query that may be asked; raises as :func:`accept` does."""
    return accept(text).form


def _check_nesting(stream: Sequence[Token]) -> None:
    depth = unary = chained = 0
    for token in stream:
        word = token.text.upper() if token.kind == "word" else token.text
        sign = token.kind == "sign"
        unary = unary + 1 if sign and word in _UNARY else 0
        depth += sign and word in _OPEN
        chained += word in _CHAINS and token.kind in ("sign", "word")
        if depth + unary > DEEPEST:
            raise _refused(
                f"kurung bersarang lebih dari {DEEPEST}", f"brackets nested more than {DEEPEST} deep"
            )
        if chained > MOST:
            raise _refused(
                f"lebih dari {MOST} pola dan operator berantai",
                f"more than {MOST} chained patterns and operators",
            )
        depth -= sign and word in _CLOSE


class _QueryWriter:
    """Writes a query anew, token by token."""

    def __init__(self, text: str, stream: Sequence[Token]) -> None:
        self.text, self.stream = text, stream
        self.prefixes: dict[str, str] = dict(PREFIXES)
        self.at = 0

    def form(self) -> Form:
        """Return the form of the query, once its head has been read."""
        found = _FORMS.get(self.stream[self.at].text.upper()) if self.at < len(self.stream) else None
        if found is None:
            raise _refused(
                "bukan SELECT, ASK, CONSTRUCT, atau DESCRIBE", "neither SELECT, ASK, CONSTRUCT nor DESCRIBE"
            )
        return found

    def written(self) -> tuple[Form, str]:
        """Return the form of the query and its text.

        Some engines take no space before a comma, nor between a function and its arguments.
        """
        parts: list[str] = []
        for part in self.parts():
            before = parts[-1].rstrip() if parts else ""
            if part == ", " or (part == "( " and (before in _FUNCTIONS or before[1:-1] in _CASTS)):
                part += "\n" * parts[-1].endswith("\n")
                parts[-1] = before
            parts.append(part)
        return self.form(), "".join(parts).rstrip()

    def parts(self) -> Iterator[str]:
        """Iterate over the pieces of the text: head first, then token by token."""
        yield from self._head()
        self.form()
        at = self.at
        while at < len(self.stream):
            token = self.stream[at]
            nxt = self.stream[at + 1] if at + 1 < len(self.stream) else None
            if token.kind == "string" and nxt is not None and (nxt.kind == "lang" or nxt.text == "^^"):
                at += 1
                written = _quoted(token, self)
                if nxt.kind == "lang":
                    yield f"{written}{nxt.text} "
                else:
                    at += 1
                    kind = self.stream[at] if at < len(self.stream) else None
                    if kind is None or kind.kind not in ("iri", "pname"):
                        self._stop(nxt)
                    yield f"{written}^^{self._iri(kind)}"
            else:
                yield self._one(token, nxt)
            at += 1

    def _head(self) -> Iterator[str]:
        while self.at < len(self.stream) and (word := self.stream[self.at].text.upper()) in (
            "PREFIX",
            "BASE",
        ):
            rest = [t.kind for t in self.stream[self.at + 1 : self.at + 3]]
            if word == "PREFIX" and rest == ["pname", "iri"]:
                self._declare(self.stream[self.at + 1], self.stream[self.at + 2])
                self.at += 3
            elif word == "BASE" and rest[:1] == ["iri"]:
                yield "BASE " + self._checked(self.stream[self.at + 1].text[1:-1], absolute=True)
                self.at += 2
            else:
                self._stop(self.stream[self.at])

    def _declare(self, name: Token, iri: Token) -> None:
        prefix, _, local = name.text.partition(":")
        if local:
            self._stop(name)
        self._checked(iri.text[1:-1], absolute=True)
        self.prefixes[prefix] = iri.text[1:-1]

    def _one(self, token: Token, nxt: Token | None) -> str:
        if token.kind == "word":
            return self._word(token) + " "
        if token.kind == "string":
            return _quoted(token, self) + " "
        if token.kind in ("iri", "pname"):
            if nxt is not None and nxt.text == "(" and self._value(token) not in _CASTS:
                raise self.at_token(
                    token, "fungsi ini tidak boleh dipanggil", "this function may not be called"
                )
            return self._iri(token)
        if token.kind == "lang" or token.text == "^^":
            self._stop(token)
        return token.text + " "

    def _word(self, token: Token) -> str:
        word = token.text.upper()
        if token.text == "a":
            return "a"
        if word in _REACHES_OUT:
            raise _refused(f"{word} tidak boleh: {_OUT.id}", f"{word} is not allowed: {_OUT.en}")
        if word in _UPDATES:
            raise _refused(f"{word} tidak boleh: {_CHANGES.id}", f"{word} is not allowed: {_CHANGES.en}")
        if word not in _KEYWORDS | _FUNCTIONS:
            self._stop(token)
        return word.lower() if word in ("TRUE", "FALSE") else word

    def _iri(self, token: Token) -> str:
        return self._checked(self._value(token), absolute=token.kind == "pname", of=token)

    def _value(self, token: Token) -> str:
        if token.kind == "iri":
            return token.text[1:-1]
        prefix, _, local = token.text.partition(":")
        if prefix not in self.prefixes:
            name = shown(prefix)
            raise self.at_token(token, f"awalan {name}: tidak dikenal", f"the prefix {name}: is not declared")
        return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)

    def _checked(self, value: str, *, absolute: bool, of: Token | None = None) -> str:
        """Return an IRI as it is written; a line ends after a ``#`` that could start a comment."""
        scheme = _SCHEME.match(value)
        name = shown(f"<{value[:80]}>")
        where = "" if of is None else _where(self.text, of)
        where_en = "" if of is None else _where(self.text, of, en=True)
        if (scheme is None and absolute) or (scheme is not None and scheme.group().lower() not in _SCHEMES):
            raise _refused(
                f"IRI {name}{where} bukan http, https atau urn",
                f"the IRI {name}{where_en} is not one of http, https or urn",
            )
        if not _PLAIN.fullmatch(value) or re.search(r'[<>"{}|^`\\\x00-\x20]', value):
            raise _refused(
                f"{name}{where} dapat dibaca sebagai IRI dan sebagai tanda lebih kecil; beri spasi sesudah <",
                f"{name}{where_en} can be read as an IRI and as a less-than; put a space after <",
            )
        return f"<{value}>" + ("\n" if "#" in value and "://" not in value else " ")

    def _stop(self, token: Token) -> NoReturn:
        what = shown(token.text[:40])
        raise self.at_token(token, f"{what!r} bukan bagian SPARQL 1.1", f"{what!r} is not part of SPARQL 1.1")

    def at_token(self, token: Token, id_: str, en: str) -> UsageError:
        """Return the refusal of a token, with its place."""
        return _refused(id_ + _where(self.text, token), en + _where(self.text, token, en=True))


_OUT = Teks("kueri tidak boleh menjangkau ke luar penyimpanan", "a query must not reach outside the store")
_CHANGES = Teks("kueri hanya boleh membaca", "a query may only read")


def _quoted(token: Token, writer: _QueryWriter) -> str:
    """Return a text in double quotes; one with ``\\u`` in it would be decoded again by some engines."""
    long = token.text[:3] in ('"""', "'''") and len(token.text) >= 6
    inner = token.text[3:-3] if long else token.text[1:-1]
    value = _UNESCAPED.sub(_decoded, inner)
    if _SURROGATE.search(value) or "\x00" in value or re.search(r"\\[uU]", value):
        raise writer.at_token(token, "teks dengan \\u yang tidak sah", "a text with a \\u that is not valid")
    return '"' + "".join(_TO_ESCAPE.get(c, c) for c in value) + '"'


_SURROGATE = re.compile("[\ud800-\udfff]")


def _decoded(match: re.Match[str]) -> str:
    if match[3]:
        return _ECHARS.get(match[3], match[3])
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else "\ud800"


def _no_token(text: str, at: int) -> NoReturn:
    line, column = grammar.place(text, at)
    char = shown(text[at : at + 12].split("\n")[0])
    if text[at] == "\\":
        raise _refused(
            f"garis miring terbalik di luar teks berkutip (baris {line}, kolom {column}); tulis huruf atau IRI-nya "
            "langsung",
            f"a backslash outside a quoted text (line {line}, column {column}); write the letter or the IRI itself",
        )
    raise _refused(
        f"bukan SPARQL 1.1 mulai baris {line}, kolom {column}: {char!r}",
        f"not SPARQL 1.1 from line {line}, column {column}: {char!r}",
    )


def _where(text: str, token: Token, *, en: bool = False) -> str:
    line, column = grammar.place(text, token.start)
    return f" (line {line}, column {column})" if en else f" (baris {line}, kolom {column})"


def _refused(id_: str, en: str) -> UsageError:
    return UsageError(Teks(f"SPARQL ditolak: {id_}", f"SPARQL refused: {en}"))
