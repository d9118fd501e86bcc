"""What a collection is, for catalogues and crawlers: DCAT 3 and VoID.

DCAT says which datasets there are and where to fetch them; VoID (W3C Interest Group Note, 2011) how many
triples and things they hold, in which vocabularies, and under which addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kaskade_graph import config
from kaskade_graph.errors import Teks
from kaskade_graph.rdf import quad_key
from kaskade_graph.store.edition import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.vocab import DCAT, DCTERMS, ID, KATALOG, KIN, RDF, RDFS, VOID, XSD

KOLEKSI = f"{ID}koleksi"
"""Name of the collection as a whole."""
MEDIA = {
    "trig": "application/trig",
    "nq": "application/n-quads",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
}
"""Endings of files, and their media types."""
_JUDUL = Teks("Kaskade kinerja", "Performance cascades")
_VOCABULARIES = (KIN.base, DCTERMS.base, "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/org#")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is: distinct triples, subjects and properties, and how many things of each class (by IRI)."""

    triples: int
    subjects: int
    properties: int
    classes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Counts:
        """Count ``quads``."""
        triples = {q.triple for q in quads}
        kind = NamedNode(RDF.type)
        typed = {(t.subject, t.object) for t in triples if t.predicate == kind}
        classes = Counter(o.value for _, o in typed if isinstance(o, NamedNode))
        subjects = {str(t.subject) for t in triples}
        return cls(len(triples), len(subjects), len({t.predicate for t in triples}), classes)


@dataclass(frozen=True, slots=True)
class Published:
    """One cascade of a collection: its edition, its counts, and where it can be fetched (URL by ending)."""

    edisi: Edition
    counts: Counts
    files: Mapping[str, str]


def describe(isi: Sequence[Published], whole: Counts, base: str) -> list[Triple]:
    """Return the description of a collection that is served at ``base`` (an absolute URL ending in ``/``)."""
    triples = {
        *_whole(isi, whole, base),
        *(t for one in isi for t in _dataset(one)),
    }
    return sorted(triples, key=lambda t: quad_key(Quad(t.subject, t.predicate, t.object)))


_CASCADE = r'BIND(REPLACE(STR(?g), "/(turunan|bukti)$", "") AS ?k)'
_EACH = f"""SELECT ?k (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (COUNT(DISTINCT ?p) AS ?o) WHERE {{
  GRAPH ?g {{ ?s ?p ?v }} {_CASCADE} }} GROUP BY ?k ORDER BY ?k"""
_KINDS = f"""SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE {{
  GRAPH ?g {{ ?s <{RDF.type}> ?c }} FILTER(?g != <{KATALOG}>) }} GROUP BY ?c ORDER BY ?c"""


def counted(store: Store, editions: Iterable[Edition]) -> tuple[dict[str, Counts], Counts]:
    """Return how much ``store`` holds of each edition, by IRI, and of them all; counted by the store itself."""
    wanted = {e.iri for e in editions}
    each = {}
    for k, n, m, o in store.select(_EACH):
        if k and n and m and o and k.value in wanted:
            each[k.value] = Counts(int(n.value), int(m.value), int(o.value))
    classes = {c.value: int(n.value) for c, n in store.select(_KINDS) if c and n}
    total = sum(c.triples for c in each.values())
    found = next(iter(store.select(_SUBJECTS)), None)
    subjects, properties = (int(t.value) for t in found if t) if found else (0, 0)
    return each, Counts(total, subjects, properties, classes)


_SUBJECTS = f"""SELECT (COUNT(DISTINCT ?s) AS ?m) (COUNT(DISTINCT ?p) AS ?o) WHERE {{
  GRAPH ?g {{ ?s ?p ?v }} FILTER(?g != <{KATALOG}>) }}"""


def _whole(isi: Sequence[Published], whole: Counts, base: str) -> Iterator[Triple]:
    for kind in (DCAT.Catalog, VOID.Dataset):
        yield _triple(KOLEKSI, RDF.type, kind)
    for lang in ("id", "en"):
        yield _triple(KOLEKSI, DCTERMS.title, Literal(_JUDUL.pick(lang), language=lang))
    yield _triple(KOLEKSI, VOID.uriSpace, Literal(ID))
    yield _triple(KOLEKSI, f"{_FOAF}homepage", base)
    for vocabulary in _VOCABULARIES:
        yield _triple(KOLEKSI, VOID.vocabulary, vocabulary)
    yield from _published(KOLEKSI)
    yield from _counts(KOLEKSI, whole)
    for kind, count in sorted(whole.classes.items()):
        # A partition has no name of its own, and a blank node would be another one on every run.
        part = f"{KOLEKSI}/kelas/{kind.rsplit('#', 1)[-1].rsplit('/', 1)[-1]}"
        yield _triple(KOLEKSI, VOID.classPartition, part)
        yield _triple(part, VOID.class_, kind)
        yield _triple(part, VOID.entities, _integer(count))
    for one in isi:
        yield _triple(KOLEKSI, DCAT.dataset, one.edisi.iri)
        yield _triple(KOLEKSI, VOID.subset, one.edisi.iri)
        yield _triple(KOLEKSI, VOID.rootResource, one.edisi.iri)


def _published(dataset: str) -> Iterator[Triple]:
    """Yield what ``[publikasi]`` in ``kaskade.toml`` says of all that is published."""
    said = config.publication()
    if said.lisensi:
        yield _triple(dataset, DCTERMS.license, said.lisensi)
    if said.penerbit:
        publisher = f"{KOLEKSI}/penerbit"
        yield _triple(dataset, DCTERMS.publisher, publisher)
        yield _triple(publisher, RDF.type, f"{_FOAF}Agent")
        yield _triple(publisher, f"{_FOAF}name", Literal(said.penerbit))
    if said.kontak:
        contact = f"{KOLEKSI}/kontak"
        yield _triple(dataset, DCAT.contactPoint, contact)
        yield _triple(contact, RDF.type, f"{_VCARD}Kind")
        yield _triple(contact, f"{_VCARD}fn", Literal(said.penerbit or said.kontak.removeprefix("mailto:")))
        how = "hasEmail" if said.kontak.startswith("mailto:") else "hasURL"
        yield _triple(contact, f"{_VCARD}{how}", said.kontak)
    for predicate, day in ((DCTERMS.issued, said.diterbitkan), (DCTERMS.modified, said.diperbarui)):
        if day:
            yield _triple(dataset, predicate, Literal(day, datatype=NamedNode(XSD.date)))


_FOAF = "http://xmlns.com/foaf/0.1/"
_VCARD = "http://www.w3.org/2006/vcard/ns#"


def _dataset(isi: Published) -> Iterator[Triple]:
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
    yield from _published(edisi.iri)
    yield from _counts(edisi.iri, isi.counts)
    for ending, url in sorted(isi.files.items()):
        here = f"{edisi.iri}/berkas/{ending}"
        yield _triple(edisi.iri, DCAT.distribution, here)
        yield _triple(edisi.iri, VOID.dataDump, url)
        yield _triple(here, RDF.type, DCAT.Distribution)
        yield _triple(here, DCAT.downloadURL, url)
        yield _triple(here, DCAT.mediaType, f"https://www.iana.org/assignments/media-types/{MEDIA[ending]}")


def _counts(name: str, counts: Counts) -> Iterator[Triple]:
    yield _triple(name, VOID.triples, _integer(counts.triples))
    yield _triple(name, VOID.distinctSubjects, _integer(counts.subjects))
    yield _triple(name, VOID.properties, _integer(counts.properties))


def _triple(subject: str, predicate: str, value: str | Literal) -> Triple:
    return Triple(
        NamedNode(subject), NamedNode(predicate), NamedNode(value) if isinstance(value, str) else value
    )


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD.integer))
