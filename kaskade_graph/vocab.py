"""Namespaces and terms, as plain strings, so that no RDF library is imported to name a thing.

A test fails when a ``KIN`` term used anywhere in the project is not declared in ``ontology/kinerja.ttl``.
"""

from __future__ import annotations

from kaskade_graph import config


class Namespace:
    """A vocabulary: ``KIN.Sasaran`` and ``KIN["Sasaran"]`` are the full IRI.

    >>> KIN.Sasaran
    'https://w3id.org/kinerja/ns#Sasaran'
    """

    def __init__(self, base: str) -> None:
        self.base = base

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        # Kept as an attribute, so that this is asked once for each name.
        value = self.__dict__[name] = self.base + name.rstrip("_")
        return value

    def __getitem__(self, name: str) -> str:
        return self.base + name


KIN = Namespace("https://w3id.org/kinerja/ns#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
PROV = Namespace("http://www.w3.org/ns/prov#")
VOID = Namespace("http://rdfs.org/ns/void#")
ORG = Namespace("http://www.w3.org/ns/org#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SSSOM = Namespace("https://w3id.org/sssom/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")
QUDT = Namespace("http://qudt.org/schema/qudt/")

UMUM = "https://w3id.org/kinerja/"
"""Where the ontology, the official nomenclature, the scales, the lexicon and the regions stand, whoever publishes."""

UMUM_ID = UMUM + "id/"
"""Base of the IRIs of what all publishers share."""

BERSAMA = frozenset(("nomenklatur", "skala", "wilayah", "leksikon"))
"""What stands below it: the first segment of the IRIs that all publishers share."""

DASAR = config.base(UMUM)
"""The address that one's own cascades are published under: that of ``kaskade.toml``, or the common one."""

SKEMA = "0.2.0"
"""Version of the ontology that what is written follows; files and editions of stores name it."""

SKEMA_IRI = f"{UMUM}ns/{SKEMA}"
"""The version as what data conforms to (``dcterms:conformsTo``)."""

ID = DASAR + "id/"
"""Base of the IRIs of one's own cascades and catalogue."""

KATALOG = ID + "katalog"
"""Name of the catalogue graph: describes the editions in a store and names the current ones."""

BERLAKU = KATALOG + "/berlaku"
"""The scope that covers the current edition of every unit and year: what questions ask by default."""


def own(sparql: str) -> str:
    """Return a query that names the common catalogue, as the files of questions do, with one's own in its place.

    >>> own("GRAPH <https://w3id.org/kinerja/id/katalog>") == f"GRAPH <{KATALOG}>"
    True
    """
    return sparql.replace(UMUM_ID + "katalog", KATALOG)


PREFIXES: dict[str, str] = {
    "kin": KIN.base,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "owl": OWL.base,
    "xsd": XSD.base,
    "skos": SKOS.base,
    "dcterms": DCTERMS.base,
    "dcat": DCAT.base,
    "prov": PROV.base,
    "org": ORG.base,
    "void": VOID.base,
    "sh": SH.base,
    "sssom": SSSOM.base,
    "semapv": SEMAPV.base,
    "qudt": QUDT.base,
}
"""Prefixes used when writing RDF, and offered to every saved query and shape."""
