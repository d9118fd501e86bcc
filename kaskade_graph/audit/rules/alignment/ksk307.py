"""A metric that is only copied from one level to the next."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.alignment.metrics import SameBy, between_levels
from kaskade_graph.errors import Teks
from kaskade_graph.text import fold

ATURAN = Aturan(
    kode="KSK307",
    nama="ukuran-disalin-antarjenjang",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Ukuran disalin antarjenjang",
        "A metric copied between levels",
    ),
    temuan=Teks(
        "Indikator yang menghitung hal yang sama dengan indikator unsur di bawahnya, sekalipun ukurannya diganti (jumlah menjadi persentase).",
        "An indikator that counts the same thing as one of an element below it, even where the measure word is another (a number, a percentage).",
    ),
    kriteria=Teks(
        "Hasil jenjang atas lebih tinggi daripada keluaran jenjang di bawahnya.",
        "The result of a level is more than the output of the level below.",
    ),
    dasar=("PermenPANRB 89/2021",),
    akibat=Teks(
        "Tidak ada peningkatan dari keluaran ke hasil; jenjang atas hanya melaporkan ulang pekerjaan jenjang di bawahnya.",
        "There is no step from output to result; the upper level only reports the work of the lower one again.",
    ),
    rekomendasi=Teks(
        "Ganti indikator jenjang atas dengan ukuran hasil (outcome) yang disumbang oleh seluruh unsur di bawahnya.",
        "Replace the upper indikator with a measure of outcome to which all elements below it contribute.",
    ),
    contoh=Teks(
        "Kegiatan dan sub kegiatannya sama-sama memakai “Jumlah jasa yang tersedia”.",
        "A kegiatan and its sub kegiatan both use “Jumlah jasa yang tersedia”.",
    ),
    sejak="0.1.0",
    kasus="""
--- hasil lebih tinggi daripada keluaran
program:
  - nama: Program Pelayanan Publik
    indikator: [Persentase warga yang puas]
    kegiatan:
      - nama: Pelayanan Administrasi
        indikator: [Jumlah warga yang dilayani]
--- ukuran sama di cabang lain adalah aturan lain
program:
  - nama: Program A
    indikator: [Jumlah laporan yang disusun]
  - nama: Program B
    kegiatan:
      - nama: Pelaporan
        indikator: [Jumlah laporan yang disusun]
--- disalin ke sub kegiatan
kegiatan:
  - nama: Penyediaan Jasa Penunjang
    indikator:
      - Jumlah jasa pelayanan yang tersedia  #! Indikator “Jumlah jasa pelayanan yang tersedia” pada Kegiatan “Penyediaan Jasa Penunjang” sama dengan indikator Sub Kegiatan “Jasa Pelayanan Kantor” yang mendukungnya.
    sub_kegiatan:
      - nama: Jasa Pelayanan Kantor
        indikator: [Jumlah jasa pelayanan yang tersedia]
--- hanya berbeda kata ukuran
program:
  - nama: Program Pemberdayaan
    indikator:
      - Persentase desa yang aktif dalam pemberdayaan  #! Indikator “Persentase desa yang aktif dalam pemberdayaan” pada Program “Program Pemberdayaan” menghitung hal yang sama dengan indikator “Jumlah desa yang aktif dalam pemberdayaan” pada Kegiatan “Koordinasi” yang mendukungnya.
    kegiatan:
      - nama: Koordinasi
        indikator: [Jumlah desa yang aktif dalam pemberdayaan]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every indikator that counts what an element below it counts already."""
    for pair in between_levels(ctx, SameBy.NAMA, SameBy.MIRIP, SameBy.UKURAN):
        what, owner = ctx.sebut(pair.satu), ctx.sebut(ctx.graf.owner(pair.satu) or pair.satu)
        twin, below = ctx.sebut(pair.lain), ctx.sebut(ctx.graf.owner(pair.lain) or pair.lain)
        if pair.cara is SameBy.NAMA:
            said = Teks(f"sama dengan indikator {below.id}", f"is the same as that of {below.en}")
        else:
            same = (
                Teks("hampir sama dengan", "is nearly the same as")
                if pair.cara is SameBy.MIRIP
                else Teks("menghitung hal yang sama dengan", "counts the same as")
            )
            lower = twin.id.replace("Indikator", "indikator", 1)
            said = Teks(f"{same.id} {lower} pada {below.id}", f"{same.en} {twin.en} of {below.en}")
        yield Cacat(
            unsur=pair.satu,
            kondisi=Teks(
                f"{what.id} pada {owner.id} {said.id} yang mendukungnya.",
                f"{what.en} of {owner.en} {said.en}, which supports it.",
            ),
            kunci=fold(ctx.label(ctx.graf.owner(pair.lain) or pair.lain)),
            terkait=(pair.lain,),
            keyakinan=pair.keyakinan,
        )
