"""KSK402: a formula that counts the right thing under another condition."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, differing, suggested_formula
from kaskade_graph.audit.vocabulary import printed
from kaskade_graph.errors import Teks
from kaskade_graph.language.meaning import Beda, Perbandingan
from kaskade_graph.language.relations import Hubungan

ATURAN = Aturan(
    kode="KSK402",
    nama="formula-berkeadaan-lain",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Formula memakai keadaan lain",
        "Formula uses another condition",
    ),
    temuan=Teks(
        "Formula yang menghitung hal yang sama, tetapi dengan syarat atau keadaan yang lain daripada nama indikatornya.",
        "A formula that counts the same thing, but under another condition than the name of its indicator.",
    ),
    akibat=Teks(
        "Nilai capaian naik atau turun oleh sebab yang bukan kinerja yang dinyatakan.",
        "The value moves for reasons that are not the performance stated.",
    ),
    rekomendasi=Teks(
        "Pakai keadaan yang sama pada nama indikator dan pada formulanya.",
        "Use the same condition in the name of the indicator and in its formula.",
    ),
    contoh=Teks(
        "“Jumlah mesin yang dirawat” dihitung dengan “Jumlah mesin dalam kondisi baik”.",
        "“Jumlah mesin yang dirawat” (maintained) is counted by “Jumlah mesin dalam kondisi baik” (in good order).",
    ),
    kriteria=Teks(
        "Keadaan yang dihitung formula sama dengan yang dinyatakan indikatornya.",
        "The condition that a formula counts is the one its indicator states.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    keliru=Teks(
        "Dua kata kerja untuk satu perbuatan yang belum sama dalam leksikon, misalnya istilah setempat.",
        "Two verbs for one deed that the lexicon does not yet join, such as a local term.",
    ),
    kasus="""--- keadaan sama
indikator:
  - {nama: Jumlah mesin yang dirawat, formulasi: Jumlah mesin yang telah dirawat sesuai jadwal}
--- kriteria dijelaskan oleh formula
indikator:
  - {nama: Persentase desa yang menetapkan APBDes tepat waktu, formulasi: Jumlah desa yang menetapkan APBDes paling lambat 31 Desember dibagi jumlah desa x 100%}
--- keadaan lain
indikator:
  - {nama: Jumlah mesin yang dirawat, formulasi: Jumlah mesin dalam kondisi baik}   #! Indikator “Jumlah mesin yang dirawat” menghitung keadaan “dirawat”, sedangkan formulanya “dalam kondisi baik”.
--- sebagian diganti
indikator:
  - {nama: Persentase koperasi yang mendapat pendampingan usaha kecil, formulasi: Jumlah koperasi yang mendapat pendampingan laporan keuangan dibagi jumlah koperasi x 100%}   #! Formula Indikator “Persentase koperasi yang mendapat pendampingan usaha kecil” mengganti “usaha kecil” dengan “laporan keuangan”.
""",
)


SURE = 0.8
"""From this certainty on it is an error; below it a warning: the words may be two names of one thing."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose formula counts another condition, or replaces a part of it."""
    for terukur, formula, banding in differing(ctx, Beda.KEADAAN_LAIN, Beda.SEBAGIAN_LAIN):
        what = ctx.sebut(terukur.indikator.iri)
        if banding.beda is Beda.SEBAGIAN_LAIN:
            kondisi = _replaced(what, terukur.nama, formula.teks, banding)
        else:
            sides = (terukur.bagian, formula.pembilang)
            printed_sides = [printed(side.keadaan, side.teks) for side in sides]
            opposite = banding.kedudukan.hubungan is Hubungan.OPPOSITE
            if not all(printed_sides) and not opposite:
                continue  # grammar shows a condition on one side only: too little to judge by
            words = (banding.kedudukan.satu, banding.kedudukan.lain)
            mine, theirs = (quote(said or word) for said, word in zip(printed_sides, words, strict=True))
            kondisi = Teks(
                f"{what.id} menghitung keadaan {mine}, sedangkan formulanya {theirs}.",
                f"{what.en} counts the condition {mine}, its formula {theirs}.",
            )
        better = suggested_formula(ctx, terukur)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=kondisi,
            rekomendasi=_advice(better) if better else None,
            properti=NAMA_DAN_FORMULA,
            leksikon=banding.kedudukan.entri,
            keyakinan=banding.keyakinan,
            pasti=terukur.lain_pasti,
            keparahan=None if banding.keyakinan >= SURE else Keparahan.WARNING,
        )


def _replaced(what: Teks, nama: str, formula: str, banding: Perbandingan) -> Teks:
    mine, theirs = quote(printed(banding.hilang, nama)), quote(printed(banding.tambahan, formula))
    return Teks(
        f"Formula {what.id} mengganti {mine} dengan {theirs}.",
        f"The formula of {what.en} replaces {mine} by {theirs}.",
    )


def _advice(formula: str) -> Teks:
    return Teks(
        f"Samakan keadaan pada nama dan formula, misalnya formula {quote(formula)}.",
        f"Use one condition in name and formula, for example the formula {quote(formula)}.",
    )
