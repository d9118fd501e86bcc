"""A perjanjian kinerja with persons in it, in every format that is read, and a search of what comes out."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from pathlib import Path

from tests.make_sheets import delimited, ods, workbook

PERSONS = ("HARTATI WULANDARI", "Sukmono Prabowo", "Suparno")
NUMBERS = ("196803121990031007", "198507172010012015", "197101021995031002")
NIK = "3302195203680003"
ABOVE = [
    "PERJANJIAN KINERJA TAHUN 2021",
    "KECAMATAN SOKARAJA KABUPATEN BANYUMAS",
    "Nama : HARTATI WULANDARI",
    "Jabatan : Camat Sokaraja",
    "NIP : 19680312 199003 1 007",
    "NIK : 3302195203680003",
]
TABLE = [
    ["Program", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2021", "Penanggung Jawab"],
    [
        "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN",
        "Meningkatnya pemberdayaan masyarakat",
        "Persentase desa yang tertib administrasi",
        "Persen",
        "85",
        "Kasi PMD: Drs. H. Sukmono Prabowo, M.Si",
    ],
    [
        "PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA",
        "Meningkatnya pembinaan desa oleh Hartati Wulandari, S.Sos",
        "Jumlah desa yang dibina hartati wulandari",
        "Desa",
        "18",
        "Kasi Pemerintahan",
    ],
]
BELOW = [
    "Pihak Kedua,",
    "Kepala Dinas, Sukmono Prabowo NIP. 19850717.201001.2.015",
    "Pihak Pertama,",
    "Suparno",
    "Pembina Tk. I",
    "NIP. 197101021995031002",
]


def files() -> dict[str, bytes]:
    """Return the file by its name, one in each format."""
    rows = [*([line] for line in ABOVE), *TABLE, *([line] for line in BELOW)]
    return {
        "pk.txt": "\n".join([*ABOVE, *("\t".join(row) for row in TABLE), *BELOW]).encode(),
        "pk.csv": delimited(rows),
        "pk.xlsx": workbook({"PK": rows}),
        "pk.ods": ods("".join(_ods_row(row) for row in rows)),
        "pk.odt": _odt(),
        "pk.json": json.dumps([dict(zip(TABLE[0], row, strict=True)) for row in TABLE[1:]]).encode(),
        "pk.html": _html().encode(),
        "pk.docx": _docx(),
        "pk.pdf": _pdf(),
    }


def _ods_row(row: list[str]) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{html.escape(v)}</text:p></table:table-cell>'
        for v in row
    )
    return f"<table:table-row>{cells}</table:table-row>"


def _odt() -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    above, below = ("".join(f"<text:p>{html.escape(v)}</text:p>" for v in part) for part in (ABOVE, BELOW))
    table = "".join(_ods_row(row) for row in TABLE)
    xml = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:text>{above}'
        f"<table:table>{table}</table:table>{below}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", xml)
    return out.getvalue()


def _html() -> str:
    rows = ("".join(f"<td>{html.escape(v)}</td>" for v in row) for row in TABLE)
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    above, below = ("".join(f"<p>{html.escape(v)}</p>" for v in part) for part in (ABOVE, BELOW))
    return f"<!DOCTYPE html><html><body>{above}<table>{table}</table>{below}</body></html>"


def _docx() -> bytes:
    import docx

    document = docx.Document()
    for line in ABOVE:
        document.add_paragraph(line)
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for r, row in enumerate(TABLE):
        for c, value in enumerate(row):
            table.cell(r, c).text = value
    signed = document.add_table(1, 2)
    signed.cell(0, 0).text = "\n".join(BELOW[:2])
    signed.cell(0, 1).text = "\n".join(BELOW[2:])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    from reportlab.lib import colors, pagesizes, styles
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    out = io.BytesIO()
    style = styles.ParagraphStyle("x", fontSize=8, leading=10)
    cells = [[Paragraph(html.escape(v), style) for v in row] for row in TABLE]
    table = Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    lines = [[Paragraph(html.escape(v), style) for v in part] for part in (ABOVE, BELOW)]
    document = SimpleDocTemplate(out, pagesize=pagesizes.landscape(pagesizes.A4), invariant=1)
    document.build([*lines[0], Spacer(1, 8), table, Spacer(1, 8), *lines[1]])
    return out.getvalue()


def persons_in(name: str, data: bytes) -> list[str]:
    """Return what of the planted persons is in a file of any format, its archives and pages opened."""
    text = _text(name, data)
    digits = re.sub(r"[\s.\-]", "", text)
    found = [p for p in PERSONS if p.casefold() in re.sub(r"\s+", " ", text.casefold())]
    return found + [n for n in (*NUMBERS, NIK) if n in digits]


def _text(name: str, data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(_text(part, archive.read(part)) for part in archive.namelist())
    if data.startswith(b"%PDF"):
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    text = html.unescape(data.decode("utf-8", "replace"))
    # Also without tags: a name may be set in several runs.
    return text + "\n" + re.sub(r"<[^>]+>", "", text)


def in_folder(folder: Path) -> dict[str, list[str]]:
    """Return the files below ``folder`` that hold persons, with what they hold; databases byte by byte."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        here = persons_in(path.name, path.read_bytes())
        if here:
            found[path.relative_to(folder).as_posix()] = here
    return found
