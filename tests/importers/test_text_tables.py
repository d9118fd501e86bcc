"""Matrices drawn with pipes or spaces in plain text: the same cascade as with tabs, or a refusal."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import InputError, NoCascade
from kaskade_graph.model import Jenis
from tests.importers.test_matrix import CASCADE, TITLE, as_text, expected, facts, read, rows
from tests.importers.texts import document

FORMS = ("pipa", "markdown", "kisi", "spasi", "spasi dan baris kosong")


def drawn(tabbed: str, form: str, width: int | None, centred: bool = False) -> str:
    """A text with tabs with its table in another form, cells broken at ``width``."""
    before = [line for line in tabbed.splitlines() if "\t" not in line]
    cells = [line.split("\t") for line in tabbed.splitlines() if "\t" in line]
    count = max(map(len, cells))
    high: list[list[list[str]]] = []
    for row in cells:
        broken: list[list[str]] = [
            textwrap.wrap(c, width, break_long_words=False, break_on_hyphens=False) or [""] if width else [c]
            for c in (*row, *[""] * (count - len(row)))
        ]
        height = max(map(len, broken))
        if centred:
            broken = [[*([""] * ((height - len(c)) // 2)), *c] for c in broken]
        high.append([[c[k] if k < len(c) else "" for c in broken] for k in range(height)])
    wide = [max(len(line[n]) for row in high for line in row) for n in range(count)]
    rule = "-+-".join("-" * w for w in wide)
    out = [f"+-{rule}-+"] if form == "kisi" else []
    for n, tall in enumerate(high):
        for parts in tall:
            padded = [c.ljust(w) for c, w in zip(parts, wide, strict=True)]
            out.append(
                "  ".join(padded).rstrip() if form.startswith("spasi") else f"| {' | '.join(padded)} |"
            )
        if form == "kisi":
            out.append(f"+-{rule}-+")
        elif form == "markdown" and n == 0:
            out.append(f"|-{rule.replace('+', '|')}-|")
        elif form == "spasi dan baris kosong":
            out.append("")
    return "\n".join([*before, *out]) + "\n"


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from(["kode", "nama"]),
    st.integers(0, 10_000),
    st.sampled_from(FORMS),
    st.sampled_from([None, 60, 40, 30, 24]),
)
def test_any_form_gives_the_same_facts_or_says_that_it_is_not_sure(
    way: str, seed: int, form: str, width: int | None
) -> None:
    text = drawn(as_text(rows(CASCADE, way), seed), form, width)
    result = read(text)
    if facts(result.kaskade) != expected(CASCADE, codes=way != "nama"):
        assert width is not None
        assert result.laporan.masalah


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [None, 40, 24])
def test_the_usual_order_of_columns_is_read_in_full(form: str, width: int | None) -> None:
    found = rows(CASCADE, "kode")
    names = [
        "Kode",
        "Program/Kegiatan/Sub Kegiatan",
        "Sasaran",
        "Indikator",
        "Formulasi",
        "Satuan",
        "Target 2022",
    ]
    tabbed = TITLE + "\n".join("\t".join(r) for r in [names, *([row[n] for n in names] for row in found)])
    text = drawn(tabbed, form, width)
    result = read(text)
    assert facts(result.kaskade) == expected(CASCADE)
    assert result.laporan.tak_terbaca == []
    assert not result.laporan.masalah
    assert all(one.baris is not None for one in result.kaskade.bukti)


@pytest.mark.parametrize("width", [14, 24, 40])
def test_cells_in_the_middle_of_high_rows_are_read_between_borders_and_else_told(width: int) -> None:
    found = rows(CASCADE, "kode")
    names = [
        "Kode",
        "Program/Kegiatan/Sub Kegiatan",
        "Sasaran",
        "Indikator",
        "Formulasi",
        "Satuan",
        "Target 2022",
    ]
    tabbed = TITLE + "\n".join("\t".join(r) for r in [names, *([row[n] for n in names] for row in found)])
    for form in ("spasi", "spasi dan baris kosong"):
        assert read(drawn(tabbed, form, width, centred=True)).laporan.tak_terbaca
    assert facts(read(drawn(tabbed, "kisi", width, centred=True)).kaskade) == expected(CASCADE)


PIPES = "| Kode | Program/Kegiatan | Indikator | Target |\n|---|---|---|---|\n"
SPACES = "Kode           Program/Kegiatan     Sasaran                   Indikator            Target\n"
ONE = "7.01.02        Program Pelayanan    Meningkatnya kualitas     Persentase layanan   100\n"


@pytest.mark.parametrize(
    "text",
    [
        PIPES + "| 7.01.02 | Program Pelayanan | Jumlah a | b | 3 |\n",
        SPACES
        + ONE
        + "7.01.02.2.01   Koordinasi Kegiatan di Kecamatan  Terlaksana   Jumlah koordinasi    12\n",
    ],
    ids=["a cell too many", "columns run together"],
)
def test_cells_that_cannot_be_told_apart_are_unread(text: str) -> None:
    try:
        found = read(TITLE + text)
    except NoCascade:
        return
    assert found.laporan.tak_terbaca
    assert not any(
        "Jumlah k" in str(u.label) or "Persen" in str(u.label) for u in found.kaskade.unsur.values()
    )


@pytest.mark.parametrize(
    "text",
    [
        "| Kode | Program/Kegiatan | Indikator | Target | | |\n"
        "| | | | 2022 | 2023 | 2024 |\n|---|---|---|---|---|---|\n"
        "| 7.01.02 | **Program Pelayanan** | Jumlah a \\| b | 1 | 2 | 3 |\n",
        "Kode           Program/Kegiatan     Indikator             Target\n"
        "                                                      2022  2023  2024\n"
        "7.01.02        Program Pelayanan    Jumlah a          1     2     3\n",
    ],
    ids=["pipes", "spaces"],
)
def test_years_under_one_title(text: str) -> None:
    kaskade = read(TITLE + text).kaskade
    (indikator,) = kaskade.indikator.values()
    assert [(t.tahun, str(t.nilai)) for t in indikator.target] == [(2022, "1"), (2023, "2"), (2024, "3")]
    assert [u.label for u in kaskade.of(Jenis.PROGRAM)] == ["Program Pelayanan"]


def test_a_line_across_a_table_of_spaces_is_no_part_of_a_name() -> None:
    note = "Catatan panjang sekali yang melintas di semua kolom tabel tanpa batas sama sekali dan terus\n"
    two = "7.01.02.2.01   Koordinasi Kegiatan  Terlaksana                Jumlah koordinasi    12\n"
    kaskade = read(TITLE + SPACES + ONE + note + two).kaskade
    names = [u.label for u in kaskade.unsur.values() if u.jenis in (Jenis.PROGRAM, Jenis.KEGIATAN)]
    assert names == ["Program Pelayanan", "Koordinasi Kegiatan"]


def test_a_page_may_shift_its_columns_under_titles_printed_again() -> None:
    again = "\fKode          Program/Kegiatan     Sasaran                   Indikator            Target\n"
    two = "7.01.02.2.01  Koordinasi Kegiatan  Terlaksana                Jumlah koordinasi    12\n"
    kaskade = read(TITLE + SPACES + ONE + again + two).kaskade
    assert [u.label for u in kaskade.of(Jenis.KEGIATAN)] == ["Koordinasi Kegiatan"]


@pytest.mark.parametrize(
    "hostile",
    [
        "|" * 90_000,
        "| " * 45_000 + "\n" + "|-" * 45_000,
        "a  " * 30_000,
        "Indikator  " * 8_000,
        " " * 90_000 + "x",
    ],
    ids=["pipes", "cells", "columns", "titles", "blank"],
)
def test_hostile_lines_are_cut_or_refused(hostile: str) -> None:
    """Long lines are walked over once; work that grows with their square would not end."""
    for before in (SPACES + ONE, PIPES, ""):
        try:
            found = document(TITLE + before + hostile)
        except InputError as error:
            assert error.saran is not None
        else:
            assert any(line.text.strip() for line in found.lines())
