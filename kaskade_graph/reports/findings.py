"""Findings for people at a terminal: by element, in the order of the cascade, with a table at the end.

It says what is the case, what to do, and where to look. Criterion and consequence belong to the rule and are
the same each time: ``kaskade rules KODE`` and the other formats have them.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from kaskade_graph.audit.finding import Bukti, Hasil, Keparahan, Langkah, Temuan, count
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Jenis
from kaskade_graph.reports.grouping import owner
from kaskade_graph.text import shown, squeeze

_COLOUR = {Keparahan.ERROR: "31", Keparahan.WARNING: "33", Keparahan.INFO: "36"}
_COUNTED = {
    Keparahan.ERROR: Teks("kesalahan", "errors"),
    Keparahan.WARNING: Teks("peringatan", "warnings"),
    Keparahan.INFO: Teks("informasi", "informational"),
}
_BOLD, _DIM = "1", "2"
_PLACES = 3
"""How many places a finding shows here; the other formats have them all."""
_NARROWEST = 60
_KINDS = {jenis.value: jenis.teks.id for jenis in Jenis}


def to_text(hasil: Sequence[Hasil], lang: Lang, *, width: int = 100, color: bool = False) -> str:
    """Return the findings of several cascades as text of at most ``width`` columns (60 at least).

    Characters that cannot be seen are shown as escapes; ``color`` adds ANSI colours.
    """
    page = _Page(lang, max(width, _NARROWEST), color)
    lines = [line for one in hasil for line in page.cascade(one)]
    if len(hasil) > 1:
        whole = Teks(f"Seluruhnya, {len(hasil)} kaskade", f"In all, {len(hasil)} cascades")
        lines += page.summary([t for one in hasil for t in one.temuan], whole)
    return "\n".join(lines) + "\n"


class _Page:
    """How one report is set: language, width, colours."""

    def __init__(self, lang: Lang, width: int, color: bool) -> None:
        self.lang, self.width, self.color = lang, width, color

    def cascade(self, hasil: Hasil) -> Iterator[str]:
        yield self.paint(shown(f"{hasil.unit} {hasil.tahun} ({hasil.versi})"), _BOLD)
        contents = ", ".join(f"{n} {_KINDS.get(kind, kind)}" for kind, n in hasil.isi.items())
        yield from textwrap.wrap(contents, self.width)
        yield ""
        for heading, group in groupby((t for t in hasil.temuan if t.aktif), key=owner):
            yield from self.heading(heading)
            for temuan in group:
                yield from self.finding(temuan)
        yield from self.set_aside(hasil.temuan)
        yield from self.summary(hasil.temuan, Teks("Ringkasan", "Summary"))

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
        name = temuan.jalur[-1].nama if temuan.jalur else None
        text = f"{temuan.kode} {temuan.nama}" + (f": {name}" if name else "")
        yield self.short(f"  {text}", self.width)
        if remark:
            yield from textwrap.wrap(
                shown(squeeze(remark)), self.width, initial_indent="    ", subsequent_indent="    "
            )

    def heading(self, steps: tuple[Langkah, ...]) -> Iterator[str]:
        title = steps[-1].text(self.lang) if steps else self.pick("Seluruh dokumen", "The whole document")
        for line in textwrap.wrap(shown(squeeze(title)), self.width):
            yield self.paint(line, _BOLD)
        for step in steps[-2:-1]:
            yield self.paint(
                self.short(f"{self.pick('dalam', 'in')} {step.text(self.lang)}", self.width), _DIM
            )

    def finding(self, temuan: Temuan) -> Iterator[str]:
        severity, rule = temuan.keparahan.teks.pick(self.lang), f"{temuan.kode} {temuan.nama}"
        remarks = ", ".join(r for r in (self.certainty(temuan), self.status(temuan)) if r)
        fits = len(f"  {severity} {rule} ({remarks})") <= self.width
        yield f"  {self.paint(severity, _COLOUR[temuan.keparahan])} {rule}" + (
            f" ({remarks})" if remarks and fits else ""
        )
        if remarks and not fits:
            yield f"    ({remarks})"
        yield from self.paragraph("", temuan.kondisi)
        yield from self.paragraph(self.pick("Rekomendasi: ", "Recommendation: "), temuan.rekomendasi)
        for bukti in temuan.bukti[:_PLACES]:
            yield self.place(bukti)
        more = len(temuan.bukti) - _PLACES
        if more > 0:
            yield self.paint(f"    {self.pick(f'dan {more} tempat lain', f'and {more} other places')}", _DIM)
        yield ""

    def status(self, temuan: Temuan) -> str:
        words = {"baru": "new", "berlanjut": "goes on", "selesai": "put right"}
        return self.pick(temuan.status, words[temuan.status]) if temuan.status else ""

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

    def summary(self, temuan: Sequence[Temuan], title: Teks) -> Iterator[str]:
        found = count(temuan)
        parts = [self.paint(f"{found[k.value]} {_COUNTED[k].pick(self.lang)}", _COLOUR[k]) for k in Keparahan]
        yield self.paint(title.pick(self.lang), _BOLD) + ": " + ", ".join(parts)
        status = Counter(t.status for t in temuan if t.status is not None)
        if status:
            words = (("baru", "new"), ("berlanjut", "going on"), ("selesai", "put right"))
            yield "  " + ", ".join(f"{status[i]} {self.pick(i, e)}" for i, e in words)  # type: ignore[index]
        waived = sum(t.pengecualian is not None for t in temuan)
        if waived:
            yield f"  {waived} {self.pick('dikecualikan', 'waived')}"
        often = Counter((t.keparahan.peringkat, t.kode, t.nama) for t in temuan if t.aktif)
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

    def pick(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)

    def short(self, text: str, width: int) -> str:
        flat = shown(squeeze(text))
        return flat if len(flat) <= width else flat[: width - 4].rstrip() + " ..."

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text
