"""Make the tables that offices make of a cascade, each with the traits of its kind. Same cascade, same bytes.

``merged``: four heading rows, cells merged across and down, an indikator column at each level, no codes.
``coded``: all levels in one column, "7.01.02.2.04.02 Nama ... [TAG]" in one cell. ``relational``: one CSV a
level, joined by ids, as a database is dumped. ``nested``: JSON of sub kegiatan with lists of indikator.
``flat``: a list of sasaran, indikator, formula, source. ``template``: the columns of the template.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import Any

from kaskade_graph.importers.columns import IDENTITAS, LEMBAR
from kaskade_graph.importers.sheets.table import as_csv, as_table
from kaskade_graph.model import Indikator, Jenis, Kaskade, Unsur

Rows = list[list[Any]]
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; from 0."""
_BAWAH = {Jenis.TUJUAN: Jenis.SASARAN_STRATEGIS, Jenis.SASARAN_STRATEGIS: Jenis.PROGRAM}


def workbook(sheets: dict[str, Rows], merges: Iterable[Merge] = ()) -> bytes:
    """Return a workbook of plain values; ``merges`` are in its first sheet."""
    import xlsxwriter

    out = io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **off})
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    for n, (name, rows) in enumerate(sheets.items()):
        sheet = book.add_worksheet(name)
        if n == 0:
            for top, left, bottom, right in merges:
                sheet.merge_range(top, left, bottom, right, "")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None and value != "":
                    sheet.write(r, c, value)
    book.close()
    return out.getvalue()


def delimited(rows: Rows, delimiter: str = ",") -> bytes:
    """Return rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def ods(body: str, doctype: str = "") -> bytes:
    """Return an ODS file with that table body."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    xml = (
        f'<?xml version="1.0"?>{doctype}<office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Kaskade">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", xml)
    return out.getvalue()


def template_ods(kaskade: Kaskade) -> bytes:
    """Return the cascade as ODS in the columns of the template, whose cascade it is above the headings."""
    table = as_table(kaskade)
    rows: list[Sequence[object]] = [*table.identitas, [], table.judul, *table.baris]
    return ods("".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows))


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    kind = f'"float" office:value="{value}"' if isinstance(value, Decimal) else '"string"'
    return (
        f"<table:table-cell office:value-type={kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"
    )


def template(kaskade: Kaskade) -> bytes:
    """Return the cascade as a workbook in the columns of the template."""
    table = as_table(kaskade)
    return workbook({LEMBAR: [table.judul, *table.baris], IDENTITAS: [list(r) for r in table.identitas]})


def template_csv(kaskade: Kaskade, delimiter: str = ",") -> bytes:
    """Return the same as CSV, with whose cascade it is above the headings."""
    return as_csv(as_table(kaskade), delimiter)


# --- looking through the cascade ------------------------------------------------------------------------


def below(kaskade: Kaskade, unsur: Unsur) -> list[Unsur]:
    """Return what directly supports an element."""
    return [u for u in kaskade.unsur.values() if unsur.iri in u.mendukung]


def sasaran(kaskade: Kaskade, unsur: Unsur) -> str | None:
    """Return the statement of an activity's own sasaran."""
    return next((kaskade.unsur[i].label for i in unsur.memiliki_sasaran), None)


def measures(kaskade: Kaskade, unsur: Unsur) -> list[Indikator]:
    """Return the indikator of an element or of its own sasaran."""
    holders = [unsur, *(kaskade.unsur[i] for i in unsur.memiliki_sasaran)]
    return [kaskade.indikator[i] for h in holders for i in h.diukur_oleh]


def code(kaskade: Kaskade, unsur: Unsur) -> str:
    """Return the official code of an element."""
    return next(k.objek.rsplit("/", 1)[-1] for k in kaskade.kecocokan if k.subjek == unsur.iri)


# --- four heading rows, merged cells ---------------------------------------------------------------------


def merged(kaskade: Kaskade) -> bytes:
    """Return the wide table: every level has its own columns of name, sasaran, indikator and formula."""
    levels: list[tuple[str, list[str]]] = [
        ("TUJUAN", ["Uraian", "Indikator", "Formulasi"]),
        ("SASARAN STRATEGIS", ["Uraian", "Indikator Kinerja", "Formulasi"]),
        ("PROGRAM", ["Uraian", "Sasaran", "Indikator Kinerja", "Formulasi"]),
        ("KEGIATAN", ["Uraian", "Sasaran", "Indikator Kinerja", "Formulasi"]),
        ("SUB KEGIATAN", ["Uraian", "Sasaran", "Indikator Kinerja", "Formulasi"]),
    ]
    width = sum(len(fields) for _, fields in levels)
    heads: Rows = [[None] * (width + 6) for _ in range(4)]
    merges: list[Merge] = [(0, 0, 0, width + 5), (2, 0, 2, width - 1), (2, width, 2, width + 5)]
    heads[0][0], heads[0][width] = "POHON KINERJA", "TARGET DAN REALISASI SUB KEGIATAN"
    at = 0
    for name, fields in levels:
        heads[1][at] = name
        merges.append((3, at, 3, at + len(fields) - 1))
        for n, label in enumerate(fields):
            heads[2][at + n] = label
            merges.append((4, at + n, 5, at + n))
        at += len(fields)
    heads[1][at], heads[2][at], heads[2][at + 1] = (
        "Target",
        f"Tahun {kaskade.tahun}",
        f"Tahun {kaskade.tahun + 1}",
    )
    heads[1][at + 2], heads[2][at + 2] = "Realisasi", f"Tahun {kaskade.tahun}"
    heads[3][at + 2 :] = ["TW I", "TW II", "TW III", "TW IV"]
    merges += [(3, at, 3, at + 1), (4, at, 5, at), (4, at + 1, 5, at + 1), (3, at + 2, 3, at + 5)]
    merges.append((4, at + 2, 4, at + 5))
    body = list(_wide(kaskade, width))
    merges += _runs(body, width, first=6)
    for column in range(width):
        seen = None
        for row in body:
            row[column], seen = (None if row[column] is seen else row[column]), row[column]
    title: Rows = [[f"CASCADING KINERJA {kaskade.unit.nama.upper()} TAHUN {kaskade.tahun}"], []]
    rows = [*title, *heads, *[[cell[1] if isinstance(cell, tuple) else cell for cell in row] for row in body]]
    return workbook({"Cascading": rows}, merges)


def _wide(kaskade: Kaskade, width: int) -> Iterator[list[Any]]:
    """One row a sub kegiatan; cells are (identity, text), so that equal ones can be told from the same."""
    leaves = [(sub, one) for sub in kaskade.of(Jenis.SUB_KEGIATAN) for one in measures(kaskade, sub)]
    for n, (sub, own_measure) in enumerate(leaves):
        chain = [sub]
        while chain[0].mendukung:
            chain.insert(0, kaskade.unsur[chain[0].mendukung[0]])
        row: list[Any] = []
        for unsur in chain:
            found = measures(kaskade, unsur)
            one = own_measure if unsur is sub else found[min(n * len(found) // len(leaves), len(found) - 1)]
            row.append(_cell(unsur.iri, unsur.label))
            if unsur.jenis.sasaran:
                row.append(_cell(unsur.iri, sasaran(kaskade, unsur)))
            row += [_cell(one.iri, one.label), _cell(one.iri, one.formulasi)]
        yield [*row[:width], 10 + n, 12 + n, *(n + q for q in range(4))]


_CELLS: dict[tuple[str, str], tuple[str, str]] = {}


def _cell(iri: str, text: str | None) -> tuple[str, str] | None:
    """A cell that is one object wherever it is repeated."""
    return None if text is None else _CELLS.setdefault((iri, text), (iri, text))


def _runs(body: list[list[Any]], width: int, first: int) -> Iterator[Merge]:
    for column in range(width):
        start = 0
        for n in range(1, len(body) + 1):
            if n == len(body) or body[n][column] is not body[start][column]:
                if n - start > 1 and body[start][column] is not None:
                    yield (first + start, column, first + n - 1, column)
                start = n


# --- code and name in one cell ---------------------------------------------------------------------------


def coded(kaskade: Kaskade) -> bytes:
    """Return the list with all levels in one column, codes before the names and tags after some."""
    head = ["Urusan/ Bidang Urusan/ Program/ Kegiatan/ Sub Kegiatan", "Indikator Kinerja", "Satuan", "Lokasi"]
    head += [f"Target {kaskade.tahun}", "Pagu Indikatif (Rp)"]
    rows: Rows = [[f"RENCANA KERJA {kaskade.unit.nama.upper()}"], [f"TAHUN {kaskade.tahun}"], [], head]
    rows.append([f"({n})" for n in range(1, len(head) + 1)])
    rows += [["7 UNSUR KEWILAYAHAN"], ["7.01 KECAMATAN"]]
    for program in kaskade.of(Jenis.PROGRAM):
        rows += _coded(kaskade, program)
        for kegiatan in below(kaskade, program):
            rows += _coded(kaskade, kegiatan)
            for sub in below(kaskade, kegiatan):
                rows += _coded(kaskade, sub)
    rows.append(["JUMLAH", None, None, None, None, 123456789])
    return workbook({"Renja": rows})


def _coded(kaskade: Kaskade, unsur: Unsur) -> Rows:
    tag = {Jenis.PROGRAM: "", Jenis.KEGIATAN: "", Jenis.SUB_KEGIATAN: " [DAU] [PRIORITAS]"}[unsur.jenis]
    name = f"{code(kaskade, unsur)} {unsur.label}{tag}"
    rows: Rows = []
    for n, indikator in enumerate(measures(kaskade, unsur)):
        amount = "1.250.000,50" if unsur.jenis is Jenis.SUB_KEGIATAN else None
        rows.append(
            [name if n == 0 else None, indikator.label, "Dokumen", "Kecamatan", "12,5 Dokumen", amount]
        )
    return rows or [[name]]


# --- one table a level, joined by ids --------------------------------------------------------------------


def relational(kaskade: Kaskade) -> dict[str, bytes]:
    """Return CSV files by name: program, kegiatan, sub_kegiatan, indikator and their targets."""
    tables: dict[str, Rows] = {
        "program": [["id", "kode", "nama", "sasaran", "created_at"]],
        "kegiatan": [["id", "id_program", "kode", "nama", "sasaran"]],
        "sub_kegiatan": [["id", "id_kegiatan", "kode", "nama", "pagu", "catatan_internal"]],
        "indikator_sub_kegiatan": [["id", "id_sub_kegiatan", "nama", "formula", "satuan", "keterangan"]],
        "target": [["id", "id_indikator", "tahun", "target"]],
    }
    ids = {u.iri: n for n, u in enumerate(kaskade.unsur.values(), start=100)}
    for u in kaskade.of(Jenis.PROGRAM):
        row = [ids[u.iri], code(kaskade, u), u.label, sasaran(kaskade, u), "2021-01-04 08:00:00"]
        tables["program"].append(row)
    for u in kaskade.of(Jenis.KEGIATAN):
        up = ids[u.mendukung[0]]
        tables["kegiatan"].append([ids[u.iri], up, code(kaskade, u), u.label, sasaran(kaskade, u) or "NULL"])
    number = 9000
    for u in kaskade.of(Jenis.SUB_KEGIATAN):
        up = ids[u.mendukung[0]]
        tables["sub_kegiatan"].append([ids[u.iri], up, code(kaskade, u), u.label, "1500000.50", "NULL"])
        for i in measures(kaskade, u):
            number += 1
            row = [number, ids[u.iri], i.label, i.formulasi or "NULL", "Dokumen", "\\N"]
            tables["indikator_sub_kegiatan"].append(row)
            tables["target"] += [[number * 7 + t, number, kaskade.tahun + t, f"{12 + t}.5"] for t in range(2)]
    return {f"{name}.csv": delimited(rows, ";") for name, rows in tables.items()}


# --- nested JSON -----------------------------------------------------------------------------------------


def nested(kaskade: Kaskade) -> bytes:
    """Return JSON: a list of sub kegiatan, each with its ancestors and a list of indikator."""
    out = []
    for sub in kaskade.of(Jenis.SUB_KEGIATAN):
        kegiatan = kaskade.unsur[sub.mendukung[0]]
        program = kaskade.unsur[kegiatan.mendukung[0]]
        out.append(
            {
                "kode": code(kaskade, sub),
                "nama": sub.label,
                "program": {"kode": code(kaskade, program), "nama": program.label},
                "kegiatan": {"kode": code(kaskade, kegiatan), "nama": kegiatan.label},
                "pagu": 1500000.5,
                "lokasi": ["Desa A", "Desa B"],
                "indikator": [
                    {"tolok_ukur": i.label, "formula": i.formulasi, "target": 12, "satuan": "Dokumen"}
                    for i in measures(kaskade, sub)
                ],
            }
        )
    whole = {"skpd": kaskade.unit.nama, "tahun": kaskade.tahun, "sub_kegiatan": out}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


# --- a flat list -----------------------------------------------------------------------------------------


def flat(kaskade: Kaskade) -> bytes:
    """Return the list of main indikator (IKU): number, sasaran, indikator, formula, source."""
    rows: Rows = [
        ["INDIKATOR KINERJA UTAMA"],
        [f"{kaskade.unit.nama.upper()} TAHUN {kaskade.tahun}"],
        [],
        ["No", "Sasaran", "Indikator Kinerja", "Formula / Cara Perhitungan", "Sumber Data"],
    ]
    number = 0
    for unsur in kaskade.of(Jenis.SASARAN_STRATEGIS):
        for n, i in enumerate(measures(kaskade, unsur)):
            number += 1
            rows.append([number, unsur.label if n == 0 else None, i.label, i.formulasi, i.sumber_data])
    return workbook({"IKU": rows})
