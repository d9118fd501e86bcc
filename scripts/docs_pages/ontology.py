"""Reference of the ontology, from ``ontology/kinerja.ttl``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs_pages.markdown import cell, page
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.ontology_terms import Istilah, terms
from kaskade_graph.vocab import KIN, PREFIXES

_KINDS = (
    ("class", Teks("Kelas", "Classes")),
    ("property", Teks("Properti", "Properties")),
    ("individual", Teks("Individu", "Individuals")),
)
_FACTS = (
    ("induk", Teks("Bagian dari", "Specialises")),
    ("domain", Teks("Dipakai pada", "Used on")),
    ("range", Teks("Nilai", "Values")),
)


def render(lang: Lang) -> str:
    """Return the page."""
    intro = Teks(
        f"Ruang nama `{KIN.base}`, awalan `kin:`. Berkasnya: `ontology/kinerja.ttl`.",
        f"Namespace `{KIN.base}`, prefix `kin:`. The file: `ontology/kinerja.ttl`.",
    )
    parts = []
    for kind, head in _KINDS:
        found = sorted((t for t in terms().values() if t.macam == kind), key=lambda t: t.nama)
        parts.append([f"## {head.pick(lang)}"])
        parts += [list(_term(t, lang)) for t in found]
    return page(lang, Teks("Ontologi", "Ontology").pick(lang), [intro.pick(lang)], *parts)


def _term(term: Istilah, lang: Lang) -> Iterator[str]:
    yield f"### kin:{term.nama}"
    yield ""
    yield f"**{cell(term.label.pick(lang))}.** {cell(term.definisi.pick(lang))}"
    for name, head in _FACTS:
        values = getattr(term, name)
        if values:
            yield ""
            yield f"{head.pick(lang)}: {_names(values)}"
    yield ""
    yield f"{Teks('Sumber', 'Source').pick(lang)}: {'; '.join(cell(s) for s in term.sumber)}"


def _names(iris: Iterable[str]) -> str:
    return ", ".join(f"`{_short(iri)}`" for iri in sorted(iris))


def _short(iri: str) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri
