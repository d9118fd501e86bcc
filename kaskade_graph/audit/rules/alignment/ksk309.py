"""One formula under different names."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.alignment.metrics import SameBy, same_level
from kaskade_graph.errors import Teks
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK309",
    nama="formula-sama-nama-berbeda",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Satu formula untuk indikator yang berbeda",
        "One formula for different indikator",
    ),
    temuan=Teks(
        "Dua indikator sejenjang yang namanya berbeda, tetapi formulanya sama.",
        "Two indikator of one level whose names differ and whose formulas are the same.",
    ),
    kriteria=Teks(
        "Setiap indikator mempunyai cara mengukur yang sesuai dengan rumusannya sendiri.",
        "Every indikator is measured in a way that fits its own wording.",
    ),
    dasar=("PermenPANRB 88/2021",),
    akibat=Teks(
        "Angka yang dilaporkan sama untuk dua hal yang berbeda, sehingga paling sedikit satu di antaranya keliru.",
        "The same number is reported for two different things, so at least one of them is wrong.",
    ),
    rekomendasi=Teks(
        "Tuliskan formula yang khas untuk setiap indikator, atau gabungkan menjadi satu indikator.",
        "Write a formula proper to each indikator, or make them one indikator.",
    ),
    contoh=Teks(
        "“Jumlah cetak” dan “Jumlah penggandaan” sama-sama dihitung sebagai “Jumlah barang cetak dan penggandaan”.",
        "“Jumlah cetak” and “Jumlah penggandaan” are both calculated as “Jumlah barang cetak dan penggandaan”.",
    ),
    sejak="0.1.0",
    kasus="""
--- formula yang khas
sub_kegiatan:
  - nama: Penyediaan Barang Cetak
    indikator:
      - nama: Jumlah cetak yang tersedia
        formulasi: Jumlah barang cetak dalam setahun
      - nama: Jumlah penggandaan yang tersedia
        formulasi: Jumlah lembar penggandaan dalam setahun
--- pembilang sama, penyebut berbeda
sasaran:
  - nama: Meningkatnya mutu pelayanan
    indikator:
      - nama: Persentase pengaduan yang selesai
        formulasi: Jumlah pengaduan selesai dibagi jumlah pengaduan x 100%
      - nama: Rasio pengaduan selesai terhadap penduduk
        formulasi: Jumlah pengaduan selesai dibagi jumlah penduduk
--- satu formula untuk dua indikator
sub_kegiatan:
  - nama: Penyediaan Barang Cetak
    indikator:
      - nama: Jumlah cetak yang tersedia
        formulasi: Jumlah barang cetak dan penggandaan  #! Indikator “Jumlah cetak yang tersedia” dan indikator “Jumlah penggandaan yang tersedia” dihitung dengan formula yang sama: “Jumlah barang cetak dan penggandaan”.
      - nama: Jumlah penggandaan yang tersedia
        formulasi: Jumlah barang cetak dan penggandaan
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each indikator of one level that has the formula of an earlier one to the letter, after folding.

    Of several with one formula each is said once, with the first of them.
    """
    holder: dict[str, str] = {}
    for pair in same_level(ctx, SameBy.FORMULA):
        formula = ctx.kaskade.indikator[pair.satu].formulasi
        if pair.keyakinan < 1 or holder.setdefault(fold(formula or ""), pair.satu) != pair.satu:
            continue
        first, other = ctx.sebut(pair.satu), ctx.sebut(pair.lain)
        lower = other.id.replace("Indikator", "indikator", 1)
        yield Cacat(
            unsur=pair.satu,
            kondisi=Teks(
                f"{first.id} dan {lower} dihitung dengan formula yang sama: “{formula}”.",
                f"{first.en} and {other.en} are calculated with the same formula: “{formula}”.",
            ),
            kunci=fold(ctx.label(pair.lain)),
            properti=(KIN.formulasi,),
            terkait=(pair.lain,),
        )
