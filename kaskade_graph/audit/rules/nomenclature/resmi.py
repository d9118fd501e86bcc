"""Which official entry each program, kegiatan and sub kegiatan is: what the rules of this family share.

The edition is the one that the derived graph matched the cascade with (an edition chosen at import included),
else the one that the year implies. A match of the derived graph is taken as it is; where there is none the
name is looked up in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kaskade_graph.audit.context import Konteks
from kaskade_graph.errors import Teks
from kaskade_graph.iri import nomenklatur_iri
from kaskade_graph.likeness import likeness
from kaskade_graph.model import Jenis, Unsur
from kaskade_graph.registers import urusan
from kaskade_graph.registers.nomenklatur import EDISI, Konsep, Nomenklatur
from kaskade_graph.registers.urusan import Menyeluruh, title
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

LEVELS = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
SURE = 0.85
"""From this likeness on a printed name is taken for the official one, as importing does."""
STANDS_IN = 0.6
"""How sure a finding on a name is in a year whose own edition is not held: a later one may have the name."""
_ALIKE = 0.7
"""From this likeness on a code decides; below it code and name contradict each other, and the name does."""
_BY_CODE = 0.8
_PREFERRED = 0.05
"""What standing under the parent's entry is worth between entries of like names."""
_PART = 0.5
"""From this share of official names on, a unit other than a kecamatan uses the nomenclature held."""


@dataclass(frozen=True, slots=True)
class Tercatat:
    """An element and the entry of the edition in force that it is; ``keyakinan`` is that of the match."""

    unsur: Unsur
    konsep: Konsep
    keyakinan: float


@dataclass(frozen=True, slots=True)
class OfficialRegister:
    """The edition in force, and what the cascade has of it. ``keyakinan``: how surely it is in force.

    ``namanya_saja``: the list of the year is not held for this work, so that a later one serves, by its names and
    not by its codes.
    """

    buku: Nomenklatur
    edisi: str
    judul: Teks
    keyakinan: float
    tercatat: dict[str, Tercatat]
    lain: tuple[Unsur, ...]
    namanya_saja: bool = False

    def parent(self, konsep: Konsep) -> Konsep | None:
        """Return the entry that ``konsep`` officially stands under."""
        return self.buku.get(konsep.edisi, konsep.induk) if konsep.induk else None


def register(ctx: Konteks) -> OfficialRegister | None:
    """Return the register as it applies to this cascade; None where the editions held say nothing of it."""
    return ctx.once(_register)


def tercatat(ctx: Konteks) -> Iterator[Tercatat]:
    """Yield the elements that are an official entry, in the order of the cascade."""
    found = register(ctx)
    if found is not None:
        yield from found.tercatat.values()


def named(konsep: Konsep) -> str:
    """Return name and code of an entry, as a finding suggests them; a program in ordinary capitals.

    >>> named(Konsep("x", "7.01.02", Jenis.PROGRAM, "PROGRAM PELAYANAN DAN PEMBINAAN", None, None, None))
    '“Program Pelayanan dan Pembinaan” (7.01.02)'
    """
    return f"“{in_capitals(konsep.nama)}” ({konsep.kode})"


def in_capitals(nama: str) -> str:
    """Return a name printed in capitals throughout with capitals at the beginning of its words."""
    if not nama.isupper():
        return nama
    return " ".join(w.lower() if w in ("DAN", "DI", "YANG", "PADA") else w.title() for w in nama.split())


def _register(ctx: Konteks) -> OfficialRegister | None:
    tahun = ctx.kaskade.tahun
    if not tahun or tahun < EDISI[0].sejak:
        return None
    buku = urusan.of(ctx.kaskade)
    edisi = _edition(ctx, buku, tahun)
    since = next((e.sejak for e in urusan.SEMUA if e.id == edisi), tahun)
    stands_in = isinstance(buku, Menyeluruh) and tahun < since
    found, rest = _place(ctx, buku, edisi, by_code=not stands_in)
    total = len(found) + len(rest)
    if not total or (ctx.kaskade.unit.slug != "kecamatan" and len(found) < _PART * total):
        return None
    sure = 1.0 if since == tahun or (edisi == buku.editions()[-1] and not stands_in) else STANDS_IN
    judul = title(edisi)
    if stands_in:
        judul = Teks(
            f"{judul.id} (daftar tahun {tahun} untuk urusan ini tidak tersedia)",
            f"{judul.en} (the list of {tahun} is not held for this work)",
        )
    return OfficialRegister(buku, edisi, judul, sure, found, tuple(rest), stands_in)


def _edition(ctx: Konteks, buku: Nomenklatur, tahun: int) -> str:
    matched = Counter(edisi for edisi, _ in _derived(ctx, buku).values())
    return matched.most_common(1)[0][0] if matched else buku.edition_for(tahun)


def _derived(ctx: Konteks, buku: Nomenklatur) -> dict[str, tuple[str, tuple[Konsep, float]]]:
    """The matches of the derived graph: element to edition, entry and certainty."""
    out = {}
    for m in ctx.kaskade.kecocokan:
        if m.predikat == KIN.nomenklatur and m.keyakinan >= SURE:
            konsep = _entry(buku, m.objek)
            if konsep is not None:
                out[m.subjek] = konsep.edisi, (konsep, m.keyakinan)
    return out


def _entry(buku: Nomenklatur, concept: str) -> Konsep | None:
    """The entry of ``buku`` that has this IRI."""
    edisi, _, kode = concept.removeprefix(nomenklatur_iri("")).partition("/")
    return buku.get(edisi, kode) if kode and edisi in buku.editions() else None


def _place(
    ctx: Konteks, buku: Nomenklatur, edisi: str, by_code: bool
) -> tuple[dict[str, Tercatat], list[Unsur]]:
    derived = _derived(ctx, buku)
    found: dict[str, Tercatat] = {}
    rest = []
    for unsur in (u for u in ctx.unsur(*LEVELS) if u.label):
        matched, entry = derived.get(unsur.iri, ("", None))
        if entry is None or matched != edisi or unsur.kode:
            above = next((found[p].konsep for p in ctx.graf.parents(unsur.iri) if p in found), None)
            entry = _look_up(buku, edisi, unsur, above, by_code)
        if entry is None:
            rest.append(unsur)
        else:
            found[unsur.iri] = Tercatat(unsur, *entry)
    return found, rest


def _look_up(
    buku: Nomenklatur, edisi: str, unsur: Unsur, above: Konsep | None, by_code: bool
) -> tuple[Konsep, float] | None:
    """The entry of an element: that of its code, else of its name, one under the parent's entry first."""
    near = [c for c in buku.match(unsur.label or "", unsur.jenis, edisi) if c.skor >= SURE]
    printed = buku.get(edisi, unsur.kode) if unsur.kode and by_code else None
    if printed is not None and printed.jenis is unsur.jenis:
        alike = likeness(fold(unsur.label or ""), fold(printed.nama))
        if alike >= _ALIKE or not near:
            return printed, max(alike, _BY_CODE)
    below = [c for c in near if above is not None and c.konsep.induk == above.kode]
    best = next((c for c in (*below, *near) if c.skor >= near[0].skor - _PREFERRED), None)
    return (best.konsep, best.skor) if best is not None else None
