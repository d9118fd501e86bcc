"""The parts that reports of findings are put together from: one finding, the numbers, tables, what is set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from kaskade_graph.audit.finding import Hasil, Keparahan, Status, Temuan, count
from kaskade_graph.audit.gravity import burden, in_part, measure
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.reports.blocks.model import (
    Block,
    Cell,
    Count,
    Heading,
    Labelled,
    Paragraph,
    Point,
    Points,
    SeverityCounts,
    Table,
    Title,
    Views,
)
from kaskade_graph.reports.grouping import STATUS, by_owner, open_waived_done
from kaskade_graph.reports.one_finding import READING, OneFinding
from kaskade_graph.reports.rule_texts import family, title

_KINDS = {jenis.value: jenis.teks.id for jenis in Jenis}
_COUNTED = {
    Keparahan.ERROR: (Teks("kesalahan", "error"), Teks("kesalahan", "errors")),
    Keparahan.WARNING: (Teks("peringatan", "warning"), Teks("peringatan", "warnings")),
    Keparahan.INFO: (Teks("informasi", "informational"),) * 2,
}
_MEANING = {
    Keparahan.ERROR: Teks("harus diperbaiki", "must be put right"),
    Keparahan.WARNING: Teks("sebaiknya diperbaiki", "should be put right"),
    Keparahan.INFO: Teks("perlu dipertimbangkan", "worth considering"),
}


def called(hasil: Hasil) -> str:
    """Return how a cascade is called: unit, year, edition."""
    return f"{hasil.unit} {hasil.tahun} ({hasil.versi})"


def contents(hasil: Sequence[Hasil]) -> str:
    """Return what the cascades hold: how many elements of each kind."""
    held: Counter[str] = Counter()
    for one in hasil:
        held.update(one.isi)
    return ", ".join(f"{n} {_KINDS.get(kind, kind)}" for kind, n in held.items())


class Parts(OneFinding):
    """The parts of a report in one language."""

    # --- numbers --------------------------------------------------------------------------------------

    def counts(self, temuan: Iterable[Temuan], label: str = "") -> SeverityCounts:
        """Return how many findings there are to act on, and whether the document was read in part."""
        given = list(temuan)
        found = count(given)
        items = tuple(
            Count(
                k,
                found[k.value],
                k.teks.pick(self.lang),
                _COUNTED[k][found[k.value] != 1].pick(self.lang),
                _MEANING[k].pick(self.lang),
            )
            for k in Keparahan
        )
        part = self.say("dokumen terbaca sebagian", "the document was read in part") if in_part(given) else ""
        return SeverityCounts(items, label, part)

    def states(self, temuan: Iterable[Temuan]) -> Iterator[Block]:
        """Yield how many findings are new, continue and were put right, where there is an earlier audit."""
        status = Counter(t.status for t in temuan if t.status is not None)
        if status:
            said = ", ".join(f"{status[s]} {STATUS[s].pick(self.lang)}" for s in get_args(Status))
            yield Paragraph(f"{self.say('Terhadap audit terdahulu', 'Against the earlier audit')}: {said}")

    def by_rule(self, temuan: Sequence[Temuan], *, labelled: bool = True) -> Iterator[Block]:
        """Yield the numbers: in all, against an earlier audit, and a line a rule."""
        if labelled:
            yield self.counts(temuan, self.say("Ringkasan", "Summary"))
        yield from self.states(temuan)
        if waived := sum(t.pengecualian is not None for t in temuan):
            yield Paragraph(self.say(f"{waived} dikecualikan", f"{waived} waived"))
        often = Counter((t.keparahan, t.kode, title(t).pick(self.lang)) for t in temuan if t.aktif)
        rows = sorted(often.items(), key=lambda row: (row[0][0].peringkat, *row[0][1:]))
        if not rows:
            return
        words = {k: k.teks.pick(self.lang) for k in Keparahan}
        lines = tuple(
            Point(0, f"{n:>4}  {words[k]:<10}  {kode}  {nama}", sign=" ", colour=k)
            for (k, kode, nama), n in rows
        )
        heads = (self.say("Keparahan", "Severity"), self.say("Aturan", "Rule"), self.say("Jumlah", "Number"))
        cells = tuple((words[k], f"{kode} {nama}", str(n)) for (k, kode, nama), n in rows)
        yield Views(Points(lines), (Table("", heads, cells, (1.4, 7, 1.2), numbers=(2,)),))

    def families(self, temuan: Iterable[Temuan], *, page: bool = False) -> Iterator[Block]:
        """Yield the numbers by family of rules: its name, and its findings by severity."""
        active = [t for t in temuan if t.aktif]
        codes = sorted({t.kode[:4] for t in active})
        if not codes:
            return
        found = [(c, family(c).pick(self.lang), [t for t in active if t.kode.startswith(c)]) for c in codes]
        lines = tuple(
            Point(0, f"{f'{code} {name}':<48}  {self.counts(group).text}", sign=" ")
            for code, name, group in found
        )
        rows = [(f"{name} ({code}xx)", *self.numbers(group)) for code, name, group in found]
        total = (self.say("Seluruhnya", "In all"), *self.numbers(active))
        heads = (self.say("Pokok", "Subject"), *self.heads())
        if page:
            yield Heading(1, self.say("Temuan menurut pokok", "Findings by subject"))
        else:
            yield Heading(2, self.say("Menurut keluarga aturan", "By family of rules"))
        table = Table("", heads, (*rows, total), (5, 1, 1, 1), numbers=(1, 2, 3), total=True)
        yield Views(Points(lines), (table,))

    def numbers(self, temuan: Iterable[Temuan]) -> tuple[str, ...]:
        """Return the numbers by severity as cells."""
        return tuple(str(n) for n in count(temuan).values())

    # --- tables ---------------------------------------------------------------------------------------

    def overview(self, hasil: Sequence[Hasil], *, linked: bool = False) -> Table:
        """Return the cascades with their findings by severity and state, those with most to put right first."""
        states = [s for s in get_args(Status) if any(t.status == s for h in hasil for t in h.temuan)]
        ordered = sorted(enumerate(hasil, 1), key=lambda numbered: -burden(numbered[1]))
        rows: list[tuple[str | Cell, ...]] = []
        for number, one in ordered:
            often = Counter(t.status for t in one.temuan)
            name = Cell(called(one), link=f"#k{number}" if linked else "")
            rows.append(
                (name, f"{burden(one):.0f}", *self.numbers(one.temuan), *(str(often[s]) for s in states))
            )
        named = (self.say("Kaskade", "Cascade"), self.say("Bobot", "Weight"))
        heads = (*named, *self.heads(), *(STATUS[s].pick(self.lang) for s in states))
        widths = (5.0, *(1.0 for _ in heads[1:]))
        return Table("", heads, tuple(rows), widths, numbers=tuple(range(1, len(heads))))

    def measured(self) -> Paragraph:
        """Return how cascades are ranked."""
        return Paragraph(measure().pick(self.lang), small=True)

    def contents(self, hasil: Hasil, number: int, *, named: bool) -> Table:
        """Return the elements that have findings, with links to them."""
        active, *_ = open_waived_done(hasil.temuan)
        rows: list[tuple[str | Cell, ...]] = []
        for at, (steps, group) in enumerate(by_owner(active).items(), 1):
            name = steps[-1].text(self.lang) if steps else self.say("Seluruh dokumen", "The whole document")
            depth = max(len(steps) - 1, 0)
            rows.append((Cell(name, indent=depth, link=f"#k{number}-{at}"), *self.numbers(group)))
        heads = (self.say("Unsur kaskade", "Element of the cascade"), *self.heads())
        return Table(called(hasil) if named else "", heads, tuple(rows), (5, 1, 1, 1), numbers=(1, 2, 3))

    def set_aside(self, temuan: Iterable[Temuan]) -> Iterator[Block]:
        """Yield what was put right since the earlier audit and what is waived: in short, or as tables."""
        _, waived, done = open_waived_done(temuan)
        rule, condition = self.say("Aturan", "Rule"), self.say("Kondisi", "Condition")
        if done:
            yield Heading(2, self.say("Selesai sejak audit terdahulu", "Put right since the earlier audit"))
            rows = tuple((t.kode, t.kondisi.pick(self.lang)) for t in done)
            yield Views(self.lines(done), (Table("", (rule, condition), rows, (1, 8)),))
        if waived:
            yield Heading(2, self.say("Dikecualikan", "Waived"))
            heads = (rule, condition, self.say("Alasan", "Reason"))
            cells = tuple((t.kode, t.kondisi.pick(self.lang), self.reason(t)) for t in waived)
            yield Views(self.lines(waived), (Table("", heads, cells, (1, 5, 3)),))

    def lines(self, temuan: Iterable[Temuan]) -> Points:
        """Return findings in two lines or three: the rule, the condition, and why it is waived."""
        return Points(
            tuple(
                Point(level, text, sign=" ")
                for t in temuan
                for level, text in (
                    (0, f"{t.kode} {title(t).pick(self.lang)}"),
                    (1, t.kondisi.pick(self.lang)),
                    (1, self.reason(t)),
                )
                if text
            )
        )

    # --- what stands around ---------------------------------------------------------------------------

    def cover(self, hasil: Sequence[Hasil]) -> Title:
        """Return who the report is about, and of which years."""
        kind = self.say("Laporan audit kaskade kinerja", "Performance cascade audit report")
        if len(hasil) == 1:
            one = hasil[0]
            year = self.say(
                f"Tahun {one.tahun} · edisi {one.versi}", f"Year {one.tahun} · edition {one.versi}"
            )
            return Title((one.unit,), (kind, year))
        years = sorted({str(h.tahun) for h in hasil})
        span = f"{self.say('Tahun', 'Year')} {' - '.join(sorted({*years[:1], *years[-1:]}))}" if years else ""
        many = self.say(f"{len(hasil)} kaskade", f"{len(hasil)} cascades")
        return Title((many,), tuple(line for line in (kind, span) if line))

    def scope(self, hasil: Sequence[Hasil]) -> Iterator[Block]:
        """Yield what was looked at: the elements of the cascade, its documents, and how many rules ran."""
        files = sorted({b.berkas for h in hasil for t in h.temuan for b in t.bukti})
        rules = len({kode for h in hasil for kode in h.diperiksa})
        status = Counter(t.status for h in hasil for t in h.temuan if t.status)
        lines = (
            (self.say("Yang diperiksa", "Looked at"), contents(hasil)),
            (self.say("Dokumen", "Documents"), ", ".join(files) if len(files) < 10 else str(len(files))),
            (self.say("Aturan yang dijalankan", "Rules that ran"), str(rules or "")),
            (
                self.say("Terhadap audit terdahulu", "Against the earlier audit"),
                ", ".join(f"{status[s]} {STATUS[s].pick(self.lang)}" for s in get_args(Status) if status[s]),
            ),
        )
        yield Heading(1, self.say("Ruang lingkup", "Scope"))
        yield Labelled(tuple((label, said) for label, said in lines if said))

    def reading(self) -> Iterator[Block]:
        """Yield what the parts of a finding mean."""
        yield Heading(1, self.say("Cara membaca temuan", "How to read a finding"))
        yield Labelled(tuple((name.pick(self.lang), meaning.pick(self.lang)) for name, meaning in READING))

    def next_steps(self, left: int) -> Iterator[Block]:
        """Yield how the findings that are not shown are had, and the other forms of the report."""
        if left > 0:
            yield Heading(2, self.say(f"{left} temuan lain: --all", f"{left} more findings: --all"))
        yield Paragraph(
            self.say(
                "Kertas kerja: -o kertas-kerja.xlsx · Naskah: -o naskah.docx · Satu aturan: kaskade rules KODE",
                "Worksheet: -o worksheet.xlsx · Report: -o report.docx · One rule: kaskade rules CODE",
            )
        )

    def onwards(self) -> Iterator[Block]:
        """Yield what to do next with many cascades."""
        yield Paragraph(
            self.say(
                "Kertas kerja dan naskah tiap unit, dan ikhtisarnya: -o hasil/ · Satu unit: sebut berkasnya saja",
                "A worksheet and a report a unit, and the overview: -o results/ · One unit: name its file alone",
            )
        )
        yield Paragraph(
            self.say(
                "Siapa menyalin dari siapa: kaskade link --copies BERKAS",
                "Who copied from whom: kaskade link --copies FILES",
            )
        )
