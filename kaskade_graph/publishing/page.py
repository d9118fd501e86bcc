"""One thing of a collection as a page for people: what is said of it, what leads to it, and its evidence.

Pages hold no script; their one style sheet is a file of the site, so a strict Content-Security-Policy holds.
Links name ``index.html``, so that the folder can be read without a web server too.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import ontologi
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.publishing.parts import Bagian, folder
from kaskade_graph.text import shown
from kaskade_graph.vocab import DCTERMS, KIN, PROV, RDF, RDFS

GAYA = """\
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, "Noto Sans", sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem;
  color: #1b1b1b; background: #fff; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: .2rem 0 .6rem; }
h2 { font-size: 1.05rem; margin-top: 1.8rem; }
p.jenis { color: #555; margin: 0; } p.iri, footer { color: #555; font-size: .85rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { width: 30%; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #dde2e7;
  overflow-wrap: anywhere; white-space: pre-line; }
thead th { background: #eef1f4; width: auto; }
a { color: #0b4f8a; }
ul { padding-left: 1.2rem; }
footer { margin-top: 2.5rem; border-top: 1px solid #dde2e7; padding-top: .6rem; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
"""
_CSP = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
_HIDDEN = frozenset((RDF.type, RDFS.label))
_TWICE = frozenset((KIN.untukUnsur,))
"""What leads to a thing and is said by the thing itself too."""
_WORDS = {
    DCTERMS.isPartOf: Teks("bagian dari", "part of"),
    DCTERMS.title: Teks("judul", "title"),
    PROV.wasDerivedFrom: Teks("kutipan sumber", "source quotation"),
}
"""Words for terms of other vocabularies."""


class Halaman:
    """Makes pages: knows the label and the page of every thing of the collection."""

    def __init__(self, names: Mapping[str, str], known: Mapping[str, Bagian], lang: Lang) -> None:
        self._names = names
        self._known = known
        self._lang = lang

    def page(self, bagian: Bagian) -> bytes:
        """Return the page of one thing."""
        name = self._name(bagian.iri)
        body = [f'<p class="jenis">{_text(self._kinds(bagian))}</p>', f"<h1>{_text(name)}</h1>"]
        body.append(f'<p class="iri">{_text(bagian.iri)}</p>')
        body += self._table(bagian, bagian.keluar, outward=True)
        if bagian.masuk:
            body.append(f"<h2>{self._pick('Disebut oleh', 'Referred to by')}</h2>")
            body += self._table(bagian, bagian.masuk, outward=False)
        return self._html(name, body, depth=len(folder(bagian.iri).parts), alternate=True)

    def front(self, kaskade: Iterable[tuple[str, str, int]]) -> bytes:
        """Return the first page: the cascades of the collection as (IRI, name, number of statements)."""
        title = self._pick("Kaskade kinerja", "Performance cascades")
        head = (self._pick("Kaskade", "Cascade"), self._pick("Pernyataan", "Statements"))
        body = [f"<h1>{title}</h1>", "<table><thead><tr>"]
        body += [f"<th>{h}</th>" for h in head] + ["</tr></thead><tbody>"]
        for iri, name, count in kaskade:
            body.append(
                f'<tr><td><a href="{folder(iri)}/index.html">{_text(name)}</a></td><td>{count}</td></tr>'
            )
        body.append("</tbody></table>")
        return self._html(title, body, depth=0, alternate=True)

    def _table(self, bagian: Bagian, quads: list[Quad], *, outward: bool) -> Iterator[str]:
        rows: dict[str, list[str]] = defaultdict(list)
        for quad in quads:
            predicate = quad.predicate.value
            if predicate in (_HIDDEN if outward else _TWICE):
                continue
            label = _WORDS.get(predicate, ontologi.label(predicate)).pick(self._lang)
            if not outward and predicate == DCTERMS.isPartOf:
                # All of a cascade is part of it: what there is, by kind, says more.
                label = self._kinds(self._known.get(str(quad.subject)[1:-1]))
            cell = self._cell(bagian, quad.object if outward else quad.subject)
            if cell not in rows[label]:
                rows[label].append(cell)
        yield "<table><tbody>"
        for label, cells in sorted(rows.items()):
            values = "<br>".join(sorted(cells))
            yield f'<tr><th scope="row">{_text(label)}</th><td>{values}</td></tr>'
        yield "</tbody></table>"

    def _cell(self, bagian: Bagian, term: object) -> str:
        if isinstance(term, Literal):
            return _text(term.value)
        iri = term.value if isinstance(term, NamedNode) else str(term)
        if iri in self._known:
            start = folder(bagian.iri).as_posix()
            href = posixpath.relpath(f"{folder(iri).as_posix()}/index.html", start)
            return f'<a href="{escape(href)}">{_text(self._name(iri))}</a>'
        if iri.startswith(KIN.base):
            return _text(ontologi.label(iri).pick(self._lang))
        # Where else an IRI leads is the word of a stranger: it is shown, and not made a link.
        return _text(self._names.get(iri, iri))

    def _kinds(self, bagian: Bagian | None) -> str:
        """Return the words for the kinds of a thing; those of other vocabularies only where it has no other."""
        kinds = bagian.jenis if bagian else []
        own = [k for k in kinds if k.startswith(KIN.base)]
        return ", ".join(ontologi.label(k).pick(self._lang) for k in own or kinds)

    def _name(self, iri: str) -> str:
        return self._names.get(iri) or "/".join(iri.rsplit("/", 2)[-2:])

    def _html(self, title: str, body: Iterable[str], depth: int, *, alternate: bool) -> bytes:
        up = "../" * depth
        links = [f'<link rel="stylesheet" href="{up}gaya.css">']
        if alternate:
            links.append('<link rel="alternate" type="text/turtle" href="index.ttl">')
            links.append('<link rel="alternate" type="application/ld+json" href="index.jsonld">')
        home = self._pick("Seluruh koleksi", "The whole collection")
        data = self._pick("Data halaman ini", "Data of this page")
        footer = (
            f'<footer><a href="{up}index.html">{home}</a> · {data}: <a href="index.ttl">Turtle</a>, '
            '<a href="index.jsonld">JSON-LD</a></footer>'
        )
        head = [
            f'<!doctype html>\n<html lang="{self._lang}"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(title)}</title>",
            *links,
            "</head><body>",
        ]
        return "\n".join([*head, *body, footer, "</body></html>\n"]).encode()

    def _pick(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self._lang)


def _text(text: str) -> str:
    return escape(shown(text))
