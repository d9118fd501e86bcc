"""The catalogue graph: which editions a store holds, which is the current one, and what a question covers.

Saved questions reach cascades through it alone: ``GRAPH <.../katalog> { ?lingkup kin:mencakup ?kaskade }``.
A scope (``lingkup``) covers editions:

- ``.../id/katalog/berlaku`` the current edition of every unit and year (the default of every question),
- ``{unit}/{tahun}`` (a ``dcat:DatasetSeries``) the current edition of that unit and year,
- ``.../id/wilayah/{kode}`` the current editions of the units in a region,
- an edition itself, current or not.

The current edition of a series is the one whose ``versi`` comes last: ``murni``, then ``perubahan-1``,
``perubahan-2`` and so on in natural order.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import wilayah
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.iri import wilayah_iri
from kaskade_graph.rdf import graph_names, quad_key
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.store.terms import Row, iri
from kaskade_graph.text import shown
from kaskade_graph.vocab import BERLAKU, DCAT, DCTERMS, KATALOG, KIN, RDF, RDFS, XSD

_GRAPH = NamedNode(KATALOG)


@dataclass(frozen=True, slots=True)
class Edition:
    """One cascade in a store. ``sha256`` is the hash of its three graphs, see :func:`content_hash`."""

    iri: str
    unit: str
    nama_unit: str
    kode_wilayah: str
    tahun: int
    versi: str
    sha256: str

    @property
    def series(self) -> str:
        """The IRI that stands for this unit and year, whatever the edition."""
        return f"{self.unit}/{self.tahun:04d}"

    @property
    def label(self) -> str:
        """The name shown to people, such as ``Kecamatan Sokaraja 2021 (murni)``."""
        return f"{self.nama_unit} {self.tahun} ({self.versi})"

    @property
    def rank(self) -> tuple[bool, list[tuple[int, int, str]]]:
        """Sort key among the editions of a series; the current one is the last."""
        parts = re.findall(r"\d+|\D+", self.versi)
        return self.versi != "murni", [(1, int(p), "") if p.isdecimal() else (0, 0, p) for p in parts]


def content_hash(quads: Iterable[Quad]) -> str:
    """Return the sha256 of ``quads`` as sorted N-Quads. There are no blank nodes, so equal means equal."""
    lines = sorted(f"{q.subject} {q.predicate} {q.object} {q.graph_name} ." for q in set(quads))
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def describe(kaskade: str, quads: Iterable[Quad]) -> Edition:
    """Return the edition that the graphs of ``kaskade`` describe.

    Raises :class:`InputError` when the unit or the year is not there: such a cascade has no place.
    """
    content = list(quads)
    own = [q for q in content if q.graph_name == NamedNode(kaskade)]
    unit = _value(own, kaskade, KIN.unit)
    tahun = _value(own, kaskade, KIN.tahun)
    if unit is None or tahun is None or not re.fullmatch(r"\d{4}", tahun):
        raise InputError(
            Teks(
                f"kaskade {shown(kaskade)} tidak menyebut unit kerja atau tahunnya",
                f"the cascade {shown(kaskade)} does not say its unit or its year",
            ),
            Teks(
                "Impor ulang dokumennya dengan --unit dan --tahun.",
                "Import the document again with --unit and --tahun.",
            ),
        )
    return Edition(
        iri=kaskade,
        unit=unit,
        nama_unit=_value(own, unit, RDFS.label) or unit,
        kode_wilayah=_value(own, unit, KIN.kodeWilayah) or "",
        tahun=int(tahun),
        versi=_value(own, kaskade, KIN.versi) or "murni",
        sha256=content_hash(content),
    )


def editions(store: Store) -> list[Edition]:
    """Return the editions in ``store``, sorted by IRI."""
    return [_edition(row) for row in store.select(_EDITIONS % "")]


def put(store: Store, kaskade: str, quads: Iterable[Quad]) -> bool:
    """Write a cascade, in place of what was there under its name, and the catalogue with it.

    ``quads`` are its three graphs. Returns False, and writes nothing, when the store holds the same already.
    """
    content = sorted(set(quads), key=quad_key)
    new = describe(kaskade, content)
    siblings = [_edition(row) for row in store.select(_EDITIONS % _of_series(new.series))]
    if new in siblings:
        return False
    kept = [e for e in siblings if e.iri != kaskade]
    store.apply(_change(kaskade, content, siblings, [*kept, new]))
    return True


def remove(store: Store, edition: Edition) -> None:
    """Take a cascade out of ``store``; an older edition of the series becomes the current one."""
    siblings = [_edition(row) for row in store.select(_EDITIONS % _of_series(edition.series))]
    kept = [e for e in siblings if e.iri != edition.iri]
    store.apply(_change(edition.iri, [], siblings, kept))


def put_all(store: Store, cascades: Iterable[tuple[str, list[Quad]]]) -> None:
    """Write many cascades into an empty store at once: for stores in memory."""
    content: list[Quad] = []
    series: dict[str, list[Edition]] = {}
    for kaskade, quads in cascades:
        content += quads
        edition = describe(kaskade, quads)
        series.setdefault(edition.series, []).append(edition)
    catalogue = [q for group in series.values() for q in _series_quads(group)]
    store.apply(Change(insert=(*content, *catalogue)))


def split(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Part ``quads`` by cascade: each with the graphs that bear its name. Other graphs are left out."""
    by_graph: dict[str, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name != _GRAPH:
            by_graph.setdefault(quad.graph_name.value, []).append(quad)
    cascade, kind = NamedNode(KIN.Kaskade), NamedNode(RDF.type)
    names = [
        graph
        for graph, content in by_graph.items()
        if Quad(NamedNode(graph), kind, cascade, NamedNode(graph)) in set(content)
    ]
    return {
        name: [q for graph in graph_names(name) for q in by_graph.get(graph, ())] for name in sorted(names)
    }


# --- reading and writing the catalogue --------------------------------------------------------------------

_EDITIONS = f"""
SELECT ?kaskade ?unit ?label ?wilayah ?tahun ?versi ?sha WHERE {{ GRAPH <{KATALOG}> {{ %s
  ?kaskade a <{KIN.Kaskade}> ; <{KIN.unit}> ?unit ; <{RDFS.label}> ?label ; <{KIN.tahun}> ?tahun ;
    <{KIN.versi}> ?versi ; <{KIN.sha256}> ?sha . OPTIONAL {{ ?kaskade <{DCTERMS.spatial}> ?wilayah }} }} }}
ORDER BY ?kaskade"""


def _of_series(series: str) -> str:
    return f"?kaskade <{DCAT.inSeries}> {iri(series).n3()} ."


def _edition(row: Row) -> Edition:
    kaskade, unit, label, region, tahun, versi, sha = (cell.value if cell else "" for cell in row)
    year = tahun[:4]
    nama = label.removesuffix(f" {year} ({versi})")
    return Edition(kaskade, unit, nama, region.removeprefix(wilayah_iri("")), int(year), versi, sha)


def _series_quads(group: list[Edition]) -> list[Quad]:
    if not group:
        return []
    current = max(group, key=lambda e: e.rank)
    triples: list[tuple[str, str, str | Literal]] = [
        (current.series, RDF.type, DCAT.DatasetSeries),
        (current.series, RDFS.label, Literal(f"{current.nama_unit} {current.tahun}")),
        (current.series, DCAT.hasCurrentVersion, current.iri),
        (BERLAKU, KIN.mencakup, current.iri),
        (current.series, KIN.mencakup, current.iri),
        *_regions(current),
    ]
    for edition in group:
        triples += _edition_triples(edition)
    return sorted({_quad(*t) for t in triples}, key=quad_key)


def _edition_triples(edition: Edition) -> Iterator[tuple[str, str, str | Literal]]:
    yield edition.iri, RDF.type, KIN.Kaskade
    yield edition.iri, RDFS.label, Literal(edition.label)
    yield edition.iri, KIN.unit, edition.unit
    yield edition.iri, KIN.tahun, Literal(f"{edition.tahun:04d}", datatype=NamedNode(XSD.gYear))
    yield edition.iri, KIN.versi, Literal(edition.versi)
    yield edition.iri, KIN.sha256, Literal(edition.sha256)
    yield edition.iri, DCAT.inSeries, edition.series
    yield edition.iri, KIN.mencakup, edition.iri
    if edition.kode_wilayah:
        yield edition.iri, DCTERMS.spatial, wilayah_iri(edition.kode_wilayah)


def _regions(current: Edition) -> Iterator[tuple[str, str, str | Literal]]:
    parts = current.kode_wilayah.split(".")
    for count in range(1, len(parts) + 1):
        kode = ".".join(parts[:count])
        region = wilayah.get(kode)
        if region is not None:
            kind = "Kecamatan " if region.tingkat == "kecamatan" else ""
            yield wilayah_iri(kode), KIN.mencakup, current.iri
            yield wilayah_iri(kode), RDFS.label, Literal(kind + region.nama)
    if current.kode_wilayah:
        yield current.series, DCTERMS.spatial, wilayah_iri(current.kode_wilayah)


def _change(kaskade: str, content: list[Quad], before: list[Edition], after: list[Edition]) -> Change:
    """Return the change that writes ``content`` and brings the catalogue of one series from old to new.

    Names of regions stay when the last edition goes: other series lean on them, and they never change.
    """
    old, new = _series_quads(before), _series_quads(after)
    gone = [q for q in old if q not in set(new) and not _is_region_name(q)]
    return Change(
        replace=graph_names(kaskade),
        delete=tuple(gone),
        insert=(*content, *(q for q in new if q not in set(old))),
    )


def _is_region_name(quad: Quad) -> bool:
    return quad.predicate.value == RDFS.label and str(quad.subject).startswith(f"<{wilayah_iri('')}")


def _quad(subject: str, predicate: str, value: str | Literal) -> Quad:
    obj = NamedNode(value) if isinstance(value, str) else value
    return Quad(NamedNode(subject), NamedNode(predicate), obj, _GRAPH)


def _value(quads: list[Quad], subject: str, predicate: str) -> str | None:
    s, p = NamedNode(subject), NamedNode(predicate)
    found = [q.object for q in quads if q.subject == s and q.predicate == p]
    return min((o.value for o in found if isinstance(o, NamedNode | Literal)), default=None)
