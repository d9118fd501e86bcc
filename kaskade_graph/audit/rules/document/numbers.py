"""Printed numbers: which elements are numbered together, and which follow the number of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rules.nomenclature.resmi import tercatat
from kaskade_graph.model import RANTAI, Indikator, Jenis, Unsur

FOLLOWING = 2 / 3
"""From this share of equal numbers on, a document numbers indikator and sasaran after their element."""


def as_int(nomor: str | None) -> int | None:
    """Return the last part of a printed number as an integer: 3 for "1.3", None for "a" or "IV".

    >>> as_int("1.3."), as_int("IV")
    (3, None)
    """
    last = (nomor or "").strip(" .)").split(".")[-1]
    return int(last) if last.isascii() and last.isdigit() and len(last) < 4 else None


def siblings(ctx: Konteks) -> Iterator[list[Unsur]]:
    """Yield the numbered elements of one kind under one parent, in the order of the cascade.

    A level whose numbers run on from parent to parent, each once, is one group.
    """
    for jenis in RANTAI:
        numbered = [u for u in ctx.unsur(jenis) if u.nomor]
        if jenis is Jenis.PROGRAM or _runs_on(numbered):
            groups = [numbered]
        else:
            by_parent: dict[tuple[str, ...], list[Unsur]] = defaultdict(list)
            for unsur in numbered:
                by_parent[tuple(ctx.graf.parents(unsur.iri))].append(unsur)
            groups = list(by_parent.values())
        yield from (g for g in groups if g)


def gaps(ctx: Konteks) -> list[tuple[list[tuple[int, Unsur]], list[int], Unsur]]:
    """Return the groups of siblings that leave numbers out: the numbered, the missing, the first after a gap.

    Where another number is used twice it was meant for the missing one: that is one defect, of KSK501.
    """
    found = []
    above = {
        as_int(u.nomor)
        for u in ctx.unsur(Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS)
        if "." not in (u.nomor or "")
    }
    official = {t.unsur.iri: t.konsep.kode for t in tercatat(ctx)}
    for group in siblings(ctx):
        if _are_codes(group, official):
            continue
        numbered = [(n, u) for u in group if (n := as_int(u.nomor)) is not None]
        have = {n for n, _ in numbered}
        missing = [n for n in range(1, max(have, default=0)) if n not in have]
        if group[0].jenis is Jenis.PROGRAM and len(have) == len(numbered):
            missing = [n for n in missing if n not in above]  # one count through all levels
        # Half of the numbers missing says that the cascade is an extract, not that one was skipped.
        if missing and len(have) == len(numbered) and (len(missing) <= len(have) or len(group) == 1):
            after = min((p for p in numbered if p[0] > missing[0]), key=lambda p: p[0])
            found.append((numbered, missing, after[1]))
    return found


def _are_codes(group: list[Unsur], official: dict[str, str]) -> bool:
    """Whether the numbers are the last part of the official codes: then what is left out is another's work."""
    codes = [(as_int(u.nomor), as_int((u.kode or official.get(u.iri, "")).split(".")[-1])) for u in group]
    known = [pair for pair in codes if None not in pair]
    return (
        bool(known)
        and all(n == k for n, k in known)
        and [n for n, _ in known] != list(range(1, len(known) + 1))
    )


def followers(ctx: Konteks) -> Iterator[tuple[Indikator | Unsur, Unsur]]:
    """Yield each numbered indikator and own sasaran with its numbered element, where numbers follow it."""
    pairs = [*_pairs(ctx)]
    for kind in (Indikator, Unsur):
        found = [(i, o) for i, o in pairs if isinstance(i, kind)]
        equal = sum(i.nomor == o.nomor for i, o in found)
        if found and equal >= FOLLOWING * len(found):
            yield from found


def _runs_on(numbered: list[Unsur]) -> bool:
    numbers = [as_int(u.nomor) for u in numbered]
    return numbers == list(range(1, len(numbers) + 1))


def _pairs(ctx: Konteks) -> Iterator[tuple[Indikator | Unsur, Unsur]]:
    for iri in ctx.graf.order:
        item, owner = ctx.graf.item(iri), ctx.graf.owner(iri)
        above = ctx.kaskade.unsur.get(owner or "")
        if item is None or above is None or item is above or not item.nomor or not above.nomor:
            continue
        if isinstance(item, Unsur) or _is_alone(ctx, item, above.iri):
            yield item, above


def _is_alone(ctx: Konteks, indikator: Indikator, owner: str) -> bool:
    """Whether all indikator of the element have one number: then it is the element's, not their own."""
    others = (ctx.kaskade.indikator[i] for i in ctx.graf.indikator(owner))
    return {o.nomor for o in others} == {indikator.nomor}
