"""How well indikator are linked, and defects between cascades found: precision, recall and time.

    python benchmarks/linking.py [--limit KECAMATAN] [--seed N]

Five measurements, all but the third against a truth that is written down:

1. ``data/pasangan-*.tsv``: pairs of indikator, labelled by hand as the same metric (``sama``), the same thing
   measured otherwise (``dekat``) or another metric (``lain``), with the kind of rewording or difference. The
   first of each pair is an official indikator of 2025 or one that kecamatan have above the sub kegiatan.
   ``a`` and ``c`` are the sets on which thresholds and word lists were worked out; ``b``, ``d`` and ``e`` were
   labelled before they were first run. What those first runs gave is in ``docs/explanation/linking.md``.
2. a generated collection (``collection.py``): pairs of indikator that are truly one metric.
3. how the work grows: 2, 9 and 27 kecamatan, and three kabupaten.
4. the same collection: the injected defects that rules KSK8xx should find, and what else they report.
5. revised editions (``collection_perubahan.py``): each change, and what ``kaskade diff`` says of it.

The peer is rapidfuzz ``token_set_ratio`` on the same names, at the threshold that is best for it.
"""

from __future__ import annotations

import argparse
import csv
import platform
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import collection
from rapidfuzz import fuzz

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.linking import compare, features
from kaskade_graph.linking.changes import POKOK
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.linking.diff import diff
from kaskade_graph.linking.fingerprints import Jejak
from kaskade_graph.linking.links import Himpunan
from kaskade_graph.model import Arah, Indikator, Jenis
from kaskade_graph.registers import nomenklatur, nomenklatur_counterparts
from kaskade_graph.text import fold

DATA = Path(__file__).parent / "data"
ROUNDS = 3


def score(name: str, verdicts: Iterable[tuple[bool, bool]]) -> str:
    """Return one line: precision, recall and counts of (found, true) pairs."""
    found = Counter(verdicts)
    tp, fp, fn = found[True, True], found[True, False], found[False, True]
    precision, recall = tp / (tp + fp or 1), tp / (tp + fn or 1)
    return f"{name:<46} P {precision:.3f}  R {recall:.3f}  ({tp} right, {fp} wrong, {fn} missed)"


def median_seconds(work: Callable[[], object]) -> float:
    """Return the median time of :data:`ROUNDS` runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def labelled(path: Path) -> None:
    """Print how the comparison and the peer do on one labelled set."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    print(f"\n{path.name}: {len(rows)} pairs, {dict(Counter(r['label'] for r in rows))}")
    pembanding = compare.Pembanding()
    for title, joined in (("sub kegiatan known", True), ("sub kegiatan not known", False)):
        verdicts, kinds = [], Counter()
        for row in rows:
            verdict = pembanding.compare(side(row, "", joined), side(row, "_lain", joined))
            same, true = verdict.hubungan is compare.LinkRelation.SAMA, row["label"] == "sama"
            verdicts.append((same, true))
            kinds[row["ragam"], same == true] += 1
        print("  " + score(f"kaskade, {title}", verdicts))
        wrong = {
            k: f"{kinds[k, False]}/{kinds[k, False] + kinds[k, True]}" for k, ok in kinds if not ok and k
        }
        print("      not as labelled: " + ", ".join(f"{k} {n}" for k, n in sorted(wrong.items())))
    ratios = [
        (fuzz.token_set_ratio(fold(r["indikator"]), fold(r["indikator_lain"])), r["label"] == "sama")
        for r in rows
    ]
    print("  " + _best(ratios))


def side(row: dict[str, str], which: str, joined: bool) -> features.Ciri:
    """Return the features of one indikator of a labelled pair; ``joined``: its sub kegiatan is known."""
    found = features.features(
        Indikator(
            "x",
            row["indikator" + which],
            formulasi=row["formulasi" + which] or None,
            satuan=row["satuan" + which] or None,
            arah=Arah[row["arah" + which].upper()] if row["arah" + which] else None,
        )
    )
    kode = row["kode" + which]
    if not kode:
        return replace(found, jenis=Jenis.PROGRAM)
    line = nomenklatur_counterparts.garis(_official()[kode]).entri[-1].iri
    return replace(found, garis=line if joined else None, jenis=Jenis.SUB_KEGIATAN)


@cache
def _official() -> dict[str, nomenklatur.Konsep]:
    return {k.kode: k for k in nomenklatur.load().all("sipd-2025", Jenis.SUB_KEGIATAN)}


def _best(ratios: list[tuple[float, bool]]) -> str:
    def f1(threshold: float) -> float:
        tp = sum(true for ratio, true in ratios if ratio >= threshold)
        return 2 * tp / (sum(r >= threshold for r, _ in ratios) + sum(t for _, t in ratios))

    best = max(range(40, 101), key=f1)
    return score(f"rapidfuzz token_set_ratio >= {best} (best F1)", [(r >= best, t) for r, t in ratios])


def pairs(made: collection.Collection) -> None:
    """Print how the clusters of the collection compare with its truth, pair by pair."""
    himpunan = Himpunan.of(made.kaskade)
    clusters = himpunan.clusters()
    truth = Counter(made.metrics[iri] for iri in himpunan.butir)
    right = found = 0
    for gugus in clusters:
        found += _pairs(len(gugus.anggota))
        right += sum(_pairs(n) for n in Counter(made.metrics[m.iri] for m in gugus.anggota).values())
    total = sum(_pairs(n) for n in truth.values())
    reading = median_seconds(lambda: Himpunan.of(made.kaskade))
    joining = median_seconds(lambda: Himpunan.of(made.kaskade).clusters())
    print(f"\ncollection: {len(made.kaskade)} cascades, {len(himpunan.butir)} indikator, {total} true pairs")
    print(f"  kaskade  P {right / found:.4f}  R {right / total:.4f}")
    print(f"  reading features {reading:.2f} s, and clustering {joining:.2f} s (median of {ROUNDS})")


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def defects(made: collection.Collection) -> None:
    """Print, for each rule between cascades, which injected defects it finds and what it reports besides."""
    rules = [r for r in load_all() if r.kode.startswith("KSK8")]
    koleksi = Koleksi(made.kaskade)
    start = time.perf_counter()
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kaskade in made.kaskade:
        for temuan in run(Konteks(kaskade, koleksi=koleksi), rules).temuan:
            found[temuan.kode].add((kaskade.iri, temuan.unsur))
    seconds = time.perf_counter() - start
    print(f"\nrules between cascades, {len(made.defects)} injected defects, {seconds:.1f} s in all")
    for rule in rules:
        wanted = [d for d in made.defects if d.kode == rule.kode]
        hit = sum(any(_meets(d, here) for here in found[rule.kode]) for d in wanted)
        ends = {d.asal for d in wanted}
        beside = [f for f in found[rule.kode] if f[0] not in ends and not any(_meets(d, f) for d in wanted)]
        print(f"  {rule.kode} {rule.nama:<34} {hit}/{len(wanted)} found, {len(beside)} findings besides")


def _meets(defect: collection.Defect, finding: tuple[str, str]) -> bool:
    kaskade, unsur = finding
    # A defect of the whole cascade (a program that is missing) is reported on the cascade.
    return kaskade == defect.kaskade and (unsur in defect.unsur or unsur == kaskade)


def revisions(made: collection.Collection) -> None:
    """Print, for each kind of change, how what ``kaskade diff murni perubahan`` says compares with the truth."""
    by_iri = {k.iri: k for k in made.kaskade}
    verdicts: dict[str, list[tuple[bool, bool]]] = {s.value: [] for s in POKOK}
    for (murni, revised), truth in made.revisions.items():
        found = {
            (status.value, item.a, item.b)
            for item in diff(by_iri[murni], by_iri[revised]).perubahan
            for status in item.status
            if status in POKOK
        }
        for change in sorted(found | truth, key=str):
            verdicts[change[0]].append((change in found, change in truth))
    print(f"\n{len(made.revisions)} revised editions, {sum(map(len, made.revisions.values()))} changes")
    for status, pairs_of in verdicts.items():
        print("  " + score(status, pairs_of))


def growth(seed: int) -> None:
    """Print how work grows with the collection: pairs compared, and the time of links and of copies."""
    print("\ngrowth: five years of some kecamatan, the last row of three kabupaten")
    print("  kecamatan  indikator  possible pairs  compared  clusters s  copies s")
    sizes = [("33.02", n) for n in (2, 9, 27)]
    for chosen in ([s] for s in sizes):
        _grown(seed, chosen)
    _grown(seed, [("33.01", 27), ("33.02", 27), ("33.03", 27)])


def _grown(seed: int, chosen: list[tuple[str, int]]) -> None:
    made = [k for kab, n in chosen for k in collection.generate(seed=seed, kabupaten=kab, limit=n).kaskade]
    himpunan = Himpunan.of(made)
    clusters = median_seconds(lambda: Himpunan.of(made).clusters())
    himpunan.clusters()
    copies = median_seconds(lambda: [Jejak(made).copies(made[0].unit.iri)])
    count, units = len(himpunan.butir), len({k.unit.iri for k in made})
    print(
        f"  {units:9}  {count:9}  {_pairs(count):14}  {himpunan.pembanding.dibandingkan:8}"
        f"  {clusters:10.2f}  {copies:8.2f}"
    )


def main() -> None:
    """Run all of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    packages = ", ".join(f"{p} {version(p)}" for p in ("networkx", "pyoxigraph", "rapidfuzz"))
    print(f"Python {platform.python_version()}, {platform.machine()}, {packages}")
    for path in sorted(DATA.glob("*.tsv")):
        labelled(path)
    made = collection.generate(seed=options.seed, limit=options.limit)
    pairs(made)
    growth(options.seed)
    defects(made)
    revisions(collection.generate(seed=options.seed, limit=options.limit, perubahan=True))


if __name__ == "__main__":
    main()
