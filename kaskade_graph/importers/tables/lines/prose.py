"""Labelled paragraphs to events: "Program 7.01.01 ...", "Sasaran Program: ...", "Indikator: ...", "Target: ...".

A line without a label goes on with the value above it when it plainly does; prose is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kaskade_graph.importers.blocks import Cell, Paragraph, Spot
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Measure, Node
from kaskade_graph.importers.tables.headings.columns import MEASURE
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS, OWN_SASARAN, Role
from kaskade_graph.importers.tables.ledger import Source
from kaskade_graph.importers.tables.lines import labelled
from kaskade_graph.importers.tables.lines.labelled import Labelled
from kaskade_graph.importers.tables.lines.unfolded import MEASURED, unfolded
from kaskade_graph.importers.tables.quotes import Quote
from kaskade_graph.importers.tables.rows import budgets, measured, names
from kaskade_graph.importers.tables.rows.context import Context
from kaskade_graph.importers.tables.rows.indikator_values import FIELDS, IndikatorValues
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.importers.tables.rows.row_attributes import OF_ELEMENT
from kaskade_graph.importers.tables.stitch import PAGE_NUMBER

_LONGEST = 400
_FULL = 0.88
"""A line that reaches this far, in parts of the longest, had no room for the next word."""
_STATES = re.compile(r"\w+nya\b", re.IGNORECASE)
_LABEL = re.compile(r"\s*[A-Z][\w/]*(?: [\w/]+){0,3}\s*:\s")
_OF_LINES = ("formulasi", "keterangan", "sumber_data", "dipahami")
"""Values of several lines, of which some may look labelled."""
_ASIDE = {"unit": "unit", "tahun": "tahun", "nomor": "nomor urut"}


@dataclass(slots=True)
class Line:
    """One line of text with the cell or paragraph that it comes from; ``printed`` where the text was put together."""

    text: str
    source: Source
    printed: str | None = None

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.source.spot


@dataclass(slots=True)
class _Open:
    """A label whose value may go on: its lines so far."""

    found: Labelled | None
    name: Name | None
    lines: list[Line]
    value: str


class ProseReader:
    """Reads lines outside tables, in order, into the same builder and context as the tables."""

    def __init__(self, builder: Builder, context: Context, tahun: int | None) -> None:
        self.builder, self.context = builder, context
        self.ledger = builder.ledger
        self.measure: Measure | None = None
        self.node: Node | None = None
        self._open: _Open | None = None
        self._unknown = False
        """Whether the line before had a label of nothing known."""
        self._pending: list[tuple[Name, Quote]] = []
        self._coded: tuple[str, Quote] | None = None
        self._form: tuple[bool, bool] | None = None
        """How the first Sasaran Strategis is labelled: what is labelled otherwise below a program is its own."""
        self.prose: list[Line] = []
        self.right = 0.0
        """How far to the right lines reach, in points, where pages have geometry."""
        self._values = IndikatorValues(builder, tahun)

    def feed(self, line: Line) -> None:
        """Read one line, which may say several things."""
        opens = self._open is not None and (self._open.name is not None or self._open.found is not None)
        said = unfolded(line.text, opens or self.node is not None)
        if said == [line.text]:
            self._one(line)
            return
        for text in said:
            self._one(replace(line, text=text, printed=line.printed or line.text))
        if line.text.rstrip().endswith("."):
            self.flush()

    def _one(self, line: Line) -> None:
        text = line.text
        if not text.strip():
            self.flush()
            self._unknown = False
            return
        if PAGE_NUMBER.fullmatch(text.strip()):
            self.ledger.structure((line.source,), "nomor halaman")
            return
        reference = labelled.supports(text)
        if reference is not None:
            self.flush()
            self._refer(reference, self._quote([line]))
            return
        found = labelled.labelled(text)
        if found is not None and len(text) <= _LONGEST:
            self.flush()
            self._open = _Open(found, None, [line], found.value)
            return
        measure = self._measured(text)
        if measure is not None:
            self.flush()
            self._open = _Open(Labelled(Role("indikator"), "indikator", measure), None, [line], measure)
            return
        name = self._named(text)
        if name is not None:
            self.flush()
            self._open = _Open(None, name, [line], name.text)
            return
        if (
            self._open is not None
            and not self._has_label(text)
            and (self._goes_on(text) or self._fills(self._open.lines[-1], line))
        ):
            self._open.lines.append(line)
            apart = "\n" if names.is_listed(text) else " "
            self._open.value = f"{self._open.value}{apart}{text.strip()}".strip()
            return
        among = self._open is not None or self._unknown
        self.flush()
        self._unknown = False
        if among and self.node is not None and _LABEL.match(text):
            label = text.partition(":")[0].strip()
            role = meaning([label])
            if role is not None and role.key == "dipahami":
                self.ledger.understood((line.source,), label)
            else:
                self.ledger.unread((line.source,), f"label tidak dikenal: {label}", body=False)
            self._unknown = True
            return
        if self.node is not None and MEASURED.fullmatch(text):
            self.ledger.unread(
                (line.source,), "indikator di dalam kalimat ini tidak dapat dipilah", body=False
            )
            return
        self.prose.append(line)

    def say(self, found: Labelled, quote: Quote) -> None:
        """Read a label with its value that a table has parted already."""
        self.flush()
        self._labelled(found, names.value(found.value), quote, found.value)

    def refer(self, text: str, quote: Quote) -> None:
        """Note what the element that was named last says it supports."""
        self.flush()
        name = names.split_name(text)
        if self.node is None or names.is_empty(text):
            self.ledger.structure(quote.sources, "tanda kosong")
            return
        self.builder.refer(self.node, name, quote)

    def enter_context(self, context: Context) -> None:
        """Go on with another context: nothing that came before is above what comes now."""
        self.context = context
        self.node = self.measure = None

    def _measured(self, text: str) -> str | None:
        """Return an indikator that a bullet below an element names without a label: it has a target, or a word of
        measure and stands deeper than the element."""
        if not names.is_listed(text) or (self._open is None and self.node is None):
            return None
        before = self._open.lines[0].text if self._open is not None else text
        found = self._open.found if self._open is not None else None
        if found is not None and found.role.key == "indikator" and not found.value:
            return None
        bare = names.items(text)[0].text
        deeper = _indent(text) > _indent(before)
        if measured.parted(bare)[1] is not None or (deeper and MEASURE.match(bare)):
            return bare
        return None

    def _has_label(self, text: str) -> bool:
        """Whether a line below a value has a label of its own, of nothing known: "Tugas : ...".

        A formula or a remark may hold such a line.
        """
        assert self._open is not None
        found = self._open.found
        holds = found is not None and found.role.key in _OF_LINES
        return not holds and bool(self._open.value) and _LABEL.match(text) is not None

    def _goes_on(self, text: str) -> bool:
        assert self._open is not None
        if not self._open.value:
            return True
        stripped = text.strip()
        # The rest of a value stands no further left than its label: what does is of an element above.
        indented = _indent(text) >= max(3, _indent(self._open.lines[0].text))
        return len(self._open.lines) < 12 and (stripped[:1].islower() or indented or stripped[:1] in "(/")

    def _fills(self, before: Line, line: Line) -> bool:
        """Whether a line on a page reaches to the right edge of the text, so that the next one is its rest."""
        box, below = before.spot.box, line.spot.box
        if box is None or below is None or before.spot.page != line.spot.page:
            return False
        near = below[1] - box[3] < 1.5 * (box[3] - box[1])
        return near and box[2] >= _FULL * self.right

    def _named(self, text: str) -> Name | None:
        """Return the element that a line names, None when it names none."""
        if len(text) > _LONGEST or names.runs_together(text):
            return None
        name = names.split_name(text)
        if name.own or (not name.text and not name.code):
            return None
        register = self.builder.register
        official = register.level(name.text)
        if (
            name.code
            and (name.level in ACTIVITIES or register.level_of_code(name.code))
            and name.text[:1].isupper()
        ):
            return Name(name.text, name.level or register.level_of_code(name.code), name.number, name.code)
        if name.level in ACTIVITIES and official == name.level:
            return name
        if name.level and (":" in text[:40]) and len(name.text.split()) > 1:
            return name
        counted = name.number is not None and name.number[-1].isdigit()
        numbered = name.level and (counted or names.is_listed(text)) and name.text[:1].isupper()
        if numbered and len(name.text.split()) > 2 and not text.rstrip().endswith("."):
            return name
        return self._outlined(name, text)

    def _outlined(self, name: Name, text: str) -> Name | None:
        """Return the element that a line of an outline names by its number and the word that its name begins with.

        "1.1 Program Pelayanan Publik" is one below an element of a level above it, where it stands further left than
        the label before it, or is no item of what that label lists.
        """
        level = names.level_begun(name.text) if name.number and not name.level else None
        if level is None or len(name.text.split()) < 3 or text.rstrip().endswith((".", ":")):
            return None
        found = self._open.found if self._open is not None else None
        left = self._open is not None and _indent(text) < _indent(self._open.lines[0].text)
        listed = found is not None and (not found.value or found.role.key in ("indikator", "formulasi"))
        official = self.builder.register.level(name.text) == level
        outline = left or (not listed and ("." in (name.number or "") or official))
        return replace(name, level=level) if outline and self.context.above(level) else None

    def take_references(self) -> list[tuple[Name, Quote]]:
        """Return what lines say that the elements below them support, and forget it: a table names them."""
        pending, self._pending = self._pending, []
        return pending

    def _refer(self, name: Name, quote: Quote) -> None:
        node = self.context.deepest()
        if node is not None and node.level in ACTIVITIES:
            self.builder.refer(node, name, quote)
        else:
            self._pending.append((name, quote))

    @staticmethod
    def _quote(lines: list[Line]) -> Quote:
        first, last = lines[0].spot, lines[-1].spot
        spot = first
        if last.line != first.line and last.page == first.page:
            spot = replace(first, last_line=last.line)
        return Quote(
            tuple(line.source for line in lines),
            "\n".join((line.printed or line.text).strip() for line in lines),
            spot,
        )

    def flush(self) -> None:
        """Tell the builder what the open label holds."""
        done, self._open = self._open, None
        if done is None:
            return
        quote = self._quote(done.lines)
        if done.name is not None:
            self._enter(
                Name(names.value(done.value), done.name.level, done.name.number, done.name.code), quote
            )
        elif done.found is not None:
            self._labelled(done.found, names.value(done.value), quote, done.value)

    def _enter(self, name: Name, quote: Quote) -> None:
        assert name.level is not None
        bare = self.builder.register.bare(name.text, name.level)
        plain = replace(name, text=bare)
        node = self.builder.element(name.level, plain, quote, self.context.above_in_list(name.level))
        if node is None:
            self.ledger.unread(quote.sources, "acuan ke unsur yang belum tertulis", body=False)
            return
        self.context.enter(name.level, node)
        self.node, self.measure = node, None
        if name.level == "sasaran_strategis":
            self._form = self._form or _form(quote)
        if node.level in ACTIVITIES:
            for reference, where in self._pending:
                self.builder.refer(node, reference, where)
            self._pending.clear()

    def _labelled(self, found: Labelled, value: str, quote: Quote, printed: str) -> None:
        key = found.role.key
        if names.is_empty(value):
            self.ledger.structure(quote.sources, f"label {found.label}")
        elif key == "sasaran_strategis" and self._is_own(found, quote):
            self._own(None, value, quote)
        elif key in LEVELS:
            self._level(key, value, quote)
        elif key in ("sasaran", *OWN_SASARAN) and _counted(found.label, value):
            self.node = self.context.at(OWN_SASARAN.get(key, "")) or self.node
            self._indikator(printed, quote)
        elif key in OWN_SASARAN or key == "sasaran":
            self._own(OWN_SASARAN.get(key), value, quote)
        elif key == "indikator":
            self._indikator(printed, quote)
        elif key in FIELDS and self.measure is not None:
            self._values.field(self.measure, key, printed, quote)
        elif key == "nilai" and self.measure is not None and found.role.period is not None:
            self._values.figure(self.measure, found.role.period, value, None, quote)
        elif key in OF_ELEMENT and self.node is not None:
            self._of_element(found, value, quote)
        elif key.startswith("kode"):
            self._code(value, quote)
        elif key == "dukung":
            said = names.split_name(value)
            level = said.level or found.role.level or "sasaran_strategis"
            self._refer(replace(said, level=level), quote)
        elif key == "keterangan":
            self.ledger.structure(quote.sources, "catatan")
        elif key == "dipahami":
            self.ledger.understood(quote.sources, found.label)
        elif key == "sumber_data" and self.node is None and self.measure is None:
            self.ledger.structure(quote.sources, "sumber tabel atau gambar")
        elif key in ("eselon", "penanggung_jawab") and self.node is None:
            self.ledger.understood(quote.sources, f"{found.label} di luar tabel")
        elif key in _ASIDE:
            self.ledger.structure(quote.sources, _ASIDE[key])
        else:
            self.ledger.unread(
                quote.sources, f"{found.label} tanpa unsur atau indikator di atasnya", body=False
            )

    def _is_own(self, found: Labelled, quote: Quote) -> bool:
        """Whether a plain "Sasaran: ..." is what the element above it is to achieve, and no Sasaran Strategis."""
        node = self.context.deepest()
        if node is None or node.level not in ACTIVITIES or found.label.lower() != "sasaran":
            return False
        strategic = self.context.at("sasaran_strategis") is not None
        return not strategic if self._form is None else self._form != _form(quote)

    def _level(self, key: str, value: str, quote: Quote) -> None:
        name = names.split_name(value)
        printed = names.split_name(names.unmarked(quote.text))
        if name.number is None and printed.level == key:
            name = replace(name, number=printed.number)
        if name.code is None and self._coded is not None:
            name = replace(name, code=self._coded[0])
            self.ledger.fact(self._coded[1].sources, "kode")
        self._coded = None
        self._enter(Name(name.text, key, name.number, name.code), quote)

    def _code(self, value: str, quote: Quote) -> None:
        """A code on a line of its own: of the element above it that has none yet, else of the next one."""
        code = names.split_name(f"{value} x").code
        if code is None:
            self.ledger.unread(quote.sources, "bukan kode", body=False)
            return
        level = self.builder.register.level_of_code(code)
        if self.node is not None and self.node.code is None and level in (None, self.node.level):
            self.builder.coded(self.node, code, quote)
            return
        if self._coded is not None:
            self.ledger.unread(self._coded[1].sources, "kode tanpa unsur", body=False)
        self._coded = (code, quote)

    def _own(self, level: str | None, value: str, quote: Quote) -> None:
        node = self.context.at(level) if level else self.context.deepest()
        if node is None or node.level not in ACTIVITIES:
            self.ledger.unread(quote.sources, "sasaran tanpa program, kegiatan atau sub kegiatan", body=False)
            return
        name = names.split_name(value)
        self.builder.own_sasaran(node, name.text or value, quote, name.number)
        self.node, self.measure = node, None

    def _indikator(self, value: str, quote: Quote) -> None:
        if self.node is None:
            self.ledger.unread(quote.sources, "indikator tanpa unsur pemiliknya", body=False)
            return
        holder = self.builder.holder(self.node)
        for item in names.items(value):
            name, period, target = measured.parted(item.text)
            self.measure = self.builder.indikator(self.node, holder, name, quote, item.number)
            if period is not None:
                self._values.figure(self.measure, period, target, None, quote)

    def _of_element(self, found: Labelled, value: str, quote: Quote) -> None:
        assert self.node is not None
        role = found.role
        properti, what = OF_ELEMENT[role.key]
        if role.key == "pagu":
            budgets.give(self.builder, self.node, role, value, None, self._values.tahun, quote, found.label)
        else:
            self.builder.attribute(self.node, properti, value, quote, what)


def _indent(text: str) -> int:
    """Return how many characters of space a line begins with."""
    return len(text) - len(text.lstrip())


def _form(quote: Quote) -> tuple[bool, bool]:
    """Return how a label is written: in capitals, and with a number."""
    label = re.match(r"[^:=]*?(?i:sasaran)\b(?:\s+(?:\d[\d.]*|[IVX]+\b))?", quote.text)
    words_ = label[0] if label else ""
    return "SASARAN" in words_, bool(re.search(r"\d$|\d\.$|\b[IVX]+$", words_))


def _counted(label: str, value: str) -> bool:
    """Whether a result says what is counted, "Output: Jumlah laporan", and states none: "Terlaksananya ..."."""
    if label.lower().startswith("sasaran") or _STATES.match(value):
        return False
    return MEASURE.match(value) is not None or measured.parted(value)[1] is not None


def lines_of(source: Paragraph | Cell) -> list[Line]:
    """Return the lines of a paragraph or cell."""
    return [Line(text, source) for text in source.text.split("\n")]
