"""Which item belongs to which head: position, wording and order decide together, and say how surely.

In a table that was flattened row by row, the indikator of the first column may follow the heading of the
second. A head that is followed by another head before its own content is *open*; where a region of the
document has open heads, its items are matched to its heads as a whole (a maximum-weight matching), by

* wording: the item speaks of what the head is named after,
* adjacency: the item follows the head,
* order: the first open head gets the first loose item.

Without open heads every item stays with the head before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import groupby

from kaskade_graph.importers.torn.parsed import Head, Item, Parsed
from kaskade_graph.importers.torn.wording import Wording

# Chosen on the variants in tests/test_import_variants.py: wording outweighs adjacency, and adjacency wins
# when the wording says nothing (a difference below 0.35).
ADJACENT = 0.35
ORDER = 0.25
COUNTED = 0.5
"""Order where as many explanations follow as indikator wait for one."""
MANY, PORTION = 80, 30
"""Most items that are matched at once, and how many make a portion when there are more."""
EXTRA_SEAT = 0.05
"""What a second item on one head is worth: less than an open head that the item fits."""


Edges = Mapping[int, Mapping[tuple[str, int], float]]
"""What each item gains at each place: at a head, or at a further seat of its own head."""


_Try = tuple[float, int, Mapping[int, frozenset[tuple[str, int]]], dict[int, tuple[str, int]]]
"""A way to give each item its best place: its worth (less is better), its number, what is barred, the places."""
_TRIES = 200
_AS_GOOD = 1e-9


@dataclass(slots=True)
class Placed:
    """Where an item went: ``head``, how sure (0..1), why, and the heads that came close."""

    item: Item
    head: Head
    keyakinan: float = 1.0
    alasan: str | None = None
    lain: tuple[Head, ...] = ()


def place(parsed: Parsed) -> list[Placed]:
    """Return the place of every item; items that are two halves of one indikator come out as one."""
    regions: dict[int, list[Item]] = defaultdict(list)
    for item in parsed.items:
        regions[item.head.region].append(item)
    placed: list[Placed] = []
    for region, items in regions.items():
        heads = [head for head in parsed.heads if head.region == region]
        placed += _place_region(heads, items)
    return placed


def _place_region(heads: list[Head], items: list[Item]) -> list[Placed]:
    named = [item for item in items if item.names]
    loose = [item for item in items if not item.names]
    first = _match(named, heads, _open_for_names(named, heads))
    by_head: dict[int, list[Placed]] = defaultdict(list)
    for one in first:
        by_head[id(one.head)].append(one)
    return _join(first, _match_explanations(loose, heads, by_head))


def _open_for_names(items: list[Item], heads: list[Head]) -> set[int]:
    """Heads without an item right after them."""
    filled = {id(item.head) for item in items}
    return {id(head) for head in heads if id(head) not in filled}


def _match(items: list[Item], heads: list[Head], open_heads: set[int]) -> list[Placed]:
    """Match items that carry a name to heads."""
    if not open_heads or all(item.bound for item in items):
        return [Placed(item, item.head) for item in items]
    if len(items) > MANY:
        return [
            p for some, near in _portions(items, heads) for p in _match(some, near, open_heads & _ids(near))
        ]
    wording = Wording([h.words() for h in heads] + [i.words() for i in items])
    weights: dict[tuple[int, int], float] = {}
    for n, item in enumerate(items):
        for m, head in enumerate(heads):
            if item.bound and item.head is not head:
                continue
            if head.index < item.index:
                weights[n, m] = wording.similarity(item.words(), head.words()) + (
                    ADJACENT if item.head is head else 0.0
                )
    return [_explain(n, m, weights, items, heads, wording) for n, m in _best(weights, items, heads)]


def _ids(heads: list[Head]) -> set[int]:
    return {id(head) for head in heads}


def _portions(items: list[Item], heads: list[Head]) -> list[tuple[list[Item], list[Head]]]:
    """Cut more items than a page holds into portions, each with the heads around it.

    A matching costs the cube of its size; what a torn page tore apart lies no further away.
    """
    at = {id(head): n for n, head in enumerate(heads)}
    out = []
    for start in range(0, len(items), PORTION):
        some = items[start : start + PORTION]
        first = min(at[id(item.head)] for item in some)
        last = max(at[id(item.head)] for item in some)
        out.append((some, heads[max(0, first - PORTION // 2) : min(last, first + 3 * PORTION) + 1]))
        missing = [item.head for item in some if at[id(item.head)] > first + 3 * PORTION]
        out[-1][1].extend(dict.fromkeys(missing))
    return out


def _match_explanations(items: list[Item], heads: list[Head], named: dict[int, list[Placed]]) -> list[Placed]:
    """Match explanations that stand alone to heads whose indikator has none yet."""
    waiting = [head for head in heads if not any(p.item.fields for p in named.get(id(head), ()))]
    if not waiting or all(item.bound for item in items):
        return [Placed(item, item.head) for item in items]
    if len(items) > MANY:
        portions = _portions(items, heads)
        return [p for some, near in portions for p in _match_explanations(some, near, named)]
    full = {
        id(head): head.words() + " " + " ".join(p.item.words() for p in named.get(id(head), ()))
        for head in heads
    }
    wording = Wording([*full.values(), *(i.words() for i in items)])
    paired = _counted(items, waiting, named, lambda i, h: wording.similarity(i.words(), full[id(h)]))
    weights: dict[tuple[int, int], float] = {}
    for n, item in enumerate(items):
        ready = [head for head in waiting if head.index < item.index]
        rank = _rank(items, n, ready)
        counted = paired.get(id(item))
        for m, head in enumerate(heads):
            if head.index > item.index or not (head in ready or head is item.head):
                continue
            weight = wording.similarity(item.words(), full[id(head)])
            if counted is not None:
                weights[n, m] = weight + (COUNTED if counted is head else 0.0)
                continue
            weight += ADJACENT if head is item.head and head in ready else 0.0
            weights[n, m] = weight + (ORDER if rank is not None and ready[rank] is head else 0.0)
    return [_explain(n, m, weights, items, heads, wording) for n, m in _best(weights, items, heads)]


def _counted(
    items: list[Item],
    waiting: list[Head],
    named: dict[int, list[Placed]],
    fit: Callable[[Item, Head], float],
) -> dict[int, Head]:
    """In runs of as many explanations as heads came to wait since the last run: which goes with which.

    The k-th goes with the k-th; or the first is of the head right before it, and the others follow in order.
    """
    pairs: dict[int, Head] = {}
    pool: list[Head] = []
    seen = -1
    for _, group in groupby(items, key=lambda i: id(i.head)):
        run = list(group)
        pool += [h for h in waiting if seen < h.index < run[0].index]
        seen = run[0].index
        exact = _as_many(pool, len(run), named)
        if len(exact) > 1:
            turned = [exact[-1], *exact[:-1]]
            straight = sum(map(fit, run, exact))
            closer = ADJACENT if run[1].apart and not run[0].apart else -ADJACENT
            order = turned if sum(map(fit, run, turned)) + closer > straight else exact
            pairs |= {id(item): head for item, head in zip(run, order, strict=True)}
        pool = [h for h in pool if all(h is not e for e in exact)] if exact else pool[len(run) :]
    return pairs


def _as_many(pool: list[Head], count: int, named: dict[int, list[Placed]]) -> list[Head]:
    """The heads of ``pool`` that a run of ``count`` explanations is for: those with an indikator that waits,
    of one level, or all; none when no choice is of that many."""
    wait = [h for h in pool if named.get(id(h))]
    level = [h for h in wait if h.jenis is wait[-1].jenis]
    return next((heads for heads in (wait, level, pool) if len(heads) == count), [])


def _rank(items: list[Item], n: int, ready: list[Head]) -> int | None:
    """In a run of explanations with no heading between, the k-th goes with the k-th waiting head."""
    run = 0
    while run < n and items[n - run - 1].head is items[n].head:
        run += 1
    return run if run < len(ready) else None


def _best(
    weights: dict[tuple[int, int], float], items: list[Item], heads: list[Head]
) -> list[tuple[int, int]]:
    """A maximum-weight matching; items left over stay with the head before them, as a further indikator."""
    edges: dict[int, dict[tuple[str, int], float]] = defaultdict(dict)
    for (n, m), weight in weights.items():
        edges[n]["head", m] = weight
        if items[n].head is heads[m]:
            edges[n]["seat", n] = weight - ADJACENT + EXTRA_SEAT
    index = {id(head): m for m, head in enumerate(heads)}
    own = {n: index[id(item.head)] for n, item in enumerate(items)}
    found = _contest(edges, own)
    if found is None:
        found = _at_heads(_matching(edges), own)
    return sorted({**own, **found}.items())


def _at_heads(matched: Mapping[int, tuple[str, int]], own: Mapping[int, int]) -> dict[int, int]:
    """Return the head of each item: a further seat is one of its own head."""
    return {n: m if kind == "head" else own[n] for n, (kind, m) in matched.items()}


def _contest(edges: Edges, own: Mapping[int, int]) -> dict[int, int] | None:
    """Return the heads of the best matching, found by letting items give way where two want one place.

    Seldom do many: then, and where two matchings are as good but not the same, it is None.
    """
    first = _tried(edges, {}, 0)
    waiting = [first] if first is not None else []
    best: tuple[float, dict[int, int]] | None = None
    for turn in range(1, _TRIES):
        if not waiting or (best is not None and waiting[0][0] - best[0] > _AS_GOOD):
            return best[1] if best is not None else None
        total, _, barred, chosen = heappop(waiting)
        place = next((p for p, count in Counter(chosen.values()).items() if count > 1), None)
        if place is None:
            heads = _at_heads(chosen, own)
            if best is not None and best[1] != heads:
                return None
            best = best or (total, heads)
            continue
        rivals = [n for n, wanted in chosen.items() if wanted == place]
        for side, losers in enumerate((rivals[:1], [n for n in edges if n != rivals[0]])):
            more = {**barred, **{n: barred.get(n, frozenset()) | {place} for n in losers}}
            one = _tried(edges, more, 2 * turn + side)
            if one is None:
                return None
            heappush(waiting, one)
    return None


def _tried(edges: Edges, barred: Mapping[int, frozenset[tuple[str, int]]], turn: int) -> _Try | None:
    """Give every item the best of the places that are not barred to it; None where one has no such place."""
    chosen: dict[int, tuple[str, int]] = {}
    total = 0.0
    for n, places in edges.items():
        open_ = {p: weight for p, weight in places.items() if p not in barred.get(n, ())}
        best = max(open_.values(), default=0.0)
        wanted = [p for p, weight in open_.items() if best - weight < _AS_GOOD]
        if best <= 0 or len(wanted) > 1:
            return None
        chosen[n] = wanted[0]
        total -= best
    return total, turn, barred, chosen


def _matching(edges: Edges) -> dict[int, tuple[str, int]]:
    import networkx as nx

    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for n, places in edges.items():
        for place, weight in places.items():
            graph.add_edge(("item", n), place, weight=weight)
    found = (pair if pair[0][0] == "item" else pair[::-1] for pair in nx.max_weight_matching(graph))
    return {item[1]: place for item, place in found}


def _explain(
    n: int,
    m: int,
    weights: dict[tuple[int, int], float],
    items: list[Item],
    heads: list[Head],
    wording: Wording,
) -> Placed:
    """State how sure a match is: from the distance to the next best head."""
    item, head = items[n], heads[m]
    chosen = weights.get((n, m), 0.0)
    rivals = sorted(
        ((weights[n, other], other) for other in range(len(heads)) if other != m and (n, other) in weights),
        key=lambda r: (-r[0], r[1]),
    )
    near = [heads[other] for w, other in rivals if w > chosen - 0.2][:3]
    margin = chosen - rivals[0][0] if rivals else 1.0
    if item.head is head and margin > 0.2:
        return Placed(item, head)
    sure = round(min(0.97, max(0.5, 0.75 + margin / 2)), 2)
    if item.head is head:
        return Placed(
            item, head, sure, "tepat sesudah judul unsurnya; kalimatnya juga mirip unsur lain", tuple(near)
        )
    shared = wording.similarity(item.words(), head.words())
    reason = (
        "tata letak kolom terurai: tidak tepat sesudah judul unsurnya; dipasangkan menurut kesamaan kata "
        f"({shared:.0%}) dan urutan"
    )
    return Placed(item, head, sure, reason, tuple(near))


def _join(named: list[Placed], explanations: list[Placed]) -> list[Placed]:
    """Put an explanation that stood alone into the indikator of its head that lacks one."""
    out = list(named)
    for extra in explanations:
        target = next((p for p in named if p.head is extra.head and not p.item.fields), None)
        if target is None:
            out.append(extra)
            continue
        target.item.fields = extra.item.fields
        target.item.labels |= extra.item.labels
        if extra.keyakinan < 1.0:
            target.item.doubt = (extra.keyakinan, extra.alasan, extra.lain)
    return out
