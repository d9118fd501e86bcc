"""Pages as outlines and by office: numbers before labels, indents, what an eselon says of what follows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.importers.torn.documents import ImportResult, read_parsed
from kaskade_graph.importers.torn.torn import is_torn
from kaskade_graph.model import Jenis, Kaskade, Unsur
from tests.importers.facts import facts
from tests.importers.texts import blocks
from tests.importers.texts import document as lines_of

OUTLINE = """POHON KINERJA (CASCADING) KECAMATAN SUMBANG
KABUPATEN BANYUMAS TAHUN 2023
(Susunan dari Camat sampai Sub Kegiatan)

A. TUJUAN: Meningkatnya kualitas tata kelola kecamatan
    Indikator Tujuan: Nilai indeks pelayanan publik
        Rumus: Nilai hasil evaluasi
        Satuan: Nilai
        Target: 3,80

    A.1 SASARAN STRATEGIS: Meningkatnya kepuasan masyarakat
        Indikator Sasaran: Indeks kepuasan masyarakat
            Formulasi: Jumlah nilai unsur x 25
            Sumber: Survei
            Target: 86,25

        1 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK
            Penanggung Jawab: Kepala Seksi Pelayanan
            Sasaran Program: Meningkatnya mutu pelayanan
            Indikator Program: Persentase layanan tepat waktu
                Cara Perhitungan: Layanan tepat waktu dibagi layanan x 100%
                Tipe Perhitungan: Non Kumulatif
                Target: 95%
            Indikator Program: Jumlah jenis layanan
                Formulasi: Jumlah jenis layanan yang dibuka
                Target 2023: 1.200 berkas
            1.1 KEGIATAN: Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat
                Sasaran Kegiatan: Terlaksananya urusan yang dilimpahkan
                Indikator Kegiatan: Jumlah urusan yang dilaksanakan
                    Formulasi: Jumlah urusan
                    Target:
                1.1.1 SUB KEGIATAN: Pelaksanaan Urusan Pemerintahan yang Terkait dengan Nonperizinan
                    Indikator Sub Kegiatan: Jumlah dokumen nonperizinan
                        Formulasi: Jumlah dokumen yang terbit
                        Target: 6 kegiatan

    A.2 SASARAN STRATEGIS: Meningkatnya ketertiban wilayah
        Indikator Sasaran: Angka gangguan
        2 PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM
            Indikator Program: Persentase gangguan selesai
"""


def read(text: str, **options: object) -> ImportResult:
    return read_parsed(lines_of(text), **options)  # type: ignore[arg-type]


def named(kaskade: Kaskade, jenis: Jenis) -> dict[str, Unsur]:
    return {str(u.label): u for u in kaskade.of(jenis)}


def parents(kaskade: Kaskade, unsur: Unsur) -> list[str]:
    return sorted(str(kaskade.unsur[p].label) for p in unsur.mendukung)


def test_an_outline_is_read_as_it_stands() -> None:
    result = read(OUTLINE)
    kaskade = result.kaskade
    assert (kaskade.unit.kode_wilayah, kaskade.tahun) == ("33.02.21", 2023)
    assert [(u.nomor, u.label, parents(kaskade, u)) for j in Jenis for u in kaskade.of(j) if j.sasaran] == [
        (
            "1",
            "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
            ["Meningkatnya kepuasan masyarakat"],
        ),
        ("2", "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM", ["Meningkatnya ketertiban wilayah"]),
        (
            "1.1",
            "Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat",
            ["PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"],
        ),
        (
            "1.1.1",
            "Pelaksanaan Urusan Pemerintahan yang Terkait dengan Nonperizinan",
            ["Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat"],
        ),
    ]
    assert [u.nomor for u in kaskade.of(Jenis.SASARAN_STRATEGIS)] == ["A.1", "A.2"]
    assert result.laporan.tak_terbaca == []
    assert not result.laporan.masalah
    assert all(k.keyakinan == 1 for k in kaskade.bukti)


def test_fields_of_an_outline_are_those_of_their_indikator_or_element() -> None:
    kaskade = read(OUTLINE).kaskade
    found = {str(i.label): i for i in kaskade.indikator.values()}
    assert len(found) == 8
    late = found["Persentase layanan tepat waktu"]
    assert late.formulasi == "Layanan tepat waktu dibagi layanan x 100%"
    assert [(str(t.nilai), t.satuan, t.tahun) for t in late.target] == [("95", "%", 2023)]
    kinds = found["Jumlah jenis layanan"]
    assert [(str(t.nilai), t.satuan) for t in kinds.target] == [("1200", "berkas")]
    assert found["Jumlah urusan yang dilaksanakan"].target == []
    assert [t.satuan for t in found["Nilai indeks pelayanan publik"].target] == ["Nilai"]
    assert found["Indeks kepuasan masyarakat"].sumber_data == "Survei"
    program = next(iter(kaskade.of(Jenis.PROGRAM)))
    assert program.penanggung_jawab == "Kepala Seksi Pelayanan"
    assert late.penanggung_jawab is None


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["", "  ", "\u00a0\u00a0"]),
    st.sampled_from([": ", " : ", " = "]),
    st.sampled_from(["", "."]),
    st.booleans(),
)
def test_indents_marks_and_blank_lines_do_not_matter(indent: str, sep: str, dot: str, blanks: bool) -> None:
    out = []
    for line in OUTLINE.splitlines():
        text = line.strip()
        depth = (len(line) - len(line.lstrip())) // 4
        label, colon, rest = text.partition(": ")
        head, _, name = label.partition(" ")
        if dot and head.replace(".", "").isdigit():
            label = f"{head}{dot} {name}"
        if text or blanks:
            out.append(indent * depth + (label + sep + rest if colon else label))
    assert facts(read("\n".join(out)).kaskade) == facts(read(OUTLINE).kaskade)


BY_OFFICE = """CASCADING KINERJA DINAS KESEHATAN
KABUPATEN MADIUN
TAHUN 2022

Eselon II.b - Kepala Dinas

Tujuan 1
Meningkatnya derajat kesehatan
Indikator Kinerja Tujuan 1
Usia harapan hidup
Penjelasan
a. Formulasi = Hasil perhitungan BPS
b. Target 2022 = 69,10 tahun

Sasaran Strategis 1
Meningkatnya kualitas kesehatan ibu
Indikator Kinerja Sasaran 1
Angka kematian ibu
Penjelasan
a. Formulasi = Kematian dibagi kelahiran x 100.000
b. Target 2022 = 203,2 per 100.000 KH

Sasaran Strategis 2
Meningkatnya akuntabilitas kinerja
Indikator Kinerja Sasaran 2
Nilai SAKIP
Penjelasan
a. Formulasi = Nilai evaluasi
b. Target 2022 = 72 (BB)

Eselon III.a - Sekretaris (mendukung Sasaran Strategis 2)

Program 1
Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota
Indikator Kinerja Program 1
Persentase temuan selesai

Kegiatan 1.1
Administrasi Keuangan Perangkat Daerah
Indikator Kinerja Kegiatan 1.1
Persentase laporan tepat waktu

Eselon III.b - Kepala Bidang Kesehatan Masyarakat (mendukung Sasaran Strategis 1)

Program 2
Program Pemenuhan Upaya Kesehatan
Indikator Kinerja Program 2
Persentase SPM
"""


def test_what_a_line_with_an_eselon_says_of_what_follows() -> None:
    kaskade = read(BY_OFFICE).kaskade
    assert (kaskade.unit.kode_wilayah, kaskade.unit.slug) == ("35.19", "dinas-kesehatan")
    found = named(kaskade, Jenis.PROGRAM) | named(kaskade, Jenis.KEGIATAN)
    assert {label: (u.eselon, u.penanggung_jawab, parents(kaskade, u)) for label, u in found.items()} == {
        "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota": (
            "III.A",
            "Sekretaris",
            ["Meningkatnya akuntabilitas kinerja"],
        ),
        "Administrasi Keuangan Perangkat Daerah": (
            "III.A",
            "Sekretaris",
            ["Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"],
        ),
        "Program Pemenuhan Upaya Kesehatan": (
            "III.B",
            "Kepala Bidang Kesehatan Masyarakat",
            ["Meningkatnya kualitas kesehatan ibu"],
        ),
    }
    assert all(k.keyakinan == 1 for k in kaskade.bukti)
    targets = {str(i.label): i.target for i in kaskade.indikator.values() if i.target}
    assert [(str(t.nilai), t.satuan) for t in targets["Angka kematian ibu"]] == [("203.2", "per 100.000 KH")]
    assert [(str(t.nilai), t.satuan) for t in targets["Nilai SAKIP"]] == [("72", None)]


def test_codes_before_names_tell_the_level() -> None:
    text = (
        "CASCADING KECAMATAN SUMBANG TAHUN 2022\n"
        "7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK\n"
        "Indikator: Persentase layanan\n"
        "7.01.02.2.04 Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat\n"
        "Indikator: Jumlah urusan\n"
        "7.01.02.2.04.02 Pelaksanaan Urusan Pemerintahan yang Terkait dengan Nonperizinan\n"
        "Indikator: Jumlah dokumen\n"
    )
    kaskade = read(text).kaskade
    assert [(u.jenis, u.kode) for u in kaskade.unsur.values() if u.kode] == [
        (Jenis.PROGRAM, "7.01.02"),
        (Jenis.KEGIATAN, "7.01.02.2.04"),
        (Jenis.SUB_KEGIATAN, "7.01.02.2.04.02"),
    ]
    assert [i.label for i in kaskade.indikator.values()] == [
        "Persentase layanan",
        "Jumlah urusan",
        "Jumlah dokumen",
    ]


def test_a_bare_sasaran_is_that_of_the_activity_above() -> None:
    text = "\n".join(
        line.replace("Sasaran Program:", "Sasaran :")
        .replace("Sasaran Kegiatan:", "Sasaran :")
        .replace("Indikator Program:", "Indikator :")
        .replace("Indikator Kegiatan:", "Indikator :")
        .replace("Indikator Sub Kegiatan:", "Indikator :")
        for line in OUTLINE.splitlines()
    )
    assert facts(read(text).kaskade) == facts(read(OUTLINE).kaskade)


def test_official_names_behind_a_number_need_no_label() -> None:
    text = OUTLINE.replace("1.1 KEGIATAN: ", "1.1 ").replace("1.1.1 SUB KEGIATAN: ", "1.1.1. ")
    assert facts(read(text).kaskade) == facts(read(OUTLINE).kaskade)
    other = read(
        OUTLINE.replace("Formulasi: Jumlah urusan\n", "Formulasi: Jumlah dari\n1.2 Program kerja desa\n")
    )
    assert len(list(other.kaskade.of(Jenis.PROGRAM))) == 2


def test_what_is_signed_under_a_document_is_no_value() -> None:
    end = "                Sumber Data: Laporan Polsek\n"
    signed = "\nSumbang, 10 Januari 2023\nCAMAT SUMBANG\n\nNAMA LENGKAP, S.Sos\nNIP. 19700101 199003 1 001\n"
    result = read(OUTLINE + end + signed)
    assert facts(result.kaskade) == facts(read(OUTLINE + end).kaskade)
    assert [b.menjadi for b in result.laporan.baris[-4:]] == [("penutup dokumen",)] * 4


def test_what_has_a_grammar_of_its_own_is_told_by_its_labels() -> None:
    assert is_torn(blocks("TUJUAN\nTerwujudnya pelayanan\nIndikator Kinerja Tujuan\nIndeks\n"))
    assert is_torn(blocks("Program 1\nPelayanan\nKegiatan 1\nKoordinasi\n"))
    assert not is_torn(blocks("Tujuan\tSasaran\tIndikator\nA\tB\tC\n"))
    assert not is_torn(blocks("Laporan rapat tentang program\nKegiatan berjalan dengan baik\n"))
