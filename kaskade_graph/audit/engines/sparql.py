"""Rules written as SPARQL queries, run by pyoxigraph over the three graphs of one cascade.

A query projects ``?unsur``, the element (or the cascade) that is at fault; its other variables fill the
template of the rule. ``?kunci`` is the key of the fingerprint, ``?keyakinan`` the certainty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.engines.template import fill
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.text import fold
from kaskade_graph.vocab import PREFIXES


def run(ctx: Konteks, rules: Sequence[Aturan]) -> Iterator[tuple[Aturan, Cacat]]:
    """Yield a defect for each row that the queries of ``rules`` give for ``ctx``."""
    store = ctx.once(_store)
    for rule in rules:
        rows = store.query(rule.isi, prefixes=PREFIXES)
        assert isinstance(rows, ox.QuerySolutions)
        names = [v.value for v in rows.variables]
        for row in rows:
            yield rule, _cacat(ctx, rule, {name: row[name] for name in names if row[name] is not None})


def _store(ctx: Konteks) -> ox.Store:
    store = ox.Store()
    store.extend(ctx.quads)
    return store


def _cacat(ctx: Konteks, rule: Aturan, row: dict[str, ox.NamedNode | ox.Literal]) -> Cacat:
    unsur = row.pop("unsur").value
    extra = {
        name: ctx.sebut(term.value) if ctx.graf.item(term.value) else Teks(term.value, term.value)
        for name, term in row.items()
    }
    return Cacat(
        unsur=unsur,
        kondisi=fill(rule.kondisi or rule.judul, ctx, unsur, extra),
        kunci=fold(row["kunci"].value) if "kunci" in row else "",
        properti=rule.properti,
        keyakinan=float(row["keyakinan"].value) if "keyakinan" in row else 1.0,
    )
