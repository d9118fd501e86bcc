"""What a rule sees: one cascade, in every form the engines need, each made once and only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kaskade_graph import ontology_terms
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.places import place_of
from kaskade_graph.audit.finding import Bukti, Langkah
from kaskade_graph.errors import Teks
from kaskade_graph.fields import UNSUR_VALUES, VALUES
from kaskade_graph.model import Indikator, Jenis, Kaskade, Kutipan, Nilai, Peran, Unsur
from kaskade_graph.rdf import graph_names, to_quads
from kaskade_graph.vocab import DCTERMS, KIN, RDFS

if TYPE_CHECKING:
    from kaskade_graph.linking.collection import Koleksi

T = TypeVar("T")

INDIKATOR, _CASCADE = Teks("Indikator", "Indikator"), Teks("Kaskade", "Cascade")
LONGEST_NAME = 400
"""Characters after which a name in running text is cut: no official one is longer, and the path holds it whole."""


class Konteks:
    """One cascade under audit.

    ``quads`` is what was loaded, defects included (a term the ontology does not know, two years); ``kaskade``
    is the model read from it. Rules in Python use ``kaskade`` and ``graf``; SHACL and SPARQL see ``quads``.
    ``koleksi`` are the cascades it is audited together with, other years and other units; None when it is
    audited alone, and then rules between cascades find nothing. ``bukti`` is its evidence where that is not
    kept in ``kaskade``.
    """

    def __init__(
        self,
        kaskade: Kaskade,
        quads: Iterable[Quad] | None = None,
        koleksi: Koleksi | None = None,
        bukti: Sequence[Kutipan] | None = None,
    ) -> None:
        self.kaskade = kaskade
        self._bukti = bukti
        self.koleksi = koleksi
        self._quads = None if quads is None else tuple(quads)
        self._once: dict[Any, Any] = {}
        self._of_element: dict[str, list[Kutipan]] = {}
        self._kinds: dict[str, Teks] = {}

    # --- forms of the cascade ---------------------------------------------------------------------------

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """The three graphs of the cascade."""
        return self._quads if self._quads is not None else tuple(to_quads(self.kaskade))

    @cached_property
    def graf(self) -> GrafKaskade:
        """The cascade as a graph whose edges point up."""
        return GrafKaskade(self.kaskade)

    @cached_property
    def own(self) -> tuple[Triple, ...]:
        """The cascade's own graph, what the source says, for shapes: each triple once."""
        beside = [NamedNode(name) for name in graph_names(self.kaskade.iri)[1:]]
        return tuple(dict.fromkeys(q.triple for q in self.quads if q.graph_name not in beside))

    def once(self, make: Callable[[Konteks], T]) -> T:
        """Return ``make(self)``, computed once per cascade: for what several rules share.

        ``make`` is a module-level function; it is its own key.
        """
        if make not in self._once:
            self._once[make] = make(self)
        value: T = self._once[make]
        return value

    # --- elements, in the order of the cascade ----------------------------------------------------------

    @cached_property
    def indikator(self) -> list[Indikator]:
        """All indikator."""
        return [self.kaskade.indikator[i] for i in self.graf.sort(self.kaskade.indikator)]

    def unsur(self, *jenis: Jenis) -> list[Unsur]:
        """Return the elements of these kinds, or all."""
        return [u for u in self._unsur if not jenis or u.jenis in jenis]

    @cached_property
    def _unsur(self) -> list[Unsur]:
        return [self.kaskade.unsur[i] for i in self.graf.sort(self.kaskade.unsur)]

    # --- words for people -------------------------------------------------------------------------------

    def label(self, iri: str) -> str:
        """Return the name of an element as printed, or an empty text."""
        item = self.graf.item(iri)
        return (item.label or "") if item is not None else ""

    def jenis(self, iri: str) -> Teks:
        """Return the word for the kind of an element, Indikator and the cascade included."""
        found = self._kinds.get(iri)
        if found is None:
            item = self.graf.item(iri)
            kind = INDIKATOR if item is not None else _CASCADE
            found = self._kinds[iri] = item.jenis.teks if isinstance(item, Unsur) else kind
        return found

    def sebut(self, iri: str) -> Teks:
        """Return how a finding calls an element: kind and quoted name, or whose it is when it has none.

        The kinds are terms of Indonesian regulations and stay as they are in English.
        """
        jenis, label = self.jenis(iri).id, self.label(iri)
        if len(label) > LONGEST_NAME:
            label = f"{label[:LONGEST_NAME]} …"
        if label:
            return Teks(f"{jenis} “{label}”", f"{jenis} “{label}”")
        owner = self.graf.owner(iri)
        if owner is not None and self.label(owner):
            of = self.sebut(owner)
            return Teks(f"{jenis} milik {of.id}", f"{jenis} of {of.en}")
        if iri == self.kaskade.iri:
            name = f"{self.kaskade.unit.nama} {self.kaskade.tahun or ''}".strip()
            return Teks(f"Kaskade {name}", f"The cascade of {name}")
        if self.graf.item(iri) is None:
            return self._beside(iri)
        return Teks(f"{jenis} tanpa nama", f"{jenis} with no name")

    def _beside(self, iri: str) -> Teks:
        """Return how a finding calls what is no element: the unit, a value by whose it is, or by where it stands."""
        if iri == self.kaskade.unit.iri:
            return Teks(f"Unit kerja “{self.kaskade.unit.nama}”", f"The unit “{self.kaskade.unit.nama}”")
        if iri not in self._values:
            place, above = self.place(iri), iri.rpartition("/")[0]
            if self.graf.item(above) is None:
                return Teks(place, place)
            of, key = self.sebut(above), iri.rpartition("/")[2]
            return Teks(f"Nilai “{key}” pada {of.id}", f"The value “{key}” of {of.en}")
        kind, owner, year = self._values[iri]
        of, what = self.sebut(owner), ontology_terms.label(kind)
        when = Teks(f" tahun {year}" if year else "", f" of {year}" if year else "")
        return Teks(f"{what.id}{when.id} pada {of.id}", f"{what.en}{when.en} of {of.en}")

    def place(self, iri: str) -> str:
        """Return where ``iri`` stands below the cascade, for what has no name."""
        return f"<{iri.removeprefix(self.kaskade.iri).lstrip('/')}>"

    @cached_property
    def _values(self) -> dict[str, tuple[str, str, str]]:
        """Targets, realisasi, budgets ... by IRI: their class, the element or indikator they are of, their year."""
        kinds = {v.predicate: v.cls for v in (*VALUES, *UNSUR_VALUES)}
        years = {
            t.subject.value: t.object.value[:4]
            for t in self.own
            if t.predicate.value == KIN.tahun
            and isinstance(t.subject, NamedNode)
            and isinstance(t.object, Literal)
            and t.object.value[:4].isdecimal()
        }
        return {
            t.object.value: (kinds[t.predicate.value], t.subject.value, years.get(t.object.value, ""))
            for t in self.own
            if t.predicate.value in kinds
            and isinstance(t.subject, NamedNode)
            and isinstance(t.object, NamedNode)
            and self.graf.item(t.subject.value) is not None
        }

    def jalur(self, iri: str) -> tuple[Langkah, ...]:
        """Return the path from the top of the cascade to an element; empty for the cascade itself."""
        known = (i for i in self.graf.path(iri) if self.graf.item(i) is not None)
        return tuple(Langkah(i, self.jenis(i).id, self.label(i) or None) for i in known)

    # --- evidence ---------------------------------------------------------------------------------------

    @cached_property
    def _kutipan(self) -> dict[str, list[Kutipan]]:
        book: dict[str, list[Kutipan]] = {}
        for kutipan in sorted(self.kaskade.bukti if self._bukti is None else self._bukti, key=_kutipan_key):
            book.setdefault(kutipan.unsur, []).append(kutipan)
        return book

    def kutipan(self, iri: str, *properti: str, peran: Sequence[Peran] = (Peran.UTAMA,)) -> list[Kutipan]:
        """Return the quotations of these properties of an element (of all when none is given), in order.

        Those of the figures of an indikator are among its own.
        """
        return [k for k in self._quoted(iri) if k.peran in peran and (not properti or k.properti in properti)]

    def _quoted(self, iri: str) -> list[Kutipan]:
        """The quotations of an element, those of its figures among them: looked for once."""
        found = self._of_element.get(iri)
        if found is None:
            item = self.graf.item(iri)
            values = (*item.target, *item.realisasi) if isinstance(item, Indikator) else ()
            parts = (iri, *(n.iri for n in values))
            found = self._of_element[iri] = [k for part in parts for k in self._kutipan.get(part, ())]
        return found

    def bukti_nilai(self, *nilai: Nilai) -> tuple[Bukti, ...] | None:
        """Return where these figures stand; None where the source of none of them is known."""
        found = [k for n in nilai for k in self._kutipan.get(n.iri, ())]
        return tuple(dict.fromkeys(Bukti.of(k) for k in found)) or None

    def bukti(self, iri: str, *properti: str) -> tuple[Bukti, ...]:
        """Return the evidence for a finding on ``iri``.

        What is quoted is ``properti``; where the source prints none of them (it is what is missing), the name
        of the element; where it has no name, the name of what it belongs to.
        """
        for properties in (properti, (RDFS.label, DCTERMS.title)):
            found = self.kutipan(iri, *properties) if properties else []
            if found:
                return tuple(dict.fromkeys(Bukti.of(k) for k in found))
        for above in reversed(self.graf.path(iri)[:-1]):
            found = self.kutipan(above, RDFS.label, DCTERMS.title)
            if found:
                return tuple(dict.fromkeys(Bukti.of(k) for k in found))
        return tuple(Bukti.of(k) for k in self.kutipan(iri)[:1])

    def keyakinan(self, iri: str, *properti: str) -> float:
        """Return how sure the importer was of the weakest of these values, or of the name where none is there."""
        found = self.kutipan(iri, *(properti or (RDFS.label,))) or self.kutipan(iri, RDFS.label)
        return min((k.keyakinan for k in found), default=1.0)


def _kutipan_key(kutipan: Kutipan) -> tuple[object, ...]:
    return (*place_of(kutipan), kutipan.properti, kutipan.teks)
