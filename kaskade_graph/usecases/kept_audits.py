"""Audits that were kept: what they found in each cascade, and what has changed since.

They come from the JSON of ``kaskade audit -o audit.json``, from the folder of reports it wrote, or from its folder of
results (``--results``). They say how things stood then; nothing of them is taken for an audit of what is here now.
"""

from __future__ import annotations

import datetime
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaskade_graph.audit import baseline, results
from kaskade_graph.audit.baseline import Dasar
from kaskade_graph.audit.finding import Hasil, Temuan
from kaskade_graph.audit.gravity import weight
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.iri import unit_of
from kaskade_graph.text import shown
from kaskade_graph.usecases.audit_states import State, bare, state_of
from kaskade_graph.usecases.follow_up import AUDIT_JSON

LARGEST = 60_000_000
"""Bytes of a JSON that is kept in memory; larger audits are kept in a folder of results."""


@dataclass(frozen=True, slots=True)
class KeptAudits:
    """Audits that were kept in one place: what the place is called, and the day it was written.

    ``states`` are by cascade (its IRI). ``findings`` returns those of one of these cascades.
    """

    name: str
    when: datetime.date
    states: Mapping[str, State]
    findings: Callable[[str], tuple[Temuan, ...]]

    @classmethod
    def of(cls, path: Path) -> KeptAudits:
        """Read what was kept in ``path``; raises :class:`InputError` for what is no audit."""
        if results.is_results(path):
            return _of_results(path)
        file = path / AUDIT_JSON if path.is_dir() else path
        try:
            data, when = file.read_bytes(), datetime.date.fromtimestamp(file.stat().st_mtime)
        except OSError as error:
            raise _none(shown(str(path))) from error
        return cls.of_json(shown(path.name), data, when)

    @classmethod
    def of_json(cls, name: str, data: bytes, when: datetime.date) -> KeptAudits:
        """Read the JSON of an audit; raises :class:`InputError` for what is none."""
        if len(data) > LARGEST:
            raise InputError(
                Teks(f"{name}: terlalu besar", f"{name}: too large"),
                Teks(
                    "Simpan hasil yang besar dengan: kaskade audit FOLDER --results HASIL",
                    "Keep large results with: kaskade audit FOLDER --results RESULTS",
                ),
            )
        found = baseline.parse(name, data)
        contents = _contents(name, data)
        order = sorted(contents)
        grouped: dict[str, list[Temuan]] = defaultdict(list)
        for temuan in found:
            # A document that lies below a cascade is a cascade of its own: the longest name is meant.
            at = bisect_right(order, temuan.unsur)
            owner = next((o for o in reversed(order[:at]) if _within(temuan.unsur, o)), None)
            if owner is not None:
                grouped[owner].append(temuan)
        states = {iri: state_of(grouped[iri], isi) for iri, isi in contents.items()}
        standing = {iri: tuple(t for t in ts if t.status != "selesai") for iri, ts in grouped.items()}
        return cls(name, when, states, lambda iri: standing.get(iri, ()))

    def compared(self, hasil: Hasil) -> Hasil:
        """Return an audit with the status of each finding, and with what was put right since.

        It is held against the same cascade, else against the last edition of its unit before it; an audit of a unit
        of which nothing was kept stays as it is.
        """
        fresh = bare(hasil)
        earlier = self._earlier(hasil.kaskade)
        if earlier is None:
            return fresh
        return baseline.compare([fresh], Dasar(self.name, self.findings(earlier)))[0][0]

    def _earlier(self, kaskade: str) -> str | None:
        if kaskade in self.states:
            return kaskade
        unit = unit_of(kaskade)
        same = [iri for iri in self.states if iri < kaskade and "/dok/" not in iri and unit_of(iri) == unit]
        return max(same, default=None) if "/dok/" not in kaskade else None


def _within(iri: str, above: str) -> bool:
    return iri == above or iri.startswith(above + "/")


def _contents(name: str, data: bytes) -> dict[str, Mapping[str, int]]:
    """Return the cascades that were audited, each with how much it holds."""
    try:
        entries: Any = json.loads(data.decode("utf-8-sig"))["ringkasan"]["kaskade"]
        return {str(e["iri"]): {str(k): int(n) for k, n in e["isi"].items()} for e in entries}
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise _none(name) from error


def _of_results(folder: Path) -> KeptAudits:
    kept = results.HasilTersimpan(folder)
    states = {iri: State(counts, weight(counts, indikator)) for iri, indikator, counts in kept.counts()}
    when = datetime.date.fromtimestamp((folder / results.HASIL).stat().st_mtime)
    return KeptAudits(shown(folder.name), when, states, lambda iri: kept.of(iri).temuan)


def _none(name: str) -> InputError:
    return InputError(
        Teks(f"{name}: bukan hasil audit", f"{name}: no results of an audit"),
        Teks(
            "Pakai JSON dari: kaskade audit FOLDER -o audit.json, atau folder dari --results",
            "Take the JSON of: kaskade audit FOLDER -o audit.json, or the folder of --results",
        ),
    )
