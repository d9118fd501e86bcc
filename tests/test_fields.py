"""One place says what a field is: a property that is declared in the table alone gets everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

import kaskade_graph
from kaskade_graph import fields, ontology_terms, resources
from kaskade_graph.model import Indikator, Unsur

ROOT = Path(__file__).parents[1]
PROPERTY = "ukuranUji"
DECLARED = """
    Field(
        "ukuran_uji",
        KIN.ukuranUji,
        Teks("Ukuran uji", "Trial measure"),
        column=Column("ukuran_uji", "Ukuran Uji", Teks("Percobaan.", "A trial."), 160),
        printed=r"ukuran\\s+uji",
        in_tree=True,
        prose=True,
    ),
)
\"\"\"Fields of an indikator.\"\"\"
"""
HEADINGS = ("Tujuan", "Indikator", "Formulasi", "Tipe Penghitungan", "Satuan", "Ukuran Uji", "Target 2022")
GOAL, MEASURE = "Mewujudkan pelayanan prima", "Indeks Kepuasan Masyarakat"


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package whose table of fields has one more line, and nothing else."""
    top = tmp_path_factory.mktemp("paket")
    shutil.copytree(
        Path(kaskade_graph.__file__).parent,
        top / "kaskade_graph",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("ontology", "shapes", "queries", "data"):
        (top / name).symlink_to(resources.root() / name)
    table = top / "kaskade_graph" / "fields.py"
    text = table.read_text(encoding="utf-8")
    end = ')\n"""Fields of an indikator."""\n'
    assert text.count(end) == 1
    table.write_text(text.replace(end, DECLARED.lstrip("\n")), encoding="utf-8")
    return top


def kaskade(top: Path, *args: str | Path, codes: tuple[int, ...] = (0,)) -> str:
    """Run the program of the copy in its folder; return what it prints."""
    env = {k: v for k, v in os.environ.items() if k != "KASKADE_STORE"} | {
        "PYTHONPATH": str(top),
        "COLUMNS": "200",
    }
    done = subprocess.run(
        [sys.executable, "-m", "kaskade_graph", *map(str, args)],
        cwd=top,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


def workbook(path: Path, trial: str) -> Path:
    book = openpyxl.Workbook()
    identity = book.active
    identity.title = "Identitas"
    for row in (
        ("Kode Unit", "33.02.19"),
        ("Nama Unit", "Kecamatan Sokaraja"),
        ("Tahun", "2022"),
        ("Versi", "murni"),
    ):
        identity.append(row)
    sheet = book.create_sheet("Kaskade")
    sheet.append(HEADINGS)
    sheet.append((GOAL, MEASURE, "Nilai rata-rata unsur", "Non Kumulatif", "Indeks", trial, 85))
    book.save(path)
    return path


def document(path: Path, trial: str) -> Path:
    paper = docx.Document()
    lines = f"""CASCADING KECAMATAN SOKARAJA TAHUN 2022
TUJUAN
{GOAL}
Indikator Kinerja Tujuan
{MEASURE}
Penjelasan
Formulasi : Nilai rata-rata unsur
Tipe Penghitungan : Non Kumulatif
Satuan : Indeks
Ukuran Uji : {trial}
Target 2022 : 85

SASARAN
Meningkatnya kualitas pelayanan
Program 1
Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"""
    for line in lines.splitlines():
        paper.add_paragraph(line)
    paper.save(path)
    return path


@pytest.mark.parametrize("make", [workbook, document])
def test_a_property_declared_in_the_table_alone_gets_everywhere(declared: Path, make) -> None:
    ending = ".xlsx" if make is workbook else ".docx"
    source = make(declared / f"baru{ending}", "petak kelima")
    other = make(declared / f"lain{ending}", "petak ketujuh")
    graph = declared / f"baru-{ending[1:]}.trig"
    kaskade(declared, "import", source, "-o", graph)
    assert f'kin:{PROPERTY} "petak kelima"' in graph.read_text(encoding="utf-8")
    assert f"kin:untukProperti kin:{PROPERTY}" in graph.read_text(encoding="utf-8")

    for format_ in ("csv", "xlsx", "graphml", "jsonld", "ttl", "nq", "rdf", "stratml"):
        out = declared / f"hasil-{ending[1:]}.{format_}"
        kaskade(declared, "export", graph, "-o", out, *(("-f", format_) if format_ == "stratml" else ()))
        if format_ != "xlsx":
            assert "petak kelima" in out.read_text(encoding="utf-8"), format_
        if format_ in ("csv", "xlsx", "ttl", "nq"):
            again = json.loads(kaskade(declared, "tree", out, "--format", "json"))
            assert again["kaskade"][0]["akar"][0]["indikator"][0]["ukuran_uji"] == "petak kelima", format_

    iri = json.loads(kaskade(declared, "tree", graph, "--format", "json"))["kaskade"][0]["akar"][0][
        "indikator"
    ][0]["iri"]
    shown = kaskade(declared, "show", iri, graph)
    assert "ukuran uji: petak kelima" in shown
    assert f"baru{ending}" in shown
    assert "petak kelima" in kaskade(declared, "tree", graph)
    changed = kaskade(declared, "diff", source, other, codes=(0, 1))
    assert "Ukuran uji" in changed
    assert "petak ketujuh" in changed
    found = json.loads(kaskade(declared, "audit", graph, "--rule", "KSK117", "--format", "json"))
    assert found["temuan"] == []


def test_an_ordinary_table_has_it_too(declared: Path) -> None:
    """A table that is no template, and the mapping that is suggested for it: "Tanda IKU" had none and broke it."""
    table = declared / "biasa.csv"
    table.write_text(
        "CASCADING KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN 2022\n"
        "Program;Indikator Program;Ukuran Uji;Tanda IKU;Satuan;Target 2022\n"
        "Program Pelayanan Publik;Persentase layanan tepat waktu;petak keenam;Ya;%;90\n",
        encoding="utf-8",
    )
    graph = declared / "biasa.trig"
    kaskade(declared, "import", table, "--unit", "33.02.19", "-o", graph)
    text = graph.read_text(encoding="utf-8")
    assert f'kin:{PROPERTY} "petak keenam"' in text
    assert "kin:iku true" in text
    suggested = kaskade(declared, "import", table, "--unit", "33.02.19", "--suggest")
    assert '"ukuran_uji"' in suggested
    assert '"tanda_iku"' in suggested


def test_without_the_line_the_property_is_foreign(declared: Path, tmp_path: Path) -> None:
    graph = tmp_path / "asing.ttl"
    graph.write_text(
        f"""@prefix kin: <https://w3id.org/kinerja/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<https://w3id.org/kinerja/id/33.02.19/kecamatan/2022/murni> a kin:Kaskade .
<https://w3id.org/kinerja/id/33.02.19/kecamatan/2022/murni/indikator/a> a kin:Indikator ; kin:{PROPERTY} "x" ;
  dcterms:isPartOf <https://w3id.org/kinerja/id/33.02.19/kecamatan/2022/murni> .""",
        encoding="utf-8",
    )
    flagged = json.loads(kaskade(ROOT, "audit", graph, "--rule", "KSK117", "--format", "json"))
    assert [t["kode"] for t in flagged["temuan"]] == ["KSK117"]
    assert (
        json.loads(kaskade(declared, "audit", graph, "--rule", "KSK117", "--format", "json"))["temuan"] == []
    )


def test_the_words_of_a_field_are_those_of_its_term() -> None:
    for field in (*fields.UNSUR, *fields.INDIKATOR):
        term = ontology_terms.terms().get(field.predicate)
        if term is not None:
            assert (field.label.id.lower(), field.label.en.lower()) == (term.label.id, term.label.en), (
                field.name
            )


def test_every_attribute_of_the_model_is_in_the_table() -> None:
    for cls, table, links, values in (
        (Unsur, fields.UNSUR, fields.UNSUR_LINKS, fields.UNSUR_VALUES),
        (Indikator, fields.INDIKATOR, fields.INDIKATOR_LINKS, fields.VALUES),
    ):
        listed = {f.name for f in (*table, *links, *values)}
        assert set(cls.__dataclass_fields__) - {"iri", "jenis", "extra"} <= listed, cls.__name__


def test_the_closed_shape_lists_every_field_for_other_programs() -> None:
    text = (resources.root() / "shapes" / "istilah.ttl").read_text(encoding="utf-8")
    _, _, rest = text.partition("kins:KSK117 ")
    listed = rest[: rest.index(") ;")]
    for predicate in fields.predicates():
        name = predicate.rsplit("#", 1)[-1]
        assert any(w.endswith(f":{name}") for w in listed.split()), name
