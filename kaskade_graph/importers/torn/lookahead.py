"""What comes after a place in a stream of tokens: the grammar decides some texts by what follows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from kaskade_graph.importers.torn.lexer import Kind, Token

MEASURE = re.compile(
    r"(?:\d+[.)]\s*|[a-h][.)]\s*)?(jumlah|perse?ntase|presentase|prosentase|indeks|nilai|rasio|rata[- ]rata|"
    r"tingkat|cakupan|frekuensi|skor|predikat|angka|capaian|rerata|proporsi|banyaknya)\b",
    re.IGNORECASE,
)
"""The word of measure that an indikator begins with."""


def next_label(tokens: Sequence[Token], index: int) -> Token | None:
    """Return the token after ``index``, lines with an eselon passed over."""
    passed = (Kind.ESELON, Kind.OFFICER, Kind.SUPPORT)
    return next((t for t in islice(tokens, index + 1, None) if t.kind not in passed), None)


def after_texts(tokens: Sequence[Token]) -> list[Token | None]:
    """Return for each token the first one after it that is no text."""
    out: list[Token | None] = []
    following: Token | None = None
    for token in reversed(tokens):
        out.append(following)
        if token.kind is not Kind.TEXT:
            following = token
    return out[::-1]


def explanations(tokens: Sequence[Token], index: int) -> int:
    """Count the explanations from ``index`` to the next label of something else."""
    count: Counter[str] = Counter()
    for token in islice(tokens, index, None):
        other = token.kind not in (Kind.FIELD, Kind.TEXT, Kind.PENJELASAN)
        if other or token.lane != tokens[index].lane:
            break
        if token.kind is not Kind.TEXT:
            count[token.properti or token.kind] += 1
    return max(count.values(), default=1)


def begins_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name begins at ``index``: of several lines before "Penjelasan", the last with a blank line
    before it, a mark or a measure."""
    for other in islice(tokens, index + 1, None):
        if other.kind is not Kind.TEXT:
            break
        if other.after_blank or other.bullet or MEASURE.match(other.text):
            return tokens[index].after_blank or tokens[index].bullet
    return True
