"""What the catalogue graph says of editions, as quads (see :mod:`kaskade_graph.store.catalogue`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph.iri import wilayah_iri
from kaskade_graph.rdf import graph_names, quad_key
from kaskade_graph.registers import regions
from kaskade_graph.store.edition import Edition
from kaskade_graph.vocab import BERLAKU, DCAT, DCTERMS, KATALOG, KIN, OWL, RDF, RDFS, SKEMA_IRI, XSD

FORMAT = 2
"""Version of the graphs of a store and of its layout on disk; a store of a higher one is not opened."""
GRAPH = NamedNode(KATALOG)
_YEARS = KATALOG + "/tahun/"


def expected(found: Iterable[Edition]) -> list[Quad]:
    """Return the catalogue of a store that holds the editions ``found``."""
    years: dict[tuple[str, int], list[Edition]] = {}
    for edition in found:
        years.setdefault((edition.unit, edition.tahun), []).append(edition)
    quads = {q for group in years.values() for q in year_quads(group)}
    return sorted(quads, key=quad_key)


def year_quads(group: list[Edition]) -> list[Quad]:
    """Return what the catalogue says of all editions of one unit and year."""
    series: dict[str, list[Edition]] = {}
    for edition in group:
        series.setdefault(edition.series, []).append(edition)
    currents = [max(editions, key=lambda e: e.rank) for editions in series.values()]
    first = min((_KINDS.index(e.jenis) for e in currents), default=0)
    covered = {e.iri for e in currents if _KINDS.index(e.jenis) == first}
    quads = {q for editions in series.values() for q in _series_quads(editions, covered)}
    return sorted(quads, key=quad_key)


_KINDS = ("", "renja", "renstra", "dpa", "pk", "iku", "lkjip", "rpjmd", "lain")
"""Kinds of document, those first that a question is asked of when there are several: a cascade, then the others."""


def _series_quads(group: list[Edition], covered: Set[str]) -> list[Quad]:
    current = max(group, key=lambda e: e.rank)
    triples: list[tuple[str, str, str | Literal]] = [
        (KATALOG, OWL.versionInfo, Literal(str(FORMAT))),
        (KATALOG, DCTERMS.conformsTo, SKEMA_IRI),
        (current.series, RDF.type, DCAT.DatasetSeries),
        (current.series, RDFS.label, Literal(f"{current.nama_unit} {current.tahun}")),
        (current.series, DCAT.hasCurrentVersion, current.iri),
        (current.series, KIN.mencakup, current.iri),
    ]
    if current.iri in covered:  # what stands beside a cascade would count its work twice
        triples += [(BERLAKU, KIN.mencakup, current.iri), *_regions(current), *_years(current)]
    for edition in group:
        triples += _edition_triples(edition)
    return sorted({_quad(*t) for t in triples}, key=quad_key)


def _edition_triples(edition: Edition) -> Iterator[tuple[str, str, str | Literal]]:
    yield edition.iri, RDF.type, KIN.Kaskade
    yield edition.iri, RDFS.label, Literal(edition.label)
    yield edition.iri, KIN.unit, edition.unit
    yield edition.iri, KIN.tahun, Literal(f"{edition.tahun:04d}", datatype=NamedNode(XSD.gYear))
    yield edition.iri, KIN.versi, Literal(edition.versi)
    for name, value in zip(graph_names(edition.iri), edition.hashes, strict=True):
        if value:
            yield name, KIN.sha256, Literal(value)
        if value and name != edition.iri:
            yield name, DCTERMS.isPartOf, edition.iri
    yield edition.iri, DCAT.inSeries, edition.series
    yield edition.iri, KIN.mencakup, edition.iri
    if edition.kode_wilayah:
        yield edition.iri, DCTERMS.spatial, wilayah_iri(edition.kode_wilayah)


def _regions(current: Edition) -> Iterator[tuple[str, str, str | Literal]]:
    parts = current.kode_wilayah.split(".")
    for count in range(1, len(parts) + 1):
        kode = ".".join(parts[:count])
        region = regions.get(kode)
        if region is not None:
            kind = "Kecamatan " if region.tingkat == "kecamatan" else ""
            yield wilayah_iri(kode), KIN.mencakup, current.iri
            yield wilayah_iri(kode), RDFS.label, Literal(kind + region.nama)
    if current.kode_wilayah:
        yield current.series, DCTERMS.spatial, wilayah_iri(current.kode_wilayah)


def _years(current: Edition) -> Iterator[tuple[str, str, str | Literal]]:
    """Yield the scopes of the year: of the whole store, and of the kabupaten and province."""
    year = f"{_YEARS}{current.tahun:04d}"
    yield year, KIN.mencakup, current.iri
    yield year, RDFS.label, Literal(f"Tahun {current.tahun}")
    yield current.series, DCTERMS.isPartOf, year
    parts = current.kode_wilayah.split(".")
    for count in range(1, min(len(parts), 3)):
        kode = ".".join(parts[:count])
        region = regions.get(kode)
        if region is not None:
            scope = f"{year}/{kode}"
            yield scope, KIN.mencakup, current.iri
            yield scope, RDFS.label, Literal(f"{region.nama} {current.tahun}")
            yield scope, DCTERMS.isPartOf, year
            yield scope, DCTERMS.spatial, wilayah_iri(kode)
            yield current.series, DCTERMS.isPartOf, scope


def is_shared(quad: Quad) -> bool:
    """Say whether ``quad`` belongs to the catalogue as a whole: it stays when an edition goes."""
    subject = str(quad.subject)
    names = (f"<{wilayah_iri('')}", f"<{_YEARS}")
    shared = quad.predicate.value != KIN.mencakup and subject.startswith(names)
    return shared or subject == f"<{KATALOG}>"


def _quad(subject: str, predicate: str, value: str | Literal) -> Quad:
    obj = NamedNode(value) if isinstance(value, str) else value
    return Quad(NamedNode(subject), NamedNode(predicate), obj, GRAPH)
