"""The facts of four made-up cascades as they are read today, whatever their IRIs and lines.

The golden files are what the reader gives, not what is right: the answers are in the benchmark of reading. They show
which facts a change of the reader moves. ``KASKADE_GOLDEN=write pytest tests/importers`` writes them anew;
read the difference, and name what was mended in the changelog.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaskade_graph import fields
from kaskade_graph.model import Indikator, Kaskade, Unsur
from kaskade_graph.usecases import sources

CASES = Path(__file__).parents[1] / "cases" / "documents"
GOLDEN = Path(__file__).parents[1] / "golden" / "facts"
DOCUMENTS = sorted(p for p in CASES.iterdir() if p.suffix != ".md")


def facts(kaskade: Kaskade) -> str:
    """Return a line for each fact, sorted: kind and name of the element, the field, the value."""
    return "".join(f"{line}\n" for line in sorted(_lines(kaskade)))


def _lines(kaskade: Kaskade) -> Iterator[str]:
    items: dict[str, Unsur | Indikator] = {**kaskade.unsur, **kaskade.indikator}
    names = {iri: _name(item) for iri, item in items.items()}
    yield f"kaskade | {kaskade.unit.nama} {kaskade.unit.kode_wilayah} {kaskade.tahun} {kaskade.versi}"
    for iri, item in items.items():
        for field in fields.of(item):
            value = fields.value(item, field)
            if value is not None:
                yield f"{names[iri]} | {field.name} | {field.kind.write(value)}"
        for link in fields.links(item):
            for target in getattr(item, link.name):
                yield f"{names[iri]} | {link.name} | {names.get(target, target)}"
        for values in fields.lists(item):
            for one in getattr(item, values.name):
                said = {f.name: fields.value(one, f) for f in fields.NILAI}
                shown = ", ".join(f"{k}={v}" for k, v in said.items() if v is not None)
                yield f"{names[iri]} | {values.name} | {shown}"


def _name(item: Unsur | Indikator) -> str:
    kind = item.jenis.value if isinstance(item, Unsur) else "Indikator"
    return f"{kind} {' '.join((item.label or '-').split())}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_the_facts_of_a_document_are_those_read_so_far(path: Path) -> None:
    (found,) = sources.load([path])
    text, golden = facts(found.kaskade), GOLDEN / f"{path.stem}.txt"
    if os.environ.get("KASKADE_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
