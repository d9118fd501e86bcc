"""KSK410: a direction that goes against the wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.direction import Kutub, better
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import tokens
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
--- kenaikan yang dikehendaki turun
program:
  - nama: Program Ketertiban
    sasaran:
      - nama: Menurunnya gangguan ketertiban
        indikator:
          - Persentase kenaikan gangguan ketertiban  #! Indikator “Persentase kenaikan gangguan ketertiban” mengukur kenaikan, padahal Sasaran Program “Menurunnya gangguan ketertiban” menghendaki penurunan.
          - Persentase penurunan gangguan ketertiban
--- berlawanan menurut kata-kata rumusnya
indikator:
  - {nama: Angka kecelakaan, formulasi: Jumlah kecelakaan setahun (makin kecil makin baik)}
  - {nama: Jumlah kecelakaan, formulasi: Jumlah kecelakaan setahun (makin tinggi makin baik)}   #! Menurut rumusannya, nilai Indikator “Jumlah kecelakaan” makin rendah makin baik, tetapi arahnya Positif.
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


_RISE = frozenset(("kenaikan", "laju", "peningkatan", "pertumbuhan"))
_FALL = frozenset(("berkurangnya", "menurunnya", "turunnya"))


def _against_sasaran(ctx: Konteks, terukur: Terukur) -> Iterator[Cacat]:
    """A sasaran of fewer measured by how many more there are."""
    sasaran = ctx.graf.measured(terukur.indikator.iri)
    said, asked = tokens(terukur.nama)[:3], tokens(ctx.label(sasaran))[:1] if sasaran else ()
    harm = {t.removesuffix("nya") for t in tokens(terukur.nama)} & kelompok("buruk")
    if sasaran is None or not harm or not _RISE & set(said) or not _FALL & set(asked):
        return
    what, whose = ctx.sebut(terukur.indikator.iri), ctx.sebut(sasaran)
    yield Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"{what.id} mengukur kenaikan, padahal {whose.id} menghendaki penurunan.",
            f"{what.en} measures a rise, but {whose.en} asks for a fall.",
        ),
        rekomendasi=Teks(
            "Ukur penurunannya, atau nyatakan arahnya Negatif.",
            "Measure the fall, or state the direction as Negatif.",
        ),
        properti=(RDFS.label,),
        terkait=(sasaran,),
        keyakinan=0.8,
    )


_BETTER = re.compile(r"\b(?:se)?makin (\w+)(?:,)? (?:se)?makin (?:baik|bagus)\b", re.IGNORECASE)
_UP = frozenset(("banyak", "besar", "lama", "naik", "panjang", "tinggi"))
_DOWN = frozenset(("kecil", "pendek", "rendah", "sedikit", "singkat", "turun"))


def _said(terukur: Terukur) -> Arah | None:
    """The direction that the formula or the note says in words ("makin tinggi makin baik")."""
    item = terukur.indikator
    found = _BETTER.search(f"{item.formulasi or ''} {item.keterangan or ''}")
    word = found[1].casefold() if found else ""
    return Arah.POSITIF if word in _UP else Arah.NEGATIF if word in _DOWN else None


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose stated direction contradicts the words of the name."""
    for terukur in measured(ctx):
        yield from _against_sasaran(ctx, terukur)
        arah = terukur.indikator.arah or _said(terukur)
        against = _AGAINST.get((better(terukur.nama), arah)) if arah is not None else None
        if against is None:
            continue
        (way, stated), what = against, ctx.sebut(terukur.indikator.iri)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Menurut rumusannya, nilai {what.id} makin {way.id} makin baik, tetapi arahnya {stated}.",
                f"As worded, a {way.en} value of {what.en} is better, but its direction is {stated}.",
            ),
            properti=(KIN.arah, KIN.tipePenghitungan, RDFS.label),
            keyakinan=0.85,
        )
