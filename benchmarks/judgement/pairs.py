"""How well two indikator are told to be the same metric, on labelled pairs alone: precision and recall.

    python -m benchmarks.judgement.pairs FILE.tsv... [--wrong]

Reads the sets of ``benchmarks/data/pasangan-*.tsv`` and sets with the columns id, name_a, formula_a, unit_a, name_b,
formula_b, unit_b, label (1: the same metric), kind. ``--wrong`` lists the pairs that are not judged as labelled.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from kaskade_graph.linking.compare import LinkRelation, Pembanding
from kaskade_graph.linking.features import Ciri, features
from kaskade_graph.model import Arah, Indikator


def main() -> None:
    """Print one line for each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    for path in given.files:
        _one(path, given.wrong)


def _one(path: Path, wrong: bool) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    judge, found, kinds = Pembanding(), Counter[tuple[bool, bool]](), Counter[tuple[str, bool]]()
    for row in rows:
        left, right, true, kind = pair(row)
        verdict = judge.compare(left, right)
        same = verdict.hubungan is LinkRelation.SAMA
        found[same, true] += 1
        kinds[kind, same == true] += 1
        if wrong and same != true:
            names = row.get("name_a") or row["indikator"], row.get("name_b") or row["indikator_lain"]
            why = "; ".join(t.id for t in verdict.alasan)
            print(
                f"   {'FALSE' if same else 'MISSED'} {kind}: {names[0]} <> {names[1]} [{verdict.keyakinan}: {why}]"
            )
    tp, fp, fn = found[True, True], found[True, False], found[False, True]
    print(
        f"{path.name}: P {tp / (tp + fp or 1):.3f} R {tp / (tp + fn or 1):.3f} ({tp} right, {fp} wrong, {fn} missed)"
    )
    print(
        "   not as labelled: "
        + ", ".join(f"{k} {n}/{n + kinds[k, True]}" for (k, ok), n in sorted(kinds.items()) if not ok)
    )


def pair(row: dict[str, str]) -> tuple[Ciri, Ciri, bool, str]:
    """Return the features of the two of a row, whether they are one metric, and the kind of the pair."""
    if "name_a" in row:
        sides = [_ciri(row[f"name_{s}"], row[f"formula_{s}"], row[f"unit_{s}"], "") for s in "ab"]
        return sides[0], sides[1], row["label"].strip() == "1", row["kind"]
    sides = [
        _ciri(row["indikator" + s], row["formulasi" + s], row["satuan" + s], row["arah" + s])
        for s in ("", "_lain")
    ]
    return sides[0], sides[1], row["label"] == "sama", row["ragam"]


def _ciri(nama: str, formula: str, satuan: str, arah: str) -> Ciri:
    way = Arah[arah.upper()] if arah else None
    return features(Indikator("x", nama, formulasi=formula or None, satuan=satuan or None, arah=way))


if __name__ == "__main__":
    main()
