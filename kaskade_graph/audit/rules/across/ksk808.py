"""KSK808: the same indikator, counted in another way than the year before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.across.between import Sebelum, before, same_metric
from kaskade_graph.errors import Teks
from kaskade_graph.linking.wording import named, stems
from kaskade_graph.model import Indikator, Kaskade
from kaskade_graph.vocab import KIN

if TYPE_CHECKING:
    from kaskade_graph.linking.features import Ciri

ATURAN = Aturan(
    kode="KSK808",
    nama="cara-hitung-berubah",
    keparahan=Keparahan.WARNING,
    judul=Teks("Cara menghitung berubah dari tahun sebelumnya", "Counted otherwise than the year before"),
    temuan=Teks(
        "Indikator yang sama memakai formulasi, tipe penghitungan atau arah yang lain daripada tahun sebelumnya.",
        "The same indikator has another formula, type of calculation or direction than the year before.",
    ),
    akibat=Teks(
        "Angka kedua tahun tidak sebanding, sehingga naik turunnya tidak berarti apa-apa.",
        "The figures of the two years cannot be compared, so their rise or fall means nothing.",
    ),
    rekomendasi=Teks(
        "Pakai cara menghitung yang sama, atau hitung ulang nilai tahun sebelumnya dengan cara yang baru.",
        "Count in the same way, or compute the value of the year before again in the new way.",
    ),
    contoh=Teks(
        "Persentase desa tertib dihitung dari seluruh desa, setahun kemudian dari desa binaan saja.",
        "The share of orderly villages is taken of all villages, a year later of those under guidance only.",
    ),
    kriteria=Teks(
        "Definisi operasional dan formula indikator tetap selama indikator itu dipakai.",
        "The operational definition and the formula stay the same as long as the indikator is used.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- rumus sama, kata lain
tahun: 2023
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, formulasi: Banyaknya desa yang tertib dibagi jumlah desa x 100%}]}]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, formulasi: Jumlah desa tertib / jumlah desa x 100 %}]}]
--- satuan tidak ditulis
tahun: 2023
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah dokumen evaluasi kinerja, satuan: Dokumen, formulasi: Jumlah evaluasi kinerja perangkat daerah}]}]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Jumlah dokumen evaluasi kinerja, satuan: Dokumen, formulasi: Jumlah dokumen evaluasi kinerja perangkat daerah}]}]
--- rumus lain
tahun: 2023
tujuan:
  - nama: Tertib
    indikator:
      - nama: Persentase desa tertib
        formulasi: Jumlah rapat koordinasi yang dihadiri perangkat  #! Formulasi tahun 2022 “Jumlah desa tertib dibagi jumlah desa x 100%” menjadi “Jumlah rapat koordinasi yang dihadiri perangkat”.
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, formulasi: Jumlah desa tertib dibagi jumlah desa x 100%}]}]
--- tipe penghitungan lain
tahun: 2023
tujuan:
  - nama: Tertib
    indikator:
      - nama: Jumlah desa tertib
        tipe: Kumulatif   #! Tipe penghitungan tahun 2022 Non Kumulatif menjadi Kumulatif.
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Jumlah desa tertib, tipe: Non Kumulatif}]}]
""",
)
_ALIKE = 0.35
"""Share of telling words below which two formulas are not one in other words."""
_TIPE = {"Kumulatif": "Kumulatif", "NonKumulatif": "Non Kumulatif"}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield indikator whose way of counting is not that of the year before."""
    earlier = before(ctx)
    for pair in same_metric(ctx) if earlier is not None else ():
        if earlier is not None:
            yield from _tipe(pair, earlier)
            yield from _arah(pair, earlier)
            yield from _formula(ctx, pair, earlier)


def _tipe(pair: Sebelum, earlier: Kaskade) -> Iterator[Cacat]:
    now, was = pair.kini.tipe, pair.lalu.tipe
    if now and was and now is not was:
        yield Cacat(
            unsur=pair.kini.iri,
            kondisi=Teks(
                f"Tipe penghitungan tahun {earlier.tahun} {_TIPE[was]} menjadi {_TIPE[now]}.",
                f"The type of calculation of {earlier.tahun}, {_TIPE[was]}, became {_TIPE[now]}.",
            ),
            kunci="tipe",
            properti=(KIN.tipePenghitungan,),
            keyakinan=pair.keyakinan,
        )


def _arah(pair: Sebelum, earlier: Kaskade) -> Iterator[Cacat]:
    now, was = pair.kini.arah, pair.lalu.arah
    if now and was and now is not was:
        yield Cacat(
            unsur=pair.kini.iri,
            kondisi=Teks(
                f"Arah tahun {earlier.tahun} {was} menjadi {now}.",
                f"The direction of {earlier.tahun}, {was}, became {now}.",
            ),
            kunci="arah",
            properti=(KIN.arah,),
            keyakinan=pair.keyakinan,
        )


def _formula(ctx: Konteks, pair: Sebelum, earlier: Kaskade) -> Iterator[Cacat]:
    if ctx.koleksi is None or not pair.kini.formulasi or not pair.lalu.formulasi:
        return
    if pair.kini.formulasi == pair.lalu.formulasi:
        return  # what both say in one wording need not be read
    now, was = ctx.koleksi.ciri(pair.kini.iri), ctx.koleksi.ciri(pair.lalu.iri)
    if not now.rumus or not was.rumus:
        return
    like = ctx.koleksi.pembanding.likeness(now.rumus, was.rumus)
    counted = {kind for f in (pair.kini.formulasi, pair.lalu.formulasi) if (kind := _counted(f))}
    otherwise = now.berrasio is not was.berrasio or (len(counted) > 1 and not _only_unit(now, was))
    if like < _ALIKE or otherwise:
        yield Cacat(
            unsur=pair.kini.iri,
            kondisi=Teks(
                f"Formulasi tahun {earlier.tahun} “{pair.lalu.formulasi}” menjadi “{pair.kini.formulasi}”.",
                f"The formula of {earlier.tahun}, “{pair.lalu.formulasi}”, became “{pair.kini.formulasi}”.",
            ),
            kunci="formulasi",
            properti=(KIN.formulasi,),
            keyakinan=round(min(pair.keyakinan, 0.8 if otherwise else 1 - like), 3),
        )


def _only_unit(now: Ciri, was: Ciri) -> bool:
    """Say whether one formula only leaves out the unit in which both are counted: of "jumlah dokumen ..."."""
    if now.satuan is None or now.satuan != was.satuan:
        return False
    return (now.rumus or frozenset()) ^ (was.rumus or frozenset()) <= stems(named(now.satuan.split()))


def _counted(formulasi: str) -> str | None:
    """Return the kind of thing that a formula counts, None when its words do not tell."""
    from kaskade_graph.linking.features import features  # a cascade alone is compared with none

    return features(Indikator("", formulasi)).kelas
