"""The one grammar of cascade documents: a stream of tokens becomes heads and items.

A *head* is an element with its name and sasaran; an *item* is an indikator with its explanation, or either
alone when the layout tore them apart. Which item belongs to which head, and which head to which parent, is
decided afterwards (:mod:`~kaskade_graph.importers.placing`), because in a flattened table position alone
does not say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kaskade_graph.importers.lexer import TARGET, Kind, Token
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import KIN

_MEASURE = re.compile(
    r"(?:\d+[.)]\s*|[a-h][.)]\s*)?(jumlah|perse?ntase|presentase|prosentase|indeks|nilai|rasio|rata[- ]rata|"
    r"tingkat|cakupan|frekuensi|skor|predikat|angka|capaian|rerata|proporsi|banyaknya)\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"(?:\d+[.)]\s*)?(?:ter|men|mem|meng|me)\w+nya\b", re.IGNORECASE)


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
    unlabelled: bool = False
    doubt: tuple[float, str | None, tuple[Head, ...]] | None = None
    """How sure it is that the explanation goes with the name, when they stood apart."""

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
    implied: bool = False

    def words(self) -> str:
        """Name and sasaran, for comparing."""
        return " ".join(t.text for t in self.name + self.sasaran)


@dataclass(slots=True)
class Parsed:
    """What the grammar found, in reading order; ``unused`` are tokens that fitted nowhere."""

    heads: list[Head] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    titles: list[Token] = field(default_factory=list)
    letterhead: list[Token] = field(default_factory=list)
    """Text before the first element of a page: names of the unit, of the kabupaten, the year."""
    unused: list[tuple[Token, str]] = field(default_factory=list)


def parse(tokens: list[Token]) -> Parsed:
    """Read a stream of tokens; every token ends up in a head, an item, a title or ``unused``."""
    return _Parser(tokens).run()


class _Parser:
    """``slot`` says what the next text is: name, sasaran, indikator, detail, a property IRI, or nothing."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.out = Parsed()
        self.head: Head | None = None
        self.item: Item | None = None
        self.slot: str | None = None
        self.eselon: Token | None = None
        self.region = self.page = self.lane = 0

    def run(self) -> Parsed:
        steps = {
            Kind.TITLE: self._title,
            Kind.ESELON: self._eselon,
            Kind.HEAD: self._head,
            Kind.SASARAN: self._sasaran,
            Kind.INDIKATOR: self._indikator,
            Kind.PENJELASAN: self._penjelasan,
            Kind.FIELD: self._field,
            Kind.TEXT: self._text,
        }
        for index, token in enumerate(self.tokens):
            if token.lane != self.lane:
                self.lane = token.lane
                self.region += 1
                self.item, self.slot = None, None
            step = steps.get(token.kind)
            if step is not None:
                step(token, index)
        return self.out

    # --- labels ---------------------------------------------------------------------------------------

    def _title(self, token: Token, index: int) -> None:
        self.page += 1
        self.region += 1
        self.head = self.item = self.slot = self.eselon = None
        self.out.titles.append(token)

    def _eselon(self, token: Token, index: int) -> None:
        token.became.append("eselon dari unsur sesudahnya")
        self.eselon = token
        if self.head is not None and self.slot in ("name", "sasaran") and self.item is None:
            # The row label of a table stands inside the block of the element that it labels.
            self.head.eselon = token

    def _head(self, token: Token, index: int) -> None:
        assert token.jenis is not None
        following = self._next(index)
        if following is not None and following.kind in (Kind.HEAD, Kind.COLUMN) and not token.bound:
            token.became.append("judul bagian, tanpa isi")
            return
        if token.jenis is Jenis.PROGRAM and self._region_has(Jenis.KEGIATAN):
            self.region += 1
        self._start(token, index, token.jenis)

    def _start(self, token: Token, index: int, jenis: Jenis) -> Head:
        self.head = Head(jenis, token, index, self.region, self.page, eselon=self.eselon)
        self.out.heads.append(self.head)
        self.item, self.slot = None, "name"
        return self.head

    def _sasaran(self, token: Token, index: int) -> None:
        head = self.head
        level = token.jenis
        if level is not None and (head is None or (head.sasaran_label and head.jenis is not level)):
            # A sasaran of another level than the element that already has one: its heading is missing.
            head = self._start(token, index, level)
            head.implied = True
        if head is None:
            self.out.unused.append((token, "label sasaran di luar unsur mana pun"))
            return
        head.sasaran_label = token
        token.became.append(f"label sasaran {head.jenis.teks.id}")
        self.item, self.slot = None, "sasaran"

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
        if self.item is None or self.item.explained or self._has(KIN.formulasi):
            self._new_item(token, index)
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
        if self.item is None or token.properti in self.item.labels or self._has(token.properti):
            self._new_item(token, index)
        assert self.item is not None
        self.item.labels[token.properti] = token
        self.slot = token.properti

    # --- values ---------------------------------------------------------------------------------------

    def _text(self, token: Token, index: int) -> None:
        head = self.head
        if head is None:
            token.became.append("kop dokumen")
            self.out.letterhead.append(token)
        elif self.slot is None:
            self.out.unused.append((token, "teks di luar unsur mana pun"))
        elif self.slot == "name":
            self._name(token, index, head)
        elif self.slot == "sasaran":
            if head.sasaran and (_MEASURE.match(token.text) or self._followed_by(index, Kind.PENJELASAN)):
                self._unlabelled_item(token, index)
            else:
                head.sasaran.append(token)
        elif self._next_statement(token, head):
            self._start(token, index, head.jenis).name.append(token)
        elif self.slot == "indikator":
            self._indikator_text(token, index)
        elif self.slot == "detail":
            self._value(token, KIN.formulasi)
            self.slot = KIN.formulasi
        else:
            self._field_text(token, index)

    def _next_statement(self, token: Token, head: Head) -> bool:
        """Whether a numbered statement begins the next tujuan or sasaran of a list without headings."""
        listed = head.jenis in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS) and token.starts_line
        return listed and token.bullet and bool(_STATEMENT.match(token.text))

    def _name(self, token: Token, index: int, head: Head) -> None:
        if head.name and _STATEMENT.match(token.text):
            head.sasaran.append(token)
            self.slot = "sasaran"
        elif head.name and (_MEASURE.match(token.text) or self._followed_by(index, Kind.PENJELASAN)):
            self._unlabelled_item(token, index)
        else:
            head.name.append(token)

    def _indikator_text(self, token: Token, index: int) -> None:
        if self.item is None:
            self._new_item(token, index).names.append([token])
        elif token.bullet or (_MEASURE.match(token.text) and token.starts_line):
            self.item.names.append([token])
        else:
            self.item.names[-1].append(token)

    def _field_text(self, token: Token, index: int) -> None:
        """Text after a field label: its value, more of it, or, once it is complete, something new."""
        assert self.item is not None
        assert self.slot is not None
        if not self._has(self.slot):
            self._value(token, self.slot)
            return
        following = self._after_text(index)
        kind = following.kind if following is not None else None
        new_name = kind is Kind.PENJELASAN or (
            token.after_blank and bool(_MEASURE.match(token.text)) and kind is not Kind.FIELD
        )
        if new_name and self._begins_name(token, index):
            self._new_item(token, index).names.append([token])
            self.slot = "indikator"
        elif kind is Kind.FIELD and following is not None and self._has(str(following.properti)):
            self._new_item(token, index)
            self._value(token, KIN.formulasi)
            self.slot = KIN.formulasi
        else:
            self._value(token, self.slot)

    def _begins_name(self, token: Token, index: int) -> bool:
        """Of several lines before "Penjelasan", the name begins at the last blank line, mark or measure."""
        later = []
        for other in self.tokens[index + 1 :]:
            if other.kind is not Kind.TEXT:
                break
            later.append(other)
        return not any(t.after_blank or t.bullet or _MEASURE.match(t.text) for t in later) or (
            token.after_blank or token.bullet
        )

    def _unlabelled_item(self, token: Token, index: int) -> None:
        """An indikator whose label is not printed: told by its measure word or by what follows."""
        item = self._new_item(token, index)
        item.names.append([token])
        item.unlabelled = True
        self.slot = "indikator"

    def _value(self, token: Token, properti: str) -> None:
        assert self.item is not None
        self.item.fields.setdefault(properti, []).append(token)

    def _new_item(self, token: Token, index: int) -> Item:
        assert self.head is not None
        self.item = Item(self.head, index, bound=token.bound)
        self.out.items.append(self.item)
        return self.item

    # --- looking around -------------------------------------------------------------------------------

    def _has(self, properti: str) -> bool:
        return self.item is not None and bool(self.item.fields.get(properti)) and properti != TARGET

    def _next(self, index: int) -> Token | None:
        return next((t for t in self.tokens[index + 1 :] if t.kind is not Kind.ESELON), None)

    def _after_text(self, index: int) -> Token | None:
        return next((t for t in self.tokens[index + 1 :] if t.kind is not Kind.TEXT), None)

    def _followed_by(self, index: int, kind: Kind) -> bool:
        following = self._after_text(index)
        return following is not None and following.kind is kind

    def _region_has(self, jenis: Jenis) -> bool:
        return any(h.jenis is jenis for h in self.out.heads if h.region == self.region)
