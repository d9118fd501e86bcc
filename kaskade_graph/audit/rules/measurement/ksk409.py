"""KSK409: a percentage or index of the type Kumulatif."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.model import Tipe
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK409",
    nama="persentase-atau-indeks-kumulatif",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Persentase atau indeks bertipe kumulatif",
        "Cumulative percentage or index",
    ),
    temuan=Teks(
        "Indikator persentase, rasio, atau indeks yang tipe penghitungannya Kumulatif.",
        "A percentage, ratio or index whose type of calculation is Kumulatif.",
    ),
    akibat=Teks(
        "Persentase dan indeks tidak dapat dijumlahkan antarperiode; capaian akhir tahun menjadi tidak bermakna.",
        "Percentages and indices cannot be added over periods; the result at year end means nothing.",
    ),
    rekomendasi=Teks(
        "Ubah tipe penghitungan menjadi Non Kumulatif.",
        "Change the type of calculation to Non Kumulatif.",
    ),
    contoh=Teks(
        "“Persentase layanan tepat waktu” bertipe Kumulatif.",
        "“Persentase layanan tepat waktu” with type Kumulatif.",
    ),
    kriteria=Teks(
        "Hanya nilai yang dapat dijumlahkan antarperiode yang bertipe Kumulatif.",
        "Only values that add up over periods are Kumulatif.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- non kumulatif
indikator:
  - {nama: Persentase layanan tepat waktu, tipe: Non Kumulatif}
  - {nama: Jumlah layanan, tipe: Kumulatif}
--- kumulatif
indikator:
  - {nama: Persentase layanan tepat waktu, tipe: Kumulatif}   #! Indikator “Persentase layanan tepat waktu” adalah persentase, tetapi tipe penghitungannya Kumulatif.
  - {nama: Indeks Reformasi Birokrasi, tipe: Kumulatif}   #! Indikator “Indeks Reformasi Birokrasi” adalah indeks, tetapi tipe penghitungannya Kumulatif.
""",
)


_NOT_ADDED = {
    JenisUkuran.PERSENTASE: Teks("persentase", "a percentage"),
    JenisUkuran.RASIO: Teks("rasio", "a ratio"),
    JenisUkuran.INDEKS: Teks("indeks", "an index"),
    JenisUkuran.PERINGKAT: Teks("peringkat", "a grade"),
}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator of type Kumulatif whose values cannot be added."""
    for terukur in measured(ctx):
        if terukur.indikator.tipe is Tipe.KUMULATIF and terukur.jenis in _NOT_ADDED and not _counts(terukur):
            what, kind = ctx.sebut(terukur.indikator.iri), _NOT_ADDED[terukur.jenis]
            yield Cacat(
                unsur=terukur.indikator.iri,
                kondisi=Teks(
                    f"{what.id} adalah {kind.id}, tetapi tipe penghitungannya Kumulatif.",
                    f"{what.en} is {kind.en}, but its type of calculation is Kumulatif.",
                ),
                properti=(KIN.tipePenghitungan, RDFS.label),
            )


def _counts(terukur: Terukur) -> bool:
    """Whether an "angka" is nothing but a count, by its formula, or a "nilai" a sum of money, by its unit."""
    formula = terukur.formula
    if formula is None or formula.berrasio or terukur.bagian.ukuran is None:
        return False
    top = formula.pembilang.ukuran
    if terukur.bagian.ukuran.kata in ("nilai", "besaran") and _is_money(terukur):
        return True
    return terukur.bagian.ukuran.kata == "angka" and top is not None and top.jenis is JenisUkuran.HITUNGAN


_MONEY = re.compile(r"\brp\b|rupiah|us ?\$|\busd\b|dolar", re.IGNORECASE)


def _is_money(terukur: Terukur) -> bool:
    """Whether its unit is one of money: sums of money add up."""
    return _MONEY.search(terukur.indikator.satuan or "") is not None
