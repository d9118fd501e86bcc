"""Draw the cascades of a place: in the terminal, or to be printed and pinned to a wall."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaskade_graph.analysis.tree import Pohon, pohon
from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.reports import tree
from kaskade_graph.usecases.inputs import Inputs

if TYPE_CHECKING:
    from kaskade_graph.reports.drawing.contents import Bagan, TemuanUnsur
    from kaskade_graph.reports.drawing.sheets import DrawnSheet

LEMBARAN = ("pdf", "svg", "png", "html")
"""Formats that are sheets of paper."""
FORMATS = ("text", "json", *LEMBARAN, "mermaid", "dot")
"""Formats of a tree; the first is the default."""
ENDINGS = {"txt": "text", "htm": "html", "mmd": "mermaid", "gv": "dot"}
BINER = ("pdf", "png")
"""Formats that are no text."""


@dataclass(frozen=True, slots=True)
class Lingkupan:
    """How much is drawn: ``depth`` levels (all when None), with or without indikator, with or without findings.

    ``halaman`` is the one sheet that is wanted, from 1; all when None. ``poster`` is the paper (A3 to A0, ``auto``
    for the smallest that holds it) of a drawing of the whole cascade on one sheet, or on the fewest it fits.
    """

    depth: int | None = None
    indikator: bool = True
    temuan: bool = False
    halaman: int | None = None
    poster: str | None = None


def draw(
    place: Inputs,
    *,
    format_: str = "text",
    lang: Lang = "id",
    isi: Lingkupan = Lingkupan(),
    width: int | None = None,
) -> str | bytes:
    """Return the drawing of every cascade in ``place``; as JSON ``{"kaskade": [...]}``.

    ``width`` is where lines are wrapped, nowhere when None. Findings are those of ``kaskade audit``, with the
    profile and the waivers that ``kaskade.toml`` names. Raises :class:`~kaskade_graph.errors.InputError` when
    nothing can be read, and :class:`UsageError` for a sheet that is not there.
    """
    if isi.poster and format_ not in LEMBARAN:
        raise UsageError(
            Teks(f"--poster bukan untuk format {format_}", f"--poster is not for the format {format_}"),
            Teks(
                "Tulis ke berkas: --poster auto -o poster.pdf", "Write to a file: --poster auto -o poster.pdf"
            ),
        )
    if isi.halaman is not None and format_ not in LEMBARAN:
        raise UsageError(
            Teks(f"--page bukan untuk format {format_}", f"--page is not for the format {format_}"),
            Teks(
                f"Pilih dengan --format: {', '.join(LEMBARAN)}",
                f"Choose with --format: {', '.join(LEMBARAN)}",
            ),
        )
    trees = _audited(place) if isi.temuan else ((pohon(found.kaskade), None) for found in place.cascades())
    if format_ == "json":
        data = [tree.to_json(t, depth=isi.depth, indikator=isi.indikator, temuan=found) for t, found in trees]
        return json.dumps({"kaskade": data}, ensure_ascii=False, indent=2) + "\n"
    if format_ == "text":
        return "\n".join(
            tree.to_text(t, lang, depth=isi.depth, indikator=isi.indikator, width=width, temuan=found)
            for t, found in trees
        )
    return picture(list(trees), format_, lang, isi, place.catatan)


def _audited(place: Inputs) -> Iterator[tuple[Pohon, TemuanUnsur | None]]:
    from kaskade_graph.reports.drawing.contents import per_unsur
    from kaskade_graph.usecases import audit

    files = place.files if place.files or place.from_store else place.example()
    done = audit.audit(files, store=place.store, lingkup=place.lingkup, peta=place.how.peta)
    place.catatan += done.catatan
    place.gagal += done.gagal
    for hasil in done.hasil:
        if hasil.pohon is not None:
            yield hasil.pohon, per_unsur(hasil.temuan)


def picture(
    trees: Sequence[tuple[Pohon, TemuanUnsur | None]],
    format_: str,
    lang: Lang,
    isi: Lingkupan,
    notes: list[Teks] | None = None,
) -> str | bytes:
    """Return trees with the findings of each, if any, drawn in one of :data:`FORMATS` but ``text`` and ``json``.

    What came out as a poster is added to ``notes``.
    """
    from kaskade_graph.reports.drawing.contents import bagan

    drawn = [bagan(t, lang, found, depth=isi.depth, indikator=isi.indikator) for t, found in trees]
    if format_ in ("mermaid", "dot"):
        from kaskade_graph.reports.drawing import dot, mermaid

        return (mermaid.to_mermaid if format_ == "mermaid" else dot.to_dot)(drawn, lang)
    return _writers()[format_](_sheets(drawn, lang, isi, notes), _title(drawn, lang), lang)


def size_of(word: str) -> str | None:
    """Return the paper that a word names, None for the smallest that holds the drawing; raises UsageError."""
    from kaskade_graph.reports.drawing.poster_parts import SIZES

    if word.casefold() == "auto":
        return None
    if word.upper() not in SIZES:
        known = ", ".join((*SIZES, "auto"))
        raise UsageError(
            Teks(f"--poster tidak mengenal {word!r}", f"--poster does not know {word!r}"),
            Teks(f"Pilih: {known}", f"Choose: {known}"),
        )
    return word.upper()


def images(place: Inputs, lang: Lang, isi: Lingkupan) -> list[bytes]:
    """Return the sheets as PNG, a picture each."""
    from kaskade_graph.reports.drawing.contents import bagan
    from kaskade_graph.reports.drawing.png import to_png

    trees = list(_audited(place)) if isi.temuan else [(pohon(f.kaskade), None) for f in place.cascades()]
    drawn = [bagan(t, lang, found, depth=isi.depth, indikator=isi.indikator) for t, found in trees]
    sheets = _sheets(drawn, lang, isi, place.catatan)
    return [to_png([sheet], _title(drawn, lang)) for sheet in sheets]


def _sheets(drawn: Sequence[Bagan], lang: Lang, isi: Lingkupan, notes: list[Teks] | None) -> list[DrawnSheet]:
    from kaskade_graph.reports.drawing.sheets import lembaran, posters

    if isi.poster:
        sheets, said = posters(drawn, lang, size_of(isi.poster))
        (notes if notes is not None else []).extend(said)
    else:
        sheets = lembaran(drawn, lang)
    return sheets if isi.halaman is None else [_sheet(sheets, isi.halaman)]


def _sheet(sheets: Sequence[DrawnSheet], nomor: int) -> DrawnSheet:
    if nomor > len(sheets):
        raise UsageError(
            Teks(f"tidak ada halaman {nomor}", f"there is no sheet {nomor}"),
            Teks(f"Halamannya 1 sampai {len(sheets)}.", f"There are sheets 1 to {len(sheets)}."),
        )
    return sheets[nomor - 1]


def _title(drawn: Sequence[Bagan], lang: Lang) -> str:
    name = Teks("Pohon kinerja", "Performance cascade").pick(lang)
    about = f"{drawn[0].judul} · {drawn[0].edisi}" if len(drawn) == 1 else str(len(drawn))
    return f"{name} {about}"


def _writers() -> dict[str, Callable[[Sequence[DrawnSheet], str, Lang], str | bytes]]:
    from kaskade_graph.reports.drawing import html, pdf, png, svg

    return {
        "svg": svg.to_svg,
        "html": html.to_html,
        "pdf": lambda sheets, title, _: pdf.to_pdf(sheets, title),
        "png": lambda sheets, title, _: png.to_png(sheets, title),
    }
