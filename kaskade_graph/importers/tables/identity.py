"""Whose cascade it is and of which year: as given, else as the titles before the tables say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.importers.blocks import Blocks, Paragraph
from kaskade_graph.importers.tables.headings.heading_words import words
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.segments import segments
from kaskade_graph.importers.tables.rows.lay import pieces_in
from kaskade_graph.importers.title import Heading, find_unit, heading_of
from kaskade_graph.model import UnitKerja
from kaskade_graph.text import fold, shown, squeeze

TITLE = re.compile(
    r"\b(?:cascading|casscading|kaskade|perjanjian kinerja|indikator kinerja|rencana|renstra|renja|pohon "
    r"kinerja|matriks|evaluasi"
    r"|pengukuran|laporan|iku|lkjip|lakip|dokumen|tahun (?:anggaran )?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_UNIT_COLUMNS = frozenset(
    (
        "skpd",
        "opd",
        "nama skpd",
        "nama opd",
        "perangkat daerah",
        "unit kerja",
        "nama unit",
        "kecamatan",
        "nama kecamatan",
        "nama sub skpd",
        "nama perangkat daerah",
    )
)
_REGION_COLUMNS = frozenset(
    (
        "pemda",
        "nama pemda",
        "pemerintah daerah",
        "nama pemerintah daerah",
        "kabupaten",
        "kabupaten kota",
        "nama daerah",
    )
)
_MOST_LINES = 60
_LONGEST = 300


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d(?!\d)")
_BY_TITLE = Teks("dibaca dari judul", "read from the title")
_BY_HEADINGS = Teks("satu-satunya tahun di judul kolom", "the only year in the headings of columns")
_BY_PLAN = Teks(
    "tahun pertama yang direncanakan menurut judul kolom; untuk tahun lain: --tahun",
    "the first year planned in the headings of columns; for another one: --tahun",
)
_YEARS_OF_A_PLAN = 3
"""From this many years on that follow each other, targets are those of a plan for several years."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The unit, the year, the title, and what there is to tell about them."""

    unit: UnitKerja
    tahun: int
    judul: str | None
    remarks: tuple[Teks, ...]


def titles(lines: Sequence[str]) -> Heading:
    """Return what the lines above the first table say."""
    short = [t for t in (squeeze(line) for line in lines[:_MOST_LINES]) if 0 < len(t) < _LONGEST]
    named = [t for t in short if TITLE.search(t)]
    found = heading_of(named, [t for t in short if not TITLE.search(t)])
    strong = heading_of([t for t in named if t.isupper() or TITLE.match(t)], [])
    if found.unit is not None and found.unit[:1].islower() and strong.unit is not None:
        # A line of prose names offices too, in small letters; a title does not.
        return replace(strong, kabupaten=strong.kabupaten or found.kabupaten)
    return found


@dataclass(frozen=True, slots=True)
class Columns:
    """What columns of the tables say throughout: of which unit, of which year, and of which region it is."""

    unit: str | None = None
    tahun: int | None = None
    pemda: str | None = None
    year_by: Teks = _BY_TITLE
    """Where the year was read."""


def said_in_columns(blocks: Blocks) -> Columns:
    """Return the unit and the year that a column says the same of on every row."""
    units: set[str] = set()
    years: set[str] = set()
    regions: set[str] = set()
    headed: set[str] = set()
    planned: set[int] = set()
    for grid in blocks.grids():
        for segment in segments(grid):
            if not segment.headed:
                continue
            for column, parts in segment.parts().items():
                said = {p.value for p in pieces_in(segment.rows, column)}
                heading = words(parts[-1])
                headed.update(y for part in parts for y in _YEAR.findall(part))
                role = meaning(parts)
                if role is not None and role.period is not None and role.period.jenis == "target":
                    planned |= {role.period.tahun} if role.period.tahun and not role.period.akhir else set()
                if heading in _UNIT_COLUMNS:
                    units |= {
                        v
                        if fold(v).startswith(("kec", "dinas", "badan")) or "kecamatan" not in heading
                        else f"Kecamatan {v}"
                        for v in said
                    }
                elif heading in ("tahun", "tahun anggaran"):
                    years |= said
                elif heading in _REGION_COLUMNS:
                    regions |= said
    lines = (block.text for block in blocks.blocks if isinstance(block, Paragraph))
    # Of which year of a plan for several a document is, neither its period says nor a heading beside it.
    headed = set() if any(map(_PERIOD.search, lines)) else headed
    year = years.pop() if len(years) == 1 else ""
    by = _BY_TITLE
    if not year and len(headed) == 1:
        year, by = headed.pop(), _BY_HEADINGS
    if not year and len(planned) >= _YEARS_OF_A_PLAN and max(planned) - min(planned) < len(planned):
        year, by = str(min(planned)), _BY_PLAN
    return Columns(
        units.pop() if len(units) == 1 else None,
        int(year) if _YEAR.fullmatch(year) else None,
        regions.pop() if len(regions) == 1 else None,
        by,
    )


def identify(
    heading: Heading,
    berkas: str,
    unit: str | None,
    tahun: int | None,
    columns: Columns = Columns(),
    by_mapping: bool = False,
) -> Identity:
    """Return whose cascade it is: as given, else as the titles say, else as ``columns`` of the tables do.

    Raises :class:`UsageError` when unit or year are neither given nor printed.
    """
    said = heading
    if heading.unit is None and columns.unit and unit is None:
        said = heading_of([columns.unit], [heading.kabupaten or columns.pemda or ""])
    year = tahun or heading.tahun or columns.tahun
    owner = find_unit(said, unit, berkas)
    if year is None:
        raise UsageError(
            Teks(f"{berkas}: tahun tidak tercetak", f"{berkas}: no year is printed"),
            Teks(
                "Sebutkan dengan --tahun, misalnya --tahun 2021", "Give it with --tahun, as in --tahun 2021"
            ),
        )
    by = _BY_MAPPING if by_mapping else _BY_OPTION
    told = (
        by[0] if unit is not None else _BY_TITLE,
        by[1] if tahun is not None else _BY_TITLE if heading.tahun else columns.year_by,
    )
    return Identity(owner, year, heading.judul, tuple(_remarks(heading, owner, year, *told)))


_BY_OPTION = (Teks("menurut --unit", "as given by --unit"), Teks("menurut --tahun", "as given by --tahun"))
_BY_MAPPING = (Teks("menurut peta", "as the mapping says"),) * 2


def _remarks(heading: Heading, unit: UnitKerja, tahun: int, unit_by: Teks, tahun_by: Teks) -> list[Teks]:
    """Say where unit and year were read, and where what was given differs from what is printed."""
    name = f"{unit.nama} ({unit.kode_wilayah})"
    out = [
        Teks(f"Unit: {name}, {unit_by.id}", f"Unit: {name}, {unit_by.en}"),
        Teks(f"Tahun: {tahun}, {tahun_by.id}", f"Year: {tahun}, {tahun_by.en}"),
    ]
    if heading.tahun is not None and heading.tahun != tahun:
        out.append(Teks(f"Judul menyebut tahun {heading.tahun}", f"The title says {heading.tahun}"))
    if heading.unit and fold(heading.unit) not in fold(unit.nama):
        kind = (
            ""
            if re.match(
                r"(?i)dinas|badan|bagian|sekretariat|inspektorat|satuan|kantor|rsud|rumah sakit", heading.unit
            )
            else "Kecamatan "
        )
        printed = shown(kind + heading.unit)
        out.append(Teks(f"Judul menyebut {printed}", f"The title names {printed}"))
    return out
