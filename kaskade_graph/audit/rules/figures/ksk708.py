"""KSK708: the budgets below add up to more than the one above."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kaskade_graph.analysis.figures import number
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis, Unsur
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK708",
    nama="pagu-anak-melebihi-induk",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Pagu di bawah melebihi pagu di atasnya",
        "Budgets below exceed the budget above",
    ),
    temuan=Teks(
        "Jumlah pagu unsur di bawahnya lebih besar daripada pagu unsur itu sendiri.",
        "The budgets of what stands below an element add up to more than its own.",
    ),
    akibat=Teks(
        "Anggaran dan kaskade tidak sejalan; sebagian pekerjaan tidak berbiaya atau terhitung dua kali.",
        "Budget and cascade disagree; some work is not paid for or is counted twice.",
    ),
    rekomendasi=Teks(
        "Cocokkan pagu dengan DPA, dan perbaiki angka yang keliru.",
        "Check the budgets against the DPA and correct the one that is wrong.",
    ),
    contoh=Teks(
        "Kegiatan berpagu Rp100 juta dengan dua sub kegiatan masing-masing Rp60 juta.",
        "A kegiatan with Rp100 million and two sub kegiatan of Rp60 million each.",
    ),
    kriteria=Teks(
        "Pagu suatu tingkat memuat seluruh pagu tingkat di bawahnya.",
        "The budget of a level holds all budgets of the level below.",
    ),
    dasar=("PP 12/2019",),
    sejak="0.1.0",
    kasus="""--- sama besar
program: [{nama: P, pagu: 100, kegiatan: [{nama: K, pagu: 100, sub_kegiatan: [{nama: A, pagu: 40}, {nama: B, pagu: 60}]}]}]
--- melebihi
program:
  - nama: P
    kegiatan:
      - nama: Koordinasi Pelayanan
        pagu: 100000000  #! Pagu 2 sub kegiatan berjumlah Rp120.000.000, melebihi pagu Kegiatan “Koordinasi Pelayanan” sebesar Rp100.000.000.
        sub_kegiatan: [{nama: A, pagu: 60000000}, {nama: B, pagu: 60000000}]
--- pagu induk tidak disebut
program: [{nama: P, kegiatan: [{nama: K, sub_kegiatan: [{nama: A, pagu: 40}]}]}]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each program and kegiatan whose budget is less than those of its children together."""
    for jenis, below in ((Jenis.PROGRAM, Jenis.KEGIATAN), (Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)):
        for unsur in ctx.unsur(jenis):
            children = [ctx.kaskade.unsur[i] for i in ctx.graf.children(unsur.iri, below)]
            parts = [c.pagu for c in children if c.pagu is not None]
            if unsur.pagu is None or sum(parts) <= unsur.pagu:
                continue
            what, kind = ctx.sebut(unsur.iri), below.teks.id.lower()
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"Pagu {len(parts)} {kind} berjumlah Rp{number(Decimal(sum(parts)))}, melebihi pagu {what.id} "
                    f"sebesar Rp{number(unsur.pagu)}.",
                    f"The budgets of {len(parts)} {kind} add up to Rp{number(Decimal(sum(parts)))}, more than that "
                    f"of {what.en}, Rp{number(unsur.pagu)}.",
                ),
                bukti=_pagu(ctx, unsur, *children),
            )


def _pagu(ctx: Konteks, *unsur: Unsur) -> tuple[Bukti, ...] | None:
    """Return where the budgets of these elements stand; None where no source is known."""
    found = [k for u in unsur if u.pagu is not None for k in ctx.kutipan(u.iri, KIN.pagu)]
    return tuple(dict.fromkeys(Bukti.of(k) for k in found)) or None
