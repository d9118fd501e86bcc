"""KSK428: two results in one sasaran."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.matters import matters
from kaskade_graph.language.phrases import items
from kaskade_graph.model import Jenis
from kaskade_graph.text import squeeze
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK428",
    nama="sasaran-berhasil-ganda",
    keparahan=Keparahan.INFO,
    judul=Teks("Beberapa hasil dalam satu sasaran", "Several results in one sasaran"),
    temuan=Teks(
        "Sasaran strategis yang menyebut beberapa hasil, masing-masing diukur dengan indikator sendiri.",
        "A sasaran strategis that names several results, each measured by an indikator of its own.",
    ),
    akibat=Teks(
        "Tercapai sebagian tampak sebagai gagal atau berhasil seluruhnya, dan program tidak jelas mendukung bagian yang mana.",
        "What is met in part looks met or failed as a whole, and which part a program supports is not clear.",
    ),
    rekomendasi=Teks(
        "Pisahkan menjadi satu sasaran untuk setiap hasil.",
        "Make it one sasaran for each result.",
    ),
    contoh=Teks(
        "“Meningkatnya pelayanan dan ketertiban” dengan indikator kepuasan pelayanan dan indikator jumlah pelanggaran ketertiban.",
        "“Meningkatnya pelayanan dan ketertiban” with one indikator of service and one of public order.",
    ),
    kriteria=Teks(
        "Satu sasaran menyatakan satu hasil.",
        "One sasaran states one result.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- satu hasil, atau satu indikator untuk semuanya
sasaran:
  - {nama: Meningkatnya sarana dan prasarana desa, indikator: [Persentase desa dengan sarana lengkap, Indeks desa]}
  - {nama: Meningkatnya pelayanan dan ketertiban, indikator: [Indeks pelayanan dan ketertiban]}
--- dua hasil
sasaran:
  - nama: Meningkatnya pelayanan dan ketertiban  #! Sasaran Strategis “Meningkatnya pelayanan dan ketertiban” memuat beberapa hasil yang diukur sendiri-sendiri: “pelayanan” dan “ketertiban”.
    indikator: [Indeks kepuasan pelayanan, Jumlah pelanggaran ketertiban]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the sasaran strategis whose parts share out their indikator."""
    for unsur in ctx.unsur(Jenis.SASARAN_STRATEGIS):
        parts = items(squeeze(unsur.label or ""))
        asked = [matters(p) - matters(" ".join(q for q in parts if q is not p)) for p in parts]
        measures = [matters(ctx.label(i)) for i in ctx.graf.indikator(unsur.iri)]
        told = [{n for n, m in enumerate(measures) if m & a} for a in asked]
        if len(parts) < 2 or not all(told) or len(set().union(*told)) < sum(map(len, told)):
            continue
        what = ctx.sebut(unsur.iri)
        names = listed([quote(" ".join(p.split()[1:]) if n == 0 else p) for n, p in enumerate(parts)])
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"{what.id} memuat beberapa hasil yang diukur sendiri-sendiri: {names.id}.",
                f"{what.en} holds several results that are measured apart: {names.en}.",
            ),
            properti=(RDFS.label,),
            keyakinan=0.6,
        )
