"""Rules between cascades find what was injected, and little besides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.linking.fingerprints import Jejak
from kaskade_graph.model import Kecocokan
from kaskade_graph.vocab import KIN, SEMAPV
from tests.linking.bahan import dua_tahun, generated

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


def test_copies_are_found_from_both_ends() -> None:
    made = generated()
    units = {k.iri: k.unit.iri for k in made.kaskade}
    jejak = Jejak(made.kaskade)
    for defect in (d for d in made.defects if d.kode == "KSK804"):
        here, there = units[defect.kaskade], units[defect.asal]
        assert there in {c.lain for c in jejak.copies(here)}, defect
        assert here in {c.lain for c in jejak.copies(there)}, defect


def test_what_a_reviewer_accepted_is_the_same_metric() -> None:
    before, after = dua_tahun()
    old = next(i for i in before.indikator.values() if i.label == "Jumlah papan nama yang dicat")
    new = next(i for i in after.indikator.values() if i.label == "Jumlah kursi roda yang dibagikan")
    assert Koleksi([before, after]).metrik[old.iri] != Koleksi([before, after]).metrik[new.iri]
    link = Kecocokan(new.iri, KIN.indikatorSama, old.iri, SEMAPV.MappingReview, 1.0)
    after = replace(after, kecocokan=[*after.kecocokan, link])
    metrik = Koleksi([before, after]).metrik
    assert metrik[old.iri] == metrik[new.iri]
