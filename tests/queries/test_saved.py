from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.errors import InputError, UnknownName, UsageError
from kaskade_graph.queries import saved
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.params import Param
from kaskade_graph.store.terms import Term, iri, text
from kaskade_graph.vocab import KIN, XSD

GOOD = """#+ title: {id: Judul, en: Title}
#+ params:
#+   sasaran: {type: iri, class: kin:Sasaran, choices: daftar-sasaran, required: true}
#+ columns:
#+   a: {id: A, en: A, label: b}
#+   b: {id: B, en: B}
SELECT ?a ?b WHERE { VALUES (?sasaran) { (UNDEF) } GRAPH ?g { ?a ?b ?sasaran } } ORDER BY ?a
"""


def test_a_header_is_read() -> None:
    query = saved.parse("uji", GOOD, "uji.rq")
    assert query.judul.en == "Title"
    assert query.params == (Param("sasaran", "iri", None, KIN.Sasaran, True, None, "daftar-sasaran"),)
    assert query.columns[0].label == "b"
    assert query.body.startswith("SELECT")


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("#+ title: {id: Judul, en: Title}", "#+ title: Judul", 1, "title"),
        ("en: Title", "en: ''", 1, "title.en"),
        ("en: Title}", "en: Title", 2, "YAML"),
        ("#+ params:", "#+ parameters:", 2, "parameters"),
        ("type: iri", "type: uri", 3, "type"),
        ("required: true", "required: ya", 3, "required"),
        ("kin:Sasaran", "kim:Sasaran", 3, "kim:Sasaran"),
        ("choices: daftar-sasaran", "choices: [a, b]", 3, "choices"),
        ("label: b", "label: c", 5, "label"),
        ("#+   sasaran:", "#+   sasa ran:", 2, "sasa ran"),
        ("#+   b: {id: B, en: B}", "#+   b: B", 6, "columns.b"),
    ],
)
def test_a_bad_header_names_file_line_and_key(old: str, new: str, line: int, word: str) -> None:
    assert old in GOOD
    with pytest.raises(InputError) as caught:
        saved.parse("uji", GOOD.replace(old, new), "uji.rq")
    assert caught.value.text("en").startswith(f"uji.rq, line {line}: ")
    assert word in caught.value.text("en")


@pytest.mark.parametrize("value", ["1", "[a, b]", "[[a]]", "{a: 1}", "[{a: 1}]", "null", "!!set {a}"])
@pytest.mark.parametrize("key", ["title", "params", "columns", "sort"])
def test_a_value_of_another_kind_is_read_or_refused(key: str, value: str) -> None:
    for header in (f"#+ {key}: {value}\n", f"#+ {key}:\n#+   x: {value}\n", f"#+ {key}:\n#+   {value}\n"):
        with contextlib.suppress(InputError):
            saved.parse("a", header + "SELECT * { ?s ?p ?o }", "a.rq")


@pytest.mark.parametrize("body", [b"", b"SELECT", b"\xff\xfe", b"#+ a: [" * 40_000, b"#+ - 1"])
def test_bad_files(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "uji.rq"
    path.write_bytes(body)
    with pytest.raises(InputError):
        saved.read(path)


@given(st.text(max_size=200))
def test_any_header_is_read_or_refused(header: str) -> None:
    with contextlib.suppress(InputError):
        saved.parse("uji", "\n".join("#+ " + line for line in header.splitlines()), "uji.rq")


def test_a_user_file_is_linted(tmp_path: Path) -> None:
    path = tmp_path / "punyaku.rq"
    path.write_text(GOOD.replace("ORDER BY ?a", ""), encoding="utf-8")
    with pytest.raises(InputError, match="no ORDER BY"):
        Library().add_file(path)
    path.write_text(GOOD, encoding="utf-8")
    assert Library().add_file(path).id == "punyaku"


def test_an_unknown_question_suggests() -> None:
    with pytest.raises(UnknownName) as caught:
        Library().get("sub_kegiatan_pendukng")
    assert caught.value.suggestions[0] == "sub-kegiatan-pendukung"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("iri", " <https://example.org/a> ", iri("https://example.org/a")),
        ("string", " a ", text(" a ")),
        ("code", "7.01.02.", text("7.01.02")),
        ("integer", "-12", Term("literal", "-12", XSD.integer)),
        ("decimal", "1.50", Term("literal", "1.50", XSD.decimal)),
        ("year", "2021", Term("literal", "2021", XSD.gYear)),
        ("boolean", "true", Term("literal", "true", XSD.boolean)),
    ],
)
def test_values_become_terms(kind: str, value: str, expected: Term) -> None:
    assert Param("p", kind).term(value) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("iri", "bukan iri"),
        ("iri", "urn:x> } DROP ALL"),
        ("code", "7.01; DROP"),
        ("integer", "1e3"),
        ("integer", "١٢"),
        ("decimal", "NaN"),
        ("year", "21"),
        ("boolean", "ya"),
        ("string", "x" * 20_000),
        ("string", "\ud800"),
    ],
)
def test_values_of_the_wrong_type_are_refused(kind: str, value: str) -> None:
    with pytest.raises(UsageError, match="parameter p must be"):
        Param("p", kind).term(value)  # type: ignore[arg-type]
