"""Names and numbers of persons in a text: found, counted, and left out unless asked for.

A perjanjian kinerja and every signature block carry names and NIP. A cascade needs neither: what answers for
performance is a post. So they are masked at the doors (documents, graphs, stores), before anything is made of the
text, and all that comes after is free of them. :func:`wanted` is the one place that says whether they are asked for.

Recognised are: NIP of 18 digits in any spacing, and of 9 after the word; NIK of 16; names after ``Nama :`` in the
head of an agreement; the name above a NIP or before it; names between ``Pihak Kesatu`` or ``Mengetahui`` and the
end of the block; names with academic titles; and each further place of a name that was found so. A name without a
title, far from all of these, cannot be told from other words, and stays.

``numbers`` and ``names`` know the forms, ``finding`` the places, ``known`` finds a name again, ``masking`` puts
:class:`PersonalKind` in their place, ``telling`` says whether they are asked for and what was masked.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kaskade_graph.personal.finding import find, find_each, may_hold
    from kaskade_graph.personal.known import Known
    from kaskade_graph.personal.masking import mask, masked
    from kaskade_graph.personal.names import is_name
    from kaskade_graph.personal.spans import PersonalKind, Span, merged, put
    from kaskade_graph.personal.telling import (
        VARIABLE,
        Tally,
        as_before,
        listening,
        summary,
        tell,
        want,
        wanted,
    )

__all__ = [
    "VARIABLE",
    "Known",
    "PersonalKind",
    "Span",
    "Tally",
    "as_before",
    "find",
    "find_each",
    "is_name",
    "listening",
    "mask",
    "masked",
    "may_hold",
    "merged",
    "put",
    "summary",
    "tell",
    "want",
    "wanted",
]

_HOME = {
    "finding": ("find", "find_each", "may_hold"),
    "known": ("Known",),
    "masking": ("mask", "masked"),
    "names": ("is_name",),
    "spans": ("PersonalKind", "Span", "merged", "put"),
    "telling": ("VARIABLE", "Tally", "as_before", "listening", "summary", "tell", "want", "wanted"),
}


def __getattr__(name: str) -> Any:
    """Import a part when it is asked for: a command that reads nothing needs no forms of names."""
    for module, names in _HOME.items():
        if name in names:
            found = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
