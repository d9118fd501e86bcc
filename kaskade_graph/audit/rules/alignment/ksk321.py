"""KSK321: a result that only says that work is done."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.words import words
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK321",
    nama="hasil-berupa-keterlaksanaan",
    keparahan=Keparahan.WARNING,
    judul=Teks("Hasil berupa keterlaksanaan", "A result that is only work done"),
    temuan=Teks(
        "Tujuan, sasaran strategis, atau sasaran program yang hanya menyatakan bahwa kegiatan terlaksana atau barang tersedia.",
        "A tujuan, sasaran strategis or sasaran of a program that only says that work is done or things are there.",
    ),
    akibat=Teks(
        "Sasaran tercapai dengan menyelesaikan pekerjaan, sekalipun keadaan masyarakat tidak berubah.",
        "It is met by finishing the work, even if nothing changes for the people served.",
    ),
    rekomendasi=Teks(
        "Rumuskan perubahan keadaan yang dituju pekerjaan itu, misalnya “Meningkatnya ...” atau “Menurunnya ...”.",
        "State the change that the work is for, such as “Meningkatnya ...” or “Menurunnya ...”.",
    ),
    contoh=Teks(
        "Sasaran strategis “Terlaksananya koordinasi ketertiban umum” alih-alih “Menurunnya gangguan ketertiban umum”.",
        "The sasaran strategis “Terlaksananya koordinasi ketertiban umum” instead of “Menurunnya gangguan ketertiban umum”.",
    ),
    kriteria=Teks(
        "Jenjang program ke atas menyatakan hasil (outcome); keterlaksanaan dinyatakan pada kegiatan dan sub kegiatan.",
        "From the program up, outcomes are stated; that work is done is stated at kegiatan and sub kegiatan.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- perubahan keadaan; keterlaksanaan pada kegiatan
program:
  - nama: Program Ketertiban
    sasaran: Menurunnya gangguan ketertiban
    kegiatan: [{nama: Patroli, sasaran: Terlaksananya patroli}]
--- keterlaksanaan
sasaran:
  - nama: Terlaksananya koordinasi ketertiban  #! Sasaran Strategis “Terlaksananya koordinasi ketertiban” hanya menyatakan keterlaksanaan: “Terlaksananya”.
    program: [Program Ketertiban]
""",
)

_DONE = frozenset(("terlaksananya", "tersedianya", "tersusunnya", "terselenggaranya", "terfasilitasinya"))
_LEVELS = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.SASARAN_PROGRAM)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the statements from the program up that begin with a word for work done."""
    for unsur in ctx.unsur(*_LEVELS):
        first = next(iter(words(unsur.label or "")), None)
        if first is None or first.lipat not in _DONE:
            continue
        what, said = ctx.sebut(unsur.iri), quote(first.bentuk)
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"{what.id} hanya menyatakan keterlaksanaan: {said}.",
                f"{what.en} only says that work is done: {said}.",
            ),
            properti=(RDFS.label,),
            keyakinan=0.85,
        )
