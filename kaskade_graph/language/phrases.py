"""The parts of an indicator: measure word, object, condition, the unit that follows from them.

``Persentase | layanan kecamatan | yang diselesaikan tepat waktu``: what is counted and when it counts. The
form is that of the official guides (PermenPAN 9/2007 on key performance indicators; the official indicators
of sub kegiatan have it too), and the reading leans on grammar: what follows *yang*, or the first passive
verb, is the condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kaskade_graph.language.kept import kept
from kaskade_graph.language.measures import JenisUkuran, Ukuran, find_ukuran
from kaskade_graph.language.tables import kelompok, menurut_kata
from kaskade_graph.language.words import plain, stem, tokens, words
from kaskade_graph.text import squeeze


class Kelas(StrEnum):
    """What kind of thing is counted: two counts of different kinds are not the same measure."""

    ORANG = "orang"
    LEMBAGA = "lembaga"
    WILAYAH = "wilayah"
    DOKUMEN = "dokumen"
    KEGIATAN = "kegiatan"
    BARANG = "barang"
    JASA = "jasa"
    KASUS = "kasus"


_TEMPAT = re.compile(
    r"(?i:\b(?:di|pada|dalam|lingkup|tingkat)\s+(?:(?:wilayah|lingkungan|lingkup|kantor|tingkat)\s+)*"
    r"(?:kecamatan|kabupaten|kota|provinsi|daerah|kelurahan)\b)(?:\s+[A-Z]\w+){0,3}"
    r"|(?i:\bse-?(?:kecamatan|kabupaten|kota|kelurahan)\b)(?:\s+[A-Z]\w+){0,3}"
    r"|(?i:\b(?:(?:dalam|selama|pada)\s+)?(?:(?:satu|1|se)\s*)?tahun\b(?:\s+(?:\d{4}|ini|berjalan|n))?)"
)
"""Where and when; a name after it is told by its capitals."""
_SDM = re.compile(r"\bsumber ?daya manusia\b", re.IGNORECASE)
"""Three words for people, of which the first names no thing."""
_SINGKATAN = re.compile(r"\(\s*[A-Z][A-Za-z.&-]{1,12}\s*\)")
"""An abbreviation in brackets after what it stands for."""
_PASIF = re.compile(r"(?:di|ter)[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Terurai:
    """A measured phrase: measure word, object and condition as folded words, place and period left out."""

    teks: str
    ukuran: Ukuran | None
    objek: tuple[str, ...]
    keadaan: tuple[str, ...]

    @property
    def kepala(self) -> str | None:
        """The thing counted: the first word of the object that names something."""
        bare = [t for t in self.objek if t not in kelompok("henti")]
        return next((t for t in bare if t not in kelompok("ringan")), bare[0] if bare else None)

    @property
    def kelas(self) -> Kelas | None:
        """What kind of thing is counted, where the word tells."""
        return kelas_of(self.kepala) if self.kepala else None

    @property
    def stems(self) -> frozenset[str]:
        """The stems of object and condition."""
        return content(self.objek + self.keadaan)


@dataclass(frozen=True, slots=True)
class IndikatorTerurai(Terurai):
    """An indicator in its parts."""

    @property
    def satuan(self) -> str | None:
        """The unit that the wording asks for, or None: ``%``, ``indeks``, ``kali``, or what is counted."""
        if self.ukuran is None:
            return None
        jenis = self.ukuran.jenis
        fixed = {JenisUkuran.PERSENTASE: "%", JenisUkuran.FREKUENSI: "kali"}
        if jenis in fixed:
            return fixed[jenis]
        if jenis is JenisUkuran.HITUNGAN:
            return self.kepala
        return self.ukuran.kata if jenis in (JenisUkuran.INDEKS, JenisUkuran.PERINGKAT) else None


@kept(16_384)
def parse_indikator(text: str) -> IndikatorTerurai:
    """Return the parts of an indicator.

    >>> parts = parse_indikator("Jumlah dokumen evaluasi kinerja yang disusun")
    >>> parts.ukuran.kata, parts.kepala, parts.keadaan, parts.satuan
    ('jumlah', 'dokumen', ('disusun',), 'dokumen')
    """
    ukuran, objek, keadaan = split_phrase(text)
    return IndikatorTerurai(squeeze(text), ukuran, objek, keadaan)


@kept(32_768)
def split_phrase(text: str) -> tuple[Ukuran | None, tuple[str, ...], tuple[str, ...]]:
    """Cut a measured phrase into measure word, object and condition (folded words)."""
    found = list(tokens(_SDM.sub("sdm", without_place(text))))
    if text.lstrip(" -(").startswith(("%", "∑", "Σ")):
        found.insert(0, text.lstrip(" -(")[0].lower())
    ukuran = find_ukuran(found)
    if ukuran is not None:
        found = found[ukuran.urutan + 1 :]
        if ukuran.kata == "rata" and found[:1] == ["rata"]:
            found = found[1:]
    at = next((i for i in range(1, len(found)) if _opens_condition(found, i)), len(found))
    keadaan = found[at + 1 :] if found[at : at + 1] == ["yang"] else found[at:]
    return ukuran, tuple(found[:at]), tuple(keadaan)


@kept(32_768)
def without_place(text: str) -> str:
    """Return ``text`` without where and when: phrases such as "di Kecamatan Anu", "dalam satu tahun".

    >>> without_place("Jumlah desa di wilayah Kecamatan Anu yang tertib").split()
    ['Jumlah', 'desa', 'yang', 'tertib']
    """
    flat = _joined().sub("", squeeze(_SINGKATAN.sub(" ", plain(text))))
    return squeeze(_TEMPAT.sub(" ", flat.lower() if flat.isupper() else flat))


@cache
def _joined() -> re.Pattern[str]:
    """What stands for a word that is printed as two ("budi daya", "pembudi dayaan")."""
    pairs = (w.split() for w in sorted(kelompok("serangkai")))
    return re.compile("|".join(rf"(?<={a})\s+(?={b})" for a, b in pairs), re.IGNORECASE)


def content(found: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of the content words among folded words."""
    return frozenset(stem(t) for t in found if t not in kelompok("henti"))


def kelas_of(word: str) -> Kelas | None:
    """Return what kind of thing a folded word names, where it is one that is counted."""
    found = menurut_kata("kelas").get(word)
    return Kelas(found) if found else None


def _opens_condition(found: list[str], at: int) -> bool:
    word = found[at]
    if word == "yang" or (word == "dalam" and found[at + 1 : at + 2] in (["kondisi"], ["keadaan"])):
        return True
    return bool(_PASIF.fullmatch(word)) and word not in kelompok("bukan_pasif") and stem(word) != word


def items(text: str) -> list[str]:
    """Return the things that a phrase lists with commas and a closing *dan* or *serta*.

    >>> items("kertas, tinta dan map")
    ['kertas', 'tinta', 'map']
    """
    parts = re.split(r"\s*,\s*(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+", squeeze(plain(text)), flags=re.I)
    return [p for p in parts if words(p)]
