"""Links between elements when all are read: those that they state, and those that nothing printed.

What nothing printed links is linked by what its code begins with, by the official list, or by there being only one
to link to; else its parent stays unknown.
"""

from __future__ import annotations

from kaskade_graph.importers.tables.elements import JENIS, Node, same_number
from kaskade_graph.importers.tables.headings.roles import LEVELS
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.quotes import Quote
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.likeness import likeness
from kaskade_graph.text import fold

_ONLY_ONE, _BY_CODE, _BY_OFFICIAL, _BY_NUMBER = 0.9, 0.98, 0.9, 0.95
_SAME_WORDS = 0.85


class Linker:
    """Links ``nodes``; ``conflicts`` takes the statements that name nothing known."""

    def __init__(
        self, nodes: list[Node], register: Register, ledger: Ledger, conflicts: list[tuple[Quote, str]]
    ) -> None:
        self.nodes, self.register = nodes, register
        self.ledger, self.conflicts = ledger, conflicts

    def link(self) -> None:
        """Make the links that are still open, or leave them unknown."""
        for node in self.nodes:
            self._follow(node)
        for level in LEVELS[1:]:
            for node in [n for n in self.nodes if n.level == level]:
                if not node.parents:
                    self._conclude(node)

    def _follow(self, node: Node) -> None:
        """Make the links that an element states itself; they take the place of what the layout said."""
        stated = [one for one in (self._referred(node, *r) for r in node.references) if one is not None]
        levels = {parent.level for parent, _ in stated}
        kept = [p for p in node.parents if p.level not in levels]
        node.draft.induk = [i for i in node.draft.induk if any(i.draft is p.draft for p in kept)]
        node.parents = kept
        for parent, quote in stated:
            node.support(parent, quote)

    def _referred(self, node: Node, name: Name, quote: Quote) -> tuple[Node, Quote] | None:
        """Return what a statement names, by number and by words; None when that is unknown."""
        coded = [n for n in self.nodes if name.code and n.code == name.code and n is not node]
        if len(coded) == 1:
            return coded[0], quote
        above = [n for n in self.nodes if n.level == (name.level or "sasaran_strategis") and n is not node]
        worded = [n for n in above if name.text and likeness(fold(n.name), fold(name.text)) >= _SAME_WORDS]
        numbered = [n for n in above if name.number and same_number(n.number, name.number)]
        both = [n for n in worded if n in numbered]
        found = both or worded or numbered
        if len(found) == 1 or both:
            differ = not both and worded and numbered
            return found[0], quote.doubted(0.7, "nomor dan kata acuan berbeda") if differ else quote
        for (
            source
        ) in quote.sources:  # read as a reference, which says nothing unless it is known what it names
            self.ledger.partly(source, "acuan ke unsur yang tidak dikenali")
        self.conflicts.append((quote, "acuan ke unsur yang tidak dikenali"))
        return None

    def _conclude(self, node: Node) -> None:
        """Link what nothing printed links, by code, official list, or the only one there is."""
        assert node.where is not None
        wanted = LEVELS[LEVELS.index(node.level) - 1]
        above = [n for n in self.nodes if n.level == wanted]
        if node.level in ("kegiatan", "sub_kegiatan"):
            found, quote = self._by_code_or_list(node, above)
            if found is not None and quote is not None:
                node.support(found, quote)
                return
        numbered = [n for n in above if n.number and (node.number or "").rpartition(".")[0] == n.number]
        if len(numbered) == 1:
            node.support(numbered[0], node.where.doubted(_BY_NUMBER, "induk menurut awal nomor"))
            return
        if len(above) == 1 and not _coded_apart(node, above[0]):
            only = f"satu-satunya {JENIS[wanted].teks.id} dalam dokumen; kaitannya tidak tercetak"
            node.support(above[0], node.where.doubted(_ONLY_ONE, only))

    def _by_code_or_list(self, node: Node, above: list[Node]) -> tuple[Node | None, Quote | None]:
        assert node.where is not None
        if node.code:
            coded = [n for n in above if n.code and node.code.startswith(n.code + ".")]
            if coded:
                return coded[0], node.where.doubted(_BY_CODE, "induk menurut awal kode")
        official = self.register.parents(node.level, node.name, node.code)
        listed = [n for n in above if official & ({n.code} | self.register.codes(n.level, n.name))]
        if len(listed) == 1:
            return listed[0], node.where.doubted(_BY_OFFICIAL, "induk menurut nomenklatur resmi")
        return None, None


def _coded_apart(node: Node, above: Node) -> bool:
    """Whether the codes of two elements say that one is not under the other."""
    return bool(node.code and above.code) and not f"{node.code}.".startswith(f"{above.code}.")
