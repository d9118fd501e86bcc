"""References of the questions on values, years, units and official names: see :mod:`tests.queries.reference`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from kaskade_graph import scales
from kaskade_graph.model import Indikator, Jenis, Kaskade, Nilai, Unsur
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, SKOS, SSSOM
from tests.queries.reference import (
    ACTIVITIES,
    NAMES,
    Cells,
    Collection,
    above,
    achieved,
    answers,
    beyond,
    children,
    code_of,
    distinct,
    edition_of,
    ends,
    half_up,
    indikators,
    named,
    numbers,
    officials,
    or_none,
    own_indikators,
    pairs,
    said,
    term,
    title,
    yearly,
)

Scope = list[Kaskade]


def reached(t: Nilai, r: Nilai, arah: str | None) -> bool | None:
    """Say whether a realisasi reaches a target, whatever the forms of the two; None where that cannot be said."""
    falls = arah == "Negatif"
    grade, score = scales.by_iri(t.peringkat or ""), scales.by_iri(r.peringkat or "")
    if t.nilai is None or r.nilai is None:
        if grade and score and grade.skala == score.skala:
            return score.urutan >= grade.urutan
        if grade and grade.dari is not None and r.nilai is not None and r.nilai != grade.dari:
            return r.nilai > grade.dari
    if t.pembilang is not None and r.pembilang is not None and t.penyebut and r.penyebut and arah:
        one, other = t.pembilang / t.penyebut, r.pembilang / r.penyebut
        return other <= one if falls else other >= one
    low, high = (r.nilai, r.nilai) if r.nilai is not None else (r.batas_bawah, r.batas_atas)
    upper = t.nilai if t.nilai is not None else t.batas_atas
    lower = t.nilai if t.nilai is not None else t.batas_bawah
    if upper is not None and (falls or lower is None):
        if high is not None and (high < upper or (high == upper and not t.batas_terbuka)):
            return True
        return False if low is not None and (low > upper or (low == upper and t.batas_terbuka)) else None
    if lower is None or (falls and t.nilai is not None):
        return None
    if low is not None and (low > lower or (low == lower and not t.batas_terbuka)):
        return True
    return False if high is not None and (high < lower or (high == lower and t.batas_terbuka)) else None


def _both(k: Kaskade) -> Iterator[tuple[Indikator, Nilai, Nilai]]:
    for i in indikators(k):
        for t in yearly(i.target):
            yield from ((i, t, r) for r in yearly(i.realisasi) if r.tahun == t.tahun)


@answers("capaian-tidak-terhitung")
def _(c: Collection, scope: Scope) -> Cells:
    words = {True: "tercapai", False: "tidak tercapai", None: "tidak dapat dinilai"}
    out = []
    for k in scope:
        for i, t, r in _both(k):
            if t.nilai is None or r.nilai is None:
                out.append(
                    (i.iri, title(k), i.label, said(t), said(r), i.satuan, words[reached(t, r, i.arah)])
                )
    return distinct(out)


def _label(c: Collection, iri: str) -> str | None:
    home = c.home.get(iri)
    return home.unsur[iri].label if home else None


@answers("dukungan-tambahan")
def _(c: Collection, scope: Scope) -> Cells:
    return [
        (u.iri, u.label, other, _label(c, other), title(k))
        for k in scope
        for u in k.unsur.values()
        for other in u.mendukung_juga
    ]


@answers("indikator-daerah")
def _(c: Collection, scope: Scope) -> Cells:
    out = []
    for k in scope:
        for u in k.unsur.values():
            goals = {g for up in (u, *above(k, u)) for g in up.mendukung_daerah}
            own = [k.indikator[i] for i in u.diukur_oleh]
            for g in goals:
                for i in (*own, *own_indikators(k, u)):
                    if i.label is not None:
                        out.append((g, _label(c, g), i.iri, i.label, u.iri, u.label, title(k)))
    return distinct(out)


@answers("cakupan-program")
def _(c: Collection, scope: Scope) -> Cells:
    groups: dict[tuple[object, ...], list[set[str]]] = defaultdict(lambda: [set(), set()])
    for k in scope:
        for p in named(k, Jenis.PROGRAM):
            for o in officials(k, p.iri):
                group = groups[k.tahun, k.unit.nama, code_of(o), p.label]
                for keg in children(k, p.iri):
                    group[0].add(keg.iri)
                    group[1] |= {s.iri for s in children(k, keg.iri)}
    return [(*key, len(kegs), len(subs)) for key, (kegs, subs) in groups.items()]


@answers("capaian-indikator")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for i in indikators(k):
            for target, value in pairs(i):
                if target > 0:
                    share = half_up(value * 1000 / target, 0) / 10
                    yield i.iri, title(k), i.label, target, value, i.satuan, term(i.arah), share


def _measured(k: Kaskade, *kinds: Jenis) -> Iterator[tuple[Unsur, Indikator]]:
    for u in k.unsur.values():
        if not kinds or u.jenis in kinds:
            for i in own_indikators(k, u):
                yield u, i


@answers("cara-kecamatan-lain")
def _(c: Collection, scope: Scope) -> Cells:
    mine = c.home[c.given["unsur"]]
    wanted = set(officials(mine, c.given["unsur"]))
    out = []
    for k in scope:
        if k.unit.iri != mine.unit.iri:
            for u, i in _measured(k):
                if wanted & set(officials(k, u.iri)) and i.label is not None:
                    for target in or_none(t for t in map(said, yearly(i.target)) if t is not None):
                        out.append((i.iri, k.unit.nama, k.tahun, i.label, i.formulasi, i.satuan, target))
    return distinct(out)


def _official_ways(c: Collection, concept: str) -> list[tuple[str, str | None]]:
    """Return official indikator and unit of an entry, and of those that are exactly the same in other editions."""
    out = []
    for one in (concept, *c.alike(concept, SKOS.exactMatch)):
        facts = c.nomenclature.get(one, {})
        for name in facts.get(KIN.indikatorResmi, ()):
            out += [(name, unit) for unit in or_none(facts.get(KIN.satuanResmi, ()))]
    return out


@answers("cara-resmi")
def _(c: Collection, scope: Scope) -> Cells:
    out = []
    for k in scope:
        for u, i in _measured(k, Jenis.SUB_KEGIATAN):
            for o in officials(k, u.iri):
                if c.given.get("resmi", o) != o or u.label is None or i.label is None:
                    continue
                for name, unit in _official_ways(c, o):
                    same = "ya" if i.label.lower() == name.lower() else "tidak"
                    out.append((i.iri, k.unit.nama, k.tahun, u.label, i.label, i.satuan, name, unit, same))
    return distinct(out)


@answers("cara-resmi-unit")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        every, official = set(), set()
        for u, i in _measured(k, Jenis.SUB_KEGIATAN):
            for o in officials(k, u.iri):
                for name, _unit in _official_ways(c, o):
                    if i.label is not None:
                        every.add(u.iri)
                        if i.label.lower() == name.lower():
                            official.add(u.iri)
        if every:
            share = half_up(Decimal(len(official) * 1000) / len(every), 0) / 10
            yield k.iri, title(k), len(every), len(official), share


@answers("definisi-indikator")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        i = k.indikator.get(c.given["indikator"])
        if i is not None and i.label is not None:
            yield from distinct(
                (
                    i.iri,
                    title(k),
                    i.label,
                    i.formulasi,
                    term(i.tipe),
                    term(i.arah),
                    i.sumber_data,
                    t,
                    i.satuan,
                )
                for t in or_none(t for t in map(said, yearly(i.target)) if t is not None)
            )


def _years(c: Collection, scope: Scope) -> Iterator[tuple[Kaskade, Kaskade]]:
    """Yield each cascade in scope with that of its unit the year before."""
    for k in scope:
        for before in c.current:
            if before.unit.iri == k.unit.iri and before.tahun == k.tahun - 1:
                yield before, k


def _same_pairs(k: Kaskade) -> set[tuple[str, str]]:
    return {(m.subjek, m.objek) for m in k.kecocokan if m.predikat == KIN.indikatorSama}


@answers("indikator-baru")
def _(c: Collection, scope: Scope) -> Cells:
    for before, k in _years(c, scope):
        known = {fold(i.label or "") for i in indikators(before)}
        linked = {a for a, b in _same_pairs(k) if b in before.indikator}
        for i in indikators(k):
            if fold(i.label or "") not in known and i.iri not in linked:
                yield i.iri, i.label, k.unit.nama, before.tahun, k.tahun


@answers("indikator-hilang")
def _(c: Collection, scope: Scope) -> Cells:
    for before, k in _years(c, scope):
        known = {fold(i.label or "") for i in indikators(k)}
        linked = {b for a, b in _same_pairs(k) if a in k.indikator}
        for i in indikators(before):
            if fold(i.label or "") not in known and i.iri not in linked:
                yield i.iri, i.label, before.unit.nama, before.tahun, k.tahun


def _missing(here: Kaskade, there: Kaskade) -> Iterator[Unsur]:
    """Yield the activities of one cascade that another has neither by kind and name nor by official entry."""
    known = {(u.jenis, fold(u.label or "")) for u in named(there, *ACTIVITIES)}
    official = {o for u in there.unsur for o in officials(there, u)}
    for u in named(here, *ACTIVITIES):
        if (u.jenis, fold(u.label or "")) not in known and not official & set(officials(here, u.iri)):
            yield u


@answers("unsur-baru")
def _(c: Collection, scope: Scope) -> Cells:
    for before, k in _years(c, scope):
        for u in _missing(k, before):
            yield u.iri, NAMES[u.jenis], u.label, k.unit.nama, before.tahun, k.tahun


@answers("unsur-hilang")
def _(c: Collection, scope: Scope) -> Cells:
    for before, k in _years(c, scope):
        for u in _missing(before, k):
            yield u.iri, NAMES[u.jenis], u.label, before.unit.nama, before.tahun, k.tahun


@answers("isi-unsur")
def _(c: Collection, scope: Scope) -> Cells:
    out = []
    for k in scope:
        top = k.unsur.get(c.given["unsur"])
        if top is None:
            continue
        below = children(k, top.iri)
        inside = [top, *below, *(g for b in below for g in children(k, b.iri))]
        helped = {top.iri, *top.memiliki_sasaran}
        for u in k.unsur.values():
            support = "utama" if u in inside else "tambahan" if _helps(k, u, helped) else None
            if u.jenis not in ACTIVITIES or u.label is None or support is None:
                continue
            for s in or_none(k.unsur[s] for s in u.memiliki_sasaran):
                label, measures = (s.label, s.diukur_oleh) if isinstance(s, Unsur) else (None, [])
                for i in or_none(k.indikator[i].label for i in measures if k.indikator[i].label):
                    out.append((u.iri, NAMES[u.jenis], u.label, label, i, support, title(k)))
    return distinct(out)


def _helps(k: Kaskade, u: Unsur, helped: set[str]) -> bool:
    """Whether an activity, or its own sasaran, gives further support to one of ``helped``."""
    return any(helped & set(g.mendukung_juga) for g in (u, *(k.unsur[s] for s in u.memiliki_sasaran)))


@answers("liga-sub-kegiatan")
def _(c: Collection, scope: Scope) -> Cells:
    wanted = {c.given["resmi"], *c.alike(c.given["resmi"], SKOS.exactMatch, SKOS.closeMatch)}
    out = []
    for k in scope:
        for u, i in _measured(k):
            if not wanted & set(officials(k, u.iri)) or i.label is None:
                continue
            for t in numbers(i.target):
                for r in numbers(i.realisasi):
                    if t.tahun == r.tahun and t.nilai is not None and r.nilai is not None:
                        got = achieved(i, t.nilai, r.nilai)
                        if got is not None:
                            arah = str(i.arah) if i.arah else None
                            row = (
                                i.iri,
                                t.tahun,
                                k.unit.nama,
                                i.label,
                                t.nilai,
                                r.nilai,
                                i.satuan,
                                arah,
                                got,
                            )
                            out.append(row)
    return distinct(out)


@answers("lintas-program")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        groups: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for u in k.unsur.values():
            near = [u, *above(k, u)]
            for p in near:
                if p.jenis is Jenis.PROGRAM:
                    for i in own_indikators(k, u):
                        if i.label is not None:
                            groups[fold(i.label)].append((i.label, p.iri, i.iri))
        for group in groups.values():
            names, programs, items = (set(part) for part in zip(*group, strict=True))
            if len(programs) > 1:
                yield title(k), min(names), len(programs), len(items)


@answers("pagu-dan-capaian")
def _(c: Collection, scope: Scope) -> Cells:
    out = []
    for k in scope:
        for u, i in _measured(k, Jenis.SUB_KEGIATAN):
            if u.pagu is None or u.label is None or i.label is None:
                continue
            for target, value in pairs(i):
                got = achieved(i, target, value)
                if got is not None:
                    out.append((u.iri, title(k), u.label, u.pagu, i.label, target, value, got))
    return distinct(out)


@answers("pagu-program")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for p in named(k, Jenis.PROGRAM):
            below = [s for keg in children(k, p.iri) for s in children(k, keg.iri)]
            subs = [s for s in below if s.jenis is Jenis.SUB_KEGIATAN]
            yield (
                p.iri,
                title(k),
                p.label,
                p.pagu,
                len(subs),
                sum((s.pagu or Decimal(0) for s in subs), Decimal(0)),
            )


@answers("pagu-terbesar")
def _(c: Collection, scope: Scope) -> Cells:
    out = []
    for k in scope:
        for u in named(k, Jenis.SUB_KEGIATAN):
            if u.pagu is not None:
                programs = [a.label for a in above(k, u) if a.jenis is Jenis.PROGRAM and a.label is not None]
                out += [(u.iri, u.label, u.pagu, p, title(k)) for p in or_none(programs)]
    return distinct(out)


@answers("pagu-unit")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        budgets = [u.pagu for u in k.of(Jenis.SUB_KEGIATAN) if u.pagu is not None]
        if budgets:
            yield k.iri, title(k), len(budgets), sum(budgets, Decimal(0))


_WORDS = (
    (SKOS.exactMatch, "sama"),
    (SKOS.closeMatch, "dekat"),
    (SKOS.broadMatch, "lebih luas"),
    (SKOS.narrowMatch, "lebih sempit"),
)


@answers("pekerjaan-resmi")
def _(c: Collection, scope: Scope) -> Cells:
    here = c.given["resmi"]
    facts = c.nomenclature
    found: list[tuple[str, str | None, str | None]] = [(here, None, None)] if here in facts else []
    for predicate, word in _WORDS:
        for other in c.alike(here, predicate):
            notes = [
                (word + ": " + m[KIN.alasan][0], m[SSSOM.confidence][0])
                for m in facts.values()
                if {here, other} == {*m.get(SSSOM.subject_id, ()), *m.get(SSSOM.object_id, ())}
                and KIN.alasan in m
                and SSSOM.confidence in m
            ]
            found += [(other, w, n) for w, n in notes or [(word, None)]]
    out = []
    for other, word, sure in found:
        own = facts[other]
        for i in or_none(own.get(KIN.indikatorResmi, ())):
            for u in or_none(own.get(KIN.satuanResmi, ())) if i else [None]:
                edition = own[SKOS.inScheme][0].partition("/nomenklatur/")[2]
                certain = None if sure is None else Decimal(sure)
                out.append(
                    (other, edition, own[SKOS.notation][0], own[SKOS.prefLabel][0], i, u, word, certain)
                )
    return distinct(out)


@answers("penanggung-jawab-unsur")
def _(c: Collection, scope: Scope) -> Cells:
    kinds = (*ACTIVITIES, Jenis.SASARAN_STRATEGIS)
    for k in scope:
        u = k.unsur.get(c.given["unsur"])
        for a in [u, *above(k, u)] if u else ():
            if a.jenis in kinds and a.label is not None and a.penanggung_jawab is not None:
                yield a.iri, NAMES[a.jenis], a.label, a.penanggung_jawab, title(k)


@answers("peringkat-capaian")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        got = [
            (i.iri, share)
            for i in k.indikator.values()
            for target, value in pairs(i)
            if (share := achieved(i, target, value)) is not None
        ]
        if got:
            mean = sum((s for _, s in got), Decimal(0)) / len(got)
            reached = {iri for iri, s in got if s >= 100}
            yield k.iri, title(k), len({iri for iri, _ in got}), len(reached), half_up(mean, 2)


@answers("perubahan-target")
def _(c: Collection, scope: Scope) -> Cells:
    out = []
    for before, k in _years(c, scope):
        for i in indikators(k):
            for old in indikators(before):
                if fold(i.label or "") == fold(old.label or ""):
                    for t in map(said, yearly(i.target)):
                        for was in map(said, yearly(old.target)):
                            if None not in (t, was) and t != was:
                                out.append((i.iri, i.label, k.unit.nama, before.tahun, was, k.tahun, t))
    return distinct(out)


@answers("program-tidak-ada")
def _(c: Collection, scope: Scope) -> Cells:
    labels: dict[str, set[str]] = defaultdict(set)
    units: dict[str, set[str]] = defaultdict(set)
    for k in c.current:
        for p in named(k, Jenis.PROGRAM):
            for o in officials(k, p.iri):
                if c.given.get("resmi", o) == o:
                    labels[o].add(p.label or "")
                    units[o].add(k.unit.iri)
    for k in scope:
        own = {o for u in k.unsur for o in officials(k, u)}
        for o in labels:
            if o not in own and edition_of(o) in {edition_of(x) for x in own}:
                yield title(k), code_of(o), min(labels[o]), len(units[o])


@answers("ragam-ukuran")
def _(c: Collection, scope: Scope) -> Cells:
    groups: dict[str, list[tuple[str, str, str, str | None]]] = defaultdict(list)
    for k in scope:
        for u, i in _measured(k, Jenis.SUB_KEGIATAN):
            for o in officials(k, u.iri):
                if c.given.get("resmi", o) == o and u.label is not None and i.label is not None:
                    groups[o].append((u.label, k.unit.iri, fold(i.label), i.satuan))
    for o, group in groups.items():
        names, units, measures, satuan = (set(part) for part in zip(*group, strict=True))
        yield o, code_of(o), min(names), len(units), len(measures), len(satuan - {None})


@answers("rantai-ke-tujuan")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        u = k.unsur.get(c.given["unsur"])
        near = {a.iri: a for a in above(k, u)} if u else {}
        far = {a.iri: a for a in beyond(k, u) if a.iri not in near} if u else {}
        for a in (*near.values(), *far.values()):
            if a.label is not None:
                support = "utama" if a.iri in near else "tambahan"
                yield a.iri, a.label, NAMES[a.jenis], _LEVELS[a.jenis], support, title(k)


_LEVELS = {
    Jenis.SASARAN_SUB_KEGIATAN: 0,
    Jenis.SUB_KEGIATAN: 0,
    Jenis.SASARAN_KEGIATAN: 1,
    Jenis.KEGIATAN: 1,
    Jenis.SASARAN_PROGRAM: 2,
    Jenis.PROGRAM: 2,
    Jenis.SASARAN_STRATEGIS: 3,
    Jenis.TUJUAN: 4,
}


@answers("salinan-antar-unit")
def _(c: Collection, scope: Scope) -> Cells:
    having: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for k in scope:
        names[k.unit.iri].add(k.unit.nama)
        for i in k.indikator.values():
            if i.formulasi:
                having[fold(i.formulasi)].add(k.unit.iri)
    most = 3 if len(names) > 5 else 2
    shared = Counter(tuple(sorted(units)) for key, units in having.items() if key and 2 <= len(units) <= most)
    for (first, *third, last), count in shared.items():
        if count > 3:
            for one, other, another in product(names[first], names[last], names[third[0]] if third else [""]):
                yield first, one, last, other, another, count


@answers("sub-kegiatan-pendukung")
def _(c: Collection, scope: Scope) -> Cells:
    out = []
    for k in scope:
        for u in named(k, Jenis.SUB_KEGIATAN):
            chain = [u, *above(k, u)]
            owned = {s for a in chain for s in a.memiliki_sasaran} | {a.iri for a in chain}
            if c.given["sasaran"] in owned:
                support = "utama"
            elif _reached(k, u, c.given["sasaran"]):
                support = "tambahan"
            else:
                continue
            for keg in or_none(k.unsur[m] for m in u.mendukung if m in k.unsur):
                up = [k.unsur[m] for m in keg.mendukung if m in k.unsur] if isinstance(keg, Unsur) else []
                programs = [p.label for p in up if p.jenis is Jenis.PROGRAM and p.label is not None]
                label = keg.label if isinstance(keg, Unsur) else None
                out += [(u.iri, u.label, label, p, support, title(k)) for p in or_none(programs)]
    return distinct(out)


def _reached(k: Kaskade, u: Unsur, sasaran: str) -> bool:
    """Whether a sub kegiatan reaches a sasaran by further support: itself, or what it is the own sasaran of."""
    for end, up in ends(k, u):
        bearing = [a for a in (end, *up) if end.iri not in a.memiliki_sasaran]
        if sasaran in {end.iri, *(a.iri for a in up), *(s for a in bearing for s in a.memiliki_sasaran)}:
            return True
    return False


@answers("tanggung-jawab")
def _(c: Collection, scope: Scope) -> Cells:
    kinds = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, *ACTIVITIES)
    for k in scope:
        for u in named(k, *kinds):
            if u.penanggung_jawab == c.given["penanggungJawab"]:
                yield u.iri, NAMES[u.jenis], u.label, u.pagu, title(k)
        for i in indikators(k):
            if i.penanggung_jawab == c.given["penanggungJawab"]:
                yield i.iri, "Indikator", i.label, None, title(k)


@answers("target-realisasi")
def _(c: Collection, scope: Scope) -> Cells:
    out = []
    for k in scope:
        asked = [u for u in k.unsur.values() if c.given.get("unsur", u.iri) == u.iri]
        for i in [
            i for u in asked for i in (*(k.indikator[i] for i in u.diukur_oleh), *own_indikators(k, u))
        ]:
            ends = [n for n in i.target if n.akhir_periode]
            out += [
                (i.iri, i.label, f"{n.tahun} (akhir periode)", None, said(n), None, n.satuan, title(k))
                for n in ends
            ]
            planned = [n for n in i.target if not n.akhir_periode]
            for n in (*planned, *i.realisasi):
                at = (n.tahun, n.triwulan)
                targets = [said(t) for t in planned if (t.tahun, t.triwulan) == at and said(t) is not None]
                reals = [said(r) for r in i.realisasi if (r.tahun, r.triwulan) == at and said(r) is not None]
                for t in or_none(targets):
                    for r in or_none(reals):
                        out.append((i.iri, i.label, n.tahun, n.triwulan, t, r, n.satuan, title(k)))
    return distinct(out)


@answers("target-tidak-tercapai")
def _(c: Collection, scope: Scope) -> Cells:
    return distinct(
        (i.iri, title(k), i.label, said(t), said(r), i.satuan, term(i.arah))
        for k in scope
        for i, t, r in _both(k)
        if reached(t, r, i.arah) is False
    )


@answers("tautan-indikator")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for m in k.kecocokan:
            if (
                m.predikat in (KIN.indikatorSama, SKOS.closeMatch, SKOS.relatedMatch)
                and m.subjek in k.indikator
            ):
                own = k.indikator[m.subjek]
                home = c.home.get(m.objek)
                other = home.indikator[m.objek].label if home and m.objek in home.indikator else None
                sure = f"{round(m.keyakinan, 3):g}"
                if own.label is not None:
                    yield own.iri, own.label, m.predikat, m.objek, other, sure, m.alasan or None


@answers("tren-indikator")
def _(c: Collection, scope: Scope) -> Cells:
    start = c.given["indikator"]
    links = [pair for k in c.kaskade for pair in _same_pairs(k)]
    known, grew = {start}, True
    while grew:  # along links, as far as they go
        more = {x for a, b in links if a in known or b in known for x in (a, b)} - known
        known |= more
        grew = bool(more)
    unit = c.home[start].unit.iri
    out = []
    for k in scope:
        for i in indikators(k):
            if i.iri in known and c.home[i.iri].unit.iri == unit:
                out += _over_years(k, i)
    return distinct(out)


def _over_years(k: Kaskade, i: Indikator) -> Iterator[tuple[object, ...]]:
    targets = [(t.tahun, said(t)) for t in yearly(i.target) if said(t) is not None]
    reals = [(r.tahun, said(r)) for r in yearly(i.realisasi) if said(r) is not None]
    for t in targets:
        same = [r for r in reals if r[0] == t[0]]
        for _year, value in same or [(None, None)]:
            yield i.iri, t[0], title(k), i.label, t[1], value, i.satuan
    if not targets:
        for year, value in reals or [(k.tahun, None)]:
            yield i.iri, year, title(k), i.label, None, value, i.satuan


@answers("unsur-dengan-kode")
def _(c: Collection, scope: Scope) -> Cells:
    wanted = {c.given["resmi"], *c.alike(c.given["resmi"], SKOS.exactMatch, SKOS.closeMatch)}
    out = []
    for k in scope:
        for u in k.unsur.values():
            if u.label is not None and wanted & set(officials(k, u.iri)):
                for s in or_none(k.unsur[s].label for s in u.memiliki_sasaran):
                    out.append((u.iri, k.unit.nama, k.tahun, u.label, s, u.pagu))
    return distinct(out)
