"""The sheets of the template that explain: instructions, and a small example."""

from __future__ import annotations

from kaskade_graph.errors import Teks
from kaskade_graph.importers.columns import IDENTITAS, LEMBAR

JUDUL = Teks("Cara mengisi kaskade kinerja", "How to fill in a performance cascade")
LANGKAH: tuple[Teks, ...] = (
    Teks(
        f"1. Lembar {IDENTITAS}: isi kode unit (misalnya 33.02.19 untuk kecamatan, 33.02/dinas-sosial untuk "
        "perangkat daerah lain), tahun, dan versi (murni, perubahan-1, ...).",
        f"1. Sheet {IDENTITAS}: fill in the code of the unit (such as 33.02.19 for a kecamatan, "
        "33.02/dinas-sosial for another office), the year, and the edition (murni, perubahan-1, ...).",
    ),
    Teks(
        f"2. Lembar {LEMBAR}: satu baris untuk satu indikator. Sebutkan seluruh induknya di setiap baris: tujuan, "
        "sasaran strategis, program, kegiatan, sub kegiatan.",
        f"2. Sheet {LEMBAR}: one row for each indikator. Name all its ancestors in every row: tujuan, sasaran "
        "strategis, program, kegiatan, sub kegiatan.",
    ),
    Teks(
        "3. Indikator program, kegiatan, dan tujuan juga satu baris: kosongkan kolom tingkat di bawahnya.",
        "3. An indikator of a program, kegiatan or tujuan is a row too: leave the columns of lower levels empty.",
    ),
    Teks(
        "4. Pilih program lebih dahulu, kodenya atau namanya. Daftar kegiatan lalu hanya berisi yang di bawahnya; "
        "begitu pula sub kegiatan. Nama boleh diketik sendiri; muncul peringatan, dan isian tetap dapat dipakai.",
        "4. Choose the program first, by its code or its name. The lists of kegiatan then hold what is below it, "
        "and so for sub kegiatan. Names may be typed too: a warning appears, and the name can be kept.",
    ),
    Teks(
        "5. Unsur tanpa indikator juga satu baris, tanpa indikator. Tanda hubung (-) berarti tidak punya induk itu.",
        "5. An element without indikator is a row without indikator. A dash (-) says that there is no such ancestor.",
    ),
    Teks(
        "6. Nomor, eselon, penanggung jawab, dan pagu adalah milik unsur terdalam yang disebut di baris itu.",
        "6. Number, echelon, who answers, and budget belong to the deepest element that the row names.",
    ),
    Teks(
        "7. Target dan realisasi berupa angka. Desimal ditulis sesuai pengaturan komputer Anda. Satuan diisi "
        "di kolom Satuan; bila satu angka bersatuan lain, tulis bersama angkanya, misalnya 12 Desa.",
        "7. Targets and realisasi are numbers, with decimals as your computer writes them. The unit goes into the "
        "column Satuan; a figure in another unit is written with it, such as 12 Desa.",
    ),
    Teks(
        "8. Simpan, lalu: kaskade import cascade.xlsx -o kaskade.trig. Sel yang tidak dapat dibaca "
        "disebutkan satu per satu; perbaiki di sini dan ulangi. Untuk memeriksa mutunya: kaskade audit cascade.xlsx",
        "8. Save, then: kaskade import cascade.xlsx -o kaskade.trig. Cells that cannot be read are named one by one; "
        "mend them here and repeat. To check the quality: kaskade audit cascade.xlsx",
    ),
)
KOLOM_JUDUL = (Teks("Kolom", "Column"), Teks("Isinya", "What it holds"), Teks("Kelompok", "Group"))
_TUJUAN = "Meningkatnya kualitas pelayanan kepada masyarakat"
_SASARAN = "Meningkatnya kinerja pelayanan"
CONTOH: tuple[dict[str, str | int], ...] = (
    {
        "tujuan": _TUJUAN,
        "indikator": "Indeks Kepuasan Masyarakat",
        "formulasi": "Nilai rata-rata tertimbang seluruh unsur pelayanan",
        "tipe": "Non Kumulatif",
        "arah": "Positif",
        "satuan": "Indeks",
        "sumber_data": "Laporan survei kepuasan masyarakat",
        "target": 85,
        "realisasi": 84,
        "penanggung_jawab": "Camat",
    },
    {
        "tujuan": _TUJUAN,
        "sasaran_strategis": _SASARAN,
        "indikator": "Persentase pelayanan yang selesai tepat waktu",
        "formulasi": "Jumlah pelayanan tepat waktu / jumlah seluruh pelayanan x 100%",
        "tipe": "Non Kumulatif",
        "arah": "Positif",
        "satuan": "Persen",
        "sumber_data": "Buku register pelayanan",
        "target": 96,
        "realisasi": 94,
        "penanggung_jawab": "Camat",
    },
    {
        "tujuan": _TUJUAN,
        "sasaran_strategis": _SASARAN,
        "program": "7.01.02",
        "sasaran_program": "Meningkatnya mutu pelayanan publik",
        "indikator": "Persentase pelayanan yang sesuai standar",
        "formulasi": "Jumlah pelayanan sesuai standar / jumlah seluruh pelayanan x 100%",
        "tipe": "Non Kumulatif",
        "arah": "Positif",
        "satuan": "Persen",
        "sumber_data": "Buku register pelayanan",
        "target": 95,
        "realisasi": 93,
        "pagu": 250_000_000,
        "penanggung_jawab": "Kepala Seksi Pelayanan Umum",
    },
    {
        "tujuan": _TUJUAN,
        "sasaran_strategis": _SASARAN,
        "program": "7.01.02",
        "kegiatan": "7.01.02.2.04",
        "sasaran_kegiatan": "Terlaksananya urusan yang dilimpahkan",
        "indikator": "Jumlah jenis urusan yang dilaksanakan",
        "formulasi": "Banyaknya jenis urusan yang dilaksanakan dalam satu tahun",
        "tipe": "Kumulatif",
        "arah": "Positif",
        "satuan": "Jenis",
        "sumber_data": "Laporan pelimpahan kewenangan",
        "target": 12,
        "realisasi": 12,
        "pagu": 150_000_000,
        "penanggung_jawab": "Kepala Seksi Pelayanan Umum",
    },
    {
        "tujuan": _TUJUAN,
        "sasaran_strategis": _SASARAN,
        "program": "7.01.02",
        "kegiatan": "7.01.02.2.04",
        "sub_kegiatan": "7.01.02.2.04.02",
        "sasaran_sub_kegiatan": "Terlayaninya permohonan nonperizinan",
        "indikator": "Jumlah dokumen nonperizinan yang diterbitkan",
        "formulasi": "Banyaknya dokumen yang diterbitkan dalam satu tahun",
        "tipe": "Kumulatif",
        "arah": "Positif",
        "satuan": "Dokumen",
        "sumber_data": "Buku register pelayanan",
        "target": 1200,
        "realisasi": 1130,
        "pagu": 75_000_000,
        "penanggung_jawab": "Pelaksana Seksi Pelayanan Umum",
    },
)
"""Rows of the example: one of each level. A code in the column of a name stands for both, as the edition has them."""
