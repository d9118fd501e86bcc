"""KSK411: a percentage whose numerator is no part of its denominator."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, measured, suggested_formula
from kaskade_graph.errors import Teks
from kaskade_graph.language.meaning import Beda
from kaskade_graph.language.ratios import fault

ATURAN = Aturan(
    kode="KSK411",
    nama="pembilang-bukan-bagian-penyebut",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Pembilang bukan bagian dari penyebut",
        "Numerator is no part of the denominator",
    ),
    temuan=Teks(
        "Formula persentase yang pembilang dan penyebutnya menghitung hal yang berbeda.",
        "A percentage whose numerator and denominator count different things.",
    ),
    akibat=Teks(
        "Hasilnya bukan bagian dari keseluruhan dan dapat melebihi 100%.",
        "The result is no part of a whole and may exceed 100%.",
    ),
    rekomendasi=Teks(
        "Samakan yang dihitung: pembilang adalah bagian penyebut yang memenuhi syarat.",
        "Count one thing: the numerator is that part of the denominator which meets the condition.",
    ),
    contoh=Teks(
        "“Jumlah kunjungan dibagi jumlah desa x 100%”.",
        "“Jumlah kunjungan dibagi jumlah desa x 100%” (visits over villages).",
    ),
    kriteria=Teks(
        "Persentase adalah perbandingan bagian terhadap keseluruhan.",
        "A percentage is a part set against a whole.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    keliru=Teks(
        "Penyebut memakai wakil populasi yang lazim pada urusan itu tetapi belum tercatat dalam leksikon.",
        "The denominator is a stand-in for the population that is usual in that field and not yet in the lexicon.",
    ),
    kasus="""--- bagian
indikator:
  - {nama: Persentase perpustakaan yang ramai, formulasi: Jumlah perpustakaan yang ramai dibagi jumlah perpustakaan x 100%}
  - {nama: Persentase pelaksanaan rapat, formulasi: Jumlah rapat terlaksana dibagi rencana x 100%}
--- waktu hadir, dan permohonan atas layanan
indikator:
  - {nama: Persentase kehadiran pegawai, formulasi: Jumlah kehadiran pegawai dibagi jumlah hari kerja pegawai x 100%}
  - {nama: Persentase layanan yang selesai, formulasi: Jumlah layanan yang selesai dibagi jumlah permohonan layanan x 100%}
--- yang dikelola hanya pokok temuannya
indikator:
  - {nama: Persentase desa tanpa temuan material pengelolaan keuangan, formulasi: Jumlah desa tanpa temuan material dibagi jumlah desa yang diperiksa x 100%}
--- bukan bagian
indikator:
  - {nama: Persentase usulan desa yang diterima, formulasi: Jumlah usulan desa yang diterima dibagi jumlah desa x 100%}   #! Formula Indikator “Persentase usulan desa yang diterima” membagi “usulan” dengan “desa”, yang bukan keseluruhannya.
  - {nama: Persentase siswa SMP yang lulus, formulasi: Jumlah siswa SMP yang lulus dibagi jumlah siswa SD x 100%}   #! Formula Indikator “Persentase siswa SMP yang lulus” membagi “siswa smp” dengan “siswa sd”, yang bukan keseluruhannya.
--- terbalik
indikator:
  - {nama: Persentase temuan yang selesai, formulasi: Jumlah temuan dibagi jumlah temuan yang selesai x 100%}   #! Formula Indikator “Persentase temuan yang selesai” terbalik: yang “selesai” menjadi penyebut, padahal seharusnya pembilang.
  - {nama: Persentase penyerapan anggaran, formulasi: Pagu anggaran dibagi realisasi anggaran x 100%}   #! Formula Indikator “Persentase penyerapan anggaran” terbalik: yang “penyerapan” menjadi penyebut, padahal seharusnya pembilang.
--- satu hal di atas dan di bawah
indikator:
  - {nama: Persentase pegawai yang dilatih, formulasi: Jumlah pegawai yang dilatih dibagi jumlah pegawai yang dilatih x 100%}   #! Formula Indikator “Persentase pegawai yang dilatih” sama pembilang dan penyebutnya, sehingga hasilnya selalu 100%.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the percentages whose ratio is no part over its whole; one found by KSK401 is left to it."""
    for terukur in measured(ctx):
        if terukur.formula is None:
            continue
        if terukur.banding is not None and terukur.banding.beda is Beda.OBJEK_LAIN:
            continue
        wrong = fault(terukur.bagian, terukur.formula)
        if wrong is None:
            continue
        what = ctx.sebut(terukur.indikator.iri)
        better = suggested_formula(ctx, terukur)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(f"Formula {what.id} {wrong.teks.id}.", f"The formula of {what.en} {wrong.teks.en}."),
            rekomendasi=_advice(better) if better else None,
            properti=NAMA_DAN_FORMULA,
            leksikon=wrong.entri,
            keyakinan=wrong.keyakinan,
            kunci=wrong.cela.value,
        )


def _advice(formula: str) -> Teks:
    return Teks(
        f"Tulis formula, misalnya {quote(formula)}.", f"Write the formula, for example {quote(formula)}."
    )
