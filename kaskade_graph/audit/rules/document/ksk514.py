"""KSK514: a label that names another level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.texts import evidence, printed_texts
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.text import fold

ATURAN = Aturan(
    kode="KSK514",
    nama="label-tingkat-keliru",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Label menyebut tingkat lain",
        "Label names another level",
    ),
    temuan=Teks(
        "Label indikator atau sasaran yang menyebut tingkat lain daripada tingkat unsurnya.",
        "A label of an indicator or sasaran that names another level than that of its element.",
    ),
    akibat=Teks(
        "Indikator tampak milik tingkat lain.",
        "The indicator seems to belong to another level.",
    ),
    rekomendasi=Teks(
        "Perbaiki labelnya sesuai tingkat unsurnya.",
        "Correct the label to the level of the element.",
    ),
    contoh=Teks(
        "“Indikator Kinerja Kegiatan 1” di bawah sebuah sub kegiatan.",
        "“Indikator Kinerja Kegiatan 1” under a sub kegiatan.",
    ),
    kriteria=Teks(
        "Label sesuai dengan tingkat unsurnya.",
        "A label fits the level of its element.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- sesuai
kegiatan:
  - nama: Penataan arsip
    sasaran: [{nama: Tertatanya arsip, indikator: [{nama: Jumlah arsip, nomor: Indikator Kinerja Kegiatan 1}]}]
--- keliru
sub_kegiatan:
  - nama: Penataan arsip
    sasaran:
      - nama: Tertatanya arsip
        indikator:
          - nama: Jumlah arsip
            nomor: Indikator Kinerja Kegiatan 1   #! Indikator “Jumlah arsip” berlabel “Indikator Kinerja Kegiatan 1”, padahal berada pada tingkat Sub Kegiatan.
""",
)


_LABEL = re.compile(
    r"^(?:indikator kinerja|indikator|sasaran) (?P<level>sub kegiatan|kegiatan|program|tujuan)(?: \d+)?$"
)
_LEVEL = {
    "sub kegiatan": Jenis.SUB_KEGIATAN,
    "kegiatan": Jenis.KEGIATAN,
    "program": Jenis.PROGRAM,
    "tujuan": Jenis.TUJUAN,
}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose printed label speaks of another level."""
    for text in printed_texts(ctx):
        match = _LABEL.match(fold(text.teks))
        level = ctx.graf.level(text.unsur)
        if match is None or level is None or _LEVEL[match["level"]] is level:
            continue
        what = ctx.sebut(text.unsur)
        yield Cacat(
            unsur=text.unsur,
            kondisi=Teks(
                f"{what.id} berlabel {quote(text.teks)}, padahal berada pada tingkat {level.teks.id}.",
                f"{what.en} is labelled {quote(text.teks)}, but stands at the level {level.teks.en}.",
            ),
            kunci=fold(text.teks),
            bukti=evidence([text]),
            keyakinan=0.95,
        )
