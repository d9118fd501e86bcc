"""Do two indikator measure the same? A verdict with its certainty and its reasons.

The certainty starts from the share of telling stems that the names have in common, rare ones counting more
(misspelt ones count as the same). The official line of work, the formula, the unit and the direction then
raise or lower it. The weights were set on the labelled sets of ``benchmarks/linking.py``; what they give is
stated in ``docs/explanation/linking.md``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kaskade_graph.bahasa.kata import akar
from kaskade_graph.bahasa.ukuran import JenisUkuran
from kaskade_graph.errors import Teks
from kaskade_graph.linking.features import Ciri, excludes, same_measure
from kaskade_graph.vocab import KIN, SEMAPV, SKOS


class Hubungan(StrEnum):
    """How two indikator stand to one another."""

    SAMA = "sama"
    """The same metric."""
    DEKAT = "dekat"
    """The same thing, measured otherwise: a count and a share of it, reports on it and it."""
    TERKAIT = "terkait"
    """Another metric of the same official work."""

    @property
    def predikat(self) -> str:
        """The IRI it is written as."""
        return _PREDIKAT[self]

    @property
    def teks(self) -> Teks:
        """The words shown to people."""
        return _TEKS[self]


_PREDIKAT = {
    Hubungan.SAMA: KIN.indikatorSama,
    Hubungan.DEKAT: SKOS.closeMatch,
    Hubungan.TERKAIT: SKOS.relatedMatch,
}
_TEKS = {
    Hubungan.SAMA: Teks("indikator yang sama", "the same indikator"),
    Hubungan.DEKAT: Teks("hal sama, ukuran lain", "the same thing, measured otherwise"),
    Hubungan.TERKAIT: Teks("pekerjaan sama, indikator lain", "the same work, another indikator"),
}
PREDIKAT = frozenset(_PREDIKAT.values())
"""All predicates that a link between indikator may have."""

SAME = 0.6
"""Certainty from which two are the same metric."""
SUREST = 0.99
"""What no comparison goes beyond: certain is only what a reviewer accepted."""
_CLOSE = 0.55
"""Share of telling stems from which two are about the same thing."""
_GENERAL = 0.3
"""Weight of a stem that is too general to tell much; others weigh 1 and more."""
_ENOUGH = 3
"""Stems that a name must have for its being part of a longer one to say anything."""
_BESIDE = 0.68
"""Certainty that is asked for where no official line joins the two; half of it at least from the names."""
_HALF = 0.5
_OWN_DIMENSION = frozenset(("rupiah", "ha", "m2", "meter", "km", "jenis", "macam", "%"))
"""Units of money, area, length, variety or share: what has one of them is never a count of things."""


@dataclass(frozen=True, slots=True)
class Putusan:
    """The verdict on a pair: what they are to one another (None: nothing), how sure, why.

    ``kemiripan`` is the share of telling stems in common; ``pembenaran`` an IRI of the semapv vocabulary.
    """

    hubungan: Hubungan | None
    keyakinan: float
    kemiripan: float
    pembenaran: str
    alasan: tuple[Teks, ...]


class Pembanding:
    """Compares; knows from a collection how much each stem tells. Verdicts are remembered."""

    def __init__(self, ciri: Iterable[Ciri] = ()) -> None:
        sets = [c.isi for c in set(ciri)]
        self._n = len(sets)
        self._df = Counter(s for found in sets for s in found)
        self._seen: dict[tuple[Ciri, Ciri], Putusan] = {}

    def weight(self, root: str) -> float:
        """Return how much a stem tells: little when general or everywhere, more the rarer it is."""
        if root in akar("umum"):
            return _GENERAL
        return 1.0 + math.log((1 + self._n) / (1 + self._df[root])) / 3 if self._n else 1.0

    def compare(self, a: Ciri, b: Ciri) -> Putusan:
        """Return the verdict on two indikator; it does not depend on their order."""
        found = self._seen.get((a, b))
        if found is None:
            found = self._seen[a, b] = self._seen[b, a] = self._verdict(a, b)
        return found

    def likeness(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the weighted share of stems in common (0..1), misspellings seen through."""
        shared, left, right = self._shares(a, b)
        return shared / (shared + left + right) if shared else 0.0

    def containment(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the weighted share of the shorter name that the longer one has too (0..1)."""
        shared, left, right = self._shares(a, b)
        return shared / (shared + min(left, right)) if shared else 0.0

    def _shares(self, a: frozenset[str], b: frozenset[str]) -> tuple[float, float, float]:
        common, left, right = _match(a, b)
        weigh = self.weight
        return sum(map(weigh, common)), sum(map(weigh, left)), sum(map(weigh, right))

    def _verdict(self, a: Ciri, b: Ciri) -> Putusan:
        like = self.likeness(a.isi, b.isi)
        line = None if a.garis is None or b.garis is None else a.garis == b.garis
        reasons = [_percent(like)]
        # Offices shorten long official names: what counts then is that the short one says nothing else.
        within = self.containment(a.isi, b.isi) if min(len(a.isi), len(b.isi)) >= _ENOUGH else 0.0
        base = max(like, (like + within) / 2)
        sure = self._context(base, line, reasons)
        sure = self._formula(sure, a, b, reasons)
        sure = _unit(sure, a, b, reasons)
        conflict = _conflict(a, b)
        if conflict is not None:
            return _otherwise(like, line, [*reasons, conflict])
        if line is None and (base < _HALF or sure < _BESIDE or _other_deed(a, b)):
            sure = min(sure, SAME - 0.01)
        if sure < SAME:
            return _otherwise(like, line, reasons)
        return Putusan(
            Hubungan.SAMA, round(min(sure, SUREST), 3), round(like, 3), _justify(a, b, line), tuple(reasons)
        )

    def _context(self, like: float, line: bool | None, reasons: list[Teks]) -> float:
        if line:
            reasons.append(Teks("pekerjaan resmi yang sama", "the same official work"))
            return like + (1 - like) * 0.35
        if line is False:
            reasons.append(Teks("pekerjaan resmi yang lain", "other official work"))
            return like * 0.6
        return like

    def _formula(self, sure: float, a: Ciri, b: Ciri, reasons: list[Teks]) -> float:
        if not a.rumus or not b.rumus:
            return sure
        like = self.likeness(a.rumus, b.rumus)
        if like >= _CLOSE and a.berrasio == b.berrasio:
            reasons.append(Teks(f"rumus sejalan ({like:.0%})", f"formulas agree ({like:.0%})"))
            return sure + (1 - sure) * 0.4 * like
        if a.berrasio != b.berrasio or like < 0.2:
            reasons.append(Teks("rumus berbeda", "formulas differ"))
            return sure * 0.85
        return sure


def _match(a: frozenset[str], b: frozenset[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the stems in common, those of ``a`` alone and those of ``b`` alone."""
    common = sorted(a & b)
    left, right = sorted(a - b), sorted(b - a)
    for root in list(left):
        twin = next((other for other in right if _slip(root, other)), None)
        if twin is not None:
            common.append(root)
            left.remove(root)
            right.remove(twin)
    return common, left, right


def _slip(a: str, b: str) -> bool:
    """Say whether two stems are one word misspelt, or cut differently by the stemmer."""
    from rapidfuzz.distance import OSA

    short, long = sorted((len(a), len(b)))
    if short < 4 or long - short > 3 or any(c.isdigit() for c in a + b):
        return False
    if short >= 5 and (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a)):
        return True
    return bool(OSA.distance(a, b) <= (1 if short < 8 else 2)) and short >= 5


def _conflict(a: Ciri, b: Ciri) -> Teks | None:
    """Return what makes it impossible that the two are the same metric, or None."""
    if same_measure(a.ukuran, b.ukuran) is False and a.ukuran and b.ukuran:
        return Teks(
            f"ukuran lain: {a.ukuran.value} dan {b.ukuran.value}",
            f"measured otherwise: {a.ukuran.value} and {b.ukuran.value}",
        )
    if a.kelas != b.kelas and a.kelas and b.kelas and _counted(a) and _counted(b) and not _same_unit(a, b):
        return Teks(
            f"yang dihitung lain: {a.kelas} dan {b.kelas}", f"other things counted: {a.kelas} and {b.kelas}"
        )
    if a.satuan and b.satuan and not _same_unit(a, b) and {a.satuan, b.satuan} & _OWN_DIMENSION:
        return Teks(
            f"besaran lain: {a.satuan} dan {b.satuan}", f"other quantities: {a.satuan} and {b.satuan}"
        )
    odd = sorted(s for s in a.isi ^ b.isi if excludes(s))
    if odd:
        word = odd[0]
        return Teks(f"hanya satu yang menyebut “{word}”", f"only one says “{word}”")
    if a.arah and b.arah and a.arah is not b.arah:
        return Teks("arahnya berlawanan", "their directions are opposite")
    if _apart(a, b):
        return Teks("syaratnya lain", "other conditions")
    return None


def _same_unit(a: Ciri, b: Ciri) -> bool:
    """Say whether the units are one, or one only says more: a lembaga, and a lembaga kemasyarakatan."""
    if a.satuan is None or b.satuan is None:
        return False
    left, right = set(a.satuan.split()), set(b.satuan.split())
    return left <= right or right <= left


def _counted(ciri: Ciri) -> bool:
    return ciri.ukuran in (None, JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)


def _apart(a: Ciri, b: Ciri) -> bool:
    """Two conditions that share no telling stem, each saying something, are two measures."""
    left, right = a.keadaan - akar("umum"), b.keadaan - akar("umum")
    if not left or not right or left & b.isi or right & a.isi:
        return False
    return not _match(left, right)[0]


def _other_deed(a: Ciri, b: Ciri) -> bool:
    """Say whether one names what is done and the other does something else: provided, or maintained."""
    if not a.keadaan or not b.keadaan:
        return False
    return bool((a.keadaan - b.isi) - akar("umum")) != bool((b.keadaan - a.isi) - akar("umum"))


def _unit(sure: float, a: Ciri, b: Ciri, reasons: list[Teks]) -> float:
    if a.satuan is None or b.satuan is None:
        return sure
    if _same_unit(a, b):
        return sure + (1 - sure) * 0.1
    reasons.append(Teks(f"satuan lain: {a.satuan} dan {b.satuan}", f"other units: {a.satuan} and {b.satuan}"))
    return sure * 0.8


def _otherwise(like: float, line: bool | None, reasons: list[Teks]) -> Putusan:
    """The verdict when the two are not the same metric."""
    hubungan = None
    if like >= _CLOSE and line is not False:
        hubungan = Hubungan.DEKAT
    elif line:
        hubungan = Hubungan.TERKAIT
    sure = like if hubungan is Hubungan.DEKAT else 0.5 + like / 2
    return Putusan(
        hubungan, round(min(sure, SUREST), 3), round(like, 3), SEMAPV.CompositeMatching, tuple(reasons)
    )


def _justify(a: Ciri, b: Ciri, line: bool | None) -> str:
    if a.isi == b.isi and not line:
        return SEMAPV.LexicalMatching
    return SEMAPV.CompositeMatching if line else SEMAPV.LexicalSimilarityThresholdMatching


def _percent(like: float) -> Teks:
    return Teks(f"kata penting sama {like:.0%}", f"telling words in common {like:.0%}")
