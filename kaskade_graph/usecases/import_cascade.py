"""Read a document into a graph, and account for every line of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kaskade_graph import rdf_files
from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.reports import imports
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.sources import Sumber

FORMATS = rdf_files.FORMATS
"""Formats of a graph; the first is the default."""
REPORTS = ("text", "csv", "json")
"""Formats of the report; the first is the default."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A cascade as a graph. ``catatan`` says what was read; ``gagal`` is set when it read badly."""

    sumber: Sumber
    catatan: tuple[Teks, ...]
    gagal: tuple[InputError, ...]

    def graph(self, format_: str = "trig") -> bytes:
        """Return the graph as a file, in one of :data:`FORMATS`; ``ttl`` and ``nt`` name no graphs."""
        return rdf_files.serialise(self.sumber.quads, rdf_files.format_of(Path(f"graph.{format_}")))

    def report(self, format_: str = "text", lang: Lang = "id") -> str:
        """Return what became of every line, in one of :data:`REPORTS`; "" for a source without a report."""
        laporan, kaskade = self.sumber.laporan, self.sumber.kaskade
        if laporan is None:
            return ""
        if format_ == "csv":
            return imports.to_csv(laporan, lang)
        if format_ == "json":
            return imports.to_json(laporan, kaskade, lang)
        return imports.to_text(laporan, kaskade, lang)


def import_cascade(
    path: Path, *, unit: str | None = None, tahun: int | None = None, versi: str | None = None
) -> Imported:
    """Read the cascade in ``path``; see :func:`kaskade_graph.usecases.sources.load` for what it raises."""
    read = sources.load([path], unit=unit, tahun=tahun, versi=versi)
    sumber, *more = read
    if more:
        name = str(path)
        raise InputError(
            Teks(
                f"{name}: ada {len(read)} kaskade di dalamnya",
                f"{name}: there are {len(read)} cascades in it",
            ),
            Teks("Impor satu per satu.", "Import them one by one."),
        )
    notes = [*read.catatan, *(sumber.laporan.catatan if sumber.laporan else ())]
    notes.append(imports.contents(sumber.kaskade))
    if sumber.laporan:
        notes.append(imports.lines_read(sumber.laporan, sumber.kaskade))
    return Imported(sumber, tuple(notes), tuple(read.gagal))
