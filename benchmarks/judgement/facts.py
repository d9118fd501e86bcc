"""The facts of a document, as its answers file states them, made into a cascade: every value has a line of its own.

An answers file is JSON: ``meta`` (unit, daerah, tahun, judul), ``elements`` in order (level, no, kode, nama, sasaran,
pagu, parent, penanggung_jawab or pj, indikator with nama, formulasi, tipe, satuan, sumber, target) and ``defects``. A
figure of a year before that of the document is what was reached, wherever it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kaskade_graph.importers.build import build
from kaskade_graph.importers.draft import Draft, Induk, NilaiDraft, Place, Reading
from kaskade_graph.importers.torn.values import parse_amount, parse_arah, parse_tipe
from kaskade_graph.iri import kaskade_iri, unit_iri
from kaskade_graph.model import Jenis, Kaskade, UnitKerja
from kaskade_graph.registers import regions
from kaskade_graph.text import fold, slug
from kaskade_graph.values import understand
from kaskade_graph.vocab import KIN, RDFS

LEVELS = {
    "tujuan": Jenis.TUJUAN,
    "sasaran": Jenis.SASARAN_STRATEGIS,
    "sasaran strategis": Jenis.SASARAN_STRATEGIS,
    "program": Jenis.PROGRAM,
    "kegiatan": Jenis.KEGIATAN,
    "sub kegiatan": Jenis.SUB_KEGIATAN,
    "subkegiatan": Jenis.SUB_KEGIATAN,
}
_LETTERS = {
    "T": Jenis.TUJUAN,
    "S": Jenis.SASARAN_STRATEGIS,
    "P": Jenis.PROGRAM,
    "K": Jenis.KEGIATAN,
    "SK": Jenis.SUB_KEGIATAN,
}
_PERIOD = re.compile(r"(20\d\d)\s*[=:]\s*([^;)]+)")


@dataclass(slots=True)
class Facts:
    """A cascade and where its facts went.

    ``elements`` maps the position of an element to its IRI, ``statements`` to that of its own sasaran,
    ``indikator`` maps (position of the element, position of the indikator) to an IRI, and ``lines`` a line to what
    stands there: (element, indikator or None, field).
    """

    kaskade: Kaskade
    answers: dict[str, Any]
    elements: dict[int, str] = field(default_factory=dict)
    statements: dict[int, str] = field(default_factory=dict)
    indikator: dict[tuple[int, int], str] = field(default_factory=dict)
    lines: dict[int, tuple[int, int | None, str]] = field(default_factory=dict)


def read(path: Path) -> Facts:
    """Return the facts of an answers file; raise KeyError for one without the fields named above."""
    answers = json.loads(path.read_text(encoding="utf-8"))
    return _Reader(answers, path.stem).run()


class _Reader:
    def __init__(self, answers: dict[str, Any], name: str) -> None:
        self.answers, self.name, self.line = answers, name, 0
        meta = answers["meta"]
        self.tahun = int(str(meta["tahun"])[:4])
        kode, jenis = _region(meta["unit"], meta.get("daerah") or "")
        unit = UnitKerja(unit_iri(kode, jenis), kode, jenis, meta["unit"])
        self.kaskade = Kaskade(
            kaskade_iri(kode, jenis, self.tahun, "murni"), unit, self.tahun, judul=meta.get("judul")
        )
        self.facts = Facts(self.kaskade, answers)

    def run(self) -> Facts:
        drafts: dict[int, Draft] = {}
        for at, element in enumerate(self.answers["elements"]):
            drafts[int(element.get("idx", at))] = self._element(int(element.get("idx", at)), element, drafts)
        iris = build(self.kaskade, drafts.values(), f"{self.name}.json", "0" * 64)
        for at, draft in drafts.items():
            self.facts.elements[at] = iris[id(draft)]
            if draft.sasaran is not None:
                self.facts.statements[at] = iris[id(draft.sasaran)]
            for n, indikator in enumerate((draft.sasaran or draft).indikator):
                self.facts.indikator[at, n] = iris[id(indikator)]
        return self.facts

    def _element(self, at: int, element: dict[str, Any], drafts: dict[int, Draft]) -> Draft:
        jenis = LEVELS.get(fold(str(element.get("level") or ""))) or _LETTERS[element["lv"]]
        draft = Draft(jenis)
        for key, properti in (
            ("nama", RDFS.label),
            ("no", KIN.nomor),
            ("kode", KIN.kode),
            ("penanggung_jawab", KIN.penanggungJawab),
            ("pj", KIN.penanggungJawab),
        ):
            if element.get(key):
                draft.add(properti, self._reading(at, None, key, element[key]))
        if element.get("pagu") not in (None, ""):
            amount = parse_amount(str(element["pagu"]))
            draft.add(
                KIN.pagu, self._reading(at, None, "pagu", element["pagu"], amount[0] if amount else None)
            )
        parent = element.get("parent")
        if parent is not None:
            draft.induk.append(Induk(drafts[int(parent)], self._reading(at, None, "parent", "")))
        holder = draft
        if jenis.sasaran is not None and (element.get("sasaran") or element.get("indikator")):
            holder = draft.sasaran = Draft(jenis.sasaran)
            if element.get("sasaran"):
                holder.add(RDFS.label, self._reading(at, None, "sasaran", element["sasaran"]))
        holder.indikator = [self._indikator(at, n, i) for n, i in enumerate(element.get("indikator") or ())]
        return draft

    def _indikator(self, at: int, n: int, given: dict[str, Any]) -> Draft:
        draft = Draft(None)
        for key, properti in (
            ("nama", RDFS.label),
            ("formulasi", KIN.formulasi),
            ("satuan", KIN.satuan),
            ("sumber", KIN.sumberData),
            ("keterangan", KIN.keterangan),
        ):
            if given.get(key):
                draft.add(properti, self._reading(at, n, key, given[key]))
        if given.get("tipe"):
            tipe, arah = parse_tipe(str(given["tipe"]))
            draft.add(KIN.tipePenghitungan, self._reading(at, n, "tipe", given["tipe"], tipe))
            if arah is not None:
                draft.add(KIN.arah, self._reading(at, n, "tipe", given["tipe"], arah))
        if given.get("arah"):
            draft.add(KIN.arah, self._reading(at, n, "arah", given["arah"], parse_arah(str(given["arah"]))))
        given = _with_baseline(given)
        for key, into in (("target", draft.target), ("realisasi", draft.realisasi)):
            about = f"{given.get('nama') or ''} {given.get('satuan') or ''}"
            for value in self._values(at, n, key, given.get(key), about):
                (draft.realisasi if value.tahun < self.tahun else into).append(value)
        return draft

    def _values(self, at: int, n: int, key: str, given: Any, about: str) -> Iterator[NilaiDraft]:
        """Values as readers of documents understand them: bounds, ranges and grades as such."""
        for year, text in _periods(given, self.tahun):
            reading = self._reading(at, n, key, text)
            meant = understand(text, about=about)
            amount = parse_amount(text)
            if meant and meant.nilai is None:
                yield NilaiDraft.of(meant, year, reading, meant.satuan)
            elif amount is not None:
                yield NilaiDraft(amount[0], year, reading, amount[1])
            else:
                yield NilaiDraft(None, year, reading, tercetak=text)

    def _reading(self, at: int, n: int | None, key: str, text: Any, value: object = ...) -> Reading:
        self.line += 1
        self.facts.lines[self.line] = (at, n, key)
        return Reading(str(text) if value is ... else value, str(text), Place(baris=(self.line, self.line)))


_AWAL = re.compile(r"\bawal\s+(20\d\d)\s*[=:]\s*([^;]+)(?:;|$)")


def _with_baseline(given: dict[str, Any]) -> dict[str, Any]:
    """Take "awal 2023: 6" out of the target: what was the case at the start is a realisasi."""
    text = str(given.get("target") or "")
    found = _AWAL.search(text)
    if found is None:
        return given
    return given | {"target": _AWAL.sub("", text).strip(), "realisasi": {found[1]: found[2].strip()}}


def _periods(given: Any, tahun: int) -> Iterator[tuple[int, str]]:
    """Yield year and text of each value: "45 (2021: 30)", "2023=78,4;2024=80", {"2023": "78"}, or one value."""
    if given in (None, ""):
        return
    if isinstance(given, dict):
        yield from ((int(str(y)[:4]), str(v)) for y, v in given.items() if v not in (None, ""))
        return
    text = str(given)
    dated = _PERIOD.findall(text)
    rest = re.sub(r"\(\s*\)|\bawal\b|\btarget\b", "", _PERIOD.sub("", text)).strip(" ;,")
    yield from ((int(y), v.strip()) for y, v in dated)
    if rest:
        yield tahun, rest


def _region(unit: str, daerah: str) -> tuple[str, str]:
    """Return the code of the region of a unit and the name of its kind."""
    above = {w.kode for w in regions.find(daerah)} if daerah else set()
    if fold(unit).startswith("kecamatan"):
        found = [w.kode for w in regions.find(unit, "kecamatan")]
        within = [kode for kode in found if kode.rsplit(".", 1)[0] in above]
        return (within or found or ["99.99.99"])[0], "kecamatan"
    return next(iter(sorted(above, key=lambda k: (len(k) != 5, k))), "99.99"), slug(unit)
