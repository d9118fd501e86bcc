"""KSK505: a misspelling of the unit's name."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.names import near_unit_name
from kaskade_graph.audit.rules.document.texts import evidence, focus
from kaskade_graph.errors import Teks

ATURAN = Aturan(
    kode="KSK505",
    nama="nama-unit-salah-tulis",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Nama unit salah tulis",
        "Unit's name misspelt",
    ),
    temuan=Teks(
        "Kata yang hampir sama dengan nama unit, tetapi salah satu hurufnya hilang, tertukar, atau berlebih.",
        "A word that is nearly the unit's name, with a letter lost, swapped or added.",
    ),
    akibat=Teks(
        "Dokumen resmi menyebut nama wilayah yang tidak ada.",
        "An official document names a region that does not exist.",
    ),
    rekomendasi=Teks(
        "Perbaiki nama unit.",
        "Correct the name of the unit.",
    ),
    contoh=Teks(
        "“Kecamatan Jatlawang” dalam dokumen Kecamatan Jatilawang.",
        "“Kecamatan Jatlawang” in the document of Kecamatan Jatilawang.",
    ),
    kriteria=Teks(
        "Nama unit ditulis sesuai dengan nama resminya.",
        "The name of the unit is written as it officially is.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- benar
wilayah: 33.02.03
unit: Kecamatan Jatilawang
judul: CASCADING KECAMATAN JATILAWANG TAHUN 2021
--- salah tulis
wilayah: 33.02.03
unit: Kecamatan Jatilawang
judul: CASCADING KECAMATAN JATLAWANG TAHUN 2021   #! “JATLAWANG” mestinya “Jatilawang”, nama unit ini.
indikator:
  - {nama: Jumlah desa, formulasi: Jumlah desa di Kecamatan Jatilawang}
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each misspelling of the unit's name with every place that has it."""
    for (form, name), texts in near_unit_name(ctx).items():
        right = name.capitalize()
        yield Cacat(
            unsur=focus(ctx, texts),
            kondisi=Teks(
                f"{quote(form)} mestinya {quote(right)}, nama unit ini.",
                f"{quote(form)} should be {quote(right)}, the name of this unit.",
            ),
            rekomendasi=Teks(f"Tulis {quote(right)}.", f"Write {quote(right)}."),
            kunci=form.casefold(),
            pangkal=ctx.kaskade.iri,
            bukti=evidence(texts),
            keyakinan=0.95,
        )
