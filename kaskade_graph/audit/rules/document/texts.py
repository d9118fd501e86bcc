"""Every text of a document with where it stands: what the rules of this family read.

Quotations are read as printed, repetitions and variants included. A cascade that came without evidence is
read from its values instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaskade_graph import fields
from kaskade_graph.analysis.places import place_of
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti
from kaskade_graph.language.words import roots, tokens
from kaskade_graph.model import Peran, Unsur
from kaskade_graph.registers import nomenklatur
from kaskade_graph.vocab import DCTERMS

VALUES = tuple(f.predicate for f in fields.ALL if f.prose)
"""The properties that hold running text."""


@dataclass(frozen=True, slots=True)
class Tercetak:
    """One text: the element and property it belongs to, and its place."""

    unsur: str
    properti: str
    teks: str
    bukti: Bukti | None


def printed_texts(ctx: Konteks) -> list[Tercetak]:
    """Return every text as printed, the title first, each place once; labels of fields included."""
    return ctx.once(_printed)


def running_texts(ctx: Konteks) -> list[Tercetak]:
    """Return the texts of names, formulas, sources and notes, and the title; no labels of fields."""
    return [t for t in printed_texts(ctx) if t.properti in (*VALUES, DCTERMS.title)]


def values(ctx: Konteks) -> list[Tercetak]:
    """Return the values themselves, without labels of fields, each with its first quotation."""
    return ctx.once(_values)


def evidence(texts: Iterable[Tercetak]) -> tuple[Bukti, ...]:
    """Return the places of ``texts``, each once, in order."""
    return tuple(dict.fromkeys(t.bukti for t in texts if t.bukti is not None))


def focus(ctx: Konteks, texts: Iterable[Tercetak]) -> str:
    """Return the element that all ``texts`` belong to, or the cascade when there are several."""
    found = {t.unsur for t in texts}
    return found.pop() if len(found) == 1 else ctx.kaskade.iri


def unit_names(ctx: Konteks) -> tuple[str, ...]:
    """Return the words of the unit's name that are names, not words of the language, folded."""
    return tuple(t for t in tokens(ctx.kaskade.unit.nama) if len(t) > 3 and t not in roots())


def is_kecamatan(ctx: Konteks) -> bool:
    """Whether the unit is a kecamatan itself."""
    return ctx.kaskade.unit.slug == "kecamatan"


def has_official_name(unsur: Unsur) -> bool:
    """Whether the name is that of an official entry, to the letter after folding, in any edition."""
    register = nomenklatur.load()
    return bool(unsur.label) and any(
        register.by_name(edisi, unsur.label or "", unsur.jenis) for edisi in register.editions()
    )


def _printed(ctx: Konteks) -> list[Tercetak]:
    elements = (ctx.kaskade.iri, *ctx.graf.order)
    quoted = [k for iri in elements for k in ctx.kutipan(iri, peran=tuple(Peran))]
    found: dict[Bukti, Tercetak] = {}
    for kutipan in sorted(quoted, key=place_of):
        bukti = Bukti.of(kutipan)
        known = found.get(bukti)
        if known is None or (known.properti not in VALUES and kutipan.properti in VALUES):
            found[bukti] = Tercetak(kutipan.unsur, kutipan.properti, kutipan.teks, bukti)
    if found:
        return list(found.values())
    judul = ctx.kaskade.judul
    return [*([Tercetak(ctx.kaskade.iri, DCTERMS.title, judul, None)] if judul else []), *values(ctx)]


def _values(ctx: Konteks) -> list[Tercetak]:
    return [*_of_items(ctx)]


def _of_items(ctx: Konteks) -> Iterator[Tercetak]:
    for iri in ctx.graf.order:
        item = ctx.graf.item(iri)
        if item is None:
            continue
        for field in fields.of(item):
            teks = fields.value(item, field) if field.prose else None
            if teks:
                quoted = ctx.kutipan(iri, field.predicate)
                yield Tercetak(iri, field.predicate, teks, Bukti.of(quoted[0]) if quoted else None)
