"""KSK711: a share of more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kaskade_graph.analysis.figures import is_percent
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.formulas import parse_formula
from kaskade_graph.language.tables import menurut_kata
from kaskade_graph.language.words import stem, tokens
from kaskade_graph.model import Indikator, Nilai
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK711",
    nama="persentase-lebih-dari-seratus",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Angka di luar keseluruhan atau skalanya",
        "Figure outside its whole or its scale",
    ),
    temuan=Teks(
        "Target atau realisasi bersatuan persen di bawah 0 atau di atas 100, padahal indikatornya"
        " bagian dari keseluruhan; atau angka di luar skala yang disebut rumusnya.",
        "A target or realisasi in percent below 0 or above 100 although the indikator is a part of a whole; or a"
        " figure outside the scale that the formula names.",
    ),
    akibat=Teks(
        "Bagian tidak mungkin lebih besar daripada keseluruhannya: angkanya atau rumusnya keliru.",
        "A part cannot be more than its whole: the figure or the formula is wrong.",
    ),
    rekomendasi=Teks(
        "Periksa angka dan rumusnya.",
        "Check the figure and the formula.",
    ),
    contoh=Teks(
        "Persentase desa tertib sebesar 112%.",
        "A percentage of orderly villages of 112%.",
    ),
    kriteria=Teks(
        "Persentase bagian dari keseluruhan bernilai 0 sampai 100.",
        "A percentage of a whole lies between 0 and 100.",
    ),
    dasar=("PermenPANRB 53/2014",),
    sejak="0.1.0",
    kasus="""--- seratus
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, satuan: Persen, target: {2021: 100}}]}]
--- pertumbuhan boleh lebih
tujuan: [{nama: Maju, indikator: [{nama: Persentase kenaikan pendapatan, satuan: Persen, realisasi: {2021: 130}}]}]
--- capaian atas target boleh lebih
tujuan:
  - nama: Maju
    indikator:
      - {nama: Persentase realisasi pendapatan, satuan: Persen, formulasi: Realisasi dibagi target pendapatan x 100%, target: {2021: 102}}
--- bukan persen
tujuan: [{nama: Maju, indikator: [{nama: Jumlah desa tertib, satuan: Desa, realisasi: {2021: 130}}]}]
--- di dalam skala
tujuan: [{nama: Maju, indikator: [{nama: Nilai merit, satuan: Nilai, formulasi: "Nilai delapan aspek, skala 100 sampai 400", target: {2021: 400}}]}]
--- di luar skala
tujuan:
  - nama: Maju
    indikator:
      - nama: Nilai merit
        satuan: Nilai
        formulasi: Nilai delapan aspek, skala 100 sampai 400
        target: {2021: 420}  #! Target tahun 2021 sebesar 420 di luar skala 100 sampai 400 yang disebut formulasinya.
      - nama: Indeks layanan
        satuan: Indeks
        formulasi: Rata-rata nilai pada skala 1-5
        realisasi: {2021: 5.2}  #! Realisasi tahun 2021 sebesar 5,2 di luar skala 1 sampai 5 yang disebut formulasinya.
--- lebih dari seratus
tujuan:
  - nama: Tertib
    indikator:
      - nama: Persentase desa tertib
        satuan: Persen
        target: {2021: 112}  #! Target tahun 2021 sebesar 112 persen.
""",
)


_WHOLE = 100
_GROWTH = frozenset(("naik", "tumbuh", "tingkat", "capai", "laju", "turun", "serap", "ubah", "rasio"))
"""Stems of what may be more than the whole: growth, change, achievement of a target."""


_PLANNED = frozenset(("rencana", "target"))


def _is_measure(words: Sequence[str]) -> bool:
    """Whether the first word only says how it is measured ("Tingkat hunian")."""
    return words[:1] == ("tingkat",) and not menurut_kata("ukuran").get(words[1] if len(words) > 1 else "")


def _against_plan(indikator: Indikator) -> bool:
    """Whether what came in is held against what was planned, which it may pass."""
    formula = parse_formula(indikator.formulasi) if indikator.formulasi else None
    return (
        formula is not None
        and formula.penyebut is not None
        and bool(_PLANNED & set(tokens(formula.penyebut.teks)))
    )


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each figure in percent that no part of a whole can have, and each outside the scale its formula names."""
    for indikator in ctx.indikator:
        yield from _off_scale(ctx, indikator)
        beyond = [found for found in _figures(indikator) if _is_beyond(found[2], indikator)]
        for word, properti, nilai in beyond if not (beyond and _may_pass(indikator)) else ():
            yield Cacat(
                unsur=indikator.iri,
                kondisi=Teks(
                    f"{word} tahun {nilai.tahun} sebesar {said(nilai)} persen.",
                    f"{word} of {nilai.tahun}: {said(nilai)} percent.",
                ),
                kunci=f"{word} {nilai.tahun} {nilai.triwulan or ''}",
                properti=(properti,),
                bukti=ctx.bukti_nilai(nilai),
            )


def _figures(indikator: Indikator) -> Iterator[tuple[str, str, Nilai]]:
    """Yield what each figure is, its property, and the figure."""
    yield from (("Target", KIN.memilikiTarget, n) for n in indikator.target)
    yield from (("Realisasi", KIN.memilikiRealisasi, n) for n in indikator.realisasi)


_SCALE = re.compile(
    r"\bskala (\d{1,3})(?: *[-–] *| (?:sampai(?: dengan)?|hingga|s\.?d\.?) )(\d{1,3})\b(?![.,]\d)",
    re.IGNORECASE,
)


def _off_scale(ctx: Konteks, indikator: Indikator) -> Iterator[Cacat]:
    """The figures outside the one scale that the formula names and nothing converts."""
    scales = set(_SCALE.findall(indikator.formulasi or ""))
    if len(scales) != 1 or _CONVERTED & set(tokens(indikator.formulasi or "")):
        return
    low, high = next(iter(scales))
    for word, properti, nilai in _figures(indikator):
        if nilai.nilai is None or nilai.nilai == 0 or int(low) <= nilai.nilai <= int(high):
            continue
        if is_percent(nilai.satuan or indikator.satuan):
            continue
        yield Cacat(
            unsur=indikator.iri,
            kondisi=Teks(
                f"{word} tahun {nilai.tahun} sebesar {said(nilai)} di luar skala {low} sampai {high} "
                "yang disebut formulasinya.",
                f"{word} of {nilai.tahun}, {said(nilai)}, is outside the scale {low} to {high} of its formula.",
            ),
            kunci=f"skala {word} {nilai.tahun} {nilai.triwulan or ''}",
            properti=(properti, KIN.formulasi),
            bukti=ctx.bukti_nilai(nilai),
        )


_CONVERTED = frozenset(("dikali", "dikalikan", "dikonversi", "konversi", "kali", "x", "dibagi", "persen"))
"""Words that make another figure of what is given on a scale."""


def _is_beyond(nilai: Nilai, indikator: Indikator) -> bool:
    """Whether a figure in percent is below nothing or above the whole."""
    parts = [p for p in (nilai.nilai, nilai.batas_bawah, nilai.batas_atas) if p is not None]
    return not all(0 <= p <= _WHOLE for p in parts) and is_percent(nilai.satuan or indikator.satuan)


def _may_pass(indikator: Indikator) -> bool:
    """Whether what is measured is no part of a whole: growth, or what came in against what was planned."""
    words = tokens(indikator.label or "")
    return bool(_GROWTH & {stem(w) for w in words[_is_measure(words) :]}) or _against_plan(indikator)
