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

from collections.abc import Iterable, Sequence
from enum import StrEnum

from pyoxigraph import NamedNode, Quad

from kaskade_graph.errors import StoreError, Teks
from kaskade_graph.iri import turunan, wilayah_iri
from kaskade_graph.rdf import graph_names
from kaskade_graph.store import keys, reference
from kaskade_graph.store.catalogue_quads import FORMAT, GRAPH, expected, is_shared, year_quads
from kaskade_graph.store.edition import Edition, describe, suffix
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.store.terms import Row, iri
from kaskade_graph.text import shown
from kaskade_graph.vocab import DCTERMS, KATALOG, KIN, OWL, RDF, RDFS, XSD


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
        if isinstance(graph, NamedNode) and graph != GRAPH:
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
    old, new = year_quads(before), year_quads(after)
    gone = set(old) - set(new)
    return Change(
        replace=replace,
        delete=(*(q for q in old if q in gone and not is_shared(q)), *unset),
        # All of it, not only what is new: an earlier attempt may have stopped half-way.
        insert=(*content, *new),
    )
