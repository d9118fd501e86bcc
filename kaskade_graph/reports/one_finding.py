"""One finding as a block: in short, as one of a list, or with everything that is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Langkah, Temuan
from kaskade_graph.errors import Teks
from kaskade_graph.reports.blocks.model import Block, Finding, Heading, Paragraph
from kaskade_graph.reports.evidence import quotations
from kaskade_graph.reports.grouping import STATUS, owner
from kaskade_graph.reports.paper.words import Words
from kaskade_graph.reports.rule_texts import family, title

_PLACES = 3
"""How many places a finding of a list shows; the page and the worksheet have them all."""
_QUOTED = 5
"""How many places of a finding the page quotes; further ones are named."""
_LONGEST = 1000
READING = (
    (
        Teks("Kondisi", "Condition"),
        Teks("keadaan yang ditemukan, dengan nilainya", "what is the case, with its values"),
    ),
    (
        Teks("Kriteria", "Criterion"),
        Teks("keadaan yang seharusnya, dan dasar hukumnya", "what should be, and where it is laid down"),
    ),
    (Teks("Akibat", "Consequence"), Teks("mengapa hal itu penting", "why it matters")),
    (
        Teks("Rekomendasi", "Recommendation"),
        Teks("tindakan perbaikan yang disarankan", "what to do about it"),
    ),
    (
        Teks("Keyakinan", "Certainty"),
        Teks(
            "bila di bawah 100%, temuan perlu ditimbang oleh pemeriksa",
            "where it is below 100%, the finding needs the judgement of the auditor",
        ),
    ),
)
"""The parts of a finding and what they mean, in the order in which they stand."""


class OneFinding(Words):
    """How findings are set, in one language."""

    def finding(self, temuan: Temuan, *, brief: bool = False) -> Finding:
        """Return one finding for a list: what is the case, what to do, the first places; less when ``brief``."""
        advice = (self.say("Rekomendasi", "Recommendation"), temuan.rekomendasi.pick(self.lang))
        condition = ("", temuan.kondisi.pick(self.lang))
        places = 1 if brief else _PLACES
        left = 0 if brief else len(temuan.bukti) - places
        return Finding(
            temuan.keparahan,
            temuan.kode,
            title(temuan).pick(self.lang),
            (condition,) if brief else (condition, advice),
            temuan.keparahan.teks.pick(self.lang),
            self.state(temuan) if brief else self.stands(temuan),
            temuan.jalur[-1].text(self.lang) if temuan.jalur else "",
            tuple((b.tempat, b.kutipan) for b in temuan.bukti[:places]),
            left=self.say(f"dan {left} tempat lain", f"and {left} other places") if left > 0 else "",
            brief=brief,
        )

    def in_full(self, temuan: Temuan, anchor: str, number: int) -> Finding:
        """Return one finding with everything that is said of it."""
        texts = (temuan.kondisi, temuan.kriteria, temuan.akibat, temuan.rekomendasi)
        labels = (name.pick(self.lang) for name, _ in READING)
        found = quotations(temuan.bukti, self.lang, _LONGEST)
        others = "; ".join(q.di for q in found[_QUOTED:])
        own = temuan.jalur and temuan.jalur[-1:] != owner(temuan)[-1:]
        code = temuan.kode[:4]
        return Finding(
            temuan.keparahan,
            temuan.kode,
            title(temuan).pick(self.lang),
            tuple(zip(labels, (t.pick(self.lang) for t in texts), strict=False)),
            temuan.keparahan.teks.pick(self.lang),
            self.stands(temuan),
            temuan.jalur[-1].text(self.lang) if own else "",
            tuple((q.di, q.kutipan) for q in found[:_QUOTED]),
            self.say("Bukti", "Evidence"),
            f"{self.say('juga', 'also')}: {others}" if others else "",
            anchor=anchor,
            number=f"{self.say('Temuan', 'Finding')} {number}",
            family=(code, family(code).pick(self.lang)),
        )

    def stands(self, temuan: Temuan) -> tuple[str, ...]:
        """Return how certain a finding is, if not wholly, and how it stands against an earlier audit."""
        sure = f"{temuan.keyakinan:.0%}"
        certain = () if temuan.keyakinan >= 1 else (self.say(f"keyakinan {sure}", f"certainty {sure}"),)
        return (*certain, *self.state(temuan))

    def state(self, temuan: Temuan) -> tuple[str, ...]:
        """Return how a finding stands against an earlier audit."""
        return (STATUS[temuan.status].pick(self.lang),) if temuan.status else ()

    def element(self, steps: Sequence[Langkah], anchor: str = "", *, whole: bool = False) -> Iterator[Block]:
        """Yield the heading of an element, and below it where that stands: its parent, or the ``whole`` path."""
        everything = self.say("Seluruh dokumen", "The whole document")
        yield Heading(2, steps[-1].text(self.lang) if steps else everything, anchor)
        if above := [step.text(self.lang) for step in steps[:-1]]:
            path = " › ".join(above) if whole else f"{self.say('dalam', 'in')} {above[-1]}"
            yield Paragraph(path, small=True)
