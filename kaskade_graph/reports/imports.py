"""How an import went: counts for the terminal, and the report of every line as text, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.account import Baris, Laporan, uncertain
from kaskade_graph.importers.document import Line
from kaskade_graph.model import RANTAI, Kaskade, Kutipan
from kaskade_graph.reasons import reason
from kaskade_graph.text import shown, squeeze

_UNREAD = Teks("TIDAK TERBACA", "NOT READ")
_IGNORED = Teks("diabaikan", "ignored")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 100


def contents(kaskade: Kaskade) -> Teks:
    """Return how much there is of each kind, on one line.

    >>> from kaskade_graph.model import UnitKerja
    >>> contents(Kaskade("k", UnitKerja("u", "", "u", "U"), 2021)).en
    '0 Tujuan, 0 Sasaran Strategis, 0 Program, 0 Kegiatan, 0 Sub Kegiatan, 0 Indikator'
    """
    parts = [f"{sum(1 for _ in kaskade.of(jenis))} {jenis.teks.id}" for jenis in RANTAI]
    text = ", ".join([*parts, f"{len(kaskade.indikator)} Indikator"])
    return Teks(text, text)


def lines_read(laporan: Laporan, kaskade: Kaskade) -> Teks:
    """Return how many lines were read, ignored and not read, and how many values are uncertain."""
    pieces: dict[tuple[object, ...], list[Baris]] = defaultdict(list)
    for baris in laporan.baris:
        pieces[baris.tempat.page, baris.tempat.line, baris.tempat.cell].append(baris)
    # A line of a table was cut into its columns: it is unread when one of them is.
    unread = sum(any(not b.menjadi and b.diabaikan is None for b in line) for line in pieces.values())
    ignored = sum(all(not b.menjadi and b.diabaikan for b in line) for line in pieces.values())
    read = len(pieces) - ignored - unread
    doubt = len(uncertain(kaskade))
    return Teks(
        f"{read} baris terbaca, {ignored} diabaikan, {unread} tidak terbaca; {doubt} bacaan tidak pasti",
        f"{read} lines read, {ignored} ignored, {unread} not read; {doubt} readings uncertain",
    )


def to_text(laporan: Laporan, kaskade: Kaskade, lang: Lang = "id") -> str:
    """Return the report for a person: what is wrong, what is uncertain, then every line."""
    out = [f"{shown(laporan.berkas)}  sha256 {laporan.sha256}"]
    out += [f"! {shown(m.pick(lang))}" for m in laporan.masalah]
    out += [f"  {shown(c.pick(lang))}" for c in (*laporan.catatan, contents(kaskade))]
    out.append(f"  {lines_read(laporan, kaskade).pick(lang)}")
    doubts = sorted(uncertain(kaskade), key=lambda k: (k.halaman or 0, k.baris or (0, 0)))
    if doubts:
        out += ["", Teks("Tidak pasti", "Uncertain").pick(lang)]
        names = _names(kaskade)
        for kutipan in doubts:
            out += _doubt(kutipan, names, lang)
    out += ["", Teks("Baris demi baris", "Line by line").pick(lang)]
    out += [_line(baris, lang) for baris in laporan.baris]
    return "\n".join(out) + "\n"


def _doubt(kutipan: Kutipan, names: Callable[[str], str], lang: Lang) -> list[str]:
    prop = kutipan.properti.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    first, last = kutipan.baris or (None, None)
    where = _where(Line("", first, kutipan.halaman, kutipan.sel), lang, last)
    out = [f"  {where}  {kutipan.keyakinan:.0%}  {prop}: {names(kutipan.unsur)}"]
    if kutipan.alasan:
        out.append(f"      {Teks('alasan', 'why').pick(lang)}: {shown(reason(kutipan.alasan).pick(lang))}")
    for other in kutipan.alternatif:
        out.append(f"      {Teks('pilihan lain', 'alternative').pick(lang)}: {names(other)}")
    return out


def _names(kaskade: Kaskade) -> Callable[[str], str]:
    def name(iri: str) -> str:
        unsur = kaskade.unsur.get(iri)
        if unsur is not None:
            return shown(f"{unsur.jenis.teks.id} {unsur.nomor or ''}".strip() + f": {unsur.label or '-'}")
        indikator = kaskade.indikator.get(iri)
        return shown(f"Indikator: {indikator.label or '-'}" if indikator else iri)

    return name


def _line(baris: Baris, lang: Lang) -> str:
    text = squeeze(shown(baris.tempat.text))
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f"  {_where(baris.tempat, lang)}  {_fate(baris, lang)}  «{short}»"


def _fate(baris: Baris, lang: Lang) -> str:
    if baris.menjadi:
        return "; ".join(shown(m) for m in baris.menjadi)
    return _UNREAD.pick(lang) if baris.diabaikan is None else f"{_IGNORED.pick(lang)}: {baris.diabaikan}"


def _where(line: Line, lang: Lang, last: int | None = None) -> str:
    page = f"{Teks('hlm.', 'p.').pick(lang)} {line.page} " if line.page else ""
    span = f"{line.line}" if last in (None, line.line) else f"{line.line}-{last}"
    number = f"{Teks('baris', 'line').pick(lang)} {span}" if line.line else (line.cell or "")
    return (page + number).strip() or "?"


def to_csv(laporan: Laporan, lang: Lang = "id") -> str:
    """Return one row a line of the source; a cell that a spreadsheet would run begins with ``'``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads = (
        Teks("halaman", "page"),
        Teks("baris", "line"),
        Teks("sel", "cell"),
        Teks("teks", "text"),
        Teks("menjadi", "became"),
    )
    writer.writerow([h.pick(lang) for h in heads])
    for baris in laporan.baris:
        place = baris.tempat
        row = (place.page or "", place.line or "", place.cell or "", shown(place.text), _fate(baris, lang))
        writer.writerow([harmless(str(cell)) for cell in row])
    return out.getvalue()


def harmless(cell: str) -> str:
    """Return a CSV cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_START) else cell


def to_json(laporan: Laporan, kaskade: Kaskade, lang: Lang = "id") -> str:
    """Return the report as JSON: ``masalah``, ``catatan``, ``tidakPasti`` and ``baris``."""
    data = {
        "berkas": laporan.berkas,
        "sha256": laporan.sha256,
        "kaskade": kaskade.iri,
        "masalah": [m.pick(lang) for m in laporan.masalah],
        "catatan": [c.pick(lang) for c in laporan.catatan],
        "tidakPasti": [_doubt_json(k) for k in uncertain(kaskade)],
        "baris": [_line_json(b) for b in laporan.baris],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _doubt_json(kutipan: Kutipan) -> dict[str, Any]:
    return {
        "unsur": kutipan.unsur,
        "properti": kutipan.properti,
        "baris": list(kutipan.baris) if kutipan.baris else None,
        "halaman": kutipan.halaman,
        "sel": kutipan.sel,
        "kutipan": kutipan.teks,
        "keyakinan": kutipan.keyakinan,
        "alasan": kutipan.alasan,
        "alternatif": list(kutipan.alternatif),
    }


def _line_json(baris: Baris) -> dict[str, Any]:
    return {
        "halaman": baris.tempat.page,
        "baris": baris.tempat.line,
        "sel": baris.tempat.cell,
        "teks": baris.tempat.text,
        "menjadi": list(baris.menjadi),
        "diabaikan": baris.diabaikan,
    }
