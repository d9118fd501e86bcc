"""KSK407: a count whose formula yields a percentage."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.words import tokens

ATURAN = Aturan(
    kode="KSK407",
    nama="hitungan-berumus-persentase",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Jumlah yang dihitung sebagai persentase",
        "Count worked out as a percentage",
    ),
    temuan=Teks(
        "Indikator jumlah atau frekuensi yang formulanya menghasilkan persentase.",
        "A count or frequency whose formula yields a percentage.",
    ),
    akibat=Teks(
        "Satuan nama dan satuan nilai berbeda, sehingga target dan capaian tidak sebanding.",
        "Name and value have different units, so target and result do not match.",
    ),
    rekomendasi=Teks(
        "Ubah nama indikator menjadi persentase, atau ubah formula menjadi jumlah.",
        "Make the indicator a percentage, or the formula a count.",
    ),
    contoh=Teks(
        "“Jumlah usulan yang diterima” dihitung dengan “usulan diterima dibagi usulan x 100%”.",
        "“Jumlah usulan yang diterima” is worked out as “usulan diterima dibagi usulan x 100%”.",
    ),
    kriteria=Teks(
        "Formula menghasilkan satuan yang disebut indikatornya.",
        "A formula yields the unit that its indicator names.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- jumlah
indikator:
  - {nama: Jumlah usulan yang diterima, formulasi: Jumlah usulan yang diterima dalam forum}
--- waktu yang dihitung sebagai persentase
indikator:
  - {nama: Rata-rata lama penyelesaian izin, formulasi: Jumlah hari penyelesaian seluruh izin dibagi jumlah izin}
  - {nama: Rata-rata waktu tanggap bencana, formulasi: Jumlah kejadian yang ditanggapi dibagi jumlah kejadian x 100%}   #! Indikator “Rata-rata waktu tanggap bencana” adalah ukuran waktu, tetapi formulanya menghasilkan persentase.
--- persentase
indikator:
  - {nama: Jumlah usulan yang diterima, formulasi: Jumlah usulan diterima dibagi jumlah usulan x 100%}   #! Indikator “Jumlah usulan yang diterima” adalah jumlah, tetapi formulanya menghasilkan persentase.
""",
)


_COUNTS = {
    JenisUkuran.HITUNGAN: Teks("jumlah", "a count"),
    JenisUkuran.FREKUENSI: Teks("frekuensi", "a frequency"),
}


_TIME = frozenset(("durasi", "kecepatan", "lama", "waktu"))


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the counts whose formula divides and makes a percentage."""
    for terukur in measured(ctx):
        formula = terukur.formula
        if _is_time(terukur) and formula is not None and formula.berpersen:
            yield _timed(ctx, terukur)
        if terukur.jenis in _COUNTS and formula is not None and formula.berrasio and formula.berpersen:
            what, kind = ctx.sebut(terukur.indikator.iri), _COUNTS[terukur.jenis]
            yield Cacat(
                unsur=terukur.indikator.iri,
                kondisi=Teks(
                    f"{what.id} adalah {kind.id}, tetapi formulanya menghasilkan persentase.",
                    f"{what.en} is {kind.en}, but its formula yields a percentage.",
                ),
                properti=NAMA_DAN_FORMULA,
            )


def _is_time(terukur: Terukur) -> bool:
    """Whether the indikator is a time, or an average of times."""
    if {"ketepatan", "tepat"} & set(tokens(terukur.nama)[:2]):
        return False  # how many are in time, not how long it takes
    if terukur.jenis is JenisUkuran.WAKTU:
        return True
    return terukur.jenis is JenisUkuran.RASIO and bool(_TIME & set(terukur.bagian.objek[:1]))


def _timed(ctx: Konteks, terukur: Terukur) -> Cacat:
    what = ctx.sebut(terukur.indikator.iri)
    return Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"{what.id} adalah ukuran waktu, tetapi formulanya menghasilkan persentase.",
            f"{what.en} is a time, but its formula yields a percentage.",
        ),
        properti=NAMA_DAN_FORMULA,
        keparahan=Keparahan.ERROR,
        keyakinan=0.9,
    )
