"""A document that someone brings: read, looked at, corrected, audited, and gone when it is let go of."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath

from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.importers.account import Baris, uncertain
from kaskade_graph.importers.endings import MAPPING
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.mapped import headings_of
from kaskade_graph.importers.tables.roles import ROLES
from kaskade_graph.model import Indikator, Kaskade, Kutipan, Unsur
from kaskade_graph.usecases import mending, sources
from kaskade_graph.usecases.import_cascade import suggest
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.mending import Fix
from kaskade_graph.usecases.serving import Served
from kaskade_graph.usecases.sources import Pilihan, Sumber
from kaskade_graph.usecases.without_limits import require_limits

_LONGEST = 120


@dataclass
class Brought:
    """One document as it was brought: its name, what was read of it, and the collection that it is by itself.

    ``gagal`` says what could not be read, ``catatan`` what was assumed. Its file lies in a folder of its own until
    :meth:`close`. ``before`` is what the reading before this one had read, None for the first.
    """

    name: str
    path: Path
    pilihan: Pilihan
    served: Served
    sumber: list[Sumber]
    catatan: list[Teks]
    gagal: list[Teks]
    _folder: tempfile.TemporaryDirectory[str] = field(repr=False)
    before: Mapping[str, Unsur | Indikator] | None = None

    @classmethod
    def of(
        cls,
        name: str,
        data: bytes,
        pilihan: Pilihan,
        mapping: str | None = None,
        before: Mapping[str, Unsur | Indikator] | None = None,
    ) -> Brought:
        """Read ``data``, the content of a file called ``name``, as ``mapping`` (TOML) says where there is one.

        Raises what :func:`kaskade_graph.usecases.sources.load_with` raises; nothing is left behind then.
        """
        require_limits(Teks("membawa dokumen ke halaman", "bringing documents to the page"))
        folder = tempfile.TemporaryDirectory(prefix="kaskade-dibawa-")
        try:
            path = Path(folder.name, safe_name(name))
            path.write_bytes(data)
            if mapping:
                # Beside the file a mapping is used without being named, here as everywhere.
                path.with_suffix(MAPPING).write_text(mapping, encoding="utf-8")
            read = sources.load_with([path], pilihan)
            served = Served.of(Inputs(read=list(read)))
        except InputError as error:
            folder.cleanup()
            raise InputError(_without(error.pesan, folder.name), error.saran) from error
        except BaseException:
            folder.cleanup()
            raise
        told = [n for s in read if s.laporan for n in s.laporan.catatan]
        notes = [_without(n, folder.name) for n in (*read.catatan, *told)]
        failed = [_without(e.pesan, folder.name) for e in read.gagal]
        return cls(
            path.name, path, pilihan, served, list(read), list(dict.fromkeys(notes)), failed, folder, before
        )

    def close(self) -> None:
        """Let go of the file and of all that was made of it."""
        self.served.close()
        self._folder.cleanup()

    @cached_property
    def mapping(self) -> str:
        """The mapping that the document was read by, as TOML: the one given, or what was concluded.

        The empty text for what has no tables.
        """
        beside = self.path.with_suffix(MAPPING)
        if beside.is_file():
            return beside.read_text(encoding="utf-8")
        try:
            return suggest(self.path, unit=self.pilihan.unit, tahun=self.pilihan.tahun)
        except (InputError, UsageError):
            return ""

    @property
    def reports(self) -> list[LaporanBaca]:
        """The readings with their blocks, one a file; none for a graph."""
        found = {id(s.laporan): s.laporan for s in self.sumber if isinstance(s.laporan, LaporanBaca)}
        return list(found.values())

    def changed(self, roles: Mapping[tuple[int, str], str], pilihan: Pilihan | None = None) -> Brought:
        """Read the document again with other roles, by number of the table from 0 and letter of the column.

        The tables are those of :attr:`reports`, counted through. Tables with the same headings are read alike, so a
        role is that of them all. Raises :class:`UsageError` for a role that there is none of, and what :meth:`of`
        raises.
        """
        heads = [headings_of(t.segment) for r in self.reports for t in r.tables]
        of_part = {(heads.index(heads[n]) if n < len(heads) else n, c): r for (n, c), r in roles.items()}
        return self._again(mending.with_roles(self.mapping, of_part) if roles else None, pilihan)

    def mended(self, fix: Fix) -> Brought:
        """Read the document again with a cell put right; raises what ``with_fix`` and :meth:`of` raise."""
        return self._again(mending.with_fix(self.mapping or "bentuk = 2\n", fix))

    def unmended(self, place: str) -> Brought:
        """Read the document again without the correction of a place."""
        return self._again(mending.without_fix(self.mapping, place))

    def _again(self, mapping: str | None, pilihan: Pilihan | None = None) -> Brought:
        beside = self.path.with_suffix(MAPPING)
        if mapping is None and beside.is_file():
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
        return [b for s in self.sumber if s.laporan for b in s.laporan.tak_terbaca]

    def lines(self) -> Iterator[Baris]:
        """Yield what each line and cell became, in the order of the document."""
        for sumber in self.sumber:
            if sumber.laporan:
                yield from sumber.laporan.baris


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
