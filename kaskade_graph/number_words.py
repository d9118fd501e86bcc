"""Numbers written in Indonesian words."""

from __future__ import annotations

from decimal import Decimal

from kaskade_graph.text import fold

_SATUAN = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
}
_KALI = {"puluh": 10, "ratus": 100}
_BESAR = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}


def number_words(text: str) -> Decimal | None:
    """Return the number that Indonesian words say, None when another word stands among them.

    >>> number_words("sembilan puluh lima"), number_words("seratus dua puluh juta"), number_words("dua belas")
    (Decimal('95'), Decimal('120000000'), Decimal('12'))
    >>> number_words("delapan puluh koma lima persen"), number_words("lima desa") is None
    (Decimal('80.5'), True)
    """
    words = fold(text).removesuffix(" persen").removesuffix(" rupiah").split()
    whole, _, fraction = " ".join(words).partition(" koma ")
    value = _whole(whole.split())
    digits = [_SATUAN.get(w, 10) for w in fraction.split()]
    if value is None or any(d > 9 for d in digits):
        return None
    return Decimal(f"{value}.{''.join(map(str, digits))}" if digits else value)


def _whole(words: list[str]) -> int | None:
    total = hundreds = ones = 0
    if not words:
        return None
    for word in words:
        big = word.removeprefix("se") if word in ("seribu", "sejuta", "semiliar") else word
        if word in _SATUAN:
            ones += _SATUAN[word]
        elif word == "belas":
            ones += 10
        elif word in _KALI or word == "seratus":
            hundreds, ones = hundreds + (ones or 1) * _KALI.get(word, 100), 0
        elif big in _BESAR:
            total, hundreds, ones = total + ((hundreds + ones) or 1) * _BESAR[big], 0, 0
        else:
            return None
    return total + hundreds + ones
