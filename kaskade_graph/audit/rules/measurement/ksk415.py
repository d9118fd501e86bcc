"""KSK415: a data source that is an office, not a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import repeats, together
from kaskade_graph.errors import Teks
from kaskade_graph.language import frames
from kaskade_graph.language.sources import JenisSumber, jenis_sumber
from kaskade_graph.language.words import tokens
from kaskade_graph.model import Indikator
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK415",
    nama="sumber-data-hanya-pejabat",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Sumber data hanya menyebut pejabat atau unit",
        "Data source names only an office",
    ),
    temuan=Teks(
        "Sumber data yang menyebut pejabat atau unit yang menyimpan data, bukan dokumen yang memuat datanya.",
        "A data source that names the office or official who keeps the data, not the document that holds it.",
    ),
    akibat=Teks(
        "Capaian tidak dapat ditelusuri ke bukti, apalagi setelah pejabatnya berganti.",
        "The result cannot be traced to evidence, least of all once the official has moved on.",
    ),
    rekomendasi=Teks(
        "Sebut dokumennya, misalnya laporan, buku register, atau notula, berikut unit pengelolanya.",
        "Name the document, such as a report, register or minutes, and the unit that keeps it.",
    ),
    contoh=Teks(
        "“Kasi Kesejahteraan” alih-alih “Rekapitulasi penerima bantuan, Seksi Kesejahteraan”.",
        "“Kasi Kesejahteraan” instead of “Rekapitulasi penerima bantuan, Seksi Kesejahteraan”.",
    ),
    kriteria=Teks(
        "Sumber data menyebut dokumen yang dapat ditelusuri.",
        "A data source names a document that can be looked up.",
    ),
    dasar=(
        "PermenPANRB 88/2021",
        "Perpres 39/2019",
    ),
    sejak="0.1.0",
    kolaps=True,
    kondisi_kolaps=Teks(
        "Sumber data {rincian} hanya menyebut pejabat atau unit, bukan dokumen.",
        "The data source of {rincian} names only an office or official, not a document.",
    ),
    kasus="""--- dokumen
indikator:
  - {nama: Jumlah penerima bantuan, sumber: Rekapitulasi penerima bantuan Seksi Kesejahteraan}
  - {nama: Jumlah warga, sumber: Data kependudukan}
--- pejabat
indikator:
  - nama: Jumlah penerima bantuan
    sumber: Kasi Kesejahteraan   #! Sumber data Indikator “Jumlah penerima bantuan” hanya menyebut pejabat atau unit: “Kasi Kesejahteraan”.
  - {nama: Jumlah warga, sumber: Buku register}
--- data seorang pejabat
indikator:
  - nama: Jumlah penerima bantuan
    sumber: Data Kasi Kesejahteraan   #! Sumber data Indikator “Jumlah penerima bantuan” hanya menyebut pejabat atau unit: “Data Kasi Kesejahteraan”.
  - {nama: Jumlah warga, sumber: Buku register}
--- beberapa sekaligus adalah satu catatan
indikator:
  - {nama: Jumlah penerima bantuan, sumber: Kasi Kesejahteraan}   #! Sumber data 2 indikator hanya menyebut pejabat atau unit: “Kasi Kesejahteraan” dan “Seksi Pemerintahan”.
  - {nama: Jumlah warga, sumber: Seksi Pemerintahan}
  - {nama: Jumlah rapat, sumber: Buku register}
--- data beberapa pejabat
indikator:
  - {nama: Jumlah penerima bantuan, sumber: Data Kasi Kesejahteraan}   #! Sumber data 2 indikator hanya “data” seorang pejabat atau unit, tanpa nama dokumennya: “Data Kasi Kesejahteraan” dan “Data Seksi Pemerintahan”.
  - {nama: Jumlah warga, sumber: Data Seksi Pemerintahan}
  - {nama: Jumlah rapat, sumber: Buku register}
--- hampir seluruhnya
indikator:
  #! Sumber data seluruh 3 indikator hanya menyebut pejabat atau unit, bukan dokumen.
  - {nama: Jumlah penerima bantuan, sumber: Kasi Kesejahteraan}
  - {nama: Jumlah warga, sumber: Seksi Pemerintahan}
  - {nama: Jumlah rapat, sumber: Sekretariat}
""",
)


_SHOWN = 4
"""How many sources a remark on several quotes."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose source names an office or official alone; of several it is one remark.

    "Data Kasi X" says at least that there are data: for information.
    """
    again = repeats(ctx, KIN.sumberData)
    found = [
        i
        for i in ctx.indikator
        if i.iri not in again and _is_office(i.sumber_data) and not _is_of_what_is_counted(i)
    ]
    if len(found) == len(ctx.indikator):
        yield from (_cacat(ctx, i) for i in found)  # throughout: a habit of the document
        return
    for vague in (False, True):
        kind = [i for i in found if _is_vague(i) is vague]
        if len(kind) > 1:
            yield _habit(ctx, kind, vague)
        else:
            yield from (_cacat(ctx, i) for i in kind)


def _is_office(source: str | None) -> bool:
    return bool(source) and jenis_sumber(source or "") is JenisSumber.PEJABAT


def _is_of_what_is_counted(indikator: Indikator) -> bool:
    """Whether "data desa adat" are the data of what the indikator counts, and not of an office."""
    text = indikator.sumber_data or ""
    if tokens(text)[:1] != ("data",) or not indikator.label:
        return False
    said = {x.entri for x in frames.read(text).benda if x.entri and x.entri.kelas in ("lembaga", "orang")}
    counted = frames.read(indikator.label).kepala
    return any(
        e is not None
        and counted is not None
        and counted.entri is not None
        and (e.is_a(counted.entri) or counted.entri.is_a(e))
        for e in said
    )


def _is_vague(indikator: Indikator) -> bool:
    return tokens(indikator.sumber_data or "")[0] == "data"


def _cacat(ctx: Konteks, indikator: Indikator) -> Cacat:
    what, source = ctx.sebut(indikator.iri), indikator.sumber_data or ""
    return Cacat(
        unsur=indikator.iri,
        kondisi=Teks(
            f"Sumber data {what.id} hanya menyebut pejabat atau unit: {quote(source)}.",
            f"The data source of {what.en} names only an office or official: {quote(source)}.",
        ),
        properti=(KIN.sumberData,),
        keparahan=Keparahan.INFO if _is_vague(indikator) else None,
        keyakinan=0.9,
    )


def _habit(ctx: Konteks, kind: list[Indikator], vague: bool) -> Cacat:
    said = list(dict.fromkeys(quote(i.sumber_data or "") for i in kind))
    more = len(said) - _SHOWN
    names = listed([*said[:_SHOWN], *([f"{more} lainnya"] if more > 0 else [])]).id
    names_en = listed([*said[:_SHOWN], *([f"{more} more"] if more > 0 else [])]).en
    what = Teks("hanya menyebut pejabat atau unit", "names only an office or official")
    if vague:
        what = Teks(
            "hanya “data” seorang pejabat atau unit, tanpa nama dokumennya",
            "is only the “data” of an office or official, with no document named",
        )
    kondisi = Teks(
        f"Sumber data {len(kind)} indikator {what.id}: {names}.",
        f"The data source of {len(kind)} indikator {what.en}: {names_en}.",
    )
    key = "data pejabat" if vague else "pejabat"
    habit = together(ctx, [i.iri for i in kind], kondisi, key, (KIN.sumberData,), 0.9)
    return replace(habit, keparahan=Keparahan.INFO if vague else None)
