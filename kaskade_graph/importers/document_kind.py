"""Of which kind of document a cascade is read: a title says it, or whoever maps the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.model import JenisDokumen
from kaskade_graph.text import fold, shown

_TITLES: tuple[tuple[JenisDokumen, str], ...] = (
    (JenisDokumen.PENJENJANGAN, r"cascading|cascade|kaskade|pohon kinerja|penjenjangan|casecading"),
    (JenisDokumen.PERJANJIAN_KINERJA, r"(?:perjanjian|penetapan) kinerja"),
    (JenisDokumen.LAPORAN_KINERJA, r"laporan (?:akuntabilitas )?kinerja|lkjip|lkj|lakip"),
    (JenisDokumen.RPJMD, r"rpjmd|rencana pembangunan jangka menengah daerah"),
    (JenisDokumen.RENSTRA, r"renstra|rencana strategis"),
    (JenisDokumen.DPA, r"dpa|dppa|dokumen pelaksanaan (?:perubahan )?anggaran"),
    (JenisDokumen.RENJA, r"renja|rencana kerja(?! dan anggaran)"),
    (JenisDokumen.IKU, r"iku|indikator kinerja utama"),
)
"""What titles say, in the order in which they are asked: a cascade may name the plan that it was made from."""
_PERIOD = re.compile(r"((?:19|20)\d\d)\s*(?:-|–|—|/|s\.?/?d\.?|sampai(?: dengan)?)\s*((?:19|20)\d\d)")
_LONGEST_PERIOD = 25
_YEARS = frozenset((JenisDokumen.RENSTRA, JenisDokumen.RPJMD, JenisDokumen.IKU))
"""Kinds that hold for several years."""
_PLAN = re.compile(
    r"\b(?:rencana (?:kinerja|kerja|strategis|aksi)|renstra|renja|rkt|rpjmd|rkpd|(?:perjanjian|penetapan) kinerja)\b"
)
_ACCOUNT = re.compile(r"\b(?:laporan|evaluasi|realisasi|pengukuran|pelaksanaan|hasil|monitoring)\b")


@dataclass(frozen=True, slots=True)
class Head:
    """The kind of document, the last year of its period, and the post that takes it on."""

    jenis: JenisDokumen
    tahun_akhir: int | None = None
    jabatan: str | None = None


def kind_of(title: str | None) -> JenisDokumen:
    """Return the kind of document that a title names; a cascade where it names none.

    >>> kind_of("PERJANJIAN KINERJA TAHUN 2024").name, kind_of("Cascading Renstra 2021-2026").name
    ('PERJANJIAN_KINERJA', 'PENJENJANGAN')
    """
    words = fold(title or "")
    found = (kind for kind, said in _TITLES if re.search(rf"\b(?:{said})\b", words))
    return next(found, JenisDokumen.PENJENJANGAN)


def is_plan(title: str | None) -> bool:
    """Say whether a title names a plan, and no account of how one was carried out.

    >>> is_plan("Rencana Kinerja Tahunan 2025"), is_plan("Evaluasi Hasil Renja 2025")
    (True, False)
    """
    words = fold(title or "")
    return bool(_PLAN.search(words)) and not _ACCOUNT.search(words)


def named(text: str) -> JenisDokumen | None:
    """Return the kind that a person wrote: its name, its segment in IRIs (``pk``), or words of a title."""
    wanted = fold(text)
    for kind in JenisDokumen:
        if wanted in (fold(kind.value), fold(kind.teks.id), fold(kind.teks.en), kind.slug):
            return kind
    found = kind_of(text)
    cascade = re.search(_TITLES[0][1], wanted)
    return found if found is not JenisDokumen.PENJENJANGAN or cascade else None


def head_of(title: str | None, tahun: int, said: Mapping[str, str]) -> Head:
    """Return the head of an edition of the year ``tahun``; raise :class:`InputError` for words of no kind."""
    jenis = kind_of(title)
    if said.get("dokumen"):
        kind = named(said["dokumen"])
        if kind is None:
            what, known = shown(said["dokumen"]), ", ".join(k.teks.id for k in JenisDokumen)
            raise InputError(
                Teks(f"jenis dokumen {what!r} tidak dikenal", f"unknown kind of document {what!r}"),
                Teks(f"Pilih salah satu: {known}", f"Use one of: {known}"),
            )
        jenis = kind
    return Head(jenis, _last(title, tahun, jenis, said), said.get("jabatan") or None)


def _last(title: str | None, tahun: int, jenis: JenisDokumen, said: Mapping[str, str]) -> int | None:
    """The last year of a plan for several: as said, else as its title prints it after the year ``tahun``."""
    last = said.get("tahun_akhir", "")
    if last.isdecimal():
        return int(last) if int(last) > tahun else None
    period = _PERIOD.search(title or "") if jenis in _YEARS else None
    if period is None or int(period[1]) != tahun:
        return None
    return int(period[2]) if tahun < int(period[2]) <= tahun + _LONGEST_PERIOD else None
