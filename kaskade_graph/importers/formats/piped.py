"""Tables drawn with pipes in text: Markdown, output of databases, boxes of lines."""

from __future__ import annotations

import re

from kaskade_graph.importers.blocks import Block, Cell, Grid, Paragraph, Spot

_PIPES = re.compile(r"(?<!\\)[|│┃║¦]")
_RULE = re.compile(r"[\s|│┃║¦+:=_─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪*-]+$")
_LISTED = re.compile(r"\s*[\u2022\u25aa\u25cf\u25cb\u25e6\uf0b7·]")
"""A bullet: the line is one of a list, whose fields stand between bars."""
Line = tuple[str, Spot]


def is_piped(text: str) -> bool:
    """Whether a line is a row or a rule of a table drawn with pipes.

    >>> is_piped("| a | b |"), is_piped("+---+---+"), is_piped("dan|atau"), is_piped("-----")
    (True, True, False, False)
    """
    if len(_PIPES.findall(text)) >= 2 and not _LISTED.match(text):
        return True
    stripped = text.strip()
    return bool(_RULE.match(stripped)) and sum(stripped.count(c) for c in "+┼┬┴╬╦╩├┌└╔╚╠") >= 2


def piped(lines: list[Line]) -> list[Block]:
    """Return neighbouring piped lines as a grid, or as paragraphs when there is only one.

    Where rules stand between rows, the lines between two of them are the lines of one row.
    """
    rules = [bool(_RULE.match(text.strip())) for text, _ in lines]
    if rules.count(False) < 2:
        return [Paragraph(text, spot) for text, spot in lines if text.strip()]
    rows = _rows(lines, rules)
    # Where the headings begin without a pipe, one at the start of a row of no more cells ends an empty cell.
    heads = rows[0][0][0].strip()
    inner = 0 if _PIPES.match(heads) else len(_split(heads, 0))
    cells: list[Cell] = []
    width = 0
    for index, row in enumerate(rows):
        parts = [_split(text, inner) for text, _ in row]
        columns = max(len(part) for part in parts)
        width = max(width, columns)
        for column in range(columns):
            texts = [part[column] if column < len(part) else "" for part in parts]
            text = "\n".join(text for text in texts if text)
            if text:
                at = [spot for (_, spot), one in zip(row, texts, strict=True) if one]
                last = at[-1].line if len(at) > 1 else None
                cells.append(
                    Cell(index, column, text, Spot(line=at[0].line, last_line=last, page=at[0].page))
                )
    first, end = lines[0][1], lines[-1][1]
    # Without rules between rows a line may be a row, or go on with the one above.
    exact = sum(rules[1:-1]) > 1 or len(cells) == len(rows) * width
    spot = Spot(line=first.line, last_line=end.line, page=first.page)
    return [Grid(len(rows), width, cells, exact=exact, spot=spot)]


def _rows(lines: list[Line], rules: list[bool]) -> list[list[Line]]:
    inner = [index for index, rule in enumerate(rules) if rule and 0 < index < len(lines) - 1]
    # One rule, under the headings, says nothing of the rows below it; nor does one alone amid many.
    by_rules = len(inner) > 1
    rows: list[list[Line]] = []
    new = True
    for line, rule in zip(lines, rules, strict=True):
        if rule:
            new = True
            continue
        if new or not by_rules:
            rows.append([])
        rows[-1].append(line)
        new = False
    return rows


def _split(text: str, inner: int) -> list[str]:
    """Return the cells of a row; ``inner`` is how many there are in a table without pipes outside, else 0."""
    parts = [p.strip().replace("\\|", "|") for p in _PIPES.split(text.strip())]
    # What stands before the first and after the last pipe is outside, unless there is text.
    if not parts[0] and (len(parts) > inner or not parts[-1]):
        parts = parts[1:]
    if parts and not parts[-1]:
        parts = parts[:-1]
    return parts
