"""The first page: what it is about, what was found, what comes first, and where people sign under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan, count
from kaskade_graph.audit.gravity import key
from kaskade_graph.reports.blocks.model import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Signatures,
    Table,
    Title,
)
from kaskade_graph.reports.paper.words import Words
from kaskade_graph.reports.rule_texts import rule_of, title

_BLANK = "." * 32
_FIRST = 6
"""Matters on the first page: what fits above the signatures."""
_CONDITION, _ADVICE = 170, 150
"""Characters of a condition and of a recommendation there; both stand in full in the annex."""


def front(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    """Yield the page."""
    yield _title(hasil, words)
    yield Paragraph(_verdict(hasil, words))
    yield Heading(1, words.say("Yang didahulukan", "What comes first"))
    active = [t for h in hasil for t in h.temuan if t.aktif and t.keparahan is not Keparahan.INFO]
    matters = priorities(active)
    if matters:
        yield _first(matters[:_FIRST], words)
    left = len(matters) - _FIRST
    yield Paragraph(
        words.say(
            f"Masih ada {left} pokok lain pada Bab IV. " if left > 0 else "",
            f"Chapter IV has {left} more. " if left > 0 else "",
        )
        + words.say(
            "Rincian setiap temuan dengan bukti dan kriterianya ada pada Lampiran 1.",
            "Annex 1 has every finding with its evidence and criterion.",
        )
        if matters
        else words.say(
            "Tidak ada kesalahan atau peringatan yang perlu ditindaklanjuti.",
            "There is no error or warning to act on.",
        ),
        small=bool(matters),
    )
    yield _signatures(words)


def priorities(active: Sequence[Temuan]) -> list[list[Temuan]]:
    """Return the findings by rule, the rule with the gravest first; in each the gravest first."""
    groups: dict[str, list[Temuan]] = {}
    for one in sorted(active, key=key):
        groups.setdefault(one.kode, []).append(one)
    return sorted(groups.values(), key=lambda g: (g[0].keparahan.peringkat, -len(g), key(g[0])))


def consequence(group: Sequence[Temuan], words: Words) -> str:
    """Return why the findings of one rule matter: as the only one says, else as the rule does."""
    rule = rule_of(group[0].kode)
    same = len({t.akibat for t in group}) == 1
    return words.of(group[0].akibat if same or rule is None else rule.akibat)


def advice(group: Sequence[Temuan], words: Words) -> str:
    """Return what to do about the findings of one rule: that of the only one, else what the rule says."""
    rule = rule_of(group[0].kode)
    same = len({t.rekomendasi for t in group}) == 1
    return words.of(group[0].rekomendasi if same or rule is None else rule.rekomendasi)


def _first(matters: Sequence[Sequence[Temuan]], words: Words) -> Table:
    rows = []
    for number, group in enumerate(matters, 1):
        example = words.say("misalnya: ", "such as: ") if len(group) > 1 else ""
        rows.append(
            (
                str(number),
                words.graded(group[0]),
                Cell(example + words.short(group[0].kondisi, _CONDITION), above=words.of(title(group[0]))),
                words.clip(advice(group, words), _ADVICE),
                str(len(group)),
            )
        )
    return Table(
        "",
        (
            "No",
            words.say("Keparahan", "Severity"),
            words.say("Yang ditemukan", "What was found"),
            words.say("Rekomendasi", "Recommendation"),
            words.say("Temuan", "Findings"),
        ),
        tuple(rows),
        (0.6, 1.6, 5.2, 3.7, 1.3),
        numbers=(0, 4),
    )


def _title(hasil: Sequence[Hasil], words: Words) -> Title:
    if len(hasil) == 1:
        one = hasil[0]
        edition = "" if one.versi == "murni" else f" ({one.versi})"
        about = f"{one.unit} · {words.say('Tahun', 'Year')} {one.tahun}{edition}"
    else:
        years = sorted({h.tahun for h in hasil})
        span = "-".join(dict.fromkeys(str(y) for y in (years[0], years[-1]))) if years else ""
        units = len({h.unit for h in hasil})
        about = words.say(f"{units} unit kerja · Tahun {span}", f"{units} units · Year {span}")
    return Title(
        lines=(
            words.say(
                "NASKAH HASIL EVALUASI KASKADE KINERJA", "REPORT ON THE EVALUATION OF A PERFORMANCE CASCADE"
            ),
        ),
        about=(words.cut(about),),
        blanks=(f"{words.say('Nomor', 'Number')}: {_BLANK}", f"{words.say('Tanggal', 'Date')}: {_BLANK}"),
    )


def _verdict(hasil: Sequence[Hasil], words: Words) -> str:
    error, warning, info = count(t for h in hasil for t in h.temuan).values()
    indikator = sum(h.isi.get("Indikator", 0) for h in hasil)
    text = words.say(
        f"Dari {indikator} indikator yang diperiksa, evaluasi menemukan {error} kesalahan yang harus diperbaiki "
        f"karena membuat kaskade atau angkanya keliru, {warning} peringatan yang melemahkan mutunya, dan {info} "
        "catatan informasi.",
        f"Among {indikator} indikator the evaluation found {error} errors that must be put right, as they make the "
        f"cascade or its figures wrong, {warning} warnings that weaken it, and {info} informational remarks.",
    )
    temuan = [t for h in hasil for t in h.temuan]
    if any(t.status for t in temuan):
        done = sum(t.status == "selesai" for t in temuan)
        on = sum(t.status == "berlanjut" and t.aktif for t in temuan)
        text += words.say(
            f" Dari evaluasi sebelumnya {done} temuan telah selesai dan {on} masih berlanjut.",
            f" Of the earlier evaluation {done} findings were put right and {on} continue.",
        )
    return text


def _signatures(words: Words) -> Signatures:
    place = f"{_BLANK}, {_BLANK[:20]}"
    blanks = ("", "", "", f"({_BLANK})", "NIP ........................")
    unit = (
        words.say("Mengetahui,", "Seen,"),
        words.say("Pimpinan unit yang dievaluasi", "Head of the evaluated unit"),
        *blanks,
    )
    team = (place, words.say("Ketua tim evaluasi", "Head of the evaluation team"), *blanks)
    return Signatures((unit, team))
