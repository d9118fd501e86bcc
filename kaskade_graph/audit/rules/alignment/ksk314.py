"""KSK314: an output of a parent that nothing below it adds up to."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.criteria import Tataran, tataran
from kaskade_graph.language.matters import touch
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Kelas
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK314",
    nama="keluaran-induk-tak-terjumlahkan",
    keparahan=Keparahan.INFO,
    judul=Teks("Keluaran induk tidak dapat dijumlahkan", "An output that nothing below adds up to"),
    temuan=Teks(
        "Indikator keluaran sebuah kegiatan yang tidak satu pun sub kegiatannya menghitung hal yang sama.",
        "An output of a kegiatan of which none of its sub kegiatan counts a part.",
    ),
    akibat=Teks(
        "Capaian induk tidak dapat diperoleh dari capaian unsur di bawahnya, dan tidak ada yang mengerjakannya.",
        "The result of the parent cannot be had from what is below it, and nobody is at work on it.",
    ),
    rekomendasi=Teks(
        "Pakai keluaran yang merupakan jumlah keluaran sub kegiatannya, atau tambahkan indikator yang menyumbangnya pada sub kegiatan.",
        "Use an output that is the sum of those of its sub kegiatan, or add to these an indikator that contributes to it.",
    ),
    contoh=Teks(
        "Kegiatan menghitung “Jumlah jenis kewenangan yang dilaksanakan”, sub kegiatannya menghitung pemohon.",
        "A kegiatan counts kinds of authority exercised, its sub kegiatan count applicants.",
    ),
    kriteria=Teks(
        "Keluaran jenjang atas tersusun dari keluaran jenjang di bawahnya.",
        "The output of a level is made up of the outputs of the level below.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- tersusun dari bawah
kegiatan:
  - nama: Perencanaan
    indikator: [Jumlah dokumen perencanaan yang disusun]
    sub_kegiatan:
      - {nama: Renja, indikator: [Jumlah dokumen renja yang disusun]}
      - {nama: Renstra, indikator: [Jumlah laporan yang disusun]}
--- hasil tidak harus berupa jumlah
kegiatan:
  - nama: Pembinaan Desa
    indikator: [Jumlah desa yang tertib administrasi]
    sub_kegiatan: [{nama: Bimbingan, indikator: [Jumlah rapat yang dilaksanakan]}]
--- tanpa indikator di bawahnya adalah aturan lain
kegiatan:
  - nama: Perencanaan
    indikator: [Jumlah dokumen yang disusun]
    sub_kegiatan: [Renja]
--- tidak satu pun
kegiatan:
  - nama: Pelaksanaan Wewenang
    indikator:
      - Jumlah jenis kewenangan yang dilaksanakan  #! Indikator “Jumlah jenis kewenangan yang dilaksanakan” pada Kegiatan “Pelaksanaan Wewenang” tidak tersusun dari indikator di bawahnya, yang menghitung hal lain: “Jumlah pemohon izin yang dilayani” dan “Persentase realisasi pajak”.
    sub_kegiatan:
      - {nama: Perizinan, indikator: [Jumlah pemohon izin yang dilayani]}
      - {nama: Pajak, indikator: [Persentase realisasi pajak]}
""",
)
_SHOWN = 3


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the outputs of kegiatan that share neither kind of thing nor matter with any indikator below."""
    parts = {t.indikator.iri: t for t in measured(ctx)}
    for unsur in ctx.unsur(Jenis.KEGIATAN):
        below = [parts[i] for c in ctx.graf.children(unsur.iri) for i in ctx.graf.indikator(c) if i in parts]
        for iri in ctx.graf.indikator(unsur.iri):
            one = parts.get(iri)
            if (
                one is None
                or all(b.bagian.kelas is Kelas.DOKUMEN for b in below)
                or not _is_output(one)
                or any(adds_to(b, one) for b in below)
            ):
                continue
            what, whose = ctx.sebut(iri), ctx.sebut(unsur.iri)
            names = listed([quote(b.nama) for b in below[:_SHOWN]])
            yield Cacat(
                unsur=iri,
                kondisi=Teks(
                    f"{what.id} pada {whose.id} tidak tersusun dari indikator di bawahnya, yang menghitung hal lain: {names.id}.",
                    f"{what.en} of {whose.en} is not made up of what is below it, which counts other things: {names.en}.",
                ),
                properti=(RDFS.label,),
                terkait=tuple(b.indikator.iri for b in below[:_SHOWN]),
                keyakinan=0.7,
            )


def _is_output(one: Terukur) -> bool:
    counts = one.jenis in (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)
    return counts and tataran(one.nama) is Tataran.KELUARAN


def adds_to(below: Terukur, above: Terukur) -> bool:
    """Whether the one counts things of the kind of the other, or things it speaks of."""
    if above.bagian.kelas is not None and below.bagian.kelas is above.bagian.kelas:
        return True
    return touch(" ".join(above.bagian.objek), below.nama)
