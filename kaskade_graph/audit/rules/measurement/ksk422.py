"""KSK422: an indicator unrelated to the sasaran it measures."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import measured, together
from kaskade_graph.errors import Teks
from kaskade_graph.language.matters import speaks_of, touch
from kaskade_graph.likeness import bare
from kaskade_graph.model import Jenis
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
    keliru=Teks(
        "Ukuran wakil yang lazim; karena itu temuan ini bertanya, tidak menilai.",
        "A usual stand-in; that is why this finding asks and does not judge.",
    ),
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
        indikator: [{nama: Persentase program yang sesuai rencana}]   #! Perlu dijelaskan bagaimana Indikator “Persentase program yang sesuai rencana” menunjukkan tercapainya Sasaran Program “Meningkatnya literasi warga”.
--- tidak terkait
program:
  - nama: Program Literasi
    sasaran:
      - nama: Meningkatnya literasi warga
        indikator: [{nama: Jumlah pohon yang ditanam}]   #! Perlu dijelaskan bagaimana Indikator “Jumlah pohon yang ditanam” menunjukkan tercapainya Sasaran Program “Meningkatnya literasi warga”.
""",
)


_LEVELS = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator below the sasaran strategis that share no matter with their element, as a question.

    Several are one question: whether they show what their sasaran asks is for the reader to say.
    """
    found = list(_apart(ctx))
    if len(found) == 1:
        iri, sasaran, owner = found[0]
        what, whose = ctx.sebut(iri), ctx.sebut(sasaran if ctx.label(sasaran) else owner)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"Perlu dijelaskan bagaimana {what.id} menunjukkan tercapainya {whose.id}.",
                f"How {what.en} shows that {whose.en} is met needs an explanation.",
            ),
            properti=(RDFS.label,),
            terkait=(sasaran,),
            keyakinan=0.6,
        )
    elif found:
        names = listed([quote(ctx.label(iri)) for iri, *_ in found[:_SHOWN]])
        more = Teks(", antara lain", ", among them") if len(found) > _SHOWN else Teks("", "")
        kondisi = Teks(
            f"Perlu dijelaskan bagaimana {len(found)} indikator menunjukkan tercapainya sasarannya{more.id}: {names.id}.",
            f"How {len(found)} indikator show that their sasaran is met needs an explanation{more.en}: {names.en}.",
        )
        yield together(ctx, [iri for iri, *_ in found], kondisi, "keterkaitan", (RDFS.label,), 0.6)


_SHOWN = 4
"""How many indikator a question on several quotes."""


def _apart(ctx: Konteks) -> Iterator[tuple[str, str, str]]:
    """Yield indikator, sasaran and element that have no matter in common, nor any known thing."""
    for terukur in measured(ctx):
        sasaran, owner = (f(terukur.indikator.iri) for f in (ctx.graf.measured, ctx.graf.owner))
        if sasaran is None or owner is None or ctx.graf.level(owner) not in _LEVELS:
            continue
        mine = terukur.nama
        theirs = " ".join([ctx.label(sasaran), *_names(ctx, owner)])
        if speaks_of(mine) and speaks_of(theirs) and not touch(mine, theirs):
            yield terukur.indikator.iri, sasaran, owner


def _names(ctx: Konteks, owner: str) -> list[str]:
    """The name of the element, and where a kegiatan may only gather ("Administrasi Umum") of its parts."""
    below = ctx.graf.children(owner) if ctx.graf.level(owner) is Jenis.KEGIATAN else []
    return [bare(fold(ctx.label(i))) for i in (owner, *below)]
