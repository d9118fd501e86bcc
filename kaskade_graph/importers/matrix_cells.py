"""The cells of a matrix as tokens: values whose column says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.importers import labels
from kaskade_graph.importers.document import Cell
from kaskade_graph.importers.lexer import Kind, Token, lex, plain
from kaskade_graph.model import Jenis


def texts(cell: Cell) -> Iterator[Token]:
    """Yield the tokens of a cell as texts."""
    for line in cell.lines:
        yield from plain(line)


def whole(cell: Cell) -> Iterator[Token]:
    for token in texts(cell):
        token.bound = token.whole = True
        yield token


def name_of(cell: Cell) -> Iterator[Token]:
    """A name, without the label that it may begin with: "Sasaran 1", "PROGRAM: ..."."""
    label = label_of(cell)
    tokens = list(_support_apart(list(whole(cell))))
    if label is None:
        yield from tokens
        return
    for token in lex(cell.lines[0]):
        token.bound = token.whole = True
        if token.kind is Kind.HEAD:
            token.kind = Kind.COLUMN
            token.became.append("tingkat")
        elif token.kind is not Kind.SUPPORT:
            token.kind = Kind.TEXT
        yield token
    yield from (t for t in tokens if t.line is not cell.lines[0])


def _support_apart(tokens: list[Token]) -> Iterator[Token]:
    """Take a statement of support that was broken over lines off the texts of a cell."""
    joined = " ".join(t.text for t in tokens)
    match = labels.SUPPORT.search(joined)
    if match is None or not match["refs"] or any(t.kind is Kind.SUPPORT for t in tokens):
        yield from tokens
        return
    at = 0
    for token in tokens:
        begin, at = at, at + len(token.text) + 1
        if at - 1 <= match.start() or begin >= match.end():
            yield token
            continue
        kept = token.text[: max(0, match.start() - begin)].rstrip()
        if kept:
            cut = token.line.text.find(
                token.text[match.start() - begin :].split()[0], token.begin + len(kept)
            )
            before = replace(token, text=kept, end=max(cut, token.begin), became=[])
            yield before
            token.begin = before.end
        if begin + len(kept) <= match.start():
            token.kind, token.dukung = Kind.SUPPORT, labels.support(match)
        else:
            token.kind = Kind.COLUMN
            token.became.append("pernyataan dukungan")
        token.text = token.text[len(kept) :].strip()
        yield token


def aside(cell: Cell, use: str | None) -> Iterator[Token]:
    """The tokens of a cell that is no value; without ``use`` they count as unread."""
    for token in texts(cell):
        token.kind = Kind.COLUMN
        if use is not None:
            token.became.append(use)
        yield token


def mark(
    kind: Kind, cell: Cell, title: str, jenis: Jenis | None = None, properti: str | None = None
) -> Token:
    """The label that a column stands for, at the place of the value."""
    token = Token(kind, title, cell.lines[0], jenis, properti=properti)
    token.bound = token.whole = True
    return token


def label_of(cell: Cell) -> Token | None:
    """The label of an element that a cell begins with: "Sasaran 1", "Kegiatan 2 : ..."."""
    first = next(iter(lex(cell.lines[0])), None)
    if first is None or first.kind is not Kind.HEAD or not re.search(r"[A-Za-z]{4}", first.text):
        return None
    # "PROGRAM" alone on the first of several lines is the first word of a name that was broken.
    broken = len(cell.lines) > 1 and not re.search(r"\d\W*$|[:=]\s*$", first.text)
    return None if broken and first.end >= len(first.line.text.rstrip()) else first


def support(cell: Cell) -> Iterator[Token]:
    """A column that names what each row supports: "Program 2", "Sasaran 1.4"."""
    for token in whole(cell):
        if token.kind is Kind.TEXT:
            match = labels.REFERENCE.fullmatch(token.text)
            words = labels.Support(None, (), token.text)
            token.kind, token.dukung = Kind.SUPPORT, labels.support(match) if match else words
        yield token
