"""The regulations that rules cite: short name to full title. A rule cites nothing that is not here."""

from __future__ import annotations

from kaskade_graph.errors import Teks

DASAR: dict[str, Teks] = {
    "UU 23/2014": Teks(
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        "Law 23/2014 on regional government",
    ),
    "UU 24/2009": Teks(
        "Undang-Undang Nomor 24 Tahun 2009 tentang Bendera, Bahasa, dan Lambang Negara, serta Lagu "
        "Kebangsaan",
        "Law 24/2009 on the national flag, language, emblem and anthem",
    ),
    "PP 17/2018": Teks(
        "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan",
        "Government Regulation 17/2018 on kecamatan",
    ),
    "PP 18/2016": Teks(
        "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah",
        "Government Regulation 18/2016 on regional agencies and their offices",
    ),
    "PP 12/2019": Teks(
        "Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah",
        "Government Regulation 12/2019 on regional financial management",
    ),
    "Perpres 29/2014": Teks(
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
        "Presidential Regulation 29/2014 on the performance accountability system (SAKIP)",
    ),
    "Perpres 39/2019": Teks(
        "Peraturan Presiden Nomor 39 Tahun 2019 tentang Satu Data Indonesia",
        "Presidential Regulation 39/2019 on One Data Indonesia",
    ),
    "PermenPAN 9/2007": Teks(
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007 tentang Pedoman "
        "Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah",
        "Ministerial Regulation PER/09/M.PAN/5/2007, general guide to setting key performance indicators",
    ),
    "PermenPANRB 53/2014": Teks(
        "Peraturan Menteri PANRB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan "
        "Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah",
        "PANRB Regulation 53/2014, technical guide to performance agreements and performance reports",
    ),
    "PermenPANRB 88/2021": Teks(
        "Peraturan Menteri PANRB Nomor 88 Tahun 2021 tentang Evaluasi Akuntabilitas Kinerja Instansi "
        "Pemerintah",
        "PANRB Regulation 88/2021 on evaluating performance accountability",
    ),
    "PermenPANRB 89/2021": Teks(
        "Peraturan Menteri PANRB Nomor 89 Tahun 2021 tentang Penjenjangan Kinerja Instansi Pemerintah",
        "PANRB Regulation 89/2021 on cascading performance",
    ),
    "Permendagri 86/2017": Teks(
        "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan, Pengendalian dan "
        "Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan Perda tentang RPJPD dan RPJMD, serta Tata "
        "Cara Perubahan RPJPD, RPJMD, dan RKPD",
        "Home Affairs Regulation 86/2017 on planning, controlling and evaluating regional development",
    ),
    "Permendagri 90/2019": Teks(
        "Peraturan Menteri Dalam Negeri Nomor 90 Tahun 2019 tentang Klasifikasi, Kodefikasi, dan Nomenklatur "
        "Perencanaan Pembangunan dan Keuangan Daerah",
        "Home Affairs Regulation 90/2019 on classification, codes and nomenclature of regional planning and "
        "finance",
    ),
    "Kepmendagri 050-3708/2020": Teks(
        "Keputusan Menteri Dalam Negeri Nomor 050-3708 Tahun 2020 tentang Hasil Verifikasi dan Validasi "
        "Pemutakhiran Klasifikasi, Kodefikasi, dan Nomenklatur Perencanaan Pembangunan dan Keuangan Daerah",
        "Home Affairs Decree 050-3708/2020, update of the classification, codes and nomenclature",
    ),
    "EYD V": Teks(
        "Keputusan Kepala Badan Pengembangan dan Pembinaan Bahasa Nomor 0424/I/BS.00.01/2022 tentang Ejaan "
        "Bahasa Indonesia yang Disempurnakan",
        "Decree 0424/I/BS.00.01/2022 on Indonesian spelling (EYD, fifth edition)",
    ),
    "Ontologi kinerja": Teks(
        "Ontologi kinerja (https://w3id.org/kinerja/ns#): model data kaskade yang dipakai alat ini",
        "The kinerja ontology (https://w3id.org/kinerja/ns#): the data model of cascades used by this tool",
    ),
}


def basis(key: str) -> Teks:
    """Return a regulation by its key; rules of one's own may name another in so many words."""
    return DASAR.get(key, Teks(key, key))
