"""Cells that cannot be read are refused one by one: where, what, why, what would do; the rest is imported."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.importers.columns import KOLOM
from kaskade_graph.importers.unread import unread as unread_of
from kaskade_graph.model import Kaskade
from tests import make_sheets
from tests.cli.conftest import Kaskade as Perintah
from tests.importers.sheets.conftest import baca

JUDUL = {k.kunci: n for n, k in enumerate(KOLOM, start=1)}


def buku(asli: Kaskade, ubah: dict[tuple[int, str], Any]) -> openpyxl.Workbook:
    """Return the template's workbook with some cells changed; a cell is (row, key of its column)."""
    book = openpyxl.load_workbook(io.BytesIO(make_sheets.template(asli)))
    sheet = book["Kaskade"]
    for (baris, kunci), isi in ubah.items():
        sheet.cell(baris, JUDUL[kunci]).value = isi
    return book


SALAH: dict[str, tuple[tuple[int, str], Any, str, str | None]] = {
    "tipe": ((5, "tipe"), "Komulatip", "is not known", "Kumulatif"),
    "arah": ((5, "arah"), "Negativ", "is not known", "Negatif"),
    "pagu in words": ((6, "pagu"), "12,5 jt", "not a number of whole rupiah", "12500000"),
    "pagu as text": ((6, "pagu"), "banyak", "not a number", None),
    "code with commas": (
        (6, "kode_kegiatan"),
        "7,01,01,2,01",
        "not numbers joined by points",
        "7.01.01.2.01",
    ),
    "code that became a date": (
        (4, "kode_program"),
        datetime.date(2002, 1, 7),
        "has become a date (07-01-2002)",
        "7.01.02",
    ),
    "code that became a number": ((4, "kode_program"), 7.01, "has become a number", None),
    "date for a text": ((7, "sumber_data"), datetime.date(2021, 3, 1), "holds a date", None),
    "error value": ((7, "formulasi"), "#REF!", "formula in this cell fails", None),
    "formula never computed": ((7, "formulasi"), "=A1&B1", "never stored", None),
}


@pytest.mark.parametrize("apa", SALAH)
def test_each_kind_of_mistake(asli: Kaskade, tmp_path: Path, apa: str) -> None:
    (baris, kunci), isi, alasan, terdekat = SALAH[apa]
    path = tmp_path / "k.xlsx"
    buku(asli, {(baris, kunci): isi}).save(path)
    hasil = baca(path)
    (ditolak,) = hasil.laporan.penolakan
    huruf = openpyxl.utils.get_column_letter(JUDUL[kunci])
    assert (ditolak.berkas, ditolak.lembar, ditolak.sel) == ("k.xlsx", "Kaskade", f"{huruf}{baris}")
    assert ditolak.kolom == next(k.judul for k in KOLOM if k.kunci == kunci)
    assert alasan in ditolak.alasan.en
    assert ditolak.terdekat == terdekat
    assert ditolak.saran.id
    assert baris in ditolak.baris
    lost = [b.tempat.line for b in hasil.laporan.tak_terbaca]
    if kunci.startswith("kode_"):  # which element it is, is not known
        assert lost == ditolak.baris
        assert 0 < len(hasil.kaskade.indikator) < len(asli.indikator)
    else:
        assert lost == []
        assert set(hasil.kaskade.indikator) == set(asli.indikator)
        (unread,) = unread_of(hasil.laporan, hasil.kaskade)
        assert (unread.lembar, unread.sel) == ("Kaskade", f"{huruf}{baris}")


def test_what_is_nearest_would_be_accepted(asli: Kaskade, tmp_path: Path) -> None:
    """Whoever types what the messages say is done: every nearest value is accepted in its place."""
    salah = {
        tempat: (isi, dekat) for tempat, isi, _, dekat in SALAH.values() if dekat and tempat[0] in (5, 6)
    }
    path = tmp_path / "k.xlsx"
    buku(asli, {tempat: isi for tempat, (isi, _) in salah.items()}).save(path)
    assert len(baca(path).laporan.penolakan) == len(salah)
    buku(asli, {tempat: dekat for tempat, (_, dekat) in salah.items()}).save(path)
    assert baca(path).laporan.penolakan == []


def test_two_rows_that_contradict_each_other(asli: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "k.xlsx"
    buku(asli, {(3, "penanggung_jawab"): "Camat", (4, "penanggung_jawab"): "Sekcam"}).save(path)
    (ditolak,) = baca(path).laporan.penolakan
    assert "differs from cell" in ditolak.alasan.en
    assert ditolak.terdekat == "Camat"


def test_hidden_and_protected_sheets_are_no_surprise(asli: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "k.xlsx"
    book = buku(asli, {})
    book["Kaskade"].protection.sheet = True
    lama = book.create_sheet("Lama", 0)
    lama.append([k.judul for k in KOLOM])
    lama.append(["Tujuan lama"])
    lama.sheet_state = "hidden"
    book.save(path)
    hasil = baca(path)
    assert len(hasil.kaskade.indikator) == len(asli.indikator)
    assert [u.label for u in baca(path, lembar="lama").kaskade.unsur.values()] == ["Tujuan lama"]
    with pytest.raises(InputError, match="no sheet 'Baru'") as error:
        baca(path, lembar="Baru")
    assert "Kaskade" in error.value.text("id")


# --- as a user sees it ------------------------------------------------------------------------------------


@pytest.fixture
def tiga_salah(asli: Kaskade, tmp_path: Path) -> Path:
    """A workbook with three mistakes."""
    path = tmp_path / "tiga.xlsx"
    ubah = {SALAH[apa][0]: SALAH[apa][1] for apa in ("tipe", "pagu in words", "error value")}
    book = buku(asli, ubah)
    book["Kaskade"].column_dimensions["A"].width = 33
    book.save(path)
    return path


def test_good_rows_are_imported_and_the_exit_code_is_3(
    kaskade: Perintah,
    tiga_salah: Path,
    tmp_path: Path,
) -> None:
    ran = kaskade("import", tiga_salah, "-o", tmp_path / "k.trig")
    assert ran.code == 3
    for kata in ("Kaskade!N5", "Komulatip", "Kumulatif", "12500000", "3 sel tidak dipahami; barisnya dibaca"):
        assert kata in ran.err
    assert (tmp_path / "k.trig").stat().st_size > 10_000


def test_strict_writes_nothing(kaskade: Perintah, tiga_salah: Path, tmp_path: Path) -> None:
    ran = kaskade(
        "import", tiga_salah, "--strict", "-o", tmp_path / "k.trig", "--refused", tmp_path / "r.json"
    )
    assert ran.code == 3
    assert "--strict" in ran.err
    assert not (tmp_path / "k.trig").exists()
    ditolak = json.loads((tmp_path / "r.json").read_text())["ditolak"]
    assert [d["sel"] for d in ditolak] == ["N5", "S6", "M7"]
    assert ditolak[0] == {
        "berkas": "tiga.xlsx",
        "lembar": "Kaskade",
        "sel": "N5",
        "kolom": "Tipe Penghitungan",
        "nilai": "Komulatip",
        "alasan": {"id": "'Komulatip' tidak dikenal", "en": "'Komulatip' is not known"},
        "terdekat": "Kumulatif",
        "saran": {
            "id": "Pilih salah satu: Kumulatif / Non Kumulatif",
            "en": "Choose one of: Kumulatif / Non Kumulatif",
        },
        "baris": [5],
    }


def test_a_marked_copy_is_mended_and_imported_again(
    kaskade: Perintah,
    tiga_salah: Path,
    tmp_path: Path,
) -> None:
    salinan = tmp_path / "r.xlsx"
    assert kaskade("import", tiga_salah, "-o", tmp_path / "k.trig", "--refused", salinan).code == 3
    book = openpyxl.load_workbook(salinan)
    sheet = book["Kaskade"]
    assert sheet.column_dimensions["A"].width == 33
    assert "Kumulatif" in sheet["N5"].comment.text
    assert sheet["N5"].fill.start_color.rgb == "FFFFC7CE"
    assert [row[0].value for row in book["Ditolak"].iter_rows(min_row=2)] == [
        "Kaskade!N5",
        "Kaskade!S6",
        "Kaskade!M7",
    ]
    sheet["N5"], sheet["S6"], sheet["M7"] = "Kumulatif", 12_500_000, "Jumlah dokumen"
    book.save(salinan)
    assert kaskade("import", salinan, "-o", tmp_path / "k.trig").code == 0


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "txt"])
def test_the_same_refusals_give_the_same_bytes(
    kaskade: Perintah,
    tiga_salah: Path,
    tmp_path: Path,
    ending: str,
) -> None:
    for nama in ("a", "b"):
        assert kaskade(
            "import", tiga_salah, "-o", tmp_path / "k.trig", "--refused", tmp_path / f"{nama}.{ending}"
        )
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_a_marked_copy_of_a_csv_file_runs_no_formula(kaskade: Perintah, tmp_path: Path) -> None:
    path = tmp_path / "k.csv"
    path.write_text(
        'Kode Unit,33.02.19\nTahun,2021\n\nTujuan,Indikator,Arah\n=1+1,"=HYPERLINK(""http://x"")",=2+2\n'
    )
    salinan = tmp_path / "r.xlsx"
    ran = kaskade(
        "import",
        path,
        "--unit",
        "33.02.19",
        "--tahun",
        "2021",
        "-o",
        tmp_path / "k.trig",
        "--refused",
        salinan,
    )
    assert ran.code == 3
    for sheet in openpyxl.load_workbook(salinan):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_other_commands_read_tables_too(
    kaskade: Perintah, asli: Kaskade, tiga_salah: Path, tmp_path: Path
) -> None:
    path = tmp_path / "utuh.xlsx"
    path.write_bytes(make_sheets.template(asli))
    assert kaskade("tree", path, "--depth", 1).code == 0
    ran = kaskade("audit", path, "--fail-on", "never", "--format", "json")
    assert ran.code == 0
    bukti = [b for t in json.loads(ran.out)["temuan"] for b in t["bukti"]]
    assert {"Kaskade"} == {b["lembar"] for b in bukti if b["sel"]}
    rusak = kaskade("tree", tiga_salah, "--depth", 1)
    assert rusak.code == 3
    assert "--refused" in rusak.err


def test_a_mapping_beside_the_table_is_used(kaskade: Perintah, asli: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "renja.xlsx"
    path.write_bytes(make_sheets.coded(asli))
    assert kaskade("import", "--suggest", path, "-o", tmp_path / "renja.peta.toml").code == 0
    ran = kaskade("tree", path, "--depth", 1)
    assert ran.code == 0
    assert "Program Pemberdayaan Masyarakat" in ran.out


def test_a_folder_with_a_mapping_beside_it_is_one_cascade(
    kaskade: Perintah, asli: Kaskade, tmp_path: Path
) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    for nama, isi in make_sheets.relational(asli).items():
        (folder / nama).write_bytes(isi)
    peta = tmp_path / "dump.peta.toml"
    given = ("--unit", "33.02.19", "--tahun", 2021)
    assert kaskade("import", "--suggest", folder, *given, "-o", peta).code == 0
    ran = kaskade("audit", folder, "--fail-on", "never", "--format", "json")
    assert ran.code == 0, ran.err
    bukti = [b for t in json.loads(ran.out)["temuan"] for b in t["bukti"]]
    assert {"sub_kegiatan.csv", "indikator_sub_kegiatan.csv"} <= {b["berkas"] for b in bukti}


def test_sheet_is_for_tables(kaskade: Perintah, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Program 1")
    assert kaskade("import", path, "--sheet", "X").code == 2
