"""A published collection: whole, dereferenceable, safe, and the same bytes every time."""

from __future__ import annotations

import hashlib
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kaskade_graph.audit.outline import build
from kaskade_graph.errors import InputError, UsageError
from kaskade_graph.publishing import publish
from kaskade_graph.publishing.parts import folder, parts
from kaskade_graph.rdf import to_quads
from kaskade_graph.store.edition import Edition, describe
from kaskade_graph.vocab import DCAT, ID, KIN, RDF, VOID
from tests.audit.bahan import sokaraja

HOSTILE = (
    "judul: '<script>alert(1)</script>'\n"
    'program:\n  - {nama: "\\"><img src=x onerror=alert(1)> \\u202eterbalik",'
    ' indikator: ["<b>javascript:alert(1)</b>"]}\n'
)


@cache
def _collection() -> tuple[tuple[Edition, tuple[ox.Quad, ...]], ...]:
    out = []
    for kaskade in (sokaraja(), build(HOSTILE.replace("judul", "wilayah: '33.02.09'\njudul"))):
        quads = tuple(to_quads(kaskade))
        out.append((describe(kaskade.iri, quads), quads))
    return tuple(out)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("terbit") / "situs"
    publish(_collection(), target, base="https://data.example.org/")
    return target


def test_every_thing_has_its_three_files(site: Path) -> None:
    for iri in parts(q for _, quads in _collection() for q in quads):
        for name in ("index.html", "index.ttl", "index.jsonld"):
            assert (site / folder(iri) / name).is_file(), iri


def test_turtle_and_json_ld_of_a_thing_say_the_same(site: Path) -> None:
    iri = next(i for i in sokaraja().indikator)
    here = site / folder(iri)
    turtle = rdflib.Graph().parse(here / "index.ttl")
    json_ld = rdflib.Graph().parse(here / "index.jsonld")
    assert set(turtle) == set(json_ld)
    assert (rdflib.URIRef(iri), rdflib.RDF.type, rdflib.URIRef(KIN.Indikator)) in turtle


TAGS = "html head meta title link body h1 h2 p ul li span table thead tbody tr th td a br footer"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.href: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.href += [value or "" for name, value in attrs if name == "href"]
        assert not any(name.startswith("on") for name, _ in attrs)


def test_every_link_of_every_page_leads_to_a_file_of_the_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = _Links()
        page.feed(path.read_text(encoding="utf-8"))
        assert page.tags <= set(TAGS.split())
        for href in page.href:
            target = (path.parent / href).resolve()
            assert target.is_relative_to(site.resolve())
            assert target.is_file(), (path, href)


def test_the_first_page_has_a_row_a_unit_and_a_column_a_year(site: Path) -> None:
    front = (site / "index.html").read_text(encoding="utf-8")
    assert front.count('<th scope="row">') == 2
    assert '<th scope="col">2021</th>' in front


def test_the_page_of_a_cascade_is_its_outline(site: Path) -> None:
    kaskade = sokaraja()
    page = (site / folder(kaskade.iri) / "index.html").read_text(encoding="utf-8")
    for iri in (*kaskade.unsur, *kaskade.indikator):
        local = folder(iri).relative_to(folder(kaskade.iri)).as_posix()
        assert page.count(f'href="{local}/index.html"') == 1, iri


def test_the_nomenclature_that_is_used_has_pages_too(site: Path) -> None:
    used = {k.objek for k in sokaraja().kecocokan if k.predikat == KIN.nomenklatur}
    assert used
    for iri in used:
        assert (site / folder(iri) / "index.ttl").is_file()


def test_description_is_dcat_and_void(site: Path) -> None:
    graph = ox.Store()
    graph.bulk_load(path=str(site / "void.ttl"), format=ox.RdfFormat.TURTLE)
    sets = [q.subject for q in graph.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(DCAT.Dataset))]
    assert len(sets) == 2
    for one in sets:
        (count,) = (str(q.object) for q in graph.quads_for_pattern(one, NamedNode(VOID.triples), None))
        quads = next(quads for edition, quads in _collection() if NamedNode(edition.iri) == one)
        assert int(count.split('"')[1]) == len({q.triple for q in quads})
        for dump in graph.quads_for_pattern(one, NamedNode(VOID.dataDump), None):
            local = site / str(dump.object)[1:-1].removeprefix("https://data.example.org/")
            assert set(ox.parse(path=str(local))) == set(quads)
    assert (site / ".well-known" / "void").read_bytes() == (site / "void.ttl").read_bytes()


def test_published_twice_is_the_same_and_replaces_the_first(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "situs"
    publish(_collection()[:1], target, base="https://data.example.org/")
    publish(_collection(), target, base="https://data.example.org/")
    assert _hashes(target) == _hashes(site)
    assert [p.name for p in tmp_path.iterdir()] == ["situs"], "nothing is left beside it"


def _hashes(folder_: Path) -> dict[str, str]:
    files = sorted(p for p in folder_.rglob("*") if p.is_file())
    return {str(p.relative_to(folder_)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "penting.txt").write_text("jangan hilang")
    with pytest.raises(UsageError, match="something else"):
        publish(_collection(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["penting.txt"]


@pytest.mark.parametrize("base", ["data.example.org/", "ftp://x/", "https://example.org/tanpa-garis"])
def test_the_address_is_checked(tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError):
        publish(_collection(), tmp_path / "x", base=base)


@given(st.text(max_size=60))
def test_no_iri_leads_out_of_the_site(tail: str) -> None:
    try:
        found = folder(ID + tail)
    except InputError:
        return
    assert found.parts[0] == "id"
    assert not any(p in ("", ".", "..") or p.startswith(".") or "/" in p or "\\" in p for p in found.parts)


@pytest.mark.parametrize("tail", ["../x", "a/../../b", "a//b", ".git/x", "a\\b", "a\x00b", "x" * 300])
def test_known_ways_out_are_refused(tail: str) -> None:
    with pytest.raises(InputError):
        folder(ID + tail)
