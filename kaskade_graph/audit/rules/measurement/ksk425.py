"""KSK425: a state that is added up over the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.criteria import vague
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Kelas
from kaskade_graph.language.words import words
from kaskade_graph.model import Tipe
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK425",
    nama="keadaan-bertipe-kumulatif",
    keparahan=Keparahan.WARNING,
    judul=Teks("Keadaan bertipe Kumulatif", "A state of type Kumulatif"),
    temuan=Teks(
        "Indikator tentang keadaan (tertib, baik, aktif) yang bertipe Kumulatif, padahal keadaan tidak dapat dijumlahkan antarperiode.",
        "An indicator of a state (tertib, baik, aktif) of type Kumulatif, although a state cannot be added up over periods.",
    ),
    akibat=Teks(
        "Desa atau lembaga yang sama terhitung lagi setiap triwulan, sehingga capaian akhir tahun melebihi keadaannya.",
        "The same village or body is counted again each quarter, and the result of the year exceeds the truth.",
    ),
    rekomendasi=Teks(
        "Ubah tipe penghitungan menjadi Non Kumulatif: keadaan pada akhir periode.",
        "Change the type to Non Kumulatif: the state at the end of the period.",
    ),
    contoh=Teks(
        "“Jumlah desa yang administrasinya baik” bertipe Kumulatif.",
        "“Jumlah desa yang administrasinya baik” with type Kumulatif.",
    ),
    kriteria=Teks(
        "Tipe penghitungan sesuai dengan sifat nilai yang dihitung.",
        "The type of calculation fits the nature of what is counted.",
    ),
    dasar=("PermenPAN 9/2007", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- keadaan pada akhir periode, dan peristiwa yang dijumlahkan
indikator:
  - {nama: Jumlah desa yang administrasinya baik, tipe: Non Kumulatif}
  - {nama: Jumlah desa yang dibina, tipe: Kumulatif}
  - {nama: Jumlah kegiatan yang berjalan baik, tipe: Kumulatif}
--- persentase adalah aturan lain
indikator:
  - {nama: Persentase desa yang aktif, tipe: Kumulatif}
--- keadaan yang dijumlahkan
indikator:
  - nama: Jumlah desa yang administrasinya baik  #! Indikator “Jumlah desa yang administrasinya baik” mengukur keadaan, “baik”, tetapi tipe penghitungannya Kumulatif.
    tipe: Kumulatif
  - nama: Tertib arsip  #! Indikator “Tertib arsip” mengukur keadaan, “Tertib”, tetapi tipe penghitungannya Kumulatif.
    tipe: Kumulatif
""",
)
_LASTING = frozenset({Kelas.WILAYAH, Kelas.LEMBAGA, Kelas.ORANG})
"""What is the same from quarter to quarter; events, cases and documents are new ones each time."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator of type Kumulatif that count lasting things in a state, or name a state alone."""
    for terukur in measured(ctx):
        if terukur.indikator.tipe is Tipe.KUMULATIF and _NOT_ADDED.search(terukur.indikator.formulasi or ""):
            yield _not_added(ctx, terukur)
            continue
        state = _state(terukur) if terukur.indikator.tipe is Tipe.KUMULATIF else None
        if state is None:
            continue
        what = ctx.sebut(terukur.indikator.iri)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"{what.id} mengukur keadaan, {quote(state)}, tetapi tipe penghitungannya Kumulatif.",
                f"{what.en} measures a state, {quote(state)}, but its type of calculation is Kumulatif.",
            ),
            properti=(KIN.tipePenghitungan, RDFS.label),
            keyakinan=0.75,
        )


_NOT_ADDED = re.compile(
    r"\b(?:tidak|tanpa|bukan) (?:di)?(?:jumlahkan|kumulatif|akumulasi\w*)\b|\b(?:kondisi|posisi|keadaan) akhir\b",
    re.IGNORECASE,
)


def _not_added(ctx: Konteks, terukur: Terukur) -> Cacat:
    what = ctx.sebut(terukur.indikator.iri)
    return Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"{what.id} bertipe Kumulatif, tetapi menurut formulanya angka triwulan tidak dijumlahkan.",
            f"{what.en} is Kumulatif, but by its formula the figures of the quarters are not added up.",
        ),
        properti=(KIN.tipePenghitungan, KIN.formulasi),
        keyakinan=0.85,
    )


def _state(terukur: Terukur) -> str | None:
    """The word for the state, as printed; None where something that adds up is measured."""
    found = {s.kata for s in vague(terukur.nama)}
    named = [k for k in words(terukur.nama) if k.lipat in found]
    if not named:
        return None
    if terukur.jenis is None:
        return named[0].bentuk if named[0].awal == words(terukur.nama)[0].awal else None
    counted = terukur.jenis is JenisUkuran.HITUNGAN and terukur.bagian.kelas in _LASTING
    return named[0].bentuk if counted else None
