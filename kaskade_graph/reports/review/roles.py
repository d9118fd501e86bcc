"""The name of what a column holds, for the row above a table."""

from __future__ import annotations

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.columns import KOLOM
from kaskade_graph.importers.tables.headings.roles import Role
from kaskade_graph.reports.html_page import text

_OTHERS = {
    "nama": Teks("nama unsur, tingkat menurut baris", "name of the element, level by row"),
    "kode": Teks("kode unsur", "code of the element"),
    "sasaran": Teks("sasaran unsur pada baris", "sasaran of the element on the row"),
    "dukung": Teks("unsur yang didukung", "what it supports"),
    "dipahami": Teks("dipahami, tidak disimpan", "understood, not kept"),
    "unit": Teks("unit kerja", "unit"),
    "nomor": Teks("nomor", "number"),
    "tingkat": Teks("tingkat", "level"),
    "nomor_sasaran": Teks("nomor sasaran", "number of the sasaran"),
    "nomor_indikator": Teks("nomor indikator", "number of the indikator"),
    "penanggung_jawab_indikator": Teks("penanggung jawab indikator", "who answers for the indikator"),
}
_TITLES = {k.kunci: k.judul for k in KOLOM}


def role_name(role: Role, lang: Lang) -> str:
    """Return what a column holds, escaped; a role that is not known sure carries how sure it is."""
    if role.period is not None:
        name = role.period.judul
    elif role.key in _OTHERS:
        name = _OTHERS[role.key].pick(lang)
    else:
        name = _TITLES.get(role.key, role.key)
    if role.level:
        name += f" ({_TITLES.get(role.level, role.level)})"
    sure = "" if role.certainty >= 1 else f" {role.certainty:.0%}"
    return text(name + sure)
