"""One thing of a collection as a page for people: what is said of it, what leads to it, and its evidence.

Pages hold no script; their one style sheet is a file of the site, so a strict Content-Security-Policy holds.
Links name ``index.html``, so that the folder can be read without a web server too.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from html import escape

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import ontologi
from kaskade_graph.analysis.angka import number
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.publishing.outline import outline
from kaskade_graph.publishing.parts import Bagian, folder, home
from kaskade_graph.publishing.words import word
from kaskade_graph.store.edition import Edition
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN, RDF, RDFS

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
ul { padding-left: 1.4rem; margin: .2rem 0; } li { margin: .25rem 0; }
span.jenis { color: #555; font-size: .8rem; } li span.jenis { margin-right: .4rem; }
table.matriks { width: auto; table-layout: auto; } table.matriks th, table.matriks td { width: auto; }
footer { margin-top: 2.5rem; border-top: 1px solid #dde2e7; padding-top: .6rem; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
"""
_CSP = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
_HIDDEN = frozenset((RDF.type, RDFS.label))
_TWICE = frozenset((KIN.untukUnsur,))
"""What leads to a thing and is said by the thing itself too."""
_NUMBERS = frozenset((KIN.pagu, KIN.nilai))


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
        if KIN.Kaskade in bagian.jenis:
            body.append(f"<h2>{self._pick('Pohon kinerja', 'Cascade')}</h2>")
            body += self._outline(bagian)
        elif bagian.masuk:
            body.append(f"<h2>{self._pick('Disebut oleh', 'Referred to by')}</h2>")
            body += self._table(bagian, bagian.masuk, outward=False)
        return self._html(name, body, depth=len(folder(bagian.iri).parts), alternate=True)

    def front(self, kaskade: Sequence[Edition]) -> bytes:
        """Return the first page: which cascades there are, one row a unit, one column a year."""
        title = self._pick("Kaskade kinerja", "Performance cascades")
        years = sorted({e.tahun for e in kaskade})
        units: dict[str, dict[int, list[Edition]]] = defaultdict(lambda: defaultdict(list))
        for edition in kaskade:
            units[edition.unit][edition.tahun].append(edition)
        head = "".join(f'<th scope="col">{year}</th>' for year in years)
        body = [f"<h1>{title}</h1>", '<table class="matriks"><thead><tr>']
        body.append(f'<th scope="col">{self._pick("Unit kerja", "Unit")}</th>{head}</tr></thead><tbody>')
        for unit, found in units.items():
            cells = ("<br>".join(self._edition(e) for e in found[year]) for year in years)
            body.append(f'<tr><th scope="row">{self._unit(unit, found)}</th>')
            body += [f"<td>{cell}</td>" for cell in cells]
            body.append("</tr>")
        body.append("</tbody></table>")
        return self._html(title, body, depth=0, alternate=True)

    def _edition(self, edition: Edition) -> str:
        return f'<a href="{folder(edition.iri)}/index.html">{_text(edition.versi)}</a>'

    def _unit(self, iri: str, found: Mapping[int, list[Edition]]) -> str:
        name = _text(next(e.nama_unit for editions in found.values() for e in editions))
        return f'<a href="{folder(iri)}/index.html">{name}</a>' if iri in self._known else name

    def _outline(self, bagian: Bagian) -> Iterator[str]:
        """Yield the cascade as nested lists."""
        within = {q.subject.value for q in bagian.masuk if isinstance(q.subject, NamedNode)}
        quads = [q for iri in sorted(within) if iri in self._known for q in self._known[iri].keluar]

        def cell(iri: str) -> str:
            kinds = _text(self._kinds(self._known.get(iri)))
            return f'<span class="jenis">{kinds}</span>{self._cell(bagian, NamedNode(iri))}'

        yield from outline(quads, cell)

    def _table(self, bagian: Bagian, quads: list[Quad], *, outward: bool) -> Iterator[str]:
        rows: dict[str, list[str]] = defaultdict(list)
        for quad in quads:
            predicate = quad.predicate.value
            if predicate in (_HIDDEN if outward else _TWICE):
                continue
            label = word(predicate, outward=outward).pick(self._lang)
            cell = self._cell(bagian, quad.object if outward else quad.subject)
            if predicate in _NUMBERS and isinstance(quad.object, Literal):
                cell = _figure(quad.object.value)
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
            where = self._names.get(home(iri)) if home(iri) not in (home(bagian.iri), iri) else None
            beside = f' <span class="jenis">{_text(where)}</span>' if where else ""
            return f'<a href="{escape(href)}">{_text(self._name(iri))}</a>{beside}'
        if iri.startswith(KIN.base):
            return _text(ontologi.label(iri).pick(self._lang))
        # Where else an IRI leads is the word of a stranger: it is shown, and not made a link.
        return _text(self._names.get(iri, iri))

    def _kinds(self, bagian: Bagian | None) -> str:
        """Return the words for the kinds of a thing; those of other vocabularies only where it has no other."""
        kinds = bagian.jenis if bagian else []
        own = [k for k in kinds if k.startswith(KIN.base)]
        return ", ".join(word(k, outward=True).pick(self._lang) for k in own or kinds)

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


def _figure(text: str) -> str:
    """Return a number as it is written here; what is none, as it stands."""
    try:
        return _text(number(Decimal(text)))
    except InvalidOperation:
        return _text(text)


def _text(text: str) -> str:
    return escape(shown(text))
