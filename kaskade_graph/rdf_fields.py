"""Values of the model as RDF terms and back, by the kinds that :mod:`kaskade_graph.fields` gives them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode

from kaskade_graph.fields import Field
from kaskade_graph.vocab import KIN, OWL, RDFS, XSD


def to_term(field: Field, value: Any) -> Literal | NamedNode:
    """Return the term that stands for ``value`` in ``field``."""
    kind = field.kind
    if kind.datatype is None:
        return Literal(kind.write(value))
    if kind.datatype == OWL.NamedIndividual:
        return kin(kind.write(value))
    if kind.datatype == RDFS.Resource:
        return NamedNode(kind.write(value))
    return Literal(kind.write(value), datatype=NamedNode(kind.datatype))


def from_term(field: Field, value: str) -> Any:
    """Return the value of ``field`` that a term stands for, given its text; ValueError or ArithmeticError if none."""
    return field.kind.read(local(value) if field.kind.datatype == OWL.NamedIndividual else value)


def decimal(value: Decimal) -> Literal:
    """Return a decimal with the digits it has."""
    return Literal(format(value, "f"), datatype=NamedNode(XSD.decimal))


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
