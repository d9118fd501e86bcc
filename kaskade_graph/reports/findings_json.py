"""Findings as JSON, in the fixed form that ``data/schema/temuan.schema.json`` describes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kaskade_graph.audit import finding
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang

if TYPE_CHECKING:
    from kaskade_graph.reports.worksheet_read import Tanggapan


def to_json(hasil: Sequence[Hasil], lang: Lang = "id", tanggapan: Sequence[Tanggapan] = ()) -> str:
    """Return the findings of several cascades as one JSON document.

    ``tanggapan`` are remarks and answers read back from a worksheet; they follow the findings.
    """
    data = finding.to_json(hasil, lang)
    if tanggapan:
        data["tanggapan"] = [_answer(t) for t in tanggapan]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _answer(one: Tanggapan) -> dict[str, object]:
    return {
        "sidik": one.sidik,
        "kode": one.kode,
        "kaskade": one.kaskade,
        "catatan": one.catatan,
        "tanggapan": one.tanggapan,
        "kesimpulan": one.kesimpulan.value if one.kesimpulan else None,
        "lembar": one.lembar,
        "baris": one.baris,
    }
