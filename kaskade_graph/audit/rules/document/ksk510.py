"""KSK510: a non-standard form."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.spelling import misspellings, stands_in_official_name
from kaskade_graph.audit.rules.document.texts import evidence, focus
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import find_ukuran
from kaskade_graph.language.spelling import JenisEja

ATURAN = Aturan(
    kode="KSK510",
    nama="bentuk-tidak-baku",
    keparahan=Keparahan.INFO,
    judul=Teks(
        "Bentuk kata tidak baku",
        "Non-standard word form",
    ),
    temuan=Teks(
        "Kata yang ditulis dalam bentuk tidak baku.",
        "A word written in a non-standard form.",
    ),
    akibat=Teks(
        "Istilah yang sama ditulis berbeda-beda, sehingga dokumen tidak seragam dan sulit dicari.",
        "One term is written in several ways, so documents differ and are hard to search.",
    ),
    rekomendasi=Teks(
        "Tulis bentuk bakunya.",
        "Write the standard form.",
    ),
    contoh=Teks(
        "“prosentase” alih-alih “persentase”.",
        "“prosentase” for “persentase”.",
    ),
    kriteria=Teks(
        "Dokumen resmi memakai bentuk baku bahasa Indonesia.",
        "Official documents use standard Indonesian forms.",
    ),
    dasar=(
        "UU 24/2009",
        "EYD V",
    ),
    sejak="0.1.0",
    kasus="""--- baku
indikator:
  - {nama: Persentase analisis risiko yang disusun}
--- nama resmi dibiarkan
program:
  - {nama: PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM}
--- tidak baku
indikator:
  - {nama: Prosentase laporan yang disusun}   #! “Prosentase” bukan bentuk baku; bentuk bakunya “Persentase”.
--- nama resmi dan turunannya
program:
  - nama: PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM
    sasaran: [{nama: Meningkatnya ketentraman umum}]   #! “ketentraman” bukan bentuk baku; bentuk bakunya “ketenteraman”.
--- sasaran yang menyalin nama resminya dibiarkan juga
program:
  - nama: PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM
    sasaran: [{nama: Terlaksananya koordinasi ketentraman dan ketertiban umum}]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each non-standard form with every place that has it, official names apart.

    A measure word is what an indikator is read by: a wrong form of it weighs more than one of another word.
    """
    for slip, texts in misspellings(ctx, JenisEja.TIDAK_BAKU):
        yield Cacat(
            unsur=focus(ctx, texts),
            kondisi=Teks(
                f"{quote(slip.kata)} bukan bentuk baku; bentuk bakunya {quote(slip.saran)}.",
                f"{quote(slip.kata)} is not a standard form; the standard form is {quote(slip.saran)}.",
            ),
            rekomendasi=_advice(ctx, slip.kata, slip.saran),
            kunci=slip.kata.casefold(),
            pangkal=ctx.kaskade.iri,
            bukti=evidence(texts),
            keyakinan=slip.keyakinan,
            keparahan=Keparahan.WARNING if find_ukuran([slip.kata.casefold()]) else None,
        )


def _advice(ctx: Konteks, kata: str, saran: str) -> Teks:
    if stands_in_official_name(ctx, kata):
        return Teks(
            f"Tulis {quote(saran)}; biarkan hanya pada nama resmi menurut nomenklatur, yang memakai bentuk itu.",
            f"Write {quote(saran)}; leave it only in the official name, which has that form.",
        )
    return Teks(f"Tulis {quote(saran)}.", f"Write {quote(saran)}.")
