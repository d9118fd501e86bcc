"""The roles that columns may have: what each says, how a mapping writes it, and what people call it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaskade_graph import fields
from kaskade_graph.errors import Teks
from kaskade_graph.importers.columns import ROMAWI, JenisNilai, Periode, baca_triwulan
from kaskade_graph.model import RANTAI

KNOWN, LIKELY, POSSIBLE = 1.0, 0.8, 0.5
"""How sure a meaning is: the heading is known as such, has the word in it, or is merely possible."""

LEVELS = tuple(level.slug.replace("-", "_") for level in RANTAI)
"""Keys of the levels of the chain, from the top down."""
ACTIVITIES = LEVELS[2:]
OWN_SASARAN = {f"sasaran_{level}": level for level in ACTIVITIES}
"""Roles of own sasaran, with the level whose they are."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a column holds.

    ``key`` is a key of a mapping (``indikator``, ``program`` ...), or one of ``nama`` and ``kode`` (of the row's
    level), ``sasaran`` (the own statement of the row's element), ``dukung`` (a reference to what it supports),
    ``nilai`` (figures, with ``period``), ``unit`` (whose row it is) and ``dipahami`` (understood, without a place in
    the model). ``level`` is the level that the heading names besides, ``levels`` those of a column of names.
    ``year`` is that of a pagu.
    """

    key: str
    certainty: float = KNOWN
    level: str | None = None
    levels: tuple[str, ...] = ()
    period: Periode | None = None
    year: int | None = None
    grounds: str = "judul kolom"


SAID: dict[JenisNilai, str] = {
    "kondisi_awal": "kondisi awal",
    "target": "target",
    "realisasi": "realisasi",
    "anggaran": "anggaran",
    "realisasi_anggaran": "realisasi anggaran",
}
"""What kinds of figures are called in the account of a reading."""

ROLES: dict[str, Teks] = {
    "tujuan": Teks("nama tujuan", "name of the tujuan (goal)"),
    "sasaran_strategis": Teks("rumusan sasaran strategis", "the sasaran strategis (strategic objective)"),
    "program": Teks("nama program", "name of the program"),
    "kegiatan": Teks("nama kegiatan", "name of the kegiatan (activity)"),
    "sub_kegiatan": Teks("nama sub kegiatan", "name of the sub kegiatan (sub-activity)"),
    "nama": Teks("nama unsur, tingkatnya menurut baris", "name of an element, its level told by the row"),
    "kode": Teks("kode unsur pada baris itu", "code of the element of the row"),
    "kode_program": Teks("kode program", "code of the program"),
    "kode_kegiatan": Teks("kode kegiatan", "code of the kegiatan"),
    "kode_sub_kegiatan": Teks("kode sub kegiatan", "code of the sub kegiatan"),
    "tingkat": Teks("tingkat unsur", "level of the element"),
    "sasaran": Teks("sasaran milik unsur pada baris itu", "own sasaran of the element of the row"),
    "sasaran_program": Teks("sasaran program", "sasaran of the program"),
    "sasaran_kegiatan": Teks("sasaran kegiatan", "sasaran of the kegiatan"),
    "sasaran_sub_kegiatan": Teks("sasaran sub kegiatan", "sasaran of the sub kegiatan"),
    "dukung": Teks("sasaran yang didukung", "the sasaran that is supported"),
    "indikator": Teks("nama indikator", "name of the indikator"),
    "formulasi": Teks("formulasi", "formula"),
    "tipe": Teks("tipe penghitungan", "kind of count"),
    "arah": Teks("arah", "direction"),
    "satuan": Teks("satuan", "unit of measure"),
    "sumber_data": Teks("sumber data", "source of data"),
    "keterangan": Teks("keterangan indikator", "remark on the indikator"),
    "target": Teks("target", "target"),
    "realisasi": Teks("realisasi", "realisation"),
    "kondisi_awal": Teks("kondisi awal", "baseline"),
    "pagu": Teks("pagu", "budget"),
    "anggaran": Teks("anggaran tahun atau triwulan lain", "budget of another year or quarter"),
    "realisasi_anggaran": Teks("realisasi anggaran", "money spent"),
    "penanggung_jawab": Teks("penanggung jawab unsur", "who answers for the element"),
    "penanggung_jawab_indikator": Teks("penanggung jawab indikator", "who answers for the indikator"),
    "eselon": Teks("eselon", "echelon"),
    "nomor": Teks("nomor urut", "running number"),
    "nomor_sasaran": Teks("nomor sasaran", "number of the sasaran"),
    "nomor_indikator": Teks("nomor indikator", "number of the indikator"),
    "tahun": Teks("tahun baris itu", "year of the row"),
    "triwulan": Teks("triwulan baris itu", "quarter of the row"),
    "unit": Teks("unit kerja baris itu", "unit of the row"),
    "dipahami": Teks("dipahami, tidak disimpan", "understood, not kept"),
    "abaikan": Teks("tidak dibaca, menurut peta", "left out by the mapping"),
}
"""Keys of roles, with what people call them. Figures may name a year and a quarter (``target 2024 TW II``), a target
the end of the plan (``target akhir 2026``); ``indikator`` and ``nama`` may name levels (``indikator program``)."""
for _field in (*fields.UNSUR, *fields.INDIKATOR):
    if _field.column is not None:
        ROLES.setdefault(_field.column.key, Teks(_field.label.id.lower(), _field.label.en.lower()))

_YEAR = re.compile(r"(?:19|20)\d\d")


def written(role: Role) -> str:
    """Return a role as a mapping writes it.

    >>> written(Role("nilai", period=Periode("target", 2024, 2)))
    'target 2024 TW II'
    """
    if role.period is not None:
        said = role.period
        level = f" {role.level}" if role.level else ""
        end, year = " akhir" if said.akhir else "", f" {said.tahun}" if said.tahun else ""
        return f"{said.jenis}{level}{end}{year}" + (
            f" TW {ROMAWI[said.triwulan - 1]}" if said.triwulan else ""
        )
    if role.key == "pagu" and role.year:
        return " ".join(filter(None, ("pagu", role.level, str(role.year))))
    if role.key == "nama" and role.levels:
        return " ".join(("nama", *role.levels))
    return f"{role.key} {role.level}" if role.level else role.key


def parse(text: str) -> Role | None:
    """Return the role that a mapping writes, None when it is none.

    >>> parse("realisasi 2024 TW II").period.triwulan, parse("indikator program").level, parse("entah")
    (2, 'program', None)
    """
    key, *rest = text.split() or [""]
    if key not in ROLES:
        return None
    if key in SAID or key == "pagu":
        return _figures(key, rest)
    if any(word not in LEVELS for word in rest):
        return None
    if key == "nama":
        return Role(key, KNOWN, levels=tuple(rest) or LEVELS, grounds="peta")
    return Role(key, KNOWN, rest[0] if rest else None, grounds="peta")


def _figures(key: str, rest: list[str]) -> Role:
    """The role of figures that a mapping writes: with a year, a quarter, a level, or the end of the plan."""
    year = next((int(w) for w in rest if _YEAR.fullmatch(w)), None)
    quarter = baca_triwulan(rest[-1]) if rest and not _YEAR.fullmatch(rest[-1]) else None
    level = next((w for w in rest if w in ACTIVITIES), None)
    if key == "pagu" and quarter is None:
        return Role(key, KNOWN, level, year=year, grounds="peta")
    if key in ("target", "realisasi") and not rest:
        return Role(key, KNOWN, grounds="peta")
    jenis: JenisNilai = next((j for j in SAID if j == key), "anggaran")
    period = Periode(jenis, year, quarter, akhir="akhir" in rest)
    return Role("pagu" if period.milik_unsur else "nilai", KNOWN, level, period=period, grounds="peta")
