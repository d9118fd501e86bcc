"""Do two indikator measure the same? A verdict with its certainty and its reasons.

The certainty starts from the share of telling stems that the names have in common, rare ones counting more
(misspelt ones count as the same). The official line of work, the formula, the unit and the direction then
raise or lower it. Where no official line is known, name and formula are taken together (``whole.py``), this verdict
being one sign among others. The weights were set on the labelled sets of ``benchmarks/linking.py``; what they give is
stated in ``docs/explanation/linking.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaskade_graph.errors import Teks
from kaskade_graph.language.frames import Bingkai, canon
from kaskade_graph.language.relations import Hubungan
from kaskade_graph.language.standing import stand
from kaskade_graph.linking import contrast, whole, wordings
from kaskade_graph.linking.evidence import LinkEvidence, Timbangan, weigh
from kaskade_graph.linking.features import Ciri
from kaskade_graph.linking.stems import shares, slip
from kaskade_graph.linking.wording import kind_of_unit
from kaskade_graph.linking.wordings import Known, Sure, Worded
from kaskade_graph.vocab import KIN, SEMAPV, SKOS


class LinkRelation(StrEnum):
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
    LinkRelation.SAMA: KIN.indikatorSama,
    LinkRelation.DEKAT: SKOS.closeMatch,
    LinkRelation.TERKAIT: SKOS.relatedMatch,
}
_TEKS = {
    LinkRelation.SAMA: Teks("indikator yang sama", "the same indikator"),
    LinkRelation.DEKAT: Teks("hal sama, ukuran lain", "the same thing, measured otherwise"),
    LinkRelation.TERKAIT: Teks("pekerjaan sama, indikator lain", "the same work, another indikator"),
}
PREDIKAT = frozenset(_PREDIKAT.values())
"""All predicates that a link between indikator may have."""

SAME = 0.6
"""Certainty from which two are the same metric."""
SUREST = 0.99
"""What no comparison goes beyond: certain is only what a reviewer accepted."""
_CLOSE = 0.55
"""Share of telling stems from which two are about the same thing."""
_INSTEAD, _BESIDES = 2.5, 0.4
"""What telling stems weigh that stand instead of others, and those that only one name has besides."""
_MUCH = 1.5
"""Weight in common from which it does not matter how much longer one name is than the other."""
_OTHER_LINE = 0.97
"""Likeness that is asked of indikator that stand under different official work."""
_OTHER_HEAD = 0.66
"""What is left of the certainty where another thing is named first and no official line joins the two."""
_EMPTY = 0.12
"""Weight in common below which two names have nothing in common."""


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """The verdict on a pair: what they are to one another (None: nothing), how sure, why.

    ``kemiripan`` is the share of telling stems in common; ``pembenaran`` an IRI of the semapv vocabulary.
    """

    hubungan: LinkRelation | None
    keyakinan: float
    kemiripan: float
    pembenaran: str
    alasan: tuple[Teks, ...]


class Pembanding:
    """Compares; remembers its verdicts. How much a stem tells comes from the official names, so that a pair
    is judged the same in every collection. ``known`` is what another found of wordings before."""

    def __init__(self, known: Known | None = None) -> None:
        self._seen: dict[tuple[Ciri, Ciri], LinkDecision] = {}
        self._known = known or {}
        self.found: dict[tuple[str, str], Sure] = {}
        """What was found of the wordings that were asked for with :meth:`sure`."""

    def sure(self, a: Worded, b: Worded) -> Sure:
        """Return how sure it is that two indikator are one metric, None when they are not."""
        both = wordings.pair(a, b)
        if both not in self.found:
            self.found[both] = self._known[both] if both in self._known else self._sure(a, b)
        return self.found[both]

    def _sure(self, a: Worded, b: Worded) -> Sure:
        verdict = self.compare(a.ciri, b.ciri)
        return verdict.keyakinan if verdict.hubungan is LinkRelation.SAMA else None

    def compare(self, a: Ciri, b: Ciri) -> LinkDecision:
        """Return the verdict on two indikator; it does not depend on their order."""
        found = self._seen.get((a, b))
        if found is None:
            found = self._seen[a, b] = self._seen[b, a] = self._verdict(a, b)
        return found

    @property
    def dibandingkan(self) -> int:
        """How many pairs of distinct wordings have been compared."""
        return sum(a != b for a, b in self._seen) // 2

    def likeness(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the weighted share of stems in common (0..1), misspellings seen through.

        Words that stand in the place of others count against it more than words left out: offices shorten
        long official names, and name other things otherwise.
        """
        shared, left, right = shares(a, b)
        less, more = sorted((left, right))
        if shared >= _MUCH:
            more = min(more, shared)
        return shared / (shared + _INSTEAD * less + _BESIDES * more) if shared > _EMPTY else 0.0

    def _verdict(self, a: Ciri, b: Ciri) -> LinkDecision:
        line = None if a.garis is None or b.garis is None else a.garis == b.garis
        proof = weigh(a.rumusan, b.rumusan)
        first = self._apart(a, b, line, proof)
        if line is not None or not (first.hubungan is LinkRelation.SAMA or whole.in_common(a, b)):
            return first
        if contrast.certain(a, b) is not None:
            return first
        return _whole(a, b, first, proof)

    def signs(self, a: Ciri, b: Ciri) -> whole.Tanda:
        """Return what names, formulas and units, each by itself, say of a pair without an official line."""
        proof = weigh(a.rumusan, b.rumusan)
        return _signs(a, b, self._apart(a, b, None, proof), proof)

    def _apart(self, a: Ciri, b: Ciri, line: bool | None, proof: Timbangan) -> LinkDecision:
        """The verdict by names, formulas and units, each taken by itself."""
        like = self.likeness(a.isi, b.isi)
        proven = proof.bukti is LinkEvidence.SAMA and line is not False and contrast.units_allow(a, b)
        reworded = proven or (proof.nama.same and a.satuan is not None and contrast.same_unit(a, b))
        reasons = [_percent(like)]
        sure = self._formula(_context(like, line, reasons), a, b, reasons)
        sure = _unit(sure, a, b, reasons)
        conflict = contrast.conflict(a, b, reworded) or (None if line else contrast.certain(a, b))
        if conflict is None and not (proven and proof.nama.same):
            conflict = contrast.told_apart(a, b, line, proven)
        if conflict is None and proof.bukti is LinkEvidence.LAIN and not line:
            conflict = proof.alasan
        if conflict is None and proof.bukti is LinkEvidence.TERBUKA and not line:
            conflict = contrast.formulas_apart(a, b, proof)
        if conflict is not None:
            return _otherwise(like, line, [*(r for r in reasons if r != conflict), conflict])
        if proven and proof.alasan is not None:
            reasons.append(proof.alasan)
            sure = max(sure, _BY_FORMULA)
        elif line is not False and (_says_the_same(a, b, proof) or proof.nama.same):
            reasons.append(Teks("menurut leksikon hal yang sama", "the same thing by the lexicon"))
            sure = max(sure, contrast.BY_MEANING)
        elif line is None and _other_head(a, b):
            reasons.append(
                Teks(f"pokoknya lain: {a.kepala} dan {b.kepala}", f"other heads: {a.kepala} and {b.kepala}")
            )
            sure *= _OTHER_HEAD
        if line is False and like < _OTHER_LINE:
            sure = min(sure, SAME - 0.01)
        if sure < SAME:
            return _otherwise(like, line, reasons)
        return LinkDecision(
            LinkRelation.SAMA,
            round(min(sure, SUREST), 3),
            round(like, 3),
            _justify(a, b, line),
            tuple(reasons),
        )

    def _formula(self, sure: float, a: Ciri, b: Ciri, reasons: list[Teks]) -> float:
        if not a.rumus or not b.rumus:
            return sure
        like = self.likeness(a.rumus, b.rumus)
        if like >= _CLOSE and a.berrasio == b.berrasio:
            reasons.append(Teks(f"rumus sejalan ({like:.0%})", f"formulas agree ({like:.0%})"))
            # A formula says how it is measured; what is measured, names that differ do not say.
            return sure + (1 - sure) * 0.4 * like * min(1.0, sure / _CLOSE)
        if a.berrasio != b.berrasio or like < 0.2:
            reasons.append(Teks("rumus berbeda", "formulas differ"))
            return sure * 0.85
        return sure


def _whole(a: Ciri, b: Ciri, first: LinkDecision, proof: Timbangan) -> LinkDecision:
    """The verdict on name and formula together, of which that on each by itself is one sign."""
    same, sure = first.hubungan is LinkRelation.SAMA, whole.likely(a, b, _signs(a, b, first, proof))
    if same is (sure >= whole.threshold()) or (same and proof.nama.same):
        return first
    if same:
        return _otherwise(first.kemiripan, None, [*first.alasan, _NOT_ENOUGH])
    reasons = (_percent(first.kemiripan), _TOGETHER)
    sure = round(min(max(sure, SAME), _BY_FORMULA), 3)
    return LinkDecision(LinkRelation.SAMA, sure, first.kemiripan, SEMAPV.CompositeMatching, reasons)


def _signs(a: Ciri, b: Ciri, first: LinkDecision, proof: Timbangan) -> whole.Tanda:
    proven = proof.bukti is LinkEvidence.SAMA and contrast.units_allow(a, b)
    reworded = proven or (proof.nama.same and a.satuan is not None and contrast.same_unit(a, b))
    return whole.Tanda(
        first.hubungan is LinkRelation.SAMA,
        first.kemiripan,
        contrast.conflict(a, b, reworded) is not None,
        proof.bukti is LinkEvidence.LAIN,
    )


_TOGETHER = Teks("nama dan rumus bersama menyebut hal yang sama", "name and formula together say the same")
_NOT_ENOUGH = Teks(
    "nama dan rumus bersama belum membuktikan hal yang sama", "name and formula together do not prove it"
)


def _context(like: float, line: bool | None, reasons: list[Teks]) -> float:
    if line:
        reasons.append(Teks("pekerjaan resmi yang sama", "the same official work"))
        return like + (1 - like) * 0.35
    if line is False:
        reasons.append(Teks("pekerjaan resmi yang lain", "other official work"))
        return like * 0.7
    return like


_BY_FORMULA = 0.9
"""Certainty that one formula in one unit gives."""


def _says_the_same(a: Ciri, b: Ciri, proof: Timbangan) -> bool:
    """Say whether names, or numerators and denominators, stand as the same in either direction.

    A formula without its subject ("ditangani / jumlah kasus") is that of many: two names that each say something
    that the other does not are not one by it.
    """
    if _agree(a.bingkai, b.bingkai):
        return True
    if proof.nama.satu and proof.nama.lain:
        return False
    ratio = (a.bawah is None) is (b.bawah is None) and (a.bawah is None or _agree(a.bawah, b.bawah))
    return ratio and _agree(a.atas, b.atas)


def _agree(one: Bingkai | None, other: Bingkai | None) -> bool:
    if one is None or other is None or not canon(one) or canon(one) != canon(other):
        return False
    return stand(one, other).hubungan is stand(other, one).hubungan is Hubungan.SAME


def _other_head(a: Ciri, b: Ciri) -> bool:
    """Say whether each names first what the other does not name at all, or names later."""
    if a.kepala is None or b.kepala is None or a.kepala == b.kepala or slip(a.kepala, b.kepala):
        return False
    return a.kepala not in b.isi or b.kepala not in a.isi


def _unit(sure: float, a: Ciri, b: Ciri, reasons: list[Teks]) -> float:
    if a.satuan is None or b.satuan is None:
        return sure
    if contrast.same_unit(a, b):
        return sure + (1 - sure) * 0.1
    if kind_of_unit(a.satuan) == kind_of_unit(b.satuan) is not None:
        return sure
    reasons.append(Teks(f"satuan lain: {a.satuan} dan {b.satuan}", f"other units: {a.satuan} and {b.satuan}"))
    return sure * 0.8


def _otherwise(like: float, line: bool | None, reasons: list[Teks]) -> LinkDecision:
    """The verdict when the two are not the same metric."""
    hubungan = None
    if like >= _CLOSE and line is not False:
        hubungan = LinkRelation.DEKAT
    elif line:
        hubungan = LinkRelation.TERKAIT
    sure = like if hubungan is LinkRelation.DEKAT else 0.5 + like / 2
    return LinkDecision(
        hubungan, round(min(sure, SUREST), 3), round(like, 3), SEMAPV.CompositeMatching, tuple(reasons)
    )


def _justify(a: Ciri, b: Ciri, line: bool | None) -> str:
    if a.isi == b.isi and not line:
        return SEMAPV.LexicalMatching
    return SEMAPV.CompositeMatching if line else SEMAPV.LexicalSimilarityThresholdMatching


def _percent(like: float) -> Teks:
    return Teks(f"kata penting sama {like:.0%}", f"telling words in common {like:.0%}")
