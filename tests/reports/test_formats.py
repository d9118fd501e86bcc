"""The table of formats: each one is made, is what it says it is, and is the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kaskade_graph.cli.options import needs_output, pick_format
from kaskade_graph.errors import Lang, UsageError
from kaskade_graph.reports.formats import BENTUK, ENDINGS
from tests.reports.bahan import audit_berstatus, audit_jahat

PRINT_DIGESTS = """
import hashlib
from kaskade_graph.reports.formats import BENTUK
from tests.reports.bahan import audit_berstatus, audit_jahat
for name, bentuk in BENTUK.items():
    for lang in ("id", "en"):
        made = bentuk.render([audit_berstatus(), audit_jahat()], lang)
        data = made.encode() if isinstance(made, str) else made
        print(name, lang, hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", BENTUK)
def test_every_format_is_made(name: str, lang: Lang) -> None:
    made = BENTUK[name].render([audit_berstatus(), audit_jahat()], lang)
    assert isinstance(made, bytes if BENTUK[name].biner else str)
    assert made


def test_the_same_bytes_whatever_the_process() -> None:
    def digests(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", PRINT_DIGESTS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    first = digests("1")
    assert len(first.splitlines()) == 2 * len(BENTUK)
    assert first == digests("2")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.txt", "text"),
        ("a.json", "json"),
        ("a.sarif", "sarif"),
        ("hasil.2021.sarif.json", "sarif"),
        ("a.xml", "junit"),
        ("a.junit.xml", "junit"),
        ("a.ttl", "ttl"),
        ("a.jsonld", "jsonld"),
        ("a.MD", "markdown"),
        ("a.htm", "html"),
        (".json", "json"),
    ],
)
def test_the_ending_of_the_file_picks_the_format(file: str, name: str) -> None:
    assert pick_format(None, Path("a.b/c.html.d", file), tuple(BENTUK), ENDINGS) == name


def test_a_name_or_an_ending_may_be_asked_for() -> None:
    assert pick_format("md", Path("a.txt"), tuple(BENTUK), ENDINGS) == "markdown"
    assert pick_format("SARIF", None, tuple(BENTUK), ENDINGS) == "sarif"
    assert pick_format(None, None, tuple(BENTUK), ENDINGS) == "text"
    for wrong in ("a", "a.", "a.docm"):
        with pytest.raises(UsageError):
            pick_format(None, Path(wrong), tuple(BENTUK), ENDINGS)


def test_a_binary_format_names_the_option_it_needs() -> None:
    assert "--output" in needs_output("xlsx").text("id")
