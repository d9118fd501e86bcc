"""The words of headings: broken ones joined, shortened ones written out, and the levels that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS
from kaskade_graph.text import fold

_ABBREVIATIONS = {
    "kd": "kode", "nm": "nama", "giat": "kegiatan", "keg": "kegiatan", "subgiat": "sub kegiatan",
    "subkeg": "sub kegiatan", "subkegiatan": "sub kegiatan", "prog": "program", "ind": "indikator",
    "indikat": "indikator", "thn": "tahun", "th": "tahun", "ta": "tahun", "real": "realisasi", "sasar": "sasaran",
    "activity": "kegiatan", "activities": "kegiatan", "indicator": "indikator", "goal": "tujuan",
    "objective": "sasaran", "budget": "pagu", "code": "kode", "tw": "triwulan", "tri": "triwulan", "trw": "triwulan",
    "penanggungjawab": "penanggung jawab", "ikk": "indikator", "ik": "indikator", "iku": "indikator",
    "iki": "indikator",
    "formula": "formulasi", "sat": "satuan", "ket": "keterangan", "vol": "volume", "rp": "rupiah",
    "name": "nama", "year": "tahun", "tgt": "target", "trgt": "target", "targ": "target", "jml": "jumlah",
    "renc": "rencana", "capai": "capaian", "indk": "indikator", "form": "formulasi", "pgg": "penanggung",
    "target s": "target",
}  # fmt: skip
"""How narrow columns and databases write the words of the field."""
_PLURAL = frozenset(
    (
        "program",
        "kegiatan",
        "sasaran",
        "tujuan",
        "indikator",
        "indicator",
        "goal",
        "objective",
        "target",
        "subkegiatan",
    )
)
_WORDS = (
    "yang diharapkan diinginkan nomor urut ukuran keberhasilan besaran "
    "tujuan sasaran strategis program kegiatan sub indikator kinerja utama target realisasi capaian "
    "satuan formulasi formula penjelasan perhitungan penghitungan pengukuran sumber data keterangan "
    "penanggung jawab anggaran pagu indikatif triwulan tahun kode nomor uraian nama urusan bidang "
    "pemerintahan daerah perangkat tipe polaritas arah rumus definisi operasional lokasi prioritas "
    "renstra renja kondisi awal akhir periode tolok ukur pelaksana jabatan eselon hasil outcome "
    "output keluaran dampak kerangka pendanaan individu catatan rekening volume rupiah tingkat "
    "nomenklatur dan jenis pendukung alasan metode cara unit kerja organisasi kelompok dana "
    "prakiraan maju evaluasi pemilihan subkegiatan penanggungjawab rencana kebutuhan dukung "
    "mendukung didukung mulai sampai dengan penting perkiraan "
)
_HYPHEN = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-z])")
"""What parts a word at the end of a line."""
VOCABULARY = frozenset(_WORDS.split())
"""Words of headings, by which a broken one is known."""


def join_broken(words: Sequence[str]) -> list[str]:
    """Join the pieces of words that a narrow column broke: known together, unknown apart.

    >>> join_broken(["sasa", "ran", "strate", "gis"])
    ['sasaran', 'strategis']
    """
    out: list[str] = []
    at = 0
    while at < len(words):
        for length in (4, 3, 2):
            pieces = words[at : at + length]
            whole = "".join(pieces)
            if len(pieces) == length and whole in VOCABULARY and not all(p in VOCABULARY for p in pieces):
                out.append(whole)
                at += length
                break
        else:
            out.append(words[at])
            at += 1
    return out


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """Return a heading folded, broken words joined, shortened ones written out, a percent sign as a word.

    >>> words("TUJUAN/ SASA\\nRAN"), words("kd_subkeg"), words("Capaian (%)")
    ('tujuan sasaran', 'kode sub kegiatan', 'capaian persen')
    """
    text = _HYPHEN.sub("", text.replace("%", " persen "))
    pieces = join_broken(fold(text).split())
    out = []
    for piece in pieces:
        bare = piece.removesuffix("s") if piece.removesuffix("s") in _PLURAL else piece
        out.append(_ABBREVIATIONS.get(piece) or _ABBREVIATIONS.get(bare) or bare)
    return " ".join(out)


_LEVEL_WORDS = (
    ("sub_kegiatan", re.compile(r"\bsub ?(?:kegiatan|keluaran)\b")),
    ("kegiatan", re.compile(r"\bkegiatan\b")),
    ("program", re.compile(r"\bprogram\b")),
    ("sasaran_strategis", re.compile(r"\bsasaran\b")),
    ("tujuan", re.compile(r"\btujuan\b")),
)


_SHORT_LEVELS = {
    "tj": "tujuan", "tuj": "tujuan", "t": "tujuan", "ss": "sasaran_strategis", "sas": "sasaran_strategis",
    "s": "sasaran_strategis", "prg": "program", "prog": "program", "p": "program", "keg": "kegiatan",
    "kgt": "kegiatan", "giat": "kegiatan", "k": "kegiatan", "sub": "sub_kegiatan", "subkeg": "sub_kegiatan",
    "sub keg": "sub_kegiatan", "subgiat": "sub_kegiatan", "sk": "sub_kegiatan", "sgt": "sub_kegiatan",
}  # fmt: skip


def short_level(text: str) -> str | None:
    """Return the level that a column of levels says in short.

    >>> short_level("SS"), short_level("Sub Keg."), short_level("Nilai")
    ('sasaran_strategis', 'sub_kegiatan', None)
    >>> short_level("T.1"), short_level("SS 2.1")
    ('tujuan', 'sasaran_strategis')
    """
    return _SHORT_LEVELS.get(fold(re.sub(r"(?<=[A-Za-z])[\s.-]*\d[\d.]*$", "", text.strip())).strip())


_KINDS_OF_MEASURE = {
    "masukan": "", "input": "", "keluaran": "sub_kegiatan", "output": "sub_kegiatan", "hasil": "kegiatan",
    "outcome": "kegiatan",
}  # fmt: skip
"""Whose an indikator of a budget sheet (RKA, DPA of Permendagri 77/2020) is, by its kind; money put in is none's."""
_KIND_OF_LEVEL = re.compile(
    r"(?:capaian|keluaran|output|hasil|outcome) (?P<level>program|(?:sub ?)?kegiatan)"
)


def kind_of_measure(text: str) -> str | None:
    """Return the level that the kind of an indikator in a budget sheet says, empty for an input, None for no kind.

    >>> kind_of_measure("Keluaran"), kind_of_measure("Masukan"), kind_of_measure("Jumlah laporan")
    ('sub_kegiatan', '', None)
    >>> kind_of_measure("Keluaran Kegiatan"), kind_of_measure("Hasil Sub Kegiatan")
    ('kegiatan', 'sub_kegiatan')
    """
    kind = fold(text).strip()
    named = _KIND_OF_LEVEL.fullmatch(kind)
    return named_levels(named["level"])[-1] if named else _KINDS_OF_MEASURE.get(kind)


def named_levels(text: str) -> tuple[str, ...]:
    """Return the levels that a heading in :func:`words` names, from the top down."""
    found = []
    for key, pattern in _LEVEL_WORDS:
        if pattern.search(text):
            found.append(key)
            text = pattern.sub(" ", text)
    if "sub" in text.split() and "kegiatan" in found and "sub_kegiatan" not in found:
        found.append("sub_kegiatan")
    return tuple(level for level in LEVELS if level in found)


def whose(above: Sequence[str]) -> str | None:
    """Return the activity that the headings above a value name: "Program" over "Pagu"; None for several or none.

    >>> whose(["sasaran", "program", "kegiatan"]), whose(["program kegiatan"])
    ('kegiatan', None)
    """
    found = next((levels for levels in map(named_levels, reversed(above)) if levels), ())
    return found[0] if len(found) == 1 and found[0] in ACTIVITIES else None
