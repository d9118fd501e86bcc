"""The example cascade, and ways to read a table back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kaskade_graph import rdf
from kaskade_graph.importers import documents
from kaskade_graph.importers.sheets.mapping import baca_peta
from kaskade_graph.importers.sheets.reading import HasilTabel, baca_tabel
from kaskade_graph.importers.sheets.suggest import suggest_mapping
from kaskade_graph.model import Kaskade
from tests.cli.conftest import kaskade

__all__ = ["kaskade"]

DOKUMEN = Path(__file__).parents[3] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
Baca = Callable[..., HasilTabel]


@cache
def contoh() -> Kaskade:
    """Return the cascade of the real document."""
    return documents.read(DOKUMEN).kaskade


@pytest.fixture
def asli() -> Kaskade:
    """Return the cascade of the real document."""
    return contoh()


@pytest.fixture
def usul(tmp_path: Path) -> Baca:
    """Return a function that reads a table by the mapping suggested for it."""

    def baca(path: Path, **lain: object) -> HasilTabel:
        peta = tmp_path / "usulan.toml"
        peta.write_text(suggest_mapping(path))
        return baca_tabel(path, baca_peta(peta), **lain)  # type: ignore[arg-type]

    return baca


def own(kaskade: Kaskade) -> set[str]:
    """Return what the cascade's own graph says."""
    return {str(q) for q in rdf.to_quads(kaskade) if str(q.graph_name) == f"<{kaskade.iri}>"}
