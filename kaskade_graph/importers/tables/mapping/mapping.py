"""A mapping file for tables of every format: what their columns hold, which rows are left out, corrections by hand.

Its form is described in docs/how-to/map-a-table.md. ``peran`` gives the role of each column; what version 0.1 wrote
is read in the words of today's (:mod:`~kaskade_graph.importers.tables.mapping.old_mapping`).
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.guarded.decoding import decode
from kaskade_graph.importers.guarded.reader import read_bytes
from kaskade_graph.importers.tables.headings import roles
from kaskade_graph.importers.tables.headings.roles import LEVELS, Role
from kaskade_graph.importers.tables.mapping.old_mapping import is_old, translated
from kaskade_graph.text import shown

IDENTITY = frozenset(("unit", "tahun", "versi", "judul", "dokumen", "tahun_akhir", "jabatan"))
"""What a mapping may say of the document itself."""
_LARGEST = 1024 * 1024
_TABLE_KEYS = frozenset(
    (
        "ke",
        "lembar",
        "kepala",
        "data",
        "akhir",
        "judul",
        "peran",
        "lain",
        "tingkat",
        "lewati",
        "abaikan",
        "bernomor",
    )
)


@dataclass(frozen=True, slots=True)
class TableMap:
    """The mapping of one table. ``number`` counts the tables of the file from 1, ``sheet`` is the name of a sheet.

    ``heads`` are its first and last row of headings, ``first`` and ``last`` its first and last row of data, counted
    as the sheet counts them, or from 1 in a document. ``headings`` are the texts by which the same table is known in
    another file. ``roles`` are by letter of column, or by its heading. ``levels`` say what a number, a column or an
    indent stands for (``nomor 1`` -> program). ``skip`` are texts that rows left out begin with; ``leave`` leaves out
    the whole table, ``leave_rest`` the columns without a role. ``numbered``: the column of numbers numbers elements.
    """

    roles: dict[str, Role]
    number: int | None = None
    sheet: str | None = None
    heads: tuple[int, int] | None = None
    first: int | None = None
    last: int | None = None
    headings: tuple[str, ...] = ()
    levels: dict[str, str] = field(default_factory=dict)
    skip: frozenset[str] = frozenset()
    leave: bool = False
    leave_rest: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class JoinMap:
    """Two tables to be joined: the ``columns`` of one whose values are those of the ``keys`` of the upper one. Tables
    are named as their sheets or files (without ending), columns by their headings."""

    table: str
    columns: tuple[str, ...]
    upper: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one cell or line: its text, or of which level the element is that it names.

    ``place`` is as the page of ``--review`` names it: ``C7``, ``Lembar!C7``, ``tabel 1 baris 4 kolom 2``,
    ``hlm. 2 baris 7``. ``text`` is to be read in the place of what is printed, ``level`` one of
    :data:`LEVELS` or ``abaikan`` (no part of the cascade). ``printed`` is what stands there: a correction made
    for another text is refused. ``by`` and ``when`` say who made it and when.
    """

    cell: str
    text: str | None = None
    sheet: str | None = None
    by: str = ""
    when: str = ""
    level: str | None = None
    printed: str | None = None

    @property
    def what(self) -> str:
        """What it says, in words of the field."""
        said = [f"dibaca {self.text!r}"] if self.text is not None else []
        return ", ".join([*said, *([f"sebagai {self.level}"] if self.level else [])])


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file: its name and the sha256 of its bytes, tables, identity, corrections; ``joins`` where it says
    which tables are joined, None where that is concluded."""

    name: str
    sha256: str
    tables: tuple[TableMap, ...]
    identity: dict[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    joins: tuple[JoinMap, ...] | None = None


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises :class:`InputError` that names file and place for anything not understood."""
    data = read_bytes(path, _LARGEST)
    name = shown(path.name)
    try:
        content = tomllib.loads(decode(data, name))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(
            Teks(f"{name}: bukan TOML yang sah: {error}", f"{name}: not valid TOML: {error}")
        ) from None
    return _Parser(name).mapping(content, hashlib.sha256(data).hexdigest())


class _Parser:
    def __init__(self, name: str) -> None:
        self.name = name

    def mapping(self, content: dict[str, Any], sha256: str) -> Mapping:
        self._known(content, frozenset(("bentuk", "identitas", "tabel", "gabung", "koreksi")), "peta")
        tables = self._list(content.get("tabel", []), "tabel")
        identity = content.get("identitas", {})
        self._known(identity, IDENTITY, "identitas")
        return Mapping(
            self.name,
            sha256,
            tuple(self._table(t, f"tabel {n}") for n, t in enumerate(tables, 1)),
            {k: str(v) for k, v in identity.items()},
            tuple(
                self._correction(c, f"koreksi {n}")
                for n, c in enumerate(self._list(content.get("koreksi", []), "koreksi"), 1)
            ),
            None if "gabung" not in content else tuple(self._joins(content["gabung"])),
        )

    def _joins(self, content: object) -> Iterator[JoinMap]:
        form = 'tabel = "kegiatan", kolom = "id_program", ke = "program", kunci = "id"'
        for n, one in enumerate(self._list(content, "gabung"), 1):
            self._known(one, frozenset(("tabel", "kolom", "ke", "kunci")), f"gabung {n}")
            columns, keys = (
                tuple(v) if isinstance(v, list) else (v,) for v in (one.get("kolom"), one.get("kunci"))
            )
            said = (one.get("tabel"), one.get("ke"), *columns, *keys)
            if not all(isinstance(v, str) for v in said) or len(columns) != len(keys):
                raise self._wrong(f"gabung {n}", form, form)
            yield JoinMap(one["tabel"], columns, one["ke"], keys)

    def _table(self, content: dict[str, Any], at: str) -> TableMap:
        if isinstance(content.get("kolom"), dict) and is_old(content):
            content = translated(content, at, self._wrong)
        self._known(content, _TABLE_KEYS, at)
        found = {
            str(k): self._role(v, f"{at}: peran {k}") for k, v in self._pairs(content, "peran", at).items()
        }
        levels = {k: str(v) for k, v in self._pairs(content, "tingkat", at).items()}
        for value in levels.values():
            if value not in (*LEVELS, "lewati"):
                raise self._wrong(
                    at,
                    f"{value} bukan tingkat; pilih {', '.join(LEVELS)}",
                    f"{value} is no level; use {', '.join(LEVELS)}",
                )
        if not found and not content.get("abaikan"):
            raise self._wrong(at, "tidak ada peran kolom", "no roles of columns")
        heads = self._range(content.get("kepala"), f"{at}: kepala")
        return TableMap(
            found,
            self._number(content.get("ke"), f"{at}: ke"),
            self._text(content.get("lembar"), f"{at}: lembar"),
            heads,
            self._number(content.get("data"), f"{at}: data"),
            self._number(content.get("akhir"), f"{at}: akhir"),
            tuple(self._texts(content.get("judul"), f"{at}: judul")),
            levels,
            frozenset(self._texts(content.get("lewati"), f"{at}: lewati")),
            bool(content.get("abaikan", False)),
            content.get("lain") == "abaikan",
            content.get("bernomor") is True,
        )

    def _role(self, text: object, at: str) -> Role:
        role = roles.parse(text) if isinstance(text, str) else None
        if role is None:
            known = ", ".join(roles.ROLES)
            raise self._wrong(
                at,
                f"{shown(str(text))!r} bukan peran; pilih {known}",
                f"{shown(str(text))!r} is no role; use {known}",
            )
        return role

    def _correction(self, content: dict[str, Any], at: str) -> Correction:
        self._known(
            content, frozenset(("sel", "isi", "lembar", "oleh", "tanggal", "sebagai", "tercetak")), at
        )
        form = 'sel = "C7", isi = "85 %" | sebagai = "kegiatan"'
        texts = {k: content.get(k) for k in ("sel", "isi", "sebagai", "tercetak")}
        if not texts["sel"] or any(not isinstance(v, str) for v in texts.values() if v is not None):
            raise self._wrong(at, form, form)
        level = texts["sebagai"]
        if texts["isi"] is None and level is None:
            raise self._wrong(at, form, form)
        if level is not None and level not in (*LEVELS, "abaikan"):
            known = ", ".join((*LEVELS, "abaikan"))
            raise self._wrong(
                at,
                f"sebagai = {shown(level)!r} tidak dikenal; pilih {known}",
                f"sebagai = {shown(level)!r} is not known; use {known}",
            )
        sheet, _, cell = texts["sel"].rpartition("!")
        return Correction(
            cell,
            texts["isi"],
            self._text(content.get("lembar"), f"{at}: lembar") or sheet or None,
            str(content.get("oleh", "")),
            str(content.get("tanggal", "")),
            level,
            texts["tercetak"],
        )

    def _number(self, value: object, at: str) -> int | None:
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 1):
            return value
        raise self._wrong(at, "harus bilangan mulai 1", "must be a number from 1")

    def _range(self, value: object, at: str) -> tuple[int, int] | None:
        if value is None or value == []:
            return None
        if (
            isinstance(value, list)
            and len(value) == 2
            and all(isinstance(v, int) for v in value)
            and value[0] <= value[1]
        ):
            return value[0], value[1]
        raise self._wrong(at, "kepala = [4, 5]", "kepala = [4, 5]")

    def _pairs(self, content: dict[str, Any], key: str, at: str) -> dict[str, Any]:
        """Return a table within a table, empty where there is none."""
        value = content.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(f"{at}: {key}", "bentuknya keliru", "has the wrong form")
        return value

    def _texts(self, value: object, at: str) -> list[str]:
        """Return a list of texts; a text alone is a list of one."""
        found: list[Any] = [] if value is None else value if isinstance(value, list) else [value]
        if all(isinstance(v, str) for v in found):
            return found
        raise self._wrong(at, "harus teks atau daftar teks", "must be a text or a list of texts")

    def _text(self, value: object, at: str) -> str | None:
        if value is None or isinstance(value, str):
            return value
        raise self._wrong(at, "harus teks", "must be a text")

    def _list(self, value: object, at: str) -> list[dict[str, Any]]:
        if isinstance(value, list) and all(isinstance(v, dict) for v in value):
            return value
        raise self._wrong(at, f"tulis sebagai [[{at}]]", f"write it as [[{at}]]")

    def _known(self, content: object, allowed: frozenset[str], at: str) -> None:
        if not isinstance(content, dict):
            raise self._wrong(at, "bentuknya keliru", "has the wrong form")
        for key in content:
            if key not in allowed:
                raise self._wrong(
                    at, f"{shown(str(key))!r} tidak dikenal", f"{shown(str(key))!r} is not known"
                )

    def _wrong(self, at: str, indonesia: str, english: str) -> InputError:
        return InputError(
            Teks(f"{self.name}: {at}: {indonesia}", f"{self.name}: {at}: {english}"),
            Teks("Bentuk peta: docs/how-to/map-a-table.md", "Form of a mapping: docs/how-to/map-a-table.md"),
        )
