"""KSK320: a sasaran copied from the level above."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.text import fold
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK320",
    nama="sasaran-disalin-antarjenjang",
    keparahan=Keparahan.WARNING,
    judul=Teks("Sasaran disalin antarjenjang", "A sasaran copied between levels"),
    temuan=Teks(
        "Sasaran yang sama persis dengan tujuan atau sasaran pada jenjang di atasnya, atau dengan sasaran unsur lain yang sejenjang.",
        "A sasaran that is word for word the tujuan or sasaran of a level above it, or that of another element of its level.",
    ),
    akibat=Teks(
        "Jenjang bawah tidak menjabarkan sumbangannya; dua jabatan dinilai dengan hasil yang sama.",
        "The lower level does not say what it contributes; two posts are judged by one result.",
    ),
    rekomendasi=Teks(
        "Rumuskan pada jenjang bawah hasil antara yang menyumbang tercapainya sasaran di atasnya.",
        "State at the lower level the intermediate result that contributes to the one above.",
    ),
    contoh=Teks(
        "Sasaran program “Meningkatnya kualitas pelayanan” di bawah sasaran strategis yang berbunyi sama.",
        "The sasaran of a program “Meningkatnya kualitas pelayanan” under a sasaran strategis of the same words.",
    ),
    kriteria=Teks(
        "Setiap jenjang menyatakan hasilnya sendiri, yang menyumbang hasil di atasnya.",
        "Every level states a result of its own that contributes to the one above.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- dijabarkan
sasaran:
  - nama: Meningkatnya kualitas pelayanan
    program: [{nama: Program Pelayanan, sasaran: Meningkatnya kecepatan pelayanan}]
--- sama dengan program lain
program:
  - {nama: Program Kesehatan, sasaran: Meningkatnya cakupan layanan}
  - {nama: Program Tenaga, sasaran: Meningkatnya cakupan layanan}  #! Sasaran Program “Meningkatnya cakupan layanan” sama dengan sasaran Program “Program Kesehatan”.
--- disalin
sasaran:
  - nama: Meningkatnya kualitas pelayanan
    program:
      - nama: Program Pelayanan
        sasaran: Meningkatnya Kualitas Pelayanan  #! Sasaran Program “Meningkatnya Kualitas Pelayanan” sama dengan Sasaran Strategis di atasnya.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the statements that stand word for word on a level above them."""
    for unsur in ctx.unsur():
        statements = [unsur.iri] if unsur.jenis is Jenis.SASARAN_STRATEGIS else ctx.graf.sasaran(unsur.iri)
        above = [s for a in ctx.graf.ancestors(unsur.iri) for s in (a, *ctx.graf.sasaran(a))]
        stated = {fold(ctx.label(s)): s for s in above if s in ctx.kaskade.unsur and _is_statement(ctx, s)}
        for iri in statements:
            twin = stated.get(fold(ctx.label(iri))) if ctx.label(iri) else None
            if twin is None or twin == iri:
                continue
            what, kind = ctx.sebut(iri), ctx.jenis(twin)
            yield Cacat(
                unsur=iri,
                kondisi=Teks(
                    f"{what.id} sama dengan {kind.id} di atasnya.",
                    f"{what.en} is the same as the {kind.id} above it.",
                ),
                properti=(RDFS.label,),
                terkait=(twin,),
            )
    yield from _beside(ctx)


def _beside(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the second of two statements of one level, of different elements, that are one word for word."""
    first: dict[tuple[Jenis, str], str] = {}
    for unsur in ctx.unsur(Jenis.PROGRAM, Jenis.KEGIATAN):
        for iri in ctx.graf.sasaran(unsur.iri):
            if not ctx.label(iri):
                continue
            twin = first.setdefault((ctx.kaskade.unsur[iri].jenis, fold(ctx.label(iri))), iri)
            if twin != iri:
                what, other = ctx.sebut(iri), ctx.sebut(ctx.graf.owner(twin) or twin)
                yield Cacat(
                    unsur=iri,
                    kondisi=Teks(
                        f"{what.id} sama dengan sasaran {other.id}.",
                        f"{what.en} is the same as that of {other.en}.",
                    ),
                    kunci="sejenjang",
                    properti=(RDFS.label,),
                    terkait=(twin,),
                )


def _is_statement(ctx: Konteks, iri: str) -> bool:
    jenis = ctx.kaskade.unsur[iri].jenis
    return jenis.is_sasaran or jenis is Jenis.TUJUAN
