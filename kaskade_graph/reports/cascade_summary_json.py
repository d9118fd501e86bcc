"""What a cascade is like as a whole, as data for programs."""

from __future__ import annotations

from typing import Any

from kaskade_graph.analysis.coverage import Matriks, Porsi
from kaskade_graph.analysis.formulas import Pemasok, Rumus
from kaskade_graph.analysis.shape import Jenjang
from kaskade_graph.errors import Lang
from kaskade_graph.reports.cascade_summary import SummaryReport
from kaskade_graph.reports.show import title


def to_json(isi: SummaryReport, lang: Lang = "id") -> dict[str, Any]:
    """Return everything for JSON: elements as IRIs with their names in ``nama``, shares between 0 and 1."""
    graf, shape = isi.graf, isi.bentuk
    return {
        "kaskade": graf.kaskade.iri,
        "unit": graf.kaskade.unit.nama,
        "tahun": graf.kaskade.tahun,
        "versi": graf.kaskade.versi,
        "bentuk": {
            "kedalaman": shape.kedalaman,
            "jenjang": [_level(j) for j in shape.jenjang],
            "melompat": list(shape.melompat),
            "berindukBanyak": list(shape.berinduk_banyak),
            "terputus": list(shape.terputus),
            "lingkaran": [list(c) for c in shape.lingkaran],
        },
        "sebaran": {
            "sasaran": [_portion(p, title(graf, p.iri, lang)) for p in isi.sasaran],
            "program": [_portion(p, title(graf, p.iri, lang)) for p in isi.program],
        },
        "cakupan": _coverage(isi.matriks),
        "lintasProgram": [
            {
                "hal": one.hal.value,
                "sebutan": one.sebutan,
                "indikator": list(one.indikator),
                "program": list(one.program),
            }
            for one in isi.lintas
        ],
        "formula": {
            "lingkaran": isi.lingkaran_rumus,
            "indikator": [_formula(r) for r in isi.rumus],
        },
    }


def _portion(porsi: Porsi, nama: str) -> dict[str, Any]:
    return {
        "iri": porsi.iri,
        "nama": nama,
        "terbawah": porsi.terbawah,
        "bagian": round(porsi.bagian, 4),
        "pagu": None if porsi.pagu is None else float(porsi.pagu),
    }


def _coverage(matrix: Matriks) -> dict[str, Any]:
    return {
        "sasaran": list(matrix.sasaran),
        "program": list(matrix.program),
        "sel": [[matrix.sel.get((s, p)) for p in matrix.program] for s in matrix.sasaran],
        "tanpaProgram": matrix.tanpa_program,
        "sasaranTanpaProgram": list(matrix.sasaran_kosong),
        "programTanpaSasaran": list(matrix.program_lepas),
    }


def _level(jenjang: Jenjang) -> dict[str, Any]:
    children = (
        dict(zip(("tersedikit", "median", "terbanyak"), jenjang.anak, strict=True)) if jenjang.anak else None
    )
    return {
        "jenis": jenjang.jenis.value,
        "jumlah": jenjang.jumlah,
        "anak": children,
        "tanpaAnak": list(jenjang.buntu),
    }


def _formula(rumus: Rumus) -> dict[str, Any]:
    return {
        "iri": rumus.iri,
        "komponenDinyatakan": rumus.dinyatakan,
        "komponenTidakAda": list(rumus.hilang),
        "suku": [
            {
                "teks": s.teks,
                "pemasok": None if s.pemasok is Pemasok.TIDAK_ADA else s.pemasok.value,
                "komponen": s.komponen,
            }
            for s in rumus.suku
        ],
    }
