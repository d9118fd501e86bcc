"""The bytes of a file: what is opened, and what is refused before it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.importers.guarded.reader import read_bytes


def test_no_file_and_no_regular_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_bytes(tmp_path / "tidak-ada.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match="not a regular file"):
        read_bytes(tmp_path / "folder.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_bytes(Path("a\0b.txt"))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    with pytest.raises(InputError, match="not a regular file"):
        read_bytes(tmp_path / "pipa.txt")


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(InputError, match="200 MB; at most 50 MB"):
        read_bytes(path)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "k.txt"
    path.write_bytes(b"x" * 10)
    assert read_bytes(path, limit=10) == b"x" * 10
    small = os.stat_result((0o100644, 0, 0, 0, 0, 0, 5, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda self: small)
    with pytest.raises(InputError, match="at most"):
        read_bytes(path, limit=9)
