"""KSK507: titles that differ in more than the year."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.names import without_unit
from kaskade_graph.audit.rules.document.texts import evidence, printed_texts
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import DCTERMS

ATURAN = Aturan(
    kode="KSK507",
    nama="judul-tidak-seragam",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Judul tidak seragam",
        "Titles differ",
    ),
    temuan=Teks(
        "Bagian dokumen yang berjudul lain daripada bagian lainnya.",
        "A part of the document with another title than the rest.",
    ),
    akibat=Teks(
        "Bagian itu mungkin berasal dari dokumen lain.",
        "That part may come from another document.",
    ),
    rekomendasi=Teks(
        "Samakan judulnya dengan bagian lain, atau pisahkan bila memang dokumen lain.",
        "Give it the title of the rest, or take it out if it is another document.",
    ),
    contoh=Teks(
        "Satu halaman berjudul “Pohon Kinerja”, halaman lain “Cascading”.",
        "One page is headed “Pohon Kinerja”, the others “Cascading”.",
    ),
    kriteria=Teks(
        "Seluruh bagian dokumen berjudul sama.",
        "All parts of a document have one title.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- seragam
judul: CASCADING KECAMATAN CONTOH TAHUN 2021
varian:
  judul: [Cascading Kecamatan Contoh Tahun 2020]
--- tidak seragam
judul: CASCADING KECAMATAN CONTOH TAHUN 2021
varian:
  judul: [POHON KINERJA KECAMATAN CONTOH TAHUN 2021]   #! Judul “POHON KINERJA KECAMATAN CONTOH TAHUN 2021” berbeda dari judul dokumen, “CASCADING KECAMATAN CONTOH TAHUN 2021”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each title whose words, year and unit apart, are not those of the document's title."""
    judul = ctx.kaskade.judul
    if judul is None:
        return
    titles: dict[str, str] = {}
    for text in printed_texts(ctx):
        if text.properti == DCTERMS.title and without_unit(ctx, text.teks) != without_unit(ctx, judul):
            titles.setdefault(without_unit(ctx, text.teks), text.teks)
    for words, title in titles.items():
        same = [t for t in printed_texts(ctx) if t.properti == DCTERMS.title and t.teks == title]
        yield Cacat(
            unsur=ctx.kaskade.iri,
            kondisi=Teks(
                f"Judul {quote(title)} berbeda dari judul dokumen, {quote(judul)}.",
                f"The title {quote(title)} differs from that of the document, {quote(judul)}.",
            ),
            kunci=words,
            bukti=evidence(same),
        )
