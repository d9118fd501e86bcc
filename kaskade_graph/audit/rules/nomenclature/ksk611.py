"""KSK611: a name of an edition that is not in force."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import OfficialRegister, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.model import Unsur
from kaskade_graph.registers import nomenklatur_counterparts
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.registers.urusan import title
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK611",
    nama="nama-edisi-lain",
    keparahan=Keparahan.WARNING,
    judul=Teks("Nama dari edisi lain", "Name of another edition"),
    temuan=Teks(
        "Nama yang hanya ada dalam edisi nomenklatur yang tidak berlaku pada tahun itu.",
        "A name that only an edition has that is not in force in that year.",
    ),
    akibat=Teks(
        "Nama dalam kaskade tidak bertemu dengan RKA, DPA, dan laporan tahun itu.",
        "The name in the cascade does not meet the budget documents and reports of that year.",
    ),
    rekomendasi=Teks("Pakai nama menurut edisi yang berlaku.", "Use the name of the edition in force."),
    contoh=Teks(
        "Kaskade tahun 2021 memakai nama kegiatan yang hanya ada dalam lampiran Permendagri 90/2019.",
        "A cascade of 2021 has a name of a kegiatan that is only in the annex of Regulation 90/2019.",
    ),
    kriteria=Teks(
        "Nama mengikuti edisi nomenklatur yang berlaku pada tahun itu.",
        "Names follow the edition of the nomenclature in force in that year.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- edisi yang berlaku
sub_kegiatan: [Penyediaan Gaji dan Tunjangan ASN]
--- nama yang baru ada dalam edisi 2025
sub_kegiatan:
  - Penyelenggaraan Walidata Pendukung Statistik Sektoral Daerah  #! Nama Sub Kegiatan “Penyelenggaraan Walidata ...” tidak ada dalam Nomenklatur Kepmendagri Nomor 050-3708 Tahun 2020, tetapi ada dalam Nomenklatur SIPD tahun 2025.
--- pada tahunnya
tahun: 2025
sub_kegiatan: [Penyelenggaraan Walidata Pendukung Statistik Sektoral Daerah]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements that only another edition has by this name."""
    found = register(ctx)
    for unsur in found.lain if found else ():
        konsep = other_edition(found, unsur) if found else None
        if found is None or konsep is None:
            continue
        what, of = ctx.sebut(unsur.iri), title(konsep.edisi)
        now = next(iter(nomenklatur_counterparts.padanan(konsep, found.edisi, found.buku)), None)
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"Nama {what.id} tidak ada dalam {found.judul.id}, tetapi ada dalam {of.id}.",
                f"The name of {what.en} is not in the {found.judul.en}, but in the {of.en}.",
            ),
            rekomendasi=None
            if now is None
            else Teks(
                f"Pakai nama yang berlaku, {named(now.konsep)}.",
                f"Use the name in force, {named(now.konsep)}.",
            ),
            properti=(RDFS.label,),
            keyakinan=min(0.9, found.keyakinan),
        )


def other_edition(found: OfficialRegister, unsur: Unsur) -> Konsep | None:
    """Return the entry of another edition, the nearest in time first, that has exactly the name."""
    editions = found.buku.editions()
    at = editions.index(found.edisi)
    for edisi in sorted(set(editions) - {found.edisi}, key=lambda e: abs(editions.index(e) - at)):
        entries = found.buku.by_name(edisi, unsur.label or "", unsur.jenis)
        if entries:
            return entries[0]
    return None
