"""The grade of a finding follows what the rule earned on documents it had never seen."""

from __future__ import annotations

from benchmarks.judgement import earned as written
from kaskade_graph import resources
from kaskade_graph.audit import earned
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.outline import build
from kaskade_graph.audit.rules import get
from kaskade_graph.audit.runner import Profil, run

INFERRED = "indikator:\n  - {nama: Jumlah kelompok usaha, formulasi: Jumlah rumah tangga yang dibina}\n"
CERTAIN = "indikator:\n  - {nama: Jumlah warga yang hadir, formulasi: Jumlah desa yang hadir}\n"


def test_the_table_is_that_of_the_first_runs() -> None:
    assert resources.ketepatan().read_text(encoding="utf-8") == written.table()


def test_what_is_inferred_is_asked_and_what_is_certain_is_judged() -> None:
    (asked,) = run(build(INFERRED), [get("KSK401")]).temuan
    assert asked.keparahan is Keparahan.INFO
    assert asked.kondisi.id.startswith("Perlu dilihat: Indikator")
    assert asked.rekomendasi.id.startswith("Bila memang demikian: ")
    (judged,) = run(build(CERTAIN), [get("KSK401")]).temuan
    assert judged.keparahan is Keparahan.ERROR
    assert not earned.is_question(judged.kondisi)


def test_a_severity_of_a_profile_has_the_last_word() -> None:
    profil = Profil(keparahan={"KSK401": Keparahan.WARNING})
    (found,) = run(build(INFERRED), [get("KSK401")], profil).temuan
    assert found.keparahan is Keparahan.WARNING
    assert not earned.is_question(found.kondisi)


def test_a_rule_that_was_hardly_ever_right_speaks_only_when_asked_for() -> None:
    assert earned.precision("KSK315") < earned.ASKS
    rule = get("KSK404")
    text = "indikator:\n  - {nama: Jumlah obat yang tersedia, formulasi: Jumlah obat yang diminta dan tersedia}\n"
    assert [t.kode for t in run(build(text), [rule], Profil(pilih=("KSK404",))).temuan] == ["KSK404"]
