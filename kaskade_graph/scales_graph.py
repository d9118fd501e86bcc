"""The ordered scales as SKOS: a concept scheme a scale, a concept a grade, ``kin:urutan`` their order."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kaskade_graph import scales
from kaskade_graph.rdf_fields import integer
from kaskade_graph.vocab import DCTERMS, KIN, RDF, SKOS, XSD

Triple = tuple[str, str, str | Literal]
"""Subject and predicate as IRIs, and the object: an IRI or a literal."""


def triples() -> Iterator[Triple]:
    """Yield every scale; the scores that a grade begins and ends at are its ``kin:batasBawah`` and ``batasAtas``."""
    for scale in scales.load().values():
        node = scales.skala_iri(scale.id)
        yield node, RDF.type, SKOS.ConceptScheme
        yield node, DCTERMS.title, Literal(scale.judul.id, language="id")
        yield node, DCTERMS.title, Literal(scale.judul.en, language="en")
        yield node, DCTERMS.source, Literal(scale.sumber)
        for grade in scale.peringkat:
            yield grade.iri, RDF.type, SKOS.Concept
            yield grade.iri, SKOS.inScheme, node
            yield grade.iri, SKOS.topConceptOf, node
            yield node, SKOS.hasTopConcept, grade.iri
            yield grade.iri, SKOS.notation, Literal(grade.nama)
            yield grade.iri, SKOS.prefLabel, Literal(" - ".join(grade.tulisan[:2]), language="id")
            for other in grade.tulisan[2:]:
                yield grade.iri, SKOS.altLabel, Literal(other, language="id")
            yield grade.iri, KIN.urutan, integer(grade.urutan)
            for predicate, score in ((KIN.batasBawah, grade.dari), (KIN.batasAtas, grade.sampai)):
                if score is not None:
                    yield grade.iri, predicate, Literal(str(score), datatype=NamedNode(XSD.decimal))
