"""Names and NIP: planted in every input, looked for in every output."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from kaskade_graph import personal, rdf_files
from kaskade_graph.cli.app import execute
from kaskade_graph.personal import find, mask
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web.app import build
from tests.trust.planted import files, in_folder, persons_in

HOW = ("--unit", "33.02.19", "--tahun", "2021")
FILES = files()
OUTPUTS = (
    *(
        ("export", f"ekspor.{ending}")
        for ending in ("trig", "nq", "ttl", "nt", "jsonld", "rdf", "xlsx", "csv")
    ),
    *(("export", f"ekspor.{ending}") for ending in ("xml", "graphml", "mmd")),
    *(
        ("audit", f"audit.{ending}")
        for ending in ("json", "html", "md", "docx", "pdf", "xlsx", "sarif", "ttl", "jsonld")
    ),
    *(("tree", f"pohon.{ending}") for ending in ("svg", "pdf", "html", "mermaid", "dot", "json")),
    ("nilai", "nilai.xlsx"),
    ("show", "unsur.json"),
)
SHARED = """select ?g ?s ?o where { graph ?g { ?s ?p ?o } }"""


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph that was imported with personal data, as someone may send it, in a folder of its own."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "pk.csv").write_bytes(FILES["pk.csv"])
    path = folder / "graf.trig"
    execute(["import", str(folder / "pk.csv"), *HOW, "-o", str(path), "--personal-data"])
    assert len(persons_in(path.name, path.read_bytes())) >= 2
    return path


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_is_free_of_persons_and_says_so(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / name
    source.write_bytes(FILES[name])
    assert len(persons_in(name, FILES[name])) >= 2, "the plant itself"
    out = tmp_path / "out"
    out.mkdir()
    extra = ["--refused", str(out / "r.xlsx")] if name.endswith(("csv", "xlsx", "ods", "json")) else []
    into = ["-o", str(out / "g.trig"), "--report", str(out / "l.json"), "--review", str(out / "p.html")]
    execute(["import", str(source), *HOW, *into, *extra])
    told = capsys.readouterr()
    assert "data pribadi disamarkan" in told.err
    assert not persons_in("told", (told.err + told.out).encode())
    assert (out / "g.trig").is_file()
    assert in_folder(out) == {}
    execute(["import", str(source), *HOW, "--suggest", "-o", str(out / "peta.toml")])
    assert in_folder(out) == {}


def test_they_are_kept_where_they_are_asked_for(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    assert execute(["export", str(kept), "-o", str(out), "--personal-data"]) == 0
    assert persons_in(out.name, out.read_bytes())
    assert not personal.wanted(), "the wish ends with the run"


@pytest.mark.parametrize("format_", ["trig", "nq", "ttl", "nt"])
def test_a_graph_with_persons_is_read_without_them(
    kept: Path, format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = tmp_path / f"sent.{format_}"
    chosen = rdf_files.format_of(sent)
    sent.write_bytes(rdf_files.serialise(rdf_files.read(kept), chosen))
    assert persons_in(sent.name, sent.read_bytes())
    out = tmp_path / "out"
    out.mkdir()
    assert execute(["export", str(sent), "-o", str(out / "x.nq")]) == 0
    assert "data pribadi disamarkan" in capsys.readouterr().err
    assert in_folder(out) == {}


@pytest.mark.parametrize(("command", "name"), OUTPUTS, ids=[name for _, name in OUTPUTS])
def test_no_output_of_a_graph_holds_persons(command: str, name: str, kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    args = {"audit": ["--fail-on", "never"], "show": ["desa"]}.get(command, [])
    if command == "show":
        args = ["PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN"]
        done = execute([command, *args, str(kept), "-o", str(out / name)])
    else:
        done = execute([command, str(kept), *args, "-o", str(out / name)])
    assert done == 0
    assert (out / name).stat().st_size > 0
    assert in_folder(out) == {}


def test_answers_and_published_pages_hold_no_persons(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for args in (["query", str(kept), "--sparql", SHARED], ["query", "daftar-indikator", str(kept)]):
        execute([*args, "-f", "csv"])
        assert not persons_in("answer", capsys.readouterr().out.encode())
    assert execute(["export", str(kept), "--collection", str(tmp_path / "situs")]) == 0
    assert in_folder(tmp_path) == {}


def test_a_store_is_loaded_without_persons(kept: Path, tmp_path: Path) -> None:
    for n, source in enumerate((kept.with_name("pk.csv"), kept)):
        folder = tmp_path / str(n)
        folder.mkdir()
        execute(["load", str(source), "--store", str(folder / "store")])
        assert in_folder(folder) == {}


def test_a_store_that_holds_persons_shows_none(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, other = tmp_path / "store", tmp_path / "other"
    assert execute(["load", str(kept), "--store", str(store), "--personal-data"]) == 0
    assert in_folder(store)
    capsys.readouterr()
    out = tmp_path / "out"
    out.mkdir()
    assert execute(["export", "--store", str(store), "-o", str(out / "x.nq")]) == 0
    for args in (["--sparql", SHARED], ["daftar-indikator"]):
        assert execute(["query", *args, "--store", str(store), "-f", "csv"]) == 0
    assert not persons_in("answer", capsys.readouterr().out.encode())
    assert execute(["push", "--store", str(store), "--to", str(other)]) == 0
    assert in_folder(out) == {}
    assert in_folder(other) == {}


@pytest.fixture
def client(kept: Path) -> Iterator[TestClient]:
    """Return a browser's stand-in to a page over the graph."""
    served = Served.of(Inputs([kept]))
    yield TestClient(build(served, "id"), base_url="http://127.0.0.1:8321")
    served.close()


def test_pages_and_the_api_hold_no_persons(client: TestClient) -> None:
    edition = "/id/33.02.19/kecamatan/2021/murni"
    pages = [
        "/",
        edition,
        f"{edition}?v=dokumen",
        "/cari?q=santoso",
        "/sparql",
        "/api/kaskade",
        "/api/openapi.json",
    ]
    for accept in ("text/html", "text/turtle", "application/ld+json", "application/json"):
        for page in pages:
            found = client.get(page, headers={"Accept": accept})
            assert not persons_in(page, found.content), (page, accept)
    asked = client.get("/sparql", params={"query": SHARED}, headers={"Accept": "application/json"})
    assert asked.status_code == 200
    assert len(asked.json()["results"]["bindings"]) > 50
    assert not persons_in("sparql", asked.content)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("NIP. 19650101 199003 1 001", "NIP. [NIP]"),
        ("NIP 1965.0101.1990.03.1.001", "NIP [NIP]"),
        ("1 9 6 5 0 1 0 1 1 9 9 0 0 3 1 0 0 1", "[NIP]"),
        ("19650101\u00a0199003\u200b1\u2013001", "[NIP]"),
        ("NIP lama: 500123456", "NIP lama: [NIP]"),
        ("NIPPPK 198001012021211005", "NIPPPK [NIP]"),
        ("Nomor 3302194101650001", "Nomor [NIK]"),
        ("Camat Sokaraja, Budi Santoso, S.Sos., M.Si", "Camat Sokaraja, [nama]"),
        ("Penanggung jawab: dr. Hj. Siti Aminah", "Penanggung jawab: dr. Hj. Siti Aminah"),
        ("Kepala Bidang dr. Hj. Siti Aminah", "Kepala Bidang [nama]"),
        (
            "KEPALA DINAS\nSUPARNO\nPembina\nNIP. 196501011990031001",
            "KEPALA DINAS\n[nama]\nPembina\nNIP. [NIP]",
        ),
    ],
)
def test_persons_are_told(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "RSUD Dr. Moewardi dan Jalan Dr. Soetomo",
        "Rp 3.600.000.000.000.000",
        "3600000000000000",
        "7.01.02.2.04.0002",
        "5.1.02.01.01.0001 198.500.000",
        "Nama : Program Pemberdayaan",
        "Camat Sokaraja\nKepala Seksi Pemerintahan\nMeningkatnya Pelayanan Publik",
        "Pihak Pertama akan mencapai target kinerja\nMeningkatnya Pelayanan Publik",
        "PROGRAM PENANGANAN KONFLIK, SENGKETA DAN PERKARA PERTANAHAN",
        "Jumlah dokumen RKA, DPA, SP, SPD",
        "Januari s.d. Desember 2021",
    ],
)
def test_what_is_no_person_stays(text: str) -> None:
    assert mask(text) == text


def test_official_names_are_never_taken_for_persons() -> None:
    from kaskade_graph import resources

    for path in (
        *resources.nomenklatur(),
        *resources.nomenklatur_nasional().rglob("*.csv"),
        resources.wilayah(),
    ):
        lines = path.read_text(encoding="utf-8").splitlines()
        taken = [line for line, spans in zip(lines, find(lines), strict=True) if spans]
        assert taken == [], path.name


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=8))
def test_masking_keeps_the_lines_and_settles_at_once(lines: list[str]) -> None:
    text = "\n".join(line.replace("\n", " ") for line in lines)
    once = mask(text)
    assert once.count("\n") == text.count("\n")
    assert mask(once) == once


@given(st.lists(st.sampled_from("\u00a0 .-\u200b"), min_size=17, max_size=17), st.booleans())
def test_a_nip_is_found_in_any_spacing(gaps: list[str], spaced: bool) -> None:
    digits = "196501011990031001"
    text = "".join(d + (g if spaced else "") for d, g in zip(digits, [*gaps, ""], strict=True))
    assert mask(f"a {text} b") == "a [NIP] b"
