"""KSK712: a budget that is more than those below it add up to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kaskade_graph.analysis.figures import number
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK712",
    nama="pagu-tidak-terbagi-habis",
    keparahan=Keparahan.WARNING,
    judul=Teks("Pagu tidak terbagi habis", "Budget that is not shared out"),
    temuan=Teks(
        "Pagu program atau kegiatan yang lebih besar daripada jumlah pagu seluruh unsur di bawahnya.",
        "A program or kegiatan whose budget is more than those of all below it together.",
    ),
    akibat=Teks(
        "Sebagian anggaran tidak terkait dengan keluaran mana pun, atau ada unsur yang tidak tercantum.",
        "A part of the budget belongs to no output, or an element is missing.",
    ),
    rekomendasi=Teks(
        "Cocokkan pagu dengan DPA dan lengkapi unsur yang belum tercantum.",
        "Check the budget against the DPA and add what is missing.",
    ),
    contoh=Teks(
        "Pagu kegiatan 500 juta, sedangkan dua sub kegiatannya berjumlah 450 juta.",
        "A kegiatan of 500 million whose two sub kegiatan add up to 450 million.",
    ),
    kriteria=Teks(
        "Pagu suatu unsur sama dengan jumlah pagu unsur di bawahnya.",
        "The budget of an element is the sum of those below it.",
    ),
    dasar=("PP 12/2019",),
    sejak="0.2.0",
    kasus="""--- terbagi habis
program:
  - {nama: P, pagu: 100, kegiatan: [{nama: K1, pagu: 60}, {nama: K2, pagu: 40}]}
--- pagu di bawah tidak lengkap tidak dinilai
program:
  - {nama: P, pagu: 100, kegiatan: [{nama: K1, pagu: 60}, {nama: K2}]}
--- bersisa
program:
  - nama: P
    pagu: 100   #! Pagu Program “P” sebesar Rp100 lebih besar daripada jumlah pagu 2 kegiatan di bawahnya, Rp90.
    kegiatan: [{nama: K1, pagu: 50}, {nama: K2, pagu: 40}]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each program and kegiatan with budgets on all below it that add up to less than its own."""
    for jenis, below in ((Jenis.PROGRAM, Jenis.KEGIATAN), (Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)):
        for unsur in ctx.unsur(jenis):
            children = [ctx.kaskade.unsur[i] for i in ctx.graf.children(unsur.iri, below)]
            parts = [c.pagu for c in children if c.pagu is not None]
            if unsur.pagu is None or not children or len(parts) < len(children) or sum(parts) >= unsur.pagu:
                continue
            what, kind, total = ctx.sebut(unsur.iri), below.teks.id.lower(), number(Decimal(sum(parts)))
            quoted = [k for u in (unsur, *children) for k in ctx.kutipan(u.iri, KIN.pagu)]
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"Pagu {what.id} sebesar Rp{number(unsur.pagu)} lebih besar daripada jumlah pagu {len(parts)} "
                    f"{kind} di bawahnya, Rp{total}.",
                    f"The budget of {what.en}, Rp{number(unsur.pagu)}, is more than that of the {len(parts)} {kind} "
                    f"below it together, Rp{total}.",
                ),
                bukti=tuple(dict.fromkeys(Bukti.of(k) for k in quoted)) or None,
            )
