"""Who copied from whom, as blocks: a table of pairs with direction and why, and their texts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kaskade_graph import fields
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.copies import Copy, texts
from kaskade_graph.model import Kaskade
from kaskade_graph.reports.blocks.model import Block, Cell, Heading, Paragraph, Report, Table, Title

NONE = Teks("Tidak ada teks yang tampak disalin antarunit.", "No text seems to be copied between units.")
_EACH = 12
"""Texts of a pair that are shown side by side; their number stands in the table."""


def report(found: Sequence[Copy], kaskade: Iterable[Kaskade], lang: Lang) -> Report:
    """Return the report on ``found``; ``kaskade`` are the cascades that the texts stand in."""
    title = Teks("Teks yang disalin antarunit", "Text copied between units").pick(lang)
    about = Teks(f"{len(found)} pasang unit", f"{len(found)} pairs of units").pick(lang)
    return Report(
        title,
        title,
        (Teks("Halaman", "Page").pick(lang), Teks("dari", "of").pick(lang)),
        (Title((title,), (about,)), *blocks(found, kaskade, lang)),
    )


def blocks(found: Sequence[Copy], kaskade: Iterable[Kaskade], lang: Lang) -> tuple[Block, ...]:
    """Return the two tables, or that there is nothing."""
    if not found:
        return (Paragraph(NONE.pick(lang)),)
    known = {k.iri: k for k in kaskade}
    return (
        Heading(2, Teks("Siapa menyalin dari siapa", "Who copied from whom").pick(lang)),
        _pairs(found, lang),
        Paragraph(
            Teks(
                "Asal disebut hanya bila ada buktinya: teks yang menyebut unit lain, atau yang lebih dahulu ada. "
                "Tanpa itu kedua unit ditulis menurut abjad, dan asalnya tidak diketahui.",
                "The source is named only where something shows it: a text that names the other unit, or one that "
                "was there earlier. Otherwise the two stand in the order of their names, and the source is unknown.",
            ).pick(lang),
            small=True,
        ),
        Heading(2, Teks("Teks berdampingan", "Texts side by side").pick(lang)),
        _texts(found, known, lang),
    )


def _pairs(found: Sequence[Copy], lang: Lang) -> Table:
    heads = (
        Teks("No", "No"),
        Teks("Dari", "From"),
        Teks("Ke", "To"),
        Teks("Arah", "Direction"),
        Teks("Alasan", "Why"),
        Teks("Teks", "Texts"),
        Teks("Salah ketik bersama", "Slips in common"),
        Teks("Keyakinan", "Certainty"),
    )
    known, unknown = Teks("diketahui", "known").pick(lang), Teks("tidak diketahui", "unknown").pick(lang)
    rows = tuple(
        (
            str(n),
            c.nama_dari,
            c.nama_ke,
            known if c.terarah else unknown,
            c.alasan.pick(lang),
            str(len(c.passages)),
            ", ".join(c.slips),
            f"{c.keyakinan:.0%}",
        )
        for n, c in enumerate(found, 1)
    )
    return Table(
        "",
        tuple(h.pick(lang) for h in heads),
        rows,
        (0.6, 2.4, 2.4, 1.5, 3.6, 0.9, 2, 1.3),
        numbers=(0, 5),
        sheet=Teks("Salinan", "Copies").pick(lang),
    )


def _texts(found: Sequence[Copy], known: Mapping[str, Kaskade], lang: Lang) -> Table:
    rows: list[tuple[str | Cell, ...]] = []
    for n, copy in enumerate(found, 1):
        for passage in copy.passages[:_EACH]:
            years = tuple(known[iri].tahun for iri in (passage.dari_kaskade, passage.ke_kaskade))
            sides = [
                (label(name, lang), one, other)
                for name, one, other in texts(passage, dict(known))
                if one and other
            ]
            for field, one, other in sides:
                rows.append(
                    (
                        str(n),
                        field,
                        Cell(one, above=f"{copy.nama_dari} {years[0]}"),
                        Cell(other, above=f"{copy.nama_ke} {years[1]}"),
                    )
                )
    heads = (
        Teks("No", "No"),
        Teks("Isian", "Field"),
        Teks("Teks pada yang pertama", "Text of the first"),
        Teks("Teks pada yang kedua", "Text of the second"),
    )
    return Table(
        "",
        tuple(h.pick(lang) for h in heads),
        tuple(rows),
        (0.6, 1.6, 5, 5),
        numbers=(0,),
        sheet=Teks("Teks berdampingan", "Texts side by side").pick(lang),
    )


def label(name: str, lang: Lang) -> str:
    """Return what a field of an indikator is called."""
    if name == "label":
        return "Indikator"
    return next((f.label.pick(lang) for f in fields.INDIKATOR if f.name == name), name)
