"""KSK315: a program that the sasaran it supports says nothing of."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.matters import matters, speaks_of, touch
from kaskade_graph.language.words import tokens
from kaskade_graph.model import Jenis, Unsur
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK315",
    nama="program-di-luar-sasaran-strategis",
    keparahan=Keparahan.INFO,
    judul=Teks("Program di luar sasaran strategis", "A program outside the sasaran strategis"),
    temuan=Teks(
        "Program yang pokoknya tidak disebut oleh sasaran strategis yang didukungnya maupun oleh indikator sasaran itu.",
        "A program whose subject neither the sasaran strategis it supports nor its indikator mention.",
    ),
    akibat=Teks(
        "Keberhasilan program tidak tampak pada sasaran, dan sasaran dapat tercapai tanpa program itu.",
        "The success of the program does not show in the sasaran, which may be met without it.",
    ),
    rekomendasi=Teks(
        "Tambahkan sasaran strategis atau indikator sasaran yang mengukur hasil program itu, atau jelaskan sumbangannya.",
        "Add a sasaran strategis, or an indikator of it, that measures the result of the program, or explain what it adds.",
    ),
    contoh=Teks(
        "Program keamanan berada di bawah sasaran yang hanya berbicara tentang pelayanan dan pemberdayaan.",
        "A program of public order stands under a sasaran that speaks of services and empowerment alone.",
    ),
    kriteria=Teks(
        "Hasil setiap program menyumbang tercapainya sasaran strategis yang didukungnya.",
        "The result of each program contributes to the sasaran strategis it supports.",
    ),
    dasar=("PermenPANRB 89/2021", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- disebut sasaran, atau indikatornya; penunjang bila ada sasaran akuntabilitas
sasaran:
  - nama: Meningkatnya pelayanan dan akuntabilitas kinerja kecamatan
    indikator: [Persentase desa yang tertib]
    program:
      - Program Pelayanan Publik
      - {nama: Program Pembinaan Desa, indikator: [Persentase desa mandiri]}
      - Program Penunjang Urusan Pemerintahan Daerah
--- penunjang tanpa sasaran yang menampung hasilnya: sebagai informasi
sasaran:
  - nama: Meningkatnya pelayanan kecamatan
    indikator: [Persentase layanan yang selesai tepat waktu]
    program:
      - Program Penunjang Urusan Pemerintahan Daerah  #! Tidak ada sasaran strategis atau indikatornya yang menampung hasil Program “Program Penunjang Urusan Pemerintahan Daerah”, misalnya akuntabilitas kinerja.
--- tidak disebut
sasaran:
  - nama: Meningkatnya pelayanan kecamatan
    indikator: [Persentase layanan yang selesai tepat waktu]
    program:
      - Program Pelayanan Publik
      - Program Pembinaan Olahraga
      - Program Ketenteraman dan Ketertiban  #! Perlu dijelaskan bagaimana Program “Program Ketenteraman dan Ketertiban” menyumbang tercapainya Sasaran Strategis “Meningkatnya pelayanan kecamatan”: pokoknya tidak disebut sasaran itu maupun indikatornya, tetapi disebut Sasaran Strategis “Meningkatnya ketenteraman dan ketertiban”.
  - nama: Meningkatnya ketenteraman dan ketertiban
    indikator: [Jumlah gangguan]
    program: [Program Pembinaan Desa]
""",
)
_SUPPORTING = frozenset(("penunjang", "pendukung", "dukungan"))
"""Words of the program that supports all work of a unit: its own result is that the unit is well run."""
_WELL_RUN = "akuntabilitas birokrasi kelola aparatur keuangan internal"


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the programs that share no matter with any sasaran strategis above them."""
    for unsur in ctx.unsur(Jenis.PROGRAM):
        above = [p for p in ctx.graf.parents(unsur.iri) if ctx.label(p)]
        if not unsur.label or not above:
            continue
        if _SUPPORTING & set(tokens(unsur.label)):
            yield from _supporting(ctx, unsur, above)
            continue
        mine = " ".join([unsur.label, *(ctx.label(i) for i in ctx.graf.indikator(unsur.iri))])
        theirs = " ".join(t for p in above for t in _texts(ctx, p))
        if not speaks_of(mine) or not speaks_of(theirs) or touch(mine, theirs):
            continue
        only = len(ctx.unsur(Jenis.SASARAN_STRATEGIS)) == 1
        nearer = None if only else _nearer(ctx, unsur, above)
        if nearer is None and not only:
            continue  # that an office's own programs serve its sasaran needs no saying
        told = ctx.sebut(nearer) if nearer else None
        turned = Teks(f", tetapi disebut {told.id}", f", which {told.en} does") if told else Teks("", "")
        what, whose = ctx.sebut(unsur.iri), ctx.sebut(above[0])
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"Perlu dijelaskan bagaimana {what.id} menyumbang tercapainya {whose.id}: pokoknya tidak disebut "
                f"sasaran itu maupun indikatornya{turned.id}.",
                f"It needs to be said how {what.en} contributes to {whose.en}: neither that sasaran nor its "
                f"indikator mention its subject{turned.en}.",
            ),
            properti=(RDFS.label,),
            terkait=(above[0], nearer) if nearer else (above[0],),
            keyakinan=0.65,
        )


def _nearer(ctx: Konteks, unsur: Unsur, above: list[str]) -> str | None:
    """The first other sasaran strategis that speaks of all that the program is called after."""
    called = matters(unsur.label or "") - {"program"}
    others = (s.iri for s in ctx.unsur(Jenis.SASARAN_STRATEGIS) if s.iri not in above)
    return next((iri for iri in others if called and called <= matters(" ".join(_texts(ctx, iri)))), None)


def _supporting(ctx: Konteks, unsur: Unsur, above: list[str]) -> Iterator[Cacat]:
    """A hint where no sasaran of the unit speaks of how it is run."""
    everywhere = (t for s in ctx.unsur(Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS) for t in _texts(ctx, s.iri))
    mine = f"{_WELL_RUN} {' '.join(ctx.label(i) for i in ctx.graf.indikator(unsur.iri))}"
    if touch(mine, " ".join(everywhere)):
        return
    what = ctx.sebut(unsur.iri)
    yield Cacat(
        unsur=unsur.iri,
        kondisi=Teks(
            f"Tidak ada sasaran strategis atau indikatornya yang menampung hasil {what.id}, misalnya akuntabilitas kinerja.",
            f"No sasaran strategis, nor any indikator of one, takes up the result of {what.en}, such as accountability.",
        ),
        properti=(RDFS.label,),
        terkait=(above[0],),
        keyakinan=0.55,
    )


def _texts(ctx: Konteks, sasaran: str) -> Iterator[str]:
    yield ctx.label(sasaran)
    yield from (ctx.label(i) for i in ctx.graf.indikator(sasaran))
