"""KSK513: an entry that is printed with different content."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.fields import FIELD, content
from kaskade_graph.errors import Teks
from kaskade_graph.model import Peran

ATURAN = Aturan(
    kode="KSK513",
    nama="varian-bagian-berulang",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Bagian berulang tidak sama",
        "Repeated parts differ",
    ),
    temuan=Teks(
        "Isian yang dicetak lebih dari sekali dengan isi yang berbeda.",
        "An entry printed more than once, with different content.",
    ),
    akibat=Teks(
        "Tidak jelas isi mana yang berlaku.",
        "It is unclear which one holds.",
    ),
    rekomendasi=Teks(
        "Samakan isinya, atau cetak satu kali saja.",
        "Make them the same, or print it once.",
    ),
    contoh=Teks(
        "Sumber data sebuah indikator berbeda pada dua halaman.",
        "The data source of an indicator differs on two pages.",
    ),
    kriteria=Teks(
        "Bagian yang diulang berisi sama.",
        "Parts that are repeated have the same content.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- sama
indikator:
  - nama: Jumlah desa
    sumber: Monografi desa
    varian: {sumber: ["monografi  desa"]}
--- berbeda
indikator:
  - nama: Jumlah desa
    sumber: Monografi desa   #! Sumber data Indikator “Jumlah desa” dicetak berbeda-beda: “Monografi desa” dan “Profil desa”.
    varian: {sumber: [Profil desa]}
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the entries that have variants, titles apart (KSK507)."""
    for iri in ctx.graf.order:
        for properti, field in FIELD.items():
            quoted = ctx.kutipan(iri, properti, peran=(Peran.UTAMA, Peran.VARIAN))
            texts = {content(k.teks).casefold(): content(k.teks) for k in reversed(quoted)}
            if len(texts) < 2 or not any(k.peran is Peran.VARIAN for k in quoted):
                continue
            what = ctx.sebut(iri)
            forms = listed([quote(t) for t in reversed(texts.values())])
            yield Cacat(
                unsur=iri,
                kondisi=Teks(
                    f"{field.id} {what.id} dicetak berbeda-beda: {forms.id}.",
                    f"{field.en} of {what.en} is printed in different ways: {forms.en}.",
                ),
                kunci=properti,
                bukti=tuple(dict.fromkeys(Bukti.of(k) for k in quoted)),
            )
