"""KSK607: an indikator that departs from the official one of its sub kegiatan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import together
from kaskade_graph.audit.rules.nomenclature.resmi import Tercatat, register, tercatat
from kaskade_graph.errors import Teks
from kaskade_graph.language import frames, lexicon, terms
from kaskade_graph.language.frames import Bingkai, canon
from kaskade_graph.language.phrases import parse_indikator
from kaskade_graph.language.standing import alike
from kaskade_graph.model import Jenis
from kaskade_graph.registers.nomenklatur_counterparts import garis
from kaskade_graph.registers.urusan import title
from kaskade_graph.text import fold
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK607",
    nama="indikator-menyimpang-dari-resmi",
    keparahan=Keparahan.WARNING,
    judul=Teks("Indikator menyimpang dari indikator resmi", "Indikator departs from the official one"),
    temuan=Teks(
        "Sub kegiatan yang tidak satu pun indikatornya adalah indikator resmi yang diberikan nomenklatur.",
        "A sub kegiatan none of whose indikator is the official one that the nomenclature gives it.",
    ),
    akibat=Teks(
        "Keluarannya tidak sama dengan yang dilaporkan melalui SIPD dan tidak dapat dibandingkan antarkecamatan.",
        "Its output is not the one reported through SIPD, and cannot be compared between kecamatan.",
    ),
    rekomendasi=Teks(
        "Pakai indikator resmi sub kegiatan itu; ukuran sendiri boleh ditambahkan.",
        "Use the official indikator of the sub kegiatan; a measure of your own may be added.",
    ),
    contoh=Teks(
        "Sub kegiatan gaji diukur dengan “Jumlah slip gaji”, padahal resminya “Jumlah Orang yang Menerima Gaji dan Tunjangan ASN”.",
        "A sub kegiatan on salaries is measured by “Jumlah slip gaji”, not by the official count of those paid.",
    ),
    kriteria=Teks(
        "Sub kegiatan diukur dengan indikator yang diberikan nomenklatur, bila edisinya memuatnya.",
        "A sub kegiatan is measured by the indikator of the nomenclature, where the edition gives one.",
    ),
    dasar=("Permendagri 90/2019",),
    sejak="0.1.0",
    kasus="""--- indikator resmi, ditambah ukuran sendiri
tahun: 2025
sub_kegiatan:
  - nama: Penyediaan Gaji dan Tunjangan ASN
    indikator: [Jumlah orang yang menerima gaji dan tunjangan ASN, Persentase pembayaran tepat waktu]
--- susunan katanya saja yang lain
tahun: 2025
sub_kegiatan:
  - nama: Evaluasi Kinerja Perangkat Daerah
    indikator: [Jumlah laporan hasil evaluasi kinerja perangkat daerah]
--- bulan bukan orang
tahun: 2025
sub_kegiatan:
  - nama: Penyediaan Gaji dan Tunjangan ASN
    indikator:
      - Jumlah bulan yang menerima gaji dan tunjangan ASN  #! Sub Kegiatan ... diukur dengan “Jumlah bulan yang menerima gaji dan tunjangan ASN”, bukan dengan indikator resminya, ...
--- edisi tanpa indikator resmi: untuk dokumen berikutnya, sebagai informasi
sub_kegiatan:
  - nama: Penyediaan Gaji dan Tunjangan ASN
    indikator: [Jumlah slip gaji yang dicetak]  #! 1 dari 2 sub kegiatan diukur dengan hal lain daripada indikator resmi edisi yang lebih baru (...).
  - nama: Evaluasi Kinerja Perangkat Daerah
    indikator: [Jumlah laporan evaluasi kinerja perangkat daerah]
--- ukuran lain
tahun: 2025
sub_kegiatan:
  - nama: Penyediaan Gaji dan Tunjangan ASN
    indikator:
      - Jumlah slip gaji yang dicetak  #! Sub Kegiatan “Penyediaan Gaji dan Tunjangan ASN” diukur dengan “Jumlah slip gaji yang dicetak”, bukan dengan indikator resminya, “Jumlah Orang yang Menerima Gaji dan Tunjangan ASN”.
""",
)
_SAME = 0.6
"""Share of stems in common from which on an indikator is the official one in other words."""
_PART = 0.8
"""How surely an indikator that says nothing but words of the official one is that one, shortened."""
_REWORDED = 0.35
"""From this share on it may be the official one reworded: the finding is less sure."""


def is_official(label: str, official: str) -> float:
    """Return how surely ``label`` is the official indikator, 0 to 1; 0 where it counts another thing."""
    if fold(label) == fold(official):
        return 1.0
    own, other = parse_indikator(label), parse_indikator(official)
    here, there = frames.read(label), frames.read(official)
    heads = [f.kepala.entri.kelas if f.kepala and f.kepala.entri else None for f in (here, there)]
    people = heads[0] == heads[1] == "orang"
    counted = own.objek[:1] == other.objek[:1] or own.kelas is other.kelas is not None or people
    measured = {p.ukuran.jenis for p in (own, other) if p.ukuran is not None}
    if not counted or len(measured) > 1:
        return 0.0
    mine, theirs = canon(here), canon(there)
    head, same = (f.kepala.entri if f.kepala else None for f in (here, there))
    if _counts_the_same(label, official, here, there):
        return _PART
    telling = len(mine) > 1 or (head is not None and head is same and not head.has("wadah"))
    return max(alike(label, official), _PART if telling and mine <= theirs else 0.0)


def _counts_the_same(label: str, official: str, here: Bingkai, there: Bingkai) -> bool:
    """Whether an indikator counts the people of the official one, and only says besides which people they are."""
    people = {x.entri.nama for f in (here, there) for x in f.benda if x.entri and x.entri.kelas == "orang"}
    left = terms.compare(terms.read(label), terms.read(official))
    head = here.kepala.entri if here.kepala else None
    mine = [k for k in left.satu if k not in people and not _is_any_work(k)]
    other = there.kepala.entri if there.kepala else None
    alike = head is not None and other is not None and head.kelas == other.kelas
    return bool(left.bersama - people) and not mine and alike and len(left.bersama) >= len(left.lain)


def _is_any_work(key: str) -> bool:
    """Whether a term says only that the work was done: given, received, made, attended."""
    entri = lexicon.leksikon().get(key)
    return entri is not None and any(e.has("generik") or e.nama == "ikut" for e in (entri, *entri.above()))


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the first indikator of each sub kegiatan that has indikator, but not the official one.

    An edition that gives no indikator cannot be departed from; what a later one will ask is said once, as a hint.
    """
    found = register(ctx)
    in_force = found is not None and not found.namanya_saja
    measured = [(item, named) for item in tercatat(ctx) if (named := _named(ctx, item))]
    reworded: list[tuple[Tercatat, str, str]] = []
    for item, named in measured:
        official = item.konsep.indikator if in_force else None
        if not official or _best(ctx, named, official) >= _SAME:
            continue
        if any(_is_reworded(ctx.label(i), official) for i in named):
            reworded.append((item, named[0], official))
        else:
            yield _cacat(ctx, item, named[0], official)
    yield from _in_other_words(ctx, reworded)
    if measured and not (in_force and any(item.konsep.indikator for item, _ in measured)):
        yield from _ahead(ctx, measured)


def _is_reworded(label: str, official: str) -> bool:
    """Whether an indikator counts what the official one counts, or a part of it, in other words."""
    left = terms.compare(terms.read(label), terms.read(official))
    if is_official(label, official) > 0:
        return True
    classes = {
        f.kepala.entri.kelas if f.kepala and f.kepala.entri else ""
        for f in map(frames.read, (label, official))
    }
    return bool(left.bersama) and not left.satu and not ("waktu" in classes and len(classes) > 1)


def _in_other_words(ctx: Konteks, found: list[tuple[Tercatat, str, str]]) -> Iterator[Cacat]:
    """One hint on all indikator that are the official ones in other words, or parts of them."""
    if not found:
        return
    _, label, official = found[0]
    kondisi = Teks(
        f"{len(found)} sub kegiatan memakai rumusan sendiri untuk indikator resminya, misalnya “{ctx.label(label)}” untuk “{official}”.",
        f"{len(found)} sub kegiatan word their official indikator in their own way, such as “{ctx.label(label)}” for “{official}”.",
    )
    advice = Teks(
        "Pakai rumusan resmi bila maksudnya sama, agar capaian dapat dibandingkan antarunit.",
        "Use the official wording where the same is meant, so that results can be compared between units.",
    )
    hint = together(ctx, [i for _, i, _ in found], kondisi, "rumusan sendiri", (RDFS.label,), 0.7)
    yield replace(hint, rekomendasi=advice, keparahan=Keparahan.INFO)


def _named(ctx: Konteks, item: Tercatat) -> list[str]:
    """The indikator of a sub kegiatan that have a name."""
    if item.unsur.jenis is not Jenis.SUB_KEGIATAN:
        return []
    return [i for i in ctx.graf.indikator(item.unsur.iri) if ctx.label(i)]


def _best(ctx: Konteks, named: list[str], official: str) -> float:
    return max(is_official(ctx.label(i), official) for i in named)


def _ahead(ctx: Konteks, measured: list[tuple[Tercatat, list[str]]]) -> Iterator[Cacat]:
    """One hint on the sub kegiatan that measure another thing than the newest edition of their line of work."""
    newest = [(garis(item.konsep).entri[-1], named) for item, named in measured]
    other = [(k, n) for k, n in newest if k.indikator and _best(ctx, n, k.indikator) < _REWORDED]
    if not other:
        return
    edisi = title(other[0][0].edisi)
    kondisi = Teks(
        f"{len(other)} dari {len(measured)} sub kegiatan diukur dengan hal lain daripada indikator resmi edisi yang lebih baru ({edisi.id}).",
        f"{len(other)} of {len(measured)} sub kegiatan measure another thing than the official indikator of a newer edition ({edisi.en}).",
    )
    hint = together(ctx, [n[0] for _, n in other], kondisi, "edisi berikutnya", (RDFS.label,), 0.7)
    first, named = other[0]
    advice = Teks(
        f"Untuk dokumen berikutnya pertimbangkan indikator resminya, misalnya “{first.indikator}” sebagai ganti “{ctx.label(named[0])}”.",
        f"For the next document consider the official ones, such as “{first.indikator}” instead of “{ctx.label(named[0])}”.",
    )
    yield replace(hint, rekomendasi=advice, keparahan=Keparahan.INFO)


def _cacat(ctx: Konteks, item: Tercatat, indikator: str, official: str) -> Cacat:
    what, own = ctx.sebut(item.unsur.iri), ctx.label(indikator)
    return Cacat(
        unsur=indikator,
        kondisi=Teks(
            f"{what.id} diukur dengan “{own}”, bukan dengan indikator resminya, “{official}”.",
            f"{what.en} is measured by “{own}”, not by its official indikator, “{official}”.",
        ),
        rekomendasi=Teks(
            f"Pakai indikator resmi “{official}”; ukuran sendiri boleh ditambahkan.",
            f"Use the official indikator “{official}”; a measure of your own may be added.",
        ),
        properti=(RDFS.label,),
        keyakinan=min(item.keyakinan, 0.85),
    )
