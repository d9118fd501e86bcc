"""KSK414: things of different units added up in one indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language import frames, lexicon
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Kelas, Terurai, items, without_place
from kaskade_graph.language.tables import menurut_kata
from kaskade_graph.language.words import Kata, plain, tokens, words
from kaskade_graph.text import fold, squeeze
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK414",
    nama="beberapa-satuan-dalam-satu-indikator",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Beberapa satuan dalam satu indikator",
        "Several units in one indicator",
    ),
    temuan=Teks(
        "Indikator atau formula yang menjumlahkan hal-hal yang berlainan satuannya.",
        "An indicator or formula that adds up things of different units.",
    ),
    akibat=Teks(
        "Jumlahnya tidak bermakna: satu unit lampu tidak sama dengan satu lembar sertifikat.",
        "The sum means nothing: one lamp is not one certificate.",
    ),
    rekomendasi=Teks(
        "Pecah menjadi satu indikator untuk tiap satuan, atau pakai satuan bersama seperti paket atau jenis.",
        "Split it, one indicator for each unit, or use a common unit such as paket or jenis.",
    ),
    contoh=Teks(
        "“Jumlah PNS yang dibayar dan jumlah sertifikat”.",
        "“Jumlah PNS yang dibayar dan jumlah sertifikat” (people and certificates).",
    ),
    kriteria=Teks(
        "Satu indikator mengukur satu hal dengan satu satuan.",
        "One indicator measures one thing in one unit.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    keliru=Teks(
        "Dua ukuran yang memang dilaporkan sebagai satu nama baku.",
        "Two measures that are one name by standard.",
    ),
    kasus="""--- dua indeks dalam satu laporan
indikator:
  - {nama: Jumlah laporan pengukuran indeks desa dan indeks kelurahan, formulasi: Jumlah laporan pengukuran yang selesai}
--- dua ukuran
indikator:
  - {nama: Persentase lembaga adat yang aktif dan jumlah kelompok seni yang dibina}   #! Indikator “Persentase lembaga adat yang aktif dan jumlah kelompok seni yang dibina” memuat dua ukuran: “Persentase lembaga adat yang aktif” dan “jumlah kelompok seni yang dibina”.
--- satu satuan
indikator:
  - {nama: "Jumlah penyandang disabilitas, anak dan lanjut usia terlantar yang dilayani"}
  - {nama: "Jumlah Dokumen Rencana Kebutuhan, Jenis dan Jumlah Jabatan"}
  - {nama: Jumlah paket kertas tinta dan map yang disediakan}
  - {nama: "Jumlah laporan semester, triwulan dan tahunan yang disusun"}
  - {nama: Jumlah sarana dan prasarana kantor yang tersedia}
  - {nama: "Jumlah sarana, prasarana dan alat kesehatan yang dipelihara"}
  - {nama: "Jumlah jasa langganan koran, telepon dan listrik yang dibayar"}
  - {nama: "Jumlah dokumen rencana formasi, jenis, dan jumlah jabatan"}
  - {nama: Jumlah sarana usaha yang tersedia, formulasi: "Banyaknya kolam, bak dan saluran yang dibangun"}
--- dijumlahkan
indikator:
  - {nama: Jumlah jasa kantor, formulasi: Jumlah PNS yang dibayar dan jumlah sertifikat}   #! Formula Indikator “Jumlah jasa kantor” menjumlahkan hal yang berlainan satuannya: “Jumlah PNS yang dibayar” dan “jumlah sertifikat”.
--- didaftar
indikator:
  - {nama: "Jumlah kertas, tinta dan lampu yang tersedia"}   #! Indikator “Jumlah kertas, tinta dan lampu yang tersedia” menghitung beberapa hal sekaligus: “kertas, tinta dan lampu”.
--- nama resmi sendiri yang mendaftar
sub_kegiatan:
  - nama: Penyediaan Kertas, Tinta dan Lampu
    indikator:
      - {nama: "Jumlah kertas, tinta dan lampu yang tersedia"}
      - {nama: "Jumlah bulan penyediaan kertas, tinta dan lampu di wilayah kecamatan"}
""",
)


MANY = 3
"""From this many things on a list mixes units; two are often one pair ("sarana dan prasarana")."""
_LISTS = (Kelas.BARANG, Kelas.JASA, None)
_COMMON_UNIT = frozenset(("unit", "paket", "jenis", "set", "item", "buah", "jasa"))
"""One word before a list that is the unit of all of it ("jasa langganan koran, telepon dan listrik")."""
_ONE_PAIR = re.compile(r"\b(sarana),?\s+(prasarana)\b", re.IGNORECASE)
_END_OF_OBJECT = re.compile(r"\s+(?:yang|untuk|dalam|bagi|guna)\s+")


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator that add up terms of different kinds, or list three things or more."""
    seen: set[str] = set()
    for terukur in measured(ctx):
        for cacat in _two_measures(ctx, terukur) or _added(ctx, terukur) or _listed(ctx, terukur):
            formula = (
                fold(terukur.formula.teks) if terukur.formula and cacat.properti == (KIN.formulasi,) else ""
            )
            if formula not in seen:  # one formula printed for two indikator is one defect
                yield cacat
            seen |= {formula} - {""}


_BESIDES = frozenset(("dan", "serta", "beserta", "maupun"))


def _two_measures(ctx: Konteks, terukur: Terukur) -> list[Cacat]:
    """A name in which a second measure word stands after "dan"."""
    said = words(plain(terukur.nama))
    second = next((k for at, k in enumerate(said) if at and _is_second(terukur, said, at)), None)
    if second is None or terukur.jenis is None or _is_last_of_list(terukur.nama, second.awal):
        return []
    what = ctx.sebut(terukur.indikator.iri)
    first, rest = (
        quote(plain(terukur.nama)[: second.awal].rsplit(" ", 2)[0]),
        quote(plain(terukur.nama)[second.awal :]),
    )
    return [
        Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"{what.id} memuat dua ukuran: {first} dan {rest}.",
                f"{what.en} holds two measures: {first} and {rest}.",
            ),
            rekomendasi=Teks(
                "Pisahkan menjadi dua indikator, masing-masing dengan formula, satuan, dan target sendiri.",
                "Make two indikator of it, each with a formula, unit and target of its own.",
            ),
            properti=(RDFS.label,),
            keyakinan=0.9,
            pasti="," not in terukur.nama,
        )
    ]


def _is_second(terukur: Terukur, said: list[Kata], at: int) -> bool:
    """Whether a measure of its own begins there, after "dan": by its measure word, or a figure known by its name."""
    word, after = said[at].lipat, said[at + 1].lipat if at + 1 < len(said) else ""
    if said[at - 1].lipat not in _BESIDES or _of_one(said, said[at - 1].awal):
        return False
    if word in (k.lipat for k in said[1:at]):
        return False  # "pengukuran indeks ini dan indeks itu": both are what the first measure counts the work on
    if menurut_kata("ukuran").get(word) in _ALONE and (word not in _QUALITIES or after in _FELT):
        return True
    if terukur.jenis is not JenisUkuran.HITUNGAN:
        return False
    found = lexicon.leksikon().find([k.lipat for k in said], at)
    figure = found is not None and found.tepat and found.panjang > 1 and found.entri.kelas == "ukur"
    if (
        found is not None
        and tuple(k.lipat for k in said[at : at + found.panjang]) == tokens(found.entri.nama)[1:]
    ):
        figure = False  # what the figure is of ("reformasi birokrasi" of its indeks), which is work as well
    return figure or word in _FELT


def _of_one(said: list[Kata], at: int) -> bool:
    """Whether the two words about "dan" are of one thing: "jenis dan jumlah jabatan"."""
    before = [k.lipat for k in said if k.awal < at][-1:]
    return before in (["jenis"], ["ukuran"], ["mutu"], ["besaran"])


def _is_last_of_list(nama: str, at: int) -> bool:
    """Whether a list with commas ends there, whose other members have no measure: what one document holds."""
    before = plain(nama)[:at].split(",")
    return len(before) > 2 and not any(
        menurut_kata("ukuran").get(w.lipat) in _ALONE for part in before[1:] for w in words(part)[:1]
    )


_ALONE = frozenset(("hitungan", "persentase", "rasio", "indeks", "frekuensi", "peringkat"))
"""Measure words that make a measure of what follows wherever they stand."""
_QUALITIES = frozenset(
    ("nilai", "status", "harapan", "umur", "usia", "tingkat", "level", "total", "angka", "volume")
)
"""Those that also are ordinary words."""
_FELT = frozenset(("capaian", "ketepatan", "kepuasan", "kepatuhan", "kelulusan", "kehadiran", "keberhasilan"))
"""What a level is measured of: after one of these words a quality is a measure of its own."""


def _added(ctx: Konteks, terukur: Terukur) -> list[Cacat]:
    terms = terukur.formula.suku if terukur.formula else ()
    if len(terms) > 1 and frozenset.intersection(*(frozenset(tokens(t.teks)) for t in terms)) - _COUNT_WORDS:
        return []  # all called by one word ("tonase ... + tonase ...")
    known = [k for k in (_kind(t) for t in terms) if k is not None]
    if len(terms) < 2 or len(known) < len(terms) or len(set(known) - _LOOSE) < 2 or set(known) <= _WORKS:
        return []
    what, parts = ctx.sebut(terukur.indikator.iri), listed([quote(t.teks) for t in terms])
    return [
        Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Formula {what.id} menjumlahkan hal yang berlainan satuannya: {parts.id}.",
                f"The formula of {what.en} adds up things of different units: {parts.en}.",
            ),
            properti=(KIN.formulasi,),
            keyakinan=0.9,
        )
    ]


def _kind(term: Terurai) -> str | None:
    """The class of what a term counts, by the lexicon or by its words; a short form may be several things."""
    known = next((x for x in frames.read(term.teks).benda if x.entri is not None), None)
    if known is not None and known.entri is not None:
        return known.entri.kelas if len(known.teks) > _SHORT else None
    return term.kelas.value if term.kelas is not None else None


_COUNT_WORDS = frozenset(
    ("jumlah", "total", "banyaknya", "yang", "dan", "di", "dalam", "satu", "tahun", "pada")
)
_SHORT = 2
"""Letters of short forms that mean several things: "KK" is a family, and its card."""


_LOOSE = frozenset(("jasa", "pekerjaan", "ukur"))
_WORKS = frozenset(("barang", "wilayah"))
"""Goods and places are added up in pieces, as works are: a dam and a road are both prasarana."""


def _listed(ctx: Konteks, terukur: Terukur) -> list[Cacat]:
    if terukur.jenis not in (JenisUkuran.HITUNGAN, None):
        return []
    candidates: list[tuple[str, str, Terurai]] = [(RDFS.label, terukur.nama, terukur.bagian)]
    if terukur.formula is not None and not terukur.formula.berrasio:
        candidates.append((KIN.formulasi, terukur.formula.teks, terukur.formula.pembilang))
    for properti, text, phrase in candidates:
        things = _things(text, phrase)
        if not _are_unlike(things) and (properti == KIN.formulasi or not _are_goods(things)):
            continue  # the kinds of what is meant, told one by one
        if len(items(things)) >= MANY and not _are_sorts(things) and not _is_named_so(ctx, terukur, things):
            what, names = ctx.sebut(terukur.indikator.iri), quote(things)
            which = Teks("", "") if properti == RDFS.label else Teks("Formula ", "The formula of ")
            return [
                Cacat(
                    unsur=terukur.indikator.iri,
                    kondisi=Teks(
                        f"{which.id}{what.id} menghitung beberapa hal sekaligus: {names}.",
                        f"{which.en}{what.en} counts several things at once: {names}.",
                    ),
                    properti=(properti,),
                    keyakinan=0.75,
                )
            ]
    return []


def _are_sorts(things: str) -> bool:
    """Whether a list says which sorts of one thing count: one or the other, or each called by the same word."""
    said = [tokens(t) for t in items(things) if tokens(t)]
    first = {t[0] for t in said}
    if said and len(said[0]) > 1 and all(len(t) == 1 for t in said[1:]):
        return True  # "akta kelahiran, kematian, dan perkawinan": one word is said for all
    return " atau " in f" {fold(things)} " or len(first) == 1


def _are_unlike(things: str) -> bool:
    """Whether a list holds things of different classes, as far as its members are known."""
    heads = [frames.read(t).kepala for t in items(things)]
    return len({h.entri.kelas for h in heads if h is not None and h.entri is not None} - _ANY) > 1


def _are_goods(things: str) -> bool:
    """Whether a list is of goods by their bare names, which nobody counts in one number."""
    heads = [frames.read(t).kepala for t in items(things)]
    known = {h.entri.kelas for h in heads if h is not None and h.entri is not None}
    return known <= {"barang"} and len(tokens(things.partition(",")[0])) < MANY


_ANY = frozenset(("jasa", "pekerjaan", "ukur", "wilayah"))
"""Classes whose names also stand for goods: a road is a place, a service a thing provided."""
_UNIT = 2
"""Words before an official list that may name its unit ("bulan pelaksanaan", "layanan")."""


def _is_named_so(ctx: Konteks, terukur: Terukur, things: str) -> bool:
    """Whether the element is called by the same list: then the list is the nomenclature's."""
    owner, said = ctx.graf.owner(terukur.indikator.iri), fold(without_place(things)).split()
    name = fold(ctx.label(owner)) if owner is not None else ""
    return any(" ".join(said[n:]) in name for n in range(min(_UNIT, len(said) - MANY) + 1))


def _things(text: str, phrase: Terurai) -> str:
    """The list with commas that a phrase counts, as printed; empty when one word is the unit of it all."""
    flat = _END_OF_OBJECT.split(squeeze(plain(text)))[0]
    flat = _ONE_PAIR.sub(r"\1 \2", flat)
    if "," not in flat or phrase.kelas not in _LISTS or phrase.kepala in _COMMON_UNIT:
        return ""
    if phrase.ukuran is not None:
        flat = flat[words(flat)[phrase.ukuran.urutan].akhir :]
    return flat.strip()
