"""What the grammar finds: heads (elements with name and sasaran) and items (indikator, explanation, or both)."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaskade_graph.importers.torn.lexer import Token
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import KIN


@dataclass(slots=True, eq=False)
class Item:
    """An indikator (``names``: one list of tokens each) and its explanation (``fields``), or one of the two.

    ``head`` is the element printed last before it; ``bound`` when the layout ties it there.
    """

    head: Head
    index: int
    names: list[list[Token]] = field(default_factory=list)
    fields: dict[str, list[Token]] = field(default_factory=dict)
    labels: dict[str, Token] = field(default_factory=dict)
    explained: bool = False
    bound: bool = False
    apart: bool = False
    """A blank line stands before it."""
    doubt: tuple[float, str | None, tuple[Head, ...]] | None = None
    """How sure it is that the explanation goes with the name, when they stood apart."""

    def names_text(self) -> str:
        """The names alone."""
        return " ".join(t.text for name in self.names for t in name)

    def words(self) -> str:
        """All its text, for comparing."""
        tokens = [t for name in self.names for t in name] + list(self.fields.get(KIN.formulasi, ()))
        return " ".join(t.text for t in tokens)


@dataclass(slots=True, eq=False)
class Head:
    """An element as printed: label, number, name, sasaran. ``index`` is its place in the stream.

    ``region`` separates parts of the document whose items cannot belong to each other's heads; ``page``
    counts the titles seen before it.
    """

    jenis: Jenis
    label: Token
    index: int
    region: int
    page: int
    name: list[Token] = field(default_factory=list)
    sasaran_label: Token | None = None
    sasaran: list[Token] = field(default_factory=list)
    indikator_label: Token | None = None
    eselon: Token | None = None
    officer: Token | None = None
    support: list[Token] = field(default_factory=list)
    """What it says itself of what it supports."""
    fields: dict[str, list[Token]] = field(default_factory=dict)
    """Who answers for it, its budget."""
    implied: bool = False

    def words(self) -> str:
        """Name and sasaran, for comparing."""
        return " ".join(t.text for t in self.name + self.sasaran)


@dataclass(slots=True)
class Parsed:
    """What the grammar found, in reading order; ``unused`` are tokens that fitted nowhere."""

    heads: list[Head] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    titles: list[list[Token]] = field(default_factory=list)
    """Titles with their further lines: the unit, the year."""
    letterhead: list[Token] = field(default_factory=list)
    """Text before the first element of a page: names of the unit, of the kabupaten, the year."""
    unused: list[tuple[Token, str]] = field(default_factory=list)
