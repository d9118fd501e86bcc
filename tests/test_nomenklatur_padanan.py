"""Lines of work through the editions, on the real nomenclature and on twins, merges and rewordings."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.errors import UnknownName
from kaskade_graph.registers import nomenklatur
from kaskade_graph.registers.nomenklatur import Konsep, Nomenklatur
from kaskade_graph.registers.nomenklatur_counterparts import CounterpartBy, garis, padanan
from kaskade_graph.vocab import SKOS

REGISTER = nomenklatur.load()
LAMA, BARU, SIPD = "90-2019", "050-3708-2020", "sipd-2025"


def _konsep(edisi: str, kode: str, register: Nomenklatur = REGISTER) -> Konsep:
    konsep = register.get(edisi, kode)
    assert konsep is not None
    return konsep


def _codes(edisi: str, kode: str) -> dict[str, str]:
    return {k.edisi: k.kode for k in garis(_konsep(edisi, kode)).entri}


@pytest.mark.parametrize(
    "line",
    [
        {LAMA: "7.01.01.2.03.12", BARU: "7.01.01.2.06.01", SIPD: "7.01.01.2.06.0001"},
        {LAMA: "7.01.02.2.04.02", BARU: "7.01.02.2.04.02", SIPD: "7.01.02.2.04.0002"},
        {LAMA: "7.01.04.2.01", BARU: "7.01.04.2.01", SIPD: "7.01.04.2.01"},
        {BARU: "7.01.04.2.03.02", SIPD: "7.01.04.7.03.0002"},
        {BARU: "7.01.01.2.04.04", SIPD: "7.01.01.2.04.0004"},
        {LAMA: "7.01.01", BARU: "7.01.01", SIPD: "7.01.01"},
        {LAMA: "7.01.01.2.03.17"},
    ],
)
def test_a_line_is_the_same_from_each_of_its_entries(line: dict[str, str]) -> None:
    for edisi, kode in line.items():
        assert _codes(edisi, kode) == line


def test_the_same_code_with_another_meaning_is_no_counterpart() -> None:
    found = padanan(_konsep(LAMA, "7.01.01.2.03"), BARU)
    assert [(p.konsep.kode, p.cara) for p in found] == [("7.01.01.2.06", CounterpartBy.ISI)]


def test_renumbered_and_reworded_are_said_apart() -> None:
    (renumbered,) = padanan(_konsep(LAMA, "7.01.01.2.03.12"), BARU)
    assert (renumbered.predikat, renumbered.cara) == (SKOS.exactMatch, CounterpartBy.NAMA)
    (reworded,) = padanan(_konsep(LAMA, "7.01.01.2.01"), BARU)
    assert (reworded.predikat, reworded.cara) == (SKOS.closeMatch, CounterpartBy.KODE)
    assert reworded.keyakinan < renumbered.keyakinan


def test_every_match_holds_both_ways_and_one_at_most_is_exact() -> None:
    for one in REGISTER.editions():
        for other in set(REGISTER.editions()) - {one}:
            for konsep in REGISTER.all(one):
                found = padanan(konsep, other)
                exact = [p for p in found if p.predikat == SKOS.exactMatch]
                assert len(exact) <= 1
                for padan in exact:
                    assert konsep in [p.konsep for p in padanan(padan.konsep, one)]
                assert all(p.konsep.jenis is konsep.jenis and 0 < p.keyakinan <= 1 for p in found)


def test_lines_part_the_register() -> None:
    for edisi in REGISTER.editions():
        for konsep in REGISTER.all(edisi):
            line = garis(konsep)
            assert konsep in line.entri
            assert len({k.edisi for k in line.entri}) == len(line.entri)
            assert all(garis(k) == line for k in line.entri)


def test_the_same_edition_and_an_unknown_one() -> None:
    konsep = _konsep(BARU, "7.01.01")
    assert [p.konsep for p in padanan(konsep, BARU)] == [konsep]
    with pytest.raises(UnknownName):
        padanan(konsep, "1999")


def test_twins_and_a_kegiatan_that_was_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "dua.csv"
    path.write_text(
        """edisi,kode,tingkat,nama,indikator,satuan
a,1.01.01,program,PROGRAM A,,
a,1.01.01.2.01,kegiatan,Pengelolaan Taman,,
a,1.01.01.2.01.01,sub_kegiatan,Penanaman Pohon Peneduh,,
a,1.01.01.2.02,kegiatan,Penataan Jalur Hijau,,
a,1.01.01.2.02.01,sub_kegiatan,Pemangkasan Ranting Kering,,
a,1.01.01.2.02.02,sub_kegiatan,Pengadaan Pot Bunga,,
b,1.01.01,program,PROGRAM A,,
b,1.01.01.2.01,kegiatan,Pengelolaan Taman,,
b,1.01.01.2.01.01,sub_kegiatan,Penanaman Pohon Peneduh,,
b,1.01.01.2.01.02,sub_kegiatan,Pemangkasan Ranting Kering,,
b,1.01.01.2.01.03,sub_kegiatan,Pengadaan Pot Bunga,,
b,1.01.01.2.05,kegiatan,Kerja Sama,,
b,1.01.01.2.05.01,sub_kegiatan,Penanaman Pohon Peneduh,,
""",
        "utf-8",
    )
    register = nomenklatur.load([path])
    (taken,) = padanan(_konsep("a", "1.01.01.2.02", register), "b", register)
    assert (taken.konsep.kode, taken.predikat, taken.cara) == (
        "1.01.01.2.01",
        SKOS.broadMatch,
        CounterpartBy.ISI,
    )
    (twin,) = padanan(_konsep("b", "1.01.01.2.05.01", register), "a", register)
    assert (twin.konsep.kode, twin.predikat, twin.cara) == (
        "1.01.01.2.01.01",
        SKOS.closeMatch,
        CounterpartBy.KEMBARAN,
    )
    assert len(garis(twin.konsep, register).entri) == 2
    assert len(garis(_konsep("b", "1.01.01.2.05.01", register), register).entri) == 1
