"""One edition of a cascade as a store knows it, and how it is told from the cascade's own graphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.model import JenisDokumen
from kaskade_graph.store.hashing import hashes
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN, RDFS

_KODE = re.compile(r"\d{2}(?:\.\d{2}){0,2}(?:\.\d{4})?")
_KNOWN = ("", *(kind.slug for kind in JenisDokumen if kind is not JenisDokumen.PENJENJANGAN))


@dataclass(frozen=True, slots=True)
class Edition:
    """One cascade in a store.

    ``hashes`` are those of its graphs (its own, derived, evidence), see :mod:`~kaskade_graph.store.hashing`;
    "" for one that is empty.
    """

    iri: str
    unit: str
    nama_unit: str
    kode_wilayah: str
    tahun: int
    versi: str
    hashes: tuple[str, ...]

    @property
    def series(self) -> str:
        """The IRI that stands for this unit and year, whatever the edition; another kind of document has its own."""
        beside = f"/dok/{self.dokumen}" if self.dokumen else ""
        return f"{self.unit}/{self.tahun:04d}{beside}"

    @property
    def dokumen(self) -> str:
        """The kind of document, with the post of a perjanjian kinerja (``pk/camat``); empty for a cascade."""
        return document_of(self.iri)

    @property
    def jenis(self) -> str:
        """The kind of document without its post, "lain" for one that is not known; empty for a cascade."""
        kind = self.dokumen.partition("/")[0]
        return kind if kind in _KNOWN else "lain"

    @property
    def label(self) -> str:
        """The name shown to people, such as ``Kecamatan Sokaraja 2021 (murni)``."""
        return self.nama_unit + suffix(self.iri, self.tahun, self.versi)

    @property
    def rank(self) -> tuple[bool, list[tuple[int, int, str]]]:
        """Sort key among the editions of a series; the current one is the last."""
        parts = re.findall(r"\d+|\D+", self.versi)
        return self.versi != "murni", [(1, int(p), "") if p.isdecimal() else (0, 0, p) for p in parts]


def document_of(kaskade: str) -> str:
    """Return the kind of document that the IRI of an edition names, empty for a cascade.

    >>> document_of("https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/murni/dok/pk/camat")
    'pk/camat'
    """
    return kaskade.partition("/dok/")[2]


def suffix(kaskade: str, tahun: int, versi: str) -> str:
    """Return what the label of an edition adds to the name of its unit."""
    document = document_of(kaskade).replace("/", " ")
    return f" {tahun} ({versi}{f', {document}' if document else ''})"


def describe(kaskade: str, quads: Iterable[Quad], digests: tuple[str, ...] | None = None) -> Edition:
    """Return the edition that the graphs of ``kaskade`` describe; ``digests`` are their hashes where known.

    Raises :class:`InputError` when the unit or the year is not there: such a cascade has no place.
    """
    content = list(quads)
    graph = NamedNode(kaskade)
    own = [q for q in content if q.predicate.value in _DESCRIBING and q.graph_name == graph]
    unit = _value(own, kaskade, KIN.unit)
    tahun = _value(own, kaskade, KIN.tahun)
    if unit is None or tahun is None or not re.fullmatch(r"\d{4}", tahun):
        raise InputError(
            Teks(
                f"kaskade {shown(kaskade)} tidak menyebut unit kerja atau tahunnya",
                f"the cascade {shown(kaskade)} does not say its unit or its year",
            ),
            Teks(
                "Impor ulang dokumennya dengan --unit dan --tahun.",
                "Import the document again with --unit and --tahun.",
            ),
        )
    kode = _value(own, unit, KIN.kodeWilayah) or ""
    if kode and not _KODE.fullmatch(kode):
        raise InputError(
            Teks(
                f"kaskade {shown(kaskade)}: kode wilayah {shown(kode)!r} bukan kode",
                f"the cascade {shown(kaskade)}: the region code {shown(kode)!r} is no code",
            ),
            Teks("Kode wilayah berbentuk 33.02.19.", "Region codes look like 33.02.19."),
        )
    return Edition(
        iri=kaskade,
        unit=unit,
        nama_unit=_value(own, unit, RDFS.label) or unit,
        kode_wilayah=kode,
        tahun=int(tahun),
        versi=_value(own, kaskade, KIN.versi) or "murni",
        hashes=hashes(kaskade, content) if digests is None else digests,
    )


_DESCRIBING = frozenset((KIN.unit, KIN.tahun, KIN.kodeWilayah, RDFS.label, KIN.versi))


def _value(quads: list[Quad], subject: str, predicate: str) -> str | None:
    s, p = NamedNode(subject), NamedNode(predicate)
    found = [q.object for q in quads if q.subject == s and q.predicate == p]
    return min((o.value for o in found if isinstance(o, NamedNode | Literal)), default=None)
