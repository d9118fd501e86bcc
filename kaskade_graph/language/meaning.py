"""Does a formula measure what its indikator says? The frames of both are asked how they stand.

What the answer means for a formula is said here, and nothing else: another thing counted, another condition, a part
replaced, a limit dropped, more counted besides, a condition added, nothing but the name repeated, or not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaskade_graph.language import frames, lexicon, terms
from kaskade_graph.language.criteria import samar_akar
from kaskade_graph.language.formulas import FormulaTerurai
from kaskade_graph.language.frames import Bingkai, Keadaan
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import IndikatorTerurai, Kelas, Terurai
from kaskade_graph.language.relations import Hubungan, relation
from kaskade_graph.language.standing import SAMA, Kedudukan, Segi, stand
from kaskade_graph.language.tables import kelompok, sumbu
from kaskade_graph.language.words import stem, tokens

_COUNTED = (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)
_PART = 0.7
"""Certainty below which a difference is one of a part only."""


class Beda(StrEnum):
    """How a formula stands to its indicator."""

    SESUAI = "sesuai"
    MENGULANG = "mengulang"
    """It only repeats the name."""
    OBJEK_LAIN = "objek lain"
    """It counts another thing, or the same in another population."""
    KEADAAN_LAIN = "keadaan lain"
    """It counts the same thing under another condition, or its opposite."""
    SEBAGIAN_LAIN = "sebagian lain"
    """It replaces a part of what the indicator says."""
    PEMBATAS_HILANG = "pembatas hilang"
    """It drops a limit that the indicator sets."""
    MELUAS = "meluas"
    """It counts something else besides."""
    SYARAT_TAMBAHAN = "syarat tambahan"
    """It adds a condition that the indicator does not name."""
    TAK_DIKETAHUI = "tak diketahui"
    """It rests on words that are not known: for the reader to say."""


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """The outcome: ``hilang`` are words of the indicator not in the formula, ``tambahan`` the reverse.

    ``kedudukan`` is the answer it rests on, with the concepts used.
    """

    beda: Beda
    keyakinan: float
    hilang: tuple[str, ...] = ()
    tambahan: tuple[str, ...] = ()
    kedudukan: Kedudukan = SAMA


def compare(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Perbandingan:
    """Return how ``formula`` stands to ``indikator``; the numerator is what is compared."""
    name, top = frames.read(indikator.teks), frames.read(formula.pembilang.teks)
    if _repeats(indikator, formula, name, top):
        return Perbandingan(Beda.MENGULANG, 1.0)
    opposed = comparable(indikator, formula) and stand(name, top).hubungan is Hubungan.OPPOSITE
    lost = None if opposed else _lost_limit(indikator, formula)
    if lost is not None:
        return lost
    if _bare_count(indikator, formula, name, top):
        return Perbandingan(Beda.OBJEK_LAIN, 0.85, kedudukan=stand(name, top))
    event = _other_event(name, top)
    if event is not None:
        return event
    if not comparable(indikator, formula):
        return Perbandingan(Beda.SESUAI, 1.0)
    widened = _widened(formula, name)
    if widened is not None:
        return widened
    if len(formula.suku) > 1 and any(_is_some(name, frames.read(t.teks)) for t in formula.suku):
        return Perbandingan(Beda.SESUAI, 1.0)  # one of what is added up is what the name says
    unsure = _not_understood(indikator, name, top)
    return Perbandingan(Beda.TAK_DIKETAHUI, 0.4, kedudukan=unsure) if unsure else _judged(name, top, formula)


def _is_some(name: Bingkai, term: Bingkai) -> bool:
    """Whether a term of a sum is known to count some of what the name says."""
    mine, theirs = (f.kepala.entri if f.kepala else None for f in (name, term))
    some = (Hubungan.SAME, Hubungan.NARROWER)
    return mine is not None and theirs is not None and relation(mine, theirs) in some


def _other_event(name: Bingkai, top: Bingkai) -> Perbandingan | None:
    """What befalls people or animals, where the name is of one such event and the numerator of another."""
    sides = {word: side for word, (axis, side) in sumbu().items() if axis == "hidup"}
    mine = next((w for w in tokens(name.teks)[:_BEGINNING] if w in sides), None)
    theirs = [w for w in tokens(top.teks) if w in sides]
    if mine is None or not theirs or sides[mine] in {sides[w] for w in theirs}:
        return None
    how = Kedudukan(Hubungan.SIBLING, Segi.BENDA, mine, theirs[0], (), 0.85)
    return Perbandingan(Beda.OBJEK_LAIN, 0.85, (mine,), (theirs[0],), how)


_BEGINNING = 3
"""Words of a name among which stands what it is about."""


def comparable(indikator: IndikatorTerurai, formula: FormulaTerurai) -> bool:
    """Say whether name and numerator are to count the same: a count or a share does, an index is free."""
    ukuran = indikator.ukuran
    if formula.berselisih:
        return False  # what is left when one figure is taken from another is neither of the two
    if ukuran is None:
        return formula.pembilang.ukuran is not None and not formula.berrasio
    if ukuran.jenis is JenisUkuran.PERSENTASE:
        abstract = indikator.kepala in kelompok("tak_terhitung")
        return not formula.berrasio or (bool(frames.read(indikator.teks).benda) and not abstract)
    return ukuran.jenis in _COUNTED and not (ukuran.kata == "intensitas" and formula.berrasio)


def same_thing(a: str, b: str) -> bool:
    """Say whether two measured phrases count the same thing under the same condition, nothing left over.

    That work is done ("pelaksanaan", "kegiatan ... yang dilaksanakan") is no condition of it.

    >>> same_thing("Jumlah kendaraan dinas yang dirawat", "Persentase mobil dinas yang dipelihara")
    True
    >>> same_thing("Jumlah desa", "Jumlah desa yang dibina")
    False
    """
    left, right = frames.read(a), frames.read(b)
    if stand(left, right).hubungan is not Hubungan.SAME or stand(right, left).hubungan is not Hubungan.SAME:
        return False
    return frames.canon(left) == frames.canon(right)


def is_same_thing(a: Terurai, b: Terurai) -> bool:
    """Say whether two phrases taken apart count the same thing under the same condition."""
    return same_thing(a.teks, b.teks)


def _repeats(indikator: IndikatorTerurai, formula: FormulaTerurai, name: Bingkai, top: Bingkai) -> bool:
    """Whether the formula says nothing but the name: no ratio, and nothing of its own."""
    if formula.berrasio or len(formula.suku) > 1:
        return False
    sides = (indikator, formula.pembilang)
    if len({t.ukuran.jenis for t in sides if t.ukuran}) > 1:
        return False
    mine, theirs = frames.canon(name), frames.canon(top)
    return bool(mine) and mine == theirs and stand(name, top).hubungan is Hubungan.SAME


def _bare_count(indikator: IndikatorTerurai, formula: FormulaTerurai, name: Bingkai, top: Bingkai) -> bool:
    """Whether how well something is, on a scale, is to be a mere number of people or things."""
    ukuran, counted = indikator.ukuran, formula.pembilang.ukuran
    if ukuran is None or ukuran.jenis is not JenisUkuran.INDEKS or formula.berrasio or counted is None:
        return False
    if counted.jenis is not JenisUkuran.HITUNGAN or top.kepala is None or top.kepala.entri is None:
        return False
    scored = {"nilai", "skor", "indeks", "bobot", "persepsi"} & set(tokens(formula.teks))
    quality = [k for k in name.keadaan if k.entri.kelas == "keadaan"]
    said = {k.entri.nama for k in top.keadaan}
    return (
        ukuran.kata in ("tingkat", "indeks")
        and not scored
        and (
            bool(quality)
            or (
                name.kepala is not None
                and name.kepala.entri is not None
                and name.kepala.entri.kelas == "ukur"
            )
        )
        and top.kepala.entri.kelas != "ukur"
        and not said & {k.entri.nama for k in quality}
    )


def _not_understood(indikator: IndikatorTerurai, name: Bingkai, top: Bingkai) -> Kedudukan | None:
    """The difference of two frames that is not enough to say that a formula counts something else; else None.

    What carries a thing may be counted for it (puskesmas with medicines, land sown with seed), a share of work may
    be one of whatever is worked on, and a violation is counted by violators. Conditions differ only where they are
    all that differs, or have nothing in common: several of them may be what the one of the name means.
    """
    how = stand(name, top)
    if not how.differs or how.hubungan is Hubungan.OPPOSITE:
        return None
    left = terms.compare(terms.read(name.teks), terms.read(top.teks))
    if how.segi is Segi.KEADAAN:
        beside = left.bersama - {name.kepala.entri.nama if name.kepala and name.kepala.entri else ""}
        strange = not beside and not name.asing and not top.asing
        return None if strange or len(left.satu) == len(left.lain) == 1 else how
    if how.segi is not Segi.BENDA or not left.bersama or _does_more(name, top):
        return None
    share = indikator.ukuran is not None and indikator.ukuran.jenis is JenisUkuran.PERSENTASE
    one_work = any(k.entri is n.entri for k in top.keadaan for n in name.keadaan)
    if name.kerja and (share or one_work):
        return how
    return how if _carries(name, top) or _stands_for(name, top) or _is_record(name, top) else None


def _is_record(name: Bingkai, top: Bingkai) -> bool:
    """Whether decisions or certificates are counted, one for each thing of the name, on what the name says of it."""
    head, counted = (f.kepala.entri if f.kepala else None for f in (name, top))
    if head is None or counted is None or counted.kelas != "dokumen" or not name.keadaan:
        return False
    named = any(x.entri is not None and x.entri.is_a(head) for x in top.populasi)
    return named and all(any(_one_work(k.entri, n.entri) for k in top.keadaan) for n in name.keadaan)


def _does_more(name: Bingkai, top: Bingkai) -> bool:
    """Whether a numerator says of what it counts that it does, or has done to it, what the name knows nothing of."""
    said = (k.entri for k in top.keadaan if not (k.pokok or k.entri.has("generik")))
    return any(not any(_one_work(e, n.entri) for n in name.keadaan) for e in said)


def _one_work(a: Entri, b: Entri) -> bool:
    """Whether two deeds are one, or of those that pass into one another."""
    if relation(a, b) in (Hubungan.SAME, Hubungan.NARROWER, Hubungan.WIDER):
        return True
    return any(e.has("dekat") and b.is_a(e) for e in (a, *a.above()))


def _carries(name: Bingkai, top: Bingkai) -> bool:
    """Whether what a numerator counts is people, bodies, places or goods that have the thing of the name."""
    head = name.kepala.entri if name.kepala else None
    counted = top.kepala.entri if top.kepala else None
    if head is None or counted is None or counted.kelas not in _CARRIERS:
        return False
    if counted.nama == "peserta kegiatan":
        return False  # who takes part has no more of it than a seat
    return any(x.entri is not None and x.entri.is_a(head) for x in top.populasi)


_CARRIERS = frozenset(("orang", "lembaga", "wilayah", "barang"))


def _stands_for(name: Bingkai, top: Bingkai) -> bool:
    """Whether cases are counted by those whose cases they are."""
    heads = [f.kepala.entri.kelas for f in (name, top) if f.kepala and f.kepala.entri]
    return sorted(heads) in (["kasus", "orang"], ["kasus", "lembaga"])


def _judged(name: Bingkai, top: Bingkai, formula: FormulaTerurai) -> Perbandingan:
    how = stand(name, top)
    words = (tuple(how.satu.split()), tuple(how.lain.split()))
    if how.differs:
        return _differing(name, top, how, words)
    added = _with_condition(name, top, formula)
    if added is not None:
        return added
    if how.hubungan is Hubungan.UNKNOWN:
        return Perbandingan(Beda.TAK_DIKETAHUI, 0.4, *words, how)
    if how.hubungan is Hubungan.WIDER and not formula.berrasio and not top.keadaan and not top.asing:
        lost = [k for k in name.syarat if _limits(k) and how.satu == k.teks]
        if lost:
            return Perbandingan(Beda.PEMBATAS_HILANG, 0.7, (lost[0].teks,), (), how)
    subset = _subset(name, top) if formula.berrasio else None
    return subset or Perbandingan(Beda.SESUAI, 1.0, kedudukan=how)


def _subset(name: Bingkai, top: Bingkai) -> Perbandingan | None:
    """A sort of people or things that the name picks out and the numerator does not: all that it leaves out."""
    lost = [
        k
        for k in name.syarat
        if k.entri.induk is not None and k.entri.induk.has("disjoin") and not _says(top, k)
    ]
    if len(lost) == 1 and set(top.asing) <= set(name.asing) and (len(name.keadaan) > 1 or name.asing):
        return Perbandingan(Beda.PEMBATAS_HILANG, 0.7, tuple(lost[0].teks.split()), ())
    return None


def _says(top: Bingkai, one: Keadaan) -> bool:
    return any(k.entri.is_a(one.entri) or one.entri.is_a(k.entri) for k in top.keadaan)


def _with_condition(name: Bingkai, top: Bingkai, formula: FormulaTerurai) -> Perbandingan | None:
    """A condition of its own that the numerator joins to that of the name by "dan"."""
    if not name.keadaan:
        return None
    said = f" {' '.join(tokens(formula.pembilang.teks))} "
    own = {k.entri for k in name.keadaan}
    work = all(k.entri.has("generik") for k in name.keadaan)
    if not work and not own & {k.entri for k in top.keadaan}:
        return None  # the formula says in other words what the name means
    for k in (k for k in top.keadaan if not k.pokok):
        beside = f" {' '.join(k.kata)} dan " in said or f" dan {' '.join(k.kata)} " in said
        work = any(e.has("generik") or e.has("luas") for e in (k.entri, *k.entri.above()))
        if stem(k.kata[0]) in {stem(t) for t in tokens(name.teks)}:
            continue  # "pemantauan" in the name, "dipantau" here
        if (
            k.entri.kelas == "perbuatan"
            and beside
            and not work
            and not any(k.entri.is_a(e) or e.is_a(k.entri) for e in own)
        ):
            return Perbandingan(Beda.SYARAT_TAMBAHAN, 0.6, (), (k.teks,))
    return None


def _differing(
    name: Bingkai, top: Bingkai, how: Kedudukan, words: tuple[tuple[str, ...], tuple[str, ...]]
) -> Perbandingan:
    if how.segi is Segi.KEADAAN:
        if how.hubungan is not Hubungan.OPPOSITE and _is_vague(name.syarat) and _defines(top):
            return Perbandingan(Beda.SESUAI, 1.0, kedudukan=how)  # the formula says what "tertib" means here
        return Perbandingan(Beda.KEADAAN_LAIN, how.keyakinan, *words, how)
    if how.keyakinan < _PART:
        return Perbandingan(Beda.SEBAGIAN_LAIN, how.keyakinan, *words, how)
    return Perbandingan(Beda.OBJEK_LAIN, how.keyakinan, *words, how)


def says_when(nama: str, formula: str, kata: str) -> bool:
    """Say whether a formula says in its own words when the vague ``kata`` of a name is met.

    >>> says_when("Jumlah kelompok yang aktif", "Jumlah kelompok yang mengadakan rapat tiap bulan", "aktif")
    True
    >>> says_when("Jumlah kelompok yang aktif", "Jumlah kelompok yang dibina", "aktif")
    False
    """
    if set(kata.split()) <= set(tokens(formula)) or not set(kata.split()) <= set(tokens(nama)):
        return False
    return _defines(frames.read(formula))


def _is_vague(found: tuple[Keadaan, ...]) -> bool:
    return bool(found) and all({stem(w) for w in k.kata} & samar_akar() for k in found)


def _defines(top: Bingkai) -> bool:
    """Whether the conditions of a numerator say what a vague word means: by states that are none themselves."""
    states = tuple(k for k in top.syarat if k.entri.kelas == "keadaan")
    if top.angka or (states and not _is_vague(states)):
        return True
    own = any(
        k.entri.kelas == "perbuatan" and not k.entri.has("luas") for k in top.syarat if not _is_done_to(k)
    )
    return own or any(_is_of_ones_own(w) for w in tokens(top.teks)[1:])


def _is_done_to(one: Keadaan) -> bool:
    word = one.kata[0]
    work = word.startswith(("di", "ter")) or (word.startswith("pe") and word.endswith("an"))
    return work or any(e.has("luas") for e in one.entri.above())


def _is_of_ones_own(word: str) -> bool:
    """Whether a word says what things do themselves: not that they are given something, or take part in it."""
    if not word.startswith(_OF_ONES_OWN) or word == stem(word):
        return False
    found = lexicon.leksikon().find((word,), 0)
    return found is None or found.entri.nama not in ("peroleh", "ikut")


_OF_ONES_OWN = ("ber", "me")
"""How the verbs begin that say what things do, and not what is done with them."""


def _limits(one: Keadaan) -> bool:
    """Whether a condition picks out some of the things: not what is done with all of them."""
    return not any(
        e.has("luas") or e.has("generik") or e.has("semesta") for e in (one.entri, *one.entri.above())
    )


def _lost_limit(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Perbandingan | None:
    """A word that excludes, or sets the least or the most, whose word is nowhere in the formula."""
    found, whole = indikator.objek + indikator.keadaan, {stem(t) for t in tokens(formula.teks)}
    for i, token in enumerate(found[:-1]):
        after = found[i + 1]
        if after in kelompok("henti") and len(after) > 1:
            continue
        if token in kelompok("paling") and _STANDARDS & set(found[max(0, i - 3) : i]):
            continue  # "standar pelayanan minimal", "upah minimum": its name, and no limit
        apart = formula.berselisih or formula.pelengkap or indikator.kelas is Kelas.DOKUMEN
        if token in kelompok("negasi") and apart:
            continue  # a difference leaves those without; what a paper is about is no limit of it
        sure = 0.8 if token in kelompok("negasi") else 0.75 if token in kelompok("paling") else None
        if sure is not None and stem(after) not in whole:
            return Perbandingan(Beda.PEMBATAS_HILANG, sure, (f"{token} {after}",))
    return None


_STANDARDS = frozenset(("standar", "upah", "kriteria", "ketuntasan", "spm"))


def _widened(formula: FormulaTerurai, name: Bingkai) -> Perbandingan | None:
    """What stands behind an "atau" in the formula alone is counted besides."""
    said = f" {' '.join(tokens(formula.pembilang.teks))} "
    listed = "," in formula.pembilang.teks.partition(" atau ")[0]
    if listed or " atau " not in said or " atau " in f" {' '.join(tokens(name.teks))} ":
        return None
    first, _, second = said.partition(" atau ")
    extra = frames.read(second)
    if extra.kepala is None or extra.kepala.entri is None or stand(name, frames.read(first)).differs:
        return None
    own = name.kepala.entri if name.kepala else None
    more = extra.kepala.entri
    alike = own is not None and own.kelas == more.kelas
    if own is not None and alike and (not more.is_a(own) or stand(name, extra).differs):
        return Perbandingan(Beda.MELUAS, 0.7, (), tuple(tokens(second)))
    return None
