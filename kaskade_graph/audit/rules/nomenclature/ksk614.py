"""KSK614: a sub kegiatan measured by the official indikator of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.ksk607 import is_official
from kaskade_graph.audit.rules.nomenclature.resmi import Tercatat, named, register, tercatat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.registers import nomenklatur
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.registers.nomenklatur_counterparts import garis
from kaskade_graph.registers.urusan import Menyeluruh
from kaskade_graph.text import fold
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK614",
    nama="indikator-sub-kegiatan-lain",
    keparahan=Keparahan.ERROR,
    judul=Teks("Indikator sub kegiatan lain", "The indikator of another sub kegiatan"),
    temuan=Teks(
        "Sub kegiatan yang diukur dengan indikator resmi sub kegiatan lain.",
        "A sub kegiatan measured by what is officially the indikator of another one.",
    ),
    akibat=Teks(
        "Keluaran sub kegiatan itu tidak terukur, dan keluaran sub kegiatan lain dihitung di tempat yang salah.",
        "The output of the sub kegiatan is not measured, and that of the other is counted in the wrong place.",
    ),
    rekomendasi=Teks(
        "Pindahkan indikator ke sub kegiatan pemiliknya, dan ukur sub kegiatan ini dengan keluarannya sendiri.",
        "Move the indikator to the sub kegiatan it belongs to, and measure this one by its own output.",
    ),
    contoh=Teks(
        "Sub kegiatan gaji dan tunjangan diukur dengan “Jumlah Paket Barang Cetakan dan Penggandaan yang Disediakan”.",
        "The sub kegiatan on salaries is measured by the packages of printed matter provided.",
    ),
    kriteria=Teks(
        "Sub kegiatan diukur dengan keluarannya sendiri, sebagaimana nomenklatur menetapkannya.",
        "A sub kegiatan is measured by its own output, as the nomenclature sets it.",
    ),
    dasar=("Permendagri 90/2019",),
    sejak="0.1.0",
    kasus="""--- indikatornya sendiri
sub_kegiatan:
  - nama: Penyediaan Gaji dan Tunjangan ASN
    indikator: [Jumlah Orang yang Menerima Gaji dan Tunjangan ASN]
--- indikator sub kegiatan lain
sub_kegiatan:
  - nama: Penyediaan Gaji dan Tunjangan ASN
    indikator:
      - Jumlah Paket Barang Cetakan dan Penggandaan yang Disediakan  #! Sub Kegiatan “Penyediaan Gaji dan Tunjangan ASN” diukur dengan “Jumlah Paket Barang Cetakan dan Penggandaan yang Disediakan”, indikator resmi “Penyediaan Barang Cetakan dan Penggandaan” (...).
""",
)

_OWN = 0.45
"""From this likeness on an indikator may be the sub kegiatan's own, reworded."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator that are, word for word, the official one of another line of work."""
    known = register(ctx)
    whole = known.buku if known and isinstance(known.buku, Menyeluruh) else None
    others = {} if whole else ctx.once(_officially)
    for item in tercatat(ctx):
        own = garis(item.konsep).entri
        for iri in ctx.graf.indikator(item.unsur.iri) if item.unsur.jenis is Jenis.SUB_KEGIATAN else ():
            label = ctx.label(iri)
            owners = whole.by_indikator(label) if whole else others.get(fold(label), [])
            if not owners or any(o in own for o in owners):
                continue
            if max((is_official(label, k.indikator) for k in own if k.indikator), default=0.0) < _OWN:
                yield _cacat(ctx, item, iri, owners[0])


def _officially(ctx: Konteks) -> dict[str, list[Konsep]]:
    """The entries that have an official indikator, by its folded words."""
    buku = nomenklatur.load()
    found: dict[str, list[Konsep]] = defaultdict(list)
    for edisi in buku.editions():
        for konsep in buku.all(edisi, Jenis.SUB_KEGIATAN):
            if konsep.indikator:
                found[fold(konsep.indikator)].append(konsep)
    return dict(found)


def _cacat(ctx: Konteks, item: Tercatat, iri: str, owner: Konsep) -> Cacat:
    what, said = ctx.sebut(item.unsur.iri), ctx.label(iri)
    return Cacat(
        unsur=iri,
        kondisi=Teks(
            f"{what.id} diukur dengan “{said}”, indikator resmi {named(owner)}.",
            f"{what.en} is measured by “{said}”, officially the indikator of {named(owner)}.",
        ),
        properti=(RDFS.label,),
        keyakinan=min(0.9, item.keyakinan),
    )
