"""KSK506: another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.texts import Tercetak, evidence, focus, running_texts
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import DCTERMS

ATURAN = Aturan(
    kode="KSK506",
    nama="tahun-lain",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Tahun lain dalam dokumen",
        "Another year in the document",
    ),
    temuan=Teks(
        "Tahun pada judul atau teks yang bukan tahun kaskade ini dan bukan tahun peraturan.",
        "A year in title or text that is not the year of this cascade, nor that of a regulation.",
    ),
    akibat=Teks(
        "Tidak jelas tahun berapa yang berlaku; bagian itu mungkin belum dimutakhirkan.",
        "It is unclear which year holds; that part may not have been brought up to date.",
    ),
    rekomendasi=Teks(
        "Perbaiki tahunnya, dan periksa apakah isinya sudah untuk tahun ini.",
        "Correct the year, and check that the text is for this year.",
    ),
    contoh=Teks(
        "Satu halaman berjudul tahun 2020 dalam dokumen tahun 2021.",
        "One page is headed 2020 in a document of 2021.",
    ),
    kriteria=Teks(
        "Seluruh bagian dokumen menyebut tahun yang sama.",
        "All parts of a document name one year.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- tahun sama
judul: CASCADING KECAMATAN CONTOH TAHUN 2021
indikator:
  - {nama: Jumlah desa, sumber: Perbup Nomor 75 Tahun 2018, keterangan: Renstra 2018-2023}
--- judul tahun lain
judul: CASCADING KECAMATAN CONTOH TAHUN 2021
varian:
  judul: [CASCADING KECAMATAN CONTOH TAHUN 2020]   #! Judul menyebut tahun 2020, padahal kaskade ini untuk tahun 2021.
--- teks tahun lain
indikator:
  - nama: Jumlah desa
    sumber: Laporan kependudukan tahun 2019   #! Teks menyebut tahun 2019, padahal kaskade ini untuk tahun 2021.
""",
)


_YEAR = re.compile(r"(?<![\d./-])20\d\d(?![\d/-])")
_LEGAL = re.compile(
    r"\b(?:nomor|no\.?|peraturan|undang|uu|pp|perpres|permen\w*|perbup|perwal\w*|perda|perdes|keputusan|sk|instruksi"
    r"|rpjm\w*|renstra|periode|sejak|sampai)\b[^;]{0,80}$",
    re.IGNORECASE,
)
"""Before a year, this makes it the year of a regulation or the end of a period."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each other year, in titles and in texts, with every place that has it."""
    found: dict[tuple[bool, str], list[Tercetak]] = {}
    for text in running_texts(ctx):
        for match in _YEAR.finditer(text.teks):
            other = int(match.group()) != ctx.kaskade.tahun
            if other and not _LEGAL.search(text.teks[: match.start()]):
                found.setdefault((text.properti == DCTERMS.title, match.group()), []).append(text)
    for (in_title, year), texts in sorted(found.items()):
        where = Teks("Judul", "The title") if in_title else Teks("Teks", "The text")
        yield Cacat(
            unsur=focus(ctx, texts),
            kondisi=Teks(
                f"{where.id} menyebut tahun {year}, padahal kaskade ini untuk tahun {ctx.kaskade.tahun}.",
                f"{where.en} names the year {year}, but this cascade is for {ctx.kaskade.tahun}.",
            ),
            kunci=f"{where.en} {year}",
            pangkal=ctx.kaskade.iri,
            bukti=evidence(texts),
            keyakinan=1.0 if in_title else 0.7,
            keparahan=None if in_title else Keparahan.WARNING,
        )
