"""How two frames stand to one another: the one function that rules of meaning, links and comparisons ask.

    >>> from kaskade_graph.language.frames import read
    >>> how = stand(read("Jumlah desa yang dibina"), read("Jumlah kelurahan yang dibina"))
    >>> how.hubungan.value, how.segi.value, how.entri
    ('sibling', 'benda', ('desa', 'kelurahan'))

What rests on a word that the lexicon lacks is :attr:`Hubungan.UNKNOWN`, and that is an answer, not a fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kaskade_graph.errors import Teks
from kaskade_graph.language import lexicon
from kaskade_graph.language.frames import Benda, Bingkai, Keadaan, canon, read
from kaskade_graph.language.lexicon import LOOSE, STATES, Entri
from kaskade_graph.language.relations import STRICT, Hubungan, is_named, relation
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import stem, tokens
from kaskade_graph.text import fold


class Segi(StrEnum):
    """What decides: the thing counted, which of them, or the condition; all for no difference."""

    BENDA = "benda"
    POPULASI = "populasi"
    KEADAAN = "keadaan"
    SEMUA = "semua"


_TEKS = {
    Hubungan.SAME: Teks("sama", "the same"),
    Hubungan.NARROWER: Teks("lebih sempit", "narrower"),
    Hubungan.WIDER: Teks("lebih luas", "wider"),
    Hubungan.SIBLING: Teks("hal lain yang sejenis", "another of the same kind"),
    Hubungan.OPPOSITE: Teks("kebalikan", "the opposite"),
    Hubungan.UNRELATED: Teks("hal lain", "another thing"),
    Hubungan.UNKNOWN: Teks("tidak diketahui", "not known"),
}


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """The answer: the relation, what decides, the words of either side, and the concepts that were used."""

    hubungan: Hubungan
    segi: Segi
    satu: str = ""
    lain: str = ""
    entri: tuple[str, ...] = ()
    keyakinan: float = 1.0

    @property
    def teks(self) -> Teks:
        """Why, in words."""
        said = _TEKS[self.hubungan]
        if not self.satu and not self.lain:
            return said
        return Teks(
            f"“{self.lain}” terhadap “{self.satu}”: {said.id}", f"“{self.lain}” to “{self.satu}”: {said.en}"
        )

    @property
    def differs(self) -> bool:
        """Whether the two are known to be different things."""
        return self.hubungan in (Hubungan.SIBLING, Hubungan.OPPOSITE, Hubungan.UNRELATED)


SAMA = Kedudukan(Hubungan.SAME, Segi.SEMUA)


def stand(a: Bingkai, b: Bingkai) -> Kedudukan:
    """Return how the frame ``b`` stands to the frame ``a``."""
    if fold(a.teks) == fold(b.teks) and a.ukuran == b.ukuran:
        return SAMA  # however odd the words are, they say of themselves what they say
    answers = [
        found for test in (_opposed, _denied, _heads, _populations, _conditions) if (found := test(a, b))
    ]
    known = [found for found in answers if found.differs]
    if known:
        return max(known, key=lambda found: found.keyakinan)
    return answers[0] if answers else _extent(a, b)


def _opposed(a: Bingkai, b: Bingkai) -> Kedudukan | None:
    """A condition of the one that the other denies."""
    for one in a.keadaan:
        for other in b.keadaan:
            how = relation(one.entri, other.entri)
            denied = how in (Hubungan.SAME, Hubungan.WIDER) and one.benar is not other.benar
            against = how is Hubungan.OPPOSITE and one.benar is other.benar
            if (denied or against) and not _both(one, b) and not _both(other, a):
                return Kedudukan(
                    Hubungan.OPPOSITE, Segi.KEADAAN, one.teks, other.teks, _names(one.entri, other.entri), 0.9
                )
    return None


def _denied(a: Bingkai, b: Bingkai) -> Kedudukan | None:
    """A thing that the one says is there, and the other that it is not."""
    for one in a.populasi:
        for other in b.populasi:
            if (
                one.entri
                and other.entri
                and one.benar is not other.benar
                and relation(one.entri, other.entri) is Hubungan.SAME
                and not any(_is_there(x, y) for x, y in ((one, b), (other, a)))
            ):
                left, right = (f"{'' if x.benar else 'tanpa '}{x.teks}" for x in (one, other))
                return Kedudukan(Hubungan.OPPOSITE, Segi.KEADAAN, left, right, _names(one.entri), 0.9)
    return None


def _is_there(one: Benda, frame: Bingkai) -> bool:
    """Whether a frame says of a thing the very same: both with it and without are counted."""
    return any(x.entri is one.entri and x.benar is one.benar for x in frame.populasi)


def _both(one: Keadaan, frame: Bingkai) -> bool:
    """Whether a frame has the very condition besides."""
    return any(relation(one.entri, k.entri) is Hubungan.SAME and k.benar is one.benar for k in frame.keadaan)


def _heads(a: Bingkai, b: Bingkai) -> Kedudukan | None:
    if a.kepala is None or b.kepala is None or _is_all_there_is(a) or _is_all_there_is(b):
        return None
    how = _things(a.kepala, b.kepala)
    if how in (Hubungan.SAME, Hubungan.NARROWER, Hubungan.WIDER):
        return None
    if _named_by_both(a, b) or _holds(a, b) or _holds(b, a) or _is_work(a, b) or _is_work(b, a):
        return None
    if _is_deed_on(a, b) or _is_deed_on(b, a):
        return None
    if _is_short_for(a.kepala, b) or _is_short_for(b.kepala, a):
        return None
    names = _names(a.kepala.entri, b.kepala.entri)
    return Kedudukan(how, Segi.BENDA, a.kepala.teks, b.kepala.teks, names, 0.95)


def _is_deed_on(a: Bingkai, b: Bingkai) -> bool:
    """Whether ``a`` names what is done ("pelaporan kelahiran") with the very thing that ``b`` counts."""
    word = a.kepala.kata[0] if a.kepala else ""
    deed = a.kepala is not None and len(a.kepala.kata) == 1 and word.startswith("pe") and word.endswith("an")
    return deed and b.kepala is not None and any(_things(x, b.kepala) is Hubungan.SAME for x in a.populasi)


_LETTERS = range(3, 8)


def _is_short_for(one: Benda, frame: Bingkai) -> bool:
    """Whether a thing is named by the first letters of the words that another phrase begins with."""
    short = "".join(one.kata)
    if len(one.kata) != 1 or len(short) not in _LETTERS:
        return False
    initials = "".join(w[0] for w in tokens(frame.teks) if w not in kelompok("henti"))
    return short in initials[: len(short) + 1]


def _is_all_there_is(frame: Bingkai) -> bool:
    """Whether a need, a target or the like of something is counted: what that is stands after it."""
    head = frame.kepala.entri if frame.kepala else None
    return head is not None and head.has("semesta") and head.kelas == "pekerjaan" and bool(frame.populasi)


def _named_by_both(a: Bingkai, b: Bingkai) -> bool:
    """Whether what either counts first the other counts as well ("RT/RW", "RW dan RT")."""
    near = (Hubungan.SAME, Hubungan.NARROWER, Hubungan.WIDER)
    if a.kepala is None or b.kepala is None or a.kepala.entri is None or b.kepala.entri is None:
        return False
    left = any(x.entri and _things(a.kepala, x) in near for x in b.populasi)
    return left and any(x.entri and _things(b.kepala, x) in near for x in a.populasi)


def _holds(a: Bingkai, b: Bingkai) -> bool:
    """Whether what ``a`` counts only holds, or is called after, the very thing that ``b`` counts."""
    if a.kepala is None or b.kepala is None or a.kepala.entri is None:
        return False
    kelas = b.kepala.entri.kelas if b.kepala.entri is not None else "jasa"
    paper = a.kepala.entri.kelas == "dokumen" and a.kepala.entri.has("wadah") and kelas in _ON_PAPER
    open_ = paper or (a.kepala.entri.kelas in LOOSE and kelas in _PAPER_AND_WORK)
    return open_ and any(_things(x, b.kepala) in (Hubungan.SAME, Hubungan.NARROWER) for x in a.populasi)


_ON_PAPER = LOOSE | {"dokumen", "barang"}
"""Classes of what papers are of and are counted for: not events, and not people."""
_PAPER_AND_WORK = LOOSE | {"dokumen", "kegiatan", "kasus"}


def _is_work(a: Bingkai, b: Bingkai) -> bool:
    """Whether ``a`` names work by what it is done with, and ``b`` counts the times it is done."""
    return (
        a.kerja and b.kepala is not None and b.kepala.entri is not None and b.kepala.entri.kelas == "kegiatan"
    )


def _things(a: Benda, b: Benda) -> Hubungan:
    if a.entri is None or b.entri is None:
        alike = {stem(w) for w in a.kata} & {stem(w) for w in b.kata}
        return Hubungan.SAME if alike else Hubungan.UNKNOWN
    how = relation(a.entri, b.entri)
    if how is Hubungan.UNRELATED and len(a.kata) != len(b.kata) and a.kata[0] == b.kata[0]:
        return Hubungan.UNKNOWN  # the longer one may well be a sort of the shorter
    return how


def _populations(a: Bingkai, b: Bingkai) -> Kedudukan | None:
    """Things besides that exclude one another, and neither side names the other's."""
    for one in a.benda:
        for other in b.benda:
            if one.entri is None or other.entri is None or (one is a.kepala and other is b.kepala):
                continue
            common = one.entri.induk
            excluded = common is not None and common is other.entri.induk and common.has("disjoin")
            if excluded and not _within(one, b) and not _within(other, a):
                return Kedudukan(
                    Hubungan.SIBLING,
                    Segi.POPULASI,
                    one.teks,
                    other.teks,
                    _names(one.entri, other.entri),
                    0.65 if one.entri.kelas == "pekerjaan" else 0.9,
                )
    return None


def _within(one: Benda, frame: Bingkai) -> bool:
    return any(_things(one, x) is Hubungan.SAME for x in frame.benda)


def _conditions(a: Bingkai, b: Bingkai) -> Kedudukan | None:
    """Conditions on both sides of which neither is the other's."""
    left = [k for k in a.syarat if not _met(k, b)]
    right = [k for k in b.syarat if not _met(k, a)]
    if not left or not right or len(left) < len(a.syarat):
        return None
    left, right = ([k for k in side if not _is_any_work(k)] for side in (left, right))
    if not left or not right:
        return None
    ways = {relation(x.entri, y.entri) for x in left for y in right}
    if ways - {Hubungan.SIBLING, Hubungan.UNRELATED, Hubungan.UNKNOWN}:
        return None
    one, other = left[0], right[0]
    sure = all(_telling(x, y) for x in left for y in right)
    how = Hubungan.SIBLING if sure else Hubungan.UNKNOWN
    return Kedudukan(how, Segi.KEADAAN, one.teks, other.teks, _names(one.entri, other.entri), 0.85)


def _is_any_work(one: Keadaan) -> bool:
    """Whether a condition is of those said of any work: given, received, made."""
    return any(e.has("generik") for e in one.entri.above())


def _telling(x: Keadaan, y: Keadaan) -> bool:
    """Whether two conditions that differ are known to: not two names that pass into one another."""
    work = [any(e.has("generik") for e in (z.entri, *z.entri.above())) for z in (x, y)]
    if all(work):
        return False
    if x.entri.kelas != y.entri.kelas:
        return {x.entri.kelas, y.entri.kelas} <= STATES  # how things are is not what is done with them
    if (
        x.entri.kelas == "perbuatan"
        and not is_named(x.entri.bukan, y.entri)
        and not is_named(y.entri.bukan, x.entri)
    ):
        return False  # one deed may be a step of the other, or a way to say how it is done
    up = {x.entri, *x.entri.above()} & {y.entri, *y.entri.above()}
    return not any(e.has("dekat") for e in up) and not (x.entri.has("luas") or y.entri.has("luas"))


def _met(one: Keadaan, frame: Bingkai) -> bool:
    near = (Hubungan.SAME, Hubungan.NARROWER, Hubungan.WIDER)
    if any(relation(one.entri, k.entri) in near and k.benar is one.benar for k in frame.keadaan):
        return True
    return any(stem(w) in frame.asing for w in one.kata)


def _extent(a: Bingkai, b: Bingkai) -> Kedudukan:
    """No difference is known: the same, or the one says more, or words are left that are not understood."""
    mine = {s for s in a.asing if s not in _roots(b)}
    theirs = {s for s in b.asing if s not in _roots(a)}
    if mine and theirs:
        return Kedudukan(Hubungan.UNKNOWN, Segi.SEMUA, ", ".join(sorted(mine)), ", ".join(sorted(theirs)))
    more, less = _more(b, a), _more(a, b)
    instead = _instead(a, b)
    if instead is not None and not mine and not theirs:
        return instead
    if more and less:
        return Kedudukan(Hubungan.UNKNOWN, Segi.POPULASI, less[0], more[0])
    if more or theirs:
        return Kedudukan(Hubungan.NARROWER, Segi.SEMUA, "", (more or sorted(theirs))[0])
    if less or mine:
        return Kedudukan(Hubungan.WIDER, Segi.SEMUA, (less or sorted(mine))[0], "")
    if a.kepala is None and b.kepala is None and not a.keadaan and not b.keadaan:
        return Kedudukan(Hubungan.UNKNOWN, Segi.SEMUA)
    return SAMA


def _instead(a: Bingkai, b: Bingkai) -> Kedudukan | None:
    """Each names a thing besides that is none of the other's: the one stands in the place of the other."""
    if a.kepala is None or not a.kepala.entri or a.kepala.entri.kelas not in _OF_SOME_KIND:
        return None
    left = [x for x in a.populasi if x.entri and x.entri.kelas in STRICT and not _near(x, b)]
    right = [x for x in b.populasi if x.entri and x.entri.kelas in STRICT and not _near(x, a)]
    if len(left) != 1 or len(right) != 1:
        return None
    one, other = left[0], right[0]
    if set(one.kata) <= set(other.kata) or set(other.kata) <= set(one.kata):
        return None  # called after it: "musrenbang kecamatan"
    if _things(one, other) not in (Hubungan.SIBLING, Hubungan.UNRELATED):
        return None
    return Kedudukan(
        Hubungan.SIBLING, Segi.POPULASI, one.teks, other.teks, _names(one.entri, other.entri), 0.65
    )


_OF_SOME_KIND = frozenset(("orang", "lembaga", "wilayah", "barang", "kasus"))
"""What is counted among others: what a document or an event is about may be said in many ways."""


def _near(one: Benda, frame: Bingkai) -> bool:
    near = (Hubungan.SAME, Hubungan.NARROWER, Hubungan.WIDER, Hubungan.UNKNOWN)
    return any(_things(one, x) in near for x in frame.benda)


def _more(a: Bingkai, b: Bingkai) -> list[str]:
    """What ``a`` says besides: things and conditions that ``b`` has neither as such nor wider nor narrower."""
    near = (Hubungan.SAME, Hubungan.NARROWER)
    things = [x.teks for x in a.benda if x.entri and not any(_things(x, y) in near for y in b.benda)]
    return things + [k.teks for k in a.syarat if not _met(k, b)]


@lru_cache(maxsize=20_000)
def _roots(frame: Bingkai) -> frozenset[str]:
    return frozenset(
        (
            *frame.asing,
            *(stem(w) for x in frame.benda for w in x.kata),
            *(stem(w) for k in frame.keadaan for w in k.kata),
        )
    )


def _names(*found: Entri | None) -> tuple[str, ...]:
    return lexicon.names(e for e in found if e is not None)


def alike(a: str, b: str) -> float:
    """Return the share of what two phrases say, concept by concept, that they have in common, 0 to 1.

    For ordering candidates; whether two are one thing is for :func:`stand` to say.
    """
    left, right = (canon(read(t)) for t in (a, b))
    return len(left & right) / len(left | right) if left | right else 0.0
