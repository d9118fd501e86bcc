"""A document that someone brings: read, looked at, audited, and gone when it is let go of."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from kaskade_graph.errors import Teks
from kaskade_graph.importers.laporan import Baris, uncertain
from kaskade_graph.model import Kaskade, Kutipan
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.serving import Served
from kaskade_graph.usecases.sources import Pilihan, Sumber

_LONGEST = 120


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
    def of(cls, name: str, data: bytes, pilihan: Pilihan) -> Brought:
        """Read ``data``, the content of a file called ``name``.

        Raises what :func:`kaskade_graph.usecases.sources.load_with` raises; nothing is left behind then.
        """
        folder = tempfile.TemporaryDirectory(prefix="kaskade-dibawa-")
        try:
            path = Path(folder.name, safe_name(name))
            path.write_bytes(data)
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


def safe_name(name: str) -> str:
    """Return a file name without folders, hidden beginnings or letters that a file system may not have.

    >>> safe_name("../../etc/passwd"), safe_name("Kaskade 2024 (final).docx"), safe_name(".htaccess")
    ('passwd', 'Kaskade 2024 (final).docx', 'htaccess')
    """
    last = PurePath(name.replace("\\", "/")).name
    clean = re.sub(r"[^\w .()-]", "_", last).strip(" .") or "dokumen"
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{ending[:10]}" if dot else clean[:_LONGEST]
