"""KSK512: HTML left in the text."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.texts import evidence, printed_texts
from kaskade_graph.errors import Teks
from kaskade_graph.language.words import tags
from kaskade_graph.text import squeeze

ATURAN = Aturan(
    kode="KSK512",
    nama="sisa-html",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Sisa kode HTML",
        "HTML left over",
    ),
    temuan=Teks(
        "Kode HTML yang ikut tercetak dalam dokumen.",
        "HTML code printed in the document.",
    ),
    akibat=Teks(
        "Dokumen tampak belum diperiksa, dan kodenya ikut terbaca sebagai isi.",
        "The document looks unchecked, and the code is read as content.",
    ),
    rekomendasi=Teks(
        "Hapus kode itu.",
        "Remove the code.",
    ),
    contoh=Teks(
        "“<i>Penjelasan</i>” tercetak apa adanya.",
        "“<i>Penjelasan</i>” printed as it stands.",
    ),
    kriteria=Teks(
        "Dokumen bebas dari kode pengolah teks.",
        "A document is free of the code of the program that made it.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- bersih
indikator:
  - {nama: Jumlah desa dengan nilai < 5}
--- sisa kode
indikator:
  - {nama: "<b>Jumlah</b> desa"}   #! Kode HTML tercetak pada 1 tempat: “</b>”, “<b>”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield one defect for the document, with every place that holds a tag."""
    texts = [t for t in printed_texts(ctx) if tags(t.teks)]
    places = {(b.berkas, b.baris, b.lembar, b.sel) for b in evidence(texts)}
    if not texts:
        return
    found = ", ".join(f"“{squeeze(tag)}”" for tag in sorted({tag for t in texts for tag in tags(t.teks)}))
    count = len(places) or len(texts)
    yield Cacat(
        unsur=ctx.kaskade.iri,
        kondisi=Teks(
            f"Kode HTML tercetak pada {count} tempat: {found}.",
            f"HTML code is printed in {count} {'place' if count == 1 else 'places'}: {found}.",
        ),
        bukti=evidence(texts),
    )
