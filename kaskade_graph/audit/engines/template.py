"""The words of findings made by shapes and queries: a template of the rule, filled from the cascade."""

from __future__ import annotations

from collections.abc import Mapping

from kaskade_graph.audit.context import Konteks
from kaskade_graph.errors import Lang, Teks


def fill(template: Teks, ctx: Konteks, iri: str, extra: Mapping[str, Teks] | None = None) -> Teks:
    """Return ``template`` with its fields filled for the element ``iri``.

    ==============  ==================================================================
    ``{unsur}``     kind and quoted name: ``Program “X”``
    ``{nama}``      the name alone
    ``{jenis}``     the kind alone
    ``{pemilik}``   the activity, Tujuan or SasaranStrategis it belongs to
    ``{induk}``     what it supports; several are joined
    ==============  ==================================================================

    and those of ``extra``: the variables of a query, the value a shape refused.
    """
    unsur = ctx.kaskade.unsur.get(iri)
    parents = [ctx.sebut(p) for p in ctx.graf.sort(unsur.mendukung if unsur else ())]
    fields: dict[str, Teks] = {
        "unsur": ctx.sebut(iri),
        "nama": Teks(ctx.label(iri), ctx.label(iri)),
        "jenis": ctx.jenis(iri),
        "pemilik": ctx.sebut(ctx.graf.owner(iri) or ctx.kaskade.iri),
        "induk": Teks(" dan ".join(p.id for p in parents), " and ".join(p.en for p in parents)),
        **(extra or {}),
    }
    return Teks(_fill(template, fields, "id"), _fill(template, fields, "en"))


def _fill(template: Teks, fields: Mapping[str, Teks], lang: Lang) -> str:
    return template.pick(lang).format_map({name: teks.pick(lang) for name, teks in fields.items()})
