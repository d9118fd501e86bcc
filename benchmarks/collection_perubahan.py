"""Revised editions (``perubahan``) of cascades, with every change recorded: the truth for ``kaskade diff``.

A revision keeps most of the cascade. Sub kegiatan come, go and are taken to another kegiatan, a program to
another sasaran, an indikator in other words to another sub kegiatan; indikator come, go, make room for another
and are reworded; names are written with a slip; formula, source, type of calculation, target and pagu change. One
indikator is reworded and changed at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from collection_metrics import Metric, editions, official, sub_metrics
from collection_spec import Built, Measure, Node, Spec
from collection_text import misspelling, reword

from kaskade_graph.model import Jenis
from kaskade_graph.text import fold

DITAMBAH, DIHAPUS, GANTI_NAMA, PINDAH, DIUBAH = "ditambah", "dihapus", "ganti-nama", "pindah", "diubah"
Change = tuple[str, str | None, str | None]
"""What happened, the IRI in ``murni`` and that in ``perubahan`` (None: not there)."""


_HARD = 0.5
"""Share of moved sub kegiatan that are written with a slip as well."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node, its own sasaran statement, or one of its measures."""

    item: Node | Measure
    statement: bool = False

    def iri(self, built: Built) -> str:
        """Return the IRI it got."""
        iri = built.iri_of[id(self.item)]
        return built.kaskade.unsur[iri].memiliki_sasaran[0] if self.statement else iri


@dataclass(slots=True)
class Revision:
    """A cascade and its revision; ``twins`` gives the old form of what both have, by ``id`` of the new one."""

    murni: Spec
    perubahan: Spec
    twins: dict[int, Node | Measure] = field(default_factory=dict)
    done: list[tuple[str, Place | None, Place | None]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    def note(self, status: str, item: Node | Measure, statement: bool = False) -> None:
        """Record what was done to something that both have."""
        self.touched.add(id(item))
        self.done.append((status, Place(self.twins[id(item)], statement), Place(item, statement)))

    def measures(self, jenis: Jenis) -> list[Measure]:
        """Return the measures of one level that nothing has happened to."""
        nodes = [n for n in self.perubahan.nodes(jenis) if id(n) in self.twins]
        return [m for n in nodes for m in n.measures if id(m) in self.twins and id(m) not in self.touched]

    def nodes(self, jenis: Jenis) -> list[Node]:
        """Return the nodes of one level that nothing has happened to."""
        found = self.perubahan.nodes(jenis)
        return [n for n in found if id(n) in self.twins and id(n) not in self.touched]

    def changes(self, murni: Built, perubahan: Built) -> set[Change]:
        """Return the truth by IRI, once both are built."""
        return {
            (status, old and old.iri(murni), new and new.iri(perubahan)) for status, old, new in self.done
        }


def revise(spec: Spec, rng: Random) -> Revision:
    """Return a revision of ``spec``: what each step of :data:`_STEPS` does, where there is something to do it to."""
    new = replace(spec.copy(), versi="perubahan-1")
    out = Revision(spec, new)
    for old, now in zip(spec.tujuan.walk(), new.tujuan.walk(), strict=True):
        out.twins[id(now)] = old
        out.twins |= {id(m): o for o, m in zip(old.measures, now.measures, strict=True)}
    for step in _STEPS:
        step(out, rng)
    return out


def _drop_sub(out: Revision, rng: Random) -> None:
    holders = [n for n in out.nodes(Jenis.KEGIATAN) if len(n.children) > 1]
    if holders:
        holder = rng.choice(holders)
        old = out.twins[id(holder.children.pop(rng.randrange(len(holder.children))))]
        assert isinstance(old, Node)
        places = [Place(old), Place(old, statement=True), *(Place(m) for m in old.measures)]
        out.done += [(DIHAPUS, p, None) for p in places]


def _add_sub(out: Revision, rng: Random) -> None:
    """A sub kegiatan of the same kegiatan in the nomenclature that the cascade did not have."""
    edition = editions()["sipd-2025" if out.perubahan.tahun >= 2025 else "050-3708-2020"]
    had = {n.line for n in out.murni.nodes(Jenis.SUB_KEGIATAN)}
    choices = [
        (kegiatan, work)
        for kegiatan in out.nodes(Jenis.KEGIATAN)
        for work in edition.works.values()
        if work.parent == edition.by_line[kegiatan.line][0].kode
        and work.line not in had
        and official(work.line)
    ]
    if choices:
        kegiatan, work = rng.choice(choices)
        printed = work.kode if kegiatan.kode else None
        node = Node(Jenis.SUB_KEGIATAN, work.line, work.nama, printed, sasaran=f"Terlaksananya {work.nama}")
        node.measures = [_measure(rng, work.line)]
        kegiatan.children.append(node)
        places = [Place(node), Place(node, statement=True), Place(node.measures[0])]
        out.done += [(DITAMBAH, None, p) for p in places]


def _measure(rng: Random, line: str, but: frozenset[str] = frozenset()) -> Measure:
    metric = rng.choice([m for m in sub_metrics(line) if m.key not in but])
    return Measure(metric, metric.nama, metric.formulasi, "Laporan Tahunan", Decimal(str(metric.base)))


def _add_indikator(out: Revision, rng: Random) -> None:
    node = rng.choice(out.nodes(Jenis.SUB_KEGIATAN))
    has = frozenset(m.metric.key for m in node.measures)
    if len(has) < len(sub_metrics(node.line)):
        node.measures.append(_measure(rng, node.line, has))
        out.done.append((DITAMBAH, None, Place(node.measures[-1])))


_OTHERS = (
    Metric("sasaran#sakip", "Nilai SAKIP Kecamatan", "Hasil evaluasi SAKIP oleh Inspektorat", "Nilai", 68),
    Metric(
        "sasaran#bumdes", "Persentase BUMDes yang aktif", "Jumlah BUMDes aktif / jumlah BUMDes", "Persen", 55
    ),
    Metric(
        "sasaran#konflik", "Persentase konflik yang diselesaikan", "Konflik selesai / konflik", "Persen", 90
    ),
)


def _exchange_indikator(out: Revision, rng: Random) -> None:
    """One indikator of a sasaran makes room for one of another thing."""
    node = rng.choice(out.nodes(Jenis.SASARAN_STRATEGIS))
    old = out.twins[id(node.measures.pop(rng.randrange(len(node.measures))))]
    metric = rng.choice(_OTHERS)
    node.measures.append(
        Measure(metric, metric.nama, metric.formulasi, "Inspektorat", Decimal(str(metric.base)))
    )
    out.done += [(DIHAPUS, Place(old), None), (DITAMBAH, None, Place(node.measures[-1]))]


def _move_indikator(out: Revision, rng: Random) -> None:
    """An indikator goes to another sub kegiatan, mostly in other words."""
    measure = rng.choice(out.measures(Jenis.SUB_KEGIATAN))
    subs = out.nodes(Jenis.SUB_KEGIATAN)
    goal = rng.choice([n for n in subs if all(m is not measure for m in n.measures)])
    for node in out.perubahan.nodes(Jenis.SUB_KEGIATAN):
        node.measures = [m for m in node.measures if m is not measure]
    goal.measures.append(measure)
    _reworded(out, rng, measure)
    out.note(PINDAH, measure)


def _reword_indikator(out: Revision, rng: Random) -> None:
    for jenis in (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN, Jenis.SUB_KEGIATAN):
        measures = out.measures(jenis)
        if measures:
            _reworded(out, rng, rng.choice(measures))


def _reworded(out: Revision, rng: Random, measure: Measure) -> bool:
    nama, _ = reword(rng, measure.nama, out.perubahan.nama, 2)
    if fold(nama) == fold(measure.nama):  # another way of writing only
        return False
    measure.nama = nama
    out.note(GANTI_NAMA, measure)
    return True


def _rename(out: Revision, rng: Random) -> None:
    """A sub kegiatan with a slip in its name, and the sasaran of another in other words."""
    _misspelt(out, rng, rng.choice(out.nodes(Jenis.SUB_KEGIATAN)))
    other = rng.choice(out.nodes(Jenis.SUB_KEGIATAN))
    other.sasaran = (other.sasaran or "").replace("Terlaksananya", "Meningkatnya kualitas", 1)
    out.note(GANTI_NAMA, other, statement=True)


def _misspelt(out: Revision, rng: Random, node: Node) -> None:
    nama = misspelling(rng, node.nama, "")
    if fold(nama) != fold(node.nama):
        node.nama = nama
        out.note(GANTI_NAMA, node)


def _move_program(out: Revision, rng: Random) -> None:
    one, other = out.perubahan.nodes(Jenis.SASARAN_STRATEGIS)[:2]
    program = rng.choice([p for p in one.children + other.children if id(p) in out.twins])
    source, goal = (one, other) if any(c is program for c in one.children) else (other, one)
    source.children = [c for c in source.children if c is not program]
    goal.children.append(program)
    out.note(PINDAH, program)


def _move_sub(out: Revision, rng: Random) -> None:
    holders = [n for n in out.nodes(Jenis.KEGIATAN) if len(n.children) > 1]
    if holders:
        source = rng.choice(holders)
        subs = [c for c in source.children if id(c) in out.twins and id(c) not in out.touched]
        goals = [n for n in out.nodes(Jenis.KEGIATAN) if n is not source]
        if subs and goals:
            sub = rng.choice(subs)
            source.children = [c for c in source.children if c is not sub]
            rng.choice(goals).children.append(sub)
            out.note(PINDAH, sub)
            if rng.random() < _HARD:
                _misspelt(out, rng, sub)


def _change_indikator(out: Revision, rng: Random) -> None:
    for change in (_formula, _source, _type, _target):
        measure = rng.choice(out.measures(Jenis.SUB_KEGIATAN))
        change(measure, rng)
        out.note(DIUBAH, measure)
    measure = rng.choice(out.measures(Jenis.KEGIATAN))
    if _reworded(out, rng, measure):
        _target(measure, rng)
        out.note(DIUBAH, measure)


def _formula(measure: Measure, rng: Random) -> None:
    measure.formulasi = f"{measure.formulasi} menurut berita acara"


def _source(measure: Measure, rng: Random) -> None:
    measure.sumber = f"{measure.sumber} dan berita acara"


def _type(measure: Measure, rng: Random) -> None:
    measure.metric = replace(measure.metric, kumulatif=not measure.metric.kumulatif)


def _target(measure: Measure, rng: Random) -> None:
    measure.target += rng.choice((1, 2, 5))


def _change_pagu(out: Revision, rng: Random) -> None:
    for node in rng.sample(out.nodes(Jenis.SUB_KEGIATAN), 3):
        node.pagu = (node.pagu or 0) + 2_500_000
        out.note(DIUBAH, node)


_STEPS: tuple[Callable[[Revision, Random], None], ...] = (
    _drop_sub,
    _exchange_indikator,
    _move_program,
    _move_sub,
    _move_indikator,
    _rename,
    _reword_indikator,
    _change_indikator,
    _change_pagu,
    _add_sub,
    _add_indikator,
)
"""What goes, before what changes, before what comes."""
