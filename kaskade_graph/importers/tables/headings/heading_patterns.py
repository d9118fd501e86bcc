"""The patterns of headings, as data: which words name an element, a field, money, or what the model has no place for.

All are matched against a heading in :func:`~kaskade_graph.importers.tables.headings.heading_words.words`.
"""

from __future__ import annotations

import re

_OFFICE = (
    r"(?: (?:strategis|renstra|renja|skpd|opd|pd|perangkat daerah|kecamatan|dinas|badan|unit|unit kerja"
    r"|jangka menengah|daerah|rpjmd|pemerintah daerah))*"
)
_AIMED = r"(?: yang (?:ingin|akan|hendak|mau) dicapai)?(?: adalah| yaitu| sebagai berikut)?"
NAMES_ONE = {
    "tujuan": re.compile(rf"(?:(?:nama|uraian|rumusan|pernyataan|isi) )?tujuan{_OFFICE}{_AIMED}"),
    "sasaran_strategis": re.compile(
        rf"(?:(?:nama|uraian|rumusan|pernyataan|isi) )?sasaran{_OFFICE}(?: kinerja utama)?{_AIMED}|"
        rf"kinerja utama|"
        rf"sasaran strategis kinerja"
    ),
    "program": re.compile(rf"(?:(?:nama|uraian|nomenklatur) )?program{_OFFICE}(?: prioritas| nama| uraian)?"),
    "kegiatan": re.compile(rf"(?:(?:nama|uraian|nomenklatur) )?kegiatan{_OFFICE}(?: nama| uraian)?"),
    "sub_kegiatan": re.compile(rf"(?:(?:nama|uraian|nomenklatur) )?sub kegiatan{_OFFICE}(?: nama| uraian)?"),
}
_NAMING = r"(?:nama|uraian|isi|rumusan|pernyataan|deskripsi|judul|nomenklatur|label|teks|description)"
GENERIC = re.compile(rf"{_NAMING}(?: (?:atau |dan )?{_NAMING})*")
_UNDERSTOOD = (
    r"lokasi\b.*",
    r"sumber (?:dana|anggaran|pendanaan|biaya).*",
    r"prioritas.*",
    r"prakiraan.*",
    r"(?:bidang )?urusan(?: pemerintahan)?(?: daerah)?",
    r"(?:kode |nama )?bidang urusan(?!.*\b(?:program|kegiatan)\b).*",
    r"jenis pemda",
    r"tag",
    r"kelompok sasaran",
    r"catatan penting",
    r"(?:tingkat|rasio|persentase|persen|kategori|predikat) (?:capaian|realisasi|kemajuan|pencapaian|serapan)\b.*",
    r"(?:capaian|realisasi|serapan)(?: \w+)? persen",
    r"persen",
    r"(?:rata rata|rerata) .*",
    r"sisa (?:anggaran|keuangan|pagu|dana|belanja).*",
    r"status\b.*",
    r"waktu(?: pelaksanaan)?",
    r"jadwal.*",
    r"rencana aksi",
    r"visi",
    r"misi",
    r"isu .*",
    r"strategi",
    r"(?:arah )?kebijakan",
    r"sdg.*",
    r"jenis (?:belanja|kegiatan)",
    r"(?:jenis|kriteria) (?:program|layanan)",
    r"alasan.*",
    r"faktor .*",
    r"rekomendasi.*",
    r"tindak lanjut.*",
    r"(?:data |dokumen |bukti )(?:dukung|pendukung)",
    r"eviden.*",
    r"bukti(?!.*\bsumber data\b).*",
    r"permasalahan.*",
    r"kendala.*",
    r"solusi.*",
    r"hambatan.*",
    r"bobot",
    r"skor",
    r"kriteria",
    r".*\by(?:a)?(?: 1)? t(?:idak)?(?: 0)?\b.*",
    r"paraf",
    r"(?:.* )?bertambah[ /]+\(?berkurang\)?(?: .*)?",
    r"(?:frekuensi|periode|waktu|jadwal) (?:pengumpulan|pelaporan|pengukuran|pemantauan)(?: .*)?",
    r"tanda tangan",
    r"foto",
    r"nip",
    r"pangkat.*",
    r"tanggal.*",
    r"bulan.*",
    r"crosscutting.*",
    r"cross cutting.*",
    r"created at",
    r"updated at",
    r"deleted at",
    r"user.*",
    r"urutan",
    r"url",
    r"link",
    r"warna",
)
"""Headings that are understood and have no place in the model."""
NOT_KEPT = re.compile("|".join(f"(?:{one})" for one in _UNDERSTOOD))
PROOF = re.compile(r"bukti|eviden\w*|(?:data|dokumen|bukti) (?:dukung|pendukung)")
"""Where a figure can be checked, which is its source where a table names no other."""
MONEY = re.compile(
    r"^(?!(?:no|nomor)\b).*\b(?:rupiah|pagu|anggaran|dana|biaya|dpa|rka|pendanaan|belanja|alokasi)\b(?!.*\bpersen\b)|^keuangan$"
)
FIELDS = (
    ("formulasi", re.compile(r".*\b(?:formulasi\w*|rumus\w*|(?:cara|metode|teknik) (?:meng|peng|per|"
        r"pe)?(?:hitung|ukur)\w*)\b.*|"
        r"(?:(?:penjelasan|uraian|rincian|keterangan|definisi|dasar|langkah) )?"
        r"pe[rn]?g?hitungan(?: kinerja| indikator)?")),
    ("formulasi", re.compile(r"penjelasan")),
    ("keterangan", re.compile(r"(?:keterangan|catatan|definisi(?: operasional)?|definisi .*|penjelasan .*)")),
    ("sumber_data", re.compile(r"(?:.* )?(?:sumber|asal|penyedia) (?:data|informasi|angka)(?: .*)?|rujukan|"
        r"(?:dokumen )?sumber(?: dokumen)?|(?:rujukan|acuan|referensi) data|data (?:rujukan|acuan|referensi)")),
    ("tipe", re.compile(r"(?:tipe|sifat|jenis|cara) ?(?:peng|per)?hitung\w*(?: .*)?|tipe(?: indikator)?|"
        r"sifat(?: data)?|(?:jenis|metode|cara|sifat) (?:konsolidasi|akumulasi)(?: data)?|kumulatif.*")),
    ("arah", re.compile(r"(?:.* )?(?:polari\w+|arah)(?: .*)?|jenis indikator")),
    ("satuan", re.compile(r"(?:.* )?satuan(?: .*)?|unit of measure")),
    ("penanggung_jawab", re.compile(
        r".*\b(?:penanggung jawab|pengampu|pelaksana|pemilik)\b.*|(?:[\w ]+ )?(?:pj|pic)|pptk|kpa|petugas|"
        r"(?:bidang(?! urusan)|seksi|bagian|subbag\w*)(?: .*)?")),
    ("eselon", re.compile(r"(?:.* )?eselon(?: .*)?|jabatan|level eselon")),
)  # fmt: skip
INDIKATOR = re.compile(
    r"\b(?:indikator\w*|(?:tol[oa]?k|alat) ukur|ukuran keberhasilan|(?:ukuran|besaran) kinerja|yang diukur)\b"
    r"|^ukuran$|^parameter(?: kinerja| keberhasilan)?$"
)
RESULT = re.compile(
    r"(?:kinerja|sasaran kinerja|hasil|outcome|output|keluaran"
    r"|(?:sasaran kinerja|kinerja|kondisi|hasil|outcome|output|keluaran|sasaran) (?:yang )?"
    r"(?:di(?:harapkan|inginkan|capai|(?:per)?janjikan|sepakati|hasilkan|targetkan|rencanakan)"
    r"|(?:ingin|akan|hendak|mau) (?:dicapai|dihasilkan)))"
    r"(?: (?:atau |dan )?(?:hasil|outcome|output|keluaran|impact|dampak))*"
)
UNIT = re.compile(
    r"(?:nama |kode )?(?:skpd|opd|perangkat daerah|unit kerja|nama unit|kecamatan|organisasi|unit organisasi|unit"
    r"|pemda|pemerintah daerah|kabupaten(?: kota)?|kab kota|provinsi)"
)
SEPARATED = re.compile(r"sasaran\s*(?:strategis)?\s*[/,&+]|sasaran\s+dan\b", re.IGNORECASE)
