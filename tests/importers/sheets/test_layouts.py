"""Tables as offices have them: the facts are those of the cascade."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kaskade_graph.importers.files import FileRead, read_file, suggest_mapping
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Jenis, Kaskade
from tests import make_sheets

PROGRAM_KE_BAWAH = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
Fakta = set[tuple[str, ...]]


def rantai(kaskade: Kaskade, jenis: tuple[Jenis, ...] = tuple(Jenis)) -> Fakta:
    """Who supports whom, by name."""
    out: Fakta = set()
    for unsur in kaskade.unsur.values():
        if unsur.jenis in jenis and not unsur.jenis.sasaran and unsur.jenis is not Jenis.SUB_KEGIATAN:
            continue
        for induk in unsur.mendukung:
            if unsur.jenis in jenis and kaskade.unsur[induk].jenis in jenis:
                out.add((unsur.jenis, unsur.label or "", kaskade.unsur[induk].label or ""))
    return out


def nama(kaskade: Kaskade, jenis: tuple[Jenis, ...]) -> list[tuple[str, str]]:
    """The elements, by name."""
    return sorted((u.jenis.value, u.label or "") for u in kaskade.unsur.values() if u.jenis in jenis)


def ukuran(kaskade: Kaskade, jenis: tuple[Jenis, ...]) -> Fakta:
    """Which indikator, with which formula, measures what."""
    return {
        (unsur.label or "", i.label or "", i.formulasi or "")
        for unsur in kaskade.unsur.values()
        if unsur.jenis in jenis
        for i in make_sheets.measures(kaskade, unsur)
    }


def tanpa_formula(fakta: Fakta) -> Fakta:
    return {f[:2] for f in fakta}


def usul(path: Path, unit: str | None = None, tahun: int | None = None) -> FileRead:
    (found,) = read_file(path, ReadOptions(unit, tahun))
    return found


def bersih(hasil: FileRead) -> None:
    assert hasil.laporan.masalah == []
    assert hasil.laporan.tak_terbaca == []


def test_four_heading_rows_and_merged_cells(asli: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "cascading.xlsx"
    path.write_bytes(make_sheets.merged(asli))
    hasil = usul(path)
    bersih(hasil)
    kaskade = hasil.kaskade
    rangka = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, *PROGRAM_KE_BAWAH)
    assert (kaskade.unit.kode_wilayah, kaskade.tahun) == ("33.02.19", 2021)
    assert nama(kaskade, rangka) == nama(asli, rangka)
    assert rantai(kaskade, rangka) == rantai(asli, rangka)
    assert ukuran(kaskade, rangka) == ukuran(asli, rangka)
    sasaran = tuple(j.sasaran for j in PROGRAM_KE_BAWAH if j.sasaran)
    assert {n for n in nama(kaskade, sasaran) if n[1]} == {n for n in nama(asli, sasaran) if n[1]}
    satu = next(i for i in kaskade.indikator.values() if i.realisasi)
    assert [(n.tahun, n.triwulan, n.nilai) for n in satu.realisasi] == [(2021, q + 1, q) for q in range(4)]
    assert [(n.tahun, n.nilai) for n in satu.target] == [(2021, 10), (2022, 12)]


def test_code_and_name_in_one_cell(asli: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "renja.xlsx"
    path.write_bytes(make_sheets.coded(asli))
    hasil = usul(path)
    bersih(hasil)
    kaskade = hasil.kaskade
    assert nama(kaskade, PROGRAM_KE_BAWAH) == nama(asli, PROGRAM_KE_BAWAH)
    assert rantai(kaskade, PROGRAM_KE_BAWAH) == rantai(asli, PROGRAM_KE_BAWAH)
    assert tanpa_formula(ukuran(kaskade, PROGRAM_KE_BAWAH)) == tanpa_formula(ukuran(asli, PROGRAM_KE_BAWAH))
    for unsur in kaskade.of(Jenis.SUB_KEGIATAN):
        kembar = next(u for u in asli.of(Jenis.SUB_KEGIATAN) if u.label == unsur.label)
        assert unsur.kode == make_sheets.code(asli, kembar)
        assert unsur.pagu == Decimal("1250000.50")
    assert {(n.nilai, n.satuan) for i in kaskade.indikator.values() for n in i.target} == {
        (Decimal("12.5"), "Dokumen")
    }
    lewat = {b.diabaikan for b in hasil.laporan.baris if b.diabaikan}
    assert {"dipahami, tidak disimpan: urusan atau bidang urusan", "jumlah"} <= lewat
    assert "7.01 KECAMATAN" in {b.tempat.text for b in hasil.laporan.baris if b.diabaikan}
    assert "[PRIORITAS]" in next(k.teks for k in kaskade.bukti if k.sel == "A10")


def test_tables_joined_by_ids(asli: Kaskade, tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    for berkas, isi in make_sheets.relational(asli).items():
        (folder / berkas).write_bytes(isi)
    hasil = usul(folder, unit="33.02.19", tahun=2021)
    bersih(hasil)
    kaskade = hasil.kaskade
    sub = (Jenis.SUB_KEGIATAN,)
    assert nama(kaskade, PROGRAM_KE_BAWAH) == nama(asli, PROGRAM_KE_BAWAH)
    assert rantai(kaskade, PROGRAM_KE_BAWAH) == rantai(asli, PROGRAM_KE_BAWAH)
    assert ukuran(kaskade, sub) == ukuran(asli, sub)
    assert {u.pagu for u in kaskade.of(Jenis.SUB_KEGIATAN)} == {Decimal("1500000.50")}
    assert {(n.tahun, n.nilai) for i in kaskade.indikator.values() for n in i.target} == {
        (2021, Decimal("12.5")),
        (2022, Decimal("13.5")),
    }
    assert {k.berkas for k in kaskade.bukti} == {f"{p.stem}.csv" for p in folder.iterdir()}


def test_nested_json(asli: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "sub.json"
    path.write_bytes(make_sheets.nested(asli))
    hasil = usul(path)
    bersih(hasil)
    kaskade = hasil.kaskade
    assert (kaskade.unit.kode_wilayah, kaskade.tahun) == ("33.02.19", 2021)
    assert rantai(kaskade, PROGRAM_KE_BAWAH) == rantai(asli, PROGRAM_KE_BAWAH)
    assert ukuran(kaskade, (Jenis.SUB_KEGIATAN,)) == ukuran(asli, (Jenis.SUB_KEGIATAN,))
    assert {(n.nilai, n.satuan, n.tahun) for i in kaskade.indikator.values() for n in i.target} == {
        (12, "Dokumen", 2021)
    }
    assert any(k.sel == "sub_kegiatan[0].indikator[0].tolok_ukur" for k in kaskade.bukti)


def test_flat_list_of_main_indikator(asli: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "iku.xlsx"
    path.write_bytes(make_sheets.flat(asli))
    hasil = usul(path)
    bersih(hasil)
    strategis = (Jenis.SASARAN_STRATEGIS,)
    assert ukuran(hasil.kaskade, strategis) == ukuran(asli, strategis)
    lama, baru = (
        {(i.label, i.sumber_data) for u in k.of(Jenis.SASARAN_STRATEGIS) for i in make_sheets.measures(k, u)}
        for k in (asli, hasil.kaskade)
    )
    assert baru == lama


@pytest.mark.parametrize("kepala", ["Sasaran;Indikator;Formula;Sumber", "SASARAN;IKU;RUMUS;SUMBER DATA"])
def test_four_columns_without_a_title_ask_for_unit_and_year(kepala: str, tmp_path: Path) -> None:
    path = tmp_path / "iku.csv"
    path.write_text(f"{kepala}\nMeningkatnya layanan;Indeks Kepuasan;Nilai survei;Survei\n")
    assert "PERLU DIISI" in suggest_mapping(path, ReadOptions(), "id")
    assert "TO BE FILLED IN" in suggest_mapping(path, ReadOptions(), "en")
    hasil = usul(path, unit="33.02.19", tahun=2021)
    (indikator,) = hasil.kaskade.indikator.values()
    assert (indikator.formulasi, indikator.sumber_data) == ("Nilai survei", "Survei")
