"""KSK403: a formula that drops a limit of its indicator."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, differing
from kaskade_graph.audit.vocabulary import printed
from kaskade_graph.errors import Teks
from kaskade_graph.language.meaning import Beda

ATURAN = Aturan(
    kode="KSK403",
    nama="formula-tanpa-pembatas",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Formula lebih luas daripada indikatornya",
        "Formula wider than its indicator",
    ),
    temuan=Teks(
        "Formula yang tidak memuat pembatas (non, bukan, tanpa, selain) yang disebut nama indikatornya, atau yang sesudah kata “atau” menghitung hal lain pula.",
        "A formula that drops a limit (non, bukan, tanpa, selain) set by the name of its indicator, or counts something else after the word “atau”.",
    ),
    akibat=Teks(
        "Yang dihitung lebih banyak daripada yang dinyatakan, sehingga capaian terlalu tinggi.",
        "More is counted than is stated, so the result is too high.",
    ),
    rekomendasi=Teks(
        "Cantumkan pembatas itu dalam formula.",
        "Put the limit into the formula.",
    ),
    contoh=Teks(
        "“Jumlah izin non usaha yang terbit” dihitung dengan “Jumlah izin yang terbit”.",
        "“Jumlah izin non usaha yang terbit” is counted by “Jumlah izin yang terbit”.",
    ),
    kriteria=Teks(
        "Cakupan formula sama dengan cakupan indikatornya.",
        "A formula covers what its indicator covers.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    keliru=Teks(
        "Batasan yang dinyatakan dengan kata lain di dalam formula.",
        "A limit that the formula states in other words.",
    ),
    kasus="""--- pembatas ada
indikator:
  - {nama: Persentase puskesmas terakreditasi minimal madya, formulasi: Jumlah puskesmas terakreditasi dibagi jumlah puskesmas x 100%}   #! Formula Indikator “Persentase puskesmas terakreditasi minimal madya” tidak memuat pembatas “minimal madya”.
  - {nama: Jumlah izin non usaha yang terbit, formulasi: Jumlah izin non usaha yang terbit dalam satu tahun}
--- atau pada keduanya
indikator:
  - {nama: Jumlah izin usaha atau bangunan, formulasi: Jumlah izin usaha atau bangunan yang terbit}
--- menghitung yang lain pula
indikator:
  - {nama: Jumlah izin usaha yang terbit, formulasi: Jumlah izin usaha atau rekomendasi kegiatan keramaian}   #! Formula Indikator “Jumlah izin usaha yang terbit” juga menghitung “rekomendasi kegiatan keramaian”, yang tidak disebut nama indikatornya.
--- pembatas hilang
indikator:
  - {nama: Jumlah izin non usaha yang terbit, formulasi: Jumlah izin yang terbit}   #! Formula Indikator “Jumlah izin non usaha yang terbit” tidak memuat pembatas “non usaha”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose formula lacks a limit that the name sets, or counts more than it."""
    yield from _widened(ctx)
    for terukur, _, banding in differing(ctx, Beda.PEMBATAS_HILANG):
        what, limit = ctx.sebut(terukur.indikator.iri), quote(banding.hilang[0])
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Formula {what.id} tidak memuat pembatas {limit}.",
                f"The formula of {what.en} lacks the limit {limit}.",
            ),
            rekomendasi=Teks(
                f"Batasi formula pada {limit}, sebagaimana nama indikatornya.",
                f"Limit the formula to {limit}, as the name of the indicator does.",
            ),
            properti=NAMA_DAN_FORMULA,
            leksikon=banding.kedudukan.entri,
            keyakinan=banding.keyakinan,
        )


def _widened(ctx: Konteks) -> Iterator[Cacat]:
    for terukur, formula, banding in differing(ctx, Beda.MELUAS):
        what, more = ctx.sebut(terukur.indikator.iri), quote(printed(banding.tambahan, formula.teks))
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Formula {what.id} juga menghitung {more}, yang tidak disebut nama indikatornya.",
                f"The formula of {what.en} also counts {more}, which its name does not mention.",
            ),
            rekomendasi=Teks(
                f"Hapus {more} dari formula, atau sebutkan pula dalam nama indikator.",
                f"Take {more} out of the formula, or name it in the indicator too.",
            ),
            properti=NAMA_DAN_FORMULA,
            leksikon=banding.kedudukan.entri,
            keyakinan=banding.keyakinan,
        )
