"""Make the documents that offices make of a cascade: DOCX and PDF with real tables, and text.

Layouts: ``kegiatan`` has one table a program, one column a kegiatan, its sub kegiatan in the rows below;
``sub-kegiatan`` has one table a kegiatan, one column a sub kegiatan, one row a field. Styles of text:
``sequential`` depth first; ``columns`` is the layout ``sub-kegiatan`` with tabs; ``interleaved`` is the
layout ``kegiatan`` flattened row by row. The same cascade gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html import escape
from itertools import groupby, zip_longest
from typing import Literal

from kaskade_graph.model import Indikator, Jenis, Kaskade, Tipe, Unsur

_TIPE = {Tipe.KUMULATIF: "Kumulatif", Tipe.NON_KUMULATIF: "Non Kumulatif"}
Grid = list[list[list[str]]]
"""Rows of cells of lines."""
Layout = Literal["kegiatan", "sub-kegiatan"]
Style = Literal["sequential", "columns", "interleaved"]


def to_docx(kaskade: Kaskade, layout: Layout = "kegiatan") -> bytes:
    """Return the cascade as a Word document."""
    import docx

    document = docx.Document()
    for part in _parts(kaskade, layout):
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=len(part[0]))
        for row, cells in enumerate(part):
            for column, lines in enumerate(cells):
                table.cell(row, column).text = "\n".join(lines)
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


def undated(archive: bytes) -> bytes:
    """Return a ZIP with the dates of its entries fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def to_pdf(kaskade: Kaskade, layout: Layout = "kegiatan", ruled: bool = True) -> bytes:
    """Return the cascade as a PDF, A3 landscape; ``ruled`` says whether its tables have lines."""
    from reportlab.lib import colors, pagesizes, styles
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    out = io.BytesIO()
    page = pagesizes.landscape(pagesizes.A3)
    document = SimpleDocTemplate(out, pagesize=page, invariant=1, leftMargin=30, rightMargin=30)
    style = styles.ParagraphStyle("x", fontSize=7, leading=9)
    story = []
    for part in _parts(kaskade, layout):
        if isinstance(part, str):
            story.append(Paragraph(escape(part), style))
            continue
        cells = [[[Paragraph(escape(line), style) for line in lines] for lines in row] for row in part]
        width = (page[0] - 60) / len(part[0])
        table = Table(cells, colWidths=[width] * len(part[0]))
        lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
        table.setStyle([*lines, ("VALIGN", (0, 0), (-1, -1), "TOP")])
        story += [Spacer(1, 6), table, Spacer(1, 6)]
    document.build(story)
    return out.getvalue()


def to_text(kaskade: Kaskade, style: Style) -> str:
    """Return the cascade as text."""
    if style == "sequential":
        return "\n".join(_sequential(kaskade)) + "\n"
    lines: list[str] = []
    for part in _parts(kaskade, "sub-kegiatan" if style == "columns" else "kegiatan"):
        if isinstance(part, str):
            lines += [part, ""] if part.isupper() else [part]
        elif style == "columns" or part[0][0][0].endswith(" SKPD"):
            lines += ["", *_tabbed(part), ""]
        else:
            lines += [line for row in part for cell in row for line in ["", *cell]]
    return "\n".join(lines) + "\n"


def _tabbed(grid: Grid) -> Iterator[str]:
    """One line a row; a cell of a table of statements on one line, another row for another line elsewhere."""
    for row in grid:
        if row[-1] == ["Penjelasan"] or grid[0][-1] == ["Penjelasan"]:
            yield "\t".join(" - ".join(cell) for cell in row)
        else:
            yield from ("\t".join(lines) for lines in zip_longest(*row, fillvalue=""))


def _sequential(kaskade: Kaskade) -> Iterator[str]:
    for part in _heading(kaskade):
        yield from ([part] if isinstance(part, str) else _tabbed(part))
        yield ""
    for program in kaskade.of(Jenis.PROGRAM):
        yield from [*_block(kaskade, program), ""]
        for kegiatan in _below(kaskade, program):
            yield from [*_block(kaskade, kegiatan), ""]
            for sub in _below(kaskade, kegiatan):
                yield from [*_block(kaskade, sub), ""]


def _parts(kaskade: Kaskade, layout: Layout) -> Iterator[str | Grid]:
    """Paragraphs and tables, from the title down."""
    yield from _heading(kaskade)
    for program in kaskade.of(Jenis.PROGRAM):
        yield from _block(kaskade, program)
        below = _below(kaskade, program)
        if layout == "sub-kegiatan":
            for kegiatan in below:
                yield from _block(kaskade, kegiatan)
                yield from _grid([_rows(kaskade, sub) for sub in _below(kaskade, kegiatan)])
        else:
            yield from _grid([[_block(kaskade, u) for u in (k, *_below(kaskade, k))] for k in below])


def _grid(columns: list[list[list[str]]]) -> Iterator[Grid]:
    """Columns side by side, the shorter ones with empty cells below; nothing for no columns."""
    if columns:
        yield [list(row) for row in zip_longest(*columns, fillvalue=[])]


def _heading(kaskade: Kaskade) -> Iterator[str | Grid]:
    yield kaskade.judul or f"CASCADING {kaskade.unit.nama.upper()} TAHUN {kaskade.tahun}"
    for jenis, word, eselon in (
        (Jenis.TUJUAN, "Tujuan", "Eselon II"),
        (Jenis.SASARAN_STRATEGIS, "Sasaran", "Eselon III"),
    ):
        yield eselon
        yield word.upper()
        yield _statements(kaskade, jenis, word)
    yield "Eselon IV"


def _statements(kaskade: Kaskade, jenis: Jenis, word: str) -> Grid:
    rows: Grid = [[[f"{word} SKPD"], [f"Indikator Kinerja {word}"], ["Penjelasan"]]]
    for unsur in kaskade.of(jenis):
        for n, iri in enumerate(unsur.diukur_oleh):
            indikator = kaskade.indikator[iri]
            name = [f"{unsur.nomor}. {unsur.label}"] if n == 0 else []
            rows.append([name, [indikator.label or ""], _explanation(indikator)])
    return rows


def _below(kaskade: Kaskade, unsur: Unsur) -> list[Unsur]:
    return [u for u in kaskade.unsur.values() if unsur.iri in u.mendukung]


def _block(kaskade: Kaskade, unsur: Unsur) -> list[str]:
    return [line for row in _rows(kaskade, unsur) for line in row]


def _rows(kaskade: Kaskade, unsur: Unsur) -> list[list[str]]:
    """One row a field: heading, name, sasaran, and for each indikator label, name, explanation."""
    word = unsur.jenis.teks.id
    rows = [[f"{word} {unsur.nomor or ''}".strip()], [unsur.label or ""]]
    for iri in unsur.memiliki_sasaran:
        sasaran = kaskade.unsur[iri]
        if sasaran.label:
            rows += [[f"Sasaran {word} {sasaran.nomor or ''}".strip()], [sasaran.label]]
        # Indikator that share an explanation stand in one list before it.
        found = [kaskade.indikator[i] for i in sasaran.diukur_oleh]
        for explanation, group in groupby(found, key=_explanation):
            rows += _measured(word, list(group), explanation)
    return rows


def _measured(word: str, found: list[Indikator], explanation: list[str]) -> list[list[str]]:
    names = [i.label or "" for i in found]
    rows = [
        [f"Indikator Kinerja {word} {found[0].nomor or ''}".strip()],
        [f"- {name}" for name in names] if len(names) > 1 else names,
    ]
    return [*rows, ["Penjelasan"], *([line] for line in explanation)] if explanation else rows


def _explanation(indikator: Indikator) -> list[str]:
    lines = [f"a. Formulasi = {indikator.formulasi}"] if indikator.formulasi else []
    if indikator.tipe:
        lines.append(f"b. Tipe Penghitungan : {_TIPE[indikator.tipe]} {indikator.arah or ''}".strip())
    if indikator.sumber_data:
        lines.append(f"c. Sumber Data : {indikator.sumber_data}")
    if indikator.keterangan:
        lines.append(f"d. Keterangan : {indikator.keterangan}")
    return lines
