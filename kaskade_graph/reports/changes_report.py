"""A comparison of two cascades as blocks: figures first, then what changed, as lines, side by side, or as a list."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.changes import POKOK, Perubahan, Selisih, Status, Ubahan
from kaskade_graph.model import Jenis
from kaskade_graph.reports.blocks.model import (
    PAGES,
    Block,
    Cell,
    Heading,
    Paragraph,
    Point,
    Points,
    Report,
    Side,
    Table,
    Title,
    Views,
)
from kaskade_graph.reports.changes import KINDS, MARK, kind, name, recognised, title, value, visible

_FIRST = 20
"""Figures that a terminal shows without ``--all``."""
_DEEPEST = 8
_WORDS = re.compile(r"\s+|[^\s]+")
_LONG = 4000
"""Letters beyond which two values are shown whole, not word by word."""
_SIDE: dict[Status, Side] = {Status.DITAMBAH: "new", Status.DIHAPUS: "old"}
_SASARAN = (Jenis.SASARAN_PROGRAM, Jenis.SASARAN_KEGIATAN, Jenis.SASARAN_SUB_KEGIATAN)


def report(selisih: Selisih, lang: Lang = "id", *, everything: bool = False) -> Report:
    """Return the comparison; without ``everything`` what did not change is left out."""
    words = Teks("Perbandingan kaskade", "Comparison of cascades").pick(lang)
    about = f"{title(selisih.a)} → {title(selisih.b)}"
    blocks = _Blocks(selisih, lang, everything).blocks()
    return Report(words, f"{words} · {about}", PAGES[lang], (Title((words,), (about,)), *blocks))


class _Blocks:
    """The parts of one report."""

    def __init__(self, selisih: Selisih, lang: Lang, everything: bool) -> None:
        self.selisih, self.lang, self.everything = selisih, lang, everything
        self.names = title(selisih.a), title(selisih.b)

    def say(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)

    def blocks(self) -> Iterator[Block]:
        yield Heading(1, self.say("Ringkasan", "Summary"))
        yield self.counts()
        if found := self.selisih.figures():
            figures = self.say("Target, realisasi, dan pagu", "Targets, realisasi and budget")
            yield Heading(1, f"{figures} ({len(found)})")
            yield self.figures(found)
        shown = visible(self.selisih, self.everything)
        changed = any(i.pokok for i in self.selisih.perubahan)
        if shown:
            yield Heading(1, self.say("Perbedaan", "Differences"))
            yield Views(
                Points(tuple(point for item in shown for point in self.points(item))),
                (self.beside(shown),),
                self.listed(),
            )
        if not changed:
            yield Paragraph(
                self.say("Tidak ada perbedaan pokok.", "Nothing of substance differs.")
                if self.selisih.units
                else self.say("Tidak ada perubahan pokok.", "Nothing of substance changed.")
            )

    # --- how many -------------------------------------------------------------------------------------

    def counts(self) -> Views:
        """Return how many elements of which kind differ in which way: a line a status, or a table."""
        found = {status: kinds for status, kinds in self.selisih.count().items() if kinds}
        lines = []
        for status, kinds in found.items():
            ordered = sorted(kinds.items(), key=lambda t: (-t[1], t[0]))
            many = ", ".join(f"{n} {KINDS.get(k, k)}" for k, n in ordered)
            lines.append(Point(0, f"{self.word(status)}: {many}", sign=MARK[status]))
        outline = Points(tuple(lines))
        rows = tuple(
            (KINDS.get(k, k), *(str(kinds[k]) if k in kinds else "" for kinds in found.values()))
            for k in (*(j.value for j in Jenis), "Indikator")
            if any(k in kinds for kinds in found.values())
        )
        heads = (self.say("Jenis", "Kind"), *map(self.word, found))
        numbers = tuple(range(1, len(heads)))
        widths = (3.0, *(1.5 for _ in found))
        sheet = self.say("Ringkasan", "Summary")
        return Views(outline, (outline,), Table("", heads, rows, widths, numbers, sheet=sheet))

    def word(self, status: Status) -> str:
        return self.selisih.word(status).pick(self.lang)

    # --- figures --------------------------------------------------------------------------------------

    def figures(self, found: list[tuple[Perubahan, Ubahan]]) -> Views:
        """Return the figures that differ: the first as lines, all of them as a table."""
        lines = [
            Point(0, self.figure(i, u), sign=" ") for i, u in found[: None if self.everything else _FIRST]
        ]
        if (more := len(found) - len(lines)) > 0:
            lines.append(Point(0, self.say(f"+ {more} lagi: --all", f"+ {more} more: --all"), sign=" "))
        heads = (
            self.say("Jenis", "Kind"),
            self.say("Unsur atau indikator", "Element or indikator"),
            self.say("Angka", "Figure"),
            *self.names,
        )
        rows = tuple(
            (
                kind(i, self.lang),
                name(i.baru or i.lama, self.lang),
                u.nama.pick(self.lang),
                *self.values(u),
            )
            for i, u in found
        )
        table = Table("", heads, rows, (1.4, 6, 2.6, 2.6, 2.6), sheet=self.say("Angka", "Figures"))
        return Views(Points(tuple(lines)), (table,), table)

    def figure(self, item: Perubahan, ubahan: Ubahan) -> str:
        old, new = self.values(ubahan)
        return f"{ubahan.nama.pick(self.lang)}: {old} → {new}  {name(item.baru or item.lama, self.lang)}"

    def values(self, ubahan: Ubahan) -> tuple[str, str]:
        return value(ubahan.lama, self.lang), value(ubahan.baru, self.lang)

    # --- lines ----------------------------------------------------------------------------------------

    def points(self, item: Perubahan) -> Iterator[Point]:
        """Yield one element: its sign and name, and below it what became of it."""
        level = min(item.tingkat, _DEEPEST)
        head = f"{kind(item, 'id')}: {name(item.baru if item.b else item.lama, self.lang)}"
        yield Point(level, head, sign=MARK[item.status[0]], side=_SIDE.get(item.status[0], ""))
        if not item.pokok:
            return
        facts = [self.word(s) for s in item.status]
        if how := recognised(item, self.lang):
            facts.append(self.say(f"dikenali dari {how}", f"recognised by {how}"))
        yield Point(level + 2, "; ".join(facts), sign=" ")
        if item.pindah is not None:
            old, new = (name(p, self.lang) for p in item.pindah)
            yield Point(level + 2, self.say(f"dari: {old} → ke: {new}", f"from: {old} → to: {new}"), sign=" ")
        for ubahan in item.ubahan:
            before, after = self.values(ubahan)
            yield Point(level + 2, f"{ubahan.nama.pick(self.lang)}: {before}", sign=" ")
            yield Point(level + 3, f"→ {after}", sign=" ")

    # --- side by side ---------------------------------------------------------------------------------

    def beside(self, shown: list[Perubahan]) -> Table:
        """Return both cascades side by side, with the words that differ marked."""
        heads = (*self.names, self.say("Perbedaan dan cara mengenali", "Difference, and how recognised"))
        return Table("", heads, tuple((*self.sides(i), self.how(i)) for i in shown), (4.2, 4.2, 1.6))

    def sides(self, item: Perubahan) -> tuple[Cell, Cell]:
        pair = _Pair(kind(item, self.lang), item.tingkat)
        if item.a is None or item.b is None:
            sides = ((item.a, item.lama), (item.b, item.baru))
            pair.add("", *(name(text, self.lang) if iri else None for iri, text in sides))
            return pair.cells(old=item.a is not None, new=item.b is not None)
        pair.add("", name(item.lama, self.lang), name(item.baru, self.lang))
        for ubahan in item.ubahan:
            if ubahan.lama != item.lama or ubahan.baru != item.baru:
                texts = (value(t, self.lang) if t else None for t in (ubahan.lama, ubahan.baru))
                pair.add(f"{ubahan.nama.pick(self.lang)}: ", *texts, none=value(None, self.lang))
        return pair.cells()

    def how(self, item: Perubahan) -> str:
        if item.status == (Status.TETAP,):
            return ""
        parts = [f"{MARK[s]} {self.word(s)}" for s in item.status]
        if item.pindah is not None:
            old, new = (name(p, self.lang) for p in item.pindah)
            parts.append(f"{old} → {new}")
        return "\n".join(p for p in (*parts, recognised(item, self.lang)) if p)

    # --- the list of a workbook -----------------------------------------------------------------------

    def listed(self) -> Table:
        """Return a row a difference, with a column to write in."""
        a, b = self.names
        columns = (
            (self.say("Jenis", "Kind"), 14),
            (self.say("Perbedaan", "Difference"), 16),
            (self.say("Di bawah", "Below"), 30),
            (a, 34),
            (b, 34),
            (self.say("Yang berbeda", "What differs"), 15),
            (self.say(f"Isi di {a}", f"Value in {a}"), 30),
            (self.say(f"Isi di {b}", f"Value in {b}"), 30),
            (self.say("Dikenali dari", "Recognised by"), 18),
            (self.say("Catatan", "Remark"), 18),
        )
        rows: list[tuple[str | Cell, ...]] = []
        path: list[Perubahan] = []
        for item in self.selisih.perubahan:
            del path[item.tingkat :]
            # The statement of an activity is no place.
            above = next((p for p in reversed(path) if p.jenis not in _SASARAN), None)
            path.append(item)
            if self.everything or item.status != (Status.TETAP,):
                rows += self.rows(
                    item, name(above.baru if above.b else above.lama, self.lang) if above else ""
                )
        heads, widths = zip(*columns, strict=True)
        return Table("", heads, tuple(rows), widths, sheet=self.say("Perbedaan", "Differences"))

    def rows(self, item: Perubahan, above: str) -> Iterator[tuple[str | Cell, ...]]:
        """Yield a row a differing field, and what it amounts to; one for an element of one side, or moved."""
        names = [name(item.lama, self.lang) if item.a else "", name(item.baru, self.lang) if item.b else ""]

        def row(status: Status, field: str = "", old: str = "", new: str = "") -> tuple[str | Cell, ...]:
            word = Cell(self.word(status), bold=status in POKOK, side=_SIDE.get(status, ""))
            known = recognised(item, self.lang)
            return (kind(item, self.lang), word, above, *names, field, old, new, known, "")

        if item.pindah is not None:
            moved = (name(p, self.lang) for p in item.pindah)
            yield row(Status.PINDAH, self.say("Induk", "Parent"), *moved)
        for ubahan in item.ubahan:
            status = self.selisih.status_of(item, ubahan)
            yield row(status, ubahan.nama.pick(self.lang), *self.values(ubahan))
        if item.pindah is None and not item.ubahan:
            yield row(item.status[0])


class _Pair:
    """Two cells that grow line by line."""

    def __init__(self, above: str, indent: int) -> None:
        self.above, self.indent = above, indent
        self.texts = ["", ""]
        self.marks: tuple[list[tuple[int, int]], ...] = ([], [])

    def add(self, label: str, *values: str | None, none: str = "") -> None:
        """Add a line to both, None being what a side does not have."""
        spans = _spans(*values)
        for n, text in enumerate(values):
            start = len(self.texts[n]) + bool(self.texts[n])
            self.texts[n] = "\n".join(filter(None, (self.texts[n], label + (none if text is None else text))))
            self.marks[n].extend((start + len(label) + a, start + len(label) + b) for a, b in spans[n])

    def cells(self, *, old: bool = True, new: bool = True) -> tuple[Cell, Cell]:
        sides: tuple[tuple[Side, bool], ...] = (("old", old), ("new", new))
        left, right = (
            Cell(text, self.above, self.indent, side=side, marks=tuple(marks)) if there else Cell("")
            for text, marks, (side, there) in zip(self.texts, self.marks, sides, strict=True)
        )
        return left, right


def _spans(old: str | None, new: str | None) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the parts of both texts that the other does not have, word by word."""
    if old is None or new is None:
        return [(0, len(old))] if old else [], [(0, len(new))] if new else []
    if old == new or len(old) + len(new) > _LONG:
        return [], []
    words = _WORDS.findall(old), _WORDS.findall(new)
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for op, *ends in difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        for side, (i, j) in enumerate((ends[:2], ends[2:])):
            start = len("".join(words[side][:i]))
            if op != "equal" and i < j:
                spans[side].append((start, start + len("".join(words[side][i:j]))))
    return _joined(old, spans[0]), _joined(new, spans[1])


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ``spans`` with those that only white space parts as one."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and not text[out[-1][1] : start].strip():
            start = out.pop()[0]
        out.append((start, end))
    return out
