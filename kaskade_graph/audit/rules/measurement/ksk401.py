"""KSK401: a formula that counts another thing than its indicator names."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import (
    NAMA_DAN_FORMULA,
    differing,
    suggested_formula,
    without_measure,
)
from kaskade_graph.errors import Teks
from kaskade_graph.language.meaning import Beda

ATURAN = Aturan(
    kode="KSK401",
    nama="formula-mengukur-hal-lain",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Formula mengukur hal lain",
        "Formula measures something else",
    ),
    temuan=Teks(
        "Formula yang menghitung hal lain daripada yang disebut nama indikatornya.",
        "A formula that counts another thing than the name of its indicator says.",
    ),
    akibat=Teks(
        "Capaian yang dilaporkan bukan capaian indikator itu, sehingga penilaian kinerja keliru.",
        "The result reported is not the result of that indicator, so performance is misjudged.",
    ),
    rekomendasi=Teks(
        "Sesuaikan formula dengan yang disebut nama indikator, atau ganti nama indikator bila formulanya yang dimaksud.",
        "Bring the formula in line with the name of the indicator, or rename the indicator if the formula is what is meant.",
    ),
    contoh=Teks(
        "“Jumlah kelurahan tangguh bencana” dihitung dengan “Jumlah sosialisasi kebencanaan”.",
        "“Jumlah kelurahan tangguh bencana” (villages) is counted by “Jumlah sosialisasi kebencanaan” (events).",
    ),
    kriteria=Teks(
        "Formula menghitung apa yang dinyatakan indikatornya.",
        "A formula counts what its indicator states.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    keliru=Teks(
        "Dua nama untuk hal yang sama yang belum sama dalam leksikon, atau hal yang dihitung lewat wakilnya (pelanggaran lewat pelanggarnya, warga lewat keluarganya).",
        "Two names of one thing that the lexicon does not yet join, or a thing counted by what stands for it (violations by violators, people by families).",
    ),
    kasus="""--- kata lain untuk hal yang sama
indikator:
  - {nama: Jumlah dokumen pembinaan administrasi desa, formulasi: Jumlah berita acara pembinaan administrasi desa}
  - {nama: Persentase pemohon yang puas, formulasi: Jumlah responden yang puas dibagi jumlah responden x 100%}
--- menghitung yang sama
indikator:
  - {nama: Jumlah kelurahan tangguh bencana, formulasi: Jumlah kelurahan yang ditetapkan tangguh bencana}
--- menghitung hal lain
indikator:
  - {nama: Jumlah kelurahan tangguh bencana, formulasi: Jumlah sosialisasi kebencanaan}   #! Indikator “Jumlah kelurahan tangguh bencana” mengukur “kelurahan tangguh bencana”, tetapi formulanya menghitung hal lain: “Jumlah sosialisasi kebencanaan”.
--- pembilang menghitung hal lain
indikator:
  - {nama: Persentase pasien yang dilayani, formulasi: Jumlah keluhan dibagi jumlah pasien x 100%}   #! Indikator “Persentase pasien yang dilayani” mengukur “pasien yang dilayani”, tetapi formulanya menghitung hal lain: “Jumlah keluhan”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose formula counts another thing."""
    for terukur, formula, banding in differing(ctx, Beda.OBJEK_LAIN):
        what = ctx.sebut(terukur.indikator.iri)
        named = quote(without_measure(terukur) or terukur.nama)
        counted = quote(formula.pembilang.teks)
        better = suggested_formula(ctx, terukur)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"{what.id} mengukur {named}, tetapi formulanya menghitung hal lain: {counted}.",
                f"{what.en} is about {named}, but its formula counts something else: {counted}.",
            ),
            rekomendasi=_advice(better) if better else None,
            properti=NAMA_DAN_FORMULA,
            leksikon=banding.kedudukan.entri,
            keyakinan=banding.keyakinan,
            pasti=terukur.lain_pasti,
        )


def _advice(formula: str) -> Teks:
    return Teks(
        f"Ganti formula, misalnya menjadi {quote(formula)}; bila formula lama yang dimaksud, ganti nama indikatornya.",
        f"Replace the formula, for example by {quote(formula)}; if the old one is meant, rename the indicator.",
    )
