"""What is absent throughout a document is one finding, not one for each element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.text import fold

SHARE = 0.9
"""From this share of the elements of a kind on, a defect is a habit of the document."""

FEW = 3
"""Fewer elements than this make no habit of their own; they join one that others make."""

EXAMPLES = 3
"""How many elements are quoted as evidence."""


def collapse(
    ctx: Konteks, rule: Aturan, found: Sequence[Cacat], withheld: Sequence[Cacat] = ()
) -> list[Cacat]:
    """Return ``found`` with the kinds that are faulty nearly throughout merged into one defect.

    Kinds are counted apart (all 46 indikator but one of five programs); what is below :data:`SHARE` stays
    as it is. What was ``withheld`` could not be judged: the share is of the others, the words name them all.
    """
    if not found or not rule.kolaps or rule.kondisi_kolaps is None:
        return list(found)
    faulty = Counter(ctx.jenis(i).id for i in ctx.graf.sort({c.unsur for c in found}))
    total = ctx.once(_kinds)
    unjudged = Counter(ctx.jenis(i).id for i in {c.unsur for c in withheld})
    widespread = [
        kind for kind in faulty if kind in total and faulty[kind] >= SHARE * (total[kind] - unjudged[kind])
    ]
    if not any(faulty[kind] >= FEW for kind in widespread):
        return list(found)
    merged = [c for c in found if ctx.jenis(c.unsur).id in widespread]
    rest = [c for c in found if ctx.jenis(c.unsur).id not in widespread]
    return [_one(ctx, rule, merged, [(k, faulty[k], total[k]) for k in widespread]), *rest]


def _kinds(ctx: Konteks) -> Counter[str]:
    """How many elements of each kind the cascade has."""
    return Counter(ctx.jenis(i).id for i in ctx.graf.order)


def _one(ctx: Konteks, rule: Aturan, merged: list[Cacat], counts: list[tuple[str, int, int]]) -> Cacat:
    assert rule.kondisi_kolaps is not None
    template = rule.kondisi_kolaps
    elements = ctx.graf.sort({c.unsur for c in merged})
    examples = [b for iri in elements[:EXAMPLES] for b in ctx.bukti(iri)[:1]]
    number = {"cacat": sum(c for _, c, _ in counts), "jumlah": sum(t for _, _, t in counts)}
    return Cacat(
        unsur=ctx.kaskade.iri,
        kondisi=Teks(
            template.id.format(rincian=_list([share(*c).id for c in counts], "dan"), **number),
            template.en.format(rincian=_list([share(*c).en for c in counts], "and"), **number),
        ),
        kunci=fold(rule.nama),
        bukti=tuple(dict.fromkeys(examples)),
        keyakinan=min(c.keyakinan for c in merged),
        pasti=all(c.pasti for c in merged),
        untuk=tuple((c.pangkal or c.unsur, c.kunci) for c in merged),
    )


def share(kind: str, faulty: int, total: int) -> Teks:
    """Return how many elements of a kind are at fault, in words.

    >>> share("Kegiatan", 9, 10).id, share("Program", 5, 5).en
    ('9 dari 10 kegiatan', 'all 5 program')
    """
    name = kind.lower()
    if faulty == total:
        return Teks(f"seluruh {total} {name}", f"all {total} {name}")
    return Teks(f"{faulty} dari {total} {name}", f"{faulty} of {total} {name}")


def _list(parts: list[str], joint: str) -> str:
    if len(parts) < 3:
        return f" {joint} ".join(parts)
    return f"{', '.join(parts[:-1])}, {joint} {parts[-1]}"
