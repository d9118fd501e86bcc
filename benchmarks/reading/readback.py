"""What the product read, taken from the graph it wrote and the report beside it: public forms only."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from benchmarks.reading.truth import Element, Indikator

_KIN = "https://w3id.org/kinerja/ns#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_LEVELS = {"Tujuan": "T", "SasaranStrategis": "S", "Program": "P", "Kegiatan": "K", "SubKegiatan": "SK"}


@dataclass
class Reading:
    """Elements as read, with the certainty of each fact; what was left unread or refused; what was said."""

    elements: list[Element] = field(default_factory=list)
    unit: str | None = None
    tahun: int | None = None
    certainty: dict[tuple[str, str, str], float] = field(default_factory=dict)
    """By ``(idx, number of the indikator or '', property)``; properties named as in the truth."""
    unread: list[str] = field(default_factory=list)
    messages: str = ""
    decimals: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)
    """The number that a target or realisasi became, beside what is kept as printed."""


Values = dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]


def read_graph(path: Path) -> Reading:
    """Return what a TriG file holds."""
    values: Values = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TRIG):
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        if name.endswith(("/turunan", "/katalog")):
            continue
        values[quad.subject.value][quad.predicate.value].append(quad.object)
    return _Reader(values).reading()


class _Reader:
    def __init__(self, values: Values) -> None:
        self.v = values
        self.kind = {
            s: o.value.removeprefix(_KIN)
            for s, p in values.items()
            for o in p.get(_RDF, [])
            if o.value.startswith(_KIN)
        }
        self.sure: dict[tuple[str, str], float] = {}
        for s in values:
            if self.kind.get(s) == "KutipanSumber":
                key = (self._one(s, "untukUnsur") or "", self._one(s, "untukProperti") or "")
                level = float(self._one(s, "keyakinan") or 1)
                self.sure[key] = min(level, self.sure.get(key, 1.0))

    def _all(self, s: str, name: str) -> list[str]:
        return [o.value for o in self.v[s].get(name if ":" in name else _KIN + name, [])]

    def _one(self, s: str, name: str) -> str | None:
        found = self._all(s, name)
        return found[0] if found else None

    def reading(self) -> Reading:
        out = Reading()
        for s, kind in self.kind.items():
            if kind == "Kaskade":
                year = self._one(s, "tahun")
                out.tahun = int(year) if year and year.isdigit() else None
                unit = self._one(s, "unit")
                out.unit = unit.removeprefix("https://w3id.org/kinerja/id/") if unit else None
        order = [s for s, k in self.kind.items() if k in _LEVELS]
        index = {s: n for n, s in enumerate(order)}
        for s in order:
            self._element(out, s, index)
        return out

    def _element(self, out: Reading, s: str, index: dict[str, int]) -> None:
        own = self._all(s, "memilikiSasaran")
        e = Element(
            index[s],
            _LEVELS[self.kind[s]],
            self._one(s, _LABEL) or "",
            self._one(s, "kode"),
            next((t for o in own if (t := self._one(o, _LABEL))), None),
            self._one(s, "pagu"),
            self._one(s, "penanggungJawab"),
            next((index[p] for p in self._all(s, "mendukung") if p in index), None),
        )
        unit = next((self._one(k, "unit") for k in self._all(s, "http://purl.org/dc/terms/isPartOf")), None)
        e.unit = (unit or "").removeprefix("https://w3id.org/kinerja/id/")
        key = str(e.idx)
        for name, prop in (
            ("nama", _LABEL),
            ("kode", "kode"),
            ("pagu", "pagu"),
            ("pj", "penanggungJawab"),
            ("induk", "mendukung"),
        ):
            out.certainty[key, "", name] = self._sure(s, prop)
        for o in own:
            out.certainty[key, "", "sasaran"] = min(self._sure(o, _LABEL), self._sure(s, "memilikiSasaran"))
        for holder in (s, *own):
            for i in self._all(holder, "diukurOleh"):
                self._indikator(out, e, i, holder)
        if e.pj is None:
            e.pj = next(
                (
                    p
                    for h in (s, *own)
                    for i in self._all(h, "diukurOleh")
                    if (p := self._one(i, "penanggungJawab"))
                ),
                None,
            )
        out.elements.append(e)

    def _sure(self, s: str, prop: str) -> float:
        return self.sure.get((s, prop if ":" in prop else _KIN + prop), 1.0)

    def _indikator(self, out: Reading, e: Element, i: str, holder: str) -> None:
        key, n = str(e.idx), str(len(e.indikator))
        kind = {"Kumulatif": "Kumulatif", "NonKumulatif": "Non Kumulatif"}.get(
            (self._one(i, "tipePenghitungan") or "").removeprefix(_KIN)
        )
        made = Indikator(
            self._one(i, _LABEL) or "",
            self._one(i, "formulasi"),
            kind,
            self._one(i, "satuan"),
            self._one(i, "sumberData"),
        )
        for name, prop in (
            ("nama", _LABEL),
            ("formulasi", "formulasi"),
            ("tipe", "tipePenghitungan"),
            ("satuan", "satuan"),
            ("sumber", "sumberData"),
        ):
            out.certainty[key, n, name] = self._sure(i, prop)
        out.certainty[key, n, "induk"] = self._sure(holder, "diukurOleh")
        for prop, into in (("memilikiTarget", made.target), ("memilikiRealisasi", made.realisasi)):
            for t in self._all(i, prop):
                self._value(out, (key, n), prop, t, into, i)
        if made.satuan is None:
            # A unit printed with the target ("93%") is that of the target.
            units = (self._one(t, "satuan") for t in self._all(i, "memilikiTarget"))
            made.satuan = next((u for u in units if u), None)
        e.indikator.append(made)

    def _value(
        self, out: Reading, at: tuple[str, str], prop: str, t: str, into: dict[str, str], i: str
    ) -> None:
        period = self._one(t, "tahun") or "?"
        quarter = self._one(t, "triwulan")
        period += f"-{quarter}" if quarter else ""
        plain = self._one(t, "nilai")
        into[period] = self._one(t, "nilaiTercetak") or plain or ""
        word = "target" if prop == "memilikiTarget" else "realisasi"
        if plain is not None:
            with contextlib.suppress(ArithmeticError):
                out.decimals[(*at, f"{word} {period}")] = Decimal(plain)
        out.certainty[(*at, f"{word} {period}")] = min(
            self._sure(t, "nilai"), self._sure(t, "nilaiTercetak"), self._sure(t, prop), self._sure(i, prop)
        )


def add_report(reading: Reading, path: Path) -> None:
    """Add what the report says was not read."""
    if not path.exists():
        return
    data = json.loads(path.read_text(encoding="utf-8"))
    reading.messages += "\n".join([*data.get("masalah", []), *data.get("catatan", [])])
    for line in data.get("baris", []):
        if not line.get("menjadi") and not line.get("diabaikan"):
            reading.unread.append(line["teks"])
    for cell in data.get("ditolak", []):
        reading.unread.append(str(cell.get("isi", cell.get("nilai", ""))))


def together(readings: list[Reading]) -> Reading:
    """Return the readings of several cascades of one file as one, their elements numbered on."""
    out = Reading()
    for reading in readings:
        start = len(out.elements)
        for e in reading.elements:
            e.idx += start
            e.parent = e.parent + start if e.parent is not None else None
        out.elements += reading.elements
        for (idx, n, name), sure in reading.certainty.items():
            out.certainty[str(int(idx) + start), n, name] = sure
        for (idx, n, name), value in reading.decimals.items():
            out.decimals[str(int(idx) + start), n, name] = value
        out.unread += reading.unread
        out.messages += "\n" + reading.messages
        out.tahun = out.tahun or reading.tahun
    return out
