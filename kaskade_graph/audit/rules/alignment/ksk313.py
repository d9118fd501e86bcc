"""KSK313: an indikator of output or process where a result is to be measured."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.alignment import stages
from kaskade_graph.errors import Teks
from kaskade_graph.language import frames
from kaskade_graph.language.criteria import Tataran, tataran
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK313",
    nama="keluaran-pada-jenjang-hasil",
    keparahan=Keparahan.WARNING,
    judul=Teks("Keluaran pada jenjang hasil", "An output where a result is due"),
    temuan=Teks(
        "Indikator tujuan, sasaran strategis, atau program yang mengukur keluaran atau keterlaksanaan kegiatan; tahap hasil yang tidak urut atau tidak sesuai ukurannya.",
        "An indikator of a tujuan, sasaran strategis or program that measures an output, or that work was done; stages of results out of order, or that their measures do not fit.",
    ),
    akibat=Teks(
        "Program dinyatakan berhasil karena kegiatannya selesai, bukan karena keadaan membaik.",
        "A program counts as a success because its work was done, not because things got better.",
    ),
    rekomendasi=Teks(
        "Ganti dengan ukuran hasil: keadaan penerima manfaat sesudah kegiatan itu; ukuran ini dapat dipindahkan ke jenjang kegiatan.",
        "Measure the result instead: how things are for those served; this measure may move down to the kegiatan.",
    ),
    contoh=Teks(
        "Program pembinaan desa diukur dengan “Persentase desa yang mendapatkan pembinaan”, bukan dengan membaiknya administrasi desa.",
        "A program of guidance is measured by the share of desa guided, not by how their administration improved.",
    ),
    kriteria=Teks(
        "Jenjang program ke atas diukur dengan hasil (outcome); keluaran diukur pada kegiatan dan sub kegiatan.",
        "From the program up, outcomes are measured; outputs are measured at kegiatan and sub kegiatan.",
    ),
    dasar=("PermenPANRB 89/2021", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    keliru=Teks(
        "Perangkat daerah yang hasilnya memang cakupan layanan.",
        "Units whose result is indeed that people are served.",
    ),
    kasus="""--- hasil
program:
  - nama: Program Pembinaan Desa
    indikator: [Persentase desa yang administrasinya tertib, Persentase penyelenggaraan layanan yang memenuhi standar, Indeks kepuasan masyarakat, Jumlah pelanggaran]
--- keluaran pada sub kegiatan adalah tempatnya
sub_kegiatan:
  - nama: Pembinaan Desa
    indikator: [Jumlah dokumen yang disusun, Persentase desa yang mendapatkan pembinaan]
--- cakupan layanan kepada penduduk adalah hasil
program:
  - nama: Program Kesehatan
    indikator: [Persentase penduduk yang memperoleh air minum layak]
--- keadaan, kunjungan, dan yang tepat pada waktunya adalah hasil
program:
  - nama: Program Pembinaan Desa
    indikator: [Jumlah desa wisata mandiri, Jumlah kunjungan wisatawan, Persentase surat yang terbit pada hari yang sama, Persentase realisasi penerimaan pajak daerah]
--- keluaran dan proses pada program
program:
  - nama: Program Pembinaan Desa
    indikator:
      - Persentase desa yang mendapatkan pembinaan  #! Indikator “Persentase desa yang mendapatkan pembinaan” pada Program “Program Pembinaan Desa” mengukur keterlaksanaan kegiatan, bukan hasilnya.
      - Jumlah dokumen yang disusun  #! Indikator “Jumlah dokumen yang disusun” pada Program “Program Pembinaan Desa” mengukur keluaran, bukan hasil.
--- hasilnya malah diukur di bawahnya
program:
  - nama: Program Pembinaan Desa
    indikator:
      - Persentase desa yang mendapatkan pembinaan  #! Indikator “Persentase desa yang mendapatkan pembinaan” pada Program “Program Pembinaan Desa” mengukur keterlaksanaan kegiatan, bukan hasilnya; hasilnya malah diukur pada Kegiatan “Fasilitasi”: “Jumlah desa yang administrasinya tertib”.
    kegiatan: [{nama: Fasilitasi, indikator: [Jumlah desa yang administrasinya tertib]}]
--- hasil pada sub kegiatan: sebagai informasi
sub_kegiatan:
  - nama: Pelatihan Kerja
    indikator: [Tingkat pengangguran terbuka]  #! Indikator “Tingkat pengangguran terbuka” pada Sub Kegiatan “Pelatihan Kerja” mengukur hasil, sedangkan yang diukur di situ keluaran.
--- tahap yang urut
@turtle
<murni/sasaran-strategis/s> a kin:SasaranStrategis ; rdfs:label "Turunnya kemiskinan" ; kin:tahapHasil kin:HasilAntara .
<murni/program/p> a kin:Program ; rdfs:label "Program Kerja" ; kin:mendukung <murni/sasaran-strategis/s> ; kin:tahapHasil kin:HasilSegera .
--- tahap sesudah yang didukungnya, dan keluaran pada program
@turtle
<murni/sasaran-strategis/s> a kin:SasaranStrategis ; rdfs:label "Turunnya kemiskinan" ; kin:tahapHasil kin:HasilSegera .
<murni/program/p> a kin:Program ; rdfs:label "Program Kerja" ; kin:mendukung <murni/sasaran-strategis/s> ; kin:tahapHasil kin:HasilAkhir .
<murni/program/q> a kin:Program ; rdfs:label "Program Latih" ; kin:mendukung <murni/sasaran-strategis/s> ; kin:tahapHasil kin:Keluaran .
#! murni/program/p: Tahap Program “Program Kerja”, hasil akhir, sesudah tahap Sasaran Strategis “Turunnya kemiskinan” yang didukungnya, hasil segera.
#! murni/program/q: Program “Program Latih” dinyatakan bertahap keluaran, padahal jenjangnya menyatakan hasil.
""",
)

_WHAT = {
    Tataran.KELUARAN: Teks("mengukur keluaran, bukan hasil", "measures an output, not a result"),
    Tataran.PROSES: Teks(
        "mengukur keterlaksanaan kegiatan, bukan hasilnya", "measures that work was done, not its result"
    ),
}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator from the program up whose wording is that of an output or of work done, and stages amiss."""
    yield from stages.out_of_order(ctx)
    yield from stages.measured_otherwise(ctx)
    for indikator in ctx.indikator:
        level, owner = ctx.graf.level(indikator.iri), ctx.graf.owner(indikator.iri)
        if owner is None or level not in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM):
            continue
        said = _WHAT.get(tataran(indikator.label or ""))
        if said is not None:
            yield _cacat(ctx, indikator.iri, owner, said)


def _cacat(ctx: Konteks, iri: str, owner: str, said: Teks) -> Cacat:
    what, whose, below = ctx.sebut(iri), ctx.sebut(owner), _result_below(ctx, owner)
    turned, advice = Teks("", ""), None
    if below is not None:
        place, name = ctx.sebut(ctx.graf.owner(below) or below), quote(ctx.label(below))
        turned = Teks(
            f"; hasilnya malah diukur pada {place.id}: {name}",
            f"; its result is measured at {place.en} instead: {name}",
        )
        advice = Teks(
            f"Naikkan {name}, atau ukuran hasil lain, ke jenjang ini, dan turunkan ukuran ini ke jenjang kegiatan.",
            f"Move {name}, or another measure of the result, up to this level, and this measure down to the kegiatan.",
        )
    return Cacat(
        unsur=iri,
        kondisi=Teks(
            f"{what.id} pada {whose.id} {said.id}{turned.id}.",
            f"{what.en} of {whose.en} {said.en}{turned.en}.",
        ),
        rekomendasi=advice,
        properti=(RDFS.label,),
        terkait=(below,) if below else (),
        keyakinan=0.75,
        pasti=_counts_events(ctx.label(iri)),
    )


def _counts_events(nama: str) -> bool:
    """Whether it counts events, or those who took part in them: what came of them is something else."""
    frame = frames.read(nama)
    counted = frame.ukuran is not None and frame.ukuran.jenis is JenisUkuran.HITUNGAN
    return counted and any(x.entri is not None and x.entri.kelas == "kegiatan" for x in frame.benda)


def _result_below(ctx: Konteks, owner: str) -> str | None:
    """The first indikator of a kegiatan of the element that speaks of a result."""
    below = (i for c in ctx.graf.children(owner) for i in ctx.graf.indikator(c))
    return next((i for i in below if tataran(ctx.label(i)) is Tataran.HASIL), None)
