"""Other editions, and other urusan: chosen by ``--edisi``, added by ``kaskade.toml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Jenis
from kaskade_graph.registers import nomenklatur
from kaskade_graph.usecases import sources
from tests.audit.bahan import DOKUMEN
from tests.cli.conftest import Kaskade, kaskade

__all__ = ["kaskade"]  # the fixture

SOSIAL = """\
edisi,kode,tingkat,nama,indikator,satuan
050-3708-2020,1.06.02,program,PROGRAM PEMBERDAYAAN SOSIAL,,
050-3708-2020,1.06.02.2.03,kegiatan,Pengembangan Potensi Sumber Kesejahteraan Sosial Daerah Kabupaten/Kota,,
050-3708-2020,1.06.02.2.03.01,sub_kegiatan,Peningkatan Kemampuan Potensi Pekerja Sosial Masyarakat Kewenangan Kabupaten/Kota,,
050-3708-2020,1.06.04,program,PROGRAM REHABILITASI SOSIAL,,
050-3708-2020,1.06.04.2.01,kegiatan,"Rehabilitasi Sosial Dasar Penyandang Disabilitas Terlantar, Anak Terlantar, Lanjut Usia Terlantar, serta Gelandangan Pengemis di Luar Panti Sosial",,
050-3708-2020,1.06.04.2.01.01,sub_kegiatan,Penyediaan Permakanan,,
sipd-2025,1.06.02,program,PROGRAM PEMBERDAYAAN SOSIAL,,
sipd-2025,1.06.02.2.03,kegiatan,Pengembangan Potensi Sumber Kesejahteraan Sosial Daerah Kabupaten/Kota,,
sipd-2025,1.06.02.2.03.0001,sub_kegiatan,Peningkatan Kemampuan Potensi Pekerja Sosial Masyarakat Kewenangan Kabupaten/Kota,Jumlah Pekerja Sosial Masyarakat yang Meningkat Kemampuannya,Orang
sipd-2025,1.06.04,program,PROGRAM REHABILITASI SOSIAL,,
sipd-2025,1.06.04.2.01,kegiatan,"Rehabilitasi Sosial Dasar Penyandang Disabilitas Terlantar, Anak Terlantar, Lanjut Usia Terlantar, serta Gelandangan Pengemis di Luar Panti Sosial",,
sipd-2025,1.06.04.2.01.0001,sub_kegiatan,Penyediaan Permakanan,Jumlah Orang yang Menerima Permakanan,Orang
"""  # noqa: E501
DINAS = """\
Kode Unit;33.02/dinas-sosial
Nama Unit;Dinas Sosial
Tahun;2021

Program;Kegiatan;Sub Kegiatan;Indikator;Satuan
Program Pemberdayaan Sosial;Pengembangan Potensi Sumber Kesejahteraan Sosial Daerah Kabupaten/Kota;Peningkatan Kemampuan Potensi Pekerja Sosial Masyarakat Kewenangan Kabupaten/Kota;Jumlah pekerja sosial yang dilatih;Orang
Program Rehabilitasi Sosial;Rehabilitasi Sosial Dasar Penyandang Disabilitas Terlantar, Anak Terlantar, Lanjut Usia Terlantar, serta Gelandangan Pengemis di Luar Panti Sosial;Penyediaan Permakanan;Jumlah penerima permakanan;Orang
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
    assert "1.06.02.2.03.01" not in _matched(here / "dinas.csv")
    with nomenklatur.using([here / "sosial.csv"]):
        assert {"1.06.02", "1.06.02.2.03", "1.06.02.2.03.01"} < _matched(here / "dinas.csv")
        assert nomenklatur.load().get("050-3708-2020", "7.01.01") is not None
    assert nomenklatur.load().get("050-3708-2020", "1.06.02") is None


def test_named_in_kaskade_toml_it_holds_for_every_command(kaskade: Kaskade, here: Path) -> None:
    (here / "kaskade.toml").write_text('[nomenklatur]\nberkas = ["sosial.csv"]\n')
    assert kaskade("import", "dinas.csv", "-o", "dinas.trig").code == 0
    assert "1.06.02.2.03.01" in (here / "dinas.trig").read_text(encoding="utf-8")
    found = kaskade("audit", "dinas.csv", "--rule", "KSK6").out
    assert "KSK607" in found, "the official indikator of the added nomenclature is known"
    assert not {"KSK601", "KSK602", "KSK603", "KSK604"} & set(found.split())


def test_another_urusan_is_linked_compared_and_asked_across_editions(kaskade: Kaskade, here: Path) -> None:
    (here / "kaskade.toml").write_text('[nomenklatur]\nberkas = ["sosial.csv"]\n')
    later = DINAS.replace("Tahun;2021", "Tahun;2025").replace(
        "Jumlah penerima permakanan", "Jumlah orang yang menerima permakanan"
    )
    (here / "dinas-2025.csv").write_text(later, encoding="utf-8")
    for year, table in (("2021", "dinas.csv"), ("2025", "dinas-2025.csv")):
        assert kaskade("import", table, "-o", f"{year}.trig").code == 0
    links = kaskade("link", "2021.trig", "2025.trig", "--format", "tsv").out
    assert "orang yang menerima permakanan" in links
    assert "pekerjaan resmi yang sama" in links
    assert "mengukur hal yang sama" in kaskade("diff", "2021.trig", "2025.trig").out
    line = kaskade(
        "query", "pekerjaan-resmi", "2021.trig", "--param", "resmi=1.06.04.2.01.01", "-f", "csv"
    ).out
    assert "1.06.04.2.01.0001" in line
    assert kaskade("load", "2021.trig", "2025.trig", "--store", "toko").code == 0
    official = kaskade("query", "cara-resmi", "--store", "toko", "--format", "csv").out
    assert "Jumlah Orang yang Menerima Permakanan" in official


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
        (found,) = sources.load_with([DOKUMEN], ReadOptions(edisi=edisi))
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
