"""KSK404: a formula that adds a condition to its indicator."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, differing, repeats
from kaskade_graph.errors import Teks
from kaskade_graph.language import frames
from kaskade_graph.language.formulas import FormulaTerurai
from kaskade_graph.language.meaning import Beda, Perbandingan
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK404",
    nama="formula-menambah-syarat",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Formula menambah syarat",
        "Formula adds a condition",
    ),
    temuan=Teks(
        "Formula yang memakai syarat yang tidak disebut nama indikatornya.",
        "A formula with a condition that the name of its indicator does not mention.",
    ),
    akibat=Teks(
        "Pembaca tidak tahu apakah yang tidak memenuhi syarat tambahan itu ikut dihitung.",
        "Readers cannot tell whether what fails the added condition is counted.",
    ),
    rekomendasi=Teks(
        "Hapus syarat itu dari formula, atau cantumkan dalam nama indikator; bila maksudnya membandingkan keduanya, pakai persentase.",
        "Drop the condition from the formula, or state it in the name; if the two are to be compared, use a percentage.",
    ),
    contoh=Teks(
        "“Jumlah obat yang tersedia” dihitung dengan “Jumlah obat yang diminta dan tersedia”.",
        "“Jumlah obat yang tersedia” is counted by “Jumlah obat yang diminta dan tersedia”.",
    ),
    kriteria=Teks(
        "Nama indikator dan formulanya memakai syarat yang sama.",
        "The name of an indicator and its formula use the same conditions.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    dahulu=("KSK402",),
    keliru=Teks(
        "Syarat kedua hanya menjelaskan bagaimana yang pertama dicapai.",
        "The second condition only says how the first is met.",
    ),
    kasus="""--- tanpa tambahan
indikator:
  - {nama: Jumlah obat yang tersedia, formulasi: Jumlah obat yang tersedia di gudang farmasi}
--- membatasi pembilang dan penyebut
indikator:
  - {nama: Persentase barang dalam kondisi baik, formulasi: Jumlah barang yang dipelihara dalam kondisi baik dibagi jumlah barang yang dipelihara x 100%}
--- ditambah
indikator:
  - {nama: Jumlah obat yang tersedia, formulasi: Jumlah obat yang diminta dan tersedia}   #! Formula Indikator “Jumlah obat yang tersedia” menambah syarat “diminta” yang tidak disebut nama indikatornya.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose formula adds a condition.

    Two conditions side by side ("dibutuhkan dan tersedia") are two figures in one; one that only says how the thing
    is counted is a hint.
    """
    again = repeats(ctx, KIN.formulasi)
    for terukur, formula, banding in differing(ctx, Beda.SYARAT_TAMBAHAN):
        beside = _side_by_side(formula, banding)
        if terukur.indikator.iri in again or ("," in formula.pembilang.teks and not beside):
            continue  # in a list the kinds of the work are told one by one
        what, extra = ctx.sebut(terukur.indikator.iri), quote(", ".join(banding.tambahan))
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Formula {what.id} menambah syarat {extra} yang tidak disebut nama indikatornya.",
                f"The formula of {what.en} adds the condition {extra}, which its name does not mention.",
            ),
            properti=NAMA_DAN_FORMULA,
            leksikon=banding.kedudukan.entri,
            keyakinan=banding.keyakinan,
            pasti=beside,
            keparahan=None if beside else Keparahan.INFO,
        )


def _side_by_side(formula: FormulaTerurai, banding: Perbandingan) -> bool:
    """Whether what is wanted is joined by "dan" to what there is.

    A deed beside another is as often a step of the same work ("ditemukan dan diobati").
    """
    said = f" {fold(formula.pembilang.teks)} "
    wanted = [word for word in banding.tambahan if _is_wanted(word)]
    return any(f" {word} dan " in said or f" dan {word} " in said for word in wanted)


def _is_wanted(word: str) -> bool:
    return any(
        k.entri.has("semesta") and k.entri.nama != "lapor" for k in frames.read(f"yang {word}").keadaan
    )
