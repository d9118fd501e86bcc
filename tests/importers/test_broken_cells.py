"""Cells of a PDF: lines end where the column does, rows where the page does."""

from __future__ import annotations

from kaskade_graph.importers.document import Cell, Document, Line, Paragraph, Table
from kaskade_graph.importers.documents import ImportResult, read_parsed
from kaskade_graph.model import Jenis

TITLES = ("Kode", "Program/Kegiatan", "Sasaran", "Indikator", "Formulasi", "Satuan", "Target")


def row(page: int, *cells: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(tuple(Line(x, page=page) for x in text.split("\n"))) if text else Cell() for text in cells
    )


def read(*tables: tuple[tuple[Cell, ...], ...]) -> ImportResult:
    title = Paragraph(Line("CASCADING KECAMATAN SUMBANG KABUPATEN BANYUMAS TAHUN 2022", page=1))
    return read_parsed(Document("kaskade.pdf", "0" * 64, (title, *map(Table, tables))))


def test_a_name_broken_after_its_first_word_and_within_a_remark() -> None:
    kaskade = read(
        (
            row(1, *TITLES),
            row(
                1,
                "",
                "Sasaran 1",
                "Meningkatnya\npelayanan",
                "Indeks\nkepuasan",
                "Nilai survei",
                "Indeks",
                "80",
            ),
            row(1, "", "Sasaran 2", "Meningkatnya\nketertiban", "Angka\ngangguan", "Kejadian", "Angka", "5"),
            row(
                1,
                "7.01.02",
                "PROGRAM\nPELAYANAN PUBLIK (mendukung\nSasaran 1)",
                "Meningkatnya\nmutu",
                "Persentase\nlayanan",
                "Selesai dibagi\nmasuk x 100%",
                "%",
                "90",
            ),
        )
    ).kaskade
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert (program.label, program.kode) == ("PROGRAM PELAYANAN PUBLIK", "7.01.02")
    assert [kaskade.unsur[p].label for p in program.mendukung] == ["Meningkatnya pelayanan"]
    assert [i.formulasi for i in kaskade.indikator.values()][-1] == "Selesai dibagi masuk x 100%"


def test_a_row_broken_at_the_end_of_a_page_is_one() -> None:
    first = (
        row(1, *TITLES),
        row(
            1,
            "7.01.02",
            "Program Pelayanan",
            "Meningkatnya",
            "Persentase layanan",
            "Selesai dibagi",
            "%",
            "90",
        ),
    )
    rest = (
        row(2, "", "Publik", "mutu layanan", "yang selesai", "", "", ""),
        row(2, "", "", "", "Jumlah keluhan", "Keluhan yang masuk", "Keluhan", "4"),
    )
    kaskade = read(first, rest).kaskade
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert program.label == "Program Pelayanan Publik"
    assert [kaskade.unsur[s].label for s in program.memiliki_sasaran] == ["Meningkatnya mutu layanan"]
    assert [(i.label, str(i.target[0].nilai)) for i in kaskade.indikator.values()] == [
        ("Persentase layanan yang selesai", "90"),
        ("Jumlah keluhan", "4"),
    ]


def test_a_row_that_names_the_next_part_of_a_table_is_no_element() -> None:
    columns = ("Sasaran Perangkat Daerah", "Indikator Kinerja Sasaran", "Penjelasan")
    kaskade = read(
        (
            row(1, "TUJUAN", "", ""),
            row(1, "Tujuan Perangkat Daerah", "Indikator Kinerja Tujuan", "Penjelasan"),
            row(1, "1. Terwujudnya pelayanan", "Indeks", "Nilai survei"),
            row(1, "SASARAN", "", ""),
            row(1, *columns),
            row(1, "1. Meningkatnya pelayanan", "Persentase", "a dibagi b"),
        )
    ).kaskade
    assert [(u.jenis, u.label) for u in kaskade.unsur.values()] == [
        (Jenis.TUJUAN, "Terwujudnya pelayanan"),
        (Jenis.SASARAN_STRATEGIS, "Meningkatnya pelayanan"),
    ]
