"""The official nomenclature as SKOS: a concept scheme an edition, and what corresponds between editions.

What comes along is kept made, in ``data/nomenklatur/*.ttl``; with another urusan or edition added it is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from pyoxigraph import Literal, NamedNode

from kaskade_graph.iri import nomenklatur_iri
from kaskade_graph.registers.nomenklatur import EDISI, Konsep, Nomenklatur
from kaskade_graph.registers.nomenklatur_counterparts import Padan, padanan
from kaskade_graph.vocab import DCTERMS, KIN, RDF, SKOS, SSSOM, XSD

Triple = tuple[str, str, str | Literal]
"""Subject and predicate as IRIs, and the object: an IRI or a literal."""


def scheme(register: Nomenklatur, edisi: str) -> Iterator[Triple]:
    """Yield one edition of the nomenclature as a SKOS concept scheme."""
    node = nomenklatur_iri(edisi)
    yield node, RDF.type, SKOS.ConceptScheme
    yield node, KIN.edisi, Literal(edisi)
    for known in EDISI:
        if known.id == edisi:
            yield node, DCTERMS.title, Literal(known.judul.id, language="id")
            yield node, DCTERMS.title, Literal(known.judul.en, language="en")
    for konsep in register.all(edisi):
        yield from concept(konsep, node)


def concept(konsep: Konsep, node: str) -> Iterator[Triple]:
    """Yield what is said of one entry of the edition ``node``."""
    yield konsep.iri, RDF.type, SKOS.Concept
    yield konsep.iri, SKOS.inScheme, node
    yield konsep.iri, SKOS.notation, Literal(konsep.kode)
    yield konsep.iri, SKOS.prefLabel, Literal(konsep.nama, language="id")
    if konsep.jenis is not None:
        yield konsep.iri, DCTERMS.type, KIN[konsep.jenis]
    if konsep.induk is not None:
        yield konsep.iri, SKOS.broader, nomenklatur_iri(konsep.edisi, konsep.induk)
    else:
        yield konsep.iri, SKOS.topConceptOf, node
        yield node, SKOS.hasTopConcept, konsep.iri
    if konsep.indikator is not None:
        yield konsep.iri, KIN.indikatorResmi, Literal(konsep.indikator, language="id")
    if konsep.kinerja is not None:
        yield konsep.iri, KIN.kinerjaResmi, Literal(konsep.kinerja, language="id")
    if konsep.satuan is not None:
        yield konsep.iri, KIN.satuanResmi, Literal(konsep.satuan, language="id")


_INVERSE = {
    SKOS.exactMatch: SKOS.exactMatch,
    SKOS.closeMatch: SKOS.closeMatch,
    SKOS.broadMatch: SKOS.narrowMatch,
}


def correspondences(register: Nomenklatur) -> Iterator[Triple]:
    """Yield the counterparts of every entry in every other edition, each once, and how sure it is."""
    seen: set[frozenset[Konsep]] = set()
    for one, other in combinations(register.editions(), 2):
        for here, there in ((one, other), (other, one)):
            for konsep in register.all(here):
                for padan in padanan(konsep, there, register):
                    if frozenset((konsep, padan.konsep)) not in seen:
                        seen.add(frozenset((konsep, padan.konsep)))
                        yield from _match(konsep, padan)


def _match(konsep: Konsep, padan: Padan) -> Iterator[Triple]:
    target = padan.konsep
    yield konsep.iri, padan.predikat, target.iri
    yield target.iri, _INVERSE[padan.predikat], konsep.iri
    node = nomenklatur_iri("padanan", f"{konsep.edisi}/{konsep.kode}/{target.edisi}/{target.kode}")
    yield node, RDF.type, SSSOM.Mapping
    yield node, SSSOM.subject_id, konsep.iri
    yield node, SSSOM.predicate_id, padan.predikat
    yield node, SSSOM.object_id, target.iri
    yield node, SSSOM.mapping_justification, padan.cara.pembenaran
    yield node, SSSOM.confidence, Literal(str(Decimal(str(padan.keyakinan))), datatype=NamedNode(XSD.decimal))
    yield node, KIN.alasan, Literal(padan.cara.teks.id)
