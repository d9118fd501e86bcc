"""A cascade -> the table that is read back as the same cascade: headings, and rows of texts and numbers.

What writes a workbook or a CSV file takes its rows from here. Evidence and what was derived have no column. Links
beside the one parent, posts, stages and the misi of a region have theirs where the cascade has them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from kaskade_graph import fields
from kaskade_graph.fields import Field
from kaskade_graph.importers.cells import PERSEN
from kaskade_graph.importers.columns import (
    BARIS_DOKUMEN,
    BARIS_IDENTITAS,
    INDIKATOR,
    KOLOM,
    MISI,
    NAMA,
    SASARAN,
    SEPERLUNYA,
    TAUTAN,
    TAUTAN_INDIKATOR,
    TAUTAN_SASARAN,
    UNSUR,
    JenisNilai,
    Kolom,
    Periode,
)
from kaskade_graph.importers.formats.delimited import FORMULA_STARTS
from kaskade_graph.importers.formats.sheet import plain
from kaskade_graph.importers.stated_links import Names, written
from kaskade_graph.model import Indikator, Jenis, JenisDokumen, Kaskade, Nilai, Unsur
from kaskade_graph.values_shown import said

Isian = str | Decimal | None
TIDAK_ADA = "-"
"""Stands in the column of an ancestor that an element does not have."""
_TINGKAT = {MISI.kunci: Jenis.MISI, **NAMA}
_KUNCI = {jenis: kunci for kunci, jenis in _TINGKAT.items()}
_SASARAN = {jenis: kunci for kunci, jenis in SASARAN.items()}


@dataclass(frozen=True, slots=True)
class TabelKaskade:
    """``identitas``: rows of the sheet Identitas. ``baris``: rows as long as ``kolom``; None is an empty cell."""

    identitas: list[tuple[str, str]]
    kolom: list[Kolom | Periode]
    baris: list[list[Isian]]

    @property
    def judul(self) -> list[str]:
        """The headings."""
        return [k.judul for k in self.kolom]


def as_table(kaskade: Kaskade) -> TabelKaskade:
    """Return ``kaskade`` as a table in the columns of the template, elements depth first."""
    items: list[Unsur | Indikator] = [*kaskade.indikator.values(), *kaskade.unsur.values()]
    periode = sorted({p for i in items for p, _ in _nilai(i)}, key=_urutan)
    rows = list(_Penulis(kaskade).baris())
    used = {key for row in rows for key, what in row.items() if what is not None and what != TIDAK_ADA}
    beside = [k for k in SEPERLUNYA if k.kunci in used]
    above = [k for k in beside if k is MISI]
    kolom: list[Kolom | Periode] = [*above, *KOLOM, *(k for k in beside if k is not MISI), *periode]
    kunci = [k.kunci if isinstance(k, Kolom) else k for k in kolom]
    return TabelKaskade(identitas(kaskade), kolom, [[row.get(k) for k in kunci] for row in rows])


def as_csv(tabel: TabelKaskade, pemisah: str = ",") -> bytes:
    """Return a table as CSV in UTF-8: whose cascade it is, an empty line, headings, rows.

    A text that a spreadsheet would run begins with an apostrophe, which reading takes off again.
    """
    out = io.StringIO()
    tulis = csv.writer(out, delimiter=pemisah, lineterminator="\n")
    for baris in (*tabel.identitas, [], tabel.judul, *tabel.baris):
        tulis.writerow([_aman(isi) for isi in baris])
    return out.getvalue().encode()


def _aman(isi: Isian) -> str:
    if isi is None or isinstance(isi, Decimal):
        return "" if isi is None else plain(isi).replace(".", ",")
    return f"'{isi}" if len(isi) > 1 and isi.lstrip("'").startswith(FORMULA_STARTS) else isi


def identitas(kaskade: Kaskade) -> list[tuple[str, str]]:
    """Return the labels and values that say whose cascade it is."""
    unit = kaskade.unit
    kode = unit.kode_wilayah if unit.slug == "kecamatan" else f"{unit.kode_wilayah}/{unit.slug}"
    isi = {"unit": kode, "nama": unit.nama, "tahun": str(kaskade.tahun), "versi": kaskade.versi}
    isi["judul"] = kaskade.judul or ""
    rows = [(label, isi[kunci]) for kunci, label in BARIS_IDENTITAS.items()]
    post = kaskade.jabatan.get(kaskade.pemangku or "")
    beside = {
        "dokumen": "" if kaskade.jenis is JenisDokumen.PENJENJANGAN else kaskade.jenis.teks.id,
        "tahun_akhir": str(kaskade.tahun_akhir or ""),
        "jabatan": post.label if post else "",
    }
    return rows + [(label, beside[kunci]) for kunci, label in BARIS_DOKUMEN.items() if beside[kunci]]


_Baris = dict[str | Periode, Isian]


class _Penulis:
    """Goes through a cascade from the top and gives each element its rows."""

    def __init__(self, kaskade: Kaskade) -> None:
        self.kaskade = kaskade
        self.anak: dict[str, list[Unsur]] = {}
        for unsur in kaskade.unsur.values():
            for induk in unsur.mendukung:
                self.anak.setdefault(induk, []).append(unsur)
        self.selesai: set[str] = set()
        self.names = {p: Names(kaskade, p) for p in {*TAUTAN.values(), *TAUTAN_INDIKATOR.values()}}

    def baris(self) -> Iterator[_Baris]:
        """Yield the rows: first below what hangs from nothing; then what is left, which is in a cycle."""
        for bebas in (True, False):
            for jenis in _KUNCI:
                for unsur in self.kaskade.of(jenis):
                    if unsur.iri not in self.selesai and bool(self._induk(unsur)) is not bebas:
                        yield from self._unsur(unsur, {})

    def _induk(self, unsur: Unsur) -> list[str]:
        return [i for i in unsur.mendukung if i in self.kaskade.unsur]

    def _unsur(self, unsur: Unsur, atas: _Baris) -> Iterator[_Baris]:
        kunci = _KUNCI[unsur.jenis]
        lewat = list(_TINGKAT)[: list(_TINGKAT).index(kunci)]
        jalan: _Baris = {**atas, **{k: atas.get(k) or TIDAK_ADA for k in lewat}, kunci: unsur.label}
        if unsur.jenis.sasaran:
            jalan[f"kode_{kunci}"] = unsur.kode
        if unsur.iri in self.selesai:
            # A second parent: the row says so, and no more.
            yield jalan
            return
        self.selesai.add(unsur.iri)
        yield from self._milik(unsur, jalan)
        for anak in self.anak.get(unsur.iri, ()):
            yield from self._unsur(anak, jalan)

    def _milik(self, unsur: Unsur, jalan: _Baris) -> Iterator[_Baris]:
        """Yield the rows of one element: one an indikator, or a single one without."""
        sendiri = _isian(unsur, UNSUR) | self._tautan(unsur, TAUTAN) | _tahap("tahap", unsur)
        pegangan: list[tuple[Unsur, _Baris]] = [(unsur, {})]
        if unsur.jenis.sasaran:
            kunci = _SASARAN[unsur.jenis]
            milik = [self.kaskade.unsur[i] for i in unsur.memiliki_sasaran if i in self.kaskade.unsur]
            # A sasaran without statement comes first: an empty cell after another would mean that one.
            milik.sort(key=lambda s: s.label is not None)
            pegangan = [(s, {kunci: s.label, **self._sasaran(s)}) for s in milik]
        ada = False
        for periode, nilai in _nilai(unsur):
            sendiri[periode] = _angka(nilai, None)
        for pemegang, isi in pegangan:
            ukuran = [self.kaskade.indikator[i] for i in pemegang.diukur_oleh if i in self.kaskade.indikator]
            for indikator in ukuran:
                yield (
                    jalan | sendiri | isi | _indikator(indikator) | self._tautan(indikator, TAUTAN_INDIKATOR)
                )
                ada = True
            if not ukuran and any(isi.values()):
                yield jalan | sendiri | isi
                ada = True
        if not ada:
            yield jalan | sendiri

    def _sasaran(self, sasaran: Unsur) -> _Baris:
        """Return what columns say of an activity's own sasaran beside its statement."""
        links = self._tautan(sasaran, TAUTAN_SASARAN)
        return {"nomor_sasaran": sasaran.nomor, **_tahap("tahap_sasaran", sasaran), **links}

    def _tautan(self, item: Unsur | Indikator, columns: Mapping[str, str]) -> _Baris:
        links = {f.predicate: f.name for f in fields.links(item)}
        cells = {key: written(self.names[p], getattr(item, links[p])) for key, p in columns.items()}
        return {key: cell for key, cell in cells.items() if cell is not None}


def _tahap(kunci: str, item: Unsur | Indikator) -> _Baris:
    return {} if item.tahap is None else {kunci: item.tahap.teks.id}


def _isian(item: Unsur | Indikator, kolom: Mapping[str, Field]) -> _Baris:
    """Return the fields of ``item`` as cells: figures as numbers, all else in the words of a document."""
    isi: _Baris = {}
    for kunci, field in kolom.items():
        nilai = fields.value(item, field)
        isi[kunci] = nilai if nilai is None or isinstance(nilai, Decimal) else field.kind.words(nilai).id
    return isi


def _indikator(indikator: Indikator) -> _Baris:
    isi = {
        "indikator": indikator.label,
        **_isian(indikator, INDIKATOR),
        **_tahap("tahap_indikator", indikator),
    }
    for periode, nilai in _nilai(indikator):
        isi[periode] = _angka(nilai, indikator.satuan)
    return isi


def _nilai(item: Unsur | Indikator) -> Iterator[tuple[Periode, Nilai]]:
    for values in fields.VALUES if isinstance(item, Indikator) else fields.UNSUR_VALUES:
        for nilai in getattr(item, values.name):
            jenis: JenisNilai = values.name  # type: ignore[assignment]
            yield Periode(jenis, nilai.tahun or None, nilai.triwulan, bool(nilai.akhir_periode)), nilai


def _angka(nilai: Nilai, satuan: str | None) -> Isian:
    """The figure as a number where it is printed as one, else the text as printed.

    A unit that the unit column does not give is written beside it.
    """
    same = nilai.satuan in (None, satuan) or {nilai.satuan.casefold(), (satuan or "").casefold()} <= PERSEN
    if nilai.nilai is None or nilai.peringkat:
        return nilai.tercetak or said(nilai)
    number = plain(nilai.nilai).replace(".", ",")
    printed = number if same else f"{number} {nilai.satuan}"
    if nilai.tercetak in (None, printed):
        return nilai.nilai if same else printed
    return nilai.tercetak


def _urutan(periode: Periode) -> tuple[int, int, int, bool]:
    order = get_args(JenisNilai).index(periode.jenis)
    return periode.tahun or 0, order, periode.triwulan or 0, periode.akhir
