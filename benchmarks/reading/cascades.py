"""Cascades with known truth: units of several urusan, sizes and years, with official names and printed texts."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from benchmarks.reading.truth import Element, Indikator

TEXTS = Path(__file__).with_name("texts")
SEEN = (
    "pendidikan",
    "kesehatan",
    "pekerjaan-umum",
    "kecamatan",
    "inspektorat",
    "perhubungan-provinsi",
)
HELD = ("pertanian-provinsi", "dukcapil", "kecamatan", "kesehatan")
SIZES = {"kecil": 1, "sedang": 2, "penuh": 3}


@dataclass
class Cascade:
    """One unit's cascade: ``kode`` of its region, ``nama`` as a title prints it, ``daerah`` above it."""

    kode: str
    unit: str
    nama: str
    daerah: str
    tahun: int
    elements: list[Element]
    comma: bool = True

    def option(self) -> str:
        """Return what ``--unit`` takes for it."""
        return self.kode if self.unit == "kecamatan" else f"{self.kode}/{self.unit}"


@functools.cache
def register() -> dict[tuple[str, str], dict[str, str]]:
    """Return the official names used here by ``(PROV or KABKOT, code of the sub kegiatan)``.

    An extract of the nomenclature of SIPD 2025 (columns as there), its urusan penunjang under each urusan.
    """
    with (TEXTS / "nama-resmi.csv").open(encoding="utf-8", newline="") as f:
        return {(r["jenis_pemda"], r["kode"]): r for r in csv.DictReader(f)}


@functools.cache
def regions() -> dict[str, list[tuple[str, str]]]:
    """Return code and name of all regions, by kind."""
    out: dict[str, list[tuple[str, str]]] = {}
    path = Path(__file__).resolve().parents[2] / "data" / "wilayah" / "wilayah.csv"
    with path.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            out.setdefault(row["tingkat"], []).append((row["kode"], row["nama"]))
    return out


def cascade(name: str, seed: int, size: str, tahun: int) -> Cascade:
    """Return the cascade of the unit kind ``name`` (a file in ``texts``), trimmed to ``size``, as of ``tahun``.

    The seed picks region, decimal sign, upper case of programs, length of codes, and budgets.
    """
    rng = Random(f"{name} {seed} {size} {tahun}")
    lines = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    nama, kind, urusan = (p.strip() for p in lines[0][1:].split("|"))
    kode, unit, full, daerah = _place(rng, nama, kind)
    maker = _Maker(rng, "PROV" if kind == "provinsi" else "KABKOT", urusan, tahun, size)
    for line in lines[1:]:
        maker.line(line)
    for element in maker.elements:
        element.unit = full
    return Cascade(kode, unit, full, daerah, tahun, maker.elements, maker.comma)


def _place(rng: Random, nama: str, kind: str) -> tuple[str, str, str, str]:
    known = regions()
    if kind == "provinsi":
        kode, region = rng.choice([r for r in known["provinsi"] if r[1].count(" ") < 2])
        region = f"Provinsi {region}"
    elif kind == "kabkot":
        kode, region = rng.choice(known["kabupaten_kota"])
    else:
        kode, kecamatan = rng.choice([r for r in known["kecamatan"] if r[1].replace(" ", "").isalpha()])
        region = dict(known["kabupaten_kota"])[kode[:5]]
        return kode, "kecamatan", f"Kecamatan {kecamatan}", region
    return kode, nama.lower().replace(" ", "-"), nama, region


class _Maker:
    """Turns the lines of a text file into elements; leaves out what the size does not take."""

    def __init__(self, rng: Random, kind: str, urusan: str, tahun: int, size: str) -> None:
        self.rng, self.kind, self.urusan, self.tahun = rng, kind, urusan, tahun
        self.most = SIZES[size]
        self.elements: list[Element] = []
        self.comma = rng.random() < 0.75
        self.upper = rng.random() < 0.5
        self.long_codes = tahun >= 2024
        self.at: dict[str, Element] = {}
        self.count: dict[str, int] = {}
        self.keep = True
        self.kegiatan = ""

    def line(self, line: str) -> None:
        """Take one line."""
        mark, _, rest = line.partition(" ")
        parts = [p.strip() for p in rest.split("|")]
        if mark == "I":
            if self.keep:
                self._indikator(parts)
            return
        self._element(mark, parts)

    def _element(self, level: str, parts: list[str]) -> None:
        above = {"T": None, "S": "T", "P": "S", "K": "P", "SK": "K"}[level]
        self.count[level] = self.count.get(level, 0) + 1
        for lower in ("T", "S", "P", "K", "SK")[("T", "S", "P", "K", "SK").index(level) + 1 :]:
            self.count[lower] = 0
            self.at.pop(lower, None)
        limit = {"T": 1, "S": 2, "P": self.most, "K": self.most, "SK": self.most + 1}[level]
        self.keep = self.count[level] <= limit and (above is None or above in self.at)
        self.at.pop(level, None)
        if level == "K":
            self.kegiatan = parts[0]
        if not self.keep:
            return
        parent = self.at[above].idx if above else None
        element = Element(len(self.elements), level, parts[0], parent=parent)
        if level in ("P", "K", "SK"):
            self._coded(element, level, parts)
        self.elements.append(element)
        self.at[level] = element

    def _coded(self, element: Element, level: str, parts: list[str]) -> None:
        code = f"{self.kegiatan}.{parts[0]}" if level == "SK" else parts[0]
        row = self._official(code)
        names = {"P": "program", "K": "kegiatan", "SK": "sub_kegiatan"}
        element.nama = " ".join(row[names[level]].split())
        if level == "P" and not self.upper:
            element.nama = title(element.nama)
        element.kode = code if self.long_codes or level != "SK" else f"{self.kegiatan}.{parts[0][2:]}"
        element.sasaran = " ".join(row["kinerja"].split()) if parts[1] == "=" else parts[1]
        element.pj = parts[2] if len(parts) > 2 else None
        money = self.rng.randrange(4, 4000) * 250_000
        element.pagu = f"{money:,}".replace(",", ".")
        if parts[1] == "=":
            name = " ".join(row["indikator"].split())
            formula = f"Hitungan {row['satuan'].lower()} menurut {self.rng.choice(_PAPERS)}"
            self._add(element, [name, formula, "K", row["satuan"], self.rng.choice(_PAPERS).capitalize()])

    def _official(self, code: str) -> dict[str, str]:
        known = register()
        if (self.kind, code) in known:
            return known[self.kind, code]
        return next(r for (kind, c), r in known.items() if kind == self.kind and c.startswith(code + "."))

    def _add(self, element: Element, parts: list[str]) -> None:
        self._attach(element, [*parts, str(self.rng.choice([1, 2, 3, 4, 6, 8, 12, 15, 24, 40])), "1"])

    def _indikator(self, parts: list[str]) -> None:
        self._attach(self.elements[-1], parts)

    def _attach(self, element: Element, parts: list[str]) -> None:
        name, formula, tipe, satuan, sumber, base, step = parts
        kind = {"K": "Kumulatif", "N": "Non Kumulatif", "N-": "Non Kumulatif"}[tipe]
        indikator = Indikator(name, formula, kind, satuan, sumber)
        for year in range(self.tahun - 1, self.tahun + 5):
            indikator.target[str(year)] = self._figure(base, step, year - self.tahun)
        element.indikator.append(indikator)

    def _figure(self, base: str, step: str, years: int) -> str:
        try:
            value = Decimal(base) + Decimal(step) * years
        except ArithmeticError:
            return base
        text = f"{max(value, Decimal(0)):f}"
        return text.replace(".", ",") if self.comma else text


_PAPERS = (
    "laporan akhir PPTK",
    "berita acara serah terima",
    "rekapitulasi bulanan bidang",
    "arsip sekretariat",
    "kartu kendali kegiatan",
    "laporan triwulan pelaksana",
)
_SMALL = {"dan", "pada", "di", "atas", "untuk", "yang", "dalam", "bagi"}


def title(text: str) -> str:
    """Return a name of capitals as one of capitalised words, as offices retype them."""
    words = text.lower().split()
    return " ".join(
        w if w in _SMALL and n else "/".join(p.capitalize() for p in w.split("/"))
        for n, w in enumerate(words)
    )
