"""What a sentence is about: the cascades and the thing that it names, and the words that are left to ask.

The names in the store decide. "Gimana kec lain mengukur penyediaan gaji asn tahun 2024" names the scope
"2024" and the thing "penyediaan gaji asn"; what is left asks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kaskade_graph.language import tables
from kaskade_graph.language.words import stem
from kaskade_graph.queries import finding
from kaskade_graph.queries.resolve import Candidate
from kaskade_graph.text import fold

_CODE = re.compile(r"(\d+(?:\.\d+)+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTED = re.compile(r"[\"“”']([^\"“”']{2,})[\"“”']")
_REGION = frozenset({"kecamatan", "kabupaten", "kota", "provinsi", "tahun"})
_KINDS = frozenset({"tujuan", "sasaran", "strategis", "program", "kegiatan", "sub", "indikator"})
_MOST = 60
_SPELLING = 85


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence taken apart.

    ``lingkup`` are the words that name cascades; ``tentang`` those that name a thing, as they may be meant:
    with the kind that is named before them, and without. ``tanya`` are the words that ask, and ``sisa`` those
    that nothing is known of. ``tahun_lain`` are years beside the last one, which alone is taken.
    """

    lingkup: str
    tentang: tuple[str, ...]
    tanya: tuple[str, ...]
    sisa: tuple[str, ...]
    tahun_lain: tuple[str, ...] = ()


class Names:
    """The names in a store, by their words, to find them in a sentence."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._labels = sorted({fold(label) for label in labels})
        self._holding: dict[str, set[int]] = {}
        for at, label in enumerate(self._labels):
            for word in label.split():
                self._holding.setdefault(word, set()).add(at)

    def holding(self, word: str) -> set[int]:
        """Return the names that hold ``word``: as it is, with its stem, written out, or misspelled."""
        if word in self._holding:
            alike = {word}
        else:
            full = tables.singkatan().get(word)
            if full:
                return set.intersection(*(self._alike(w) for w in full.split()))
            alike = set()
        return self._alike(word) if len(word) > 2 else self._of(alike)

    def _alike(self, word: str) -> set[int]:
        word = tables.baku().get(word, word)
        root = stem(word)
        alike = {w for w in self._holding if w == word or (root in w and stem(w) == root)}
        if not alike and len(word) >= 5:
            from rapidfuzz import fuzz, process

            near = process.extract(word, sorted(self._holding), scorer=fuzz.ratio, score_cutoff=_SPELLING)
            alike = {w for w, _, _ in near}
        return self._of(alike)

    def _of(self, words: Collection[str]) -> set[int]:
        return set().union(*(self._holding.get(w, set()) for w in words))


def take_apart(text: str, index: finding.Index, scopes: Sequence[Candidate], names: Names) -> Sentence:
    """Return what ``text`` is about, and what is left of it to ask."""
    quoted = _QUOTED.search(text)
    words = _words(_QUOTED.sub(" ", text))[:_MOST]
    spoken = _spoken(scopes)
    of_scope = {i for i, word in enumerate(words) if _YEAR.fullmatch(word) or _is_region(word, spoken, index)}
    years = sorted({words[i] for i in of_scope if _YEAR.fullmatch(words[i])})
    scope = [words[i] for i in sorted(of_scope) if words[i] not in years] + years[-1:]
    of_scope |= {i for i, w in enumerate(words) if finding.written(w) in _REGION and i + 1 in of_scope}
    about: tuple[str, ...]
    thing: tuple[int, ...]
    if quoted:
        about, thing = (fold(quoted[1]),), ()
    else:
        thing = _thing(words, of_scope, index, names)
        thing = _with_unknown(words, thing, of_scope, index)
        about = _as_meant(words, thing)
        stranger = _stranger(words, {*thing, *of_scope}, index)
        if stranger is not None:
            of_scope |= {stranger}
            scope = [words[stranger], *scope]
    # The kind of a thing is asked with it: "pagu program X" is another question than "pagu sub kegiatan X".
    taken = {i for i in thing if words[i] not in _KINDS} | of_scope
    rest = [w for i, w in enumerate(words) if i not in taken]
    asked = tuple(w for w in rest if index.known(w))
    left = [w for w in rest if not index.known(w) and not finding.is_grammar(w)]
    left += [words[i] for i in thing if not _CODE.fullmatch(words[i]) and not names.holding(words[i])]
    return Sentence(" ".join(scope), about, asked, tuple(left), tuple(years[:-1]))


def _words(text: str) -> list[str]:
    """Return the folded words of ``text``; a code ("7.01.02") is one word."""
    return [
        w for part in _CODE.split(text) for w in ([part] if _CODE.fullmatch(part) else fold(part).split())
    ]


def _spoken(scopes: Iterable[Candidate]) -> frozenset[str]:
    """Return the words that tell one scope from another, years and what every region is called left out."""
    said = {w for scope in scopes for w in fold(scope.label).split() if not w.isdecimal()}
    return frozenset(said - _REGION - {"murni", "perubahan"})


def _is_region(word: str, spoken: Collection[str], index: finding.Index) -> bool:
    if word in spoken or len(word) < 5:
        return word in spoken
    if finding.is_grammar(word) or index.knows(word):
        return False
    from rapidfuzz import fuzz, process

    return process.extractOne(word, sorted(spoken), scorer=fuzz.ratio, score_cutoff=_SPELLING) is not None


def _thing(
    words: Sequence[str], of_scope: Collection[int], index: finding.Index, names: Names
) -> tuple[int, ...]:
    """Return the places of the words that stand together in one name, as many as there are.

    At least one of them is a word that no question uses.
    """
    codes = [i for i, word in enumerate(words) if _CODE.fullmatch(word)]
    if codes:
        return tuple(codes[:1])
    holding = [
        None if i in of_scope or finding.is_grammar(w) else names.holding(w) for i, w in enumerate(words)
    ]
    plain = [index.known(w) is not None for w in words]
    best: tuple[int, int, tuple[int, ...]] = (0, 0, ())
    for first, start in enumerate(holding):
        if not start:
            continue
        common, at = set(start), [first]
        for i in range(first, len(words)):
            here = holding[i]
            if i in of_scope or here == set():
                break
            if here is None:
                continue
            common &= here
            if not common:
                break
            at = at if i == first else [*at, i]
            own = sum(not plain[j] for j in at)
            best = max(best, (own, len(at), tuple(at)), key=lambda b: b[:2])
    return best[2] if best[0] else ()


def _with_unknown(
    words: Sequence[str], thing: tuple[int, ...], of_scope: Collection[int], index: finding.Index
) -> tuple[int, ...]:
    """Return ``thing`` with the words beside it that nothing knows: they are part of the name that is meant."""
    if not thing:
        return thing

    def beside(places: Iterable[int]) -> Iterable[int]:
        for i in places:
            if i in of_scope or (index.known(words[i]) and i not in thing):
                return
            if not finding.is_grammar(words[i]):
                yield i

    before = beside(range(thing[0] - 1, -1, -1))
    return tuple(sorted({*thing, *before, *beside(range(thing[0], len(words)))}))


def _stranger(words: Sequence[str], taken: Collection[int], index: finding.Index) -> int | None:
    """Return the place of a word that stands after "kecamatan" or the like, and is the name of none here."""
    for i, word in enumerate(words[1:], 1):
        named = finding.written(words[i - 1]) in _REGION - {"tahun"}
        if named and i not in taken and not finding.is_grammar(word) and not index.known(word):
            return i
    return None


def _as_meant(words: Sequence[str], thing: Sequence[int]) -> tuple[str, ...]:
    """Return the words of a thing: from first to last with the kind before them, and these words alone."""
    if not thing:
        return ()
    first, last = thing[0], thing[-1]
    while first > 0 and words[first - 1] in _KINDS:
        first -= 1
    whole = " ".join(words[first : last + 1])
    return tuple(dict.fromkeys((whole, " ".join(words[i] for i in thing))))
