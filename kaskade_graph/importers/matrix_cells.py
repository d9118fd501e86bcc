"""The cells of a matrix as tokens: values whose column says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    tokens = list(whole(cell))
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
    worded = first is not None and re.search(r"[A-Za-z]{4}", first.text)
    return first if worded and first is not None and first.kind is Kind.HEAD else None


def support(cell: Cell) -> Iterator[Token]:
    """A column that names what each row supports: "Program 2", "Sasaran 1.4"."""
    for token in whole(cell):
        if token.kind is Kind.TEXT:
            match = labels.REFERENCE.fullmatch(token.text)
            words = labels.Support(None, (), token.text)
            token.kind, token.dukung = Kind.SUPPORT, labels.support(match) if match else words
        yield token
