"""``kaskade tree`` for a wall, and with findings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Kaskade, golden
from tests.cli.test_inputs import DOKUMEN

MULAI = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG",
    "svg": b"<?xml",
    "html": b"<!DOCTYPE html>",
    "htm": b"<!DOCTYPE html>",
    "mmd": b"flowchart RL",
    "dot": b"digraph",
    "gv": b"digraph",
    "txt": b"Kecamatan Sokaraja 2021",
}


@pytest.mark.parametrize("ending", list(MULAI))
def test_the_ending_picks_the_format(kaskade: Kaskade, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"pohon.{ending}"
    ran = kaskade("tree", DOKUMEN, "-o", path, *(("--page", "2") if ending in ("png", "svg") else ()))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert path.read_bytes().startswith(MULAI[ending])


def test_a_picture_a_sheet(kaskade: Kaskade, tmp_path: Path) -> None:
    ran = kaskade("tree", DOKUMEN, "-o", tmp_path / "pohon.png")
    assert ran.code == 0
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == [f"pohon-{n}.png" for n in range(1, len(names) + 1)]
    assert f"{len(names)} lembar" in ran.err


def test_mermaid_is_what_export_gives(kaskade: Kaskade) -> None:
    tree = kaskade("tree", DOKUMEN, "--format", "mermaid")
    assert tree.out == kaskade("export", DOKUMEN, "--format", "mermaid").out


def test_findings_in_the_terminal_are_those_of_the_audit(kaskade: Kaskade) -> None:
    ran = kaskade("tree", DOKUMEN, "--findings", "--depth", "3", "--no-indikator")
    assert ran.code == 0
    assert re.match(r"Kecamatan Sokaraja 2021 \(murni\)\n! \d+ kesalahan: [A-Z]", ran.out)
    marks = [line.partition("! ")[2] for line in ran.out.splitlines() if "! " in line]
    assert all(re.match(r"\d+ (kesalahan|peringatan|informasi): [A-Z][a-z]+", m) for m in marks)
    found = json.loads(kaskade("audit", DOKUMEN, "-f", "json").out)["ringkasan"]["keparahan"]
    tree = json.loads(kaskade("tree", DOKUMEN, "--findings", "-f", "json").out)["kaskade"][0]
    counted = {k: sum(sum(codes.get(k, {}).values()) for codes in _codes(tree)) for k in found}
    assert counted == found


def _codes(node):  # type: ignore[no-untyped-def]
    yield node["temuan"]
    for child in (*node.get("akar", ()), *node.get("anak", ())):
        yield from _codes(child)


def test_without_files_the_example_is_drawn(kaskade: Kaskade) -> None:
    ran = kaskade("tree", "--findings", "--depth", "1")
    assert ran.code == 0
    assert "contoh bawaan" in ran.err


def test_a_store_is_drawn_as_the_file_is(kaskade: Kaskade, tmp_path: Path) -> None:
    store = tmp_path / "toko"
    assert kaskade("load", DOKUMEN, "--store", store).code == 0
    for options in (("-f", "svg"), ("-f", "dot", "--findings")):
        assert kaskade("tree", "--store", store, *options).out == kaskade("tree", DOKUMEN, *options).out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-f", "docx"), "text, json, pdf, svg, png, html, mermaid, dot"),
        (("-o", "/tidak/ada/pohon.pdf"), "tidak dapat menulis"),
        (("-f", "pdf", "--page", "99"), "1 sampai 7"),
        (("-f", "pdf", "--poster", "B5"), "A3, A2, A1, A0, auto"),
        (("--poster", "auto"), "--poster bukan untuk format text"),
        (("--page", "2"), "--page bukan untuk format text"),
        (("-f", "svg", "--page", "0"), "--page"),
    ],
)
def test_bad_usage_is_told(kaskade: Kaskade, options: tuple[str, ...], said: str) -> None:
    ran = kaskade("tree", DOKUMEN, *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("ringkasan.txt", ("--summary",)),
        ("ringkasan.en.md", ("--summary", "-f", "md", "--lang", "en")),
        ("ringkasan.json", ("--summary", "-f", "json")),
        ("matriks.txt", ("--matrix",)),
        ("matriks.en.csv", ("--matrix", "-f", "csv", "--lang", "en")),
    ],
)
def test_summary_and_matrix(kaskade: Kaskade, name: str, options: tuple[str, ...]) -> None:
    ran = kaskade("tree", DOKUMEN, *options)
    assert ran.code == 0
    golden(name, ran.out)


def test_the_matrix_is_a_workbook_too(kaskade: Kaskade, tmp_path: Path) -> None:
    path = tmp_path / "matriks.xlsx"
    assert kaskade("tree", DOKUMEN, "--matrix", "-o", path).code == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "options", [("--matrix", "--summary"), ("--summary", "--findings"), ("--matrix", "-f", "pdf")]
)
def test_summary_and_matrix_stand_alone(kaskade: Kaskade, options: tuple[str, ...]) -> None:
    ran = kaskade("tree", DOKUMEN, *options)
    assert (ran.code, ran.out) == (2, "")
