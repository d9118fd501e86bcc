"""What an importer read, before it is a cascade: drafts of elements, each value with every reading of it.

A draft keeps *every* reading of a value; the one printed most often (the first, on a tie) is the value.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kaskade_graph.fields import UNSUR_VALUES, VALUES
from kaskade_graph.model import Jenis, Kutipan
from kaskade_graph.number_words import number_words
from kaskade_graph.text import fold, squeeze
from kaskade_graph.values import Arti
from kaskade_graph.vocab import RDFS

_SAME_NAME = 0.93


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in its source; the fields are those of :class:`~kaskade_graph.model.Kutipan`.

    ``berkas`` and ``sha256`` are given when the cascade comes from several files.
    """

    baris: tuple[int, int] | None = None
    halaman: int | None = None
    lembar: str | None = None
    sel: str | None = None
    berkas: str | None = None
    sha256: str | None = None

    def quotation(
        self, unsur: str, properti: str, teks: str, berkas: str, sha256: str, **how: Any
    ) -> Kutipan:
        """Return ``teks`` at this place as evidence; ``berkas`` and ``sha256`` hold where the place names no file."""
        return Kutipan(
            unsur=unsur,
            properti=properti,
            berkas=self.berkas or berkas,
            sha256=self.sha256 or sha256,
            teks=teks,
            baris=self.baris,
            halaman=self.halaman,
            lembar=self.lembar,
            sel=self.sel,
            **how,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one value.

    ``isi`` is the value itself: text as printed with white space squeezed, or a Tipe, an Arah, a Decimal;
    None when the text could not be understood as what it should be (the quotation is kept). ``kutipan`` is
    the exact text at ``place``. ``keyakinan``, ``alasan`` and ``alternatif`` are those of Kutipan.
    """

    isi: object
    kutipan: str
    place: Place
    keyakinan: float = 1.0
    alasan: str | None = None
    alternatif: tuple[str, ...] = ()


IN_WORDS = 0.95
"""How sure a number is that is written in words: it is what was made of them."""


def in_words(text: str) -> str | None:
    """Return why a figure is a reading and no figure as printed: it is written in words; None for one in digits.

    >>> in_words("sembilan puluh"), in_words("90")
    ('angka ditulis dengan kata', None)
    """
    return "angka ditulis dengan kata" if number_words(text) is not None else None


@dataclass(slots=True)
class NilaiDraft:
    """A value for one period as read: what it is of is the list of the draft that it stands in.

    ``arti`` is what was understood of it where that is no plain decimal (``nilai``). ``tercetak`` is the text as
    printed; the quotation where it is None. ``tahun`` is 0 for a baseline whose year is not printed.
    """

    nilai: Decimal | None
    tahun: int
    reading: Reading
    satuan: str | None = None
    triwulan: int | None = None
    arti: Arti | None = None
    tercetak: str | None = None
    akhir_periode: bool = False

    @classmethod
    def of(cls, arti: Arti, tahun: int, reading: Reading, satuan: str | None = None) -> NilaiDraft:
        """Return a value as :func:`kaskade_graph.values.understand` understood it, or did not."""
        return cls(arti.nilai, tahun, reading, satuan, arti=arti)


@dataclass(slots=True)
class Induk:
    """A parent of an element: one level up, with how sure that is, why, and which others were possible."""

    draft: Draft
    reading: Reading
    alternatif: list[Draft] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Draft:
    """An element as read: ``jenis`` None is an Indikator. ``nilai`` maps a property IRI to its readings.

    ``sasaran`` is the element's own sasaran statement; ``indikator`` belong to a Tujuan or a sasaran;
    ``induk`` are the elements it supports, best first; ``penanda`` are labels worth keeping as evidence;
    ``tautan`` are links to others as written, by property (see :mod:`kaskade_graph.importers.stated_links`).
    """

    jenis: Jenis | None
    nilai: dict[str, list[Reading]] = field(default_factory=dict)
    sasaran: Draft | None = None
    indikator: list[Draft] = field(default_factory=list)
    induk: list[Induk] = field(default_factory=list)
    kondisi_awal: list[NilaiDraft] = field(default_factory=list)
    target: list[NilaiDraft] = field(default_factory=list)
    realisasi: list[NilaiDraft] = field(default_factory=list)
    anggaran: list[NilaiDraft] = field(default_factory=list)
    realisasi_anggaran: list[NilaiDraft] = field(default_factory=list)
    penanda: list[Reading] = field(default_factory=list)
    tautan: dict[str, list[Reading]] = field(default_factory=dict)

    def add(self, properti: str, reading: Reading) -> None:
        """Record one more reading of a property."""
        self.nilai.setdefault(properti, []).append(reading)

    def best(self, properti: str) -> Any:
        """Return the value of a property: the reading that occurs most often, the first on a tie."""
        readings = [r for r in self.nilai.get(properti, ()) if r.isi is not None]
        if len(readings) < 2:
            return readings[0].isi if readings else None
        counts = Counter(same(r.isi) for r in readings)
        top = max(counts.values())
        return next(r.isi for r in readings if counts[same(r.isi)] == top)

    @property
    def nama(self) -> str:
        """The name as printed, or the empty string."""
        return str(self.best(RDFS.label) or "")

    def absorb(self, other: Draft) -> None:
        """Take in another printing of the same element."""
        for properti, readings in other.nilai.items():
            self.nilai.setdefault(properti, []).extend(readings)
        if self.sasaran is None:
            self.sasaran = other.sasaran
        elif other.sasaran is not None and other.sasaran is not self.sasaran:
            self.sasaran.absorb(other.sasaran)
        mine = list(self.indikator)
        for indikator in other.indikator:
            twin = next((i for i in mine if alike(i.nama, indikator.nama)), None)
            if twin is None:
                self.indikator.append(indikator)
            else:
                twin.absorb(indikator)
        known = {id(i.draft) for i in self.induk}
        self.induk += [i for i in other.induk if id(i.draft) not in known]
        for values in (*VALUES, *UNSUR_VALUES):
            getattr(self, values.name).extend(getattr(other, values.name))
        self.penanda += other.penanda
        for properti, readings in other.tautan.items():
            self.tautan.setdefault(properti, []).extend(readings)


def alike(one: str, other: str) -> bool:
    """Whether two names on the same sasaran are one indikator printed twice, a slip of the pen apart."""
    from kaskade_graph.likeness import likeness

    return likeness(fold(one), fold(other)) >= _SAME_NAME


def same(value: object) -> object:
    """Texts that differ in white space alone are one reading; every other difference counts."""
    return squeeze(value) if isinstance(value, str) else value
