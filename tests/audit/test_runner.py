"""What the runner makes of defects: order, certainty, fingerprints, profiles; on the real document too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan, to_json
from kaskade_graph.audit.outline import build
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules import get, load_all
from kaskade_graph.audit.runner import Profil, run
from kaskade_graph.errors import Teks
from kaskade_graph.importers.torn import documents
from kaskade_graph.rdf import to_quads
from kaskade_graph.rdf_read import from_quads
from tests.audit.bahan import CONTOH, DOKUMEN, audit_contoh, audit_sokaraja, sokaraja


def _with_check(rule: Aturan, *defects: Cacat) -> Aturan:
    def check(_: Konteks) -> Iterator[Cacat]:
        yield from defects

    return replace(rule, check=check, mesin="python", kolaps=False)


# --- the real document ------------------------------------------------------------------------------------


def test_every_finding_on_the_real_document_quotes_it() -> None:
    lines = DOKUMEN.read_text(encoding="utf-8").splitlines()
    for temuan in audit_sokaraja().temuan:
        assert temuan.bukti, temuan.kondisi.id
        for bukti in temuan.bukti:
            assert bukti.baris is not None
            first, last = bukti.baris
            printed = " ".join(" ".join(lines[first - 1 : last]).split())
            assert " ".join(bukti.kutipan.split()) in printed


def test_what_the_real_document_lacks_throughout_is_one_finding_each() -> None:
    found = {t.kode: t for t in audit_sokaraja().temuan if t.unsur == sokaraja().iri}
    assert found["KSK205"].kondisi.id == "Satuan tidak tercantum pada seluruh 46 indikator dalam dokumen ini."
    assert found["KSK206"].kondisi.id == "Target tidak tercantum pada seluruh 46 indikator dalam dokumen ini."
    assert not [t for t in audit_sokaraja().temuan if t.kode in {"KSK205", "KSK206"} and t.jalur]


def test_the_structure_of_the_real_document_is_sound_but_for_its_highest_office() -> None:
    assert [t.kode for t in audit_sokaraja().temuan if t.kode.startswith("KSK1")] == ["KSK128"]


def test_findings_come_in_the_order_of_the_document() -> None:
    ctx = Konteks(sokaraja())
    places = [ctx.graf.order.get(t.unsur, -1) for t in audit_sokaraja().temuan]
    assert places == sorted(places)


def test_the_same_input_gives_the_same_findings() -> None:
    again = run(Konteks(documents.read(DOKUMEN).kaskade))
    assert to_json([again]) == to_json([audit_sokaraja()])


def test_the_graph_gives_the_findings_of_the_document() -> None:
    quads = to_quads(sokaraja())
    (read,) = from_quads(reversed(quads))
    again = run(Konteks(read, quads))
    assert to_json([again]) == to_json([audit_sokaraja()])


# --- fingerprints -----------------------------------------------------------------------------------------


def test_fingerprints_are_unique() -> None:
    marks = [t.sidik for t in audit_sokaraja().temuan]
    assert len(set(marks)) == len(marks)


def test_fingerprints_do_not_hold_lines(tmp_path: Path) -> None:
    moved = tmp_path / "lain.txt"
    text = DOKUMEN.read_text(encoding="utf-8")
    moved.write_text("\n\n\n" + text.replace("\n\nKegiatan", "\n\n\n\nKegiatan"), encoding="utf-8")
    again = run(Konteks(documents.read(moved).kaskade))
    assert {t.sidik for t in again.temuan} == {t.sidik for t in audit_sokaraja().temuan}


def test_fingerprints_survive_another_order_and_another_year() -> None:
    outline = """
tahun: {}
program:
  - nama: Program {}
    indikator: [Jumlah {}]
  - nama: Program {}
    indikator: [Jumlah {}]
"""
    rules = [get("KSK202"), get("KSK204")]
    one, other = (
        {t.sidik for t in run(build(outline.format(*words)), rules).temuan}
        for words in ((2021, "A", "A", "B", "B"), (2022, "b", "B.", "A", "A"))
    )
    assert len(one) == 4
    assert one == other


def test_correcting_the_tujuan_leaves_the_findings_below_as_they_were() -> None:
    before = {t.sidik for t in audit_contoh().temuan}
    after = {t.sidik for t in audit_contoh(CONTOH.replace("Terwujudnya", "Mewujudkan")).temuan}
    above = {t.sidik for t in audit_contoh().temuan if len(t.jalur) <= 2}
    assert before - after <= above
    assert before & after


def test_equal_names_under_different_parents_are_told_apart() -> None:
    outline = """
program:
  - nama: Program A
    kegiatan: [{nama: Rapat, sub_kegiatan: [{nama: Rapat, indikator: [Jumlah rapat]}]}]
  - nama: Program B
    kegiatan: [{nama: Rapat, sub_kegiatan: [{nama: Rapat, indikator: [Jumlah rapat]}]}]
"""
    marks = [t.sidik for t in run(build(outline), [get("KSK202")]).temuan]
    assert len(marks) == len(set(marks)) == 2


def test_even_findings_that_nothing_tells_apart_have_fingerprints_of_their_own() -> None:
    kaskade = build("program: [Program A]")
    (iri,) = kaskade.unsur
    defects = [Cacat(unsur=iri, kondisi=Teks(f"kondisi {n}", f"condition {n}")) for n in range(3)]
    marks = [t.sidik for t in run(kaskade, [_with_check(get("KSK301"), *defects)]).temuan]
    assert len(set(marks)) == 3
    backwards = run(kaskade, [_with_check(get("KSK301"), *defects[::-1])])
    assert [t.sidik for t in backwards.temuan] == marks


# --- certainty, doubles, profiles -------------------------------------------------------------------------


def test_a_finding_that_is_not_sure_is_information() -> None:
    kaskade = build("program: [Program A]")
    (iri,) = kaskade.unsur
    sure, unsure = (
        Cacat(unsur=iri, kondisi=Teks(f"{k}", f"{k}"), keyakinan=k, kunci=str(k)) for k in (0.5, 0.49)
    )
    found = run(kaskade, [_with_check(get("KSK301"), sure, unsure)]).temuan
    assert {t.keyakinan: t.keparahan for t in found} == {0.5: Keparahan.ERROR, 0.49: Keparahan.INFO}


def test_a_finding_is_no_surer_than_the_reading_it_rests_on() -> None:
    kaskade = build("program: [{nama: Program A, indikator: [Jumlah A]}]")
    kaskade.bukti = [replace(k, keyakinan=0.7) if k.teks == "Jumlah A" else k for k in kaskade.bukti]
    (temuan,) = run(kaskade, [get("KSK202")]).temuan
    assert temuan.keyakinan == 0.7


def test_what_a_rule_says_twice_is_found_once() -> None:
    kaskade = build("program: [Program A]")
    (iri,) = kaskade.unsur
    defect = Cacat(unsur=iri, kondisi=Teks("x", "y"))
    assert len(run(kaskade, [_with_check(get("KSK301"), defect, defect)]).temuan) == 1


@pytest.mark.parametrize(
    ("profil", "kode"),
    [
        (Profil(), {"KSK103", "KSK202", "KSK204", "KSK303", "KSK307"}),
        (Profil(pilih=("KSK2",)), {"KSK202", "KSK204"}),
        (Profil(pilih=("KSK2", "KSK303"), abaikan=("KSK204",)), {"KSK202", "KSK303"}),
    ],
)
def test_profiles_choose_rules(profil: Profil, kode: set[str]) -> None:
    rules = [get(k) for k in ("KSK103", "KSK202", "KSK204", "KSK303", "KSK307")]
    assert {t.kode for t in run(build(CONTOH), rules, profil).temuan} == kode


def test_profiles_change_severities() -> None:
    profil = Profil(pilih=("KSK202",), keparahan={"KSK202": Keparahan.INFO})
    assert {t.keparahan for t in run(build(CONTOH), load_all(), profil).temuan} == {Keparahan.INFO}


def test_an_empty_cascade_and_no_rules_give_an_empty_result() -> None:
    assert run(build(""), []).temuan == ()
    assert {t.kode for t in run(build(""), load_all()).temuan} == {"KSK112"}


def test_time_is_taken_for_each_rule() -> None:
    waktu = audit_sokaraja().waktu
    assert {r.kode for r in load_all() if r.mesin != "shacl"} | {"shacl", "validator"} == set(waktu)
    assert all(seconds >= 0 for seconds in waktu.values())


def test_apart_times_every_shape_and_finds_the_same() -> None:
    apart = run(Konteks(sokaraja()), apart=True)
    assert {r.kode for r in load_all()} | {"validator"} == set(apart.waktu)
    assert apart.temuan == audit_sokaraja().temuan
