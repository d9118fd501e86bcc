"""Rules for people: the list, and one rule in full."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from kaskade_graph.audit.regulations import basis
from kaskade_graph.audit.rule import Aturan, false_alarms
from kaskade_graph.audit.rule import family as family_of
from kaskade_graph.errors import Lang, Teks


def listing(rules: Sequence[Aturan], lang: Lang) -> str:
    """Return one line a rule, by family."""
    lines: list[str] = []
    family = ""
    for rule in rules:
        if rule.keluarga != family:
            family = rule.keluarga
            lines += ["", f"{family}xx  {family_of(family).pick(lang)}"]
        lines.append(f"  {rule.kode}  {rule.keparahan.teks.pick(lang):<11} {rule.judul.pick(lang)}")
    more = Teks("Selengkapnya: kaskade rules KODE", "In full: kaskade rules CODE").pick(lang)
    return "\n".join(lines[1:]) + f"\n\n{more}\n"


def page(rule: Aturan, lang: Lang, width: int = 100) -> str:
    """Return all there is to know about one rule."""
    lines = [
        f"{rule.kode}  {rule.judul.pick(lang)}",
        f"{rule.nama}, {rule.keparahan.teks.pick(lang).lower()}, {rule.mesin}, {rule.sumber}",
    ]
    for name, teks in (
        (Teks("Yang ditemukan", "What it finds"), rule.temuan),
        (Teks("Kriteria", "Criterion"), rule.kriteria),
        (Teks("Akibat", "Why it matters"), rule.akibat),
        (Teks("Rekomendasi", "How to put it right"), rule.rekomendasi),
        (Teks("Contoh", "Example"), rule.contoh),
        (Teks("Salah alarm yang diketahui", "Known false alarms"), false_alarms(rule)),
    ):
        lines += [
            "",
            name.pick(lang),
            *textwrap.wrap(teks.pick(lang), width, initial_indent="  ", subsequent_indent="  "),
        ]
    lines += ["", Teks("Dasar", "Basis").pick(lang)]
    for key in rule.dasar:
        lines += textwrap.wrap(basis(key).pick(lang), width, initial_indent="  ", subsequent_indent="  ")
    lines += ["", Teks(f"Sejak versi {rule.sejak}", f"Since version {rule.sejak}").pick(lang)]
    return "\n".join(lines) + "\n"
