"""Mappings: what each key of one does, and that a mistake in one is named."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.importers.sheets.mapping import baca_peta
from kaskade_graph.importers.sheets.reading import HasilTabel, baca_tabel
from kaskade_graph.importers.sheets.suggest import suggest_mapping
from kaskade_graph.model import Jenis
from tests.make_sheets import workbook


def baca(folder: Path, tabel: str, peta: str, nama: str = "a.csv") -> HasilTabel:
    (folder / nama).write_text(tabel)
    (folder / "peta.toml").write_text('[identitas]\nunit = "33.02.19"\ntahun = "2021"\n' + peta)
    return baca_tabel(folder / nama, baca_peta(folder / "peta.toml"))


def pohon(hasil: HasilTabel) -> list[tuple[str, str | None, list[str]]]:
    unsur = hasil.kaskade.unsur
    return [
        (u.jenis.value, u.label, [unsur[i].label or "" for i in u.mendukung])
        for u in unsur.values()
        if u.jenis in (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
    ]


TIGA = [("Program", "A", []), ("Kegiatan", "B", ["A"]), ("SubKegiatan", "C", ["B"])]


def test_levels_by_a_column(tmp_path: Path) -> None:
    hasil = baca(
        tmp_path,
        "Lv,Nama\nUrusan,X\nProg.,A\nKeg.,B\nSub Keg.,C\n",
        """[[tabel]]
        [tabel.kolom]
        nama = "Nama"
        tingkat = "Lv"
        [tabel.tingkat]
        cara = "kolom"
        arti = { "Urusan" = "lewati", "Prog." = "program", "Keg." = "kegiatan", "Sub Keg." = "sub_kegiatan" }
        """,
    )
    assert pohon(hasil) == TIGA
    assert [b.diabaikan for b in hasil.laporan.baris if b.diabaikan] == ["di luar tingkat kaskade"]


def test_levels_by_indent(tmp_path: Path) -> None:
    hasil = baca(
        tmp_path,
        "Nama,Pagu\nA,3\n  B,2\n    C,1\n",
        """[[tabel]]
        [tabel.kolom]
        nama = "A"
        pagu = "Pagu"
        [tabel.tingkat]
        cara = "inden"
        urutan = ["program", "kegiatan", "sub_kegiatan"]
        """,
    )
    assert pohon(hasil) == TIGA
    assert [u.pagu for u in hasil.kaskade.of(Jenis.KEGIATAN)] == [2]


def test_levels_by_the_length_of_a_code(tmp_path: Path) -> None:
    hasil = baca(
        tmp_path,
        "Kode;Uraian\n7.01;KECAMATAN\n7.01.02;A\n7.01.02.2.03;B\n7.01.02.2.03.0001;C\n",
        """[[tabel]]
        [tabel.kolom]
        kode = "Kode"
        nama = "Uraian"
        [tabel.tingkat]
        cara = "kode"
        """,
    )
    assert pohon(hasil) == TIGA
    assert [u.kode for u in hasil.kaskade.of(Jenis.SUB_KEGIATAN)] == ["7.01.02.2.03.0001"]


def test_long_table_decimal_point_and_first_filled_column(tmp_path: Path) -> None:
    hasil = baca(
        tmp_path,
        "Sasaran,Lama,Baru,Th,TW,Nilai,Capai\nS,I,,2021,I,1.5,2\nS,,I,2022,TW II,1.5,\nakhir,,,,,,\n",
        """[[tabel]]
        desimal = "."
        akhir = 3
        [tabel.kolom]
        sasaran_strategis = "A"
        indikator = ["Baru", "Lama"]
        tahun = "Th"
        triwulan = "TW"
        target = "Nilai"
        realisasi = "Capai"
        """,
    )
    (indikator,) = hasil.kaskade.indikator.values()
    assert [(n.tahun, n.triwulan, n.nilai) for n in indikator.target] == [
        (2021, 1, Decimal("1.5")),
        (2022, 2, Decimal("1.5")),
    ]
    assert [(n.tahun, n.nilai) for n in indikator.realisasi] == [(2021, 2)]


def test_empty_ancestors_are_not_carried_down_when_told_so(tmp_path: Path) -> None:
    tabel = "Sasaran,Program\nS,P\n,Q\n"
    peta = '[[tabel]]\nturun = {}\n[tabel.kolom]\nsasaran_strategis = "A"\nprogram = "B"\n'
    for turun, induk in (("true", 1), ("false", 0)):
        kaskade = baca(tmp_path, tabel, peta.format(turun)).kaskade
        assert [len(u.mendukung) for u in kaskade.of(Jenis.PROGRAM)] == [1, induk]


def test_merged_cells_are_carried_down_and_indents_of_the_format_count(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [["Program", "Kegiatan"], ["P", "K1"], [None, "K2"], ["Q", "K3"]]
    path.write_bytes(workbook({"X": rows}, [(1, 0, 2, 0)]))
    (tmp_path / "p.toml").write_text(
        '[[tabel]]\nturun = false\n[tabel.kolom]\nprogram = "A"\nkegiatan = "B"\n'
    )
    hasil = baca_tabel(path, baca_peta(tmp_path / "p.toml"), unit="33.02.19", tahun=2021)
    assert [(n, i) for j, n, i in pohon(hasil) if j == "Kegiatan"] == [
        ("K1", ["P"]),
        ("K2", ["P"]),
        ("K3", ["Q"]),
    ]


def test_a_row_without_its_parent_is_refused_with_the_nearest_id(tmp_path: Path) -> None:
    (tmp_path / "program.csv").write_text("id,nama\np-01,P\np-02,Q\n")
    hasil = baca(
        tmp_path,
        "id,id_program,nama\nk-1,p-01,K\nk-2,p-O2,L\n",
        """[[tabel]]
        nama = "program"
        berkas = "program.csv"
        id = "id"
        [tabel.kolom]
        program = "nama"
        [[tabel]]
        nama = "kegiatan"
        induk = "id_program"
        tabel_induk = "program"
        [tabel.kolom]
        kegiatan = "nama"
        """,
        "kegiatan.csv",
    )
    (ditolak,) = hasil.laporan.penolakan
    assert (ditolak.berkas, ditolak.sel, ditolak.nilai) == ("kegiatan.csv", "B3", "p-O2")
    assert ditolak.terdekat in ("p-02", "p-01")
    assert [u.label for u in hasil.kaskade.of(Jenis.KEGIATAN)] == ["K"]


@pytest.mark.parametrize(
    ("peta", "kata"),
    [
        ("# empty", "there is no [[tabel]] part"),
        ("[[tabel]]", "no kolom part"),
        ('[[tabel]]\n[tabel.kolom]\nprogam = "A"', "'progam' is not known; program?"),
        ('[[tabel]]\nheader = 3\n[tabel.kolom]\nprogram = "A"', "'header' is not known"),
        ('[[tabel]]\nkepala = [3]\n[tabel.kolom]\nprogram = "A"', "kepala = [4, 7]"),
        ('[[tabel]]\ndesimal = ";"\n[tabel.kolom]\nprogram = "A"', "desimal ="),
        ('[[tabel]]\nberkas = "../x.csv"\n[tabel.kolom]\nprogram = "A"', "no folder"),
        ("[[tabel]]\n[tabel.kolom]\nprogram = 3", 'write "B"'),
        ('[[tabel]]\n[tabel.kolom]\nprogram = "Z9"', "no column 'Z9' for program"),
        ('[[tabel]]\n[tabel.kolom]\nnama = "A"\n[tabel.tingkat]\ncara = "warna"', "cara ="),
        ('[[tabel]]\nnilai = [{ kolom = "B", jenis = "harga" }]\n[tabel.kolom]\nprogram = "A"', "jenis ="),
        ("[[tabel]\n", "not valid TOML"),
        ("a = " + "[" * 5000, "not valid TOML"),
    ],
)
def test_a_mistake_in_a_mapping_is_named(tmp_path: Path, peta: str, kata: str) -> None:
    (tmp_path / "a.csv").write_text("Program,B\nP,1\n")
    (tmp_path / "peta.toml").write_text(peta)
    with pytest.raises(InputError) as error:
        baca_tabel(tmp_path / "a.csv", baca_peta(tmp_path / "peta.toml"), unit="33.02.19", tahun=2021)
    assert kata in error.value.text("en")
    assert error.value.text("id") != error.value.text("en")


@pytest.mark.parametrize(
    ("tabel", "harap"),
    [
        ("Jenjang,Uraian,Indikator\nProgram,A,I\nKegiatan,B,J\nSub Kegiatan,C,K\n", 'cara = "kolom"'),
        ("Kode,Uraian Program/Kegiatan,Indikator\n7.01.02,A,I\n7.01.02.2.03,B,J\n", 'cara = "kode"'),
        ("Program/Kegiatan/Sub Kegiatan,Indikator\nA,I\n  B,J\n    C,K\n", 'cara = "inden"'),
        ("Sasaran,Indikator,Tahun,Target\nS,I,2021,1.5\nS,I,2022,2.5\n", 'target = "Target"'),
        ("Sasaran,Indikator,Nilai Target 2021,Satuan\nS,I,1.5,Nilai\n", "tahun = 2021"),
    ],
)
def test_what_is_suggested(tmp_path: Path, tabel: str, harap: str) -> None:
    (tmp_path / "a.csv").write_text(tabel)
    usulan = suggest_mapping(tmp_path / "a.csv")
    assert harap in usulan
    (tmp_path / "p.toml").write_text(usulan)
    hasil = baca_tabel(tmp_path / "a.csv", baca_peta(tmp_path / "p.toml"), unit="33.02.19", tahun=2021)
    assert hasil.laporan.penolakan == []
    assert hasil.kaskade.indikator


def test_headings_with_quotes_and_invisible_characters_make_valid_toml(tmp_path: Path) -> None:
    judul = 'Sasaran,Indikator,"Target 2021 ""x"" \\ \u202e\u007f # y"'
    (tmp_path / "a.csv").write_text(f"{judul}\nS,I,3\n")
    usulan = suggest_mapping(tmp_path / "a.csv")
    (tmp_path / "p.toml").write_text(usulan)
    hasil = baca_tabel(tmp_path / "a.csv", baca_peta(tmp_path / "p.toml"), unit="33.02.19", tahun=2021)
    assert [n.nilai for i in hasil.kaskade.indikator.values() for n in i.target] == [3]


def test_a_code_alone_is_named_by_the_nomenclature_and_a_number_in_words_is_a_reading(tmp_path: Path) -> None:
    text = (
        "Kode Unit,33.02.07\nTahun,2025\nVersi,murni\n\n"
        "Sasaran Strategis,Kode Program,Program,Indikator,Satuan,Target 2025\n"
        "Meningkatnya layanan,7.01.02,,Persentase layanan,Persen,sembilan puluh\n"
    )
    (tmp_path / "isi.csv").write_text(text, "utf-8")
    hasil = baca_tabel(tmp_path / "isi.csv")
    (program,) = hasil.kaskade.of(Jenis.PROGRAM)
    assert program.label == "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
    assert any("hanya kode 7.01.02" in c.id for c in hasil.laporan.catatan)
    doubts = {k.alasan for k in hasil.kaskade.bukti if k.keyakinan < 1}
    assert doubts == {"nama tidak diisi; nama resmi menurut kodenya", "angka ditulis dengan kata"}


def test_a_key_to_a_file_that_is_not_joined_is_told(tmp_path: Path) -> None:
    (tmp_path / "sasarans.csv").write_text("id,deskripsi\n1,Meningkatnya layanan\n", "utf-8")
    (tmp_path / "programs.csv").write_text("id,deskripsi\n7,Program Pelayanan\n", "utf-8")
    rows = "id,program_id,sasaran_id,status\n1,7,1,Program Prioritas\n"
    (tmp_path / "pilihan.csv").write_text(rows, "utf-8")
    peta = (
        '[[tabel]]\nnama = "sasarans"\nberkas = "sasarans.csv"\nid = "id"\n'
        '[tabel.kolom]\nsasaran_strategis = "deskripsi"\n'
        '[[tabel]]\nberkas = "pilihan.csv"\nid = "id"\ninduk = "sasaran_id"\ntabel_induk = "sasarans"\n'
        '[tabel.kolom]\nprogram = "status"\n'
    )
    (tmp_path / "peta.toml").write_text(peta, "utf-8")
    hasil = baca_tabel(tmp_path, baca_peta(tmp_path / "peta.toml"), unit="33.02.19", tahun=2024)
    assert any("programs.csv, yang tidak digabung" in m.id for m in hasil.laporan.masalah)
