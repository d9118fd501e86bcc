"""The columns of a cascade table: their keys in a mapping, their headings in the template, what they fill.

This is the one definition of the layout that the reader, the template and every export of a table share.

- One row is one indikator with its ancestors, all of them named again in each row. The row speaks of the
  deepest element it names: ``nomor``, ``eselon``, ``penanggung_jawab`` and ``pagu`` are that element's. An
  element without indikator, or under a second parent, has a row without indikator. A dash in the column of
  an ancestor says that there is none; an empty cell means the one above.
- The headings are :attr:`Kolom.judul` in the order of :data:`KOLOM`, then one column a period, headed
  :attr:`Periode.judul` (``Target 2021``, ``Realisasi 2021 TW I``).
- Whose cascade it is stands in the sheet :data:`IDENTITAS` (labels in column A, values in column B, see
  :data:`BARIS_IDENTITAS`), or in such rows above the headings, which is what a CSV file does.

A writer need not know more: :func:`kaskade_graph.importers.sheets.table.as_table` turns a cascade into
headings and rows of values, and reading them gives the same cascade.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kaskade_graph import fields
from kaskade_graph.model import RANTAI, Jenis
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: ``kunci`` names it in a mapping, ``judul`` in the template, ``lain`` elsewhere."""

    kunci: str
    judul: str
    lain: tuple[str, ...] = ()


JenisNilai = Literal["kondisi_awal", "target", "realisasi", "anggaran", "realisasi_anggaran"]
_JUDUL_NILAI: dict[JenisNilai, str] = {
    "kondisi_awal": "Kondisi Awal",
    "target": "Target",
    "realisasi": "Realisasi",
    "anggaran": "Pagu",
    "realisasi_anggaran": "Realisasi Anggaran",
}


class Periode(NamedTuple):
    """What a column of figures holds. ``tahun`` None is the year of the cascade or of a column, and not known for a
    baseline. ``akhir``: the condition at the end of the planning period."""

    jenis: JenisNilai
    tahun: int | None
    triwulan: int | None
    akhir: bool = False

    @property
    def milik_unsur(self) -> bool:
        """Whether it is money, of the element and not of its indikator."""
        return self.jenis in ("anggaran", "realisasi_anggaran")

    @property
    def judul(self) -> str:
        """The heading in the template: ``Realisasi 2021 TW I``."""
        tw = f" TW {ROMAWI[self.triwulan - 1]}" if self.triwulan else ""
        nama = "Target Akhir Periode" if self.akhir else _JUDUL_NILAI[self.jenis]
        return f"{nama}{f' {self.tahun}' if self.tahun else ''}{tw}"


LEMBAR = "Kaskade"
"""The sheet that holds the table."""
IDENTITAS = "Identitas"
"""The sheet that says whose cascade it is."""
BARIS_IDENTITAS = {
    "unit": "Kode Unit",
    "nama": "Nama Unit",
    "tahun": "Tahun",
    "versi": "Versi",
    "judul": "Judul",
}
"""Labels in that sheet. The code of a unit is ``33.02.19``, or ``33.02/dinas-sosial`` for another office."""
BARIS_DOKUMEN = {"dokumen": "Jenis Dokumen", "tahun_akhir": "Tahun Akhir", "jabatan": "Jabatan"}
"""Labels that stand there for another document than a cascade: its kind, the end of its period, who takes it on."""
ROMAWI = ("I", "II", "III", "IV")
NAMA: dict[str, Jenis] = {j.slug.replace("-", "_"): j for j in RANTAI}
"""Keys of the columns that name the elements of the chain, from the top down."""
KODE = {f"kode_{k}": j for k, j in NAMA.items() if j.sasaran}
TINGKAT = (Jenis.MISI, *RANTAI)
"""The levels that a row may name: those of the chain, and the misi of a region above them."""
SASARAN: dict[str, Jenis] = {j.sasaran.slug.replace("-", "_"): j for j in RANTAI if j.sasaran}
"""Keys of the columns that hold an activity's own sasaran, and whose it is."""
UNSUR = {f.column.key: f for f in fields.UNSUR if f.column}
"""Fields of the deepest element that the row names, by the key of their column."""
INDIKATOR = {f.column.key: f for f in fields.INDIKATOR if f.column}
"""Fields of the indikator of the row, by the key of their column."""

_NAMA_KOLOM: tuple[Kolom, ...] = (
    Kolom("tujuan", "Tujuan", ("tujuan skpd", "tujuan opd", "tujuan perangkat daerah", "goal")),
    Kolom(
        "sasaran_strategis",
        "Sasaran Strategis",
        ("sasaran", "sasaran skpd", "sasaran opd", "sasaran renstra", "sasaran perangkat daerah"),
    ),
    Kolom("kode_program", "Kode Program", ("id program",)),
    Kolom("program", "Program", ("nama program", "uraian program")),
    Kolom("sasaran_program", "Sasaran Program", ("outcome program",)),
    Kolom("kode_kegiatan", "Kode Kegiatan"),
    Kolom("kegiatan", "Kegiatan", ("nama kegiatan", "uraian kegiatan")),
    Kolom("sasaran_kegiatan", "Sasaran Kegiatan"),
    Kolom("kode_sub_kegiatan", "Kode Sub Kegiatan", ("kode subkegiatan",)),
    Kolom("sub_kegiatan", "Sub Kegiatan", ("subkegiatan", "nama sub kegiatan", "nama subkegiatan")),
    Kolom("sasaran_sub_kegiatan", "Sasaran Sub Kegiatan", ("sasaran subkegiatan",)),
    Kolom(
        "indikator",
        "Indikator",
        ("indikator kinerja", "indikator kinerja utama", "iku", "nama indikator", "tolok ukur", "tolak ukur"),
    ),
)
"""The columns of the elements and of the names; those of the fields follow."""
_NOMOR_SASARAN = (300, Kolom("nomor_sasaran", "Nomor Sasaran"))


_ISIAN = [(c.rank, Kolom(c.key, c.heading, c.others)) for c in fields.COLUMNS.values()]
KOLOM: tuple[Kolom, ...] = (
    *_NAMA_KOLOM,
    *(kolom for _, kolom in sorted((*_ISIAN, _NOMOR_SASARAN), key=lambda k: k[0])),
)
MISI = Kolom("misi", "Misi")
TAUTAN: dict[str, str] = {
    "mendukung_juga": KIN.mendukungJuga,
    "mendukung_daerah": KIN.mendukungDaerah,
    "diampu_oleh": KIN.diampuOleh,
}
"""Columns of links of the deepest element, several in a cell one below the other, and the property of each."""
TAUTAN_SASARAN = {f"{kunci}_sasaran": properti for kunci, properti in TAUTAN.items()}
"""Columns of the same links of an activity's own sasaran."""
TAUTAN_INDIKATOR: dict[str, str] = {
    "diampu_oleh_indikator": KIN.diampuOleh,
    "komponen_formula": KIN.komponenFormula,
    "indikator_sama": KIN.indikatorSama,
}
"""Columns of links of the indikator."""
TAHAP = {"tahap": "unsur", "tahap_sasaran": "sasaran", "tahap_indikator": "indikator"}
"""Columns of the stage of a result, and what of the row it is said of."""
SEPERLUNYA: tuple[Kolom, ...] = (
    MISI,
    Kolom("mendukung_juga", "Mendukung Juga", ("dukungan tambahan",)),
    Kolom("mendukung_daerah", "Mendukung Kinerja Daerah"),
    Kolom("diampu_oleh", "Jabatan Pengampu"),
    Kolom("mendukung_juga_sasaran", "Mendukung Juga (Sasaran)", ("sasaran mendukung juga",)),
    Kolom("mendukung_daerah_sasaran", "Mendukung Kinerja Daerah (Sasaran)"),
    Kolom("diampu_oleh_sasaran", "Jabatan Pengampu Sasaran"),
    Kolom("diampu_oleh_indikator", "Jabatan Pengampu Indikator"),
    Kolom("komponen_formula", "Komponen Formula"),
    Kolom("indikator_sama", "Indikator yang Sama"),
    Kolom("tahap", "Tahap Hasil"),
    Kolom("tahap_sasaran", "Tahap Hasil Sasaran"),
    Kolom("tahap_indikator", "Tahap Hasil Indikator"),
)
"""Columns that stand in a table only where the cascade has something for them; a table may always have them."""

_MENURUT_JUDUL = {
    **{fold(nama): k.kunci for k in SEPERLUNYA for nama in (k.judul, *k.lain)},
    **{fold(k.judul): k.kunci for k in KOLOM},
}
_PERIODE = re.compile(
    r"(?P<jenis>(?:target|kondisi)(?: kinerja)?(?: pada)? akhir(?: periode)?(?: renstra| rpjmd| perencanaan)?|target"
    r"|realisasi(?: anggaran| keuangan| pagu)?|kondisi(?: kinerja)?(?: pada)? awal|baseline|data awal"
    r"|(?:pagu|anggaran)(?: indikatif)?(?= ))(?: kinerja)?(?: pada)?(?: tahun)?(?: (?P<tahun>(?:19|20)\d\d))?"
    r"(?: (?:tw|triwulan|tri wulan)? ?(?P<tw>iv|i{1,3}|[1-4]))?(?: (?P<tahun2>(?:19|20)\d\d))?"
)


def kunci_judul(judul: str) -> str | Periode | None:
    """Return what a heading of the template stands for, or None when it is not one.

    >>> kunci_judul("SUB KEGIATAN"), kunci_judul("Realisasi 2021 TW II")
    ('sub_kegiatan', Periode(jenis='realisasi', tahun=2021, triwulan=2, akhir=False))
    >>> kunci_judul("Kondisi Awal (2020)"), kunci_judul("Pagu 2022")[:2], kunci_judul("Pagu")
    (Periode(jenis='kondisi_awal', tahun=2020, triwulan=None, akhir=False), ('anggaran', 2022), 'pagu')
    """
    kata = fold(judul)
    return _MENURUT_JUDUL.get(kata) or baca_periode(kata)


def baca_periode(kata: str) -> Periode | None:
    """Return the period that a folded heading names, or None."""
    cocok = _PERIODE.fullmatch(kata)
    if cocok is None:
        return None
    tahun = cocok["tahun"] or cocok["tahun2"]
    kata = cocok["jenis"]
    jenis = _jenis_nilai(kata)
    if jenis == "anggaran" and not tahun:
        return None  # the budget of the edition's own year is a field of the element
    akhir = jenis == "target" and "akhir" in kata
    return Periode(jenis, int(tahun) if tahun else None, baca_triwulan(cocok["tw"] or ""), akhir)


def _jenis_nilai(kata: str) -> JenisNilai:
    if "akhir" in kata or kata.startswith("target"):
        return "target"
    if "awal" in kata or kata == "baseline":
        return "kondisi_awal"
    if kata.startswith("realisasi"):
        return "realisasi" if kata == "realisasi" else "realisasi_anggaran"
    return "anggaran"


def baca_triwulan(teks: str) -> int | None:
    """Return the quarter that a text names, 1 to 4, or None.

    >>> baca_triwulan("TW III"), baca_triwulan("2"), baca_triwulan("V")
    (3, 2, None)
    """
    kata = fold(teks).removeprefix("triwulan").removeprefix("tw").strip().upper()
    if kata in ROMAWI:
        return ROMAWI.index(kata) + 1
    return int(kata) if kata in ("1", "2", "3", "4") else None
