"""KSK415: a data source that is an office, not a document."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import repeats
from kaskade_graph.bahasa.sumber import JenisSumber, jenis_sumber
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK415",
    nama="sumber-data-hanya-pejabat",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Sumber data hanya menyebut pejabat atau unit",
        "Data source names only an office",
    ),
    temuan=Teks(
        "Sumber data yang menyebut pejabat atau unit yang menyimpan data, bukan dokumen yang memuat datanya.",
        "A data source that names the office or official who keeps the data, not the document that holds it.",
    ),
    akibat=Teks(
        "Capaian tidak dapat ditelusuri ke bukti, apalagi setelah pejabatnya berganti.",
        "The result cannot be traced to evidence, least of all once the official has moved on.",
    ),
    rekomendasi=Teks(
        "Sebut dokumennya, misalnya laporan, buku register, atau notula, berikut unit pengelolanya.",
        "Name the document, such as a report, register or minutes, and the unit that keeps it.",
    ),
    contoh=Teks(
        "“Kasi Kesejahteraan” alih-alih “Rekapitulasi penerima bantuan, Seksi Kesejahteraan”.",
        "“Kasi Kesejahteraan” instead of “Rekapitulasi penerima bantuan, Seksi Kesejahteraan”.",
    ),
    kriteria=Teks(
        "Sumber data menyebut dokumen yang dapat ditelusuri.",
        "A data source names a document that can be looked up.",
    ),
    dasar=(
        "PermenPANRB 88/2021",
        "Perpres 39/2019",
    ),
    sejak="0.1.0",
    kolaps=True,
    kondisi_kolaps=Teks(
        "Sumber data {rincian} hanya menyebut pejabat atau unit, bukan dokumen.",
        "The data source of {rincian} names only an office or official, not a document.",
    ),
    kasus="""--- dokumen
indikator:
  - {nama: Jumlah penerima bantuan, sumber: Rekapitulasi penerima bantuan Seksi Kesejahteraan}
  - {nama: Jumlah warga, sumber: Data kependudukan}
--- pejabat
indikator:
  - nama: Jumlah penerima bantuan
    sumber: Data Kasi Kesejahteraan   #! Sumber data Indikator “Jumlah penerima bantuan” hanya menyebut pejabat atau unit: “Data Kasi Kesejahteraan”.
  - {nama: Jumlah warga, sumber: Buku register}
--- hampir seluruhnya
indikator:
  #! Sumber data seluruh 3 indikator hanya menyebut pejabat atau unit, bukan dokumen.
  - {nama: Jumlah penerima bantuan, sumber: Kasi Kesejahteraan}
  - {nama: Jumlah warga, sumber: Seksi Pemerintahan}
  - {nama: Jumlah rapat, sumber: Sekretariat}
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose source names an office or official alone."""
    again = repeats(ctx, KIN.sumberData)
    for indikator in ctx.indikator:
        source = indikator.sumber_data
        if source and indikator.iri not in again and jenis_sumber(source) is JenisSumber.PEJABAT:
            what = ctx.sebut(indikator.iri)
            yield Cacat(
                unsur=indikator.iri,
                kondisi=Teks(
                    f"Sumber data {what.id} hanya menyebut pejabat atau unit: {quote(source)}.",
                    f"The data source of {what.en} names only an office or official: {quote(source)}.",
                ),
                properti=(KIN.sumberData,),
                keyakinan=0.9,
            )
