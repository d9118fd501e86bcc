"""How a file is read: the one set of options that every command and the library hand on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kaskade_graph.importers import endings


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read. ``unit`` (a region code), ``tahun`` and ``versi`` are for documents and tables; where
    they are not given, the title says. ``peta`` (a mapping file) and ``lembar`` (a sheet) are for tables.
    ``edisi`` is the edition of the nomenclature, for a source that is not of the one its year implies.
    ``tanpa_peta`` passes over mappings that lie beside files. ``sekaligus`` says that ``unit`` is given for several
    documents: then one whose title names another unit is refused, and only told where it is the one there is.
    """

    unit: str | None = None
    tahun: int | None = None
    versi: str | None = None
    peta: Path | None = None
    lembar: str | None = None
    edisi: str | None = None
    tanpa_peta: bool = False
    sekaligus: bool = False

    def mapping_of(self, path: Path) -> Path | None:
        """Return the mapping that a file is read by: the one given, else the one beside it."""
        if self.peta is not None:
            return self.peta
        beside = path.absolute().with_suffix(endings.MAPPING)
        return beside if beside.is_file() and not self.tanpa_peta else None
