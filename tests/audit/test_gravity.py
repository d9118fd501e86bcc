"""Which findings come first, and how cascades are ranked."""

from __future__ import annotations

from kaskade_graph.audit.finding import Hasil, Keparahan
from kaskade_graph.audit.gravity import burden, gravest, key
from kaskade_graph.audit.runner import run
from kaskade_graph.reports import findings
from tests.audit.bahan import sokaraja


def test_the_gravest_come_first_and_kinds_are_seen() -> None:
    hasil = run(sokaraja())
    chosen = gravest(hasil.temuan, 10)
    assert len(chosen) == 10
    assert chosen == sorted(chosen, key=key)
    assert chosen[0].keparahan is Keparahan.ERROR
    assert max(sum(t.kode == c.kode for t in chosen) for c in chosen) <= 2


def test_a_clean_cascade_weighs_nothing() -> None:
    assert burden(Hasil("x", "Kecamatan Contoh", 2021, "murni", (), {"Indikator": 3})) == 0


def test_one_screen_and_everything() -> None:
    hasil = run(sokaraja())
    screen = findings.to_text([hasil], "id", everything=False)
    assert screen.count("\n") < 70
    assert "Yang terberat" in screen
    assert "--all" in screen
    whole = findings.to_text([hasil], "id")
    assert whole.count("\n") > 5 * screen.count("\n")


def test_many_cascades_are_ranked_by_what_there_is_to_put_right() -> None:
    sound = Hasil("y", "Kecamatan Bersih", 2021, "murni", (), {"Indikator": 3})
    text = findings.to_text([sound, run(sokaraja())], "id", everything=False)
    assert text.index("Kecamatan Sokaraja") < text.index("Kecamatan Bersih")
