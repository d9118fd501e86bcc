"""``import``, ``tree`` and ``show`` on the real document."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kaskade, golden
from tests.cli.test_inputs import DOKUMEN


@pytest.fixture
def graf(kaskade: Kaskade, tmp_path: Path) -> Path:
    """The real document as a graph."""
    path = tmp_path / "sokaraja.trig"
    assert kaskade("import", DOKUMEN, "-o", path).code == 0
    return path


def test_import_says_what_it_read(kaskade: Kaskade, tmp_path: Path) -> None:
    ran = kaskade("import", DOKUMEN, "-o", tmp_path / "a.trig")
    assert (ran.code, ran.out) == (0, "")
    golden("import.err.txt", ran.err)


def test_import_gives_the_graph_in_every_format(kaskade: Kaskade, tmp_path: Path) -> None:
    stdout = kaskade("import", DOKUMEN)
    trees = set()
    for ending in ("trig", "nq", "ttl", "nt"):
        path = tmp_path / f"a.{ending}"
        assert kaskade("import", DOKUMEN, "-o", path).code == 0
        trees.add(kaskade("tree", path).out)
    assert stdout.out == (tmp_path / "a.trig").read_text()
    assert len(trees) == 1
    assert trees == {kaskade("tree", DOKUMEN).out}


def test_the_report_accounts_for_every_line(kaskade: Kaskade, tmp_path: Path) -> None:
    report = tmp_path / "laporan.csv"
    ran = kaskade("import", DOKUMEN, "-o", tmp_path / "a.trig", "--report", report)
    assert ran.code == 0
    rows = list(csv.reader(io.StringIO(report.read_text())))
    lines = {int(row[1]) for row in rows[1:]}
    printed = {n for n, line in enumerate(DOKUMEN.read_text().splitlines(), 1) if line.strip()}
    assert lines == printed
    assert all(row[4] for row in rows[1:])


def test_the_report_goes_where_the_graph_does_not(kaskade: Kaskade, tmp_path: Path) -> None:
    to_file = kaskade("import", DOKUMEN, "--report", "-o", tmp_path / "a.trig")
    assert "Baris demi baris" in to_file.out
    to_terminal = kaskade("import", DOKUMEN, "--report")
    assert to_terminal.out == (tmp_path / "a.trig").read_text()
    assert "Baris demi baris" in to_terminal.err


def test_the_report_as_json(kaskade: Kaskade, tmp_path: Path) -> None:
    report = tmp_path / "laporan.json"
    kaskade("import", DOKUMEN, "-o", tmp_path / "a.trig", "--report", report)
    data = json.loads(report.read_text())
    assert data["masalah"] == []
    assert all(doubt["keyakinan"] < 1 and doubt["alasan"] for doubt in data["tidakPasti"])


def test_a_document_that_reads_badly_gives_what_it_has_and_exits_3(kaskade: Kaskade, tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "a.trig"
    source.write_text(
        DOKUMEN.read_text().replace("Administrasi Keuangan Perangkat Daerah\nSasaran", "Sasaran", 1)
    )
    ran = kaskade("import", source, "-o", target)
    assert ran.code == 3
    assert "a.txt: tidak terbaca seluruhnya" in ran.err
    assert "Kegiatan tanpa nama" in ran.err
    assert target.exists()
    assert kaskade("tree", source, "--depth", 3).code == 3


def test_the_input_is_not_overwritten_by_a_bare_report(kaskade: Kaskade, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(DOKUMEN.read_bytes())
    assert kaskade("import", "--report", source).code == 2
    assert source.read_bytes() == DOKUMEN.read_bytes()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("tree.txt", ()),
        ("tree.brief.txt", ("--depth", "4", "--no-indikator")),
        ("tree.en.txt", ("--depth", "3", "--lang", "en")),
        ("tree.json", ("--depth", "2", "--format", "json")),
    ],
)
def test_tree(kaskade: Kaskade, graf: Path, name: str, options: tuple[str, ...]) -> None:
    ran = kaskade("tree", graf, *options)
    assert (ran.code, ran.err) == (0, "")
    golden(name, ran.out)


@pytest.mark.parametrize(
    ("name", "words", "options"),
    [
        ("show.sub-kegiatan.txt", "penyediaan peralatan rumah tangga", ()),
        ("show.indikator.en.txt", "jumlah dokumen evaluasi kinerja", ("--lang", "en")),
        ("show.sasaran.txt", "meningkatnya peran kecamatan", ()),
        ("show.json", "7.01.01.2.06.03", ("--format", "json")),
    ],
)
def test_show(kaskade: Kaskade, graf: Path, name: str, words: str, options: tuple[str, ...]) -> None:
    ran = kaskade("show", words, graf, *options)
    assert (ran.code, ran.err) == (0, "")
    golden(name, ran.out)


def test_show_takes_an_iri_whole_or_from_the_kind_on(kaskade: Kaskade, graf: Path) -> None:
    iri = json.loads(kaskade("show", "7.01.01.2.06.03", graf, "-f", "json").out)["iri"]
    tail = "/".join(iri.split("/")[-2:])
    assert kaskade("show", iri, graf).out == kaskade("show", tail, graf).out


def test_show_lists_the_candidates_of_words_that_fit_several(kaskade: Kaskade, graf: Path) -> None:
    ran = kaskade("show", "pelayanan", graf)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("https://w3id.org/kinerja/id/") > 3


def test_show_of_nothing_known_suggests(kaskade: Kaskade, graf: Path) -> None:
    ran = kaskade("show", "peralatan rumah tanggo kelurahan gunung", graf)
    assert ran.code == 2
    assert "Mungkin maksud Anda" in ran.err
