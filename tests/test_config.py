"""kaskade.toml: the nearest one is read, and what is wrong in it is said with its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph import config
from kaskade_graph.errors import UsageError


def test_the_nearest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / config.NAMA).write_text('[store.a]\nquery = "x"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert config.load(below).table("store") == {"a": {"query": "x"}}
    (below / config.NAMA).write_text("[profil.b]\n")
    assert config.load(below).table("store") == {}
    assert config.load(below).path == below / config.NAMA


@pytest.mark.parametrize(
    "text", ["[stores.a]\n", "store = 3 [", "\x00", "a = '" + "x" * config.MAX_BYTES + "'"]
)
def test_what_is_wrong_is_said_with_the_name(tmp_path: Path, text: str) -> None:
    (tmp_path / config.NAMA).write_text(text)
    with pytest.raises(UsageError, match=r"kaskade\.toml"):
        config.load(tmp_path)


def test_a_table_has_to_be_a_table(tmp_path: Path) -> None:
    (tmp_path / config.NAMA).write_text("store = 3\n")
    with pytest.raises(UsageError, match="store"):
        config.load(tmp_path).table("store")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("config") / config.NAMA
    path.write_bytes(data)
    try:
        config.read(path)
    except UsageError as error:
        assert config.NAMA in error.text("id")
