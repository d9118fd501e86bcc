"""KSK501: a number that two elements of one kind and parent have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.numbers import as_int, siblings
from kaskade_graph.errors import Teks
from kaskade_graph.model import Unsur
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK501",
    nama="nomor-ganda",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Nomor dipakai lebih dari sekali",
        "Number used more than once",
    ),
    temuan=Teks(
        "Nomor yang sama pada dua unsur yang sejenis di bawah induk yang sama.",
        "The same number on two elements of one kind under one parent.",
    ),
    akibat=Teks(
        "Rujukan ke nomor itu menunjuk lebih dari satu unsur.",
        "A reference to the number points to more than one element.",
    ),
    rekomendasi=Teks(
        "Beri nomor yang berurutan dan berbeda.",
        "Number them in sequence, each once.",
    ),
    contoh=Teks(
        "Dua kegiatan dalam satu program bernomor 2.",
        "Two kegiatan of one program are number 2.",
    ),
    kriteria=Teks(
        "Unsur sejenis di bawah satu induk bernomor urut dan tidak berulang.",
        "Elements of one kind under one parent are numbered in sequence, each number once.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- berurutan
program:
  - {nama: Program Satu, nomor: 1, kegiatan: [{nama: A, nomor: 1}, {nama: B, nomor: 2}]}
  - {nama: Program Dua, nomor: 2, kegiatan: [{nama: C, nomor: 1}]}
--- berulang
program:
  - {nama: Program Satu, nomor: 1}
  - {nama: Program Dua, nomor: 2}   #! Nomor 2 dipakai oleh dua Program: “Program Dua” dan “Program Tiga”.
  - {nama: Program Tiga, nomor: 2}
""",
)


_COUNTS = {2: Teks("dua", "two"), 3: Teks("tiga", "three"), 4: Teks("empat", "four"), 5: Teks("lima", "five")}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the later elements whose number an earlier one of their kind and parent has."""
    for group in siblings(ctx):
        by_number: dict[str, list[str]] = defaultdict(list)
        for unsur in group:
            by_number[unsur.nomor or ""].append(unsur.iri)
        for nomor, iris in by_number.items():
            if len(iris) > 1:
                yield _cacat(ctx, nomor, iris, _unused(group))


def _unused(group: list[Unsur]) -> list[str]:
    """The numbers below the highest that none of the group has."""
    have = {n for u in group if (n := as_int(u.nomor)) is not None}
    return [str(n) for n in range(1, max(have, default=0)) if n not in have]


def _cacat(ctx: Konteks, nomor: str, iris: list[str], unused: list[str]) -> Cacat:
    kind, names = ctx.jenis(iris[0]), listed([quote(ctx.label(i)) for i in iris])
    many = _COUNTS.get(len(iris), Teks(str(len(iris)), str(len(iris))))
    places = [b for i in iris for b in (*ctx.bukti(i, KIN.nomor), *ctx.bukti(i, RDFS.label))]
    return Cacat(
        unsur=iris[-1],
        kondisi=Teks(
            f"Nomor {nomor} dipakai oleh {many.id} {kind.id}: {names.id}.",
            f"The number {nomor} is used by {many.en} {kind.en}: {names.en}.",
        ),
        rekomendasi=_advice(unused) if unused else None,
        kunci=f"{kind.id} {nomor}",
        pangkal=_common_parent(ctx, iris),
        bukti=tuple(dict.fromkeys(places)),
    )


def _common_parent(ctx: Konteks, iris: list[str]) -> str:
    """The one element that all support, else the cascade: which of them comes last is a matter of order."""
    above = {p for i in iris for p in ctx.graf.parents(i)}
    return above.pop() if len(above) == 1 else ctx.kaskade.iri


def _advice(unused: list[str]) -> Teks:
    free = listed(unused)
    return Teks(
        f"Beri nomor yang berurutan dan berbeda; nomor {free.id} belum dipakai.",
        f"Number them in sequence, each once; {free.en} is not used yet.",
    )
