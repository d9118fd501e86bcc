"""Findings as JSON, in the fixed form that ``data/schema/temuan.schema.json`` describes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kaskade_graph.audit import finding
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang


def to_json(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return the findings of several cascades as one JSON document."""
    return json.dumps(finding.to_json(hasil, lang), ensure_ascii=False, indent=2) + "\n"
