"""KSK307: a metric that is only copied from one level to the next."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.alignment.metrics import groups
from kaskade_graph.errors import Teks

ATURAN = Aturan(
    kode="KSK307",
    nama="ukuran-berulang-antartingkat",
    keparahan=Keparahan.WARNING,
    judul=Teks("Ukuran hanya disalin antartingkat", "Metric only copied between levels"),
    temuan=Teks(
        "Indikator yang ukurannya sama dengan indikator unsur yang didukungnya.",
        "An indicator with the same metric as that of an element it supports.",
    ),
    akibat=Teks(
        "Tingkat di atas tidak menunjukkan hasil yang lebih tinggi daripada keluaran di bawahnya.",
        "The upper level shows no result beyond the output of the lower one.",
    ),
    rekomendasi=Teks(
        "Ganti indikator tingkat atas dengan ukuran hasil (outcome) yang disumbang oleh seluruh unsur di bawahnya.",
        "Replace the upper indicator by a measure of outcome to which all elements below contribute.",
    ),
    contoh=Teks(
        "Indikator kegiatan dan sub kegiatannya sama-sama “Jumlah jasa yang tersedia”.",
        "A kegiatan and its sub kegiatan both have “Jumlah jasa yang tersedia”.",
    ),
    kriteria=Teks(
        "Kinerja berjenjang: hasil tingkat atas lebih tinggi daripada keluaran tingkat bawah.",
        "Performance steps up: the result above is more than the output below.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- naik jenjang
program:
  - nama: Program A
    indikator: [{nama: Persentase warga yang puas}]
    kegiatan: [{nama: Layanan, indikator: [{nama: Jumlah warga yang dilayani}]}]
--- disalin
program:
  - nama: Program A
    indikator: [{nama: Jumlah warga yang dilayani}]
    kegiatan: [{nama: Layanan, indikator: [{nama: Jumlah warga yang dilayani}]}]   #! Indikator “Jumlah warga yang dilayani” sama dengan indikator Program “Program A” yang didukungnya.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every indikator whose metric an element above it has already."""
    for first, later, sure in groups(ctx, same_level=False):
        what, owner = ctx.sebut(later), ctx.sebut(ctx.graf.owner(first) or first)
        yield Cacat(
            unsur=later,
            kondisi=Teks(
                f"{what.id} {'sama' if sure == 1 else 'hampir sama'} dengan indikator {owner.id} yang didukungnya.",
                f"{what.en} is {'' if sure == 1 else 'nearly '}the same as that of {owner.en}, which it supports.",
            ),
            kunci=ctx.label(first),
            terkait=(first,),
            keyakinan=sure,
        )
