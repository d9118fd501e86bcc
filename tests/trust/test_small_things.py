"""Small things that a user trips over."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from pathlib import Path

import pytest

from kaskade_graph import resources
from kaskade_graph.cli.app import execute
from kaskade_graph.errors import of_system
from kaskade_graph.linking import sssom
from kaskade_graph.publishing import describe
from kaskade_graph.usecases.link import review, reviewer

TEXT = next(p for p in resources.contoh() if p.suffix == ".trig").with_suffix(".txt")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KASKADE_STORE", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[audit]\nprofill = 'x'", "Mungkin maksud Anda 'profil'"),
        ("[nomenklatur]\nberkass = []", "Mungkin maksud Anda 'berkas'"),
        ("[nomenkltur]\nberkas = []", "Mungkin maksud Anda 'nomenklatur'"),
        ("[iri]\nbase = 'https://a/'", "Yang dikenal: dasar"),
        ("[publikasi]\nlicense = 'https://a/'", "Mungkin maksud Anda 'lisensi'"),
        ("[publikasi]\nlisensi = 'CC BY'", "alamat lisensinya"),
        ("[publikasi]\nditerbitkan = '31-01-2026'", "2026-01-31"),
    ],
)
def test_a_misspelt_key_is_told(text: str, says: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "kaskade.toml").write_text(text)
    assert execute(["export", str(TEXT), "--collection", str(here / "situs")]) == 2
    assert says in capsys.readouterr().err


def test_audit_takes_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.read_bytes())))
    assert execute(["audit", "-", "--fail-on", "never"]) == 0
    assert "27" in capsys.readouterr().out


def test_two_copies_of_a_document_are_taken_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        shutil.copy(TEXT, here / name)
    for command in (["load", ".", "--store", "s"], ["audit", ".", "--fail-on", "never"], ["tree", "."]):
        assert execute(command) == 0, command
        assert "berbeda" not in capsys.readouterr().err
    (here / "b.txt").write_text(TEXT.read_text().replace("APBDes", "APBDesa"))
    assert execute(["load", ".", "--store", "s2"]) == 3
    assert "isinya berbeda" in capsys.readouterr().err


def test_the_width_of_tables_follows_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    widths = []
    for columns in ("60", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        assert execute(["query", "daftar-indikator"]) == 0
        widths.append(max(len(line) for line in capsys.readouterr().out.splitlines()))
    assert widths[0] <= 60 < widths[1] <= 200


CONFIG = """
[publikasi]
lisensi = "https://creativecommons.org/licenses/by/4.0/"
penerbit = "Kabupaten Banyumas"
kontak = "mailto:data@example.org"
diterbitkan = 2026-01-31
diperbarui = "2026-02-28"
"""


def test_a_set_of_links_has_a_licence_of_its_own(here: Path) -> None:
    assert "#license: https://w3id.org/sssom/license/unspecified\n" in sssom.write([])
    (here / "kaskade.toml").write_text(CONFIG)
    (here / "a.sssom.tsv").write_text(sssom.write([]))
    assert sssom.licence_of(here / "a.sssom.tsv") == "https://creativecommons.org/licenses/by/4.0/"
    (here / "kaskade.toml").unlink()
    # A set that states one keeps it when it is written again.
    assert "licenses/by/4.0/" in review(here / "a.sssom.tsv", [], [], [], reviewer("A", "2026-01-01", ""))


def test_what_is_published_states_licence_publisher_days_and_contact(here: Path) -> None:
    (here / "kaskade.toml").write_text(CONFIG)
    said = {str(t) for t in describe.describe([], describe.Counts(0, 0, 0), "https://example.org/")}
    text = "\n".join(said)
    for part in (
        "<http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/>",
        '<http://xmlns.com/foaf/0.1/name> "Kabupaten Banyumas"',
        "<http://www.w3.org/2006/vcard/ns#hasEmail> <mailto:data@example.org>",
        '<http://purl.org/dc/terms/issued> "2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date>',
        '<http://purl.org/dc/terms/modified> "2026-02-28"^^<http://www.w3.org/2001/XMLSchema#date>',
        "<http://www.w3.org/ns/dcat#contactPoint>",
        "<http://purl.org/dc/terms/publisher>",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["query", "daftar-indikator", str(TEXT), "--limit", "abc"], "harus bilangan bulat"),
        (["query", "daftar-indikator", str(TEXT), "--limit", "-1"], "paling kecil 0"),
        (["query", "daftar-indikator", str(TEXT), "--limit", "1_0"], "bukan bilangan"),
        (["audit", "rusak.xlsx"], "arsipnya tidak utuh)"),
    ],
)
def test_errors_in_indonesian_hold_no_english(
    args: list[str], says: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "rusak.xlsx").write_bytes(b"PK\x03\x04rusak")
    assert execute(args) in (2, 3)
    said = capsys.readouterr().err
    assert says in said
    assert not {"should", "file", "is", "not", "valid"} & set(said.split("\n")[0].split())


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ECONNREFUSED, errno.EADDRINUSE]
)
def test_what_the_system_refuses_is_told_in_both_languages(code: int) -> None:
    told = of_system(OSError(code, os.strerror(code)))
    assert told.en == os.strerror(code)
    assert told.id != told.en
