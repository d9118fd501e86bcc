"""Links under review, as a page or another front works through them: one set, one file, one decision at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kaskade_graph.errors import Teks, UnknownName, UsageError
from kaskade_graph.files import write_atomically
from kaskade_graph.linking import sssom
from kaskade_graph.linking.compare import LinkRelation
from kaskade_graph.linking.links import Himpunan, Tautan, find
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.usecases.link import reviewer

SURE = 0.8
"""From this certainty on a link need not be looked at one by one."""


@dataclass
class Review:
    """The links of a collection under review.

    ``path`` is the SSSOM file that decisions are written to, the one ``kaskade link --review`` reads; None while
    they are kept in memory only.
    """

    tautan: list[Tautan] = field(default_factory=list)
    path: Path | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _at: dict[str, int] = field(default_factory=dict)
    _cells: dict[int, tuple[Tautan, list[str]]] = field(default_factory=dict)
    _licence: str | None = None

    def __post_init__(self) -> None:
        """Number the links, so that a decision looks for none of thousands."""
        self._at = {t.id: n for n, t in enumerate(self.tautan)}
        if self.path is not None:
            self._licence = sssom.licence_of(self.path)

    @classmethod
    def of(cls, path: Path) -> Review:
        """Read the set in ``path``; raises :class:`~kaskade_graph.errors.InputError` for what is none."""
        return cls(sssom.read(path), path)

    @classmethod
    def found(cls, kaskade: Sequence[Kaskade]) -> Review:
        """Find the links between ``kaskade``."""
        return cls(find(Himpunan.of(kaskade)))

    def waiting(self) -> list[Tautan]:
        """Return what no one has decided: links of the same indikator, the least sure first."""
        same = LinkRelation.SAMA.predikat
        open_ = [t for t in self.tautan if t.tinjauan is None and t.predikat == same]
        return sorted(open_, key=lambda t: (t.keyakinan, t.subjek.iri, t.objek.iri))

    def decided(self) -> list[Tautan]:
        """Return what has been decided."""
        return [t for t in self.tautan if t.tinjauan is not None]

    def decide(self, key: str, accept: bool | None, by: str, note: str = "", date: str = "") -> Tautan:
        """Record a decision (None takes one back) and write the file, whole; return the link as it stands now.

        Raises :class:`UnknownName` for an id that no link has, and
        :class:`~kaskade_graph.errors.UsageError` without a name.
        """
        decision = None
        if accept is not None:
            decision = reviewer(by, date, note)
            if not accept:
                decision = replace(decision, diterima=False)
        with self._lock:
            at = self._at.get(key)
            if at is None:
                raise UnknownName(
                    Teks(f"tidak ada tautan {shown(key)!r}", f"there is no link {shown(key)!r}")
                )
            now = replace(self.tautan[at], tinjauan=decision)
            changed = [*self.tautan[:at], now, *self.tautan[at + 1 :]]
            if self.path is not None:
                write_atomically(self.path, self._written(changed).encode())
            self.tautan = changed
        return now

    def text(self) -> str:
        """Return the set as SSSOM TSV."""
        with self._lock:
            return self._written(self.tautan)

    def _written(self, links: Sequence[Tautan]) -> str:
        name = "tautan" if self.path is None else self.path.name.split(".")[0]
        # One link changes at a time: the cells of the others are kept as long as the links themselves.
        kept, self._cells = self._cells, {}

        def row(one: Tautan) -> list[str]:
            known = kept.get(id(one))
            # Held with its link: the number of another object may be that of one that is gone.
            found = known if known is not None and known[0] is one else (one, sssom.cells(one))
            self._cells[id(one)] = found
            return found[1]

        return sssom.write(links, name, self._licence, row)


def too_many(count: int, most: int) -> UsageError:
    """Return the refusal to link a collection while a reader waits."""
    return UsageError(
        Teks(
            f"koleksi ini memuat {count} kaskade; di halaman, tautan dicari untuk paling banyak {most}",
            f"this collection has {count} cascades; a page finds links for at most {most}",
        ),
        Teks(
            "Cari lebih dulu: kaskade link FOLDER -o tautan.sssom.tsv, "
            "lalu kaskade serve FOLDER --links tautan.sssom.tsv",
            "Find them first: kaskade link FOLDER -o links.sssom.tsv, "
            "then kaskade serve FOLDER --links links.sssom.tsv",
        ),
    )
