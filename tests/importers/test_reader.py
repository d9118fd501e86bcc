"""The one door for documents: what is opened, and what is refused before it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.importers.reader import read_bytes, read_document


@pytest.mark.parametrize("name", ["k.txt", "k.TXT", "k.md", "k.tsv"])
def test_text_by_its_ending(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Program 1\n")
    assert [line.text for line in read_document(path).lines()] == ["Program 1"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("k.txt", b"", "berkas kosong"),
        ("k.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "akhiran .doc tidak dikenal"),
        ("k", b"Program 1", "akhiran (tidak ada) tidak dikenal"),
        ("k.pdf", b"Program 1\n", "bukan dokumen PDF"),
        ("k.pdf", b"PK\x03\x04", "bukan dokumen PDF, melainkan berkas ZIP"),
        ("k.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "melainkan dokumen Office lama (.doc, .xls) atau"),
        ("k.docx", b"Program 1\n", "bukan dokumen DOCX"),
        ("k.txt", b"\x89PNG\r\n\x1a\n", "bukan teks, melainkan gambar"),
        ("\u202ek.txt", b"", "\\u202ek.txt"),
    ],
)
def test_refused_by_name_and_first_bytes(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert said in caught.value.pesan.id


def test_no_file_and_no_regular_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "tidak-ada.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match="not a regular file"):
        read_document(tmp_path / "folder.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_document(Path("a\0b.txt"))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    with pytest.raises(InputError, match="not a regular file"):
        read_document(tmp_path / "pipa.txt")


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(InputError, match="200 MB; at most 50 MB"):
        read_document(path)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "k.txt"
    path.write_bytes(b"x" * 10)
    assert read_bytes(path, limit=10) == b"x" * 10
    small = os.stat_result((0o100644, 0, 0, 0, 0, 0, 5, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda self: small)
    with pytest.raises(InputError, match="at most"):
        read_bytes(path, limit=9)
