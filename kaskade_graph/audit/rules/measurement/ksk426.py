"""KSK426: an indikator that measures only a part of its sasaran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.phrases import Kelas, items, kelas_of
from kaskade_graph.language.sources import written_out
from kaskade_graph.language.words import stem, tokens
from kaskade_graph.model import Jenis
from kaskade_graph.text import squeeze
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK426",
    nama="sasaran-terukur-sebagian",
    keparahan=Keparahan.INFO,
    judul=Teks("Sasaran hanya terukur sebagian", "A sasaran measured only in part"),
    temuan=Teks(
        "Sasaran yang menyebut beberapa pekerjaan, sedangkan indikator-indikatornya mengukur sebagian saja.",
        "A sasaran that names several kinds of work, of which its indikator measure only some.",
    ),
    akibat=Teks(
        "Sasaran dinyatakan tercapai padahal sebagian pekerjaannya tidak diketahui hasilnya.",
        "The sasaran counts as met though the result of a part of the work is not known.",
    ),
    rekomendasi=Teks(
        "Tambahkan ukuran untuk bagian yang belum terukur, atau persempit rumusan sasarannya.",
        "Add a measure for the part that has none, or narrow the wording of the sasaran.",
    ),
    contoh=Teks(
        "Sasaran tentang pengadaan dan pemeliharaan diukur dengan jumlah barang yang dipelihara.",
        "A sasaran about buying and upkeep measured by the number of things kept up.",
    ),
    kriteria=Teks(
        "Indikator sebuah sasaran bersama-sama mencakup seluruh rumusan sasaran itu.",
        "Together the indikator of a sasaran cover all that it says.",
    ),
    dasar=("PermenPAN 9/2007", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- semuanya terukur, atau tidak satu pun yang disebut
kegiatan:
  - nama: A
    sasaran: [{nama: Terlaksananya pengadaan dan pemeliharaan barang, indikator: [Jumlah barang yang diadakan, Jumlah barang yang dipelihara]}]
  - nama: B
    sasaran: [{nama: Terlaksananya perencanaan dan penganggaran, indikator: [Jumlah dokumen yang disusun]}]
--- benda disebut dengan nama lain
sub_kegiatan:
  - nama: C
    sasaran: [{nama: Tersedianya komunikasi dan listrik, indikator: [Jumlah rekening telepon dan listrik]}]
--- satu bagian tidak terukur
kegiatan:
  - nama: A
    sasaran:
      - nama: "Tersusunnya dokumen perencanaan, penganggaran, dan evaluasi kinerja"  #! Sasaran Kegiatan “Tersusunnya dokumen perencanaan, penganggaran, dan evaluasi kinerja” tidak diukur seluruhnya: “penganggaran” tidak disebut indikatornya.
        indikator: [Jumlah dokumen perencanaan dan evaluasi]
""",
)

_WORK = re.compile(r"pe[a-z]{4,}an$")
"""A noun of work, made of a verb (perencanaan, pengawasan): it is not called otherwise, as a thing may be."""


_ONE_PAIR = re.compile(r"\bpembinaan\s+dan\s+pengawasan\b", re.IGNORECASE)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the sasaran of which the indikator measure some, but not all, of the kinds of work listed.

    That of a program mostly follows the official name, which joins much: then it is a hint.
    """
    for unsur in ctx.unsur():
        if not unsur.label or not unsur.jenis.is_sasaran or ctx.graf.sasaran(unsur.iri):
            continue
        found = [
            ctx.kaskade.indikator[i] for i in ctx.graf.indikator(unsur.iri) if i in ctx.kaskade.indikator
        ]
        if not found:
            continue
        texts = (t for i in found for t in (i.label, i.formulasi, i.keterangan) if t)
        said = {stem(w) for t in texts for w in written_out(t)}
        works = _works(unsur.label)
        missing = [w for w in works if stem(w) not in said]
        if not missing or len(missing) == len(works):
            continue
        what, names = ctx.sebut(unsur.iri), listed([quote(w) for w in missing])
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"{what.id} tidak diukur seluruhnya: {names.id} tidak disebut indikatornya.",
                f"{what.en} is not measured throughout: its indikator do not mention {names.en}.",
            ),
            properti=(RDFS.label,),
            terkait=tuple(i.iri for i in found),
            keparahan=Keparahan.INFO if unsur.jenis is Jenis.SASARAN_PROGRAM else None,
            keyakinan=0.65,
        )


def _works(text: str) -> list[str]:
    """The kinds of work a statement lists, each by its noun; empty where it lists fewer than two.

    The first is the last such noun of what introduces the list ("Tersusunnya dokumen perencanaan").
    """
    first, *rest = [tokens(part) for part in items(_ONE_PAIR.sub("pembinaan", squeeze(text)))] or [()]
    nouns = [next((t for t in reversed(first) if _is_work(t)), ""), *(p[0] for p in rest if _is_work(p[0]))]
    works = [n for n in nouns if n]
    return works if len(works) > 1 else []


def _is_work(token: str) -> bool:
    return bool(_WORK.match(token)) and kelas_of(token) is not Kelas.BARANG
