"""How a cascade stands after an audit, and what has changed since an earlier one, in a few figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from kaskade_graph.audit.finding import Hasil, Status, Temuan, count
from kaskade_graph.audit.gravity import weight


@dataclass(frozen=True, slots=True)
class State:
    """How one cascade stands: findings to act on by severity; ``weight`` ranks it (see
    :func:`~kaskade_graph.audit.gravity.weight`); ``changes`` counts findings by status, empty where nothing was
    compared."""

    counts: Mapping[str, int]
    weight: float
    changes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, hasil: Hasil) -> State:
        """Return the state that an audit says."""
        return state_of(hasil.temuan, hasil.isi)


def state_of(temuan: Sequence[Temuan], isi: Mapping[str, int]) -> State:
    """Return the state that findings say of a cascade that holds ``isi``, by kind."""
    counts = count(temuan)
    states = Counter(t.status for t in temuan if t.status and t.pengecualian is None)
    changes = {s: states[s] for s in get_args(Status)} if states else {}
    return State(counts, weight(counts, isi.get("Indikator", 0)), changes)


def bare(hasil: Hasil) -> Hasil:
    """Return an audit without what a comparison with an earlier one said."""
    now = tuple(replace(t, status=None) for t in hasil.temuan if t.status != "selesai")
    return replace(hasil, temuan=now)
