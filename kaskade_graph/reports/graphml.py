"""Cascades as GraphML, for Gephi, yEd, Cytoscape and their like; edges point up, as in the ontology.

A node is an element or an indikator, its id the IRI; every attribute is a text, and nothing in it unseen.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from kaskade_graph.model import Indikator, Kaskade, Unsur
from kaskade_graph.text import shown


def to_graphml(cascades: Iterable[Kaskade]) -> bytes:
    """Return one directed graph of all ``cascades``."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for kaskade in cascades:
        for iri, attributes in _nodes(kaskade):
            graph.add_node(_safe(iri), **{k: _safe(v) for k, v in attributes.items() if v is not None})
        for tail, head, kind in _edges(kaskade):
            # networkx would make up a node for a link to nowhere; audits speak of those.
            if _safe(tail) in graph and _safe(head) in graph:
                graph.add_edge(_safe(tail), _safe(head), jenis=kind)
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, encoding="utf-8", prettyprint=True)
    return out.getvalue() + b"\n"


def _nodes(kaskade: Kaskade) -> Iterator[tuple[str, dict[str, str | None]]]:
    where = {
        "kaskade": kaskade.iri,
        "unit": kaskade.unit.nama,
        "tahun": str(kaskade.tahun),
        "versi": kaskade.versi,
    }
    for unsur in kaskade.unsur.values():
        yield unsur.iri, {**where, **_unsur(unsur)}
    for indikator in kaskade.indikator.values():
        yield indikator.iri, {**where, **_indikator(indikator)}


def _unsur(unsur: Unsur) -> dict[str, str | None]:
    return {
        "jenis": unsur.jenis.value,
        "label": unsur.label,
        "nomor": unsur.nomor,
        "kode": unsur.kode,
        "eselon": unsur.eselon,
        "penanggungJawab": unsur.penanggung_jawab,
        "pagu": None if unsur.pagu is None else f"{unsur.pagu:f}",
    }


def _indikator(indikator: Indikator) -> dict[str, str | None]:
    return {
        "jenis": "Indikator",
        "label": indikator.label,
        "nomor": indikator.nomor,
        "formulasi": indikator.formulasi,
        "tipePenghitungan": indikator.tipe,
        "arah": indikator.arah,
        "satuan": indikator.satuan,
        "sumberData": indikator.sumber_data,
        "keterangan": indikator.keterangan,
        "penanggungJawab": indikator.penanggung_jawab,
    }


def _edges(kaskade: Kaskade) -> Iterator[tuple[str, str, str]]:
    for unsur in kaskade.unsur.values():
        for kind, targets in (
            ("mendukung", unsur.mendukung),
            ("memilikiSasaran", unsur.memiliki_sasaran),
            ("diukurOleh", unsur.diukur_oleh),
        ):
            yield from ((unsur.iri, target, kind) for target in targets)
    for indikator in kaskade.indikator.values():
        for kind, targets in (
            ("komponenFormula", indikator.komponen_formula),
            ("indikatorSama", indikator.indikator_sama),
        ):
            yield from ((indikator.iri, target, kind) for target in targets)


def _safe(text: str) -> str:
    return shown(text)
