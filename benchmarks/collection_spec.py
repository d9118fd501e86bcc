"""The plan of one synthetic cascade, and the model that it becomes, with the truth about each element."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from decimal import Decimal

from collection_metrics import Metric

from kaskade_graph.iri import element_iri, kaskade_iri, kunci, unit_iri
from kaskade_graph.model import Arah, Indikator, Jenis, Kaskade, Nilai, Tipe, UnitKerja, Unsur


@dataclass(slots=True)
class Measure:
    """One indikator to be: a metric in the words of one office, with its target and realisasi."""

    metric: Metric
    nama: str
    formulasi: str
    sumber: str
    target: Decimal
    realisasi: Decimal | None = None
    kinds: tuple[str, ...] = ()
    """The kinds of rewording between the plain wording and ``nama``."""


@dataclass(slots=True)
class Node:
    """One element to be. ``line`` is its identity over years and kecamatan."""

    jenis: Jenis
    line: str
    nama: str
    kode: str | None = None
    nomor: str | None = None
    sasaran: str | None = None
    pagu: int | None = None
    measures: list[Measure] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> list[Node]:
        """Return this node and all below it."""
        return [self, *(n for child in self.children for n in child.walk())]


@dataclass(slots=True)
class Spec:
    """One cascade to be. ``tujuan`` is the root."""

    kode_wilayah: str
    nama: str
    tahun: int
    tujuan: Node
    versi: str = "murni"

    @property
    def iri(self) -> str:
        """The IRI of the cascade."""
        return kaskade_iri(self.kode_wilayah, "kecamatan", self.tahun, self.versi)

    def nodes(self, jenis: Jenis) -> list[Node]:
        """Return the nodes of one kind."""
        return [n for n in self.tujuan.walk() if n.jenis is jenis]

    def copy(self) -> Spec:
        """Return a copy that shares nothing that changes."""
        return copy.deepcopy(self)


@dataclass(slots=True)
class Built:
    """A cascade and, by IRI, what each of its elements and indikator really is."""

    kaskade: Kaskade
    lines: dict[str, str] = field(default_factory=dict)
    metrics: dict[str, str] = field(default_factory=dict)
    iri_of: dict[int, str] = field(default_factory=dict)
    """IRI by ``id`` of the Node or Measure, as long as the Spec lives."""


def build(spec: Spec) -> Built:
    """Turn a plan into the model. Keys are made as every importer makes them."""
    unit = unit_iri(spec.kode_wilayah)
    head = UnitKerja(unit, spec.kode_wilayah, "kecamatan", f"Kecamatan {spec.nama}")
    judul = f"CASCADING KECAMATAN {spec.nama.upper()} TAHUN {spec.tahun}"
    built = Built(Kaskade(spec.iri, head, spec.tahun, spec.versi, judul))
    _add(built, spec, spec.tujuan, None, "")
    return built


def _add(built: Built, spec: Spec, node: Node, parent: Unsur | None, parent_key: str) -> None:
    nested = node.jenis in (Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
    key = kunci(node.nama, parent_key if nested else "", node.kode)
    unsur = Unsur(
        element_iri(spec.iri, node.jenis.slug, key),
        node.jenis,
        node.nama,
        node.nomor,
        node.kode,
        pagu=None if node.pagu is None else Decimal(node.pagu),
        mendukung=[parent.iri] if parent else [],
    )
    built.kaskade.unsur[unsur.iri] = unsur
    built.lines[unsur.iri] = f"{node.jenis.slug}:{node.line}"
    built.iri_of[id(node)] = unsur.iri
    holder, holder_key = unsur, key
    if node.jenis.sasaran is not None:
        holder_key = kunci(node.sasaran or node.jenis.sasaran.slug, key)
        iri = element_iri(spec.iri, node.jenis.sasaran.slug, holder_key)
        holder = Unsur(iri, node.jenis.sasaran, node.sasaran)
        built.kaskade.unsur[iri] = holder
        built.lines[iri] = f"{node.jenis.sasaran.slug}:{node.line}"
        unsur.memiliki_sasaran.append(iri)
    for measure in node.measures:
        holder.diukur_oleh.append(_indikator(built, spec, measure, holder_key))
    for child in node.children:
        _add(built, spec, child, unsur, key)


def _indikator(built: Built, spec: Spec, measure: Measure, parent_key: str) -> str:
    key = kunci(measure.nama, parent_key)
    iri = element_iri(spec.iri, "indikator", key)
    metric = measure.metric
    built.kaskade.indikator[iri] = Indikator(
        iri,
        measure.nama,
        formulasi=measure.formulasi,
        tipe=Tipe.KUMULATIF if metric.kumulatif else Tipe.NON_KUMULATIF,
        arah=Arah.POSITIF,
        satuan=metric.satuan,
        sumber_data=measure.sumber,
        target=[
            Nilai(
                element_iri(spec.iri, "target", f"{key}-{spec.tahun}"),
                measure.target,
                spec.tahun,
                metric.satuan,
            )
        ],
        realisasi=[]
        if measure.realisasi is None
        else [
            Nilai(
                element_iri(spec.iri, "realisasi", f"{key}-{spec.tahun}"),
                measure.realisasi,
                spec.tahun,
                metric.satuan,
            )
        ],
    )
    built.metrics[iri] = metric.key
    built.iri_of[id(measure)] = iri
    return iri
