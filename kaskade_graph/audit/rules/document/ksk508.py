"""KSK508: a value that stops half-way."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.texts import Tercetak, unit_names, values
from kaskade_graph.audit.vocabulary import kosakata
from kaskade_graph.errors import Teks
from kaskade_graph.language.cut_off import Potong, cut_off, whole_of
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import plain, words
from kaskade_graph.text import fold, squeeze
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK508",
    nama="nilai-terpotong",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Nilai terpotong",
        "Value cut off",
    ),
    temuan=Teks(
        "Teks yang berhenti di tengah: satu huruf, kata sambung di akhir, kurung terbuka, atau kata yang tidak selesai.",
        "A text that stops half-way: one letter, a joining word at the end, an open bracket, or an unfinished word.",
    ),
    akibat=Teks(
        "Isi yang hilang tidak dapat dinilai.",
        "What is lost cannot be judged.",
    ),
    rekomendasi=Teks(
        "Lengkapi teks itu dari naskah aslinya.",
        "Complete the text from the original.",
    ),
    contoh=Teks(
        "Sumber data yang hanya berisi “d”.",
        "A data source that is only “d”.",
    ),
    kriteria=Teks(
        "Setiap isian ditulis lengkap.",
        "Every entry is written in full.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- lengkap
wilayah: 33.02.03
unit: Kecamatan Jatilawang
indikator:
  - {nama: Jumlah arsip (berkas), sumber: Daftar arsip Kecamatan Jatilawang}
--- satu huruf
indikator:
  - nama: Jumlah arsip
    sumber: d   #! Sumber data Indikator “Jumlah arsip” terpotong: hanya berisi “d”.
--- berhenti di kata sambung
indikator:
  - nama: Jumlah arsip
    formulasi: Jumlah arsip yang   #! Formulasi Indikator “Jumlah arsip” terpotong: berakhir dengan “yang”.
--- kata tidak selesai
wilayah: 33.02.03
unit: Kecamatan Jatilawang
indikator:
  - nama: Jumlah arsip
    formulasi: Jumlah arsip di Kecamatan Jatilawan   #! Formulasi Indikator “Jumlah arsip” terpotong: berakhir dengan “Jatilawan”, mestinya “Jatilawang”.
--- dua huruf
indikator:
  - {nama: Jumlah arsip, sumber: Data RT}
  - nama: Jumlah surat
    sumber: Data Ka   #! Sumber data Indikator “Jumlah surat” terpotong: berakhir dengan “Ka”.
--- menunggu nama
indikator:
  - {nama: Jumlah arsip, sumber: Data Pengelola Bagian Hukum}
  - nama: Jumlah surat
    sumber: Data Pengelola Bagian   #! Sumber data Indikator “Jumlah surat” mungkin terpotong: berakhir dengan “Bagian”.
""",
)


_FIELD = {
    RDFS.label: Teks("Nama", "The name"),
    KIN.formulasi: Teks("Formulasi", "The formula"),
    KIN.sumberData: Teks("Sumber data", "The data source"),
    KIN.keterangan: Teks("Keterangan", "The note"),
}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the values that are cut off at their end."""
    vocabulary = kosakata(ctx)
    names = [*unit_names(ctx), *_whole_words(ctx)]
    whole = {fold(v.teks) for v in values(ctx)}
    for value in values(ctx):
        if value.properti not in _FIELD:
            continue
        how = cut_off(value.teks, names, vocabulary.knows)
        if how is not None:
            yield _cacat(ctx, value, how, whole_of(_last(value), names, vocabulary.knows))
        elif _awaits_name(value, whole):
            yield _cacat(ctx, value, None, None)


_LONG = 6
"""Letters of a word of the document that another may be the beginning of."""


def _whole_words(ctx: Konteks) -> list[str]:
    """The longer words that stand inside the texts of the document and that are known: none of them is cut off."""
    inside = (k.lipat for v in values(ctx) for k in words(squeeze(plain(v.teks)))[:-1])
    known = kosakata(ctx).knows
    return [w for w in dict.fromkeys(inside) if len(w) >= _LONG and known(w)]


def _awaits_name(value: Tercetak, whole: set[str]) -> bool:
    """It ends in the word for an office, where another value of the document goes on with its name."""
    key = fold(value.teks)
    return fold(_last(value)) in kelompok("menanti_nama") and any(w.startswith(f"{key} ") for w in whole)


def _last(value: Tercetak) -> str:
    found = words(squeeze(plain(value.teks)))
    return found[-1].bentuk if found else ""


def _cacat(ctx: Konteks, value: Tercetak, how: Potong | None, full: str | None) -> Cacat:
    what, field, last = ctx.sebut(value.unsur), _FIELD[value.properti], quote(_last(value))
    sure = Teks("mungkin terpotong", "may be cut off") if how is None else Teks("terpotong", "is cut off")
    if how is Potong.SATU_HURUF:
        why = Teks(f"hanya berisi {last}", f"it is only {last}")
    elif full is not None:
        right = quote(full.capitalize())
        why = Teks(f"berakhir dengan {last}, mestinya {right}", f"it ends in {last}, for {right}")
    else:
        why = Teks(f"berakhir dengan {last}", f"it ends in {last}")
    return Cacat(
        unsur=value.unsur,
        kondisi=Teks(
            f"{field.id} {what.id} {sure.id}: {why.id}.",
            f"{field.en} of {what.en} {sure.en}: {why.en}.",
        ),
        kunci=value.properti,
        properti=(value.properti,),
        keyakinan=0.45 if how is None else 0.95,
    )
