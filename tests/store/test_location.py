"""What ``--store`` names: a folder, a URL, or a name from kaskade.toml; and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph import config
from kaskade_graph.errors import UnknownName, UsageError
from kaskade_graph.store import location
from kaskade_graph.store.location import Lokasi

TOML = """
[store]
default = "kabupaten"

[store.lokal]
path = "data/graf"

[store.kabupaten]
query = "https://graf.example.org/sparql"
update = "https://graf.example.org/update"
graph_store = "https://graf.example.org/graph"
auth = "digest"
user = "kaskade"
secret_env = "KASKADE_UJI"
default_graph = "union"
timeout = 5
"""


def _config(folder: Path, text: str = TOML) -> config.Konfigurasi:
    (folder / config.NAMA).write_text(text)
    return config.read(folder / config.NAMA)


def test_names(tmp_path: Path) -> None:
    konfigurasi = _config(tmp_path)
    assert location.default(konfigurasi) == "kabupaten"
    assert location.find("lokal", konfigurasi).path == tmp_path / "data" / "graf"
    assert location.find("kabupaten", konfigurasi) == Lokasi(
        "kabupaten",
        None,
        "https://graf.example.org/sparql",
        "https://graf.example.org/update",
        "https://graf.example.org/graph",
        "digest",
        "kaskade",
        "KASKADE_UJI",
        "union",
        5.0,
    )
    assert sorted(location.all_named(konfigurasi)) == ["kabupaten", "lokal"]


def test_a_name_that_is_nearly_right(tmp_path: Path) -> None:
    for writable in (False, True):
        with pytest.raises(UnknownName) as caught:
            location.find("kabupatn", _config(tmp_path), writable=writable)
        assert caught.value.suggestions == ("kabupaten",)
    with pytest.raises(UnknownName, match="zzz"):
        location.find("zzz", _config(tmp_path))
    # A new folder may be called anything that is not nearly a name.
    assert location.find("zzz", _config(tmp_path), writable=True).path == Path("zzz")
    assert location.find("./kabupatn", _config(tmp_path)).path == Path("kabupatn")


@pytest.mark.parametrize(
    ("url", "update"),
    [
        ("http://localhost:7878/query", "http://localhost:7878/update"),
        ("http://localhost:3030/ds/query", "http://localhost:3030/ds/update"),
        ("http://localhost:7200/repositories/r", "http://localhost:7200/repositories/r/statements"),
        ("https://graf.example.org/sparql", ""),
        ("https://graf.example.org/query?default=x", ""),
    ],
)
def test_urls(url: str, update: str) -> None:
    found = location.find(url, config.Konfigurasi())
    assert (found.query, found.update, found.path) == (url, update, None)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example.org/",
        "file:///etc/passwd",
        "http://",
        "http://a:99999/",
        "http://a b/",
        "http://nama:rahasia42@a.example.org/",
        "http://nama@a.example.org/",
        "http://a.example.org/#x",
        "http://[::1/",
    ],
)
def test_urls_that_are_refused_are_not_repeated(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        location.find(url, config.Konfigurasi())
    assert "rahasia42" not in caught.value.text("id") + caught.value.text("en")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('queri = "http://a/"', "queri"),
        ('update = "http://a/"', "query"),
        ("query = 3", "query"),
        ('query = "a"', "query"),
        ('query = "http://a/"\nauth = "ntlm"', "none, basic, digest, bearer"),
        ('query = "http://a/"\nauth = "basic"', "user"),
        ('query = "http://a/"\nauth = "bearer"', "secret_env"),
        ('query = "http://a/"\nauth = "bearer"\nsecret_env = "p@ss word"', "secret_env"),
        ('query = "http://a/"\ndefault_graph = "all"', "separate, union"),
        ('query = "http://a/"\ntimeout = 0', "timeout"),
        ('query = "http://a/"\ntimeout = true', "timeout"),
        ('path = "a"\nquery = "http://a/"', "query"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, table: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        location.find("a", _config(tmp_path, f"[store.a]\n{table}\n"))
    said = caught.value.text("en")
    assert "kaskade.toml: [store.a]" in said
    assert says in said
    assert "p@ss" not in said


def test_a_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Lokasi("a", None, "http://a/", auth="bearer", secret_env="KASKADE_UJI")
    monkeypatch.delenv("KASKADE_UJI", raising=False)
    with pytest.raises(UsageError, match="KASKADE_UJI"):
        place.secret()
    monkeypatch.setenv("KASKADE_UJI", "a\nInjected: header")
    with pytest.raises(UsageError, match="KASKADE_UJI"):
        place.secret()
    monkeypatch.setenv("KASKADE_UJI", "baik")
    assert place.secret() == "baik"


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_refused(text: str) -> None:
    try:
        found = location.find(text, config.Konfigurasi())
    except UsageError:
        return
    assert (found.path is None) == found.query.startswith("http")
