"""Every term is labelled, defined and sourced; what is used is declared, and what is declared is used."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import namespace as known

import kaskade_graph
from kaskade_graph import resources, vocab
from kaskade_graph.model import Arah, Jenis, JenisDokumen, Peran, TahapHasil, Tipe
from kaskade_graph.vocab import DCTERMS, KIN, OWL, RDF, RDFS, SKOS

ROOT = Path(__file__).parents[1]
PACKAGE = Path(kaskade_graph.__file__).parent
NS = KIN.base.removesuffix("#")
QUADS = list(ox.parse(path=str(resources.ontology()), format=ox.RdfFormat.TURTLE))
TERMS: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
for _quad in QUADS:
    if isinstance(_quad.subject, ox.NamedNode) and isinstance(_quad.object, ox.NamedNode | ox.Literal):
        TERMS[_quad.subject.value][_quad.predicate.value].append(_quad.object)
DECLARED = {iri.removeprefix(KIN.base) for iri in TERMS if iri.startswith(KIN.base)}
CLASS, OBJECT, DATATYPE = OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty
INCLUDES = "https://schema.org/domainIncludes"

PYTHON = [*PACKAGE.glob("**/*.py"), *ROOT.glob("scripts/*.py")]
FILES = [
    path
    for pattern in ("shapes/*.ttl", "queries/**/*.rq", "data/**/*.ttl", "data/**/*.trig")
    for path in sorted(ROOT.glob(pattern))
]


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_every_term_has_label_definition_and_source(name: str) -> None:
    term = TERMS[KIN[name]]
    for predicate in (RDFS.label, SKOS.definition):
        texts = {t.language: t.value for t in term[predicate] if isinstance(t, ox.Literal)}
        assert sorted(texts) == ["en", "id"]
        assert len(term[predicate]) == 2
        assert all(text.strip() for text in texts.values())
    assert term[DCTERMS.source]
    assert [t.value for t in term[RDFS.isDefinedBy]] == [NS]
    assert term[RDF.type]


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_legal_sources_are_regulations_the_audit_knows(name: str) -> None:
    from kaskade_graph.audit.regulations import DASAR

    for source in TERMS[KIN[name]][DCTERMS.source]:
        if isinstance(source, ox.Literal):
            assert source.value in {"kaskade-graph", *DASAR}
        else:
            assert source.value.startswith("https://www.w3.org/TR/")


def test_every_property_says_what_it_is_of() -> None:
    anything = {"mencakup", "penanda"}  # a scope, and a label in a source, may be of any kind of thing
    for name in DECLARED - anything:
        types = {t.value for t in TERMS[KIN[name]][RDF.type]}
        if types & {OBJECT, DATATYPE}:
            assert TERMS[KIN[name]][RDFS.domain] or TERMS[KIN[name]][INCLUDES], name


def test_terms_the_ontology_leans_on_are_declared() -> None:
    named = {q.object.value for q in QUADS if isinstance(q.object, ox.NamedNode)}
    leaned = {iri.removeprefix(KIN.base) for iri in named if iri.startswith(KIN.base)}
    assert leaned - DECLARED == set()


def test_version_is_that_of_the_schema_and_terms_are_unversioned() -> None:
    ontology = TERMS[NS]
    assert [t.value for t in ontology[OWL.versionIRI]] == [f"{NS}/{vocab.SKEMA}"]
    assert [t.value for t in ontology[OWL.versionInfo]] == [vocab.SKEMA]
    assert {t.language for t in ontology[DCTERMS.title] if isinstance(t, ox.Literal)} == {"id", "en"}
    assert all(re.fullmatch(r"[A-Za-z0-9]+", name) for name in DECLARED)


def test_blank_nodes_are_lists_of_what_excludes_one_another_alone() -> None:
    allowed = {OWL.members, OWL.distinctMembers, RDF.first, RDF.rest, RDF.type}
    for quad in QUADS:
        if isinstance(quad.subject, ox.BlankNode):
            assert quad.predicate.value in allowed


def _in_python(namespace: str) -> set[str]:
    text = "\n".join(path.read_text("utf-8") for path in PYTHON)
    found = set(re.findall(rf"\b{namespace}\.([A-Za-z]\w*)", text))
    found |= set(re.findall(rf'\b{namespace}\["([^"]+)"\]', text))
    return {name.rstrip("_") for name in found - {"base"}}


def _in_files(prefix: str) -> set[str]:
    text = "\n".join(path.read_text("utf-8") for path in (*PYTHON, *FILES))
    return set(re.findall(rf"(?<![\w-]){prefix}:([A-Za-z]\w*)", text))


def _used() -> set[str]:
    values = {str(v) for kind in (Jenis, Tipe, Arah, Peran, JenisDokumen, TahapHasil) for v in kind}
    return values | _in_python("KIN") | _in_files("kin")


def test_every_term_that_is_used_is_declared() -> None:
    assert sorted(_used() - DECLARED) == []


def test_every_term_that_is_declared_is_used() -> None:
    """Used: named outside the ontology, or what a used term is a kind of, is of, or leads to."""
    used, reached = set(), _used() & DECLARED
    while reached:
        used |= reached
        about = (
            t.value.removeprefix(KIN.base)
            for name in reached
            for predicate in (RDF.type, RDFS.subClassOf, RDFS.domain, RDFS.range, INCLUDES)
            for t in TERMS[KIN[name]][predicate]
        )
        reached = {name for name in about if name in DECLARED} - used
    inverses = {name for name in DECLARED if TERMS[KIN[name]][OWL.inverseOf]}
    used |= {
        name for name in inverses if TERMS[KIN[name]][OWL.inverseOf][0].value.removeprefix(KIN.base) in used
    }
    assert sorted(DECLARED - used) == []


# Terms newer than the lists that rdflib carries, and vocabularies that it has no list of.
LATER = {
    "DCAT": {"DatasetSeries", "inSeries", "hasCurrentVersion", "hasVersion", "version", "isVersionOf"},
    "SSSOM": {
        "Mapping",
        "MappingSet",
        "comment",
        "confidence",
        "mapping_justification",
        "object_id",
        "predicate_id",
        "subject_id",
    },
    "SEMAPV": {
        "CompositeMatching",
        "LexicalMatching",
        "MappingChaining",
        "MappingReview",
        "LexicalSimilarityThresholdMatching",
        "LogicalReasoning",
        "ManualMappingCuration",
        "SemanticSimilarityThresholdMatching",
        "StructuralMatching",
        "UnspecifiedMatching",
    },
}


@pytest.mark.parametrize(
    "name", sorted(n for n, v in vars(vocab).items() if isinstance(v, vocab.Namespace) and n != "KIN")
)
def test_terms_of_other_vocabularies_exist(name: str) -> None:
    listed = getattr(known, name, None)
    exist = {*getattr(listed, "__annotations__", {}), *getattr(listed, "_extras", ()), *LATER.get(name, ())}
    if not exist:
        return  # nothing is known offline about this vocabulary
    prefix = next(p for p, base in vocab.PREFIXES.items() if base == getattr(vocab, name).base)
    in_text = _in_files(prefix) | {
        q.object.value.removeprefix(vocab.PREFIXES[prefix])
        for q in QUADS
        if isinstance(q.object, ox.NamedNode) and q.object.value.startswith(vocab.PREFIXES[prefix])
    }
    used = _in_python(name) | in_text
    assert sorted(used - exist) == []
