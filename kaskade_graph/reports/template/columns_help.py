"""What each column of the template is for: shown in the instructions and beside the cell that is filled in."""

from __future__ import annotations

from dataclasses import dataclass

from kaskade_graph import fields
from kaskade_graph.errors import Teks
from kaskade_graph.importers.columns import KOLOM, SEPERLUNYA, Kolom, Periode


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """Columns that belong together: their name, the colour of their headings, and whether most are needed."""

    nama: Teks
    warna: str
    kunci: tuple[str, ...]


def _dari(kelompok: str) -> tuple[str, ...]:
    return tuple(k for k, c in fields.COLUMNS.items() if c.group == kelompok)


KELOMPOK: tuple[ColumnGroup, ...] = (
    ColumnGroup(
        Teks("Kinerja dan induknya", "Performance and its ancestors"),
        "#DCE6EF",
        ("tujuan", "sasaran_strategis"),
    ),
    ColumnGroup(Teks("Program", "Program"), "#D9EAD3", ("kode_program", "program", "sasaran_program")),
    ColumnGroup(Teks("Kegiatan", "Kegiatan"), "#E2EFD0", ("kode_kegiatan", "kegiatan", "sasaran_kegiatan")),
    ColumnGroup(
        Teks("Sub kegiatan", "Sub kegiatan"),
        "#EEF5DF",
        ("kode_sub_kegiatan", "sub_kegiatan", "sasaran_sub_kegiatan"),
    ),
    ColumnGroup(
        Teks("Indikator", "Indikator"),
        "#FCE8CF",
        ("indikator", *_dari("indikator")),
    ),
    ColumnGroup(Teks("Target dan realisasi", "Targets and realisasi"), "#F4DADA", ("target", "realisasi")),
    ColumnGroup(Teks("Anggaran dan pelaksana", "Budget and who answers"), "#E4DDF0", _dari("pelaksana")),
    ColumnGroup(
        Teks("Tambahan, boleh kosong", "More, may be left empty"),
        "#E8E8E8",
        ("nomor_sasaran", *_dari("tambahan"), *(k.kunci for k in SEPERLUNYA)),
    ),
)
_DARI_DAFTAR = Teks(
    "Pilih dari daftar. Yang ditawarkan mengikuti kode atau nama induknya di baris ini.",
    "Choose from the list, which follows the code or name of the parent in this row.",
)
_PERNYATAAN = Teks("Kondisi yang hendak dicapai, misalnya Meningkatnya ...", "What is to be achieved")
ISI: dict[str, Teks] = {
    **{k: c.help for k, c in fields.COLUMNS.items()},
    "tujuan": Teks(
        "Tujuan unit kerja, ditulis lagi di setiap baris.",
        "The goal of the unit, written again in every row.",
    ),
    "sasaran_strategis": Teks(
        "Sasaran strategis yang didukung baris ini.", "The strategic sasaran that this row supports."
    ),
    "kode_program": _DARI_DAFTAR,
    "program": _DARI_DAFTAR,
    "sasaran_program": _PERNYATAAN,
    "kode_kegiatan": _DARI_DAFTAR,
    "kegiatan": _DARI_DAFTAR,
    "sasaran_kegiatan": _PERNYATAAN,
    "kode_sub_kegiatan": _DARI_DAFTAR,
    "sub_kegiatan": _DARI_DAFTAR,
    "sasaran_sub_kegiatan": _PERNYATAAN,
    "indikator": Teks(
        "Ukuran keberhasilan unsur terdalam di baris ini; satu baris satu indikator.",
        "What measures the deepest element of this row; one row for each.",
    ),
    "target": Teks(
        "Angka saja, misalnya 85,5. Bila satuannya lain: 12 Desa.", "Just a number. In another unit: 12 Desa."
    ),
    "realisasi": Teks(
        "Angka yang dicapai. Realisasi tahun lalu menunjukkan apakah target menantang.",
        "What was reached. That of last year shows whether a target is challenging.",
    ),
    "nomor_sasaran": Teks("Nomor sasarannya.", "The number of its sasaran."),
    "misi": Teks(
        "Misi daerah yang didukung tujuan; hanya dalam RPJMD.",
        "The misi of the region that the tujuan supports; in an RPJMD alone.",
    ),
    "mendukung_juga": Teks(
        "Unsur lain yang ikut didukung di samping induknya: nama atau kode, satu per baris.",
        "What else is supported beside the parent: name or code, one a line.",
    ),
    "mendukung_daerah": Teks(
        "IRI tujuan atau sasaran daerah (RPJMD) yang didukung tujuan atau sasaran strategis.",
        "The IRI of the region's tujuan or sasaran that a tujuan or strategic sasaran supports.",
    ),
    "diampu_oleh": Teks(
        "Jabatan yang mengampu unsur ini, satu per baris; eselonnya dalam kurung: Camat (III.a).",
        "Posts that answer for the element, one a line, with the level of office: Camat (III.a).",
    ),
    "mendukung_juga_sasaran": Teks(
        "Unsur lain yang ikut didukung sasaran program, kegiatan, atau sub kegiatan ini.",
        "What else is supported by the own sasaran of this program, kegiatan or sub kegiatan.",
    ),
    "mendukung_daerah_sasaran": Teks(
        "IRI tujuan atau sasaran daerah yang didukung sasarannya.",
        "The IRI of the region's tujuan or sasaran that its sasaran supports.",
    ),
    "diampu_oleh_sasaran": Teks(
        "Jabatan yang mengampu sasarannya, satu per baris.", "Posts that answer for its sasaran, one a line."
    ),
    "diampu_oleh_indikator": Teks(
        "Jabatan yang mengampu indikator ini.", "Posts that answer for this indikator."
    ),
    "komponen_formula": Teks(
        "Indikator lain yang masuk ke formulanya, satu per baris.",
        "Other indikator that enter its formula, one a line.",
    ),
    "indikator_sama": Teks(
        "Indikator lain yang sengaja sama ukurannya, satu per baris.",
        "Other indikator that are deliberately the same metric, one a line.",
    ),
    "tahap": Teks(
        "Hasil akhir, Hasil antara, Hasil segera, atau Keluaran (PermenPANRB 89/2021).",
        "Hasil akhir, Hasil antara, Hasil segera or Keluaran: the stage of the result (PermenPANRB 89/2021).",
    ),
    "tahap_sasaran": Teks(
        "Tahap hasil yang dinyatakan sasarannya.", "The stage of the result that its sasaran states."
    ),
    "tahap_indikator": Teks(
        "Tahap hasil yang diukur indikatornya.", "The stage of the result that its indikator measures."
    ),
}
JUDUL = {k.kunci: k.judul for k in (*KOLOM, *SEPERLUNYA)} | {
    "target": "Target ...",
    "realisasi": "Realisasi ..., TW I - TW IV",
}
"""Headings as the instructions name them."""


_SEPERTI = {"kondisi_awal": "target", "anggaran": "pagu", "realisasi_anggaran": "pagu"}
"""Columns that the template does not offer stand with, and look like, these."""


def kunci(kolom: Kolom | Periode) -> str:
    """Return the key under which a column is explained."""
    if isinstance(kolom, Kolom):
        return kolom.kunci
    return _SEPERTI.get(kolom.jenis, kolom.jenis)


def warna(kolom: Kolom | Periode) -> str:
    """Return the colour of the heading of a column."""
    return next(k.warna for k in KELOMPOK if kunci(kolom) in k.kunci)


def urutan(kolom: Kolom | Periode) -> int:
    """Return the place of the group of a column: what is seldom filled in comes last."""
    return next(n for n, k in enumerate(KELOMPOK) if kunci(kolom) in k.kunci)
