"""Chapters III and IV: the findings, one section a rule, gravest first; what to do first; the informational ones.

Criterion and consequence are the same wherever a rule is broken, so they stand once, with the places in a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan
from kaskade_graph.reports.naskah.blok import Blok, Daftar, Judul, Lencana, Paragraf, Sel, Tabel, Uraian
from kaskade_graph.reports.naskah.kata import Kata, files
from kaskade_graph.reports.rule_texts import family, rule_of, title

_FREQUENT = 5
"""How many of the most frequent warnings are recommended for correction, besides all errors."""


def report(hasil: Sequence[Hasil], kata: Kata) -> Iterator[Blok]:
    """Yield chapter III: errors and warnings that are still to act on."""
    yield Judul(1, kata.say("III. Uraian Temuan", "III. Findings"))
    number = 0
    for one in hasil:
        grave = [t for t in one.temuan if t.aktif and t.keparahan is not Keparahan.INFO]
        if len(hasil) > 1:
            yield Judul(2, kata.kaskade(one))
        if not grave:
            yield Paragraf(kata.say("Tidak ada kesalahan atau peringatan.", "There is no error or warning."))
        before, letter = "", 0
        for group in _by_rule(grave):
            subject = f"{family(group[0].kode).pick(kata.lang)} ({group[0].kode[:4]})"
            if len(hasil) == 1 and subject != before:
                yield Judul(2, f"{chr(ord('A') + letter)}. {subject}")
                letter += 1
            before = subject
            number += 1
            yield from _section(number, group, kata, files(one))


def _by_rule(temuan: Sequence[Temuan]) -> list[list[Temuan]]:
    """Return groups of one rule and severity; the family with the gravest findings, and most of them, first."""
    groups: dict[tuple[str, Keparahan], list[Temuan]] = {}
    for one in temuan:
        groups.setdefault((one.kode, one.keparahan), []).append(one)
    weight = {
        name: [-sum(t.keparahan is k for t in temuan if t.kode[:4] == name) for k in Keparahan]
        for name in {t.kode[:4] for t in temuan}
    }
    order = sorted(groups, key=lambda g: (weight[g[0][:4]], g[0][:4], g[1].peringkat, g[0]))
    return [groups[key] for key in order]


def _section(number: int, group: Sequence[Temuan], kata: Kata, berkas: Sequence[str]) -> Iterator[Blok]:
    first = group[0]
    yield Judul(3, f"{number}. {kata.of(title(first))}")
    many = kata.say(f"{len(group)} temuan", f"{len(group)} findings" if len(group) > 1 else "1 finding")
    yield Lencana(first.keparahan, first.keparahan.teks.pick(kata.lang), f"{first.kode} · {many}")
    yield from _alone(first, kata, berkas) if len(group) == 1 else _together(group, kata, berkas)


def _alone(temuan: Temuan, kata: Kata, berkas: Sequence[str]) -> Iterator[Blok]:
    rows = [(kata.say("Unsur", "Element"), kata.letak(temuan))] if temuan.jalur else []
    rows += [
        (kata.say("Kondisi", "Condition"), kata.of(temuan.kondisi)),
        (kata.say("Kriteria", "Criterion"), kata.of(temuan.kriteria)),
        (kata.say("Akibat", "Consequence"), kata.of(temuan.akibat)),
        (kata.say("Rekomendasi", "Recommendation"), kata.of(temuan.rekomendasi)),
    ]
    if temuan.bukti:
        rows.append((kata.say("Bukti", "Evidence"), kata.bukti(temuan, berkas)))
    yield Uraian(tuple(rows))


def _together(group: Sequence[Temuan], kata: Kata, berkas: Sequence[str]) -> Iterator[Blok]:
    first, number = group[0], len(group)
    advice = {kata.of(t.rekomendasi) for t in group}
    where = kata.say(
        f"Terdapat pada {number} tempat, dirinci pada tabel di bawah ini.",
        f"The case in {number} places, listed in the table below.",
    )
    rows = [
        (kata.say("Kondisi", "Condition"), where),
        (kata.say("Kriteria", "Criterion"), kata.of(first.kriteria)),
        (kata.say("Akibat", "Consequence"), kata.of(first.akibat)),
    ]
    same = len(advice) == 1
    rule = rule_of(first.kode)
    if same:
        rows.append((kata.say("Rekomendasi", "Recommendation"), advice.pop()))
    elif rule is not None:
        rows.append((kata.say("Rekomendasi", "Recommendation"), kata.of(rule.rekomendasi)))
    yield Uraian(tuple(rows))
    yield _places(group, kata, berkas, advice=not same)


def _places(group: Sequence[Temuan], kata: Kata, berkas: Sequence[str], *, advice: bool) -> Tabel:
    heads = [kata.say("No", "No"), kata.say("Unsur dan kondisi", "Element and condition")]
    widths = [0.6, 5.2]
    quoted = any(t.bukti for t in group)  # a graph may come without its evidence
    if advice:
        heads.append(kata.say("Rekomendasi", "Recommendation"))
        widths.append(3.0)
    rows: list[tuple[str | Sel, ...]] = [
        (
            str(n),
            Sel(kata.kondisi(t), atas=kata.pemilik(t)),
            *([kata.of(t.rekomendasi)] if advice else []),
            *([kata.bukti(t, berkas)] if quoted else []),
        )
        for n, t in enumerate(group, 1)
    ]
    if quoted:
        heads.append(kata.say("Bukti", "Evidence"))
        widths.append(3.8 if advice else 4.4)
    return Tabel(
        "",
        tuple(heads),
        tuple(rows),
        tuple(widths),
        angka=(0,),
    )


def main_advice(hasil: Sequence[Hasil], kata: Kata) -> Iterator[Blok]:
    """Yield chapter IV: what puts right all errors, and the warnings that occur most often."""
    groups: dict[tuple[Keparahan, str], list[Temuan]] = {}
    for temuan in (t for h in hasil for t in h.temuan if t.aktif):
        groups.setdefault((temuan.keparahan, temuan.kode), []).append(temuan)
    often = sorted(groups, key=lambda key: (key[0].peringkat, -len(groups[key]), key[1]))
    chosen = [key for key in often if key[0] is Keparahan.ERROR]
    chosen += [key for key in often if key[0] is Keparahan.WARNING][:_FREQUENT]
    yield Judul(1, kata.say("IV. Rekomendasi Utama", "IV. Main Recommendations"))
    if not chosen:
        yield Paragraf(
            kata.say("Tidak ada yang perlu diperbaiki segera.", "There is nothing to put right at once.")
        )
        return
    yield Paragraf(
        kata.say(
            "Perbaikan didahulukan pada hal-hal berikut: seluruh kesalahan, lalu peringatan yang paling sering.",
            "What to put right first: all errors, then the most frequent warnings.",
        )
    )
    yield Daftar(tuple(_advice(groups[key], kata) for key in chosen))


def _advice(group: Sequence[Temuan], kata: Kata) -> tuple[str, str]:
    first = group[0]
    rule = rule_of(first.kode)
    text = first.rekomendasi if len(group) == 1 or rule is None else rule.rekomendasi
    many = kata.say(f"{len(group)} temuan", f"{len(group)} findings" if len(group) > 1 else "1 finding")
    return f"{kata.of(title(first))} ({first.kode}, {many}).", kata.of(text)


def informational(hasil: Sequence[Hasil], kata: Kata, number: int) -> Iterator[Blok]:
    """Yield the annex of informational findings, nothing when there are none."""
    found = [(h, [t for t in h.temuan if t.aktif and t.keparahan is Keparahan.INFO]) for h in hasil]
    if not any(temuan for _, temuan in found):
        return
    yield Judul(
        1, kata.say(f"Lampiran {number}. Catatan informasi", f"Annex {number}. Informational remarks")
    )
    heads = ("No", *_HEADS[kata.lang])
    for one, temuan in found:
        named = files(one)
        rows: tuple[tuple[str | Sel, ...], ...] = tuple(
            (
                str(n),
                f"{t.kode}\n{kata.of(title(t))}",
                kata.unsur(t),
                kata.of(t.kondisi),
                kata.of(t.rekomendasi),
                kata.bukti(t, named),
            )
            for n, t in enumerate(temuan, 1)
        )
        if rows:
            name = kata.kaskade(one) if len(hasil) > 1 else ""
            yield Tabel(name, heads, rows, (0.7, 2, 2.6, 4, 3.6, 3.6), angka=(0,))


_HEADS = {
    "id": ("Aturan", "Unsur", "Kondisi", "Rekomendasi", "Bukti"),
    "en": ("Rule", "Element", "Condition", "Recommendation", "Evidence"),
}
