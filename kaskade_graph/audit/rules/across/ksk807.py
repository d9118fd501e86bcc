"""KSK807: the set of programs departs from that of the neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis

ATURAN = Aturan(
    kode="KSK807",
    nama="susunan-program-menyimpang",
    keparahan=Keparahan.WARNING,
    judul=Teks("Susunan program lain daripada tetangganya", "Set of programs unlike the neighbours'"),
    temuan=Teks(
        "Unit tidak mempunyai program yang ada pada hampir semua unit sejenis sekabupaten, atau sebaliknya.",
        "The unit lacks a program that nearly all like units of the kabupaten have, or the reverse.",
    ),
    akibat=Teks(
        "Sebagian tugas mungkin tidak direncanakan, atau dicatat di bawah program yang keliru.",
        "Some of the tasks may not be planned, or be booked under the wrong program.",
    ),
    rekomendasi=Teks(
        "Periksa apakah program itu memang bukan tugas unit ini, atau terlewat.",
        "Check whether the program really is no task of this unit, or was left out.",
    ),
    contoh=Teks(
        "Semua kecamatan mempunyai program ketenteraman dan ketertiban, satu tidak.",
        "All kecamatan have the program of public order, one has not.",
    ),
    kriteria=Teks(
        "Unit sejenis dalam satu daerah melaksanakan program yang sama menurut nomenklatur.",
        "Like units of one region carry out the same programs of the nomenclature.",
    ),
    dasar=("PP 17/2018", "Permendagri 90/2019"),
    sejak="0.1.0",
    kasus="""--- susunan yang sama
program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]
pembanding:
  - {wilayah: 99.99.01, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]}
  - {wilayah: 99.99.02, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]}
  - {wilayah: 99.99.03, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]}
  - {wilayah: 99.99.04, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]}
--- satu program kurang
program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]  #! Tidak ada program “Program Koordinasi Ketentraman dan Ketertiban Umum”, yang ada pada 4 dari 4 unit lain.
pembanding:
  - {wilayah: 99.99.01, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik, Program Koordinasi Ketentraman dan Ketertiban Umum]}
  - {wilayah: 99.99.02, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik, Program Koordinasi Ketentraman dan Ketertiban Umum]}
  - {wilayah: 99.99.03, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik, Program Koordinasi Ketentraman dan Ketertiban Umum]}
  - {wilayah: 99.99.04, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik, Program Koordinasi Ketentraman dan Ketertiban Umum]}
--- program yang tidak ada pada siapa pun
program:
  - Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
  - Program Penyelenggaraan Urusan Pemerintahan Umum  #! Program “Program Penyelenggaraan Urusan Pemerintahan Umum” tidak ada pada 4 unit lain.
pembanding:
  - {wilayah: 99.99.01, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]}
  - {wilayah: 99.99.02, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]}
  - {wilayah: 99.99.03, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]}
  - {wilayah: 99.99.04, program: [Program Penyelenggaraan Pemerintahan dan Pelayanan Publik]}
""",
)
ENOUGH = 4
"""Neighbours from which their habit means something."""
MOST = 0.8
"""Share of the neighbours that must have a program for its absence to be odd."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield programs that nearly all neighbours have and this unit lacks, and those that none of them has."""
    if ctx.koleksi is None:
        return
    others = [ctx.koleksi.lines(k, Jenis.PROGRAM) for k in ctx.koleksi.neighbours(ctx.kaskade)]
    known = [found for found in others if found]
    mine = ctx.koleksi.lines(ctx.kaskade, Jenis.PROGRAM)
    if len(known) < ENOUGH or not mine:
        return
    often = Counter(line for found in known for line in found)
    for line, count in sorted(often.items()):
        if line not in mine and count / len(known) >= MOST:
            yield _missing(ctx, _name(ctx, line), count, len(known))
    for line, iri in mine.items():
        if not often[line]:
            what = ctx.sebut(iri)
            yield Cacat(
                unsur=iri,
                kondisi=Teks(
                    f"{what.id} tidak ada pada {len(known)} unit lain.",
                    f"{what.en} is found in none of {len(known)} other units.",
                ),
                keparahan=Keparahan.INFO,
                keyakinan=0.7,
            )


def _name(ctx: Konteks, line: str) -> str:
    """Return the commonest name that the neighbours give to a line of work."""
    if ctx.koleksi is None:
        return line
    names = Counter(
        k.unsur[iri].label or ""
        for k in ctx.koleksi.neighbours(ctx.kaskade)
        if (iri := ctx.koleksi.lines(k, Jenis.PROGRAM).get(line)) is not None
    )
    return min(names.items(), key=lambda n: (-n[1], n[0]))[0]


def _missing(ctx: Konteks, nama: str, count: int, of: int) -> Cacat:
    return Cacat(
        unsur=ctx.kaskade.iri,
        kondisi=Teks(
            f"Tidak ada program “{nama}”, yang ada pada {count} dari {of} unit lain.",
            f"There is no program “{nama}”, which {count} of {of} other units have.",
        ),
        kunci=nama,
        bukti=(),
        keyakinan=round(count / of, 3),
    )
