"""KSK406: a percentage whose formula is no ratio."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, measured, suggested_formula
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.words import tokens
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK406",
    nama="persentase-tanpa-rasio",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Persentase tanpa pembagi",
        "Percentage without a ratio",
    ),
    temuan=Teks(
        "Indikator persentase yang formulanya tidak membagi satu angka dengan angka lain.",
        "A percentage whose formula does not divide one number by another.",
    ),
    akibat=Teks(
        "Nilainya bukan persentase, sehingga tidak dapat dibandingkan dengan targetnya.",
        "The value is no percentage and cannot be set against its target.",
    ),
    rekomendasi=Teks(
        "Tulis formula sebagai pembilang dibagi penyebut x 100%, atau ubah indikator menjadi jumlah.",
        "Write the formula as numerator over denominator times 100%, or make the indicator a count.",
    ),
    contoh=Teks(
        "“Persentase serapan pupuk” dihitung dengan “Jumlah pupuk yang terserap”.",
        "“Persentase serapan pupuk” is counted by “Jumlah pupuk yang terserap”.",
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
    kasus="""--- dibagi
indikator:
  - {nama: Persentase serapan pupuk, formulasi: Jumlah pupuk terserap dibagi jumlah alokasi pupuk x 100%}
--- garis miring
indikator:
  - {nama: Persentase serapan pupuk, formulasi: (Pupuk terserap / alokasi pupuk) x 100%}
--- per satuan lain
indikator:
  - {nama: Produktivitas jagung, satuan: Ton/Ha, formulasi: Produksi jagung dibagi luas panen jagung}
  - {nama: Produktivitas kedelai, satuan: Ton/Ha, formulasi: Produksi kedelai dalam satu tahun}   #! Indikator “Produktivitas kedelai” bersatuan “Ton/Ha”, tetapi formulanya tidak membagi: “Produksi kedelai dalam satu tahun”.
--- hitungan
indikator:
  - {nama: Persentase desa bebas konflik, formulasi: 100% dikurangi bagian desa yang berkonflik dari seluruh desa}
  - {nama: Persentase surat terbit, formulasi: Surat yang terbit per surat yang dimohonkan x 100%}
  - {nama: Persentase serapan pupuk, formulasi: Jumlah pupuk yang terserap}   #! Indikator “Persentase serapan pupuk” adalah persentase, tetapi formulanya tidak membandingkan dua angka: “Jumlah pupuk yang terserap”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the percentages, and the amounts per something, whose formula has no division."""
    yield from _per_something(ctx)
    for terukur in measured(ctx):
        formula = terukur.formula
        if terukur.jenis is not JenisUkuran.PERSENTASE or formula is None or formula.berrasio:
            continue
        if formula.pelengkap or not tokens(formula.teks):  # what a share leaves; "-" is no formula
            continue
        what, better = ctx.sebut(terukur.indikator.iri), suggested_formula(ctx, terukur)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"{what.id} adalah persentase, tetapi formulanya tidak membandingkan dua angka: {quote(formula.teks)}.",
                f"{what.en} is a percentage, but its formula compares no two numbers: {quote(formula.teks)}.",
            ),
            rekomendasi=_advice(better) if better else None,
            properti=NAMA_DAN_FORMULA,
            pasti=not _MAY_DIVIDE.search(formula.teks),
        )


_MAY_DIVIDE = re.compile(
    r"[/:÷×*+=%\d-]|\b(?:per|dari|atas|terhadap|banding\w*|di?bagi\w*|rasio|selisih|dikurangi)\b", re.I
)
"""Signs and words of which one may stand for a comparison that was not read as such."""

_PER = re.compile(
    r"(?:/|\bper)\s*(ha|hektare?|km2?|m2|kapita|jiwa|penduduk|pohon|ekor|rumah tangga)\s*$", re.IGNORECASE
)
_EACH = frozenset(("per", "tiap", "setiap", "rata", "rerata", "kapita"))


def _per_something(ctx: Konteks) -> Iterator[Cacat]:
    """An amount per hectare or head whose formula only adds up the amount."""
    for terukur in measured(ctx):
        formula, unit = terukur.formula, terukur.indikator.satuan or ""
        per = _PER.search(unit)
        if per is None or formula is None or formula.berrasio or formula.berpersen or formula.berselisih:
            continue
        counted = formula.pembilang.ukuran
        if counted is None or counted.jenis not in _AMOUNTS or _EACH & set(tokens(formula.teks)):
            continue
        what = ctx.sebut(terukur.indikator.iri)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"{what.id} bersatuan {quote(unit)}, tetapi formulanya tidak membagi: {quote(formula.teks)}.",
                f"The unit of {what.en} is {quote(unit)}, but its formula divides nothing: {quote(formula.teks)}.",
            ),
            rekomendasi=Teks(
                "Sebutkan pembaginya dalam formula.", "Say in the formula what it is divided by."
            ),
            properti=(*NAMA_DAN_FORMULA, KIN.satuan),
            keyakinan=0.85,
        )


_AMOUNTS = (JenisUkuran.HITUNGAN, JenisUkuran.BESARAN)


def _advice(formula: str) -> Teks:
    return Teks(
        f"Tulis formula sebagai perbandingan, misalnya {quote(formula)}.",
        f"Write the formula as a ratio, for example {quote(formula)}.",
    )
