"""KSK606: a program for a task that the law gives every camat is missing."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import named, register
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.registers import regions

ATURAN = Aturan(
    kode="KSK606",
    nama="program-resmi-tidak-ada",
    keparahan=Keparahan.INFO,
    judul=Teks("Program resmi tidak ada", "An official program is missing"),
    temuan=Teks(
        "Kaskade kecamatan yang tidak memuat program untuk salah satu tugas camat menurut undang-undang.",
        "A cascade of a kecamatan without the program for one of the tasks that the law gives a camat.",
    ),
    akibat=Teks(
        "Tugas itu tidak mempunyai sasaran, indikator, dan anggaran, sehingga pelaksanaannya tidak dapat dipertanggungjawabkan.",
        "The task has no sasaran, indikator or budget, so that nobody can account for it.",
    ),
    rekomendasi=Teks(
        "Tambahkan program itu beserta sasaran dan indikatornya, atau jelaskan pada unsur mana tugas itu dilaksanakan.",
        "Add the program with its sasaran and indikator, or say where in the cascade the task is carried out.",
    ),
    contoh=Teks(
        "Kaskade kecamatan memuat lima program, tanpa Program Penyelenggaraan Urusan Pemerintahan Umum.",
        "The cascade of a kecamatan has five programs, without Program Penyelenggaraan Urusan Pemerintahan Umum.",
    ),
    kriteria=Teks(
        "Kaskade kecamatan memuat program bagi setiap tugas camat dalam Pasal 225 ayat (1) UU 23/2014.",
        "The cascade of a kecamatan has a program for each task of a camat in article 225(1) of Law 23/2014.",
    ),
    dasar=("UU 23/2014", "PP 17/2018", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- lengkap
program:
  - Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota
  - Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
  - Program Pemberdayaan Masyarakat Desa dan Kelurahan
  - Program Koordinasi Ketentraman dan Ketertiban Umum
  - Program Penyelenggaraan Urusan Pemerintahan Umum
  - Program Pembinaan dan Pengawasan Pemerintahan Desa
--- petikan: terlalu sedikit program untuk disebut tidak lengkap
program:
  - Program Pemberdayaan Masyarakat Desa dan Kelurahan
  - Program Koordinasi Ketentraman dan Ketertiban Umum
--- satu tidak ada
program:
#! Kaskade tidak memuat “Program Penyelenggaraan Urusan Pemerintahan Umum” (7.01.05), program untuk tugas camat menyelenggarakan urusan pemerintahan umum.
  - Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota
  - Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
  - Program Pemberdayaan Masyarakat Desa dan Kelurahan
  - Program Koordinasi Ketenteraman dan Ketertiban Umum
  - Program Pembinaan dan Pengawasan Pemerintahan Desa
--- kecamatan yang mungkin hanya berisi kelurahan
program:
#! Kaskade tidak memuat “Program Pembinaan dan Pengawasan Pemerintahan Desa” (7.01.06), program untuk tugas camat membina dan mengawasi penyelenggaraan pemerintahan desa.
  - Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota
  - Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
  - Program Pemberdayaan Masyarakat Desa dan Kelurahan
  - Program Koordinasi Ketenteraman dan Ketertiban Umum
  - Program Penyelenggaraan Urusan Pemerintahan Umum
""",
)

_FEWEST = 3
"""Official programs from which on a cascade is that of the whole unit, and not an extract."""

_TUGAS: dict[str, tuple[Teks, float]] = {
    "7.01.01": (
        Teks("pendukung semua tugas camat", "the program that supports all tasks of the camat"),
        0.8,
    ),
    "7.01.02": (
        Teks(
            "untuk tugas camat mengoordinasikan kegiatan pemerintahan dan melayani masyarakat di kecamatan",
            "the program for coordinating government and serving the public in the kecamatan",
        ),
        0.9,
    ),
    "7.01.03": (
        Teks(
            "untuk tugas camat mengoordinasikan pemberdayaan masyarakat",
            "the program for coordinating the empowerment of the community",
        ),
        0.9,
    ),
    "7.01.04": (
        Teks(
            "untuk tugas camat mengoordinasikan ketenteraman dan ketertiban umum",
            "the program for coordinating public order",
        ),
        0.9,
    ),
    "7.01.05": (
        Teks(
            "untuk tugas camat menyelenggarakan urusan pemerintahan umum",
            "the program for carrying out general government affairs",
        ),
        0.9,
    ),
    "7.01.06": (
        Teks(
            "untuk tugas camat membina dan mengawasi penyelenggaraan pemerintahan desa",
            "the program for guiding and supervising the government of desa",
        ),
        # Only where the kecamatan has desa, which the register of regions does not tell.
        0.6,
    ),
}
"""The programs of bidang 7.01 and the tasks of article 225(1) of Law 23/2014 they stand for, with how sure
it is that every kecamatan needs them."""


_DESA = "7.01.06"


def _is_of_town(kode: str) -> bool:
    """Whether a kecamatan lies in a kota, which as a rule has kelurahan and no desa."""
    above = regions.parent(kode)
    return above is not None and above.nama.startswith("Kota ")


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the programs that a kecamatan must have and whose entry no program of the cascade is."""
    found = register(ctx)
    if found is None or ctx.kaskade.unit.slug != "kecamatan":
        return
    have = {i.konsep.kode for i in found.tercatat.values() if i.konsep.jenis is Jenis.PROGRAM}
    if len(have) < _FEWEST:
        return
    town = _is_of_town(ctx.kaskade.unit.kode_wilayah)
    for konsep in found.buku.all(found.edisi, Jenis.PROGRAM):
        if konsep.kode in have or konsep.kode not in _TUGAS or (town and konsep.kode == _DESA):
            continue
        why, sure = _TUGAS[konsep.kode]
        yield Cacat(
            unsur=ctx.kaskade.iri,
            kondisi=Teks(
                f"Kaskade tidak memuat {named(konsep)}, program {why.id}.",
                f"The cascade lacks {named(konsep)}, {why.en}.",
            ),
            kunci=konsep.kode,
            terkait=tuple(u.iri for u in ctx.unsur(Jenis.PROGRAM)),
            keyakinan=min(sure, found.keyakinan),
        )
