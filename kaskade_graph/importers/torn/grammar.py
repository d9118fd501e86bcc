"""The one grammar of cascade documents: a stream of tokens becomes heads and items.

A *head* is an element with its name and sasaran; an *item* is an indikator with its explanation, or either
alone when the layout tore them apart. Which item belongs to which head, and which head to which parent, is
decided afterwards (:mod:`~kaskade_graph.importers.torn.placing`), because in a flattened table position alone
does not say.
"""

from __future__ import annotations

import re

from kaskade_graph.importers.labels import CLOSING, OF_ELEMENT, TARGET, TITLE_MORE
from kaskade_graph.importers.torn.lexer import Kind, Token
from kaskade_graph.importers.torn.lookahead import MEASURE, begins_name, next_label
from kaskade_graph.importers.torn.parsed import Head, Parsed
from kaskade_graph.importers.torn.reached import Reached
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import KIN

_STATEMENT = re.compile(r"(?:\d+[.)]\s*)?(?:ter|men|mem|meng|me)\w+nya\b", re.IGNORECASE)


def parse(tokens: list[Token]) -> Parsed:
    """Read a stream of tokens; every token ends up in a head, an item, a title or ``unused``."""
    return _Parser(tokens).run()


class _Parser(Reached):
    """Takes one token at a time, as its kind asks for."""

    def run(self) -> Parsed:
        steps = {
            Kind.TITLE: self._title,
            Kind.ESELON: self._eselon,
            Kind.HEAD: self._head,
            Kind.SASARAN: self._sasaran,
            Kind.INDIKATOR: self._indikator,
            Kind.PENJELASAN: self._penjelasan,
            Kind.FIELD: self._field,
            Kind.OFFICER: self._officer,
            Kind.SUPPORT: self._support,
            Kind.TEXT: self._text,
        }
        for index, token in enumerate(self.tokens):
            if token.lane != self.lane:
                self.lane = token.lane
                self.region += 1
                self.item, self.slot = None, None
            self.closed = self.closed and token.kind is Kind.TEXT
            step = steps.get(token.kind)
            if step is not None:
                step(token, index)
        return self.out

    # --- labels ---------------------------------------------------------------------------------------

    def _title(self, token: Token, index: int) -> None:
        self.page += 1
        self.region += 1
        self.head = self.item = self.slot = self.eselon = self.officer = self.backing = None
        self.out.titles.append([token])
        self.titling = True

    def _eselon(self, token: Token, index: int) -> None:
        token.became.append("eselon dari unsur sesudahnya")
        self.eselon, self.officer, self.backing = token, None, None
        if self.head is not None and self.slot in ("name", "sasaran") and self.item is None:
            # The row label of a table stands inside the block of the element that it labels.
            self.head.eselon = token

    def _officer(self, token: Token, index: int) -> None:
        token.became.append("penanggung jawab unsur sesudahnya")
        self.officer = token

    def _support(self, token: Token, index: int) -> None:
        """Of the element before it, or of all that follow a line with an eselon."""
        if self.eselon is not None and self.eselon.line is token.line:
            self.backing = token
        elif self.head is not None:
            self.head.support.append(token)
        else:
            self.out.unused.append((token, "pernyataan dukungan di luar unsur mana pun"))
            return
        token.became.append("pernyataan dukungan")

    def _head(self, token: Token, index: int) -> None:
        assert token.jenis is not None
        following = next_label(self.tokens, index)
        if following is not None and following.kind in (Kind.HEAD, Kind.COLUMN) and not token.bound:
            token.became.append("judul bagian, tanpa isi")
            return
        if self._is_own_sasaran(token):
            self._sasaran(token, index)
            return
        if token.jenis is Jenis.PROGRAM and self.region_has(Jenis.KEGIATAN):
            self.region += 1
        self.start(token, index, token.jenis)

    def _is_own_sasaran(self, token: Token) -> bool:
        """Whether "Sasaran :" after the name of an activity is its own, though no level is printed with it."""
        head = self.head
        bare = token.jenis is Jenis.SASARAN_STRATEGIS and token.nomor is None and not token.bound
        if head is None or not bare or not re.fullmatch(r"\W*sasaran\W*", token.text, re.IGNORECASE):
            return False
        return head.jenis.sasaran is not None and bool(head.name) and not head.sasaran and self.item is None

    def _sasaran(self, token: Token, index: int) -> None:
        head = self.head
        level = token.jenis if token.kind is Kind.SASARAN else None
        if level is not None and (head is None or (head.sasaran_label and head.jenis is not level)):
            # A sasaran of another level than the element that already has one: its heading is missing.
            head = self.start(token, index, level)
            head.implied = True
        if head is None:
            self.out.unused.append((token, "label sasaran di luar unsur mana pun"))
            return
        token.became.append(f"label sasaran {head.jenis.teks.id}")
        self.item, self.slot = None, "sasaran"
        if head.jenis.sasaran is None:
            self.slot = "name"  # a tujuan or sasaran is its own statement
        else:
            head.sasaran_label = token

    def _indikator(self, token: Token, index: int) -> None:
        if self.head is None:
            self.out.unused.append((token, "label indikator di luar unsur mana pun"))
            return
        self.head.indikator_label = token
        token.became.append(f"label indikator {self.head.jenis.teks.id}")
        self.item, self.slot = None, "indikator"

    def _penjelasan(self, token: Token, index: int) -> None:
        if self.head is None:
            self.out.unused.append((token, "label penjelasan di luar unsur mana pun"))
            return
        token.became.append("label penjelasan")
        if self.item is None or self.item.explained or self.has(KIN.formulasi) or self.run_begins(index):
            self.new_item(token, index)
        assert self.item is not None
        self.item.explained = True
        self.item.labels.setdefault("penjelasan", token)
        self.slot = "detail"

    def _field(self, token: Token, index: int) -> None:
        assert token.properti is not None
        if self.head is None:
            self.out.unused.append((token, "isian di luar unsur mana pun"))
            return
        token.became.append("label isian")
        if token.properti in OF_ELEMENT:
            self.head.fields.setdefault(token.properti, [])
            self.slot = token.properti
            return
        key = _key(token)
        if self.item is None or key in self.item.labels or self.has(key) or self.run_begins(index):
            self.new_item(token, index)
        assert self.item is not None
        self.item.labels[key] = token
        self.slot = key

    # --- values ---------------------------------------------------------------------------------------

    def _text(self, token: Token, index: int) -> None:
        head = self.head
        if head is None:
            self._above(token)
        elif self._closes(token):
            token.became.append("penutup dokumen")
        elif self.slot in OF_ELEMENT:
            self._of_element(token, head)
        elif self.slot is None:
            self.out.unused.append((token, "teks di luar unsur mana pun"))
        elif self.slot == "name":
            self._name(token, index, head)
        elif self.slot == "sasaran":
            if head.sasaran and (MEASURE.match(token.text) or self.explained_next(index)):
                self._unlabelled_item(token, index)
            else:
                head.sasaran.append(token)
        elif self._next_statement(token, head):
            self.start(token, index, head.jenis).name.append(token)
        elif self.slot == "indikator":
            self._indikator_text(token, index)
        elif self.slot == "detail":
            if self.run_begins(index):
                self.new_item(token, index)
            self.give(token, KIN.formulasi)
            self.slot = KIN.formulasi
        else:
            self._field_text(token, index)

    def _above(self, token: Token) -> None:
        """Text before the first element of a page: more of its title, or the letterhead."""
        if self.titling and TITLE_MORE.match(token.text):
            self.out.titles[-1].append(token)
            return
        self.titling = False
        token.became.append("kop dokumen")
        self.out.letterhead.append(token)

    def _closes(self, token: Token) -> bool:
        """Whether place and date, office and name of who signs have begun; labels end them."""
        filled = self.slot is not None and self.has(self.slot)
        if token.after_blank and filled and not token.bound and CLOSING.match(token.text):
            self.closed = True
        return self.closed

    def _of_element(self, token: Token, head: Head) -> None:
        assert self.slot is not None
        if head.fields[self.slot] and (token.after_blank or token.bullet):
            self.out.unused.append((token, "teks di luar unsur mana pun"))
        else:
            head.fields[self.slot].append(token)

    def _next_statement(self, token: Token, head: Head) -> bool:
        """Whether a numbered statement begins the next tujuan or sasaran of a list without headings."""
        listed = head.jenis in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS) and token.starts_line
        return listed and token.bullet and bool(_STATEMENT.match(token.text))

    def _name(self, token: Token, index: int, head: Head) -> None:
        if head.name and _STATEMENT.match(token.text):
            head.sasaran.append(token)
            self.slot = "sasaran"
        elif head.name and (MEASURE.match(token.text) or self.explained_next(index)):
            self._unlabelled_item(token, index)
        else:
            head.name.append(token)

    def _indikator_text(self, token: Token, index: int) -> None:
        if self.item is None:
            self.new_item(token, index).names.append([token])
        elif token.bullet or (MEASURE.match(token.text) and token.starts_line):
            self.item.names.append([token])
        else:
            self.item.names[-1].append(token)

    def _field_text(self, token: Token, index: int) -> None:
        """Text after a field label: its value, more of it, or, once it is complete, something new."""
        assert self.item is not None
        assert self.slot is not None
        if not self.has(self.slot):
            self.give(token, self.slot)
            return
        following = self.following[index]
        kind = following.kind if following is not None else None
        name_key = _key(following) if kind is Kind.FIELD and following is not None else ""
        new_name = kind is Kind.PENJELASAN or (
            token.after_blank and bool(MEASURE.match(token.text)) and kind is not Kind.FIELD
        )
        if new_name and begins_name(self.tokens, index):
            self.new_item(token, index).names.append([token])
            self.slot = "indikator"
        elif name_key and self.has(name_key):
            self.new_item(token, index)
            self.give(token, KIN.formulasi)
            self.slot = KIN.formulasi
        else:
            self.give(token, self.slot)

    def _unlabelled_item(self, token: Token, index: int) -> None:
        """An indikator whose label is not printed: told by its measure word or by what follows."""
        item = self.new_item(token, index)
        item.names.append([token])
        self.slot = "indikator"


def _key(token: Token) -> str:
    """The property that a label of a field names; targets of several years are told apart."""
    if token.properti not in (TARGET, KIN.memilikiRealisasi):
        return str(token.properti)
    year = re.search(r"(?:19|20)\d\d", token.text)
    return f"{token.properti}#{year.group() if year else ''}"
