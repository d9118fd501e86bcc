"""KSK805: a sub kegiatan measured in another way than the neighbours measure it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis

ATURAN = Aturan(
    kode="KSK805",
    nama="ukuran-berbeda-dari-tetangga",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Sub kegiatan diukur lain daripada di kecamatan tetangga", "Measured otherwise than next door"
    ),
    temuan=Teks(
        "Sub kegiatan yang sama diukur dengan indikator yang tidak dipakai kebanyakan unit sekabupaten.",
        "The same sub kegiatan is measured by an indikator that most units of the kabupaten do not use.",
    ),
    akibat=Teks(
        "Kinerja antarkecamatan tidak dapat dibandingkan atau dijumlahkan di tingkat kabupaten.",
        "Performance cannot be compared between kecamatan or added up for the kabupaten.",
    ),
    rekomendasi=Teks(
        "Sepakati satu indikator untuk sub kegiatan ini di seluruh kabupaten.",
        "Agree on one indikator for this sub kegiatan throughout the kabupaten.",
    ),
    contoh=Teks(
        "Dua puluh kecamatan menghitung paket, satu kecamatan menghitung bulan.",
        "Twenty kecamatan count packages, one counts months.",
    ),
    kriteria=Teks(
        "Kinerja yang sama diukur dengan indikator dan satuan yang sama agar datanya dapat dipadukan.",
        "The same performance is measured by the same indikator and unit, so that the data can be joined.",
    ),
    dasar=("Perpres 39/2019",),
    sejak="0.1.0",
    kasus="""--- semua sama, kata berbeda
sub_kegiatan:
  - nama: Penyediaan Peralatan Rumah Tangga
    indikator: [Jumlah paket peralatan rumah tangga yang tersedia]
pembanding:
  - {wilayah: 99.99.01, sub_kegiatan: [{nama: Penyediaan Peralatan Rumah Tangga, indikator: [Jumlah paket peralatan rumah tangga yang disediakan]}]}
  - {wilayah: 99.99.02, sub_kegiatan: [{nama: Penyediaan Peralatan Rumah Tangga, indikator: [Jumlah paket peralatan rumah tangga yang disediakan]}]}
  - {wilayah: 99.99.03, sub_kegiatan: [{nama: Penyediaan Peralatan Rumah Tangga, indikator: [Banyaknya paket peralatan rumah tangga]}]}
--- satu menghitung bulan
sub_kegiatan:
  - nama: Penyediaan Peralatan Rumah Tangga  #! Diukur dengan “Jumlah bulan tersedianya peralatan rumah tangga”, sedangkan 3 dari 3 unit lain memakai “Jumlah paket peralatan rumah tangga yang disediakan”.
    indikator: [Jumlah bulan tersedianya peralatan rumah tangga]
pembanding:
  - {wilayah: 99.99.01, sub_kegiatan: [{nama: Penyediaan Peralatan Rumah Tangga, indikator: [Jumlah paket peralatan rumah tangga yang disediakan]}]}
  - {wilayah: 99.99.02, sub_kegiatan: [{nama: Penyediaan Peralatan Rumah Tangga, indikator: [Jumlah paket peralatan rumah tangga yang disediakan]}]}
  - {wilayah: 99.99.03, sub_kegiatan: [{nama: Penyediaan Peralatan Rumah Tangga, indikator: [Banyaknya paket peralatan rumah tangga]}]}
--- terlalu sedikit tetangga
sub_kegiatan:
  - nama: Penyediaan Peralatan Rumah Tangga
    indikator: [Jumlah bulan tersedianya peralatan rumah tangga]
pembanding:
  - {wilayah: 99.99.01, sub_kegiatan: [{nama: Penyediaan Peralatan Rumah Tangga, indikator: [Jumlah paket peralatan rumah tangga yang disediakan]}]}
""",
)
ENOUGH = 3
"""Neighbours with the same sub kegiatan, from which a majority means something."""
MOST = 0.5
"""Share of the neighbours that must agree."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield sub kegiatan none of whose indikator is the one that most neighbours use."""
    if ctx.koleksi is None:
        return
    near = ctx.koleksi.neighbours(ctx.kaskade)
    others = [(k, ctx.koleksi.lines(k, Jenis.SUB_KEGIATAN)) for k in near]
    for line, iri in ctx.koleksi.lines(ctx.kaskade, Jenis.SUB_KEGIATAN).items():
        mine = ctx.graf.indikator(iri)
        metrics = [ctx.koleksi.metrics(k, lines[line]) for k, lines in others if line in lines]
        measured = [m for m in metrics if m]
        if not mine or len(measured) < ENOUGH:
            continue
        votes = Counter(number for found in measured for number in found)
        top, count = min(votes.items(), key=lambda v: (-v[1], v[0]))
        own = {ctx.koleksi.metrik.get(i, -1) for i in mine}
        if count / len(measured) > MOST and top not in own:
            usual = Counter(found[top] for found in measured if top in found)
            name = min(usual.items(), key=lambda v: (-v[1], v[0]))[0]
            yield _defect(ctx, iri, mine, name, count, len(measured))


def _defect(ctx: Konteks, iri: str, mine: list[str], usual: str, count: int, of: int) -> Cacat:
    own = "”, “".join(ctx.label(i) for i in mine)
    return Cacat(
        unsur=iri,
        kondisi=Teks(
            f"Diukur dengan “{own}”, sedangkan {count} dari {of} unit lain memakai “{usual}”.",
            f"Measured by “{own}”, while {count} of {of} other units use “{usual}”.",
        ),
        rekomendasi=Teks(
            f"Pertimbangkan indikator yang dipakai unit lain: “{usual}”.",
            f"Consider the indikator that other units use: “{usual}”.",
        ),
        terkait=tuple(mine),
        keyakinan=round(0.5 + 0.45 * count / of, 3),
    )
