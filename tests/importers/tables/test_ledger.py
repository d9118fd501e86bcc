"""Nothing vanishes: whatever a table holds ends as facts, structure, understood or unread."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.importers.blocks import Blocks, Cell, Grid, Paragraph, Spot
from kaskade_graph.importers.tables.ledger import Fate
from kaskade_graph.importers.tables.read import read

_HEADINGS = (
    "No",
    "Kode",
    "Sasaran",
    "Program",
    "Kegiatan",
    "Indikator Kinerja",
    "Satuan",
    "Target 2024",
    "Pagu",
    "Lokasi",
    "Xyz",
)
_TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            "1",
            "7.01.02",
            "Program Penyelenggaraan Pemerintahan",
            "Jumlah desa",
            "Persen",
            "90",
            "-",
            "JUMLAH",
            "Sasaran 1",
            "1. a 2. b",
        ]
    ),
    st.text(max_size=20),
)


@st.composite
def _grids(draw: st.DrawFn) -> Grid:
    heads = draw(st.lists(st.sampled_from(_HEADINGS), min_size=2, max_size=6))
    rows = [heads, *draw(st.lists(st.lists(_TEXTS, min_size=len(heads), max_size=len(heads)), max_size=6))]
    cells = [
        Cell(r, c, text, Spot(cell=f"{chr(65 + c)}{r + 1}"))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text.strip()
    ]
    return Grid(len(rows), len(heads), cells, exact=draw(st.booleans()))


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.one_of(_grids(), st.text(max_size=40).map(lambda t: Paragraph(t, Spot(line=1)))), max_size=4)
)
def test_every_text_has_one_fate_and_every_fact_its_evidence(blocks: list[Grid | Paragraph]) -> None:
    reading = read(Blocks("a", "0" * 64, list(blocks)), 2024)
    texts = [c.text for b in blocks if isinstance(b, Grid) for c in b.cells]
    texts += [b.text for b in blocks if isinstance(b, Paragraph) and b.text.strip()]
    entries = list(reading.ledger)
    assert sorted(e.source.text for e in entries) == sorted(texts)
    assert all(isinstance(e.fate, Fate) for e in entries)
    assert all(e.why for e in entries if e.fate is Fate.UNREAD)
    printed = " ".join(" ".join(t.split()) for t in texts)
    for draft in reading.drafts:
        for readings in draft.nilai.values():
            lines = [line for r in readings for line in r.kutipan.split("\n")]
            assert all(" ".join(line.split()) in printed for line in lines)
