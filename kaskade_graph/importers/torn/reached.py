"""How far the reading of a document has come: the element and the indikator at hand, and what is around them."""

from __future__ import annotations

from kaskade_graph.importers.torn.lexer import Kind, Token
from kaskade_graph.importers.torn.lookahead import after_texts, explanations
from kaskade_graph.importers.torn.parsed import Head, Item, Parsed
from kaskade_graph.model import Jenis


class Reached:
    """What :mod:`~kaskade_graph.importers.torn.grammar` knows between two tokens.

    ``slot`` says what the next text is: name, sasaran, indikator, detail, a property IRI, or nothing.
    """

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.following = after_texts(tokens)
        self.out = Parsed()
        self.head: Head | None = None
        self.item: Item | None = None
        self.slot: str | None = None
        self.eselon: Token | None = None
        self.officer: Token | None = None
        self.backing: Token | None = None
        self.titling = self.closed = False
        self.region = self.page = self.lane = 0

    def start(self, token: Token, index: int, jenis: Jenis) -> Head:
        """Begin an element, with the eselon, officer and support that were printed above it."""
        self.head = Head(
            jenis, token, index, self.region, self.page, eselon=self.eselon, officer=self.officer
        )
        if jenis is Jenis.PROGRAM and self.backing is not None:
            self.head.support.append(self.backing)
        self.out.heads.append(self.head)
        self.item, self.slot = None, "name"
        return self.head

    def new_item(self, token: Token, index: int) -> Item:
        """Begin an indikator of the element at hand."""
        assert self.head is not None
        self.item = Item(self.head, index, bound=token.bound, apart=token.after_blank)
        self.out.items.append(self.item)
        return self.item

    def give(self, token: Token, properti: str) -> None:
        """Give the indikator at hand more of a value."""
        assert self.item is not None
        self.item.fields.setdefault(properti, []).append(token)

    # --- looking around -------------------------------------------------------------------------------

    def has(self, properti: str) -> bool:
        """Whether the indikator at hand has a value of a property."""
        return self.item is not None and bool(self.item.fields.get(properti))

    def run_begins(self, index: int) -> bool:
        """Whether the explanation at ``index`` is one of a run, for indikator that wait for theirs.

        Columns that were read row by row print the names of all, then the explanations of all: the first of
        them stands right after the last name, and is of the first.
        """
        item = self.item
        if item is None or item.fields or not item.names or item.bound:
            return False
        before = next((i for i in reversed(self.out.items) if i.head is not item.head), None)
        if before is None or before.fields or not before.names or before.head.region != self.region:
            return False
        if before.explained:
            return item.explained  # else it is the label of this item, as the one before had its own
        return explanations(self.tokens, index) > 1

    def explained_next(self, index: int) -> bool:
        """Whether the label of an explanation follows the text at ``index``."""
        following = self.following[index]
        return following is not None and following.kind is Kind.PENJELASAN

    def region_has(self, jenis: Jenis) -> bool:
        """Whether an element of a level was met since the last break of page, lane or block."""
        return any(h.jenis is jenis for h in self.out.heads if h.region == self.region)
