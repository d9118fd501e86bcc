"""KSK601: a name that is in no edition of the nomenclature."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import OfficialRegister, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.model import Unsur
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.registers.nomenklatur_national import Pemda
from kaskade_graph.registers.urusan import NASIONAL, Menyeluruh, menyeluruh
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK601",
    nama="nama-di-luar-nomenklatur",
    keparahan=Keparahan.ERROR,
    judul=Teks("Nama di luar nomenklatur", "Name outside the nomenclature"),
    temuan=Teks(
        "Program, kegiatan, atau sub kegiatan yang namanya tidak ada dalam edisi nomenklatur mana pun, pada tingkat mana pun.",
        "A program, kegiatan or sub kegiatan whose name is in no edition of the nomenclature, at no level.",
    ),
    akibat=Teks(
        "Unsur itu tidak dapat dianggarkan dalam SIPD dan tidak bertemu dengan RKA dan DPA.",
        "The element cannot be budgeted in SIPD and does not meet the budget documents.",
    ),
    rekomendasi=Teks(
        "Pakai nama resmi menurut nomenklatur yang berlaku.",
        "Use an official name of the nomenclature in force.",
    ),
    contoh=Teks(
        "Program “Peningkatan Kapasitas Camat”, yang tidak ada dalam nomenklatur kecamatan.",
        "Program “Peningkatan Kapasitas Camat”, which the nomenclature of kecamatan does not have.",
    ),
    kriteria=Teks(
        "Program, kegiatan, dan sub kegiatan memakai nama menurut nomenklatur yang berlaku pada tahun itu.",
        "Program, kegiatan and sub kegiatan carry the names of the nomenclature in force in that year.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kolaps=True,
    kondisi_kolaps=Teks(
        "Nama {rincian} tidak ada dalam nomenklatur yang berlaku.",
        "The names of {rincian} are not in the nomenclature in force.",
    ),
    kasus="""--- nama resmi
program:
  - nama: Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
    kegiatan: [Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat]
--- sebelum ada nomenklatur ini
tahun: 2015
program: [Program Peningkatan Sarana dan Prasarana Aparatur]
--- kode urusan lain, yang daftarnya tidak tersedia
program: [{nama: Program Pengembangan Perumahan, kode: 1.04.02}]
--- nama edisi lain dan salah tulis adalah aturan lain
program: [Program Penyelengaraan Pemerintahan dan Pelayanan Publik]
kegiatan: [Administrasi Keuangan Perangkat Daerah]
--- tidak ada di mana pun
program:
  - nama: Program Pemberdayaan Masyarakat Desa dan Kelurahan
    kegiatan:
      - Lomba Burung Berkicau  #! Nama Kegiatan “Lomba Burung Berkicau” tidak ada dalam Nomenklatur Kepmendagri Nomor 050-3708 Tahun 2020, dan tidak ada dalam edisi lain.
--- nama urusan lain
program:
  - nama: Program Pemberdayaan Masyarakat Desa dan Kelurahan
    kegiatan:
      - Pengelolaan Pendidikan Sekolah Dasar  #! Nama Kegiatan “Pengelolaan Pendidikan Sekolah Dasar” bukan nomenklatur kecamatan, melainkan urusan lain: “Pengelolaan Pendidikan Sekolah Dasar” (1.01.02.2.01).
--- tahun yang edisinya tidak tersedia: kurang pasti
tahun: 2023
program:
  - nama: Program Pemberdayaan Masyarakat Desa dan Kelurahan
    kegiatan:
      - Lomba Burung Berkicau  #! Nama Kegiatan “Lomba Burung Berkicau” tidak ada dalam Nomenklatur Kepmendagri Nomor 050-3708 Tahun 2020, dan tidak ada dalam edisi lain.
""",
)

_NEAREST = 0.6
"""From this likeness on a nearest name is worth a mention."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements that no edition has, by name at any level."""
    found = register(ctx)
    if found is None:
        return
    for unsur in found.lain:
        if not _is_elsewhere(found, unsur) and _is_of_bidang_held(found, unsur):
            yield _cacat(ctx, found, unsur)


def _is_elsewhere(found: OfficialRegister, unsur: Unsur) -> bool:
    """Whether another edition, or another level, has the name (KSK610, KSK611), or it is near one (KSK602)."""
    from kaskade_graph.audit.rules.nomenclature.ksk602 import near
    from kaskade_graph.audit.rules.nomenclature.ksk610 import other_level
    from kaskade_graph.audit.rules.nomenclature.ksk611 import other_edition

    return bool(near(found, unsur) or other_level(found, unsur) or other_edition(found, unsur))


def _is_of_bidang_held(found: OfficialRegister, unsur: Unsur) -> bool:
    """Whether the code printed, if any, is of a bidang that the register holds."""
    if not unsur.kode:
        return True
    bidang = ".".join(unsur.kode.split(".")[:2])
    return any(found.buku.get(e, bidang) for e in found.buku.editions())


def _cacat(ctx: Konteks, found: OfficialRegister, unsur: Unsur) -> Cacat:
    what = ctx.sebut(unsur.iri)
    other = _of_another_bidang(found, unsur)
    if other is not None:
        return Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"Nama {what.id} bukan nomenklatur kecamatan, melainkan urusan lain: {named(other)}.",
                f"The name of {what.en} is not of the work of a kecamatan, but of another urusan: {named(other)}.",
            ),
            properti=(RDFS.label,),
            keyakinan=min(0.9, found.keyakinan),
            keparahan=Keparahan.WARNING,
        )
    best = next(iter(found.buku.match(unsur.label or "", unsur.jenis, found.edisi, limit=1)), None)
    advice = None
    if best is not None and best.skor >= _NEAREST:
        name = named(best.konsep)
        advice = Teks(
            f"Pakai nama resmi; yang terdekat {name}.", f"Use an official name; the nearest is {name}."
        )
    return Cacat(
        unsur=unsur.iri,
        kondisi=Teks(
            f"Nama {what.id} tidak ada dalam {found.judul.id}, dan tidak ada dalam edisi lain.",
            f"The name of {what.en} is not in the {found.judul.en}, nor in another edition.",
        ),
        rekomendasi=advice,
        properti=(RDFS.label,),
        keyakinan=min(0.9, found.keyakinan),
        keparahan=Keparahan.INFO if found.namanya_saja else None,
    )


def _of_another_bidang(found: OfficialRegister, unsur: Unsur) -> Konsep | None:
    """Return the entry of another urusan that has exactly the name, where the register is that of kecamatan."""
    if isinstance(found.buku, Menyeluruh):
        return None
    edisi = NASIONAL[Pemda.KABUPATEN_KOTA].id
    names = menyeluruh(Pemda.KABUPATEN_KOTA).by_name(edisi, unsur.label or "", unsur.jenis)
    return next((k for k in names if not k.kode.startswith("7.01.")), None)
