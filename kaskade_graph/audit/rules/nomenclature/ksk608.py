"""KSK608: a unit that departs from the official one of the sub kegiatan."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.ksk607 import is_official
from kaskade_graph.audit.rules.nomenclature.resmi import register
from kaskade_graph.errors import Teks
from kaskade_graph.linking.wording import unit
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK608",
    nama="satuan-menyimpang-dari-resmi",
    keparahan=Keparahan.WARNING,
    judul=Teks("Satuan menyimpang dari satuan resmi", "Unit departs from the official one"),
    temuan=Teks(
        "Indikator resmi sub kegiatan yang satuannya bukan satuan resmi.",
        "The official indikator of a sub kegiatan with another unit than the official one.",
    ),
    akibat=Teks(
        "Nilainya tidak dapat dijumlahkan dengan nilai unit lain yang memakai satuan resmi.",
        "Its values cannot be added to those of other units, which use the official one.",
    ),
    rekomendasi=Teks("Pakai satuan resmi.", "Use the official unit."),
    contoh=Teks(
        "“Jumlah Laporan Evaluasi Kinerja Perangkat Daerah” bersatuan dokumen, padahal resminya Laporan.",
        "“Jumlah Laporan Evaluasi Kinerja Perangkat Daerah” in dokumen, officially Laporan.",
    ),
    kriteria=Teks(
        "Indikator resmi memakai satuan yang diberikan nomenklatur.",
        "An official indikator has the unit that the nomenclature gives.",
    ),
    dasar=("Permendagri 90/2019",),
    sejak="0.1.0",
    kasus="""--- satuan resmi
tahun: 2025
sub_kegiatan:
  - nama: Evaluasi Kinerja Perangkat Daerah
    indikator: [{nama: Jumlah Laporan Evaluasi Kinerja Perangkat Daerah, satuan: laporan}]
--- indikator lain boleh bersatuan lain
tahun: 2025
sub_kegiatan:
  - nama: Evaluasi Kinerja Perangkat Daerah
    indikator: [{nama: Persentase rekomendasi yang ditindaklanjuti, satuan: persen}]
--- nama lain dari satuan yang sama
tahun: 2025
sub_kegiatan:
  - nama: Evaluasi Kinerja Perangkat Daerah
    indikator: [{nama: Jumlah Laporan Evaluasi Kinerja Perangkat Daerah, satuan: Lap.}]
--- satuan lain
tahun: 2025
sub_kegiatan:
  - nama: Evaluasi Kinerja Perangkat Daerah
    indikator:
      - nama: Jumlah Laporan Evaluasi Kinerja Perangkat Daerah
        satuan: dokumen  #! Satuan Indikator “Jumlah Laporan Evaluasi Kinerja Perangkat Daerah” adalah “dokumen”, padahal satuan resminya “Laporan”.
""",
)
_SAME = 0.85
"""Share of stems in common below which an indikator may well be another, with a unit of its own."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the official indikator whose unit is printed and is another."""
    found = register(ctx)
    for item in found.tercatat.values() if found and not found.namanya_saja else ():
        official, satuan = item.konsep.indikator, item.konsep.satuan
        if item.unsur.jenis is not Jenis.SUB_KEGIATAN or not official or not satuan:
            continue
        for iri in ctx.graf.indikator(item.unsur.iri):
            indikator = ctx.kaskade.indikator[iri]
            if not indikator.satuan or unit(indikator.satuan) == unit(satuan):
                continue
            if is_official(indikator.label or "", official) < _SAME:
                continue
            what = ctx.sebut(iri)
            yield Cacat(
                unsur=iri,
                kondisi=Teks(
                    f"Satuan {what.id} adalah “{indikator.satuan}”, padahal satuan resminya “{satuan}”.",
                    f"The unit of {what.en} is “{indikator.satuan}”, but the official one is “{satuan}”.",
                ),
                rekomendasi=Teks(f"Pakai satuan “{satuan}”.", f"Use the unit “{satuan}”."),
                properti=(KIN.satuan,),
                keyakinan=item.keyakinan,
            )
