"""The terms of ``ontology/kinerja.ttl`` with the words people know them by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pyoxigraph as ox

from kaskade_graph import fields, resources
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import DCTERMS, KIN, OWL, RDF, RDFS, SKOS

Macam = Literal["class", "property", "individual"]
_MACAM: dict[str, Macam] = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    OWL.NamedIndividual: "individual",
}


_SIFAT = {
    f"{OWL.base}FunctionalProperty": Teks("paling banyak satu nilai", "at most one value"),
    f"{OWL.base}InverseFunctionalProperty": Teks("paling banyak satu pemilik", "at most one owner"),
    f"{OWL.base}TransitiveProperty": Teks("menerus", "transitive"),
    f"{OWL.base}SymmetricProperty": Teks("timbal balik", "symmetric"),
    f"{OWL.base}AsymmetricProperty": Teks("satu arah", "asymmetric"),
    f"{OWL.base}IrreflexiveProperty": Teks("tidak kepada diri sendiri", "never to itself"),
}


@dataclass(frozen=True, slots=True)
class Istilah:
    """One term: ``domain``, ``range`` and ``induk`` (what it specialises) are IRIs, as declared.

    ``sepadan`` are its counterparts in other vocabularies, ``kebalikan`` the property that says the same the other
    way round, ``sifat`` what a reasoner may conclude from it; ``contoh`` is a worked example in Turtle, "" without.
    """

    iri: str
    macam: Macam
    label: Teks
    definisi: Teks
    sumber: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    induk: tuple[str, ...]
    sepadan: tuple[str, ...] = ()
    kebalikan: tuple[str, ...] = ()
    sifat: tuple[Teks, ...] = ()
    contoh: str = ""

    @property
    def nama(self) -> str:
        """The name after the prefix, such as ``SubKegiatan``."""
        return self.iri.removeprefix(KIN.base)


@cache
def terms() -> dict[str, Istilah]:
    """Return the terms of the ontology by IRI, in its order."""
    facts: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    data = resources.ontology().read_bytes()
    for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            facts[quad.subject.value][quad.predicate.value].append(quad.object)
    out = {}
    for iri, fact in facts.items():
        kinds = [_MACAM[k.value] for k in fact[RDF.type] if k.value in _MACAM]
        if iri.startswith(KIN.base) and kinds:
            out[iri] = _istilah(iri, kinds[0], fact)
    return out


def label(iri: str) -> Teks:
    """Return the label of a term; of a term of another vocabulary the last part of its IRI.

    >>> label(KIN.mendukung).id
    'mendukung'
    """
    term = terms().get(iri)
    if term is not None:
        return term.label
    field = fields.BY_PREDICATE.get(iri)
    if field is not None:
        return Teks(field.label.id.lower(), field.label.en.lower())
    last = iri.replace("#", "/").rsplit("/", 1)[-1]
    return Teks(last, last)


def _istilah(iri: str, macam: Macam, fact: dict[str, list[ox.NamedNode | ox.Literal]]) -> Istilah:
    includes = "https://schema.org/domainIncludes"
    return Istilah(
        iri,
        macam,
        _teks(fact[RDFS.label]),
        _teks(fact[SKOS.definition]),
        _values(fact[DCTERMS.source]),
        _values([*fact[RDFS.domain], *fact[includes]]),
        _values(fact[RDFS.range]),
        _values([*fact[RDFS.subClassOf], *fact[RDFS.subPropertyOf]]),
        _values([*fact[SKOS.exactMatch], *fact[SKOS.closeMatch]]),
        _values(fact[OWL.inverseOf]),
        tuple(_SIFAT[kind.value] for kind in fact[RDF.type] if kind.value in _SIFAT),
        next((e.value for e in fact[SKOS.example]), ""),
    )


def _teks(values: list[ox.NamedNode | ox.Literal]) -> Teks:
    texts = {v.language: v.value for v in values if isinstance(v, ox.Literal)}
    first = next(iter(texts.values()), "")
    return Teks(texts.get("id", first), texts.get("en", first))


def _values(values: list[ox.NamedNode | ox.Literal]) -> tuple[str, ...]:
    return tuple(v.value for v in values)
