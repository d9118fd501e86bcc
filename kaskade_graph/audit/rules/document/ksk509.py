"""KSK509: a misspelt word."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.spelling import misspellings
from kaskade_graph.audit.rules.document.texts import evidence, focus
from kaskade_graph.errors import Teks
from kaskade_graph.language.spelling import JenisEja

ATURAN = Aturan(
    kode="KSK509",
    nama="salah-ketik",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Salah ketik",
        "Misspelling",
    ),
    temuan=Teks(
        "Kata yang tidak dikenal dan berbeda satu huruf dari kata yang dikenal.",
        "A word nobody knows that is one letter away from one that is known.",
    ),
    akibat=Teks(
        "Dokumen resmi terkesan tidak diperiksa, dan pencarian kata tidak menemukannya.",
        "An official document looks unchecked, and a search for the word misses it.",
    ),
    rekomendasi=Teks(
        "Perbaiki ejaannya.",
        "Correct the spelling.",
    ),
    contoh=Teks(
        "“perpustkaan” alih-alih “perpustakaan”.",
        "“perpustkaan” for “perpustakaan”.",
    ),
    kriteria=Teks(
        "Dokumen resmi memakai bahasa Indonesia yang ditulis dengan benar.",
        "Official documents use correctly written Indonesian.",
    ),
    dasar=(
        "UU 24/2009",
        "EYD V",
    ),
    sejak="0.1.0",
    kasus="""--- benar
indikator:
  - {nama: Jumlah peserta musrenbang di Desa Karangnangka yang menyampaikan usulan}
--- salah ketik
indikator:
  - {nama: Jumlah koordinsi lintas sektor}   #! “koordinsi” tampaknya salah ketik; mungkin maksudnya “koordinasi”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each misspelt word with every place that has it."""
    for slip, texts in misspellings(ctx, JenisEja.SALAH_KETIK):
        yield Cacat(
            unsur=focus(ctx, texts),
            kondisi=Teks(
                f"{quote(slip.kata)} tampaknya salah ketik; mungkin maksudnya {quote(slip.saran)}.",
                f"{quote(slip.kata)} seems misspelt; probably {quote(slip.saran)} is meant.",
            ),
            rekomendasi=Teks(
                f"Tulis {quote(slip.saran)} bila itu maksudnya.",
                f"Write {quote(slip.saran)} if that is meant.",
            ),
            kunci=slip.kata.casefold(),
            pangkal=ctx.kaskade.iri,
            bukti=evidence(texts),
            keyakinan=slip.keyakinan,
        )
