"""Ways in which offices word one and the same thing differently: for test collections with known truth.

Every rewording has a name, so that recall can be stated for each kind of it. Nothing here is read by the
matcher: the lists are those of people who write such documents, not those that the matcher knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_SYNONYMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"^Jumlah\b", ("Banyaknya", "Total", "Jml.")),
    (r"^Persentase\b", ("Presentase", "Prosentase", "Tingkat persentase", "%")),
    (r"\byang Disediakan\b", ("yang tersedia", "yang diadakan", "yang terpenuhi")),
    (r"\byang Dipelihara\b", ("yang terpelihara", "yang dirawat")),
    (r"\byang Mengikuti\b", ("peserta", "yang hadir dalam", "yang menjadi peserta")),
    (r"\byang dilaksanakan\b", ("yang terlaksana", "yang diselenggarakan")),
    (r"\byang Difasilitasi\b", ("yang terfasilitasi", "yang mendapat fasilitasi")),
    (r"\bPerangkat Daerah\b", ("SKPD", "OPD", "PD")),
    (r"\bSKPD\b", ("Perangkat Daerah", "OPD")),
    (r"\bASN\b", ("Aparatur Sipil Negara", "PNS/ASN")),
    (r"\bPegawai\b", ("aparatur", "ASN")),
    (r"\bdalam rangka\b", ("untuk", "guna")),
    (r"\bHasil\b ", ("",)),
    (r"\bserta\b", ("dan",)),
    (r"\bMasyarakat\b", ("warga",)),
    (r"\bLembaga Kemasyarakatan\b", ("lembaga masyarakat", "LKD")),
)
_ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    (r"\bSarana dan Prasarana\b", "Sarpras"),
    (r"\bRapat Koordinasi\b", "Rakor"),
    (r"\bMonitoring(?:,)? (?:dan )?Evaluasi\b", "Monev"),
    (r"\bBarang Milik Daerah\b", "BMD"),
    (r"\bMusyawarah Perencanaan Pembangunan\b", "Musrenbang"),
    (r"\bBimbingan Teknis\b", "Bimtek"),
    (r"\bPendidikan dan Pelatihan\b", "Diklat"),
    (r"\bPerundang-[Uu]ndangan\b", "per-UU-an"),
    (r"\bBadan Permusyawaratan Desa\b", "BPD"),
    (r"\bKepala Desa\b", "Kades"),
    (r"\bKecamatan\b", "Kec."),
    (r"\bdan/atau\b", "/"),
    (r"\bdan\b", "&"),
)
_COUNTED = re.compile(
    r"^Jumlah (Paket|Unit|Dokumen|Laporan|Orang|Data) (?!yang\b|Hasil\b|Fasilitasi dalam\b)(?=\w+ \w+)"
)
_THAT = re.compile(r"^(?:Jumlah|Persentase) (.+) yang ((?:di|ter|memenuhi )\w+)$", re.IGNORECASE)

Rewording = Callable[[Random, str, str], str]
"""Takes the random source, the text and the name of the kecamatan; returns the text, changed or not."""


def synonym(rng: Random, text: str, _: str) -> str:
    """Replace one word by another that means the same."""
    found = [(p, alternatives) for p, alternatives in _SYNONYMS if re.search(p, text, re.IGNORECASE)]
    if not found:
        return text
    pattern, alternatives = rng.choice(found)
    return re.sub(pattern, rng.choice(alternatives), text, count=1, flags=re.IGNORECASE).strip()


def abbreviation(rng: Random, text: str, _: str) -> str:
    """Abbreviate as offices do."""
    found = [(p, short) for p, short in _ABBREVIATIONS if re.search(p, text)]
    if not found:
        return text
    pattern, short = rng.choice(found)
    return re.sub(pattern, short, text, count=1)


def without_unit(_rng: Random, text: str, _: str) -> str:
    """Leave out what is counted: "Jumlah Paket Mebel ..." becomes "Jumlah Mebel ..."."""
    return _COUNTED.sub("Jumlah ", text)


def order(rng: Random, text: str, _: str) -> str:
    """Turn the words round: the thing first, or what is done to it first."""
    match = _THAT.match(text)
    if match is None:
        return re.sub(r"^Jumlah ", "", text, flags=re.IGNORECASE)
    thing, done = match.groups()
    return rng.choice((f"{thing} yang {done}", f"{done[0].upper()}{done[1:]} {thing}"))


def misspelling(rng: Random, text: str, _: str) -> str:
    """One letter lost, doubled or exchanged in one long word."""
    words = text.split(" ")
    long = [i for i, w in enumerate(words) if len(w) > 6 and w.isalpha()]
    if not long:
        return text
    at = rng.choice(long)
    word, i = words[at], rng.randrange(2, len(words[at]) - 2)
    words[at] = rng.choice((word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:], _exchange(word, i)))
    return " ".join(words)


def place(rng: Random, text: str, nama: str) -> str:
    """Say where: "... di Kecamatan X"."""
    if re.search(r"\bkec(?:amatan\b|\.)", text, re.IGNORECASE) or not nama:
        return text
    return text + rng.choice((f" di Kecamatan {nama}", f" Kecamatan {nama}", " di wilayah kecamatan"))


def filler(rng: Random, text: str, _: str) -> str:
    """Words that add nothing."""
    return text + rng.choice((" dalam satu tahun", " pada tahun berjalan", " sesuai ketentuan"))


def case(rng: Random, text: str, _: str) -> str:
    """All capitals, or a sentence's."""
    return rng.choice((text.upper(), text[:1] + text[1:].lower()))


REWORDINGS: dict[str, Rewording] = {
    "sinonim": synonym,
    "singkatan": abbreviation,
    "tanpa-satuan": without_unit,
    "urutan": order,
    "salah-eja": misspelling,
    "tempat": place,
    "kata-tambahan": filler,
    "kapital": case,
}


def reword(rng: Random, text: str, nama: str, count: int) -> tuple[str, tuple[str, ...]]:
    """Apply ``count`` kinds of rewording, and return the text and the kinds that changed it."""
    done: list[str] = []
    for kind in rng.sample(sorted(REWORDINGS), count):
        changed = REWORDINGS[kind](rng, text, nama)
        if changed != text:
            text = changed
            done.append(kind)
    return text, tuple(done)


def _exchange(word: str, i: int) -> str:
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
