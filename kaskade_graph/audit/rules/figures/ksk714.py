"""KSK714: a value whose text says no figure, bound, range, grade or ratio."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph import fields
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.fields import Values
from kaskade_graph.model import Nilai
from kaskade_graph.text import shown

ATURAN = Aturan(
    kode="KSK714",
    nama="nilai-tidak-dipahami",
    keparahan=Keparahan.WARNING,
    judul=Teks("Nilai tidak dipahami", "A value that is not understood"),
    temuan=Teks(
        "Target, realisasi, kondisi awal, atau anggaran yang tercetak, tetapi bukan bilangan, batas, rentang, peringkat, "
        "atau rasio yang dikenal.",
        "A target, realisasi, baseline or budget that is printed, but is no number, bound, range, known grade or ratio.",
    ),
    akibat=Teks(
        "Capaian tidak dapat dihitung, dan nilainya tidak dapat dibandingkan dengan tahun lain.",
        "The achievement cannot be computed, and the value cannot be compared with other years.",
    ),
    rekomendasi=Teks(
        "Tulis satu nilai yang pasti: bilangan (85), batas (≥ 80), rentang (80-85), peringkat (BB), atau rasio (1:50).",
        "Write one definite value: a number (85), a bound (≥ 80), a range (80-85), a grade (BB) or a ratio (1:50).",
    ),
    contoh=Teks(
        "Target tahun 2021 tercetak “menyesuaikan”.", "The target of 2021 is printed as “menyesuaikan”."
    ),
    kriteria=Teks(
        "Target dan realisasi dinyatakan sehingga dapat diukur dan dibandingkan.",
        "Targets and realisasi are stated so that they can be measured and compared.",
    ),
    dasar=("PermenPANRB 53/2014", "PermenPANRB 88/2021"),
    sejak="0.2.0",
    kasus="""--- dipahami
tujuan:
  - nama: Tertib
    indikator:
      - {nama: Persentase desa tertib, target: {2021: 90}}
      - {nama: Nilai AKIP Kecamatan, target: {2021: BB}}
      - {nama: Lama pelayanan, target: {2021: ≤ 5 hari}}
      - {nama: Indeks kepuasan, target: {2021: 80-85}}
      - {nama: Rasio petugas, target: {2021: "1:50"}}
--- tidak dipahami
tujuan:
  - nama: Tertib
    indikator:
      - nama: Persentase desa tertib
        target: {2021: menyesuaikan}  #! Target tahun 2021 tercetak “menyesuaikan”, yang bukan bilangan, batas, rentang, peringkat, atau rasio.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each printed value of which nothing was understood."""
    for indikator in ctx.indikator:
        for values in fields.VALUES:
            yield from _of(ctx, indikator.iri, values, getattr(indikator, values.name))
    for unsur in ctx.kaskade.unsur.values():
        for values in fields.UNSUR_VALUES:
            yield from _of(ctx, unsur.iri, values, getattr(unsur, values.name))


def _of(ctx: Konteks, iri: str, values: Values, found: list[Nilai]) -> Iterator[Cacat]:
    for nilai in found:
        if nilai.dipahami or nilai.tercetak is None:
            continue
        teks = shown(nilai.tercetak[:80])
        tahun = (f" tahun {nilai.tahun}", f" of {nilai.tahun}") if nilai.tahun else ("", "")
        tw = (f" triwulan {nilai.triwulan}", f", quarter {nilai.triwulan}") if nilai.triwulan else ("", "")
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{values.label.id}{tahun[0]}{tw[0]} tercetak “{teks}”, yang bukan bilangan, batas, rentang, "
                "peringkat, atau rasio.",
                f"{values.label.en}{tahun[1]}{tw[1]} is printed as “{teks}”, which is no number, bound, range, grade "
                "or ratio.",
            ),
            kunci=f"{values.name} {nilai.tahun} {nilai.triwulan or ''}",
            properti=(values.predicate,),
            bukti=ctx.bukti_nilai(nilai),
            pasti=True,
        )
