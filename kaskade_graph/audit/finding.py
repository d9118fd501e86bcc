"""A finding, its evidence, and the one JSON form of both.

Everything that reports (terminal, JSON, SARIF, workbooks ...) starts from :class:`Temuan`; nothing else
describes a defect.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Kutipan

if TYPE_CHECKING:
    from kaskade_graph.analysis.tree import Pohon

Status = Literal["baru", "berlanjut", "selesai"]


class Keparahan(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def peringkat(self) -> int:
        """0 for error, 1 for warning, 2 for info: smaller is graver."""
        return list(Keparahan).index(self)

    @property
    def teks(self) -> Teks:
        """The word shown to people."""
        return _KEPARAHAN[self]


_KEPARAHAN = {
    Keparahan.ERROR: Teks("Kesalahan", "Error"),
    Keparahan.WARNING: Teks("Peringatan", "Warning"),
    Keparahan.INFO: Teks("Informasi", "Info"),
}


@dataclass(frozen=True, slots=True)
class Bukti:
    """Where the defect can be seen: a place in a source, and the text that stands there.

    ``baris`` is the first and last line, counted from 1; ``sel`` a cell reference within ``lembar``.
    """

    berkas: str
    baris: tuple[int, int] | None = None
    halaman: int | None = None
    lembar: str | None = None
    sel: str | None = None
    kutipan: str = ""

    @classmethod
    def of(cls, kutipan: Kutipan) -> Bukti:
        """Return ``kutipan`` as evidence of a finding."""
        return cls(kutipan.berkas, kutipan.baris, kutipan.halaman, kutipan.lembar, kutipan.sel, kutipan.teks)

    @property
    def tempat(self) -> str:
        """The place as ``file:line`` (or sheet and cell, or page), the way editors open it.

        >>> Bukti("kaskade.txt", baris=(7, 9)).tempat
        'kaskade.txt:7-9'
        """
        place = self.berkas
        if self.baris is not None:
            first, last = self.baris
            return f"{place}:{first}" if first == last else f"{place}:{first}-{last}"
        parts = [p for p in (self.lembar, self.sel) if p is not None]
        if self.halaman is not None:
            parts.insert(0, f"hlm. {self.halaman}")
        return f"{place} [{' '.join(parts)}]" if parts else place

    def to_json(self) -> dict[str, Any]:
        """Return the fixed JSON form."""
        return {
            "berkas": self.berkas,
            "baris": list(self.baris) if self.baris else None,
            "halaman": self.halaman,
            "lembar": self.lembar,
            "sel": self.sel,
            "kutipan": self.kutipan,
        }


class Langkah(NamedTuple):
    """One step of the path from the top of a cascade to an element."""

    iri: str
    jenis: str
    nama: str | None

    def text(self, lang: Lang) -> str:
        """Return the step as a person reads it."""
        nama = self.nama if self.nama is not None else Teks("(tanpa rumusan)", "(no statement)").pick(lang)
        return f"{self.jenis}: {nama}"


@dataclass(frozen=True, slots=True)
class Pengecualian:
    """A waiver: why a finding is accepted, by whom, and until which day (ISO 8601; None for as long as it stands)."""

    alasan: str
    oleh: str
    sampai: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """Return the JSON form."""
        return {"alasan": self.alasan, "oleh": self.oleh, "sampai": self.sampai}


@dataclass(frozen=True, slots=True)
class Remarks:
    """What people wrote on a finding in a worksheet: the auditor's remark, the unit's answer, the conclusion.

    ``oleh`` and ``sampai`` are who waives it and until which day (ISO 8601), where the conclusion is that.
    """

    catatan: str = ""
    tanggapan: str = ""
    kesimpulan: Teks | None = None
    oleh: str = ""
    sampai: str = ""


@dataclass(frozen=True, slots=True)
class Ikutan:
    """A finding that follows from another and is attached to it: rule, what is the case, its own fingerprint."""

    kode: str
    nama: str
    kondisi: Teks
    sidik: str

    def to_json(self, lang: Lang) -> dict[str, str]:
        """Return the JSON form, its text in ``lang``."""
        return {"kode": self.kode, "nama": self.nama, "kondisi": self.kondisi.pick(lang), "sidik": self.sidik}


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding: one rule broken in one place.

    ``kondisi`` is what is the case, with its values; ``kriteria`` what should be, with its legal basis;
    ``akibat`` why it matters; ``rekomendasi`` what to do. ``unsur`` is the IRI of the element (or of the
    cascade, for a defect of the whole document) and ``jalur`` leads to it. ``keyakinan`` is from 0 to 1.
    ``sidik``, the fingerprint, stays the same over re-import and re-ordering: see :func:`sidik`. ``status`` is
    how it stands against an earlier audit, and ``pengecualian`` the waiver that covers it, if any.
    """

    kode: str
    nama: str
    keparahan: Keparahan
    unsur: str
    jalur: tuple[Langkah, ...]
    kondisi: Teks
    kriteria: Teks
    akibat: Teks
    rekomendasi: Teks
    bukti: tuple[Bukti, ...] = ()
    keyakinan: float = 1.0
    sidik: str = ""
    status: Status | None = None
    pengecualian: Pengecualian | None = None
    ikutan: tuple[Ikutan, ...] = ()
    """Findings that follow from this one, see :mod:`kaskade_graph.audit.causes`."""
    leksikon: tuple[str, ...] = ()
    """The concepts of the lexicon that the judgement used."""
    path: str = field(default="", compare=False)
    """The property (an IRI) that a shape refuses, and the value of it: for the report of SHACL."""
    value: str = field(default="", compare=False)
    mewakili: tuple[tuple[str, ...], ...] = ()
    """What it is said for: for each part the fingerprints that it has, or had, where it is found by itself."""
    remarks: Remarks | None = field(default=None, compare=False)
    """What was written on it in a worksheet."""

    @property
    def aktif(self) -> bool:
        """Whether the unit still has to act on it: neither put right since (``selesai``) nor waived."""
        return self.status != "selesai" and self.pengecualian is None

    def to_json(self, lang: Lang = "id") -> dict[str, Any]:
        """Return the fixed JSON form, its texts in ``lang``; a waived finding has ``pengecualian`` besides."""
        waived = {"pengecualian": self.pengecualian.to_json()} if self.pengecualian else {}
        return {
            "kode": self.kode,
            "nama": self.nama,
            "keparahan": self.keparahan.value,
            "unsur": self.unsur,
            "jalur": [step.text(lang) for step in self.jalur],
            "kondisi": self.kondisi.pick(lang),
            "kriteria": self.kriteria.pick(lang),
            "akibat": self.akibat.pick(lang),
            "rekomendasi": self.rekomendasi.pick(lang),
            "bukti": [b.to_json() for b in self.bukti],
            "keyakinan": self.keyakinan,
            "sidik": self.sidik,
            "status": self.status,
            **waived,
            **({"ikutan": [i.to_json(lang) for i in self.ikutan]} if self.ikutan else {}),
            **({"leksikon": list(self.leksikon)} if self.leksikon else {}),
        }


@dataclass(frozen=True, slots=True)
class Hasil:
    """What the audit of one cascade found.

    ``isi`` counts its elements by kind; ``waktu`` is the time each rule (or engine) took, and the loading
    of pyshacl, in seconds; ``diperiksa`` the codes of the rules that ran, sorted, and ``profil`` the
    profile that chose them, if named. ``berkas`` gives the path of a document whose name stands in the
    evidence, as far as it is known: relative to where the audit was started.
    """

    kaskade: str
    unit: str
    tahun: int
    versi: str
    temuan: tuple[Temuan, ...]
    isi: Mapping[str, int] = field(default_factory=dict)
    waktu: Mapping[str, float] = field(default_factory=dict)
    diperiksa: tuple[str, ...] = ()
    berkas: Mapping[str, str] = field(default_factory=dict)
    profil: str | None = None
    pohon: Pohon | None = field(default=None, compare=False, repr=False)


def to_json(hasil: Sequence[Hasil], lang: Lang = "id") -> dict[str, Any]:
    """Return the findings of several cascades as one JSON document, with a summary."""
    temuan = [t for h in hasil for t in h.temuan]
    return {
        "temuan": [t.to_json(lang) for t in temuan],
        "ringkasan": {
            "kaskade": [
                {
                    "iri": h.kaskade,
                    "unit": h.unit,
                    "tahun": h.tahun,
                    "versi": h.versi,
                    "isi": dict(h.isi),
                    "temuan": len(h.temuan),
                    "keparahan": count(h.temuan),
                }
                for h in hasil
            ],
            "temuan": len(temuan),
            "keparahan": count(temuan),
            "aturan": dict(sorted(Counter(t.kode for t in temuan).items())),
            **_followed_up(temuan),
            **({"profil": hasil[0].profil} if hasil and hasil[0].profil else {}),
        },
    }


def _followed_up(temuan: Sequence[Temuan]) -> dict[str, Any]:
    """Return the counts by status and of waived findings, where there was an earlier audit or a waiver."""
    status = Counter(t.status for t in temuan if t.status is not None)
    waived = sum(t.pengecualian is not None for t in temuan)
    return {
        **({"status": {s: status[s] for s in get_args(Status)}} if status else {}),
        **({"dikecualikan": waived} if waived else {}),
    }


def count(temuan: Iterable[Temuan]) -> dict[str, int]:
    """Return how many findings are still to act on, by severity, gravest first, zeros included."""
    found = Counter(t.keparahan for t in temuan if t.aktif)
    return {k.value: found[k] for k in Keparahan}


def sidik(kode: str, jalur: Iterable[str], kunci: str = "") -> str:
    """Return a fingerprint of a finding.

    ``jalur`` are folded names, never IRIs or line numbers, so neither a new import nor another order of the
    document changes it; ``kunci`` tells apart findings of one rule on one element.
    """
    return hashlib.sha256("\n".join((kode, *jalur, kunci)).encode()).hexdigest()[:16]
