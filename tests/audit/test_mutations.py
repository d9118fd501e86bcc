"""What the ontology calls wrong is found, and what it allows is not; graphs that once passed unseen are found."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode

from kaskade_graph import rdf_files, scales
from kaskade_graph.analysis.measured import compare, reached
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.engines import shacl
from kaskade_graph.audit.rules import load_all
from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.rdf_read import from_quads

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "graph"
STRUCTURE = {"KSK105", "KSK109", "KSK115", "KSK121"}


def bench() -> Any:
    spec = importlib.util.spec_from_file_location(
        "model_mutations", ROOT / "benchmarks" / "model_mutations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["model_mutations"] = module
    spec.loader.exec_module(module)
    return module.Bench()


def test_ninety_nine_in_a_hundred_breakages_are_found_and_nothing_allowed_is() -> None:
    made = bench()
    assert made.base == set()
    mutations = list(made.mutations())
    missed = [m[:3] for m in mutations if not made.findings(m[3]) - made.base]
    assert len(missed) <= len(mutations) // 100, missed
    assert [m[:3] for m in made.allowed() if made.findings(m[3]) - made.base] == []


def test_every_property_and_class_of_a_cascade_is_in_the_complete_one() -> None:
    """A term that a cascade may use and the bench does not is a term whose breakages nobody counts."""
    from kaskade_graph import fields

    said = {q.predicate.value for q in bench().quads}
    lists = (*fields.VALUES, *fields.UNSUR_VALUES)
    wanted = {f.predicate for f in (*fields.UNSUR, *fields.INDIKATOR, *fields.NILAI)}
    wanted |= {x.predicate for x in (*fields.UNSUR_LINKS, *fields.INDIKATOR_LINKS, *lists)}
    absent = {"batasTerbuka", "akhirPeriode", "mendukungDaerah"}
    assert {w.rpartition("#")[2] for w in wanted - said} <= absent


def codes(name: str) -> set[str]:
    quads = rdf_files.read(CASES / name)
    (kaskade,) = from_quads(quads)
    own = [type(q)(q.subject, q.predicate, q.object, NamedNode(kaskade.iri)) for q in quads]
    rules = [r for r in load_all() if r.mesin == "shacl"]
    return {rule.kode for rule, _ in shacl.run(Konteks(kaskade, own), rules)}


def test_crosscutting_and_the_region_are_said_in_the_new_terms_and_not_in_the_old() -> None:
    assert codes("lintas-program-dan-tujuan-daerah.ttl") >= STRUCTURE
    assert not codes("lintas-dalam-istilah-baru.ttl") & STRUCTURE


def test_targets_that_are_no_numbers_keep_their_rows() -> None:
    (result,) = read_file(CASES / "target-bukan-bilangan.csv", ReadOptions())
    kaskade = result.kaskade
    assert kaskade is not None
    values = [n for i in kaskade.indikator.values() for n in i.target]
    printed = {n.tercetak for n in values if n.nilai is None}
    assert printed == {"BB", "WTP", "Baik", "Level 3", "≤ 5", "80-85", "1:50", "n/a"}
    assert [n.tercetak for n in values if not n.dipahami] == ["n/a"]
    assert len(kaskade.indikator) == 58


@pytest.mark.parametrize(("lower", "higher"), [("b", "bb"), ("bb", "a"), ("d", "cc")])
def test_grades_are_compared_in_their_order(lower: str, higher: str) -> None:
    from kaskade_graph.model import Nilai

    one, other = (Nilai("x", None, 2021, peringkat=scales.skala_iri(f"akip/{k}")) for k in (lower, higher))
    assert (compare(one, other), compare(other, one)) == (-1, 1)
    assert (reached(one, other), reached(other, one)) == (True, False)


@pytest.mark.parametrize(
    "command", [("tree", "p.svg"), ("tree", "p.dot"), ("export", "p.xlsx"), ("export", "p.csv")]
)
def test_the_complete_cascade_is_drawn_and_exported(
    tmp_path: Path, command: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kaskade_graph.cli.app import main

    made = bench()
    source, target = tmp_path / "whole.trig", tmp_path / command[1]
    source.write_bytes(rdf_files.serialise(made.quads, "trig"))
    monkeypatch.setattr(sys, "argv", ["kaskade", command[0], str(source), "-o", str(target)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code in (0, None)
    assert target.stat().st_size > 1000
