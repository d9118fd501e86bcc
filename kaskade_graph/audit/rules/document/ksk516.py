"""KSK516: the number of a choice, left in the value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.fields import content
from kaskade_graph.audit.rules.document.texts import evidence, printed_texts
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK516",
    nama="sisa-nomor-pilihan",
    keparahan=Keparahan.INFO,
    judul=Teks("Nomor pilihan tertinggal", "The number of a choice left over"),
    temuan=Teks(
        "Tipe penghitungan atau satuan yang masih membawa nomor pilihan dari formulirnya.",
        "A tipe penghitungan or unit that still has the number of the choice in the form.",
    ),
    akibat=Teks(
        "Isian tampak belum selesai dipilih, dan tidak terbaca sebagai nilai yang baku.",
        "The value looks as if not yet chosen, and does not read as a standard value.",
    ),
    rekomendasi=Teks("Hapus nomornya.", "Remove the number."),
    contoh=Teks(
        "“Tipe Penghitungan: 2. Non Kumulatif”.", "“Tipe Penghitungan: 2. Non Kumulatif” (choice 2)."
    ),
    kriteria=Teks(
        "Isian pilihan berisi nilai yang dipilih saja.",
        "A field of choice holds the value chosen and no more.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- nilainya saja
indikator:
  - {nama: A, tipe: "b. Tipe Penghitungan : Kumulatif"}
  - {nama: B, satuan: 100 orang}
--- dengan nomor
indikator:
  - {nama: A, tipe: "b. Tipe Penghitungan: 1. Kumulatif"}   #! Nomor pilihan masih tercetak pada 2 tempat, misalnya “1. Kumulatif”.
  - {nama: B, tipe: "Tipe Penghitungan: 2) Non Kumulatif"}
""",
)
_NUMBERED = re.compile(r"\d{1,2}\s*[.)]\s*[A-Za-z]")


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield one finding for all values of choice that begin with the number of a list."""
    fields = (KIN.tipePenghitungan, KIN.satuan)
    found = [t for t in printed_texts(ctx) if t.properti in fields and _NUMBERED.match(content(t.teks))]
    if found:
        example = quote(content(found[0].teks))
        yield Cacat(
            unsur=ctx.kaskade.iri,
            kondisi=Teks(
                f"Nomor pilihan masih tercetak pada {len(found)} tempat, misalnya {example}.",
                f"The number of a choice is still printed in {len(found)} places, such as {example}.",
            ),
            kunci="pilihan",
            bukti=evidence(found),
        )
