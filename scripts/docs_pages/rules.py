"""Reference of the audit rules, from the catalogue."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docs_pages.markdown import cell, page, table
from kaskade_graph.audit import earned
from kaskade_graph.audit.regulations import DASAR
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


_FIGURES = Path(__file__).resolve().parents[2] / "benchmarks" / "judgement" / "per-rule.tsv"


@cache
def _first_runs() -> tuple[int, dict[str, dict[str, int]]]:
    """How many documents were audited before anything was mended for them, and by code what came of it."""
    out: dict[str, dict[str, int]] = {}
    documents: dict[str, int] = {}
    with _FIGURES.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if row["run"] != "first":
                continue
            documents[row["set"]] = int(row["documents"])
            sums = out.setdefault(row["code"], {})
            for name in ("findings", "right", "question", "taste", "wrong", "planted", "found"):
                sums[name] = sums.get(name, 0) + int(row[name])
    return sum(documents.values()), out


def _measured(kode: str) -> Teks:
    """What was said of the findings of a rule on documents it had never seen, and what of its kinds was found."""
    documents, known = _first_runs()
    n = known.get(kode)
    if n is None:
        return Teks(
            f"Pada {documents} dokumen saat pertama kali diperiksa tidak ada temuan dan "
            "tidak ada cacat yang ditanam.",
            f"On {documents} documents, at their first run, there was no finding and no planted defect.",
        )
    right = n["right"] + n["question"]
    precision = f" ({right / n['findings']:.0%})" if n["findings"] else ""
    said = Teks(
        f"Pada {documents} dokumen saat pertama kali diperiksa: {n['findings']} temuan, {right}{precision} benar "
        f"atau pertanyaan, {n['taste']} soal selera, {n['wrong']} salah.",
        f"On {documents} documents at their first run: {n['findings']} findings, {right}{precision} right or "
        f"questions, {n['taste']} matters of taste, {n['wrong']} wrong.",
    )
    said = Teks(said.id + _graded(kode).id, said.en + _graded(kode).en)
    if not n["planted"]:
        return said
    found, planted = n["found"], n["planted"]
    return Teks(
        f"{said.id} Dari {planted} cacat yang ditanam dari ragam yang dicarinya, {found} ditemukan, olehnya atau "
        "aturan lain untuk ragam itu.",
        f"{said.en} Of {planted} planted defects of the kinds it looks for, {found} were found, by it or another "
        "rule for those kinds.",
    )


def _graded(kode: str) -> Teks:
    """What follows from the record of a rule for the grade of its findings."""
    if earned.precision(kode) < earned.ASKS:
        return Teks(
            " Karena itu hanya yang pasti yang dilaporkan, kecuali aturan ini diminta dengan kodenya.",
            " So only what is certain is reported, unless the rule is asked for by its code.",
        )
    if earned.precision(kode) < earned.JUDGES:
        return Teks(
            " Karena itu yang tidak pasti ditanyakan (“Perlu dilihat”, informasi).",
            " So what is not certain is asked about (“To be looked at”, information).",
        )
    return Teks("", "")


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
    yield f"**{Teks('Ketepatan terukur', 'Measured').pick(lang)}.** {_measured(rule.kode).pick(lang)}"
    yield ""
    yield f"**{Teks('Dasar', 'Basis').pick(lang)}.** " + " ".join(
        cell(DASAR[k].pick(lang)) for k in rule.dasar
    )
