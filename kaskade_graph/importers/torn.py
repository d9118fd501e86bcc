"""Whether a file is torn text: labels of elements on lines of their own, as a flattened page leaves them.

Such a page ("Program 2", its name below, five names and then their five explanations) has a grammar of its own
(decision 0003). It is asked for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.importers import labels
from kaskade_graph.importers.blocks import Blocks, Boxes, Grid
from kaskade_graph.importers.tables.names import runs_together
from kaskade_graph.model import Jenis

_ACTIVITIES = frozenset((Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN))
_ENOUGH = 2
"""Labels of activities that make a text one of this kind: a single one may stand in a sentence."""
_LONGEST = 400


def is_torn(blocks: Blocks) -> bool:
    """Say whether a file names its activities by labels at the start of lines; boxes are read by their lines."""
    if any(isinstance(block, Boxes) for block in blocks.blocks):
        return False
    found = 0
    for line in _lines(blocks):
        found += len(line) <= _LONGEST and _labels_activity(line)
        if found >= _ENOUGH:
            return True
    return False


def _lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks.blocks:
        for text in [c.text for c in block.cells] if isinstance(block, Grid | Boxes) else [block.text]:
            yield from text.split("\n")


def _labels_activity(line: str) -> bool:
    if runs_together(line):
        return False
    match = labels.HEAD.match(line)
    if match and labels.level(match["level"]) in _ACTIVITIES:
        return bool(match["num"] or match["pre"] or match["sep"] in (":", "="))
    return bool(labels.NUMBERED_PROGRAM.match(line) or labels.CODED.match(line))
