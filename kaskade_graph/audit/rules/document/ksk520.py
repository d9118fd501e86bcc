"""KSK520: what of the document was not read, and what is therefore not held against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.withheld import unread
from kaskade_graph.errors import Teks

ATURAN = Aturan(
    kode="KSK520",
    nama="belum-terbaca",
    keparahan=Keparahan.WARNING,
    judul=Teks("Bagian dokumen belum terbaca", "Parts of the document not read"),
    temuan=Teks(
        "Teks dokumen yang belum terbaca oleh program; kekurangan di sekitarnya tidak dinyatakan sebagai temuan.",
        "Text of the document that the program did not read; what seems to be missing beside it is no finding.",
    ),
    akibat=Teks(
        "Apa yang tampak tidak ada mungkin ada pada bagian yang belum terbaca, sehingga belum dapat dinilai.",
        "What seems to be missing may stand in the part that was not read, and cannot be judged yet.",
    ),
    rekomendasi=Teks(
        "Periksa bacaannya (kaskade import BERKAS --review periksa.html), koreksi dalam berkas peta, lalu audit lagi.",
        "Check the reading (kaskade import FILE --review check.html), correct it in the mapping file, then audit again.",
    ),
    contoh=Teks(
        "Sel “S5%” pada kolom target tidak terbaca; indikatornya tidak dinyatakan tanpa target.",
        "The cell “S5%” in the column of targets was not read; its indikator is not said to have no target.",
    ),
    kriteria=Teks(
        "Kekurangan dinyatakan hanya atas dokumen yang terbaca seluruhnya.",
        "What is missing is said only of a document that was read in full.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- semua terbaca
program: [{nama: Program A, indikator: [Jumlah B]}]
--- satu sel belum terbaca
@turtle
<murni/kutipan/a> a kin:KutipanSumber ;
  kin:untukUnsur <murni> ; kin:untukProperti kin:belumTerbaca ; kin:peran kin:Utama ;
  kin:berkas "a.xlsx" ; kin:sha256 "0" ; kin:kutipan "S5%" ; kin:lembar "A" ; kin:sel "D4" ; kin:keyakinan 1.0 .
#! murni: 1 teks dokumen belum terbaca.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield one remark with the places that were not read."""
    texts = ctx.once(unread)
    if texts:
        yield Cacat(
            unsur=ctx.kaskade.iri,
            kondisi=Teks(
                f"{len(texts)} teks dokumen belum terbaca.",
                f"{len(texts)} texts of the document were not read.",
            ),
            kunci="belum-terbaca",
            bukti=tuple(dict.fromkeys(Bukti.of(k) for k in texts)),
        )


def with_withheld(cacat: Cacat, withheld: Counter[str]) -> Cacat:
    """Return the remark with what was not held against the office because of it, by code."""
    if not withheld:
        return cacat
    listed = ", ".join(f"{code} ({count})" for code, count in sorted(withheld.items()))
    total = sum(withheld.values())
    return replace(
        cacat,
        kondisi=Teks(
            f"{cacat.kondisi.id} Karena itu {total} kekurangan di sekitarnya belum dapat dinilai dan tidak "
            f"dinyatakan sebagai temuan: {listed}.",
            f"{cacat.kondisi.en} Therefore {total} absences beside them cannot be judged yet and are no "
            f"findings: {listed}.",
        ),
    )
