"""A cascade on one sheet of any size, in the largest letters that it holds.

The number of columns, the way the paper lies and the size of letters are tried, and the largest letters win; how one
trial stands is in :mod:`.poster_columns`. A sheet whose letters would be below :attr:`Paper.least` becomes several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import RANTAI, Jenis
from kaskade_graph.reports.drawing.measure import Ranting, named
from kaskade_graph.reports.drawing.poster_columns import PosterPlan, Trial
from kaskade_graph.reports.drawing.poster_parts import PAPERS, Paper, Poster

_LARGEST = 26.0
"""Letters of a cascade so small that it would fill a sheet of A3 with a few words; more on larger paper."""
_STEP = 1.02
"""Between one size of letters that is tried and the next."""
_LIES = 1.04
"""How much larger letters must become for the paper to stand: what hangs on a wall is wider than high."""
_TREE = 1.15
"""How much larger letters must become for sasaran, or tujuan, to give up their place across the sheet."""
_SHEETS = 60
"""More sheets than anyone hangs."""
_KEGIATAN = RANTAI.index(Jenis.KEGIATAN)

Chain = tuple[Ranting, ...]
"""A branch with all that is above it, from the top."""


def posters(roots: Sequence[Ranting], notes: Sequence[Ranting], lang: Lang, size: str | None) -> list[Poster]:
    """Return a cascade on one sheet: the smallest of A3 to A0 that holds it, or the one named ``size``.

    ``notes`` belong to no element and come last. There are several sheets, all in letters of one size, only where a
    single one of the largest allowed paper would have letters below :attr:`Paper.least`.
    """
    papers = [p for p in PAPERS if size in (None, p.name)]
    names = list(dict.fromkeys(p.name for p in papers))
    for name in names:
        fit = _largest([Trial(roots, notes, lang)], [p for p in papers if p.name == name])
        if fit:
            return fit
    largest = [p for p in papers if p.name == names[-1]]
    fewest = ceil(Trial(roots, notes, lang).sheets(largest[0], largest[0].least))
    for parts in _partings(roots, fewest):
        trials = [Trial(part, () if part is not parts[-1] else notes, lang) for part in parts]
        fit = _largest(trials, largest)
        if fit:
            return fit
    return [p for trial in trials for p in trial.forced(largest[0])]


def _largest(trials: Sequence[Trial], papers: Sequence[Paper]) -> list[Poster]:
    """Return the sheets in the largest letters that all ``trials`` allow; none when those were too small."""
    found: list[Poster] = []
    for across in (2, 1, 0):
        least = found[0].size * _TREE if found else 0.0
        for paper in papers:
            best = _bisected(trials, paper, across, least)
            if best:
                found = best
                least = max(least, best[0].size * _LIES)
    return found


def _bisected(trials: Sequence[Trial], paper: Paper, across: int, least: float) -> list[Poster]:
    sizes = list(_sizes(paper, least))
    found: list[PosterPlan] = []
    # The smallest first: most of what is too large is so at any size.
    low, high, at = 0, len(sizes) - 1, 0
    while low <= high:
        plans = [p for t in trials if (p := t.plan(paper, sizes[at], across))]
        if len(plans) == len(trials):
            found, low = plans, at + 1
        else:
            high = at - 1
        at = (low + high) // 2
    return [p.drawn() for p in found]


def _sizes(paper: Paper, least: float) -> Iterator[float]:
    size = max(paper.least, least)
    while size <= _LARGEST * paper.scale:
        yield round(size, 2)
        size *= _STEP


# --- several sheets -------------------------------------------------------------------------------------


def _partings(roots: Sequence[Ranting], fewest: int) -> Iterator[list[list[Ranting]]]:
    """Yield the branches in ``fewest`` parts or two, in one more, ..., each of about as many letters."""
    chains = [c for r in roots for c in _chains(r, ())]
    weights = [sum(_weight(r) for r in _walk(chain[-1])) for chain in chains]
    most = min(len(chains), _SHEETS)
    for count in range(min(max(fewest, 2), most), most + 1):
        groups: list[list[Chain]] = [[] for _ in range(count)]
        before = 0.0
        for chain, weight in zip(chains, weights, strict=True):
            groups[min(int((before + weight / 2) / sum(weights) * count), count - 1)].append(chain)
            before += weight
        yield [list(_merged(g, set(map(id, _told(groups[:n]))))) for n, g in enumerate(groups) if g]


def _chains(branch: Ranting, above: Chain) -> Iterator[Chain]:
    """Yield what is not parted, a kegiatan with all that is below it, with what is above."""
    chain = (*above, branch)
    if branch.kolom >= _KEGIATAN or not branch.anak:
        yield chain
    else:
        for child in branch.anak:
            yield from _chains(child, chain)


def _walk(branch: Ranting) -> Iterator[Ranting]:
    yield branch
    for child in branch.anak:
        yield from _walk(child)


def _weight(branch: Ranting) -> float:
    isi = branch.isi
    texts = (
        isi.nama,
        *isi.rincian,
        *isi.sasaran,
        *isi.indikator,
        *(w for r in isi.temuan for w, _ in r.kode),
    )
    return 3.0 + sum(1 + len(t) / 30 for t in texts)


def _told(groups: Sequence[Sequence[Chain]]) -> Iterator[Ranting]:
    """Yield what is said in full on the sheets of these groups."""
    yield from (r for group in groups for chain in group for r in chain)


def _merged(chains: Sequence[Chain], told: set[int]) -> Iterator[Ranting]:
    """Yield the branches of one sheet; what was ``told`` on a sheet before is only named."""
    heads = dict.fromkeys(id(c[0]) for c in chains)
    for head in heads:
        mine = [c for c in chains if id(c[0]) == head]
        first = mine[0][0]
        if len(mine[0]) == 1:
            yield first
            continue
        isi = replace(named(first.isi), ulang=True) if head in told else first.isi
        yield replace(first, isi=isi, anak=list(_merged([c[1:] for c in mine], told)))


def said(sheets: Sequence[Poster]) -> Teks:
    """Return what paper and letters came out, for the one who prints."""
    one = sheets[0]
    small, count = one.smallest, len(sheets)
    kertas = f"{count} lembar {one.paper.name}" if count > 1 else f"satu lembar {one.paper.name}"
    paper = f"{count} sheets of {one.paper.name}" if count > 1 else f"one sheet of {one.paper.name}"
    lies = Teks("mendatar", "lying") if one.paper.lying else Teks("tegak", "standing")
    more = Teks("", "")
    if count > 1:
        least = one.paper.least
        more = Teks(
            f"; satu lembar akan memerlukan huruf di bawah {least:.0f} poin",
            f"; a single sheet would need letters below {least:.0f} points",
        )
    comma = f"{one.size:.1f}".replace(".", ","), f"{small:.1f}".replace(".", ",")
    return Teks(
        f"poster: {kertas}, {lies.id}; huruf nama {comma[0]} poin, terkecil {comma[1]} poin{more.id}",
        f"poster: {paper}, {lies.en}; names in letters of {one.size:.1f} points, the smallest {small:.1f} points"
        f"{more.en}",
    )
