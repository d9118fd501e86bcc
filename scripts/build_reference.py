"""Make the RDF in ``data/`` from the facts beside it: ``python scripts/build_reference.py [--check]``.

* ``data/nomenklatur/*.csv``: one SKOS concept scheme per edition, and ``padanan.ttl`` with the
  correspondences between editions;
* ``data/nomenklatur/nasional/sipd-2025.csv``: an index for each kind of government;
* ``data/skala/skala.toml``: ``skala.ttl``;
* ``data/wilayah/wilayah.csv``: ``wilayah.ttl``;
* ``data/sokaraja/*.txt``: the graph that the importer makes of the document.

The same facts give the same bytes. ``--check`` writes nothing and exits 1 when a file differs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import rdf, rdf_files, scales_graph
from kaskade_graph.files import write_atomically
from kaskade_graph.importers.torn import documents
from kaskade_graph.iri import wilayah_iri
from kaskade_graph.registers import nomenklatur, nomenklatur_national, regions
from kaskade_graph.registers.nomenklatur_graph import Triple, correspondences, scheme
from kaskade_graph.vocab import DCTERMS, RDF, SKOS

DATA = Path(__file__).resolve().parents[1] / "data"


def main() -> int:
    """Write the files that differ, or with ``--check`` name them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file differs")
    check = parser.parse_args().check
    stale = [(path, data) for path, data in build() if not path.is_file() or path.read_bytes() != data]
    for path, data in stale:
        print(f"{'stale' if check else 'written'}: {path.relative_to(DATA.parent)}", file=sys.stderr)
        if not check:
            write_atomically(path, data)
    return 1 if check and stale else 0


def build() -> Iterator[tuple[Path, bytes]]:
    """Yield every generated file with the bytes it should have."""
    register = nomenklatur.load()
    folder = DATA / "nomenklatur"
    for pemda in nomenklatur_national.Pemda:
        yield folder / "nasional" / f"{pemda}.tsv", nomenklatur_national.make(pemda)
    for edisi in register.editions():
        yield folder / f"nomenklatur-{edisi}.ttl", _turtle(scheme(register, edisi))
    yield folder / "padanan.ttl", _turtle(correspondences(register))
    yield DATA / "skala" / "skala.ttl", _turtle(scales_graph.triples())
    yield DATA / "wilayah" / "wilayah.ttl", _turtle(regions_graph())
    for path in sorted((DATA / "sokaraja").glob("*.txt")):
        kaskade = documents.read(path).kaskade
        yield path.with_suffix(".trig"), rdf_files.serialise(rdf.to_quads(kaskade), "trig")


def regions_graph() -> Iterator[Triple]:
    """Yield the register of regions as SKOS, each also a place (``dcterms:Location``)."""
    node = wilayah_iri("").rstrip("/")
    yield node, RDF.type, SKOS.ConceptScheme
    yield node, DCTERMS.title, Literal("Kode dan nama wilayah", language="id")
    yield node, DCTERMS.title, Literal("Codes and names of regions", language="en")
    for region in regions.load().values():
        yield region.iri, RDF.type, SKOS.Concept
        yield region.iri, RDF.type, DCTERMS.Location
        yield region.iri, SKOS.inScheme, node
        yield region.iri, SKOS.notation, Literal(region.kode)
        yield region.iri, SKOS.prefLabel, Literal(region.nama, language="id")
        above = regions.parent(region.kode)
        if above is not None:
            yield region.iri, SKOS.broader, above.iri
        else:
            yield region.iri, SKOS.topConceptOf, node
            yield node, SKOS.hasTopConcept, region.iri


def _turtle(triples: Iterator[Triple]) -> bytes:
    quads = (
        Quad(NamedNode(s), NamedNode(p), o if isinstance(o, Literal) else NamedNode(o)) for s, p, o in triples
    )
    return rdf_files.serialise(quads, "ttl")


if __name__ == "__main__":
    sys.exit(main())
