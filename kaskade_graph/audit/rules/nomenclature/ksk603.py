"""KSK603: an element under another parent than the official one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import OfficialRegister, Tercatat, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.text import fold
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK603",
    nama="induk-tidak-sesuai-nomenklatur",
    keparahan=Keparahan.ERROR,
    judul=Teks("Induk tidak sesuai nomenklatur", "Parent other than in the nomenclature"),
    temuan=Teks(
        "Kegiatan atau sub kegiatan yang berada di bawah induk yang bukan induk resminya.",
        "A kegiatan or sub kegiatan under a parent that is not its official one.",
    ),
    akibat=Teks(
        "Kinerja dan anggarannya terhitung pada program atau kegiatan yang keliru.",
        "Its performance and budget count towards the wrong program or kegiatan.",
    ),
    rekomendasi=Teks("Pindahkan ke induk resminya.", "Move it under its official parent."),
    contoh=Teks(
        "Sub kegiatan “Penyediaan Gaji dan Tunjangan ASN” di bawah kegiatan “Administrasi Umum Perangkat Daerah”.",
        "The sub kegiatan “Penyediaan Gaji dan Tunjangan ASN” under “Administrasi Umum Perangkat Daerah”.",
    ),
    kriteria=Teks(
        "Kegiatan dan sub kegiatan berada di bawah induk menurut nomenklatur.",
        "Kegiatan and sub kegiatan stand under the parent that the nomenclature gives them.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- induk resmi
kegiatan:
  - nama: Administrasi Keuangan Perangkat Daerah
    sub_kegiatan: [Penyediaan Gaji dan Tunjangan ASN]
--- induk yang tidak dikenal tidak dapat dinilai
kegiatan:
  - nama: Urusan Lain-Lain
    sub_kegiatan: [Penyediaan Gaji dan Tunjangan ASN]
--- induk lain
kegiatan:
  - nama: Administrasi Umum Perangkat Daerah
    sub_kegiatan:
      - Penyediaan Gaji dan Tunjangan ASN  #! Sub Kegiatan “Penyediaan Gaji dan Tunjangan ASN” berada di bawah Kegiatan “Administrasi Umum Perangkat Daerah”, padahal induk resminya “Administrasi Keuangan Perangkat Daerah” (7.01.01.2.02).
--- kegiatan di bawah program lain
program:
  - nama: Program Pembinaan dan Pengawasan Pemerintahan Desa
    kegiatan:
      - Koordinasi Kegiatan Pemberdayaan Desa  #! Kegiatan “Koordinasi Kegiatan Pemberdayaan Desa” berada di bawah Program “...”, padahal induk resminya “Program Pemberdayaan Masyarakat Desa dan Kelurahan” (7.01.03).
--- nama yang sama di bawah dua kegiatan resmi
kegiatan:
  - nama: Koordinasi Penerapan dan Penegakan Peraturan Daerah dan Peraturan Kepala Daerah
--- tercetak pula di bawah induk resminya adalah aturan lain
kegiatan:
  - nama: Administrasi Umum Perangkat Daerah
    sub_kegiatan: [Penyediaan Gaji dan Tunjangan ASN]
  - nama: Administrasi Keuangan Perangkat Daerah
    sub_kegiatan: [Penyediaan Gaji dan Tunjangan ASN]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose parent is an official entry, but not the one they belong under."""
    found = register(ctx)
    if found is None:
        return
    often = Counter(item.konsep.kode for item in found.tercatat.values())
    for item in found.tercatat.values():
        official = found.parent(item.konsep)
        parents = [found.tercatat[p] for p in ctx.graf.parents(item.unsur.iri) if p in found.tercatat]
        if official is None or official.jenis is None or not parents or often[item.konsep.kode] > 1:
            continue
        if not any(_may_stand_under(found, item, parent.konsep) for parent in parents):
            yield _cacat(ctx, item, parents[0], official, found.keyakinan)


def _may_stand_under(found: OfficialRegister, item: Tercatat, parent: Konsep) -> bool:
    """Whether the parent has an entry of this name: several kegiatan may have one each."""
    name = fold(item.konsep.nama)
    return any(fold(k.nama) == name for k in found.buku.children(parent.edisi, parent.kode))


def _cacat(ctx: Konteks, item: Tercatat, parent: Tercatat, official: Konsep, sure: float) -> Cacat:
    what, above = ctx.sebut(item.unsur.iri), ctx.sebut(parent.unsur.iri)
    return Cacat(
        unsur=item.unsur.iri,
        kondisi=Teks(
            f"{what.id} berada di bawah {above.id}, padahal induk resminya {named(official)}.",
            f"{what.en} stands under {above.en}, but its official parent is {named(official)}.",
        ),
        rekomendasi=Teks(f"Pindahkan ke bawah {named(official)}.", f"Move it under {named(official)}."),
        properti=(RDFS.label,),
        terkait=(parent.unsur.iri,),
        keyakinan=min(item.keyakinan, parent.keyakinan, sure),
    )
