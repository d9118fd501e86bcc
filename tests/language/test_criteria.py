"""Vague criteria, level of result, direction, sources, and values cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.language.criteria import Kekaburan, Tataran, defines, tataran, vague
from kaskade_graph.language.cut_off import Potong, cut_off
from kaskade_graph.language.direction import Kutub, better
from kaskade_graph.language.sources import JenisSumber, jenis_sumber
from kaskade_graph.registers import nomenklatur


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Persentase arsip yang tertata baik", ["baik"]),
        ("Jumlah lembaga adat yang aktif", ["aktif"]),
        ("Persentase keluhan yang selesai tepat waktu", ["tepat waktu"]),
        ("Persentase siswa yang dilayani secara optimal dan memadai", ["optimal", "memadai"]),
        ("Persentase rumah tidak layak huni", []),
        ("Jumlah keluarga yang ikut pelatihan untuk mewujudkan generasi yang berkualitas", []),
        ("Jumlah perbaikan jalan dan ketertiban umum", []),
    ],
)
def test_vague(text: str, found: list[str]) -> None:
    assert [s.kata for s in vague(text)] == found


def test_a_judgement_is_vaguer_than_a_missing_standard() -> None:
    assert [s.tingkat for s in vague("yang aktif dan baik")] == [Kekaburan.PERLU_STANDAR, Kekaburan.KABUR]


@pytest.mark.parametrize(
    ("text", "kata", "defined"),
    [
        ("Tepat waktu: paling lambat 3 hari kerja", "tepat waktu", True),
        ("layanan selesai sesuai SOP", "tepat waktu", True),
        ("Aktif adalah memiliki pengurus dan program", "aktif", True),
        ("Lembaga meliputi RT, RW dan PKK", "aktif", False),
        ("Jumlah karang taruna aktif dibagi jumlah karang taruna x 100%", "aktif", False),
    ],
)
def test_defines(text: str, kata: str, defined: bool) -> None:
    assert defines(text, kata) is defined


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Jumlah proposal yang disusun", Tataran.KELUARAN),
        ("Jumlah kader yang dilatih", Tataran.KELUARAN),
        ("Frekuensi patroli", Tataran.KELUARAN),
        ("Persentase pelaksanaan patroli", Tataran.PROSES),
        ("Persentase dokumen yang disusun", Tataran.PROSES),
        ("Persentase desa yang tertib", Tataran.HASIL),
        ("Indeks kepuasan masyarakat", Tataran.HASIL),
        ("Jumlah kasus kekerasan", Tataran.HASIL),
        ("Tertib administrasi", Tataran.TAK_TENTU),
    ],
)
def test_level_of_result(text: str, level: Tataran) -> None:
    assert tataran(text) is level


def test_official_indicators_of_sub_kegiatan_are_outputs() -> None:
    register = nomenklatur.load()
    official = [k.indikator for e in register.editions() for k in register.all(e) if k.indikator]
    outputs = sum(tataran(text) is Tataran.KELUARAN for text in official)
    assert outputs / len(official) > 0.8
    assert not [t for t in official if better(t) is Kutub.RENDAH]
    assert [t for t in official if vague(t)] == []


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Persentase penduduk miskin", Kutub.RENDAH),
        ("Angka kematian bayi", Kutub.RENDAH),
        ("Jumlah pengaduan layanan", Kutub.RENDAH),
        ("Persentase konflik yang diselesaikan", Kutub.TINGGI),
        ("Penurunan angka kecelakaan", Kutub.TINGGI),
        ("Persentase pemohon yang puas", Kutub.TINGGI),
        ("Jumlah laporan kejadian kebakaran", Kutub.TAK_TENTU),
        ("Luas taman kota", Kutub.TAK_TENTU),
        ("Jumlah pertemuan kader", Kutub.TAK_TENTU),
    ],
)
def test_which_way_is_better(text: str, way: Kutub) -> None:
    assert better(text) is way


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Laporan hasil SKM", JenisSumber.DOKUMEN),
        ("Buku register surat masuk", JenisSumber.DOKUMEN),
        ("Aplikasi Siskeudes", JenisSumber.DOKUMEN),
        ("Rekapitulasi Seksi Pelayanan", JenisSumber.DOKUMEN),
        ("Kasi Kesejahteraan Sosial", JenisSumber.PEJABAT),
        ("Data Bidang Mutasi", JenisSumber.PEJABAT),
        ("Dinas Kesehatan", JenisSumber.PEJABAT),
        ("SPJ Bendahara", JenisSumber.KEUANGAN),
        ("Renstra", JenisSumber.PERENCANAAN),
        ("Perda Nomor 4 Tahun 2016", JenisSumber.PERATURAN),
        ("Data kependudukan", JenisSumber.DATA),
        ("Data realisasi fisik perangkat daerah", JenisSumber.DATA),
        ("-", JenisSumber.TAK_TENTU),
        ("x", JenisSumber.TAK_TENTU),
    ],
)
def test_source(text: str, kind: JenisSumber) -> None:
    assert jenis_sumber(text) is kind


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("d", Potong.SATU_HURUF),
        ("Jumlah warga yang", Potong.KATA_SAMBUNG),
        ("Laporan realisasi (triwulan", Potong.TANDA_TERBUKA),
        ("Buku tamu,", Potong.TANDA_TERBUKA),
        ("Laporan Kecamatan Cempak", Potong.KATA_TERPENGGAL),
        ("Laporan Kecamatan Cempaka", None),
        ("Rencana aksi A", None),
        ("Pemanfaatan teknologi tepat guna", None),
        ("Persentase (%)", None),
        ("", None),
    ],
)
def test_cut_off(text: str, how: Potong | None) -> None:
    assert cut_off(text, ["Cempaka"], {"laporan", "aksi"}.__contains__) is how


@given(st.text(max_size=120))
def test_any_text_is_judged(text: str) -> None:
    vague(text)
    tataran(text)
    better(text)
    jenis_sumber(text)
    cut_off(text, ["Cempaka"])
