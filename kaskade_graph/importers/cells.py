"""One cell -> one value: text, number with unit, code, tipe, arah, year, quarter. What cannot be read is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from kaskade_graph.errors import Teks
from kaskade_graph.importers.formats.sheet import plain
from kaskade_graph.importers.grid import Galat, Sel
from kaskade_graph.importers.refused import Tolak
from kaskade_graph.model import Arah, TahapHasil, Tipe
from kaskade_graph.number_words import number_words
from kaskade_graph.text import fold, shown, squeeze

KOSONG = frozenset({"-", "–", "—", "--", "- -"})
"""What people write into a cell to say that there is nothing."""
TIPE = {
    "kumulatif": (Tipe.KUMULATIF, None),
    "non kumulatif": (Tipe.NON_KUMULATIF, None),
    "nonkumulatif": (Tipe.NON_KUMULATIF, None),
    "tidak kumulatif": (Tipe.NON_KUMULATIF, None),
    "kumulatif positif": (Tipe.KUMULATIF, Arah.POSITIF),
    "kumulatif negatif": (Tipe.KUMULATIF, Arah.NEGATIF),
    "non kumulatif positif": (Tipe.NON_KUMULATIF, Arah.POSITIF),
    "non kumulatif negatif": (Tipe.NON_KUMULATIF, Arah.NEGATIF),
}
ARAH = {
    "positif": Arah.POSITIF,
    "negatif": Arah.NEGATIF,
    "positive": Arah.POSITIF,
    "negative": Arah.NEGATIF,
    "maksimal": Arah.POSITIF,
    "minimal": Arah.NEGATIF,
    "maximize": Arah.POSITIF,
    "maksimize": Arah.POSITIF,
    "minimize": Arah.NEGATIF,
    "maksimum": Arah.POSITIF,
    "minimum": Arah.NEGATIF,
    "naik": Arah.POSITIF,
    "turun": Arah.NEGATIF,
    "meningkat": Arah.POSITIF,
    "menurun": Arah.NEGATIF,
    "semakin tinggi semakin baik": Arah.POSITIF,
    "semakin rendah semakin baik": Arah.NEGATIF,
    "makin besar makin baik": Arah.POSITIF,
    "makin kecil makin baik": Arah.NEGATIF,
}
_TANDA = {"+": "Positif", "(+)": "Positif", "(-)": "Negatif"}
_KALI = {
    "rb": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "m": 10**9,
    "miliar": 10**9,
    "milyar": 10**9,
}
PERSEN = frozenset({"%", "persen", "prosen", "persentase"})
_KODE = re.compile(r"[0-9X]{1,4}(\.[0-9X]{1,4}){1,8}")
_NOMOR_DEPAN = re.compile(r"^(?:[0-9]{1,2}|[a-z])[.)]\s+", re.IGNORECASE)
_BILANGAN = re.compile(r"(?P<tanda>[-+−]?)\s*(?P<angka>\d[\d., ]*)")
_RIBUAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}|\d+\.\d{4,}")
_HURUF_ANGKA = re.compile(r"[OolI]+")
_ANGKA_HURUF = re.compile(r"(?<!\w)(?=\w*\d)[\dOolI.,]+(?!\w)")
_SERUPA = str.maketrans("OolI", "0011")
"""Letters typed for digits: 9O is 90."""
_BELUM_ADA = frozenset(
    ("n a", "na", "belum ada", "tidak ada", "belum", "kosong", "belum tersedia", "tidak tersedia")
)
_KOSONGKAN = Teks("Kosongkan sel ini, atau tulis tanda hubung.", "Empty this cell, or write a dash.")
_SATU_SAJA = Teks(
    "Tulis satu bilangan saja; ukuran lain ditulis di barisnya sendiri.",
    "Write one number alone; another measure has a row of its own.",
)
_TULIS_ANGKA = Teks("Tulis bilangannya saja.", "Write just the number.")
_FORMAT_TEKS = Teks(
    "Beri sel format Teks, lalu tulis lagi isinya.", "Format the cell as Text, then write its content again."
)


def kosong(sel: Sel) -> bool:
    """Say whether a cell holds a dash or the like, which stands for nothing."""
    return isinstance(sel.isi, str) and sel.isi.strip() in KOSONG


def baca_teks(sel: Sel) -> str:
    """Return the text of a cell with white space squeezed; a number as people write it."""
    isi = sel.isi
    if isinstance(isi, str):
        if "\0" in isi:
            raise Tolak(
                sel,
                Teks("teks memuat karakter NUL", "the text holds a NUL character"),
                Teks("Ketik ulang isi sel ini.", "Type the content of this cell again."),
            )
        return squeeze(isi)
    if isinstance(isi, date | time):
        raise Tolak(
            sel,
            Teks("sel ini berisi tanggal, bukan teks", "this cell holds a date, not a text"),
            _FORMAT_TEKS,
        )
    if isinstance(isi, Galat):
        raise Tolak(sel, isi.alasan, isi.saran)
    return sel.teks


def baca_kode(sel: Sel) -> str:
    """Return an official code: digits (or X) in parts joined by points."""
    if isinstance(sel.isi, date):
        raise _kode_tanggal(sel, sel.isi)
    if isinstance(sel.isi, Decimal):
        raise _kode_bilangan(sel)
    teks = baca_teks(sel).rstrip(".").upper()
    if _KODE.fullmatch(teks):
        return teks
    mungkin = re.sub(r"[\s,;/_-]+", ".", teks.replace("O", "0").replace("I", "1").replace("L", "1")).strip(
        "."
    )
    terdekat = re.sub(r"\.{2,}", ".", mungkin)
    raise Tolak(
        sel,
        Teks("kode bukan angka yang dipisah titik", "the code is not numbers joined by points"),
        Teks("Tulis seperti 7.01.02.2.04.02", "Write it like 7.01.02.2.04.02"),
        terdekat if _KODE.fullmatch(terdekat) else None,
    )


def _kode_tanggal(sel: Sel, isi: date) -> Tolak:
    """A spreadsheet makes 7 January 2002 of 7.01.02, as it makes dates of all that can be one."""
    return Tolak(
        sel,
        Teks(
            f"kode ini telah menjadi tanggal ({isi:%d-%m-%Y})",
            f"this code has become a date ({isi:%d-%m-%Y})",
        ),
        _FORMAT_TEKS,
        f"{isi.day}.{isi.month:02d}.{isi.year % 100:02d}",
    )


def _kode_bilangan(sel: Sel) -> Tolak:
    """7.01 typed as a number is 7.01 or 701, and 7.10 is 7.1: which code was meant cannot be known."""
    return Tolak(sel, Teks("kode ini telah menjadi bilangan", "this code has become a number"), _FORMAT_TEKS)


def bukan_nilai(sel: Sel) -> None:
    """Refuse what is no value as printed: an error value, a date, a truth value."""
    if not isinstance(sel.isi, Decimal | str):
        raise _bukan_bilangan(sel)


def tercetak(sel: Sel) -> str:
    """Return the value of a cell as printed; a number as Indonesian documents write it, without points."""
    if isinstance(sel.isi, Decimal):
        return sel.teks.replace(".", ",")
    return squeeze(sel.teks)


YA = {"ya": True, "iku": True, "v": True, "x": True, "1": True, "true": True} | dict.fromkeys(
    ("tidak", "bukan", "0", "false"), False
)


def baca_ya(sel: Sel) -> bool:
    """Return whether a cell says yes: Ya, a tick, or no."""
    if isinstance(sel.isi, bool):
        return sel.isi
    teks = sel.teks
    kata = fold(teks) or ("v" if teks.strip() in ("✓", "✔", "√") else "")
    if kata in YA:
        return YA[kata]
    raise Tolak(
        sel,
        Teks(f"{shown(teks[:40])!r} bukan Ya atau Tidak", f"{shown(teks[:40])!r} is neither Ya nor Tidak"),
        Teks("Tulis Ya atau Tidak.", "Write Ya or Tidak."),
    )


def baca_tahap(sel: Sel) -> TahapHasil:
    """Return the stage of a result that a cell names."""
    kata = fold(sel.teks)
    for tahap in TahapHasil:
        if kata in (fold(tahap.teks.id), fold(tahap.teks.en), fold(tahap.value)):
            return tahap
    pilihan = ", ".join(t.teks.id for t in TahapHasil)
    raise Tolak(
        sel,
        Teks(
            f"{shown(sel.teks[:40])!r} bukan tahap hasil",
            f"{shown(sel.teks[:40])!r} is no stage of a result",
        ),
        Teks(f"Tulis salah satu: {pilihan}.", f"Write one of: {pilihan}."),
    )


def baca_bilangan(sel: Sel) -> tuple[Decimal, str | None]:
    """Return the number in a cell and the unit written after it, if any.

    A number cell is taken as it is; one shown as a percentage gives what is seen, with the unit ``%``. In
    text, a comma parts decimals: "1.250,5 dokumen".
    """
    isi = sel.isi
    if isinstance(isi, Decimal):
        return (isi * 100, "%") if sel.persen else (isi, None)
    if not isinstance(isi, str):
        raise _bukan_bilangan(sel)
    teks = squeeze(isi)
    inti = re.sub(r"^rp\.?\s*", "", teks, flags=re.IGNORECASE)
    cocok = _BILANGAN.match(inti)
    if cocok is None:
        raise _bukan_bilangan(sel, teks)
    digit = cocok["angka"].rstrip(" .,")
    sisa = inti[cocok.start("angka") + len(digit) :].strip(" .,-") if digit else ""
    lain = re.search(r"\d", sisa) or _HURUF_ANGKA.fullmatch(sisa)
    if lain or not _RIBUAN.fullmatch(digit.replace(" ", "")):
        raise _bukan_bilangan(sel, teks)
    tanda = "-" if cocok["tanda"] in ("-", "−") else ""
    return Decimal(tanda + _polos(digit.replace(" ", ""))), sisa or None


def baca_rupiah(sel: Sel) -> Decimal:
    """Return an amount in whole rupiah; "Rp" may stand with it, "juta" may not."""
    nilai, satuan = baca_bilangan(sel)
    kata = (satuan or "").casefold().removesuffix("rupiah").strip(" .")
    if kata in ("", "rp"):
        return nilai
    penuh = plain(nilai * _KALI[kata]) if kata in _KALI else None
    raise Tolak(
        sel,
        Teks("pagu bukan bilangan rupiah penuh", "the budget is not a number of whole rupiah"),
        Teks("Tulis dalam rupiah, tanpa kata ribu atau juta.", "Write it in rupiah, without ribu or juta."),
        penuh,
    )


def _polos(digit: str) -> str:
    """Write digits as Python reads them; a lone point that parts no thousands is a decimal point."""
    if "," in digit or re.fullmatch(r"\d{1,3}(\.\d{3})+", digit):
        return digit.replace(".", "").replace(",", ".")
    return digit


def _bukan_bilangan(sel: Sel, teks: str = "") -> Tolak:
    isi = sel.isi
    if isinstance(isi, Galat):
        return Tolak(sel, isi.alasan, isi.saran)
    if isinstance(isi, date | time):
        alasan = Teks("sel ini berisi tanggal, bukan bilangan", "this cell holds a date, not a number")
        saran = Teks(
            "Beri sel format Angka, lalu tulis lagi bilangannya.",
            "Format the cell as Number, then write the number again.",
        )
        return Tolak(sel, alasan, saran)
    alasan = Teks("bukan bilangan", "not a number")
    if fold(teks) in _BELUM_ADA:
        return Tolak(sel, alasan, _KOSONGKAN, "-")
    banyak = len(re.findall(r"\d[\d.,]*", teks)) > 1
    return Tolak(sel, alasan, _SATU_SAJA if banyak else _TULIS_ANGKA, _terdekat(teks))


def _terdekat(teks: str) -> str | None:
    """The number that a text probably means: its first one, however its signs stand, or the one in words."""
    dari_kata = number_words(teks)
    if dari_kata is not None:
        return plain(dari_kata).replace(".", ",")
    rapi = _ANGKA_HURUF.sub(lambda m: m[0].translate(_SERUPA), teks)
    pertama = re.search(r"\d[\d.,]*", rapi)
    if pertama is None or "/" in teks:
        return None
    digit = pertama[0].rstrip(".,")
    if _RIBUAN.fullmatch(digit):
        return plain(Decimal(_polos(digit))).replace(".", ",")
    # The last sign parts decimals when one or two digits follow it, else thousands as all others.
    utuh, tanda, sisa = re.fullmatch(r"(.*?)(?:([.,])(\d+))?", digit).groups()  # type: ignore[union-attr]
    if not re.fullmatch(r"\d+|\d{1,3}(?:[.,]\d{3})+", utuh):
        return None
    polos = re.sub(r"\D", "", utuh)
    if tanda and len(sisa) <= 2:
        return plain(Decimal(f"{polos or 0}.{sisa}")).replace(".", ",")
    return plain(Decimal(polos + (sisa or "")))


def baca_tipe(sel: Sel) -> tuple[Tipe, Arah | None]:
    """Return how the values add up, and the direction where it is written with it ("Kumulatif Negatif")."""
    teks = baca_teks(sel)
    kata = fold(_NOMOR_DEPAN.sub("", teks))
    if kata in TIPE:
        return TIPE[kata]
    raise _tak_dikenal(sel, teks, ("Kumulatif", "Non Kumulatif"), TIPE)


def baca_arah(sel: Sel) -> Arah:
    """Return whether a higher or a lower value is better."""
    teks = baca_teks(sel)
    kata = fold(_NOMOR_DEPAN.sub("", teks))
    if kata in ARAH:
        return ARAH[kata]
    raise _tak_dikenal(sel, teks, ("Positif", "Negatif"), ARAH)


def _tak_dikenal(sel: Sel, teks: str, pilihan: tuple[str, ...], dikenal: Mapping[str, object]) -> Tolak:
    from rapidfuzz import fuzz, process

    kata = fold(teks)
    nama = {fold(p): p for p in pilihan} | {k: _pilihan(arti, pilihan) for k, arti in dikenal.items()}
    awalan = [p for p in pilihan if kata and "".join(w[0] for w in fold(p).split()) == kata]
    terbaik = process.extractOne(kata, list(nama), scorer=fuzz.ratio, score_cutoff=50)
    terdekat = awalan[0] if awalan else nama[terbaik[0]] if terbaik else _TANDA.get(teks.strip())
    daftar = " / ".join(pilihan)
    return Tolak(
        sel,
        Teks(f"{shown(teks[:40])!r} tidak dikenal", f"{shown(teks[:40])!r} is not known"),
        Teks(f"Pilih salah satu: {daftar}", f"Choose one of: {daftar}"),
        terdekat,
    )


def _pilihan(arti: object, pilihan: tuple[str, ...]) -> str:
    """The choice that a known word stands for."""
    inti = arti[0] if isinstance(arti, tuple) else arti
    return pilihan[inti in (Tipe.NON_KUMULATIF, Arah.NEGATIF)]
