"""KSK804: text taken over from another unit."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.linking.fingerprints import Salinan
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK804",
    nama="disalin-dari-unit-lain",
    keparahan=Keparahan.WARNING,
    judul=Teks("Teks disalin dari unit lain", "Text copied from another unit"),
    temuan=Teks(
        "Penjelasan indikator sama dengan milik satu unit lain dan tidak ada pada unit-unit selebihnya.",
        "Explanations of indikator are those of one other unit, and no further unit has them.",
    ),
    akibat=Teks(
        "Kaskade tidak menggambarkan pekerjaan unit ini sendiri, dan kesalahan unit lain ikut terbawa.",
        "The cascade does not describe this unit's own work, and mistakes of another come along.",
    ),
    rekomendasi=Teks(
        "Susun penjelasan menurut keadaan dan sumber data unit sendiri.",
        "Write the explanations from the unit's own situation and data sources.",
    ),
    contoh=Teks(
        "Formulasi menyebut kecamatan tetangga, dan memuat salah eja yang hanya ada pada keduanya.",
        "A formula names the neighbouring kecamatan, and holds a misspelling that only the two have.",
    ),
    kriteria=Teks(
        "Kaskade disusun dari tugas, keadaan dan data unit kerja itu sendiri.",
        "A cascade is drawn up from the tasks, the situation and the data of the unit itself.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- templat yang dipakai semua unit
tujuan:
  - nama: Tertib
    indikator: [{nama: A, formulasi: Jumlah desa tertib di Kecamatan Contoh dibagi jumlah seluruh desa yang ada}]
pembanding:
  - {unit: Kecamatan Kedua, wilayah: 99.99.02, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah desa tertib di Kecamatan Kedua dibagi jumlah seluruh desa yang ada}]}]}
  - {unit: Kecamatan Ketiga, wilayah: 99.99.03, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah desa tertib di Kecamatan Ketiga dibagi jumlah seluruh desa yang ada}]}]}
--- nama unit lain dalam teks yang sama
tujuan:
  - nama: Tertib
    indikator:
      - nama: A
        formulasi: Jumlah desa binaan khusus di Kecamatan Kedua menurut buku merah seksi pemerintahan  #! Penjelasan 1 indikator sama dengan milik Kecamatan Kedua dan tidak ada pada unit lain, serta menyebut Kecamatan Kedua.
pembanding:
  - {unit: Kecamatan Kedua, wilayah: 99.99.02, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah desa binaan khusus di Kecamatan Kedua menurut buku merah seksi pemerintahan}]}]}
--- nama unit lain dalam teks yang dipakai lebih dari dua unit
tujuan:
  - nama: Tertib
    indikator:
      - nama: A
        formulasi: Jumlah desa binaan khusus di Kecamatan Kedua menurut buku merah seksi pemerintahan  #! Penjelasan 1 indikator menyebut Kecamatan Kedua di tempat Kecamatan Kedua menulis namanya sendiri; ada juga pada 1 unit lain dengan namanya sendiri.
pembanding:
  - {unit: Kecamatan Kedua, wilayah: 99.99.02, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah desa binaan khusus di Kecamatan Kedua menurut buku merah seksi pemerintahan}]}]}
  - {unit: Kecamatan Ketiga, wilayah: 99.99.03, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah desa binaan khusus di Kecamatan Ketiga menurut buku merah seksi pemerintahan}]}]}
--- tetangga yang disebut karena memang bekerja sama
tujuan:
  - nama: Tertib
    indikator: [{nama: A, formulasi: Jumlah kegiatan bersama dengan Kecamatan Kedua menurut laporan seksi pemerintahan}]
pembanding:
  - {unit: Kecamatan Kedua, wilayah: 99.99.02, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah kegiatan bersama dengan Kecamatan Contoh menurut laporan seksi pemerintahan}]}]}
  - {unit: Kecamatan Ketiga, wilayah: 99.99.03, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah kegiatan di Kecamatan Ketiga menurut laporan seksi pemerintahan}]}]}
--- salah eja yang hanya ada pada keduanya
tujuan:
  - nama: Tertib
    indikator:
      - nama: A
        formulasi: Jumlah desa binaan khusus yang melaksanaakann pembukuan menurut buku merah seksi pemerintahan  #! Penjelasan 1 indikator sama dengan milik Kecamatan Kedua dan tidak ada pada unit lain, dengan salah eja yang sama: “melaksanaakann”; tidak ada yang menunjukkan siapa lebih dahulu.
pembanding:
  - {unit: Kecamatan Kedua, wilayah: 99.99.02, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah desa binaan khusus yang melaksanaakann pembukuan menurut buku merah seksi pemerintahan}]}]}
--- satu kalimat yang kebetulan sama
tujuan:
  - nama: Tertib
    indikator: [{nama: A, formulasi: Jumlah desa binaan khusus menurut buku merah seksi pemerintahan}]
pembanding:
  - {unit: Kecamatan Kedua, wilayah: 99.99.02, tujuan: [{nama: Tertib, indikator: [{nama: A, formulasi: Jumlah desa binaan khusus menurut buku merah seksi pemerintahan}]}]}
""",
)
TEXTS = 4
"""Explanations in common, and with no one else, that are no chance any more."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each unit that text of this one was taken from: one finding, with every text as evidence."""
    if ctx.koleksi is None:
        return
    for copy in ctx.koleksi.jejak.copies(ctx.kaskade.unit.iri):
        mine = list(dict.fromkeys(t.iri for t, _ in copy.teks if t.kaskade == ctx.kaskade.iri))
        # Where the other is named here, that is where the copy lies; else the first text in common.
        named = [k.iri for k in copy.menyebut if k.kaskade == ctx.kaskade.iri]
        told = [(k.iri, others) for k, _, others in copy.tersebut if k.kaskade == ctx.kaskade.iri]
        if told and not named:
            yield _of_several(ctx, copy.lain, told)
            continue
        slips = sorted(w for w, where in copy.kata.items() if ctx.kaskade.iri in where)
        if not mine or not (named or slips or len(mine) >= TEXTS):
            continue
        source, why = _direction(ctx, copy)
        if source == ctx.kaskade.unit.iri or (source is None and _is_source(copy)):
            continue  # who had the text first, or alone fits it, copied nothing
        yield Cacat(
            unsur=(named or mine)[0],
            kondisi=_words(slips, ctx.koleksi.nama_unit(copy.lain), len(mine), bool(named), why),
            kunci=copy.lain,
            properti=(KIN.formulasi, KIN.keterangan, KIN.sumberData),
            keyakinan=_sure(bool(named), slips, len(mine)),
            keparahan=None if source is not None else Keparahan.INFO,
        )


def _of_several(ctx: Konteks, other: str, told: list[tuple[str, int]]) -> Cacat:
    """A copy that further units have as well: the name of one of them was left in it."""
    assert ctx.koleksi is not None
    name, mine = ctx.koleksi.nama_unit(other), list(dict.fromkeys(iri for iri, _ in told))
    more = max(others for _, others in told)
    id_, en = "tidak ada pada unit lain", "no other unit has it so"
    if more:
        id_, en = (
            f"ada juga pada {more} unit lain dengan namanya sendiri",
            f"{more} more have it with their own name",
        )
    return Cacat(
        unsur=mine[0],
        kondisi=Teks(
            f"Penjelasan {len(mine)} indikator menyebut {name} di tempat {name} menulis namanya sendiri; {id_}.",
            f"The explanations of {len(mine)} indikator name {name} where {name} writes its own name; {en}.",
        ),
        kunci=other,
        properti=(KIN.formulasi, KIN.keterangan, KIN.sumberData),
        keyakinan=0.9,
        terkait=tuple(mine[1:]),
    )


def _direction(ctx: Konteks, copy: Salinan) -> tuple[str | None, Teks | None]:
    """Return the unit that had the text first, None when nothing tells, and why where it is not the text itself."""
    koleksi = ctx.koleksi
    assert koleksi is not None
    back = next((s for s in koleksi.jejak.copies(copy.lain) if s.lain == copy.unit), None)
    years = {k.iri: k.tahun for k in (*koleksi.kaskade.values(), ctx.kaskade)}
    if back is None or any(t.kaskade not in years for pair in copy.teks for t in pair):
        return (copy.lain, None) if copy.menamai else (None, None)
    names = {u: koleksi.nama_unit(u) for u in (copy.unit, copy.lain)}
    from kaskade_graph.linking.copies import direction  # a cascade alone is compared with none

    source, why = direction(copy, back, years, names)
    return source, None if copy.menamai or back.menamai else why


def _sure(named: bool, slips: list[str], count: int) -> float:
    if named:
        return 0.95
    # One slip in one text may have come to both from a template that only they still use.
    return 0.8 if slips and count > 1 else 0.6


def _is_source(copy: Salinan) -> bool:
    """Say whether the other has this unit's name in its text: then the other is the one that copied."""
    return not copy.menamai and copy.disebut


def _words(slips: list[str], other: str, count: int, named: bool, why: Teks | None) -> Teks:
    id_, en = "", ""
    if named:
        id_, en = f", serta menyebut {other}", f", and names {other}"
    elif slips:
        listed = ", ".join(f"“{w}”" for w in slips[:3])
        id_, en = f", dengan salah eja yang sama: {listed}", f", with the same misspellings: {listed}"
    if why is not None:
        id_, en = f"{id_}; {why.id}", f"{en}; {why.en}"
    return Teks(
        f"Penjelasan {count} indikator sama dengan milik {other} dan tidak ada pada unit lain{id_}.",
        f"The explanations of {count} indikator are those of {other}, and no other unit has them{en}.",
    )
