"""Misspelt and non-standard words of a document, each with every place that has it."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rules.document.names import near_unit_name
from kaskade_graph.audit.rules.document.texts import Tercetak, has_official_name, running_texts
from kaskade_graph.audit.vocabulary import kosakata
from kaskade_graph.language.spelling import JenisEja, SalahEja
from kaskade_graph.language.words import plain, tokens
from kaskade_graph.model import Unsur
from kaskade_graph.vocab import DCTERMS, RDFS

_ECHO = 2
"""Words from which on a sasaran can be the name of its element said again."""

_Found = dict[tuple[JenisEja, str], tuple[SalahEja, list[Tercetak]]]


def misspellings(ctx: Konteks, jenis: JenisEja) -> Iterator[tuple[SalahEja, list[Tercetak]]]:
    """Yield the words of one kind, official names and the unit's own name apart."""
    for (kind, _), found in ctx.once(_found).items():
        if kind is jenis:
            yield found


def stands_in_official_name(ctx: Konteks, kata: str) -> bool:
    """Whether an official name that the document uses has this very form."""
    named = (u for u in ctx.kaskade.unsur.values() if kata.lower() in tokens(u.label or ""))
    return any(has_official_name(u) for u in named)


def _found(ctx: Konteks) -> _Found:
    own = {form for form, _ in near_unit_name(ctx)}
    out: _Found = {}
    for text in running_texts(ctx):
        if text.properti == DCTERMS.title or _is_official(ctx, text):
            continue
        for slip in kosakata(ctx).check(plain(text.teks)):
            if slip.kata not in own:
                out.setdefault((slip.jenis, slip.kata.casefold()), (slip, []))[1].append(text)
    return out


def _is_official(ctx: Konteks, text: Tercetak) -> bool:
    """Whether a text is an official name, or a sasaran that is one behind its first word."""
    item = ctx.graf.item(text.unsur)
    if text.properti != RDFS.label or not isinstance(item, Unsur):
        return False
    if has_official_name(item):
        return True
    owner = ctx.kaskade.unsur.get(ctx.graf.owner(item.iri) or "") if item.jenis.is_sasaran else None
    if owner is None or owner is item or not has_official_name(owner):
        return False
    said, named = tokens(item.label or "")[1:], tokens(owner.label or "")
    return len(said) >= _ECHO and named[-len(said) :] == said
