"""What a reading concludes is a mapping: printed, put beside the file, applied, it gives the same facts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.importers.tables.headings.roles import ROLES, parse, written
from kaskade_graph.importers.tables.mapping.mapping import read_mapping
from kaskade_graph.usecases.import_cascade import import_cascade, suggest
from kaskade_graph.usecases.sources import load

CASES = Path(__file__).parents[1] / "cases"
FILES = (
    "05-judul-kolom-pk.docx",
    "08-renja-tanpa-kode.xlsx",
    "10-dua-kolom-indikator.xlsx",
    "23-penjelasan-formulasi.docx",
)


def _facts(path: Path, **options: object) -> set[str]:
    done = import_cascade(path, **options)  # type: ignore[arg-type]
    quads = done.graph("nq").decode().splitlines()
    return {q for q in quads if "/bukti" not in q and "/turunan" not in q}


@pytest.mark.parametrize("name", FILES)
def test_the_mapping_that_is_printed_is_the_one_that_was_applied(name: str, tmp_path: Path) -> None:
    path = tmp_path / name.replace("-", " ")
    shutil.copy(CASES / name, path)
    before = _facts(path)
    path.with_suffix(".peta.toml").write_text(suggest(path))
    assert _facts(path) == before
    assert _facts(path, tanpa_peta=True) == before


def test_the_command_that_is_printed_quotes_names_with_blanks_and_repeats_the_options(tmp_path: Path) -> None:
    path = tmp_path / "perjanjian kinerja.docx"
    shutil.copy(CASES / "05-judul-kolom-pk.docx", path)
    text = suggest(path, unit="33.02.09", tahun=2023)
    assert (
        "kaskade import 'perjanjian kinerja.docx' --unit 33.02.09 --tahun 2023 --peta 'perjanjian kinerja.peta.toml'"
        in text
    )
    assert 'unit = "33.02.09"' in text
    assert 'tahun = "2023"' in text


def test_a_report_names_the_mapping_its_hash_and_what_it_leaves_out(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    shutil.copy(CASES / "05-judul-kolom-pk.docx", path)
    text = suggest(path)
    path.with_suffix(".peta.toml").write_text(text.replace('D = "target"', 'D = "abaikan"'))
    told = " ".join(c.id for c in import_cascade(path).catatan)
    assert re.search(r"Menurut peta a\.peta\.toml \(sha256 [0-9a-f]{16}\)", told)
    assert "Kolom yang tidak dibaca menurut peta: D (TARGET)" in told


def test_commands_that_only_read_say_so_too(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    shutil.copy(CASES / "05-judul-kolom-pk.docx", path)
    path.with_suffix(".peta.toml").write_text(suggest(path))
    assert any("Menurut peta a.peta.toml (sha256" in c.id for c in load([path]).catatan)


def test_a_correction_by_hand_is_evidence_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    shutil.copy(CASES / "20-unit-bertentangan.xlsx", path)
    fix = (
        '\n[[koreksi]]\nlembar = "Sheet1"\nsel = "D3"\nisi = "85"\noleh = "Auditor"\ntanggal = "2024-01-05"\n'
    )
    path.with_suffix(".peta.toml").write_text(suggest(path) + fix)
    done = import_cascade(path)
    (indikator,) = done.sumber.kaskade.indikator.values()
    assert [str(t.nilai) for t in indikator.target] == ["85"]
    quoted = [k for k in done.sumber.kaskade.bukti if k.sel == "D3"]
    assert quoted
    assert all(k.teks == "82" for k in quoted)
    assert all(
        "koreksi tangan (Auditor 2024-01-05)" in (k.alasan or "") and "85" in (k.alasan or "") for k in quoted
    )
    assert any("Koreksi tangan D3" in c.id for c in done.catatan)


@pytest.mark.parametrize(
    "text",
    ["[[tabel]]\n[tabel.peran]\nA = 'entah'\n", "[[tabel]]\n", "[[tabel]]\nkepala = [2, 1]\n", "x = ["],
)
def test_what_is_not_understood_in_a_mapping_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.peta.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=r"a\.peta\.toml"):
        read_mapping(path)


@pytest.mark.parametrize("key", ROLES)
def test_each_role_is_written_as_it_is_read(key: str) -> None:
    role = parse(key)
    assert role is not None
    assert written(role).split()[0] == key
