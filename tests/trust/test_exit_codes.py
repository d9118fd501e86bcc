"""Exit 70 is for bugs: what is wrong with the input or the surroundings has a code and a sentence of its own."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kaskade_graph import resources
from kaskade_graph.cli.app import execute
from tests.trust.planted import files

FAULTS = Path(__file__).with_name("faults")
GRAPH = next(p for p in resources.contoh() if p.suffix == ".trig")
TEXT = GRAPH.with_suffix(".txt")
KASKADE = f"{sys.executable} -m kaskade_graph"
BUG = "kesalahan di dalam kaskade"


def run(line: str, cwd: Path | None = None) -> tuple[int, str]:
    """Run a line of the shell; return its exit code and what it said on stderr."""
    done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=cwd, check=False)
    told = done.stderr.decode("utf-8", "replace")
    assert BUG not in told
    assert "Traceback" not in told
    return done.returncode, told


@pytest.mark.parametrize("name", ["enc.xlsx", "xlsx-1c15bc58.xlsx", "tang-a0585150.xlsx", "ods-abac161c.ods"])
@pytest.mark.parametrize("command", ["import", "audit"])
def test_a_damaged_workbook_is_an_unreadable_input(
    command: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert execute([command, str(FAULTS / name)]) == 3
    assert "rusak" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["bypass-deep.rq", "bypass-service.rq"])
def test_a_query_past_the_guard_is_refused(name: str) -> None:
    assert execute(["query", "--sparql", f"@{FAULTS / name}"]) == 2


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["pk.xlsx", "pk.ods", "pk.docx"])
def test_a_workbook_with_a_wrong_byte_is_read_or_refused(name: str, seed: int, tmp_path: Path) -> None:
    """Bytes are changed in the archive, and in a part inside a sound archive."""
    dice = random.Random(seed)
    data = bytearray(files()[name])
    if seed % 2:
        for _ in range(20):
            data[dice.randrange(len(data))] = dice.randrange(256)
    else:
        data = bytearray(_inside(bytes(data), dice))
    path = tmp_path / name
    path.write_bytes(data)
    out = str(tmp_path / "g.trig")
    assert execute(["import", str(path), "--unit", "33.02.19", "--tahun", "2021", "-o", out]) in (0, 2, 3)


def _inside(archive: bytes, dice: random.Random) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            data = bytearray(old.read(part))
            for _ in range(2):
                data[dice.randrange(len(data))] = dice.randrange(256)
            new.writestr(part, bytes(data))
    return out.getvalue()


@pytest.mark.parametrize("bad", ["]", "33.02.19 ", "../..", "a\u0001", "99.99.99.99.99"])
@pytest.mark.parametrize("command", ["tree", "load", "audit", "export"])
def test_a_graph_with_a_bad_code_is_told_or_read(command: str, bad: str, tmp_path: Path) -> None:
    path = tmp_path / "g.trig"
    text = GRAPH.read_text(encoding="utf-8")
    path.write_text(
        text.replace('kin:kodeWilayah "33.02.19"', f'kin:kodeWilayah "{_escaped(bad)}"'), encoding="utf-8"
    )
    assert path.read_text(encoding="utf-8") != text
    extra = ["--store", str(tmp_path / "s")] if command == "load" else ["-o", str(tmp_path / "o.json")]
    if command == "export":
        extra = ["-o", str(tmp_path / "o.rdf")]
    assert execute([command, str(path), *extra]) in ((3,) if command == "load" else (0, 1, 3))


def _escaped(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


@pytest.mark.parametrize("ending", ["nt", "trig"])
def test_a_value_of_30_megabytes_is_refused(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"g.{ending}"
    path.write_text(f'<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> "{"a" * 30_000_000}" .\n')
    assert execute(["tree", str(path)]) == 3
    assert "16 MiB" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their names of files are Unicode")
def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    source = Path(os.fsdecode(os.fsencode(str(tmp_path)) + b"/a\xff.txt"))
    source.write_bytes(TEXT.read_bytes())
    for ending in ("trig", "jsonld"):
        out = tmp_path / f"o.{ending}"
        command = "import" if ending == "trig" else "export"
        assert execute([command, str(source), "-o", str(out), *_review(command, tmp_path)]) == 0
        assert b"a\\\\udcff.txt" in out.read_bytes()
    for ending in ("html", "json", "docx"):
        assert execute(["audit", str(source), "--fail-on", "never", "-o", str(tmp_path / f"a.{ending}")]) == 0
    assert execute(["audit", str(source.with_suffix(".nix"))]) == 3


def _review(command: str, folder: Path) -> list[str]:
    return (
        ["--review", str(folder / "p.html"), "--report", str(folder / "r.json")]
        if command == "import"
        else []
    )


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("{k} tree {g} >&-", 2, "keluaran tidak dapat ditulis"),
        ("{k} export {g} >/dev/full", 2, "keluaran tidak dapat ditulis"),
        ("{k} --help >/dev/full", 2, "keluaran tidak dapat ditulis"),
        ("{k} tree {g} 2>&- >/dev/null", 0, ""),
        ("{k} tree - <&- >/dev/null", 3, "masukan standar"),
        ("{k} export {g} -f nq -o /dev/full", 2, "tidak dapat menulis"),
        ("mkdir gone; cd gone; rmdir ../gone; {k} tree {g}", 2, "folder kerja"),
        ("{k} tree {g} | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}", 141, ""),
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is played by /dev/full")
def test_streams_that_are_closed_or_full(line: str, code: int, says: str, tmp_path: Path) -> None:
    got, told = run(line.format(k=KASKADE, g=GRAPH), tmp_path)
    assert got in ({code, 0} if code == 141 else {code})
    assert says in told


@pytest.mark.parametrize("after", [0.05, 0.15, 0.3, 0.6])
def test_ctrl_c_while_starting_is_quiet(after: float) -> None:
    """From the first line of this project on; before that it is Python's own."""
    code = "import kaskade_graph.__main__ as m; print('on', flush=True); m.main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "audit", str(TEXT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode in (130, 0, 1)
    assert "Traceback" not in told


@pytest.mark.parametrize("value", ["1_0", "\u0661\u0660", "1e1", "ten"])
def test_a_limit_is_digits(value: str) -> None:
    assert execute(["query", "daftar-indikator", "--limit", value]) == 2
    assert execute(["query", "daftar-indikator", f"--limit={value}"]) == 2
