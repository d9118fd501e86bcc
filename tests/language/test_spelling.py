"""Spelling: found without anyone's list of mistakes, silent on what is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.language.spelling import JenisEja, Kosakata, slips
from kaskade_graph.registers import nomenklatur, regions


@pytest.fixture(scope="module")
def kosakata() -> Kosakata:
    register = nomenklatur.load()
    official = [t for e in register.editions() for k in register.all(e) for t in (k.nama, k.indikator or "")]
    document = ["Jumlah pengunjung perpustakaan keliling", "Laporan perpustakaan keliling"]
    return Kosakata(official, (w.nama for w in regions.load().values()), document)


def test_what_is_too_long_to_be_a_word_costs_nothing(kosakata: Kosakata) -> None:
    assert len(slips("pertanggungjawabannya")) > 1000
    assert slips("panjang" * 6000) == set()
    assert kosakata.check("Jumlah " + "panjangsekali" * 3100) == []


@pytest.mark.parametrize(
    ("text", "kata", "saran"),
    [
        ("Prosentase pelayanan", "Prosentase", "Persentase"),
        ("Ketentraman masyarakat", "Ketentraman", "Ketenteraman"),
        ("hasil analisa kebutuhan", "analisa", "analisis"),
        ("PROPINSI JAWA TENGAH", "PROPINSI", "PROVINSI"),
        ("Kerjasama antardesa", "Kerjasama", "Kerja sama"),
        ("jumlah foto copy", "foto copy", "fotokopi"),
        ("Jumlah dokumn perencanaan", "dokumn", "dokumen"),
        ("Pembinan aparatur desa", "Pembinan", "Pembinaan"),
        ("pemberdayan masyarakat", "pemberdayan", "pemberdayaan"),
        ("kelompok masyarkat", "masyarkat", "masyarakat"),
        ("laporan perpustkaan keliling", "perpustkaan", "perpustakaan"),
        ("koordinsi lintas sektor", "koordinsi", "koordinasi"),
        ("Jumlah sertfikat tanah", "sertfikat", "sertifikat"),
    ],
)
def test_finds_with_suggestion(kosakata: Kosakata, text: str, kata: str, saran: str) -> None:
    assert [(f.kata, f.saran) for f in kosakata.check(text)] == [(kata, saran)]


@pytest.mark.parametrize(
    "text",
    [
        "Persentase penataan dan pendataan aset desa",
        "Jumlah peserta musrenbang di Desa Karangnangka dan Desa Sidamulih",
        "Monitoring APBDes melalui aplikasi Siskeudes dan website PPID",
        "Rata-rata waktu pelayanan KTP-el, KIA dan akta kelahiran",
        "Kecamatan Kebasen Kabupaten Banyumas",
        "Indeks Desa Membangun (IDM) menurut Kemendesa PDTT",
        "Pelaksanaan patroli Linmas, siskamling dan FKPM",
        "x y z 100% 7.01.02",
    ],
)
def test_silent_on_what_is_right(kosakata: Kosakata, text: str) -> None:
    assert kosakata.check(text) == []


def test_official_vocabulary_is_known_but_for_its_own_slips(kosakata: Kosakata) -> None:
    register = nomenklatur.load()
    edition = register.editions()[-1]
    found = {
        f.kata.lower()
        for k in register.all(edition)
        for t in (k.nama, k.indikator)
        if t
        for f in kosakata.check(t)
    }
    assert found <= {
        "analisa",
        "efektifitas",
        "pelaksanaaan",
        "keanggotan",
        "kordinasi",
        "mebeleur",
        "ketentraman",
    }


def test_what_is_not_standard_is_certain_and_a_slip_is_not(kosakata: Kosakata) -> None:
    first, second = kosakata.check("Presentase kelompk tani")
    assert (first.jenis, first.keyakinan) == (JenisEja.TIDAK_BAKU, 1.0)
    assert second.jenis is JenisEja.SALAH_KETIK
    assert second.keyakinan < 1


@given(st.text(max_size=60))
def test_any_text_is_read(kosakata: Kosakata, text: str) -> None:
    for found in kosakata.check(text):
        assert text[found.awal : found.akhir] == found.kata
        assert found.saran.lower() != found.kata.lower()
