"""KSK427: an indikator that measures what is put in, not what comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import measured
from kaskade_graph.errors import Teks
from kaskade_graph.language.words import tokens
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK427",
    nama="indikator-mengukur-masukan",
    keparahan=Keparahan.WARNING,
    judul=Teks("Indikator mengukur masukan", "An indikator of input"),
    temuan=Teks(
        "Indikator yang menghitung biaya atau sarana pekerjaan (anggaran yang terserap, perjalanan dinas, honorarium), bukan keluarannya.",
        "An indikator that counts what the work costs or uses (budget spent, official travel, fees), not what comes of it.",
    ),
    akibat=Teks(
        "Makin boros makin tinggi capaiannya; hasil pekerjaannya tidak diketahui.",
        "The more is spent the better it looks; what came of the work is not known.",
    ),
    rekomendasi=Teks(
        "Ukur keluaran atau hasil yang diperoleh dengan masukan itu, misalnya laporan, kesepakatan, atau layanan yang dihasilkan.",
        "Measure the output or result obtained by it, such as the reports, agreements or services made.",
    ),
    contoh=Teks(
        "“Jumlah perjalanan dinas yang dilaksanakan” untuk sub kegiatan rapat koordinasi.",
        "“Jumlah perjalanan dinas yang dilaksanakan” for a sub kegiatan of coordination meetings.",
    ),
    kriteria=Teks(
        "Indikator menggambarkan keluaran atau hasil, bukan masukan.",
        "An indikator shows an output or a result, not an input.",
    ),
    dasar=("PermenPAN 9/2007", "PermenPANRB 89/2021"),
    sejak="0.1.0",
    kasus="""--- keluaran, juga tentang keuangan
indikator:
  - Jumlah laporan perjalanan dinas yang disusun
  - Persentase laporan keuangan yang disampaikan tepat waktu
  - Jumlah orang yang menerima gaji dan tunjangan
  - Jumlah dokumen anggaran yang disusun
--- pekerjaan yang memang tentang keuangan
kegiatan: [{nama: Administrasi Keuangan, indikator: [Persentase realisasi keuangan sesuai anggaran kas]}]
--- masukan
indikator:
  - Persentase serapan anggaran  #! Indikator “Persentase serapan anggaran” mengukur masukan: “serapan anggaran”.
  - Jumlah perjalanan dinas yang dilaksanakan  #! Indikator “Jumlah perjalanan dinas yang dilaksanakan” mengukur masukan: “perjalanan dinas”.
""",
)

_INPUT = re.compile(
    r"(?:(?:pelaksanaan|realisasi|frekuensi) )?"
    r"(?:perjalanan dinas|(?:serapan|penyerapan|realisasi) (?:anggaran|belanja|dana|keuangan)"
    r"|(?:anggaran|belanja|dana) (?:yang )?(?:terserap|diserap|terealisasi|dibelanjakan)|honorarium)\b"
)


_FINANCE = frozenset(("anggaran", "keuangan", "penganggaran"))
"""Of an element about money, how it is spent is the result."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose measure word stands right before what is put in."""
    for terukur in measured(ctx):
        ukuran = terukur.bagian.ukuran
        said = " ".join(tokens(terukur.nama)[ukuran.urutan + 1 if ukuran else 0 :])
        found = _INPUT.match(said)
        owner = ctx.graf.owner(terukur.indikator.iri)
        if found is None or (owner and _FINANCE & set(tokens(ctx.label(owner)))):
            continue
        what, name = ctx.sebut(terukur.indikator.iri), quote(found[0])
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(f"{what.id} mengukur masukan: {name}.", f"{what.en} measures an input: {name}."),
            properti=(RDFS.label,),
            keyakinan=0.65,
        )
