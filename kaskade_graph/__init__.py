"""kaskade-graph: performance cascades of Indonesian government units as RDF graphs.

::

    import kaskade_graph as kg

    cascades = kg.read("cascading.docx")
    kg.audit(cascades).to_dicts()
    kg.ask("sub-kegiatan-pendukung", cascades, sasaran="peran kecamatan").to_pandas()

Nothing heavy is imported before it is used. Start reading the source at :mod:`kaskade_graph.model` (what a cascade
is), :mod:`kaskade_graph.fields` (what it holds) and :mod:`kaskade_graph.usecases` (one function for each thing a
user can do).
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kaskade_graph.api import Collection, ask, audit, diff, link, open_store, read
    from kaskade_graph.errors import (
        AmbiguousName,
        InputError,
        KaskadeError,
        NoCascade,
        StoreError,
        UnknownName,
        UsageError,
    )
    from kaskade_graph.model import Indikator, Kaskade, Unsur
    from kaskade_graph.results import Answer, Audit, Cascades, Difference, Links
    from kaskade_graph.results_rows import Table

__version__ = "0.1.0"

_HOME = {
    "api": ("Collection", "ask", "audit", "diff", "link", "open_store", "read"),
    "results": ("Answer", "Audit", "Cascades", "Difference", "Links"),
    "results_rows": ("Table",),
    "model": ("Indikator", "Kaskade", "Unsur"),
    "errors": (
        "AmbiguousName",
        "InputError",
        "KaskadeError",
        "NoCascade",
        "StoreError",
        "UnknownName",
        "UsageError",
    ),
}
__all__ = [
    "AmbiguousName",
    "Answer",
    "Audit",
    "Cascades",
    "Collection",
    "Difference",
    "Indikator",
    "InputError",
    "Kaskade",
    "KaskadeError",
    "Links",
    "NoCascade",
    "StoreError",
    "Table",
    "UnknownName",
    "Unsur",
    "UsageError",
    "ask",
    "audit",
    "diff",
    "link",
    "open_store",
    "read",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


class _Face(ModuleType):
    """The package as its users see it: ``kg.audit`` is the function, though a package of that name lies below."""

    @property
    def audit(self) -> Any:
        """The function of the library."""
        return __getattr__("audit")

    @audit.setter
    def audit(self, _: ModuleType) -> None:
        """Importing the package below would put it here."""


sys.modules[__name__].__class__ = _Face
