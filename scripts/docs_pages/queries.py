"""Reference of the saved questions, from their files."""

from __future__ import annotations

from collections.abc import Iterator

from docs_pages.markdown import cell, page, table
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.saved import SavedQuery


def render(lang: Lang) -> str:
    """Return the page."""
    queries = Library().all()
    rows = [(f"[{q.id}](#{q.id})", cell(_question(q, lang))) for q in queries]
    heads = "ID", Teks("Pertanyaan", "Question").pick(lang)
    return page(
        lang,
        Teks("Pertanyaan tersimpan", "Saved questions").pick(lang),
        table(heads, rows),
        *(list(_query(q, lang)) for q in queries),
    )


def _question(query: SavedQuery, lang: Lang) -> str:
    return (query.pertanyaan or query.judul).pick(lang)


def _query(query: SavedQuery, lang: Lang) -> Iterator[str]:
    yield from (
        f"## {query.id}",
        "",
        f"**{cell(query.judul.pick(lang))}.** {cell(_question(query, lang))}",
        "",
    )
    if query.params:
        heads = [
            t.pick(lang)
            for t in (
                Teks("Parameter", "Parameter"),
                Teks("Jenis", "Type"),
                Teks("Wajib", "Required"),
                Teks("Pilihan", "Choices"),
            )
        ]
        rows = [
            (
                f"`{p.nama}`" + (f" {cell(p.judul.pick(lang))}" if p.judul else ""),
                p.tipe,
                Teks("ya", "yes").pick(lang) if p.wajib else (cell(str(p.bawaan)) if p.bawaan else ""),
                f"[{p.pilihan}](#{p.pilihan})" if p.pilihan else "",
            )
            for p in query.params
        ]
        yield from (*table(heads, rows), "")
    heads = [Teks("Kolom", "Column").pick(lang), Teks("Judul", "Title").pick(lang)]
    yield from (*table(heads, [(f"`{c.nama}`", cell(c.judul.pick(lang))) for c in query.columns]), "")
    yield from ("```sparql", query.body.strip(), "```")
