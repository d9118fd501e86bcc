"""A published collection: whole, dereferenceable, safe, and the same bytes every time."""

from __future__ import annotations

import hashlib
import json
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
from kaskade_graph.model import Kaskade
from kaskade_graph.publishing.parts import folder, parts
from kaskade_graph.rdf import to_quads
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.sources import Source
from kaskade_graph.vocab import DCAT, ID, KIN, RDF, VOID
from kaskade_graph.web.site import publish
from tests.audit.bahan import sokaraja

HOSTILE = (
    "judul: '<script>alert(1)</script>'\n"
    'program:\n  - {nama: "\\"><img src=x onerror=alert(1)> \\u202eterbalik",'
    ' indikator: ["<b>javascript:alert(1)</b>"]}\n'
)


@cache
def _collection() -> tuple[tuple[Kaskade, tuple[ox.Quad, ...]], ...]:
    found = (sokaraja(), build(HOSTILE.replace("judul", "wilayah: '33.02.09'\njudul")))
    return tuple((kaskade, tuple(to_quads(kaskade))) for kaskade in found)


def _place(most: int = 2) -> Inputs:
    return Inputs(read=[Source(Path("x.trig"), k, quads) for k, quads in _collection()[:most]])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("terbit") / "situs"
    publish(_place(), target, base="https://data.example.org/")
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


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.href: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.href += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)


def test_every_link_of_every_page_leads_to_a_file_of_the_site(site: Path) -> None:
    count = 0
    for path in site.rglob("*.html"):
        page = _Links()
        page.feed(path.read_text(encoding="utf-8"))
        assert "img" not in page.tags
        for href in page.href:
            if href.startswith(("#", "data:")):
                continue
            target = (path.parent / href.partition("#")[0]).resolve()
            assert target.is_relative_to(site.resolve())
            assert target.is_file(), (path, href)
            count += 1
    assert count > 5000


def test_links_are_named_by_what_they_lead_to(site: Path) -> None:
    iri = next(i for i, u in sokaraja().unsur.items() if u.label == "Penyediaan Peralatan Rumah Tangga")
    page = (site / folder(iri) / "index.html").read_text(encoding="utf-8")
    assert ">Administrasi Umum Perangkat Daerah</a>" in page
    assert ">Tersedianya Peralatan Rumah Tangga</a>" in page


def test_findings_are_not_published(site: Path) -> None:
    # The pages of terms have made-up examples of findings.
    pages = [p for p in site.rglob("*.html") if p.parent != site / "ns"]
    text = "".join(p.read_text(encoding="utf-8") for p in pages)
    assert "KSK" not in text
    assert 'class="titik' not in text


def test_names_can_be_searched_without_a_server(site: Path) -> None:
    script = (site / "statis" / "daftar.js").read_text(encoding="ascii")
    rows = json.loads(script.removeprefix("const daftar = ").rstrip().rstrip(";"))
    assert len({name for name, _, _ in rows}) > 80
    for _, _, places in rows:
        for address, cascade in places:
            assert (site / address).is_file()
            assert cascade


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
    tree = (site / folder(kaskade.iri) / "pohon.html").read_text(encoding="utf-8")
    assert 'class="pohon"' in tree
    assert (site / folder(kaskade.iri) / "dokumen.html").is_file()


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
        quads = next(quads for kaskade, quads in _collection() if NamedNode(kaskade.iri) == one)
        assert int(count.split('"')[1]) == len({q.triple for q in quads})
        for dump in graph.quads_for_pattern(one, NamedNode(VOID.dataDump), None):
            local = site / str(dump.object)[1:-1].removeprefix("https://data.example.org/")
            assert set(ox.parse(path=str(local))) == set(quads)
    assert (site / ".well-known" / "void").read_bytes() == (site / "void.ttl").read_bytes()


def test_published_twice_is_the_same_and_replaces_the_first(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "situs"
    publish(_place(1), target, base="https://data.example.org/")
    publish(_place(), target, base="https://data.example.org/")
    assert _hashes(target) == _hashes(site)
    assert [p.name for p in tmp_path.iterdir()] == ["situs"], "nothing is left beside it"


def _hashes(folder_: Path) -> dict[str, str]:
    files = sorted(p for p in folder_.rglob("*") if p.is_file())
    return {str(p.relative_to(folder_)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "penting.txt").write_text("jangan hilang")
    with pytest.raises(UsageError, match="something else"):
        publish(_place(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["penting.txt"]


@pytest.mark.parametrize("base", ["data.example.org/", "ftp://x/", "https://example.org/tanpa-garis"])
def test_the_address_is_checked(tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError):
        publish(_place(), tmp_path / "x", base=base)


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
