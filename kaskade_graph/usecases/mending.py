"""A mapping file put right by hand: roles of columns and single cells, its comments kept.

The text of the mapping is what is changed, so that what a person has written in it stays as it is.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.importers.tables.headings.roles import LEVELS, ROLES, parse
from kaskade_graph.text import shown

AS = (*LEVELS, "abaikan")
"""What a cell may be said to be: a level of the cascade, or no part of it."""
_ROLE = re.compile(r'^(?:# )?(?P<letter>[A-Z]{1,3}) = "(?P<role>[^"]*)"\s*(?:# (?P<said>.*))?$')
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Fix:
    """What a person says of one cell or line.

    ``place`` is as the page of ``--review`` names it; ``printed`` is what stands there. ``text`` is to be read in its
    place, ``level`` one of :data:`AS`; one of the two is given. ``by`` and ``when`` say who and when (ISO date).
    """

    place: str
    printed: str
    text: str | None = None
    level: str | None = None
    by: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class NewTable:
    """A table that was not read, as a person says it is to be.

    ``number`` counts the tables of the file from 1, ``sheet`` is the name of the sheet in a workbook. ``heads`` are
    its first and last row of headings, None for a table without any, which begins at row ``first``. ``roles`` are by
    letter of column.
    """

    number: int
    sheet: str | None
    heads: tuple[int, int] | None
    first: int
    roles: Mapping[str, str]


def with_roles(
    mapping: str, roles: Mapping[tuple[int, str], str], levels: Mapping[tuple[int, str], str] | None = None
) -> str:
    """Return a mapping with other roles, by number of its ``[[tabel]]`` from 0 and letter of the column, and with
    other ``levels``, by the same number and what tells the level (``nomor 1``).

    Raises :class:`UsageError` for a role or a level that there is none of, and for a mapping that is written in
    another form than this program writes, where a role would not be what is read.
    """
    levels = levels or {}
    for role in roles.values():
        _known_role(role)
    for level in levels.values():
        _known_level(level, (*LEVELS, "lewati"))
    pieces, number = [], -1
    for piece in _parts(mapping):
        if piece.startswith("[[tabel]]"):
            number += 1
            own = {letter: r for (n, letter), r in roles.items() if n == number}
            told = {said: v for (n, said), v in levels.items() if n == number}
            piece = _with_levels(_with_own_roles(piece, own), told)
        pieces.append(piece)
    out = "".join(pieces)
    tables = _loaded(out).get("tabel", [])
    for (n, letter), role in roles.items():
        if n >= len(tables) or tables[n].get("peran", {}).get(letter) != role:
            raise _another_form()
    return out


def _known_role(role: str) -> None:
    if parse(role) is None:
        raise UsageError(
            Teks(f"tidak ada peran {shown(role)!r}", f"there is no role {shown(role)!r}"),
            Teks(f"Pilih: {', '.join(ROLES)}", f"Choose: {', '.join(ROLES)}"),
        )


def _known_level(level: str, known: tuple[str, ...]) -> None:
    if level not in known:
        raise UsageError(
            Teks(f"tidak ada tingkat {shown(level)!r}", f"there is no level {shown(level)!r}"),
            Teks(f"Pilih: {', '.join(known)}", f"Choose: {', '.join(known)}"),
        )


def _another_form() -> UsageError:
    return UsageError(
        Teks("peta ini ditulis dalam bentuk lain", "this mapping is written in another form"),
        Teks(
            "Betulkan petanya sendiri, lalu bawa lagi bersama dokumennya.",
            "Mend the mapping itself, then bring it again with its document.",
        ),
    )


def _with_own_roles(piece: str, roles: Mapping[str, str]) -> str:
    """Return the part of one table with other roles; a letter that it does not have yet comes first."""
    lines, inside, left = [], False, dict(roles)
    for line in piece.splitlines():
        if line.startswith("["):
            inside = line.startswith("[tabel.peran]")
        match = _ROLE.match(line) if inside else None
        new = left.pop(match["letter"], None) if match else None
        if match and new and (new != match["role"] or line.startswith("#")):
            said = re.split(r" -> |: ", match["said"] or "")[0].strip()
            line = f"{match['letter']} = {_quoted(new)}  # {said} -> ditetapkan di halaman"
        lines.append(line)
    at = next((n for n, line in enumerate(lines) if line.startswith("[tabel.peran]")), None)
    if left and at is not None:
        lines[at + 1 : at + 1] = [f"{k} = {_quoted(v)}  # ditetapkan di halaman" for k, v in left.items()]
    return "\n".join(lines) + "\n"


def _with_levels(piece: str, levels: Mapping[str, str]) -> str:
    """Return the part of one table with other meanings of numbers, columns and indents."""
    if not levels:
        return piece
    lines, inside, left = [], False, dict(levels)
    for line in piece.splitlines():
        if line.startswith("["):
            inside = line.startswith("[tabel.tingkat]")
        said = line.split("=")[0].strip().strip('"') if inside and "=" in line else None
        lines.append(f"{_quoted(said)} = {_quoted(left.pop(said))}" if said in left else line)
    if left:
        if "[tabel.tingkat]" not in lines:
            lines += ["", "[tabel.tingkat]"]
        at = lines.index("[tabel.tingkat]") + 1
        lines[at:at] = [f"{_quoted(k)} = {_quoted(v)}" for k, v in left.items()]
    return "\n".join(lines) + "\n"


def with_part(mapping: str, part: str) -> str:
    """Return a mapping with one more ``[[tabel]]``."""
    return f"{mapping.rstrip()}\n\n{part.strip()}\n"


def with_table(mapping: str, table: NewTable) -> str:
    """Return a mapping that says of a table that was not read what it is, in place of what it said of it before.

    Raises :class:`UsageError` for a role that there is none of.
    """
    for role in table.roles.values():
        _known_role(role)
    kept = [p for p in _parts(mapping) if not _is_of(p, table)]
    lines = [
        "[[tabel]]",
        *([f"lembar = {_quoted(table.sheet)}"] if table.sheet else []),
        f"ke = {table.number}",
    ]
    lines += [f"kepala = [{table.heads[0]}, {table.heads[1]}]" if table.heads else f"data = {table.first}"]
    lines += ["", "[tabel.peran]", *(f"{k} = {_quoted(v)}" for k, v in sorted(table.roles.items()))]
    return with_part("".join(kept), "\n".join(lines))


def _is_of(part: str, table: NewTable) -> bool:
    """Say whether a part of a mapping speaks of a table by its place."""
    if not part.startswith("[[tabel]]"):
        return False
    said = _loaded(part).get("tabel", [{}])[0]
    return not said.get("judul") and said.get("ke") == table.number and said.get("lembar") == table.sheet


def with_identity(mapping: str, said: Mapping[str, str]) -> str:
    """Return a mapping that says of the document itself what ``said`` holds (``unit``, ``tahun``)."""
    if not said:
        return mapping
    lines, inside = [], False
    for line in mapping.splitlines():
        if line.startswith("["):
            inside = line.startswith("[identitas]")
        if not (inside and line.split("=")[0].strip() in said):
            lines.append(line)
    if "[identitas]" not in lines:
        # Before the first table of the file: what comes after it would be of that table.
        at = next((n for n, line in enumerate(lines) if line.startswith("[")), len(lines))
        lines[at:at] = ["[identitas]", ""]
    at = lines.index("[identitas]") + 1
    lines[at:at] = [f"{k} = {_quoted(v)}" for k, v in said.items()]
    return "\n".join(lines) + "\n"


def _loaded(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise _another_form() from None


def with_fix(mapping: str, fix: Fix) -> str:
    """Return a mapping with a correction, in place of an earlier one of the same cell.

    Raises :class:`UsageError` for a correction that says nothing, or not what can be said.
    """
    if fix.text is None and fix.level is None:
        raise UsageError(Teks("koreksinya kosong", "the correction is empty"))
    if fix.level is not None:
        _known_level(fix.level, AS)
    if len(fix.text or "") > _LONGEST:
        raise UsageError(Teks("koreksinya terlalu panjang", "the correction is too long"))
    said = {
        "sel": fix.place,
        "tercetak": fix.printed,
        "isi": fix.text,
        "sebagai": fix.level,
        "oleh": fix.by or None,
        "tanggal": fix.when or None,
    }
    lines = ["", "[[koreksi]]", *(f"{k} = {_quoted(v)}" for k, v in said.items() if v is not None)]
    return without_fix(mapping, fix.place) + "\n".join(lines) + "\n"


def without_fix(mapping: str, place: str) -> str:
    """Return a mapping without the correction of a place."""
    return "".join(part for part in _parts(mapping) if _place(part) != place).rstrip("\n") + "\n"


def _parts(mapping: str) -> Iterator[str]:
    """Yield a mapping in pieces: what stands first, then each table and each correction a piece of its own."""
    piece: list[str] = []
    for line in mapping.splitlines(keepends=True):
        if piece and (line.startswith("[[") or (line.startswith("[") and not line.startswith("[tabel."))):
            yield "".join(piece)
            piece = []
        piece.append(line)
    yield "".join(piece)


def _place(part: str) -> str | None:
    """Return the place that a piece of a mapping corrects, None for a piece that is no correction."""
    if not part.startswith("[[koreksi]]"):
        return None
    try:
        said = tomllib.loads(part)["koreksi"][0]
    except (tomllib.TOMLDecodeError, KeyError):
        return None
    sheet, cell = said.get("lembar"), str(said.get("sel", ""))
    return f"{sheet}!{cell}" if sheet and "!" not in cell else cell


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
