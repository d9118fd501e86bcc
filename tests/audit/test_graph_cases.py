"""Graphs with one thing wrong: each gives the finding that names it, in words of the field, and no other noise."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Temuan
from kaskade_graph.audit.runner import run
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.usecases import sources

CASES = Path(__file__).parents[1] / "cases" / "graph"
FAULTS = json.loads((CASES / "kesalahan.json").read_text(encoding="utf-8"))
"""The cascade ``lengkap.nq`` as ten files had it: the lines that each lacks and has besides."""
FOUND = {
    "kode-wilayah-kosong": ["KSK132"],
    "kode-wilayah-tidak-ada": ["KSK133"],
    "komponen-formula-diri": ["KSK133"],
    "nilai-desimal-rusak-traceback": ["KSK121", "KSK705"],
    "realisasi-tanpa-tahun": ["KSK130"],
    "tahun-rusak": ["KSK127"],
    "target-dua-nilai": ["KSK129"],
    "target-menunjuk-realisasi": ["KSK130", "KSK131"],
    "triwulan-7": ["KSK132"],
}
ARAH = "https://w3id.org/kinerja/ns#arah"


def _findings(lines: set[str], folder: Path) -> dict[str, Temuan]:
    path = folder / "kaskade.nq"
    path.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    read = sources.each(path, False, ReadOptions())
    assert not read.gagal
    found = (t for s in read for t in run(Konteks(s.kaskade, s.quads)).temuan)
    return {f"{t.kode} {t.unsur} {t.kondisi.id}": t for t in found}


@cache
def _whole() -> frozenset[str]:
    return frozenset(gzip.decompress((CASES / "lengkap.nq.gz").read_bytes()).decode().splitlines())


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Temuan]:
    """What is found in the cascade without the fault."""
    return _findings(set(_whole()), tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("name", sorted(FOUND))
def test_one_fault_is_found_and_named(name: str, sound: dict[str, Temuan], tmp_path: Path) -> None:
    fault = FAULTS[name]
    found = _findings((_whole() - set(fault["kurang"])) | set(fault["lebih"]), tmp_path)
    new = [t for s, t in found.items() if s not in sound]
    assert sorted(t.kode for t in new) == FOUND[name]
    assert not {s for s in sound if s not in found}
    for temuan in new:
        assert "<" not in temuan.kondisi.id + temuan.kondisi.en
        assert "kin:" not in temuan.kondisi.id + temuan.rekomendasi.id


def test_the_file_called_two_directions_has_none(tmp_path: Path) -> None:
    """It was kept as a graph with both directions on one indikator; it is the whole one to the letter."""
    assert FAULTS["arah-dua"] == {"kurang": [], "lebih": []}
    directions = Counter(line.split()[0] for line in _whole() if ARAH in line)
    assert directions
    assert max(directions.values()) == 1


def test_two_directions_on_one_indikator_are_found(sound: dict[str, Temuan], tmp_path: Path) -> None:
    one = next(line for line in sorted(_whole()) if ARAH in line)
    other = "Negatif" if "Positif" in one else "Positif"
    both = one.replace("ns#Positif", f"ns#{other}").replace("ns#Negatif", f"ns#{other}")
    found = _findings({*_whole(), both}, tmp_path)
    assert "KSK119" in {t.kode for s, t in found.items() if s not in sound}
