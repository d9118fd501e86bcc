"""What a table file may cost to read. Refused before it is unpacked, or as soon as a limit is passed.

An office's workbook unpacks to a few megabytes, 5 to 30 times its size; bombs unpack a thousandfold.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

MAX_URAI = 600 * 1024 * 1024
"""Most bytes that a workbook may unpack to."""
MAX_RASIO = 200
"""Largest ratio of unpacked to packed size of a part above ``MIN_CURIGA`` bytes."""
MIN_CURIGA = 10 * 1024 * 1024
MAX_TEKS_BERSAMA = 128 * 1024 * 1024
"""Largest part that is held in memory as a whole: shared strings, styles, the list of sheets."""
MAX_BAGIAN = 10_000
"""Most parts of a workbook."""
MAX_SEL = 8_000_000
"""Most cell elements of a sheet, empty ones with a format included."""
MAX_REKAMAN = 5_000
"""Most rows of one cascade. A large office has some hundred; with its evidence a row is 200 statements."""
MAX_DALAM = 100
"""Deepest nesting of XML or JSON."""
_POTONG = 256 * 1024

_BERSIHKAN = Teks(
    "Salin hanya tabelnya ke buku kerja baru, lalu simpan; baris dan kolom kosong berformat ikut terhapus.",
    "Copy just the table to a new workbook and save it; formatted but empty rows and columns go away.",
)


def terlalu_besar(berkas: str, apa: Teks) -> InputError:
    """Return the error for a file that would cost too much to read; ``apa`` says what is too large."""
    return InputError(Teks(f"{shown(berkas)}: {apa.id}", f"{shown(berkas)}: {apa.en}"), _BERSIHKAN)


def rusak(berkas: str, sebab: str) -> InputError:
    """Return the error for a file that is damaged; ``sebab`` is what the parser said."""
    return InputError(
        Teks(
            f"{shown(berkas)}: berkas rusak atau bukan buku kerja ({shown(sebab)})",
            f"{shown(berkas)}: damaged, or not a workbook ({shown(sebab)})",
        ),
        Teks(
            "Buka di Excel atau LibreOffice lalu simpan ulang sebagai .xlsx.",
            "Open it in Excel or LibreOffice and save it again as .xlsx.",
        ),
    )


def buka_zip(data: bytes, berkas: str) -> zipfile.ZipFile:
    """Open ``data`` as a ZIP whose declared sizes are within limits.

    The declared size is binding: ``zipfile`` never returns more bytes of a part than its directory says.
    Raises :class:`InputError` for what is no ZIP, is locked, or unpacks to too much.
    """
    try:
        arsip = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise rusak(berkas, str(error)) from None
    bagian = arsip.infolist()
    total = sum(b.file_size for b in bagian)
    if len(bagian) > MAX_BAGIAN:
        raise terlalu_besar(berkas, Teks(f"{len(bagian)} bagian di dalamnya", f"{len(bagian)} parts inside"))
    if total > MAX_URAI:
        mb = total // 2**20
        raise terlalu_besar(berkas, Teks(f"isinya terurai menjadi {mb} MB", f"it unpacks to {mb} MB"))
    for b in bagian:
        if b.file_size > MIN_CURIGA and b.file_size > MAX_RASIO * max(b.compress_size, 1):
            kali = b.file_size // max(b.compress_size, 1)
            raise terlalu_besar(
                berkas,
                Teks(
                    f"bagian {shown(b.filename)} terurai {kali} kali lipat: menyerupai bom ZIP",
                    f"part {shown(b.filename)} unpacks {kali}-fold: it looks like a ZIP bomb",
                ),
            )
        if b.flag_bits & 1:
            raise rusak(berkas, "terkunci sandi / locked with a password")
    return arsip


def potongan(arsip: zipfile.ZipFile, nama: str, berkas: str) -> Iterator[bytes]:
    """Yield the unpacked bytes of one part in pieces."""
    try:
        with arsip.open(nama) as aliran:
            while blok := aliran.read(_POTONG):
                yield blok
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as error:
        raise rusak(berkas, f"{nama}: {error}") from None


def bagian_kecil(arsip: zipfile.ZipFile, nama: str, berkas: str) -> Iterator[bytes]:
    """Like :func:`potongan`, for a part whose content is held in memory."""
    if arsip.getinfo(nama).file_size > MAX_TEKS_BERSAMA:
        mb = arsip.getinfo(nama).file_size // 2**20
        raise terlalu_besar(
            berkas, Teks(f"bagian {shown(nama)} berisi {mb} MB", f"part {shown(nama)} holds {mb} MB")
        )
    return potongan(arsip, nama, berkas)


class Xml:
    """An expat parser fed piece by piece that refuses DOCTYPE (so: no entities) and deep nesting."""

    def __init__(self, berkas: str, bagian: str) -> None:
        self.berkas, self.bagian = berkas, bagian
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        raise InputError(
            Teks(
                f"{shown(self.berkas)}: bagian {shown(self.bagian)} memuat DOCTYPE, yang tidak pernah ada "
                "dalam buku kerja yang sah",
                f"{shown(self.berkas)}: part {shown(self.bagian)} has a DOCTYPE, which no proper workbook has",
            ),
            Teks("Jangan pakai berkas ini; minta salinan baru.", "Do not use this file; ask for a new copy."),
        )

    def feed(self, blok: bytes, akhir: bool = False) -> None:
        """Parse one more piece. Raises :class:`InputError` when it is not well-formed XML."""
        try:
            self.parser.Parse(blok, akhir)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise rusak(self.berkas, f"{self.bagian}: {error}") from None

    def dalam(self, tingkat: int) -> None:
        """Refuse nesting deeper than any workbook has."""
        if tingkat > MAX_DALAM:
            raise rusak(self.berkas, f"{self.bagian}: XML > {MAX_DALAM}")
