"""KSK306: one metric printed for several elements of one level."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.alignment.metrics import groups
from kaskade_graph.errors import Teks

ATURAN = Aturan(
    kode="KSK306",
    nama="ukuran-ganda-setingkat",
    keparahan=Keparahan.WARNING,
    judul=Teks("Ukuran yang sama pada satu tingkat", "Same metric twice within a level"),
    temuan=Teks(
        "Indikator dengan ukuran yang sama pada dua unsur setingkat.",
        "Indicators with the same metric on two elements of one level.",
    ),
    akibat=Teks(
        "Capaian satu ukuran diakui oleh dua unsur, sehingga kinerja terhitung ganda.",
        "Two elements claim the result of one metric, so performance is counted twice.",
    ),
    rekomendasi=Teks(
        "Bedakan ukuran tiap unsur sesuai hasilnya, atau nyatakan bahwa ukurannya memang dipakai bersama.",
        "Give each element a metric of its own result, or state that the metric is shared on purpose.",
    ),
    contoh=Teks(
        "Dua kegiatan memakai “Jumlah laporan yang disusun”.",
        "Two kegiatan use “Jumlah laporan yang disusun”.",
    ),
    kriteria=Teks(
        "Indikator mengukur hasil khas unsurnya.", "An indicator measures the result proper to its element."
    ),
    dasar=("PermenPANRB 53/2014", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- berbeda
program:
  - {nama: Program A, indikator: [{nama: Jumlah laporan yang disusun}]}
  - {nama: Program B, indikator: [{nama: Jumlah warga yang dilayani}]}
--- sama
program:
  - {nama: Program A, indikator: [{nama: Jumlah laporan yang disusun}]}
  - {nama: Program B, indikator: [{nama: Jumlah laporan yang disusun}]}   #! Indikator “Jumlah laporan yang disusun” sama dengan indikator Program “Program A”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every indikator whose metric an earlier one of the same level has; once for each."""
    for first, later, sure in groups(ctx, same_level=True):
        what, owner = ctx.sebut(later), ctx.sebut(ctx.graf.owner(first) or first)
        yield Cacat(
            unsur=later,
            kondisi=Teks(
                f"{what.id} {'sama' if sure == 1 else 'hampir sama'} dengan indikator {owner.id}.",
                f"{what.en} is {'' if sure == 1 else 'nearly '}the same as that of {owner.en}.",
            ),
            kunci=ctx.label(first),
            terkait=(first,),
            keyakinan=sure,
        )
