"""The documentation says what is: generated pages, examples, links, and the two commands of the READMEs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
RUN = (
    "python3 -m venv .venv && .venv/bin/pip install . && "
    ".venv/bin/kaskade audit data/sokaraja/cascading-kecamatan-sokaraja-2021.txt"
)
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest -n logical"


def test_generated_pages_and_console_examples_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/build_docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run scripts/build_docs.py\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), f"{target}: no such file"
        if anchor and path.suffix == ".md":
            assert anchor in _anchors(path), f"{target}: no such heading"


def test_every_page_is_listed_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    listed = {
        (index.parent / target).resolve() for target in _LINK.findall(index.read_text(encoding="utf-8"))
    }
    assert [p for p in PAGES if index.parent in p.parents and p != index and p not in listed] == []


def _anchors(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    heads = re.findall(r"^#+ (.*)$", _FENCED.sub("", text), re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_readmes_give_the_two_commands_on_one_line_each(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert RUN in lines
    assert TEST in lines
    assert RUN.rpartition("/bin/")[2] in {line.removeprefix("$ ") for line in lines}


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    listed = {(ROOT / "docs" / t.partition("#")[0]).resolve() for t in _LINK.findall(index)}
    for page in (ROOT / "docs").rglob("*.md"):
        if "decisions" not in page.parts and page != ROOT / "docs" / "README.md":
            assert page in listed, page
