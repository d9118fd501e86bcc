"""Files are written whole, or the old one stays."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kaskade_graph.errors import UsageError
from kaskade_graph.files import write_atomically


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    write_atomically(path, b"satu")
    write_atomically(path, b"dua")
    assert path.read_bytes() == b"dua"
    assert os.listdir(tmp_path) == ["a.trig"]


def test_modes_links_and_long_names(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 200 + ".json")
    old = os.umask(0o027)
    try:
        write_atomically(path, b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o600)
    link = tmp_path / "link"
    link.symlink_to(path)
    write_atomically(link, b"y")
    assert link.is_symlink()
    assert path.read_bytes() == b"y"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_device_is_written_to_directly() -> None:
    write_atomically(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.trig"
    path.write_bytes(b"lama")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        write_atomically(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert os.listdir(tmp_path) == ["a.trig"]


def test_places_that_cannot_be_written_say_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path, why in (
        (tmp_path / "tiada" / "a.trig", "folder does not exist"),
        (tmp_path / "file" / "a.trig", "folder does not exist"),
        (tmp_path, "it is a folder"),
        (tmp_path / "\u202ex" / "y", r"\\u202e"),
    ):
        with pytest.raises(UsageError, match=why) as caught:
            write_atomically(path, b"x")
        assert caught.value.text("id").startswith("tidak dapat menulis")
