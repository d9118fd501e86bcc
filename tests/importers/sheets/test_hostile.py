"""Hostile files cost a message: within 1 GB, no traceback, nothing run, nothing fetched."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.importers.sheets import hostile
from tests.importers.sheets.conftest import baca

FILES = hostile.files()
_WORKER = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
from kaskade_graph.errors import KaskadeError
from kaskade_graph.importers.sheets.reading import baca_tabel
from kaskade_graph.importers.sheets.source import buka
from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
out = {}
for path in map(Path, sys.argv[1:]):
    said = []
    try:
        found = baca_tabel(buka(path))
        said += [p.alasan.en for p in found.laporan.penolakan] if found else []
    except KaskadeError as error:
        said.append(error.pesan.en)
    except BaseException as error:
        said.append(f"BUG {type(error).__name__}: {error}")
    try:
        read_file(path, ReadOptions("33.02.19", 2021))
    except KaskadeError:
        pass
    except BaseException as error:
        said.append(f"BUG {type(error).__name__}: {error}")
    out[path.parent.name] = said
print(json.dumps(out))
"""


@cache
def _ran(folder: Path) -> dict[str, list[str]]:
    """Read every file in one process of limited memory."""
    paths = []
    for number, (name, data, _) in enumerate(FILES.values()):
        path = folder / str(number) / name
        path.parent.mkdir()
        path.write_bytes(data)
        paths.append(str(path))
    done = subprocess.run(
        [sys.executable, "-c", _WORKER, *paths], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answers: dict[str, list[str]] = json.loads(done.stdout)
    return answers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.mark.parametrize("kind", FILES)
def test_a_hostile_file_costs_a_message(folder: Path, kind: str) -> None:
    said = _ran(folder)[str(list(FILES).index(kind))]
    expected = FILES[kind][2]
    assert not any(text.startswith("BUG") for text in said), said
    if expected is None:
        assert said == []
    else:
        assert any(expected in text for text in said), said


def test_a_formula_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(FILES["formula as text in csv"][1])
    kaskade = baca(path).kaskade
    (tujuan,) = kaskade.unsur.values()
    (indikator,) = kaskade.indikator.values()
    assert tujuan.label == '=HYPERLINK("http://x","y")'
    assert indikator.label == "=1+1"
