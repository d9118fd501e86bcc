"""Kinds of headings and forms that offices use, each with an input of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kaskade_graph.errors import NoCascade
from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.tables.document import Read
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.model import Jenis

TITLE = "CASCADING KECAMATAN SOKARAJA TAHUN 2024"


def _read(path: Path, text: str) -> Read:
    path.write_text(text, encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    return found  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("heading", "key", "kind"),
    [
        (["Capaian yang Diharapkan"], "nilai", "target"),
        (["Capaian yang Direncanakan", "2025"], "nilai", "target"),
        (["Dijanjikan"], "nilai", "target"),
        (["Dicapai"], "nilai", "realisasi"),
        (["Rencana 2026"], "nilai", "target"),
        (["Rencana Renstra pada Tahun 2026", "K"], "nilai", "target"),
        (["Besaran"], "nilai", "target"),
        (["Kinerja yang Diharapkan"], "sasaran", None),
        (["Rencana Tahun 2026", "Lokasi"], "dipahami", None),
        (["Alat Ukur"], "indikator", None),
        (["Perhitungan"], "formulasi", None),
        (["Rujukan Data"], "sumber_data", None),
        (["daftar_sasaran", "daftar_program", "nama"], "program", None),
    ],
)
def test_a_heading(heading: list[str], key: str, kind: str | None) -> None:
    role = meaning(heading)
    assert role is not None
    assert (role.key, role.period.jenis if role.period else None) == (key, kind)


def test_the_guidance_of_a_form_is_no_cascade(tmp_path: Path) -> None:
    lines = (
        "Kolom,Istilah,Cara Mengisi\n1,Sasaran,Diisi kondisi yang ingin dicapai\n2,Program,Diisi nama program\n"
        "3,Kegiatan,Diisi nama kegiatan\n4,Indikator,Diisi ukuran yang dipakai\n5,Target,Diisi angka\n"
    )
    with pytest.raises(NoCascade):
        _read(tmp_path / "petunjuk.csv", f"PETUNJUK CASCADING KECAMATAN SOKARAJA TAHUN 2024\n{lines}")


def test_nested_lists_name_each_its_own_level(tmp_path: Path) -> None:
    measure = [{"teks": "Persentase desa tertib", "satuan": "Persen", "target_2024": "80"}]
    kegiatan = {
        "kode": "7.01.03.2.01",
        "nama": "Koordinasi Kegiatan Pemberdayaan Desa",
        "tolok_ukur": measure,
    }
    program = {
        "kode": "7.01.03",
        "nama": "Program Pemberdayaan Masyarakat Desa dan Kelurahan",
        "daftar_kegiatan": [kegiatan],
    }
    whole = {
        "judul": TITLE,
        "daftar_sasaran": [{"nama": "Meningkatnya tertib desa", "daftar_program": [program]}],
    }
    found = _read(tmp_path / "a.json", json.dumps(whole))
    assert [u.jenis for u in found.kaskade.unsur.values() if u.label and u.kode] == [
        Jenis.PROGRAM,
        Jenis.KEGIATAN,
    ]
    assert not any("Diragukan" in c.id for c in found.laporan.catatan)


def test_units_stand_under_ukuran_beside_the_indikator(tmp_path: Path) -> None:
    found = _read(
        tmp_path / "a.csv",
        f"{TITLE}\nSasaran,Indikator Kinerja,Ukuran,Besaran\nMeningkatnya tertib,Persentase desa tertib,Persen,80\n"
        ",Persentase warga patuh,Persen,75\n,Nilai pelayanan,Nilai,88\n",
    )
    measures = found.kaskade.indikator.values()
    assert [(m.satuan, m.target[0].tercetak) for m in measures] == [
        ("Persen", "80"),
        ("Persen", "75"),
        ("Nilai", "88"),
    ]


def test_a_code_parted_by_blanks_is_one(tmp_path: Path) -> None:
    found = _read(
        tmp_path / "a.csv",
        f"{TITLE}\nKode,Uraian,Indikator,Satuan,Target 2024\n7 01 03,Program Pemberdayaan Masyarakat Desa "
        "dan Kelurahan,Persentase lembaga aktif,Persen,80\n7 01 03 2.01,Koordinasi Kegiatan Pemberdayaan Desa,"
        "Jumlah desa,Desa,12\n",
    )
    assert [u.kode for u in found.kaskade.unsur.values() if u.kode] == ["7.01.03", "7.01.03.2.01"]


def test_markdown_headings_name_elements_and_a_word_of_level_with_a_code_points_to_one(
    tmp_path: Path,
) -> None:
    found = _read(
        tmp_path / "a.md",
        f"# {TITLE}\n\n## Sasaran 1: Meningkatnya tertib desa\n\n### 7.01.03 Program Pemberdayaan Masyarakat Desa "
        "dan Kelurahan\n\n| Kode | Kegiatan / Sub Kegiatan | Indikator | Satuan | Target |\n|---|---|---|---|---|\n"
        "| 7.01.03 | *Program* | Persentase lembaga aktif | % | 80 |\n"
        "| 7.01.03.2.01 | **Koordinasi Kegiatan Pemberdayaan Desa** | Jumlah desa dibina | Desa | 12 |\n",
    )
    assert [u.label for u in found.kaskade.of(Jenis.PROGRAM)] == [
        "Program Pemberdayaan Masyarakat Desa dan Kelurahan"
    ]
    assert len(found.kaskade.indikator) == 2
    assert not found.laporan.masalah


def test_rows_of_a_table_without_headings_are_told(tmp_path: Path) -> None:
    found = _read(
        tmp_path / "a.txt",
        f"{TITLE}\n\nSasaran\tIndikator\tSatuan\tTarget 2024\nMeningkatnya tertib\tIndeks tertib\tIndeks\t3\n\n"
        "Uraian lain di antaranya.\n\n1.1\tPersentase desa tertib\tPersen\t80\t85\n1.2\tJumlah desa\tDesa\t12\t14\n",
    )
    texts = {b.tempat.text for b in found.laporan.tak_terbaca}
    assert texts
    assert any("Persentase desa tertib" in t for t in texts)


def test_a_column_of_results_that_holds_codes_names_elements_and_mixed_numbers_tell_their_depth(
    tmp_path: Path,
) -> None:
    rows = (
        ("No", "Kinerja", "Alat Ukur", "Satuan", "Dijanjikan", "Dicapai"),
        ("I", "Meningkatnya tertib desa", "Persentase desa tertib", "Persen", "80", "82"),
        (
            "I.1",
            "7.01.03 Program Pemberdayaan Masyarakat Desa dan Kelurahan",
            "Persentase lembaga",
            "Persen",
            "7",
            "8",
        ),
        ("I.1.a", "7.01.03.2.01 Koordinasi Kegiatan Pemberdayaan Desa", "Jumlah desa", "Desa", "12", "12"),
        (
            "I.1.a.1",
            "7.01.03.2.01.0001 Peningkatan Partisipasi Masyarakat",
            "Jumlah forum",
            "Forum",
            "2",
            "2",
        ),
    )
    found = _read(tmp_path / "a.csv", "\n".join([TITLE, *(",".join(row) for row in rows)]))
    assert [u.jenis for u in found.kaskade.unsur.values() if u.label][:4] == [
        Jenis.SASARAN_STRATEGIS,
        Jenis.PROGRAM,
        Jenis.KEGIATAN,
        Jenis.SUB_KEGIATAN,
    ]
    first = next(iter(found.kaskade.indikator.values()))
    assert (first.target[0].tercetak, first.realisasi[0].tercetak) == ("80", "82")


def test_a_hyphen_parts_a_word_of_a_heading() -> None:
    role = meaning(["Dijanji-\nkan"])
    assert role is not None
    assert role.key == "nilai"


def test_the_grammar_of_torn_pages_takes_no_table_of_measures(tmp_path: Path) -> None:
    lines = (
        "Program 1",
        "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN",
        "Kegiatan 1",
        "Koordinasi Desa",
    )
    rows = (("Yang dilihat", "Caranya", "Janji"), ("Persentase lembaga aktif", "aktif dibagi semua", "80 %"))
    cells = (*rows, ("Jumlah forum warga", "hitung forum", "12"))
    table = "".join("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in cells)
    text = f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in lines) + f"<table>{table}</table>"
    try:
        found = _read(tmp_path / "a.html", text)
    except NoCascade:
        return
    assert not found.kaskade.indikator
    assert found.laporan.masalah
