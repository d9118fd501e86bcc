"""A file as blocks to a cascade with the account of its reading: identity, drafts, official names, doubts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kaskade_graph import nomenklatur
from kaskade_graph.errors import NoCascade, Teks, UsageError
from kaskade_graph.importers.blocks import Blocks
from kaskade_graph.importers.build import build, empty
from kaskade_graph.importers.laporan import Laporan
from kaskade_graph.importers.official import Officials
from kaskade_graph.importers.sheets.matching import tautkan
from kaskade_graph.importers.tables import plausible
from kaskade_graph.importers.tables.identity import identify, said_in_columns, titles
from kaskade_graph.importers.tables.ledger import Entry, Fate, Ledger
from kaskade_graph.importers.tables.read import Reading, TableRead, read, title_lines
from kaskade_graph.importers.units import units
from kaskade_graph.iri import kaskade_iri
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown

_SHOWN = 6


@dataclass(slots=True)
class LaporanBaca(Laporan):
    """What a reading did: the lines, and the document, the ledger and the mappings behind them."""

    ledger: Ledger = field(default_factory=Ledger)
    tables: list[TableRead] = field(default_factory=list)
    sumber: list[Path] = field(default_factory=list)
    blocks: Blocks = field(default_factory=lambda: Blocks("", "", []))


@dataclass(slots=True)
class Read:
    """A cascade, and how it was read."""

    kaskade: Kaskade
    laporan: LaporanBaca


def read_blocks(
    blocks: Blocks,
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    edisi: str | None = None,
) -> Read:
    """Read the cascade in a file that is already blocks.

    Raises NoCascade when there is none in it, UsageError when unit or year are neither given nor printed.
    """
    name = shown(blocks.name)
    heading = titles(title_lines(blocks))
    columns = said_in_columns(blocks)
    reading = read(blocks, tahun or heading.tahun or columns.tahun)
    if not reading.builder.nodes or not plausible.is_cascade(reading.builder):
        raise no_cascade(name, reading)
    identity = identify(heading, name, unit, tahun, columns)
    register = nomenklatur.load()
    officials = Officials(register, edisi or register.edition_for(identity.tahun))
    versi = versi or "murni"
    owner = identity.unit
    iri = kaskade_iri(owner.kode_wilayah, owner.slug, identity.tahun, versi)
    kaskade = empty(iri, owner, identity.tahun, versi, identity.judul)
    iris = build(kaskade, reading.drafts, blocks.name, blocks.sha256)
    kaskade.kecocokan = [*tautkan(reading.drafts, iris, officials), *units(kaskade)]
    laporan = LaporanBaca(blocks.name, blocks.sha256, reading.ledger.as_lines())
    laporan.ledger, laporan.tables, laporan.blocks = reading.ledger, reading.tables, blocks
    laporan.masalah = _problems(reading)
    laporan.catatan = [*identity.remarks, *blocks.notes, *reading.remarks, *_kept_not(reading.ledger)]
    return Read(kaskade, laporan)


def _problems(reading: Reading) -> list[Teks]:
    """Return the reasons to call a reading a bad one."""
    out = plausible.doubts(reading.builder)
    unread = reading.ledger.of(Fate.UNREAD)
    if unread:
        count, all_ = len(unread), sum(1 for _ in reading.ledger)
        out.append(
            Teks(
                f"{count} dari {all_} sel dan baris tidak terbaca: {_listed(unread)}",
                f"{count} of {all_} cells and lines were not read: {_listed(unread)}",
            )
        )
    return out


def _listed(entries: list[Entry]) -> str:
    shown_ = [
        f"{place(e)} {shown(' '.join(e.source.text.split())[:40])!r} ({e.why})" for e in entries[:_SHOWN]
    ]
    more = f"; +{len(entries) - _SHOWN}" if len(entries) > _SHOWN else ""
    return "; ".join(shown_) + more


def place(entry: Entry) -> str:
    """Return where an entry stands, for a message."""
    spot = entry.source.spot
    if spot.cell:
        return f"{spot.sheet}!{spot.cell}" if spot.sheet else spot.cell
    page = f"hlm. {spot.page} " if spot.page else ""
    return f"{page}baris {spot.line}" if spot.line else (page or "?")


def _kept_not(ledger: Ledger) -> list[Teks]:
    """Name what is understood and has no place in the model."""
    what = list(dict.fromkeys(w for e in ledger.of(Fate.UNDERSTOOD) for w in e.what))
    if not what:
        return []
    names = ", ".join(shown(w) for w in what)
    return [Teks(f"Dipahami, tidak disimpan: {names}", f"Understood, not kept: {names}")]


def no_cascade(name: str, reading: Reading) -> NoCascade:
    """Return the refusal of a file without a cascade: what was seen in it, and what to do."""
    seen = "; ".join(shown(s) for s in reading.seen[:3])
    tables = f". Tabel yang terlihat: {seen}" if seen else ""
    tables_en = f". Tables seen: {seen}" if seen else ""
    return NoCascade(
        Teks(
            f"{name}: tidak ada kaskade kinerja di dalamnya{tables}",
            f"{name}: no performance cascade in it{tables_en}",
        ),
        Teks(
            "Yang dicari: tabel dengan judul kolom Sasaran, Program, Kegiatan, Indikator; atau baris seperti "
            "'Program 7.01.01 ...' dan 'Indikator: ...'.",
            "Looked for: a table with the headings Sasaran, Program, Kegiatan, Indikator; or lines such as "
            "'Program 7.01.01 ...' and 'Indikator: ...'.",
        ),
    )


__all__ = ["LaporanBaca", "Read", "UsageError", "read_blocks"]
