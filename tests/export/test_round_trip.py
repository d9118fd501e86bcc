# ruff: noqa: E501
"""Tables with targets of every form are read in full, and come back in full from every format that is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kaskade_graph import rdf
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Jenis, JenisDokumen, Kaskade, Nilai, TahapHasil
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.export import export
from kaskade_graph.usecases.inputs import Inputs
from tests.importers.sheets.conftest import baca

TABLE = Path(__file__).parents[1] / "cases" / "graph" / "target-bukan-bilangan.csv"
FORMATS = ("xlsx", "csv", "trig", "nq", "ttl", "nt", "jsonld", "rdf")
ODD = ("BB", "WTP", "Baik", "Level 3", "≤ 5", "80-85", "1:50", "n/a")


def _read(path: Path) -> Kaskade:
    read = sources.each(path, False, ReadOptions())
    assert not read.gagal, [e.text("en") for e in read.gagal]
    (found,) = read
    return found.kaskade


def _content(kaskade: Kaskade) -> set[Quad]:
    """What the source says: the cascade's own graph."""
    return {q for q in rdf.to_quads(kaskade) if q.graph_name == NamedNode(kaskade.iri)}


def test_each_odd_target_is_read_as_printed() -> None:
    printed = {n.tercetak for i in _read(TABLE).indikator.values() for n in i.target}
    assert set(ODD) <= printed
    understood = {n.tercetak for i in _read(TABLE).indikator.values() for n in i.target if n.dipahami}
    assert set(ODD) - understood == {"n/a"}


@pytest.mark.parametrize("format_", FORMATS)
def test_it_comes_back_in_full(format_: str, tmp_path: Path) -> None:
    path = tmp_path / f"kembali.{format_}"
    path.write_bytes(export(Inputs([TABLE]), format_=format_))
    assert _content(_read(path)) == _content(_read(TABLE))


PK = """Kode Unit,33.02.03
Nama Unit,Kecamatan Jatilawang
Tahun,2024
Versi,murni
Judul,PERJANJIAN KINERJA TAHUN 2024
Jabatan,Camat Jatilawang

Tujuan,Sasaran Strategis,Indikator,Satuan,Target 2024,Target 2024 TW II,Kondisi Awal 2023,Target Akhir Periode 2026
-,Meningkatnya mutu pelayanan,Indeks Kepuasan Masyarakat,Indeks,88,"87,5",86,90
-,Meningkatnya akuntabilitas,Nilai AKIP,Predikat,BB,,B,A
"""


@pytest.mark.parametrize("format_", FORMATS)
def test_an_agreement_keeps_its_kind_its_post_and_its_periods(format_: str, tmp_path: Path) -> None:
    source = tmp_path / "pk.csv"
    source.write_text(PK, encoding="utf-8")
    read = _read(source)
    assert read.jenis is JenisDokumen.PERJANJIAN_KINERJA
    assert read.iri.endswith("/2024/murni/dok/pk/camat-jatilawang")
    assert [p.label for p in read.jabatan.values()] == ["Camat Jatilawang"]
    values = [n for i in read.indikator.values() for n in (*i.target, *i.kondisi_awal)]
    assert {(n.tahun, n.triwulan, n.akhir_periode) for n in values} >= {(2024, 2, None), (2026, None, True)}
    path = tmp_path / f"kembali.{format_}"
    path.write_bytes(export(Inputs([source]), format_=format_))
    assert _content(_read(path)) == _content(read)


LINKS = """Kode Unit,33.02.19
Nama Unit,Kecamatan Sokaraja
Tahun,2021
Versi,murni

Misi,Tujuan,Sasaran Strategis,Program,Sasaran Program,Indikator,Mendukung Juga,Mendukung Kinerja Daerah,Jabatan Pengampu,\
Jabatan Pengampu Indikator,Komponen Formula,Indikator yang Sama,Tahap Hasil,Tahap Hasil Sasaran,Tahap Hasil Indikator,Mendukung Juga (Sasaran),Jabatan Pengampu Sasaran
Melayani,,,,,,,,,,,,,,,,
Melayani,Pelayanan prima,,,,Indeks Kepuasan,,https://w3id.org/kinerja/id/x,Camat (III.a),Sekretaris,Nilai AKIP,,Hasil akhir,,Hasil antara,,
Melayani,Pelayanan prima,Akuntabilitas,,,Nilai AKIP,,,,,,Indeks Kepuasan,,,,,
Melayani,Pelayanan prima,Mutu,,,Nilai Mutu,,,,,,,,,,,
Melayani,Pelayanan prima,Mutu,Program Layanan,Mutu,Jumlah layanan,akuntabilitas; Sasaran Strategis: Mutu,,,,,,,Keluaran,,Akuntabilitas,Kepala Seksi (IV.a)
"""


@pytest.mark.parametrize("format_", FORMATS)
def test_links_beside_the_parent_posts_stages_and_a_misi_come_back(format_: str, tmp_path: Path) -> None:
    source = tmp_path / "tautan.csv"
    source.write_text(LINKS, encoding="utf-8")
    read = _read(source)
    by_name = {(u.jenis, u.label): u for u in read.unsur.values()}
    program = by_name[Jenis.PROGRAM, "Program Layanan"]
    goals = [by_name[Jenis.SASARAN_STRATEGIS, name].iri for name in ("Akuntabilitas", "Mutu")]
    assert program.mendukung_juga == goals
    tujuan = by_name[Jenis.TUJUAN, "Pelayanan prima"]
    assert tujuan.mendukung == [by_name[Jenis.MISI, "Melayani"].iri]
    assert [(read.jabatan[i].label, read.jabatan[i].eselon) for i in tujuan.diampu_oleh] == [
        ("Camat", "III.a")
    ]
    own = by_name[Jenis.SASARAN_PROGRAM, "Mutu"]
    assert (own.tahap, own.mendukung_juga) == (TahapHasil.KELUARAN, goals[:1])
    assert [read.jabatan[i].label for i in own.diampu_oleh] == ["Kepala Seksi"]
    index, akip, *_ = read.indikator.values()
    assert (index.komponen_formula, akip.indikator_sama) == ([akip.iri], [index.iri])
    path = tmp_path / f"kembali.{format_}"
    place = Inputs([source])
    path.write_bytes(export(place, format_=format_))
    assert _content(_read(path)) == _content(read)


def test_a_link_to_what_is_not_there_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "salah.csv"
    path.write_text(LINKS.replace("akuntabilitas; ", "Tiada; Mutu; "), encoding="utf-8")
    result = baca(path)
    assert [(p.sel, p.kolom, p.alasan.en) for p in result.laporan.penolakan] == [
        ("G11", "Mendukung Juga", "'Tiada' is not in this table"),
        ("G11", "Mendukung Juga", "'Mutu' is the name of more than one element"),
    ]
    assert sum(len(u.mendukung_juga) for u in result.kaskade.unsur.values()) == 2


def test_what_is_said_of_the_sasaran_of_a_tujuan_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "salah.csv"
    path.write_text(LINKS.replace("Hasil antara,,", "Hasil antara,Mutu,"), encoding="utf-8")
    (told,) = baca(path).laporan.penolakan
    assert told.kolom == "Mendukung Juga (Sasaran)"
    assert "has no sasaran of its own" in told.alasan.en


def test_a_cell_that_is_not_understood_costs_nothing_else(tmp_path: Path) -> None:
    table = TABLE.read_text(encoding="utf-8")
    assert ",Positif," in table
    path = tmp_path / "salah.csv"
    path.write_text(table.replace(",Positif,", ",sembarang,", 1), encoding="utf-8")
    read = sources.each(path, False, ReadOptions())
    (found,) = read
    assert len(found.kaskade.indikator) == len(_read(TABLE).indikator)
    assert "1 sel tidak dipahami" in read.gagal[0].text("id")


def test_nothing_of_a_value_is_left_out() -> None:
    """A field that is added to values has to come back too: this test names those it knows."""
    assert {f.name for f in Nilai.__dataclass_fields__.values()} == {
        "iri", "nilai", "tahun", "satuan", "triwulan", "tercetak", "batas_bawah", "batas_atas", "batas_terbuka",
        "peringkat", "pembilang", "penyebut", "akhir_periode",
    }  # fmt: skip
