"""Defects between years and between kecamatan, put into a collection and recorded.

The codes are those of the rules KSK8xx that should find them. Of most kinds half are plain and half are hard to see:
``catatan`` says so. Hard ones keep what makes the plain ones easy out: the name of the kecamatan copied from, words
that have nothing to do with the indikator before, a round drop of a target.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from collection_metrics import Metric, editions, sub_metrics
from collection_spec import Measure, Node, Spec
from collection_text import misspelling

from kaskade_graph.model import Jenis


@dataclass(frozen=True, slots=True)
class Injected:
    """One defect: rule code, cascade, the nodes or measures concerned, and what was done."""

    kode: str
    spec: Spec
    items: tuple[Node | Measure, ...]
    catatan: str
    asal: Spec | None = None
    """Where a copy was taken from: without a name in it, nobody can tell which of the two copied."""


_HARD = 0.5
"""Share of defects that are hard to see."""


def _seen(hard: bool) -> str:
    return " (sulit dilihat)" if hard else ""


Injector = Callable[[list[Spec], Random, int], list[Injected]]


def inject(specs: list[Spec], rng: Random) -> list[Injected]:
    """Put every kind of defect into ``specs``, in numbers that grow with the collection."""
    count = max(1, len(specs) // 12)
    out: list[Injected] = []
    for injector in (
        _program_missing,
        _incompatible,
        _metric_changed,
        _target_lowered,
        _realisasi_repeated,
        _copied,
        _old_codes,
        _formula_changed,
    ):
        out += injector(specs, rng, count)
    return out


def _pairs(specs: list[Spec]) -> list[tuple[Spec, Spec]]:
    """Return each cascade with the one of the year before of the same unit."""
    by_key = {(s.kode_wilayah, s.tahun): s for s in specs}
    return [
        (by_key[s.kode_wilayah, s.tahun - 1], s) for s in specs if (s.kode_wilayah, s.tahun - 1) in by_key
    ]


def _metric_changed(specs: list[Spec], rng: Random, count: int) -> list[Injected]:
    """An indikator of a sasaran is replaced by another in mid-plan, and stays so."""
    out = []
    pairs = _pairs(specs)
    for before, spec in rng.sample(pairs, min(count, len(pairs))):
        node = rng.choice(spec.nodes(Jenis.SASARAN_STRATEGIS))
        old = node.measures[0]
        if old.metric.key.endswith("#ganti"):
            continue
        metric = _other_metric(old, node, rng.random() < _HARD)
        new = Measure(metric, metric.nama, metric.formulasi, "Laporan inovasi", Decimal(2), Decimal(2))
        for later in (s for s in specs if s.kode_wilayah == spec.kode_wilayah and s.tahun >= spec.tahun):
            twin = next(n for n in later.nodes(Jenis.SASARAN_STRATEGIS) if n.line == node.line)
            twin.measures[0] = (
                new
                if later is spec
                else Measure(
                    metric,
                    metric.nama,
                    metric.formulasi,
                    "Laporan inovasi",
                    Decimal(2 + later.tahun - spec.tahun),
                )
            )
        out.append(Injected("KSK801", spec, (new,), f"mengganti indikator tahun {before.tahun}: {old.nama}"))
    return out


def _other_metric(old: Measure, node: Node, hard: bool) -> Metric:
    """Return what is measured instead: something of another kind, or when hard the same thing as a count."""
    if hard:
        nama = re.sub(r"^\S+", "Jumlah", old.metric.nama)
        return Metric(f"{node.line}#ganti", nama, nama + " menurut buku register", "Kali", 2, 1)
    thing = " ".join(node.nama.split()[1:])
    return Metric(
        f"{node.line}#ganti",
        f"Jumlah inovasi untuk {thing} yang diterapkan",
        "Jumlah inovasi yang ditetapkan dengan keputusan camat dan diterapkan",
        "Inovasi",
        2,
        1,
    )


def _same(before: Spec, measure: Measure) -> Measure | None:
    found = [m for n in before.tujuan.walk() for m in n.measures if m.metric.key == measure.metric.key]
    return found[0] if found else None


def _measured(spec: Spec, before: Spec) -> list[tuple[Measure, Measure]]:
    """Return the measures with decimals that the year before has too."""
    out = []
    for node in spec.tujuan.walk():
        for measure in node.measures:
            last = _same(before, measure)
            if last is not None and measure.target % 1 and last.realisasi is not None:
                out.append((measure, last))
    return out


def _target_lowered(specs: list[Spec], rng: Random, count: int) -> list[Injected]:
    out = []
    pairs = _pairs(specs)
    for before, spec in rng.sample(pairs, min(count, len(pairs))):
        measure, last = rng.choice(_measured(spec, before))
        share = Decimal("0.98") if rng.random() < _HARD else Decimal("0.9")
        measure.target = (last.target * share).quantize(Decimal("0.01"))
        _keep_rising(specs, spec, measure)
        out.append(Injected("KSK802", spec, (measure,), f"target {last.target} menjadi {measure.target}"))
    return out


def _keep_rising(specs: list[Spec], spec: Spec, measure: Measure) -> None:
    """Nothing to mend later: the years after already stand above a lowered target."""
    for later in (s for s in specs if s.kode_wilayah == spec.kode_wilayah and s.tahun == spec.tahun + 1):
        after = _same(later, measure)
        if after is not None and after.target < measure.target:
            after.target = measure.target


def _realisasi_repeated(specs: list[Spec], rng: Random, count: int) -> list[Injected]:
    out = []
    pairs = _pairs(specs)
    for before, spec in rng.sample(pairs, min(count, len(pairs))):
        measure, last = rng.choice(_measured(spec, before))
        measure.realisasi = last.realisasi
        out.append(
            Injected("KSK803", spec, (measure,), f"realisasi {last.realisasi} seperti tahun {before.tahun}")
        )
    return out


_TAILS = (
    "berdasarkan rekapitulasi seksi yang disahkan camat pada akhir triwulan",
    "menurut buku register pelaksanaan yang ditutup setiap akhir bulan oleh petugas",
    "dihitung dari laporan pelaksanaan yang sudah diverifikasi sekretaris kecamatan",
    "sesuai catatan pelaksanaan kegiatan yang dihimpun pengelola data setiap semester",
)
"""How explanations go on; each copy has one of them, with a slip of its own."""


def _copied(specs: list[Spec], rng: Random, count: int) -> list[Injected]:
    """The explanations of one program are taken over from another kecamatan: its name and its slips too."""
    out = []
    for spec in rng.sample(specs, min(count, len(specs))):
        donors = [s for s in specs if s.tahun == spec.tahun and s.kode_wilayah != spec.kode_wilayah]
        if not donors:
            continue
        donor = rng.choice(donors)
        slip = misspelling(rng, rng.choice(_TAILS), "")
        touched, hard = [], rng.random() < _HARD
        where = "" if hard else f"di Kecamatan {donor.nama} "
        for line in rng.sample([n.line for n in donor.nodes(Jenis.SUB_KEGIATAN)], 6):
            mine = [n for n in spec.nodes(Jenis.SUB_KEGIATAN) if n.line == line]
            theirs = next(n for n in donor.nodes(Jenis.SUB_KEGIATAN) if n.line == line)
            if mine and mine[0].measures[0].metric.key == theirs.measures[0].metric.key:
                source = theirs.measures[0]
                source.formulasi = f"{source.metric.formulasi} {where}{slip}"
                mine[0].measures[0].formulasi = source.formulasi
                touched.append(mine[0].measures[0])
        if touched:
            out.append(
                Injected(
                    "KSK804", spec, tuple(touched), f"disalin dari {donor.nama}: {slip}{_seen(hard)}", donor
                )
            )
    return out


def _incompatible(specs: list[Spec], rng: Random, count: int) -> list[Injected]:
    """One kecamatan measures a sub kegiatan in another way than its kabupaten."""
    out = []
    for spec in rng.sample(specs, min(count, len(specs))):
        node = rng.choice([n for n in spec.nodes(Jenis.SUB_KEGIATAN) if len(n.measures) == 1])
        used = {
            m.metric.key
            for s in specs
            for n in s.nodes(Jenis.SUB_KEGIATAN)
            if n.line == node.line
            for m in n.measures
        }
        others = [m for m in sub_metrics(node.line) if m.key not in used]
        if not others:
            continue
        metric = others[0]
        target = Decimal(str(metric.base))
        node.measures = [
            Measure(metric, metric.nama, metric.formulasi, node.measures[0].sumber, target, target)
        ]
        out.append(Injected("KSK805", spec, (node,), f"diukur dengan {metric.nama}"))
    return out


def _old_codes(specs: list[Spec], rng: Random, count: int) -> list[Injected]:
    """A cascade prints codes of the edition before."""
    out = []
    coded = [s for s in specs if any(n.kode for n in s.tujuan.walk())]
    for spec in rng.sample(coded, min(count, len(coded))):
        old = editions()["050-3708-2020" if spec.tahun >= 2025 else "90-2019"]
        changed, hard = [], rng.random() < _HARD
        nodes = spec.nodes(Jenis.SUB_KEGIATAN)
        for node in rng.sample(nodes, 2) if hard else nodes:
            works = old.by_line.get(node.line)
            if works and works[0].kode != node.kode:
                node.kode = works[0].kode
                changed.append(node)
        if changed:
            out.append(Injected("KSK806", spec, tuple(changed), f"kode edisi sebelumnya{_seen(hard)}"))
    return out


def _program_missing(specs: list[Spec], rng: Random, count: int) -> list[Injected]:
    """A program that every neighbour has is left out."""
    out = []
    for spec in rng.sample(specs, min(count, len(specs))):
        holders = [n for n in spec.nodes(Jenis.SASARAN_STRATEGIS) if len(n.children) > 1]
        if holders:
            holder = rng.choice(holders)
            dropped = holder.children.pop()
            out.append(Injected("KSK807", spec, (spec.tujuan,), f"tanpa {dropped.nama}"))
    return out


def _formula_changed(specs: list[Spec], rng: Random, count: int) -> list[Injected]:
    """The name of an indikator stays, but from this year on something else is counted."""
    out = []
    pairs = _pairs(specs)
    for before, spec in rng.sample(pairs, min(count, len(pairs))):
        measures = [m for n in spec.nodes(Jenis.SUB_KEGIATAN) for m in n.measures if m.formulasi]
        measure = rng.choice(measures)
        last = _same(before, measure)
        if last is None:
            continue
        hard = rng.random() < _HARD
        thing = " ".join(measure.metric.nama.split()[1:])
        other = f"Jumlah rapat pembahasan {thing}" if hard else "Jumlah peserta rapat menurut daftar hadir"
        for later in (s for s in specs if s.kode_wilayah == spec.kode_wilayah and s.tahun >= spec.tahun):
            twin = _same(later, measure)
            if twin is not None:
                twin.formulasi = other
        out.append(
            Injected(
                "KSK808", spec, (measure,), f"formulasi tahun {before.tahun}: {last.formulasi}{_seen(hard)}"
            )
        )
    return out
