"""Run rules over one cascade: collapse, word, fingerprint and sort what they find."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.tree import pohon
from kaskade_graph.audit import earned
from kaskade_graph.audit import rules as katalog
from kaskade_graph.audit.causes import attach
from kaskade_graph.audit.collapse import collapse
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan, sidik
from kaskade_graph.audit.forms import leave_out
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document import ksk520
from kaskade_graph.audit.withheld import withhold
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.text import fold

UNSURE = 0.5
"""Below this certainty a finding is given as information only."""


class PlacedFinding(Protocol):
    """What has a place among the findings of a cascade."""

    @property
    def unsur(self) -> str: ...
    @property
    def keparahan(self) -> Keparahan: ...
    @property
    def kode(self) -> str: ...
    @property
    def kondisi(self) -> Teks: ...
    @property
    def sidik(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Profil:
    """Which rules run, and how grave what they find is.

    ``pilih`` and ``abaikan`` hold codes or their beginnings (``KSK3`` is a family); nothing chosen means
    all. ``keparahan`` replaces the severity of single rules.
    """

    pilih: tuple[str, ...] = ()
    abaikan: tuple[str, ...] = ()
    keparahan: Mapping[str, Keparahan] = field(default_factory=dict)

    def names(self, rule: Aturan) -> bool:
        """Say whether a rule is asked for by its own code, or given a severity."""
        return rule.kode in self.pilih or rule.kode in self.keparahan

    def apply(self, rules: Iterable[Aturan]) -> list[Aturan]:
        """Return the chosen rules, with their severity in this profile."""
        return [
            replace(rule, keparahan=self.keparahan[rule.kode]) if rule.kode in self.keparahan else rule
            for rule in rules
            if rule.kode.startswith(self.pilih or ("",))
            and not (self.abaikan and rule.kode.startswith(self.abaikan))
        ]


def run(
    source: Kaskade | Konteks,
    rules: Sequence[Aturan] | None = None,
    profil: Profil | None = None,
    *,
    apart: bool = False,
) -> Hasil:
    """Audit one cascade with ``rules`` (the whole catalogue when None) under ``profil``.

    Findings come in the order of the cascade, those of the whole document first; on one element the gravest
    first. ``apart`` runs every shape on its own, which takes longer in all and tells how long each takes.
    """
    ctx = source if isinstance(source, Konteks) else Konteks(source)
    profil = profil or Profil()
    chosen = profil.apply(katalog.load_all() if rules is None else rules)
    found, waktu = _run_engines(ctx, chosen, apart)
    for rule in chosen:
        found[rule.kode] = earned.spoken(rule, found[rule.kode], named=profil.names(rule))
    leave_out(ctx, found)
    chosen, withheld = _withhold(ctx, chosen, found)
    defects = [
        (r, c) for r in chosen for c in collapse(ctx, r, _distinct(found[r.kode]), withheld.get(r.kode, ()))
    ]
    temuan = [
        _temuan(ctx, r, c, s, r.kode in profil.keparahan)
        for (r, c), s in zip(defects, _sidik(ctx, defects), strict=True)
    ]
    temuan = attach(temuan)
    return Hasil(
        kaskade=ctx.kaskade.iri,
        unit=ctx.kaskade.unit.nama,
        tahun=ctx.kaskade.tahun,
        versi=ctx.kaskade.versi,
        temuan=tuple(sorted(temuan, key=lambda t: place(ctx.graf, t))),
        isi=_contents(ctx.kaskade),
        waktu=waktu,
        diperiksa=tuple(sorted(r.kode for r in chosen)),
        pohon=pohon(ctx.kaskade, ctx.graf),
    )


def _withhold(
    ctx: Konteks, chosen: list[Aturan], found: dict[str, list[Cacat]]
) -> tuple[list[Aturan], dict[str, list[Cacat]]]:
    """Take out of ``found`` what stands beside unread text; return the rules, with the one that says so, and it."""
    withheld = withhold(ctx, found)
    if not withheld:
        return chosen, {}
    often = Counter({code: len(hidden) for code, hidden in withheld.items()})
    found[ksk520.ATURAN.kode] = [ksk520.with_withheld(c, often) for c in ksk520.check(ctx)]
    told = any(rule.kode == ksk520.ATURAN.kode for rule in chosen)
    return chosen if told else [*chosen, katalog.get(ksk520.ATURAN.kode)], withheld


def _run_engines(
    ctx: Konteks, rules: Sequence[Aturan], apart: bool
) -> tuple[dict[str, list[Cacat]], dict[str, float]]:
    """Return the defects by rule code, and the seconds each rule took; shapes are one run unless ``apart``."""
    from kaskade_graph.audit.engines import python, shacl, sparql, validator

    engines = {"shacl": shacl.run, "sparql": sparql.run, "python": python.run}
    groups: dict[str, list[Aturan]] = {}
    for rule in rules:
        together = rule.mesin == "shacl" and not apart
        groups.setdefault("shacl" if together else rule.kode, []).append(rule)
    found: dict[str, list[Cacat]] = defaultdict(list)
    seconds: dict[str, float] = {}
    if any(rule.mesin == "shacl" for rule in rules):
        start = time.perf_counter()
        validator.load()
        seconds["validator"] = time.perf_counter() - start
    for name, group in groups.items():
        start = time.perf_counter()
        for rule, cacat in engines[group[0].mesin](ctx, group):
            found[rule.kode].append(cacat)
        seconds[name] = time.perf_counter() - start
    return found, seconds


def _distinct(found: Iterable[Cacat]) -> list[Cacat]:
    """Drop what a rule said twice: the same element, key and words."""
    return list({(c.unsur, c.kunci, c.kondisi): c for c in found}.values())


def _temuan(ctx: Konteks, rule: Aturan, cacat: Cacat, mark: str, as_told: bool) -> Temuan:
    """Return the finding of a defect; ``as_told``: the severity of the rule is the user's, whatever it earned."""
    bukti = cacat.bukti
    if bukti is None:
        bukti = ctx.bukti(cacat.unsur, *cacat.properti)
        bukti += tuple(b for other in cacat.terkait for b in ctx.bukti(other) if b not in bukti)
    certainty = min(cacat.keyakinan, ctx.keyakinan(cacat.unsur, *cacat.properti))
    asks = earned.is_asked(rule, cacat) and not as_told
    keparahan = Keparahan.INFO if asks else cacat.keparahan or rule.keparahan
    advice = cacat.rekomendasi or rule.rekomendasi
    return Temuan(
        kode=rule.kode,
        nama=rule.nama,
        keparahan=Keparahan.INFO if certainty < UNSURE else keparahan,
        unsur=cacat.unsur,
        jalur=ctx.jalur(cacat.unsur),
        kondisi=earned.asked(cacat.kondisi) if asks else cacat.kondisi,
        kriteria=kriteria(rule),
        akibat=rule.akibat,
        rekomendasi=earned.if_so(advice) if asks else advice,
        bukti=bukti,
        keyakinan=round(certainty, 3),
        sidik=mark,
        leksikon=cacat.leksikon,
        path=cacat.path,
        value=cacat.value,
        mewakili=_stands_for(ctx, rule, cacat),
    )


def kriteria(rule: Aturan) -> Teks:
    """Return what should be and, in brackets, where that is laid down, as one sentence."""
    basis = f" ({'; '.join(rule.dasar)})." if rule.dasar else "."
    return Teks(rule.kriteria.id.removesuffix(".") + basis, rule.kriteria.en.removesuffix(".") + basis)


def _sidik(ctx: Konteks, defects: Sequence[tuple[Aturan, Cacat]]) -> list[str]:
    """Return the fingerprints: from the element and its owner; of the whole path where that is not enough.

    The path is kept short on purpose: correcting the tujuan must not make every finding below it a new one.
    """
    unit = (ctx.kaskade.unit.kode_wilayah, ctx.kaskade.unit.slug)

    def mark(rule: Aturan, cacat: Cacat, names: Callable[[str], Sequence[str]]) -> str:
        base = cacat.pangkal or cacat.unsur
        return sidik(rule.kode, (*unit, ctx.jenis(base).id, *names(base)), cacat.kunci)

    short = [mark(r, c, lambda iri: _names(ctx, iri)) for r, c in defects]
    often = Counter(short)
    marks = [
        mark(r, c, ctx.graf.names) if often[s] > 1 else s for (r, c), s in zip(defects, short, strict=True)
    ]
    seen: Counter[str] = Counter()
    for n in sorted(range(len(marks)), key=lambda n: (marks[n], defects[n][1].kondisi.id)):
        seen[marks[n]] += 1
        if seen[marks[n]] > 1:
            marks[n] = sidik(marks[n], (), str(seen[marks[n]]))
    return marks


def _stands_for(ctx: Konteks, rule: Aturan, cacat: Cacat) -> tuple[tuple[str, ...], ...]:
    """Return the fingerprints of what a defect is said for: of each part, under this code and under former ones."""
    codes = (*((rule.kode,) if cacat.untuk else ()), *rule.dahulu)
    parts = cacat.untuk or ((cacat.pangkal or cacat.unsur, cacat.kunci),) if codes else ()
    unit = (ctx.kaskade.unit.kode_wilayah, ctx.kaskade.unit.slug)

    def forms(iri: str, kunci: str) -> Iterator[str]:
        for kode in codes:
            for names in (_names(ctx, iri), ctx.graf.names(iri)):
                yield sidik(kode, (*unit, ctx.jenis(iri).id, *names), kunci)

    return tuple(tuple(dict.fromkeys(forms(*part))) for part in parts)


def _names(ctx: Konteks, iri: str) -> tuple[str, ...]:
    owner = ctx.graf.owner(iri)
    return (fold(ctx.label(iri)), "" if owner in (None, iri) else fold(ctx.label(owner or "")))


def place(graf: GrafKaskade, temuan: PlacedFinding) -> tuple[object, ...]:
    """Sort key of findings: the order of the cascade, on one element the gravest first."""
    at = graf.order.get(temuan.unsur, -1)
    return (at, temuan.unsur, temuan.keparahan.peringkat, temuan.kode, temuan.kondisi.id, temuan.sidik)


def _contents(kaskade: Kaskade) -> dict[str, int]:
    found = Counter(u.jenis for u in kaskade.unsur.values())
    return {j.value: found[j] for j in Jenis if found[j]} | {"Indikator": len(kaskade.indikator)}
