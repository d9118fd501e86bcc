"""Every term is labelled, defined and sourced; every term that is used is declared, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kaskade_graph import resources
from kaskade_graph.vocab import DCTERMS, KIN, RDFS, SKOS

ROOT = Path(__file__).parents[1]
QUADS = list(ox.parse(path=str(resources.ontology()), format=ox.RdfFormat.TURTLE))
DECLARED = {q.subject.value.removeprefix(KIN.base) for q in QUADS if str(q.subject)[1:].startswith(KIN.base)}


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_every_term_has_label_definition_and_source(name: str) -> None:
    mine = [q for q in QUADS if q.subject == ox.NamedNode(KIN[name])]
    for predicate in (RDFS.label, SKOS.definition):
        languages = sorted(q.object.language for q in mine if q.predicate.value == predicate)
        assert languages == ["en", "id"], predicate
    assert any(q.predicate.value == DCTERMS.source for q in mine)
    assert any(q.predicate.value == RDFS.isDefinedBy for q in mine)


def _used() -> set[str]:
    used: set[str] = set()
    for path in [*ROOT.glob("kaskade_graph/**/*.py"), *ROOT.glob("scripts/*.py")]:
        text = path.read_text()
        used |= set(re.findall(r"\bKIN\.([A-Za-z0-9]+)\b", text)) - {"base"}
        used |= set(re.findall(r'\bKIN\["([A-Za-z0-9]+)"\]', text))
    for pattern in ("shapes/*.ttl", "queries/**/*.rq", "data/**/*.ttl", "data/**/*.trig"):
        for path in ROOT.glob(pattern):
            used |= set(re.findall(r"\bkin:([A-Za-z0-9]+)", path.read_text()))
    return used


def test_every_term_that_is_used_is_declared() -> None:
    assert sorted(_used() - DECLARED) == []


def test_no_blank_nodes_and_a_version() -> None:
    assert not any(isinstance(t, ox.BlankNode) for q in QUADS for t in (q.subject, q.object))
    assert any(q.predicate.value.endswith("#versionIRI") for q in QUADS)
