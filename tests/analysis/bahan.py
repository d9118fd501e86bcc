"""Small cascades for the tests of this folder, and what the real document gives."""

from __future__ import annotations

from decimal import Decimal

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.model import Indikator, Jenis, Kaskade, Nilai, UnitKerja, Unsur

_JENIS = {
    "t": Jenis.TUJUAN,
    "s": Jenis.SASARAN_STRATEGIS,
    "p": Jenis.PROGRAM,
    "k": Jenis.KEGIATAN,
    "u": Jenis.SUB_KEGIATAN,
    "o": Jenis.SASARAN_PROGRAM,
}


def kaskade(links: str, indikator: str = "", **pagu: int) -> Kaskade:
    """Return a cascade of ``links`` such as ``"u1>k1 k1>p1"``; the first letter of a name is its kind.

    ``indikator`` joins indikator to what they measure (``"i1>s1"``); ``pagu`` gives budgets by name.
    """
    out = Kaskade("k", UnitKerja("u", "99.99.99", "kecamatan", "Kecamatan Contoh"), 2021)
    pairs = [pair.partition(">")[::2] for pair in links.split()]
    for name in dict.fromkeys(n for pair in pairs for n in pair if n):
        out.unsur[name] = Unsur(name, _JENIS[name[0]], label=name.upper())
    for below, above in pairs:
        if above:
            out.unsur[below].mendukung.append(above)
    for pair in indikator.split():
        name, _, measured = pair.partition(">")
        out.indikator[name] = Indikator(name, label=name.upper())
        out.unsur[measured].diukur_oleh.append(name)
    for name, amount in pagu.items():
        out.unsur[name].pagu = Decimal(amount)
    return out


def graf(links: str, indikator: str = "", **pagu: int) -> GrafKaskade:
    """Return the graph of such a cascade."""
    return GrafKaskade(kaskade(links, indikator, **pagu))


def target(indikator: str, nilai: int, satuan: str = "persen") -> Nilai:
    """Return a target for 2021."""
    return Nilai(f"{indikator}/t", Decimal(nilai), 2021, satuan)


def berumus() -> GrafKaskade:
    """A cascade with two sasaran, formulas across them, targets and budgets."""
    out = kaskade(
        "s1>t1 s2>t1 p1>s1 p2>s2 k1>p1 k2>p2 u1>k1 u2>k1 u3>k2",
        "i1>s1 i2>s2 i3>u1 i4>u3 i5>t1",
        u1=100,
        u2=300,
        k2=600,
    )
    out.indikator["i2"].komponen_formula = ["i3"]
    out.indikator["i5"].komponen_formula = ["i2", "hilang"]
    out.indikator["i4"].indikator_sama = ["i3"]
    out.indikator["i3"].target = [target("i3", 80)]
    out.indikator["i2"].target = [target("i2", 70)]
    return GrafKaskade(out)
