"""How the columns of an office's own table were understood: shown after it was read, and kept beside it on a yes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kaskade_graph.errors import KaskadeError, Lang, Teks
from kaskade_graph.files import write_atomically
from kaskade_graph.importers import endings
from kaskade_graph.text import shown
from kaskade_graph.usecases.import_cascade import suggest

_SHEET = re.compile(r'^lembar = "(.*)"')
_COLUMN = re.compile(r'^(\S+) = ".*?"\s*# (.*)$')


@dataclass(frozen=True, slots=True)
class FoundMapping:
    """A mapping that the reader concluded: as TOML, and where it would lie beside its table."""

    text: str
    place: Path

    def lines(self, lang: Lang) -> list[str]:
        """Return what each column was taken for, a line each, under the sheet it is of."""
        out = [Teks("Kolom yang dikenali:", "Columns as they were understood:").pick(lang)]
        inside = False
        for line in self.text.splitlines():
            if sheet := _SHEET.match(line):
                out.append(f"  {Teks('Lembar', 'Sheet').pick(lang)} {shown(sheet[1])}")
            elif line.startswith("["):
                inside = line == "[tabel.peran]"
            elif inside and (column := _COLUMN.match(line)):
                out.append(f"    {column[1]:<4} {shown(column[2])}")
        return out

    def keep(self) -> None:
        """Write it beside its table; raises :class:`UsageError` when that cannot be written."""
        write_atomically(self.place, self.text.encode())


def found_mapping(
    files: Sequence[Path], *, unit: str | None, tahun: int | None, lang: Lang
) -> FoundMapping | None:
    """Return how the one table among ``files`` was understood; None for no table, several, or a mapping beside it."""
    if len(files) != 1 or files[0].suffix.lower() not in endings.TABLES or not files[0].is_file():
        return None
    place = files[0].with_suffix(endings.MAPPING)
    if place.exists():
        return None
    try:
        text = suggest(files[0], unit=unit, tahun=tahun, lang=lang)
    except KaskadeError:
        return None  # a template of ours, or no table that was mapped
    return FoundMapping(text, place) if "[tabel.peran]" in text else None
