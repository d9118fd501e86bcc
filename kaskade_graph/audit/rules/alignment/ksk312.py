"""KSK312: a sasaran that only says the name of its activity again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kaskade_graph.audit.collapse import share
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import together
from kaskade_graph.errors import Teks
from kaskade_graph.language.phrases import content
from kaskade_graph.language.words import stem, tokens
from kaskade_graph.likeness import bare
from kaskade_graph.model import Jenis, Unsur
from kaskade_graph.text import fold
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK312",
    nama="sasaran-mengulang-nama",
    keparahan=Keparahan.INFO,
    judul=Teks("Sasaran hanya mengulang nama", "A sasaran that only repeats the name"),
    temuan=Teks(
        "Sasaran program, kegiatan, atau sub kegiatan yang hanya mengulang namanya dengan awalan seperti Terlaksananya atau Meningkatnya.",
        "A sasaran of a program, kegiatan or sub kegiatan that only says its name again after a word such as Terlaksananya.",
    ),
    akibat=Teks(
        "Sasaran tidak menyatakan perubahan apa yang dituju, sehingga indikatornya tidak mempunyai pegangan.",
        "The sasaran does not say what is to change, so that its indikator have nothing to measure.",
    ),
    rekomendasi=Teks(
        "Rumuskan keadaan yang hendak dicapai: siapa atau apa yang berubah, dan menjadi bagaimana.",
        "State what is to be achieved: who or what changes, and how.",
    ),
    contoh=Teks(
        "“Meningkatnya Pelayanan Publik” untuk Program Pelayanan Publik.",
        "“Meningkatnya Pelayanan Publik” for Program Pelayanan Publik.",
    ),
    kriteria=Teks(
        "Sasaran menyatakan hasil yang dituju, bukan nama unsur yang melaksanakannya.",
        "A sasaran states the result aimed at, not the name of what carries it out.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- menyatakan hasil
program:
  - nama: Program Pelayanan Publik
    sasaran: Meningkatnya kepuasan masyarakat atas pelayanan kecamatan
sub_kegiatan:
  - nama: Pendataan Warga Miskin
    sasaran: Tersedianya data warga miskin yang mutakhir
--- tanpa nama tidak dapat dibandingkan
program: [{sasaran: Meningkatnya pelayanan}]
--- mengulang
program:
  - nama: Program Penyelenggaraan Pelayanan Publik
    sasaran: Meningkatnya Penyelenggaraan Pelayanan Publik  #! Sasaran Program “Meningkatnya Penyelenggaraan Pelayanan Publik” hanya mengulang nama Program “Program Penyelenggaraan Pelayanan Publik”.
kegiatan:
  - nama: Penyediaan Jasa Kantor
    sasaran: Tersedianya Jasa Kantor  #! Sasaran Kegiatan “Tersedianya Jasa Kantor” hanya mengulang nama Kegiatan “Penyediaan Jasa Kantor”.
--- beberapa di bawah program adalah satu catatan
sub_kegiatan:
  #! Nama unsurnya hanya diulang dalam 2 dari 3 sasaran sub kegiatan.
  - {nama: Penyediaan Jasa Kantor, sasaran: Tersedianya Jasa Kantor}
  - {nama: Pelaksanaan Rapat Koordinasi, sasaran: Terlaksananya Rapat Koordinasi}
  - {nama: Pemeliharaan Gedung Kantor, sasaran: Gedung kantor layak dipakai}
""",
)
_FEWEST = 2
"""Stems below which a statement is too short to be called a repetition."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the own sasaran that add nothing to the name but a word at the beginning.

    Below the program they are a habit of the trade: of several it is one remark.
    """
    for unsur in ctx.unsur(Jenis.PROGRAM):
        yield from (_cacat(ctx, unsur, iri, Keparahan.WARNING) for iri in _repeating(ctx, unsur))
    below = [(u, i) for u in ctx.unsur(Jenis.KEGIATAN, Jenis.SUB_KEGIATAN) for i in _repeating(ctx, u)]
    if len(below) > 1:
        yield _habit(ctx, [iri for _, iri in below])
    else:
        yield from (_cacat(ctx, unsur, iri, None) for unsur, iri in below)


def _repeating(ctx: Konteks, unsur: Unsur) -> list[str]:
    return [i for i in ctx.graf.sasaran(unsur.iri) if unsur.label and _repeats(ctx.label(i), unsur.label)]


def _cacat(ctx: Konteks, unsur: Unsur, iri: str, keparahan: Keparahan | None) -> Cacat:
    what, whose = ctx.sebut(iri), ctx.sebut(unsur.iri)
    return Cacat(
        unsur=iri,
        kondisi=Teks(
            f"{what.id} hanya mengulang nama {whose.id}.",
            f"{what.en} only repeats the name of {whose.en}.",
        ),
        properti=(RDFS.label,),
        keparahan=keparahan,
        keyakinan=0.85,
    )


def _habit(ctx: Konteks, found: list[str]) -> Cacat:
    kinds = [ctx.jenis(iri).id for iri in found]
    total = Counter(ctx.jenis(iri).id for iri in ctx.graf.order if ctx.label(iri))
    shares = [share(kind, kinds.count(kind), total[kind]) for kind in dict.fromkeys(kinds)]
    said, en = [s.id for s in shares], [s.en for s in shares]
    kondisi = Teks(
        f"Nama unsurnya hanya diulang dalam {listed(said).id}.",
        f"No more than the name of the element is said in {listed(en).en}.",
    )
    return together(ctx, found, kondisi, "mengulang", (RDFS.label,), 0.85)


def _repeats(sasaran: str, nama: str) -> bool:
    """Whether a statement has the content words of a name, one at most left out, and no other.

    Its first word is the verb that makes a statement of the name ("Tersedianya", "Meningkatnya").
    """
    first, *rest = tokens(sasaran) or ("",)
    said, named = content(tuple(rest)), content(tokens(bare(fold(nama))))
    return len(said) >= _FEWEST and said <= named and len(named - said - {stem(first)}) <= 1
