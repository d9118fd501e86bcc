"""KSK605: a code and a name that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import LEVELS, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.likeness import likeness
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK605",
    nama="kode-dan-nama-bertentangan",
    keparahan=Keparahan.ERROR,
    judul=Teks("Kode dan nama bertentangan", "Code and name contradict each other"),
    temuan=Teks(
        "Kode yang tercetak menurut nomenklatur milik nama lain daripada yang tercetak bersamanya.",
        "The code printed belongs, in the nomenclature, to another name than the one printed with it.",
    ),
    akibat=Teks(
        "Tidak jelas unsur mana yang dimaksud; anggaran dan kinerjanya dapat tertukar dengan unsur lain.",
        "It is unclear which is meant; its budget and performance may be mixed up with another's.",
    ),
    rekomendasi=Teks(
        "Periksa mana yang dimaksud, lalu samakan kode dan namanya dengan nomenklatur.",
        "Find out which is meant, and make code and name agree with the nomenclature.",
    ),
    contoh=Teks(
        "Kode 7.01.02 dicetak pada Program Pembinaan dan Pengawasan Pemerintahan Desa, yang berkode 7.01.06.",
        "The code 7.01.02 is printed with the program whose code is 7.01.06.",
    ),
    kriteria=Teks(
        "Kode dan nama unsur adalah pasangan menurut nomenklatur.",
        "The code and the name of an element are a pair of the nomenclature.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- sepasang
program: [{nama: Program Pemberdayaan Masyarakat Desa dan Kelurahan, kode: 7.01.03}]
--- salah tulis bukan pertentangan
program: [{nama: Program Pemberdayan Masyarakat Desa dan Kelurahan, kode: 7.01.03}]
--- kode edisi lama dengan namanya adalah aturan lain
sub_kegiatan: [{nama: Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor, kode: 7.01.01.2.03.12}]
--- kode unsur lain
program:
  - kode: 7.01.02  #! Kode 7.01.02 milik “Program Penyelenggaraan Pemerintahan dan Pelayanan Publik”, bukan Program “Program Pembinaan dan Pengawasan Pemerintahan Desa”.
    nama: Program Pembinaan dan Pengawasan Pemerintahan Desa
""",
)
_ALIKE = 0.7
"""Below this likeness two names are not one name misspelt or reworded."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose code is that of another name; not where an edition pairs the two."""
    found = register(ctx)
    if found is None or found.namanya_saja:
        return
    for unsur in ctx.unsur(*LEVELS):
        konsep = found.buku.get(found.edisi, unsur.kode) if unsur.kode and unsur.label else None
        if konsep is None or likeness(fold(unsur.label or ""), fold(konsep.nama)) >= _ALIKE:
            continue
        others = (found.buku.get(e, konsep.kode) for e in found.buku.editions())
        if any(k and likeness(fold(unsur.label or ""), fold(k.nama)) >= _ALIKE for k in others):
            continue
        what, owner = ctx.sebut(unsur.iri), named(konsep).rpartition(" ")[0]
        meant = next(iter(found.buku.by_name(found.edisi, unsur.label or "", unsur.jenis)), None)
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"Kode {konsep.kode} milik {owner}, bukan {what.id}.",
                f"The code {konsep.kode} is that of {owner}, not of {what.en}.",
            ),
            rekomendasi=None
            if meant is None
            else Teks(
                f"Bila namanya yang benar, kodenya {meant.kode}; bila kodenya yang benar, namanya {owner}.",
                f"If the name is right, its code is {meant.kode}; if the code is, its name is {owner}.",
            ),
            properti=(KIN.kode, RDFS.label),
            keyakinan=found.keyakinan,
        )
