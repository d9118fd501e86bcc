"""How reports order findings: by the element of the cascade they belong to, and by what is left to do."""

from __future__ import annotations

from collections.abc import Iterable

from kaskade_graph.audit.finding import Langkah, Status, Temuan
from kaskade_graph.errors import Teks
from kaskade_graph.model import RANTAI

STATUS: dict[Status, Teks] = {
    "baru": Teks("baru", "new"),
    "berlanjut": Teks("berlanjut", "continuing"),
    "selesai": Teks("selesai", "put right"),
}
"""How a finding stands against an earlier audit, in words."""
_HEADINGS = {jenis.teks.id for jenis in RANTAI}


def owner(temuan: Temuan) -> tuple[Langkah, ...]:
    """Return the path down to the Tujuan, Sasaran Strategis or activity that a finding belongs to.

    It is empty for a finding of the whole document.
    """
    at = [n for n, step in enumerate(temuan.jalur) if step.jenis in _HEADINGS]
    return tuple(temuan.jalur[n] for n in at) if at else temuan.jalur


def by_owner(temuan: Iterable[Temuan]) -> dict[tuple[Langkah, ...], list[Temuan]]:
    """Return the findings by the element they belong to, both in the order given."""
    groups: dict[tuple[Langkah, ...], list[Temuan]] = {}
    for one in temuan:
        groups.setdefault(owner(one), []).append(one)
    return groups


def open_waived_done(temuan: Iterable[Temuan]) -> tuple[list[Temuan], list[Temuan], list[Temuan]]:
    """Return the findings still to act on, those that are waived, and those put right since the last audit."""
    everything = list(temuan)
    done = [t for t in everything if t.status == "selesai"]
    waived = [t for t in everything if t.pengecualian is not None and t.status != "selesai"]
    return [t for t in everything if t.aktif], waived, done
