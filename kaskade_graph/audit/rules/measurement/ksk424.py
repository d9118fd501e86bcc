"""KSK424: a denominator that does not say what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.phrases import Kelas, kelas_of
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import tokens
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK424",
    nama="penyebut-tidak-jelas",
    keparahan=Keparahan.WARNING,
    judul=Teks("Penyebut tidak jelas", "Denominator unclear"),
    temuan=Teks(
        "Formula yang penyebutnya hanya kata umum seperti rencana, target, atau total, tanpa menyebut apa yang dihitung.",
        "A formula whose denominator is only a general word such as rencana, target or total, and names nothing counted.",
    ),
    akibat=Teks(
        "Pembagi dapat dipilih sesuka hati, sehingga persentasenya tidak dapat diuji.",
        "The divisor may be chosen at will, so that the percentage cannot be checked.",
    ),
    rekomendasi=Teks(
        "Sebutkan apa yang dihitung pada penyebut, dan dokumen yang menetapkannya.",
        "Say what the denominator counts, and the document that sets it.",
    ),
    contoh=Teks(
        "“Jumlah rapat yang terlaksana dibagi rencana x 100%”.",
        "“Jumlah rapat yang terlaksana dibagi rencana x 100%” (divided by plan).",
    ),
    kriteria=Teks(
        "Formula menyebut pembilang dan penyebutnya dengan jelas.",
        "A formula names its numerator and denominator clearly.",
    ),
    dasar=("PermenPAN 9/2007", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- jelas
indikator:
  - {nama: Persentase rapat, formulasi: Jumlah rapat yang terlaksana dibagi jumlah rapat yang direncanakan x 100%}
  - {nama: Persentase serapan, formulasi: Realisasi anggaran dibagi pagu anggaran x 100%}
  - {nama: Persentase desa aktif, formulasi: Jumlah desa aktif dibagi jumlah desa yang ada x 100%}
--- tidak jelas
indikator:
  - {nama: Persentase rapat, formulasi: Jumlah rapat yang terlaksana dibagi rencana x 100%}   #! Penyebut formula Indikator “Persentase rapat” hanya “rencana”; tidak disebut apa yang dihitung.
  - {nama: Persentase layanan, formulasi: Jumlah layanan yang tepat waktu dibagi jumlah layanan yang ada x 100%}   #! Penyebut formula Indikator “Persentase layanan” hanya “jumlah layanan yang ada”; tidak disebut yang dihitung jenisnya, permohonannya, atau berkasnya.
  - {nama: Persentase izin, formulasi: Jumlah izin yang terbit dibagi jumlah seluruhnya x 100%}   #! Penyebut formula Indikator “Persentase izin” hanya “jumlah seluruhnya”; tidak disebut apa yang dihitung.
""",
)
_GENERAL = frozenset(
    [
        "ada",
        "jumlah",
        "keseluruhan",
        "pelaksanaan",
        "rencana",
        "seluruh",
        "seluruhnya",
        "semua",
        "semuanya",
        "target",
        "total",
        "yang",
    ]
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose formula divides by general words alone."""
    for terukur in measured(ctx):
        below = terukur.formula.penyebut if terukur.formula else None
        if below is None or not tokens(below.teks):
            continue
        telling = [t for t in tokens(below.teks) if t not in _GENERAL and t not in kelompok("henti")]
        unit = Teks("apa yang dihitung", "what it counts")
        if telling and {kelas_of(t) for t in telling} == {Kelas.JASA}:
            unit = Teks(
                "yang dihitung jenisnya, permohonannya, atau berkasnya",
                "whether kinds, requests or files are counted",
            )
        elif telling:
            continue
        what, said = ctx.sebut(terukur.indikator.iri), quote(below.teks)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Penyebut formula {what.id} hanya {said}; tidak disebut {unit.id}.",
                f"The denominator of the formula of {what.en} is only {said}; it is not said {unit.en}.",
            ),
            properti=(KIN.formulasi,),
            keyakinan=0.85,
        )
