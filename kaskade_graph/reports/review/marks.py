"""What a text of a document became, as a colour, a short word and a sentence: one table of kinds."""

from __future__ import annotations

from dataclasses import dataclass

from kaskade_graph.errors import Teks
from kaskade_graph.importers.tables.ledger import Entry, Fate
from kaskade_graph.reasons import reason

DOUBT = 0.95
"""Below this certainty a reading is shown among the doubts."""


@dataclass(frozen=True, slots=True)
class MarkKind:
    """A kind of text: its class in the page, its mark (read where there is no colour), its name."""

    key: str
    mark: str
    name: Teks


KINDS = {
    k.key: k
    for k in (
        MarkKind("tujuan", "T", Teks("Tujuan", "Tujuan")),
        MarkKind("strategis", "S", Teks("Sasaran Strategis", "Sasaran Strategis")),
        MarkKind("program", "P", Teks("Program", "Program")),
        MarkKind("kegiatan", "K", Teks("Kegiatan", "Kegiatan")),
        MarkKind("sub", "SK", Teks("Sub Kegiatan", "Sub Kegiatan")),
        MarkKind(
            "sendiri",
            "s",
            Teks("Sasaran Program, Kegiatan, Sub Kegiatan", "Sasaran of a Program, Kegiatan, Sub Kegiatan"),
        ),
        MarkKind("indikator", "I", Teks("Indikator", "Indikator")),
        MarkKind(
            "nilai",
            "i",
            Teks(
                "Keterangan indikator: formula, satuan, target",
                "Values of an indikator: formula, unit, target",
            ),
        ),
        MarkKind(
            "milik",
            "u",
            Teks(
                "Keterangan unsur: kode, pagu, penanggung jawab, kaitan",
                "Values of an element: code, budget, who answers, link",
            ),
        ),
        MarkKind("lain", "·", Teks("Terbaca", "Read")),
        MarkKind(
            "struktur",
            "",
            Teks(
                "Bentuk dokumen: judul, nomor, jumlah, kop, tabel lain",
                "Structure: headings, numbers, totals, letterhead, other tables",
            ),
        ),
        MarkKind("dipahami", "–", Teks("Dipahami, tidak disimpan", "Understood, not kept")),
        MarkKind("belum", "?", Teks("Tidak terbaca", "Not read")),
    )
}
_NAMES = (
    ("Sasaran Strategis", "strategis"),
    ("Sub Kegiatan", "sub"),
    ("Tujuan", "tujuan"),
    ("Program", "program"),
    ("Kegiatan", "kegiatan"),
)
_WORDS = {
    "nama": "name of",
    "kode": "code of",
    "acuan": "reference to",
    "mendukung": "supports",
    "formulasi": "formula of",
    "satuan": "unit of",
    "sumber data": "data source of",
    "tipe penghitungan": "kind of counting of",
    "arah": "direction of",
    "keterangan": "remark on",
    "nomor": "number of",
    "penanggung jawab": "who answers for",
    "pagu": "budget of",
    "target": "target of",
    "realisasi": "realisasi of",
    "judul kolom": "heading",
    "nomor kolom": "number of a column",
    "tabel lain": "another table",
    "teks di luar tabel": "text outside the tables",
    "baris tersembunyi": "hidden row",
    "tanda kosong": "mark for nothing",
    "judul bagian": "title of a section",
    "label": "label",
}


def kind_of(entry: Entry) -> MarkKind:
    """Return which kind of text an entry of the account is."""
    if entry.fate is Fate.UNREAD or entry.fate is None:
        return KINDS["belum"]
    if entry.fate is Fate.UNDERSTOOD:
        return KINDS["dipahami"]
    if entry.fate is Fate.STRUCTURE:
        return KINDS["struktur"]
    return KINDS[_fact(entry.what[0] if entry.what else "")]


def _fact(what: str) -> str:
    if what == "nama indikator":
        return "indikator"
    if what.endswith(" indikator"):
        return "nilai"
    for name, key in _NAMES:
        if what == f"nama {name}":
            return key
    if what.startswith("Sasaran "):
        return "sendiri"
    return (
        "milik"
        if what.startswith(("kode ", "acuan ", "mendukung ", "pagu ", "penanggung jawab ", "eselon "))
        else "lain"
    )


def became(entry: Entry) -> Teks:
    """Return in words what an entry became, or why it was not read."""
    if entry.fate is Fate.UNREAD or entry.fate is None:
        why = reason(entry.why)
        return Teks(f"tidak terbaca: {why.id}", f"not read: {why.en}")
    said = "; ".join(entry.what)
    return Teks(said, "; ".join(_english(w) for w in entry.what))


def _english(what: str) -> str:
    for word in sorted(_WORDS, key=len, reverse=True):
        if what == word or what.startswith(word + " "):
            return f"{_WORDS[word]}{what[len(word) :]}"
    return what
