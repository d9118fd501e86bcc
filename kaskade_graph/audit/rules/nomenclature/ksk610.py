"""KSK610: an official name on another level than its own."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import OfficialRegister, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.model import Unsur
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK610",
    nama="tingkat-tidak-sesuai-nomenklatur",
    keparahan=Keparahan.ERROR,
    judul=Teks("Tingkat tidak sesuai nomenklatur", "Level other than in the nomenclature"),
    temuan=Teks(
        "Nama resmi yang dicetak pada tingkat lain, misalnya sub kegiatan sebagai kegiatan.",
        "An official name printed on another level, such as a sub kegiatan as a kegiatan.",
    ),
    akibat=Teks(
        "Jenjang kinerja dan anggarannya tertukar: keluaran dilaporkan sebagai hasil, atau sebaliknya.",
        "Levels of performance and budget are mixed up: an output is reported as a result, or the reverse.",
    ),
    rekomendasi=Teks(
        "Tempatkan pada tingkatnya menurut nomenklatur.",
        "Put it on the level that the nomenclature gives it.",
    ),
    contoh=Teks(
        "“Penyediaan Gaji dan Tunjangan ASN”, sebuah sub kegiatan, dicetak sebagai kegiatan.",
        "“Penyediaan Gaji dan Tunjangan ASN”, a sub kegiatan, printed as a kegiatan.",
    ),
    kriteria=Teks(
        "Unsur berada pada tingkat menurut nomenklatur.",
        "An element stands on the level that the nomenclature gives it.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- tingkat resmi
sub_kegiatan: [Penyediaan Gaji dan Tunjangan ASN]
--- sub kegiatan sebagai kegiatan
kegiatan:
  - Penyediaan Gaji dan Tunjangan ASN  #! Kegiatan “Penyediaan Gaji dan Tunjangan ASN” dalam nomenklatur adalah sub kegiatan: “Penyediaan Gaji dan Tunjangan ASN” (7.01.01.2.02.01).
""",
)
_NAMED = 0.9


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose name is official, but of another kind."""
    found = register(ctx)
    for unsur in found.lain if found else ():
        konsep = other_level(found, unsur) if found else None
        if konsep is not None and konsep.jenis is not None:
            what, jenis = ctx.sebut(unsur.iri), konsep.jenis.teks.id.lower()
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"{what.id} dalam nomenklatur adalah {jenis}: {named(konsep)}.",
                    f"{what.en} is a {jenis} in the nomenclature: {named(konsep)}.",
                ),
                properti=(RDFS.label,),
                keyakinan=found.keyakinan if found else 1.0,
            )


def other_level(found: OfficialRegister, unsur: Unsur) -> Konsep | None:
    """Return the entry of another level that an element is named as."""
    best = next(iter(found.buku.match(unsur.label or "", None, found.edisi, limit=1)), None)
    if best is None or best.skor < _NAMED or best.konsep.jenis in (None, unsur.jenis):
        return None
    return best.konsep
