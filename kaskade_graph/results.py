"""What the functions of the library return: data with a line for a ``repr``, and ways out to other tools.

``to_dicts`` needs nothing; ``to_pandas`` and ``to_polars`` need the package of that name, which is not installed with
this one; ``to_networkx`` and ``to_rdflib`` use what is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kaskade_graph import fields
from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan
from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.linking.changes import Selisih
from kaskade_graph.linking.links import Tautan
from kaskade_graph.model import Kaskade
from kaskade_graph.store.terms import Rows
from kaskade_graph.usecases.sources import Source

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

from kaskade_graph.results_rows import Row, Table, Tabular, fields_of, items_of, native, rows_of


@dataclass(frozen=True, slots=True, repr=False)
class Cascades(Tabular, Sequence[Kaskade]):
    """Cascades that were read: a sequence of :class:`~kaskade_graph.model.Kaskade`.

    ``notes`` say what was assumed, ``failed`` which files could not be read, or not in full.
    """

    read: tuple[Source, ...]
    notes: tuple[Teks, ...] = ()
    failed: tuple[InputError, ...] = ()

    def __len__(self) -> int:
        return len(self.read)

    def __getitem__(self, at: Any) -> Any:
        return [s.kaskade for s in self.read][at]

    def __repr__(self) -> str:
        if len(self) == 1:
            return f"<Cascades: {self[0]!r}>"
        return f"<Cascades: {len(self)}, {sum(len(k.indikator) for k in self)} indikator>"

    def to_dicts(self) -> list[Row]:
        """Return a row for each element and each indikator, with their fields; ``induk`` is the parent's IRI."""
        return [row for kaskade in self for row in rows_of(kaskade)]

    def figures(self) -> Table:
        """Return what has a year, a row each: targets, realisasi and baselines of indikator, budgets of elements."""
        rows = [
            {"kaskade": kaskade.iri, "unsur": item.iri, "jenis": values.name, **fields_of(nilai)}
            for kaskade in self
            for item in items_of(kaskade)
            for values in fields.lists(item)
            for nilai in getattr(item, values.name)
        ]
        return Table("Figures", tuple(rows))

    def evidence(self) -> Table:
        """Return what each value was read from: the quotation, its place, and how sure its reading is."""
        rows = [
            {
                "kaskade": kaskade.iri,
                "unsur": k.unsur,
                "properti": k.properti,
                "teks": k.teks,
                "berkas": k.berkas,
                "baris": k.baris[0] if k.baris else None,
                "halaman": k.halaman,
                "lembar": k.lembar,
                "sel": k.sel,
                "peran": k.peran.value,
                "keyakinan": k.keyakinan,
                "alasan": k.alasan,
            }
            for kaskade in self
            for k in kaskade.bukti
        ]
        return Table("Evidence", tuple(rows))

    def to_networkx(self) -> nx.DiGraph[str]:
        """Return one directed graph; nodes are elements and indikator, edges point up, as in the ontology."""
        from kaskade_graph.reports.graphml import as_networkx

        return as_networkx(self)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the graphs, each under its name: what the source says, what was derived, and the evidence."""
        import rdflib

        from kaskade_graph.audit.engines.bridge import to_term

        out = rdflib.Dataset()
        for sumber in self.read:
            for quad in sumber.quads:
                name = quad.graph_name
                graph = (
                    out.graph(rdflib.URIRef(name.value)) if isinstance(name, NamedNode) else out.default_graph
                )
                graph.add((to_term(quad.subject), to_term(quad.predicate), to_term(quad.object)))
        return out


@dataclass(frozen=True, slots=True, repr=False)
class Audit(Tabular):
    """The findings of an audit: ``results`` has one for each cascade."""

    results: tuple[Hasil, ...]
    notes: tuple[Teks, ...] = ()

    @property
    def findings(self) -> list[Temuan]:
        """Every finding, in the order of the cascades."""
        return [t for h in self.results for t in h.temuan]

    def count(self) -> dict[str, int]:
        """Return how many findings there are of each severity: ``{"error": 3, "warning": 10, "info": 2}``."""
        return {k.value: sum(t.keparahan is k for t in self.findings) for k in Keparahan}

    def to_dicts(self, lang: Lang = "id") -> list[Row]:
        """Return a row for each finding, its texts in ``lang``, with the keys of the JSON report."""
        rows = [{"kaskade": h.kaskade, **t.to_json(lang)} for h in self.results for t in h.temuan]
        every = dict.fromkeys(key for row in rows for key in row)
        return [{**every, **row} for row in rows]

    def to_rdflib(self) -> rdflib.Graph:
        """Return the findings as a SHACL validation report."""
        import rdflib

        from kaskade_graph.reports.shacl_report import to_ttl

        return rdflib.Graph().parse(data=to_ttl(self.results), format="turtle")

    def render(self, format_: str, lang: Lang = "id") -> str | bytes:
        """Return the report in a format of ``kaskade audit``: ``json``, ``html``, ``xlsx``, ``docx`` ..."""
        from kaskade_graph.reports.formats import BENTUK

        return BENTUK[format_].render(self.results, lang)

    def __repr__(self) -> str:
        counted = ", ".join(f"{n} {k}" for k, n in self.count().items())
        return f"<Audit of {len(self.results)}: {counted}>"


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Tabular):
    """The answer to a question: ``question`` is its id; ``notes`` say what words were taken for."""

    question: str
    rows: Rows
    sparql: str
    notes: tuple[Teks, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.rows.columns

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[Row]:
        """Return a row for each answer; IRIs and texts are strings, numbers are numbers, unbound is None."""
        return [dict(zip(self.columns, map(native, row), strict=True)) for row in self.rows]

    def __repr__(self) -> str:
        return f"<Answer to {self.question}: {len(self)} rows>"


@dataclass(frozen=True, slots=True, repr=False)
class Links(Tabular, Sequence[Tautan]):
    """Links between indikator of several cascades."""

    links: tuple[Tautan, ...]
    notes: tuple[Teks, ...] = ()

    def __len__(self) -> int:
        return len(self.links)

    def __getitem__(self, at: Any) -> Any:
        return self.links[at]

    def to_dicts(self) -> list[Row]:
        """Return a row for each link: both ends, what they are to each other, and how sure that is."""
        return [
            {
                "id": t.id,
                "subjek": t.subjek.iri,
                "nama_subjek": t.subjek.label,
                "predikat": t.predikat,
                "objek": t.objek.iri,
                "nama_objek": t.objek.label,
                "keyakinan": t.keyakinan,
                "alasan": t.alasan.id,
                "diterima": t.tinjauan.diterima if t.tinjauan else None,
            }
            for t in self.links
        ]

    def to_networkx(self) -> nx.Graph[str]:
        """Return a graph of indikator; edges have ``predikat`` and ``keyakinan``."""
        import networkx as nx

        out: nx.Graph[str] = nx.Graph()
        for t in self.links:
            for end in (t.subjek, t.objek):
                out.add_node(end.iri, label=end.label, kaskade=end.kaskade)
            out.add_edge(t.subjek.iri, t.objek.iri, predikat=t.predikat, keyakinan=t.keyakinan)
        return out

    def to_rdflib(self) -> rdflib.Graph:
        """Return the links as triples; those that were rejected are left out."""
        import rdflib

        out = rdflib.Graph()
        for t in self.links:
            if not t.ditolak:
                ends = (t.subjek.iri, t.predikat, t.objek.iri)
                out.add(tuple(map(rdflib.URIRef, ends)))  # type: ignore[arg-type]
        return out

    def to_sssom(self, name: str = "tautan") -> str:
        """Return the links as SSSOM TSV, which people review and ``kaskade link --review`` reads."""
        from kaskade_graph.linking import sssom

        return sssom.write(list(self.links), name)

    def __repr__(self) -> str:
        return f"<Links: {len(self)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Difference(Tabular):
    """Two cascades side by side."""

    changes: Selisih
    notes: tuple[Teks, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the cascades themselves differ; figures of other years and spelling aside."""
        return any(item.pokok for item in self.changes.perubahan)

    def to_dicts(self, lang: Lang = "id") -> list[Row]:
        """Return a row for each field that differs, and for each element that is only in one of the two."""
        return [row for item in self.changes.perubahan for row in self._rows(item, lang)]

    def _rows(self, item: Any, lang: Lang) -> Iterator[Row]:
        about = {
            "jenis": item.jenis.value if item.jenis else "Indikator",
            "nama": item.baru or item.lama,
            "lama_iri": item.a,
            "baru_iri": item.b,
            "status": ", ".join(self.changes.word(s).pick(lang) for s in item.status),
        }
        for ubahan in item.ubahan:
            yield {**about, "isian": ubahan.nama.pick(lang), "lama": ubahan.lama, "baru": ubahan.baru}
        if not item.ubahan and (item.pokok or item.pindah):
            before, after = item.pindah or (item.lama, item.baru)
            yield {**about, "isian": None, "lama": before, "baru": after}

    def __repr__(self) -> str:
        count = sum(item.pokok for item in self.changes.perubahan)
        return f"<Difference of {self.changes.a!r} and {self.changes.b!r}: {count} changes>"
