"""What free SPARQL must not hold, looked for in its text before any parser sees it.

Parsers recurse: 5,000 nested groups or 20,000 quoted triples crash a process. ``SERVICE`` calls out, ``FROM``
is read as a fetch by some engines, and updates change the store. The text is looked at twice, as it is and
with its ``\\uXXXX`` escapes decoded, since engines differ on when they decode them; and a backslash outside a
string is refused, since it could make a comment here that is none there. So is a lone carriage return, which
ends a comment for one reader and not for another. Engines do not need a space between words either
(``1SERVICE<...>``), so what calls out is looked for within words too.
"""

from __future__ import annotations

import re
from typing import Literal

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.queries import sparqltext

Form = Literal["select", "ask", "construct", "describe"]

LARGEST = 64 * 1024
"""Bytes of a query."""
DEEPEST = 40
"""Nested brackets of a query."""
_FORMS: dict[str, Form] = {
    "SELECT": "select",
    "ASK": "ask",
    "CONSTRUCT": "construct",
    "DESCRIBE": "describe",
}
_UPDATES = frozenset(
    {"LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING"}
)
_REACHES_OUT = frozenset({"SERVICE", "FROM"})
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SKIPPED = {"PREFIX": 2, "BASE": 1}


def check(text: str) -> Form:
    """Return the form of a query that may be run; raise :class:`UsageError` saying why it may not be.

    >>> check("PREFIX kin: <urn:k> ask { ?s a kin:Program }")
    'ask'
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        kib = LARGEST // 1024
        raise _refused(f"lebih besar dari {kib} KiB", f"larger than {kib} KiB")
    decoded = _ESCAPE.sub(_decoded, text)
    for each in dict.fromkeys((text, decoded)):
        _check_one(each)
    return _form(text)


def _check_one(text: str) -> None:
    depth = 0
    before = ""
    if _LONE_RETURN.search(text):
        raise _refused("baris diakhiri CR saja; pakai LF", "a line ends in a lone CR; use LF")
    for token in sparqltext.tokens(text):
        if token.kind == "name" and (word := _forbidden(token.text.upper())) is not None:
            kind = _OUT if word in _REACHES_OUT else _CHANGES
            raise _refused(f"{word} tidak boleh: {kind.id}", f"{word} is not allowed: {kind.en}")
        if token.text == "\\":
            raise _refused(
                "garis miring terbalik di luar teks berkutip; tulis huruf atau IRI-nya langsung",
                "a backslash outside a quoted text; write the letter or the IRI itself",
            )
        quoted = token.text == "<" and before == "<"
        depth += token.text in ("{", "(", "[") or quoted
        if depth > DEEPEST:
            raise _refused(
                f"kurung bersarang lebih dari {DEEPEST}", f"brackets nested more than {DEEPEST} deep"
            )
        depth -= token.text in ("}", ")", "]")
        before = token.text


def _forbidden(word: str) -> str | None:
    """Return the forbidden word that a token is, or holds before a colon where no name would hold it.

    What stands after a colon is the name of something, and may be called anything.
    """
    if word in _UPDATES:
        return word
    before, colon, _ = word.partition(":")
    return next((w for w in sorted(_REACHES_OUT) if w in (before if colon else word)), None)


_OUT = Teks("kueri tidak boleh menjangkau ke luar penyimpanan", "a query must not reach outside the store")
_CHANGES = Teks("kueri hanya boleh membaca", "a query may only read")


def _form(text: str) -> Form:
    skip = 0
    for token in sparqltext.tokens(text):
        word = token.text.upper()
        if skip:
            skip -= 1
        elif word in _SKIPPED:
            skip = _SKIPPED[word]
        elif word in _FORMS:
            return _FORMS[word]
        else:
            break
    raise _refused(
        "bukan SELECT, ASK, CONSTRUCT, atau DESCRIBE", "neither SELECT, ASK, CONSTRUCT nor DESCRIBE"
    )


def _decoded(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]


def _refused(id_: str, en: str) -> UsageError:
    return UsageError(Teks(f"SPARQL ditolak: {id_}", f"SPARQL refused: {en}"))
