"""The blocks that a report is made of. Their texts are plain: nothing in them is markup."""

from __future__ import annotations

from dataclasses import dataclass

from kaskade_graph.audit.finding import Keparahan


@dataclass(frozen=True, slots=True)
class Sampul:
    """The title page: the kind of document, what it is about, and lines left blank for a registry to fill in."""

    judul: tuple[str, ...]
    tentang: tuple[str, ...]
    isian: tuple[str, ...]
    catatan: str


@dataclass(frozen=True, slots=True)
class DaftarIsi:
    """The table of contents: the headings of the first two levels."""

    judul: str


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading; ``tingkat`` is 1 for a chapter, 2 and 3 below it."""

    tingkat: int
    teks: str


@dataclass(frozen=True, slots=True)
class Paragraf:
    """Running text; ``kecil`` is for remarks."""

    teks: str
    kecil: bool = False


@dataclass(frozen=True, slots=True)
class Lencana:
    """What a finding is, under its heading: severity in its colour, then code and number."""

    keparahan: Keparahan
    kata: str
    teks: str


@dataclass(frozen=True, slots=True)
class Uraian:
    """Labelled paragraphs, such as Kondisi and Kriteria; a text may have several lines."""

    butir: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Daftar:
    """A numbered list; each item is a part in bold and the rest."""

    butir: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell that is more than text: indented by ``inden`` levels, bold, or in the colour of a severity.

    ``atas`` is a line in bold above the text.
    """

    teks: str
    atas: str = ""
    inden: int = 0
    tebal: bool = False
    warna: Keparahan | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table under its caption. ``lebar`` are relative widths; ``angka`` the columns of numbers.

    ``jumlah`` says that the last row is the total.
    """

    keterangan: str
    kepala: tuple[str, ...]
    baris: tuple[tuple[str | Sel, ...], ...]
    lebar: tuple[float, ...]
    angka: tuple[int, ...] = ()
    jumlah: bool = False


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture (PNG), set as large as the page allows."""

    keterangan: str
    png: bytes


@dataclass(frozen=True, slots=True)
class Bagian:
    """From here on pages lie or stand."""

    lanskap: bool


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Where people sign: columns of lines, with blanks for names."""

    kolom: tuple[tuple[str, ...], ...]


Blok = (
    Sampul | DaftarIsi | Judul | Paragraf | Lencana | Uraian | Daftar | Tabel | Gambar | Bagian | TandaTangan
)


@dataclass(frozen=True, slots=True)
class Naskah:
    """A whole report; ``kepala`` is what every page says at its top, ``halaman`` how page numbers are worded."""

    judul: str
    kepala: str
    halaman: tuple[str, str]
    blok: tuple[Blok, ...]
