"""Make one folder for Linux that needs neither Python nor network, with PyInstaller, and try it.

    python scripts/bundles/linux.py OUT

Run it in an environment with kaskade-graph and PyInstaller (``pip install . pyinstaller``), on the oldest system that
it is to run on. OUT gets ``kaskade/kaskade``. What is tried afterwards, with an empty environment: help, an audit, a
drawn tree as PDF (its font comes inside reportlab), a question, a store.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Packages whose data files or late imports PyInstaller does not see by itself.
COLLECT = ("reportlab", "pyshacl", "docx", "owlrl", "rdflib", "networkx")
BUNDLED = ("ontology", "shapes", "queries", "data")
TEXT = ROOT / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
START = """import multiprocessing
import runpy
import sys

# A worker is this program again: `-I -c CODE ARGUMENTS`, as Python would take it.
if sys.argv[1:3] == ["-I", "-c"]:
    code, sys.argv = sys.argv[3], ["-c", *sys.argv[4:]]
    exec(compile(code, "<worker>", "exec"), {"__name__": "__main__"})
    sys.exit(0)
multiprocessing.freeze_support()
from kaskade_graph.__main__ import main

main()
"""


def main() -> int:
    """Build and try; return 1 when a try fails."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    out = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as place:
        _build(out, Path(place))
    return _try(out / "kaskade" / "kaskade")


def _build(out: Path, place: Path) -> None:
    import kaskade_graph

    start = place / "kaskade.py"
    start.write_text(START)
    package = Path(kaskade_graph.__file__).parent
    bundled = package / "bundled"
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--name",
        "kaskade",
    ]
    command += ["--distpath", str(out), "--workpath", str(place / "work"), "--specpath", str(place)]
    for name in BUNDLED:
        source = bundled / name if bundled.is_dir() else ROOT / name
        command += ["--add-data", f"{source}:kaskade_graph/bundled/{name}"]
    for name in COLLECT:
        command += ["--collect-all", name]
    # Rules and readers are imported by their names, and read as files.
    command += ["--collect-all", "kaskade_graph", "--recursive-copy-metadata", "kaskade-graph", str(start)]
    subprocess.run(command, check=True, cwd=place)


def _try(program: Path) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        for args in (
            ["--help"],
            ["audit", str(TEXT), "--fail-on", "never"],
            ["tree", str(TEXT), "-o", "pohon.pdf"],
            ["query", "daftar-indikator", str(TEXT)],
            ["query", "--sparql", "ask { graph ?g { ?s ?p ?o } }", str(TEXT)],
            ["load", str(TEXT), "--store", "graf"],
            ["export", "--store", "graf", "-o", "kaskade.xlsx"],
        ):
            done = subprocess.run(
                [program, *args], cwd=place, env={}, capture_output=True, text=True, check=False
            )
            failed += done.returncode != 0
            print(f"{'ok' if done.returncode == 0 else 'FAILED'}: kaskade {' '.join(args[:2])}")
            if done.returncode:
                print(done.stderr[-2000:])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
