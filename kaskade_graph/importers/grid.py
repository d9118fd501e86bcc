"""A table file as what all formats have in common: sheets, rows, and the cells that hold something.

Rows are streamed and hold only their filled cells, so a sheet with a million empty rows, or one cell in the
last column, costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.column_letters import column_letters, column_number
from kaskade_graph.importers.formats.sheet import plain
from kaskade_graph.text import fold, shown

MAX_TEKS = 32_767
"""Most characters in a cell of a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Galat:
    """A cell whose value cannot be used: an error value, a formula never computed, a text too long."""

    tampak: str
    alasan: Teks
    saran: Teks


Isi = str | Decimal | bool | date | datetime | time | Galat
"""What a cell holds. Numbers are exact; a date is what the file declares to be one, nothing else."""


@dataclass(frozen=True, slots=True)
class Asal:
    """The table that cells come from: file, its sha256, and the sheet where the format has sheets."""

    berkas: str
    sha256: str
    lembar: str | None = None


@dataclass(slots=True)
class Sel:
    """One filled cell. ``baris`` and ``kolom`` count from 1; ``alamat`` replaces ``C7`` where a format has
    another (JSON). ``persen``: the number is shown as a percentage. ``asli`` is the whole text of the cell where
    ``isi`` is a part of it.
    """

    isi: Isi
    baris: int
    kolom: int
    asal: Asal
    persen: bool = False
    alamat: str | None = None
    asli: str | None = None

    @property
    def ref(self) -> str:
        """The address as people write it: ``C7``."""
        return self.alamat or f"{kolom_huruf(self.kolom)}{self.baris}"

    @property
    def kutipan(self) -> str:
        """The whole cell as text: what the evidence quotes."""
        return self.teks if self.asli is None else self.asli

    @property
    def teks(self) -> str:
        """The content as text."""
        isi = self.isi
        if isinstance(isi, str):
            return isi
        if isinstance(isi, Decimal):
            return f"{plain(isi * 100)}%" if self.persen else plain(isi)
        if isinstance(isi, bool):
            return "TRUE" if isi else "FALSE"
        return isi.tampak if isinstance(isi, Galat) else isi.isoformat()


@dataclass(slots=True)
class Baris:
    """One row with at least one filled cell; ``sel`` is keyed by column number."""

    nomor: int
    sel: dict[int, Sel]
    tersembunyi: bool = False


@dataclass(frozen=True, slots=True)
class Rentang:
    """Merged cells: rows and columns, both ends included."""

    atas: int
    kiri: int
    bawah: int
    kanan: int


@dataclass(slots=True)
class Lembar:
    """One sheet. ``buka`` streams its rows in order, each call anew; ``gabungan`` are its merged cells."""

    nama: str | None
    asal: Asal
    buka: Callable[[], Iterator[Baris]]
    gabungan: Callable[[], list[Rentang]] = field(default=list)
    tersembunyi: bool = False


@dataclass(slots=True)
class Buku:
    """A file of one or more sheets. ``catatan`` are things a reader of the report should know; ``teks`` is what
    stands beside the sheets, where a title may be.
    """

    berkas: str
    sha256: str
    lembar: list[Lembar]
    catatan: list[Teks] = field(default_factory=list)
    teks: list[str] = field(default_factory=list)

    def sebut(self, nama: str) -> Lembar:
        """Return the sheet called ``nama``, whatever its case. Raises :class:`InputError` when there is none."""
        for lembar in self.lembar:
            if lembar.nama is not None and fold(lembar.nama) == fold(nama):
                return lembar
        ada = ", ".join(shown(lb.nama or "-") for lb in self.lembar)
        berkas, apa = shown(self.berkas), shown(nama)
        raise InputError(
            Teks(f"{berkas}: tidak ada lembar {apa!r}", f"{berkas}: no sheet {apa!r}"),
            Teks(f"Lembar yang ada: {ada}", f"Sheets there are: {ada}"),
        )


def kolom_huruf(kolom: int) -> str:
    """Return the letters of a column that counts from 1.

    >>> kolom_huruf(28)
    'AB'
    """
    return column_letters(kolom - 1)


def kolom_nomor(huruf: str) -> int:
    """Return the number of a column given by its letters; 0 for what is not one to three letters.

    >>> kolom_nomor("AB"), kolom_nomor("A1")
    (28, 0)
    """
    return column_number(huruf) + 1


def terlalu_panjang(panjang: int, awal: str) -> Galat:
    """Return what stands for a text longer than a cell can hold."""
    return Galat(
        awal[:60] + "…",
        Teks(
            f"teks {panjang} karakter; sebuah sel memuat paling banyak {MAX_TEKS}",
            f"a text of {panjang} characters; a cell holds at most {MAX_TEKS}",
        ),
        Teks("Ringkas isinya atau bagi ke beberapa sel.", "Shorten it or split it over several cells."),
    )
