"""The text of a query, from whose tokens its VALUES blocks and prefixes are known.

Only texts that :mod:`kaskade_graph.queries.lint` has accepted are filled in; no RDF library is needed here,
so that a saved question answers quickly from a cold start.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kaskade_graph.store.grammar import Token, tokens
from kaskade_graph.store.terms import Term
from kaskade_graph.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class Block:
    """One VALUES block: its variables without ``?``, the text between its braces, and where that stands."""

    names: tuple[str, ...]
    rows: str
    start: int
    end: int


@lru_cache(maxsize=256)
def blocks(text: str) -> tuple[Block, ...]:
    """Return the VALUES blocks of a query, in order; a malformed one is left out (the parser refuses it).

    Raises :class:`~kaskade_graph.store.grammar.NotTokens`.
    """
    found = []
    stream = list(tokens(text))
    for at, token in enumerate(stream):
        if token.kind == "word" and token.text.upper() == "VALUES":
            block = _block(text, stream, at + 1)
            if block is not None:
                found.append(block)
    return tuple(found)


def _block(text: str, stream: list[Token], at: int) -> Block | None:
    names = []
    while at < len(stream) and stream[at].text != "{":
        if stream[at].kind == "var":
            names.append(stream[at].text[1:])
        elif stream[at].text not in ("(", ")"):
            return None
        at += 1
    end = next((t for t in stream[at + 1 :] if t.text == "}"), None)
    if end is None or not names:
        return None
    start = stream[at].end
    return Block(tuple(names), text[start : end.start], start, end.start)


Bindings = Mapping[str, Sequence[Term | None]]


def fill(text: str, bindings: Bindings) -> str:
    """Return ``text`` with the rows of every VALUES block of parameters replaced.

    ``bindings`` holds, for every parameter, its values; None is UNDEF. With several parameters in one block
    the rows are all combinations. A block that names none of them is left as it is.

    >>> fill("VALUES (?a) { (UNDEF) }", {"a": [Term("literal", "x")]})
    'VALUES (?a) { ("x") }'
    """
    out, last = [], 0
    for block in blocks(text):
        if bindings.keys() & set(block.names):
            out += [text[last : block.start], f" {rows_text(block.names, bindings)} "]
            last = block.end
    return "".join([*out, text[last:]])


def rows_text(names: Sequence[str], bindings: Bindings) -> str:
    """Return the rows of a VALUES block over ``names``: serialised terms, or UNDEF."""
    combinations = itertools.product(*(bindings[name] for name in names))
    return " ".join(f"({' '.join(t.n3() if t else 'UNDEF' for t in row)})" for row in combinations)


@lru_cache(maxsize=256)
def with_prefixes(text: str) -> str:
    """Return ``text`` with the project's prefixes that it uses but does not declare."""
    stream = list(tokens(text))
    declared = {after.text for before, after in itertools.pairwise(stream) if before.text.upper() == "PREFIX"}
    used = {t.text.partition(":")[0] for t in stream if t.kind == "pname"}
    missing = [p for p in PREFIXES if p in used and f"{p}:" not in declared]
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in missing) + text


def paged(text: str, limit: int | None, offset: int | None) -> str:
    """Return ``text`` with LIMIT and OFFSET, which are integers and nothing else.

    Raises :class:`ValueError` when one is negative.
    """
    for value in (limit, offset):
        if value is not None and value < 0:
            raise ValueError(f"negative: {value}")
    out = text.rstrip()
    if limit is not None:
        out += f"\nLIMIT {limit:d}"
    if offset:
        out += f"\nOFFSET {offset:d}"
    return out
