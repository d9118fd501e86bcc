"""Name and formula taken together: how likely two indikator are one metric, when their names alone do not tell.

Two offices that reword a name seldom reword the formula in the same way, and one that names another thing says so in
both. So each concept of a name is looked for in the name and the formula of the other, in parts if need be; what is
found nowhere weighs against the two, most where the formula says it as well. The weights of these signs are fitted to
the labelled pairs (``benchmarks/judgement/fit.py``) and kept in ``data/bahasa/timbangan.toml``.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kaskade_graph import resources
from kaskade_graph.language import lexicon, parts, terms
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.parts import Kaitan, Keys
from kaskade_graph.language.tables import menurut_kata
from kaskade_graph.language.terms import Isi
from kaskade_graph.linking.evidence import Rumusan
from kaskade_graph.linking.features import Ciri
from kaskade_graph.linking.wording import kind_of_unit

_SCALES = frozenset(("juta", "miliar", "milyar", "ribu"))
_EACH = frozenset(("kap", "kapita"))
_SCORE, _SHARE = "nilai", "bagian"
_UNTOLD = 0.5
"""How much of a side is said by the other where one of them has no such side."""


@dataclass(frozen=True, slots=True)
class Tanda:
    """What the comparison of two indikator by name, unit and official line gives, as signs for the whole."""

    sama: bool
    """Whether name and formula, each by itself, make one metric of them."""
    kemiripan: float
    bertentangan: bool
    rumus_lain: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    """The concepts of an indikator: ``nama`` those of its name that tell, the rest with what they are made of."""

    nama: tuple[str, ...]
    name: Keys
    formula: Keys
    every: Keys
    below: tuple[str, ...] | None


def likely(a: Ciri, b: Ciri, tanda: Tanda) -> float:
    """Return how likely two indikator are one metric (0..1)."""
    table = _table()
    weight = table.dasar + sum(table.bobot[k] * v for k, v in signs(a, b, tanda).items())
    return 1 / (1 + math.exp(-weight))


def threshold() -> float:
    """Return the likelihood from which two are the same metric."""
    return _table().ambang


def in_common(a: Ciri, b: Ciri) -> bool:
    """Say whether there is anything that both speak of."""
    one, other = _claim(a.rumusan, lexicon.key()), _claim(b.rumusan, lexicon.key())
    return bool(one.every & other.every)


def signs(a: Ciri, b: Ciri, tanda: Tanda) -> Mapping[str, float]:
    """Return the signs for and against, by name; none of them depends on which of the two comes first."""
    one, other = _claim(a.rumusan, lexicon.key()), _claim(b.rumusan, lexicon.key())
    alike = _alike(a.rumusan.nama, b.rumusan.nama)
    names = [_less(parts.missing(x.nama, y.name), alike) for x, y in ((one, other), (other, one))]
    alone = [_less(parts.missing(x.nama, y.every), alike) for x, y in ((one, other), (other, one))]
    odd = [parts.foreign(w, x.name | x.every) for w, x in zip(alone, (other, one), strict=True)]
    length = [max(1, len(x.nama)) for x in (one, other)]
    return {
        "sama": float(tanda.sama),
        "mirip": tanda.kemiripan,
        "bertentangan": float(tanda.bertentangan),
        "rumus_lain": float(tanda.rumus_lain),
        "sendiri_sedikit": min(min(map(len, alone)), 2),
        "sendiri_banyak": min(max(map(len, alone)), 3),
        "nama_sendiri": min(max(map(len, names)), 3),
        "asing_sedikit": min(min(map(len, odd)), 2),
        "asing_banyak": min(max(map(len, odd)), 3),
        "tercakup": min(1 - len(w) / n for w, n in zip(odd, length, strict=True)),
        "tercakup_penuh": float(not any(alone)),
        "pendek": float(min(len(x.nama) for x in (one, other)) <= 1),
        **_instead(names[0], names[1], one, other),
        **_formulas(a, b, one, other, odd),
        **_units(a, b),
    }


def _less(keys: Sequence[str], alike: frozenset[str]) -> list[str]:
    return [k for k in keys if k not in alike]


def _alike(a: Isi, b: Isi) -> frozenset[str]:
    """The keys that an abbreviation or a word for it says for the other."""
    left = terms.compare(a, b)
    return frozenset((*parts.telling(a), *parts.telling(b))).difference(left.satu, left.lain)


def _instead(left: Sequence[str], right: Sequence[str], one: _Claim, other: _Claim) -> dict[str, float]:
    """What stands in one name where the other has something else, by how the two stand to one another."""
    kinds = [(parts.relation(x, y), x, y) for x in left for y in right]
    seen = {k for k, _, _ in kinds}
    return {
        "saudara": float(Kaitan.SAUDARA in seen),
        "sejenis": float(Kaitan.SEJENIS in seen),
        "lain": float(Kaitan.LAIN in seen),
        "tak_dikenal": min(sum(k is Kaitan.TAK_DIKENAL for k, _, _ in kinds), 3),
        "bagian_berumus": float(
            any(k is Kaitan.BAGIAN and x in one.formula and y in other.formula for k, x, y in kinds)
        ),
    }


def _formulas(a: Ciri, b: Ciri, one: _Claim, other: _Claim, odd: Sequence[Sequence[str]]) -> dict[str, float]:
    """What the formulas add: a limit that one name and its formula set, and denominators."""
    both = a.rumusan.atas is not None and b.rumusan.atas is not None
    limits = [
        sum(k in x.formula or any(w <= x.formula for w in parts.ways(k)) for k in keys) if y.atas else 0
        for keys, x, y in ((odd[0], one, b.rumusan), (odd[1], other, a.rumusan))
    ]
    level = any(
        (k in one.formula) != (k in other.formula) and (k in one.name) != (k in other.name)
        for k in terms.LEVELS
    )
    return {
        "berumus": float((a.rumusan.atas is not None) + (b.rumusan.atas is not None)),
        "syarat_satu": min(max(limits), 2),
        "syarat_dua": min(limits),
        "tingkat": float(level and bool(one.formula and other.formula)),
        "rasio_lain": float(both and a.berrasio != b.berrasio),
        "penyebut": min(_said(one.below, other.below), _said(other.below, one.below)),
    }


def _said(side: tuple[str, ...] | None, by: tuple[str, ...] | None) -> float:
    """How much of one denominator the other says."""
    if not side or by is None:
        return _UNTOLD
    return 1 - len(parts.foreign(parts.missing(side, parts.spread(by)), by)) / len(side)


def _units(a: Ciri, b: Ciri) -> dict[str, float]:
    one, other = dimension(a.satuan), dimension(b.satuan)
    how = _counted(a, one), _counted(b, other)
    apart = None not in (one, other) and one != other and _SCORE not in (one, other)
    return {
        "dimensi_sama": float(one is not None and one == other),
        "dimensi_lain": float(apart),
        "cara_lain": float(None not in how and how[0] != how[1]),
    }


def _counted(ciri: Ciri, dimensi: str | None) -> str | None:
    """Whether a share or a number is asked, where that is known."""
    if dimensi == _SHARE or ciri.ukuran is JenisUkuran.PERSENTASE:
        return _SHARE
    return "jumlah" if ciri.ukuran in (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI) else None


def dimension(satuan: str | None) -> str | None:
    """Return what a folded unit measures: a quantity, or the kind or name of the things counted.

    >>> dimension("juta rupiah"), dimension("kuintal ha"), dimension("permil")
    ('uang', 'berat/luas', 'bagian')
    """
    words = (satuan or "").split()
    while len(words) > 1 and words[0] in _SCALES:
        words = words[1:]
    if not words:
        return None
    if words[0] == "per" or _EACH & set(words):
        return _SCORE
    table = menurut_kata("dimensi")
    found = table.get(words[0]) or kind_of_unit(satuan) or words[0]
    each = table.get(words[-1]) if len(words) > 1 and words[-1] != words[0] else None
    return f"{found}/{each}" if each not in (None, _SCORE, _SHARE) else found


@lru_cache(maxsize=50_000)
def _claim(rumusan: Rumusan, _key: str) -> _Claim:
    name = parts.spread(rumusan.nama.kunci)
    sides = [s.kunci for s in (rumusan.atas, rumusan.bawah) if s is not None]
    formula = frozenset[str]().union(*map(parts.spread, sides))
    below = parts.telling(rumusan.bawah) if rumusan.bawah is not None else None
    return _Claim(parts.telling(rumusan.nama), name, formula, name | formula, below)


@dataclass(frozen=True, slots=True)
class _Table:
    bobot: Mapping[str, float]
    dasar: float
    ambang: float


@cache
def _table() -> _Table:
    read = tomllib.loads((resources.bahasa() / "timbangan.toml").read_text(encoding="utf-8"))
    return _Table(read["bobot"], read["dasar"], read["ambang"])
