"""KSK419: a count of events that is not cumulative."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import measured
from kaskade_graph.bahasa.indikator import Kelas
from kaskade_graph.bahasa.ukuran import JenisUkuran
from kaskade_graph.errors import Teks
from kaskade_graph.model import Tipe
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK419",
    nama="peristiwa-bertipe-non-kumulatif",
    keparahan=Keparahan.INFO,
    judul=Teks(
        "Hitungan peristiwa bertipe Non Kumulatif",
        "Count of events of type Non Kumulatif",
    ),
    temuan=Teks(
        "Indikator yang menghitung peristiwa (rapat, kunjungan, kegiatan), tetapi tipe penghitungannya Non Kumulatif.",
        "An indicator that counts events (meetings, visits, activities) but has the type Non Kumulatif.",
    ),
    akibat=Teks(
        "Peristiwa triwulan sebelumnya tidak ikut terhitung pada capaian akhir tahun.",
        "Events of earlier quarters are lost from the result of the year.",
    ),
    rekomendasi=Teks(
        "Periksa tipe penghitungannya; peristiwa yang terjadi sepanjang tahun lazimnya Kumulatif.",
        "Check the type; events spread over the year are usually Kumulatif.",
    ),
    contoh=Teks(
        "“Frekuensi patroli” bertipe Non Kumulatif.",
        "“Frekuensi patroli” with type Non Kumulatif.",
    ),
    kriteria=Teks(
        "Tipe penghitungan sesuai dengan sifat nilai yang dihitung.",
        "The type of calculation fits the nature of what is counted.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- kumulatif
indikator:
  - {nama: Frekuensi patroli, tipe: Kumulatif}
  - {nama: Jumlah lampu yang menyala, tipe: Non Kumulatif}
--- non kumulatif
indikator:
  - {nama: Frekuensi patroli, tipe: Non Kumulatif}   #! Indikator “Frekuensi patroli” menghitung peristiwa, tetapi tipe penghitungannya Non Kumulatif.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator of type Non Kumulatif that count events."""
    for terukur in measured(ctx):
        if terukur.indikator.tipe is not Tipe.NON_KUMULATIF:
            continue
        counted = terukur.jenis in (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)
        if counted and terukur.bagian.kelas is Kelas.KEGIATAN:
            what = ctx.sebut(terukur.indikator.iri)
            yield Cacat(
                unsur=terukur.indikator.iri,
                kondisi=Teks(
                    f"{what.id} menghitung peristiwa, tetapi tipe penghitungannya Non Kumulatif.",
                    f"{what.en} counts events, but its type of calculation is Non Kumulatif.",
                ),
                properti=(KIN.tipePenghitungan, RDFS.label),
                keyakinan=0.6,
            )
