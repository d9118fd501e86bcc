"""What a collection is, for catalogues and crawlers: DCAT 3 and VoID.

DCAT says which datasets there are and where to fetch them; VoID (W3C Interest Group Note, 2011) how many
triples and things they hold, in which vocabularies, and under which addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kaskade_graph.errors import Teks
from kaskade_graph.rdf import quad_key
from kaskade_graph.store.edition import Edition
from kaskade_graph.vocab import DCAT, DCTERMS, ID, KIN, RDF, RDFS, VOID, XSD

KOLEKSI = f"{ID}koleksi"
"""Name of the collection as a whole."""
BERKAS = {"trig": "application/trig", "nq": "application/n-quads"}
"""Endings of the files that hold a whole cascade, and their media types."""
_JUDUL = Teks("Kaskade kinerja", "Performance cascades")
_VOCABULARIES = (KIN.base, DCTERMS.base, "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/org#")


@dataclass(frozen=True, slots=True)
class Isi:
    """One cascade of a collection: its edition, its quads, and the name of its dump without ending."""

    edisi: Edition
    quads: tuple[Quad, ...]
    nama: str


def describe(isi: Sequence[Isi], base: str) -> list[Triple]:
    """Return the description of a collection that is served at ``base`` (an absolute URL ending in ``/``)."""
    triples = {
        *_whole(isi, base),
        *(t for one in isi for t in _dataset(one, base)),
    }
    return sorted(triples, key=lambda t: quad_key(Quad(t.subject, t.predicate, t.object)))


def _whole(isi: Sequence[Isi], base: str) -> Iterator[Triple]:
    for kind in (DCAT.Catalog, VOID.Dataset):
        yield _triple(KOLEKSI, RDF.type, kind)
    for lang in ("id", "en"):
        yield _triple(KOLEKSI, DCTERMS.title, Literal(_JUDUL.pick(lang), language=lang))
    yield _triple(KOLEKSI, VOID.uriSpace, Literal(ID))
    yield _triple(KOLEKSI, "http://xmlns.com/foaf/0.1/homepage", base)
    for vocabulary in _VOCABULARIES:
        yield _triple(KOLEKSI, VOID.vocabulary, vocabulary)
    quads = {q for one in isi for q in one.quads}
    yield from _counts(KOLEKSI, quads)
    for kind, count in sorted(_classes(quads).items()):
        # A partition has no name of its own, and a blank node would be another one on every run.
        part = f"{KOLEKSI}/kelas/{kind.rsplit('#', 1)[-1].rsplit('/', 1)[-1]}"
        yield _triple(KOLEKSI, VOID.classPartition, part)
        yield _triple(part, VOID.class_, kind)
        yield _triple(part, VOID.entities, _integer(count))
    for one in isi:
        yield _triple(KOLEKSI, DCAT.dataset, one.edisi.iri)
        yield _triple(KOLEKSI, VOID.subset, one.edisi.iri)
        yield _triple(KOLEKSI, VOID.rootResource, one.edisi.iri)


def _dataset(isi: Isi, base: str) -> Iterator[Triple]:
    edisi = isi.edisi
    for kind in (DCAT.Dataset, VOID.Dataset):
        yield _triple(edisi.iri, RDF.type, kind)
    yield _triple(edisi.iri, DCTERMS.title, Literal(edisi.label))
    yield _triple(edisi.iri, DCTERMS.creator, edisi.unit)
    yield _triple(edisi.unit, RDFS.label, Literal(edisi.nama_unit))
    year = f"{edisi.iri}/kurun"
    yield _triple(edisi.iri, DCTERMS.temporal, year)
    yield _triple(year, RDF.type, DCTERMS.PeriodOfTime)
    for predicate, day in ((DCAT.startDate, "01-01"), (DCAT.endDate, "12-31")):
        yield _triple(year, predicate, Literal(f"{edisi.tahun:04d}-{day}", datatype=NamedNode(XSD.date)))
    yield _triple(edisi.iri, DCAT.version, Literal(edisi.versi))
    yield _triple(edisi.iri, DCAT.inSeries, edisi.series)
    yield _triple(edisi.series, RDF.type, DCAT.DatasetSeries)
    yield from _counts(edisi.iri, isi.quads)
    for ending, media in sorted(BERKAS.items()):
        url = f"{base}berkas/{isi.nama}.{ending}"
        here = f"{edisi.iri}/berkas/{ending}"
        yield _triple(edisi.iri, DCAT.distribution, here)
        yield _triple(edisi.iri, VOID.dataDump, url)
        yield _triple(here, RDF.type, DCAT.Distribution)
        yield _triple(here, DCAT.downloadURL, url)
        yield _triple(here, DCAT.mediaType, f"https://www.iana.org/assignments/media-types/{media}")


def _counts(name: str, quads: Iterable[Quad]) -> Iterator[Triple]:
    triples = {q.triple for q in quads}
    yield _triple(name, VOID.triples, _integer(len(triples)))
    yield _triple(name, VOID.distinctSubjects, _integer(len({str(t.subject) for t in triples})))
    yield _triple(name, VOID.properties, _integer(len({t.predicate for t in triples})))


def _classes(quads: Iterable[Quad]) -> Counter[str]:
    kind = NamedNode(RDF.type)
    typed = {(q.subject, q.object) for q in quads if q.predicate == kind}
    return Counter(o.value for _, o in typed if isinstance(o, NamedNode))


def _triple(subject: str, predicate: str, value: str | Literal) -> Triple:
    return Triple(
        NamedNode(subject), NamedNode(predicate), NamedNode(value) if isinstance(value, str) else value
    )


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD.integer))
