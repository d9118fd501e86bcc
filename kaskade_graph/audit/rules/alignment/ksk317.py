"""KSK317: a sasaran whose subject is that of another element."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.matters import matters
from kaskade_graph.language.words import tokens
from kaskade_graph.model import Jenis, Unsur
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK317",
    nama="sasaran-berpokok-unsur-lain",
    keparahan=Keparahan.WARNING,
    judul=Teks("Sasaran berpokok unsur lain", "A sasaran about another element's subject"),
    temuan=Teks(
        "Sasaran yang memuat hal pokok unsur lain yang sejenis, sedangkan unsurnya sendiri dan semua yang di bawahnya tidak menyebutnya.",
        "A sasaran that speaks of the subject of another element of its kind, which neither its own element nor anything below that mentions.",
    ),
    akibat=Teks(
        "Pekerjaan unsur itu tidak menuju sasarannya; keberhasilannya dinilai dengan hasil unsur lain.",
        "The work of the element does not lead to its sasaran; it is judged by the result of another.",
    ),
    rekomendasi=Teks(
        "Rumuskan sasaran dari hasil unsur itu sendiri.",
        "State the sasaran as the result of the element itself.",
    ),
    contoh=Teks(
        "Program penunjang dengan sasaran “Meningkatnya pembinaan dan pengawasan ...”, pokok program pembinaan desa.",
        "A supporting program with the sasaran “Meningkatnya pembinaan dan pengawasan ...”, the subject of the program for desa.",
    ),
    kriteria=Teks(
        "Sasaran menyatakan hasil unsur yang memilikinya.",
        "A sasaran states the result of the element that has it.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- hasilnya sendiri, atau hasil yang disebut unsur di bawahnya
program:
  - nama: Program Pelayanan Publik
    sasaran: Meningkatnya kepuasan masyarakat atas pelayanan publik
  - nama: Program Pembinaan dan Pengawasan Pemerintahan Desa
    sasaran: Meningkatnya Pembinaan dan Pengawasan Pemerintahan Desa
  - nama: Program Ketertiban
    sasaran: Meningkatnya pembinaan dan pengawasan ketertiban
    kegiatan: [Pembinaan dan Pengawasan Ketertiban Lingkungan]
--- satu kata yang sama tidak cukup
program:
  - nama: Program Koordinasi Ketertiban
    sasaran: Meningkatnya pembinaan ketertiban
  - Program Pembinaan dan Pengawasan Pemerintahan Desa
--- pokok program lain
program:
  - nama: Program Koordinasi Ketertiban
    sasaran: Meningkatnya pembinaan dan pengawasan ketertiban  #! Sasaran Program “Meningkatnya pembinaan dan pengawasan ketertiban” memuat “pembinaan” dan “pengawasan”, yang tidak disebut Program “Program Koordinasi Ketertiban” maupun unsur di bawahnya, melainkan pokok Program “Program Pembinaan dan Pengawasan Pemerintahan Desa”.
  - Program Pembinaan dan Pengawasan Pemerintahan Desa
""",
)

_LEVELS = (Jenis.PROGRAM, Jenis.KEGIATAN)
_ENOUGH = 2
"""Matters that have to be another's: one word is shared by chance."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the own sasaran that add to their element what is the subject of another of its kind."""
    for jenis in _LEVELS:
        named = [(u, matters(u.label)) for u in ctx.unsur(jenis) if u.label]
        for unsur, mine in named:
            known = mine | _around(ctx, unsur)
            for iri in ctx.graf.sasaran(unsur.iri):
                foreign = matters(" ".join(tokens(ctx.label(iri))[1:])) - known
                other = next((u for u, theirs in named if u is not unsur and foreign <= theirs), None)
                if len(foreign) >= _ENOUGH and other is not None:
                    yield _cacat(ctx, iri, unsur, other, foreign)


def _around(ctx: Konteks, unsur: Unsur) -> frozenset[str]:
    """What is said above and below the element, its sasaran and indikator apart from its own sasaran."""
    below = ctx.graf.descendants(unsur.iri)
    names = [
        ctx.label(i)
        for b in below
        for i in (b, *ctx.graf.indikator(b))
        if b not in ctx.graf.sasaran(unsur.iri)
    ]
    names += [ctx.label(p) for p in ctx.graf.parents(unsur.iri)]
    return frozenset().union(*map(matters, names))


def _cacat(ctx: Konteks, iri: str, unsur: Unsur, other: Unsur, foreign: frozenset[str]) -> Cacat:
    what, own, whose = ctx.sebut(iri), ctx.sebut(unsur.iri), ctx.sebut(other.iri)
    words = list(dict.fromkeys(t for t in tokens(ctx.label(iri))[1:] if matters(t) & foreign))
    said, said_en = (joint.join(f"“{w}”" for w in words) for joint in (" dan ", " and "))
    return Cacat(
        unsur=iri,
        kondisi=Teks(
            f"{what.id} memuat {said}, yang tidak disebut {own.id} maupun unsur di bawahnya, melainkan pokok {whose.id}.",
            f"{what.en} speaks of {said_en}, which neither {own.en} nor anything below it mentions; it is the subject of {whose.en}.",
        ),
        properti=(RDFS.label,),
        terkait=(unsur.iri,),
        keyakinan=0.75,
    )
