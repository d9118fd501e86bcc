"""Cascades that come as graphs: what the tool adds to a document is added to them too."""

from __future__ import annotations

from functools import lru_cache

from kaskade_graph.importers.matching import taut
from kaskade_graph.importers.official import Officials, Resmi, choose
from kaskade_graph.model import Jenis, Kaskade, Kecocokan
from kaskade_graph.registers.nomenklatur import Nomenklatur
from kaskade_graph.registers.nomenklatur_national import Pemda
from kaskade_graph.vocab import KIN

_LEVELS = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)


def resmi(kaskade: Kaskade, edisi: str | None = None) -> list[Kecocokan]:
    """Return the official entries that the elements of ``kaskade`` are; none when it says already.

    A cascade that another program wrote has none, and every question by official code would pass it over.
    """
    if any(k.predikat == KIN.nomenklatur for k in kaskade.kecocokan):
        return []
    officials = Officials.of(kaskade.unit, kaskade.tahun, edisi, (u.kode for u in kaskade.unsur.values()))
    found: dict[str, Resmi | None] = {}
    out = []
    for level in _LEVELS:
        for iri, unsur in sorted(kaskade.unsur.items()):
            if unsur.jenis is not level:
                continue
            above = next((found[i] for i in unsur.mendukung if i in found), None)
            chosen = found[iri] = choose(
                _look_up(
                    officials.register, officials.edisi, officials.pemda, level, unsur.kode, unsur.label or ""
                ),
                above,
            )
            if chosen is not None:
                out.append(taut(iri, unsur.label or "", chosen))
    return out


@lru_cache(maxsize=20_000)
def _look_up(
    register: Nomenklatur, edisi: str, pemda: Pemda, jenis: Jenis, kode: str | None, nama: str
) -> list[Resmi]:
    """Look a name up once: the cascades of one regency name the same things."""
    return Officials(register, edisi, pemda).look_up(jenis, kode, nama)
