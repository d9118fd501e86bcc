"""The words that count as known when a cascade is audited, and texts put right by them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from kaskade_graph import fields
from kaskade_graph.audit.context import Konteks
from kaskade_graph.language.spelling import Kosakata, SalahEja
from kaskade_graph.language.words import words
from kaskade_graph.registers import nomenklatur, regions, urusan
from kaskade_graph.registers.nomenklatur import Nomenklatur

SURE = 0.7
"""From this certainty on a correction is taken over into suggested wording."""


def kosakata(ctx: Konteks) -> Kosakata:
    """Return the vocabulary of a cascade: official names, regions, the unit, and its own texts."""
    return ctx.once(_kosakata)


def put_right(ctx: Konteks, text: str) -> str:
    """Return ``text`` with its misspelt and non-standard words corrected where that is sure enough."""
    return corrected(text, [f for f in kosakata(ctx).check(text) if f.keyakinan >= SURE])


def corrected(text: str, found: list[SalahEja]) -> str:
    """Return ``text`` with each of ``found`` replaced by its suggestion."""
    for slip in sorted(found, key=lambda f: f.awal, reverse=True):
        text = text[: slip.awal] + slip.saran + text[slip.akhir :]
    return text


def printed(found: tuple[str, ...], text: str) -> str:
    """Return folded words as ``text`` prints them, with one space between.

    >>> printed(("pengelolaan", "apbdes"), "Pengelolaan dan pengawasan APBDes")
    'Pengelolaan APBDes'
    """
    forms: dict[str, str] = {}
    for kata in words(text):
        forms.setdefault(kata.lipat, kata.bentuk)
    return " ".join(forms.get(word, word) for word in found)


def _kosakata(ctx: Konteks) -> Kosakata:
    register = nomenklatur.load()
    work = urusan.of(ctx.kaskade)
    if isinstance(work, urusan.Menyeluruh):
        names = [*_regions(), ctx.kaskade.unit.nama]
        return Kosakata(chain(_official(register), _of_its_work(ctx, work)), names, _texts(ctx))
    return Kosakata.over(_common(register), [ctx.kaskade.unit.nama], _texts(ctx))


@lru_cache(maxsize=4)
def _common(register: Nomenklatur) -> Kosakata:
    """What every cascade of a kecamatan has in common: official names, and those of regions."""
    return Kosakata(_official(register), _regions())


def _official(register: Nomenklatur) -> Iterator[str]:
    for edisi in register.editions():
        for konsep in register.all(edisi):
            yield from (text for text in (konsep.nama, konsep.indikator) if text)


def _regions() -> list[str]:
    return [w.nama for w in regions.load().values()]


def _of_its_work(ctx: Konteks, work: Nomenklatur) -> Iterator[str]:
    """The official names and indikator of the elements of a unit other than a kecamatan."""
    for unsur in ctx.kaskade.unsur.values():
        for konsep in work.by_name(work.editions()[-1], unsur.label or "") if unsur.jenis.sasaran else ():
            yield from (t for t in (konsep.nama, konsep.indikator) if t)


def _texts(ctx: Konteks) -> Iterator[str]:
    """Every text of the cascade once, however often the document prints it."""
    for unsur in ctx.kaskade.unsur.values():
        yield unsur.label or ""
    for i in ctx.kaskade.indikator.values():
        yield from (t for t in (i.label, *fields.prose(i)) if t)
