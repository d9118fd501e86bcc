"""A cascade as StratML Part 2 (ISO 17469-2), the XML of strategic plans and performance reports.

=====================================  ====================================================
of the cascade                         in StratML
=====================================  ====================================================
Tujuan                                 Goal; its own indikator in an Objective of its name
sasaran of any level                   Objective, the name of its activity as Name
indikator                              PerformanceIndicator
target, realisasi                      TargetResult, ActualResult of one MeasurementInstance
penanggung jawab                       Stakeholder with the role of a performer
=====================================  ====================================================

Objectives do not nest in StratML: SequenceIndicator says where one stands ("1.2.3"), and OtherInformation
gives kind, code and budget. What supports no tujuan stands in a last Goal that says so.
"""

from __future__ import annotations

import calendar
import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal

from kaskade_graph import fields
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Indikator, Jenis, Kaskade, Nilai, Unsur
from kaskade_graph.text import shown
from kaskade_graph.values_shown import with_unit
from kaskade_graph.vocab import KIN, RDFS

_AKAR = "PerformancePlanOrReport"
NAMESPACE = f"urn:ISO:std:iso:17469:tech:xsd:{_AKAR}"
_HASIL = frozenset({Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM})
"""Levels whose indikator measure outcomes; those below measure outputs (Permendagri 90/2019)."""
_OF_UNSUR = frozenset({RDFS.label, KIN.penanggungJawab})
_OF_INDIKATOR = frozenset({RDFS.label, KIN.nomor, KIN.satuan})
"""Fields that have an element of their own in StratML, or none (a SequenceIndicator numbers an indicator)."""
_LEPAS = Teks("Tidak mendukung tujuan mana pun", "Supports no tujuan")


def to_stratml(kaskade: Kaskade, lang: Lang = "id") -> bytes:
    """Return ``kaskade`` as a StratML document: a report when it has realisasi, else a plan."""
    return _Writer(kaskade, lang).document()


class _Writer:
    def __init__(self, kaskade: Kaskade, lang: Lang) -> None:
        self.kaskade, self.lang = kaskade, lang
        self.graf = GrafKaskade(kaskade)
        self.done: set[str] = set()

    def document(self) -> bytes:
        kaskade = self.kaskade
        measured = any(i.realisasi for i in kaskade.indikator.values())
        root = ET.Element(_AKAR)
        root.set("xmlns", NAMESPACE)
        root.set("Type", "Performance_Report" if measured else "Performance_Plan")
        _add(root, "Name", kaskade.judul or f"{kaskade.unit.nama} {kaskade.tahun}")
        _add(root, "Description", f"{kaskade.unit.nama}, {kaskade.tahun}, {kaskade.versi}")
        core = ET.SubElement(root, "StrategicPlanCore")
        organisation = ET.SubElement(core, "Organization")
        _add(organisation, "Name", kaskade.unit.nama)
        _add(organisation, "Identifier", _id(kaskade.unit.iri))
        self._goals(core)
        about = ET.SubElement(root, "AdministrativeInformation")
        _add(about, "Identifier", _id(kaskade.iri))
        _dates(about, kaskade.tahun, None)
        _add(about, "Source", kaskade.iri)
        ET.indent(root)
        return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"

    def _goals(self, core: ET.Element) -> None:
        count = 0
        for count, tujuan in enumerate(self.kaskade.of(Jenis.TUJUAN), 1):
            goal = _element(core, "Goal", tujuan.label or "-", tujuan.label or "", tujuan.iri, str(count))
            self._stakeholder(goal, tujuan)
            objectives = list(self._below(tujuan, f"{count}"))
            if tujuan.diukur_oleh:
                self._objective(goal, tujuan, tujuan, f"{count}.0")
            for owner, number in objectives:
                self._objectives_of(goal, owner, number)
        rest = [u for u in self._activities() if u.iri not in self.done]
        if rest or not count:
            text = _LEPAS.pick(self.lang)
            goal = _element(core, "Goal", text, text, f"{self.kaskade.iri}#lepas", str(count + 1))
            for at, owner in enumerate(rest, 1):
                self._objectives_of(goal, owner, f"{count + 1}.{at}")

    def _activities(self) -> Iterator[Unsur]:
        for jenis in (Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN):
            yield from self.kaskade.of(jenis)

    def _below(self, unsur: Unsur, number: str) -> Iterator[tuple[Unsur, str]]:
        """Yield what supports ``unsur``, depth first, each once even where the cascade is no tree."""
        for at, iri in enumerate(self.graf.children(unsur.iri), 1):
            if iri not in self.done:
                self.done.add(iri)
                child = self.kaskade.unsur[iri]
                yield child, f"{number}.{at}"
                yield from self._below(child, f"{number}.{at}")

    def _objectives_of(self, goal: ET.Element, owner: Unsur, number: str) -> None:
        """Write the sasaran of an element; one without any still stands there, as one without Description."""
        own = [self.kaskade.unsur[i] for i in self.graf.sasaran(owner.iri)] or [owner]
        for at, sasaran in enumerate(own, 1):
            self._objective(goal, owner, sasaran, number if len(own) == 1 else f"{number}.s{at}")

    def _objective(self, goal: ET.Element, owner: Unsur, sasaran: Unsur, number: str) -> None:
        same = owner is sasaran
        statement = (owner.label if owner.jenis.sasaran is None else None) if same else sasaran.label
        iri = f"{sasaran.iri}#tujuan" if owner.jenis is Jenis.TUJUAN else sasaran.iri
        objective = _element(goal, "Objective", owner.label or "-", statement or "", iri, number)
        self._stakeholder(objective, owner)
        facts = [
            owner.jenis.teks.pick(self.lang),
            *(f"{title}: {value}" for title, value in self._facts(owner)),
        ]
        _add(objective, "OtherInformation", "; ".join(facts))
        stage = "Outcome" if owner.jenis in _HASIL else "Output"
        for at, iri in enumerate(sasaran.diukur_oleh, 1):
            if iri in self.kaskade.indikator:
                self._indikator(objective, self.kaskade.indikator[iri], sasaran, f"{number}.i{at}", stage)

    def _facts(self, owner: Unsur) -> Iterator[tuple[str, str]]:
        for field in fields.UNSUR:
            value = fields.value(owner, field)
            if field.predicate not in _OF_UNSUR and value is not None:
                yield field.label.pick(self.lang), field.kind.write(value)

    def _stakeholder(self, parent: ET.Element, owner: Unsur) -> None:
        if owner.penanggung_jawab is None:
            return
        stakeholder = ET.SubElement(parent, "Stakeholder")
        _add(stakeholder, "Name", owner.penanggung_jawab)
        role = ET.SubElement(stakeholder, "Role")
        _add(role, "Name", Teks("Penanggung jawab", "Responsible").pick(self.lang))
        _add(role, "RoleType", "Performer")

    def _indikator(
        self, objective: ET.Element, indikator: Indikator, sasaran: Unsur, number: str, stage: str
    ) -> None:
        found = ET.SubElement(objective, "PerformanceIndicator", ValueChainStage=stage)
        _add(found, "SequenceIndicator", number)
        _add(found, "MeasurementDimension", indikator.label or "-")
        _add(found, "UnitOfMeasurement", indikator.satuan or "")
        # One indikator may measure two sasaran; an identifier stands once in a document.
        _add(found, "Identifier", _id(f"{sasaran.iri} {indikator.iri}"))
        _instances(found, indikator)
        said = []
        for field in fields.INDIKATOR:
            value = fields.value(indikator, field)
            if field.predicate not in _OF_INDIKATOR and value is not None:
                said.append(f"{field.label.pick(self.lang)}: {field.kind.write(value)}")
        if said:
            _add(found, "OtherInformation", "; ".join(said))


def _instances(parent: ET.Element, indikator: Indikator) -> None:
    """Write one MeasurementInstance for each period, target before realisasi."""
    periods = sorted({(n.tahun, n.triwulan or 0) for n in (*indikator.target, *indikator.realisasi)})
    for tahun, triwulan in periods:
        instance = ET.SubElement(parent, "MeasurementInstance")
        for tag, values in (("TargetResult", indikator.target), ("ActualResult", indikator.realisasi)):
            for nilai in values:
                if (nilai.tahun, nilai.triwulan or 0) == (tahun, triwulan):
                    _result(instance, tag, nilai)


def _result(instance: ET.Element, tag: str, nilai: Nilai) -> None:
    result = ET.SubElement(instance, tag)
    _dates(result, nilai.tahun, nilai.triwulan)
    if nilai.nilai is not None:
        _add(result, "NumberOfUnits", _decimal(nilai.nilai))
    description = nilai.satuan if nilai.nilai is not None and not nilai.peringkat else with_unit(nilai)
    if description is not None:
        _add(result, "Description", description)


def _dates(parent: ET.Element, tahun: int, triwulan: int | None) -> None:
    first, last = (1, 12) if triwulan is None else (3 * triwulan - 2, 3 * triwulan)
    _add(parent, "StartDate", f"{tahun:04d}-{first:02d}-01")
    _add(parent, "EndDate", f"{tahun:04d}-{last:02d}-{calendar.monthrange(tahun, last)[1]:02d}")


def _element(parent: ET.Element, tag: str, name: str, description: str, iri: str, number: str) -> ET.Element:
    found = ET.SubElement(parent, tag)
    _add(found, "Name", name)
    _add(found, "Description", description)
    _add(found, "Identifier", _id(iri))
    _add(found, "SequenceIndicator", number)
    return found


def _add(parent: ET.Element, tag: str, text: str) -> None:
    # XML holds no control characters; what is not seen is written so that it is.
    ET.SubElement(parent, tag).text = shown(text)


def _id(iri: str) -> str:
    """Return an ``xsd:ID`` for ``iri``: a name that begins with a letter, the same every time."""
    return "id-" + hashlib.sha256(iri.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _decimal(value: Decimal) -> str:
    return format(value, "f")
