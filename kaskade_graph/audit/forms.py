"""What a document is not asked for: what the form of its kind has no place for.

A perjanjian kinerja prints neither formula nor tujuan, and lacks neither. What a document prints all the same, if
only once, it has a place for; where that is empty, it is a defect as anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rule import Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Indikator, Jenis, JenisDokumen

_OWN = (Jenis.SASARAN_PROGRAM, Jenis.SASARAN_KEGIATAN, Jenis.SASARAN_SUB_KEGIATAN)
_ACTIVITIES = frozenset((Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN))
_STATEMENTS = frozenset((Jenis.SASARAN_STRATEGIS,))


@dataclass(frozen=True, slots=True)
class FormPart:
    """Something that forms have a place for or not.

    ``rules`` miss it, each on elements of some kinds (None: on any); ``printed`` tells whether a document has it.
    """

    name: Teks
    rules: Mapping[str, frozenset[Jenis] | None]
    printed: Callable[[Konteks], bool]


def _of_indikator(name: Teks, code: str, value: Callable[[Indikator], object]) -> FormPart:
    return FormPart(name, {code: None}, lambda ctx: any(value(i) for i in ctx.kaskade.indikator.values()))


def _has(*kinds: Jenis) -> Callable[[Konteks], bool]:
    return lambda ctx: any(u.jenis in kinds for u in ctx.kaskade.unsur.values())


def _tied(ctx: Konteks) -> bool:
    """Whether any program says what it supports, or any sasaran what supports it."""
    return any(u.mendukung for u in ctx.unsur(Jenis.PROGRAM))


def _measured(ctx: Konteks) -> bool:
    """Whether any program, kegiatan or sub kegiatan has an indikator."""
    below = ctx.unsur(*_ACTIVITIES, *_OWN)
    return any(u.diukur_oleh for u in below)


FORMULA = _of_indikator(Teks("formulasi", "formulas"), "KSK202", lambda i: i.formulasi)
TYPE = _of_indikator(Teks("tipe penghitungan", "types of calculation"), "KSK203", lambda i: i.tipe)
SOURCE = _of_indikator(Teks("sumber data", "sources of data"), "KSK204", lambda i: i.sumber_data)
UNIT = _of_indikator(Teks("satuan", "units"), "KSK205", lambda i: i.satuan)
TARGET = _of_indikator(Teks("target", "targets"), "KSK206", lambda i: i.target)
ANSWERS = FormPart(
    Teks("penanggung jawab", "who answers"),
    {"KSK208": None},
    lambda ctx: any(u.penanggung_jawab or u.diampu_oleh for u in ctx.kaskade.unsur.values()),
)
TUJUAN = FormPart(
    Teks("tujuan", "tujuan"),
    {"KSK112": None, "KSK104": _STATEMENTS, "KSK304": None},
    _has(Jenis.TUJUAN),
)
SASARAN = FormPart(
    Teks("sasaran strategis", "sasaran strategis"),
    {"KSK104": frozenset((Jenis.PROGRAM,)), "KSK304": None, "KSK315": None, "KSK319": None},
    _has(Jenis.SASARAN_STRATEGIS),
)
TIES = FormPart(
    Teks("kaitan program dengan sasaran", "links of programs with sasaran"),
    {
        "KSK104": frozenset((Jenis.PROGRAM,)),
        "KSK304": None,
        "KSK305": None,
        "KSK315": None,
        "KSK316": None,
        "KSK319": None,
    },
    _tied,
)
STATEMENTS = FormPart(
    Teks(
        "pernyataan sasaran program, kegiatan, dan sub kegiatan",
        "statements of program, kegiatan, sub kegiatan",
    ),
    {"KSK101": None},
    lambda ctx: any(u.label for u in ctx.unsur(*_OWN)),
)
MEASURES = FormPart(
    Teks("indikator program, kegiatan, dan sub kegiatan", "indikator of program, kegiatan and sub kegiatan"),
    {"KSK308": _ACTIVITIES},
    _measured,
)
PROGRAMS = FormPart(Teks("program", "programs"), {"KSK305": None, "KSK316": None}, _has(Jenis.PROGRAM))
KEGIATAN = FormPart(Teks("kegiatan", "kegiatan"), {"KSK302": None}, _has(Jenis.KEGIATAN, Jenis.SUB_KEGIATAN))
SUB_KEGIATAN = FormPart(Teks("sub kegiatan", "sub kegiatan"), {"KSK303": None}, _has(Jenis.SUB_KEGIATAN))


@dataclass(frozen=True, slots=True)
class Form:
    """What a kind of document has no place for, and the regulation that its form stands in."""

    basis: str
    without: tuple[FormPart, ...]


_MEASURING = (FORMULA, TYPE, SOURCE)
_AGREEMENT = (*_MEASURING, UNIT, ANSWERS, TUJUAN, TIES, STATEMENTS, MEASURES, KEGIATAN, SUB_KEGIATAN)
FORMS: dict[JenisDokumen, Form] = {
    JenisDokumen.PERJANJIAN_KINERJA: Form("PermenPANRB 53/2014", _AGREEMENT),
    JenisDokumen.LAPORAN_KINERJA: Form("PermenPANRB 53/2014", _AGREEMENT),
    JenisDokumen.IKU: Form(
        "PermenPAN 9/2007",
        (TYPE, UNIT, TARGET, TUJUAN, TIES, PROGRAMS, KEGIATAN, SUB_KEGIATAN, STATEMENTS, MEASURES),
    ),
    JenisDokumen.RENSTRA: Form("Permendagri 86/2017", (*_MEASURING, TIES, STATEMENTS)),
    JenisDokumen.RPJMD: Form("Permendagri 86/2017", (*_MEASURING, TIES, STATEMENTS, KEGIATAN, SUB_KEGIATAN)),
    JenisDokumen.RENJA: Form("Permendagri 86/2017", (*_MEASURING, TUJUAN, SASARAN, TIES, STATEMENTS)),
    JenisDokumen.DPA: Form("PP 12/2019", (*_MEASURING, ANSWERS, TUJUAN, SASARAN, TIES, STATEMENTS)),
}
"""By kind of document; a cascade is asked for all."""


def not_asked(ctx: Konteks) -> tuple[FormPart, ...]:
    """Return what a document of this kind has no place for and does not print."""
    form = FORMS.get(ctx.kaskade.jenis)
    return tuple(part for part in form.without if not part.printed(ctx)) if form else ()


def leave_out(ctx: Konteks, found: dict[str, list[Cacat]]) -> Counter[str]:
    """Take out of ``found`` (defects by code) what only misses parts that are not asked for; return how many."""
    out: Counter[str] = Counter()
    for part in ctx.once(not_asked):
        for code, kinds in part.rules.items():
            kept = [c for c in found.get(code, ()) if kinds and _kind(ctx, c) not in kinds]
            if len(kept) != len(found.get(code, ())):
                out[code] += len(found[code]) - len(kept)
                found[code] = kept
    return out


def _kind(ctx: Konteks, cacat: Cacat) -> Jenis | None:
    unsur = ctx.kaskade.unsur.get(cacat.unsur)
    return unsur.jenis if unsur else None
