"""A mapping file put right by hand: roles of columns and single cells, its comments kept.

The text of the mapping is what is changed, so that what a person has written in it stays as it is.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.importers.tables.headings import LEVELS
from kaskade_graph.importers.tables.roles import ROLES, parse
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


def with_roles(mapping: str, roles: Mapping[tuple[int, str], str]) -> str:
    """Return a mapping with other roles, by number of its ``[[tabel]]`` from 0 and letter of the column.

    Raises :class:`UsageError` for a role that there is none of.
    """
    for role in roles.values():
        if parse(role) is None:
            raise UsageError(
                Teks(f"tidak ada peran {shown(role)!r}", f"there is no role {shown(role)!r}"),
                Teks(f"Pilih: {', '.join(ROLES)}", f"Choose: {', '.join(ROLES)}"),
            )
    lines = []
    for number, line, match in _lines(mapping):
        new = roles.get((number, match["letter"])) if match else None
        if match and new and new != match["role"]:
            said = re.split(r" -> |: ", match["said"] or "")[0].strip()
            line = f"{match['letter']} = {_quoted(new)}  # {said} -> ditetapkan di halaman"
        lines.append(line)
    return "\n".join(lines) + "\n"


def _lines(mapping: str) -> Iterator[tuple[int, str, re.Match[str] | None]]:
    """Yield each line of a mapping with the number of its table, and what it says of a column."""
    number, inside = -1, False
    for line in mapping.splitlines():
        if line.startswith("[[tabel]]"):
            number, inside = number + 1, False
        elif line.startswith("["):
            inside = line.startswith("[tabel.peran]")
        yield number, line, _ROLE.match(line) if inside else None


def with_fix(mapping: str, fix: Fix) -> str:
    """Return a mapping with a correction, in place of an earlier one of the same cell.

    Raises :class:`UsageError` for a correction that says nothing, or not what can be said.
    """
    if fix.text is None and fix.level is None:
        raise UsageError(Teks("koreksinya kosong", "the correction is empty"))
    if fix.level is not None and fix.level not in AS:
        raise UsageError(
            Teks(f"tidak ada tingkat {shown(fix.level)!r}", f"there is no level {shown(fix.level)!r}"),
            Teks(f"Pilih: {', '.join(AS)}", f"Choose: {', '.join(AS)}"),
        )
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
    """Yield a mapping in pieces, each correction a piece of its own."""
    piece: list[str] = []
    for line in mapping.splitlines(keepends=True):
        if line.startswith("["):
            correction = line.startswith("[[koreksi]]")
            if piece and (correction or piece[0].startswith("[[koreksi]]")):
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
