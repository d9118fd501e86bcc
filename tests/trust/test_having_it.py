"""Having it: completion in both languages, the action that writes SARIF, the bundle for Windows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from kaskade_graph import resources

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"


def _complete(lang: str, shell: str, **asked: str) -> str:
    env = {**os.environ, "KASKADE_LANG": lang, "_KASKADE_COMPLETE": f"complete_{shell}", **asked}
    done = subprocess.run(
        [sys.executable, "-m", "kaskade_graph"], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(("lang", "word"), [("id", "Keparahan"), ("en", "Severity")])
def test_completion_explains_in_the_language_of_the_user(lang: str, word: str) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "kaskade audit --fai", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    answer = _complete(lang, "fish", **asked)
    assert answer.startswith("--fail-on")
    assert word in answer
    assert "export" in _complete(lang, "bash", COMP_WORDS="kaskade ex", COMP_CWORD="1").split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_there_is_a_script_for_each_shell(shell: str) -> None:
    command = [sys.executable, "-m", "kaskade_graph", "--show-completion", shell]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "_KASKADE_COMPLETE" in done.stdout
    refused = subprocess.run([*command[:-1], "tcsh"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "powershell" in refused.stderr


@pytest.mark.skipif(not ACTION.is_file(), reason="the action is not part of the wheel")
def test_the_action_writes_sarif(tmp_path: Path) -> None:
    """Its last step is run as the host would run it, with this Python in the place of its environment."""
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    inputs = {name: str(given.get("default", "")) for name, given in action["inputs"].items()}
    source = tmp_path / "kaskade Sokaraja 2021.trig"
    source.write_bytes(next(p for p in resources.contoh() if p.suffix == ".trig").read_bytes())
    inputs |= {"files": f"{source}\n", "output": str(tmp_path / "kaskade.sarif"), "fail-on": "never"}
    env = {k: v.replace("${{ inputs.", "{").replace(" }}", "}") for k, v in step["env"].items()}
    env = {k: v.format_map(inputs) for k, v in env.items()}
    program = tmp_path / "kaskade" / "bin" / "kaskade"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kaskade_graph "$@"\n')
    program.chmod(0o755)
    env |= {"RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "out")}
    subprocess.run(["bash", "-euo", "pipefail", "-c", step["run"]], env={**os.environ, **env}, check=True)
    sarif = json.loads((tmp_path / "kaskade.sarif").read_text(encoding="utf-8"))
    assert sarif["runs"][0]["results"]
    assert (tmp_path / "out").read_text() == f"sarif={tmp_path / 'kaskade.sarif'}\n"


def test_the_bundle_for_windows_is_whole(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "scripts" / "bundles"))
    try:
        import windows
    finally:
        sys.path.pop(0)
    wheel = tmp_path / "kaskade_graph-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"x")
    packed = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for target in packed:
        assert windows._pack(target, [wheel], "3.11") == 1
    assert packed[0].read_bytes() == packed[1].read_bytes()
    with zipfile.ZipFile(packed[0]) as archive:
        assert set(archive.namelist()) == {
            "kaskade/pasang.cmd",
            "kaskade/buka.cmd",
            "kaskade/BACA.txt",
            f"kaskade/wheel/{wheel.name}",
        }
        start = archive.read("kaskade/buka.cmd").decode()
        assert "serve %berkas% --open\r\n" in start
        assert "belum pernah dijalankan di Windows" in archive.read("kaskade/BACA.txt").decode()


def test_the_readme_says_how_long_its_tests_take() -> None:
    for name, word in (("README.md", "minutes"), ("README.id.md", "menit")):
        path = ROOT / name
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            around = text[text.index("pip install -e '.[dev]'") :][:700]
            assert word in around
