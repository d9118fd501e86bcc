"""Write what the rules earned on first runs (``per-rule.tsv``) as the data that the audit grades by.

    python -m benchmarks.judgement.earned

A code with an exclamation mark is what the rule said with certainty: it does not lift what the rule infers.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from kaskade_graph import resources

RUNS = Path(__file__).with_name("per-rule.tsv")


def table() -> str:
    """Return the table as text: by code, how many findings were called right and how many wrong."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    with RUNS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if row["run"] == "first":
                right[row["code"]] += int(row["right"])
                wrong[row["code"]] += int(row["wrong"])
    codes = sorted(c for c in right if (right[c] or wrong[c]) and not c.endswith("!"))
    return "".join(
        f"{line}\n" for line in ("kode,benar,salah", *(f"{c},{right[c]},{wrong[c]}" for c in codes))
    )


if __name__ == "__main__":
    resources.ketepatan().write_text(table(), encoding="utf-8")
