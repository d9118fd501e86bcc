"""Numbers written in Indonesian words, for the nearest value that is offered in place of a refused one."""

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


def baca_kata(teks: str) -> Decimal | None:
    """Return the number that words say, None when another word stands among them.

    >>> baca_kata("sembilan puluh lima"), baca_kata("seratus dua puluh juta"), baca_kata("dua belas")
    (Decimal('95'), Decimal('120000000'), Decimal('12'))
    >>> baca_kata("delapan puluh koma lima persen"), baca_kata("lima desa") is None
    (Decimal('80.5'), True)
    """
    kata = fold(teks).removesuffix(" persen").removesuffix(" rupiah").split()
    utuh, _, pecahan = " ".join(kata).partition(" koma ")
    nilai = _utuh(utuh.split())
    desimal = [_SATUAN.get(k, 10) for k in pecahan.split()]
    if nilai is None or any(d > 9 for d in desimal):
        return None
    return Decimal(f"{nilai}.{''.join(map(str, desimal))}" if desimal else nilai)


def _utuh(kata: list[str]) -> int | None:
    jumlah = ratusan = satuan = 0
    if not kata:
        return None
    for k in kata:
        besar = k.removeprefix("se") if k in ("seribu", "sejuta", "semiliar") else k
        if k in _SATUAN:
            satuan += _SATUAN[k]
        elif k == "belas":
            satuan += 10
        elif k in _KALI or k == "seratus":
            ratusan, satuan = ratusan + (satuan or 1) * _KALI.get(k, 100), 0
        elif besar in _BESAR:
            jumlah, ratusan, satuan = jumlah + ((ratusan + satuan) or 1) * _BESAR[besar], 0, 0
        else:
            return None
    return jumlah + ratusan + satuan
