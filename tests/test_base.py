"""A base of IRIs of one's own, set once in kaskade.toml, holds for all that is made, and for what is asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kaskade_graph import config, resources
from kaskade_graph.errors import UsageError

OWN = "https://data.contoh.go.id/kinerja/"
COMMON = "https://w3id.org/kinerja/id/"
DOCUMENT = resources.root() / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"


def run(folder: Path, *args: str) -> str:
    """What the program prints when it is run in ``folder``."""
    done = subprocess.run(
        [sys.executable, "-m", "kaskade_graph", *args], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a base of its own, and the Sokaraja cascade in a file and in a store."""
    folder = tmp_path_factory.mktemp("own")
    (folder / config.NAMA).write_text(f'[iri]\ndasar = "{OWN}"\n')
    run(folder, "export", str(DOCUMENT), "-o", "a.nq")
    run(folder, "load", "a.nq", "--store", "graf")
    return folder


def test_what_is_made_stands_under_it_and_what_is_shared_does_not(own: Path) -> None:
    text = (own / "a.nq").read_text(encoding="utf-8")
    assert f"<{OWN}id/33.02.19/kecamatan/2021/murni>" in text
    assert {line.split(COMMON)[1].split("/")[0] for line in text.splitlines() if COMMON in line} == {
        "nomenklatur"
    }


@pytest.mark.parametrize("place", [["a.nq"], ["--store", "graf"]])
def test_questions_find_it(own: Path, place: list[str]) -> None:
    answer = json.loads(run(own, "query", "kode-resmi", *place, "--format", "json"))
    rows = answer["results"]["bindings"]
    assert len(rows) == 42
    assert any(v["value"].startswith(OWN) for row in rows for v in row.values())


def test_the_store_is_whole(own: Path) -> None:
    assert OWN in run(own, "doctor", "--store", "graf")


def test_findings_keep_their_fingerprints(own: Path, tmp_path: Path) -> None:
    found = [
        json.loads(run(folder, "audit", str(DOCUMENT), "--format", "json", "--fail-on", "never"))["temuan"]
        for folder in (own, tmp_path)
    ]
    assert [t["sidik"] for t in found[0]] == [t["sidik"] for t in found[1]]
    assert found[0][0]["unsur"].startswith(OWN)


def test_a_file_made_under_another_base_is_read_as_it_is(own: Path, tmp_path: Path) -> None:
    answer = run(tmp_path, "query", "tujuan-dan-sasaran", str(own / "a.nq"), "--format", "csv")
    assert "Mewujudkan kinerja pelayanan Kecamatan yang prima" in answer


def test_the_site_has_the_rules_of_each_server_for_its_address(own: Path) -> None:
    run(own, "export", "a.nq", "--collection", "situs")
    for name in (".htaccess", "web.config", "server/nginx.conf", "server/Caddyfile"):
        text = (own / "situs" / name).read_text(encoding="utf-8")
        assert "/kinerja/" in text
        assert "ld" in text
        assert "303" in text or "SeeOther" in text
    page = own / "situs" / "id" / "33.02.19" / "kecamatan" / "2021" / "murni" / "index.html"
    assert OWN in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "named",
    ["data.contoh.go.id/", "https://data.contoh.go.id/a", "https://a b/", "https://a/?b/", "", 3, "ftp://a/"],
)
def test_what_is_no_address_is_told_with_the_file(
    tmp_path: Path, named: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / config.NAMA).write_text(f"[iri]\ndasar = {json.dumps(named)}\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"kaskade\.toml"):
        config.base("https://w3id.org/kinerja/")


def test_a_wrong_address_is_an_error_of_usage_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / config.NAMA).write_text('[iri]\ndasar = "kinerja"\n')
    done = subprocess.run(
        [sys.executable, "-m", "kaskade_graph", "export", str(DOCUMENT)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "kaskade.toml" in done.stderr
    assert "Traceback" not in done.stderr
