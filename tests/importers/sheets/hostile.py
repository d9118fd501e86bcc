"""Files made to do harm, and an ordinary one beside them: each name -> (file name, bytes, what is said of it).

What is said is a part of the message in English; None where the file is read, and its danger taken off.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

from kaskade_graph.importers.columns import BARIS_IDENTITAS
from tests.make_sheets import ods, workbook

HEAD = ["Tujuan", "Indikator", "Target 2021"]
IDENTITY = [[BARIS_IDENTITAS["unit"], "33.02.19"], [BARIS_IDENTITAS["tahun"], "2021"]]
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def good(rows: list[list[object]] | None = None) -> bytes:
    """Return a workbook in the columns of the template."""
    body = rows if rows is not None else [["Tujuan satu", "Indeks", 80]]
    return workbook({"Kaskade": [HEAD, *body], "Identitas": [list(r) for r in IDENTITY]})


def csv(*rows: str) -> bytes:
    """Return CSV in the columns of the template."""
    head = [",".join(r) for r in IDENTITY]
    return "\n".join([*head, "", ",".join(HEAD), *rows, ""]).encode()


def changed(part: str, change: Callable[[bytes], bytes], data: bytes | None = None) -> bytes:
    """Return a good workbook with one part changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or good())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == part else content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def _rows(xml: bytes) -> Callable[[bytes], bytes]:
    """Put rows after those of the sheet."""
    return lambda content: content.replace(b"</sheetData>", xml + b"</sheetData>")


def _doctype(content: bytes) -> bytes:
    head, _, rest = content.partition(b"?>")
    return head + b"?>" + BOMB.encode() + rest


def _cell(xml: str) -> bytes:
    return changed(
        SHEET, _rows(f'<row r="9"><c r="A9" t="inlineStr"><is><t>Lain</t></is></c>{xml}</row>'.encode())
    )


def _lying(size: int) -> bytes:
    """A workbook whose directory says that its sheet is smaller than it is."""
    data = bytearray(changed(SHEET, _rows(b'<row r="8"><c r="A8"><v>1</v></c></row>' * 5000)))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(SHEET.encode()))
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(data)


def _macros() -> bytes:
    """A workbook with macros, which are never looked at."""
    return with_part(good(), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(4096))


def _binary() -> bytes:
    """A binary workbook under the name of another kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", bytes(200))
    return out.getvalue()


def _locked() -> bytes:
    """A workbook whose parts are marked as encrypted."""
    data = bytearray(good())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with one part more."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def _many_texts(content: bytes) -> bytes:
    """Shared texts of 150 MB, varied enough to pass as no bomb."""
    pad = b"x" * 100
    texts = b"".join(b"<si><t>%x%s</t></si>" % (n * 0x9E3779B97F4A7C15, pad) for n in range(1_150_000))
    return content.replace(b"</sst>", texts + b"</sst>")


def _many_merges(content: bytes) -> bytes:
    merges = b"".join(b'<mergeCell ref="A%d:C%d"/>' % (2 * n, 2 * n + 1) for n in range(10, 200_000))
    return content.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>")


def _ods_cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def files() -> dict[str, tuple[str, bytes, str | None]]:
    """Return every file by a name for the test."""
    empty_rows = b"".join(b'<row r="%d"/>' % n for n in range(9, 1_048_577))
    formatted = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(9, 200_000))
    long = "x" * 40_000
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    return {
        "good": ("a.xlsx", good(), None),
        "zip bomb": ("a.xlsx", changed(SHEET, _rows(b" " * 80_000_000)), "ZIP bomb"),
        "zip bomb, ods": ("a.ods", ods(" " * 80_000_000), "ZIP bomb"),
        "lying directory": ("a.xlsx", _lying(600), "damaged"),
        "entities in a sheet": ("a.xlsx", changed(SHEET, _doctype), "DOCTYPE"),
        "entities in the texts": ("a.xlsx", changed("xl/sharedStrings.xml", _doctype), "DOCTYPE"),
        "entities in the workbook": ("a.xlsx", changed("xl/workbook.xml", _doctype), "DOCTYPE"),
        "entities in the relations": ("a.xlsx", changed("xl/_rels/workbook.xml.rels", _doctype), "DOCTYPE"),
        "entities in ods": ("a.ods", ods("", BOMB), "DOCTYPE"),
        "a million empty rows": ("a.xlsx", changed(SHEET, _rows(empty_rows)), None),
        "formatted empty rows": ("a.xlsx", changed(SHEET, _rows(formatted)), None),
        "row number too large": (
            "a.xlsx",
            changed(SHEET, _rows(b'<row r="1048577"><c><v>1</v></c></row>')),
            "damaged",
        ),
        "column too far": ("a.xlsx", _cell('<c r="ZZZ9"><v>1</v></c>'), "damaged"),
        "text that is not there": ("a.xlsx", _cell('<c r="B9" t="s"><v>99999</v></c>'), "damaged"),
        "deep XML": ("a.xlsx", changed(SHEET, _rows(b"<a>" * 50_000 + b"</a>" * 50_000)), "damaged"),
        "deep XML in ods": ("a.ods", ods("<text:a>" * 50_000 + "</text:a>" * 50_000), "damaged"),
        "repeated rows in ods": (
            "a.ods",
            ods(
                '<table:table-row table:number-rows-repeated="1048576">'
                + _ods_cell("Tujuan", 'table:number-columns-repeated="16384"')
                + "</table:table-row>"
            ),
            None,
        ),
        "not a ZIP": ("a.xlsx", b"PK\x03\x04" + bytes(500), "damaged"),
        "plain ZIP": ("a.xlsx", ods(""), "no text in it"),
        "locked, or old": ("a.xlsx", ole, "old workbook"),
        "old workbook": ("a.xls", ole, "old workbook"),
        "old workbook that is HTML": ("a.xls", b"<html><table></table></html>", "HTML without content"),
        "workbook named as a binary one": ("a.xlsb", good(), None),
        "binary workbook renamed": ("a.xlsx", _binary(), "binary Excel workbook"),
        "with macros": ("a.xlsm", _macros(), None),
        "locked parts": ("a.xlsx", _locked(), "locked with a password"),
        "ods named xlsx": ("a.xlsx", ods(""), "no text in it"),
        "xlsx named ods": ("a.ods", good(), None),
        "xlsx named csv": ("a.csv", good(), None),
        "csv named xlsx": ("a.xlsx", csv("Tujuan,Indeks,1"), None),
        "PDF named xlsx": ("a.xlsx", b"%PDF-1.7\n" + bytes(100), "PDF"),
        "empty": ("a.xlsx", b"", "empty"),
        "shared texts without end": ("a.xlsx", changed("xl/sharedStrings.xml", _many_texts), "holds"),
        "a million separators": ("a.csv", b";" * 50_000_000, "columns in line 1"),
        "a text of many merged cells": ("a.xlsx", changed(SHEET, _many_merges), None),
        "HTML": (
            "a.xlsx",
            b"<html><table><tr><td>Tujuan</td></tr></table></html>",
            None,
        ),
        "latin-1": ("a.csv", csv("Tuj\u00e9an,Indeks,1").decode().encode("latin-1"), "not UTF-8"),
        "NUL in csv": ("a.csv", csv("Tuj\0uan,Indeks,1"), "zero byte"),
        "open quotation": ("a.csv", csv('"Tujuan,Indeks,1'), "not valid CSV"),
        "100,000 columns": ("a.csv", b"x," * 100_000 + b"\n" + csv("Tujuan,Indeks,1"), "columns in line 1"),
        "one long line": ("a.csv", b"x" * 30_000_000, "field larger"),
        "deep JSON": ("a.json", b"[" * 200_000 + b"]" * 200_000, "nested"),
        "deep JSON objects": ("a.json", b'{"a":' * 400 + b"1" + b"}" * 400, "nested"),
        "wide JSON": (
            "a.json",
            json.dumps([{f"k{n}": n for n in range(40_000)}]).encode(),
            "different fields",
        ),
        "broken JSON": ("a.json", b'{"tujuan": ', "not valid JSON"),
        "JSON of infinities": ("a.json", b'[{"tujuan":"A","indikator":"B","target 2021":1e999}]', None),
        "NUL in a cell": ("a.xlsx", _cell('<c r="B9" t="str"><v>In_x0000_deks</v></c>'), "NUL"),
        "40,000 characters": (
            "a.xlsx",
            _cell(f'<c r="B9" t="inlineStr"><is><t>{long}</t></is></c>'),
            "40000 characters",
        ),
        "40,000 characters in csv": ("a.csv", csv(f"Tujuan,{long},1"), "40000 characters"),
        "number without end": (
            "a.xlsx",
            _cell('<c r="B9" t="inlineStr"><is><t>I</t></is></c><c r="C9"><v>1E999999</v></c>'),
            None,
        ),
        "formula never computed": (
            "a.xlsx",
            _cell('<c r="B9"><f>HYPERLINK("http://x","y")</f></c>'),
            "never stored",
        ),
        "formula that fails": (
            "a.xlsx",
            _cell('<c r="B9" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
            "formula in this cell fails",
        ),
        "formula with its value": (
            "a.xlsx",
            _cell('<c r="B9" t="str"><f>HYPERLINK("http://x","Indeks")</f><v>Indeks</v></c>'),
            None,
        ),
        "formula as text in csv": ("a.csv", csv('"=HYPERLINK(""http://x"",""y"")",\'=1+1,1'), None),
        "spaces without end": ("a.xlsx", good([["T", " " * 30_000 + "(" * 2_000, "1"]]), None),
        "digits without end": ("a.csv", csv(f"Tujuan,Indeks,{'1.' * 15_000}x"), None),
    }
