"""Which property stands for which field of the model, and how its value is written and read: said once, here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode

from kaskade_graph.model import Arah, Tipe
from kaskade_graph.vocab import KIN, RDFS, XSD


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a dataclass and the property it is written as."""

    name: str
    predicate: str
    to_term: Callable[[Any], Literal | NamedNode]
    from_term: Callable[[str], Any]


def text(value: str) -> Literal:
    """Return a plain string, as printed."""
    return Literal(value)


def decimal(value: Decimal) -> Literal:
    """Return a decimal with the digits it has."""
    return Literal(format(value, "f"), datatype=NamedNode(XSD.decimal))


def figure(value: Decimal) -> Literal:
    """Return a decimal in its shortest form: 85.50 and 85.5 are one number, so they are one literal."""
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal("0" if digits == "-0" else digits, datatype=NamedNode(XSD.decimal))


def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(value), datatype=NamedNode(XSD.integer))


def year(value: int) -> Literal:
    """Return an ``xsd:gYear``, four digits."""
    return Literal(f"{value:04d}", datatype=NamedNode(XSD.gYear))


def kin(value: str) -> NamedNode:
    """Return the term of the ontology with this local name."""
    return NamedNode(KIN[value])


def local(value: str) -> str:
    """Return the local name of a term of the ontology."""
    return value.removeprefix(KIN.base)


UNSUR = (
    Field("label", RDFS.label, text, str),
    Field("nomor", KIN.nomor, text, str),
    Field("kode", KIN.kode, text, str),
    Field("eselon", KIN.eselon, text, str),
    Field("penanggung_jawab", KIN.penanggungJawab, text, str),
    Field("pagu", KIN.pagu, figure, Decimal),
)
INDIKATOR = (
    Field("label", RDFS.label, text, str),
    Field("nomor", KIN.nomor, text, str),
    Field("formulasi", KIN.formulasi, text, str),
    Field("tipe", KIN.tipePenghitungan, kin, lambda v: Tipe(local(v))),
    Field("arah", KIN.arah, kin, lambda v: Arah(local(v))),
    Field("satuan", KIN.satuan, text, str),
    Field("sumber_data", KIN.sumberData, text, str),
    Field("keterangan", KIN.keterangan, text, str),
    Field("penanggung_jawab", KIN.penanggungJawab, text, str),
)
NILAI = (
    Field("nilai", KIN.nilai, figure, Decimal),
    Field("tahun", KIN.tahun, year, int),
    Field("satuan", KIN.satuan, text, str),
    Field("triwulan", KIN.triwulan, integer, int),
)
UNSUR_LINKS = (
    ("mendukung", KIN.mendukung),
    ("memiliki_sasaran", KIN.memilikiSasaran),
    ("diukur_oleh", KIN.diukurOleh),
)
INDIKATOR_LINKS = (("komponen_formula", KIN.komponenFormula), ("indikator_sama", KIN.indikatorSama))
