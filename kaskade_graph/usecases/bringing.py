"""A document that someone brings: read, looked at, audited, and gone when it is let go of."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.importers.endings import MAPPING
from kaskade_graph.importers.laporan import Baris, uncertain
from kaskade_graph.importers.tables.roles import ROLES, parse
from kaskade_graph.model import Kaskade, Kutipan
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.import_cascade import suggest
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.serving import Served
from kaskade_graph.usecases.sources import Pilihan, Sumber

_LONGEST = 120
_ROLE = re.compile(r'^(?:# )?(?P<letter>[A-Z]{1,3}) = "(?P<role>[^"]*)"\s*# (?P<said>.*)$')


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as it was read: its letter, its heading, and the role it has (``abaikan`` for none)."""

    letter: str
    heading: str
    role: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the mapping, by its place among them from 0."""

    number: int
    columns: tuple[Column, ...]


@dataclass
class Brought:
    """One document as it was brought: its name, what was read of it, and the collection that it is by itself.

    ``gagal`` says what could not be read, ``catatan`` what was assumed. Its file lies in a folder of its own until
    :meth:`close`.
    """

    name: str
    path: Path
    pilihan: Pilihan
    served: Served
    sumber: list[Sumber]
    catatan: list[Teks]
    gagal: list[Teks]
    _folder: tempfile.TemporaryDirectory[str] = field(repr=False)

    @classmethod
    def of(cls, name: str, data: bytes, pilihan: Pilihan, mapping: str | None = None) -> Brought:
        """Read ``data``, the content of a file called ``name``, as ``mapping`` (TOML) says where there is one.

        Raises what :func:`kaskade_graph.usecases.sources.load_with` raises; nothing is left behind then.
        """
        folder = tempfile.TemporaryDirectory(prefix="kaskade-dibawa-")
        try:
            path = Path(folder.name, safe_name(name))
            path.write_bytes(data)
            if mapping is not None:
                # Beside the file a mapping is used without being named, here as everywhere.
                path.with_suffix(MAPPING).write_text(mapping, encoding="utf-8")
            read = sources.load_with([path], pilihan)
            served = Served.of(Inputs(read=list(read)))
        except BaseException:
            folder.cleanup()
            raise
        told = [n for s in read if s.laporan for n in s.laporan.catatan]
        failed = [e.pesan for e in read.gagal]
        return cls(path.name, path, pilihan, served, list(read), [*read.catatan, *told], failed, folder)

    def close(self) -> None:
        """Let go of the file and of all that was made of it."""
        self.served.close()
        self._folder.cleanup()

    def mapping(self) -> str:
        """Return the mapping that the document was read by, as TOML: the one given, or what was concluded.

        The empty text for what has no tables.
        """
        beside = self.path.with_suffix(MAPPING)
        if beside.is_file():
            return beside.read_text(encoding="utf-8")
        try:
            return suggest(self.path, unit=self.pilihan.unit, tahun=self.pilihan.tahun)
        except InputError:
            return ""

    def tables(self) -> list[Table]:
        """Return the tables of the mapping with the roles of their columns."""
        found: dict[int, list[Column]] = {}
        for number, match in _roles(self.mapping()):
            if match is not None:
                heading = re.split(r" -> |: ", match["said"])[0].strip()
                found.setdefault(number, []).append(Column(match["letter"], heading, match["role"]))
        return [Table(n, tuple(columns)) for n, columns in found.items()]

    def changed(self, roles: Mapping[tuple[int, str], str]) -> Brought:
        """Read the document again with other roles, by number of the table and letter of the column.

        Raises :class:`UsageError` for a role that there is none of, and what :meth:`of` raises.
        """
        for role in roles.values():
            if parse(role) is None:
                raise UsageError(Teks(f"tidak ada peran {role!r}", f"there is no role {role!r}"))
        lines = []
        for number, line, match in _lines(self.mapping()):
            new = roles.get((number, match["letter"])) if match else None
            if match and new and new != match["role"]:
                line = f'{match["letter"]} = "{new}"  # {match["said"].split(" -> ")[0]} -> ditetapkan di halaman'
            lines.append(line)
        return Brought.of(self.name, self.path.read_bytes(), self.pilihan, "\n".join(lines) + "\n")

    @property
    def kaskade(self) -> list[Kaskade]:
        """The cascades that were read."""
        return [s.kaskade for s in self.sumber]

    def doubts(self) -> list[Kutipan]:
        """Return the readings that are not certain, the least certain first."""
        found = [k for one in self.kaskade for k in uncertain(one)]
        return sorted(found, key=lambda k: k.keyakinan)

    def unread(self) -> list[Baris]:
        """Return what of the document was not read."""
        return [b for s in self.sumber if s.laporan for b in s.laporan.tak_terbaca]

    def lines(self) -> Iterator[Baris]:
        """Yield what each line and cell became, in the order of the document."""
        for sumber in self.sumber:
            if sumber.laporan:
                yield from sumber.laporan.baris


def _lines(mapping: str) -> Iterator[tuple[int, str, re.Match[str] | None]]:
    """Yield each line of a mapping with the number of its table, and what it says of a column."""
    number, inside = -1, False
    for line in mapping.splitlines():
        if line.startswith("[[tabel]]"):
            number, inside = number + 1, False
        elif line.startswith("["):
            inside = line.startswith("[tabel.peran]")
        yield number, line, _ROLE.match(line) if inside else None


def _roles(mapping: str) -> Iterator[tuple[int, re.Match[str] | None]]:
    for number, _, match in _lines(mapping):
        yield number, match


def role_names() -> dict[str, Teks]:
    """Return the roles that a column may have, with what people call them."""
    return dict(ROLES)


def safe_name(name: str) -> str:
    """Return a file name without folders, hidden beginnings or letters that a file system may not have.

    >>> safe_name("../../etc/passwd"), safe_name("Kaskade 2024 (final).docx"), safe_name(".htaccess")
    ('passwd', 'Kaskade 2024 (final).docx', 'htaccess')
    """
    last = PurePath(name.replace("\\", "/")).name
    clean = re.sub(r"[^\w .()-]", "_", last).strip(" .") or "dokumen"
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{ending[:10]}" if dot else clean[:_LONGEST]
