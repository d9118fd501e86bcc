"""``kaskade query`` as a planner types it, about the bundled document."""

from __future__ import annotations

import csv
import io
import json
import shlex
import shutil
from pathlib import Path

import pytest

from kaskade_graph import resources
from tests.cli.conftest import Kaskade


def test_without_a_question_they_are_listed_in_groups(kaskade: Kaskade) -> None:
    out = kaskade("query").out
    heads = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert heads[:3] == ["Untuk perencana", "Untuk auditor", "Tentang data"]
    assert sum(line.startswith("  ") for line in out.splitlines()) >= 36
    assert "sub-kegiatan-pendukung" in out
    assert "For planners" in kaskade("--lang", "en", "query").out


@pytest.mark.parametrize(
    ("sentence", "command", "rows"),
    [
        ("sub kegiatan apa saja yang mendukung sasaran peran kecamatan", "sub-kegiatan-pendukung", 27),
        ("rantai dari sub kegiatan pilkades sampai tujuan", "rantai-ke-tujuan", 4),
        ("indikator mana yang belum punya target?", "indikator-tanpa-target", 46),
        ("apa yang dipertanggungjawabkan program pelayanan publik", "isi-unsur", 4),
        ('di mana frasa "surat kabar" muncul', "cari-frasa", 2),
        ("sumber data apa yang dipakai", "sumber-data", None),
        ("indikator tanpa sumber data sokaraja 2021", "indikator-tanpa-sumber-data", 1),
        ("which indicators have no target", "indikator-tanpa-target", 46),
    ],
)
def test_a_sentence_is_answered(kaskade: Kaskade, sentence: str, command: str, rows: int | None) -> None:
    ran = kaskade("query", sentence, "--format", "csv")
    assert ran.code == 0
    assert f"(kaskade query {command}" in ran.err
    assert rows is None or len(list(csv.reader(io.StringIO(ran.out)))) == rows + 1


def test_the_shown_command_gives_the_same(kaskade: Kaskade) -> None:
    said = kaskade("query", "rantai dari sub kegiatan gaji sampai tujuan")
    same = kaskade("query", "rantai-ke-tujuan", "--param", "unsur=sub kegiatan gaji")
    assert said.out == same.out


def test_the_commands_that_are_offered_run_as_printed(kaskade: Kaskade, tmp_path: Path) -> None:
    example = resources.contoh()[0]
    document = tmp_path / f"kaskade tahun lalu{example.suffix}"
    shutil.copy(example, document)
    ran = kaskade("query", "indikator tanpa target zaman dahulu", document)
    offered = [shlex.split(line) for line in ran.err.splitlines() if line.startswith("    kaskade query ")]
    assert offered
    for words in offered:
        assert words[-1] == str(document)
        assert kaskade(*words[1:]).code == 0
    see = kaskade("query", "rantai-ke-tujuan", document).err.split("pilihannya: kaskade ")[1]
    assert kaskade(*shlex.split(see)).code == 0
    assert str(document) in see


def test_a_sentence_without_quotation_marks(kaskade: Kaskade, tmp_path: Path) -> None:
    assert (
        kaskade("query", "indikator", "tanpa", "target").out == kaskade("query", "indikator-tanpa-target").out
    )
    missing = kaskade("query", "indikator-tanpa-target", tmp_path / "tidak-ada.trig")
    assert missing.code == 3


def test_what_fits_several_is_not_answered(kaskade: Kaskade) -> None:
    ran = kaskade("query", "apa bedanya indikator tahun ini dan tahun lalu")
    assert (ran.code, ran.out) == (2, "")
    assert "kaskade query indikator-baru" in ran.err
    assert "kaskade query indikator-hilang" in ran.err
    ran = kaskade("query", "sub kegiatan apa saja yang mendukung sasaran pelayanan")
    assert (ran.code, ran.out) == (2, "")
    assert 'sub-kegiatan-pendukung --param sasaran="..."' in ran.err
    assert "cocok dengan 3 pilihan" in ran.err


def test_what_fits_nothing(kaskade: Kaskade) -> None:
    for words in ("cuaca besok bagaimana", "sub kegiatan apa yang mendukung sasaran jalan tol"):
        ran = kaskade("query", words)
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err
    assert "indikator-tanpa-target" in kaskade("query", "indikator-tnpa-target").err


def test_words_that_fill_nothing_are_named(kaskade: Kaskade) -> None:
    ran = kaskade("query", "indikator tanpa target zaman dahulu")
    # What is not understood is never left out in silence: nothing is answered, and what is near is offered.
    assert ran.code == 2
    assert ran.out == ""
    assert "tidak dimengerti: zaman" in ran.err
    assert "kaskade query indikator-tanpa-target" in ran.err


@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json", "md", "html"])
def test_formats(kaskade: Kaskade, format_: str) -> None:
    ran = kaskade("query", "jumlah-jenis", "--format", format_)
    assert ran.code == 0
    assert "Sub Kegiatan" in ran.out
    assert ran.out == kaskade("query", "jumlah-jenis", "--format", format_).out


def test_free_sparql(kaskade: Kaskade, tmp_path: Path) -> None:
    ran = kaskade("query", "--sparql", "SELECT (COUNT(*) AS ?n) WHERE { ?s a kin:SubKegiatan }", "-f", "json")
    assert json.loads(ran.out)["results"]["bindings"][0]["n"]["value"] == "27"
    refused = kaskade("query", "--sparql", "SELECT * WHERE { service <http://x/> { ?s ?p ?o } }")
    assert (refused.code, refused.out) == (2, "")
    assert "SERVICE tidak boleh" in refused.err
    assert kaskade("query", "--sparql", "SELECT * WHERE {", "--param", "a=b").code == 2
    assert kaskade("query", "--sparql", f"@{tmp_path / 'a.rq'}").code == 3
    assert kaskade("query", "--sparql", "ASK { ?s ?p ?o }", tmp_path / "tidak-ada.trig").code == 3


@pytest.mark.parametrize(
    ("sentence", "command"),
    [
        ("apa akibatnya kalau penyediaan gaji dihapus", 'kaskade impact "penyediaan gaji"'),
        ("apa yang berubah dari tahun lalu", "kaskade diff LAMA BARU"),
    ],
)
def test_what_another_command_answers_is_sent_there(kaskade: Kaskade, sentence: str, command: str) -> None:
    ran = kaskade("query", sentence)
    assert ran.code == 2
    assert command in ran.err
