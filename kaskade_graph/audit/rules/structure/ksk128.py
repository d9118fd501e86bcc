"""KSK128: a level of office that the unit does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK128",
    nama="eselon-di-luar-unit",
    keparahan=Keparahan.WARNING,
    judul=Teks("Eselon yang tidak ada pada unit", "A level of office that the unit lacks"),
    temuan=Teks(
        "Unsur kaskade kecamatan yang dicetak pada eselon I atau II, padahal jabatan tertinggi kecamatan, camat, adalah eselon III.",
        "An element of a cascade of a kecamatan at eselon I or II, while its highest office, the camat, is eselon III.",
    ),
    akibat=Teks(
        "Tidak ada pejabat di kecamatan yang dapat memperjanjikan kinerja itu.",
        "Nobody in the kecamatan holds an office that could answer for that performance.",
    ),
    rekomendasi=Teks(
        "Sesuaikan eselonnya dengan jabatan yang bertanggung jawab: camat eselon III, jenjang di bawahnya menyusul.",
        "Give the level of the office that answers for it: eselon III for the camat, and so on below.",
    ),
    contoh=Teks(
        "Tujuan kecamatan dicetak pada “Eselon II”.", "The tujuan of a kecamatan is printed at “Eselon II”."
    ),
    kriteria=Teks(
        "Jenjang kinerja mengikuti jabatan yang ada pada unit itu.",
        "The levels of performance follow the offices that the unit has.",
    ),
    dasar=("PP 18/2016", "PermenPANRB 89/2021"),
    sejak="0.1.0",
    kasus="""--- eselon camat
tujuan: [{nama: Terwujudnya pelayanan prima, eselon: III, sasaran: [{nama: Meningkatnya pelayanan, eselon: III.a}]}]
--- tidak disebut
tujuan: [Terwujudnya pelayanan prima]
--- eselon II
tujuan:
  - nama: Terwujudnya pelayanan prima
    eselon: II  #! Tujuan “Terwujudnya pelayanan prima” dicetak pada eselon II, padahal camat adalah pejabat eselon III.
--- dengan huruf
tujuan:
  - nama: Terwujudnya pelayanan prima
    eselon: Eselon II.b  #! Tujuan “Terwujudnya pelayanan prima” dicetak pada eselon II, padahal camat adalah pejabat eselon III.
""",
)

_HIGH = re.compile(r"\b(II|I)(?:\s*[./-]?\s*[ab])?\s*$", re.IGNORECASE)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements of a kecamatan's cascade whose printed eselon is I or II."""
    if ctx.kaskade.unit.slug != "kecamatan":
        return
    for unsur in ctx.unsur():
        match = _HIGH.search(unsur.eselon or "")
        if match is None:
            continue
        what, level = ctx.sebut(unsur.iri), match.group(1).upper()
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"{what.id} dicetak pada eselon {level}, padahal camat adalah pejabat eselon III.",
                f"{what.en} is printed at eselon {level}, but a camat holds an office of eselon III.",
            ),
            properti=(KIN.eselon,),
            keyakinan=0.8,
        )
