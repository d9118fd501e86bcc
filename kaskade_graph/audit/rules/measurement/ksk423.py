"""KSK423: a quality that is to grow, measured by counting activities."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Kelas
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import words
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK423",
    nama="mutu-diukur-dengan-jumlah-kegiatan",
    keparahan=Keparahan.WARNING,
    judul=Teks("Mutu diukur dengan jumlah kegiatan", "A quality measured by counting activities"),
    temuan=Teks(
        "Sasaran tentang mutu (efektivitas, partisipasi, harmonisasi, kapasitas) yang semua indikatornya hanya menghitung rapat atau kegiatan.",
        "A sasaran about a quality (effectiveness, participation, harmony) whose indikator all count meetings or activities.",
    ),
    akibat=Teks(
        "Banyaknya kegiatan tidak menunjukkan bahwa mutu itu meningkat.",
        "The number of activities does not show that the quality grew.",
    ),
    rekomendasi=Teks(
        "Ukur mutunya sendiri, misalnya dengan bagian yang mencapai keadaan yang dituju; jumlah kegiatan cukup sebagai ukuran pendamping.",
        "Measure the quality itself, for instance the share that reached the state aimed at; keep the count beside it.",
    ),
    contoh=Teks(
        "“Meningkatnya partisipasi warga” diukur dengan “Jumlah rapat yang dilaksanakan”.",
        "“Meningkatnya partisipasi warga” is measured by “Jumlah rapat yang dilaksanakan”.",
    ),
    kriteria=Teks(
        "Indikator menggambarkan tercapainya sasaran yang diukurnya.",
        "An indikator shows whether the sasaran it measures was met.",
    ),
    dasar=("PermenPAN 9/2007", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- mutunya yang diukur
kegiatan:
  - nama: Pemberdayaan
    sasaran: [{nama: Meningkatnya partisipasi warga, indikator: [Persentase warga yang hadir, Jumlah rapat yang dilaksanakan]}]
--- sasaran tentang terlaksananya kegiatan
kegiatan:
  - nama: Koordinasi
    sasaran: [{nama: Terlaksananya rapat koordinasi, indikator: [Jumlah rapat yang dilaksanakan]}]
--- hanya kegiatan
kegiatan:
  - nama: Pemberdayaan
    sasaran:
      - nama: Meningkatnya partisipasi warga
        indikator:
          - Jumlah rapat yang dilaksanakan  #! Sasaran Kegiatan “Meningkatnya partisipasi warga” mengenai partisipasi, tetapi indikatornya, “Jumlah rapat yang dilaksanakan”, hanya menghitung kegiatan.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the first indikator of each sasaran about a quality where all of them count events."""
    parts = {t.indikator.iri: t for t in measured(ctx)}
    for unsur in ctx.unsur():
        quality = next((k.bentuk for k in words(unsur.label or "") if k.lipat in kelompok("mutu")), None)
        found = [parts[i] for i in unsur.diukur_oleh if i in parts]
        if quality is None or not found:
            continue
        counted = [t.jenis in (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI) for t in found]
        if not all(counted) or any(t.bagian.kelas is not Kelas.KEGIATAN for t in found):
            continue
        what, name = ctx.sebut(unsur.iri), quote(found[0].nama)
        yield Cacat(
            unsur=found[0].indikator.iri,
            kondisi=Teks(
                f"{what.id} mengenai {quality.lower()}, tetapi indikatornya, {name}, hanya menghitung kegiatan.",
                f"{what.en} is about {quality.lower()}, but its indikator, {name}, only counts activities.",
            ),
            properti=(RDFS.label,),
            terkait=(unsur.iri,),
            keyakinan=0.75,
        )
