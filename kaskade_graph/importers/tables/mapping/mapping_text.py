"""What a reading concluded as a mapping file: each column with its heading, how sure it is, and the doubts."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.tables.headings.roles import ROLES, written
from kaskade_graph.importers.tables.keys.joins import Join
from kaskade_graph.importers.tables.mapping.mapped import column_name, row_number
from kaskade_graph.importers.tables.read import Reading, TableRead
from kaskade_graph.text import shown

_DOUBT = Teks("RAGU", "DOUBT")
_UNKNOWN = Teks(
    'judul ini tidak dikenal: beri peran, atau "abaikan"',
    'this heading is not known: give it a role, or "abaikan"',
)
_SURE = 0.9


def to_toml(
    reading: Reading, name: str, options: list[str], identity: dict[str, str], notes: list[Teks], lang: Lang
) -> str:
    """Return the mapping that was applied, as TOML.

    ``options`` are those of the command that asked, for the command to run with it; ``identity`` holds what is known
    of unit and year; ``notes`` go on top.
    """
    command = " ".join(shlex.quote(w) for w in ["kaskade", "import", name, *options, "--peta", _beside(name)])
    head = Teks(
        f"Usulan peta: periksa, betulkan bila perlu, simpan sebagai {_beside(name)}, lalu: {command}",
        f"A proposed mapping: check it, mend it where needed, save it as {_beside(name)}, then: {command}",
    )
    lines = [f"# {shown(head.pick(lang))}", *(f"# {_line(n.pick(lang))}" for n in notes), "bentuk = 2", ""]
    lines += ["[identitas]" if identity else "# [identitas]"]
    for key, example in (("unit", "33.02.19"), ("tahun", "2024")):
        lines.append(f"{key} = {_text(identity[key])}" if key in identity else f"# {key} = {_text(example)}")
    lines += [line for join in reading.joined.joins for line in _join(join, lang)]
    for table in reading.tables:
        lines += ["", *_table(table, lang)]
    return "\n".join(lines) + "\n"


def _beside(name: str) -> str:
    return (name.rsplit(".", 1)[0] if "." in name else name) + ".peta.toml"


def _join(join: Join, lang: Lang) -> Iterator[str]:
    yield from ("", "[[gabung]]")
    if not join.said:
        doubt = Teks(
            "nilainya cocok; judulnya tidak menyebutnya", "its values fit; its heading does not say so"
        )
        yield f"# {_DOUBT.pick(lang)}: {doubt.pick(lang)}"
    for key, table, columns in (("kolom", join.table, join.columns), ("kunci", join.upper, join.keys)):
        heads = [_text(table.heads[c]) for c in columns]
        yield f"{'tabel' if key == 'kolom' else 'ke'} = {_text(table.name)}"
        yield f"{key} = {heads[0] if len(heads) == 1 else '[' + ', '.join(heads) + ']'}"


def part_of(table: TableRead) -> str:
    """Return the part of a mapping that one table is read by, as TOML."""
    return "\n".join(_table(table, "id")) + "\n"


def _table(table: TableRead, lang: Lang) -> Iterator[str]:
    plan, grid = table.plan, table.grid
    yield "[[tabel]]"
    if plan.layout:
        yield f"# {Teks('tata letak', 'layout').pick(lang)}: {plan.layout}"
    for _, doubt in plan.doubts:
        yield f"# {_DOUBT.pick(lang)}: {_line(doubt.pick(lang))}"
    if grid.spot.sheet is not None:
        yield f"lembar = {_text(grid.spot.sheet)}"
    yield f"ke = {table.place}"
    if table.segment.heads:
        heads = [row_number(grid, r.index) for r in table.segment.heads]
        yield f"kepala = [{heads[0]}, {heads[-1]}]"
    headings = [" ".join(" ".join(p).split()) for _, p in sorted(table.segment.parts().items())]
    yield f"judul = [{', '.join(map(_text, headings))}]"
    if plan.skip:
        yield f"lewati = [{', '.join(map(_text, sorted(plan.skip)))}]"
    yield ""
    yield "[tabel.peran]"
    for column in sorted({*plan.roles, *plan.headings}):
        heading = _line(plan.headings.get(column, ""))
        letter = column_name(grid, column)
        role = plan.roles.get(column)
        if role is None:
            yield f'# {letter} = "abaikan"  # {heading}: {_UNKNOWN.pick(lang)}'
            continue
        text = written(role)
        word = ROLES[text.split()[0]].pick(lang)
        unsure = ""
        if role.certainty < _SURE:
            unsure = f"; {_DOUBT.pick(lang)} {role.certainty:.0%}: {_line(role.grounds)}"
        yield f"{letter} = {_text(text)}  # {heading} -> {word}{unsure}"
    yield from _levels(table)


def _levels(table: TableRead) -> Iterator[str]:
    found = {said: level for said, level in levels_of(table).items() if level}
    if found:
        yield from (
            "",
            "[tabel.tingkat]",
            *(f"{_text(said)} = {_text(level)}" for said, level in found.items()),
        )


def levels_of(table: TableRead) -> dict[str, str]:
    """Return what numbers, columns and indents stand for in a table, as a mapping writes it: ``nomor 1`` -> program.

    Empty where no column names elements of several levels; the level is "" where nothing tells it.
    """
    if not table.plan.columns("nama"):
        return {}
    found = {k: v for k, v in table.meaning.items() if k[0] in ("nomor", "kolom", "inden")}
    found |= {k: "" for k in table.unknown if k not in found}
    out = {}
    for (kind, value), level in sorted(found.items(), key=lambda i: (i[0][0], str(i[0][1]))):
        said = column_name(table.grid, value) if kind == "kolom" and isinstance(value, int) else value
        out[f"{kind} {said}"] = level
    return out


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _line(text: str) -> str:
    return shown(" ".join(text.split()))[:140]
