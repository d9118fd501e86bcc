"""KSK502: numbers that skip."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.numbers import as_int, gaps
from kaskade_graph.errors import Teks
from kaskade_graph.model import Unsur
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK502",
    nama="nomor-terlewati",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Nomor tidak berurutan",
        "Numbers not in sequence",
    ),
    temuan=Teks(
        "Urutan nomor unsur sejenis yang tidak mulai dari 1 atau melompati nomor.",
        "Numbers of elements of one kind that do not begin at 1 or leave a gap.",
    ),
    akibat=Teks(
        "Pembaca menyangka ada unsur yang hilang dari dokumen.",
        "Readers suspect that an element is missing from the document.",
    ),
    rekomendasi=Teks(
        "Perbaiki penomorannya, atau lengkapi unsur yang hilang.",
        "Renumber, or add what is missing.",
    ),
    contoh=Teks(
        "Satu-satunya kegiatan dalam sebuah program bernomor 3.",
        "The only kegiatan of a program is number 3.",
    ),
    kriteria=Teks(
        "Unsur sejenis di bawah satu induk bernomor urut mulai dari 1.",
        "Elements of one kind under one parent are numbered from 1 on.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- urut
program:
  - {nama: Program Satu, nomor: 1, kegiatan: [{nama: A, nomor: 1}]}
  - {nama: Program Dua, nomor: 2, kegiatan: [{nama: B, nomor: 1}, {nama: C, nomor: 2}]}
--- urut sepanjang dokumen
program:
  - {nama: Program Satu, nomor: 1, kegiatan: [{nama: A, nomor: 1}]}
  - {nama: Program Dua, nomor: 2, kegiatan: [{nama: B, nomor: 2}, {nama: C, nomor: 3}]}
--- nomor yang hilang dipakai ganda oleh yang lain adalah aturan lain
program:
  - {nama: Program Satu, nomor: 2}
  - {nama: Program Dua, nomor: 2}
--- melompat
program:
  - nama: Program Satu
    nomor: 1
    kegiatan:
      - {nama: A, nomor: 1}
      - {nama: B, nomor: 3}   #! Penomoran Kegiatan pada Program “Program Satu” melewatkan nomor 2.
  - nama: Program Dua
    nomor: 2
    kegiatan: [{nama: C, nomor: 3}]   #! Satu-satunya Kegiatan pada Program “Program Dua” bernomor 3, bukan 1.
--- nomor indikatornya membuktikan
program:
  - nama: Program Satu
    kegiatan:
      - {nama: A, nomor: 3, indikator: [{nama: Jumlah B, nomor: 1}]}   #! Satu-satunya Kegiatan pada Program “Program Satu” bernomor 3, bukan 1; indikatornya bernomor 1.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the first element after each gap in the numbers of siblings."""
    for numbered, missing, after in ctx.once(gaps):
        yield _cacat(ctx, numbered, missing, after)


def _cacat(ctx: Konteks, numbered: list[tuple[int, Unsur]], missing: list[int], after: Unsur) -> Cacat:
    kind, iri = ctx.jenis(after.iri), after.iri
    parents = ctx.graf.parents(iri) if len(ctx.graf.parents(iri)) == 1 else []
    where = ctx.sebut(parents[0]) if parents else Teks("dokumen", "the document")
    shown = [i for i in ctx.graf.indikator(iri) if ctx.kaskade.indikator[i].nomor == str(missing[0])]
    proof = Teks("", "")
    if shown:
        proof = Teks(f"; indikatornya bernomor {missing[0]}", f"; its indikator is number {missing[0]}")
    if len(numbered) == 1:
        kondisi = Teks(
            f"Satu-satunya {kind.id} pada {where.id} bernomor {as_int(after.nomor)}, bukan 1{proof.id}.",
            f"The only {kind.en} of {where.en} is number {as_int(after.nomor)}, not 1{proof.en}.",
        )
    else:
        gone = listed([str(n) for n in missing])
        kondisi = Teks(
            f"Penomoran {kind.id} pada {where.id} melewatkan nomor {gone.id}{proof.id}.",
            f"The numbers of {kind.en} of {where.en} leave out {gone.en}{proof.en}.",
        )
    return Cacat(
        unsur=iri,
        kondisi=kondisi,
        kunci=" ".join(map(str, missing)),
        bukti=tuple(b for i in (iri, *shown) for b in ctx.bukti(i, KIN.nomor, RDFS.label)),
        keyakinan=0.9,
    )
