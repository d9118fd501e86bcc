"""One function for files of every format: path -> cascade and the account of its reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kaskade_graph.errors import KaskadeError, Lang, NoCascade, Teks, UsageError
from kaskade_graph.importers.account import Laporan
from kaskade_graph.importers.blocks import Blocks
from kaskade_graph.importers.formats import open_blocks
from kaskade_graph.importers.formats.marks import without_marks
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.tables.document import read_blocks, suggestion
from kaskade_graph.importers.tables.identity import titles
from kaskade_graph.importers.tables.lines.pasted import gathered
from kaskade_graph.importers.tables.lines.title_lines import title_lines
from kaskade_graph.importers.tables.mapping.mapped import Made, corrected
from kaskade_graph.importers.tables.mapping.mapping import Mapping, read_mapping
from kaskade_graph.importers.tables.several import by_unit
from kaskade_graph.importers.title import code_of, find_unit
from kaskade_graph.importers.torn.torn import is_torn
from kaskade_graph.model import Kaskade, Peran
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN

_NEARLY = 0.5
TEMPLATE = (".xlsx", ".xlsm", ".ods", ".csv", ".json")
"""Endings of files that may be filled in templates."""


@dataclass(slots=True)
class FileRead:
    """A cascade, and how it was read."""

    kaskade: Kaskade
    laporan: Laporan


def read_file(path: Path, options: ReadOptions) -> list[FileRead]:
    """Read the cascades in a file: one, or one a unit where titles part them.

    The template of this program is read as what it is; every other file by the reader of tables, and torn
    pages by their own grammar where that reads them better. With ``options.unit`` only the part of that unit is read.

    Raises :class:`InputError` when the file cannot be read, NoCascade when none is in it, UsageError when unit or
    year are neither given nor printed.
    """
    peta = options.mapping_of(path)
    mapping = read_mapping(peta) if peta is not None else None
    if path.is_dir():
        return [_set(path, options, mapping)]
    whole = open_blocks(path)
    filled = _template(path, whole, options) if mapping is None else None
    if filled is not None:
        return [filled]
    # The template is exact: a text that ends with "*" in it ends so.
    blocks = gathered(_of_sheet(without_marks(whole), options.lembar))
    several = by_unit(blocks)
    if len(several) == 1:
        return [_one(blocks, options, mapping)]
    # Corrections name places of the whole file: they are made before it is parted.
    made: Made = {}
    if mapping is not None:
        blocks, made = corrected(blocks, mapping)
        several = by_unit(blocks)
    unit = options.unit or (mapping.identity.get("unit") if mapping else None)
    if unit:
        several = _of_unit(several, unit)
    return [_one(part, options, mapping, made) for part in several]


def _set(folder: Path, options: ReadOptions, mapping: Mapping | None) -> FileRead:
    """Read the tables of a folder as one document."""
    from kaskade_graph.importers.sets import files_of, open_set

    found = read_blocks(
        open_set(folder),
        unit=options.unit,
        tahun=options.tahun,
        versi=options.versi,
        edisi=options.edisi,
        mapping=mapping,
    )
    found.laporan.sumber = files_of(folder)
    return FileRead(found.kaskade, found.laporan)


def suggest_mapping(path: Path, options: ReadOptions, lang: Lang) -> str:
    """Return the mapping that the reader concludes for a file, as TOML with its doubts; errors as of
    :func:`read_file`."""
    if path.is_dir():
        from kaskade_graph.importers.sets import open_set

        blocks = open_set(path)
    else:
        blocks = gathered(_of_sheet(without_marks(open_blocks(path)), options.lembar))
    return suggestion(
        blocks,
        unit=options.unit,
        tahun=options.tahun,
        several=len(by_unit(blocks)) > 1,
        options=_said(options),
        lang=lang,
    )


def _said(options: ReadOptions) -> list[str]:
    """Return the options as they are written after the command."""
    said: list[str] = []
    for name, value in (("--unit", options.unit), ("--tahun", options.tahun), ("--sheet", options.lembar)):
        said += [name, str(value)] if value is not None else []
    return said


def _of_sheet(blocks: Blocks, sheet: str | None) -> Blocks:
    """Return the blocks of one sheet, all of them without a name."""
    if sheet is None:
        return blocks
    kept = [b for b in blocks.blocks if b.spot.sheet == sheet]
    if not kept:
        known = ", ".join(dict.fromkeys(shown(b.spot.sheet) for b in blocks.blocks if b.spot.sheet))
        raise UsageError(
            Teks(f"tidak ada lembar {shown(sheet)!r}", f"there is no sheet {shown(sheet)!r}"),
            Teks(f"Lembar yang ada: {known}", f"The sheets are: {known}"),
        )
    return replace(blocks, blocks=kept)


def _of_unit(several: list[Blocks], unit: str) -> list[Blocks]:
    """Return the part that is of the unit given. Raises :class:`UsageError` when none is."""
    named: list[str] = []
    for part in several:
        try:
            found = find_unit(titles(title_lines(part)), None, part.name)
        except KaskadeError:
            continue
        if code_of(unit) in (found.kode_wilayah, f"{found.kode_wilayah}/{found.slug}"):
            return [part]
        named.append(f"{found.nama} ({found.kode_wilayah})")
    units = ", ".join(shown(n) for n in named)
    raise UsageError(
        Teks(
            f"{shown(several[0].name)}: tidak ada bagian milik unit {shown(unit)}",
            f"{shown(several[0].name)}: no part of it is of the unit {shown(unit)}",
        ),
        Teks(f"Unit di dalamnya: {units}", f"Units in it: {units}"),
    )


def _one(blocks: Blocks, options: ReadOptions, mapping: Mapping | None, made: Made | None = None) -> FileRead:
    """Read one cascade: as tables and labelled paragraphs, or as torn text where that reads it better.

    ``made`` are the corrections made in a file of which this is the part of one unit.
    """
    ask = made is None and mapping is None and is_torn(blocks)
    try:
        found = read_blocks(
            blocks,
            unit=options.unit,
            tahun=options.tahun,
            versi=options.versi,
            edisi=options.edisi,
            mapping=mapping,
            made=made,
        )
    except (NoCascade, UsageError) as refusal:
        torn = _torn(blocks, options) if ask else None
        if torn is None:
            raise refusal from None
        return torn
    best = FileRead(found.kaskade, found.laporan)
    if found.laporan.buruk and ask:
        torn = _torn(blocks, options)
        if torn is not None and _reads_better(torn, best):
            return torn
    return best


_AS_TORN = Teks(
    "Dibaca sebagai teks berlabel dari halaman yang tersobek, bukan sebagai tabel",
    "Read as the labelled text of torn pages, not as a table",
)


def _reads_better(torn: FileRead, tables: FileRead) -> bool:
    """Whether the grammar of torn text leaves less of a file unread than the reader of tables, and loses no fact."""
    if getattr(tables.laporan, "tables", ()) and _most_of(torn.kaskade, tables.kaskade):
        # Tables were recognised: what they leave unread is told, and the grammar of torn text would pass over it.
        return False
    return (
        len(torn.laporan.tak_terbaca) < len(tables.laporan.tak_terbaca)
        and len(torn.kaskade.indikator) >= len(tables.kaskade.indikator)
        and _facts(torn.kaskade) >= _facts(tables.kaskade)
    )


def _facts(kaskade: Kaskade) -> int:
    """Count the values and links that a cascade has a main quotation for."""
    return len({(k.unsur, k.properti) for k in kaskade.bukti if k.peran is Peran.UTAMA})


def _most_of(torn: Kaskade, tables: Kaskade) -> bool:
    """Whether the reader of tables found much of what the grammar says it found: then its word holds."""
    return len(tables.indikator) >= _NEARLY * len(torn.indikator) and len(tables.unsur) >= _NEARLY * len(
        torn.unsur
    )


def _template(path: Path, blocks: Blocks, options: ReadOptions) -> FileRead | None:
    """Return what a filled in template holds, None for any other file."""
    if path.suffix.lower() not in TEMPLATE:
        return None
    from kaskade_graph.importers.sheets.reading import baca_tabel
    from kaskade_graph.importers.sheets.source import book

    hasil = baca_tabel(
        book(blocks),
        lembar=options.lembar,
        unit=options.unit,
        tahun=options.tahun,
        versi=options.versi,
        edisi=options.edisi,
    )
    return None if hasil is None else FileRead(hasil.kaskade, hasil.laporan)


def _torn(blocks: Blocks, options: ReadOptions) -> FileRead | None:
    """Return what the grammar of torn text makes of a file, None unless something in it has an official name."""
    from kaskade_graph.importers.torn.document_of import document_of
    from kaskade_graph.importers.torn.documents import read_parsed

    try:
        found = read_parsed(
            document_of(blocks),
            unit=options.unit,
            tahun=options.tahun,
            versi=options.versi or "murni",
            edisi=options.edisi,
        )
    except KaskadeError:
        return None
    found.laporan.catatan.append(_AS_TORN)
    official = any(k.predikat == KIN.nomenklatur for k in found.kaskade.kecocokan)
    return FileRead(found.kaskade, found.laporan) if official else None
