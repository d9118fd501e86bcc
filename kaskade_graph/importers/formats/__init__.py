"""Formats: each file becomes the paragraphs and grids of :mod:`kaskade_graph.importers.blocks`.

One module a format; :func:`open_blocks` is the door, :mod:`.kinds` the registry of endings and first bytes.
What a text means is not decided here. The door is imported when it is asked for: a worker does not need it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kaskade_graph.importers.formats.door import open_blocks

__all__ = ["open_blocks"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kaskade_graph.importers.formats import door

    return door.open_blocks
