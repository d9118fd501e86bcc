"""Free SPARQL: what is refused, what is stopped, and what comes back."""

from __future__ import annotations

import contextlib
import http.server
import json
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaskade_graph import rdf
from kaskade_graph.errors import InputError, UsageError
from kaskade_graph.queries import guard, worker
from kaskade_graph.queries.worker import QueryLimits
from kaskade_graph.usecases import free_query, query
from kaskade_graph.usecases.inputs import Inputs
from tests.queries import bahan
from tests.store import engines

DATA = b"".join((ox.serialize(rdf.to_quads(k), format=ox.RdfFormat.N_QUADS) or b"") for k in bahan.kaskade())
HOG = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


def raw(sparql: str, **limits: int) -> worker.Raw:
    return worker.run(sparql, nquads=DATA, limits=QueryLimits(**limits))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { sErViCe ?x { ?s ?p ?o } }",
        "SELECT * WHERE { OPTIONAL{SERVICE<http://127.0.0.1/>{?s ?p ?o}} }",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { \\U00000053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "SELECT * \nfrom named <http://127.0.0.1/> { ?s ?p ?o }",
        "ASK FROM<http://127.0.0.1/>{ ?s ?p ?o }",
        "DESCRIBE <urn:x> FR\\u004fM <http://127.0.0.1/>",
        "PREFIX e: <urn:e> SELECT * WHERE { ?s e:a\\# ?o } SERVICE <http://x/> {}\n }",
        "SELECT * WHERE { FILTER(?a<?b) SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p '''a''' . SERVICE <http://x/> { ?s ?p ?o } }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://x/>",
        "PREFIX e: <urn:e> CLEAR ALL",
        "DROP SILENT ALL",
        "SELECT * WHERE { ?s ?p ?o } ; INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "",
        "SELECT * WHERE { ?a ?b 1SERVICE<http://x/>{ ?s ?p ?o } }",
        "SELECT * WHERE { ?a ?b 1.SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?a ?b trueSERVICEe:x { ?s ?p ?o } }",
        "SELECT * WHERE { ?a ?b 'x'@en.service <http://x/> { ?s ?p ?o } }",
        "SELECT * WHERE { #\rSERVICE <http://x/> { ?s ?p ?o }\n }",
        "SELECT * WHERE { #\r'''\nSERVICE <http://x/> { ?s ?p ?o } #'''\n }",
        "# hanya catatan",
        "apa saja",
        "SELECT * WHERE " + "{" * 5_000 + "?s ?p ?o" + "}" * 5_000,
        "SELECT * WHERE { " + "(" * 5_000 + " }",
        "SELECT * WHERE { " + "<< " * 20_000 + "<urn:a> <urn:b> <urn:c>" + " >>" * 20_000 + " ?p ?o }",
        "SELECT * WHERE { " + "<<" * 1_000 + " }",
        "SELECT * WHERE { ?s ?p ?o } #" + "x" * 70_000,
    ],
)
def test_refused_before_any_parser(sparql: str) -> None:
    with pytest.raises(UsageError, match="SPARQL refused"):
        guard.check(sparql)


@pytest.mark.parametrize(
    ("sparql", "form"),
    [
        ("SELECT * WHERE { ?s ?p 'SERVICE <http://x/>' } # SERVICE, FROM", "select"),
        ("select ?service where { ?service ?from <http://x/SERVICE#FROM> }", "select"),
        ("PREFIX f: <urn:f> BASE <urn:b> ASK { ?s f:service _:load }", "ask"),
        ('CONSTRUCT WHERE { ?s ?p """LOAD "x" \\n""" }', "construct"),
        ("# catatan\nDESCRIBE <urn:x>", "describe"),
        ("SELECT * WHERE { ?s ?p 'caf\\u00e9' FILTER(1 < 2) }", "select"),
        ('SELECT * WHERE { ?s ?p "\\u0022 } SERVICE <http://x/> { ?a ?b ?c } #" }', "select"),
        ("SELECT * WHERE { ?s ?p ?o } # \\u000a SERVICE <http://x/> {}", "select"),
    ],
)
def test_let_through(sparql: str, form: str) -> None:
    assert guard.check(sparql) == form


PARTS = ["SERVICE", "service", "\\u0053ERVICE", "<urn:no-such-scheme:x>", "?s", "?p", "?o", "{", "}", "#"]
PARTS += [
    "'",
    '"',
    "\\",
    "\\u0022",
    ".",
    "FILTER(?s<?o",
    ")",
    "e:a\\#",
    "<",
    ">",
    "'''",
    "OPTIONAL",
    "\n",
    "\r",
    ";",
    "1",
    "true",
    "'x'@en",
    "e:a",
]


@given(st.lists(st.sampled_from(PARTS), max_size=14), st.sampled_from(["", " "]))
@example(["?s", " ?p ", "1", "SERVICE", "<urn:no-such-scheme:x>", "{", "}"], "")
@example(["#", "\r", "SERVICE", "<urn:no-such-scheme:x>", "{", "}", "\n"], " ")
def test_what_is_let_through_calls_nobody(parts: list[str], between: str) -> None:
    """The engine either does not take it for a query, or answers it without a call, which would fail."""
    text = f"PREFIX e: <urn:e> SELECT * WHERE {{ {between.join(parts)} }}"
    try:
        guard.check(text)
    except UsageError:
        return
    with contextlib.suppress(SyntaxError):
        list(ox.Store().query(text))  # type: ignore[arg-type]


@pytest.fixture
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server that notes who calls."""
    calls: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", calls
    server.shutdown()
    server.server_close()


def test_the_worker_has_no_network(listening: tuple[str, list[str]]) -> None:
    url, calls = listening
    with pytest.raises(UsageError):
        raw(f"SELECT * WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}")
    assert calls == []


def test_a_query_without_end_is_killed_at_its_deadline() -> None:
    start = time.monotonic()
    with pytest.raises(UsageError, match="took longer than 1 s"):
        raw(HOG, seconds=1)
    assert time.monotonic() - start < 60  # it ends; the query would not


def test_a_worker_dies_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "data.nq").write_bytes(DATA)
    code = (
        "import sys, pathlib; from kaskade_graph.queries import worker; "
        "worker.run(sys.argv[1], nquads=pathlib.Path(sys.argv[2]).read_bytes(), "
        "limits=worker.QueryLimits(seconds=60))"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, HOG, str(tmp_path / "data.nq")])
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    if not children.parent.exists():
        parent.kill()
        pytest.skip("the system does not tell the children of a process")
    found: list[str] = []
    for _ in range(100):
        found = children.read_text().split()
        if found and b"work(" in Path(f"/proc/{found[0]}/cmdline").read_bytes():
            break
        time.sleep(0.1)
    time.sleep(1)
    parent.kill()
    parent.wait()
    for _ in range(50):
        if (
            not Path(f"/proc/{found[0]}").exists()
            or "Z" in Path(f"/proc/{found[0]}/stat").read_text().split()[2]
        ):
            return
        time.sleep(0.1)
    raise AssertionError("the worker goes on without its parent")


def test_a_saved_question_obeys_its_time_limit(graf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(query.answering, "answer", lambda *_, **__: time.sleep(5))
        with pytest.raises(UsageError, match="took longer than"):
            query.ask(Inputs([graf]), "jumlah-jenis", seconds=0.2)
    assert query.ask(Inputs([graf]), "jumlah-jenis", format_="json", seconds=60).hasil


def test_a_query_that_wants_all_memory_is_stopped() -> None:
    greedy = (
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?n) WHERE "
        "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?b"
    )
    with pytest.raises(UsageError, match="the query was stopped"):
        raw(greedy, seconds=60, mib=300)


@pytest.mark.parametrize("depth", [5_000, 30_000])
def test_a_query_that_crashes_the_engine_is_an_error(depth: int) -> None:
    try:
        found = raw("SELECT ?s WHERE { ?s ?p ?o FILTER(" + "!" * depth + "true) }", seconds=20)
    except UsageError as error:
        assert error.exit_code == 2
    else:
        assert found.rows is not None


def test_rows_are_cut_and_it_is_said() -> None:
    found = raw("SELECT ?a WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", rows=7)
    assert found.terpotong
    assert found.rows is not None
    assert len(found.rows) == 7
    whole = raw(
        "SELECT DISTINCT ?a WHERE { ?a a kin:Tujuan }".replace("kin:Tujuan", "<" + free("Tujuan") + ">")
    )
    assert not whole.terpotong
    assert whole.rows is not None
    assert len(whole.rows) == 3


def free(name: str) -> str:
    return "https://w3id.org/kinerja/ns#" + name


def test_bytes_are_cut_and_it_is_said() -> None:
    found = raw("SELECT ?a ?d WHERE { ?a ?b ?c . ?d ?e ?f }", bytes=20_000)
    assert found.terpotong
    assert found.rows is not None
    assert 10 < len(found.rows) < 200


def test_a_query_that_is_not_sparql() -> None:
    with pytest.raises(UsageError, match="not a valid SPARQL query"):
        raw("SELECT ?a WHERE { ?a }")


@pytest.fixture
def graf(tmp_path: Path) -> Path:
    path = tmp_path / "tiga.nq"
    path.write_bytes(DATA)
    return path


def ask(graf: Path, sparql: str, format_: str, **limits: int) -> free_query.Asked:
    return free_query.ask(
        Inputs([graf]),
        free_query.read(sparql),
        format_=format_,
        lang="en",
        limits=QueryLimits(**limits),  # type: ignore[arg-type]
    )


def test_a_cut_answer_is_valid_sparql_json_and_says_so(graf: Path) -> None:
    found = ask(graf, "SELECT ?s WHERE { ?s a kin:Indikator } ORDER BY ?s", "json", rows=4)
    assert any("cut at 4 rows" in t.en for t in found.catatan)
    assert isinstance(found.hasil, str)
    data = json.loads(found.hasil)
    assert len(data["results"]["bindings"]) == 4
    assert data["head"]["link"] == ["https://w3id.org/kinerja/id/jawaban/terpotong"]
    again = ox.parse_query_results(found.hasil, format=ox.QueryResultsFormat.JSON)
    assert isinstance(again, ox.QuerySolutions)
    assert len(list(again)) == 4
    whole = ask(graf, "SELECT ?s WHERE { ?s a kin:Indikator } ORDER BY ?s", "json")
    assert isinstance(whole.hasil, str)
    assert "link" not in json.loads(whole.hasil)["head"]


def test_ask_and_construct(graf: Path) -> None:
    assert ask(graf, "ASK { ?s a kin:Tujuan }", "table").hasil == "yes\n"
    said = ask(graf, "ASK { ?s a kin:Aturan }", "json").hasil
    assert isinstance(said, str)
    assert json.loads(said) == {"head": {}, "boolean": False}
    made = ask(graf, "CONSTRUCT { ?s rdfs:label ?n } WHERE { ?s a kin:Program ; rdfs:label ?n }", "ttl").hasil
    assert isinstance(made, bytes)
    assert len(list(ox.parse(made, format=ox.RdfFormat.TURTLE))) == 4
    described = ask(graf, "DESCRIBE ?s WHERE { ?s a kin:Tujuan }", "nt").hasil
    assert isinstance(described, bytes)
    assert b"Terwujudnya pelayanan prima" in described
    blank = ask(graf, "CONSTRUCT { [] rdfs:label ?n } WHERE { ?s a kin:Tujuan ; rdfs:label ?n }", "ttl").hasil
    assert isinstance(blank, bytes)
    assert blank.count(b"Terwujudnya") == 3


@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "md", "html", "xlsx"])
def test_formats(graf: Path, format_: str) -> None:
    sparql = "SELECT ?nama WHERE { ?s a kin:Program ; rdfs:label ?nama } ORDER BY ?nama"
    first, second = ask(graf, sparql, format_).hasil, ask(graf, sparql, format_).hasil
    assert first == second
    text = first.decode("latin-1") if isinstance(first, bytes) else first
    assert format_ == "xlsx" or "Program Pelayanan Publik" in text


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "jahat.nq"
    path.write_bytes(DATA)
    bind = 'SELECT ?x WHERE { BIND("=HYPERLINK(1)|<script>\\t\\u202e`" AS ?x) }'
    assert ask(path, bind, "csv").hasil.splitlines()[1].startswith("\"'=") or "'=" in str(
        ask(path, bind, "csv").hasil
    )
    assert "<script>" not in str(ask(path, bind, "html").hasil)
    assert "\\|" in str(ask(path, bind, "md").hasil)
    assert str(ask(path, bind, "tsv").hasil).splitlines()[1].startswith("'=")


def test_a_file_with_a_query(graf: Path, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("ASK { ?s a kin:Tujuan }", encoding="utf-8")
    assert ask(graf, f"@{path}", "table").hasil == "yes\n"
    with pytest.raises(InputError, match="cannot be read"):
        free_query.read(f"@{tmp_path / 'tidak-ada.rq'}")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not text in UTF-8"):
        free_query.read(f"@{path}")


def test_a_store_on_disk(tmp_path: Path) -> None:
    from kaskade_graph.store import catalogue, disk

    with_data = disk.open_disk(tmp_path / "s", writable=True)
    for kaskade in bahan.kaskade():
        catalogue.put(with_data, kaskade.iri, rdf.to_quads(kaskade))
    with_data.close()
    asked = free_query.read("SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a kin:Indikator }")
    found = free_query.ask(Inputs(store=str(tmp_path / "s")), asked, format_="csv", lang="en")
    assert found.hasil == "n\n10\n"


def test_an_engine_elsewhere(tmp_path: Path) -> None:
    with engines.oxigraph(tmp_path) as url:
        request = urllib.request.Request(
            f"{url}/store", data=DATA, method="POST", headers={"Content-Type": "application/n-quads"}
        )
        urllib.request.urlopen(request).close()

        def there(sparql: str, format_: str, **limits: int) -> free_query.Asked:
            place = Inputs(store=f"{url}/query")
            limited = QueryLimits(**limits)  # type: ignore[arg-type]
            return free_query.ask(place, free_query.read(sparql), format_=format_, lang="en", limits=limited)

        count = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a kin:Indikator } }"
        assert there(count, "csv").hasil == "n\n10\n"
        cut = there("SELECT ?s WHERE { GRAPH ?g { ?s a kin:Indikator } }", "json", rows=3)
        assert isinstance(cut.hasil, str)
        assert len(json.loads(cut.hasil)["results"]["bindings"]) == 3
        assert "link" in json.loads(cut.hasil)["head"]
        assert there("ASK { GRAPH ?g { ?s a kin:Tujuan } }", "table").hasil == "yes\n"
        made = there("CONSTRUCT { ?s a kin:Tujuan } WHERE { GRAPH ?g { ?s a kin:Tujuan } }", "nt").hasil
        assert isinstance(made, bytes)
        assert made.count(b"\n") == 3
        with pytest.raises(UsageError, match="SERVICE is not allowed"):
            there("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "csv")
