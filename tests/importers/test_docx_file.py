"""DOCX files: what a reader of the document sees, in order and with places, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.importers import office_zip
from kaskade_graph.importers.document import Document, Paragraph
from kaskade_graph.importers.docx_file import parse_docx, read_docx
from tests.make_documents import undated

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def saved(document: Word) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


def word(body: str) -> bytes:
    """Return a document whose body is the WordprocessingML ``body``."""
    document = docx.Document()
    for child in parse_xml(f"<w:body {_NS}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, child)
    return saved(document)


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def texts(data: bytes) -> list[object]:
    return [
        block.line.text
        if isinstance(block, Paragraph)
        else [[" / ".join(line.text for line in cell.lines) for cell in row] for row in block.rows]
        for block in parse_docx(data, "k.docx")
    ]


MERGED = tbl(
    tc(p("a"), '<w:gridSpan w:val="2"/>') + tc(p("b"), '<w:vMerge w:val="restart"/>'),
    tc(p("c")) + tc(p("d")) + tc("<w:p/>", "<w:vMerge/>"),
)
BOX = (
    "<w:p><w:r><w:t>luar</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
    "<w:txbxContent>" + p("dalam") + tbl(tc(p("x")) + tc(p("y"))) + "</w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>" + p("dalam") + "</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
REVIEWED = (
    "<w:p><w:ins w:id='1' w:author='x'><w:r><w:t>baru</w:t></w:r></w:ins>"
    "<w:del w:id='2' w:author='x'><w:r><w:delText>lama</w:delText></w:r></w:del>"
    "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:t> 7</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("a") + "<w:p/>" + tbl(tc(p("b")) + tc(p("c"))) + p("d"), ["a", "", [["b", "c"]], "d"]),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>", ["a", "b", "c"]),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>" * 2, [[["a", "b"], ["a", "b"]]]),
        (MERGED, [[["a", "", "b"], ["c", "d", ""]]]),
        (tbl("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + tc(p("a"))), [[["", "a"]]]),
        (tbl(tc(p("a") + "<w:p/>" + p("b") + "<w:p/>")), [[["a /  / b"]]]),
        (tbl(tc(p("a") + tbl(tc(p("b")) + tc(p("c"))) + "<w:p/>") + tc(p("d"))), [[["a / b / c", "d"]]]),
        (tbl(tc(p("a") + tbl(tc(p("b")) + tc(p("c"))) + "<w:p/>")), ["a", [["b", "c"]], ""]),
        (BOX, ["luar", "dalam", [["x", "y"]]]),
        (tbl(tc(BOX) + tc(p("z"))), [[["luar / dalam / x / y", "z"]]]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>", ["a"]),
        (REVIEWED, ["baru 7"]),
        ("<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>", ["a"]),
        (p("  a &amp; &lt;b&gt;x&lt;/b&gt; "), ["  a & <b>x</b> "]),
        ("<w:p><w:r><w:t>KSK</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>", ["KSK-1"]),
    ],
    ids=[
        "order",
        "breaks",
        "tabs",
        "merged",
        "before",
        "blank",
        "nested",
        "layout",
        "box",
        "boxcell",
        "control",
        "review",
        "link",
        "as-is",
        "hyphen",
    ],
)
def test_what_is_printed_is_read(body: str, expected: list[object]) -> None:
    assert texts(word(body)) == expected


def test_places() -> None:
    tabbed = "<w:p><w:r><w:t>e</w:t><w:tab/><w:t>f</w:t></w:r></w:p>"
    table = tbl(tc(p("b"), '<w:gridSpan w:val="2"/>') + tc(p("c") + p("d")))
    blocks = parse_docx(word(p("a") + table + tabbed + tbl(tc(p("g")))), "k.docx")
    assert [(line.text, line.cell) for line in Document("", "", blocks).lines()] == [
        ("a", "paragraf 1"),
        ("b", "tabel 1 baris 1 kolom 1"),
        ("c", "tabel 1 baris 1 kolom 3"),
        ("d", "tabel 1 baris 1 kolom 3"),
        ("e", "paragraf 2"),
        ("f", "paragraf 2"),
        ("g", "tabel 2 baris 1 kolom 1"),
    ]
    assert {(line.line, line.page) for line in Document("", "", blocks).lines()} == {(None, None)}


def test_a_file_is_read_in_a_worker_to_the_same_blocks() -> None:
    data = word(p("a") + MERGED)
    document = read_docx(data, "k.docx")
    assert document.blocks == parse_docx(data, "k.docx")
    assert document.berkas == "k.docx"


# --- numbers and bullets --------------------------------------------------------------------------------


def numbered(*levels: tuple[str, str, int]) -> Word:
    """Return a document with list 91 of the given levels (format, pattern, start), and 92 that restarts it."""
    document = docx.Document()
    root: Any = document.part.numbering_part.element
    inside = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text, start) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {_NS} w:abstractNumId="90">{inside}</w:abstractNum>'))
    for num_id, more in (
        (91, ""),
        (92, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    ):
        xml = f'<w:num {_NS} w:numId="{num_id}"><w:abstractNumId w:val="90"/>{more}</w:num>'
        root.append(parse_xml(xml))
    return document


def listed(document: Word, *items: tuple[str, int, int]) -> list[object]:
    """Return the texts of ``document`` with paragraphs (text, level, list)."""
    for text, level, num_id in items:
        where = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr></w:pPr>'
        xml = f"<w:body {_NS}>{p(text, where)}</w:body>"
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml)[0])
    return texts(saved(document))


@pytest.mark.parametrize(
    ("form", "pattern", "expected"),
    [
        ("decimal", "%1.", ["1. x", "2. x"]),
        ("lowerLetter", "%1)", ["a) x", "b) x"]),
        ("upperRoman", "%1.", ["I. x", "II. x"]),
        ("bullet", "\uf0b7", ["- x", "- x"]),
        ("thaiLetters", "%1.", ["x", "x"]),
        ("none", "", ["x", "x"]),
    ],
)
def test_numbers_that_word_makes(form: str, pattern: str, expected: list[object]) -> None:
    assert listed(numbered((form, pattern, 1)), ("x", 0, 91), ("x", 0, 91)) == expected


def test_levels_count_under_each_other_and_start_where_they_say() -> None:
    document = numbered(("decimal", "%1.", 4), ("lowerLetter", "%1.%2", 1))
    items = [("x", 0, 91), ("x", 1, 91), ("x", 1, 91), ("x", 0, 91), ("x", 1, 91), ("x", 0, 92), ("x", 0, 0)]
    assert listed(document, *items) == ["4. x", "4.a x", "4.b x", "5. x", "5.a x", "1. x", "x"]


def test_a_list_by_its_style_and_no_number_without_text() -> None:
    document = docx.Document()
    document.add_paragraph("x", style="List Bullet")
    document.add_paragraph("", style="List Bullet")
    document.add_paragraph("y", style="List Number")
    assert texts(saved(document)) == ["- x", "", "1. y"]


# --- bad input ------------------------------------------------------------------------------------------


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return the archive with each entry changed; None drops it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def in_body(change: Callable[[bytes], bytes]) -> bytes:
    return rezipped(word(p("a")), lambda n, c: change(c) if n == "word/document.xml" else c)


_HEAD = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
_BOMB = b"<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in names:
            new.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 not a zip", "arsipnya rusak"),
        (word(p("a"))[:-30], "arsipnya rusak"),
        (archive("a.txt"), "melainkan arsip ZIP biasa"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "melainkan buku kerja Excel"),
        (archive("mimetype", "content.xml"), "melainkan dokumen LibreOffice"),
        (archive("[Content_Types].xml", "word/x.xml"), "tidak dapat dibaca"),
        (in_body(lambda c: c[:300]), "word/document.xml: XML rusak pada baris"),
        (in_body(lambda c: c.replace(_HEAD, _HEAD + _BOMB)), "word/document.xml: memuat DOCTYPE"),
        (in_body(lambda c: b"<a>" * 5000 + b"</a>" * 5000), "tidak dapat dibaca"),
        (rezipped(word(p("a")), lambda n, c: None if n == "_rels/.rels" else c), "tidak dapat dibaca"),
        (rezipped(word(p("a")), lambda n, c: _BOMB if n.endswith("jpeg") else c), "memuat DOCTYPE"),
        (word("<w:p/>"), "tidak ada teks"),
    ],
)
def test_what_is_refused_is_named(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_docx(data, "k.docx")
    assert caught.value.pesan.id.startswith("k.docx")
    assert said in caught.value.pesan.id
    assert caught.value.saran is not None


def test_an_archive_that_swells_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    big = rezipped(word(p("a")), lambda n, c: c + b" " * 5_000_000 if n == "word/document.xml" else c)
    with pytest.raises(InputError, match="not opened"):
        parse_docx(big, "k.docx")
    monkeypatch.setattr(office_zip, "MAX_ENTRIES", 3)
    with pytest.raises(InputError, match="not opened"):
        parse_docx(word(p("a")), "k.docx")


def test_a_locked_archive() -> None:
    data = bytearray(archive("[Content_Types].xml", "word/document.xml"))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    with pytest.raises(InputError, match="password"):
        parse_docx(bytes(data), "k.docx")


VALID = word(p("a") + MERGED + BOX)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(VALID) - 1), st.binary(max_size=20), st.integers(0, 20))
def test_damaged_files_are_a_document_or_an_input_error(at: int, new: bytes, gone: int) -> None:
    try:
        assert parse_docx(VALID[:at] + new + VALID[at + gone :], "k.docx")
    except InputError as error:
        assert error.pesan.id


TEXT = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXT | st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=3), max_size=5))
def test_every_text_put_in_comes_out_in_order(parts: list[str | list[list[str]]]) -> None:
    document = docx.Document()
    document.add_paragraph("awal")
    expected = ["awal"]
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            expected.append(part)
            continue
        table = document.add_table(rows=len(part), cols=2)
        for r, row in enumerate(part):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
                expected.append(text)
    blocks = parse_docx(saved(document), "k.docx")
    found = [line.text for line in Document("", "", blocks).lines()]
    assert [t for t in found if t.strip()] == [t for t in expected if t.strip()]
