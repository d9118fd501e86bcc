"""KSK133: what refers to itself or to its own cascade as another, and a unit that is not where it says."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.iri import edition_of, turunan, unit_of
from kaskade_graph.model import Jenis, JenisDokumen, Unsur
from kaskade_graph.registers import regions
from kaskade_graph.text import shown, slug
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK133",
    nama="merujuk-yang-tidak-mungkin",
    keparahan=Keparahan.ERROR,
    judul=Teks("Merujuk yang tidak mungkin", "A reference to what cannot be"),
    temuan=Teks(
        "Indikator yang menjadi komponen formulanya sendiri, langsung atau melalui indikator lain; unsur yang mendukung dirinya sendiri, atau mendukung unsur kaskadenya sendiri seolah-olah milik daerah; unit dengan kode wilayah yang tidak terdaftar atau lain dari alamatnya; unsur dengan alamat kaskade lain; versi atau jenis dokumen yang lain dari alamatnya; tautan turunan ke hal yang bukan padanannya.",
        "An indikator that is a component of its own formula, by itself or through others; an element that supports itself, or its own cascade as if that were the region's; a unit whose region code is not in the register or not that of its address; an element with the address of another cascade; an edition or kind of document other than its address says; a derived link to what is no counterpart.",
    ),
    akibat=Teks(
        "Perhitungan berputar tanpa akhir, atau kinerja tidak dapat dikaitkan dengan daerahnya.",
        "Calculations go round without end, or performance cannot be tied to its region.",
    ),
    rekomendasi=Teks(
        "Perbaiki rujukannya, atau kode wilayahnya.", "Correct the reference, or the region code."
    ),
    contoh=Teks(
        "Kode wilayah 33.99.19, yang tidak ada dalam daftar.",
        "The region code 33.99.19, which is not in the register.",
    ),
    kriteria=Teks(
        "Setiap rujukan menunjuk hal lain yang ada.", "Every reference points to something else that exists."
    ),
    dasar=("Ontologi kinerja",),
    sejak="0.2.0",
    kasus="""--- komponen lain
tujuan: [{nama: Tertib, indikator: [Persentase desa tertib]}]
--- komponen sendiri
@turtle
<murni/tujuan/t> a kin:Tujuan ; rdfs:label "Tertib" ; kin:diukurOleh <murni/indikator/i> .
<murni/indikator/i> a kin:Indikator ; rdfs:label "Jumlah pengaduan" ; kin:komponenFormula <murni/indikator/i> .
#! murni/indikator/i: Indikator “Jumlah pengaduan” merujuk dirinya sendiri.
""",
)
_PARTS = {Jenis.PROGRAM: 3, Jenis.KEGIATAN: 5, Jenis.SUB_KEGIATAN: 6}
_LINKS = frozenset(map(NamedNode, (KIN.indikatorSama, KIN.nomenklatur)))
_EXAMPLES = "99"
"""No province has this number: regions of examples have it."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield what refers to itself, and the cascade whose region is not in the register."""
    for iri, links in _links(ctx):
        if iri in links:
            what = ctx.sebut(iri)
            yield Cacat(
                unsur=iri,
                kondisi=Teks(f"{what.id} merujuk dirinya sendiri.", f"{what.en} refers to itself."),
                properti=(RDFS.label,),
            )
    yield from _circles(ctx)
    yield from _elsewhere(ctx)
    yield from _parents_again(ctx)
    yield from _called_otherwise(ctx)
    yield from _derived(ctx)
    kode = ctx.kaskade.unit.kode_wilayah
    said = _address(ctx.kaskade.iri)
    if said is not None and kode and said != kode and _known(kode):
        what = ctx.sebut(ctx.kaskade.iri)
        yield Cacat(
            unsur=ctx.kaskade.iri,
            kondisi=Teks(
                f"Kode wilayah “{kode}” pada {what.id} lain dari kode dalam alamatnya, {said}.",
                f"The region code “{kode}” of {what.en} is not the one in its address, {said}.",
            ),
            kunci="alamat",
            properti=(KIN.kodeWilayah,),
        )
    if kode and not kode.startswith(_EXAMPLES) and not _known(kode):
        what = ctx.sebut(ctx.kaskade.iri)
        yield Cacat(
            unsur=ctx.kaskade.iri,
            kondisi=Teks(
                f"Kode wilayah “{shown(kode[:40])}” pada {what.id} tidak terdaftar.",
                f"The region code “{shown(kode[:40])}” of {what.en} is not in the register.",
            ),
            kunci="wilayah",
            properti=(KIN.kodeWilayah,),
        )


def _circles(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose formula leads back to itself through others."""
    parts = [(i.iri, c) for i in ctx.indikator for c in i.komponen_formula if c != i.iri]
    if not parts:
        return
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(parts)
    for round_ in nx.strongly_connected_components(graph):
        if len(round_) > 1:
            first = ctx.graf.sort(round_)[0]
            what = ctx.sebut(first)
            yield Cacat(
                unsur=first,
                kondisi=Teks(
                    f"Formula {what.id} kembali kepada dirinya sendiri melalui {len(round_) - 1} indikator lain.",
                    f"The formula of {what.en} leads back to itself through {len(round_) - 1} other indikator.",
                ),
                kunci="berputar",
                properti=(KIN.formulasi,),
            )


def _elsewhere(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements that support their own cascade as the region's, or have the address of another cascade."""
    own = {*ctx.kaskade.unsur, *ctx.kaskade.indikator}
    for unsur in ctx.unsur():
        if set(unsur.mendukung_daerah) & own:
            what = ctx.sebut(unsur.iri)
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"{what.id} mendukung unsur kaskade ini sendiri seolah-olah milik daerah.",
                    f"{what.en} supports an element of this cascade as if it were the region's.",
                ),
                kunci="daerah",
                properti=(RDFS.label,),
            )
    for iri in ctx.graf.sort(own):
        home = edition_of(iri)
        if home is not None and edition_of(ctx.kaskade.iri) == ctx.kaskade.iri and home != ctx.kaskade.iri:
            what = ctx.sebut(iri)
            yield Cacat(
                unsur=iri,
                kondisi=Teks(
                    f"{what.id} beralamat di kaskade lain.", f"{what.en} has the address of another cascade."
                ),
                kunci="kaskade lain",
                properti=(RDFS.label,),
            )


def _parents_again(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements that give further support to their own parent."""
    for unsur in ctx.unsur():
        if set(unsur.mendukung_juga) & set(unsur.mendukung):
            what = ctx.sebut(unsur.iri)
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"{what.id} mendukung induknya sendiri sekali lagi sebagai dukungan tambahan.",
                    f"{what.en} supports its own parent once more as further support.",
                ),
                kunci="induk",
                properti=(RDFS.label,),
            )


def _called_otherwise(ctx: Konteks) -> Iterator[Cacat]:
    """Yield a cascade whose edition or kind of document is not the one in its address."""
    kaskade = ctx.kaskade
    if edition_of(kaskade.iri) != kaskade.iri:
        return
    place, _, document = kaskade.iri.partition("/dok/")
    kind = document.split("/")[0] or JenisDokumen.PENJENJANGAN.slug
    said = (
        ("versi", Teks("Versi", "The edition"), slug(kaskade.versi), place.rsplit("/", 1)[-1]),
        ("jenis", Teks("Jenis dokumen", "The kind of document"), kaskade.jenis.slug, kind),
    )
    for key, name, given, address in said:
        if given and given != address:
            yield Cacat(
                unsur=kaskade.iri,
                kondisi=Teks(
                    f"{name.id} “{shown(given)}” lain dari yang dalam alamatnya, “{shown(address)}”.",
                    f"{name.en} “{shown(given)}” is not the one in its address, “{shown(address)}”.",
                ),
                kunci=f"alamat {key}",
            )


def _derived(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the derived links that lead to what is no counterpart: another kind of thing, or another level."""
    kaskade, graph = ctx.kaskade, NamedNode(turunan(ctx.kaskade.iri))
    for quad in ctx.quads:
        if quad.predicate not in _LINKS or quad.graph_name != graph:
            continue
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
            continue
        subject, target = quad.subject.value, quad.object.value
        if quad.predicate.value == KIN.indikatorSama:
            wrong = subject == target or target in kaskade.unsur or "/indikator/" not in target
        else:
            wrong = not _official(target, kaskade.unsur.get(subject))
        if wrong:
            what = ctx.sebut(subject)
            yield Cacat(
                unsur=subject,
                kondisi=Teks(
                    f"Tautan turunan {what.id} menunjuk hal yang bukan padanannya: {shown(target)}.",
                    f"A derived link of {what.en} leads to what is no counterpart: {shown(target)}.",
                ),
                kunci=f"turunan {target}",
                properti=(RDFS.label,),
            )


def _official(iri: str, unsur: Unsur | None) -> bool:
    """Whether an official entry is one, of the level of the element: a code of so many parts."""
    code = iri.partition("/nomenklatur/")[2].partition("/")[2]
    return bool(code) and (
        unsur is None or len(code.split(".")) == _PARTS.get(unsur.jenis, len(code.split(".")))
    )


def _address(kaskade: str) -> str | None:
    """The region code in the address of a cascade, None for an address of another form."""
    unit = unit_of(kaskade)
    return unit.rsplit("/", 2)[-2] if edition_of(kaskade) == kaskade else None


def _known(kode: str) -> bool:
    """Whether the register has the region; a desa is known by its kecamatan."""
    register = regions.load()
    return kode in register or (kode.count(".") == 3 and kode.rpartition(".")[0] in register)


def _links(ctx: Konteks) -> Iterator[tuple[str, list[str]]]:
    for indikator in ctx.indikator:
        yield indikator.iri, [*indikator.komponen_formula, *indikator.indikator_sama]
    for unsur in ctx.kaskade.unsur.values():
        yield unsur.iri, [*unsur.mendukung_juga, *unsur.mendukung_daerah]
