"""KSK609: one official entry in several places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import Tercatat, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK609",
    nama="unsur-resmi-ganda",
    keparahan=Keparahan.ERROR,
    judul=Teks("Unsur resmi ganda", "One official entry in several places"),
    temuan=Teks(
        "Program, kegiatan, atau sub kegiatan resmi yang sama, tercantum lebih dari satu kali.",
        "The same official program, kegiatan or sub kegiatan listed more than once.",
    ),
    akibat=Teks(
        "Kinerja dan anggarannya dapat terhitung dua kali.",
        "Its performance and budget may be counted twice.",
    ),
    rekomendasi=Teks(
        "Cantumkan satu kali, di bawah induk resminya.", "List it once, under its official parent."
    ),
    contoh=Teks(
        "Kegiatan “Administrasi Umum Perangkat Daerah” berada di bawah dua program.",
        "The kegiatan “Administrasi Umum Perangkat Daerah” stands under two programs.",
    ),
    kriteria=Teks(
        "Setiap program, kegiatan, dan sub kegiatan resmi tercantum satu kali dalam kaskade satu unit.",
        "Each official program, kegiatan and sub kegiatan stands once in the cascade of a unit.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- masing-masing satu kali
kegiatan:
  - nama: Administrasi Keuangan Perangkat Daerah
    sub_kegiatan: [Penyediaan Gaji dan Tunjangan ASN]
  - nama: Administrasi Umum Perangkat Daerah
    sub_kegiatan: [Penyediaan Peralatan Rumah Tangga]
--- di bawah dua induk
kegiatan:
  - nama: Administrasi Keuangan Perangkat Daerah
    sub_kegiatan: [Penyediaan Gaji dan Tunjangan ASN]
  - nama: Administrasi Umum Perangkat Daerah
    sub_kegiatan:
      - Penyediaan Gaji dan Tunjangan ASN  #! Sub Kegiatan “Penyediaan Gaji dan Tunjangan ASN” tercantum 2 kali: di bawah Kegiatan “Administrasi Keuangan Perangkat Daerah” dan Kegiatan “Administrasi Umum Perangkat Daerah”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the entries that several elements are, at the one that stands wrong, or else at the last."""
    found = register(ctx)
    groups: dict[str, list[Tercatat]] = defaultdict(list)
    for item in found.tercatat.values() if found else ():
        groups[item.konsep.kode].append(item)
    for group in groups.values():
        if len(group) > 1 and found is not None:
            official = found.parent(group[0].konsep)
            stray = [i for i in group if not _stands_right(ctx, found.tercatat, i)]
            yield _cacat(ctx, group, (stray or group)[-1], named(official) if official else None)


def _stands_right(ctx: Konteks, placed: dict[str, Tercatat], item: Tercatat) -> bool:
    parents = [placed[p] for p in ctx.graf.parents(item.unsur.iri) if p in placed]
    return any(p.konsep.kode == item.konsep.induk for p in parents)


def _cacat(ctx: Konteks, group: list[Tercatat], at: Tercatat, parent: str | None) -> Cacat:
    what = ctx.sebut(at.unsur.iri)
    above = [ctx.sebut(p) for i in group for p in ctx.graf.parents(i.unsur.iri)[:1]]
    where = Teks("", "")
    if above:
        where = Teks(
            f": di bawah {listed([a.id for a in above]).id}", f": under {listed([a.en for a in above]).en}"
        )
    return Cacat(
        unsur=at.unsur.iri,
        kondisi=Teks(
            f"{what.id} tercantum {len(group)} kali{where.id}.",
            f"{what.en} is listed {len(group)} times{where.en}.",
        ),
        rekomendasi=None
        if parent is None
        else Teks(
            f"Cantumkan satu kali, di bawah induk resminya {parent}.",
            f"List it once, under its official parent {parent}.",
        ),
        kunci=at.konsep.kode,
        pangkal=ctx.kaskade.iri,
        properti=(RDFS.label,),
        terkait=tuple(i.unsur.iri for i in group if i is not at),
        keyakinan=min(i.keyakinan for i in group),
    )
