"""How many fingerprints of the real document survive another import and another order.

    python benchmarks/fingerprints.py [-v]

The document is audited as it is, with blank pages, with other line ends, with its pages in every fifth of the 120
orders, as graph, and as DOCX, PDF, text, XLSX and CSV that say the same (made by ``tests/make_documents.py`` and
``tests/make_sheets.py``). A finding that is gone from one of the latter is one of the layout, which is another one
there: titles, labels, repeated blocks, left-over HTML. ``-v`` names the findings that are gone or came.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise, permutations
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from kaskade_graph import rdf, rdf_files  # noqa: E402
from kaskade_graph.audit.finding import Temuan  # noqa: E402
from kaskade_graph.importers.torn import documents  # noqa: E402
from kaskade_graph.usecases.audit import audit  # noqa: E402
from tests import make_documents, make_sheets  # noqa: E402

DOCUMENT = ROOT / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
UNIT = "33.02.19"


def pages(text: str) -> list[str]:
    """Return the pages of the document: each begins with the title."""
    lines = text.splitlines(keepends=True)
    starts = [n for n, line in enumerate(lines) if line.startswith(("CASCADING KEC", "POHON KINERJA KEC"))]
    bounds = [0, *starts[1:], len(lines)]
    return ["".join(lines[a:b]).rstrip("\n") + "\n\n" for a, b in pairwise(bounds)]


def variants(text: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield a name, a file name and the contents of every form of the document."""
    name = DOCUMENT.name
    parts = pages(text)
    yield "Windows line ends", name, text.replace("\n", "\r\n").encode()
    yield "blank page", name, "".join([*parts[:2], "\f", "\n" * 60, "\f", *parts[2:]]).encode()
    for n, order in enumerate(islice(permutations(parts), 1, None, 5), 1):
        yield f"pages in order {n}", name, "".join(order).encode()
    kaskade = documents.read(DOCUMENT).kaskade
    yield "graph", "k.trig", rdf_files.serialise(rdf.to_quads(kaskade))
    for layout in ("kegiatan", "sub-kegiatan"):
        yield f"DOCX, a column a {layout}", "k.docx", make_documents.to_docx(kaskade, layout)
        yield f"PDF, a column a {layout}", "k.pdf", make_documents.to_pdf(kaskade, layout)
    for style in ("sequential", "columns", "interleaved"):
        yield f"text, {style}", "k.txt", make_documents.to_text(kaskade, style).encode()
    yield "template, XLSX", "k.xlsx", make_sheets.template(kaskade)
    yield "template, CSV", "k.csv", make_sheets.template_csv(kaskade)


def findings(path: Path) -> dict[str, Temuan]:
    """Return the findings of a document by fingerprint."""
    done = audit([path], unit=UNIT, tahun=2021)
    if done.gagal:
        raise done.gagal[0]
    return {t.sidik: t for h in done.hasil for t in h.temuan}


def main() -> None:
    """Print one line a variant: how many fingerprints are there again, and of which rules the others are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("-v", action="store_true", help="name the findings that are gone or came")
    verbose = parser.parse_args().v
    base = findings(DOCUMENT)
    print(f"{len(base)} findings, {len(pages(DOCUMENT.read_text(encoding='utf-8')))} pages")
    for name, file, data in variants(DOCUMENT.read_text(encoding="utf-8")):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / file
            path.write_bytes(data)
            now = findings(path)
        gone = [base[s] for s in sorted(base.keys() - now.keys())]
        new = [now[s] for s in sorted(now.keys() - base.keys())]
        print(
            f"{name:30} {len(base) - len(gone):4} again  {_rules('gone', gone)}  {_rules('new', new)}".rstrip()
        )
        for sign, temuan in (("-", gone), ("+", new)) if verbose else ():
            for one in temuan:
                print(f"    {sign} {one.kode} {one.kondisi.en}")


def _rules(word: str, temuan: list[Temuan]) -> str:
    often = sorted(Counter(t.kode for t in temuan).items())
    return f"{word}: {', '.join(f'{kode} {n}' for kode, n in often)}" if often else ""


if __name__ == "__main__":
    main()
