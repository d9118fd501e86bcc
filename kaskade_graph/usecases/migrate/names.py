"""IRIs under the base of today, and graphs of the schema of today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kaskade_graph.errors import Teks
from kaskade_graph.usecases.migrate.outcome import How

if TYPE_CHECKING:
    from pyoxigraph import Quad


def renewed(quads: Sequence[Quad], cascades: Iterable[str], how: How) -> list[Quad]:
    """Return ``quads`` under the base and with the schema of today."""
    from kaskade_graph import rdf
    from kaskade_graph.vocab import DCTERMS

    kept = [q for q in quads if q.predicate.value != DCTERMS.conformsTo]
    marks = [rdf.schema_quad(name) for name in cascades]
    made = [*kept, *marks]
    return [_moved(q, how.old) for q in made] if how.old else made


def _moved(quad: Quad, old: str) -> Quad:
    from pyoxigraph import Literal, NamedNode
    from pyoxigraph import Quad as New

    def moved(term: object) -> object:
        if isinstance(term, NamedNode):
            return NamedNode(renamed(term.value, old))
        if isinstance(term, Literal) and term.value.startswith(f"{old}id/"):
            return Literal(renamed(term.value, old))  # other readings are kept as texts
        return term

    return New(*(moved(t) for t in (quad.subject, quad.predicate, quad.object, quad.graph_name)))  # type: ignore[arg-type]


def renamed(iri: str, old: str) -> str:
    """Return an IRI under the base of today where it stands under ``old``, and is not common to all publishers.

    >>> from kaskade_graph.vocab import ID
    >>> renamed("https://a.example/id/33.02.19/kecamatan", "https://a.example/") == f"{ID}33.02.19/kecamatan"
    True
    """
    from kaskade_graph.vocab import BERSAMA, ID, UMUM_ID

    own = f"{old}id/"
    common = own == UMUM_ID and iri.removeprefix(own).partition("/")[0] in BERSAMA
    return ID + iri.removeprefix(own) if iri.startswith(own) and not common else iri


def schemas(quads: Iterable[Quad], how: How) -> Teks:
    """Return which schema and which base gave way to those of today."""
    from kaskade_graph.vocab import DASAR, DCTERMS, SKEMA

    said = {q.object.value.rsplit("/", 1)[-1] for q in quads if q.predicate.value == DCTERMS.conformsTo}  # type: ignore[union-attr]
    old = ", ".join(sorted(said)) or "0.1"
    schema = (
        Teks(f"skema {old} menjadi {SKEMA}", f"schema {old} to {SKEMA}") if said != {SKEMA} else Teks("", "")
    )
    moved = Teks(f"{how.old} menjadi {DASAR}", f"{how.old} to {DASAR}") if how.old else Teks("", "")
    return Teks(*("; ".join(p for p in pair if p) for pair in ((schema.id, moved.id), (schema.en, moved.en))))


def rebased(text: str, how: How) -> str:
    """Return ``text`` with the IRIs in it, and the prefix that shortens them, under the base of today."""
    if how.old is None:
        return text
    old = how.old
    return re.sub(rf"{re.escape(old)}id/[^\s\"'<>|]*", lambda m: renamed(m[0], old), text)
