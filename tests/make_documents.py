"""Make a DOCX and a PDF of a cascade, with real tables: one column per kegiatan, as offices make them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape

from kaskade_graph.model import Indikator, Jenis, Kaskade, Tipe, Unsur

_TIPE = {Tipe.KUMULATIF: "Kumulatif", Tipe.NON_KUMULATIF: "Non Kumulatif"}
Grid = list[list[list[str]]]
"""Rows of cells of lines."""


def to_docx(kaskade: Kaskade) -> bytes:
    """Return the cascade as a Word document."""
    import docx

    document = docx.Document()
    for part in _parts(kaskade):
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=len(part[0]))
        for row, cells in enumerate(part):
            for column, lines in enumerate(cells):
                table.cell(row, column).text = "\n".join(lines)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def to_pdf(kaskade: Kaskade) -> bytes:
    """Return the cascade as a PDF, A3 landscape, tables ruled."""
    from reportlab.lib import colors, pagesizes, styles
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    out = io.BytesIO()
    page = pagesizes.landscape(pagesizes.A3)
    document = SimpleDocTemplate(out, pagesize=page, invariant=1, leftMargin=30, rightMargin=30)
    style = styles.ParagraphStyle("x", fontSize=7, leading=9)
    story = []
    for part in _parts(kaskade):
        if isinstance(part, str):
            story.append(Paragraph(escape(part), style))
            continue
        cells = [[[Paragraph(escape(line), style) for line in lines] for lines in row] for row in part]
        width = (page[0] - 60) / len(part[0])
        table = Table(cells, colWidths=[width] * len(part[0]))
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        story += [Spacer(1, 6), table, Spacer(1, 6)]
    document.build(story)
    return out.getvalue()


def _parts(kaskade: Kaskade) -> Iterator[str | Grid]:
    """Paragraphs and tables, from the title down."""
    yield kaskade.judul or f"CASCADING {kaskade.unit.nama.upper()} TAHUN {kaskade.tahun}"
    for jenis, word, eselon in (
        (Jenis.TUJUAN, "Tujuan", "Eselon II"),
        (Jenis.SASARAN_STRATEGIS, "Sasaran", "Eselon III"),
    ):
        yield eselon
        yield word.upper()
        yield _statements(kaskade, jenis, word)
    yield "Eselon IV"
    for program in kaskade.of(Jenis.PROGRAM):
        yield from _block(kaskade, program)
        columns = [
            [_block(kaskade, kegiatan), *(_block(kaskade, s) for s in _below(kaskade, kegiatan))]
            for kegiatan in _below(kaskade, program)
        ]
        height = max(map(len, columns), default=0)
        if height:
            yield [[c[row] if row < len(c) else [] for c in columns] for row in range(height)]


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
    word = unsur.jenis.teks.id
    sasaran = kaskade.unsur[unsur.memiliki_sasaran[0]]
    found = [kaskade.indikator[i] for i in sasaran.diukur_oleh]
    names = [i.label or "" for i in found]
    return [
        f"{word} {unsur.nomor}",
        unsur.label or "",
        f"Sasaran {word} {sasaran.nomor or ''}".strip(),
        sasaran.label or "",
        f"Indikator Kinerja {word} {found[0].nomor or ''}".strip(),
        *([f"- {name}" for name in names] if len(names) > 1 else names),
        "Penjelasan",
        *_explanation(found[0]),
    ]


def _explanation(indikator: Indikator) -> list[str]:
    lines = [f"a. Formulasi = {indikator.formulasi}"] if indikator.formulasi else []
    if indikator.tipe:
        lines.append(f"b. Tipe Penghitungan : {_TIPE[indikator.tipe]} {indikator.arah or ''}".strip())
    if indikator.sumber_data:
        lines.append(f"c. Sumber Data : {indikator.sumber_data}")
    if indikator.keterangan:
        lines.append(f"d. Keterangan : {indikator.keterangan}")
    return lines
