"""A file as blocks to a cascade with the account of its reading: identity, drafts, official names, doubts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from kaskade_graph.errors import KaskadeError, Lang, NoCascade, Teks, UsageError
from kaskade_graph.importers import posts
from kaskade_graph.importers.account import Laporan
from kaskade_graph.importers.blocks import Blocks, Spot
from kaskade_graph.importers.build import build, empty
from kaskade_graph.importers.crosscheck import BY_HAND, crosscheck
from kaskade_graph.importers.document_kind import head_of, is_plan
from kaskade_graph.importers.matching import tautkan
from kaskade_graph.importers.official import Officials
from kaskade_graph.importers.tables import plausible
from kaskade_graph.importers.tables.identity import Columns, identify, said_in_columns, titles
from kaskade_graph.importers.tables.ledger import Entry, Fate, Ledger
from kaskade_graph.importers.tables.lines.title_lines import title_lines
from kaskade_graph.importers.tables.mapping.mapped import Made, column_name, corrected, is_at, within
from kaskade_graph.importers.tables.mapping.mapping import Mapping
from kaskade_graph.importers.tables.mapping.mapping_text import to_toml
from kaskade_graph.importers.tables.quotes import place_of
from kaskade_graph.importers.tables.read import Reading, TableRead, read
from kaskade_graph.importers.title import Heading
from kaskade_graph.importers.units import units
from kaskade_graph.model import Kaskade, Kutipan
from kaskade_graph.reasons import reason
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN

_SHOWN = 6
_Error = TypeVar("_Error", NoCascade, UsageError)


@dataclass(slots=True)
class LaporanBaca(Laporan):
    """What a reading did: the lines, and the document, the ledger and the mappings behind them."""

    ledger: Ledger = field(default_factory=Ledger)
    tables: list[TableRead] = field(default_factory=list)
    sumber: list[Path] = field(default_factory=list)
    mapping: list[Teks] = field(default_factory=list)
    """What a mapping file did, for every report: its hash, what it leaves out, what was corrected by hand."""
    blocks: Blocks = field(default_factory=lambda: Blocks("", "", []))
    by_hand: Made = field(default_factory=dict)
    """Corrections made, each with what is printed, by the id of the cell or line in ``blocks``."""


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
    mapping: Mapping | None = None,
    made: Made | None = None,
) -> Read:
    """Read the cascade in a file that is already blocks, as ``mapping`` says where it is for its tables.

    ``made`` are the corrections of ``mapping`` where they were made in the file of which this is a part.
    Raises NoCascade when there is none in it, UsageError when unit or year are neither given nor printed.
    """
    said = mapping.identity if mapping else {}
    if made is None:
        blocks, made = corrected(blocks, mapping) if mapping else (blocks, {})
    made = within(made, blocks)
    name = shown(blocks.name)
    heading, columns = titles(title_lines(blocks)), said_in_columns(blocks)
    year = tahun or (int(said["tahun"]) if said.get("tahun", "").isdigit() else None)
    levels = {source: fix.level for source, (fix, _) in made.items() if fix.level}
    plan = is_plan(said.get("judul") or heading.judul)
    reading = read(blocks, year or heading.tahun or columns.tahun, mapping, levels, plan)
    # What a person says of columns or cells is their word: nothing more is asked of the names.
    told = bool(levels) or any(t.plan.mapped is not None for t in reading.tables)
    unread, every = len(reading.ledger.of(Fate.UNREAD)), sum(1 for _ in reading.ledger)
    if not reading.builder.nodes or not (
        told
        or (
            plausible.is_cascade(reading.builder, (t.plan for t in reading.tables))
            and not plausible.is_another_table(reading.builder, unread, every)
        )
    ):
        raise _refused(no_cascade(name, reading), reading, made)
    by_mapping = unit is None and tahun is None
    try:
        identity = identify(heading, name, unit or said.get("unit"), year, columns, by_mapping=by_mapping)
    except UsageError as error:
        raise _refused(error, reading, made) from None
    versi = versi or said.get("versi") or "murni"
    owner = identity.unit
    title = said.get("judul") or identity.judul
    said, post, told_of = posts.said_of(
        head_of(title, identity.tahun, said).jenis, said, posts.in_blocks(blocks)
    )
    kaskade = empty(owner, identity.tahun, versi, title, said)
    iris = build(kaskade, reading.drafts, blocks.name, blocks.sha256)
    codes = (d.best(KIN.kode) for d in reading.drafts)
    officials = Officials.of(owner, identity.tahun, edisi, codes)
    kaskade.kecocokan = [*tautkan(reading.drafts, iris, officials), *units(kaskade)]
    kaskade.bukti = [_by_hand(k, made) for k in kaskade.bukti] if made else kaskade.bukti
    checked = crosscheck(kaskade)
    _partly(reading.ledger, checked.fuller)
    if post is not None:
        kaskade.bukti.append(posts.quoted(kaskade, post, blocks.name, blocks.sha256))
    laporan = _account(reading, made)
    laporan.masalah = _problems(reading)
    laporan.mapping = mapping_told(mapping, reading, made) if mapping else []
    laporan.catatan = [*laporan.mapping, *identity.remarks, *reading.joined.blocks.notes, *reading.remarks]
    laporan.catatan += [*plausible.odd_codes(reading.builder), *plausible.unlinked(reading.builder)]
    laporan.catatan += [*checked.remarks, *_conflicts(reading), *_kept_not(reading), *told_of]
    return Read(kaskade, laporan)


def _partly(ledger: Ledger, fuller: list[Kutipan]) -> None:
    """Call the sources of evidence that holds more than was read unread in part."""
    places = {(k.baris, k.halaman, k.lembar, k.sel) for k in fuller}
    for entry in list(ledger) if places else ():
        at = place_of(entry.source.spot)
        if (at.baris, at.halaman, at.lembar, at.sel) in places:
            ledger.partly(entry.source, "berisi isian lain yang tidak dipilah")


def suggestion(
    blocks: Blocks,
    *,
    unit: str | None = None,
    tahun: int | None = None,
    several: bool = False,
    options: list[str],
    lang: Lang = "id",
) -> str:
    """Return the mapping that the reading of a file concludes, as TOML with its doubts.

    Of a file of ``several`` units it says nothing of the unit: each is named by its own title. ``options`` are those
    of the command, repeated in the one that it prints. Raises NoCascade when no table of the file looks like one of a
    cascade.
    """
    heading, columns = titles(title_lines(blocks)), said_in_columns(blocks)
    year = tahun or heading.tahun or columns.tahun
    reading = read(blocks, year, planned=is_plan(heading.judul))
    if not reading.tables:
        raise no_cascade(shown(blocks.name), reading)
    identity: dict[str, str] = {}
    notes: list[Teks] = [_SEVERAL] if several and unit is None else []
    if not notes:
        identity = _identity(heading, columns, shown(blocks.name), unit, tahun, notes)
        if year is not None:
            identity["tahun"] = str(year)
    notes += _problems(reading)
    return to_toml(reading, blocks.name, options, identity, notes, lang)


_SEVERAL = Teks(
    "Berkas ini memuat beberapa unit; unit dan tahun dibaca dari judul masing-masing, maka tidak ditulis di sini",
    "This file holds several units; unit and year are read from the title of each, so they are not written here",
)


def _identity(
    heading: Heading, columns: Columns, name: str, unit: str | None, tahun: int | None, notes: list[Teks]
) -> dict[str, str]:
    """Return whose the document is as a mapping writes it; ``notes`` take how that was found, or that it was not."""
    try:
        found = identify(heading, name, unit, tahun, columns)
    except KaskadeError as error:
        notes.append(
            Teks(
                f"PERLU DIISI: {error.pesan.id}. Isi [identitas] di bawah, atau beri --unit dan --tahun.",
                f"TO BE FILLED IN: {error.pesan.en}. Fill [identitas] below, or give --unit and --tahun.",
            )
        )
        return {}
    notes += found.remarks
    return {"unit": f"{found.unit.kode_wilayah}/{found.unit.slug}".removesuffix("/kecamatan")}


def mapping_told(mapping: Mapping, reading: Reading, made: Made) -> list[Teks]:
    """Return what a mapping did, for every report: its hash, what it leaves out, what was corrected by hand."""
    used = [t for t in reading.tables if t.plan.mapped is not None]
    left = [
        f"{column_name(t.grid, c)} ({t.plan.headings.get(c, '-')})"
        for t in used
        for c in sorted({*t.plan.headings})
        if c not in t.plan.roles or (t.plan.roles[c].grounds == "peta" and t.plan.roles[c].key == "dipahami")
    ]
    rows = [e for e in reading.ledger.of(Fate.UNDERSTOOD) if "baris dilewati menurut peta" in e.what]
    out = [
        Teks(
            f"Menurut peta {mapping.name} (sha256 {mapping.sha256[:16]}), untuk {len(used)} tabel",
            f"As the mapping {mapping.name} says (sha256 {mapping.sha256[:16]}), for {len(used)} tables",
        )
    ]
    if left:
        names = ", ".join(shown(x) for x in left)
        out.append(
            Teks(
                f"Kolom yang tidak dibaca menurut peta: {names}",
                f"Columns that the mapping leaves out: {names}",
            )
        )
    if rows:
        where = ", ".join(place(e) for e in rows)
        out.append(
            Teks(f"Baris yang dilewati menurut peta: {where}", f"Rows that the mapping leaves out: {where}")
        )
    for fix, printed in made.values():
        what = f"{shown(fix.cell)}: {shown(printed)!r} {shown(fix.what)}"
        by = shown(" ".join(filter(None, (fix.by, fix.when))))
        out.append(
            Teks(
                f"Koreksi tangan {what} ({by or 'tanpa nama'})",
                f"Corrected by hand {what} ({by or 'no name'})",
            )
        )
    return out


def _by_hand(kutipan: Kutipan, made: Made) -> Kutipan:
    """Say in the evidence what was corrected by hand: the quotation is what is printed."""
    for fix, printed in made.values():
        first, last = kutipan.baris or (None, None)
        if is_at(fix, Spot(first, last, kutipan.halaman, kutipan.lembar, kutipan.sel)):
            by = " ".join(filter(None, (fix.by, fix.when))) or "tanpa nama"
            return replace(kutipan, teks=printed, alasan=f"{BY_HAND} ({by}): {fix.what}")
    return kutipan


def _problems(reading: Reading) -> list[Teks]:
    """Return the reasons to call a reading a bad one."""
    out = plausible.doubts(reading.builder)
    unread = reading.ledger.of(Fate.UNREAD)
    if unread:
        count, all_ = len(unread), sum(1 for _ in reading.ledger)
        listed = _listed(unread)
        out.append(
            Teks(
                f"{count} dari {all_} sel dan baris tidak terbaca: {listed.id}",
                f"{count} of {all_} cells and lines were not read: {listed.en}",
            )
        )
    return out


def _listed(entries: list[Entry]) -> Teks:
    first = [
        (f"{place(e)} {shown(' '.join(e.source.text.split())[:40])!r}", reason(e.why))
        for e in entries[:_SHOWN]
    ]
    more = f"; +{len(entries) - _SHOWN}" if len(entries) > _SHOWN else ""
    return Teks(
        "; ".join(f"{what} ({why.id})" for what, why in first) + more,
        "; ".join(f"{what} ({why.en})" for what, why in first) + more,
    )


def place(entry: Entry) -> str:
    """Return where an entry stands, for a message."""
    return spot_of(entry.source.spot)


def spot_of(spot: Spot) -> str:
    """Return a place, for a message."""
    if spot.cell:
        parts = (spot.file[0] if spot.file else None, spot.sheet, spot.cell)
        return "!".join(p for p in parts if p)
    page = f"hlm. {spot.page} " if spot.page else ""
    return f"{page}baris {spot.line}" if spot.line else (page or "?")


def _conflicts(reading: Reading) -> list[Teks]:
    """Say where the document contradicts itself, with both sides."""
    return [
        Teks(f"Bertentangan, {where} {shown(what)}", f"Contradiction, {where} {shown(what)}")
        for where, what in dict.fromkeys((spot_of(q.spot), what) for q, what in reading.builder.conflicts)
    ]


def _kept_not(reading: Reading) -> list[Teks]:
    """Name what is understood and has no place in the model."""
    understood = [w for e in reading.ledger.of(Fate.UNDERSTOOD) for w in e.what]
    what = list(dict.fromkeys([*understood, *reading.builder.kept_not]))
    if not what:
        return []
    names = ", ".join(shown(w) for w in what)
    return [Teks(f"Dipahami, tidak disimpan: {names}", f"Understood, not kept: {names}")]


def _account(reading: Reading, made: Made) -> LaporanBaca:
    """Return the account of what was seen and read, without what there is to tell of it."""
    blocks = reading.joined.blocks
    laporan = LaporanBaca(blocks.name, blocks.sha256, reading.ledger.as_lines())
    laporan.ledger, laporan.tables, laporan.blocks = reading.ledger, reading.tables, blocks
    laporan.by_hand = made | {id(c): made[id(o)] for c, o in reading.joined.copies if id(o) in made}
    return laporan


def _refused(error: _Error, reading: Reading, made: Made) -> _Error:
    """Return the refusal of a file with the account of what was seen in it, for whoever wants to look."""
    laporan = _account(reading, made)
    laporan.masalah = [error.pesan, *_problems(reading)]
    laporan.catatan = [*reading.joined.blocks.notes, *reading.remarks]
    error.laporan = laporan
    return error


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


__all__ = ["LaporanBaca", "Read", "read_blocks", "suggestion"]
