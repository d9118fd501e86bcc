"""The saved questions at hand: the bundled ones, found by id, and files of the user's own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from kaskade_graph import resources
from kaskade_graph.errors import InputError, Teks, UnknownName
from kaskade_graph.queries import saved
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.text import shown

_ASK_FIRST = Teks(
    'Ini sebuah berkas. Sebut dahulu pertanyaannya: kaskade query "indikator tanpa target" BERKAS',
    'This is a file. Put the question first: kaskade query "indikator tanpa target" FILE',
)


@dataclass
class Library:
    """Questions by id, each read when it is first asked for."""

    paths: dict[str, Path] = field(default_factory=lambda: {p.stem: p for p in resources.queries()})
    _read: dict[str, SavedQuery] = field(default_factory=dict)

    def get(self, query_id: str) -> SavedQuery:
        """Return the question; raises :class:`UnknownName` with the nearest ids when there is none."""
        if query_id not in self.paths:
            raise UnknownName(
                Teks(
                    f"tidak ada pertanyaan {shown(query_id)!r}", f"there is no question {shown(query_id)!r}"
                ),
                self._near(query_id),
                _ASK_FIRST if Path(query_id).is_file() else None,
            )
        if query_id not in self._read:
            self._read[query_id] = saved.read(self.paths[query_id])
        return self._read[query_id]

    def all(self) -> list[SavedQuery]:
        """Return every question, sorted by id."""
        return [self.get(query_id) for query_id in sorted(self.paths)]

    def add_file(self, path: Path) -> SavedQuery:
        """Read a question that a user wrote, refuse it when lint or guard find fault, and return it.

        What is asked of engines is its text as the guard writes it.
        """
        from kaskade_graph.queries import guard
        from kaskade_graph.queries.lint import lint

        query = saved.read(path)
        faults = lint(query)
        if faults:
            raise InputError(
                Teks(
                    f"{shown(path.name)}: " + "; ".join(f.pesan.id for f in faults),
                    f"{shown(path.name)}: " + "; ".join(f.pesan.en for f in faults),
                ),
                Teks("Perbaiki kueri itu.", "Put the query right."),
            )
        query = replace(query, body=guard.accept(query.body).sparql + "\n")
        self._read[query.id] = query
        self.paths[query.id] = path
        return query

    def _near(self, query_id: str) -> list[str]:
        from rapidfuzz import fuzz, process

        words = shown(query_id).replace("_", "-")
        found = process.extract(words, sorted(self.paths), scorer=fuzz.WRatio, limit=3, score_cutoff=50)
        return [str(name) for name, _, _ in found]
