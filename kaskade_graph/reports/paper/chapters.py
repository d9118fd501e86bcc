"""The chapters: introduction, follow-up of last year, results and recommendations by component, the unit's replies.

The parts and their order are those of a Laporan Hasil Evaluasi under PermenPANRB 88/2021. Criteria stand once, in
the annex.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kaskade_graph import __version__
from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan, count
from kaskade_graph.audit.gravity import burden, key
from kaskade_graph.audit.regulations import DASAR
from kaskade_graph.evaluation.criteria import component, components
from kaskade_graph.model import RANTAI
from kaskade_graph.reports.blocks.model import Block, Cell, Heading, Numbered, Paragraph, Table
from kaskade_graph.reports.paper.follow_up import followed_up
from kaskade_graph.reports.paper.front import advice, priorities
from kaskade_graph.reports.paper.words import Words, files
from kaskade_graph.reports.rule_texts import family, rule_of, title

_RESULTS = 9
"""Rules shown under a component; the annex has them all."""
_FREQUENT = 8
"""How many of the most frequent warnings are recommended for correction, besides all errors."""
_REPLIES = 15
"""Replies shown in the chapter; those on the other findings stand with them in the annex."""


def chapters(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    """Yield the five chapters."""
    yield from _introduction(hasil, words)
    yield from followed_up(hasil, words)
    yield from _results(hasil, words)
    yield from _recommendations(hasil, words)
    yield from _replies(hasil, words)


def _introduction(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    yield Heading(1, words.say("I. Pendahuluan", "I. Introduction"))
    used = [rule for code in sorted({c for h in hasil for c in h.diperiksa}) if (rule := rule_of(code))]
    cited = {basis for rule in used for basis in rule.dasar}
    laws = [
        words.of(text)
        for basis, text in DASAR.items()
        if basis in cited and basis[0].isupper() and any(c.isdigit() for c in basis)
    ]
    if laws:
        yield Heading(2, words.say("A. Dasar hukum", "A. Legal basis"))
        yield Numbered(tuple(("", law + ".") for law in laws))
    yield Heading(2, words.say("B. Ruang lingkup dan cara", "B. Scope and method"))
    yield from _scope(hasil, words)
    codes = {code for h in hasil for code in h.diperiksa}
    subjects = "; ".join(family(f).pick(words.lang).lower() for f in sorted({c[:4] for c in codes}))
    yield Paragraph(
        words.say(
            f"Dokumen dibaca dan diperiksa dengan kaskade-graph versi {__version__} memakai {len(codes)} aturan "
            f"tentang: {subjects}. Yang dinilai adalah mutu dokumen kaskade, bukan capaian kinerja unit; temuan "
            "dikonfirmasi kepada unit sebelum ditetapkan, dan yang keyakinannya rendah disajikan sebagai informasi.",
            f"The document was read and checked with kaskade-graph {__version__} by {len(codes)} rules on "
            f"{subjects}. What is judged is the cascade as a document, not the performance of the unit; findings "
            "are confirmed with the unit before they are settled, and what is not certain is given as information.",
        )
    )


def _scope(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    if len(hasil) == 1:
        one = hasil[0]
        held = [
            f"{one.isi.get(j.value, 0)} {j.teks.id.lower()}" for j in RANTAI if one.isi.get(j.value, 0)
        ] + [f"{one.isi.get('Indikator', 0)} indikator"]
        named = files(one)
        source = (
            words.say(f" Sumbernya: {', '.join(named)}.", f" Source: {', '.join(named)}.") if named else ""
        )
        yield Paragraph(
            words.say(
                f"Yang dievaluasi adalah kaskade kinerja {words.kaskade(one)}, yang memuat {words.listed(held)}.",
                f"What was evaluated is the performance cascade of {words.kaskade(one)}, "
                f"which holds {words.listed(held)}.",
            )
            + source
        )
        return
    yield Paragraph(
        words.say(
            f"Yang dievaluasi adalah {len(hasil)} kaskade kinerja berikut, menurut bobot temuannya: kesalahan 5, "
            "peringatan 2, informasi 1, untuk setiap 100 indikator.",
            f"What was evaluated are the following {len(hasil)} performance cascades, by the weight of their "
            "findings: error 5, warning 2, info 1, for each 100 indikator.",
        )
    )
    rows: list[tuple[str | Cell, ...]] = [
        (
            words.kaskade(h),
            str(h.isi.get("Indikator", 0)),
            *(str(n) for n in count(h.temuan).values()),
            f"{burden(h):.0f}",
        )
        for h in sorted(hasil, key=lambda h: (-burden(h), h.unit, h.tahun))
    ]
    heads = (
        words.say("Kaskade", "Cascade"),
        "Indikator",
        *words.heads(),
        words.say("Bobot per 100", "Weight by 100"),
    )
    yield Table("", heads, tuple(rows), (4, 1.4, 1.5, 1.5, 1.5, 1.6), numbers=(1, 2, 3, 4, 5))


def _by_component(hasil: Sequence[Hasil]) -> dict[str, list[Temuan]]:
    found: dict[str, list[Temuan]] = {number: [] for number in components()}
    for temuan in (t for h in hasil for t in h.temuan if t.aktif and t.keparahan is not Keparahan.INFO):
        found.setdefault(component(temuan.kode), []).append(temuan)
    return found


def _results(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    yield Heading(1, words.say("III. Hasil per Komponen", "III. Results by Component"))
    names = components()
    silent = []
    letter = 0
    for number, found in _by_component(hasil).items():
        if not found:
            silent.append(words.of(names[number]))
            continue
        yield Heading(2, f"{chr(ord('A') + letter)}. {words.of(names[number])}")
        letter += 1
        error, warning, _ = count(found).values()
        yield Paragraph(
            words.say(
                f"{error} kesalahan dan {warning} peringatan.", f"{error} errors and {warning} warnings."
            )
        )
        groups = priorities(found)
        yield _found(groups[:_RESULTS], words)
        if len(groups) > _RESULTS:
            left = sum(len(g) for g in groups[_RESULTS:])
            yield Paragraph(words.more(left), small=True)
    if silent:
        yield Paragraph(
            words.say(
                f"Pada komponen {words.listed(silent)} pemeriksaan dokumen kaskade tidak memberi temuan; komponen "
                "itu dinilai evaluator dari dokumen lain.",
                f"On the components {words.listed(silent)} a check of the cascade gives no finding; evaluators "
                "judge them from other documents.",
            )
        )


def _found(groups: Sequence[Sequence[Temuan]], words: Words) -> Table:
    rows = []
    for group in groups:
        example = words.say("misalnya: ", "such as: ") if len(group) > 1 else ""
        rows.append(
            (
                words.graded(group[0]),
                words.of(title(group[0])),
                str(len(group)),
                example + words.short(group[0].kondisi, 230),
            )
        )
    heads = (
        words.say("Keparahan", "Severity"),
        words.say("Temuan", "Finding"),
        words.say("Jumlah", "Number"),
        words.say("Kondisi", "Condition"),
    )
    return Table("", heads, tuple(rows), (1.5, 2.8, 1, 5.4), numbers=(2,))


def _recommendations(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    yield Heading(1, words.say("IV. Rekomendasi per Komponen", "IV. Recommendations by Component"))
    names = components()
    given = {number: _chosen(found) for number, found in _by_component(hasil).items() if found}
    if not given:
        yield Paragraph(
            words.say("Tidak ada yang perlu diperbaiki segera.", "There is nothing to put right at once.")
        )
    for letter, (number, groups) in zip("ABCD", given.items(), strict=False):
        yield Heading(2, f"{letter}. {words.of(names[number])}")
        yield Numbered(tuple(_item(group, words) for group in groups))


def _chosen(found: Sequence[Temuan]) -> list[list[Temuan]]:
    """Return what is recommended: what puts right all errors, and the most frequent warnings."""
    groups = priorities(found)
    grave = [g for g in groups if g[0].keparahan is Keparahan.ERROR]
    return grave + [g for g in groups if g[0].keparahan is Keparahan.WARNING][:_FREQUENT]


def _item(group: Sequence[Temuan], words: Words) -> tuple[str, str]:
    many = words.findings(len(group))
    return f"{words.of(title(group[0]))} ({group[0].kode}, {many}).", advice(group, words)


def _replies(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    yield Heading(
        1,
        words.say(
            "V. Tanggapan Unit dan Kesimpulan Evaluator",
            "V. Replies of the Unit and the Evaluator's Conclusion",
        ),
    )
    findings = [t for h in hasil for t in h.temuan]
    answered = [t for t in findings if t.remarks is not None]
    if not answered:
        yield Paragraph(
            words.say(
                "Belum ada tanggapan. Tanggapan dan kesimpulan diisi pada kertas kerja dan dimuat dalam naskah "
                "berikutnya (--replies).",
                "There is no reply yet. Replies and conclusions are filled in in the worksheet and stand in the "
                "next report (--replies).",
            )
        )
        return
    concluded = Counter(
        t.remarks.kesimpulan.pick(words.lang) for t in answered if t.remarks and t.remarks.kesimpulan
    )
    said = "".join(f"; {word}: {n}" for word, n in sorted(concluded.items()))
    replied = [t for t in answered if t.remarks and t.remarks.tanggapan]
    done = sum(t.status == "selesai" for t in replied)
    fixed = words.say(f", {done} di antaranya telah selesai", f", {done} of them put right") if done else ""
    yield Paragraph(
        words.say(
            f"Unit menanggapi {len(replied)} dari {len(findings)} temuan{fixed}{said}.",
            f"The unit replied to {len(replied)} of {len(findings)} findings{fixed}{said}.",
        )
    )
    shown = sorted(answered, key=key)[:_REPLIES]
    heads = (
        words.say("Temuan", "Finding"),
        words.say("Tanggapan unit", "Reply of the unit"),
        words.say("Catatan evaluator", "Evaluator's remark"),
        words.say("Kesimpulan", "Conclusion"),
    )
    rows = tuple((_answered(t, words), *words.remarks(t)) for t in shown)
    yield Table("", heads, rows, (3.6, 3, 2.6, 1.7))
    if len(answered) > _REPLIES:
        yield Paragraph(words.more(len(answered) - _REPLIES), small=True)


def _answered(temuan: Temuan, words: Words) -> Cell:
    """Return the condition of a finding; one that was put right since is said to be."""
    put_right = words.say("Telah selesai", "Put right") if temuan.status == "selesai" else ""
    return Cell(words.short(temuan.kondisi, 170), above=put_right)
