"""KSK517: what stands apart from its heading, so that its reading is not certain."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Kutipan, Peran

ATURAN = Aturan(
    kode="KSK517",
    nama="bacaan-tidak-pasti",
    keparahan=Keparahan.INFO,
    judul=Teks("Bacaan tidak pasti", "Readings that are not certain"),
    temuan=Teks(
        "Isian yang tercetak terpisah dari judulnya atau di antara isian unsur lain, sehingga pemiliknya harus disimpulkan.",
        "Values printed apart from their heading or among those of other elements, whose owner had to be inferred.",
    ),
    akibat=Teks(
        "Pembaca dapat memasangkan indikator atau penjelasan dengan unsur yang keliru.",
        "A reader may pair an indikator or an explanation with the wrong element.",
    ),
    rekomendasi=Teks(
        "Cocokkan bacaan ini dengan naskah aslinya; dalam naskah, cetak isian setiap unsur tepat di bawah judulnya.",
        "Check these readings against the original; in the document, print what belongs to an element right below its heading.",
    ),
    contoh=Teks(
        "Label “Indikator Kinerja Sub Kegiatan 3” tanpa isi; isinya tercetak di bawah sub kegiatan lain.",
        "A label “Indikator Kinerja Sub Kegiatan 3” with nothing after it; the text stands below another sub kegiatan.",
    ),
    kriteria=Teks(
        "Setiap isian tercetak bersama unsur yang memilikinya.",
        "Every value is printed with the element it belongs to.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- semua bacaan pasti
program: [{nama: Program A, indikator: [Jumlah B]}]
--- terpisah dari judulnya
@turtle
<murni/program/a> a kin:Program ; rdfs:label "A" ; kin:nomor "2" .
<murni/kutipan/a> a kin:KutipanSumber ;
  kin:untukUnsur <murni/program/a> ; kin:untukProperti rdfs:label ; kin:peran kin:Utama ;
  kin:berkas "a.txt" ; kin:sha256 "0" ; kin:kutipan "A" ; kin:barisAwal 3 ; kin:barisAkhir 3 ;
  kin:keyakinan 0.8 ; kin:alasan "tidak tepat sesudah judul unsurnya" .
#! murni: 1 isian tidak tercetak tepat di bawah judul unsurnya atau dapat dibaca lain; pemiliknya disimpulkan, dengan keyakinan serendah 80%.
""",
)

_SURE = 1.0


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield one remark with every place whose reading the importer was not certain of."""
    found = [k for iri in (ctx.kaskade.iri, *ctx.graf.order) for k in ctx.kutipan(iri) if _is_unsure(k)]
    if not found:
        return
    least = min(k.keyakinan for k in found)
    yield Cacat(
        unsur=ctx.kaskade.iri,
        kondisi=Teks(
            f"{len(found)} isian tidak tercetak tepat di bawah judul unsurnya atau dapat dibaca lain; pemiliknya disimpulkan, dengan keyakinan serendah {least:.0%}.",
            f"{len(found)} values do not stand right below the heading of their element, or can be read otherwise; whose they are was inferred, with a certainty as low as {least:.0%}.",
        ),
        kunci="bacaan",
        bukti=tuple(dict.fromkeys(Bukti.of(k) for k in found)),
    )


def _is_unsure(kutipan: Kutipan) -> bool:
    return kutipan.peran is Peran.UTAMA and kutipan.keyakinan < _SURE and bool(kutipan.alasan)
