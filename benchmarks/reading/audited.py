"""Count the false errors of an audit: errors found in what was read that the cascade itself does not have.

Run: python -m benchmarks.reading.audited [--sample N] [--seed N ...] [--layout NAME ...] [--held]
     python -m benchmarks.reading.audited --documents FOLDER

Each cascade is printed in a layout, read, and audited; beside it the same facts, as far as that layout prints them,
are made a cascade without reading, and audited too. An error of the first that the second has not, on an element of
the same name, is false: an office is accused of what the reader did.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import kaskade_graph as kg
from benchmarks.reading import corpus
from benchmarks.reading.truth import Element, Truth
from kaskade_graph.errors import KaskadeError
from kaskade_graph.importers.blocks import Paragraph, Spot
from kaskade_graph.importers.build import build, empty
from kaskade_graph.importers.columns import Periode
from kaskade_graph.importers.matching import tautkan
from kaskade_graph.importers.official import Officials
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Node
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.quotes import Quote
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows import figures
from kaskade_graph.importers.tables.rows.indikator_values import FIELDS
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.importers.units import units
from kaskade_graph.model import Kaskade
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

LEVEL = {"T": "tujuan", "S": "sasaran_strategis", "P": "program", "K": "kegiatan", "SK": "sub_kegiatan"}


class _Printed:
    """Makes a cascade of what a layout prints, each text quoted from a line of its own."""

    def __init__(self, truth: Truth, like: Kaskade) -> None:
        self.truth, self.like = truth, like
        self.builder = Builder(Ledger(), Register())
        self.lines = 0

    def kaskade(self) -> Kaskade:
        nodes: dict[int, Node] = {}
        for e in self.truth.elements:
            nodes[e.idx] = self._element(e, nodes)
        drafts = self.builder.finish()
        unit, tahun = self.like.unit, self.like.tahun
        out = empty(unit, tahun, self.like.versi, self.like.judul)
        iris = build(out, drafts, "kebenaran", "0" * 64)
        officials = Officials.of(unit, tahun, None, (d.best(KIN.kode) for d in drafts))
        out.kecocokan = [*tautkan(drafts, iris, officials), *units(out)]
        return out

    def _quote(self, text: str) -> Quote:
        self.lines += 1
        line = Paragraph(text, Spot(self.lines))
        return Quote((line,), text, line.spot)

    def _element(self, e: Element, nodes: dict[int, Node]) -> Node:
        parent = nodes.get(e.parent) if e.parent is not None and e.linked else None
        node = self.builder.element(LEVEL[e.level], Name(e.nama, code=e.kode), self._quote(e.nama), parent)
        assert node is not None
        if e.sasaran:
            self.builder.own_sasaran(node, e.sasaran, self._quote(e.sasaran))
        if e.pagu:
            self.builder.attribute(node, KIN.pagu, figures.amount(e.pagu), self._quote(e.pagu), "pagu")
        if e.pj:
            self.builder.attribute(node, KIN.penanggungJawab, e.pj, self._quote(e.pj), "penanggung jawab")
        for i in e.indikator:
            measure = self.builder.indikator(node, self.builder.holder(node), i.nama, self._quote(i.nama))
            for key, text in (("formulasi", i.formulasi), ("satuan", i.satuan), ("sumber_data", i.sumber)):
                if text:
                    self.builder.field(measure, FIELDS[key][0], text, self._quote(text), key)
            if i.tipe:
                tipe, _ = figures.kind_of_count(i.tipe)
                self.builder.field(measure, FIELDS["tipe"][0], tipe, self._quote(i.tipe), "tipe")
            for kind, values in (("target", i.target), ("realisasi", i.realisasi)):
                for period, text in values.items():
                    year, _, quarter = period.partition("-")
                    when = Periode(kind, int(year), int(quarter) if quarter else None)  # type: ignore[arg-type]
                    about = f"{i.nama} {i.satuan or ''}"
                    quote = self._quote(text)
                    draft = figures.figure(text, None, when, int(year), quote, i.satuan, about)
                    self.builder.figure(measure, draft, kind, quote)
        return node


def errors(kaskade: kg.Cascades | Kaskade) -> Counter[tuple[str, str]]:
    """Return the errors of an audit as (code, folded name of the element)."""
    found = kg.audit(kaskade)
    known = [kaskade] if isinstance(kaskade, Kaskade) else list(kaskade)
    names = {i: fold(u.label or "") for k in known for i, u in (*k.unsur.items(), *k.indikator.items())}
    return Counter((t.kode, names.get(t.unsur, "")) for t in found.findings if t.keparahan.value == "error")


def false_errors(document: corpus.Document) -> tuple[list[tuple[str, str]], str]:
    """Return the false errors of one document, and how its reading ended."""
    options = dict(zip(document.asked[::2], document.asked[1::2], strict=True))
    try:
        read = kg.read(document.path, unit=options["--unit"], tahun=int(options["--tahun"]), strict=False)
    except KaskadeError as error:
        return [], type(error).__name__
    if len(read) != 1:
        return [], "tidak terbaca"
    known = errors(_Printed(document.truth, read[0]).kaskade())
    return sorted((errors(read) - known).elements()), "sebagian" if read.failed else "utuh"


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.audited", description=__doc__)
    parser.add_argument("--seed", type=int, nargs="+", default=list(corpus.DEVELOPMENT))
    parser.add_argument("--sample", type=int)
    parser.add_argument("--layout", nargs="+")
    parser.add_argument("--held", action="store_true")
    parser.add_argument(
        "--documents", type=Path, help="a folder of documents with NAME.answers.json beside them"
    )
    args = parser.parse_args()
    total: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    accused = 0
    with tempfile.TemporaryDirectory() as temporary:
        if args.documents:
            documents = [d for d in corpus.answered(args.documents) if d.truth.elements]
        else:
            planned = corpus.plan(
                args.seed, set(args.layout) if args.layout else None, args.sample, args.held
            )
            planned = [p for p in planned if p[0] not in ("bukan", "banyak-unit")]
            documents = corpus.make(planned, Path(temporary), args.held)
        for document in documents:
            found, how = false_errors(document)
            ended[how] += 1
            accused += bool(found)
            total.update(code for code, _ in found)
            for code, name in found:
                print(f"{document.id}: {code} {name[:80]}")
    print(
        f"dokumen {sum(ended.values())} {dict(ended)}, dengan galat palsu {accused}, galat palsu {total.total()}"
    )
    print(dict(total.most_common()))
    sys.exit(0)


if __name__ == "__main__":
    main()
