"""Chapter II: how many findings there are, of what severity, on which level of the cascade, of which family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kaskade_graph.audit.finding import Hasil, Temuan, count
from kaskade_graph.model import RANTAI
from kaskade_graph.reports.grouping import open_waived_done, owner
from kaskade_graph.reports.naskah.blok import Blok, Judul, Paragraf, Sel, Tabel
from kaskade_graph.reports.naskah.kata import Kata
from kaskade_graph.reports.rule_texts import family, title

_NUMBERS = (1.5, 1.5, 1.5, 1.5)


def summary(hasil: Sequence[Hasil], kata: Kata) -> Iterator[Blok]:
    """Yield the chapter."""
    temuan = [t for h in hasil for t in h.temuan]
    active, waived, done = open_waived_done(temuan)
    error, warning, info = count(active).values()
    yield Judul(1, kata.say("II. Ringkasan Hasil", "II. Summary"))
    yield Paragraf(
        kata.say(
            f"Evaluasi menemukan {error + warning} hal yang perlu ditindaklanjuti, yaitu {error} kesalahan dan "
            f"{warning} peringatan, serta {info} catatan informasi.",
            f"The evaluation found {error + warning} matters to act on, {error} errors and {warning} warnings, and "
            f"{info} informational remarks.",
        )
    )
    if len(hasil) > 1:
        yield _by_cascade(hasil, kata)
    yield _by_level(active, hasil, kata)
    yield _by_family(active, kata)
    yield Paragraf(
        kata.say(
            "Kesalahan harus diperbaiki karena membuat kaskade atau angkanya keliru; peringatan melemahkan mutu "
            "kaskade; informasi untuk dipertimbangkan.",
            "An error must be put right, as it makes the cascade or its figures wrong; a warning weakens the "
            "cascade; information is for consideration.",
        ),
        kecil=True,
    )
    if any(t.status for t in temuan) or waived:
        yield from _followed_up(temuan, waived, done, kata)


def _counts(temuan: Iterable[Temuan]) -> tuple[str, ...]:
    found = list(count(temuan).values())
    return tuple(str(n) for n in (*found, sum(found)))


def _heads(first: str, kata: Kata, *more: str) -> tuple[str, ...]:
    return (first, *kata.heads(), kata.say("Jumlah", "Total"), *more)


def _total(kata: Kata) -> Sel:
    return Sel(kata.say("Jumlah", "Total"), tebal=True)


def _by_cascade(hasil: Sequence[Hasil], kata: Kata) -> Tabel:
    rows: list[tuple[str | Sel, ...]] = [(kata.kaskade(h), *_counts(h.temuan)) for h in hasil]
    rows.append((_total(kata), *_counts(t for h in hasil for t in h.temuan)))
    return Tabel(
        kata.say("Temuan menurut kaskade", "Findings by cascade"),
        _heads(kata.say("Kaskade", "Cascade"), kata),
        tuple(rows),
        (4, *_NUMBERS),
        angka=(1, 2, 3, 4),
        jumlah=True,
    )


def _by_level(active: Sequence[Temuan], hasil: Sequence[Hasil], kata: Kata) -> Tabel:
    """Findings of an indikator are counted on the level that it measures, and once more in the last column."""
    whole = kata.say("Seluruh dokumen", "The whole document")
    levels = [whole, *(j.teks.id for j in RANTAI)]
    groups: dict[str, list[Temuan]] = {name: [] for name in levels}
    for temuan in active:
        path = owner(temuan)
        groups.setdefault(path[-1].jenis if path else whole, []).append(temuan)
    held = Counter({j.teks.id: sum(h.isi.get(j.value, 0) for h in hasil) for j in RANTAI})
    rows: list[tuple[str | Sel, ...]] = [
        (name, str(held[name]) if name in held else "", *_counts(found), str(_on_indikator(found)))
        for name, found in groups.items()
    ]
    rows.append((_total(kata), "", *_counts(active), str(_on_indikator(active))))
    return Tabel(
        kata.say("Temuan menurut jenjang kaskade", "Findings by level of the cascade"),
        (
            kata.say("Jenjang", "Level"),
            kata.say("Jumlah unsur", "Elements"),
            *_heads("", kata)[1:],
            kata.say("Di antaranya pada indikator", "Of these on indikator"),
        ),
        tuple(rows),
        (2.9, 1.2, *_NUMBERS, 1.6),
        angka=(1, 2, 3, 4, 5, 6),
        jumlah=True,
    )


def _on_indikator(temuan: Iterable[Temuan]) -> int:
    return sum(bool(t.jalur) and t.jalur[-1].jenis == "Indikator" for t in temuan)


def _by_family(active: Sequence[Temuan], kata: Kata) -> Tabel:
    groups: dict[str, list[Temuan]] = {}
    for temuan in sorted(active, key=lambda t: t.kode):
        groups.setdefault(temuan.kode[:4], []).append(temuan)
    rows: list[tuple[str | Sel, ...]] = [
        (f"{name} {family(name).pick(kata.lang)}", *_counts(found)) for name, found in groups.items()
    ]
    rows.append((_total(kata), *_counts(active)))
    return Tabel(
        kata.say("Temuan menurut pokok pemeriksaan", "Findings by subject"),
        _heads(kata.say("Pokok pemeriksaan", "Subject"), kata),
        tuple(rows),
        (4, *_NUMBERS),
        angka=(1, 2, 3, 4),
        jumlah=True,
    )


def _followed_up(
    temuan: Sequence[Temuan], waived: Sequence[Temuan], done: Sequence[Temuan], kata: Kata
) -> Iterator[Blok]:
    yield Judul(2, kata.say("Tindak lanjut evaluasi sebelumnya", "Since the earlier evaluation"))
    states = Counter(t.status for t in temuan if t.pengecualian is None or t.status == "selesai")
    yield Paragraf(
        kata.say(
            f"Dibandingkan dengan evaluasi sebelumnya, {states['baru']} temuan baru, {states['berlanjut']} "
            f"berlanjut, dan {states['selesai']} selesai; {len(waived)} dikecualikan.",
            f"Compared with the earlier evaluation, {states['baru']} findings are new, {states['berlanjut']} "
            f"continue, and {states['selesai']} were put right; {len(waived)} are waived.",
        )
    )
    if done:
        yield Tabel(
            kata.say("Temuan yang telah selesai", "Findings that were put right"),
            (
                kata.say("Kode", "Code"),
                kata.say("Temuan", "Finding"),
                kata.say("Kondisi semula", "Former condition"),
            ),
            tuple((t.kode, kata.of(title(t)), kata.of(t.kondisi)) for t in done),
            (1, 2.6, 5),
        )
    if waived:
        yield Tabel(
            kata.say("Temuan yang dikecualikan", "Findings that are waived"),
            (kata.say("Kode", "Code"), kata.say("Kondisi", "Condition"), kata.say("Alasan", "Reason")),
            tuple((t.kode, kata.of(t.kondisi), _reason(t, kata)) for t in waived),
            (1, 4, 3.6),
        )


def _reason(temuan: Temuan, kata: Kata) -> str:
    waiver = temuan.pengecualian
    if waiver is None:
        return ""
    until = f", {kata.say('sampai', 'until')} {waiver.sampai}" if waiver.sampai else ""
    return kata.cut(f"{waiver.alasan} ({waiver.oleh}{until})")
