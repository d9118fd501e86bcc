"""The tokens of the SPARQL 1.1 grammar (section 19.8 of the recommendation), and nothing else.

A text that is not made of these tokens from its first character to its last has no tokens at all. White space
and comments are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["iri", "string", "lang", "var", "pname", "blank", "number", "word", "sign"]

# PN_CHARS_BASE, PN_CHARS_U, and PN_CHARS without the hyphen
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_U = _BASE + "_"
_CHAR = _U + r"0-9\u00b7\u0300-\u036f\u203f-\u2040"
# Longer prefixes are nobody's; the bound keeps the time of a text without colons linear.
_PREFIX = rf"(?:[{_BASE}](?:[{_CHAR}.-]{{0,99}}[{_CHAR}-])?)?"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:[{_U}:0-9]|{_PLX})(?:(?:[{_CHAR}.:-]|{_PLX})*(?:[{_CHAR}:-]|{_PLX}))?"
_ECHAR = r"\\[tbnrf\\\"']|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

_TOKEN = re.compile(
    rf"""
    (?P<space>[\x20\t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
  | (?P<string>\"{{3}}(?:\"{{0,2}}(?:[^"\\]|{_ECHAR}))*\"{{3}}|'{{3}}(?:'{{0,2}}(?:[^'\\]|{_ECHAR}))*'{{3}}
      |"(?:[^"\\\n\r]|{_ECHAR})*"|'(?:[^'\\\n\r]|{_ECHAR})*')
  | (?P<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<var>[?$][{_U}0-9][{_U}0-9\u00b7\u0300-\u036f\u203f-\u2040]*)
  | (?P<blank>_:[{_U}0-9](?:[{_CHAR}.-]*[{_CHAR}-])?)
  | (?P<pname>{_PREFIX}:(?:{_LOCAL})?)
  | (?P<number>[+-]?(?:[0-9]+\.[0-9]*[eE][+-]?[0-9]+|\.?[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+))
  | (?P<word>[A-Za-z][A-Za-z0-9_]*)
  | (?P<sign>\^\^|&&|\|\||!=|<=|>=|[{{}}()\[\].,;*+\-/=<>!?^|])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, its text, and where it starts and ends."""

    kind: Kind
    text: str
    start: int
    end: int


class NotTokens(ValueError):
    """The text is not made of tokens of SPARQL 1.1; ``at`` is the place of the first character that is in none."""

    def __init__(self, at: int) -> None:
        super().__init__(f"not SPARQL 1.1 at character {at}")
        self.at = at


def tokens(text: str) -> Iterator[Token]:
    """Iterate over the tokens of a query; raise :class:`NotTokens` where there is none.

    >>> [t.text for t in tokens("SELECT ?a # all\\n WHERE { ?a a <x> }")]
    ['SELECT', '?a', 'WHERE', '{', '?a', 'a', '<x>', '}']
    """
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotTokens(at)
        kind = match.lastgroup
        if kind not in ("space", "comment"):
            yield Token(kind, match.group(), at, match.end())  # type: ignore[arg-type]
        at = match.end()


def place(text: str, at: int) -> tuple[int, int]:
    """Return line and column of a place in ``text``, both counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


def projected(sparql: str) -> tuple[str, ...] | None:
    """Return the columns that a SELECT asks for, in order; None for ``*``. The text has to be SPARQL.

    >>> projected("SELECT ?a (COUNT(?b) AS ?n) WHERE { ?a ?p ?b }")
    ('a', 'n')
    """
    found: list[str] = []
    depth = 0
    selecting = named = False
    for token in tokens(sparql):
        word = token.text.upper() if token.kind == "word" else token.text
        if not selecting:
            selecting = word == "SELECT"
            continue
        if depth == 0 and (word in ("WHERE", "{", "FROM") or word == "*"):
            break
        depth += (word == "(") - (word == ")")
        if token.kind == "var" and (depth == 0 or (named and depth == 1)):
            found.append(token.text[1:])
        named = word == "AS"
    return tuple(found) or None


def variables(sparql: str) -> frozenset[str]:
    """Return the variables that a query names. The text has to be SPARQL."""
    return frozenset(t.text[1:] for t in tokens(sparql) if t.kind == "var")
