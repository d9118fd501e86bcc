"""KSK421: a percentage that is not multiplied by 100%."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import NAMA_DAN_FORMULA, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import JenisUkuran

ATURAN = Aturan(
    kode="KSK421",
    nama="persentase-tanpa-kali-seratus",
    keparahan=Keparahan.INFO,
    judul=Teks(
        "Formula persentase tanpa x 100%",
        "Percentage formula without x 100%",
    ),
    temuan=Teks(
        "Indikator persentase yang formulanya membagi dua angka, tetapi tidak dikalikan 100%.",
        "A percentage whose formula divides two numbers but does not multiply by 100%.",
    ),
    akibat=Teks(
        "Sebagian unit melaporkan 0,8 dan sebagian 80.",
        "Some report 0.8 and others 80.",
    ),
    rekomendasi=Teks(
        "Tambahkan x 100% pada formula.",
        "Add x 100% to the formula.",
    ),
    contoh=Teks(
        "“Pupuk terserap dibagi alokasi pupuk” untuk sebuah persentase.",
        "“Pupuk terserap dibagi alokasi pupuk” for a percentage.",
    ),
    kriteria=Teks(
        "Formula persentase menghasilkan persen.",
        "The formula of a percentage yields percent.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- lengkap
indikator:
  - {nama: Persentase serapan pupuk, formulasi: Jumlah pupuk terserap dibagi jumlah alokasi pupuk x 100%}
--- tanpa kali seratus
indikator:
  - {nama: Persentase serapan pupuk, formulasi: Jumlah pupuk terserap dibagi jumlah alokasi pupuk}   #! Formula Indikator “Persentase serapan pupuk” tidak dikalikan 100%.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the percentages whose formula divides and stops there."""
    for terukur in measured(ctx):
        formula = terukur.formula
        if terukur.jenis is not JenisUkuran.PERSENTASE or formula is None:
            continue
        if formula.berrasio and not formula.berpersen:
            what, better = ctx.sebut(terukur.indikator.iri), quote(f"{formula.teks.rstrip(' .')} x 100%")
            yield Cacat(
                unsur=terukur.indikator.iri,
                kondisi=Teks(
                    f"Formula {what.id} tidak dikalikan 100%.",
                    f"The formula of {what.en} is not multiplied by 100%.",
                ),
                rekomendasi=Teks(f"Lengkapi formula menjadi {better}.", f"Complete the formula: {better}."),
                properti=NAMA_DAN_FORMULA,
            )
