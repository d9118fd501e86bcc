"""Text files: encodings, what is refused with its place, every line kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.importers.formats import plain_text
from kaskade_graph.importers.formats.plain_text import read_text
from tests.importers.texts import blocks, document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_a_mark(encoding: str) -> None:
    found, _ = read_text("é – a\nb\n".encode(encoding), "x.txt")
    assert [getattr(b, "text", None) for b in found] == ["é – a", "b"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
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
    monkeypatch.setattr(plain_text, "MAX_LINES", 3)
    monkeypatch.setattr(plain_text, "MAX_LINE_CHARS", 5)
    assert len(blocks("a\nb\nc\n").blocks) == 3
    with pytest.raises(InputError, match="4 lines; at most 3"):
        blocks("a\nb\nc\nd\n")
    with pytest.raises(InputError, match="line 2 has 6 characters"):
        blocks("a\n123456\n")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_an_input_error(data: bytes) -> None:
    try:
        found, _ = read_text(data, "x.txt")
    except InputError as error:
        assert error.pesan.id
        assert error.pesan.en
    else:
        assert isinstance(found, list)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_every_line_is_kept_with_its_number(text: str) -> None:
    try:
        found = document(text)
    except InputError:
        return
    physical = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    kept: dict[int | None, str] = {}
    for line in found.lines():
        kept[line.line] = kept.get(line.line, "") + line.text
    for number, line_text in enumerate(physical, start=1):
        assert re.sub(r"\s", "", kept.get(number, "")) == re.sub(r"\s", "", line_text)
