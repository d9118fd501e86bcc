"""KSK511: characters that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.texts import Tercetak, evidence, printed_texts
from kaskade_graph.errors import Teks
from kaskade_graph.text import has_invisible, shown

ATURAN = Aturan(
    kode="KSK511",
    nama="karakter-tak-tampak",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Karakter yang tidak tampak",
        "Invisible characters",
    ),
    temuan=Teks(
        "Teks yang memuat karakter yang tidak tampak atau mengubah arah baca.",
        "A text that holds characters one cannot see, or that turn the reading direction.",
    ),
    akibat=Teks(
        "Teks yang tampak sama tidak sama bagi mesin, dan dapat menyembunyikan isi.",
        "Texts that look alike are not the same to a machine, and content can be hidden.",
    ),
    rekomendasi=Teks(
        "Hapus karakter itu.",
        "Remove the characters.",
    ),
    contoh=Teks(
        "Spasi berlebar nol di tengah sebuah nama.",
        "A zero-width space inside a name.",
    ),
    kriteria=Teks(
        "Teks memuat hanya karakter yang terbaca.",
        "A text holds only characters that can be read.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- terbaca
indikator:
  - {nama: Jumlah desa}
--- tak tampak
indikator:
  - {nama: "Jumlah\\u200b desa"}   #! Nama atau isian Indikator “Jumlah\\u200b desa” memuat karakter yang tidak tampak: \\u200b.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements with invisible characters in a text."""
    found: dict[str, list[Tercetak]] = {}
    for text in printed_texts(ctx):
        if has_invisible(text.teks):
            found.setdefault(text.unsur, []).append(text)
    for iri, texts in found.items():
        hidden = ", ".join(sorted({shown(c) for t in texts for c in t.teks if has_invisible(c)}))
        what = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"Nama atau isian {shown(what.id)} memuat karakter yang tidak tampak: {hidden}.",
                f"Name or entries of {shown(what.en)} hold characters that cannot be seen: {hidden}.",
            ),
            bukti=evidence(texts),
        )
