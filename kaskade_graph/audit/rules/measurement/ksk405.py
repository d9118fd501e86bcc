"""KSK405: a formula that only repeats the name of its indicator."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, differing
from kaskade_graph.bahasa.makna import Beda
from kaskade_graph.bahasa.ukuran import JenisUkuran
from kaskade_graph.errors import Teks

ATURAN = Aturan(
    kode="KSK405",
    nama="formula-mengulang-nama",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Formula hanya mengulang nama indikator",
        "Formula only repeats the name",
    ),
    temuan=Teks(
        "Formula yang hanya mengulang nama indikatornya, tanpa cara menghitung.",
        "A formula that only says the name of its indicator again, without a way to count.",
    ),
    akibat=Teks(
        "Dua orang yang menghitung indikator itu dapat memperoleh nilai yang berbeda.",
        "Two people who work it out may come to different values.",
    ),
    rekomendasi=Teks(
        "Tulis cara menghitungnya: apa yang dihitung, kapan dinyatakan memenuhi, selama periode apa, dan dari catatan mana.",
        "Write how it is counted: what counts, when it counts, over which period, and from which record.",
    ),
    contoh=Teks(
        "Formula “Indeks Pelayanan Publik” untuk indikator “Indeks Pelayanan Publik”.",
        "The formula “Indeks Pelayanan Publik” for the indicator “Indeks Pelayanan Publik”.",
    ),
    kriteria=Teks(
        "Formula menjelaskan cara menghitung, bukan mengulang nama indikator.",
        "A formula explains how to count; it does not repeat the name.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- menjelaskan
indikator:
  - {nama: Indeks Pelayanan Publik, formulasi: Nilai rata-rata tertimbang enam aspek hasil penilaian mandiri}
--- mengulang
indikator:
  - {nama: Indeks Pelayanan Publik (IPP), formulasi: Indeks pelayanan publik}   #! Formula Indikator “Indeks Pelayanan Publik (IPP)” hanya mengulang namanya: “Indeks pelayanan publik”.
--- mengulang dengan kepanjangan
indikator:
  - {nama: Jumlah dokumen LKjIP yang disusun, formulasi: Jumlah dokumen laporan kinerja instansi pemerintah yang disusun}   #! Formula Indikator “Jumlah dokumen LKjIP yang disusun” hanya mengulang namanya: “Jumlah dokumen laporan kinerja instansi pemerintah yang disusun”.
""",
)


_COUNTS = (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose formula says nothing of its own; for a plain count that is a remark only."""
    for terukur, formula, banding in differing(ctx, Beda.MENGULANG):
        what = ctx.sebut(terukur.indikator.iri)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Formula {what.id} hanya mengulang namanya: {quote(formula.teks)}.",
                f"The formula of {what.en} only repeats its name: {quote(formula.teks)}.",
            ),
            properti=NAMA_DAN_FORMULA,
            keyakinan=banding.keyakinan,
            keparahan=Keparahan.INFO if terukur.jenis in _COUNTS else None,
        )
