"""KSK408: a formula that compares two numbers without saying what comes of it."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import tokens

ATURAN = Aturan(
    kode="KSK408",
    nama="perbandingan-tanpa-satuan-hasil",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Perbandingan tanpa satuan hasil",
        "Comparison without a unit of result",
    ),
    temuan=Teks(
        "Formula yang membandingkan dua angka, sementara nama indikator tidak menyebut persentase atau rasio dan formula tidak menyebut x 100%.",
        "A formula that compares two numbers while neither name nor formula says percentage or ratio.",
    ),
    akibat=Teks(
        "Tidak jelas nilai apa yang dilaporkan: persentase, rasio, atau selisih.",
        "It is unclear what value is reported: a percentage, a ratio or a difference.",
    ),
    rekomendasi=Teks(
        "Sebut persentase atau rasio pada nama indikator dan tulis formula lengkap dengan x 100% bila persentase.",
        "Say percentage or ratio in the name, and write the formula out, with x 100% for a percentage.",
    ),
    contoh=Teks(
        "“Keselarasan rencana” dihitung dengan “jumlah A dibandingkan dengan jumlah B”.",
        "“Keselarasan rencana” is worked out as “jumlah A dibandingkan dengan jumlah B”.",
    ),
    kriteria=Teks(
        "Satuan hasil formula disebut dan sesuai dengan indikatornya.",
        "The unit that a formula yields is stated and fits its indicator.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- persentase
indikator:
  - {nama: Persentase keselarasan rencana, formulasi: Jumlah program selaras dibandingkan dengan jumlah program x 100%}
--- rasio
indikator:
  - {nama: Rasio guru terhadap murid, formulasi: Jumlah guru dibandingkan dengan jumlah murid}
--- tidak disebut
indikator:
  - {nama: Keselarasan rencana, formulasi: Jumlah program selaras dibandingkan dengan jumlah program}   #! Formula Indikator “Keselarasan rencana” membandingkan dua angka, tetapi tidak disebut apakah hasilnya persentase atau rasio.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator without measure word whose formula divides and makes no percentage."""
    for terukur in measured(ctx):
        formula = terukur.formula
        named = (kelompok("angka_bernama") | {"per"}) & set(tokens(terukur.nama))
        if terukur.jenis is None and formula and formula.berrasio and not (formula.berpersen or named):
            what = ctx.sebut(terukur.indikator.iri)
            yield Cacat(
                unsur=terukur.indikator.iri,
                kondisi=Teks(
                    f"Formula {what.id} membandingkan dua angka, tetapi tidak disebut apakah hasilnya persentase "
                    "atau rasio.",
                    f"The formula of {what.en} compares two numbers, but whether the result is a percentage or a "
                    "ratio is not said.",
                ),
                properti=NAMA_DAN_FORMULA,
            )
