"""An earlier audit read back from its kertas kerja: for whoever kept the workbook and not the JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kaskade_graph.audit.baseline import Dasar, step
from kaskade_graph.audit.finding import Keparahan, Temuan
from kaskade_graph.errors import Teks
from kaskade_graph.importers.grid import Baris, kolom_huruf
from kaskade_graph.importers.sheets.source import buka
from kaskade_graph.reports.grouping import STATUS
from kaskade_graph.reports.rule_texts import rule_of
from kaskade_graph.reports.worksheet import LAMA
from kaskade_graph.reports.worksheet_columns import ISIAN
from kaskade_graph.reports.worksheet_read import (
    SIDIK,
    Salah,
    columns_of,
    no_mark,
    no_worksheet,
    refused,
    text_of,
)
from kaskade_graph.text import fold, shown

_WORDS = ("kondisi", "kriteria", "akibat", "rekomendasi")
_KEYS = ("kode", "keparahan", "jalur", "status", "sidik", "iri", *_WORDS, *ISIAN)


def read_dasar(path: Path) -> Dasar:
    """Return the findings of the kertas kerja ``path`` as an earlier audit; those put right by then are left out.

    Rows that people deleted are not known any more: their findings will be new. Raises :class:`InputError` when the
    file cannot be read or is no kertas kerja, and for rows that hold a finding without its fingerprint or severity.
    """
    wrong: list[Salah] = []
    found: list[Temuan] = []
    sheets = 0
    for lembar in buka(path, masked=False).lembar:
        if fold(lembar.nama or "") in (fold(LAMA.id), fold(LAMA.en)):
            continue
        columns, heading = columns_of(lembar, _KEYS, wrong)
        sheets += bool(columns)
        for row in lembar.buka() if columns else ():
            if row.nomor > heading:
                found += _row(lembar.nama or "", row, columns, wrong)
    if not sheets and not wrong:
        raise no_worksheet(path)
    if wrong:
        raise refused(path, wrong)
    return Dasar(shown(str(path)), tuple({t.sidik: t for t in found}.values()))


def _row(sheet: str, row: Baris, columns: Mapping[str, int], wrong: list[Salah]) -> Iterator[Temuan]:
    said = {k: text_of(row.sel.get(c)) for k, c in columns.items()}
    kode = said.get("kode", "").upper()
    if not kode or fold(said.get("status", "")) in (fold(STATUS["selesai"].id), fold(STATUS["selesai"].en)):
        return
    mark, level = said["sidik"].lower(), _severity(said.get("keparahan", ""))
    if not SIDIK.fullmatch(mark):
        wrong.append(Salah(sheet, f"{kolom_huruf(columns['sidik'])}{row.nomor}", no_mark(mark)))
    elif level is None:
        at = f"{kolom_huruf(columns.get('keparahan', 1))}{row.nomor}"
        wrong.append(Salah(sheet, at, _no_severity(said.get("keparahan", ""))))
    else:
        rule = rule_of(kode)
        texts = [Teks(said.get(k, ""), said.get(k, "")) for k in _WORDS]
        path = tuple(step(name) for name in said.get("jalur", "").split(" › ") if ": " in name)
        nama = rule.nama if rule else kode
        kondisi, kriteria, akibat, rekomendasi = texts
        yield Temuan(
            kode, nama, level, said.get("iri", ""), path, kondisi, kriteria, akibat, rekomendasi, sidik=mark
        )


def _severity(text: str) -> Keparahan | None:
    return next((k for k in Keparahan if fold(text) in (fold(k.teks.id), fold(k.teks.en))), None)


def _no_severity(text: str) -> Teks:
    said = shown(text[:40])
    known = {lang: ", ".join(k.teks.pick(lang) for k in Keparahan) for lang in ("id", "en")}
    return Teks(
        f"keparahan “{said}” tidak dikenal; pilih: {known['id']}",
        f"the severity “{said}” is not known; choose: {known['en']}",
    )
