"""All of a cascade, or of a store, in the formats of other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kaskade_graph.errors import Lang, NoCascade, Teks, UsageError

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kaskade_graph.model import Kaskade
    from kaskade_graph.usecases.inputs import Inputs

GRAF = ("trig", "nq", "ttl", "nt", "jsonld", "rdf")
"""Formats that hold the graphs themselves; the first is the default."""
BERNAMA = ("trig", "nq", "jsonld")
"""Those of them that keep the names of graphs."""
SATU = ("xlsx", "csv", "stratml")
"""Formats that hold one cascade."""
FORMATS = (*GRAF, *SATU, "graphml", "mermaid")
BINER = ("xlsx",)
"""Formats that are no text."""
ENDINGS = {"xml": "stratml", "json": "jsonld", "n3": "ttl", "owl": "rdf", "mmd": "mermaid"}


def export(place: Inputs, *, format_: str = "trig", lang: Lang = "id", whole: bool = False) -> bytes:
    """Return the cascades of ``place`` in one of :data:`FORMATS`. The same cascades give the same bytes.

    With ``whole`` a format of graphs holds all that questions look into as well: the catalogue, the official
    nomenclature, the labels of terms and regions that are used.

    Raises :class:`UsageError` when a format that holds one cascade is asked for several, or the whole of another
    than :data:`BERNAMA`, and :class:`NoCascade` when there is none.
    """
    found = list(place.cascades())
    if not found:
        raise NoCascade(Teks("tidak ada kaskade untuk diekspor", "there is no cascade to export"))
    if whole:
        return _whole([(source.kaskade.iri, list(source.quads)) for source in found], format_)
    if format_ in GRAF:
        return _graphs((quad for source in found for quad in source.quads), format_)
    cascades = [source.kaskade.in_order() for source in found]
    if format_ == "graphml":
        from kaskade_graph.reports.graphml import to_graphml

        return to_graphml(cascades)
    if format_ == "mermaid":
        return _mermaid(cascades, lang)
    if len(cascades) > 1:
        raise _several(format_, cascades)
    return _writers()[format_](cascades[0], lang)


def _whole(found: list[tuple[str, list[Quad]]], format_: str) -> bytes:
    from kaskade_graph.store.together import together

    if format_ not in BERNAMA:
        names = ", ".join(BERNAMA)
        raise UsageError(
            Teks(
                f"{format_} tidak menyimpan nama graf, padahal pertanyaan membacanya",
                f"{format_} keeps no names of graphs, which questions read",
            ),
            Teks(f"Pilih salah satu: {names}", f"Use one of: {names}"),
        )
    return _graphs(together(found), format_)


def _graphs(quads: Iterable[Quad], format_: str) -> bytes:
    from kaskade_graph import rdf_files

    return rdf_files.serialise(quads, next(f for f in rdf_files.FORMATS if f == format_))


def _mermaid(found: list[Kaskade], lang: Lang) -> bytes:
    from kaskade_graph.analysis.tree import pohon
    from kaskade_graph.reports.drawing.contents import bagan
    from kaskade_graph.reports.drawing.mermaid import to_mermaid

    return to_mermaid([bagan(pohon(kaskade), lang) for kaskade in found], lang).encode()


def _writers() -> dict[str, Callable[[Kaskade, Lang], bytes]]:
    return {"xlsx": _xlsx, "csv": _csv, "stratml": _stratml}


def _xlsx(kaskade: Kaskade, lang: Lang) -> bytes:
    from kaskade_graph.reports.template import to_xlsx

    return to_xlsx(kaskade, lang=lang)


def _csv(kaskade: Kaskade, _: Lang) -> bytes:
    from kaskade_graph.importers.sheets.table import as_csv, as_table

    return as_csv(as_table(kaskade))


def _stratml(kaskade: Kaskade, lang: Lang) -> bytes:
    from kaskade_graph.reports.stratml import to_stratml

    return to_stratml(kaskade, lang)


def _several(format_: str, found: list[Kaskade]) -> UsageError:
    names = ", ".join(f"{k.unit.nama} {k.tahun} ({k.versi})" for k in found[:5])
    more = " ..." if len(found) > 5 else ""
    return UsageError(
        Teks(
            f"{format_} memuat satu kaskade, di sini ada {len(found)}: {names}{more}",
            f"{format_} holds one cascade, there are {len(found)} here: {names}{more}",
        ),
        Teks('Pilih satu: --scope "Sokaraja 2021"', 'Choose one: --scope "Sokaraja 2021"'),
    )
