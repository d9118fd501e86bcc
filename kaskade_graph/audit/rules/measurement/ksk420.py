"""KSK420: a unit that does not fit the measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.audit.rules.nomenclature.resmi import register
from kaskade_graph.errors import Teks
from kaskade_graph.language import certain, frames, lexicon
from kaskade_graph.language.frames import Benda
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Kelas
from kaskade_graph.language.relations import Hubungan, relation
from kaskade_graph.language.tables import menurut_kata
from kaskade_graph.language.words import tokens
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK420",
    nama="satuan-tidak-sesuai-ukuran",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Satuan tidak sesuai dengan ukuran",
        "Unit does not fit the measure",
    ),
    temuan=Teks(
        "Satuan yang bertentangan dengan kata ukuran atau dengan yang dihitung: persentase dengan satuan benda, jumlah dengan satuan persen, atau rapat dengan satuan orang.",
        "A unit against the measure word: a percentage in things, or a count in percent.",
    ),
    akibat=Teks(
        "Target dan capaian tidak dapat dibaca dengan benar.",
        "Target and result cannot be read rightly.",
    ),
    rekomendasi=Teks(
        "Samakan satuan dengan ukurannya.",
        "Let the unit follow the measure.",
    ),
    contoh=Teks(
        "“Persentase pohon yang tumbuh” dengan satuan “Pohon”.",
        "“Persentase pohon yang tumbuh” in the unit “Pohon”.",
    ),
    kriteria=Teks(
        "Satuan sesuai dengan ukuran indikatornya.",
        "The unit fits the measure of its indicator.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    keliru=Teks(
        "Satuan setempat untuk hal yang dihitung.",
        "A local unit for the thing counted.",
    ),
    kasus="""--- sesuai
indikator:
  - {nama: Persentase pohon yang tumbuh, satuan: "%"}
  - {nama: Persentase pohon yang tumbuh besar, satuan: persen}
  - {nama: Jumlah pohon, satuan: Batang}
--- tidak sesuai
indikator:
  - {nama: Persentase pohon yang tumbuh, satuan: Pohon}   #! Indikator “Persentase pohon yang tumbuh” adalah persentase, tetapi satuannya “Pohon”.
  - {nama: Jumlah pohon, satuan: "%"}   #! Indikator “Jumlah pohon” adalah jumlah, tetapi satuannya “%”.
--- satuan waktu untuk yang bukan waktu
indikator:
  - {nama: Jumlah tenaga kebersihan, satuan: Orang/bulan}
  - {nama: Jumlah bulan pelayanan kebersihan, satuan: Bulan}
  - {nama: Jumlah tenaga kebersihan yang dibayar, satuan: Bulan}   #! Indikator “Jumlah tenaga kebersihan yang dibayar” menghitung “tenaga”, tetapi satuannya “Bulan”.
--- indeks, waktu, uang, panjang dalam satuan lain
indikator:
  - {nama: Indeks Kepuasan Masyarakat, satuan: Orang}   #! Indikator “Indeks Kepuasan Masyarakat” mengukur indeks, tetapi satuannya “Orang”.
  - {nama: Rata-rata waktu tunggu pelayanan, satuan: Persen}   #! Indikator “Rata-rata waktu tunggu pelayanan” mengukur lamanya waktu, tetapi satuannya “Persen”.
  - {nama: Nilai ekspor daerah, satuan: Ton}   #! Indikator “Nilai ekspor daerah” mengukur nilai uang, tetapi satuannya “Ton”.
  - {nama: Panjang jalan yang diberi marka, satuan: Orang}   #! Indikator “Panjang jalan yang diberi marka” mengukur panjang, tetapi satuannya “Orang”.
  - {nama: Panjang jalan desa, satuan: Km}
  - {nama: Nilai investasi, satuan: Miliar rupiah}
--- satuan benda lain
indikator:
  - {nama: Jumlah sekolah yang dibantu, satuan: Satuan Pendidikan}
  - {nama: Jumlah pelanggaran perda, satuan: Kasus}
  - {nama: Jumlah peserta didik yang menerima beasiswa, satuan: Guru}   #! Indikator “Jumlah peserta didik yang menerima beasiswa” menghitung “peserta didik”, tetapi satuannya “Guru”.
  - {nama: Jumlah rapat koordinasi, satuan: Orang}   #! Indikator “Jumlah rapat koordinasi” menghitung “rapat koordinasi”, tetapi satuannya “Orang”.
  - {nama: Jumlah paket barang cetakan, satuan: Lembar}   #! Indikator “Jumlah paket barang cetakan” menghitung “paket”, tetapi satuannya “Lembar”.
--- angka per sekian
indikator:
  - {nama: Angka kematian bayi, satuan: per 1.000 kelahiran hidup, formulasi: Jumlah kematian bayi dibagi jumlah kelahiran hidup x 1000}
  - {nama: Angka kematian ibu, satuan: per 100.000 kelahiran hidup, formulasi: Jumlah kematian ibu dibagi jumlah kelahiran hidup x 1.000}   #! Satuan Indikator “Angka kematian ibu” adalah per 100.000, tetapi formulanya mengalikan dengan 1.000.
""",
)


_PERCENT = ("%", "persen", "persentase", "prosen", "presentase", "prosentase")
_KINDS = {
    JenisUkuran.PERSENTASE: Teks("persentase", "a percentage"),
    JenisUkuran.HITUNGAN: Teks("jumlah", "a count"),
    JenisUkuran.FREKUENSI: Teks("frekuensi", "a frequency"),
}


_PER = re.compile(r"\bper\s+(\d{1,3}(?:[.\s]?000)+)\b")
_TIMES = re.compile(r"(?:[x×*]|\bkali(?:kan)?)\s*(\d{1,3}(?:[.\s]?000)+)\b", re.IGNORECASE)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the percentages in another unit than percent, the counts in percent, and rates per other numbers."""
    yield from _rates(ctx)
    for terukur in measured(ctx):
        satuan, jenis = terukur.indikator.satuan, terukur.jenis
        if satuan and _is_index_in_percent(terukur, satuan):
            yield _index(ctx, terukur, satuan)
        wrong = _other_dimension(terukur, satuan) if satuan else None
        if satuan and wrong is not None:
            yield _of_other_dimension(ctx, terukur, satuan, wrong)
            continue
        if not satuan or jenis not in _KINDS:
            continue
        percent = any(p in satuan.casefold() for p in _PERCENT)
        if jenis is JenisUkuran.HITUNGAN and _is_time(terukur, satuan):
            yield _timed(ctx, terukur, satuan)
            continue
        if percent is (jenis is JenisUkuran.PERSENTASE):
            if not _is_official(ctx, terukur, satuan):
                yield from _other_thing(ctx, terukur, satuan)
            continue
        what, kind = ctx.sebut(terukur.indikator.iri), _KINDS[jenis]
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"{what.id} adalah {kind.id}, tetapi satuannya {quote(satuan)}.",
                f"{what.en} is {kind.en}, but its unit is {quote(satuan)}.",
            ),
            properti=(KIN.satuan, RDFS.label),
            pasti=True,
        )


_COUNTS = frozenset(("barang", "dokumen", "kasus", "keluarga", "lembaga", "orang", "peristiwa", "wilayah"))
_WEIGHTS = frozenset(("gram", "kg", "kilogram", "kuintal", "kwintal", "liter", "ton"))
_MONEY = ("rp", "rupiah", "ribu", "juta", "miliar", "milyar", "triliun", "usd", "us$", "dolar", "%", "persen")
_SIZES = {
    "panjang": Teks("panjang", "a length"),
    "luas": Teks("luas", "an area"),
    "produksi": Teks("banyaknya hasil", "an amount produced"),
    "berat": Teks("berat", "a weight"),
    "kecepatan": Teks("kecepatan", "a speed"),
}


_STRETCHES = frozenset(("titik", "ruas", "unit"))
"""Pieces in which lengths and areas are counted too."""


def _other_dimension(terukur: Terukur, satuan: str) -> Teks | None:
    """What is measured, where its unit counts pieces or is percent: an index, a span of time, money, a size."""
    first, ukuran = next(iter(tokens(satuan)), ""), terukur.bagian.ukuran
    counts = menurut_kata("golongan").get(first) in _COUNTS
    formula = terukur.formula
    share = any(p in satuan.casefold() for p in _PERCENT) and not (
        formula and (formula.berpersen or formula.berrasio)
    )
    begins = tokens(terukur.nama)[:3]
    if ukuran is None:
        return None
    if ukuran.kata == "indeks" and counts and first not in ("poin", "skor"):
        return Teks("indeks", "an index")
    spans = {"waktu", "lama", "durasi"} & set(begins)
    percent = any(p in satuan.casefold() for p in _PERCENT)
    if spans and (ukuran.kata in ("rata", "rerata", "waktu", "lama")) and (counts or percent):
        return None if formula and formula.berpersen else Teks("lamanya waktu", "a span of time")
    if (
        ukuran.kata in _SIZES
        and (counts or share)
        and (first not in _STRETCHES or ukuran.kata == "kecepatan")
    ):
        return _SIZES[ukuran.kata]
    head = frames.read(terukur.nama).kepala
    money = head is not None and head.entri is not None and head.entri.kelas == "uang"
    said_so = ukuran.jenis in (JenisUkuran.INDEKS, JenisUkuran.BESARAN) or ukuran.kata == "nilai"
    if (
        money
        and said_so
        and (counts or first in _WEIGHTS)
        and not any(m in satuan.casefold() for m in _MONEY)
    ):
        return Teks("nilai uang", "an amount of money")
    return None


def _of_other_dimension(ctx: Konteks, terukur: Terukur, satuan: str, kind: Teks) -> Cacat:
    what = ctx.sebut(terukur.indikator.iri)
    return Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"{what.id} mengukur {kind.id}, tetapi satuannya {quote(satuan)}.",
            f"{what.en} measures {kind.en}, but its unit is {quote(satuan)}.",
        ),
        properti=(KIN.satuan, RDFS.label),
        keyakinan=0.85,
        pasti=True,
    )


def _is_index_in_percent(terukur: Terukur, satuan: str) -> bool:
    """Whether an index, which is a score, is stated in percent."""
    ukuran = terukur.bagian.ukuran
    percent = any(p in satuan.casefold() for p in _PERCENT)
    return (
        percent
        and ukuran is not None
        and ukuran.kata == "indeks"
        and not (terukur.formula and terukur.formula.berpersen)
    )


def _index(ctx: Konteks, terukur: Terukur, satuan: str) -> Cacat:
    what = ctx.sebut(terukur.indikator.iri)
    return Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"{what.id} adalah indeks, tetapi satuannya {quote(satuan)}.",
            f"{what.en} is an index, but its unit is {quote(satuan)}.",
        ),
        properti=(KIN.satuan, RDFS.label),
        keparahan=Keparahan.WARNING,
        keyakinan=0.8,
    )


_MASS = frozenset(("berat", "bobot", "produksi", "sampah", "tonase", "volume"))
_PIECES = frozenset(("buah", "orang", "unit"))


def _is_mass_in_pieces(terukur: Terukur, satuan: str) -> bool:
    """Whether what is weighed or measured by volume is counted in pieces."""
    said = set(tokens(f"{terukur.nama} {terukur.formula.pembilang.teks if terukur.formula else ''}"))
    head = frames.read(terukur.nama).kepala
    weighed = "tonase" in said or (
        head is not None and head.entri is not None and head.entri.nama == "sampah"
    )
    return weighed and bool(said & _MASS) and set(tokens(satuan)) <= _PIECES


def _is_paper_in_times(terukur: Terukur, satuan: str) -> bool:
    """Whether papers are counted by how often something was done."""
    return terukur.bagian.kelas is Kelas.DOKUMEN and tokens(satuan)[:1] == ("kali",)


_COUNTERS = frozenset(
    ("eksemplar", "keping", "lembar", "paket", "rim", "set", "stel", "titik", "ton", "kilogram")
)
"""Words that say in what goods are counted: one is none of the others."""


def _is_official(ctx: Konteks, terukur: Terukur, satuan: str) -> bool:
    """Whether the nomenclature itself gives the element this unit: no office may change it."""
    known, owner = register(ctx), ctx.graf.owner(terukur.indikator.iri)
    item = known.tercatat.get(owner) if known and owner else None
    return item is not None and item.konsep.satuan is not None and fold(item.konsep.satuan) == fold(satuan)


def _other_thing(ctx: Konteks, terukur: Terukur, satuan: str) -> Iterator[Cacat]:
    """A count whose unit is another thing than the one its name counts, both known."""
    frame, unit = frames.read(terukur.nama), frames.read(_PER_PERIOD.sub("", satuan))
    if terukur.jenis is not JenisUkuran.HITUNGAN or frame.kerja or len(tokens(unit.teks)) > 3:
        return
    counters = [
        next((t for t in tokens(x) if t in _COUNTERS), None)
        for x in (" ".join(terukur.bagian.objek[:1]), satuan)
    ]
    apart = None not in counters and counters[0] != counters[1]
    one, other = frame.kepala, unit.kepala
    if not apart and one is not None and other is not None and one.entri and other.entri:
        named = set(tokens(unit.teks)) <= {*one.kata, *terukur.bagian.objek}
        apart = not named and not _is_counted_by(one.entri, other.entri)
        apart = apart and relation(one.entri, other.entri) in (Hubungan.SIBLING, Hubungan.UNRELATED)
    apart = apart or _is_mass_in_pieces(terukur, satuan) or _is_paper_in_times(terukur, satuan)
    if not apart:
        return
    what, thing = ctx.sebut(terukur.indikator.iri), counters[0] or (one.teks if one else "")
    yield Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"{what.id} menghitung “{thing}”, tetapi satuannya {quote(satuan)}.",
            f"{what.en} counts “{thing}”, but its unit is {quote(satuan)}.",
        ),
        properti=(KIN.satuan, RDFS.label),
        keyakinan=0.85,
        pasti=counters[0] is not None or certain.are_apart(one, other) or _are_people_in(one, other),
    )


def _are_people_in(one: Benda | None, other: Benda | None) -> bool:
    """Whether groups or offices are counted in people, or the other way round."""
    named = [x.entri.kelas for x in (one, other) if x is not None and x.entri and certain.is_by_name(x)]
    return sorted(named) == ["lembaga", "orang"]


def _is_counted_by(thing: Entri, unit: Entri) -> bool:
    """Whether things are usually counted in a unit: by the word for all of their class, families for people.

    So the official indikator have it: events by the reports on them, businesses by those who run them, sites by place.
    """
    above = {e.nama for e in (thing, *thing.above())}
    return (
        (unit.nama in _ANY_OF_THEM and unit.kelas == thing.kelas)
        or (thing.kelas == "orang" and unit.is_a(_known("keluarga")))
        or (thing.kelas == "kegiatan" and unit.kelas == "dokumen" and unit.has("wadah"))
        or (unit is _known("wilayah") and thing.kelas in ("barang", "lembaga"))
        or (thing.kelas == "kasus" and unit.nama in ("orang", "penduduk"))  # those it befell
        or ("usaha" in above and unit.nama in ("orang", "pelaku usaha"))
        or (thing.kelas == "lembaga" and unit.nama in ("lembaga", "perangkat daerah", "satuan pendidikan"))
    )


_ANY_OF_THEM = frozenset(("barang", "dokumen", "kasus", "kegiatan", "lembaga", "orang", "uang", "wilayah"))
"""Words that count anything of their class."""


def _known(term: str) -> Entri:
    found = lexicon.leksikon().get(term)
    assert found is not None
    return found


_PER_PERIOD = re.compile(r"\s*(?:/|\bper\b)\s*(?:bulan|tahun|hari|triwulan|semester).*$", re.IGNORECASE)


_TIME = frozenset(("bulan", "hari", "jam", "minggu", "semester", "tahun", "triwulan"))


def _is_time(terukur: Terukur, satuan: str) -> bool:
    """Whether months or the like are the unit of things that are no months."""
    said = set(tokens(terukur.nama))
    return set(tokens(satuan)) <= _TIME and not said & _TIME and terukur.bagian.kelas is not None


def _timed(ctx: Konteks, terukur: Terukur, satuan: str) -> Cacat:
    what, thing = ctx.sebut(terukur.indikator.iri), terukur.bagian.kepala
    return Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"{what.id} menghitung “{thing}”, tetapi satuannya {quote(satuan)}.",
            f"{what.en} counts “{thing}”, but its unit is {quote(satuan)}.",
        ),
        properti=(KIN.satuan, RDFS.label),
        keparahan=Keparahan.WARNING,
        keyakinan=0.8,
    )


def _rates(ctx: Konteks) -> Iterator[Cacat]:
    """The rates whose formula multiplies by another number than their unit is per."""
    for terukur in measured(ctx):
        units = (terukur.indikator.satuan, *(n.satuan for n in terukur.indikator.target))
        per = next((m[1] for u in units if u and (m := _PER.search(u))), None)
        times = _TIMES.search(terukur.formula.teks) if terukur.formula else None
        if per is None or times is None or _number(per) == _number(times[1]):
            continue
        what = ctx.sebut(terukur.indikator.iri)
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Satuan {what.id} adalah per {per}, tetapi formulanya mengalikan dengan {times[1]}.",
                f"The unit of {what.en} is per {per}, but its formula multiplies by {times[1]}.",
            ),
            rekomendasi=Teks(
                f"Kalikan dengan {per}, atau ubah satuannya.", f"Multiply by {per}, or change the unit."
            ),
            properti=(KIN.formulasi, KIN.satuan, RDFS.label),
            pasti=True,
        )


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))
