"""Fit the weights of ``kaskade_graph/linking/whole.py`` to labelled pairs, and say what they give on sets left out.

    python -m benchmarks.judgement.fit [--write] FILE.tsv...

Logistic regression with a ridge penalty on the signs of each pair. Each file is left out in turn: its pairs are
judged by weights fitted to the others, which is what to expect of an author not seen before, as far as the lexicon
has not been mended for that file. ``--write`` puts the weights fitted to all
files into ``data/bahasa/timbangan.toml``.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.judgement.pairs import pair
from kaskade_graph.linking import whole
from kaskade_graph.linking.compare import Pembanding

Array = NDArray[np.float64]
RIDGE, ROUNDS, THRESHOLD = 8.0, 40, 0.65
WEIGHTS = Path(__file__).parents[2] / "data" / "bahasa" / "timbangan.toml"


@dataclass(frozen=True, slots=True)
class Set:
    """The pairs of one file: a row of signs for each, and whether it is one metric."""

    name: str
    signs: Array
    same: Array


def read(path: Path) -> tuple[Set, list[str]]:
    """Return the signs of the pairs of a file, and the names of the signs."""
    judge, rows, same, names = Pembanding(), [], [], list[str]()
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            left, right, true, _ = pair(row)
            found = whole.signs(left, right, judge.signs(left, right))
            names = list(found)
            rows.append([float(found[n]) for n in names])
            same.append(float(true))
    return Set(path.stem, np.array(rows), np.array(same)), names


def fit(sets: Sequence[Set]) -> tuple[Array, float]:
    """Return the weights of the signs and the constant, by Newton's method."""
    signs, same = np.vstack([s.signs for s in sets]), np.concatenate([s.same for s in sets])
    mean, spread = signs.mean(0), signs.std(0) + 1e-6
    rows = np.c_[(signs - mean) / spread, np.ones(len(signs))]
    penalty = np.r_[np.full(rows.shape[1] - 1, RIDGE), 1e-6]
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - same) + penalty * weights
        weights -= np.linalg.solve((rows.T * (likely * (1 - likely))) @ rows + np.diag(penalty), slope)
    bare = weights[:-1] / spread
    return bare, float(weights[-1] - bare @ mean)


def measure(one: Set, weights: Array, base: float) -> str:
    """Return precision and recall of a set under weights."""
    found = 1 / (1 + np.exp(-(one.signs @ weights + base))) >= THRESHOLD
    right = float((found & (one.same == 1)).sum())
    return f"{one.name:<14} P {right / max(1, found.sum()):.3f} R {right / one.same.sum():.3f}"


def write(names: Sequence[str], weights: Array, base: float) -> None:
    """Write the weights where the comparison reads them."""
    lines = [
        "# How much each sign weighs that two indikator are one metric: written by benchmarks/judgement/fit.py.",
        f"ambang = {THRESHOLD}",
        f"dasar = {base:.3f}",
        "",
        "[bobot]",
        *(f"{n} = {w:.3f}" for n, w in zip(names, weights, strict=True)),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print what the weights give on each file left out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    found = [read(path) for path in given.files]
    sets, names = [s for s, _ in found], found[0][1]
    for one in sets:
        print("left out:", measure(one, *fit([s for s in sets if s is not one])))
    weights, base = fit(sets)
    for one in sets:
        print("fitted:  ", measure(one, weights, base))
    if given.write:
        write(names, weights, base)


if __name__ == "__main__":
    main()
