# ruff: noqa: E501
"""Whose perjanjian kinerja a document is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.importers.draft import Place
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.posts import Printed, first_party
from kaskade_graph.usecases import sources
from kaskade_graph.vocab import KIN

AGREEMENT = """\
PERJANJIAN KINERJA TAHUN 2024
KECAMATAN SOKARAJA KABUPATEN BANYUMAS

Nama      : ..................
Jabatan   : Camat Sokaraja
Selanjutnya disebut PIHAK PERTAMA

Nama      : ..................
Jabatan   : Bupati Banyumas
Selaku atasan langsung pihak pertama, selanjutnya disebut PIHAK KEDUA

No | Sasaran Strategis | Indikator Kinerja | Target
1 | Meningkatnya kualitas pelayanan publik | Indeks Kepuasan Masyarakat | 86
2 | Meningkatnya akuntabilitas kinerja | Nilai AKIP | BB
"""


@pytest.mark.parametrize(
    ("lines", "posts"),
    [
        (["1. Nama : x", "   Jabatan : Sekretaris", "   selanjutnya disebut sebagai Pihak Kesatu"], ["Sekretaris"]),
        (["Jabatan: Kepala Bidang Rehabilitasi dan", "         Jaminan Sosial", "NIP : 1"], ["Kepala Bidang Rehabilitasi dan Jaminan Sosial"]),
        (["Jabatan : Kepala Bidang Tata", "Ruang", "selanjutnya disebut PIHAK PERTAMA"], ["Kepala Bidang Tata Ruang"]),
        (["Jabatan : Lurah, selanjutnya disebut PIHAK PERTAMA", "Jabatan : Camat, selanjutnya disebut PIHAK KEDUA"], ["Lurah"]),
        (["Jabatan : Bupati", "selanjutnya disebut PIHAK KEDUA"], []),
        (["Jabatan : Camat A", "Jabatan : Bupati B"], []),
        (["Jabatan : Camat A", "No Sasaran"], ["Camat A"]),
        (["Jabatan : ......", "selanjutnya disebut PIHAK PERTAMA"], []),
        (["Jabatan : [nama]", "selanjutnya disebut PIHAK PERTAMA"], []),
        (["Jabatan : Lurah A", "disebut PIHAK PERTAMA", "Jabatan : Lurah B", "disebut PIHAK PERTAMA"], ["Lurah A", "Lurah B"]),
    ],
)  # fmt: skip
def test_the_post_of_the_first_party(lines: list[str], posts: list[str]) -> None:
    assert [p.text for p in first_party(Printed(line, Place()) for line in lines)] == posts


def test_a_row_below_in_a_table_is_no_more_of_the_post() -> None:
    rows = [Printed(" Jabatan : Direktur", Place(), True), Printed(" No Sasaran Target", Place(), True)]
    assert [p.text for p in first_party(rows)] == ["Direktur"]


def test_an_agreement_is_of_its_post_with_evidence(tmp_path: Path) -> None:
    path = tmp_path / "pk.txt"
    path.write_text(AGREEMENT, encoding="utf-8")
    (read,) = sources.each(path, False, ReadOptions())
    kaskade = read.kaskade
    assert kaskade.iri.endswith("/2024/murni/dok/pk/camat-sokaraja")
    assert [p.label for p in kaskade.jabatan.values()] == ["Camat Sokaraja"]
    assert [(q.teks, q.baris) for q in kaskade.bukti if q.properti == KIN.jabatan] == [
        ("Camat Sokaraja", (5, 5))
    ]
