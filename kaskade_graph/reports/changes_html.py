"""A comparison of two cascades as one HTML file, side by side: no script, nothing loaded, prints well."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from html import escape

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.changes import Perubahan, Selisih, Status, Ubahan
from kaskade_graph.reports.changes import (
    FIGURES,
    MARK,
    kind,
    name,
    recognised,
    summary,
    title,
    value,
    visible,
)
from kaskade_graph.reports.html_page import page

_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, "Noto Sans", sans-serif; margin: 2rem auto; max-width: 80rem;
  padding: 0 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.35rem; }
ul.ringkasan { columns: 2; padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: left; background: #eef1f4; position: sticky; top: 0; }
th, td { border: 1px solid #d5dae0; padding: .35rem .5rem; vertical-align: top; overflow-wrap: anywhere; }
th.cara, td.cara { width: 15%; font-size: .85rem; color: #444; }
tr.ditambah td.baru { background: #e5f5e8; } tr.dihapus td.lama { background: #fbe9e9; }
tr.ganti-nama td, tr.diubah td, tr.pindah td { background: #fff8e1; }
tr.ganti-nama td.cara, tr.diubah td.cara, tr.pindah td.cara { background: #fff; }
td .jenis { font-size: .78rem; color: #555; display: block; }
del { background: #f7c9c9; text-decoration: line-through; } ins { background: #c4e9cb; }
dl { margin: .3rem 0 0; font-size: .9rem; } dt { color: #555; float: left; clear: left; margin-right: .4rem; }
dd { margin: 0; } .kosong { color: #777; font-style: italic; }
.t1 { padding-left: 1rem; } .t2 { padding-left: 2rem; } .t3 { padding-left: 3rem; }
.t4 { padding-left: 4rem; } .t5 { padding-left: 5rem; } .t6 { padding-left: 6rem; }
@media print { body { margin: 0; max-width: none; font-size: 10px; } th { position: static; }
  tr { break-inside: avoid; } }
"""
_DEEPEST = 6
_WORDS = re.compile(r"\s+|[^\s]+")
_LONG = 4000
"""Letters beyond which two values are shown whole, not word by word."""


def to_html(selisih: Selisih, lang: Lang = "id", *, everything: bool = False) -> str:
    """Return a page that stands by itself, under a Content-Security-Policy that allows its own style only."""
    heading = Teks("Perbandingan kaskade", "Comparison of cascades").pick(lang)
    counts = "".join(f"<li>{escape(line)}</li>" for line in summary(selisih, lang))
    how = Teks("Perbedaan dan cara mengenali", "Difference, and how recognised").pick(lang)
    rows = "\n".join(row for item in visible(selisih, everything) for row in _row(selisih, item, lang))
    body = (
        f"<h1>{escape(heading)}</h1>\n"
        f'<ul class="ringkasan">{counts}</ul>\n{_figures(selisih, lang)}<table>\n<thead><tr>'
        f'<th scope="col">{escape(title(selisih.a))}</th><th scope="col">{escape(title(selisih.b))}</th>'
        f'<th scope="col" class="cara">{escape(how)}</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n"
    )
    return page(heading, lang, _STYLE, body)


def _figures(selisih: Selisih, lang: Lang) -> str:
    """Return the figures that differ as a table of their own, first."""
    found = selisih.figures()
    if not found:
        return ""
    heads = (title(selisih.a), title(selisih.b))
    rows = "".join(
        f"<tr><td>{escape(name(i.baru or i.lama, lang))}</td><td>{escape(u.nama.pick(lang))}</td>"
        f"<td>{escape(value(u.lama, lang))}</td><td>{escape(value(u.baru, lang))}</td></tr>\n"
        for i, u in found
    )
    what = Teks("Unsur atau indikator", "Element or indikator").pick(lang), Teks("Angka", "Figure").pick(lang)
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in (*what, *heads))
    other = escape(Teks("Perubahan lain", "Other changes").pick(lang))
    return (
        f"<h2>{escape(FIGURES.pick(lang))} ({len(found)})</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n<h2>{other}</h2>\n"
    )


def _row(selisih: Selisih, item: Perubahan, lang: Lang) -> Iterator[str]:
    depth = f"t{min(item.tingkat, _DEEPEST)}" if item.tingkat else ""
    old, new = _sides(item, lang)
    yield (
        f'<tr class="{item.status[0].value}"><td class="lama"><div class="{depth}">{old}</div></td>'
        f'<td class="baru"><div class="{depth}">{new}</div></td>'
        f'<td class="cara">{_how(selisih, item, lang)}</td></tr>'
    )


def _sides(item: Perubahan, lang: Lang) -> tuple[str, str]:
    """Return both cells: kind, name and differing fields, the differing words marked."""
    what = f'<span class="jenis">{escape(kind(item, lang))}</span>'
    if item.a is None:
        return "", what + f"<ins>{escape(name(item.baru, lang))}</ins>"
    if item.b is None:
        return what + f"<del>{escape(name(item.lama, lang))}</del>", ""
    old, new = _marked(name(item.lama, lang), name(item.baru, lang))
    lefts, rights = [], []
    for ubahan in item.ubahan:
        if ubahan.lama != item.lama or ubahan.baru != item.baru:
            left, right = _field(ubahan, lang)
            lefts.append(left)
            rights.append(right)
    fields = (f"<dl>{''.join(lefts)}</dl>", f"<dl>{''.join(rights)}</dl>") if lefts else ("", "")
    return what + old + fields[0], what + new + fields[1]


def _field(ubahan: Ubahan, lang: Lang) -> tuple[str, str]:
    label = f"<dt>{escape(ubahan.nama.pick(lang))}</dt>"
    if ubahan.lama is None or ubahan.baru is None:
        old, new = _alone(ubahan.lama, "del", lang), _alone(ubahan.baru, "ins", lang)
        return f"{label}<dd>{old}</dd>", f"{label}<dd>{new}</dd>"
    old, new = _marked(value(ubahan.lama, lang), value(ubahan.baru, lang))
    return f"{label}<dd>{old}</dd>", f"{label}<dd>{new}</dd>"


def _alone(text: str | None, tag: str, lang: Lang) -> str:
    """Return a value that the other side lacks, or the word for there being none."""
    shown_text = escape(value(text, lang))
    return f"<{tag}>{shown_text}</{tag}>" if text else f'<span class="kosong">{shown_text}</span>'


def _marked(old: str, new: str) -> tuple[str, str]:
    """Return both texts escaped, with the words that differ marked."""
    if old == new or len(old) + len(new) > _LONG:
        return escape(old), escape(new)
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    out: tuple[list[str], list[str]] = ([], [])
    for op, i, j, k, m in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for side, words, tag in ((0, left[i:j], "del"), (1, right[k:m], "ins")):
            text = escape("".join(words))
            out[side].append(text if op == "equal" or not text else f"<{tag}>{text}</{tag}>")
    return "".join(out[0]), "".join(out[1])


def _how(selisih: Selisih, item: Perubahan, lang: Lang) -> str:
    if item.status == (Status.TETAP,):
        return ""
    parts = [f"{MARK[s]} {selisih.word(s).pick(lang)}" for s in item.status]
    if item.pindah is not None:
        old, new = (name(p, lang) for p in item.pindah)
        parts.append(f"{old} → {new}")
    known = recognised(item, lang)
    return "<br>".join(escape(p) for p in [*parts, *([known] if known else [])])
