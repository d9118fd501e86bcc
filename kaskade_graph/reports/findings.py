"""Findings for people at a terminal: the gravest first on one screen, or all of them in the order of the cascade.

Several cascades are listed first, those with most to put right on top. A finding says what is the case, what to do,
and where to look. Criterion and consequence belong to the rule and are the same each time: ``kaskade rules KODE`` and
the other formats have them.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import get_args

from kaskade_graph.audit.finding import Bukti, Hasil, Keparahan, Langkah, Status, Temuan, count
from kaskade_graph.audit.gravity import UNREAD, burden, gravest, in_part, key, measure
from kaskade_graph.audit.rule import KELUARGA
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Jenis
from kaskade_graph.reports.grouping import STATUS, owner
from kaskade_graph.reports.rule_texts import title
from kaskade_graph.text import shown, squeeze

_COLOUR = {Keparahan.ERROR: "31", Keparahan.WARNING: "33", Keparahan.INFO: "36"}
_COUNTED = {
    Keparahan.ERROR: Teks("kesalahan", "errors"),
    Keparahan.WARNING: Teks("peringatan", "warnings"),
    Keparahan.INFO: Teks("informasi", "informational"),
}
_SUMMARY = Teks("Ringkasan", "Summary")
_BOLD, _DIM = "1", "2"
_GRAVEST = 10
"""Findings on the one screen of a cascade."""
_BRIEF = 2
"""Lines that the condition of a finding has there."""
_SCREENS = 3
"""Cascades that have a screen each; of more there is the overview."""
_PLACES = 3
"""How many places a finding shows here; the other formats have them all."""
_NARROWEST = 72
_NAME = 20
_KINDS = {jenis.value: jenis.teks.id for jenis in Jenis}


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
    page = _Page(lang, max(width, _NARROWEST), color)
    lines = [*page.overview(hasil)] if len(hasil) > 1 else []
    if not summary:
        each = page.cascade if everything else page.screen
        shown_ = hasil if everything or len(hasil) <= _SCREENS else ()
        lines += [line for one in shown_ for line in each(one)]
    if len(hasil) > 1:
        whole = Teks(f"Seluruhnya, {len(hasil)} kaskade", f"In all, {len(hasil)} cascades")
        lines += page.summary([t for one in hasil for t in one.temuan], whole)
        lines += [] if everything else page.onwards()
    elif summary:
        lines += [line for one in hasil for line in (*page.title(one), *page.summary(one.temuan, _SUMMARY))]
    return "\n".join(lines) + "\n"


class _Page:
    """How one report is set: language, width, colours."""

    def __init__(self, lang: Lang, width: int, color: bool) -> None:
        self.lang, self.width, self.color = lang, width, color

    def overview(self, hasil: Sequence[Hasil]) -> Iterator[str]:
        """Yield a table of the cascades: findings by severity, and how they stand against an earlier audit."""
        states = [s for s in get_args(Status) if any(t.status == s for h in hasil for t in h.temuan)]
        weight = self.pick("Bobot", "Weight")
        heads = [
            weight,
            *(k.teks.pick(self.lang) for k in Keparahan),
            *(STATUS[s].pick(self.lang) for s in states),
        ]
        room = self.width - sum(len(head) + 2 for head in heads)
        if room < _NAME:  # a narrow terminal has no room for the states
            heads, states = heads[: 1 + len(Keparahan)], []
            room = self.width - sum(len(head) + 2 for head in heads)
        yield self.paint(
            f"{self.pick('Kaskade', 'Cascade'):<{room}}" + "".join(f"  {head}" for head in heads), _BOLD
        )
        for one in sorted(hasil, key=lambda h: -burden(h)):
            often = Counter(t.status for t in one.temuan)
            numbers = [f"{burden(one):.0f}", *count(one.temuan).values(), *(often[s] for s in states)]
            cells = (f"  {number:>{len(head)}}" for number, head in zip(numbers, heads, strict=True))
            yield f"{self.short(_name(one), room):<{room}}" + "".join(cells)
        yield from textwrap.wrap(measure().pick(self.lang), self.width)
        yield ""

    def title(self, hasil: Hasil) -> Iterator[str]:
        yield self.paint(shown(squeeze(_name(hasil))), _BOLD)
        contents = ", ".join(f"{n} {_KINDS.get(kind, kind)}" for kind, n in hasil.isi.items())
        yield from textwrap.wrap(contents, self.width)

    def cascade(self, hasil: Hasil) -> Iterator[str]:
        yield from self.title(hasil)
        yield self.counts(hasil.temuan)
        yield ""
        for heading, group in groupby((t for t in hasil.temuan if t.aktif), key=owner):
            yield from self.heading(heading)
            for temuan in group:
                yield from self.finding(temuan)
        yield from self.set_aside(hasil.temuan)
        yield from self.summary(hasil.temuan, _SUMMARY)

    def screen(self, hasil: Hasil) -> Iterator[str]:
        """Yield one screen: what there is, the gravest findings with their places, the numbers, what to do next.

        Held against an earlier audit, what is new comes first.
        """
        yield from self.title(hasil)
        yield self.counts(hasil.temuan)
        yield from self.states(hasil.temuan)
        yield ""
        new = sorted((t for t in hasil.temuan if t.aktif and t.status == "baru"), key=key)
        first = new[:_GRAVEST]
        # What was not read goes before all, also where it was not read last time either.
        unread = [t for t in hasil.temuan if t.aktif and t.status == "berlanjut" and t.kode == UNREAD]
        known = [t for t in hasil.temuan if t.status != "baru" and t not in unread]
        room = _GRAVEST - len(first) - len(unread)
        rest = gravest(known, room) if room > 0 else []
        for temuan in unread:
            yield from self.brief(temuan)
        if first:
            yield self.paint(self.pick("Baru sejak audit terdahulu", "New since the earlier audit"), _BOLD)
        for temuan in first:
            yield from self.brief(temuan)
        if len(new) > len(first):
            more = len(new) - len(first)
            yield self.pick(f"  dan {more} temuan baru lain: --all", f"  and {more} more new findings: --all")
        if rest:
            yield self.paint(self.pick("Yang terberat", "The gravest"), _BOLD)
        for temuan in rest:
            yield from self.brief(temuan)
        chosen = [*unread, *first, *rest]
        yield from self.families(hasil.temuan)
        yield from self.set_aside(hasil.temuan)
        left = sum(t.aktif for t in hasil.temuan) - len(chosen)
        if left > 0:
            yield self.pick(f"{left} temuan lain: --all", f"{left} more findings: --all")
        yield self.pick(
            "Kertas kerja: -o kertas-kerja.xlsx · Naskah: -o naskah.docx · Satu aturan: kaskade rules KODE",
            "Worksheet: -o worksheet.xlsx · Report: -o report.docx · One rule: kaskade rules CODE",
        )
        yield ""

    def brief(self, temuan: Temuan) -> Iterator[str]:
        """Yield one finding in three lines or so: rule and element, what is the case, the first place."""
        severity = temuan.keparahan.teks.pick(self.lang)
        where = temuan.jalur[-1].text(self.lang) if temuan.jalur else ""
        state = f" ({self.status(temuan)})" if temuan.status else ""
        head = f"{severity} {temuan.kode} {title(temuan).pick(self.lang)}{state}"
        line = self.short(f"{head} · {where}" if where else head, self.width - 2)
        yield "  " + line.replace(severity, self.paint(severity, _COLOUR[temuan.keparahan]), 1)
        said = self.paragraph("", temuan.kondisi)
        yield from said[: _BRIEF - 1]
        yield from [self.cut(said[_BRIEF - 1])] if len(said) > _BRIEF else said[_BRIEF - 1 : _BRIEF]
        if temuan.bukti:
            yield self.place(temuan.bukti[0])

    def families(self, temuan: Sequence[Temuan]) -> Iterator[str]:
        """Yield a line a family of rules that found something: its name, and the numbers by severity."""
        found = {f: [t for t in temuan if t.aktif and t.kode.startswith(f)] for f in KELUARGA}
        own = [t for t in temuan if t.aktif and t.kode[:4] not in KELUARGA]
        if not any(found.values()) and not own:
            return
        yield ""
        yield self.paint(self.pick("Menurut keluarga aturan", "By family of rules"), _BOLD)
        named = [(f"{f}  {KELUARGA[f].pick(self.lang)}", ts) for f, ts in found.items() if ts]
        for name, ts in [*named, *([(self.pick("aturan sendiri", "own rules"), own)] if own else [])]:
            yield f"  {self.short(name, 48):<48}  {self.counts(ts)}"
        yield ""

    def onwards(self) -> Iterator[str]:
        """Yield what to do next with many cascades."""
        yield self.pick(
            "Kertas kerja dan naskah tiap unit, dan ikhtisarnya: -o hasil/ · Satu unit: sebut berkasnya saja",
            "A worksheet and a report a unit, and the overview: -o results/ · One unit: name its file alone",
        )
        yield self.pick(
            "Siapa menyalin dari siapa: kaskade link --copies BERKAS",
            "Who copied from whom: kaskade link --copies FILES",
        )

    def set_aside(self, temuan: Sequence[Temuan]) -> Iterator[str]:
        """Yield, in short, what was put right since the earlier audit and what is waived."""
        done = [t for t in temuan if t.status == "selesai"]
        if done:
            yield self.paint(
                self.pick("Selesai sejak audit terdahulu", "Put right since the earlier audit"), _BOLD
            )
        for one in done:
            yield from self.listed(one, "")
        waived = [t for t in temuan if t.pengecualian is not None]
        if waived:
            yield self.paint(self.pick("Dikecualikan", "Waived"), _BOLD)
        for one in waived:
            if (why := one.pengecualian) is not None:
                until = self.pick(f", sampai {why.sampai}", f", until {why.sampai}") if why.sampai else ""
                yield from self.listed(one, f"{why.alasan} ({why.oleh}{until})")
        if done or waived:
            yield ""

    def listed(self, temuan: Temuan, remark: str) -> Iterator[str]:
        yield self.short(f"  {temuan.kode} {title(temuan).pick(self.lang)}", self.width)
        yield from self.paragraph("", temuan.kondisi)
        if remark:
            yield from textwrap.wrap(
                shown(squeeze(remark)), self.width, initial_indent="    ", subsequent_indent="    "
            )

    def heading(self, steps: tuple[Langkah, ...]) -> Iterator[str]:
        name = steps[-1].text(self.lang) if steps else self.pick("Seluruh dokumen", "The whole document")
        for line in textwrap.wrap(shown(squeeze(name)), self.width):
            yield self.paint(line, _BOLD)
        for step in steps[-2:-1]:
            yield self.paint(
                self.short(f"{self.pick('dalam', 'in')} {step.text(self.lang)}", self.width), _DIM
            )

    def finding(self, temuan: Temuan) -> Iterator[str]:
        severity = temuan.keparahan.teks.pick(self.lang)
        rule = f"{temuan.kode} {title(temuan).pick(self.lang)}"
        remarks = ", ".join(r for r in (self.certainty(temuan), self.status(temuan)) if r)
        head = f"{severity} {rule}" + (f" ({remarks})" if remarks else "")
        first, *rest = textwrap.wrap(head, self.width, initial_indent="  ", subsequent_indent="    ")
        yield first.replace(severity, self.paint(severity, _COLOUR[temuan.keparahan]), 1)
        yield from rest
        yield from self.paragraph("", temuan.kondisi)
        yield from self.paragraph(self.pick("Rekomendasi: ", "Recommendation: "), temuan.rekomendasi)
        for bukti in temuan.bukti[:_PLACES]:
            yield self.place(bukti)
        more = len(temuan.bukti) - _PLACES
        if more > 0:
            yield self.paint(f"    {self.pick(f'dan {more} tempat lain', f'and {more} other places')}", _DIM)
        yield ""

    def status(self, temuan: Temuan) -> str:
        return STATUS[temuan.status].pick(self.lang) if temuan.status else ""

    def certainty(self, temuan: Temuan) -> str:
        sure = f"{temuan.keyakinan:.0%}"
        return "" if temuan.keyakinan >= 1 else self.pick(f"keyakinan {sure}", f"certainty {sure}")

    def paragraph(self, name: str, teks: Teks) -> list[str]:
        text = name + shown(squeeze(teks.pick(self.lang)))
        return textwrap.wrap(text, self.width, initial_indent="    ", subsequent_indent="    ")

    def place(self, bukti: Bukti) -> str:
        where = shown(bukti.tempat)
        room = self.width - len(where) - 8
        # Where the place is long the quotation goes below it.
        if room < 30:
            return f"    {where}\n      “{self.short(bukti.kutipan, self.width - 8)}”"
        return f"    {where}  “{self.short(bukti.kutipan, room)}”"

    def counts(self, temuan: Sequence[Temuan]) -> str:
        found = count(temuan)
        parts = (self.paint(f"{found[k.value]} {_COUNTED[k].pick(self.lang)}", _COLOUR[k]) for k in Keparahan)
        said = ", ".join(parts)
        if in_part(temuan):
            said += "; " + self.pick("dokumen terbaca sebagian", "the document was read in part")
        return said

    def summary(self, temuan: Sequence[Temuan], heading: Teks) -> Iterator[str]:
        yield self.paint(heading.pick(self.lang), _BOLD) + ": " + self.counts(temuan)
        yield from self.states(temuan)
        waived = sum(t.pengecualian is not None for t in temuan)
        if waived:
            yield f"  {waived} {self.pick('dikecualikan', 'waived')}"
        often = Counter((t.keparahan.peringkat, t.kode, title(t).pick(self.lang)) for t in temuan if t.aktif)
        for (rank, kode, nama), number in sorted(often.items()):
            severity = list(Keparahan)[rank]
            word = f"{severity.teks.pick(self.lang):<10}"
            name = self.short(nama, self.width - 28)
            yield f"  {number:>4}  {self.paint(word, _COLOUR[severity])}  {kode}  {name}"
        if temuan:
            yield self.pick(
                "Kriteria, dasar hukum, dan akibatnya: kaskade rules KODE",
                "Criterion, legal basis and consequence: kaskade rules CODE",
            )
        yield ""

    def states(self, temuan: Sequence[Temuan]) -> Iterator[str]:
        """Yield how many findings are new, continue and were put right, where there is an earlier audit."""
        status = Counter(t.status for t in temuan if t.status is not None)
        if status:
            yield "  " + ", ".join(f"{status[s]} {STATUS[s].pick(self.lang)}" for s in get_args(Status))

    def pick(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)

    def short(self, text: str, width: int) -> str:
        flat = shown(squeeze(text))
        return flat if len(flat) <= width else flat[: width - 4].rstrip() + " ..."

    def cut(self, line: str) -> str:
        """Return the last line that is shown of a longer text."""
        return line[: self.width - 4].rstrip(" ,;") + " ..."

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text


def _name(hasil: Hasil) -> str:
    return f"{hasil.unit} {hasil.tahun} ({hasil.versi})"
