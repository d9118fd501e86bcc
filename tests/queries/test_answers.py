"""What every question answers, row by row: about three small cascades, and about the real document.

``jawaban-kecil.txt`` and ``jawaban-sokaraja.txt`` hold the rows, columns of IRIs with a name left out. They
were read against :mod:`tests.queries.bahan` and against the document.
``KASKADE_GOLDEN=write pytest tests/queries`` writes them anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest

from kaskade_graph import rdf_files, resources
from kaskade_graph.queries.answer import BoundAnswer, answer
from kaskade_graph.queries.library import Library
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.store import catalogue, embedded, reference
from kaskade_graph.store.embedded import EmbeddedStore
from kaskade_graph.store.terms import Term
from kaskade_graph.usecases import kept_findings
from kaskade_graph.vocab import ID, PREFIXES
from tests.queries import bahan
from tests.store.contoh import audited

HERE = Path(__file__).parent
IDS = sorted(Library().paths)
KECIL = {
    "unsur": "pelayanan perizinan sokaraja 2021",
    "sasaran": "kualitas pelayanan sokaraja 2021",
    "indikator": "jumlah pemohon sokaraja 2021",
    "resmi": "7.01.02.2.01.01",
    "penanggungJawab": "kasi pelayanan",
    "frasa": "laporan",
}
SOKARAJA = {
    "unsur": "program penyelenggaraan pelayanan publik",
    "sasaran": "peran kecamatan",
    "indikator": "indeks kepuasan masyarakat (ikm)",
    "resmi": "7.01.02",
    "frasa": "surat kabar",
}
_RUJUKAN = "daftar-kode-resmi"
TANPA = {"sokaraja": {"tanggung-jawab", _RUJUKAN}, "kecil": {_RUJUKAN}}
"""Questions that cannot be asked there: the document names nobody; the nomenclature is not theirs."""


@cache
def store(name: str) -> EmbeddedStore:
    out = bahan.store() if name == "kecil" else embedded.memory()
    if name == "sokaraja":
        quads = [q for path in resources.contoh() for q in rdf_files.read(path)]
        catalogue.put_all(out, [(k.iri, quads) for k in from_quads(quads)])
    reference.put(out)
    kept_findings.put(out, map(audited, bahan.kaskade() if name == "kecil" else from_quads(quads)))
    return out


def ask(name: str, query_id: str, **given: str) -> BoundAnswer:
    library = Library()
    query = library.get(query_id)
    known = KECIL if name == "kecil" else SOKARAJA
    asked = {p.nama: [known[p.nama]] for p in query.params if p.wajib} | {k: [v] for k, v in given.items()}
    return answer(store(name), library, query, asked)


def shown(found: BoundAnswer) -> list[str]:
    at = [i for i, c in enumerate(found.query.columns) if c.label is None]
    return [" | ".join(_cell(row[i]) for i in at) for row in found.rows]


def _cell(cell: Term | None) -> str:
    if cell is None:
        return "-"
    value = cell.value
    if value.startswith(ID):
        return value.rpartition("/")[2]
    for prefix, base in PREFIXES.items():
        value = value.replace(base, prefix + ":")
    return re.sub(r"\b[0-9a-f]{64}\b", "(sha256)", value)


def section(name: str, query_id: str) -> list[str]:
    text = (HERE / f"jawaban-{name}.txt").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(query_id)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{query_id} has no rows in jawaban-{name}.txt"
    return found[1].splitlines()


@pytest.mark.parametrize("query_id", IDS)
@pytest.mark.parametrize("name", ["kecil", "sokaraja"])
def test_rows(name: str, query_id: str) -> None:
    if query_id not in TANPA[name]:
        assert shown(ask(name, query_id)) == section(name, query_id)


@pytest.mark.parametrize("kode", ["7.01.01.2.03.12", "7.01.01.2.06.01", "7.01.01.2.06.0001"])
def test_a_code_of_any_edition_finds_the_whole_line(kode: str) -> None:
    rows = shown(ask("kecil", "pekerjaan-resmi", resmi=kode))
    assert [r.split(" | ")[:2] for r in rows] == [
        ["050-3708-2020", "7.01.01.2.06.01"],
        ["90-2019", "7.01.01.2.03.12"],
        ["sipd-2025", "7.01.01.2.06.0001"],
    ]
    assert "Jumlah Paket Komponen Instalasi Listrik/Penerangan Bangunan Kantor" in rows[2]


def test_the_nomenclature_is_listed_once_a_line_of_equal_codes() -> None:
    rows = [r.split(" | ") for r in shown(ask("kecil", _RUJUKAN))]
    assert ["7.01.02", "sipd-2025"] in [r[1:] for r in rows]
    assert ["7.01.02", "90-2019"] not in [r[1:] for r in rows]
    assert ["7.01.01.2.03.12", "90-2019"] in [r[1:] for r in rows]


def test_a_scope_narrows() -> None:
    assert len(ask("kecil", "daftar-unsur").rows) == 11
    assert len(ask("kecil", "daftar-unsur", lingkup="2022").rows) == 3
    assert len(ask("kecil", "daftar-unsur", lingkup="sokaraja 2021").rows) == 5
    assert len(ask("kecil", "daftar-unsur", lingkup="kabupaten banyumas 2021").rows) == 8
    assert len(ask("kecil", "daftar-unsur", lingkup="33.02.09").rows) == 3


def test_the_trend_is_the_same_from_either_end() -> None:
    dulu = shown(ask("kecil", "tren-indikator", indikator="jumlah pemohon sokaraja 2021"))
    nanti = shown(ask("kecil", "tren-indikator", indikator="pemohon yang dilayani"))
    assert dulu == nanti
    assert len(dulu) == 2


def test_what_is_known_of_the_document() -> None:
    """The counts that the document has by any reading of it, not taken from the answers."""
    rows = [line.split(" | ")[1:] for line in shown(ask("sokaraja", "jumlah-jenis"))]
    counts = {jenis: int(n) for jenis, n in rows}
    assert counts["Program"] == 5
    assert counts["Kegiatan"] == 10
    assert counts["Sub Kegiatan"] == 27
    assert counts["Indikator"] == 46
    assert len(ask("sokaraja", "indikator-tanpa-target").rows) == 46
    assert len(ask("sokaraja", "indikator-tanpa-satuan").rows) == 46
    assert len(ask("sokaraja", "sub-kegiatan-pendukung").rows) == 27
    assert len(ask("sokaraja", "unsur-tanpa-penanggung-jawab").rows) == 42
    assert len(ask("sokaraja", "kode-resmi").rows) == 42
    assert ask("sokaraja", "tanpa-jalur-ke-tujuan").rows.rows == ()
    assert ask("sokaraja", "di-luar-nomenklatur").rows.rows == ()


def write() -> None:
    for name, without in TANPA.items():
        parts = [
            f"## {i}\n" + "".join(f"{r}\n" for r in shown(ask(name, i))) for i in IDS if i not in without
        ]
        (HERE / f"jawaban-{name}.txt").write_text("".join(parts), encoding="utf-8")


if os.environ.get("KASKADE_GOLDEN") == "write":
    write()
