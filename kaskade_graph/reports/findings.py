"""Findings as blocks, for people: one screen of the gravest, all of them as a list, or a page with everything said.

Several cascades are listed first, those with most to put right on top. At a terminal and in Markdown a finding says
what is the case, what to do, and where to look; its criterion and consequence belong to the rule and are the same
each time. The page says them with each finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from kaskade_graph import __version__
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.audit.gravity import UNREAD, gravest, key
from kaskade_graph.errors import Lang
from kaskade_graph.reports.blocks import html, markdown, text
from kaskade_graph.reports.blocks.html import FINDINGS
from kaskade_graph.reports.blocks.model import (
    PAGES,
    Block,
    Heading,
    Labelled,
    Paragraph,
    Point,
    Points,
    Report,
    Title,
    Views,
)
from kaskade_graph.reports.findings_parts import Parts, called, contents
from kaskade_graph.reports.grouping import by_owner, open_waived_done

Shape = Literal["screen", "summary", "list", "page"]
_GRAVEST = 10
"""Findings on the one screen of a cascade."""
_SCREENS = 3
"""Cascades that have a screen each; of more there is the overview."""
_NARROWEST = 72


def to_text(
    hasil: Sequence[Hasil],
    lang: Lang,
    *,
    width: int = 100,
    color: bool = False,
    summary: bool = False,
    everything: bool = True,
) -> str:
    """Return the findings of several cascades as text of at most ``width`` columns (72 at least).

    Characters that cannot be seen are shown as escapes; ``color`` adds ANSI colours; ``summary`` leaves out the
    findings themselves. Without ``everything`` each cascade has one screen: its gravest findings, and their numbers.
    """
    shape: Shape = "summary" if summary else "list" if everything else "screen"
    return text.write(report(hasil, lang, shape), max(width, _NARROWEST), color=color)


def to_markdown(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return the findings as Markdown, for a pull request, an issue or a note; the texts of users are escaped."""
    return markdown.write(report(hasil, lang, "list"))


def to_html(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return the findings as one page, to read on a screen, to send, and to print on A4."""
    return html.write(report(hasil, lang, "page"), lang)


def report(hasil: Sequence[Hasil], lang: Lang, shape: Shape) -> Report:
    """Return the findings as blocks."""
    composed = _Composition(hasil, lang)
    named = composed.parts.say("Laporan audit kaskade", "Cascade audit report")
    about = f"{hasil[0].unit} {hasil[0].tahun}" if len(hasil) == 1 else str(len(hasil))
    blocks = {"page": composed.page, "screen": composed.screens, "summary": composed.summary}
    made = blocks.get(shape, composed.list)()
    return Report(f"{named}: {about}", named, PAGES[lang], tuple(made))


class _Composition:
    """Which parts a report has, and in which order."""

    def __init__(self, hasil: Sequence[Hasil], lang: Lang) -> None:
        self.hasil, self.lang, self.parts = hasil, lang, Parts(lang)
        self.all = [t for h in hasil for t in h.temuan]
        self.several = len(hasil) != 1

    # --- shapes ---------------------------------------------------------------------------------------

    def list(self) -> Iterator[Block]:
        yield from self.opening()
        for one in self.hasil:
            yield from self.name(one)
            yield self.parts.counts(one.temuan)
            active, *_ = open_waived_done(one.temuan)
            for steps, group in by_owner(active).items():
                yield from self.parts.element(steps)
                yield from (self.parts.finding(t) for t in group)
            yield from self.parts.set_aside(one.temuan)
            yield from self.parts.by_rule(one.temuan)
        if self.several:
            yield self.whole()
        yield from self.criteria()

    def screens(self) -> Iterator[Block]:
        yield from self.opening()
        for one in self.hasil if len(self.hasil) <= _SCREENS else ():
            yield from self.name(one)
            yield from self.screen(one)
        if self.several:
            yield self.whole()
            yield from self.parts.onwards()

    def summary(self) -> Iterator[Block]:
        yield from self.opening()
        if self.several:
            yield self.whole()
        yield from self.parts.by_rule(self.all, labelled=not self.several)
        yield from self.criteria(told=False)

    def page(self) -> Iterator[Block]:
        parts, active = self.parts, [t for t in self.all if t.aktif]
        yield parts.cover(self.hasil)
        yield parts.counts(self.all)
        if self.several:
            yield parts.overview(self.hasil, linked=True)
        yield from parts.families(self.all, page=True)
        if not active:
            yield Paragraph(
                parts.say("Tidak ada temuan yang perlu ditindaklanjuti.", "There are no findings to act on.")
            )
        yield from parts.scope(self.hasil)
        yield from parts.reading()
        yield Heading(1, parts.say("Daftar isi", "Contents"))
        yield from (parts.contents(one, n, named=self.several) for n, one in enumerate(self.hasil, 1))
        yield Heading(1, parts.say("Temuan", "Findings"), FINDINGS)
        for number, one in enumerate(self.hasil, 1):
            if self.several:
                yield Heading(1, called(one), f"k{number}")
            yield from self.in_full(one, number)
        made = parts.say("Dibuat oleh kaskade-graph", "Made by kaskade-graph")
        yield Paragraph(f"{made} {__version__}", small=True)

    # --- parts that stand together --------------------------------------------------------------------

    def opening(self) -> Iterator[Block]:
        if self.several:
            title = self.parts.say("Temuan audit kaskade kinerja", "Audit findings of performance cascades")
            many = self.parts.say(f"{len(self.hasil)} kaskade", f"{len(self.hasil)} cascades")
            yield Title((title,), (many,))
            yield self.parts.overview(self.hasil)
            yield self.parts.measured()
        else:
            yield Title((called(self.hasil[0]),), (contents(self.hasil),))

    def name(self, hasil: Hasil) -> Iterator[Block]:
        if self.several:
            yield Heading(1, called(hasil))
            yield Paragraph(contents([hasil]))

    def whole(self) -> Block:
        many = len(self.hasil)
        label = self.parts.say(f"Seluruhnya, {many} kaskade", f"In all, {many} cascades")
        return self.parts.counts(self.all, label)

    def criteria(self, told: bool = True) -> Iterator[Block]:
        """Yield the criterion and consequence of each rule, for a terminal how to ask for them."""
        if not self.all:
            return
        hint = self.parts.say(
            "Kriteria, dasar hukum, dan akibatnya: kaskade rules KODE",
            "Criterion, legal basis and consequence: kaskade rules CODE",
        )
        rules = {t.kode: t for t in sorted(self.all, key=lambda t: t.kode) if t.aktif}
        said = tuple(
            (kode, f"{t.kriteria.pick(self.lang)} {t.akibat.pick(self.lang)}") for kode, t in rules.items()
        )
        heading = self.parts.say("Kriteria dan akibat", "Criteria and consequences")
        yield Views(Points((Point(0, hint),)), (Heading(1, heading), Labelled(said)) if told and said else ())

    def screen(self, hasil: Hasil) -> Iterator[Block]:
        """Yield one screen: what there is, the gravest findings with their places, the numbers, what to do next.

        Held against an earlier audit, what is new comes first.
        """
        parts, found = self.parts, hasil.temuan
        yield parts.counts(found)
        yield from parts.states(found)
        new = sorted((t for t in found if t.aktif and t.status == "baru"), key=key)
        first = new[:_GRAVEST]
        # What was not read goes before all, also where it was not read last time either.
        unread = [t for t in found if t.aktif and t.status == "berlanjut" and t.kode == UNREAD]
        known = [t for t in found if t.status != "baru" and t not in unread]
        room = _GRAVEST - len(first) - len(unread)
        rest = gravest(known, room) if room > 0 else []
        groups = (
            (parts.say("Belum terbaca", "Still not read"), unread),
            (parts.say("Baru sejak audit terdahulu", "New since the earlier audit"), first),
            (parts.say("Yang terberat", "The gravest"), rest),
        )
        for heading, group in groups:
            yield from [Heading(2, heading)] if group else []
            yield from (parts.finding(t, brief=True) for t in group)
            more = len(new) - len(first)
            if group is first and more:
                yield Paragraph(
                    parts.say(f"dan {more} temuan baru lain: --all", f"and {more} more new findings: --all")
                )
        yield from parts.families(found)
        yield from parts.set_aside(found)
        yield from parts.next_steps(sum(t.aktif for t in found) - sum(len(group) for _, group in groups))

    def in_full(self, hasil: Hasil, number: int) -> Iterator[Block]:
        active, *_ = open_waived_done(hasil.temuan)
        counter = 0
        for at, (steps, group) in enumerate(by_owner(active).items(), 1):
            yield from self.parts.element(steps, f"k{number}-{at}", whole=True)
            for temuan in group:
                counter += 1
                yield self.parts.in_full(temuan, f"k{number}-{temuan.sidik}", counter)
        yield from self.parts.set_aside(hasil.temuan)
