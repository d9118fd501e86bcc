"""Formats: each file becomes the paragraphs and grids of :mod:`kaskade_graph.importers.blocks`.

One module a format; :func:`open_blocks` is the door, :mod:`.kinds` the registry of endings and first bytes.
What a text means is not decided here.
"""

from kaskade_graph.importers.formats.door import open_blocks

__all__ = ["open_blocks"]
