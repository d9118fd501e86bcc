"""Print how well documents are read, a layout and in all.

Run: python -m benchmarks.reading [--sample N] [--seed N ...] [--layout NAME ...] [--held] [--documents FOLDER]
     [--suggest] [--keep FOLDER] [--json FILE] [--examples N]

Without options it renders every layout in every format for the three development seeds and reads each with
``kaskade import``. ``--sample 1`` takes one format of each layout (in turn by seed). ``--held`` uses the layouts
and headings kept apart; ``--documents`` scores the files of a folder that have answers beside them instead.
``--suggest`` tries, for a table that is refused, the mapping that the product proposes, and counts it apart.
Needs python-docx, openpyxl, reportlab, LibreOffice and poppler.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.reading import corpus
from benchmarks.reading.readback import Reading, add_report, read_graph, together
from benchmarks.reading.report import Result, summary, to_json, to_text
from benchmarks.reading.run_product import run
from benchmarks.reading.score import score

_TABLES = (".xlsx", ".xls", ".ods", ".csv", ".json")


def read(document: corpus.Document, scratch: Path, suggest: bool) -> Result:
    """Read one document and score it."""
    graph, report = scratch / "g.trig", scratch / "r.json"
    for path in (graph, report, scratch / "p.toml"):
        path.unlink(missing_ok=True)
    args = ["import", str(document.path), *document.options, "-o", str(graph), "--report", str(report)]
    ran = run(args, scratch)
    how = "langsung"
    if ran.code == 2 and ("--unit" in ran.err or "--tahun" in ran.err) and document.asked:
        args[2 : 2 + len(document.options)] = document.asked
        ran = run(args, scratch)
        how = "dengan --unit"
    if suggest and not graph.exists() and document.path.suffix in _TABLES:
        mapping = scratch / "p.toml"
        if run(["import", str(document.path), "--suggest", "-o", str(mapping)], scratch).code == 0:
            ran = run([*args, "--peta", str(mapping)], scratch)
            how = "usulan"
    said = ran.err
    reading = read_graph(graph) if graph.exists() else None
    if reading is not None:
        add_report(reading, report)
    units = list(dict.fromkeys(e.unit for e in document.truth.elements))
    if reading is None and document.layout == "banyak-unit":
        found = [_of_unit(document, unit, scratch) for unit in units]
        reading = together([r for _, r in found if r is not None]) if any(r for _, r in found) else None
        ran.code, how = max(code for code, _ in found), "per unit"
    counted = score(document.truth, reading, ran.code, said)
    elements = len(reading.elements) if reading else 0
    return Result(
        document.id,
        document.layout,
        document.form,
        how,
        ran.code,
        ran.seconds,
        elements,
        document.truth.cascade,
        counted,
        said,
    )


def _of_unit(document: corpus.Document, unit: str, scratch: Path) -> tuple[int, Reading | None]:
    """Read the part of one unit of a file that holds several, as the message says to."""
    graph, report = scratch / "g.trig", scratch / "r.json"
    graph.unlink(missing_ok=True)
    args = ["import", str(document.path), "--unit", unit, "-o", str(graph), "--report", str(report)]
    ran = run(args, scratch)
    if not graph.exists():
        return ran.code, None
    reading = read_graph(graph)
    add_report(reading, report)
    return ran.code, reading


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reading",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", type=int, nargs="+", default=list(corpus.DEVELOPMENT))
    parser.add_argument("--sample", type=int)
    parser.add_argument("--layout", nargs="+")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--suggest", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--examples", type=int, default=0)
    parser.add_argument("--render-only", action="store_true")
    args = parser.parse_args()
    if args.held and corpus.held() is None:
        parser.error("the layouts kept apart are not here: benchmarks/reading/layouts/held.py")
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        if args.documents:
            documents = corpus.answered(args.documents)
        else:
            layouts = set(args.layout) if args.layout else None
            planned = corpus.plan(args.seed, layouts, args.sample, args.held)
            documents = corpus.make(planned, args.keep or scratch / "dokumen", args.held)
        if args.render_only:
            return
        results = []
        for n, document in enumerate(documents, 1):
            results.append(read(document, scratch, args.suggest))
            if sys.stderr.isatty():
                print(f"\r{n}/{len(documents)} {document.id:50}", end="", file=sys.stderr)
    print(to_text(results, args.examples))
    if args.json:
        args.json.write_text(
            json.dumps(to_json(results), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    sys.exit(0 if summary(results)["fakta"] else 1)


main()
