"""One door for documents: a path -> :class:`Document`, by the ending of its name and its first bytes."""

from __future__ import annotations

import stat
from pathlib import Path

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.document import Document
from kaskade_graph.importers.magic import Bentuk, bentuk, wrong_form
from kaskade_graph.text import shown

MAX_BYTES = 50 * 1024 * 1024
"""Largest file read, in bytes."""
ENDINGS = (".txt", ".text", ".tsv", ".md", ".pdf", ".docx")
"""Endings of the names of documents that can be read."""


def read_document(path: Path) -> Document:
    """Read the text, PDF or DOCX file at ``path``.

    Raises :class:`InputError` when it is missing, not a file, too large, of another kind than its name
    says, damaged, locked, or without text.
    """
    name = shown(path.name)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        read_bytes(path)
        raise InputError(
            Teks(
                f"{name}: akhiran {shown(ending) or '(tidak ada)'} tidak dikenal",
                f"{name}: the ending {shown(ending) or '(none)'} is not known",
            ),
            Teks(f"Yang dapat dibaca: {', '.join(ENDINGS)}", f"What can be read: {', '.join(ENDINGS)}"),
        )
    data = read_bytes(path)
    if ending == ".pdf":
        from kaskade_graph.importers.pdf_file import read_pdf

        _require(data, Bentuk.PDF, name, Teks("dokumen PDF", "a PDF document"))
        return read_pdf(data, path.name)
    if ending == ".docx":
        from kaskade_graph.importers.docx_file import read_docx

        _require(data, Bentuk.ZIP, name, Teks("dokumen DOCX", "a DOCX document"))
        return read_docx(data, path.name)
    from kaskade_graph.importers.text_file import read_text

    return read_text(data, path.name)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of the regular file at ``path``; refuse more than ``limit`` before reading them.

    Raises :class:`InputError` naming the file when it is missing, empty, no regular file, too large, or
    may not be read.
    """
    name = shown(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(Teks(f"{name}: bukan berkas biasa", f"{name}: not a regular file"))
        if status.st_size > limit:
            raise _too_large(name, status.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError(
            Teks(f"{name}: berkas tidak ada", f"{name}: no such file"),
            Teks("Periksa nama dan foldernya.", "Check its name and folder."),
        ) from None
    except (OSError, ValueError) as error:
        reason = shown(getattr(error, "strerror", None) or str(error))
        raise InputError(
            Teks(f"{name}: tidak dapat dibaca ({reason})", f"{name}: cannot be read ({reason})")
        ) from None
    if len(data) > limit:
        raise _too_large(name, len(data), limit)
    if not data:
        raise InputError(Teks(f"{name}: berkas kosong (0 byte)", f"{name}: the file is empty (0 bytes)"))
    return data


def _too_large(name: str, size: int, limit: int) -> InputError:
    mib = 1024 * 1024
    return InputError(
        Teks(
            f"{name}: {size / mib:.0f} MB; paling besar {limit / mib:.0f} MB",
            f"{name}: {size / mib:.0f} MB; at most {limit / mib:.0f} MB are read",
        ),
        Teks(
            "Dokumen kaskade jarang melebihi 1 MB: periksa berkasnya, atau bagi menjadi beberapa.",
            "A cascade rarely exceeds 1 MB: check the file, or split it.",
        ),
    )


def _require(data: bytes, expected: Bentuk, name: str, kind: Teks) -> None:
    found = bentuk(data)
    if found is not None and found is not expected:
        raise wrong_form(found, name, kind)
    if found is None:
        raise InputError(
            Teks(
                f"{name}: bukan {kind.id}, walau namanya menyatakan itu",
                f"{name}: not {kind.en}, although its name says so",
            ),
            Teks("Bila ini teks biasa, beri akhiran .txt.", "If it is plain text, give it the ending .txt."),
        )
