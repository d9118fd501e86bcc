"""Findings as Markdown, for a pull request, an issue or a note: a summary, then the findings by element.

Criterion and consequence are the same for all findings of a rule and stand once, at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Bukti, Hasil, Keparahan, Langkah, Temuan, count
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.grouping import by_owner, open_waived_done
from kaskade_graph.reports.markdown_text import escape
from kaskade_graph.reports.rule_texts import title

_PLACES = 3
"""How many places a finding shows here; the other formats have them all."""
_LONGEST = 200
_COUNTED = {
    Keparahan.ERROR: (Teks("kesalahan", "error"), Teks("kesalahan", "errors")),
    Keparahan.WARNING: (Teks("peringatan", "warning"), Teks("peringatan", "warnings")),
    Keparahan.INFO: (Teks("informasi", "informational"),) * 2,
}


def to_markdown(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return the findings as one Markdown document; the texts of users are escaped."""
    page = _Page(lang)
    return "\n".join(page.lines(hasil)).rstrip("\n") + "\n"


class _Page:
    """How one report is worded."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def lines(self, hasil: Sequence[Hasil]) -> Iterator[str]:
        yield f"# {self.say('Temuan audit kaskade kinerja', 'Audit findings of performance cascades')}"
        yield ""
        if len(hasil) > 1:
            yield from self.overview(hasil)
        for one in hasil:
            yield from self.cascade(one)
        yield from self.rules([t for h in hasil for t in h.temuan])

    def overview(self, hasil: Sequence[Hasil]) -> Iterator[str]:
        names = [self.say("Kaskade", "Cascade"), *(k.teks.pick(self.lang) for k in Keparahan)]
        yield from self.table(names, ":---", *["---:"] * 3)
        for one in hasil:
            yield self.row(escape(_name(one)), *(str(n) for n in count(one.temuan).values()))
        whole = count(t for h in hasil for t in h.temuan)
        yield self.row(f"**{self.say('Seluruhnya', 'In all')}**", *(f"**{n}**" for n in whole.values()))
        yield ""

    def cascade(self, hasil: Hasil) -> Iterator[str]:
        active, waived, done = open_waived_done(hasil.temuan)
        found = count(active)
        counts = ", ".join(
            f"{(n := found[k.value])} {_COUNTED[k][n != 1].pick(self.lang)}" for k in Keparahan
        )
        yield from (f"## {escape(_name(hasil))}", "", f"**{counts}**", "")
        yield from self.by_rule(active)
        for steps, group in by_owner(active).items():
            yield from self.heading(steps)
            for temuan in group:
                yield from self.finding(temuan)
        if waived:
            yield from (f"### {self.say('Dikecualikan', 'Waived')}", "")
            yield from (line for t in waived for line in self.waived(t))
        if done:
            yield from (f"### {self.say('Selesai sejak audit lalu', 'Put right since the last audit')}", "")
            yield from (f"- {t.kode} {escape(t.kondisi.pick(self.lang))}" for t in done)
            yield ""

    def by_rule(self, temuan: Sequence[Temuan]) -> Iterator[str]:
        if not temuan:
            return
        often = Counter((t.keparahan.peringkat, t.kode) for t in temuan)
        names = {t.kode: title(t).pick(self.lang) for t in temuan}
        heads = [self.say("Keparahan", "Severity"), self.say("Aturan", "Rule"), self.say("Jumlah", "Number")]
        yield from self.table(heads, ":---", ":---", "---:")
        for (rank, kode), number in sorted(often.items()):
            severity = list(Keparahan)[rank].teks.pick(self.lang)
            yield self.row(severity, f"{kode} {escape(names[kode])}", str(number))
        yield ""

    def heading(self, steps: Sequence[Langkah]) -> Iterator[str]:
        whole = self.say("Seluruh dokumen", "The whole document")
        yield from (f"### {escape(steps[-1].text(self.lang)) if steps else whole}", "")
        if steps[:-1]:
            yield from (f"{self.say('dalam', 'in')} {escape(steps[-2].text(self.lang))}", "")

    def finding(self, temuan: Temuan) -> Iterator[str]:
        severity = temuan.keparahan.teks.pick(self.lang)
        remarks = "; ".join(r for r in (self.certainty(temuan), temuan.status) if r)
        yield f"- **{severity} {temuan.kode}** {escape(title(temuan).pick(self.lang))}" + (
            f" ({remarks})" if remarks else ""
        )
        yield f"  - {escape(temuan.kondisi.pick(self.lang))}"
        advice = self.say("Rekomendasi", "Recommendation")
        yield f"  - *{advice}:* {escape(temuan.rekomendasi.pick(self.lang))}"
        yield from (f"  - {self.place(b)}" for b in temuan.bukti[:_PLACES])
        more = len(temuan.bukti) - _PLACES
        if more > 0:
            yield f"  - {self.say(f'dan {more} tempat lain', f'and {more} other places')}"
        yield ""

    def waived(self, temuan: Temuan) -> Iterator[str]:
        waiver = temuan.pengecualian
        if waiver is None:
            return
        yield f"- **{temuan.kode}** {escape(temuan.kondisi.pick(self.lang))}"
        until = f", {self.say('sampai', 'until')} {escape(waiver.sampai)}" if waiver.sampai else ""
        yield f"  - {escape(waiver.alasan)} ({escape(waiver.oleh)}{until})"
        yield ""

    def rules(self, temuan: Sequence[Temuan]) -> Iterator[str]:
        kinds = {t.kode: t for t in sorted(temuan, key=lambda t: t.kode) if t.aktif}
        if kinds:
            yield from (f"## {self.say('Kriteria dan akibat', 'Criteria and consequences')}", "")
        for kode, one in kinds.items():
            criterion, consequence = one.kriteria.pick(self.lang), one.akibat.pick(self.lang)
            yield f"- **{kode}** {escape(criterion)} {escape(consequence)}"

    def place(self, bukti: Bukti) -> str:
        quotation = bukti.kutipan
        if len(quotation) > _LONGEST:
            quotation = quotation[:_LONGEST].rstrip() + " ..."
        return f"{escape(bukti.tempat)}: “{escape(quotation)}”"

    def certainty(self, temuan: Temuan) -> str:
        sure = f"{temuan.keyakinan:.0%}"
        return "" if temuan.keyakinan >= 1 else self.say(f"keyakinan {sure}", f"certainty {sure}")

    def table(self, heads: Sequence[str], *rules: str) -> Iterator[str]:
        yield self.row(*heads)
        yield self.row(*rules)

    def row(self, *cells: str) -> str:
        return f"| {' | '.join(cells)} |"

    def say(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)


def _name(hasil: Hasil) -> str:
    return f"{hasil.unit} {hasil.tahun} ({hasil.versi})"
