"""Reference of the audit rules, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from docs_pages.markdown import cell, page, table
from kaskade_graph.audit.dasar import DASAR
from kaskade_graph.audit.rule import KELUARGA, Aturan, false_alarms
from kaskade_graph.audit.rules import load_all
from kaskade_graph.errors import Lang, Teks

_PARTS = (
    (Teks("Yang ditemukan", "What it finds"), "temuan"),
    (Teks("Kriteria", "Criterion"), "kriteria"),
    (Teks("Akibat", "Why it matters"), "akibat"),
    (Teks("Rekomendasi", "How to put it right"), "rekomendasi"),
    (Teks("Contoh", "Example"), "contoh"),
)


def render(lang: Lang) -> str:
    """Return the page."""
    rules = load_all()
    families = [f for f in KELUARGA if any(r.keluarga == f for r in rules)]
    parts = []
    for family in families:
        members = [r for r in rules if r.keluarga == family]
        parts.append([f"## {family}xx {KELUARGA[family].pick(lang)}"])
        parts += [list(_rule(rule, lang)) for rule in members]
    return page(lang, Teks("Aturan audit", "Audit rules").pick(lang), _overview(rules, lang), *parts)


def _overview(rules: list[Aturan], lang: Lang) -> list[str]:
    heads = [
        t.pick(lang) for t in (Teks("Kode", "Code"), Teks("Keparahan", "Severity"), Teks("Aturan", "Rule"))
    ]
    rows = [
        (f"[{r.kode}](#{r.kode.lower()})", r.keparahan.teks.pick(lang), cell(r.judul.pick(lang)))
        for r in rules
    ]
    return table(heads, rows)


def _rule(rule: Aturan, lang: Lang) -> Iterator[str]:
    yield f'<a id="{rule.kode.lower()}"></a>'
    yield ""
    yield f"### {rule.kode} {rule.judul.pick(lang)}"
    yield ""
    since = Teks("sejak", "since").pick(lang)
    grave = rule.keparahan.teks.pick(lang)
    yield f"`{rule.nama}` · {grave} · {rule.mesin} · `{rule.sumber}` · {since} {rule.sejak}"
    for head, name in _PARTS:
        yield ""
        yield f"**{head.pick(lang)}.** {cell(getattr(rule, name).pick(lang))}"
    known = Teks("Salah alarm yang diketahui", "Known false alarms").pick(lang)
    yield ""
    yield f"**{known}.** {cell(false_alarms(rule).pick(lang))}"
    yield ""
    yield f"**{Teks('Dasar', 'Basis').pick(lang)}.** " + " ".join(
        cell(DASAR[k].pick(lang)) for k in rule.dasar
    )
