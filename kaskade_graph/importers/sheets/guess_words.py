"""What the heading of an unknown table means: by the words of the field, with how sure that is.

A heading comes as its parts from the top down: the texts of several heading rows, or the names of nested JSON
objects. The last part says most; what it leaves open, those above it say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaskade_graph.importers.sheets.columns import KOLOM, Periode, baca_triwulan
from kaskade_graph.text import fold

TEPAT, MIRIP, LEMAH = 1.0, 0.7, 0.4
"""How sure a meaning is: the heading is known as such; has the word in it; or is merely possible."""


@dataclass(frozen=True, slots=True)
class Arti:
    """What a heading means: a key of a column, or a period; ``tingkat`` is the level that it names besides."""

    kunci: str | Periode
    yakin: float
    tingkat: str | None = None


_TEPAT = {fold(nama): k.kunci for k in KOLOM for nama in (k.judul, *k.lain)}
# "Sasaran" and a bare number column say too little to be taken at their word.
for _kata in (
    "sasaran",
    "no",
    "nomor",
    "nomor urut",
    "unit",
    "definisi operasional",
    "penjelasan",
    "pelaksana",
):
    _TEPAT.pop(_kata, None)
_SINGKATAN = {
    "kd": "kode",
    "nm": "nama",
    "giat": "kegiatan",
    "keg": "kegiatan",
    "subgiat": "sub kegiatan",
    "subkeg": "sub kegiatan",
    "subkegiatan": "sub kegiatan",
    "prog": "program",
    "ind": "indikator",
    "indikat": "indikator",
    "thn": "tahun",
    "th": "tahun",
    "real": "realisasi",
    "sasar": "sasaran",
    "activity": "kegiatan",
    "activities": "kegiatan",
    "indicator": "indikator",
    "goal": "tujuan",
    "objective": "sasaran",
    "budget": "pagu",
    "code": "kode",
}
"""How the columns of databases, and narrow ones, write the words of the field."""
_JAMAK = frozenset(
    ("program", "kegiatan", "subkegiatan", "sasaran", "tujuan", "indikator", "indicator", "goal")
)
_JAMAK |= frozenset(("objective", "target"))
_UMUM = frozenset(
    (
        "nama",
        "uraian",
        "isi",
        "rumusan",
        "pernyataan",
        "deskripsi",
        "judul",
        "label",
        "teks",
        "kinerja",
        "name",
        "nomenklatur",
        "nomenklatur urusan",
    )
)
_ID = re.compile(r"(?:id|uuid|fk)(?: .*)?|.* id|parent(?: id)?|induk(?: id)?|.* fk")
_TINGKAT = (
    ("sub_kegiatan", re.compile(r"\bsub ?kegiatan\b|\bsub ?keluaran\b")),
    ("kegiatan", re.compile(r"\bkegiatan\b")),
    ("program", re.compile(r"\bprogram\b")),
    ("sasaran_strategis", re.compile(r"\bsasaran\b")),
    ("tujuan", re.compile(r"\btujuan\b")),
)
_BERKODE = ("program", "kegiatan", "sub_kegiatan")
_KATA = (
    ("nomor", re.compile(r"no|nomor|nomor urut|no urut|#")),
    ("kode", re.compile(r".*\b(kode|rekening|nomenklatur kode)\b.*")),
    (
        "formulasi",
        re.compile(r".*\b(formula\w*|rumus\w*|(?:cara|metode) (?:meng|peng|per)?(?:hitung|ukur)\w*)\b.*"),
    ),
    ("sumber_data", re.compile(r".*\b(sumber|asal) data\b.*|sumber")),
    ("tipe", re.compile(r".*\b(tipe|sifat|jenis) ?(?:peng|per)?hitung\w*.*|tipe(?: indikator)?")),
    ("arah", re.compile(r".*\b(polari\w+|arah)\b.*")),
    ("satuan", re.compile(r".*\bsatuan\b.*|unit of measure|sat")),
    ("penanggung_jawab", re.compile(r".*\b(penanggung ?jawab|pengampu|pelaksana|pemilik)\b.*|pj|pic|pptk")),
    ("eselon", re.compile(r".*\beselon\b.*|jabatan")),
    (
        "pagu",
        re.compile(
            r"(?!.*\b(?:sumber|realisasi|serapan|penyerapan|sisa|tahun anggaran)\b)"
            r"(?:.*\b(?:pagu|anggaran|dpa|rka)\b.*|(?:.* )?rp|biaya|(?:kebutuhan|alokasi|besaran) dana.*)"
        ),
    ),
    ("keterangan", re.compile(r"ket|keterangan|catatan")),
    ("tahun", re.compile(r"tahun(?: anggaran| data)?|year")),
    ("triwulan", re.compile(r"tw|triwulan|tri wulan|periode|quarter")),
    ("tingkat", re.compile(r"tingkat|level|jenjang|jenis|kategori|tipe baris")),
    ("indikator", re.compile(r".*\b(indikator\w*|iku|ikk|iksk|iks|ikp|tolo?k ukur|tolak ukur)\b.*")),
)
_MUNGKIN = (
    ("formulasi", re.compile(r"(?:definisi operasional|penjelasan|keterangan formula\w*|definisi)\b.*")),
    ("target", re.compile(r"(?:volume|vol|kuantitas)(?: .*)?")),
    ("penanggung_jawab", re.compile(r"pelaksana|bidang|seksi|unit kerja|kpa|pihak terkait")),
    ("sasaran", re.compile(r"kinerja utama|sasaran kinerja|outcome|kondisi yang diharapkan")),
)
"""Words that may mean that, where no other column does."""
_BUKAN_ANGKA = re.compile(
    r"\b(?:satuan|pagu|anggaran|rp|rupiah|indikator|awal|(?:persentase|tingkat|kategori|predikat|rasio) capaian"
    r"|capaian(?: \w+)* persen|persen capaian)\b"
)
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TW = re.compile(r"\b(?:tw|triwulan|tri wulan|quarter|q) ?(iv|i{1,3}|[1-4])\b")


def arti(bagian: Sequence[str]) -> Arti | None:
    """Return what a heading means, None when it says nothing known.

    >>> arti(["INDIKATOR KINERJA", "Rumus"]).kunci, arti(["Target", "Tahun 2022"]).kunci.tahun
    ('formulasi', 2022)
    >>> arti(["program", "kegiatan", "nama"]).kunci
    'kegiatan'
    """
    kata = [f for f in map(lengkap, bagian) if f]
    if not kata:
        return None
    while len(kata) > 1 and kata[-1] in _UMUM:
        kata.pop()
    akhir, semua = kata[-1], " ".join(kata)
    if _ID.fullmatch(kata[-1]):
        return Arti("id", TEPAT, tingkat(kata[-1]))
    periode = _periode(kata)
    if periode is not None:
        return periode
    if akhir in _TEPAT and not (len(kata) > 1 and _banding(kata)):
        return Arti(_TEPAT[akhir], TEPAT, tingkat(semua))
    for teks, yakin in ((akhir, MIRIP), (semua, LEMAH)):
        for kunci, pola in _KATA:
            if pola.fullmatch(teks):
                return _dengan_tingkat(kunci, kata, yakin)
    mungkin = next((k for k, pola in _MUNGKIN if pola.fullmatch(akhir)), None)
    return Arti(mungkin, LEMAH, tingkat(semua)) if mungkin else _unsur(kata)


def lengkap(teks: str) -> str:
    """Return a heading folded, its shortened words written out, a percent sign as a word.

    >>> lengkap("kd_subkeg"), lengkap("Sub_Kegiatans"), lengkap("Capaian (%)")
    ('kode sub kegiatan', 'sub kegiatan', 'capaian persen')
    """
    kata = fold(teks.replace("%", " persen ")).split()
    return " ".join(_SINGKATAN.get(k) or _SINGKATAN.get(tunggal(k)) or tunggal(k) for k in kata)


def tunggal(kata: str) -> str:
    """Return a word without the plural of English that names of tables often get."""
    return kata.removesuffix("s") if kata.removesuffix("s") in _JAMAK else kata


def tingkat(teks: str) -> str | None:
    """Return the deepest level that a folded text names."""
    teks = lengkap(teks)
    return next((kunci for kunci, pola in _TINGKAT if pola.search(teks)), None)


def sebutan(teks: str) -> tuple[str, ...]:
    """Return the levels that a heading names, from the top down."""
    teks = lengkap(teks)
    ada = []
    for kunci, pola in _TINGKAT:
        if pola.search(teks):
            ada.append(kunci)
            teks = pola.sub(" ", teks)
    return tuple(reversed(ada))


def banyak_tingkat(teks: str) -> bool:
    """Say whether a folded heading names several levels: "Program/Kegiatan/Sub Kegiatan"."""
    sisa = re.sub(r"\bsub ?kegiatan\b", "", teks)
    return len({k for k, pola in _TINGKAT[1:3] if pola.search(sisa)}) > 1 or bool(
        "sub" in teks.split() and re.search(r"\b(program|kegiatan)\b", sisa)
    )


def _banding(kata: Sequence[str]) -> bool:
    """Whether the last part is a level whose code, indikator or sasaran the parts above speak of."""
    atas = " ".join(kata[:-1])
    return (
        tingkat(kata[-1]) is not None
        and bool(re.search(r"\b(indikator|sasaran|kode)\b", atas))
        and ("program" not in atas.split())
        and tingkat(atas) != tingkat(kata[-1])
    )


def _terdekat(kata: Sequence[str]) -> str:
    """The part nearest to the values that names a level."""
    return next((k for k in reversed(kata) if tingkat(k)), "")


def _dengan_tingkat(kunci: str, kata: Sequence[str], yakin: float) -> Arti:
    dekat = _terdekat(kata)
    di = tingkat(dekat)
    if kunci == "kode" and di in _BERKODE and not banyak_tingkat(dekat):
        return Arti(f"kode_{di}", yakin)
    if kunci == "indikator" and "nomor" in " ".join(kata).split():
        return Arti("nomor_indikator", yakin)
    return Arti(kunci, yakin, di)


def _unsur(kata: Sequence[str]) -> Arti | None:
    akhir, dekat, semua = kata[-1], _terdekat(kata), " ".join(kata)
    if akhir in _UMUM or banyak_tingkat(akhir):
        return Arti("nama", TEPAT if banyak_tingkat(akhir) else LEMAH)
    di = tingkat(dekat)
    if di is None:
        return None
    yakin = MIRIP if dekat == akhir else LEMAH
    if di in _BERKODE and re.search(r"\b(sasaran|outcome|output|kinerja)\b", semua):
        return Arti(f"sasaran_{di}", yakin)
    return Arti("sasaran" if akhir == "sasaran" else di, yakin)


def _periode(kata: Sequence[str]) -> Arti | None:
    semua = " ".join(kata)
    jenis = re.search(r"\b(target|realisasi|capaian)\b", semua)
    tahun = _TAHUN.search(semua)
    if jenis is None or _BUKAN_ANGKA.search(kata[-1]):
        return None
    tw = _TW.search(semua)
    kuartal = baca_triwulan(tw[1]) if tw else baca_triwulan(kata[-1]) if len(kata) > 1 else None
    apa = "target" if jenis[1] == "target" else "realisasi"
    if tahun is None and kuartal is None:
        return Arti(apa, TEPAT if kata[-1] == apa else MIRIP)
    periode = Periode("target" if apa == "target" else "realisasi", int(tahun[0]) if tahun else None, kuartal)
    return Arti(periode, TEPAT)
