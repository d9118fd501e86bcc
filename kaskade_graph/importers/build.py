"""From what an importer read (drafts) to the model: keys, merging of what is printed twice, evidence.

Every importer ends here, so the same cascade gives the same IRIs whether it came as text, PDF or a
spreadsheet. A draft keeps *every* reading of a value; the one printed most often (the first, on a tie)
becomes the value, and the others stay as evidence, as repetitions or as variants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kaskade_graph.iri import element_iri, kunci
from kaskade_graph.model import Indikator, Jenis, Kaskade, Kutipan, Nilai, Peran, UnitKerja, Unsur
from kaskade_graph.text import fold, squeeze
from kaskade_graph.vocab import KIN, RDFS

_ATTRIBUTE = {
    RDFS.label: "label",
    KIN.nomor: "nomor",
    KIN.kode: "kode",
    KIN.eselon: "eselon",
    KIN.penanggungJawab: "penanggung_jawab",
    KIN.pagu: "pagu",
    KIN.formulasi: "formulasi",
    KIN.tipePenghitungan: "tipe",
    KIN.arah: "arah",
    KIN.satuan: "satuan",
    KIN.sumberData: "sumber_data",
    KIN.keterangan: "keterangan",
}


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


@dataclass(slots=True)
class NilaiDraft:
    """A target or realisasi as read."""

    nilai: Decimal
    tahun: int
    reading: Reading
    satuan: str | None = None
    triwulan: int | None = None


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
    ``induk`` are the elements it supports, best first; ``penanda`` are labels worth keeping as evidence.
    """

    jenis: Jenis | None
    nilai: dict[str, list[Reading]] = field(default_factory=dict)
    sasaran: Draft | None = None
    indikator: list[Draft] = field(default_factory=list)
    induk: list[Induk] = field(default_factory=list)
    target: list[NilaiDraft] = field(default_factory=list)
    realisasi: list[NilaiDraft] = field(default_factory=list)
    penanda: list[Reading] = field(default_factory=list)

    def add(self, properti: str, reading: Reading) -> None:
        """Record one more reading of a property."""
        self.nilai.setdefault(properti, []).append(reading)

    def best(self, properti: str) -> Any:
        """Return the value of a property: the reading that occurs most often, the first on a tie."""
        readings = [r for r in self.nilai.get(properti, ()) if r.isi is not None]
        if len(readings) < 2:
            return readings[0].isi if readings else None
        counts = Counter(_same(r.isi) for r in readings)
        top = max(counts.values())
        return next(r.isi for r in readings if counts[_same(r.isi)] == top)

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
            twin = next((i for i in mine if _alike(i.nama, indikator.nama)), None)
            if twin is None:
                self.indikator.append(indikator)
            else:
                twin.absorb(indikator)
        known = {id(i.draft) for i in self.induk}
        self.induk += [i for i in other.induk if id(i.draft) not in known]
        self.target += other.target
        self.realisasi += other.realisasi
        self.penanda += other.penanda


def build(
    kaskade: Kaskade,
    drafts: Iterable[Draft],
    berkas: str,
    sha256: str,
) -> dict[int, str]:
    """Fill ``kaskade`` (empty but for its head) with ``drafts``; return the IRI of each draft by ``id``.

    ``drafts`` holds Tujuan, SasaranStrategis, Program, Kegiatan and SubKegiatan, parents before children,
    each once; sasaran and indikator hang from them. ``berkas`` and ``sha256`` name the source in evidence.
    """
    return _Builder(kaskade, berkas, sha256).run(list(drafts))


def empty(iri: str, unit: UnitKerja, tahun: int, versi: str, judul: str | None) -> Kaskade:
    """Return a cascade with a head and nothing else."""
    return Kaskade(iri=iri, unit=unit, tahun=tahun, versi=versi, judul=judul)


class _Builder:
    """Holds what the steps share: the cascade being filled and the IRI and key of each draft."""

    def __init__(self, kaskade: Kaskade, berkas: str, sha256: str) -> None:
        self.kaskade, self.berkas, self.sha256 = kaskade, berkas, sha256
        self.keys: dict[int, str] = {}
        self.iris: dict[int, str] = {}
        self.ambiguous: set[tuple[Jenis | None, str]] = set()

    def run(self, drafts: list[Draft]) -> dict[int, str]:
        self.ambiguous = _ambiguous_codes(drafts)
        for draft in drafts:
            self._name(draft)
        for draft in drafts:
            self._element(draft)
        return self.iris

    def _name(self, draft: Draft) -> None:
        assert draft.jenis is not None
        parent = ""
        if draft.jenis in (Jenis.KEGIATAN, Jenis.SUB_KEGIATAN) and draft.induk:
            parent = self.keys.get(id(draft.induk[0].draft), "")
        kode = draft.best(KIN.kode)
        if (draft.jenis, kode) in self.ambiguous:
            kode = None
        self._give(draft, draft.jenis.slug, kunci(_named(draft), parent, kode))
        holder = draft
        if draft.sasaran is not None and draft.sasaran.jenis is not None:
            key = kunci(_named(draft.sasaran), self.keys[id(draft)])
            self._give(draft.sasaran, draft.sasaran.jenis.slug, key)
            holder = draft.sasaran
        names = Counter(fold(_named(i)) for i in holder.indikator)
        for indikator in holder.indikator:
            # Several indikator with one name on one sasaran are told apart by content, not by order.
            content = _content(indikator) if names[fold(_named(indikator))] > 1 else ""
            key = kunci(_named(indikator), self.keys[id(holder)], pembeda=content)
            self._give(indikator, "indikator", key)

    def _give(self, draft: Draft, slug: str, key: str) -> None:
        self.keys[id(draft)] = key
        self.iris[id(draft)] = element_iri(self.kaskade.iri, slug, key)

    def _element(self, draft: Draft) -> None:
        unsur = self._unsur(draft)
        for induk in draft.induk:
            parent = self.iris[id(induk.draft)]
            if parent not in unsur.mendukung:
                unsur.mendukung.append(parent)
            others = tuple(self.iris[id(d)] for d in induk.alternatif)
            self._quote(unsur.iri, KIN.mendukung, induk.reading, Peran.UTAMA, others)
        holder = unsur
        if draft.sasaran is not None:
            holder = self._unsur(draft.sasaran)
            if holder.iri not in unsur.memiliki_sasaran:
                unsur.memiliki_sasaran.append(holder.iri)
        for item in (draft.sasaran or draft).indikator:
            iri = self._indikator(item)
            if iri not in holder.diukur_oleh:
                holder.diukur_oleh.append(iri)

    def _unsur(self, draft: Draft) -> Unsur:
        assert draft.jenis is not None
        iri = self.iris[id(draft)]
        unsur = self.kaskade.unsur.setdefault(iri, Unsur(iri, draft.jenis))
        self._fill(unsur, draft)
        return unsur

    def _indikator(self, draft: Draft) -> str:
        iri = self.iris[id(draft)]
        indikator = self.kaskade.indikator.setdefault(iri, Indikator(iri))
        self._fill(indikator, draft)
        for values, jenis, properti, into in (
            (draft.target, "target", KIN.memilikiTarget, indikator.target),
            (draft.realisasi, "realisasi", KIN.memilikiRealisasi, indikator.realisasi),
        ):
            for value in values:
                nilai = self._nilai(iri, jenis, value)
                if nilai.iri not in {n.iri for n in into}:
                    into.append(nilai)
                self._quote(nilai.iri, properti, value.reading, Peran.UTAMA)
        return iri

    def _nilai(self, indikator: str, jenis: str, value: NilaiDraft) -> Nilai:
        key = indikator.rsplit("/", 1)[-1] + f"-{value.tahun}"
        if value.triwulan is not None:
            key += f"-tw{value.triwulan}"
        iri = element_iri(self.kaskade.iri, jenis, key)
        return Nilai(iri, value.nilai, value.tahun, value.satuan, value.triwulan)

    def _fill(self, item: Unsur | Indikator, draft: Draft) -> None:
        for properti, readings in draft.nilai.items():
            best = draft.best(properti)
            if best is not None and getattr(item, _ATTRIBUTE[properti]) is None:
                setattr(item, _ATTRIBUTE[properti], best)
            for reading, peran in _roles(readings, getattr(item, _ATTRIBUTE[properti])):
                self._quote(item.iri, properti, reading, peran)
        for reading in draft.penanda:
            self._quote(item.iri, KIN.penanda, reading, Peran.UTAMA)

    def _quote(
        self, iri: str, properti: str, reading: Reading, peran: Peran, others: tuple[str, ...] = ()
    ) -> None:
        place = reading.place
        self.kaskade.bukti.append(
            Kutipan(
                unsur=iri,
                properti=properti,
                berkas=place.berkas or self.berkas,
                sha256=place.sha256 or self.sha256,
                teks=reading.kutipan,
                baris=place.baris,
                halaman=place.halaman,
                lembar=place.lembar,
                sel=place.sel,
                keyakinan=reading.keyakinan,
                alasan=reading.alasan,
                alternatif=reading.alternatif + others,
                peran=peran,
            )
        )


def _ambiguous_codes(drafts: Iterable[Draft]) -> set[tuple[Jenis | None, str]]:
    """Return the codes that the source prints for two elements: they name neither."""
    names: dict[tuple[Jenis | None, str], list[str]] = {}
    for draft in drafts:
        kode = draft.best(KIN.kode)
        if kode and draft.nama:
            names.setdefault((draft.jenis, kode), []).append(draft.nama)
    return {key for key, found in names.items() if any(not _alike(found[0], n) for n in found[1:])}


def _named(draft: Draft) -> str:
    """The text that a key is made from; an element without a name has its kind for a name."""
    return draft.nama or (draft.jenis.slug if draft.jenis else "indikator")


def _content(indikator: Draft) -> str:
    parts = (KIN.formulasi, KIN.tipePenghitungan, KIN.sumberData, KIN.keterangan)
    return "\n".join(fold(str(indikator.best(p) or "")) for p in parts)


def _alike(one: str, other: str) -> bool:
    """Whether two names on the same sasaran are one indikator printed twice, a slip of the pen apart."""
    from kaskade_graph.nama import likeness

    return likeness(fold(one), fold(other)) >= _SAME_NAME


def _roles(readings: list[Reading], best: object) -> Iterator[tuple[Reading, Peran]]:
    """The first reading that gives the value is the main one; the same again repeats it, others vary."""
    main_seen = False
    for reading in readings:
        if reading.isi is None or best is None:
            yield reading, Peran.UTAMA
        elif _same(reading.isi) != _same(best):
            yield reading, Peran.VARIAN
        else:
            yield reading, Peran.ULANGAN if main_seen else Peran.UTAMA
            main_seen = True


def _same(value: object) -> object:
    """Texts that differ in white space alone are one reading; every other difference counts."""
    return squeeze(value) if isinstance(value, str) else value
