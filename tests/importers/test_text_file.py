"""Text files: every line kept with its number, tables by tabs, and what is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.importers import text_file
from kaskade_graph.importers.document import (
    Cell,
    Document,
    Line,
    Paragraph,
    Table,
    document_from_json,
    document_to_json,
)
from kaskade_graph.importers.text_file import read_text


def read(text: str) -> Document:
    return read_text(text.encode(), "kaskade.txt")


def texts(document: Document) -> list[object]:
    """Paragraphs as strings, tables as lists of rows of cells."""
    return [
        block.line.text
        if isinstance(block, Paragraph)
        else [[" / ".join(line.text for line in cell.lines) for cell in row] for row in block.rows]
        for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\nb\n", ["a", "", "b"]),
        ("a\tb\nc\td\n", [[["a", "b"], ["c", "d"]]]),
        ("a\tb\n\nc\td\n", [[["a", "b"]], "", [["c", "d"]]]),
        ("\tb\tc\n", [[["", "b", "c"]]]),
        ("a\t\tc\t\t\n", [[["a", "", "c"]]]),
        ("TUJUAN\t\t\na\tb\n", ["TUJUAN", [["a", "b"]]]),
        ("a\n\t\t\nb\n", ["a", "", "b"]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("a\u2028b\x0bc\x85d\n", ["a\u2028b\x0bc\x85d"]),
        ("  a <b>x</b> \n", ["  a <b>x</b> "]),
    ],
    ids=[
        "blank",
        "table",
        "two tables",
        "first empty",
        "last empty",
        "heading",
        "tabs",
        "ends",
        "other",
        "as is",
    ],
)
def test_blocks(text: str, expected: list[object]) -> None:
    assert texts(read(text)) == expected


def test_lines_and_pages_are_numbered_from_one() -> None:
    document = read("a\n\fb\tc\nd\fe\n")
    assert list(document.lines()) == [
        Line("a", 1, 1),
        Line("", 2, 1),
        Line("b", 2, 2),
        Line("c", 2, 2),
        Line("d", 3, 2),
        Line("e", 3, 3),
    ]
    assert [line.page for line in read("a\n").lines()] == [None]


def test_name_and_hash_of_the_bytes() -> None:
    document = read("a\n")
    assert document.berkas == "kaskade.txt"
    assert document.sha256 == "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_a_mark(encoding: str) -> None:
    assert texts(read_text("é – a\nb\n".encode(encoding), "x.txt")) == ["é – a", "b"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tidak berisi teks"),
        (b" \n\t\n\xc2\xa0\n", "tidak berisi teks"),
        (
            "a\nb\ncaf\xe9 \x96 x".encode("latin-1"),
            "baris 3, byte ke-8 (0xe9) bukan UTF-8; mungkin Windows-1252",
        ),
        (b"a\x81", "mungkin Latin-1"),
        ("program\n".encode("utf-16-le"), "mungkin UTF-16 tanpa penanda"),
        (b"a\nb\0c", "baris 2, byte ke-4: byte nol"),
        (b"\xff\xfea\0\n\0\x00\xdc", "baris 2: bukan UTF-16-LE"),
        (b"\x89PNG\r\n\x1a\n...", "melainkan gambar"),
        (b"\xff\xd8\xff\xe0...", "melainkan gambar"),
        (b"RIFF\0\0\0\0WEBP", "melainkan gambar"),
        (b"PK\x03\x04...", "melainkan berkas ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "melainkan dokumen Office lama"),
        (b"\n%PDF-1.4\n", "melainkan dokumen PDF"),
        (b"{\\rtf1 a}", "melainkan dokumen RTF"),
        (b"\x1f\x8b\x08\0", "melainkan arsip"),
    ],
)
def test_what_is_refused_is_named_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_text(data, "kaskade.txt")
    assert caught.value.pesan.id.startswith("kaskade.txt: ")
    assert said in caught.value.pesan.id
    assert caught.value.saran is not None


def test_caps_on_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "MAX_LINES", 3)
    monkeypatch.setattr(text_file, "MAX_LINE_CHARS", 5)
    assert len(read("a\nb\nc\n").blocks) == 3
    with pytest.raises(InputError, match="4 lines; at most 3"):
        read("a\nb\nc\nd\n")
    with pytest.raises(InputError, match="line 2 has 6 characters"):
        read("a\n123456\n")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_an_input_error(data: bytes) -> None:
    try:
        document = read_text(data, "x.txt")
    except InputError as error:
        assert error.pesan.id
        assert error.pesan.en
    else:
        assert any(line.text.strip() for line in document.lines())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_every_line_is_kept_with_its_number(text: str) -> None:
    try:
        document = read(text)
    except InputError:
        return
    physical = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    kept: dict[int | None, str] = {}
    for line in document.lines():
        kept[line.line] = kept.get(line.line, "") + line.text
    for number, line_text in enumerate(physical, start=1):
        assert re.sub(r"\s", "", kept.get(number, "")) == re.sub(r"\s", "", line_text)


lines = st.builds(
    Line, st.text(), st.none() | st.integers(), st.none() | st.integers(), st.none() | st.text(max_size=5)
)
cells = st.lists(lines, max_size=2).map(lambda found: Cell(tuple(found)))
rows = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3)
blocks = st.lists(lines.map(Paragraph) | rows.map(lambda found: Table(tuple(found))), max_size=4)


@given(blocks)
def test_blocks_survive_the_way_out_of_a_worker(found: list[Paragraph | Table]) -> None:
    document = Document("x", "0", tuple(found), (Line("--", 3),), ((4, "why"),))
    assert document_from_json(document_to_json(document)) == document
