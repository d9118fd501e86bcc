"""KSK422: an indicator unrelated to the sasaran it measures."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.matters import matters, touch
from kaskade_graph.audit.rules.measurement.parts import measured
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.nama import bare
from kaskade_graph.text import fold
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK422",
    nama="indikator-tak-terkait-sasarannya",
    keparahan=Keparahan.INFO,
    judul=Teks(
        "Indikator tidak terkait dengan sasarannya",
        "Indicator unrelated to its sasaran",
    ),
    temuan=Teks(
        "Indikator program, kegiatan, atau sub kegiatan yang tidak menyebut satu pun hal pokok pada nama dan sasaran unsurnya, dan pada nama sub kegiatan di bawahnya.",
        "An indicator of a program, kegiatan or sub kegiatan that mentions none of the matters in the name and sasaran of its element, and in the names of the sub kegiatan below it.",
    ),
    akibat=Teks(
        "Capaiannya tidak menunjukkan tercapai atau tidaknya sasaran itu.",
        "Its result does not show whether the sasaran was met.",
    ),
    rekomendasi=Teks(
        "Pilih ukuran yang menggambarkan tercapainya sasaran, atau jelaskan kaitannya dalam keterangan.",
        "Choose a measure that shows the sasaran being met, or explain the link in the note.",
    ),
    contoh=Teks(
        "Indikator “Jumlah pohon yang ditanam” untuk sasaran “Meningkatnya literasi warga”.",
        "The indicator “Jumlah pohon yang ditanam” for the sasaran “Meningkatnya literasi warga”.",
    ),
    kriteria=Teks(
        "Indikator relevan dengan sasaran yang diukurnya.",
        "An indicator is relevant to the sasaran it measures.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- terkait
program:
  - {nama: Program Literasi, sasaran: [{nama: Meningkatnya literasi warga, indikator: [{nama: Indeks literasi}]}]}
  - {nama: Program Keamanan, sasaran: [{nama: Meningkatnya sinergitas antarlembaga, indikator: [{nama: Jumlah lembaga yang bersinergi}]}]}
--- terkait dengan isinya
kegiatan:
  - nama: Administrasi Umum
    indikator: [Jumlah sarana kantor yang tersedia]
    sub_kegiatan: [Penyediaan Peralatan Kantor]
--- kata “program” bukan kaitan
program:
  - nama: Program Literasi
    sasaran:
      - nama: Meningkatnya literasi warga
        indikator: [{nama: Persentase program yang sesuai rencana}]   #! Indikator “Persentase program yang sesuai rencana” tidak menyebut hal pokok pada Sasaran Program “Meningkatnya literasi warga”.
--- tidak terkait
program:
  - nama: Program Literasi
    sasaran:
      - nama: Meningkatnya literasi warga
        indikator: [{nama: Jumlah pohon yang ditanam}]   #! Indikator “Jumlah pohon yang ditanam” tidak menyebut hal pokok pada Sasaran Program “Meningkatnya literasi warga”.
""",
)


_LEVELS = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator below the sasaran strategis that share no matter with their element."""
    for terukur in measured(ctx):
        sasaran, owner = (f(terukur.indikator.iri) for f in (ctx.graf.measured, ctx.graf.owner))
        if sasaran is None or owner is None or ctx.graf.level(owner) not in _LEVELS:
            continue
        mine = matters(terukur.nama)
        theirs = matters(" ".join([ctx.label(sasaran), *_names(ctx, owner)]))
        if not mine or not theirs or touch(mine, theirs):
            continue
        what, whose = ctx.sebut(terukur.indikator.iri), ctx.sebut(sasaran if ctx.label(sasaran) else owner)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"{what.id} tidak menyebut hal pokok pada {whose.id}.",
                f"{what.en} mentions none of the matters of {whose.en}.",
            ),
            properti=(RDFS.label,),
            terkait=(sasaran,),
            keyakinan=0.6,
        )


def _names(ctx: Konteks, owner: str) -> list[str]:
    """The name of the element, and where a kegiatan may only gather ("Administrasi Umum") of its parts."""
    below = ctx.graf.children(owner) if ctx.graf.level(owner) is Jenis.KEGIATAN else []
    return [bare(fold(ctx.label(i))) for i in (owner, *below)]
