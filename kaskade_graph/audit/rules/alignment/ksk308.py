"""A program, kegiatan or sub kegiatan that nothing measures."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis

ATURAN = Aturan(
    kode="KSK308",
    nama="unsur-tanpa-indikator",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Unsur tanpa indikator",
        "An element without indikator",
    ),
    temuan=Teks(
        "Program, kegiatan, atau sub kegiatan yang tidak mempunyai sasaran maupun indikator.",
        "A program, kegiatan or sub kegiatan that has neither a sasaran nor an indikator.",
    ),
    kriteria=Teks(
        "Kinerja setiap program, kegiatan, dan sub kegiatan diukur dengan indikator.",
        "The performance of every program, kegiatan and sub kegiatan is measured by indikator.",
    ),
    dasar=("PP 12/2019", "PermenPANRB 88/2021"),
    akibat=Teks(
        "Keberhasilan penggunaan anggarannya tidak dapat diukur.",
        "Whether its budget was spent to effect cannot be measured.",
    ),
    rekomendasi=Teks(
        "Rumuskan sasarannya, lalu tetapkan indikator yang mengukurnya.",
        "Word its sasaran, then settle on an indikator that measures it.",
    ),
    contoh=Teks(
        "Sub kegiatan “Rapat Koordinasi” tercantum tanpa sasaran dan tanpa indikator.",
        "Sub kegiatan “Rapat Koordinasi” stands with neither sasaran nor indikator.",
    ),
    sejak="0.1.0",
    kolaps=True,
    kondisi_kolaps=Teks("Indikator tidak tercantum pada {rincian}.", "No indikator is given for {rincian}."),
    kasus="""
--- dengan indikator
sub_kegiatan:
  - nama: Rapat Koordinasi
    indikator: [Jumlah rapat yang dilaksanakan]
--- sasaran tanpa indikator adalah aturan lain
sub_kegiatan:
  - nama: Rapat Koordinasi
    sasaran: Terlaksananya rapat koordinasi
--- tanpa sasaran dan indikator
kegiatan:
  - nama: Koordinasi Pelayanan
    indikator: [Jumlah rapat yang dilaksanakan]
    sub_kegiatan:
      - Rapat Koordinasi  #! Sub Kegiatan “Rapat Koordinasi” tidak mempunyai indikator.
--- tidak ada pada seluruh sub kegiatan
kegiatan:
  - nama: Koordinasi Pelayanan
    indikator: [Jumlah rapat yang dilaksanakan]
    sub_kegiatan:
      - Rapat Koordinasi  #! Indikator tidak tercantum pada seluruh 3 sub kegiatan.
      - Kunjungan Lapangan
      - Penyusunan Laporan
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every activity with no sasaran and no indikator; a sasaran with none is KSK103."""
    for unsur in ctx.unsur(Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN):
        if not ctx.graf.sasaran(unsur.iri) and not ctx.graf.indikator(unsur.iri):
            what = ctx.sebut(unsur.iri)
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(f"{what.id} tidak mempunyai indikator.", f"{what.en} has no indikator."),
            )
