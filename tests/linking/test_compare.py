"""Do two indikator measure the same? Held against the labelled sets of the benchmark."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.linking import features
from kaskade_graph.linking.compare import LinkRelation, Pembanding
from kaskade_graph.linking.features import Ciri
from kaskade_graph.model import Indikator
from tests.linking.bahan import BENCHMARKS, benchmark

SISI: Any = benchmark("linking").side


def ciri(nama: str, formulasi: str | None = None, satuan: str | None = None) -> Ciri:
    return features.features(
        Indikator("https://w3id.org/kinerja/id/x", nama, formulasi=formulasi, satuan=satuan)
    )


def _measure(path: Path, joined: bool) -> tuple[float, float]:
    """Return precision and recall of ``sama`` on a labelled set."""
    pembanding, found = Pembanding(), Counter[tuple[bool, bool]]()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            verdict = pembanding.compare(SISI(row, "", joined), SISI(row, "_lain", joined))
            found[verdict.hubungan is LinkRelation.SAMA, row["label"] == "sama"] += 1
    right = found[True, True]
    return right / (right + found[True, False]), right / (right + found[False, True])


@pytest.mark.parametrize(
    ("name", "joined", "precision", "recall"),
    [
        ("a", True, 0.98, 0.98),
        ("a", False, 0.98, 0.96),
        ("b", True, 0.97, 1.0),
        ("b", False, 0.98, 0.86),
        ("c", True, 0.98, 0.97),
        ("c", False, 0.97, 0.95),
        ("d", True, 0.97, 0.92),
        ("d", False, 0.95, 0.86),
        ("e", True, 0.95, 0.94),
        ("e", False, 0.97, 0.83),
    ],
)
def test_labelled_sets(name: str, joined: bool, precision: float, recall: float) -> None:
    found = _measure(BENCHMARKS / "data" / f"pasangan-{name}.tsv", joined)
    assert found[0] >= precision
    assert found[1] >= recall


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Jumlah kendaraan dinas", None, "Unit"), ("Persentase kendaraan dinas", None, "%")),
        (("Jumlah izin yang terbit", None, "Izin"), ("Jumlah nonperizinan yang terbit", None, "Izin")),
        (("Jumlah retribusi", None, "Rupiah"), ("Jumlah retribusi", None, "Dokumen")),
        (("Luas gedung kantor", None, "m2"), ("Jumlah gedung kantor", None, "Unit")),
    ],
)
def test_what_can_never_be_the_same(
    a: tuple[str, str | None, str | None], b: tuple[str, str | None, str | None]
) -> None:
    assert Pembanding().compare(ciri(*a), ciri(*b)).hubungan is not LinkRelation.SAMA


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Persentase RT/RW yang aktif", "Persentase RT yang aktif"),
        ("Persentase rukun tetangga dan rukun warga yang aktif", "Persentase RW yang aktif"),
        ("Jumlah rekomendasi pengangkatan dan pemberhentian", "Jumlah rekomendasi pengangkatan"),
        ("Jumlah laporan keuangan bulanan/triwulanan/semesteran", "Jumlah laporan keuangan bulanan"),
    ],
)
def test_one_of_two_things_side_by_side_is_close(a: str, b: str) -> None:
    verdict = Pembanding().compare(ciri(a), ciri(b))
    assert verdict.hubungan is LinkRelation.DEKAT
    assert "hanya satu yang menyebut" in verdict.alasan[-1].id


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Persentase rukun tetangga dan rukun warga yang aktif", "Persentase RT/RW yang aktif"),
        ("Jumlah sarana dan prasarana kantor yang dipelihara", "Jumlah sarpras kantor yang terpelihara"),
        ("Persentase ASN yang hadir", "Persentase aparatur sipil negara yang hadir"),
        ("Jumlah dokumen perencanaan yang disusun", "Jumlah dokumen perencanan yang tersusun"),
    ],
)
def test_other_words_for_the_same(a: str, b: str) -> None:
    assert Pembanding().compare(ciri(a), ciri(b)).hubungan is LinkRelation.SAMA


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("Persentase pasar aman", "Jumlah pasar aman dibagi jumlah pasar yang diperiksa x 100%"),
            ("Persentase pasar aman terhadap seluruh pasar", "Jumlah pasar aman dibagi jumlah pasar x 100%"),
        ),
        (
            ("Persentase realisasi retribusi", "Realisasi retribusi dibagi target retribusi x 100%"),
            ("Persentase retribusi", "Realisasi retribusi dibagi pendapatan daerah x 100%"),
        ),
        (("Rata-rata lama menunggu pasien", None), ("Median lama menunggu pasien", None)),
        (
            ("Jumlah wisatawan mancanegara", "Jumlah wisatawan mancanegara yang datang"),
            ("Jumlah wisatawan", "Jumlah wisatawan mancanegara dan nusantara yang datang"),
        ),
        (("Persentase kasus kusta yang ditemukan", None), ("Persentase kasus kusta yang diobati", None)),
        (("Persentase temuan BPK yang selesai", None), ("Persentase temuan APIP yang selesai", None)),
    ],
)
def test_what_no_likeness_outweighs(a: tuple[str, str | None], b: tuple[str, str | None]) -> None:
    assert Pembanding().compare(ciri(*a), ciri(*b)).hubungan is not LinkRelation.SAMA


VOCABULARY = ("jumlah", "persentase", "desa", "laporan", "yang", "dibina", "warga", "%", "/", "tidak", "2021")
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=8)


@given(WORDS, WORDS)
def test_a_verdict_does_not_depend_on_the_order(a: list[str], b: list[str]) -> None:
    left, right = ciri(" ".join(a)), ciri(" ".join(b))
    one, other = Pembanding().compare(left, right), Pembanding().compare(right, left)
    assert (one.hubungan, one.keyakinan, one.kemiripan) == (other.hubungan, other.keyakinan, other.kemiripan)
    assert 0 <= one.keyakinan < 1
