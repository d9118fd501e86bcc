"""From what an importer read (drafts) to the model: keys, merging of what is printed twice, evidence.

Every importer ends here, so the same cascade gives the same IRIs whether it came as text, PDF or a
spreadsheet. Readings of a value that do not become it (:mod:`kaskade_graph.importers.draft`) stay as evidence, as
repetitions or as variants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kaskade_graph import fields
from kaskade_graph.fields import Values
from kaskade_graph.importers.document_kind import head_of
from kaskade_graph.importers.draft import Draft, NilaiDraft, Reading, alike, same
from kaskade_graph.iri import element_iri, kaskade_iri, kunci
from kaskade_graph.model import (
    Indikator,
    Jabatan,
    Jenis,
    JenisDokumen,
    Kaskade,
    Nilai,
    Peran,
    UnitKerja,
    Unsur,
)
from kaskade_graph.text import fold, slug, squeeze
from kaskade_graph.values import Arti
from kaskade_graph.vocab import KIN


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


def empty(
    unit: UnitKerja, tahun: int, versi: str, judul: str | None, said: Mapping[str, str] | None = None
) -> Kaskade:
    """Return a cascade with a head and nothing else; of which kind of document it is, its title says.

    ``said`` is what a mapping or a workbook says instead: ``dokumen``, ``tahun_akhir`` and ``jabatan``, the post that
    takes on a perjanjian kinerja.
    """
    head = head_of(judul, tahun, said or {})
    beside = None if head.jenis is JenisDokumen.PENJENJANGAN else head.jenis.slug
    post = slug(head.jabatan) if head.jabatan and head.jenis is JenisDokumen.PERJANJIAN_KINERJA else None
    iri = kaskade_iri(
        unit.kode_wilayah, unit.slug, tahun, versi, tahun_akhir=head.tahun_akhir, dokumen=beside, jabatan=post
    )
    kaskade = Kaskade(iri, unit, tahun, versi, judul, jenis=head.jenis, tahun_akhir=head.tahun_akhir)
    if head.jabatan:
        kaskade.pemangku = element_iri(iri, "jabatan", slug(head.jabatan))
        kaskade.jabatan[kaskade.pemangku] = Jabatan(kaskade.pemangku, head.jabatan)
    return kaskade


class _Builder:
    """Holds what the steps share: the cascade being filled and the IRI and key of each draft."""

    def __init__(self, kaskade: Kaskade, berkas: str, sha256: str) -> None:
        self.kaskade, self.berkas, self.sha256 = kaskade, berkas, sha256
        self.keys: dict[int, str] = {}
        self.iris: dict[int, str] = {}
        self.ambiguous: set[tuple[Jenis | None, str]] = set()
        self.holders: dict[str, tuple[Jenis | None, str]] = {}

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
            key = self._apart(indikator, holder, content)
            self._give(indikator, "indikator", key)

    def _apart(self, indikator: Draft, holder: Draft, content: str) -> str:
        """Return the key of an indikator; that of a sasaran worded like the tujuan above it is another's."""
        key = kunci(_named(indikator), self.keys[id(holder)], pembeda=content)
        mine = (holder.jenis, self.keys[id(holder)])
        if self.holders.setdefault(key, mine) == mine:
            return key
        other = f"{holder.jenis} {content}".strip()
        return kunci(_named(indikator), self.keys[id(holder)], pembeda=other)

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
        self._values(unsur, draft, fields.UNSUR_VALUES)
        return unsur

    def _indikator(self, draft: Draft) -> str:
        iri = self.iris[id(draft)]
        indikator = self.kaskade.indikator.setdefault(iri, Indikator(iri))
        self._fill(indikator, draft)
        self._values(indikator, draft, fields.VALUES)
        return iri

    def _values(self, item: Unsur | Indikator, draft: Draft, lists: tuple[Values, ...]) -> None:
        for values in lists:
            into = getattr(item, values.name)
            for value in getattr(draft, values.name):
                nilai = self._nilai(item.iri, values.name.replace("_", "-"), value)
                if nilai.iri not in {n.iri for n in into}:
                    into.append(nilai)
                self._quote(nilai.iri, values.predicate, value.reading, Peran.UTAMA)

    def _nilai(self, owner: str, jenis: str, value: NilaiDraft) -> Nilai:
        key = owner.rsplit("/", 1)[-1] + (f"-{value.tahun}" if value.tahun else "")
        if value.triwulan is not None:
            key += f"-tw{value.triwulan}"
        if value.akhir_periode:
            key += "-akhir"
        iri = element_iri(self.kaskade.iri, jenis, key)
        arti = value.arti or Arti(value.nilai)
        return Nilai(
            iri,
            tahun=value.tahun,
            satuan=value.satuan,
            triwulan=value.triwulan,
            tercetak=value.tercetak or squeeze(value.reading.kutipan),
            akhir_periode=value.akhir_periode or None,
            **arti.fields(),
        )

    def _fill(self, item: Unsur | Indikator, draft: Draft) -> None:
        for properti, readings in draft.nilai.items():
            best = draft.best(properti)
            field = fields.BY_PREDICATE[properti]
            if best is not None and fields.value(item, field) is None:
                fields.put(item, field, best)
            for reading, peran in _roles(readings, fields.value(item, field)):
                self._quote(item.iri, properti, reading, peran)
        for reading in draft.penanda:
            self._quote(item.iri, KIN.penanda, reading, Peran.UTAMA)

    def _quote(
        self, iri: str, properti: str, reading: Reading, peran: Peran, others: tuple[str, ...] = ()
    ) -> None:
        self.kaskade.bukti.append(
            reading.place.quotation(
                iri,
                properti,
                reading.kutipan,
                self.berkas,
                self.sha256,
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
    return {key for key, found in names.items() if any(not alike(found[0], n) for n in found[1:])}


def _named(draft: Draft) -> str:
    """The text that a key is made from; an element without a name has what it is to achieve, else its kind."""
    stated = draft.sasaran.nama if draft.sasaran is not None else ""
    return draft.nama or stated or (draft.jenis.slug if draft.jenis else "indikator")


def _content(indikator: Draft) -> str:
    apart = (f for f in fields.INDIKATOR if f.tells_apart)
    said = [fold(str(indikator.best(f.predicate) or "")) for f in apart]
    # The same words with another target are a contradiction of the document, and both are kept.
    targets = [f"{n.tahun}/{n.triwulan or ''}: {fold(n.reading.kutipan)}" for n in indikator.target]
    return "\n".join([*said, *sorted(targets)])


def _roles(readings: list[Reading], best: object) -> Iterator[tuple[Reading, Peran]]:
    """The first reading that gives the value is the main one; the same again repeats it, others vary."""
    main_seen = False
    for reading in readings:
        if reading.isi is None or best is None:
            yield reading, Peran.UTAMA
        elif same(reading.isi) != same(best):
            yield reading, Peran.VARIAN
        else:
            yield reading, Peran.ULANGAN if main_seen else Peran.UTAMA
            main_seen = True
