"""Causes before consequences: a finding that follows from another on the same element is attached to it.

An indikator whose formula counts another thing also drops limits, adds conditions and repeats a neighbour's formula;
put right, all of them are gone. They are said once, with the cause, and keep their fingerprints there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kaskade_graph.audit.finding import Ikutan, Temuan
from kaskade_graph.errors import Teks

CONSEQUENCES: dict[str, tuple[str, ...]] = {
    "KSK614": ("KSK306", "KSK309", "KSK311", "KSK401", "KSK402", "KSK422", "KSK607", "KSK426"),
    "KSK401": ("KSK403", "KSK404", "KSK405", "KSK407", "KSK411", "KSK413", "KSK416", "KSK421", "KSK424"),
    "KSK402": ("KSK403", "KSK404", "KSK413", "KSK416"),
    "KSK411": ("KSK402", "KSK403", "KSK404", "KSK413", "KSK421", "KSK424"),
    "KSK406": ("KSK403", "KSK404", "KSK405", "KSK421", "KSK424"),
    "KSK414": ("KSK314", "KSK403", "KSK404", "KSK413", "KSK415", "KSK422"),
    "KSK427": ("KSK313", "KSK422"),
    "KSK313": ("KSK422", "KSK423"),
    "KSK307": ("KSK310", "KSK311", "KSK422"),
    "KSK306": ("KSK309", "KSK311"),
    "KSK713": ("KSK311",),
    "KSK320": ("KSK312",),
    "KSK410": ("KSK703", "KSK704"),
    "KSK412": ("KSK408", "KSK413", "KSK422"),
    "KSK603": ("KSK422", "KSK612"),
}
"""What follows from what, by code: the first that is found is the cause of those named after it."""


def attach(found: Sequence[Temuan]) -> list[Temuan]:
    """Return the findings with each consequence attached to its cause; an attached one is not listed by itself.

    Only what is no graver than its cause, and stands on the same element, is attached; a cause that is itself
    attached takes its own consequences along.
    """
    by_place: dict[str, list[Temuan]] = defaultdict(list)
    for temuan in found:
        by_place[temuan.unsur].append(temuan)
    taken: dict[int, list[Temuan]] = defaultdict(list)
    gone: set[int] = set()
    for here in by_place.values():
        for kode, follows in CONSEQUENCES.items():
            cause = next((t for t in here if t.kode == kode and id(t) not in gone), None)
            for other in here if cause is not None else ():
                lighter = cause is not None and other.keparahan.peringkat >= cause.keparahan.peringkat
                if cause is not None and other.kode in follows and lighter and id(other) not in gone:
                    gone.add(id(other))
                    taken[id(cause)] += [other, *taken.pop(id(other), [])]
    return [_with(t, taken.get(id(t), [])) for t in found if id(t) not in gone]


def _with(cause: Temuan, others: Sequence[Temuan]) -> Temuan:
    if not others:
        return cause
    follow = tuple(Ikutan(t.kode, t.nama, t.kondisi, t.sidik) for t in others)
    return replace(
        cause,
        akibat=akibat(cause.akibat, follow),
        bukti=tuple(dict.fromkeys((*cause.bukti, *(b for t in others for b in t.bukti)))),
        ikutan=follow,
    )


def akibat(own: Teks, follow: Sequence[Ikutan]) -> Teks:
    """Return why a finding matters, with what follows from it."""
    if not follow:
        return own
    said = " ".join(f"[{i.kode}] {i.kondisi.id}" for i in follow)
    en = " ".join(f"[{i.kode}] {i.kondisi.en}" for i in follow)
    return Teks(f"{own.id} Turut berasal dari sebab ini: {said}", f"{own.en} Also from this cause: {en}")
