"""What seems to be missing beside text that was not read is said once, and not held against the office."""

from __future__ import annotations

from dataclasses import replace

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.audit.outline import build
from kaskade_graph.audit.rules import get
from kaskade_graph.audit.runner import run
from kaskade_graph.model import Kaskade, Kutipan
from kaskade_graph.rdf import to_quads
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.vocab import KIN

OUTLINE = """
tujuan: [{nama: Meningkatnya layanan, indikator: [Indeks kepuasan]}]
sasaran: [{nama: Meningkatnya mutu layanan, indikator: [Persentase berkas selesai]}]
program: [{nama: Program Satu, indikator: [Jumlah laporan]}]
"""


TEXT = "Jumlah pemohon yang dilayani"


def _cascade(*cells: str, text: str = TEXT) -> Kaskade:
    """The outline, its evidence in table 1, with ``text`` unread in ``cells``."""
    kaskade = build(OUTLINE)
    kaskade.bukti = [replace(k, sel="tabel 1 baris 1 kolom 1", baris=None) for k in kaskade.bukti]
    sha = kaskade.bukti[0].sha256
    for cell in cells:
        kaskade.bukti.append(Kutipan(kaskade.iri, KIN.belumTerbaca, "kasus.yaml", sha, text, sel=cell))
    return kaskade


def _codes(hasil: Hasil) -> set[str]:
    return {t.kode for t in hasil.temuan}


def test_absences_beside_unread_text_are_withheld_and_said_once() -> None:
    before = run(_cascade())
    assert {"KSK202", "KSK302"} <= _codes(before)
    after = run(_cascade("tabel 1 baris 3 kolom 4"))
    assert not {c for c in _codes(after) if c in ("KSK104", "KSK202", "KSK203", "KSK302", "KSK304", "KSK308")}
    told = [t for t in after.temuan if t.kode == "KSK520"]
    assert len(told) == 1
    assert "KSK202 (3)" in told[0].kondisi.id
    assert [b.kutipan for b in told[0].bukti] == [TEXT]


def test_values_of_another_table_are_still_missed() -> None:
    found = _codes(run(_cascade("tabel 2 baris 1 kolom 1")))
    assert "KSK202" in found
    assert "KSK302" not in found, "a link may stand anywhere in the document"


def test_a_figure_that_was_not_read_hides_figures_alone() -> None:
    found = _codes(run(_cascade("tabel 1 baris 3 kolom 4", text="Rp 150.000.000,-")))
    assert {"KSK202", "KSK302"} <= found
    assert "KSK206" not in found


def test_text_that_repeats_what_was_read_hides_nothing() -> None:
    found = _codes(run(_cascade("tabel 1 baris 3 kolom 4", text="Sasaran: Meningkatnya mutu layanan")))
    assert {"KSK202", "KSK302", "KSK206"} <= found


def test_a_row_far_away_hides_no_value_of_an_element() -> None:
    found = _codes(run(_cascade("tabel 1 baris 30 kolom 4")))
    assert "KSK202" in found
    assert "KSK302" not in found


def test_it_holds_for_graphs() -> None:
    kaskade = _cascade("tabel 1 baris 3 kolom 4")
    again = from_quads(to_quads(kaskade))[0]
    assert _codes(run(again)) == _codes(run(kaskade))


def test_it_is_said_when_only_one_rule_was_asked_for() -> None:
    assert _codes(run(_cascade("tabel 1 baris 3 kolom 4"), [get("KSK202")])) == {"KSK520"}


def test_what_is_no_absence_stays() -> None:
    kaskade = _cascade("tabel 1 baris 3 kolom 4")
    for indikator in kaskade.indikator.values():
        indikator.label = "Persentase berkas selesai"
        indikator.formulasi = "Jumlah berkas"
    wrong = {c for c in _codes(run(kaskade)) if c.startswith("KSK4") or c in ("KSK307", "KSK309")}
    assert wrong


def test_what_is_absent_throughout_is_one_finding_though_some_could_not_be_judged() -> None:
    kaskade = build(
        "program:\n  - nama: Program Satu\n    indikator: [Jumlah A, Jumlah B, Jumlah C, Jumlah D, Jumlah E]\n"
    )
    rows = {iri: n for n, iri in enumerate(kaskade.indikator, 1)}
    kaskade.bukti = [
        replace(k, sel=f"tabel 1 baris {10 * rows.get(k.unsur, 0)} kolom 1", baris=None)
        for k in kaskade.bukti
    ]
    sha = kaskade.bukti[0].sha256
    cell = "tabel 1 baris 50 kolom 4"
    kaskade.bukti.append(Kutipan(kaskade.iri, KIN.belumTerbaca, "kasus.yaml", sha, TEXT, sel=cell))
    told = [t.kondisi.id for t in run(kaskade, [get("KSK203")]).temuan if t.kode == "KSK203"]
    assert told == ["Tipe penghitungan tidak tercantum pada 4 dari 5 indikator dalam dokumen ini."]
