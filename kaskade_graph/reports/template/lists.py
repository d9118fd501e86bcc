"""What the drop-downs of the template offer, as one hidden sheet, and the formulas that look it up.

Official names stand sorted by the code of their parent, so the children of one code are one block, which
``OFFSET`` and ``MATCH`` find: plain functions that every spreadsheet program has. Names of ranges would need one
for each of some hundred codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaskade_graph.model import Arah, Jenis, Tipe
from kaskade_graph.registers.nomenklatur import Konsep, Nomenklatur

DAFTAR = "Daftar"
"""Name of the hidden sheet."""
INDUK, KODE, NAMA, SATUAN, PILIHAN = range(5)
"""Its columns: parent, code and name of each official entry; units; types and directions."""
_UMUM = (
    "Persen",
    "Indeks",
    "Nilai",
    "Dokumen",
    "Laporan",
    "Kegiatan",
    "Orang",
    "Unit",
    "Desa",
    "Bulan",
    "Rupiah",
)
_ATAS = "-"
"""Stands for the parent of the programs: what an empty cell is compared with."""


@dataclass(frozen=True, slots=True)
class TemplateLists:
    """The rows of the sheet: ``resmi`` are (parent, code, name), sorted by parent and code."""

    resmi: list[tuple[str, str, str]]
    satuan: list[str]

    @property
    def pilihan(self) -> list[str]:
        """Types, then directions."""
        return [*(t.teks.id for t in Tipe), *(a.teks.id for a in Arah)]


def lists(register: Nomenklatur, edisi: str) -> TemplateLists:
    """Return what an edition of the nomenclature offers."""
    konsep = [
        k for k in register.all(edisi) if k.jenis in (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
    ]
    resmi = sorted((_parent(k), k.kode, k.nama) for k in konsep)
    # Only the newest edition gives units; they are as good for the years before.
    return TemplateLists(resmi, _units(k for name in register.editions() for k in register.all(name)))


def _parent(konsep: Konsep) -> str:
    return _ATAS if konsep.jenis is Jenis.PROGRAM else konsep.induk or _ATAS


def _units(konsep: Iterable[Konsep]) -> list[str]:
    """Return the units in general use, then the official ones that are not among them."""
    known = {u.casefold() for u in _UMUM}
    official = sorted(
        {k.satuan for k in konsep if k.satuan and k.satuan.casefold() not in known},
        key=lambda u: (u.casefold(), u),
    )
    return [*_UMUM, *official]


def names(daftar: TemplateLists) -> dict[str, str]:
    """Return the named ranges that the formulas use: a validation holds 255 characters, and names are short."""
    last = len(daftar.resmi)
    return {name: column(at, 1, last) for name, at in (("INDUK", INDUK), ("KODE", KODE), ("NAMA", NAMA))}


def codes_below(parent: tuple[str, str] | None) -> str:
    """Return the formula of the list of codes below a parent: its cells of code and name (None: the programs)."""
    return _block("INDUK", _key(parent), "KODE")


def names_of(code: str, parent: tuple[str, str] | None) -> str:
    """Return the formula of the list of names: the one of the code in ``code``, all below ``parent`` without."""
    return f'IF({code}="",{_block("INDUK", _key(parent), "NAMA")},{_block("KODE", code, "NAMA")})'


def _key(parent: tuple[str, str] | None) -> str:
    """The code of the parent: as it stands in its cell, else the one of the name beside it."""
    if parent is None:
        return f'"{_ATAS}"'
    code, name = parent
    return f'IF({code}="",INDEX(KODE,MATCH({name},NAMA,0)),{code})'


def column(at: int, first: int, count: int) -> str:
    """Return the reference of ``count`` rows of a column, counted from row ``first`` (1)."""
    letter = chr(ord("A") + at)
    return f"{DAFTAR}!${letter}${first}:${letter}${first + count - 1}"


def _block(search: str, key: str, want: str) -> str:
    return f"OFFSET({want},MATCH({key},{search},0)-1,0,COUNTIF({search},{key}),1)"
