"""Cascades out of quads: the inverse of :mod:`kaskade_graph.rdf`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kaskade_graph import fields
from kaskade_graph.fields import INDIKATOR, NILAI, UNSUR, VALUES, Field, Link, Values
from kaskade_graph.model import (
    Indikator,
    Jabatan,
    Jenis,
    JenisDokumen,
    Kaskade,
    Kecocokan,
    Kutipan,
    Nilai,
    Peran,
    UnitKerja,
    Unsur,
)
from kaskade_graph.rdf_fields import from_term, local
from kaskade_graph.vocab import DCTERMS, KIN, RDF, RDFS, SSSOM

_Node = dict[str, list[str]]


def from_quads(quads: Iterable[Quad]) -> list[Kaskade]:
    """Return the cascades found in ``quads``, sorted by IRI.

    A value that appears several times where the model holds one is read as the first in sort order; SHACL,
    which sees the graph itself, reports the surplus. Values that cannot be parsed are read as absent.
    """
    nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    mappings: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    for (graph, subject), said in _statements(quads):
        node = (mappings if graph.endswith("/turunan") else nodes)[subject]
        for predicate, values in said.items():
            texts = node[predicate]
            for value in sorted(values, key=str) if len(values) > 1 else values:
                if value.value not in texts:
                    texts.append(value.value)
    found = {
        s: _read_cascade(s, nodes) for s, n in sorted(nodes.items()) if KIN.Kaskade in n.get(RDF.type, ())
    }
    _read_parts(nodes, found)
    _read_mappings(mappings, found)
    return list(found.values())


def _statements(
    quads: Iterable[Quad],
) -> list[tuple[tuple[str, str], dict[str, list[NamedNode | Literal]]]]:
    """Return what is said of each subject in each graph, both sorted by name.

    Each term is taken out of its quad once: that takes longer than all else that is done with it.
    """
    said: dict[tuple[str, str], dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, graph in quads:
        if isinstance(value, NamedNode | Literal) and isinstance(subject, NamedNode):
            name = "" if isinstance(graph, DefaultGraph) else graph.value
            said[name, subject.value][predicate.value].append(value)
    return sorted(said.items(), key=lambda item: item[0])


def _read_cascade(iri: str, nodes: dict[str, _Node]) -> Kaskade:
    node = nodes[iri]
    unit = _first(node, KIN.unit) or iri.rsplit("/", 2)[0]
    unit_node = nodes.get(unit, {})
    tahun = _first(node, KIN.tahun) or ""
    return Kaskade(
        iri=iri,
        unit=UnitKerja(
            iri=unit,
            kode_wilayah=_first(unit_node, KIN.kodeWilayah) or "",
            slug=unit.rsplit("/", 1)[-1],
            nama=_first(unit_node, RDFS.label) or unit.rsplit("/", 1)[-1],
        ),
        tahun=int(tahun) if tahun.lstrip("-").isdigit() else 0,
        versi=_first(node, KIN.versi) or "murni",
        judul=_first(node, DCTERMS.title),
        jenis=_document(_first(node, KIN.jenisDokumen)),
        tahun_akhir=int(end) if (end := _first(node, KIN.tahunAkhir) or "").isdigit() else None,
        pemangku=_first(node, KIN.jabatan),
    )


def _document(term: str | None) -> JenisDokumen:
    """The kind of document that a term names; a cascade for none, or for an unknown one, which the shapes find."""
    name = local(term or "")
    return JenisDokumen(name) if name in set(JenisDokumen) else JenisDokumen.PENJENJANGAN


_KINDS = {KIN[j.value]: j for j in Jenis}
_PLACE = {j: n for n, j in enumerate(Jenis)}


def _read_parts(nodes: dict[str, _Node], found: dict[str, Kaskade]) -> None:
    owner: dict[str, Kaskade] = {}
    for iri, node in nodes.items():
        kaskade = found.get(_first(node, DCTERMS.isPartOf) or "")
        if kaskade is None:
            continue
        types = node.get(RDF.type, ())
        jenis = min((_KINDS[t] for t in types if t in _KINDS), key=_PLACE.__getitem__, default=None)
        if jenis is not None:
            unsur = _filled(Unsur(iri, jenis), node, UNSUR, fields.UNSUR_LINKS)
            kaskade.unsur[iri] = unsur
            owner |= dict.fromkeys((iri, *_fill_values(unsur, fields.UNSUR_VALUES, node, nodes)), kaskade)
        elif KIN.Indikator in types:
            indikator = _filled(Indikator(iri), node, INDIKATOR, fields.INDIKATOR_LINKS)
            kaskade.indikator[iri] = indikator
            owner |= dict.fromkeys((iri, *_fill_values(indikator, VALUES, node, nodes)), kaskade)
        elif KIN.Jabatan in types:
            kaskade.jabatan[iri] = Jabatan(iri, _first(node, RDFS.label) or "", _first(node, KIN.eselon))
    for iri in found:
        owner[iri] = found[iri]
    for node in nodes.values():
        if KIN.KutipanSumber in node.get(RDF.type, ()):
            kutipan = _read_kutipan(node)
            if kutipan.unsur in owner:
                owner[kutipan.unsur].bukti.append(kutipan)


_Item = TypeVar("_Item", Unsur, Indikator)


def _filled(item: _Item, node: _Node, table: tuple[Field, ...], links: tuple[Link, ...]) -> _Item:
    for link in links:
        setattr(item, link.name, list(node.get(link.predicate, ())))
    for field, value in _read_fields(node, table):
        fields.put(item, field, value)
    return item


def _read_fields(node: _Node, table: tuple[Field, ...]) -> Iterator[tuple[Field, Any]]:
    for field in table:
        value = _first(node, field.predicate)
        if value is not None:
            try:
                yield field, from_term(field, value)
            except (ValueError, ArithmeticError):
                continue


def _fill_values(
    item: Unsur | Indikator, lists: tuple[Values, ...], node: _Node, nodes: dict[str, _Node]
) -> Iterator[str]:
    """Read the values of an element or indikator into it, and yield their IRIs."""
    for values in lists:
        found = _read_values(node.get(values.predicate, ()), nodes, values.cls)
        setattr(item, values.name, found)
        yield from (nilai.iri for nilai in found)


def _read_values(iris: Iterable[str], nodes: dict[str, _Node], cls: str) -> list[Nilai]:
    """Read values; one that says nothing, or that lacks the year it is of, is none. A baseline may lack its year."""
    out = []
    for iri in iris:
        read = {field.name: value for field, value in _read_fields(nodes.get(iri, {}), NILAI)}
        tahun = read.pop("tahun", 0)
        nilai = Nilai(iri, read.pop("nilai", None), tahun, **read)
        said = nilai.dipahami or nilai.tercetak is not None
        if said and (tahun or cls == KIN.KondisiAwal):
            out.append(nilai)
    return out


def _read_kutipan(node: _Node) -> Kutipan:
    first, last = _first(node, KIN.barisAwal), _first(node, KIN.barisAkhir)
    page = _first(node, KIN.halaman)
    peran = local(_first(node, KIN.peran) or "Utama")
    return Kutipan(
        unsur=_first(node, KIN.untukUnsur) or "",
        properti=_first(node, KIN.untukProperti) or "",
        berkas=_first(node, KIN.berkas) or "",
        sha256=_first(node, KIN.sha256) or "",
        teks=_first(node, KIN.kutipan) or "",
        baris=(int(first), int(last or first)) if first and first.isdigit() else None,
        halaman=int(page) if page and page.isdigit() else None,
        lembar=_first(node, KIN.lembar),
        sel=_first(node, KIN.sel),
        keyakinan=_number(_first(node, KIN.keyakinan)),
        alasan=_first(node, KIN.alasan),
        alternatif=tuple(node.get(KIN.alternatif, ())),
        peran=Peran(peran) if peran in set(Peran) else Peran.UTAMA,
    )


def _read_mappings(nodes: dict[str, _Node], found: dict[str, Kaskade]) -> None:
    for node in nodes.values():
        if SSSOM.Mapping not in node.get(RDF.type, ()):
            continue
        subject = _first(node, SSSOM.subject_id) or ""
        owner = next((k for iri, k in found.items() if subject.startswith(iri + "/")), None)
        if owner is not None:
            owner.kecocokan.append(
                Kecocokan(
                    subjek=subject,
                    predikat=_first(node, SSSOM.predicate_id) or "",
                    objek=_first(node, SSSOM.object_id) or "",
                    pembenaran=_first(node, SSSOM.mapping_justification) or "",
                    keyakinan=_number(_first(node, SSSOM.confidence)),
                    alasan=_first(node, KIN.alasan) or "",
                )
            )


def _first(node: _Node, predicate: str) -> str | None:
    values = node.get(predicate)
    return values[0] if values else None


def _number(value: str | None) -> float:
    try:
        return float(value) if value is not None else 1.0
    except ValueError:
        return 1.0
