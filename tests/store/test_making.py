"""Making a store: killed, out of space or met by another it is begun again, never refused for ever."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kaskade_graph import resources
from kaskade_graph.cli.app import execute
from kaskade_graph.errors import StoreError, UsageError
from kaskade_graph.store import catalogue
from kaskade_graph.store.disk import ISI, MAKING, PENANDA, open_disk

DIE_AT = {
    "before the database": "disk.ox.Store = lambda *_: os.kill(os.getpid(), 9)",
    "in the database": "disk._write_marker = lambda *_: os.kill(os.getpid(), 9)",
    "before the marker is named": "os.replace = Path.replace = lambda *_: os.kill(os.getpid(), 9)",
    "after the marker": "Path.unlink = lambda *_, **__: os.kill(os.getpid(), 9)",
}
FULL_AT = {
    "the database": "disk.ox.Store = full",
    "the marker": "disk.write_atomically = full",
}
CODE = """
import errno, os, sys
from pathlib import Path
from kaskade_graph.store import disk
def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")
{how}
disk.open_disk(Path(sys.argv[1]), writable=True)
"""


def _run(how: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CODE.format(how=how), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("empty", [True, False], ids=["folder there", "folder not there"])
@pytest.mark.parametrize("moment", DIE_AT)
def test_killed_while_it_is_made_it_is_made_anew(moment: str, empty: bool, tmp_path: Path) -> None:
    folder = tmp_path / "graf"
    if empty:
        folder.mkdir()
    assert _run(DIE_AT[moment], folder).returncode == -9
    for _ in range(2):
        open_disk(folder, writable=True).close()
    with closing(open_disk(folder)) as store:
        assert catalogue.editions(store) == []
    assert sorted(p.name for p in folder.iterdir()) == [PENANDA, ISI]


@pytest.mark.parametrize("moment", FULL_AT)
def test_out_of_space_while_it_is_made_it_is_made_anew(moment: str, tmp_path: Path) -> None:
    folder = tmp_path / "graf"
    ran = _run(FULL_AT[moment], folder)
    assert "StoreError" in ran.stderr
    open_disk(folder, writable=True).close()


def test_a_reader_of_a_half_made_store_is_told_to_load(tmp_path: Path) -> None:
    folder = tmp_path / "graf"
    assert _run(DIE_AT["in the database"], folder).returncode == -9
    with pytest.raises(UsageError, match=r"no store at .* yet"):
        open_disk(folder)


def test_a_folder_of_others_is_not_taken_for_a_half_made_store(tmp_path: Path) -> None:
    folder = tmp_path / "graf"
    folder.mkdir()
    (folder / MAKING).touch()
    (folder / "surat.docx").touch()
    with pytest.raises(UsageError, match="no store of cascades"):
        open_disk(folder, writable=True)
    assert (folder / "surat.docx").exists()


def test_who_meets_another_making_it_is_told_in_use(tmp_path: Path) -> None:
    folder = tmp_path / "graf"
    code = "disk._write_marker = lambda *_: (print('ready', flush=True), sys.stdin.read())"
    command = [sys.executable, "-c", CODE.format(how=code), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        with pytest.raises(StoreError, match="in use") as caught:
            open_disk(folder, writable=True)
        assert caught.value.exit_code == 4
        assert execute(["load", str(resources.contoh()[0]), "--store", str(folder)]) == 4
        other.kill()
    open_disk(folder, writable=True).close()


def test_two_loaders_at_once_end_with_all_of_it(tmp_path: Path) -> None:
    """Started together on a store that is not there yet: each loads, or is told that it is in use."""
    command = [sys.executable, "-m", "kaskade_graph", "load", str(resources.contoh()[0])]
    running = [
        subprocess.Popen([*command, "--store", str(tmp_path / "graf")], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ended = [(process.communicate()[1], process.returncode) for process in running]
    assert {code for _, code in ended} <= {0, 4}, ended
    assert 0 in [code for _, code in ended]
    assert all("sedang dipakai" in told for told, code in ended if code == 4)
    with closing(open_disk(tmp_path / "graf")) as store:
        assert len(catalogue.editions(store)) == 1
