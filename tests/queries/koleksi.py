"""The collection that references are compared on: three kecamatan and three years, with one of each defect.

Targets, realisasi and budgets are generated; posts, links between years and the defects are added here. The real
document stands beside them, with its evidence.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from kaskade_graph.model import Jenis, Kaskade, Kecocokan
from kaskade_graph.text import fold
from kaskade_graph.usecases import sources
from kaskade_graph.vocab import KIN, SEMAPV

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import collection

ASLI = Path(__file__).parents[2] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
POSTS = (None, "Kasi Pelayanan", "Sekretaris")
YEARS = (2021, 2022, 2023)
_GRADE = "https://w3id.org/kinerja/id/skala/akip/"


@cache
def cascades(units: int = 3, years: Sequence[int] = YEARS) -> tuple[Kaskade, ...]:
    """Return the collection, ordered by unit and year, the real document last."""
    asli = next(iter(sources.load([ASLI]))).kaskade
    generated = collection.generate(41, limit=units).kaskade
    made = [k for k in generated if k.tahun in years and k.iri != asli.iri]
    region = next(asli.of(Jenis.SASARAN_STRATEGIS)).iri
    for k in made:
        next(k.of(Jenis.SASARAN_STRATEGIS)).mendukung_daerah = [region]
        program, *_, other = sorted(k.of(Jenis.PROGRAM), key=lambda u: u.iri)
        program.mendukung_juga = [other.iri]
        for each in k.of(
            Jenis.SUB_KEGIATAN
        ):  # own sasaran help another program's, and the unit's, in any cascade
            k.unsur[each.memiliki_sasaran[0]].mendukung_juga = [other.memiliki_sasaran[0], region]
            break
        for at, unsur in enumerate(k.unsur.values()):
            unsur.penanggung_jawab = POSTS[at % len(POSTS)]
        _spoil(k)
    for later in made:
        for before in made:
            if before.unit.iri == later.unit.iri and before.tahun == later.tahun - 1:
                later.kecocokan += _links(before, later)
    return (*made, asli)


def _spoil(k: Kaskade) -> None:
    """Plant one of each defect that questions look for."""
    items = sorted(k.indikator.values(), key=lambda i: i.iri)
    items[17].formulasi = "Jumlah desa di Kecamatan Sokaraja"
    items[0].formulasi = items[1].satuan = items[2].sumber_data = None
    items[3].target, items[4].realisasi = [], []
    items[5].label = items[-1].label = "Jumlah Laporan, Ganda"
    items[6].label = "JUMLAH LAPORAN GANDA"
    subs = sorted(k.of(Jenis.SUB_KEGIATAN), key=lambda u: u.iri)
    subs[0].mendukung = []
    subs[1].label = f"Urusan Baru {k.tahun}"
    k.kecocokan = [m for m in k.kecocokan if m.subjek != subs[1].iri]
    k.unsur[subs[2].memiliki_sasaran[0]].diukur_oleh = []
    subs[3].pagu = None
    for i in items[7:9]:
        i.target = [replace(t, nilai=t.nilai and t.nilai - t.nilai) for t in i.target]
    items[9].target = [replace(t, nilai=None, tercetak="BB") for t in items[9].target]
    later = k.tahun > YEARS[0]
    for i, target, value in (
        (items[10], {"tercetak": "BB", "peringkat": _GRADE + "bb"}, {"tercetak": "A" if later else "B"}),
        (
            items[11],
            {"tercetak": "BB", "peringkat": _GRADE + "bb"},
            {"nilai": Decimal("71.5" if later else "70")},
        ),
        (items[12], {"tercetak": "≤ 5", "batas_atas": Decimal(5)}, {"nilai": Decimal(5 if later else 6)}),
        (
            items[13],
            {"tercetak": "> 80", "batas_bawah": Decimal(80), "batas_terbuka": True},
            {"nilai": Decimal(80)},
        ),
        (
            items[14],
            {"tercetak": "80-85", "batas_bawah": Decimal(80), "batas_atas": Decimal(85)},
            {"nilai": Decimal(79)},
        ),
        (items[15], {"nilai": Decimal(80)}, {"tercetak": "≥ 85", "batas_bawah": Decimal(85)}),
        (
            items[16],
            {"tercetak": "1:50", "pembilang": Decimal(1), "penyebut": Decimal(50)},
            {"tercetak": "1:40", "pembilang": Decimal(1), "penyebut": Decimal(40)},
        ),
    ):
        if value.get("tercetak") in ("A", "B"):
            value["peringkat"] = _GRADE + str(value["tercetak"]).lower()
        i.target = [replace(t, **{"nilai": None, **target}) for t in i.target]
        i.realisasi = [replace(r, **{"nilai": None, **value}) for r in i.realisasi]


def _links(before: Kaskade, later: Kaskade) -> Iterator[Kecocokan]:
    known = {fold(i.label or ""): i.iri for i in before.indikator.values()}
    for i in later.indikator.values():
        if old := known.get(fold(i.label or "")):
            yield Kecocokan(i.iri, KIN.indikatorSama, old, SEMAPV.LexicalMatching, 0.9, "nama sama")
