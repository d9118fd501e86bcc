"""What is measured in a test collection: metrics with an identity of their own, whatever their wording.

Sub kegiatan take the official indikator of the 2025 nomenclature, or one of the other ways in which
offices measure the same work; the levels above take the usual ones.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache

from kaskade_graph import resources
from kaskade_graph.text import fold

OFFICIAL_EDITION = "sipd-2025"


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is measured. ``key`` is its identity: two indikator with one key are the same metric.

    ``nama`` and ``formulasi`` are the plain wording; ``base`` and ``growth`` say how its target runs.
    """

    key: str
    nama: str
    formulasi: str
    satuan: str
    base: float = 1
    growth: float = 0
    kumulatif: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A program, kegiatan or sub kegiatan of one edition."""

    kode: str
    tingkat: str
    nama: str
    indikator: str
    satuan: str

    @property
    def line(self) -> str:
        """What stays the same from edition to edition when the code does not: the folded name."""
        return fold(self.nama)

    @property
    def parent(self) -> str:
        """The code one level up."""
        return (
            self.kode.rsplit(".", 1)[0]
            if self.tingkat == "sub_kegiatan"
            else ".".join(self.kode.split(".")[:3])
        )


@dataclass(slots=True)
class Edition:
    """One edition of the nomenclature, by code and by folded name."""

    works: dict[str, Work] = field(default_factory=dict)
    by_line: dict[str, list[Work]] = field(default_factory=dict)


@cache
def editions() -> dict[str, Edition]:
    """Return the bundled editions by name."""
    out: dict[str, Edition] = {}
    for path in resources.nomenklatur():
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                edition = out.setdefault(row["edisi"], Edition())
                work = Work(row["kode"], row["tingkat"], row["nama"], row["indikator"], row["satuan"])
                edition.works[work.kode] = work
                edition.by_line.setdefault(work.line, []).append(work)
    return out


def official(line: str) -> Work | None:
    """Return the work of this name in the edition that gives official indikator."""
    found = [w for w in editions()[OFFICIAL_EDITION].by_line.get(line, ()) if w.indikator]
    return found[0] if found else None


def sub_metrics(line: str) -> list[Metric]:
    """Return the ways to measure a sub kegiatan: the official one first."""
    work = official(line)
    if work is None:
        return []
    thing = _thing(work.nama)
    yearly = {"Orang/bulan", "Laporan", "Dokumen"}
    base = 1 if work.satuan in yearly else 12
    official_one = Metric(
        f"{line}#resmi", work.indikator, work.indikator, work.satuan, base, 0 if base == 1 else 1
    )
    return [
        official_one,
        Metric(
            f"{line}#persen",
            f"Persentase pemenuhan kebutuhan {thing}",
            f"Jumlah kebutuhan {thing} yang terpenuhi dibagi jumlah seluruh kebutuhan {thing} x 100%",
            "Persen",
            81.37,
            2.11,
        ),
        Metric(
            f"{line}#bulan",
            f"Jumlah bulan pelaksanaan {thing}",
            f"Jumlah bulan dalam satu tahun di mana {thing} dilaksanakan",
            "Bulan",
            12,
            kumulatif=True,
        ),
    ]


def kegiatan_metrics(work: Work) -> list[Metric]:
    """Return the ways to measure a kegiatan."""
    nama = work.nama
    return [
        Metric(
            f"{work.line}#capaian",
            f"Persentase capaian kinerja {nama}",
            f"Jumlah sub kegiatan {nama} yang mencapai target dibagi jumlah sub kegiatan x 100%",
            "Persen",
            83.29,
            2.3,
        ),
        Metric(
            f"{work.line}#layanan",
            f"Jumlah layanan {nama} yang dilaksanakan",
            f"Jumlah jenis layanan {nama} yang dilaksanakan dalam satu tahun",
            "Layanan",
            14,
            1,
        ),
    ]


def program_metrics(work: Work) -> list[Metric]:
    """Return the ways to measure a program."""
    nama = work.nama.title().removeprefix("Program ")
    return [
        Metric(
            f"{work.line}#mutu",
            f"Persentase {nama} yang memenuhi standar",
            f"Jumlah urusan {nama} yang memenuhi standar dibagi jumlah seluruh urusan x 100%",
            "Persen",
            76.43,
            2.7,
        ),
        Metric(
            f"{work.line}#puas",
            f"Nilai kepuasan terhadap {nama}",
            f"Jumlah nilai jawaban responden tentang {nama} dibagi jumlah responden",
            "Nilai",
            78.16,
            1.3,
        ),
    ]


TUJUAN = "Mewujudkan tata kelola pemerintahan kecamatan yang efektif dan melayani"
TUJUAN_METRICS = (
    Metric(
        "tujuan#rb",
        "Nilai Reformasi Birokrasi Kecamatan",
        "Hasil evaluasi reformasi birokrasi oleh Inspektorat",
        "Nilai",
        62.35,
        1.9,
    ),
    Metric(
        "tujuan#ikm",
        "Indeks Kepuasan Masyarakat Kecamatan",
        "Hasil survei kepuasan masyarakat sembilan unsur pelayanan",
        "Indeks",
        81.22,
        0.9,
    ),
)
SASARAN: tuple[tuple[str, tuple[Metric, ...]], ...] = (
    (
        "Meningkatnya kualitas pelayanan publik kecamatan",
        (
            Metric(
                "sasaran#standar",
                "Persentase pelayanan administrasi terpadu yang selesai sesuai standar waktu",
                "Jumlah berkas pelayanan yang selesai sesuai standar waktu dibagi jumlah berkas masuk x 100%",
                "Persen",
                84.21,
                1.7,
            ),
            Metric(
                "sasaran#aduan",
                "Persentase pengaduan masyarakat yang ditindaklanjuti",
                "Jumlah pengaduan yang ditindaklanjuti dibagi jumlah pengaduan yang diterima x 100%",
                "Persen",
                79.58,
                2.2,
            ),
        ),
    ),
    (
        "Meningkatnya tata kelola pemerintahan desa",
        (
            Metric(
                "sasaran#apbdes",
                "Persentase desa yang menetapkan APBDes tepat waktu",
                "Jumlah desa yang menetapkan APBDes paling lambat 31 Desember dibagi jumlah desa x 100%",
                "Persen",
                71.43,
                3.1,
            ),
            Metric(
                "sasaran#idm",
                "Rata-rata Indeks Desa Membangun",
                "Jumlah nilai Indeks Desa Membangun seluruh desa dibagi jumlah desa",
                "Indeks",
                0.7134,
                0.0113,
            ),
        ),
    ),
)


def _thing(nama: str) -> str:
    first, _, rest = nama.partition(" ")
    return rest if first in ("Penyediaan", "Pengadaan", "Pemeliharaan", "Pelaksanaan", "Fasilitasi") else nama
