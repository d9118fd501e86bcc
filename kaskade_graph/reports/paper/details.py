"""The annexes with every finding: one section a rule, gravest first, and a table of the informational ones.

Criterion, consequence and advice are the same wherever a rule is broken: they stand once, with the places in a table.
What is quoted stands in the worksheet: a report is read by those who sign it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan
from kaskade_graph.reports.blocks.model import Badge, Block, Cell, Heading, Labelled, Paragraph, Table
from kaskade_graph.reports.paper.front import advice, consequence, priorities
from kaskade_graph.reports.paper.words import Words, files
from kaskade_graph.reports.rule_texts import title

Found = Sequence[tuple[Hasil, Temuan]]


def report(hasil: Sequence[Hasil], words: Words, number: int) -> Iterator[Block]:
    """Yield the annex of errors and warnings that are still to act on."""
    yield Heading(1, words.say(f"Lampiran {number}. Rincian temuan", f"Annex {number}. Findings in detail"))
    of = {id(t): h for h in hasil for t in h.temuan}
    grave = [t for h in hasil for t in h.temuan if t.aktif and t.keparahan is not Keparahan.INFO]
    if not grave:
        yield Paragraph(words.say("Tidak ada kesalahan atau peringatan.", "There is no error or warning."))
    for n, group in enumerate(priorities(grave), 1):
        yield from _section(n, [(of[id(t)], t) for t in group], words, several=len(hasil) > 1)


def _section(number: int, group: Found, words: Words, *, several: bool) -> Iterator[Block]:
    findings = [t for _, t in group]
    first = findings[0]
    yield Heading(3, f"{number}. {words.of(title(first))}")
    yield Badge(
        first.keparahan,
        first.keparahan.teks.pick(words.lang),
        f"{first.kode} · {words.findings(len(group))}",
    )
    own = len({t.rekomendasi for t in findings}) > 1
    labels = [
        (words.say("Kriteria", "Criterion"), words.of(first.kriteria)),
        (words.say("Akibat", "Consequence"), consequence(findings, words)),
    ]
    if not own:
        labels.append((words.say("Rekomendasi", "Recommendation"), advice(findings, words)))
    yield Labelled(tuple(labels))
    yield _places(group, words, several=several, own=own)


def _places(group: Found, words: Words, *, several: bool, own: bool) -> Table:
    """Return the places; ``own`` says that each has its own recommendation, ``several`` that there are cascades."""
    columns: list[tuple[str, float, list[str | Cell]]] = [
        ("No", 0.6, [str(n) for n in range(1, len(group) + 1)])
    ]
    if several:
        columns.append((words.say("Kaskade", "Cascade"), 2, [words.kaskade(h) for h, _ in group]))
    columns.append(
        (
            words.say("Unsur dan kondisi", "Element and condition"),
            5.2,
            [Cell(words.kondisi(t), above=words.pemilik(t)) for _, t in group],
        )
    )
    if own:
        columns.append(
            (words.say("Rekomendasi", "Recommendation"), 3, [words.of(t.rekomendasi) for _, t in group])
        )
    if any(t.bukti for _, t in group):  # a graph may come without its evidence
        columns.append((words.say("Bukti", "Evidence"), 1.5, [words.bukti(t, files(h)) for h, t in group]))
    if any(t.remarks for _, t in group):
        columns.append(
            (
                words.say("Tanggapan dan kesimpulan", "Reply and conclusion"),
                2.6,
                [_said(t, words) for _, t in group],
            )
        )
    heads, widths, cells = zip(*columns, strict=True)
    return Table("", heads, tuple(zip(*cells, strict=True)), widths, numbers=(0,))


def _said(temuan: Temuan, words: Words) -> Cell:
    reply, remark, conclusion = words.remarks(temuan)
    noted = f"{words.say('Evaluator', 'Evaluator')}: {remark}" if remark else ""
    return Cell("\n".join(part for part in (reply, noted) if part), above=conclusion)


def informational(hasil: Sequence[Hasil], words: Words, number: int) -> Iterator[Block]:
    """Yield the annex of informational findings, nothing when there are none."""
    found = [(h, t) for h in hasil for t in h.temuan if t.aktif and t.keparahan is Keparahan.INFO]
    if not found:
        return
    yield Heading(
        1, words.say(f"Lampiran {number}. Catatan informasi", f"Annex {number}. Informational remarks")
    )
    yield Table(
        "",
        ("No", *_HEADS[words.lang]),
        tuple(
            (
                str(n),
                f"{t.kode}\n{words.of(title(t))}",
                Cell(words.of(t.kondisi), above=words.unsur(t)),
                words.bukti(t, files(h)),
            )
            for n, (h, t) in enumerate(found, 1)
        ),
        (0.6, 3, 9, 1.8),
        numbers=(0,),
    )


_HEADS = {
    "id": ("Aturan", "Unsur dan kondisi", "Bukti"),
    "en": ("Rule", "Element and condition", "Evidence"),
}
