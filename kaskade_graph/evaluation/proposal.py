"""The form (LKE): what share of what is counted fulfils each criterion, as the form's scale says it.

Shares become letters as the form does: all BB, over 75 % B, over 50 CC, over 25 C, over 0 D, none E (PermenPANRB
88/2021). A and AA say that something is exemplary, which people judge. Points are summed over what was seen alone
and never called a predikat.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kaskade_graph.analysis.figures import of_year
from kaskade_graph.analysis.measured import achievement_of
from kaskade_graph.errors import Teks
from kaskade_graph.evaluation.criteria import Criterion, form
from kaskade_graph.evaluation.facts import Facts
from kaskade_graph.evaluation.worksheet import ONE, Worksheet
from kaskade_graph.evaluation.worksheets import RELEVANCE, SMART, fill
from kaskade_graph.model import Jenis, Kaskade, Nilai

POINTS = {"BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30, "E": 0}
_LADDER = ((Decimal(75), "B"), (Decimal(50), "CC"), (Decimal(25), "C"), (Decimal(0), "D"))


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion: how many of ``dari`` fulfil it; ``huruf`` is None where a cascade shows nothing of it."""

    kriteria: Criterion
    terpenuhi: int
    dari: int
    huruf: str | None
    gagal: tuple[str, ...] = ()
    """IRIs of what does not fulfil it."""

    @property
    def poin(self) -> Decimal:
        """The points of the form that the letter is worth, of the criterion's weight."""
        return Decimal(0) if self.huruf is None else self.kriteria.bobot * POINTS[self.huruf] / 100


@dataclass(frozen=True, slots=True)
class Gain:
    """What putting right the findings of one rule would win: points of the form, and the findings there are."""

    kode: str
    poin: Decimal
    temuan: int


def letter(fulfilled: int, of: int) -> str | None:
    """Return the letter for a share; None when nothing is counted.

    >>> letter(4, 4), letter(4, 5), letter(3, 4), letter(0, 4), letter(0, 0)
    ('BB', 'B', 'CC', 'E', None)
    """
    if of == 0:
        return None
    if fulfilled == of:
        return "BB"
    share = Decimal(100 * fulfilled) / of
    return next((name for least, name in _LADDER if share > least), "E")


def judge(facts: Facts, sheets: Sequence[Worksheet] | None = None) -> list[Judged]:
    """Return every criterion of the form, judged from ``sheets`` (those that a person edited, or as filled)."""
    filled = {s.key: s for s in (sheets if sheets is not None else fill(facts))}
    return [_one(facts, filled, criterion) for criterion in form()]


def seen(judged: Sequence[Judged]) -> tuple[Decimal, Decimal]:
    """Return the points, and the weight of the criteria that they are of."""
    told = [j for j in judged if j.huruf is not None]
    return sum((j.poin for j in told), Decimal(0)), sum((j.kriteria.bobot for j in told), Decimal(0))


def gains(facts: Facts) -> list[Gain]:
    """Return for each rule what its findings cost, the dearest first; rules that cost nothing are left out."""
    points, _ = seen(judge(facts))
    codes = sorted({t.kode for found in facts.temuan.values() for t in found})
    counts = {c: sum(t.kode == c for found in facts.temuan.values() for t in found) for c in codes}
    won = [Gain(c, seen(judge(facts.without(frozenset({c}))))[0] - points, counts[c]) for c in codes]
    return sorted((g for g in won if g.poin > 0), key=lambda g: (-g.poin, g.kode))


def _one(facts: Facts, sheets: dict[str, Worksheet], criterion: Criterion) -> Judged:
    if criterion.syarat is None or criterion.satuan is None:
        return Judged(criterion, 0, 0, None)
    counted = _COUNTED[criterion.satuan](facts)
    told = [(iri, done) for iri in counted if (done := _done(facts, sheets, criterion, iri)) is not None]
    fulfilled = sum(done for _, done in told)
    failed = tuple(iri for iri, done in told if not done)
    return Judged(criterion, fulfilled, len(told), letter(fulfilled, len(told)), failed)


def _done(facts: Facts, sheets: dict[str, Worksheet], criterion: Criterion, iri: str) -> bool | None:
    """Say whether one of what is counted fulfils the criterion; None where that cannot be told."""
    assert criterion.syarat is not None
    if criterion.syarat == "aturan":
        places = [iri, *facts.graf.sasaran(iri)] if iri in facts.graf.kaskade.unsur else [iri]
        return not any(facts.against(p, criterion.aturan) for p in places)
    if criterion.syarat in ("smart", "relevansi"):
        keys = SMART if criterion.syarat == "smart" else RELEVANCE
        return _all_given(sheets[criterion.syarat], iri, keys)
    if criterion.syarat == "target":
        given = [_mark(sheets["smart"], iri, k) for k in ("dapat_dicapai", "menantang")]
        return None if None in given else all(v == ONE for v in given)
    return _CONDITIONS[criterion.syarat](facts, iri)


def _all_given(sheet: Worksheet, iri: str, keys: Sequence[str]) -> bool:
    given = [v for k in keys if (v := _mark(sheet, iri, k)) is not None]
    return bool(given) and all(v == ONE for v in given)


def _mark(sheet: Worksheet, iri: str, key: str) -> Decimal | None:
    return next((r.marks[key].nilai for r in sheet.rows if r.iri == iri), None)


def _of(*jenis: Jenis) -> Callable[[Facts], list[str]]:
    return lambda f: [i for i in f.graf.sort(f.graf.kaskade.unsur) if f.graf.kaskade.unsur[i].jenis in jenis]


def _targeted(facts: Facts, iri: str) -> bool:
    return of_year(facts.graf.kaskade.indikator[iri].target, facts.graf.kaskade.tahun) is not None


def _measured(facts: Facts, levels: tuple[Jenis, ...]) -> list[str]:
    return [i for i in facts.graf.kaskade.indikator if facts.graf.level(i) in levels]


_STATEMENTS = (
    Jenis.TUJUAN,
    Jenis.SASARAN_STRATEGIS,
    Jenis.SASARAN_PROGRAM,
    Jenis.SASARAN_KEGIATAN,
    Jenis.SASARAN_SUB_KEGIATAN,
)
_COUNTED: dict[str, Callable[[Facts], list[str]]] = {
    "sasaran": _of(*_STATEMENTS),
    "indikator": lambda f: list(f.graf.kaskade.indikator),
    "iku": lambda f: _measured(f, (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS)),
    "indikator_bertarget": lambda f: [i for i in f.graf.kaskade.indikator if _targeted(f, i)],
    "indikator_berealisasi": lambda f: [i for i, x in f.graf.kaskade.indikator.items() if x.realisasi],
    "pasangan": lambda f: [i for i in f.graf.kaskade.unsur if f.graf.parents(i)],
    "lintas": lambda f: [i for i, u in f.graf.kaskade.unsur.items() if getattr(u, "mendukung_juga", None)],
    "berpagu": lambda f: [i for i, u in f.graf.kaskade.unsur.items() if u.pagu is not None],
    "sub_kegiatan": _of(Jenis.SUB_KEGIATAN),
    "rekomendasi": lambda f: [t.sidik for t, _ in f.followed],
    "indikator_laporan": lambda f: list(f.report.indikator) if f.report else [],
    "unsur_laporan": lambda f: _budgeted(f.report) if f.report else [],
}
UNITS = {
    "sasaran": Teks("rumusan tujuan atau sasaran", "statements of tujuan or sasaran"),
    "indikator": Teks("indikator", "indikator"),
    "iku": Teks("indikator tujuan dan sasaran strategis", "indikator of tujuan and sasaran strategis"),
    "indikator_bertarget": Teks("indikator yang bertarget", "indikator with a target"),
    "indikator_berealisasi": Teks("indikator yang berealisasi", "indikator with realisasi"),
    "pasangan": Teks("pasangan unsur dan induknya", "pairs of an element and its parent"),
    "lintas": Teks("unsur dengan dukungan lintas", "elements with support across"),
    "berpagu": Teks("unsur yang berpagu", "elements with a budget"),
    "sub_kegiatan": Teks("sub kegiatan", "sub kegiatan"),
    "rekomendasi": Teks("rekomendasi tahun lalu", "recommendations of last year"),
    "indikator_laporan": Teks("indikator dalam laporan kinerja", "indikator in the performance report"),
    "unsur_laporan": Teks(
        "unsur berpagu dalam laporan kinerja", "elements with a budget in the performance report"
    ),
}
"""What is counted, in words."""


def _budgeted(report: Kaskade) -> list[str]:
    return [i for i, u in report.unsur.items() if u.pagu is not None or u.anggaran]


def _reached(facts: Facts, iri: str) -> bool | None:
    reached = achievement_of(facts.graf.kaskade.indikator[iri], facts.graf.kaskade.tahun)
    return None if reached is None else reached >= 100


def _reported(facts: Facts, iri: str, other: Callable[[Nilai, int], bool], where: str) -> bool:
    """Say whether the report gives realisasi of its year, and a figure of the kind ``other`` to hold it against."""
    if facts.report is None:
        return False
    one, year = facts.report.indikator[iri], facts.report.tahun
    reached = of_year(one.realisasi, year) is not None
    return reached and any(other(n, year) for n in getattr(one, where))


_CONDITIONS: dict[str, Callable[[Facts, str], bool | None]] = {
    "ada": lambda f, i: True,
    "bertarget": lambda f, i: any(_targeted(f, k) for k in f.graf.indikator(i)),
    "tercapai": _reached,
    "berkala": lambda f, i: any(n.triwulan is not None for n in f.graf.kaskade.indikator[i].realisasi),
    "banding_tahunan": lambda f, i: _reported(
        f, i, lambda n, t: n.tahun == t and not n.akhir_periode, "target"
    ),
    "banding_menengah": lambda f, i: _reported(
        f, i, lambda n, t: bool(n.akhir_periode) or n.tahun > t, "target"
    ),
    "banding_lalu": lambda f, i: _reported(f, i, lambda n, t: n.tahun < t, "realisasi"),
    "serapan": lambda f, i: f.report is not None and bool(f.report.unsur[i].realisasi_anggaran),
    "selesai": lambda f, i: next(done for t, done in f.followed if t.sidik == i),
}
