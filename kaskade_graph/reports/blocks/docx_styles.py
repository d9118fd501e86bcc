"""Styles and fields of the Word document: what python-docx leaves to XML stands here."""

from __future__ import annotations

from typing import Any

PENDEK, PANJANG = 7560310, 10692130
"""A4, in EMU (914,400 an inch)."""
MARGIN = 792000
"""2.2 cm."""
GELAP = "1F3A5F"
_FONT = "Arial"
_PT = 12700
_CM = 360000


def prepare(document: Any) -> None:
    """Give the styles of ``document`` their looks, and add those of this report."""
    _clean(document)
    _style(document, "Normal", 10, after=5, line=1.12)
    for name, size, before in (("Heading 1", 13, 14), ("Heading 2", 11, 10), ("Heading 3", 10.5, 10)):
        _style(document, name, size, bold=True, colour=GELAP, before=before, after=4)
    _style(document, "Title", 15, bold=True, colour=GELAP, after=0, centre=True)
    _style(document, "Subtitle", 12, colour="404A57", before=2, centre=True)
    _style(document, "Caption", 9.5, bold=True, colour="404A57", before=10, after=3)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        _style(document, name, 8, colour="5F6B7A")
    _added(document, "Isian Judul", 9.5, before=6, after=6, centre=True)
    _added(document, "Catatan", 9, colour="404A57", before=6, after=6)
    _added(document, "Lencana", 9, colour="404A57", after=4)
    _added(document, "Uraian", 10, left=3.2 * _CM, hang=3.2 * _CM, after=4)
    _added(document, "Butir", 10, left=0.9 * _CM, hang=0.9 * _CM, after=4)
    _added(document, "Isi Tabel", 8.5, after=0)
    _added(document, "Sela", 6, after=2)
    title = document.styles["Title"].paragraph_format
    title.space_before = 0
    _unruled(document.styles["Title"])


def _clean(document: Any) -> None:
    """Take the theme's fonts out of the styles: they would win over the names that are set."""
    from docx.oxml.ns import qn

    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for key in [k for k in fonts.attrib if k.endswith("Theme")]:
            del fonts.attrib[key]


def _unruled(style: Any) -> None:
    from docx.oxml.ns import qn

    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _style(
    document: Any,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: str | None = None,
    before: float = 0,
    after: float = 0,
    line: float = 1.1,
    left: float = 0,
    hang: float = 0,
    centre: bool = False,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style = document.styles[name]
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = _FONT, int(size * _PT), bold, False
    for key in ("w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(qn(key), _FONT)
    font.color.rgb = RGBColor.from_string(colour or "1A1A1A")
    form.space_before, form.space_after, form.line_spacing = int(before * _PT), int(after * _PT), line
    form.left_indent, form.first_line_indent = int(left), -int(hang)
    if hang:
        form.tab_stops.add_tab_stop(int(left))
    if centre:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _added(document: Any, name: str, size: float, **looks: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _style(document, name, size, **looks)


def shade(properties: Any, colour: str) -> None:
    """Give a run or a cell a background."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour.removeprefix("#"))):
        shading.set(qn(key), value)
    properties.append(shading)


def field(paragraph: Any, code: str, until: str = "1") -> None:
    """Add a field such as PAGE; programs fill it in when they lay out the page, ``until`` then it says this."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "code", "separate", "text", "end"):
        run = paragraph.add_run()._r
        if kind in ("code", "text"):
            part = OxmlElement("w:instrText" if kind == "code" else "w:t")
            part.text = code if kind == "code" else until
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run.append(part)
