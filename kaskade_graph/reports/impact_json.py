"""What cutting elements loses, as data for programs."""

from __future__ import annotations

from typing import Any

from kaskade_graph.analysis.impact import Dampak
from kaskade_graph.errors import Lang
from kaskade_graph.model import Unsur
from kaskade_graph.reports.impact import ImpactWords


def to_json(dampak: Dampak, lang: Lang = "id") -> dict[str, Any]:
    """Return the report for JSON: elements as ``iri`` and ``nama``, shares between 0 and 1."""
    kata = ImpactWords(dampak, lang)

    def named(iri: str) -> dict[str, Any]:
        item = dampak.graf.item(iri)
        kind = item.jenis.value if isinstance(item, Unsur) else "Indikator"
        return {"iri": iri, "jenis": kind, "nama": kata.title(iri)}

    pagu = dampak.pagu
    return {
        "kaskade": dampak.graf.kaskade.iri,
        "dihapus": [named(i) for i in dampak.dihapus],
        "ringkasan": list(kata.summary()),
        "gugur": {
            "unsur": [named(i) for i in dampak.gugur],
            "indikator": [{**named(i), "target": kata.targets(i) or None} for i in kata.measures_gone()],
        },
        "dukungan": [
            {
                **named(d.iri),
                "langsung": {"sebelum": d.langsung[0], "sesudah": d.langsung[1], "kosong": d.kosong},
                "terbawah": {"sebelum": d.terbawah[0], "sesudah": d.terbawah[1]},
                "sisa": round(d.sisa, 4),
            }
            for d in dampak.dukungan
        ],
        "tersentuh": [
            {
                **named(t.iri),
                "sasaran": named(t.sasaran) if t.sasaran else None,
                "dukungan": t.dukungan,
                "komponenFormula": [named(i) for i in t.komponen],
                "indikatorSama": [named(i) for i in t.sama],
                "target": kata.targets(t.iri) or None,
            }
            for t in dampak.tersentuh
        ],
        "dukunganTambahan": [
            {
                **(named(t.iri) if dampak.graf.item(t.iri) else {"iri": t.iri}),
                "daerah": t.daerah,
                "hilang": [named(i) for i in t.hilang],
                "sisa": [named(i) for i in t.sisa],
                "tanpaPelaksana": [named(i) for i in t.lemah],
            }
            for t in dampak.tambahan
        ],
        "tanpaUkuran": [named(i) for i in dampak.tanpa_ukuran],
        "tanpaSasaran": [named(i) for i in dampak.tanpa_sasaran],
        "pagu": {"hilang": float(pagu.hilang), "seluruh": float(pagu.seluruh)} if pagu else None,
        "isi": {k: {"sebelum": b, "sesudah": a} for k, (b, a) in dampak.isi.items()},
        "komponenFormulaDinyatakan": dampak.rumus_dinyatakan,
        "samaDiKaskadeLain": list(dampak.sama_di_luar),
    }
