"""Every output with hostile labels is read back by a parser of its own field."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import html5lib
import pytest
import rdflib
from lxml import etree

from kaskade_graph import resources
from kaskade_graph.cli.app import execute

GRAPH = next(p for p in resources.contoh() if p.suffix == ".trig")
HOSTILE = (
    "\\u0001\\u0000\\uFFFE\\uFFFF\\u000B\\u001F\\u0085",
    "]]><script>alert(1)</script>&amp;&lt;<!--",
    "=cmd|' /C calc'!A0",
    "\\u202Eevil\\u200B\\uFEFF",
    "a\\\"b'c\\\\d\\r\\n\\te",
    "\\U0001F600 {{7*7}} ${x} %s",
)
XML = ("rdf", "xml", "graphml", "svg")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph whose labels hold one hostile text after the other."""
    text = GRAPH.read_text(encoding="utf-8")
    parts = text.split('rdfs:label "')
    out = [parts[0]]
    for n, part in enumerate(parts[1:]):
        out.append(HOSTILE[n % len(HOSTILE)].replace("\\u0000", "") + part)
    path = tmp_path_factory.mktemp("hostile") / "g.trig"
    path.write_text('rdfs:label "'.join(out), encoding="utf-8")
    return path


def _parsed(path: Path) -> None:
    ending, data = path.suffix[1:], path.read_bytes()
    if ending in XML:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    if ending in ("rdf", "ttl", "nt", "nq", "trig", "jsonld"):
        form = {"rdf": "xml", "ttl": "turtle", "nq": "nquads", "jsonld": "json-ld"}.get(ending, ending)
        assert len(rdflib.Dataset().parse(data=data, format=form)) > 0
    if ending in ("json", "sarif", "jsonld"):
        json.loads(data)
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), strict=True))
        assert len({len(row) for row in rows if row}) <= 2
    if ending in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    assert b"<f>" not in archive.read(name), "a label became a formula"
                    etree.fromstring(archive.read(name))
    if ending == "html":
        found = html5lib.parse(data.decode(), namespaceHTMLElements=False)
        assert "alert(1)" not in "".join(s.text or "" for s in found.iter("script"))


@pytest.mark.parametrize(
    ("command", "name"),
    [
        *(("export", e) for e in ("trig", "nq", "ttl", "nt", "jsonld", "rdf", "csv", "xml", "graphml")),
        *(("audit", e) for e in ("json", "sarif", "html", "docx", "ttl", "jsonld")),
        *(("tree", e) for e in ("svg", "json", "html")),
        ("query", "csv"),
        ("query", "json"),
        ("query", "html"),
    ],
    ids="-".join,
)
def test_a_parser_of_its_own_field_reads_it(command: str, name: str, hostile: Path, tmp_path: Path) -> None:
    out = tmp_path / f"o.{name}"
    args = {"audit": ["--fail-on", "never"], "query": ["daftar-indikator"]}.get(command, [])
    assert execute([command, *args, str(hostile), "-o", str(out)]) == 0
    _parsed(out)
