"""KSK503: a number that is not that of the element it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.numbers import followers, gaps
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK503",
    nama="nomor-tidak-mengikuti-unsurnya",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Nomor tidak mengikuti unsurnya",
        "Number does not follow its element",
    ),
    temuan=Teks(
        "Nomor indikator atau sasaran yang berbeda dari nomor unsurnya, sementara unsur lain dalam dokumen bernomor sama.",
        "A number of an indicator or sasaran that is not that of its element, where the rest of the document numbers them alike.",
    ),
    akibat=Teks(
        "Indikator tampak milik unsur lain.",
        "The indicator seems to belong to another element.",
    ),
    rekomendasi=Teks(
        "Samakan nomornya dengan nomor unsurnya.",
        "Give it the number of its element.",
    ),
    contoh=Teks(
        "“Indikator Kinerja Kegiatan 5” di bawah Kegiatan 6.",
        "“Indikator Kinerja Kegiatan 5” under Kegiatan 6.",
    ),
    kriteria=Teks(
        "Indikator dan sasaran bernomor sama dengan unsurnya secara konsisten.",
        "Indicators and sasaran carry the number of their element throughout.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- sama
program:
  - {nama: Program Satu, nomor: 1, sasaran: [{nama: S1, nomor: 1, indikator: [{nama: Jumlah A, nomor: 1}]}]}
  - {nama: Program Dua, nomor: 2, sasaran: [{nama: S2, indikator: [{nama: Jumlah B, nomor: 2}]}]}
--- urutan sendiri
program:
  - {nama: Program Satu, nomor: 1, sasaran: [{nama: S1, indikator: [{nama: Jumlah A, nomor: 1}, {nama: Jumlah B, nomor: 2}]}]}
  - {nama: Program Dua, nomor: 2, sasaran: [{nama: S2, indikator: [{nama: Jumlah C, nomor: 1}, {nama: Jumlah D, nomor: 2}]}]}
--- nomor unsurnya yang keliru adalah aturan lain
program:
  - {nama: Program Satu, nomor: 1, sasaran: [{nama: S1, indikator: [{nama: Jumlah A, nomor: 1}]}]}
  - {nama: Program Dua, nomor: 2, sasaran: [{nama: S2, indikator: [{nama: Jumlah B, nomor: 2}]}]}
  - {nama: Program Tiga, nomor: 4, sasaran: [{nama: S3, indikator: [{nama: Jumlah C, nomor: 3}]}]}
--- berbeda
program:
  - {nama: Program Satu, nomor: 1, sasaran: [{nama: S1, indikator: [{nama: Jumlah A, nomor: 1}]}]}
  - {nama: Program Dua, nomor: 2, sasaran: [{nama: S2, indikator: [{nama: Jumlah B, nomor: 2}]}]}
  - {nama: Program Tiga, nomor: 3, sasaran: [{nama: S3, indikator: [{nama: Jumlah C, nomor: 2}]}]}   #! Indikator “Jumlah C” bernomor 2, padahal Program “Program Tiga” bernomor 3.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the sasaran and indikator whose number differs where the document lets it follow the element."""
    skipped = {after.iri for _, _, after in ctx.once(gaps)}
    for item, owner in followers(ctx):
        # Where the element itself skips a number, it is its number that is wrong (KSK502).
        if item.nomor == owner.nomor or owner.iri in skipped:
            continue
        what, whose = ctx.sebut(item.iri), ctx.sebut(owner.iri)
        yield Cacat(
            unsur=item.iri,
            kondisi=Teks(
                f"{what.id} bernomor {item.nomor}, padahal {whose.id} bernomor {owner.nomor}.",
                f"{what.en} is number {item.nomor}, but {whose.en} is number {owner.nomor}.",
            ),
            rekomendasi=Teks(
                f"Ubah nomornya menjadi {owner.nomor}, atau perbaiki nomor unsurnya bila itu yang keliru.",
                f"Change its number to {owner.nomor}, or correct the element if that is the wrong one.",
            ),
            properti=(KIN.nomor, RDFS.label),
            keyakinan=0.85,
        )
