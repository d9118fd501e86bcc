"""Two levels that count the same thing under different names."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.alignment.metrics import SameBy, between_levels
from kaskade_graph.errors import Teks
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK310",
    nama="formula-disalin-antarjenjang",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Formula disalin antarjenjang",
        "A formula copied between levels",
    ),
    temuan=Teks(
        "Indikator yang namanya lain, tetapi formulanya menghitung hal yang sama dengan formula indikator unsur di bawahnya.",
        "An indikator with a name of its own whose formula counts the same thing as that of an element below it.",
    ),
    kriteria=Teks(
        "Hasil jenjang atas lebih tinggi daripada keluaran jenjang di bawahnya.",
        "The result of a level is more than the output of the level below.",
    ),
    dasar=("PermenPANRB 89/2021",),
    akibat=Teks(
        "Nama indikator tampak berjenjang, padahal yang dihitung pada kedua jenjang sama.",
        "The names seem to step up while both levels count the same thing.",
    ),
    rekomendasi=Teks(
        "Ubah formula jenjang atas agar mengukur hasil, bukan menghitung ulang keluaran jenjang di bawahnya.",
        "Change the upper formula so that it measures a result and does not count the lower output again.",
    ),
    contoh=Teks(
        "Program menghitung “jumlah desa yang dibina dibagi jumlah desa”, kegiatannya “jumlah desa yang dibina”.",
        "A program counts “jumlah desa yang dibina dibagi jumlah desa”, its kegiatan “jumlah desa yang dibina”.",
    ),
    sejak="0.1.0",
    kasus="""
--- formula yang berbeda
program:
  - nama: Program Pembinaan Desa
    indikator:
      - nama: Persentase desa tertib administrasi
        formulasi: Jumlah desa tertib administrasi dibagi jumlah desa x 100%
    kegiatan:
      - nama: Fasilitasi Desa
        indikator:
          - nama: Jumlah desa yang dibina
            formulasi: Jumlah desa yang menerima pembinaan keuangan
--- pembilangnya dihitung lagi di bawahnya
program:
  - nama: Program Pembinaan Desa
    indikator:
      - nama: Persentase desa tertib administrasi
        formulasi: Jumlah desa yang mendapatkan pembinaan keuangan dibagi jumlah desa x 100%  #! Formula indikator “Persentase desa tertib administrasi” pada Program “Program Pembinaan Desa” menghitung hal yang sama dengan formula indikator “Jumlah desa mandiri” pada Kegiatan “Fasilitasi Desa” yang mendukungnya.
    kegiatan:
      - nama: Fasilitasi Desa
        indikator:
          - nama: Jumlah desa mandiri
            formulasi: Jumlah desa yang mendapatkan pembinaan keuangan di wilayah Kecamatan
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every indikator whose formula counts what one below it counts, though the names differ."""
    for pair in between_levels(ctx, SameBy.FORMULA):
        what, twin = ctx.sebut(pair.satu), ctx.sebut(pair.lain)
        owner, below = (ctx.sebut(ctx.graf.owner(i) or i) for i in (pair.satu, pair.lain))
        first, other = (t.id.replace("Indikator", "indikator", 1) for t in (what, twin))
        yield Cacat(
            unsur=pair.satu,
            kondisi=Teks(
                f"Formula {first} pada {owner.id} menghitung hal yang sama dengan formula {other} "
                f"pada {below.id} yang mendukungnya.",
                f"The formula of {what.en} of {owner.en} counts the same as that of {twin.en} of {below.en}, "
                "which supports it.",
            ),
            kunci=fold(ctx.label(pair.lain)),
            bukti=(*ctx.bukti(pair.satu, KIN.formulasi), *ctx.bukti(pair.lain, KIN.formulasi)),
            keyakinan=pair.keyakinan,
        )
