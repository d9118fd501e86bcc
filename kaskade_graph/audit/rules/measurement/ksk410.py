"""KSK410: a direction that goes against the wording."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import measured
from kaskade_graph.bahasa.kriteria import Kutub, kutub
from kaskade_graph.errors import Teks
from kaskade_graph.model import Arah
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK410",
    nama="arah-berlawanan-dengan-rumusan",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Arah berlawanan dengan rumusan",
        "Direction against the wording",
    ),
    temuan=Teks(
        "Indikator yang arahnya (Positif atau Negatif) berlawanan dengan rumusan namanya.",
        "An indicator whose direction (Positif or Negatif) goes against the wording of its name.",
    ),
    akibat=Teks(
        "Capaian yang membaik dinilai memburuk, atau sebaliknya.",
        "A result that improves is judged to get worse, or the other way round.",
    ),
    rekomendasi=Teks(
        "Ubah arahnya, atau rumuskan ulang nama dan formula agar searah.",
        "Change the direction, or reword name and formula so that they agree.",
    ),
    contoh=Teks(
        "“Persentase pasien yang puas” berarah Negatif.",
        "“Persentase pasien yang puas” with direction Negatif.",
    ),
    kriteria=Teks(
        "Arah indikator sesuai dengan makna naik atau turunnya nilai.",
        "The direction of an indicator fits what a higher or lower value means.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- searah
indikator:
  - {nama: Persentase pasien yang puas, arah: Positif}
  - {nama: Angka kecelakaan, arah: Negatif}
  - {nama: Persentase konflik yang diselesaikan, arah: Positif}
--- berlawanan
indikator:
  - {nama: Persentase pasien yang puas, arah: Negatif}   #! Menurut rumusannya, nilai Indikator “Persentase pasien yang puas” makin tinggi makin baik, tetapi arahnya Negatif.
  - {nama: Angka kecelakaan, arah: Positif}   #! Menurut rumusannya, nilai Indikator “Angka kecelakaan” makin rendah makin baik, tetapi arahnya Positif.
""",
)


_AGAINST = {
    (Kutub.TINGGI, Arah.NEGATIF): (Teks("tinggi", "higher"), "Negatif"),
    (Kutub.RENDAH, Arah.POSITIF): (Teks("rendah", "lower"), "Positif"),
}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose stated direction contradicts the words of the name."""
    for terukur in measured(ctx):
        arah = terukur.indikator.arah
        against = _AGAINST.get((kutub(terukur.nama), arah)) if arah is not None else None
        if against is None:
            continue
        (better, stated), what = against, ctx.sebut(terukur.indikator.iri)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Menurut rumusannya, nilai {what.id} makin {better.id} makin baik, tetapi arahnya {stated}.",
                f"As worded, a {better.en} value of {what.en} is better, but its direction is {stated}.",
            ),
            properti=(KIN.arah, KIN.tipePenghitungan, RDFS.label),
            keyakinan=0.85,
        )
