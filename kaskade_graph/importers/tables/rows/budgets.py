"""Money of an element as a heading or label says it: its pagu, money of other years and of quarters, money spent."""

from __future__ import annotations

from decimal import Decimal

from kaskade_graph.importers.columns import Periode
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Node
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, SAID, Role
from kaskade_graph.importers.tables.quotes import Quote
from kaskade_graph.importers.tables.rows import figures
from kaskade_graph.vocab import KIN

_DOUBTED = 0.7


def give(
    builder: Builder,
    node: Node,
    role: Role,
    text: str,
    number: Decimal | None,
    tahun: int | None,
    where: Quote,
    heading: str,
) -> None:
    """Give ``node`` the money in ``text``; ``number`` is what the format stores, when it does.

    ``tahun`` is the year of the edition: its pagu is a property of the element, that of another year or of a quarter,
    and money spent, are values with a period. ``heading`` is what stands over or before it: it may say that the sums
    are in thousands or millions.
    """
    own = figures.scale(heading) > 1
    amount, doubt = figures.scaled(text, number, heading if own else builder.sums or heading)
    if builder.sums and not own and builder.sums_of != builder.table:
        doubt = doubt or f"{builder.sums!r} tercetak di atas tabel sebelumnya"
    where = where.doubted(_DOUBTED, doubt) if doubt else where
    if amount is None:
        builder.ledger.unread(where.sources, "bukan angka rupiah")
        return
    if node.level not in ACTIVITIES:
        builder.ledger.understood(where.sources, "pagu di luar program, kegiatan, sub kegiatan")
        return
    other = role.year is not None and tahun is not None and role.year != tahun
    period = role.period or (Periode("anggaran", role.year, None) if other else None)
    if period is None:
        builder.attribute(node, KIN.pagu, amount, where, "pagu")
    elif period.tahun is None and tahun is None:
        builder.ledger.unread(where.sources, f"{SAID[period.jenis]} tanpa tahun: sebutkan dengan --tahun")
    elif not builder.budget(node, figures.money(period, amount, tahun or 0, where), period.jenis, where):
        builder.ledger.unread(where.sources, f"{SAID[period.jenis]} kedua untuk periode yang sama")
