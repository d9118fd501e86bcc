"""What a cascade states, as facts that can be compared, and workbooks of plain rows."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment

from kaskade_graph.model import Indikator, Jenis, Kaskade, Unsur
from tests.make_sheets import below, code, measures

Facts = set[tuple[Any, ...]]
Files = dict[str, bytes]
Made = tuple[Files, Facts]
"""Files by their name, and what must be read from them. Names in a folder make one set."""
Rows = list[list[Any]]
T, SS = Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS
P, G, S = Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN
SIGN: Rows = [
    [],
    [None, None, "Sokaraja, 4 Januari 2021"],
    [None, None, "CAMAT SOKARAJA"],
    [],
    [],
    [None, None, "NAMA PEJABAT, S.STP"],
    [None, None, "NIP. 19700101 199003 1 001"],
]
"""The signature below a table."""


def tree(kaskade: Kaskade) -> Iterator[Unsur]:
    """Yield each program, its kegiatan, and their sub kegiatan, depth first."""
    for program in kaskade.of(P):
        yield program
        for kegiatan in below(kaskade, program):
            yield kegiatan
            yield from below(kaskade, kegiatan)


def only(kaskade: Kaskade, levels: Collection[Jenis], kode: bool = True) -> Facts:
    """Return the elements of some levels, what each supports, and their codes."""
    out: Facts = set()
    for unsur in kaskade.unsur.values():
        if unsur.jenis in levels:
            out.add(("unsur", unsur.jenis.value, unsur.label))
            above = [kaskade.unsur[i] for i in unsur.mendukung]
            out |= {("induk", unsur.jenis.value, unsur.label, a.label) for a in above if a.jenis in levels}
            if kode and unsur.jenis in (P, G, S):
                out.add(("kode", unsur.jenis.value, unsur.label, code(kaskade, unsur)))
    return out


def facts(kaskade: Kaskade) -> Facts:
    """Return all that a cascade states, by names."""
    out: Facts = set()
    for unsur in kaskade.unsur.values():
        jenis = unsur.jenis
        if jenis in (Jenis.SASARAN_PROGRAM, Jenis.SASARAN_KEGIATAN, Jenis.SASARAN_SUB_KEGIATAN):
            continue
        out.add(("unsur", jenis.value, unsur.label))
        out |= {("induk", jenis.value, unsur.label, kaskade.unsur[i].label) for i in unsur.mendukung}
        values = (
            ("kode", jenis.value, unsur.label, unsur.kode),
            ("pagu", unsur.label, unsur.pagu),
            ("pj", unsur.label, unsur.penanggung_jawab),
            *(("sasaran", unsur.label, kaskade.unsur[s].label) for s in unsur.memiliki_sasaran),
        )
        out |= {v for v in values if v[-1] is not None}
        for indikator in measures(kaskade, unsur):
            out.add(("indikator", jenis.value, unsur.label, indikator.label))
            out |= _of(indikator)
    return out


def _of(indikator: Indikator) -> Facts:
    name = indikator.label
    values = {
        ("formula", name, indikator.formulasi),
        ("sumber", name, indikator.sumber_data),
        ("satuan", name, indikator.satuan),
        ("pj", name, indikator.penanggung_jawab),
    }
    figures: Facts = {("target", name, n.tahun, n.triwulan, n.nilai) for n in indikator.target}
    figures |= {("realisasi", name, n.tahun, n.triwulan, n.nilai) for n in indikator.realisasi}
    return figures | {v for v in values if v[-1] is not None}


def book(
    sheets: Mapping[str, Rows],
    merges: Mapping[str, Collection[str]] | None = None,
    hidden: Collection[str] = (),
    percent: Collection[tuple[str, str]] = (),
    indent: Collection[tuple[str, str, int]] = (),
) -> bytes:
    """Return a workbook; ``percent`` and ``indent`` are formats of cells, by sheet and address."""
    out = io.BytesIO()
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row or [None])
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    for name, cell in percent:
        workbook[name][cell].number_format = "0.00%"
    for name, cell, levels in indent:
        workbook[name][cell].alignment = Alignment(indent=levels)
    workbook.save(out)
    return out.getvalue()
