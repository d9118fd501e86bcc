"""Read a document or a table into a graph, and account for every line, row and refused cell of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import rdf_files
from kaskade_graph.errors import InputError, Lang, NoCascade, Teks, UsageError
from kaskade_graph.importers import endings
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.reports import imports
from kaskade_graph.text import shown
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.sources import Source

if TYPE_CHECKING:
    from kaskade_graph.audit.finding import Temuan
    from kaskade_graph.importers.refused import Penolakan

FORMATS = rdf_files.FORMATS
"""Formats of a graph; the first is the default."""
REPORTS = ("text", "csv", "json")
"""Formats of the report; the first is the default."""
REFUSED = ("text", "json", "csv", "xlsx")
"""Formats of the list of refused cells; the first is the default."""
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Imported:
    """A cascade as a graph. ``catatan`` says what was read; ``gagal`` is set when it read badly.

    ``ditolak`` are the cells of a table that were refused.
    """

    sumber: Source
    catatan: tuple[Teks, ...]
    gagal: tuple[InputError, ...]
    ditolak: tuple[Penolakan, ...] = ()

    def graph(self, format_: str = "trig") -> bytes:
        """Return the graph as a file, in one of :data:`FORMATS`; ``ttl`` and ``nt`` name no graphs."""
        return rdf_files.serialise(self.sumber.quads, rdf_files.format_of(Path(f"graph.{format_}")))

    def report(self, format_: str = "text", lang: Lang = "id") -> str:
        """Return what became of every line or row, in one of :data:`REPORTS`; "" for a source without a report."""
        laporan, kaskade = self.sumber.laporan, self.sumber.kaskade
        if laporan is None:
            return ""
        if format_ == "csv":
            return imports.to_csv(laporan, lang)
        if format_ == "json":
            return imports.to_json(laporan, kaskade, lang)
        return imports.to_text(laporan, kaskade, lang)

    def review(self, lang: Lang = "id") -> str:
        """Return the document as it lies on the page, with what each part of it became, as one HTML file.

        Raises :class:`UsageError` for a source that was not read here (a graph).
        """
        if self.sumber.laporan is None:
            raise UsageError(
                Teks(
                    "--review hanya untuk dokumen dan tabel, bukan untuk graf",
                    "--review is for documents and tables, not for graphs",
                )
            )
        from kaskade_graph.reports.review import to_html

        return to_html(self.sumber.laporan, self.sumber.kaskade, lang)

    def refused(
        self, format_: str = "text", lang: Lang = "id", *, width: int = 100, short: bool = False
    ) -> str | bytes:
        """Return the cells that were refused or not read in one of :data:`REFUSED`; ``short`` is the first of them,
        as text."""
        from kaskade_graph.reports import refused, unread

        cells = self.ditolak or unread.cells(self.sumber.laporan)
        if format_ == "json":
            return refused.to_json(cells)
        if format_ == "csv":
            return refused.to_csv(cells, lang)
        if format_ == "xlsx":
            from kaskade_graph.reports import refused_xlsx

            return refused_xlsx.to_xlsx(cells, self._files(), lang)
        return refused.to_text(cells, lang, width=width, most=_SHOWN if short else None)

    def _files(self) -> list[Path]:
        return getattr(self.sumber.laporan, "sumber", []) or [self.sumber.berkas]

    def require_whole(self) -> None:
        """Raise :class:`InputError` when anything was refused or not read."""
        if self.gagal:
            raise InputError(
                self.gagal[0].pesan,
                Teks(
                    "Karena --strict, tidak ada yang ditulis: perbaiki dahulu.",
                    "Because of --strict nothing was written: mend it first.",
                ),
            )


def recognise_pictures() -> None:
    """Have the letters of scanned pages recognised, however many there are."""
    from kaskade_graph.importers.formats import ocr_asked

    ocr_asked.ask()


def import_cascade(
    path: Path,
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    peta: Path | None = None,
    lembar: str | None = None,
    edisi: str | None = None,
    tanpa_peta: bool = False,
) -> Imported:
    """Read the cascade in ``path``; see :func:`kaskade_graph.usecases.sources.load_with` for what it raises.

    ``peta`` is a mapping file and ``lembar`` a sheet, for tables; ``edisi`` is the edition of the nomenclature,
    where it is not the one that the year implies; ``tanpa_peta`` passes over a mapping that lies beside the file.
    """
    _only_for_tables(path, peta, lembar)
    read = sources.load_with([path], ReadOptions(unit, tahun, versi, peta, lembar, edisi, tanpa_peta))
    sumber, *more = read
    if more:
        name = str(path)
        units = ", ".join(shown(f"{s.kaskade.unit.nama} ({s.kaskade.unit.kode_wilayah})") for s in read)
        raise InputError(
            Teks(
                f"{name}: ada {len(read)} kaskade di dalamnya: {units}",
                f"{name}: there are {len(read)} cascades in it: {units}",
            ),
            Teks(
                "Impor satu per satu: sebutkan unitnya dengan --unit.",
                "Import them one by one: name the unit with --unit.",
            ),
        )
    notes = list(dict.fromkeys([*read.catatan, *(sumber.laporan.catatan if sumber.laporan else ())]))
    notes.append(imports.contents(sumber.kaskade))
    if sumber.laporan:
        notes.append(imports.lines_read(sumber.laporan, sumber.kaskade))
    notes += _codes(sumber)
    ditolak = tuple(getattr(sumber.laporan, "penolakan", ()))
    return Imported(sumber, tuple(notes), tuple(read.gagal), ditolak)


def review_of_refused(error: NoCascade, lang: Lang = "id") -> str | None:
    """Return the page of a file that was refused: what was seen in it. None where nothing was."""
    from kaskade_graph.importers.account import Laporan
    from kaskade_graph.reports.review import to_html

    return to_html(error.laporan, None, lang) if isinstance(error.laporan, Laporan) else None


_OFFICIAL = ("KSK604", "KSK605", "KSK613")
"""Rules on codes: not in force yet, of another name, unknown."""
_TOLD = 10
"""Codes that are told one by one."""


def _codes(sumber: sources.Source) -> list[Teks]:
    """Return what is wrong with codes that the document prints: told at once, while the document lies open."""
    if not any(u.kode for u in sumber.kaskade.unsur.values()):
        return []
    from kaskade_graph.audit.context import Konteks
    from kaskade_graph.audit.rules import load_all
    from kaskade_graph.audit.runner import run

    rules = [replace(r, kolaps=False) for r in load_all() if r.kode in _OFFICIAL]
    found = run(Konteks(sumber.kaskade, sumber.quads), rules).temuan
    told = [_code(t) for t in found[:_TOLD]]
    more = len(found) - len(told)
    rest = Teks(f"dan {more} kode lain: kaskade audit", f"and {more} other codes: kaskade audit")
    return [*told, *([rest] if more else [])]


def _code(temuan: Temuan) -> Teks:
    where = f" ({shown(temuan.bukti[0].tempat)})" if temuan.bukti else ""
    return Teks(f"Kode: {temuan.kondisi.id}{where}", f"Code: {temuan.kondisi.en}{where}")


def suggest(
    path: Path,
    *,
    lembar: str | None = None,
    unit: str | None = None,
    tahun: int | None = None,
    lang: Lang = "id",
) -> str:
    """Return the mapping that the reader concludes for a file, or for a folder of tables, as TOML with its doubts.

    ``unit`` and ``tahun`` come before what the file says. Raises :class:`InputError` when it cannot be read,
    :class:`NoCascade` when it looks like no cascade.
    """
    from kaskade_graph.importers.files import suggest_mapping

    return suggest_mapping(path, ReadOptions(unit, tahun, lembar=lembar), lang)


def _only_for_tables(path: Path, peta: Path | None, lembar: str | None) -> None:
    if lembar is not None and peta is None and path.suffix.lower() not in endings.TABLES:
        name, known = shown(path.name), " ".join(endings.TABLES)
        raise UsageError(
            Teks(
                f"--sheet hanya untuk tabel, dan {name} bukan tabel", f"--sheet is for tables; {name} is none"
            ),
            Teks(f"Tabel berakhiran {known}", f"Tables end in {known}"),
        )
