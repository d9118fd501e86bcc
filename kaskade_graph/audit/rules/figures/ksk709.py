"""KSK709: one budget counted in several places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kaskade_graph.analysis.figures import number
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK709",
    nama="pagu-dihitung-berulang",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Pagu satu sub kegiatan dihitung di beberapa tempat",
        "Budget of one sub kegiatan counted in several places",
    ),
    temuan=Teks(
        "Sub kegiatan yang sama, dengan pagu yang sama, di bawah lebih dari satu kegiatan.",
        "The same sub kegiatan with the same budget under more than one kegiatan.",
    ),
    akibat=Teks(
        "Anggaran tampak lebih besar daripada yang tersedia, dan satu pekerjaan diakui oleh dua kegiatan.",
        "The budget looks larger than it is, and two kegiatan claim one piece of work.",
    ),
    rekomendasi=Teks(
        "Tempatkan sub kegiatan di bawah satu kegiatan sesuai nomenklatur, atau bagi pagunya.",
        "Put the sub kegiatan under the one kegiatan that the nomenclature gives, or divide its budget.",
    ),
    contoh=Teks(
        "“Pembinaan Desa” berpagu Rp50 juta di bawah dua kegiatan.",
        "“Pembinaan Desa” with Rp50 million under two kegiatan.",
    ),
    kriteria=Teks(
        "Setiap sub kegiatan dan pagunya dicatat satu kali.",
        "Every sub kegiatan and its budget is recorded once.",
    ),
    dasar=("Permendagri 90/2019", "PP 12/2019"),
    sejak="0.1.0",
    kasus="""--- pagu berbeda
program: [{nama: P, kegiatan: [{nama: K, sub_kegiatan: [{nama: Pembinaan, pagu: 40}]}, {nama: L, sub_kegiatan: [{nama: Pembinaan, pagu: 60}]}]}]
--- pagu sama di dua tempat
program:
  - nama: P
    kegiatan:
      - nama: Koordinasi
        sub_kegiatan:
          - nama: Pembinaan Desa
            pagu: 50000000  #! Sub Kegiatan “Pembinaan Desa” berpagu Rp50.000.000 tercatat di 2 tempat: Kegiatan “Koordinasi”, Kegiatan “Fasilitasi”.
      - nama: Fasilitasi
        sub_kegiatan: [{nama: Pembinaan Desa, pagu: 50000000}]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each sub kegiatan that stands, budget and all, under several kegiatan."""
    book: dict[tuple[str, Decimal], list[str]] = defaultdict(list)
    for unsur in ctx.unsur(Jenis.SUB_KEGIATAN):
        if unsur.label and unsur.pagu:
            book[fold(unsur.label), unsur.pagu].append(unsur.iri)
    for (_, pagu), found in sorted(book.items()):
        places = [p for iri in found for p in ctx.graf.parents(iri)]
        if len(places) > 1:
            what = ctx.sebut(found[0]).id
            where = ", ".join(ctx.sebut(p).id for p in places)
            yield Cacat(
                unsur=found[0],
                kondisi=Teks(
                    f"{what} berpagu Rp{number(pagu)} tercatat di {len(places)} tempat: {where}.",
                    f"{what}, with a budget of Rp{number(pagu)}, is recorded in {len(places)} places: {where}.",
                ),
                terkait=tuple(found[1:]),
                bukti=_pagu(ctx, found),
            )


def _pagu(ctx: Konteks, found: list[str]) -> tuple[Bukti, ...] | None:
    cells = [k for iri in found for k in ctx.kutipan(iri, KIN.pagu)]
    return tuple(dict.fromkeys(Bukti.of(k) for k in cells)) or None
