"""KSK702: figures of one indikator in different units."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.words import tokens
from kaskade_graph.linking.wording import unit
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK702",
    nama="satuan-angka-berbeda",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Satuan target atau realisasi berbeda dari satuan indikator",
        "Unit of a target or realisasi differs from that of the indikator",
    ),
    temuan=Teks(
        "Target atau realisasi yang satuannya bukan satuan indikatornya.",
        "A target or realisasi whose unit is not that of its indikator.",
    ),
    akibat=Teks(
        "Capaian dihitung dari dua besaran yang berbeda, sehingga angkanya tidak bermakna.",
        "The achievement is computed from two different quantities, so its figure means nothing.",
    ),
    rekomendasi=Teks(
        "Samakan satuan target dan realisasi dengan satuan indikator.",
        "Give target and realisasi in the unit of the indikator.",
    ),
    contoh=Teks(
        "Indikator bersatuan persen dengan target 12 desa.",
        "An indikator in percent with a target of 12 villages.",
    ),
    kriteria=Teks(
        "Indikator, target, dan realisasi memakai satu satuan.",
        "Indikator, target and realisasi use one unit.",
    ),
    dasar=("PermenPANRB 53/2014",),
    sejak="0.1.0",
    kasus="""--- satuan sama, ditulis berbeda
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, satuan: "%", target: {2021: 90 Persen}}]}]
--- satuan lain
tujuan:
  - nama: Tertib
    indikator:
      - nama: Persentase desa tertib
        satuan: Persen
        target: {2021: 12 Desa}  #! Nilai tahun 2021 sebesar 12 bersatuan “Desa”, sedangkan satuan indikator “Persen”.
--- realisasi dengan satuan lain
tujuan:
  - nama: Tertib
    indikator:
      - nama: Jumlah desa tertib
        satuan: Desa
        realisasi: {2021: 80 %}  #! Nilai tahun 2021 sebesar 80 bersatuan “%”, sedangkan satuan indikator “Desa”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each figure in another unit than that of its indikator."""
    for indikator in ctx.indikator:
        for properti, values in (
            (KIN.memilikiTarget, indikator.target),
            (KIN.memilikiRealisasi, indikator.realisasi),
        ):
            for nilai in values:
                if (
                    unit(nilai.satuan)
                    and unit(indikator.satuan)
                    and unit(nilai.satuan) != unit(indikator.satuan)
                    and not _is_multiple(nilai.satuan or "", indikator.satuan or "")
                ):
                    yield Cacat(
                        unsur=indikator.iri,
                        kondisi=Teks(
                            f"Nilai tahun {nilai.tahun} sebesar {said(nilai)} bersatuan “{nilai.satuan}”, "
                            f"sedangkan satuan indikator “{indikator.satuan}”.",
                            f"The value of {nilai.tahun}, {said(nilai)}, is in “{nilai.satuan}”, "
                            f"and the unit of the indikator is “{indikator.satuan}”.",
                        ),
                        kunci=f"{properti.rsplit('#')[-1]} {nilai.triwulan or ''}",
                        properti=(properti,),
                        bukti=ctx.bukti_nilai(nilai),
                    )


_MULTIPLES = frozenset(("ribu", "juta", "miliar", "milyar", "triliun"))
_MONEY = frozenset(("rp", "rupiah"))


def _is_multiple(one: str, other: str) -> bool:
    """Whether both are sums of money, of which one says how many zeros are left out: "2,5 miliar", in rupiah."""
    words = [set(tokens(t)) for t in (one, other)]
    return all(w <= _MULTIPLES | _MONEY for w in words) and any(w & _MONEY for w in words)
