"""KSK419: a count of events that is not cumulative."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import measured, together
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Kelas
from kaskade_graph.model import Tipe
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK419",
    nama="peristiwa-bertipe-non-kumulatif",
    keparahan=Keparahan.WARNING,
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
--- beberapa, sementara yang lain kumulatif
indikator:
  - {nama: Frekuensi patroli, tipe: Non Kumulatif}   #! 2 indikator yang menghitung peristiwa bertipe Non Kumulatif, sedangkan 1 indikator sejenis dalam dokumen ini bertipe Kumulatif.
  - {nama: Jumlah rapat yang diadakan, tipe: Non Kumulatif}
  - {nama: Jumlah kunjungan, tipe: Kumulatif}
""",
)


_COUNTS = (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator of type Non Kumulatif that count events; one remark when there are several."""
    events = [t for t in measured(ctx) if t.jenis in _COUNTS and t.bagian.kelas is Kelas.KEGIATAN]
    found = [t.indikator.iri for t in events if t.indikator.tipe is Tipe.NON_KUMULATIF]
    summed = sum(t.indikator.tipe is Tipe.KUMULATIF for t in events)
    beside = Teks("", "")
    if summed:
        beside = Teks(
            f", sedangkan {summed} indikator sejenis dalam dokumen ini bertipe Kumulatif",
            f", while {summed} of the same sort in this document are Kumulatif",
        )
    properti = (KIN.tipePenghitungan, RDFS.label)
    if len(found) > 1:
        kondisi = Teks(
            f"{len(found)} indikator yang menghitung peristiwa bertipe Non Kumulatif{beside.id}.",
            f"{len(found)} indikator that count events have the type Non Kumulatif{beside.en}.",
        )
        yield together(ctx, found, kondisi, "peristiwa", properti, 0.6)
        return
    for iri in found:
        what = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{what.id} menghitung peristiwa, tetapi tipe penghitungannya Non Kumulatif{beside.id}.",
                f"{what.en} counts events, but its type of calculation is Non Kumulatif{beside.en}.",
            ),
            properti=properti,
            keyakinan=0.6,
        )
