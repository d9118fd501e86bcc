"""KSK311: one name, counted in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.formulas import FormulaTerurai
from kaskade_graph.language.meaning import is_same_thing
from kaskade_graph.model import Indikator
from kaskade_graph.text import fold
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK311",
    nama="nama-sama-penghitungan-berbeda",
    keparahan=Keparahan.WARNING,
    judul=Teks("Nama sama, penghitungan berbeda", "One name, counted in two ways"),
    temuan=Teks(
        "Dua indikator bernama sama yang formula, tipe penghitungan, atau satuannya berbeda.",
        "Two indikator of one name with another formula, tipe penghitungan or unit.",
    ),
    akibat=Teks(
        "Dua angka yang berlainan dilaporkan dengan satu nama, dan pembaca tidak tahu mana yang benar.",
        "Two different figures are reported under one name, and readers cannot tell which is right.",
    ),
    rekomendasi=Teks(
        "Samakan cara menghitungnya, atau bedakan namanya.",
        "Count them in one way, or give them different names.",
    ),
    contoh=Teks(
        "“Jumlah jasa kantor” pada kegiatan Kumulatif, pada sub kegiatannya Non Kumulatif.",
        "“Jumlah jasa kantor” is Kumulatif with the kegiatan and Non Kumulatif with its sub kegiatan.",
    ),
    kriteria=Teks(
        "Satu nama indikator mempunyai satu definisi operasional dalam satu kaskade.",
        "One name of an indikator has one operational definition in a cascade.",
    ),
    dasar=("PermenPAN 9/2007", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- dihitung sama
kegiatan:
  - nama: Penyediaan Jasa
    indikator: [{nama: Jumlah jasa kantor, formulasi: Jumlah jasa kantor yang dibayar, tipe: Kumulatif}]
    sub_kegiatan:
      - nama: Jasa Kantor
        indikator: [{nama: Jumlah Jasa Kantor, formulasi: Jumlah jasa kantor yang dibayar, tipe: Kumulatif}]
--- salah satu tidak menyebutkannya
kegiatan:
  - nama: Penyediaan Jasa
    indikator: [{nama: Jumlah jasa kantor, formulasi: Jumlah jasa kantor yang dibayar}]
    sub_kegiatan: [{nama: Jasa Kantor, indikator: [{nama: Jumlah jasa kantor, tipe: Kumulatif}]}]
--- formula dan tipe berbeda
kegiatan:
  - nama: Penyediaan Jasa
    indikator:
      - {nama: Jumlah jasa kantor, formulasi: Jumlah jasa kantor yang dibayar, tipe: Kumulatif}  #! Indikator “Jumlah jasa kantor” pada Kegiatan “Penyediaan Jasa” dan pada Sub Kegiatan “Jasa Kantor” bernama sama, tetapi berbeda formula dan tipe penghitungan.
    sub_kegiatan:
      - nama: Jasa Kantor
        indikator: [{nama: Jumlah jasa kantor, formulasi: Jumlah sertifikat tanah, tipe: Non Kumulatif}]
--- target berbeda
program:
  - nama: Program Desa
    indikator:
      - {nama: Persentase desa tertib, target: {2023: 90}}  #! Indikator “Persentase desa tertib” pada Program “Program Desa” dan pada Kegiatan “Pembinaan” bernama sama, tetapi berbeda target.
    kegiatan: [{nama: Pembinaan, indikator: [{nama: Persentase desa tertib, target: {2023: 100}}]}]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose next namesake is counted in another way."""
    groups: dict[str, list[Terukur]] = defaultdict(list)
    for terukur in measured(ctx):
        groups[fold(terukur.nama)].append(terukur)
    for group in groups.values():
        for one, other in pairwise(group):
            found = _differences(one, other)
            if found:
                yield _cacat(ctx, one, other, found)


def _differences(one: Terukur, other: Terukur) -> dict[str, Teks]:
    """The properties both give, and give differently, with their names."""
    a, b = one.indikator, other.indikator
    found = {}
    if one.formula and other.formula and not _is_same(one.formula, other.formula):
        found[KIN.formulasi] = Teks("formula", "the formula")
    if a.tipe and b.tipe and a.tipe is not b.tipe:
        found[KIN.tipePenghitungan] = Teks("tipe penghitungan", "the tipe penghitungan")
    if _targets(a) and _targets(b) and not _targets(a).items() & _targets(b).items():
        found[KIN.memilikiTarget] = Teks("target", "the target")
    if a.satuan and b.satuan and fold(a.satuan) != fold(b.satuan):
        found[KIN.satuan] = Teks("satuan", "the unit")
    return found


def _targets(indikator: Indikator) -> dict[tuple[int, int | None, bool], str]:
    """The targets by year and quarter, those for the end of the plan apart."""
    return {(n.tahun, n.triwulan, bool(n.akhir_periode)): said(n) for n in indikator.target}


def _is_same(one: FormulaTerurai, other: FormulaTerurai) -> bool:
    return fold(one.teks) == fold(other.teks) or is_same_thing(one.pembilang, other.pembilang)


def _cacat(ctx: Konteks, one: Terukur, other: Terukur, found: dict[str, Teks]) -> Cacat:
    first, second = one.indikator.iri, other.indikator.iri
    what = ctx.sebut(first)
    here, there = (ctx.sebut(ctx.graf.owner(i) or i) for i in (first, second))
    id_, en = listed([t.id for t in found.values()]).id, listed([t.en for t in found.values()]).en
    properti = (RDFS.label, *found)
    return Cacat(
        unsur=first,
        kondisi=Teks(
            f"{what.id} pada {here.id} dan pada {there.id} bernama sama, tetapi berbeda {id_}.",
            f"{what.en} of {here.en} and that of {there.en} have one name, but differ in {en}.",
        ),
        kunci=fold(ctx.label(ctx.graf.owner(second) or second)),
        bukti=tuple(dict.fromkeys((*ctx.bukti(first, *properti), *ctx.bukti(second, *properti)))),
    )
