"""Why a text was read with doubt, or not at all, in both languages.

Evidence keeps a reason as one Indonesian text, so that graphs stay as they are; like a message of gettext it is its
own key. ``{}`` stands for what a reason names as printed.
"""

from __future__ import annotations

import re
from functools import cache

from kaskade_graph.errors import Teks

REASONS = (
    ("tidak dikenali", "not recognised"),
    ("judul kolom tidak dikenal: {}", "heading of the column not known: {}"),
    ("label tidak dikenal: {}", "label not known: {}"),
    ("beberapa nilai pada satu label", "several values at one label"),
    ("kolom tanpa judul", "a column without a heading"),
    ("kolom tidak disebut dalam peta", "the mapping does not name the column"),
    ("baris tabel tanpa judul kolom", "a row of a table without headings"),
    ("unsur pada baris ini tidak dikenali", "the element of this row was not recognised"),
    ("tingkat unsur ini tidak dapat ditentukan", "the level of this element cannot be told"),
    ("beberapa kolom yang tidak dapat dipilah", "several columns that cannot be parted"),
    ("kode yang bukan milik unsur mana pun", "a code that belongs to no element"),
    ("kode tanpa unsur", "a code without an element"),
    ("bukan kode", "no code"),
    ("bukan angka rupiah", "no sum of rupiah"),
    ("{} tanpa tahun: sebutkan dengan --tahun", "{} without a year: give it with --tahun"),
    ("{} kedua untuk periode yang sama", "a second {} for the same period"),
    ("{} di dalam sel ini tidak terbaca", "{} in this cell was not read"),
    ("{} tidak dipahami", "{} not understood"),
    ("{} tanpa indikator pada baris ini", "{} without an indikator on this row"),
    ("{} tanpa unsur atau indikator di atasnya", "{} without an element or indikator above it"),
    ("{} tanpa nama program atau kegiatan", "{} without the name of a program or kegiatan"),
    ("indikator tanpa unsur pemiliknya", "an indikator without the element that it measures"),
    ("indikator di dalam kalimat ini tidak dapat dipilah", "the indikator in this sentence cannot be parted"),
    ("indikator dari kotak yang tidak terbaca", "an indikator of a box that was not read"),
    (
        "sasaran tanpa program, kegiatan atau sub kegiatan",
        "a sasaran without a program, kegiatan or sub kegiatan",
    ),
    ("acuan tanpa unsur", "a reference without an element"),
    ("{} tanpa unsur", "{} without an element"),
    ("acuan ke unsur yang belum tertulis", "a reference to an element that is not printed before it"),
    ("acuan ke unsur yang tidak dikenali", "a reference to an element that was not recognised"),
    ("nomor dan kata acuan berbeda", "number and words of the reference differ"),
    ("nama atau kode resmi di dalam catatan", "an official name or code within a note"),
    ("nama atau kode resmi di luar tabel yang dikenali", "an official name or code outside the known tables"),
    ("berisi isian lain yang tidak dipilah", "holds other fields that were not parted"),
    ("kunci tanpa baris induk", "a key without the row that it points to"),
    (
        "kotak di samping pohon kinerja, tidak dihubungkan garis",
        "a box beside the pohon kinerja that no line joins",
    ),
    ("teks di samping kotak yang bukan tingkat", "a text beside boxes that is no level"),
    ("bagian kotak yang tidak dikenali: {}", "a part of the box that was not recognised: {}"),
    ("kotak di atasnya tidak terbaca", "the box above it was not read"),
    ("tingkat kotak ini tidak tertulis", "the level of this box is not written"),
    ("kotak tanpa nama unsur", "a box without the name of an element"),
    ("{} kotak tanpa garis yang menghubungkannya", "{} boxes without lines that join them"),
    (
        "{} kotak yang dihubungkan garis; tingkat {} di antaranya tidak tertulis",
        "{} boxes joined by lines; the level of {} of them is not written",
    ),
    (
        "{} kotak; garis pada {} di antaranya berlawanan dengan tingkatnya",
        "{} boxes; the lines of {} of them run against their levels",
    ),
    ("beberapa garis ke atas", "several lines to what is above"),
    ("tahun akhir periode tidak tercetak", "the last year of the period is not printed"),
    ("{} tercetak di atas tabel sebelumnya", "{} is printed above the table before"),
    ("induk menurut awal nomor", "the parent by the start of the number"),
    ("induk menurut awal kode", "the parent by the start of the code"),
    ("induk menurut nomenklatur resmi", "the parent by the official nomenclature"),
    ("tingkat menurut bentuk kode", "the level by the form of the code"),
    ("tingkat menurut kata di depan nama", "the level by the word before the name"),
    ("tingkat menurut kata pertama nama", "the level by the first word of the name"),
    ("tingkat menurut kolom tingkat", "the level by the column of levels"),
    ("tingkat menurut kolom", "the level by the column"),
    (
        "tingkat menurut kolom tujuan/sasaran tanpa tanda tingkat",
        "the level by a column of tujuan and sasaran without a mark of the level",
    ),
    ("tingkat menurut nama resmi", "the level by the official name"),
    ("tingkat menurut nama resmi yang salah cetak", "the level by a misprinted official name"),
    (
        "tingkat menurut rumusan hasil; satu tingkat yang mungkin",
        "the level by a result; the only one possible",
    ),
    ("tingkat menurut {}, menurut baris yang pasti", "the level by {}, as on the rows that are certain"),
    ("{} berkata {}, bukti lain {}", "{} says {}, other evidence {}"),
    ("kolom {} dibaca sebagai indikator", "the column {} is read as indikator"),
    ("satu penjelasan tercetak untuk {} indikator", "one explanation is printed for {} indikator"),
    (
        "satu {} untuk {} indikator: milik yang mana tidak tercetak",
        "one {} for {} indikator: of which it is, is not printed",
    ),
    (
        "tata letak kolom terurai: tidak tepat sesudah judul unsurnya; dipasangkan menurut kesamaan kata ({}) dan "
        "urutan",
        "columns run together: not right below the heading of its element; matched by likeness ({}) and order",
    ),
    (
        "tata letak kolom terurai; induk menurut nomenklatur resmi",
        "columns run together; the parent by the official nomenclature",
    ),
    (
        "tata letak kolom terurai; nama tidak ada dalam nomenklatur: induk menurut urutan kolom dan nomor",
        "columns run together; the name is not in the nomenclature: the parent by order of columns and number",
    ),
    (
        "tepat sesudah judul unsurnya; kalimatnya juga mirip unsur lain",
        "right below the heading of its element; its words are like those of another too",
    ),
    (
        "tidak ada unsur setingkat di atasnya sebelum baris ini",
        "no element of the level above before this line",
    ),
    (
        "menurut letak di halaman; menurut nomenklatur induknya {}",
        "by the place on the page; by the nomenclature its parent is {}",
    ),
    (
        "tertulis {}, yang tidak ada dalam dokumen; dipilih menurut isi ({})",
        "{} is written, which is not in the document; chosen by what it says ({})",
    ),
    (
        "di atasnya tercetak {}; dokumen tidak menyebut yang mana; dipilih menurut isi ({})",
        "above it stand {}; the document does not say which; chosen by what it says ({})",
    ),
    (
        "halaman ini tidak memuat {}; dipilih menurut isi dari halaman sebelumnya ({})",
        "this page has no {}; chosen by what it says from the page before ({})",
    ),
    ("koreksi tangan ({}): {}", "corrected by hand ({}): {}"),
    ("nama satu kata", "a name of one word"),
    ("nama berisi isian lain", "a name holds other fields"),
    ("angka atau kata jumlah sebagai nama", "a figure or a total as a name"),
    ("angka di akhir nama", "a figure at the end of a name"),
    ("jenis penghitungan sebagai nama", "a kind of count as a name"),
    ("nama yang mulai di tengah kalimat", "a name that begins in the middle"),
    ("nama yang putus di tengah", "a name that ends in the middle"),
    ("rumusan hasil sebagai nama kegiatan", "a result as the name of work"),
    ("satu nama pada beberapa tingkat", "one name on several levels"),
    ("kaitan melewati tingkat di antaranya", "a link passes over a level"),
    (
        "sasaran langsung di atas kegiatan: mungkin milik program",
        "a sasaran right above a kegiatan: perhaps that of a program",
    ),
    ("unsur bernama sama pada satu tingkat", "elements of one name on one level"),
    ("satu kode untuk beberapa unsur", "one code for several elements"),
    ("bentuk kode bukan dari tingkatnya", "the form of a code is not of its level"),
    ("kode bukan lanjutan kode induk", "a code does not go on from its parent's"),
    (
        "satu teks tanpa kata ukuran, indikator banyak unsur",
        "one text without a measure, an indikator of many elements",
    ),
    ("isi yang bukan dari kolomnya", "values of another kind than their field's"),
    ("titik ribuan atau desimal", "a point of thousands or of decimals"),
    ("kalimat sebagai target di antara angka", "a sentence as a target among figures"),
    ("pagu nol atau sangat kecil di antara yang lain", "a budget of nothing beside the others"),
    ("pagu melebihi pagu induknya", "a budget above that of its parent"),
    (
        "program tanpa isi dan tanpa kata Program di antara yang lain",
        "a program of nothing without the word Program beside the others",
    ),
    ("unsur pemiliknya diragukan", "the element that it is of is doubted"),
)
"""Reasons in Indonesian and in English."""


def reason(text: str | None) -> Teks:
    """Return a reason that evidence keeps in both languages; one that is not known stays as it is.

    >>> reason("target tanpa indikator pada baris ini").en
    'target without an indikator on this row'
    """
    said = text or "tidak dikenali"
    for pattern, english in _patterns():
        match = pattern.fullmatch(said)
        if match is not None:
            return Teks(said, english.format(*map(_word, match.groups())))
    return Teks(said, said)


_WORDS = {
    "kondisi awal": "baseline", "satuan": "unit", "sumber data": "source of data", "formulasi": "formula",
    "tipe penghitungan": "kind of count", "anggaran": "budget", "realisasi anggaran": "spending",
    "penanggung jawab": "post", "kolom tingkat": "the column of levels", "kolom": "the column", "kode": "code",
    "bentuk kode": "the form of the code", "nama resmi": "the official name", "keterangan": "remark",
    "arah": "direction", "kata di depan nama": "the word before the name", "nomor": "number", "kata": "words",
}  # fmt: skip
"""What is named in a reason without being printed."""


def _word(text: str) -> str:
    return _WORDS.get(text, text)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return the reasons as patterns, those that name least first."""
    ordered = sorted(REASONS, key=lambda r: (r[0].count("{}"), -len(r[0])))
    return [
        (re.compile(re.escape(found).replace(r"\{\}", "(.+)"), re.DOTALL), english)
        for found, english in ordered
    ]
