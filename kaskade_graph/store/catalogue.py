"""The catalogue graph: which editions a store holds, which is the current one, and what a question covers.

Saved questions reach cascades through it alone: ``GRAPH <.../katalog> { ?lingkup kin:mencakup ?kaskade }``.
A scope (``lingkup``) covers editions:

- ``.../id/katalog/berlaku`` the current edition of every unit and year (the default of every question),
- ``{unit}/{tahun}`` (a ``dcat:DatasetSeries``) the current edition of that unit and year,
- ``.../id/wilayah/{kode}`` the current editions of the units in a region,
- ``.../id/katalog/tahun/{tahun}``, and below it ``/{kode}`` for a kabupaten or province: those of one year,
- an edition itself, current or not.

Where a unit has no cascade of a year, what stands beside it is covered instead: of the kinds of document the one that
says most of the work (Renja, Renstra, DPA, perjanjian kinerja, IKU, laporan kinerja), of these every current edition.

The current edition of a series is the one whose ``versi`` comes last: ``murni``, then ``perubahan-1``,
``perubahan-2`` and so on in natural order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from enum import StrEnum

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import regions
from kaskade_graph.errors import StoreError, Teks
from kaskade_graph.iri import turunan, wilayah_iri
from kaskade_graph.rdf import graph_names, quad_key
from kaskade_graph.store import keys, reference
from kaskade_graph.store.edition import Edition, describe, suffix
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.store.terms import Row, iri
from kaskade_graph.text import shown
from kaskade_graph.vocab import BERLAKU, DCAT, DCTERMS, KATALOG, KIN, OWL, RDF, RDFS, SKEMA_IRI, XSD

FORMAT = 2
"""Version of the graphs of a store and of its layout on disk; a store of a higher one is not opened."""
_GRAPH = NamedNode(KATALOG)
_YEARS = KATALOG + "/tahun/"


def editions(store: Store) -> list[Edition]:
    """Return the editions in ``store``, sorted by IRI."""
    return _listed(store, "")


def beside(store: Store, edition: Edition) -> list[Edition]:
    """Return the editions of the unit and year of ``edition``: its cascade, and the documents beside that."""
    year = f'"{edition.tahun:04d}"^^<{XSD.gYear}>'
    return _listed(store, f"?kaskade <{KIN.unit}> {iri(edition.unit).n3()} ; <{KIN.tahun}> {year} .")


def covered(store: Store, scope: str) -> list[Edition]:
    """Return the editions that a scope covers, sorted by IRI: see the top of this module."""
    return _listed(store, f"{iri(scope).n3()} <{KIN.mencakup}> ?kaskade .")


class Tulisan(StrEnum):
    """What :func:`put` did with a cascade."""

    BARU = "baru"
    DIGANTI = "diganti"
    SAMA = "sama"


def put(
    store: Store,
    kaskade: str,
    quads: Iterable[Quad],
    *,
    force: bool = False,
    digests: tuple[str, ...] | None = None,
) -> Tulisan:
    """Write a cascade, in place of what was there under its name, and the catalogue with it.

    ``quads`` are its three graphs; the keys of its texts and the sets of its links are added
    (:mod:`~kaskade_graph.store.keys`). A graph whose hash the catalogue has already is left as it is, unless
    ``force``: it may have been damaged since. ``digests`` are the hashes of the graphs
    (:func:`~kaskade_graph.store.hashing.hashes`), keys included, where they are known already.
    """
    content = keys.completed(kaskade, quads)
    new = describe(kaskade, content, digests)
    siblings = beside(store, new)
    old = next((e for e in siblings if e.iri == kaskade), None)
    if new == old and not force:
        return Tulisan.SAMA
    names = graph_names(kaskade)
    known = old.hashes if old and not force else ("",) * len(names)
    stale = {n for n, a, b in zip(names, known, new.hashes, strict=True) if a != b or not a}
    kept = [e for e in siblings if e.iri != kaskade]
    fresh = [q for q in content if isinstance(q.graph_name, NamedNode) and q.graph_name.value in stale]
    fresh += reference.used(fresh)
    was = store.quads([names[1]]) if old and names[1] in stale else []
    gone, come = keys.change(store, kaskade, was, fresh) if names[1] in stale else ([], [])
    replaced = tuple(n for n in names if n in stale)
    store.apply(_change(replaced, [*fresh, *come], siblings, [*kept, new], gone))
    return Tulisan.DIGANTI if old else Tulisan.BARU


def remove(store: Store, edition: Edition) -> None:
    """Take a cascade out of ``store``; an older edition of the series becomes the current one."""
    siblings = beside(store, edition)
    kept = [e for e in siblings if e.iri != edition.iri]
    gone, come = keys.change(store, edition.iri, store.quads([turunan(edition.iri)]), ())
    store.apply(_change(graph_names(edition.iri), come, siblings, kept, gone))


def put_all(store: Store, cascades: Iterable[tuple[str, Sequence[Quad]]]) -> None:
    """Write many cascades into an empty store at once: for stores in memory."""
    content: list[Quad] = []
    found: list[Edition] = []
    for kaskade, quads in cascades:
        whole = keys.completed(kaskade, quads)
        content += whole
        found.append(describe(kaskade, whole))
    linked = keys.set_quads(keys.sets(keys.links(content)))
    store.apply(Change(insert=(*content, *linked, *expected(found), *reference.used(content))))


def expected(found: Iterable[Edition]) -> list[Quad]:
    """Return the catalogue of a store that holds the editions ``found``."""
    years: dict[tuple[str, int], list[Edition]] = {}
    for edition in found:
        years.setdefault((edition.unit, edition.tahun), []).append(edition)
    quads = {q for group in years.values() for q in _year_quads(group)}
    return sorted(quads, key=quad_key)


def check_version(store: Store) -> None:
    """Raise :class:`StoreError` when the graphs in ``store`` were written by a newer version, or by an older one.

    An older one lacks what questions look into: they would be answered with too little.
    """
    for value in store.select(_VERSION).values("versi"):
        if value.isdecimal() and int(value) > FORMAT:
            raise newer(shown(store.nama), int(value))
        if value.isdecimal() and int(value) < FORMAT:
            raise older(shown(store.nama), int(value))


def is_older(store: Store) -> bool:
    """Say whether the graphs in ``store`` were written by an older version."""
    said = store.select(_VERSION).values("versi")
    return any(value.isdecimal() and int(value) < FORMAT for value in said)


def split(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Part ``quads`` by cascade: each with the graphs that bear its name. Other graphs are left out."""
    by_graph: dict[str, list[Quad]] = {}
    names: set[str] = set()
    cascade = NamedNode(KIN.Kaskade)
    for quad in quads:
        graph = quad.graph_name
        if isinstance(graph, NamedNode) and graph != _GRAPH:
            by_graph.setdefault(graph.value, []).append(quad)
            if quad.object == cascade and quad.subject == graph and quad.predicate.value == RDF.type:
                names.add(graph.value)
    return {
        name: [q for graph in graph_names(name) for q in by_graph.get(graph, ())] for name in sorted(names)
    }


def older(nama: str, version: int) -> StoreError:
    """Return the error that the store ``nama`` was written by an older version of this program."""
    return StoreError(
        Teks(
            f"penyimpanan {nama} dibuat oleh kaskade yang lebih lama "
            f"(format {version}; versi ini memakai {FORMAT})",
            f"the store {nama} was made by an older kaskade (format {version}; this version uses {FORMAT})",
        ),
        Teks(
            f"Bawa ke versi ini: kaskade migrate --store {nama}",
            f"Carry it over to this version: kaskade migrate --store {nama}",
        ),
    )


def newer(nama: str, version: int) -> StoreError:
    """Return the error that the store ``nama`` was written by a newer version of this program."""
    return StoreError(
        Teks(
            f"penyimpanan {nama} dibuat oleh kaskade yang lebih baru "
            f"(format {version}; versi ini mengenal sampai {FORMAT})",
            f"the store {nama} was made by a newer kaskade "
            f"(format {version}; this version knows up to {FORMAT})",
        ),
        Teks("Perbarui kaskade-graph, lalu ulangi.", "Update kaskade-graph and try again."),
    )


# --- reading and writing the catalogue --------------------------------------------------------------------

_EDITIONS = f"""
SELECT ?kaskade ?unit ?label ?wilayah ?tahun ?versi ?sha ?graf ?shaGraf WHERE {{ GRAPH <{KATALOG}> {{ %s
  ?kaskade a <{KIN.Kaskade}> ; <{KIN.unit}> ?unit ; <{RDFS.label}> ?label ; <{KIN.tahun}> ?tahun ;
    <{KIN.versi}> ?versi ; <{KIN.sha256}> ?sha .
  OPTIONAL {{ ?kaskade <{DCTERMS.spatial}> ?wilayah }}
  OPTIONAL {{ ?graf <{DCTERMS.isPartOf}> ?kaskade ; <{KIN.sha256}> ?shaGraf }} }} }}
ORDER BY ?kaskade ?graf"""
_VERSION = f"SELECT ?versi WHERE {{ GRAPH <{KATALOG}> {{ <{KATALOG}> <{OWL.versionInfo}> ?versi }} }}"


def _listed(store: Store, pattern: str) -> list[Edition]:
    found: dict[str, list[Row]] = {}
    for row in store.select(_EDITIONS % pattern):
        if row[0] is not None:
            found.setdefault(row[0].value, []).append(row)
    return [_edition(found[name]) for name in sorted(found)]


def _edition(group: list[Row]) -> Edition:
    """Return the edition of these rows, which differ in ``?graf`` alone."""
    cells = [[cell.value if cell else "" for cell in row] for row in group]
    kaskade, unit, label, region, tahun, versi, sha = cells[0][:7]
    year = tahun[:4]
    known = {kaskade: sha, **{row[7]: row[8] for row in cells}}
    return Edition(
        iri=kaskade,
        unit=unit,
        nama_unit=label.removesuffix(suffix(kaskade, int(year), versi)),
        kode_wilayah=region.removeprefix(wilayah_iri("")),
        tahun=int(year),
        versi=versi,
        hashes=tuple(known.get(name, "") for name in graph_names(kaskade)),
    )


def _year_quads(group: list[Edition]) -> list[Quad]:
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


def _change(
    replace: tuple[str, ...],
    content: list[Quad],
    before: list[Edition],
    after: list[Edition],
    unset: list[Quad],
) -> Change:
    """Return the change that writes ``content`` and brings the catalogue of one unit and year from old to new.

    ``unset`` are sets of links that are no more.

    Names of regions and the version stay when the last edition goes: other series lean on them.
    """
    old, new = _year_quads(before), _year_quads(after)
    gone = set(old) - set(new)
    return Change(
        replace=replace,
        delete=(*(q for q in old if q in gone and not is_shared(q)), *unset),
        # All of it, not only what is new: an earlier attempt may have stopped half-way.
        insert=(*content, *new),
    )


def is_shared(quad: Quad) -> bool:
    """Say whether ``quad`` belongs to the catalogue as a whole: it stays when an edition goes."""
    subject = str(quad.subject)
    names = (f"<{wilayah_iri('')}", f"<{_YEARS}")
    shared = quad.predicate.value != KIN.mencakup and subject.startswith(names)
    return shared or subject == f"<{KATALOG}>"


def _quad(subject: str, predicate: str, value: str | Literal) -> Quad:
    obj = NamedNode(value) if isinstance(value, str) else value
    return Quad(NamedNode(subject), NamedNode(predicate), obj, _GRAPH)
