"""KSK602: a name that departs from the official one by letters or word forms."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import OfficialRegister, in_capitals, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.language.tables import baku
from kaskade_graph.likeness import bare, likeness
from kaskade_graph.model import Unsur
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.text import fold
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK602",
    nama="nama-menyimpang-dari-resmi",
    keparahan=Keparahan.WARNING,
    judul=Teks("Nama menyimpang dari nama resmi", "Name departs from the official one"),
    temuan=Teks(
        "Program, kegiatan, atau sub kegiatan yang namanya hampir, tetapi tidak persis, seperti nama resminya.",
        "A program, kegiatan or sub kegiatan whose name is nearly, but not exactly, the official one.",
    ),
    akibat=Teks(
        "Nama dalam kaskade tidak bertemu dengan nama dalam RKA, DPA, dan laporan kinerja.",
        "The name in the cascade does not meet the one in the budget documents and performance reports.",
    ),
    rekomendasi=Teks(
        "Tulis nama persis seperti nama resminya.", "Write the name exactly as the official one."
    ),
    contoh=Teks(
        "“Penyediaan Barang Cetak dan Penggandaan”, padahal resminya “Penyediaan Barang Cetakan dan Penggandaan”.",
        "“Penyediaan Barang Cetak dan Penggandaan”, which officially is “Penyediaan Barang Cetakan dan Penggandaan”.",
    ),
    kriteria=Teks(
        "Nama program, kegiatan, dan sub kegiatan ditulis seperti dalam nomenklatur yang berlaku.",
        "The names of program, kegiatan and sub kegiatan are written as in the nomenclature in force.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- huruf besar, tanda baca dan kata Program tidak dihitung
program:
  - nama: "PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
    kegiatan: [Pelaksanaan urusan pemerintahan yang dilimpahkan kepada camat]
sub_kegiatan: ["Pemeliharaan / Rehabilitasi Gedung Kantor dan Bangunan Lainnya"]
--- hanya spasi yang lain: sebagai informasi
sub_kegiatan:
  - Pelaksanaan Urusan Pemerintahan yang Terkait dengan Non Perizinan  #! Nama Sub Kegiatan “Pelaksanaan Urusan Pemerintahan yang Terkait dengan Non Perizinan” ...
--- bentuk kata lain
sub_kegiatan:
  - Penyediaan Barang Cetak dan Penggandaan  #! Nama Sub Kegiatan “Penyediaan Barang Cetak dan Penggandaan” berbeda dari nama resminya, “Penyediaan Barang Cetakan dan Penggandaan”.
--- kodenya benar, satu kata kurang
sub_kegiatan:
  - {kode: 7.01.06.2.01.13, nama: Fasilitasi Penyusunan Perencanaan Partisipatif}  #! Nama Sub Kegiatan “Fasilitasi Penyusunan Perencanaan Partisipatif” berbeda dari nama resminya, “Fasilitasi Penyusunan Perencanaan Pembangunan Partisipatif”.
--- salah tulis
program:
  - Program Penyelengaraan Pemerintahan dan Pelayanan Publik  #! Nama Program “Program Penyelengaraan ...” berbeda dari nama resminya, “Program Penyelenggaraan Pemerintahan dan Pelayanan Publik”.
--- satu kata kurang
sub_kegiatan:
  - Penyediaan Jasa Pelayanan Kantor  #! Nama Sub Kegiatan “Penyediaan Jasa Pelayanan Kantor” berbeda dari nama resminya, “Penyediaan Jasa Pelayanan Umum Kantor”.
--- nama yang sama sekali lain adalah aturan lain
sub_kegiatan: [Lomba Burung Berkicau]
""",
)

_NEAR = 0.8
"""From this likeness on one name is meant for the other: at most one word in it differs."""


_BY_CODE = 0.6
"""The same where the code printed is that of the entry."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose name is one letter or word away from the official one."""
    found = register(ctx)
    if found is None:
        return
    for item in found.tercatat.values():
        printed, official = bare(fold(item.unsur.label or "")), bare(fold(item.konsep.nama))
        least = _BY_CODE if item.unsur.kode == item.konsep.kode else _NEAR
        if _standard(printed) == _standard(official) and printed == _standard(printed):
            continue  # printed as the dictionary has it
        if printed != official and likeness(printed, official) >= least:
            yield _cacat(ctx, item.unsur, item.konsep, min(item.keyakinan, found.keyakinan))
    for unsur in found.lain:
        konsep = near(found, unsur)
        if konsep is not None:
            yield _cacat(ctx, unsur, konsep, min(0.75, found.keyakinan))


def _standard(nama: str) -> str:
    """Return a folded name with each word spelt as the dictionary has it."""
    return " ".join(baku().get(word, word) for word in nama.split())


def joined(nama: str) -> str:
    """Return a folded name without its spaces: what is left when words are only joined or parted."""
    return bare(fold(nama)).replace(" ", "")


def near(found: OfficialRegister, unsur: Unsur) -> Konsep | None:
    """Return the entry that an element not found is nearly named as, where no other edition has its name."""
    from kaskade_graph.audit.rules.nomenclature.ksk611 import other_edition

    best = next(iter(found.buku.match(unsur.label or "", unsur.jenis, found.edisi, limit=1)), None)
    if best is None or best.skor < _NEAR or unsur.kode or other_edition(found, unsur):
        return None
    return best.konsep


def _cacat(ctx: Konteks, unsur: Unsur, konsep: Konsep, sure: float) -> Cacat:
    what, name = ctx.sebut(unsur.iri), f"“{in_capitals(konsep.nama)}”"
    return Cacat(
        unsur=unsur.iri,
        kondisi=Teks(
            f"Nama {what.id} berbeda dari nama resminya, {name}.",
            f"The name of {what.en} differs from the official one, {name}.",
        ),
        rekomendasi=Teks(f"Tulis {named(konsep)}.", f"Write {named(konsep)}."),
        properti=(RDFS.label,),
        keyakinan=sure,
        keparahan=Keparahan.INFO if joined(unsur.label or "") == joined(konsep.nama) else None,
    )
