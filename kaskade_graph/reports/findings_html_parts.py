"""The parts of the HTML report that show findings: one in full, and the tables of those not to act on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Langkah, Temuan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.evidence import QuotedEvidence, quotations
from kaskade_graph.reports.grouping import STATUS, owner
from kaskade_graph.reports.html_page import text
from kaskade_graph.reports.rule_texts import title

_QUOTED = 5
"""How many places of one finding are quoted; further ones are named."""
_LONGEST = 1000


def heading(steps: Sequence[Langkah], lang: Lang) -> str:
    """Return the kind and name of the last step, as HTML; of the whole document when there is none."""
    if not steps:
        return Teks("Seluruh dokumen", "The whole document").pick(lang)
    kind, _, name = steps[-1].text(lang).partition(": ")
    return f'<span class="jenis">{text(kind)}</span>{text(name)}'


def finding(temuan: Temuan, anchor: str, number: int, lang: Lang) -> Iterator[str]:
    """Yield one finding in full."""
    level = temuan.keparahan
    marks = [
        f'<a href="#{anchor}">{Teks("Temuan", "Finding").pick(lang)} {number}</a>',
        f'<span class="tingkat">{level.teks.pick(lang)}</span>',
        f"<span>{text(temuan.kode)}</span>",
    ]
    if temuan.keyakinan < 1:
        sure = f"{temuan.keyakinan:.0%}"
        marks.append(f"<span>{Teks(f'keyakinan {sure}', f'certainty {sure}').pick(lang)}</span>")
    if temuan.status:
        marks.append(f"<span>{STATUS[temuan.status].pick(lang)}</span>")
    yield (
        f'<article class="temuan {level.value}" id="{anchor}" data-tingkat="{level.value}" '
        f'data-keluarga="{text(temuan.kode[:4])}">\n<div class="kepala">{"".join(marks)}</div>\n'
        f"<h4>{text(title(temuan).pick(lang))}</h4>"
    )
    if temuan.jalur and temuan.jalur[-1:] != owner(temuan)[-1:]:
        yield f'<p class="unsur">{text(temuan.jalur[-1].text(lang))}</p>'
    yield f"<dl>{''.join(_terms(temuan, lang))}</dl>\n</article>"


def _terms(temuan: Temuan, lang: Lang) -> Iterator[str]:
    for name, teks, kind in (
        (Teks("Kondisi", "Condition"), temuan.kondisi, ""),
        (Teks("Kriteria", "Criterion"), temuan.kriteria, ""),
        (Teks("Akibat", "Consequence"), temuan.akibat, ""),
        (Teks("Rekomendasi", "Recommendation"), temuan.rekomendasi, ' class="saran"'),
    ):
        yield f"<dt>{name.pick(lang)}</dt><dd{kind}>{text(teks.pick(lang))}</dd>"
    if temuan.bukti:
        found = quotations(temuan.bukti, lang, _LONGEST)
        items = "".join(f"<li>{_quote(k)}</li>" for k in found[:_QUOTED])
        more = found[_QUOTED:]
        if more:
            also = Teks("juga", "also").pick(lang)
            items += f'<li class="tempat">{also}: {text("; ".join(k.di for k in more))}</li>'
        yield f'<dt>{Teks("Bukti", "Evidence").pick(lang)}</dt><dd><ul class="bukti">{items}</ul></dd>'


def _quote(kutip: QuotedEvidence) -> str:
    return f'<span class="tempat">{text(kutip.di)}</span><q>{text(kutip.kutipan)}</q>'


def waived(temuan: Sequence[Temuan], lang: Lang) -> Iterator[str]:
    """Yield the findings that are waived, with the reason, as a table."""
    if not temuan:
        return
    names = (
        Teks("Aturan", "Rule"),
        Teks("Kondisi", "Condition"),
        Teks("Alasan", "Reason"),
        Teks("Oleh", "By"),
        Teks("Sampai", "Until"),
    )
    rows = [
        (
            t.kode,
            t.kondisi.pick(lang),
            t.pengecualian.alasan,
            t.pengecualian.oleh,
            t.pengecualian.sampai or "",
        )
        for t in temuan
        if t.pengecualian
    ]
    yield _table(Teks("Temuan yang dikecualikan", "Findings that are waived"), names, rows, lang)


def finished(temuan: Sequence[Temuan], lang: Lang) -> Iterator[str]:
    """Yield the findings of the last audit that are put right, as a table."""
    if not temuan:
        return
    names = (Teks("Aturan", "Rule"), Teks("Kondisi pada audit lalu", "Condition at the last audit"))
    rows = [(t.kode, t.kondisi.pick(lang)) for t in temuan]
    yield _table(Teks("Temuan yang sudah selesai", "Findings put right"), names, rows, lang)


def _table(caption: Teks, names: Sequence[Teks], rows: Sequence[Sequence[str]], lang: Lang) -> str:
    head = "".join(f'<th scope="col">{name.pick(lang)}</th>' for name in names)
    body = "".join(f"<tr>{''.join(f'<td>{text(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    said = f"<caption>{caption.pick(lang)}</caption><thead><tr>{head}</tr></thead>"
    return f"<table>{said}<tbody>\n{body}</tbody></table>"
