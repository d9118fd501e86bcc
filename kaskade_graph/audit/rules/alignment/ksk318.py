"""KSK318: an output of a kegiatan calculated otherwise than the outputs it is made up of."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.alignment.ksk314 import adds_to
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language import frames
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.standing import stand
from kaskade_graph.model import Jenis, Tipe
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK318",
    nama="tipe-berbeda-antarjenjang",
    keparahan=Keparahan.INFO,
    judul=Teks("Tipe penghitungan berbeda antarjenjang", "The type of calculation differs between levels"),
    temuan=Teks(
        "Keluaran kegiatan yang tipe penghitungannya berbeda dari tipe semua keluaran sub kegiatan yang menyusunnya.",
        "An output of a kegiatan whose type of calculation is not that of any of the outputs of its sub kegiatan that make it up.",
    ),
    akibat=Teks(
        "Angka triwulan kegiatan tidak dapat diperoleh dari angka sub kegiatannya.",
        "The quarterly figures of the kegiatan cannot be had from those of its sub kegiatan.",
    ),
    rekomendasi=Teks(
        "Samakan tipe penghitungan kegiatan dan sub kegiatannya, menurut sifat yang dihitung.",
        "Use one type for the kegiatan and its sub kegiatan, by the nature of what is counted.",
    ),
    contoh=Teks(
        "Kegiatan “Jumlah barang yang tersedia” Kumulatif, kedua sub kegiatannya Non Kumulatif.",
        "The kegiatan “Jumlah barang yang tersedia” is Kumulatif, both its sub kegiatan are Non Kumulatif.",
    ),
    kriteria=Teks(
        "Keluaran yang dijumlahkan ke atas dihitung dengan tipe yang sama.",
        "Outputs that are added up to a higher level have the same type of calculation.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- sama, atau sama dengan salah satunya
kegiatan:
  - nama: Pengadaan Barang
    indikator: [{nama: Jumlah barang yang tersedia, tipe: Kumulatif}]
    sub_kegiatan:
      - {nama: Alat, indikator: [{nama: Jumlah alat yang tersedia, tipe: Kumulatif}]}
      - {nama: Mesin, indikator: [{nama: Jumlah mesin yang tersedia, tipe: Non Kumulatif}]}
--- yang dihitung di bawahnya hal lain, atau bukan hitungan
kegiatan:
  - nama: Pengadaan Barang
    indikator: [{nama: Jumlah barang yang tersedia, tipe: Kumulatif}]
    sub_kegiatan:
      - {nama: Rapat, indikator: [{nama: Jumlah peserta rapat, tipe: Non Kumulatif}]}
      - {nama: Mutu, indikator: [{nama: Persentase barang layak, tipe: Non Kumulatif}]}
--- berbeda dari semuanya
kegiatan:
  - nama: Pengadaan Barang
    indikator:
      - {nama: Jumlah barang yang tersedia, tipe: Kumulatif}  #! Indikator “Jumlah barang yang tersedia” pada Kegiatan “Pengadaan Barang” bertipe Kumulatif, sedangkan 2 keluaran sub kegiatan yang menyusunnya bertipe Non Kumulatif.
    sub_kegiatan:
      - {nama: Alat, indikator: [{nama: Jumlah alat yang tersedia, tipe: Non Kumulatif}]}
      - {nama: Mesin, indikator: [{nama: Jumlah mesin yang tersedia, tipe: Non Kumulatif}]}
""",
)

_NAMES = {Tipe.KUMULATIF: "Kumulatif", Tipe.NON_KUMULATIF: "Non Kumulatif"}
_PARTS = 2
"""A sum has at least two parts: one output below another may be another figure of the same work."""
_COUNTS = (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the counted outputs of kegiatan of another type than all that make them up."""
    parts = {t.indikator.iri: t for t in measured(ctx) if t.indikator.tipe is not None}
    for unsur in ctx.unsur(Jenis.KEGIATAN):
        below = [parts[i] for c in ctx.graf.children(unsur.iri) for i in ctx.graf.indikator(c) if i in parts]
        for one in (parts[i] for i in ctx.graf.indikator(unsur.iri) if i in parts):
            made_of = [
                b
                for b in below
                if b.jenis in (*_COUNTS, None) and adds_to(b, one) and _is_kind(b, one) and _one_unit(b, one)
            ]
            if (
                one.jenis in _COUNTS
                and len(made_of) >= _PARTS
                and all(b.indikator.tipe is not one.indikator.tipe for b in made_of)
            ):
                yield _cacat(ctx, one, unsur.iri, made_of)


def _is_kind(below: Terukur, above: Terukur) -> bool:
    """Whether what the one counts is what the other counts, or a kind of it, as far as is known."""
    return not stand(frames.read(above.nama), frames.read(below.nama)).differs


def _one_unit(below: Terukur, above: Terukur) -> bool:
    """Whether the two may be added up: no unit is given, or one for both."""
    mine, theirs = (fold(t.indikator.satuan or "") for t in (above, below))
    return not mine or not theirs or mine == theirs


def _cacat(ctx: Konteks, one: Terukur, owner: str, made_of: list[Terukur]) -> Cacat:
    what, whose = ctx.sebut(one.indikator.iri), ctx.sebut(owner)
    mine, theirs = (_NAMES[t.indikator.tipe] for t in (one, made_of[0]) if t.indikator.tipe is not None)
    elements = (one.indikator.iri, *(b.indikator.iri for b in made_of))
    return Cacat(
        unsur=one.indikator.iri,
        kondisi=Teks(
            f"{what.id} pada {whose.id} bertipe {mine}, sedangkan {len(made_of)} keluaran sub kegiatan yang menyusunnya bertipe {theirs}.",
            f"{what.en} of {whose.en} is {mine}, while {len(made_of)} outputs of its sub kegiatan that make it up are {theirs}.",
        ),
        properti=(KIN.tipePenghitungan, RDFS.label),
        bukti=tuple(b for iri in elements for b in ctx.bukti(iri, KIN.tipePenghitungan)),
        keyakinan=0.7,
    )
