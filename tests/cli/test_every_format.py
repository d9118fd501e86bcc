"""Every command in every format on the real document: what it gives is what it gave, to the byte of its text.

``tests/golden/cli/every-format.tsv`` has a line for each: command, format, exit code, number of lines, SHA-256. Of
PDF, XLSX, DOCX and PNG it holds what is written in them, not how a library packs it. When one differs, run it
here and at the commit before, and compare; ``KASKADE_GOLDEN=write`` then writes the line anew.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from kaskade_graph.cli.formats import FORMATS
from tests.cli.conftest import GOLDEN, Kaskade
from tests.cli.test_inputs import DOKUMEN

TABLE = GOLDEN / "every-format.tsv"
DOCUMENT, LATER = "cascading.txt", "cascading-2022.txt"
ARGUMENTS = {
    "import": [DOCUMENT],
    "audit": [DOCUMENT, "--all", "--fail-on", "never", "--date", "2026-01-01"],
    "validate": [DOCUMENT, "--fail-on", "never"],
    "nilai": [DOCUMENT],
    "query": ["sub-kegiatan-pendukung", DOCUMENT, "--param", "sasaran=peran kecamatan"],
    "tree": [DOCUMENT],
    "show": ["peralatan rumah tangga", DOCUMENT],
    "impact": ["peralatan rumah tangga", DOCUMENT],
    "diff": [DOCUMENT, LATER],
    "compare": [DOCUMENT, LATER],
    "link": [DOCUMENT, LATER],
    "export": [DOCUMENT],
}
"""By command; ``doctor`` tells of the machine and has tests of its own."""
CASES = [(command, form) for command in ARGUMENTS for form in FORMATS[command]]
_KEPT = re.compile(rb"<[^>]*>")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("every-format")
    text = DOKUMEN.read_text(encoding="utf-8")
    (where / DOCUMENT).write_text(text, encoding="utf-8")
    later = text.replace("2021", "2022").replace("85,5", "87")
    (where / LATER).write_text(later, encoding="utf-8")
    return where


def _said(data: bytes) -> bytes:
    """Return what a file says: its bytes, or the texts in it where a library packs them."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = sorted(
                n for n in packed.namelist() if n.startswith(("xl/", "word/")) and n.endswith(".xml")
            )
            return b"\n".join(_KEPT.sub(b"\n", packed.read(n)) for n in parts if "styles" not in n)
    if data.startswith(b"%PDF"):
        import pypdfium2

        pages = pypdfium2.PdfDocument(data)
        return "\n".join(p.get_textpage().get_text_range() for p in pages).encode()
    if data.startswith(b"\x89PNG"):
        return data[16:24]  # width and height
    return data


def _golden() -> dict[tuple[str, str], str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
    return {(f[0], f[1]): line for line in lines[1:] if (f := line.split("\t"))}


@pytest.mark.parametrize(("command", "form"), CASES)
def test_a_format_of_a_command(
    command: str, form: str, kaskade: Kaskade, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    output = folder / f"{command}-{form}.out"
    ran = kaskade(command, *ARGUMENTS[command], "--format", form, "-o", output)
    files = [output] if output.exists() else sorted(folder.glob(f"{command}-{form}*.out"))
    said = b"".join(_said(f.read_bytes()) for f in files)
    lines = said.count(b"\n")
    line = f"{command}\t{form}\t{ran.code}\t{lines}\t{hashlib.sha256(said).hexdigest()[:24]}"
    known = _golden()
    if os.environ.get("KASKADE_GOLDEN") == "write":
        known[command, form] = line
        rows = [known[case] for case in CASES if case in known]
        TABLE.write_text("\n".join(("command\tformat\texit\tlines\tsha256", *rows)) + "\n", encoding="utf-8")
    assert ran.err.count("Traceback") == 0
    assert line == known.get((command, form)), f"{files}: see the docstring of {Path(__file__).name}"


def test_no_command_and_no_format_is_left_out() -> None:
    assert set(FORMATS) - set(ARGUMENTS) == {"doctor"}
    assert list(_golden()) == CASES
