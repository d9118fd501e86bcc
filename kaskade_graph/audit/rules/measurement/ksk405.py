"""KSK405: a formula that only repeats the name of its indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, differing, together
from kaskade_graph.errors import Teks
from kaskade_graph.language.meaning import Beda
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.vocab import KIN

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
--- hitungan yang mengulang: catatan, satu untuk seluruh dokumen
indikator:
  - {nama: Jumlah kader yang dilatih, formulasi: Jumlah kader yang dilatih}   #! Formula 3 indikator berukuran jumlah hanya mengulang namanya, tanpa menyebut kapan sesuatu dihitung dan dari catatan mana.
  - {nama: Jumlah lampu yang dipasang, formulasi: Jumlah lampu yang dipasang}
  - {nama: Jumlah pohon yang ditanam, formulasi: Jumlah pohon yang ditanam}
--- mengulang dengan kepanjangan
indikator:
  - {nama: Nilai LKjIP kecamatan, formulasi: Nilai laporan kinerja instansi pemerintah kecamatan}   #! Formula Indikator “Nilai LKjIP kecamatan” hanya mengulang namanya: “Nilai laporan kinerja instansi pemerintah kecamatan”.
""",
)


_COUNTS = (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)
_SEVERAL = 3
"""From this many plain counts on, repeating the name is a habit of the document and one remark; fewer are let pass."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose formula says nothing of its own; for a plain count that is a remark only."""
    found = [(t, f, b) for t, f, b in differing(ctx, Beda.MENGULANG)]
    counts = [t.indikator.iri for t, _, _ in found if t.jenis in _COUNTS]
    if len(counts) >= _SEVERAL:
        yield replace(_remark(ctx, counts), keparahan=Keparahan.INFO)
    for terukur, formula, banding in found:
        plain = terukur.jenis in _COUNTS
        if plain:
            continue
        what = ctx.sebut(terukur.indikator.iri)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Formula {what.id} hanya mengulang namanya: {quote(formula.teks)}.",
                f"The formula of {what.en} only repeats its name: {quote(formula.teks)}.",
            ),
            properti=NAMA_DAN_FORMULA,
            keyakinan=banding.keyakinan,
        )


def _remark(ctx: Konteks, counts: list[str]) -> Cacat:
    kondisi = Teks(
        f"Formula {len(counts)} indikator berukuran jumlah hanya mengulang namanya, tanpa menyebut kapan "
        "sesuatu dihitung dan dari catatan mana.",
        f"The formulas of {len(counts)} counts only repeat the name, without saying when something counts "
        "and from which record.",
    )
    return together(ctx, counts, kondisi, "jumlah", (KIN.formulasi,), 1.0)
