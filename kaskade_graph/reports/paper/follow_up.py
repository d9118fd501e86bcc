"""The chapter on what became of the findings of last year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Hasil, Temuan
from kaskade_graph.reports.blocks.model import Block, Heading, Paragraph, Table
from kaskade_graph.reports.grouping import open_waived_done
from kaskade_graph.reports.paper.words import Words
from kaskade_graph.reports.rule_texts import title

_LINES = 8
"""Findings put right or waived that are shown one by one."""


def followed_up(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    """Yield the chapter: what was put right, what continues, what is waived."""
    temuan = [t for h in hasil for t in h.temuan]
    _, waived, done = open_waived_done(temuan)
    yield Heading(
        1, words.say("II. Tindak Lanjut Evaluasi Sebelumnya", "II. Follow-up of the Earlier Evaluation")
    )
    if not any(t.status for t in temuan):
        yield Paragraph(
            words.say(
                "Hasil evaluasi sebelumnya tidak disertakan, sehingga tindak lanjutnya tidak dinilai.",
                "The earlier evaluation was not given, so its follow-up is not judged.",
            )
        )
    else:
        yield Paragraph(_states(temuan, words))
    if done:
        heads: tuple[str, ...] = (
            words.say("Temuan", "Finding"),
            words.say("Kondisi semula", "Former condition"),
        )
        rows: list[tuple[str, ...]] = [
            (words.of(title(t)), words.short(t.kondisi)) for t in sorted(done, key=_unanswered)
        ]
        if any(t.remarks for t in done):
            heads += (words.say("Tanggapan unit", "Reply of the unit"),)
            replies = (words.remarks(t)[0] for t in sorted(done, key=_unanswered))
            rows = [(*row, reply) for row, reply in zip(rows, replies, strict=True)]
        yield from _some(
            words.say("Temuan yang telah selesai", "Findings that were put right"), heads, rows, words
        )
    if waived:
        heads = (words.say("Kondisi", "Condition"), words.say("Alasan", "Reason"))
        yield from _some(
            words.say("Temuan yang dikecualikan", "Findings that are waived"),
            heads,
            [(words.short(t.kondisi), words.reason(t)) for t in waived],
            words,
        )


def _states(temuan: Sequence[Temuan], words: Words) -> str:
    """Return what became of the earlier findings, each counted once, and how many are new."""
    done = sum(t.status == "selesai" for t in temuan)
    stands = Counter(t.status for t in temuan if t.aktif)
    waived = sum(t.status == "berlanjut" and not t.aktif for t in temuan)
    before = done + stands["berlanjut"] + waived
    parts = [
        words.say(f"{done} telah selesai", f"{done} were put right"),
        words.say(f"{stands['berlanjut']} berlanjut", f"{stands['berlanjut']} continue"),
    ]
    if waived:
        parts.append(words.say(f"{waived} dikecualikan", f"{waived} are waived"))
    return words.say(
        f"Dari {before} temuan terdahulu, {words.listed(parts)}; {stands['baru']} temuan baru.",
        f"Of {before} earlier findings {words.listed(parts)}; {stands['baru']} findings are new.",
    )


def _unanswered(temuan: Temuan) -> tuple[bool, int]:
    """Sort key: what the unit replied to first, then the gravest."""
    return not (temuan.remarks and temuan.remarks.tanggapan), temuan.keparahan.peringkat


def _some(
    caption: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], words: Words
) -> Iterator[Block]:
    yield Table(caption, heads, tuple(rows[:_LINES]), (2, 3) if len(heads) == 2 else (2, 3, 2))
    if len(rows) > _LINES:
        yield Paragraph(words.more(len(rows) - _LINES), small=True)
