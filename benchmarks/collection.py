"""A collection of cascades with known truth: every kecamatan of one kabupaten over several years.

Names and codes come from the official nomenclature and the register of regions; offices word, abbreviate
and misspell in their own ways; defects are injected and recorded. The same seed gives the same collection.

    python benchmarks/collection.py --out FOLDER      writes FOLDER/kaskade/*.trig and FOLDER/truth.json

``--perubahan`` adds a revised edition of every fifth cascade; ``revisions`` in the truth says what changed in it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random

import collection_defects
import collection_perubahan
from collection_metrics import (
    SASARAN,
    TUJUAN,
    TUJUAN_METRICS,
    Edition,
    Metric,
    Work,
    editions,
    kegiatan_metrics,
    official,
    program_metrics,
    sub_metrics,
)
from collection_spec import Built, Measure, Node, Spec, build
from collection_text import reword

from kaskade_graph.language.tables import kelompok
from kaskade_graph.linking.lines import Lini
from kaskade_graph.model import Jenis, Kaskade, Kecocokan
from kaskade_graph.registers import regions
from kaskade_graph.vocab import KIN, SEMAPV

YEARS = (2021, 2022, 2023, 2024, 2025)
# Work that a kecamatan does; the rest of the nomenclature is for other units and special regions.
_KEGIATAN = (
    "01.2.01",
    "01.2.02",
    "01.2.06",
    "01.2.07",
    "01.2.08",
    "01.2.09",
    "02.2.01",
    "02.2.04",
    "03.2.01",
    "04.2.01",
    "05.2.01",
    "06.2.01",
)
_SOURCES = ("Laporan Tahunan {}", "Buku Register {}", "Rekapitulasi {}", "Berita Acara {}")


@dataclass(frozen=True, slots=True)
class Defect:
    """An injected defect: the rule that should find it, the cascade, and the elements concerned; for a copy
    also the cascade it was taken from."""

    kode: str
    kaskade: str
    unsur: tuple[str, ...]
    catatan: str
    asal: str | None = None


@dataclass(slots=True)
class Collection:
    """The cascades, and the truth about them.

    ``lines`` gives for each element what it is over years and kecamatan, ``metrics`` for each indikator
    what it measures: equal values are the same thing. ``defects`` are those injected.
    """

    specs: list[Spec] = field(default_factory=list)
    kaskade: list[Kaskade] = field(default_factory=list)
    lines: dict[str, str] = field(default_factory=dict)
    metrics: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    defects: list[Defect] = field(default_factory=list)
    revisions: dict[tuple[str, str], set[collection_perubahan.Change]] = field(default_factory=dict)
    """By the IRIs of a cascade and its revised edition: what changed."""


def edition_of(tahun: int) -> str:
    """Return the edition that cascades of a year are written in."""
    if tahun <= 2020:
        return "90-2019"
    return "050-3708-2020" if tahun < 2025 else "sipd-2025"


def generate(
    seed: int = 1,
    kabupaten: str = "33.02",
    years: Iterable[int] = YEARS,
    limit: int | None = None,
    defects: bool = True,
    perubahan: bool = False,
) -> Collection:
    """Return the collection of ``kabupaten``: its first ``limit`` kecamatan, all when None; with ``perubahan``
    a revised edition of every fifth cascade."""
    house = _House(Random(f"{seed} {kabupaten}"))
    specs: list[Spec] = []
    for region in regions.kecamatan_of(kabupaten)[:limit]:
        specs += _unit(house, Random(f"{seed} {region.kode}"), region.kode, region.nama, sorted(years))
    injected = collection_defects.inject(specs, Random(f"{seed} defects")) if defects else []
    out = Collection(specs)
    by_id: dict[int, str] = {}
    for spec in specs:
        built = build(spec)
        _collect(out, spec, built)
        by_id |= built.iri_of
    for d in injected:
        # A later defect may have taken away what an earlier one was put on.
        kept = tuple(by_id[id(item)] for item in d.items if id(item) in by_id)
        if kept:
            out.defects.append(Defect(d.kode, d.spec.iri, kept, d.catatan, d.asal.iri if d.asal else None))
    if perubahan:
        _revise(out, Random(f"{seed} perubahan"))
    return out


def _revise(out: Collection, rng: Random) -> None:
    for spec in rng.sample(out.specs, max(1, len(out.specs) // 5)):
        revision = collection_perubahan.revise(spec, rng)
        before, after = build(spec), build(revision.perubahan)
        _collect(out, revision.perubahan, after)
        out.specs.append(revision.perubahan)
        out.revisions[spec.iri, revision.perubahan.iri] = revision.changes(before, after)


def _collect(out: Collection, spec: Spec, built: Built) -> None:
    built.kaskade.kecocokan = [*_official_links(built.kaskade)]
    out.kaskade.append(built.kaskade)
    out.lines |= built.lines
    out.metrics |= built.metrics
    for node in spec.tujuan.walk():
        for measure in node.measures:
            out.kinds[built.iri_of[id(measure)]] = measure.kinds


def _official_links(kaskade: Kaskade) -> Iterator[Kecocokan]:
    """Yield what an importer would add: the official entry that each program, kegiatan, sub kegiatan is."""
    lini = Lini(kaskade)
    for iri in sorted(kaskade.unsur):
        konsep = lini.konsep(iri)
        if konsep is not None:
            yield Kecocokan(
                iri, KIN.nomenklatur, konsep.iri, SEMAPV.LexicalMatching, lini.certainty(iri), "nama sama"
            )


@dataclass(slots=True)
class _House:
    """How the kabupaten words and measures things: the template that its kecamatan start from."""

    rng: Random
    lines: list[str] = field(default_factory=list)
    spare: list[str] = field(default_factory=list)
    metric: dict[str, list[Metric]] = field(default_factory=dict)
    words: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    source: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        edition = editions()["050-3708-2020"]
        for short in _KEGIATAN:
            works = [w for w in edition.works.values() if w.parent == f"7.01.{short}" and official(w.line)]
            self.rng.shuffle(works)
            count = min(len(works), self.rng.randint(2, 3))
            self.lines += sorted(w.line for w in works[:count])
            self.spare += sorted(w.line for w in works[count : count + 1])

    def metrics(self, line: str, ways: list[Metric]) -> list[Metric]:
        """Return what the kabupaten measures here: mostly one metric, mostly the first way."""
        if line not in self.metric:
            first = ways[0] if self.rng.random() < 0.7 else self.rng.choice(ways)
            second = [w for w in ways if w is not first]
            self.metric[line] = [first, *(second[:1] if second and self.rng.random() < 0.2 else ())]
        return self.metric[line]

    def wording(self, metric: Metric) -> tuple[str, tuple[str, ...]]:
        """Return the kabupaten's words for a metric."""
        if metric.key not in self.words:
            count = 1 if self.rng.random() < 0.4 else 0
            self.words[metric.key] = reword(self.rng, metric.nama, "", count)
            self.source[metric.key] = self.rng.choice(_SOURCES).format(_subject(metric.nama))
        return self.words[metric.key]


def _subject(nama: str) -> str:
    """Return the first words of what is measured that can stand alone: a source is named after them."""
    words = re.split(r"[,/(]| yang | serta ", nama)[0].split()[1:6]
    while words and words[-1].lower() in kelompok("penutup_rumpang") | {"hasil", "rangka"}:
        words.pop()
    return " ".join(words) or "Kegiatan"


def _unit(house: _House, rng: Random, kode: str, nama: str, years: list[int]) -> list[Spec]:
    """Return the cascades of one kecamatan, each year made from the year before."""
    lines = [line for line in house.lines if rng.random() > 0.06]
    lines += [line for line in house.spare if rng.random() < 0.08]
    prints_codes = rng.random() < 0.5
    words: dict[str, Measure] = {}
    specs: list[Spec] = []
    for tahun in years:
        if specs:
            lines = [line for line in lines if rng.random() > 0.02]
            lines += [s for s in house.spare if s not in lines and rng.random() < 0.02]
        specs.append(_year(house, rng, kode, nama, tahun, lines, prints_codes, words))
    return specs


def _year(
    house: _House,
    rng: Random,
    kode: str,
    nama: str,
    tahun: int,
    lines: list[str],
    prints_codes: bool,
    words: dict[str, Measure],
) -> Spec:
    edition = editions()[edition_of(tahun)]
    writer = _Writer(house, rng, nama, tahun, words)
    tujuan = Node(Jenis.TUJUAN, "tujuan", TUJUAN, nomor="1")
    tujuan.measures = [writer.measure(m) for m in TUJUAN_METRICS]
    for index, (statement, metrics) in enumerate(SASARAN, 1):
        sasaran = Node(Jenis.SASARAN_STRATEGIS, f"sasaran {index}", statement, nomor=str(index))
        sasaran.measures = [writer.measure(m) for m in metrics]
        tujuan.children.append(sasaran)
    for program in _programs(edition, lines):
        _program(writer, edition, program, lines, tujuan)
    for node in tujuan.walk():
        node.kode = node.kode if prints_codes else None
    return Spec(kode, nama, tahun, tujuan)


def _programs(edition: Edition, lines: list[str]) -> list[Work]:
    works = [_work(edition, line) for line in lines]
    codes = sorted({".".join(w.kode.split(".")[:3]) for w in works if w})
    return [edition.works[c] for c in codes]


def _work(edition: Edition, line: str) -> Work | None:
    found = edition.by_line.get(line)
    return found[0] if found else None


def _program(writer: _Writer, edition: Edition, work: Work, lines: list[str], tujuan: Node) -> None:
    node = _node(Jenis.PROGRAM, work, "Meningkatnya kinerja " + work.nama.title().removeprefix("Program "))
    node.measures = writer.measures(work.line, program_metrics(work))
    # Services to villages answer the second sasaran, all else the first.
    tujuan.children[1 if work.kode[5:7] in ("03", "06") else 0].children.append(node)
    subs = [w for line in lines if (w := _work(edition, line)) and w.kode.startswith(work.kode + ".")]
    for code in sorted({w.parent for w in subs}):
        kegiatan = _node(Jenis.KEGIATAN, edition.works[code], "Terlaksananya " + edition.works[code].nama)
        kegiatan.measures = writer.measures(kegiatan.line, kegiatan_metrics(edition.works[code]))
        for work_below in sorted((w for w in subs if w.parent == code), key=lambda w: w.kode):
            sub = _node(Jenis.SUB_KEGIATAN, work_below, "Terlaksananya " + work_below.nama)
            sub.measures = writer.measures(sub.line, sub_metrics(sub.line))
            sub.pagu = 1_000_000 * writer.rng.randint(5, 180)
            kegiatan.children.append(sub)
        node.children.append(kegiatan)


def _node(jenis: Jenis, work: Work, sasaran: str) -> Node:
    nama = work.nama.title() if work.nama.isupper() else work.nama
    return Node(jenis, work.line, nama, kode=work.kode, sasaran=sasaran)


@dataclass(slots=True)
class _Writer:
    """Words the metrics of one office in one year; ``words`` remembers what it wrote last year."""

    house: _House
    rng: Random
    nama: str
    tahun: int
    words: dict[str, Measure]

    def measures(self, line: str, ways: list[Metric]) -> list[Measure]:
        return [self.measure(m) for m in self.house.metrics(line, ways)]

    def measure(self, metric: Metric) -> Measure:
        last = self.words.get(metric.key)
        if last is None or self.rng.random() < 0.12:
            nama, kinds, formulasi = self._word(metric)
        else:
            nama, kinds, formulasi = last.nama, last.kinds, last.formulasi
        source = self.house.source[metric.key] if last is None else last.sumber
        now = Measure(metric, nama, formulasi, source, Decimal(0), kinds=kinds)
        now.target = _target(metric, last, self.rng)
        now.realisasi = _realisasi(now.target, last, self.rng)
        self.words[metric.key] = now
        return now

    def _word(self, metric: Metric) -> tuple[str, tuple[str, ...], str]:
        nama, kinds = self.house.wording(metric)
        formulasi = metric.formulasi
        if self.rng.random() < 0.45:
            nama, more = reword(self.rng, nama, self.nama, self.rng.randint(1, 2))
            kinds = tuple(sorted({*kinds, *more}))
        if self.rng.random() < 0.25:
            formulasi, _ = reword(self.rng, formulasi, self.nama, 1)
        return nama, kinds, formulasi


def _target(metric: Metric, last: Measure | None, rng: Random) -> Decimal:
    if last is None:
        value = metric.base * (1 + rng.random() * 0.1) if metric.growth else metric.base
    else:
        value = float(last.target) + metric.growth * (0.5 + rng.random() * 0.5)
    step = Decimal("0.0001") if metric.base < 1 else Decimal("0.01") if metric.base % 1 else Decimal(1)
    return Decimal(str(value)).quantize(step)


def _realisasi(target: Decimal, last: Measure | None, rng: Random) -> Decimal:
    step = Decimal(1).scaleb(int(target.as_tuple().exponent))
    value = (target * Decimal(str(0.88 + rng.random() * 0.14))).quantize(step)
    if step < 1 and last is not None and value == last.realisasi:
        value += step
    return value


def main() -> None:
    """Write a collection and its truth."""
    from kaskade_graph.rdf import to_quads

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kabupaten", default="33.02")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--perubahan", action="store_true", help="revised editions too")
    options = parser.parse_args()
    made = generate(options.seed, options.kabupaten, limit=options.limit, perubahan=options.perubahan)
    folder = options.out / "kaskade"
    folder.mkdir(parents=True, exist_ok=True)
    for kaskade in made.kaskade:
        name = f"{kaskade.unit.kode_wilayah}-{kaskade.tahun}-{kaskade.versi}.trig"
        _write(folder / name, to_quads(kaskade))
    truth: dict[str, object] = {
        "lines": made.lines,
        "metrics": made.metrics,
        "defects": [asdict(d) for d in made.defects],
    }
    if options.perubahan:
        truth["revisions"] = [
            {"murni": murni, "perubahan": revised, "changes": sorted(map(list, changes), key=str)}
            for (murni, revised), changes in sorted(made.revisions.items())
        ]
    (options.out / "truth.json").write_text(json.dumps(truth, indent=1, sort_keys=True), encoding="utf-8")


def _write(path: Path, quads: Iterable[object]) -> None:
    from pyoxigraph import RdfFormat, serialize

    from kaskade_graph.vocab import PREFIXES

    path.write_bytes(serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES) or b"")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
