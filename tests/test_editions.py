"""Other editions, and other urusan: chosen by ``--edisi``, added by ``kaskade.toml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph import nomenklatur
from kaskade_graph.model import Jenis
from kaskade_graph.usecases import sources
from tests.audit.bahan import DOKUMEN
from tests.cli.conftest import Kaskade, kaskade

__all__ = ["kaskade"]  # the fixture

SOSIAL = """\
edisi,kode,tingkat,nama,indikator,satuan
050-3708-2020,1.06.02,program,PROGRAM PEMBERDAYAAN SOSIAL,,
050-3708-2020,1.06.02.2.03,kegiatan,Pengembangan Potensi Sumber Kesejahteraan Sosial,,
050-3708-2020,1.06.02.2.03.01,sub_kegiatan,Peningkatan Kemampuan Potensi Pekerja Sosial Masyarakat,,
"""
DINAS = """\
Kode Unit;33.02/dinas-sosial
Nama Unit;Dinas Sosial
Tahun;2021

Program;Kegiatan;Sub Kegiatan;Indikator
Program Pemberdayaan Sosial;Pengembangan Potensi Sumber Kesejahteraan Sosial;Peningkatan Kemampuan Potensi Pekerja Sosial Masyarakat;Jumlah pekerja sosial yang dilatih
"""  # noqa: E501


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dinas.csv").write_text(DINAS, encoding="utf-8")
    (tmp_path / "sosial.csv").write_text(SOSIAL, encoding="utf-8")
    return tmp_path


def _matched(path: Path) -> set[str]:
    (found,) = sources.load([path])
    return {k.objek.rsplit("/")[-1] for k in found.kaskade.kecocokan}


def test_another_urusan_is_known_while_it_is_named(here: Path) -> None:
    assert _matched(here / "dinas.csv") == set()
    with nomenklatur.using([here / "sosial.csv"]):
        assert _matched(here / "dinas.csv") == {"1.06.02", "1.06.02.2.03", "1.06.02.2.03.01"}
        assert nomenklatur.load().get("050-3708-2020", "7.01.01") is not None
    assert nomenklatur.load().get("050-3708-2020", "1.06.02") is None


def test_named_in_kaskade_toml_it_holds_for_every_command(kaskade: Kaskade, here: Path) -> None:
    (here / "kaskade.toml").write_text('[nomenklatur]\nberkas = ["sosial.csv"]\n')
    assert kaskade("import", "dinas.csv", "-o", "dinas.trig").code == 0
    assert "1.06.02.2.03.01" in (here / "dinas.trig").read_text(encoding="utf-8")
    assert "KSK60" not in kaskade("audit", "dinas.csv", "--rule", "KSK6").out


@pytest.mark.parametrize(
    ("toml", "table", "word"),
    [
        ('berkas = "sosial.csv"', SOSIAL, "kaskade.toml"),
        ('berkas = ["tiada.csv"]', SOSIAL, "tiada.csv"),
        ('berkas = ["sosial.csv"]', SOSIAL.replace("sub_kegiatan", "sub"), "sosial.csv baris 4"),
        ('berkas = ["sosial.csv"]', SOSIAL.replace("edisi,", "edition,"), "sosial.csv baris 1"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(
    kaskade: Kaskade, here: Path, toml: str, table: str, word: str
) -> None:
    (here / "sosial.csv").write_text(table, encoding="utf-8")
    (here / "kaskade.toml").write_text(f"[nomenklatur]\n{toml}\n")
    ran = kaskade("tree", "dinas.csv")
    assert ran.code in (2, 3)
    assert word in ran.err


def test_the_edition_of_the_year_can_be_overruled() -> None:
    editions = {}
    for edisi in (None, "90-2019", "sipd-2025"):
        (found,) = sources.load_with([DOKUMEN], sources.Pilihan(edisi=edisi))
        links = [
            k for k in found.kaskade.kecocokan if found.kaskade.unsur[k.subjek].jenis is Jenis.SUB_KEGIATAN
        ]
        editions[edisi] = {k.objek.split("/nomenklatur/")[1].split("/")[0] for k in links}
    assert editions[None] == {"050-3708-2020"}
    assert "90-2019" in editions["90-2019"]
    assert "sipd-2025" in editions["sipd-2025"]


def test_an_unknown_edition_is_said(kaskade: Kaskade) -> None:
    ran = kaskade("import", DOKUMEN, "--edisi", "sipd-2024")
    assert ran.code == 2
    assert "sipd-2025" in ran.err
