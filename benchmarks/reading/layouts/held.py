"""Layouts and headings kept apart while the reader was worked on: nothing here was looked at for it."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.reading.cascades import Cascade
from benchmarks.reading.layouts.columns import (
    element_column,
    indikator_columns,
    indikator_fields,
    level_column,
    target_column,
)
from benchmarks.reading.layouts.matrices import Made, finish
from benchmarks.reading.page import Block, Cell, Col, Page, Para, Table, build, items
from benchmarks.reading.style import Style
from benchmarks.reading.truth import LEVEL_NAMES, Element, Truth, project

WORDS: dict[str, tuple[str, ...]] = {
    "tujuan": ("TUJUAN RENSTRA", "Tujuan OPD"),
    "sasaran": ("Sasaran OPD", "SASARAN PERANGKAT DAERAH", "Sasaran Strategis / Kinerja Utama"),
    "program": ("Program Prioritas", "NAMA PROGRAM"),
    "kegiatan": ("Nama Kegiatan", "KEGIATAN PENDUKUNG"),
    "sub": ("Nama Sub Kegiatan", "SUB-KEGIATAN"),
    "uraian": ("Program, Kegiatan dan Sub Kegiatan", "Nomenklatur"),
    "keadaan": ("Hasil yang Diinginkan", "Sasaran Kinerja"),
    "indikator": ("Tolok Ukur Kinerja", "Ukuran Keberhasilan", "INDIKATOR KINERJA PERANGKAT DAERAH"),
    "formulasi": ("Definisi Operasional/Formula", "Cara Perhitungan", "FORMULASI PENGUKURAN"),
    "tipe": ("Jenis Penghitungan", "Sifat Data (Kumulatif/Non Kumulatif)"),
    "satuan": ("Satuan Ukur", "UNIT SATUAN"),
    "sumber": ("Asal Data", "SUMBER DATA/BUKTI DUKUNG"),
    "target": ("Target Kinerja {y}", "Rencana Capaian {y}"),
    "pagu": ("Kebutuhan Dana {y} (Rp)", "Alokasi Anggaran"),
    "pj": ("Pelaksana", "PJ/Pengampu"),
    "kode": ("Kode Nomenklatur", "KD"),
    "no": ("Nmr", "NO URUT"),
}


def coded_matrix(c: Cascade, style: Style) -> Made:
    """A matrix with the code of each level in a column of its own, blank where it does not change."""
    fields = (*indikator_fields(style), "kode", "sasaran", "pj")
    elements = project(c.elements, ("S", "P", "K", "SK"), fields)
    for e in elements:
        e.pj = e.pj if e.level != "S" else None
    cols = [level_column(style.word("sasaran"), "S", 1.8)]
    for key, level in (("program", "P"), ("kegiatan", "K"), ("sub", "SK")):
        cols.append(Col((style.word("kode"),), _code(level), 0.9, merge=level))
        cols.append(level_column(style.word(key), level, 1.8, kode=False))
    cols.append(element_column(style.word("keadaan"), "sasaran", 1.8))
    cols += indikator_columns(style, c.tahun, fields)
    cols.append(element_column(style.word("pj"), "pj", 1.3))
    table = build(cols, items(elements), merged=style.rng.random() < 0.5)
    return finish(c, style, elements, [table], "MATRIK KINERJA BERJENJANG")


def _code(level: str):  # type: ignore[no-untyped-def]
    return lambda i: (i.path[level].kode or "") if level in i.path else ""


def cards(c: Cascade, style: Style) -> Made:
    """A small table of label and value for each element: the sheet of an operational definition."""
    fields = ("kode", "sasaran", "formulasi", "satuan", "sumber", "target", "pj")
    elements = project(c.elements, fields=fields, links=("K", "SK"))
    blocks: list[Block] = []
    for e in elements:
        e.indikator = e.indikator[:1]
        name = LEVEL_NAMES[e.level]
        lines = [(name, f"{e.kode} {e.nama}" if e.kode else e.nama)]
        if e.sasaran:
            lines.append((f"Sasaran {name}", e.sasaran))
        for i in e.indikator:
            lines.append((style.word("indikator"), i.nama))
            lines += [(style.word("formulasi"), i.formulasi or ""), (style.word("satuan"), i.satuan or "")]
            lines += [
                (style.word("sumber"), i.sumber or ""),
                (style.word("target", c.tahun), i.target[str(c.tahun)]),
            ]
        if e.pj:
            lines.append((style.word("pj"), e.pj))
        rows: list[list[Cell | None]] = [[Cell(a, bold=True), Cell(b)] for a, b in lines if b]
        blocks += [Table(rows, [1.4, 4], heads=0), Para("")]
    style.noise = style.noise - {"patah", "nomor_kolom", "kosong", "tabel_lain", "html"}
    return finish(c, style, elements, blocks, "KAMUS INDIKATOR KINERJA", landscape=False)


def action_plan(c: Cascade, style: Style) -> Made:
    """Rencana aksi: the target of the year and of four quarters for sasaran and programs."""
    elements = project(c.elements, ("S", "P"), ("satuan", "target", "kode"))
    rng = style.rng
    for e in elements:
        for i in e.indikator:
            i.target = {str(c.tahun): i.target[str(c.tahun)]}
            i.target |= {f"{c.tahun}-{q}": str(rng.randrange(1, 25) * q) for q in (1, 2, 3, 4)}
    cols = [
        Col((style.word("no"),), lambda i: str(i.number), 0.5, merge="element"),
        level_column(style.word("sasaran"), "S", 2.2),
        level_column(style.word("program"), "P", 2.2),
        Col((style.word("indikator"),), lambda i: i.indikator.nama if i.indikator else "", 2.6),
        Col((style.word("satuan"),), lambda i: (i.indikator.satuan or "") if i.indikator else "", 1),
        target_column((style.word("target", c.tahun),), c.tahun),
    ]
    for q, roman in enumerate(("I", "II", "III", "IV"), 1):
        cols.append(
            Col((f"Target Triwulan Tahun {c.tahun}", f"TW {roman}"), _quarter(c.tahun, q), 0.7, numeric=True)
        )
    return finish(c, style, elements, [build(cols, items(elements))], "RENCANA AKSI PENCAPAIAN KINERJA")


def _quarter(tahun: int, q: int):  # type: ignore[no-untyped-def]
    return lambda i: i.indikator.target.get(f"{tahun}-{q}", "") if i.indikator else ""


def numbered(c: Cascade, style: Style) -> Made:
    """All levels in one column without codes, told apart by numbers: I, A, 1, a and (1)."""
    fields = (*indikator_fields(style, False), "sasaran")
    elements = project(c.elements, fields=fields)
    count: dict[int | None, int] = {}
    names: dict[int, str] = {}
    for e in elements:
        n = count[e.parent] = count.get(e.parent, 0) + 1
        names[e.idx] = f"{_numeral(e, n)} {e.nama}"
    cols = [
        Col(
            ("TUJUAN/SASARAN/PROGRAM/KEGIATAN/SUB KEGIATAN",),
            lambda i: names[i.element.idx],
            3.4,
            merge="element",
        ),
        element_column(style.word("keadaan"), "sasaran", 2.2),
        *indikator_columns(style, c.tahun, fields),
    ]
    return finish(c, style, elements, [build(cols, items(elements))], "CASCADING KINERJA")


def _numeral(e: Element, n: int) -> str:
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[n - 1]
    letter = "abcdefghij"[n - 1]
    return {"T": f"{roman}.", "S": f"{letter.upper()}.", "P": f"{n}.", "K": f"{letter}.", "SK": f"({n})"}[
        e.level
    ]


def annual_plan(c: Cascade, style: Style) -> Made:
    """Renja with the forecast of the next year: stacked headings, place, source of money, notes."""
    elements = project(c.elements, ("P", "K", "SK"), ("kode", "satuan", "target", "pagu"), links=("K", "SK"))
    for e in elements:
        for i in e.indikator:
            i.target = {y: i.target[y] for y in (str(c.tahun), str(c.tahun + 1))}
    now, later = f"Rencana Tahun {c.tahun}", f"Prakiraan Maju Rencana Tahun {c.tahun + 1}"
    cols = [
        element_column(style.word("kode"), "kode", 1.1),
        Col((style.word("uraian"),), lambda i: i.element.nama, 2.6, merge="element"),
        Col((style.word("indikator"),), lambda i: i.indikator.nama if i.indikator else "", 2.4),
        Col((style.word("satuan"),), lambda i: (i.indikator.satuan or "") if i.indikator else "", 1),
        Col((now, "Lokasi"), lambda i: c.daerah, 1.1, merge="element"),
        target_column((now, "Target Capaian Kinerja"), c.tahun),
        Col(
            (now, "Kebutuhan Dana/Pagu Indikatif"),
            lambda i: i.element.pagu or "",
            1.2,
            merge="element",
            numeric=True,
        ),
        Col((now, "Sumber Dana"), lambda i: "APBD", 0.8, merge="element"),
        Col(("Catatan Penting",), lambda i: "", 0.8),
        target_column((later, "Target Capaian Kinerja"), c.tahun + 1),
        Col(
            (later, "Kebutuhan Dana/Pagu Indikatif"),
            lambda i: _grown(i.element.pagu),
            1.2,
            merge="element",
            numeric=True,
        ),
    ]
    page, truth = finish(c, style, elements, [build(cols, items(elements))], "RENCANA KERJA")
    return page, truth


def _grown(pagu: str | None) -> str:
    return f"{int((pagu or '0').replace('.', '')) * 11 // 10:,}".replace(",", ".")


PAGES: dict[str, tuple[Callable[[Cascade, Style], tuple[Page, Truth]], tuple[str, ...]]] = {
    "h-matriks-kode": (coded_matrix, ("docx", "lo-pdf", "pdf", "xlsx", "html")),
    "h-kamus": (cards, ("docx", "lo-pdf", "xlsx")),
    "h-rencana-aksi": (action_plan, ("docx", "pdf", "xlsx", "ods")),
    "h-bernomor": (numbered, ("docx", "pdf", "pdf-tanpa-garis", "xlsx", "html")),
    "h-renja": (annual_plan, ("docx", "lo-pdf", "xlsx", "xls")),
}
