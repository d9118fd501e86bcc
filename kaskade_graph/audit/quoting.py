"""How findings quote: what the document says, between quotation marks, no longer than a reader needs."""

from __future__ import annotations

from collections.abc import Sequence

from kaskade_graph.errors import Teks
from kaskade_graph.language.words import plain
from kaskade_graph.text import squeeze

LONGEST = 160
"""Letters after which a quotation is cut; the evidence holds it whole."""


def quote(text: str) -> str:
    """Return ``text`` on one line in quotation marks, cut between words when it is long.

    >>> quote("Jumlah  <b>desa</b>")
    '“Jumlah desa”'
    """
    flat = squeeze(plain(text)) or squeeze(text)
    if len(flat) > LONGEST:
        flat = flat[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"


def listed(parts: Sequence[str]) -> Teks:
    """Return ``parts`` as a list in running text, in both languages.

    >>> listed(["a", "b", "c"]).id
    'a, b, dan c'
    """
    if len(parts) < 3:
        return Teks(" dan ".join(parts), " and ".join(parts))
    head = ", ".join(parts[:-1])
    return Teks(f"{head}, dan {parts[-1]}", f"{head}, and {parts[-1]}")
