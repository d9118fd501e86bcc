"""A document that someone brings: read, looked at, corrected, audited, and gone when it is let go of."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath

from kaskade_graph.errors import InputError, KaskadeError, NoCascade, Teks, UsageError
from kaskade_graph.importers.account import Baris, Laporan, uncertain
from kaskade_graph.importers.endings import MAPPING
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.headings.roles import ROLES
from kaskade_graph.importers.tables.mapping.mapped import headings_of
from kaskade_graph.importers.tables.mapping.mapping import read_mapping
from kaskade_graph.importers.tables.mapping.mapping_text import part_of
from kaskade_graph.model import Indikator, Kaskade, Kutipan, Unsur
from kaskade_graph.store import embedded
from kaskade_graph.usecases import mending, sources
from kaskade_graph.usecases.import_cascade import suggest
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.mending import Fix, NewTable
from kaskade_graph.usecases.serving import Served
from kaskade_graph.usecases.sources import Loaded, Source
from kaskade_graph.usecases.unread_tables import Offer, offers
from kaskade_graph.usecases.without_limits import require_limits

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of the tables of a document.

    ``roles`` by number of the table from 0, counted through :attr:`Brought.reports`, and letter of the column;
    ``levels`` by the same number and what tells the level (``nomor 1``); ``tables`` are those that were not read.
    """

    roles: Mapping[tuple[int, str], str] = field(default_factory=dict)
    levels: Mapping[tuple[int, str], str] = field(default_factory=dict)
    tables: Sequence[NewTable] = ()

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.roles or self.levels or self.tables)


@dataclass
class Brought:
    """One document as it was brought: its name, what was read of it, and the collection that it is by itself.

    ``gagal`` says what could not be read, ``catatan`` what was assumed. Its file lies in a folder of its own until
    :meth:`close`. ``before`` is what the reading before this one had read, None for the first. ``refusal`` says why
    there is no cascade in it (yet): what was seen of the document is then in ``seen``, to be put right.
    """

    name: str
    path: Path
    pilihan: ReadOptions
    served: Served
    sumber: list[Source]
    catatan: list[Teks]
    gagal: list[Teks]
    _folder: tempfile.TemporaryDirectory[str] = field(repr=False)
    before: Mapping[str, Unsur | Indikator] | None = None
    refusal: KaskadeError | None = None
    seen: LaporanBaca | None = None

    @classmethod
    def of(
        cls,
        name: str,
        data: bytes,
        pilihan: ReadOptions,
        mapping: str | None = None,
        before: Mapping[str, Unsur | Indikator] | None = None,
    ) -> Brought:
        """Read ``data``, the content of a file called ``name``, as ``mapping`` (TOML) says where there is one.

        A document in which no cascade was found, or that does not say whose it is, is brought all the same, as far
        as it was seen. Raises what :func:`kaskade_graph.usecases.sources.load_with` raises for one that cannot be
        read at all; nothing is left behind then.
        """
        require_limits(Teks("membawa dokumen ke halaman", "bringing documents to the page"))
        folder = tempfile.TemporaryDirectory(prefix="kaskade-dibawa-")
        try:
            path = Path(folder.name, safe_name(name))
            path.write_bytes(data)
            if mapping:
                # Beside the file a mapping is used without being named, here as everywhere.
                path.with_suffix(MAPPING).write_text(mapping, encoding="utf-8")
            read, refusal = _read(path, pilihan)
            served = Served.of(Inputs(read=list(read))) if read else Served(embedded.memory())
        except InputError as error:
            folder.cleanup()
            raise InputError(_without(error.pesan, folder.name), error.saran) from error
        except BaseException:
            folder.cleanup()
            raise
        told = [n for s in read if s.laporan for n in s.laporan.catatan]
        notes = [_without(n, folder.name) for n in (*read.catatan, *told)]
        failed = [_without(e.pesan, folder.name) for e in read.gagal]
        made = cls(
            path.name, path, pilihan, served, list(read), list(dict.fromkeys(notes)), failed, folder, before
        )
        if refusal is not None and isinstance(refusal.laporan, LaporanBaca):
            why = _without(refusal.pesan, folder.name)
            made.refusal = (NoCascade if isinstance(refusal, NoCascade) else UsageError)(why, refusal.saran)
            made.seen = refusal.laporan
        return made

    def close(self) -> None:
        """Let go of the file and of all that was made of it."""
        self.served.close()
        self._folder.cleanup()

    @cached_property
    def mapping(self) -> str:
        """The mapping that the document was read by, as TOML: the one given, or what was concluded.

        The empty text for what has no tables.
        """
        if self._given:
            return self.path.with_suffix(MAPPING).read_text(encoding="utf-8")
        try:
            return suggest(self.path, unit=self.pilihan.unit, tahun=self.pilihan.tahun)
        except (InputError, UsageError):
            return ""

    @property
    def _given(self) -> bool:
        """Whether the document was read by a mapping that was given."""
        return self.path.with_suffix(MAPPING).is_file()

    @property
    def reports(self) -> list[LaporanBaca]:
        """The readings with their blocks, one a file; none for a graph."""
        if self.seen is not None:
            return [self.seen]
        found = {id(s.laporan): s.laporan for s in self.sumber if isinstance(s.laporan, LaporanBaca)}
        return list(found.values())

    def changed(self, told: Told, pilihan: ReadOptions | None = None) -> Brought:
        """Read the document again as a person says that it is to be read.

        Tables with the same headings are read alike, so a role is that of them all. Raises :class:`UsageError` for a
        role or level that there is none of, and what :meth:`of` raises.
        """
        # Who reads a document again in which no cascade was seen says that its tables are one all the same.
        insists = isinstance(self.refusal, NoCascade) and bool(self.reports[0].tables)
        mapping = self._told(told) if told else self.mapping if self._given or insists else None
        if mapping and pilihan is not None:
            said = {"unit": pilihan.unit or "", "tahun": str(pilihan.tahun or "")}
            mapping = mending.with_identity(mapping, {k: v for k, v in said.items() if v})
        return self._again(mapping, pilihan)

    def _told(self, told: Told) -> str:
        """Return the mapping with what a person says of tables."""
        mapping = self.mapping or "bentuk = 2\n"
        at: dict[int, int] = {}
        for number in dict.fromkeys(n for n, _ in (*told.roles, *told.levels)):
            mapping, at[number] = self._with_part(mapping, number)
        roles = {(at[n], letter): role for (n, letter), role in told.roles.items()}
        levels = {(at[n], said): level for (n, said), level in told.levels.items()}
        mapping = mending.with_roles(mapping, roles, levels)
        for table in told.tables:
            mapping = mending.with_table(mapping, table)
        return mapping

    def _with_part(self, mapping: str, number: int) -> tuple[str, int]:
        """Return a mapping that has a part for a table, and its number: what it was read by, else a new one."""
        tables = [t for r in self.reports for t in r.tables]
        if number >= len(tables):
            raise UsageError(Teks("tabel itu tidak ada", "there is no such table"))
        parts = sum(line.startswith("[[tabel]]") for line in mapping.splitlines())
        if self._given:
            known = read_mapping(self.path.with_suffix(MAPPING)).tables
            mapped = tables[number].plan.mapped
            if mapped in known:
                return mapping, known.index(mapped)
            return mending.with_part(mapping, part_of(tables[number])), parts
        heads = [headings_of(t.segment) for t in tables]
        return mapping, heads.index(heads[number])

    def mended(self, fix: Fix) -> Brought:
        """Read the document again with a cell put right; raises what ``with_fix`` and :meth:`of` raise."""
        return self._again(mending.with_fix(self.mapping or "bentuk = 2\n", fix))

    def unmended(self, place: str) -> Brought:
        """Read the document again without the correction of a place."""
        return self._again(mending.without_fix(self.mapping, place))

    def _again(self, mapping: str | None, pilihan: ReadOptions | None = None) -> Brought:
        if mapping is None and self._given:
            mapping = self.mapping
        data = self.path.read_bytes()
        return Brought.of(self.name, data, pilihan or self.pilihan, mapping, self.read())

    def read(self) -> dict[str, Unsur | Indikator]:
        """Return what was read, by IRI."""
        out: dict[str, Unsur | Indikator] = {}
        for kaskade in self.kaskade:
            out |= kaskade.unsur
            out |= kaskade.indikator
        return out

    def fresh(self) -> set[str]:
        """Return the IRIs of what this reading has and the one before had not, or had otherwise."""
        if self.before is None:
            return set()
        return {iri for iri, item in self.read().items() if self.before.get(iri) != item}

    def gone(self) -> list[Unsur | Indikator]:
        """Return what the reading before this one had, and this one has not."""
        now = self.read()
        return [item for iri, item in (self.before or {}).items() if iri not in now]

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
        return [b for laporan in self._accounts() for b in laporan.tak_terbaca]

    def lines(self) -> Iterator[Baris]:
        """Yield what each line and cell became, in the order of the document."""
        for laporan in self._accounts():
            yield from laporan.baris

    def _accounts(self) -> list[Laporan]:
        return [self.seen] if self.seen is not None else [s.laporan for s in self.sumber if s.laporan]

    @property
    def offers(self) -> list[Offer]:
        """The tables that were not read, for a person to say what they hold.

        None where a file is of several units: a mapping counts the tables of each of them from 1.
        """
        return offers(self.reports[0]) if len(self.reports) == 1 else []


def _read(path: Path, pilihan: ReadOptions) -> tuple[Loaded, KaskadeError | None]:
    """Return what was read of a file, or nothing of it and why, where it can be looked at and put right."""
    try:
        return sources.load_with([path], pilihan), None
    except (NoCascade, UsageError) as error:
        if not isinstance(error.laporan, LaporanBaca):
            raise
        return Loaded(), error


def _without(teks: Teks, folder: str) -> Teks:
    """Return a message without the folder that the document was put in: it says nothing to its reader."""
    place = f"{folder}/"
    return Teks(teks.id.replace(place, ""), teks.en.replace(place, ""))


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
