"""KSK713: figures of one document that contradict each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaskade_graph.analysis.figures import number
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.errors import Teks
from kaskade_graph.language import frames, lexicon
from kaskade_graph.language.frames import Bingkai, Keadaan, canon
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.meaning import is_same_thing
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Terurai, content
from kaskade_graph.language.relations import Hubungan
from kaskade_graph.language.standing import stand
from kaskade_graph.language.words import akar, plain, tokens
from kaskade_graph.model import Nilai
from kaskade_graph.text import fold
from kaskade_graph.values_shown import said as shown_value
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK713",
    nama="angka-saling-bertentangan",
    keparahan=Keparahan.WARNING,
    judul=Teks("Angka dalam dokumen saling bertentangan", "Figures of the document contradict each other"),
    temuan=Teks(
        "Dua angka untuk hal yang sama dalam satu dokumen: jumlah desa, puskesmas, atau sekolah yang berbeda, bagian yang lebih besar daripada keseluruhannya, atau dua target untuk satu ukuran.",
        "Two figures for one thing in one document: numbers of desa, puskesmas or schools that differ, a part larger than its whole, or two targets of one measure.",
    ),
    akibat=Teks(
        "Salah satu angka keliru, sehingga capaian yang dihitung dengannya tidak dapat dipercaya.",
        "One of the figures is wrong, and with it every result calculated from it.",
    ),
    rekomendasi=Teks(
        "Tetapkan angka yang benar dari sumber resminya dan samakan di seluruh dokumen.",
        "Settle the right figure from its official source and use it throughout.",
    ),
    contoh=Teks(
        "Pembagi formula “12 desa”, sedangkan jumlah desa pada indikator lain 10.",
        "A formula divides by “12 desa”, while other indikator count 10 desa.",
    ),
    kriteria=Teks(
        "Angka untuk hal yang sama dinyatakan sama di seluruh dokumen.",
        "One thing has one figure throughout a document.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.2.0",
    keliru=Teks(
        "Dua angka dari tahun atau wilayah yang berbeda yang tidak disebut.",
        "Two figures of different years or areas that are not named.",
    ),
    kasus="""--- dilayani di bawah lebih banyak daripada di atasnya
kegiatan:
  - nama: Perlindungan Sosial
    indikator: [{nama: Jumlah korban bencana yang dilayani, satuan: Orang, target: {2021: 500}}]
    sub_kegiatan:
      - nama: Penyediaan Makanan
        indikator:
          - {nama: Jumlah korban bencana yang menerima makanan, satuan: Orang, target: {2021: 700}}  #! Target Indikator “Jumlah korban bencana yang menerima makanan” sebesar 700, melebihi Indikator “Jumlah korban bencana yang dilayani” di atasnya, 500, padahal yang dihitung adalah bagian daripadanya.
--- hal lain, atau satuan lain
kegiatan:
  - nama: Perlindungan Sosial
    indikator: [{nama: Jumlah korban bencana yang dilayani, satuan: Orang, target: {2021: 500}}]
    sub_kegiatan:
      - nama: Penyediaan Makanan
        indikator: [{nama: Jumlah relawan yang dilatih, satuan: Orang, target: {2021: 700}}]
--- satu jumlah
indikator:
  - {nama: Jumlah desa yang dibina, satuan: Desa, target: {2021: 10}}
  - {nama: Persentase desa tertib, formulasi: Jumlah desa tertib dibagi 10 desa x 100%}
--- sebagian desa saja
indikator:
  - {nama: Jumlah desa yang dibina, satuan: Desa, target: {2021: 4}}
  - {nama: Persentase desa tertib, formulasi: Jumlah desa tertib dibagi 10 desa x 100%}
--- dua jumlah dalam formula
indikator:
  - {nama: Persentase desa tertib, formulasi: Jumlah desa tertib dibagi 10 desa x 100%}
  - {nama: Persentase desa aman, formulasi: Jumlah desa aman dibagi 12 desa x 100%}   #! Jumlah desa disebut 10 pada formula Indikator “Persentase desa tertib”, sedangkan pada formula Indikator “Persentase desa aman” 12.
--- bagian lebih besar daripada keseluruhan
indikator:
  - {nama: Persentase desa tertib, formulasi: Jumlah desa tertib dibagi 10 desa x 100%}
  - {nama: Jumlah desa yang dibina, satuan: Desa, target: {2021: 14}}   #! Target Indikator “Jumlah desa yang dibina” sebesar 14 melebihi jumlah desa, 10, pada formula Indikator “Persentase desa tertib”.
--- jumlah yang berulang berbeda dari pembagi
indikator:
  - {nama: Jumlah desa yang dibina, satuan: Desa, target: {2021: 10}}
  - {nama: Jumlah desa yang dievaluasi, satuan: Desa, target: {2021: 10}}
  - {nama: Persentase desa tertib, formulasi: Jumlah desa tertib dibagi 12 desa x 100%}   #! Formula Indikator “Persentase desa tertib” membagi dengan 12 desa, sedangkan target 2 indikator lain, misalnya Indikator “Jumlah desa yang dibina”, sebesar 10 desa.
--- satu angka yang sedikit lain
indikator:
  - {nama: Jumlah desa yang dibina, satuan: Desa, target: {2021: 19}}
  - {nama: Jumlah desa yang dimonitor, satuan: Desa, target: {2021: 19}}
  - {nama: Jumlah desa yang dievaluasi, satuan: Desa, target: {2021: 20}}   #! Target Indikator “Jumlah desa yang dievaluasi” sebesar 20 desa, sedangkan 2 indikator lain, misalnya Indikator “Jumlah desa yang dibina”, sebesar 19 desa.
--- dua target untuk satu ukuran
tujuan:
  - nama: Meningkatnya pelayanan
    indikator: [{nama: Indeks Kepuasan Masyarakat (IKM), target: {2021: 85}}]
    sasaran:
      - nama: Meningkatnya mutu layanan
        indikator:
          - nama: Indeks Kepuasan Masyarakat   #! Target Indikator “Indeks Kepuasan Masyarakat (IKM)” tahun 2021 sebesar 85, sedangkan untuk ukuran yang sama pada Indikator “Indeks Kepuasan Masyarakat” sebesar 83.
            target: {2021: 83}
""",
)

_STATED = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d{1,5})\s+((?:[a-z]+)(?:\s[a-z]+){0,2})", re.IGNORECASE
)
_WHERE = re.compile(
    r"\b(?:di|pada|dari)\s+(?:seluruh\s+)?(\d{1,5})\s+((?:[a-z]+)(?:\s[a-z]+)?)", re.IGNORECASE
)
"""How many places something is counted in: "di 6 kelurahan"."""
_WHOLES = frozenset(("wilayah", "lembaga"))
"""Classes of which a unit has a fixed number."""


@dataclass(frozen=True, slots=True)
class _Angka:
    """A figure: how many of which thing, whose formula or target it is; ``nilai`` the target itself."""

    jumlah: Decimal
    indikator: str
    nilai: Nilai | None = None


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the figures that contradict an earlier one."""
    yield from _two_targets(ctx)
    yield from _beyond_the_whole(ctx)
    yield from _said_otherwise(ctx)
    yield from _other_sum(ctx)
    totals, counts = _ledger(ctx)
    yield from _two_counts(ctx, {e: found for e, found in counts.items() if e not in totals})
    for entri, stated in totals.items():
        first = stated[0]
        other = next((a for a in stated[1:] if a.jumlah != first.jumlah), None)
        if other is not None:
            yield _two_totals(ctx, entri, first, other)
            continue
        for part in counts.get(entri, ()):
            if part.jumlah > first.jumlah:
                yield _part_over_whole(ctx, entri, part, first)
        often = Counter(a.jumlah for a in counts.get(entri, ()))
        usual, times = often.most_common(1)[0] if often else (first.jumlah, 0)
        if usual < first.jumlah and times > 1:
            yield _unusual(ctx, entri, first, next(a for a in counts[entri] if a.jumlah == usual), times)


_SAID = re.compile(r"(?<![\d.,/%])(\d{1,3}(?:\.\d{3})+|\d{2,6})\s+((?:[a-z][\w/-]*\s*){2,8})", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:dibagi|dikali|pada|x|dan|tahun|terhadap)\b.*$", re.IGNORECASE)


def _said_otherwise(ctx: Konteks) -> Iterator[Cacat]:
    """A count whose target is not the number of the same things that the formula of another indikator states."""
    counts = [t for t in measured(ctx) if t.jenis is JenisUkuran.HITUNGAN]
    for terukur in measured(ctx):
        for figure, words in _SAID.findall(plain(terukur.formula.teks)) if terukur.formula else ():
            stated, what = Decimal(figure.replace(".", "")), frames.read(_AFTER.sub("", words))
            for count in counts if what.kepala is not None and what.syarat else ():
                amount = _amount(ctx, count)
                if amount is None or amount.nilai is None or amount.nilai == stated or count is terukur:
                    continue
                if _is_number_of(what, frames.read(count.nama)):
                    yield _not_as_said(ctx, (count, amount), terukur, f"{figure} {what.teks}")


def _is_number_of(said: Bingkai, counted: Bingkai) -> bool:
    """Whether a number that is stated is that of the very things counted: one thing, under the same conditions."""
    heads = [f.kepala.entri if f.kepala else None for f in (said, counted)]
    conditions = [{k.entri for k in f.syarat if k.benar} for f in (said, counted)]
    return (
        heads[0] is not None
        and heads[0] is heads[1]
        and bool(conditions[0])
        and conditions[0] <= conditions[1]
    )


def _not_as_said(ctx: Konteks, count: tuple[Terukur, Nilai], by: Terukur, said: str) -> Cacat:
    what, other = ctx.sebut(count[0].indikator.iri), ctx.sebut(by.indikator.iri)
    return Cacat(
        unsur=count[0].indikator.iri,
        kondisi=Teks(
            f"Target {what.id} sebesar {shown_value(count[1])}, sedangkan formula {other.id} menyebut {quote(said)}.",
            f"The target of {what.en} is {shown_value(count[1])}, but the formula of {other.en} states {quote(said)}.",
        ),
        kunci=fold(said),
        properti=(KIN.memilikiTarget, RDFS.label),
        terkait=(by.indikator.iri,),
        keparahan=Keparahan.WARNING,
        keyakinan=0.7,
    )


_NEARLY = Decimal("0.1")
"""Share by which two counts of what a unit has a fixed number of differ, and still look like that number."""
_ENOUGH = 5


def _two_counts(ctx: Konteks, counts: dict[Entri, list[_Angka]]) -> Iterator[Cacat]:
    """A count that is a little off what several others have: they look like one number, misstated."""
    for entri, found in counts.items():
        usual, times = Counter(a.jumlah for a in found).most_common(1)[0]
        for part in found:
            off = abs(part.jumlah - usual)
            if times > 1 and usual >= _ENOUGH and 0 < off <= usual * _NEARLY:
                yield _off(ctx, entri, part, next(a for a in found if a.jumlah == usual), times)


def _off(ctx: Konteks, entri: Entri, part: _Angka, usual: _Angka, times: int) -> Cacat:
    what, other = ctx.sebut(part.indikator), ctx.sebut(usual.indikator)
    return Cacat(
        unsur=part.indikator,
        kondisi=Teks(
            f"Target {what.id} sebesar {number(part.jumlah)} {entri.nama}, sedangkan {times} indikator lain, misalnya "
            f"{other.id}, sebesar {number(usual.jumlah)} {entri.nama}.",
            f"The target of {what.en} is {number(part.jumlah)} {entri.nama}, while that of {times} other indikator, "
            f"such as {other.en}, is {number(usual.jumlah)} {entri.nama}.",
        ),
        kunci=fold(entri.nama),
        properti=(KIN.memilikiTarget, RDFS.label),
        terkait=(usual.indikator,),
        keyakinan=0.6,
    )


def _ledger(ctx: Konteks) -> tuple[dict[Entri, list[_Angka]], dict[Entri, list[_Angka]]]:
    """The whole numbers that formulas state, and the targets of counts, by the thing counted."""
    totals: dict[Entri, list[_Angka]] = defaultdict(list)
    counts: dict[Entri, list[_Angka]] = defaultdict(list)
    for terukur in measured(ctx):
        below = terukur.formula.penyebut if terukur.formula else None
        where = _WHERE.findall(plain(terukur.formula.teks)) if terukur.formula else []
        for figure, words in [*_STATED.findall(plain(below.teks)), *where] if below else where:
            entri = _whole(words)
            if entri is not None:
                totals[entri].append(_Angka(Decimal(figure.replace(".", "")), terukur.indikator.iri))
        head = frames.read(terukur.nama).kepala
        if terukur.jenis is JenisUkuran.HITUNGAN and head is not None and head.entri is not None:
            for nilai in terukur.indikator.target:
                if (
                    nilai.tahun == ctx.kaskade.tahun
                    and nilai.whole_year
                    and nilai.nilai is not None
                    and (head.entri.kelas in _WHOLES or len(head.kata) > 1)
                ):
                    counts[head.entri].append(_Angka(nilai.nilai, terukur.indikator.iri, nilai))
    return totals, counts


def _whole(words: str) -> Entri | None:
    """The thing that stands behind a number, where a unit has a fixed number of it."""
    said = tokens(words)
    found = lexicon.leksikon().find(said, 0) if said else None
    if found is None:
        return None
    named = found.tepat and found.panjang > 1 and found.entri.is_thing  # "kendaraan wajib uji": all of them
    return found.entri if named or found.entri.kelas in _WHOLES else None


def _two_totals(ctx: Konteks, entri: Entri, one: _Angka, other: _Angka) -> Cacat:
    first, second = ctx.sebut(one.indikator), ctx.sebut(other.indikator)
    return Cacat(
        unsur=other.indikator,
        kondisi=Teks(
            f"Jumlah {entri.nama} disebut {number(one.jumlah)} pada formula {first.id}, sedangkan pada formula "
            f"{second.id} {number(other.jumlah)}.",
            f"The number of {entri.nama} is {number(one.jumlah)} in the formula of {first.en}, but "
            f"{number(other.jumlah)} in that of {second.en}.",
        ),
        kunci=fold(entri.nama),
        properti=(KIN.formulasi,),
        terkait=(one.indikator,),
    )


def _part_over_whole(ctx: Konteks, entri: Entri, part: _Angka, whole: _Angka) -> Cacat:
    what, where = ctx.sebut(part.indikator), ctx.sebut(whole.indikator)
    return Cacat(
        unsur=part.indikator,
        kondisi=Teks(
            f"Target {what.id} sebesar {number(part.jumlah)} melebihi jumlah {entri.nama}, "
            f"{number(whole.jumlah)}, pada formula {where.id}.",
            f"The target of {what.en}, {number(part.jumlah)}, is more than the number of {entri.nama}, "
            f"{number(whole.jumlah)}, in the formula of {where.en}.",
        ),
        kunci=fold(entri.nama),
        properti=(KIN.memilikiTarget, RDFS.label),
        terkait=(whole.indikator,),
    )


def _unusual(ctx: Konteks, entri: Entri, whole: _Angka, part: _Angka, times: int) -> Cacat:
    what, other = ctx.sebut(whole.indikator), ctx.sebut(part.indikator)
    return Cacat(
        unsur=whole.indikator,
        kondisi=Teks(
            f"Formula {what.id} membagi dengan {number(whole.jumlah)} {entri.nama}, sedangkan target {times} "
            f"indikator lain, misalnya {other.id}, sebesar {number(part.jumlah)} {entri.nama}.",
            f"The formula of {what.en} divides by {number(whole.jumlah)} {entri.nama}, while the target of {times} "
            f"other indikator, such as {other.en}, is {number(part.jumlah)} {entri.nama}.",
        ),
        kunci=fold(entri.nama),
        properti=(KIN.formulasi,),
        terkait=(part.indikator,),
        keyakinan=0.6,
    )


def _other_sum(ctx: Konteks) -> Iterator[Cacat]:
    """A count by a formula that adds up counts of elements below it, where their targets add up to something else."""
    counts = [t for t in measured(ctx) if t.jenis is JenisUkuran.HITUNGAN or t.jenis is None]
    for whole in counts:
        owner, total = ctx.graf.owner(whole.indikator.iri), _amount(ctx, whole)
        if (
            whole.formula is None
            or len(whole.formula.suku) < 2
            or owner is None
            or not total
            or not total.nilai
        ):
            continue
        below = [t for t in counts if owner in ctx.graf.ancestors(ctx.graf.owner(t.indikator.iri) or owner)]
        parts = [_part_named(ctx, term, below) for term in whole.formula.suku]
        figures = [_amount(ctx, p) for p in parts if p is not None]
        amounts = [n.nilai for n in figures if n is not None and n.nilai is not None]
        if len(amounts) < len(parts) or len({p.indikator.iri for p in parts if p}) < len(parts):
            continue
        if sum(amounts) != total.nilai:
            yield _not_the_sum(ctx, whole, total, [p for p in parts if p is not None], amounts)


def _part_named(ctx: Konteks, term: Terurai, below: list[Terukur]) -> Terukur | None:
    """The one count below that speaks of all that a term of a sum names."""
    named = content(term.objek) - akar("umum")
    found = [t for t in below if named and named <= content(t.bagian.objek + t.bagian.keadaan)]
    return found[0] if len(found) == 1 else None


def _not_the_sum(
    ctx: Konteks, whole: Terukur, total: Nilai, parts: list[Terukur], amounts: list[Decimal]
) -> Cacat:
    what, added = ctx.sebut(whole.indikator.iri), " + ".join(number(a) for a in amounts)
    return Cacat(
        unsur=whole.indikator.iri,
        kondisi=Teks(
            f"Target {what.id} sebesar {shown_value(total)}, sedangkan target yang dijumlahkan formulanya di bawahnya "
            f"{added} = {number(sum(amounts, Decimal()))}.",
            f"The target of {what.en} is {shown_value(total)}, but the targets below that its formula adds up are "
            f"{added} = {number(sum(amounts, Decimal()))}.",
        ),
        kunci="jumlah",
        properti=(KIN.memilikiTarget, KIN.formulasi),
        terkait=tuple(p.indikator.iri for p in parts),
        keparahan=Keparahan.WARNING,
        keyakinan=0.8,
    )


_COUNTED = frozenset(("kasus", "lembaga", "orang", "wilayah"))
"""Classes of things that are counted once: of those served above, those served below are a part."""


def _beyond_the_whole(ctx: Konteks) -> Iterator[Cacat]:
    """A count below that is more than the count above of the very things it is a part of."""
    counts = {t.indikator.iri: t for t in measured(ctx) if t.jenis is JenisUkuran.HITUNGAN}
    for iri, below in counts.items():
        owner = ctx.graf.owner(iri)
        above = [i for p in ctx.graf.parents(owner) for i in ctx.graf.indikator(p)] if owner else []
        for whole in (counts[i] for i in above if i in counts):
            mine, theirs = _amount(ctx, below), _amount(ctx, whole)
            if mine is None or theirs is None or not mine.nilai or not theirs.nilai:
                continue
            if mine.nilai > theirs.nilai and _is_part(below, whole):
                yield _more_than_all(ctx, (below, mine), (whole, theirs))


def _amount(ctx: Konteks, terukur: Terukur) -> Nilai | None:
    """The target of the year of the cascade, in the unit of the indikator."""
    year = ctx.kaskade.tahun
    return next((n for n in terukur.indikator.target if n.tahun == year and n.whole_year), None)


def _is_part(below: Terukur, whole: Terukur) -> bool:
    """Whether all that is counted below is among what is counted above, which is all of its kind that is served."""
    one, other = whole.indikator, below.indikator
    if one.tipe is not other.tipe or fold(one.satuan or "") != fold(other.satuan or ""):
        return False
    all_, some = frames.read(whole.nama), frames.read(below.nama)
    head = all_.kepala.entri if all_.kepala else None
    if (
        head is None
        or head.kelas not in _COUNTED
        or head.has("luas")
        or all_.asing
        or not all(map(_is_work, all_.syarat))
    ):
        return False
    return stand(all_, some).hubungan in (Hubungan.SAME, Hubungan.NARROWER)


def _is_work(one: Keadaan) -> bool:
    """Whether a condition says that the office deals with all of them: served, managed, guided."""
    return any(e.has("generik") or e.has("luas") for e in (one.entri, *one.entri.above()))


def _more_than_all(ctx: Konteks, part: tuple[Terukur, Nilai], whole: tuple[Terukur, Nilai]) -> Cacat:
    (below, mine), (above, theirs) = part, whole
    what, other = ctx.sebut(below.indikator.iri), ctx.sebut(above.indikator.iri)
    return Cacat(
        unsur=below.indikator.iri,
        kondisi=Teks(
            f"Target {what.id} sebesar {shown_value(mine)}, melebihi {other.id} di atasnya, {shown_value(theirs)}, "
            "padahal yang dihitung adalah bagian daripadanya.",
            f"The target of {what.en} is {shown_value(mine)}, more than {other.en} above it, {shown_value(theirs)}, "
            "although it counts a part of that.",
        ),
        kunci="bagian",
        properti=(KIN.memilikiTarget, RDFS.label),
        terkait=(above.indikator.iri,),
        keyakinan=0.8,
    )


def _two_targets(ctx: Konteks) -> Iterator[Cacat]:
    """One rate or index, in the same words or others, with two targets for one year."""
    seen: dict[tuple[object, ...], tuple[Terukur, Nilai]] = {}
    for terukur in measured(ctx):
        amount = terukur.jenis in (None, JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI, JenisUkuran.BESARAN)
        # What is added up may differ from element to element; on one element the same words are one amount.
        place = (ctx.graf.owner(terukur.indikator.iri), fold(terukur.nama)) if amount else None
        said = canon(frames.read(terukur.nama))
        for nilai in terukur.indikator.target:
            key = (
                terukur.jenis,
                said,
                place,
                nilai.tahun,
                nilai.triwulan,
                nilai.akhir_periode,
                fold(nilai.satuan or ""),
            )
            first = seen.setdefault(key, (terukur, nilai))
            if said and shown_value(first[1]) != shown_value(nilai):
                yield _differing(ctx, first, (terukur, nilai))
    yield from _two_amounts(ctx)


def _two_amounts(ctx: Konteks) -> Iterator[Cacat]:
    """One count, in the same words and by the same formula, above and below, with two targets for one year."""
    counts = [t for t in measured(ctx) if t.jenis is JenisUkuran.HITUNGAN]
    owners = {t.indikator.iri: ctx.graf.owner(t.indikator.iri) for t in counts}
    for below in counts:
        owner = owners[below.indikator.iri]
        above = set(ctx.graf.ancestors(owner)) if owner else set()
        for whole in counts:
            if owners[whole.indikator.iri] not in above or not _is_one_count(below, whole):
                continue
            if any(_is_beside(ctx, other, below, whole) for other in counts):
                continue  # what is above is what several below make up
            mine, theirs = _amount(ctx, below), _amount(ctx, whole)
            if mine is not None and theirs is not None and shown_value(mine) != shown_value(theirs):
                yield _differing(ctx, (whole, theirs), (below, mine))


def _is_beside(ctx: Konteks, other: Terukur, below: Terukur, whole: Terukur) -> bool:
    """Whether another element under the same whole has that count as well."""
    owner, mine, top = (ctx.graf.owner(t.indikator.iri) for t in (other, below, whole))
    if owner is None or owner in (mine, top) or top not in ctx.graf.ancestors(owner):
        return False
    return _is_one_count(other, whole)


def _is_one_count(a: Terukur, b: Terukur) -> bool:
    """Whether both count one thing in one unit, by names and by formulas, in these words or in others."""
    if fold(a.indikator.satuan or "") != fold(b.indikator.satuan or ""):
        return False
    if fold(a.nama) != fold(b.nama) and not is_same_thing(a.bagian, b.bagian):
        return False
    if a.formula is None or b.formula is None:
        return a.formula is b.formula and fold(a.nama) == fold(b.nama)
    if fold(a.formula.teks) == fold(b.formula.teks):
        return True
    if a.formula.berrasio or b.formula.berrasio:
        return False
    tops = [frames.read(f.pembilang.teks) for f in (a.formula, b.formula)]
    return stand(*tops).hubungan in (Hubungan.SAME, Hubungan.NARROWER, Hubungan.WIDER)


def _differing(ctx: Konteks, one: tuple[Terukur, Nilai], other: tuple[Terukur, Nilai]) -> Cacat:
    first, second = (ctx.sebut(t.indikator.iri) for t, _ in (one, other))
    year, figures = one[1].tahun, (shown_value(one[1]), shown_value(other[1]))
    return Cacat(
        unsur=other[0].indikator.iri,
        kondisi=Teks(
            f"Target {first.id} tahun {year} sebesar {figures[0]}, sedangkan untuk ukuran yang sama pada {second.id} "
            f"sebesar {figures[1]}.",
            f"The target of {first.en} for {year} is {figures[0]}, but for the same measure {second.en} it is "
            f"{figures[1]}.",
        ),
        kunci=f"target {year}",
        properti=(KIN.memilikiTarget, RDFS.label),
        terkait=(one[0].indikator.iri,),
        keparahan=Keparahan.ERROR,
        keyakinan=0.9,
    )
