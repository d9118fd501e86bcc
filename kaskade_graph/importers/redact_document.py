"""A document of lines without personal data, as :mod:`~kaskade_graph.importers.redact` does it for blocks."""

from __future__ import annotations

from dataclasses import replace

from kaskade_graph import personal
from kaskade_graph.errors import Teks
from kaskade_graph.importers.document import Block, Cell, Document, Line, Paragraph, Table
from kaskade_graph.personal import Tally


def redact_document(document: Document) -> Document:
    """Return ``document`` with names and numbers of persons masked; what was masked is told."""
    lines = list(document.lines())
    found = {} if personal.wanted() else _found(lines)
    if not found:
        return document

    def masked(line: Line) -> Line:
        return found.get(id(line), line)

    def block_of(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(masked(block.line))
        return Table(tuple(tuple(Cell(tuple(map(masked, c.lines))) for c in row) for row in block.rows))

    return replace(document, blocks=tuple(map(block_of, document.blocks)))


def _found(lines: list[Line]) -> dict[int, Line]:
    """Return the lines that change, by identity."""
    tally = Tally()
    out = {}
    for line, spans in zip(lines, personal.find([line.text for line in lines]), strict=True):
        if spans:
            tally.add(spans, Teks(f"baris {line.line}", f"line {line.line}") if line.line else None)
            out[id(line)] = replace(line, text=personal.put(line.text, spans))
    personal.tell(tally)
    return out
