"""The model as RDF and back; which property stands for which field is said in :mod:`kaskade_graph.fields`.

Three named graphs come out of one cascade: its own (what the source says), ``/turunan`` (what was derived)
and ``/bukti`` (evidence). Reading accepts the same, and plain Turtle with ``dcterms:isPartOf``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kaskade_graph import fields
from kaskade_graph.fields import VALUES, Link, Values
from kaskade_graph.iri import bukti, element_iri, turunan
from kaskade_graph.model import (
    Indikator,
    JenisDokumen,
    Kaskade,
    Kecocokan,
    Kutipan,
    Nilai,
    Unsur,
)
from kaskade_graph.rdf_fields import decimal, integer, kin, to_term, year
from kaskade_graph.vocab import DCAT, DCTERMS, KIN, ORG, PROV, RDF, RDFS, SKEMA_IRI, SSSOM

type_ = NamedNode(RDF.type)


# --- writing --------------------------------------------------------------------------------------------


def to_quads(kaskade: Kaskade) -> list[Quad]:
    """Return the three graphs of ``kaskade``, in an order that depends on the content alone."""
    own, _, evidence = (NamedNode(g) for g in graph_names(kaskade.iri))
    quads = [*_cascade_quads(kaskade, own), schema_quad(kaskade.iri)]
    for kecocokan in kaskade.kecocokan:
        quads += kecocokan_quads(kaskade.iri, kecocokan)
    for kutipan in kaskade.bukti:
        quads += _kutipan_quads(kaskade.iri, kutipan, evidence)
    return sorted(set(quads), key=quad_key)


def schema_quad(kaskade: str) -> Quad:
    """Return what says which version of the ontology ``kaskade`` follows, as its derived graph holds it."""
    graph = NamedNode(turunan(kaskade))
    return Quad(NamedNode(kaskade), NamedNode(DCTERMS.conformsTo), NamedNode(SKEMA_IRI), graph)


def graph_names(kaskade: str) -> tuple[str, str, str]:
    """Return the names of the cascade's own graph, the derived one and the evidence."""
    return kaskade, turunan(kaskade), bukti(kaskade)


def quad_key(quad: Quad) -> tuple[str, str, bool, str, str]:
    """Sort key: graph, subject, rdf:type first, predicate, object; a name comes before those it begins."""
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name).rstrip(">")
    subject = str(quad.subject).rstrip(">")
    return graph, subject, quad.predicate != type_, str(quad.predicate), str(quad.object)


def _cascade_quads(kaskade: Kaskade, graph: NamedNode) -> Iterator[Quad]:
    node, unit = NamedNode(kaskade.iri), NamedNode(kaskade.unit.iri)
    for cls in (KIN.Kaskade, DCAT.Dataset, PROV.Entity):
        yield Quad(node, type_, NamedNode(cls), graph)
    yield Quad(node, NamedNode(KIN.unit), unit, graph)
    yield Quad(node, NamedNode(KIN.tahun), year(kaskade.tahun), graph)
    yield Quad(node, NamedNode(KIN.versi), Literal(kaskade.versi), graph)
    if kaskade.judul is not None:
        yield Quad(node, NamedNode(DCTERMS.title), Literal(kaskade.judul), graph)
    for cls in (KIN.UnitKerja, ORG.OrganizationalUnit):
        yield Quad(unit, type_, NamedNode(cls), graph)
    yield Quad(unit, NamedNode(RDFS.label), Literal(kaskade.unit.nama), graph)
    yield Quad(unit, NamedNode(KIN.kodeWilayah), Literal(kaskade.unit.kode_wilayah), graph)
    yield from _document_quads(kaskade, node, graph)
    for unsur in kaskade.unsur.values():
        yield from _node_quads(unsur, KIN[unsur.jenis], fields.UNSUR_LINKS, node, graph)
        yield from _values_quads(unsur, fields.UNSUR_VALUES, node, graph)
    for indikator in kaskade.indikator.values():
        yield from _node_quads(indikator, KIN.Indikator, fields.INDIKATOR_LINKS, node, graph)
        yield from _values_quads(indikator, VALUES, node, graph)


def _document_quads(kaskade: Kaskade, node: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """The kind of document, its period, and the posts that it names; a cascade of one year says nothing of them."""
    if kaskade.jenis is not JenisDokumen.PENJENJANGAN:
        yield Quad(node, NamedNode(KIN.jenisDokumen), kin(kaskade.jenis), graph)
    if kaskade.tahun_akhir is not None:
        yield Quad(node, NamedNode(KIN.tahunAkhir), year(kaskade.tahun_akhir), graph)
    if kaskade.pemangku is not None:
        yield Quad(node, NamedNode(KIN.jabatan), NamedNode(kaskade.pemangku), graph)
    for jabatan in kaskade.jabatan.values():
        post = NamedNode(jabatan.iri)
        yield Quad(post, type_, NamedNode(KIN.Jabatan), graph)
        yield Quad(post, NamedNode(DCTERMS.isPartOf), node, graph)
        yield Quad(post, NamedNode(RDFS.label), Literal(jabatan.label), graph)
        if jabatan.eselon is not None:
            yield Quad(post, NamedNode(KIN.eselon), Literal(jabatan.eselon), graph)


def _values_quads(
    item: Unsur | Indikator, lists: tuple[Values, ...], node: NamedNode, graph: NamedNode
) -> Iterator[Quad]:
    for values in lists:
        for nilai in getattr(item, values.name):
            yield Quad(NamedNode(item.iri), NamedNode(values.predicate), NamedNode(nilai.iri), graph)
            yield from _node_quads(nilai, values.cls, (), node, graph)


def _node_quads(
    item: Unsur | Indikator | Nilai,
    cls: str,
    links: tuple[Link, ...],
    part_of: NamedNode,
    graph: NamedNode,
) -> Iterator[Quad]:
    subject = NamedNode(item.iri)
    yield Quad(subject, type_, NamedNode(cls), graph)
    yield Quad(subject, NamedNode(DCTERMS.isPartOf), part_of, graph)
    for field in fields.of(item):
        value = fields.value(item, field)
        if value is not None and (field.predicate != KIN.tahun or value):
            yield Quad(subject, NamedNode(field.predicate), to_term(field, value), graph)
    for link in links:
        for target in getattr(item, link.name):
            yield Quad(subject, NamedNode(link.predicate), NamedNode(target), graph)


def kecocokan_quads(kaskade: str, link: Kecocokan) -> Iterator[Quad]:
    """Yield a derived link as it stands in the derived graph of ``kaskade``: the triple and its mapping."""
    graph = NamedNode(turunan(kaskade))
    subject, predicate, obj = NamedNode(link.subjek), NamedNode(link.predikat), NamedNode(link.objek)
    node = NamedNode(element_iri(kaskade, "kecocokan", _digest(link.subjek, link.predikat, link.objek)))
    yield Quad(subject, predicate, obj, graph)
    yield Quad(node, type_, NamedNode(SSSOM.Mapping), graph)
    yield Quad(node, NamedNode(SSSOM.subject_id), subject, graph)
    yield Quad(node, NamedNode(SSSOM.predicate_id), predicate, graph)
    yield Quad(node, NamedNode(SSSOM.object_id), obj, graph)
    yield Quad(node, NamedNode(SSSOM.mapping_justification), NamedNode(link.pembenaran), graph)
    yield Quad(node, NamedNode(SSSOM.confidence), decimal(Decimal(str(round(link.keyakinan, 3)))), graph)
    if link.alasan:
        yield Quad(node, NamedNode(KIN.alasan), Literal(link.alasan), graph)


def kutipan_iri(kaskade: str, kutipan: Kutipan) -> str:
    """Return the IRI of a piece of evidence: made from what it says and where it stands."""
    place = (str(kutipan.baris), str(kutipan.halaman), str(kutipan.lembar), str(kutipan.sel))
    key = _digest(kutipan.unsur, kutipan.properti, kutipan.sha256, *place, kutipan.teks)
    return element_iri(kaskade, "kutipan", key)


def _kutipan_quads(kaskade: str, kutipan: Kutipan, graph: NamedNode) -> Iterator[Quad]:
    node = NamedNode(kutipan_iri(kaskade, kutipan))
    yield Quad(NamedNode(kutipan.unsur), NamedNode(PROV.wasDerivedFrom), node, graph)
    yield Quad(node, type_, NamedNode(KIN.KutipanSumber), graph)
    terms: list[tuple[str, Literal | NamedNode]] = [
        (KIN.untukUnsur, NamedNode(kutipan.unsur)),
        (KIN.untukProperti, NamedNode(kutipan.properti)),
        (KIN.berkas, Literal(kutipan.berkas)),
        (KIN.sha256, Literal(kutipan.sha256)),
        (KIN.kutipan, Literal(kutipan.teks)),
        (KIN.keyakinan, decimal(Decimal(str(round(kutipan.keyakinan, 3))))),
        (KIN.peran, kin(kutipan.peran)),
    ]
    if kutipan.baris:
        terms += [
            (KIN.barisAwal, integer(kutipan.baris[0])),
            (KIN.barisAkhir, integer(kutipan.baris[1])),
        ]
    if kutipan.halaman is not None:
        terms.append((KIN.halaman, integer(kutipan.halaman)))
    for predicate, value in (
        (KIN.lembar, kutipan.lembar),
        (KIN.sel, kutipan.sel),
        (KIN.alasan, kutipan.alasan),
    ):
        if value is not None:
            terms.append((predicate, Literal(value)))
    terms += [(KIN.alternatif, Literal(a)) for a in kutipan.alternatif]
    for predicate, term in terms:
        yield Quad(node, NamedNode(predicate), term, graph)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
