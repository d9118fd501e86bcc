"""KSK417: an indicator whose name holds a year or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import measured
from kaskade_graph.errors import Teks
from kaskade_graph.registers import region_mentions
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK417",
    nama="indikator-memuat-tahun-atau-tempat",
    keparahan=Keparahan.INFO,
    judul=Teks(
        "Nama indikator memuat tahun atau nama tempat",
        "Indicator name holds a year or a place",
    ),
    temuan=Teks(
        "Nama indikator yang memuat tahun atau nama wilayah tertentu.",
        "An indicator whose name holds a year or the name of a region.",
    ),
    akibat=Teks(
        "Indikator tidak dapat dipakai lagi pada tahun berikutnya atau dibandingkan antarwilayah.",
        "It cannot be used again next year or compared between regions.",
    ),
    rekomendasi=Teks(
        "Hapus tahun dan nama wilayah dari nama indikator; keduanya sudah tercatat pada dokumen dan targetnya.",
        "Drop year and region from the name; document and target already say them.",
    ),
    contoh=Teks(
        "“Jumlah pohon yang ditanam tahun 2023” alih-alih “Jumlah pohon yang ditanam”.",
        "“Jumlah pohon yang ditanam tahun 2023” instead of “Jumlah pohon yang ditanam”.",
    ),
    kriteria=Teks(
        "Nama indikator tetap dari tahun ke tahun agar capaiannya dapat dibandingkan.",
        "The name of an indicator stays the same over the years, so that results can be compared.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- umum
indikator:
  - {nama: Jumlah pohon yang ditanam di wilayah kecamatan}
  - {nama: Jumlah peraturan pelaksana Undang-Undang Dasar Tahun 1945}
--- tahun
indikator:
  - {nama: Jumlah pohon yang ditanam tahun 2023}   #! Nama Indikator “Jumlah pohon yang ditanam tahun 2023” memuat tahun “2023”.
--- tempat
indikator:
  - {nama: Jumlah pohon yang ditanam di Kecamatan Jatilawang}   #! Nama Indikator “Jumlah pohon yang ditanam di Kecamatan Jatilawang” memuat nama wilayah “Kecamatan Jatilawang”.
""",
)

_YEAR = re.compile(r"\b20\d\d\b")


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator that name a year of this century or a kecamatan other than their own."""
    own = ctx.kaskade.unit.nama
    for terukur in measured(ctx):
        year = _YEAR.search(terukur.nama)
        place = next(
            (m.nama for m in region_mentions.mentions(terukur.nama) if m.candidates and m.nama not in own),
            None,
        )
        if year is None and place is None:
            continue
        what = ctx.sebut(terukur.indikator.iri)
        held = (
            Teks(f"tahun {quote(year.group())}", f"the year {quote(year.group())}")
            if year
            else Teks(
                f"nama wilayah {quote(f'Kecamatan {place}')}", f"the region {quote(f'Kecamatan {place}')}"
            )
        )
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(f"Nama {what.id} memuat {held.id}.", f"The name of {what.en} holds {held.en}."),
            properti=(RDFS.label,),
        )
