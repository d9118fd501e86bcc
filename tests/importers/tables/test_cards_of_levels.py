"""Cards of a kamus indikator that name the element below the indikator; levels by letters; notes of an evaluation."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.model import Jenis, Tipe
from tests.importers.tables.test_kinds import labels, read

_KEGIATAN = "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan"


def _card(words: tuple[str, str, str, str], level: str, name: str, above: str, measure: str) -> str:
    first, told, named, supports = words
    rows = [(first, measure), (told, level), (named, name), (supports, above)]
    rows += [("Rumus", "A dibagi B"), ("Sifat Penghitungan", "Non Kum."), ("Satuan", "Persen")]
    rows += [
        ("Frekuensi Pelaporan", "Triwulanan"),
        ("Target 2024", "84,5"),
        ("Penanggung Jawab", "Sekretaris"),
    ]
    return "\n".join(f"{a} | {b}" for a, b in rows)


@pytest.mark.parametrize(
    "words",
    [
        ("Nama Indikator", "Jenjang Kinerja", "Pernyataan Kinerja", "Mendukung"),
        ("Indikator Kinerja", "Level", "Uraian Kinerja", "Induk Kinerja"),
        ("Indikator", "Tingkat", "Bunyi Sasaran/Program", "Menunjang"),
    ],
)
def test_a_card_that_says_whose_its_indikator_is(tmp_path: Path, words: tuple[str, str, str, str]) -> None:
    made = [
        ("Tujuan", "Meningkatnya mutu pelayanan", "-", "Indeks Kepuasan Masyarakat"),
        (
            "Sasaran Strategis",
            "Meningkatnya tertib administrasi",
            "Tujuan: Meningkatnya mutu pelayanan",
            "Nilai tertib",
        ),
        (
            "Program",
            "Program Pelayanan",
            "Sasaran Strategis: Meningkatnya tertib administrasi",
            "Persentase tertib",
        ),
        ("Kegiatan", _KEGIATAN, "Program: Program Pelayanan", "Jumlah rapat"),
        ("Kegiatan", _KEGIATAN, "Program: Program Pelayanan", "Jumlah laporan"),
    ]
    kaskade, problems, _ = read(tmp_path, "\n\n".join(_card(words, *one) for one in made))
    assert problems == []
    assert labels(kaskade, Jenis.KEGIATAN) == [_KEGIATAN]
    (kegiatan,) = kaskade.of(Jenis.KEGIATAN)
    (program,) = kaskade.of(Jenis.PROGRAM)
    (sasaran,) = kaskade.of(Jenis.SASARAN_STRATEGIS)
    assert kegiatan.mendukung == [program.iri]
    assert program.mendukung == [sasaran.iri]
    measures = {i.label: i for i in kaskade.indikator.values()}
    assert set(measures) == {one[3] for one in made}
    assert measures["Jumlah rapat"].tipe is Tipe.NON_KUMULATIF
    assert measures["Jumlah rapat"].penanggung_jawab == "Sekretaris"


@pytest.mark.parametrize("head", ["Kode", "No", "Nomor"])
def test_letters_of_numbers_tell_the_level_beside_a_note(tmp_path: Path, head: str) -> None:
    text = f"""
    {head} | Induk | Tujuan / Sasaran | Indikator | Satuan | Target
    T1 | - | Terjaganya kualitas lingkungan | Indeks kualitas lingkungan | Poin | 71
    S1 | T1 | Meningkatnya kualitas air | Indeks kualitas air | Poin | 60
    S2 | T1 | Berkurangnya timbulan sampah | Persentase sampah terkelola | Persen | 80
    """
    kaskade, problems, _ = read(tmp_path, text)
    (tujuan,) = kaskade.of(Jenis.TUJUAN)
    assert problems == []
    assert [u.mendukung for u in kaskade.of(Jenis.SASARAN_STRATEGIS)] == [[tujuan.iri]] * 2


@pytest.mark.parametrize(
    "note",
    [
        "Faktor pendorong keberhasilan kinerja: tersedianya pupuk",
        "Faktor penghambat pencapaian kinerja: kemarau",
        "Tindak lanjut yang diperlukan dalam triwulan berikutnya: percepatan pengadaan",
    ],
)
def test_what_the_form_of_an_evaluation_asks_below_its_table_is_no_sasaran(tmp_path: Path, note: str) -> None:
    text = f"""
    Sasaran | Kode | Program/Kegiatan | Indikator | Satuan | Target
    Meningkatnya mutu | 7.01.02 | Program Penyelenggaraan Pemerintahan dan Pelayanan Publik | Nilai mutu | Poin | 71
    Predikat kinerja |  |  |  |  | Sangat Rendah
    {note} |  |  |  |  |
    """
    kaskade, _, _ = read(tmp_path, text)
    assert labels(kaskade, Jenis.SASARAN_STRATEGIS) == ["Meningkatnya mutu"]
