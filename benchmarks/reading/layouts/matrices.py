"""Matrices of a cascade: levels in columns, one row an element, a table a level."""

from __future__ import annotations

from benchmarks.reading.cascades import Cascade
from benchmarks.reading.layouts.columns import (
    element_column,
    indikator_columns,
    indikator_fields,
    level_column,
    name_column,
)
from benchmarks.reading.page import Break, Col, Item, Page, Para, Table, build, items
from benchmarks.reading.style import Style, decorate
from benchmarks.reading.truth import LEVEL_NAMES, LEVELS, Element, Truth, project

Made = tuple[Page, Truth]


def finish(
    c: Cascade, style: Style, elements: list[Element], blocks: list, name: str, landscape: bool = True
) -> Made:  # type: ignore[type-arg]
    """Return page and truth with the title of a document that names its unit and year."""
    at = c.nama if c.nama.endswith(c.daerah) else f"{c.nama} {c.daerah}"
    title = style.rng.choice((f"{name} {at} TAHUN {c.tahun}".upper(), f"{name.title()} {at} Tahun {c.tahun}"))
    page = decorate(Page(blocks, landscape), style, [title], c.nama, c.daerah)
    return page, Truth(elements, c.option(), c.tahun, broken="patah" in style.noise)


def split_two(table: Table, rows: list[Item], first: int, last: int) -> None:
    """Print the indikator of an element in one cell, numbered, with their other values numbered alike."""
    by_row = dict(enumerate(rows))
    y = 0
    while y < len(rows):
        n = sum(1 for z in range(y, len(rows)) if by_row[z].element is by_row[y].element)
        if n > 1:
            for x in range(first, last):
                cells = [table.rows[table.heads + y + k][x] for k in range(n)]
                texts = [c.text for c in cells if c is not None]
                if len(texts) == n and cells[0] is not None:
                    cells[0].text = "\n".join(f"{k}. {t}" for k, t in enumerate(texts, 1))
                    cells[0].numeric = False
            for k in range(n - 1, 0, -1):
                _drop(table, table.heads + y + k)
                del rows[y + k]
            by_row = dict(enumerate(rows))
        y += 1


def _drop(table: Table, y: int) -> None:
    for x, cell in enumerate(table.rows[y]):
        if cell is None:
            above = next(table.rows[z][x] for z in range(y - 1, -1, -1) if table.rows[z][x] is not None)
            assert above is not None
            above.rows -= 1
    del table.rows[y]


def matrix(c: Cascade, style: Style) -> Made:
    """Tujuan and sasaran in a table, then Program, Kegiatan, Sub Kegiatan in merged columns."""
    fields = (*indikator_fields(style), "kode", "sasaran")
    elements = project(c.elements, fields=fields)
    top = [e for e in elements if e.level in ("T", "S")]
    low = [e for e in elements if e.level not in ("T", "S")]
    cols = indikator_columns(style, c.tahun, fields)
    head = [level_column(style.word("tujuan"), "T", 2.4), level_column(style.word("sasaran"), "S", 2.4)]
    upper = items(top)
    first = build([*head, *cols], upper)
    levels = [
        level_column(style.word(k), lv, 2) for k, lv in (("program", "P"), ("kegiatan", "K"), ("sub", "SK"))
    ]
    own = element_column(style.word("keadaan"), "sasaran", 2)
    above = [level_column(style.word("sasaran"), "S", 1.6)]
    lower = [i for i in items(elements) if i.element in low]
    second = build([*above, *levels, own, *cols], lower)
    if "dua_indikator" in style.noise:
        split_two(first, upper, 2, 2 + len(cols))
        split_two(second, lower, 5, 5 + len(cols))
    blocks = [
        Para("Tujuan dan Sasaran", "heading"),
        first,
        Para("Program, Kegiatan dan Sub Kegiatan", "heading"),
        second,
    ]
    return finish(c, style, elements, blocks, "CASCADING KINERJA")


def wide(c: Cascade, style: Style) -> Made:
    """One wide matrix: each level with its own indikator and target beside it, all joined downwards."""
    fields = ("satuan", "target", "kode")
    elements = project(c.elements, fields=fields)
    for e in elements:
        e.indikator = e.indikator[:1]
    leaves = [e for e in elements if not any(o.parent == e.idx for o in elements)]
    by_idx = {e.idx: e for e in elements}
    rows = []
    for n, leaf in enumerate(leaves, 1):
        path: dict[str, Element] = {}
        at: Element | None = leaf
        while at is not None:
            path[at.level] = at
            at = by_idx.get(at.parent) if at.parent is not None else None
        rows.append(Item(leaf, None, True, n, path))
    cols = []
    for key, level in (("tujuan", "T"), ("sasaran", "S"), ("program", "P"), ("kegiatan", "K"), ("sub", "SK")):
        cols.append(level_column(style.word(key), level, 2))
        for head, part in (
            (style.word("indikator"), "nama"),
            (style.word("satuan"), "satuan"),
            (style.word("target", c.tahun), "target"),
        ):
            cols.append(
                Col(
                    (head,),
                    _of(level, part, c.tahun),
                    1.6 if part == "nama" else 0.8,
                    merge=level,
                    numeric=part == "target",
                )
            )
    table = build(cols, rows, merged=style.rng.random() < 0.7)
    return finish(c, style, elements, [table], "POHON KINERJA DAN CASCADING")


def _of(level: str, part: str, tahun: int):  # type: ignore[no-untyped-def]
    def show(item: Item) -> str:
        at = item.path.get(level)
        if at is None or not at.indikator:
            return ""
        i = at.indikator[0]
        return i.target.get(str(tahun), "") if part == "target" else (getattr(i, part) or "")

    return show


def rows(c: Cascade, style: Style) -> Made:
    """One row an element, all levels in one column, told by code or by the word of the level."""
    fields = (*indikator_fields(style), "kode", "sasaran", "pagu")
    elements = project(c.elements, fields=fields)
    split = style.rng.random() < 0.5
    cols = []
    if "nomor_urut" in style.noise:
        cols.append(Col((style.word("no"),), lambda i: str(i.number), 0.6, merge="element"))
    if split:
        cols.append(element_column(style.word("kode"), "kode", 1.3))
    cols.append(
        name_column(
            style.rng.choice(("Tujuan/Sasaran/Program/Kegiatan/Sub Kegiatan", "Uraian")), True, not split
        )
    )
    cols.append(element_column(style.word("keadaan"), "sasaran", 2))
    own = indikator_columns(style, c.tahun, fields)
    cols += own
    cols.append(element_column(style.word("pagu"), "pagu", 1.4, numeric="angka_teks" not in style.noise))
    lines = items(elements)
    table = build(cols, lines)
    if "dua_indikator" in style.noise:
        at = len(cols) - 1 - len(own)
        split_two(table, lines, at, at + len(own))
    if "tersembunyi" in style.noise:
        table.hidden_columns.add(len(cols) - 1)
    return finish(c, style, elements, [table], "MATRIKS CASCADING KINERJA")


def by_level(c: Cascade, style: Style) -> Made:
    """A table of indikator for each level, under its heading; links only by code."""
    fields = (*indikator_fields(style), "kode", "sasaran", "pj")
    elements = project(c.elements, fields=fields, links=("K", "SK"))
    blocks: list = []  # type: ignore[type-arg]
    for n, level in enumerate(LEVELS):
        these = [e for e in elements if e.level == level]
        if not these:
            continue
        blocks.append(Para(f"{'ABCDE'[n]}. {LEVEL_NAMES[level].upper()}", "heading"))
        cols = [Col((style.word("no"),), lambda i: str(i.number), 0.6, merge="element")]
        if level not in ("T", "S"):
            cols.append(element_column(style.word("kode"), "kode", 1.3))
        cols.append(element_column(LEVEL_NAMES[level], "nama", 2.6))
        if level not in ("T", "S"):
            cols.append(element_column(f"Sasaran {LEVEL_NAMES[level]}", "sasaran", 2.4))
        cols += indikator_columns(style, c.tahun, fields)
        if level not in ("T", "S"):
            cols.append(element_column(style.word("pj"), "pj", 1.6))
        blocks.append(build(cols, items(these)))
    for e in elements:
        if e.level == "SK":
            e.pj = None
    return finish(c, style, elements, blocks, "INDIKATOR KINERJA")


def several_units(cs: list[Cascade], style: Style) -> Made:
    """Cascades of several units in one file, each under its own title (on its own sheet in a workbook)."""
    all_elements: list[Element] = []
    blocks: list = []  # type: ignore[type-arg]
    for c in cs:
        fields = ("satuan", "target", "kode")
        elements = project(c.elements, fields=fields)
        table = build(
            [
                name_column("Tujuan/Sasaran/Program/Kegiatan/Sub Kegiatan", True, True),
                *indikator_columns(style, c.tahun, fields),
            ],
            items(elements),
        )
        at = c.nama if c.nama.endswith(c.daerah) else f"{c.nama} {c.daerah}"
        blocks += [Break(c.nama), Para(f"CASCADING KINERJA {at} TAHUN {c.tahun}".upper(), "title"), table]
        base = len(all_elements)
        for e in elements:
            e.unit = c.option()
            e.idx += 1000 * len(all_elements)
            if e.parent is not None:
                e.parent += 1000 * base
        all_elements += elements
    return Page(blocks[1:]), Truth(all_elements, None, cs[0].tahun)
