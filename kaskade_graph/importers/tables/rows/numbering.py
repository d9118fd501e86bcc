"""What numbers before names say of their depth: I, A, 1, a and (1) are styles, and each stands at its own depth.

Only the order in which the styles open under one another is read here; which level a depth is, the table says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

Style = str | int
"""``A``, ``a``, ``I``, ``i``, ``1`` with the brackets around them (``1)``, ``(1)``); of ``1.2.1`` its depth."""

_MARK = re.compile(r"(?P<open>\()?(?P<inner>\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})(?P<close>\))?[.:]?")
_MIXED = re.compile(r"(?:[A-H]|[IVX]{1,5})(?:\.(?:\d{1,3}|[a-h]))+\.?")
"""A number of parts that begins with a letter: I.1.a. Letters of levels (T, S, P, K) are none."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def candidates(mark: str) -> list[tuple[Style, int]]:
    """Return the styles that a mark may be of, each with the place in its row; none for what is no mark.

    >>> candidates("(2)"), candidates("1.2"), candidates("i.")
    ([('(1)', 2)], [(2, 2)], [('i', 1), ('a', 9)])
    >>> candidates("I.1.a")
    [(3, 1)]
    """
    if _MIXED.fullmatch(mark.strip()):
        parts = mark.strip().rstrip(".").split(".")
        return [(len(parts), int(parts[-1]) if parts[-1].isdigit() else ord(parts[-1]) - 96)]
    match = _MARK.fullmatch(mark.strip())
    if match is None:
        return []
    inner = match["inner"]
    if inner[0].isdigit():
        parts = inner.split(".")
        if len(parts) > 1 or not (match["open"] or match["close"]):
            return [(len(parts), int(parts[-1]))]
        return [(_within("1", match), int(inner))]
    out: list[tuple[Style, int]] = []
    if inner.lower() in _ROMAN:
        out.append((_within("I" if inner.isupper() else "i", match), _ROMAN.index(inner.lower()) + 1))
    if len(inner) == 1:
        out.append((_within("A" if inner.isupper() else "a", match), ord(inner.lower()) - 96))
    return out


def _within(style: str, match: re.Match[str]) -> str:
    return f"{match['open'] or ''}{style}{match['close'] or ''}"


def styles(marks: Sequence[str | None]) -> list[Style | None]:
    """Return the style of each mark in reading order, by what is open: after H comes I, after IV comes V."""
    stack: list[tuple[Style, int]] = []
    out: list[Style | None] = []
    for mark in marks:
        found = _chosen(stack, candidates(mark)) if mark else None
        out.append(found[0] if found else None)
        if found is None:
            continue
        at = next((n for n, (style, _) in enumerate(stack) if style == found[0]), len(stack))
        stack[at:] = [found]
    return out


def _chosen(stack: list[tuple[Style, int]], found: list[tuple[Style, int]]) -> tuple[Style, int] | None:
    known = dict(stack)
    follows = [c for c in found if known.get(c[0]) == c[1] - 1]
    begins = [c for c in found if c[1] == 1]
    open_ = [c for c in found if c[0] in known]
    return next(iter([*follows, *begins, *open_, *found]), None)


def order(found: Sequence[Style | None]) -> list[Style]:
    """Return the styles from the top down; nothing when one stands at several depths, so that they say nothing."""
    stack: list[Style] = []
    depths: dict[Style, Counter[int]] = defaultdict(Counter)
    for style in found:
        if style is None:
            continue
        if style in stack:
            del stack[stack.index(style) + 1 :]
        else:
            stack.append(style)
        depths[style][stack.index(style)] += 1
    usual = {style: counts.most_common(1)[0][0] for style, counts in depths.items()}
    if len(set(usual.values())) < len(usual):
        return []
    return sorted(usual, key=lambda s: usual[s])
