"""What saved questions must answer, in plain Python over the models: slow, obvious, and apart from the queries.

A reference takes the collection, the cascades in scope, and the values of the other parameters, and returns rows: the
text of each cell, None for an empty one. :func:`rows` asks one by the id of its question. Nothing here knows SPARQL.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from kaskade_graph.model import Indikator, Jenis, Kaskade, Nilai, Unsur
from kaskade_graph.store import reference as official
from kaskade_graph.vocab import BERLAKU, ID, KATALOG, KIN

Row = tuple[str | None, ...]
Cells = Iterable[Sequence[object]]
ACTIVITIES = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
OBJECTIVES = (
    Jenis.TUJUAN,
    Jenis.SASARAN_STRATEGIS,
    Jenis.SASARAN_PROGRAM,
    Jenis.SASARAN_KEGIATAN,
    Jenis.SASARAN_SUB_KEGIATAN,
)
NAMES = {
    Jenis.TUJUAN: "Tujuan",
    Jenis.SASARAN_STRATEGIS: "Sasaran Strategis",
    Jenis.PROGRAM: "Program",
    Jenis.SASARAN_PROGRAM: "Sasaran Program",
    Jenis.KEGIATAN: "Kegiatan",
    Jenis.SASARAN_KEGIATAN: "Sasaran Kegiatan",
    Jenis.SUB_KEGIATAN: "Sub Kegiatan",
    Jenis.SASARAN_SUB_KEGIATAN: "Sasaran Sub Kegiatan",
}


@dataclass
class Collection:
    """Every edition there is, and what follows from them."""

    kaskade: Sequence[Kaskade]
    given: dict[str, str] = field(default_factory=dict)

    @cached_property
    def current(self) -> list[Kaskade]:
        """The last edition of every unit and year; documents beside a cascade are none."""
        last: dict[tuple[str, int], Kaskade] = {}
        for k in sorted(self.kaskade, key=lambda k: (k.versi != "murni", k.versi)):
            if "/dok/" not in k.iri:
                last[k.unit.iri, k.tahun] = k
        return sorted(last.values(), key=lambda k: k.iri)

    def covered(self, scope: str) -> list[Kaskade]:
        """Return the cascades in a scope."""
        if scope == BERLAKU:
            return self.current
        if scope.startswith(f"{KATALOG}/tahun/"):
            year, _, code = scope.removeprefix(f"{KATALOG}/tahun/").partition("/")
            return [
                k for k in self.current if str(k.tahun) == year and f"{k.unit.kode_wilayah}.".startswith(code)
            ]
        if scope.startswith(ID + "wilayah/"):
            code = scope.removeprefix(ID + "wilayah/")
            return [k for k in self.current if f"{k.unit.kode_wilayah}.".startswith(f"{code}.")]
        series = [k for k in self.current if f"{k.unit.iri}/{k.tahun}" == scope]
        return series or [k for k in self.kaskade if k.iri == scope]

    @cached_property
    def home(self) -> dict[str, Kaskade]:
        """The cascade of every element and indikator."""
        return {iri: k for k in self.kaskade for iri in (*k.unsur, *k.indikator)}

    @cached_property
    def nomenclature(self) -> dict[str, dict[str, list[str]]]:
        """Facts of the official nomenclature: subject, predicate, values."""
        out: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in official.quads():
            out[quad.subject.value][quad.predicate.value].append(quad.object.value)
        return out

    def alike(self, concept: str, *predicates: str) -> list[str]:
        """Return what the nomenclature says is the same as an official entry."""
        return [o for p in predicates for o in self.nomenclature.get(concept, {}).get(p, ())]


def title(k: Kaskade) -> str:
    return f"{k.unit.nama} {k.tahun} ({k.versi})"


def officials(k: Kaskade, iri: str) -> list[str]:
    """Return the official entries of an element."""
    return [m.objek for m in k.kecocokan if m.subjek == iri and m.predikat == KIN.nomenklatur]


def code_of(concept: str) -> str:
    return concept.partition("/nomenklatur/")[2].partition("/")[2]


def edition_of(concept: str) -> str:
    return concept.partition("/nomenklatur/")[2].partition("/")[0]


def named(k: Kaskade, *kinds: Jenis) -> Iterator[Unsur]:
    return (u for u in k.unsur.values() if u.jenis in kinds and u.label is not None)


def indikators(k: Kaskade) -> Iterator[Indikator]:
    return (i for i in k.indikator.values() if i.label is not None)


def owners(k: Kaskade, iri: str) -> list[Unsur]:
    return [u for u in k.unsur.values() if iri in u.diukur_oleh]


def children(k: Kaskade, iri: str) -> list[Unsur]:
    return [u for u in k.unsur.values() if iri in u.mendukung]


def above(k: Kaskade, unsur: Unsur) -> list[Unsur]:
    """Return everything that an element supports, near or far."""
    out: dict[str, Unsur] = {}
    todo = [unsur]
    while todo:
        for iri in todo.pop().mendukung:
            if iri in k.unsur and iri not in out:
                out[iri] = k.unsur[iri]
                todo.append(k.unsur[iri])
    return list(out.values())


def beyond(k: Kaskade, unsur: Unsur) -> list[Unsur]:
    """Return what an element reaches by one further support, near or far: see :func:`ends`."""
    return list({u.iri: u for end, up in ends(k, unsur) for u in (end, *up)}.values())


def ends(k: Kaskade, unsur: Unsur) -> Iterator[tuple[Unsur, list[Unsur]]]:
    """Yield what an element, what is above it, or their own sasaran give further support to, and what is above that.

    What stands in another cascade is told by ``dukungan-tambahan``. Above an own sasaran stand its activity and what
    that supports.
    """
    chain = [unsur, *above(k, unsur)]
    givers = [*chain, *(k.unsur[s] for u in chain for s in u.memiliki_sasaran if s in k.unsur)]
    for iri in (j for g in givers for j in g.mendukung_juga):
        if iri in k.unsur:
            bearers = [u for u in k.unsur.values() if iri in u.memiliki_sasaran]
            more = [a for u in (k.unsur[iri], *bearers) for a in above(k, u)]
            yield k.unsur[iri], [*bearers, *more]


def own_indikators(k: Kaskade, unsur: Unsur) -> list[Indikator]:
    """Return the indikator that measure an activity: those of its own sasaran."""
    return [k.indikator[i] for s in unsur.memiliki_sasaran if s in k.unsur for i in k.unsur[s].diukur_oleh]


def yearly(values: Iterable[Nilai]) -> list[Nilai]:
    return [n for n in values if n.triwulan is None and not n.akhir_periode]


def numbers(values: Iterable[Nilai]) -> list[Nilai]:
    return [n for n in yearly(values) if n.nilai is not None]


def said(n: Nilai) -> Decimal | str | None:
    """Return a value as questions show it: its figure, else as it is printed."""
    return n.tercetak if n.nilai is None else n.nilai


def pairs(i: Indikator) -> list[tuple[Decimal, Decimal]]:
    """Return the yearly targets of an indikator with the realisasi of the same year."""
    return [
        (t.nilai, r.nilai)
        for t in numbers(i.target)
        for r in numbers(i.realisasi)
        if t.tahun == r.tahun and t.nilai is not None and r.nilai is not None
    ]


def achieved(i: Indikator, target: Decimal, value: Decimal) -> Decimal | None:
    """Return the achievement in percent; for what should fall, twice the target less the value, over the target."""
    falls = i.arah == "Negatif"
    if target == 0:
        return Decimal(100) if falls and value == 0 else None
    return half_up((2 * target - value if falls else value) * 100 / target, 2)


def half_up(value: Decimal, digits: int) -> Decimal:
    """Round a half towards more, as SPARQL does."""
    step = Decimal(1).scaleb(-digits)
    return (value / step + Decimal("0.5")).to_integral_value("ROUND_FLOOR") * step


# --- asking -----------------------------------------------------------------------------------------------

Reference = Callable[[Collection, list[Kaskade]], Cells]
REFERENCES: dict[str, Reference] = {}


def answers(query_id: str) -> Callable[[Reference], Reference]:
    """Register a reference as that of a question."""

    def register(made: Reference) -> Reference:
        REFERENCES[query_id] = made
        return made

    return register


def rows(query_id: str, kaskade: Sequence[Kaskade], given: dict[str, str]) -> Counter[Row]:
    """Return the rows that the question must give: ``given`` holds values as RDF has them, the scope's IRI too."""
    collection = Collection(kaskade, given)
    scope = collection.covered(given.get("lingkup", BERLAKU))
    return Counter(tuple(cell(c) for c in row) for row in REFERENCES[query_id](collection, scope))


def cell(value: object) -> str | None:
    """Return a value as its text; numbers without trailing zeros."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text in ("-0", "") else text
    return str(value)


def term(value: object) -> str | None:
    """Return an enumerated value as the IRI of its term."""
    return None if value is None else KIN[str(value)]


def distinct(cells: Cells) -> list[Sequence[object]]:
    return list(dict.fromkeys(tuple(row) for row in cells))


def or_none(values: Iterable[object]) -> list[object]:
    """Return ``values``, or one None where there is none: what an optional part gives."""
    return list(values) or [None]
