"""Which format a file is of, and as what the others are to be saved."""

from __future__ import annotations

import io
import zipfile

import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.importers.formats import kinds, open_blocks

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100


def _zip(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "title"),
    [
        (_zip("word/document.xml"), "x.txt", kinds.DOCX),
        (_zip("xl/workbook.xml"), "x.xls", kinds.XLSX),
        (OLE + "Workbook\0".encode("utf-16-le"), "x.xls", kinds.XLS),
        (b"\xef\xbb\xbf\n<!-- a --><!DOCTYPE html><p>", "x.xls", kinds.HTML),
        (b"<?xml version='1.0'?>\n<html>", "x.html", kinds.HTML),
        (b"a,b", "x.csv", kinds.CSV),
        (b"a\tb", "x.xls", kinds.CSV),
        (b"[]", "x.json", kinds.JSON),
        (b"Tujuan", "x.txt", kinds.TEXT),
        (b"Tujuan", "tanpa-akhiran", kinds.TEXT),
    ],
)
def test_content_comes_before_the_name(data: bytes, name: str, title: kinds.Format) -> None:
    assert kinds.recognise(data, name) is title


@pytest.mark.parametrize(
    ("data", "name", "save_as"),
    [
        (OLE + "WordDocument\0".encode("utf-16-le"), "x.doc", ".docx"),
        (_zip("ppt/slide.xml"), "x.pptx", "PDF"),
        (_zip("xl/workbook.bin", "xl/x.xml"), "x.xlsb", ".xlsx"),
        (b"{\\rtf1", "x.doc", ".docx"),
        (b"-- MySQL dump\n-- x\nCREATE TABLE a", "x.txt", ".csv"),
        (b"SELECT 1", "x.sql", ".csv"),
        (b"x", "x.numbers", ".xlsx"),
        (
            b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
            "x.xls",
            ".xlsx",
        ),
        (_zip("a.txt"), "x.zip", "Unpack"),
        (b"x", "x.yaml", "What can be read"),
    ],
)
def test_others_are_told_as_what_to_save_them(data: bytes, name: str, save_as: str) -> None:
    with pytest.raises(InputError) as caught:
        open_blocks(data, name)
    assert name in caught.value.pesan.en
    assert caught.value.saran is not None
    assert save_as in caught.value.saran.en


def test_locked_workbooks_are_called_locked() -> None:
    with pytest.raises(InputError) as caught:
        open_blocks(OLE + "EncryptedPackage".encode("utf-16-le"), "x.xlsx")
    assert "password" in caught.value.pesan.en
