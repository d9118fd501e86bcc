"""Rules on the nomenclature and on wording, held against the official names and indikator themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Temuan
from kaskade_graph.audit.outline import build
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.model import Jenis, Kecocokan
from kaskade_graph.registers import nomenklatur
from kaskade_graph.registers.nomenklatur import EDISI, Konsep
from kaskade_graph.vocab import KIN, SEMAPV
from tests.audit.bahan import audit_sokaraja

REGISTER = nomenklatur.load()
FAMILY = tuple(r for r in load_all() if r.kode.startswith("KSK6"))
WORDING = tuple(r for r in load_all() if r.kode.startswith("KSK4"))
YEARS = [(e.id, e.sejak) for e in EDISI]
Change = Callable[[str, dict[str, Any]], None]


def outline(edisi: str, tahun: int, change: Change | None = None) -> str:
    """The whole of an edition as the cascade of one kecamatan; ``change`` alters entries, by their code."""

    def entry(konsep: Konsep) -> dict[str, Any]:
        found: dict[str, Any] = {"nama": konsep.nama, "kode": konsep.kode}
        if konsep.indikator:
            found["indikator"] = [{"nama": konsep.indikator, "satuan": konsep.satuan or "Dokumen"}]
        if change is not None:
            change(konsep.kode, found)
        below = [entry(k) for k in REGISTER.children(edisi, konsep.kode)]
        if below:
            found["kegiatan" if konsep.jenis is Jenis.PROGRAM else "sub_kegiatan"] = below
        return found

    programs = [entry(p) for p in REGISTER.all(edisi, Jenis.PROGRAM)]
    return yaml.safe_dump({"tahun": tahun, "program": programs}, sort_keys=False, allow_unicode=True)


def audit(text: str, rules: tuple[Any, ...] = FAMILY) -> tuple[Temuan, ...]:
    return run(Konteks(build(text)), rules).temuan


@cache
def _changed(edisi: str, tahun: int) -> tuple[Temuan, ...]:
    def change(kode: str, found: dict[str, Any]) -> None:
        if kode == "7.01.02":
            found.update(nama="Program Penyelengaraan Pemerintahan dan Pelayanan Publik")
        if kode == "7.01.05":
            found.update(kode="7.01.09")
        if kode == "7.01.06":
            found.update(nama="Program Lomba Burung", kode="7.01.08")

    return audit(outline(edisi, tahun, change))


@pytest.mark.parametrize(("edisi", "tahun"), YEARS)
def test_the_official_cascade_of_an_edition_is_without_findings(edisi: str, tahun: int) -> None:
    assert [(t.kode, t.kondisi.id) for t in audit(outline(edisi, tahun))] == []


@pytest.mark.parametrize(("edisi", "tahun"), YEARS)
def test_what_is_changed_is_found_and_nothing_else(edisi: str, tahun: int) -> None:
    found = [(t.kode, t.jalur[-1].nama if t.jalur else None) for t in _changed(edisi, tahun)]
    name = REGISTER.get(edisi, "7.01.05")
    assert name is not None
    assert ("KSK602", "Program Penyelengaraan Pemerintahan dan Pelayanan Publik") in found
    assert ("KSK613", name.nama) in found
    assert ("KSK601", "Program Lomba Burung") in found
    assert {kode for kode, _ in found} == {"KSK601", "KSK602", "KSK606", "KSK612", "KSK613"}


def test_official_indikator_are_well_worded() -> None:
    """189 official indikator without one finding on their wording."""
    assert [(t.kode, t.kondisi.id) for t in audit(outline("sipd-2025", 2025), WORDING)] == []


def test_an_edition_chosen_at_import_is_the_one_in_force() -> None:
    text = outline("90-2019", 2021)
    kaskade = build(text)
    assert {t.kode for t in run(Konteks(kaskade), FAMILY).temuan} > {"KSK611"}
    for unsur in [*kaskade.unsur.values()]:
        entry = REGISTER.by_name("90-2019", unsur.label or "", unsur.jenis)
        if entry:
            kaskade.kecocokan.append(
                Kecocokan(unsur.iri, KIN.nomenklatur, entry[0].iri, SEMAPV.LexicalMatching, 1.0)
            )
    assert [t.kode for t in run(Konteks(kaskade), FAMILY).temuan] == []


def _on(line: int, temuan: tuple[Temuan, ...]) -> Iterator[str]:
    for t in temuan:
        if any(b.baris and b.baris[0] <= line <= b.baris[1] for b in t.bukti):
            yield t.kode


def test_the_real_document_departs_from_the_nomenclature_in_four_places() -> None:
    """And one hint: what the newest edition measures its sub kegiatan by."""
    found = [t for t in audit_sokaraja().temuan if t.kode.startswith("KSK6")]
    assert sorted((t.kode, t.bukti[0].baris and t.bukti[0].baris[0]) for t in found) == [
        ("KSK602", 307),
        ("KSK602", 429),
        ("KSK602", 556),
        ("KSK606", 3),
        ("KSK607", 99),
    ]


def test_one_text_is_found_at_fault_once() -> None:
    """One explanation printed for two indikator; numbers whose element is itself numbered wrong."""
    temuan = audit_sokaraja().temuan
    assert sorted(_on(364, temuan)) == ["KSK415", "KSK510", "KSK517"]
    assert "KSK503" not in list(_on(481, temuan))
