"""A collection as a folder of static files that any web server can serve, or none: the server's own pages, linked
by file. A page for each thing, its triples beside it, and a search that needs no server.

Audits are not published: they are for those who are audited and those who audit.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from html import escape, unescape
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph import ontology_terms, resources
from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.publishing import data, describe, folders
from kaskade_graph.publishing.describe import Counts, Published
from kaskade_graph.publishing.official import official
from kaskade_graph.publishing.parts import Bagian, Fact, about, folder, names, parts, subjects
from kaskade_graph.publishing.redirects import rules
from kaskade_graph.store.edition import Edition
from kaskade_graph.text import shown
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.serving import Opened, Served
from kaskade_graph.vocab import ID
from kaskade_graph.web import view
from kaskade_graph.web.pages import cascade, collection, element, find, terms, thing

VIEWS = ("susunan", "pohon", "dokumen")
"""The ways to look at a cascade that are published; the first is ``index.html``."""
STATIC = ("gaya.css", "halaman.js", "cari.js")
_LINK = re.compile(r'(href|src)="(/[^"]*)"')
Progress = Callable[[int, int], None]


def publish(
    place: Inputs,
    target: Path,
    *,
    base: str | None = None,
    lang: Lang = "id",
    progress: Progress | None = None,
) -> int:
    """Write the cascades of ``place`` to the folder ``target`` and return how many things have a page.

    ``base`` is the URL that the folder is served at. ``progress`` is called with what is done and what there is.

    Raises :class:`UsageError` when ``target`` holds anything but an earlier collection or cannot be written, and
    :class:`~kaskade_graph.errors.InputError` for an IRI that no folder can be named after; and what
    :meth:`Served.of` raises.
    """
    address = base or folders.ADDRESS
    folders.check(target, address)
    with closing(Served.of(place)) as served:
        if not served.editions:
            raise UsageError(Teks("tidak ada kaskade untuk diterbitkan", "there is no cascade to publish"))
        # A store writes numbers its own way; what came from files is published as it stands there.
        said = {} if place.from_store else {s.kaskade.iri: tuple(s.quads) for s in place.cascades()}
        site = _Site(served, said, address, lang)
        with folders.writing(target) as out:
            for name, body in site.files(progress):
                out.file(name, body)
    return site.count


class _Site:
    def __init__(self, served: Served, said: Mapping[str, tuple[Fact, ...]], base: str, lang: Lang) -> None:
        self.served, self.said, self.base, self.lang = served, said, base, lang
        self.known: set[str] = set()
        self.count = 0
        state = SimpleNamespace(served=served, lang=lang, review=None, static=True, known=self.known)
        self.app = SimpleNamespace(state=state)

    def files(self, progress: Progress | None) -> Iterator[tuple[str, bytes]]:
        """Yield every file: its name below the root, and its content."""
        # What several cascades speak of (a unit, an official entry) has one page, with what all of them say.
        shared: list[Fact] = []
        for edition in self._editions():
            quads = self._quads(edition.iri)
            self.known |= subjects(quads)
            shared += [q for q in quads if _is_shared(q, self.served)]
        entries = official(shared)
        self.known |= subjects(entries)
        isi: list[Published] = []
        counted: list[Fact] = list(entries)
        labels = {e.iri: e.label for e in self._editions()}
        for number, edition in enumerate(self._editions(), start=1):
            opened = self.served.opened(edition.iri)
            counted += self._quads(edition.iri)
            yield from self._edition(opened, isi, names(opened.quads, self.lang) | labels)
            if progress is not None:
                progress(number, len(self.served.editions))
        called = names([*entries, *shared], self.lang) | labels
        for iri, bagian in parts([*shared, *entries]).items():
            if not any(iri == e or iri.startswith(f"{e}/") for e in self.served.editions):
                yield from self._thing(bagian, called)
        yield from self._front(isi, Counts.of(counted))

    def _quads(self, iri: str) -> tuple[Fact, ...]:
        return self.said.get(iri) or self.served.opened(iri).quads

    def _editions(self) -> Iterable[Edition]:
        return self.served.editions.values()

    def _edition(
        self, opened: Opened, isi: list[Published], called: dict[str, str]
    ) -> Iterator[tuple[str, bytes]]:
        name = "-".join(folder(opened.edition.iri).parts[1:])
        quads = self._quads(opened.edition.iri)
        for ending in data.DUMPS:
            yield f"berkas/{name}.{ending}", data.dump(quads, ending)
        urls = {ending: f"{self.base}berkas/{name}.{ending}" for ending in data.DUMPS}
        isi.append(Published(opened.edition, Counts.of(quads), urls))
        for iri, bagian in parts(quads).items():
            where = folder(iri).as_posix()
            if iri == opened.edition.iri:
                for look in VIEWS:
                    file = f"{where}/{'index' if look == VIEWS[0] else look}.html"
                    path = f"/{where}"
                    yield self._page(file, cascade.show(self._request(path, f"tampil={look}"), opened))
                yield from self._data(bagian)
                self.count += 1
            elif opened.graf.item(iri) is not None:
                yield self._page(f"{where}/index.html", element.show(self._request(f"/{where}"), opened, iri))
                yield from self._data(bagian)
                self.count += 1
            elif iri.startswith(f"{opened.edition.iri}/"):
                yield from self._thing(bagian, called)

    def _thing(self, bagian: Bagian, called: dict[str, str]) -> Iterator[tuple[str, bytes]]:
        where = folder(bagian.iri).as_posix()
        yield self._page(f"{where}/index.html", thing.show(self._request(f"/{where}"), bagian, called))
        yield from self._data(bagian)
        self.count += 1

    def _data(self, bagian: Bagian) -> Iterator[tuple[str, bytes]]:
        where = folder(bagian.iri).as_posix()
        for ending, body in data.of_quads(bagian.quads).items():
            yield f"{where}/index.{ending}", body

    def _front(self, isi: list[Published], whole: Counts) -> Iterator[tuple[str, bytes]]:
        described = describe.describe(isi, whole, self.base)
        yield self._page("index.html", collection.show(self._request("/")))
        yield self._page("cari.html", find.without_server(self._request("/cari")))
        for name in STATIC:
            yield f"statis/{name}", (view.HERE / "static" / name).read_bytes()
        yield "statis/daftar.js", self._names().encode()
        yield self._page("ns/index.html", terms.page(self._request("/ns")))
        for term in ontology_terms.terms().values():
            where = f"ns/{term.nama}"
            yield self._page(f"{where}.html", terms.term_page(self._request(f"/{where}"), term))
        yield "ns/kinerja.ttl", resources.ontology().read_bytes()
        yield "index.ttl", data.turtle(described)
        yield "index.jsonld", data.json_ld(described)
        yield folders.MARK, data.turtle(described)
        yield ".well-known/void", data.turtle(described)
        for name, text in rules(self.base).items():
            yield name, text.encode()

    def _names(self) -> str:
        """Return what can be searched, as a script: a page from a disk may read no other kind of file."""
        found: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
        for entry in self.served.index.entries:
            name = shown(f"{entry.kode} {entry.nama}".strip())
            kind = ontology_terms.label(entry.jenis).pick(self.lang)
            label = shown(self.served.editions[entry.kaskade].label)
            found[name, kind].append([f"{folder(entry.iri).as_posix()}/index.html", label])
        rows = [[name, kind, places] for (name, kind), places in sorted(found.items())]
        return f"const daftar = {json.dumps(rows, ensure_ascii=True)};\n"

    def _request(self, path: str, query: str = "") -> Request:
        scope = {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("127.0.0.1", 80),
            "path": path,
            "root_path": "",
            "query_string": query.encode(),
            "headers": [],
            "app": self.app,
        }
        return Request(scope)

    def _page(self, file: str, response: Response) -> tuple[str, bytes]:
        here = posixpath.dirname(file)

        def local(match: re.Match[str]) -> str:
            target, fragment = _file(unescape(match[2]))
            link = posixpath.relpath(target, here or ".") + fragment
            return f'{match[1]}="{escape(link)}"'

        return file, _LINK.sub(local, bytes(response.body).decode()).encode()


def _file(address: str) -> tuple[str, str]:
    """Return the file that an address of the server is in a published collection, and the fragment.

    >>> _file("/id/33.02.19/kecamatan/2021/murni?tampil=pohon#t-1")
    ('id/33.02.19/kecamatan/2021/murni/pohon.html', '#t-1')
    """
    parsed = urlsplit(address)
    path, query = parsed.path.strip("/"), parse_qs(parsed.query)
    fragment = f"#{parsed.fragment}" if parsed.fragment else ""
    if path == "ns":
        return f"ns/{'kinerja.ttl' if query else 'index.html'}", fragment
    if path.startswith("ns/"):
        return f"{path}.html", fragment
    if path.startswith(("statis/", ".well-known/")):
        return path, fragment
    if path in ("", "cari"):
        return f"{path or 'index'}.html", fragment
    if "bentuk" in query:
        return f"{path}/index.{query['bentuk'][0]}", fragment
    look = query.get("tampil", [VIEWS[0]])[0]
    return f"{path}/{'index' if look == VIEWS[0] else look}.html", fragment


def _is_shared(quad: Fact, served: Served) -> bool:
    """Say whether a quad speaks of what is no part of one cascade."""
    ends = (s for s in about(quad) if s.startswith(ID))
    return any(served.outside(s) for s in ends)
