"""KSK316: an indikator of a sasaran strategis that nothing below contributes to."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import together
from kaskade_graph.errors import Teks
from kaskade_graph.language.matters import speaks_of, touch
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import parse_indikator
from kaskade_graph.model import Jenis, Unsur
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK316",
    nama="indikator-sasaran-tanpa-penyumbang",
    keparahan=Keparahan.INFO,
    judul=Teks("Indikator sasaran tanpa penyumbang", "An indikator that nothing contributes to"),
    temuan=Teks(
        "Indikator sasaran strategis yang pokoknya tidak disebut oleh satu pun program, kegiatan, sub kegiatan, atau indikator di bawahnya.",
        "An indikator of a sasaran strategis whose subject no program, kegiatan, sub kegiatan or indikator below mentions.",
    ),
    akibat=Teks(
        "Tidak ada pekerjaan yang menggerakkan indikator itu; capaiannya kebetulan belaka.",
        "No work moves the indikator; its result is a matter of chance.",
    ),
    rekomendasi=Teks(
        "Tunjukkan program dan kegiatan yang menyumbangnya, atau ganti indikatornya.",
        "Show the program and kegiatan that contribute to it, or replace the indikator.",
    ),
    contoh=Teks(
        "Sasaran diukur dengan “Persentase kawasan hutan lestari”, padahal semua program tentang pelayanan.",
        "A sasaran is measured by the share of forest conserved, while all programs are about services.",
    ),
    kriteria=Teks(
        "Setiap indikator sasaran strategis didukung oleh program dan kegiatan yang memengaruhinya.",
        "Each indikator of a sasaran strategis is supported by program and kegiatan that influence it.",
    ),
    dasar=("PermenPANRB 89/2021", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- disumbang program, kegiatan, atau indikator
sasaran:
  - nama: Meningkatnya pelayanan
    indikator: [Persentase pengaduan yang selesai, Indeks pelayanan publik]
    program:
      - nama: Program Pelayanan Publik
        kegiatan: [{nama: Koordinasi, indikator: [Jumlah pengaduan yang ditindaklanjuti]}]
--- tanpa program adalah aturan lain
sasaran: [{nama: Meningkatnya pelayanan, indikator: [Persentase hutan lestari]}]
--- tanpa penyumbang
sasaran:
  - nama: Meningkatnya pelayanan
    indikator:
      - Indeks pelayanan publik
      - Persentase hutan lestari  #! Perlu dijelaskan program atau kegiatan mana yang menyumbang Indikator “Persentase hutan lestari” pada Sasaran Strategis “Meningkatnya pelayanan”: pokoknya tidak disebut oleh yang ada di bawahnya.
    program: [{nama: Program Pelayanan Publik, kegiatan: [Koordinasi]}]
--- beberapa adalah satu pertanyaan
sasaran:
  - nama: Meningkatnya pelayanan
    indikator:
      - Persentase hutan lestari  #! Perlu dijelaskan program atau kegiatan mana yang menyumbang 2 indikator sasaran, yang pokoknya tidak disebut oleh yang ada di bawahnya: “Persentase hutan lestari” dan “Panjang jalan tol”.
      - Panjang jalan tol
    program: [{nama: Program Pelayanan Publik, kegiatan: [Koordinasi]}]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield a question on the indikator of sasaran strategis that share no matter with anything below."""
    found = [(iri, unsur.iri) for unsur in ctx.unsur(Jenis.SASARAN_STRATEGIS) for iri in _alone(ctx, unsur)]
    if len(found) > 1:
        elements = [iri for iri, _ in found]
        names = listed([quote(ctx.label(iri)) for iri in elements])
        kondisi = Teks(
            f"Perlu dijelaskan program atau kegiatan mana yang menyumbang {len(found)} indikator sasaran, yang "
            f"pokoknya tidak disebut oleh yang ada di bawahnya: {names.id}.",
            f"It needs to be said which program or kegiatan contributes to {len(found)} indikator of sasaran, whose "
            f"subject nothing below them mentions: {names.en}.",
        )
        yield together(ctx, elements, kondisi, "tanpa penyumbang", (RDFS.label,), 0.55)
        return
    for iri, owner in found:
        what, whose = ctx.sebut(iri), ctx.sebut(owner)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"Perlu dijelaskan program atau kegiatan mana yang menyumbang {what.id} pada {whose.id}: pokoknya "
                "tidak disebut oleh yang ada di bawahnya.",
                f"It needs to be said which program or kegiatan contributes to {what.en} of {whose.en}: nothing "
                "below mentions its subject.",
            ),
            properti=(RDFS.label,),
            keyakinan=0.55,
        )


def _alone(ctx: Konteks, unsur: Unsur) -> Iterator[str]:
    below = ctx.graf.descendants(unsur.iri)
    names = [ctx.label(i) for b in below for i in (b, *ctx.graf.sasaran(b), *ctx.graf.indikator(b))]
    theirs = tuple(dict.fromkeys(names))
    if not any(map(speaks_of, theirs)):
        return
    for iri in ctx.graf.indikator(unsur.iri):
        ukuran = parse_indikator(ctx.label(iri)).ukuran
        broad = ctx.label(unsur.iri) if ukuran and ukuran.jenis is JenisUkuran.INDEKS else ""
        mine = f"{ctx.label(iri)} {broad}"  # an index is about what its sasaran is about
        if speaks_of(mine) and not touch(mine, *theirs):
            yield iri
