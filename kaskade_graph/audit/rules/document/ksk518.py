"""KSK518: abbreviations that are defined nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import together
from kaskade_graph.audit.vocabulary import kosakata
from kaskade_graph.errors import Teks
from kaskade_graph.language import lexicon
from kaskade_graph.language.tables import istilah, singkatan
from kaskade_graph.language.words import plain, roots, words
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK518",
    nama="singkatan-tanpa-kepanjangan",
    keparahan=Keparahan.INFO,
    judul=Teks("Singkatan tanpa kepanjangan", "Abbreviation that is not written out"),
    temuan=Teks(
        "Singkatan yang tidak umum dan tidak dijelaskan di mana pun dalam dokumen.",
        "An abbreviation that is not in general use and is explained nowhere in the document.",
    ),
    akibat=Teks(
        "Pembaca di luar unit kerja tidak dapat memastikan apa yang diukur atau dari mana datanya.",
        "A reader outside the unit cannot tell what is measured, or where the figures come from.",
    ),
    rekomendasi=Teks(
        "Tuliskan kepanjangannya pada pemakaian pertama.",
        "Write it out where it is first used.",
    ),
    contoh=Teks("“Laporan XYZ” sebagai sumber data.", "“Laporan XYZ” as a data source."),
    kriteria=Teks(
        "Singkatan dijelaskan pada pemakaian pertama.",
        "An abbreviation is explained where it is first used.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.2.0",
    keliru=Teks(
        "Singkatan yang lazim pada urusan itu tetapi belum tercatat.",
        "Abbreviations usual in that field and not yet listed.",
    ),
    kasus="""--- umum, atau dijelaskan
indikator:
  - {nama: Jumlah ASN, formulasi: Jumlah ASN menurut SIPD, sumber: Laporan SKPD}
  - {nama: Rata-rata Lama Tunggu Pasien (RLTP), formulasi: RLTP seluruh poli}
  - {nama: Jumlah Forum Zakat Pemuda, sumber: Laporan FZP}
--- tidak dijelaskan
indikator:
  - {nama: Jumlah pendidik, sumber: Bidang QZW}   #! Singkatan “QZW” tidak dijelaskan dalam dokumen.
  - {nama: Jumlah buku, sumber: Laporan QZW}
""",
)

_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]{1,6}(?:-[A-Z][A-Z0-9]{0,3})?\b")
_NUMERAL = re.compile(r"[IVXLC]+|[A-D]{1,2}|[A-Z]{1,2}\d+|\d.*")
"""Numbers, grades (A, BB), formulas of chemistry."""
_FIELDS = (RDFS.label, KIN.formulasi, KIN.sumberData, KIN.keterangan)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield one remark on all abbreviations of the indikator that neither the document nor general use explains."""
    texts = [
        t for i in ctx.indikator for t in (i.label, i.formulasi, i.sumber_data, i.keterangan, i.satuan) if t
    ]
    texts += [u.label for u in ctx.unsur() if u.label]
    whole = " ".join(plain(t) for t in texts if not t.isupper())
    found: dict[str, list[str]] = {}
    for indikator in ctx.indikator:
        for text in (indikator.label, indikator.formulasi, indikator.sumber_data, indikator.keterangan):
            for short in _capitals(text) if text and not text.isupper() else ():
                if not _is_known(ctx, short) and not _is_explained(short, whole):
                    found.setdefault(short, []).append(indikator.iri)
    if not found:
        return
    names = listed([quote(s) for s in found])
    iris = list(dict.fromkeys(i for at in found.values() for i in at))
    yield together(
        ctx,
        iris,
        Teks(
            f"Singkatan {names.id} tidak dijelaskan dalam dokumen.",
            f"The abbreviation {names.en} is explained nowhere in the document.",
        ),
        " ".join(sorted(found)).lower(),
        _FIELDS,
        0.7,
    )


@lru_cache(maxsize=16_384)
def _capitals(text: str) -> tuple[str, ...]:
    return tuple(_CAPITALS.findall(plain(text)))


def _is_known(ctx: Konteks, short: str) -> bool:
    word = short.lower()
    if _NUMERAL.fullmatch(short) or word in singkatan() or word in istilah() or word in roots():
        return True
    parts = re.split(r"-", word)
    return word in kosakata(ctx).nama or all(
        lexicon.leksikon().get(p) is not None or _is_word(p) or p.isdigit() for p in parts
    )


_SPELT = 3
"""Letters from which a word of the lexicon that is printed in capitals ("DAM Parit") is that word."""


def _is_word(part: str) -> bool:
    return len(part) >= _SPELT and part in lexicon.leksikon().kata()


def _is_explained(short: str, whole: str) -> bool:
    """Whether it stands in brackets after, or before, what it stands for, or some words have its initials."""
    if re.search(rf"\(\s*{re.escape(short)}\s*\)|\b{re.escape(short)}\s*\([^)]{{6,}}\)", whole):
        return True
    initials = [k.bentuk[0].upper() for k in words(whole) if k.bentuk[0].isalpha() and not k.bentuk.isupper()]
    return len(short) > 2 and short.replace("-", "") in "".join(initials) and _has_phrase(short, whole)


def _has_phrase(short: str, whole: str) -> bool:
    """Whether words with capitals stand side by side that begin with its letters."""
    pattern = r"\s+".join(rf"{c}[a-z]+(?:\s+(?:dan|atau|di))?" for c in short.replace("-", ""))
    return re.search(rf"\b{pattern}", whole) is not None
