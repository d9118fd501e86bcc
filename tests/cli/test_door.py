"""The one door for inputs: folders, standard input, and mappings, the same for every command."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from kaskade_graph import resources
from kaskade_graph.cli import app
from kaskade_graph.errors import InputError, UnknownName
from kaskade_graph.importers import endings
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.usecases import diff, export, impact, query, show, sources, standard_input, tree
from kaskade_graph.usecases.audit import audit
from kaskade_graph.usecases.inputs import Inputs

DOCUMENT = next((resources.root() / "data" / "sokaraja").glob("*.txt"))


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch):
    def pipe(data: bytes) -> Path:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        return Path("-")

    return pipe


@pytest.mark.parametrize("ending", [".md", ".text", ".txt"])
def test_a_folder_reads_what_is_read_when_named(tmp_path: Path, ending: str) -> None:
    shutil.copy(DOCUMENT, tmp_path / f"a{ending}")
    named, folder = sources.load([tmp_path / f"a{ending}"]), sources.load([tmp_path])
    assert [s.kaskade.iri for s in named] == [s.kaskade.iri for s in folder] != []


def test_every_file_of_a_folder_that_is_not_read_is_named_with_why(tmp_path: Path) -> None:
    shutil.copy(DOCUMENT, tmp_path / "a.txt")
    (tmp_path / "dalam").mkdir()
    for name in (
        "foto.mp4",
        "dalam/lain.mp4",
        "CATATAN",
        "~$a.docx",
        ".tersembunyi",
        "kaskade.toml",
        "lain.peta.toml",
    ):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "catatan.md").write_text("Rapat hari Senin.", encoding="utf-8")
    said = [t.id for t in sources.load([tmp_path]).catatan]
    text = "\n".join(said)
    assert [name in text for name in ("foto.mp4", "lain.mp4", "CATATAN", "~$a.docx", "catatan.md")] == [
        True
    ] * 5
    assert not any(name in text for name in (".tersembunyi", "kaskade.toml", "peta.toml"))
    assert sources.load([tmp_path]).gagal == []


@pytest.mark.parametrize("format_", ["trig", "nq", "csv", "xlsx"])
def test_standard_input_is_read_by_its_content(piped, format_: str) -> None:
    data = export.export(Inputs([DOCUMENT]), format_=format_)
    there, here = (
        sorted(u.label or "" for u in [*s.kaskade.unsur.values(), *s.kaskade.indikator.values()])
        for path in (piped(data), DOCUMENT)
        for s in sources.load([path])
    )
    assert there == here


def test_standard_input_goes_wherever_a_file_goes(piped) -> None:
    text = DOCUMENT.read_bytes()
    assert "Tujuan" in show.show(Inputs([piped(text)]), "mewujudkan kinerja pelayanan")
    assert audit([piped(text)], rules=["KSK1"]).hasil[0].kaskade.endswith("/2021/murni")
    assert not diff.compare(piped(text), DOCUMENT).differs
    with pytest.raises(InputError, match="standard input is empty"):
        sources.load([piped(b" \n")])


def test_documents_of_every_kind_are_told_by_content() -> None:
    for path in resources.contoh():
        assert standard_input.ending(path.read_bytes()) in endings.GRAPHS
    assert standard_input.ending(DOCUMENT.read_bytes()) == ".txt"


TABLE = """Hal;Isi;Ukuran
Program;Program Pelayanan Publik;Persentase layanan tepat waktu
"""
MAPPING = """[identitas]
unit = "33.02.19"
tahun = "2022"
[[tabel]]
kepala = [1, 1]
data = 2
[tabel.kolom]
program = "Isi"
indikator = "Ukuran"
"""


def test_a_mapping_is_given_to_any_command_or_lies_beside_the_file(tmp_path: Path) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text(TABLE, encoding="utf-8")
    named = tmp_path / "lain.toml"
    named.write_text(MAPPING, encoding="utf-8")
    given = tree.draw(Inputs([table], how=ReadOptions(peta=named)))
    assert "Program Pelayanan Publik" in given
    (tmp_path / "tabel.peta.toml").write_text(MAPPING, encoding="utf-8")
    assert tree.draw(Inputs([table])) == given
    assert "Persentase layanan" in show.show(Inputs([table]), "layanan tepat waktu")
    assert audit([table]).hasil
    with pytest.raises(UnknownName):
        show.show(Inputs([table]), "tidak ada hal seperti ini")


def test_standard_input_after_words_is_a_file() -> None:
    assert impact.split(["pelayanan", "-"]) == (["pelayanan"], [Path("-")])
    assert query.split_words("indikator", [Path("tanpa"), Path("target"), Path("-")]) == (
        "indikator tanpa target",
        [Path("-")],
    )


def test_every_command_that_reads_documents_takes_a_mapping() -> None:
    program = app.build("id")
    lacking = {
        name
        for name, command in program.commands.items()
        if not any("--peta" in parameter.opts for parameter in command.params)
    }
    # These read no documents: what earlier versions wrote, rules, stores, and the installation.
    assert lacking == {"migrate", "rules", "push", "doctor"}


def test_a_document_becomes_a_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drawing and a table ask for no graph, so that none is written and read back."""

    def never(*_: object) -> None:
        raise AssertionError("a graph was written of a document")

    monkeypatch.setattr("kaskade_graph.rdf.to_quads", never)
    for reader in ("inputs", "graph_files", "elements", "auditing"):
        monkeypatch.setattr(f"kaskade_graph.usecases.{reader}.from_quads", never)
    assert tree.draw(Inputs([DOCUMENT]))
    assert export.export(Inputs([DOCUMENT]), format_="xlsx")
