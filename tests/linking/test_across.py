"""Rules between cascades find what was injected, and little besides."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.linking.fingerprints import Jejak
from tests.linking.bahan import generated

RULES = [r for r in load_all() if r.kode.startswith("KSK8")]


@pytest.fixture(scope="module")
def found() -> dict[str, set[tuple[str, str]]]:
    made = generated()
    koleksi = Koleksi(made.kaskade)
    out: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kaskade in made.kaskade:
        for temuan in run(Konteks(kaskade, koleksi=koleksi), RULES).temuan:
            out[temuan.kode].add((kaskade.iri, temuan.unsur))
    return out


@pytest.mark.parametrize("kode", [r.kode for r in RULES])
def test_injected_defects_are_found(kode: str, found: dict[str, set[tuple[str, str]]]) -> None:
    wanted = [d for d in generated().defects if d.kode == kode]
    assert wanted, "nothing injected"
    for defect in wanted:
        places = {(defect.kaskade, unsur) for unsur in (*defect.unsur, defect.kaskade)}
        assert places & found[kode], defect
    beside = {f for f in found[kode] if not any(f[0] == d.kaskade for d in wanted)}
    assert len(beside) <= 2, beside


def test_a_cascade_alone_has_no_findings_between_cascades() -> None:
    for rule in RULES:
        if rule.kode != "KSK806":  # superseded codes show in one cascade too
            assert not run(Konteks(generated().kaskade[0]), [rule]).temuan


def test_copies_are_found_from_both_ends_and_only_there() -> None:
    made = generated()
    units = {k.iri: k.unit.iri for k in made.kaskade}
    copied = {units[d.kaskade] for d in made.defects if d.kode == "KSK804"}
    jejak = Jejak(made.kaskade)
    naming = {unit for unit in set(units.values()) if any(c.menyebut for c in jejak.copies(unit))}
    assert copied <= naming
