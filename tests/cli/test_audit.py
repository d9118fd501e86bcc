"""``audit``, ``validate`` and ``rules``: what they print and how they exit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kaskade_graph.audit.rules import load_all
from tests.cli.conftest import Kaskade
from tests.cli.test_inputs import DOKUMEN

BENAR = """
@prefix kin: <https://w3id.org/kinerja/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/> .
<murni> a kin:Kaskade ; kin:unit <../../kecamatan> ; kin:tahun "2021"^^xsd:gYear ; kin:versi "murni" .
<../../kecamatan> a kin:UnitKerja ; rdfs:label "Kecamatan Contoh" ; kin:kodeWilayah "33.02.19" .
<murni/tujuan/t> a kin:Tujuan ; dcterms:isPartOf <murni> ; rdfs:label "Terwujudnya pelayanan prima" ;
  kin:diukurOleh <murni/indikator/i> .
<murni/indikator/i> a kin:Indikator ; dcterms:isPartOf <murni> ; rdfs:label "Indeks Kepuasan Masyarakat" ;
  kin:formulasi "Nilai rata-rata tertimbang" ; kin:tipePenghitungan kin:NonKumulatif .
"""


def test_the_document_itself_is_audited(kaskade: Kaskade) -> None:
    first = kaskade("audit", DOKUMEN)
    assert first.code == 1
    assert first.out.startswith("Kecamatan Sokaraja 2021 (murni)\n")
    assert "Yang terberat" in first.out
    assert len(first.out.splitlines()) < 60
    ran = kaskade("audit", DOKUMEN, "--all")
    assert ran.code == 1
    assert "KSK205 Indikator tanpa satuan" in ran.out
    assert f"{DOKUMEN.name}:9" in ran.out
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--rule", "KSK205"), 0),
        (("--rule", "KSK205", "--fail-on", "warning"), 1),
        (("--rule", "KSK205", "--ignore", "KSK2", "--fail-on", "info"), 0),
        (("--rule", "KSK209", "--fail-on", "warning"), 0),
        (("--rule", "ksk209", "--fail-on", "info"), 1),
        (("--rule", "KSK999"), 2),
        (("--ignore", "KSK999"), 2),
        (("--fail-on", "parah"), 2),
    ],
)
def test_exit_codes(kaskade: Kaskade, options: tuple[str, ...], code: int) -> None:
    assert kaskade("audit", DOKUMEN, *options).code == code


def test_json_to_stdout_and_to_a_file(kaskade: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "temuan.json"
    assert kaskade("audit", DOKUMEN, "-o", path).code == 1
    out = kaskade("audit", DOKUMEN, "--format", "json").out
    assert path.read_text(encoding="utf-8") == out
    found = json.loads(out)
    assert found["ringkasan"]["kaskade"][0]["unit"] == "Kecamatan Sokaraja"
    assert found["temuan"][0]["bukti"][0]["berkas"] == DOKUMEN.name


def test_the_language_of_findings_is_that_of_the_command(kaskade: Kaskade) -> None:
    one, other = (
        json.loads(kaskade("audit", DOKUMEN, "--format", "json", "--lang", lang).out) for lang in ("id", "en")
    )
    assert [t["sidik"] for t in one["temuan"]] == [t["sidik"] for t in other["temuan"]]
    assert all(a["akibat"] != b["akibat"] for a, b in zip(one["temuan"], other["temuan"], strict=True))


def test_a_graph_and_the_document_it_came_from_have_the_same_findings(
    kaskade: Kaskade, tmp_path: Path
) -> None:
    path = tmp_path / "sokaraja.trig"
    kaskade("import", DOKUMEN, "-o", path)
    assert kaskade("audit", path).out == kaskade("audit", DOKUMEN).out


def test_validate_runs_the_shapes_alone(kaskade: Kaskade) -> None:
    ran = kaskade("validate", DOKUMEN, "--format", "json")
    assert ran.code == 0
    shapes = {r.kode for r in load_all() if r.mesin == "shacl"}
    assert set(json.loads(ran.out)["ringkasan"]["aturan"]) == {
        "KSK204",
        "KSK205",
        "KSK206",
        "KSK208",
        "KSK209",
    }
    assert set(json.loads(ran.out)["ringkasan"]["aturan"]) <= shapes


def test_validate_sees_what_a_model_cannot_hold(kaskade: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "kaskade.ttl"
    path.write_text(BENAR, encoding="utf-8")
    assert kaskade("validate", path).code == 0
    path.write_text(BENAR + '<murni/indikator/i> kin:tipePenghitungan "rata" ; dcterms:subject "x" .')
    found = json.loads(kaskade("validate", path, "--format", "json").out)["ringkasan"]["aturan"]
    assert {"KSK117", "KSK120"} <= set(found)
    path.write_text(BENAR + "<murni/program/lepas> a kin:Program .", encoding="utf-8")
    found = json.loads(kaskade("validate", path, "--format", "json").out)["ringkasan"]["aturan"]
    assert {"KSK104", "KSK116"} <= set(found)


def test_timings_name_every_rule_that_ran(kaskade: Kaskade) -> None:
    err = kaskade("audit", DOKUMEN, "--rule", "KSK3", "--timings").err
    assert all(r.kode in err for r in load_all() if r.kode.startswith("KSK3"))


def test_rules_lists_all_and_shows_one(kaskade: Kaskade) -> None:
    listed = kaskade("rules")
    assert listed.code == 0
    assert all(r.kode in listed.out for r in load_all())
    assert "Indikator tanpa formulasi" in kaskade("rules", "ksk202").out
    assert "An indikator without the formula" in kaskade("rules", "KSK202", "--lang", "en").out


def test_an_unknown_rule_is_answered_with_near_ones(kaskade: Kaskade) -> None:
    ran = kaskade("rules", "KSK2002")
    assert (ran.code, ran.out) == (2, "")
    assert "KSK202" in ran.err


def test_severities_and_codes_as_people_type_them(kaskade: Kaskade) -> None:
    only = kaskade("audit", DOKUMEN, "--severity", "peringatan", "--all", "--fail-on", "tidak")
    assert only.code == 0
    assert "Kesalahan KSK" not in only.out
    assert "Peringatan KSK" in only.out
    both = kaskade("audit", DOKUMEN, "--rule", "KSK504,ksk506", "--all", "--fail-on", "kesalahan")
    assert both.code == 1
    assert "KSK504" in both.out
    assert "KSK506" in both.out
    wrong = kaskade("audit", DOKUMEN, "--severity", "berat")
    assert wrong.code == 2
    assert "berat" in wrong.err
