"""The example cascade, and ways to read a table back."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kaskade_graph import rdf
from kaskade_graph.importers.sheets.reading import HasilTabel, baca_tabel
from kaskade_graph.importers.sheets.source import buka
from kaskade_graph.importers.torn import documents
from kaskade_graph.model import Kaskade
from tests.cli.conftest import kaskade

__all__ = ["kaskade"]

DOKUMEN = Path(__file__).parents[3] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"


@cache
def contoh() -> Kaskade:
    """Return the cascade of the real document."""
    return documents.read(DOKUMEN).kaskade


@pytest.fixture
def asli() -> Kaskade:
    """Return the cascade of the real document."""
    return contoh()


def baca(path: Path, lembar: str | None = None, **lain: Any) -> HasilTabel:
    """Return what a filled in template holds."""
    hasil = baca_tabel(buka(path), lembar=lembar, **lain)
    assert hasil is not None
    return hasil


def own(kaskade: Kaskade) -> set[str]:
    """Return what the cascade's own graph says."""
    return {str(q) for q in rdf.to_quads(kaskade) if str(q.graph_name) == f"<{kaskade.iri}>"}
