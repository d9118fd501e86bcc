"""KSK701: a target of which nobody can say what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import parse_indikator
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK701",
    nama="target-tanpa-satuan",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Target tanpa satuan",
        "Target without a unit",
    ),
    temuan=Teks(
        "Angka target yang tidak disertai satuan, dan satuan indikatornya pun tidak disebut.",
        "A target figure without a unit, whose indikator names none either.",
    ),
    akibat=Teks(
        "Target tidak dapat dibandingkan dengan realisasi, dengan tahun lain, atau dengan unit lain.",
        "The target cannot be compared with its realisation, with other years or with other units.",
    ),
    rekomendasi=Teks(
        "Cantumkan satuan target, misalnya persen, dokumen, atau orang.",
        "Give the unit of the target, such as percent, documents or people.",
    ),
    contoh=Teks(
        "Target “90” tanpa keterangan persen atau desa.",
        "A target of “90” that may be percent or villages.",
    ),
    kriteria=Teks(
        "Setiap target dinyatakan dengan angka dan satuannya.",
        "Every target is stated as a figure with its unit.",
    ),
    dasar=("PermenPANRB 53/2014",),
    sejak="0.1.0",
    kolaps=True,
    kondisi_kolaps=Teks("Target tanpa satuan pada {rincian}.", "Targets without a unit on {rincian}."),
    kasus="""--- satuan pada indikator
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, satuan: Persen, target: {2021: 90}}]}]
--- satuan pada target
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, target: {2021: 90 Persen}}]}]
--- nilai dan indeks bersatuan sendiri
tujuan: [{nama: Prima, indikator: [{nama: Indeks Kepuasan Masyarakat, target: {2021: 85}}]}]
--- tanpa satuan
tujuan:
  - nama: Tertib
    indikator:
      - nama: Capaian desa tertib
        target: {2021: 90}  #! Target tahun 2021 sebesar 90 tidak bersatuan.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each indikator whose targets have no unit."""
    for indikator in ctx.indikator:
        bare = [
            n
            for n in indikator.target
            if n.dipahami and not (n.satuan or indikator.satuan or n.peringkat or n.pembilang)
        ]
        ukuran = parse_indikator(indikator.label or "").ukuran if bare else None
        if bare and not (ukuran and ukuran.jenis is JenisUkuran.INDEKS):  # a score is its own unit
            first = bare[0]
            yield Cacat(
                unsur=indikator.iri,
                kondisi=Teks(
                    f"Target tahun {first.tahun} sebesar {said(first)} tidak bersatuan.",
                    f"The target of {first.tahun}, {said(first)}, has no unit.",
                ),
                properti=(KIN.memilikiTarget,),
                bukti=ctx.bukti_nilai(*bare),
            )
