"""Tables that name each other by keys, in files of one folder: joined before they are read, and every join told."""

from __future__ import annotations

from pathlib import Path

from kaskade_graph.importers.files import FileRead, read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.sets import is_set
from kaskade_graph.model import Jenis, Kaskade

OPTIONS = ReadOptions(unit="33.02.19", tahun=2024)
SASARAN = "id,sasaran_opd\n1,Meningkatnya pelayanan kecamatan\n2,Meningkatnya ketertiban umum\n"


def read(folder: Path, **tables: str) -> FileRead:
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    assert is_set(folder)
    (found,) = read_file(folder, OPTIONS)
    return found


def programs(kaskade: Kaskade) -> dict[str, list[str]]:
    """Return the names of programs, each with those of what it supports."""
    return {
        str(p.label): [str(kaskade.unsur[iri].label) for iri in p.mendukung]
        for p in kaskade.of(Jenis.PROGRAM)
    }


def test_of_a_list_of_references_only_the_rows_that_are_named_are_taken(tmp_path: Path) -> None:
    found = read(
        tmp_path / "ekspor",
        sasaran=SASARAN,
        ref_program="id,kode_program,nama_program\n"
        "1,7.01.02,PROGRAM A LAYANAN\n2,7.01.03,PROGRAM B DESA\n3,7.01.04,PROGRAM C\n",
        cascading_program="id,sasaran_id,ref_program_id,indikator_program,satuan,target\n"
        "1,1,2,Persentase desa yang dibina,Persen,90\n",
    )
    assert programs(found.kaskade) == {"PROGRAM B DESA": ["Meningkatnya pelayanan kecamatan"]}
    assert [str(i.label) for i in found.kaskade.indikator.values()] == ["Persentase desa yang dibina"]


def test_several_codes_together_are_one_key(tmp_path: Path) -> None:
    found = read(
        tmp_path / "ekspor",
        tujuan="tujuan_kode,tujuan_nama\n1,Tata kelola yang baik\n2,Masyarakat yang tertib\n",
        sasaran="tujuan_kode,sasaran_kode,sasaran_nama\n1,1,Meningkatnya pelayanan\n2,1,Meningkatnya ketertiban\n",
        program="tujuan_kode,sasaran_kode,program_nama\n1,1,Program Pelayanan Publik\n2,1,Program Ketertiban\n",
    )
    assert programs(found.kaskade) == {
        "Program Pelayanan Publik": ["Meningkatnya pelayanan"],
        "Program Ketertiban": ["Meningkatnya ketertiban"],
    }


def test_a_key_that_names_no_row_is_told_and_no_parent_is_guessed(tmp_path: Path) -> None:
    found = read(
        tmp_path / "ekspor",
        sasaran=SASARAN,
        program="id,sasaran_id,nama_program,indikator_program\n1,1,Program Pelayanan Publik,Persentase layanan\n"
        "2,9,Program Ketertiban,Persentase desa aman\n3,2,Program Pembinaan Desa,Persentase desa yang dibina\n",
    )
    supported = programs(found.kaskade)
    assert supported["Program Pelayanan Publik"] == ["Meningkatnya pelayanan kecamatan"]
    assert supported["Program Pembinaan Desa"] == ["Meningkatnya ketertiban umum"]
    assert not supported.get("Program Ketertiban")
    told = " ".join(m.id for m in found.laporan.masalah)
    assert "program.csv!B3" in told


def test_values_of_evidence_keep_the_file_that_they_stand_in(tmp_path: Path) -> None:
    found = read(
        tmp_path / "ekspor",
        sasaran=SASARAN,
        program="id,sasaran_id,nama_program\n1,1,Program Pelayanan Publik\n2,2,Program Ketertiban\n",
    )
    files = {Path(str(q.berkas)).name for q in found.kaskade.bukti if q.berkas}
    assert files == {"sasaran.csv", "program.csv"}


def test_a_blank_key_takes_nothing_from_the_row_before(tmp_path: Path) -> None:
    found = read(
        tmp_path / "ekspor",
        sasaran=SASARAN,
        program="id,sasaran_id,nama_program\n1,1,Program Pelayanan Publik\n2,,Program Ketertiban\n3,2,Program Desa\n",
        kegiatan="id,program_id,nama_kegiatan,indikator_kegiatan\n1,1,Pelayanan Perizinan,Jumlah izin\n"
        "2,2,Patroli Wilayah,Jumlah patroli\n3,,Pembinaan Linmas,Jumlah anggota\n",
    )
    assert programs(found.kaskade)["Program Ketertiban"] == []
    supported = {str(k.label): len(k.mendukung) for k in found.kaskade.of(Jenis.KEGIATAN)}
    assert supported == {"Pelayanan Perizinan": 1, "Patroli Wilayah": 1, "Pembinaan Linmas": 0}
