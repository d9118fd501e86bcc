"""ZIP archives of XML (DOCX, XLSX, ODT, ODS): opened within limits, their XML parsed without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

if TYPE_CHECKING:
    from lxml import etree

MAX_PARTS = 10_000
MAX_UNPACKED = 200 * 1024 * 1024
"""Most bytes that all parts together may unpack to."""
MAX_XML = 96 * 1024 * 1024
"""Most bytes of one part of XML; the tree made of it takes some five times that."""
MAX_RATIO = 250
"""A part over 1 MB that shrank more than this was made to fill the memory; others shrink 10 to 50 times."""

SAVE_AGAIN = Teks(
    "Buka di Word, Excel atau LibreOffice, lalu simpan ulang; bila tidak terbuka, minta salinan baru.",
    "Open it in Word, Excel or LibreOffice and save it again; if it does not open, ask for a new copy.",
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


def damaged(name: str, why: Teks | str) -> InputError:
    """Return the error for a file whose inside is broken; ``why`` says what and where."""
    why = Teks(why, why) if isinstance(why, str) else why
    return InputError(
        Teks(
            f"{shown(name)}: berkas rusak ({shown(why.id)})",
            f"{shown(name)}: the file is damaged ({shown(why.en)})",
        ),
        SAVE_AGAIN,
    )


def too_large(name: str, what: Teks) -> InputError:
    """Return the error for a file that would cost too much to read; ``what`` says what is too large."""
    return InputError(
        Teks(
            f"{shown(name)}: {what.id}; tidak dibuka",
            f"{shown(name)}: {what.en}; not opened",
        ),
        Teks(
            "Salin hanya bagian kaskadenya ke berkas baru, lalu simpan.",
            "Copy just the cascade to a new file and save it.",
        ),
    )


@dataclass(slots=True)
class Archive:
    """An open archive. ``name`` is the file's, for messages."""

    name: str
    zip: zipfile.ZipFile

    def __contains__(self, part: str) -> bool:
        return part in self.zip.NameToInfo

    def parts(self) -> list[str]:
        """Return the names of all parts."""
        return self.zip.namelist()

    def read(self, part: str) -> bytes:
        """Return the bytes of a part. Raises :class:`InputError` when it is missing or broken."""
        try:
            return self.zip.read(part)
        except (KeyError, *_BROKEN) as error:
            raise damaged(
                self.name,
                Teks(
                    f"bagian {part} tidak terbaca: {error}",
                    f"part {part} cannot be read: {error}",
                ),
            ) from None

    def xml_bytes(self, part: str) -> bytes:
        """Return the bytes of a part of XML after the checks that come before any parser.

        Raises :class:`InputError` for one that is broken, too large, or has a DOCTYPE, by which entities expand.
        """
        size = self.zip.NameToInfo[part].file_size if part in self else 0
        if size > MAX_XML:
            mb = size // 2**20
            raise too_large(
                self.name,
                Teks(f"bagian {shown(part)} berisi {mb} MB", f"part {shown(part)} holds {mb} MB"),
            )
        data = self.read(part)
        if any("<!DOCTYPE".encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be")):
            raise doctype(self.name, part)
        return data

    def xml(self, part: str) -> Any:
        """Return the root element of a part of XML. Raises :class:`InputError` as :meth:`xml_bytes` does."""
        return parse_xml(self.xml_bytes(part), self.name, part)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of an Office part: id -> (last word of the type, name of the target part).

        Targets outside the file, and those that are not in it, are left out.
        """
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", base + ".rels")
        out: dict[str, tuple[str, str]] = {}
        if path not in self:
            return out
        for one in self.xml(path).iter("{*}Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            if one.get("TargetMode") != "External" and target in self:
                out[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
        return out

    def main_part(self, kind: Teks) -> str:
        """Return the part that holds the document of an Office file; ``kind`` names what was expected.

        Raises :class:`InputError` when there is none.
        """
        for relation, target in self.relations("").values():
            if relation == "officeDocument":
                return target
        raise damaged(self.name, Teks(f"bukan {kind.id}", f"not {kind.en}"))


def related(element: Any, relations: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    """Return the relationship that ``element`` names by its attribute ``r:id``, None for none."""
    ids = (value for key, value in element.attrib.items() if key.endswith("}id"))
    return next((relations[one] for one in ids if one in relations), None)


def parse_xml(data: bytes, name: str, part: str) -> Any:
    """Return the root element of XML from outside: no entities, no network, nesting and sizes limited.

    Raises :class:`InputError` when it is not well formed or has a DOCTYPE.
    """
    from lxml import etree  # takes longer to import than a text takes to read

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise broken_xml(error, name, part) from None
    if root.getroottree().docinfo.doctype:
        raise doctype(name, part)
    return root


def broken_xml(error: etree.XMLSyntaxError, name: str, part: str) -> InputError:
    """Return the error for a part that is not well-formed XML."""
    line = error.lineno or 1
    return damaged(
        name,
        Teks(
            f"bagian {part}, baris {line}: XML tidak sah: {error.msg}",
            f"part {part}, line {line}: XML not well formed: {error.msg}",
        ),
    )


def doctype(name: str, part: str) -> InputError:
    """Return the error for a part with a DOCTYPE, which no office program writes."""
    return InputError(
        Teks(
            f"{shown(name)}: bagian {shown(part)} memuat DOCTYPE; tidak dibuka",
            f"{shown(name)}: part {shown(part)} has a DOCTYPE; not opened",
        ),
        Teks("Jangan pakai berkas ini; minta salinan baru.", "Do not use this file; ask for a new copy."),
    )


def open_archive(data: bytes, name: str) -> Archive:
    """Open ``data`` as a ZIP whose declared sizes are within the limits.

    The declared size is binding: ``zipfile`` never returns more bytes of a part than its directory says.
    Raises :class:`InputError` for what is no sound ZIP, is locked, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        why = Teks("arsipnya tidak utuh", f"its archive is not whole: {error}")
        raise damaged(name, why) from None
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or total > MAX_UNPACKED:
        mb = total // 2**20
        raise too_large(
            name,
            Teks(
                f"terurai menjadi {mb} MB dalam {len(parts)} bagian",
                f"unpacks to {mb} MB in {len(parts)} parts",
            ),
        )
    for part in parts:
        if part.file_size > 2**20 and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise too_large(
                name,
                Teks(
                    f"bagian {shown(part.filename)} terurai berlipat-lipat seperti bom ZIP",
                    f"part {shown(part.filename)} unpacks many times over, like a ZIP bomb",
                ),
            )
        if part.flag_bits & 1:
            raise locked(name)
    return Archive(name, archive)


def locked(name: str) -> InputError:
    """Return the error for a file that needs a password."""
    return InputError(
        Teks(f"{shown(name)}: dikunci dengan sandi", f"{shown(name)}: locked with a password"),
        Teks(
            "Buka dengan sandinya, lalu simpan tanpa sandi.",
            "Open it with its password and save it without one.",
        ),
    )
