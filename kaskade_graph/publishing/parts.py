"""What a collection says about each thing, and where the files of that thing stand.

The files of ``https://w3id.org/kinerja/id/a/b`` stand in ``id/a/b/``: ``index.html``, ``index.ttl`` and
``index.jsonld``. A web server that serves ``index.html`` for a folder needs no configuration.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.iri import edition_of
from kaskade_graph.rdf import quad_key
from kaskade_graph.text import shown
from kaskade_graph.vocab import DCTERMS, ID, KIN, RDF, RDFS, SKOS, SSSOM

_SEGMENT = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}")
"""A segment of an IRI that is a name of a folder everywhere: nothing hidden, no way out, no separator."""


Fact = Quad
"""One statement, for those who only hand it on."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement from the view of a thing: a relation, and the other end as an IRI or as text."""

    predicate: str
    text: str
    iri: str | None = None


@dataclass(slots=True)
class Bagian:
    """What is said about one thing: quads that begin with it, and quads that lead to it."""

    iri: str
    keluar: list[Quad] = field(default_factory=list)
    masuk: list[Quad] = field(default_factory=list)

    @property
    def jenis(self) -> list[str]:
        """The IRIs of its classes, sorted."""
        return sorted({_iri(q) for q in self.keluar if q.predicate.value == RDF.type})

    def says(self) -> list[Said]:
        """Return what it says."""
        return [_said(q.predicate.value, q.object) for q in self.keluar]

    def said_of(self) -> list[Said]:
        """Return what leads to it: the other ends are the subjects."""
        return [_said(q.predicate.value, q.subject) for q in self.masuk]

    @property
    def quads(self) -> list[Quad]:
        """Everything said, sorted."""
        return sorted({*self.keluar, *self.masuk}, key=quad_key)


def _said(predicate: str, term: object) -> Said:
    if isinstance(term, NamedNode):
        return Said(predicate, term.value, term.value)
    return Said(predicate, term.value if isinstance(term, Literal) else str(term))


def about(quad: Quad) -> list[str]:
    """Return the IRIs at both ends of a statement."""
    return [t.value for t in (quad.subject, quad.object) if isinstance(t, NamedNode)]


def subjects(quads: Iterable[Quad]) -> set[str]:
    """Return the IRIs under the base of data that something is said about."""
    found = {q.subject.value for q in quads if isinstance(q.subject, NamedNode)}
    return {iri for iri in found if iri.startswith(ID)}


def part(iri: str, quads: Iterable[Quad]) -> Bagian | None:
    """Return what is said about one thing, None where nothing is."""
    node = NamedNode(iri)
    found = Bagian(iri)
    for quad in quads:
        if quad.subject == node:
            found.keluar.append(quad)
        if quad.object == node:
            found.masuk.append(quad)
    return found if found.keluar or found.masuk else None


def parts(quads: Iterable[Quad]) -> dict[str, Bagian]:
    """Return every thing under the base of data IRIs that something is said about, by IRI, sorted."""
    found: dict[str, Bagian] = {}
    into: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        subject = quad.subject
        if isinstance(subject, NamedNode) and subject.value.startswith(ID):
            found.setdefault(subject.value, Bagian(subject.value)).keluar.append(quad)
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(ID):
            into[quad.object.value].append(quad)
    for iri, bagian in found.items():
        bagian.masuk = into.get(iri, [])
    return dict(sorted(found.items()))


def names(quads: Iterable[Quad], lang: Lang = "id") -> dict[str, str]:
    """Return what every thing is called: its label, of several the first in order; the figure of a value;
    the place of a quotation."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            if quad.object.language == "en" and lang == "id":
                continue
            facts, value = said[quad.subject.value], quad.object.value
            facts[quad.predicate.value] = min(facts.get(quad.predicate.value, value), value)
    return {iri: name for iri, facts in said.items() if (name := _name(facts))}


def _name(facts: Mapping[str, str]) -> str | None:
    for label in (RDFS.label, SKOS.prefLabel, DCTERMS.title):
        if label in facts:
            code = facts.get(SKOS.notation)
            return f"{facts[label]} ({code})" if code else facts[label]
    if SSSOM.confidence in facts:
        sure = f"{float(facts[SSSOM.confidence]):.0%}"
        return f"{facts[KIN.alasan]} ({sure})" if facts.get(KIN.alasan) else sure
    if KIN.nilai in facts:
        parts = (facts[KIN.nilai], facts.get(KIN.satuan), f"({facts.get(KIN.tahun, '')})")
        return " ".join(p for p in parts if p and p != "()")
    if KIN.berkas in facts:
        lines = [facts[k] for k in (KIN.barisAwal, KIN.barisAkhir) if k in facts]
        place = facts.get(KIN.sel) or "-".join(dict.fromkeys(lines))
        return f"{facts[KIN.berkas]}:{place}" if place else facts[KIN.berkas]
    return None


def home(iri: str) -> str:
    """Return the IRI of the cascade that a thing is in: that of its unit, year and edition.

    >>> home("https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/murni/indikator/a").rpartition("/id/")[2]
    '33.02.19/kecamatan/2021/murni'
    """
    return edition_of(iri) or ID + "/".join(iri.removeprefix(ID).split("/")[:4])


def folder(iri: str) -> PurePosixPath:
    """Return the folder of a thing below the root of the site.

    >>> folder("https://w3id.org/kinerja/id/33.02.19/kecamatan").as_posix()
    'id/33.02.19/kecamatan'

    Raises :class:`InputError` for an IRI whose parts cannot all be names of folders: IRIs come from files
    of strangers, and none may lead out of the site.
    """
    segments = iri.removeprefix(ID).split("/")
    if not iri.startswith(ID) or not all(_SEGMENT.fullmatch(s) for s in segments):
        raise InputError(
            Teks(
                f"IRI ini tidak dapat dijadikan folder: {shown(iri)}",
                f"not an IRI for a folder: {shown(iri)}",
            ),
            Teks(
                "Bagian IRI hanya boleh berisi huruf, angka, titik, garis, dan ~, dan tidak diawali titik.",
                "Parts of an IRI may hold letters, digits, dots, dashes and ~, and not begin with a dot.",
            ),
        )
    return PurePosixPath("id", *segments)


def _iri(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, NamedNode) else ""
