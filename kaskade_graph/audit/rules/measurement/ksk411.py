"""KSK411: a percentage whose numerator is no part of its denominator."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.meaning import Beda
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Kelas, Terurai, content, kelas_of
from kaskade_graph.text import fold

ATURAN = Aturan(
    kode="KSK411",
    nama="pembilang-bukan-bagian-penyebut",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Pembilang bukan bagian dari penyebut",
        "Numerator is no part of the denominator",
    ),
    temuan=Teks(
        "Formula persentase yang pembilang dan penyebutnya menghitung hal yang berbeda.",
        "A percentage whose numerator and denominator count different things.",
    ),
    akibat=Teks(
        "Hasilnya bukan bagian dari keseluruhan dan dapat melebihi 100%.",
        "The result is no part of a whole and may exceed 100%.",
    ),
    rekomendasi=Teks(
        "Samakan yang dihitung: pembilang adalah bagian penyebut yang memenuhi syarat.",
        "Count one thing: the numerator is that part of the denominator which meets the condition.",
    ),
    contoh=Teks(
        "“Jumlah kunjungan dibagi jumlah desa x 100%”.",
        "“Jumlah kunjungan dibagi jumlah desa x 100%” (visits over villages).",
    ),
    kriteria=Teks(
        "Persentase adalah perbandingan bagian terhadap keseluruhan.",
        "A percentage is a part set against a whole.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- bagian
indikator:
  - {nama: Persentase perpustakaan yang ramai, formulasi: Jumlah perpustakaan yang ramai dibagi jumlah perpustakaan x 100%}
  - {nama: Persentase pelaksanaan rapat, formulasi: Jumlah rapat terlaksana dibagi rencana x 100%}
--- bukan bagian
indikator:
  - {nama: Persentase kunjungan posyandu, formulasi: Jumlah kunjungan dibagi jumlah desa x 100%}   #! Formula Indikator “Persentase kunjungan posyandu” membagi “Jumlah kunjungan” dengan “jumlah desa”, yang bukan keseluruhannya.
  - {nama: Persentase temuan yang selesai, formulasi: Jumlah temuan dibagi jumlah temuan yang selesai x 100%}   #! Formula Indikator “Persentase temuan yang selesai” terbalik: pembilangnya keseluruhan, penyebutnya bagian yang memenuhi syarat.
  - {nama: Persentase pegawai yang dilatih, formulasi: Jumlah pegawai yang dilatih dibagi jumlah pegawai yang dilatih x 100%}   #! Formula Indikator “Persentase pegawai yang dilatih” sama pembilang dan penyebutnya, sehingga hasilnya selalu 100%.
  - {nama: Persentase usulan desa yang diterima, formulasi: Jumlah usulan desa yang diterima dibagi jumlah desa x 100%}   #! Formula Indikator “Persentase usulan desa yang diterima” membagi “Jumlah usulan desa yang diterima” dengan “jumlah desa”, yang bukan keseluruhannya.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the percentages that divide one kind of thing by another; one found by KSK401 is left to it."""
    for terukur in measured(ctx):
        formula = terukur.formula
        if terukur.jenis is not JenisUkuran.PERSENTASE or formula is None or formula.penyebut is None:
            continue
        if terukur.banding is not None and terukur.banding.beda is Beda.OBJEK_LAIN:
            continue
        top, below = formula.pembilang, formula.penyebut
        wrong = _turned_or_same(top, below, terukur.bagian)
        if wrong is not None:
            yield _ratio(ctx, terukur, wrong)
            continue
        kinds = {kelas_of(t.kepala) for t in (top, below) if t.kepala} - {None}
        if not _is_area_below(top, below) and (len(kinds) < 2 or top.stems & below.stems):
            continue
        what = ctx.sebut(terukur.indikator.iri)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Formula {what.id} membagi {quote(top.teks)} dengan {quote(below.teks)}, yang bukan "
                "keseluruhannya.",
                f"The formula of {what.en} divides {quote(top.teks)} by {quote(below.teks)}, which is not the "
                "whole it belongs to.",
            ),
            properti=NAMA_DAN_FORMULA,
            keyakinan=0.8,
        )


def _turned_or_same(top: Terurai, below: Terurai, asked: Terurai) -> Teks | None:
    """What is wrong with a ratio of one thing: upside down, or one over one."""
    if top.kepala is None or top.kepala != below.kepala:
        return None
    if fold(top.teks) == fold(below.teks):
        return Teks(
            "sama pembilang dan penyebutnya, sehingga hasilnya selalu 100%",
            "has one and the same numerator and denominator, so that it is always 100%",
        )
    if below.keadaan and not top.keadaan and content(below.keadaan) <= asked.stems:
        return Teks(
            "terbalik: pembilangnya keseluruhan, penyebutnya bagian yang memenuhi syarat",
            "is upside down: the whole is divided by the part that meets the condition",
        )
    return None


def _ratio(ctx: Konteks, terukur: Terukur, wrong: Teks) -> Cacat:
    what = ctx.sebut(terukur.indikator.iri)
    return Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(f"Formula {what.id} {wrong.id}.", f"The formula of {what.en} {wrong.en}."),
        properti=NAMA_DAN_FORMULA,
        keparahan=Keparahan.ERROR,
        keyakinan=0.9,
    )


def _is_area_below(top: Terurai, below: Terurai) -> bool:
    """Whether things under a condition are divided by the number of desa, and not by that of the things."""
    area = below.kelas is Kelas.WILAYAH and not below.keadaan
    return (
        area
        and bool(top.keadaan)
        and top.kelas not in (Kelas.WILAYAH, Kelas.KASUS)
        and top.kepala is not None
    )
