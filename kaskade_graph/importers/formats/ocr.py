"""Scans: letters by OCR, cells by the lines on the picture. Needs the extra ``ocr``."""

from __future__ import annotations

import importlib.util
import io
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import Block
from kaskade_graph.importers.formats.archive import damaged, too_large
from kaskade_graph.importers.formats.ocr_asked import ASKED
from kaskade_graph.importers.formats.page_layout import Layout
from kaskade_graph.importers.formats.words import Page, Rule, Word
from kaskade_graph.text import shown

HOW = Teks(
    "Untuk membacanya: pip install 'kaskade-graph[ocr]', atau minta berkas asalnya (DOCX, XLSX).",
    "To read it: pip install 'kaskade-graph[ocr]', or ask for the original file (DOCX, XLSX).",
)
AT_ONCE = 2
"""Most pages of a document that are recognised unasked; each takes some ten seconds."""
_ASK = Teks(
    f"Untuk mengenali hurufnya (sekitar 10 detik per halaman): kaskade import --ocr, atau {ASKED}=1; atau minta "
    "berkas asalnya (DOCX, XLSX).",
    f"To recognise its letters (some 10 seconds a page): kaskade import --ocr, or {ASKED}=1; or ask for the original "
    "file (DOCX, XLSX).",
)
_NEEDED = ("rapidocr", "onnxruntime", "cv2")
_DPI = 150
_POINTS = 72.0
_MAX_PIXELS = 60_000_000
_MAX_SIDE = 4_000
"""Longest side of a picture that is recognised; larger ones are made smaller."""


def available() -> bool:
    """Say whether the extra is installed."""
    return all(importlib.util.find_spec(module) is not None for module in _NEEDED)


def how() -> Teks:
    """Return what to do about a picture that is not read."""
    return _ASK if available() else HOW


def read_image(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return the tables and lines of a picture of a page (PNG, JPEG, TIFF, BMP, WebP), each page of a TIFF.

    Raises :class:`InputError` when the extra is not installed, or the picture is damaged or too large.
    """
    if not available():
        raise InputError(
            Teks(f"{shown(name)}: sebuah gambar, bukan teks", f"{shown(name)}: a picture, not text"), HOW
        )
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = _MAX_PIXELS
    layout = Layout()
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
                upright = ImageOps.exif_transpose(frame).convert("RGB")
                layout.add(_recognised(upright, _scale(picture)), number)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_large(name, Teks("gambarnya terlalu besar", "the picture is too large")) from None
    except (OSError, ValueError, SyntaxError) as error:
        raise damaged(name, str(error)) from None
    note = Teks(
        "sebuah gambar; hurufnya dikenali dengan OCR, periksa terhadap aslinya",
        "a picture; its letters were recognised by OCR, check them against the original",
    )
    return layout.blocks, [note]


def _scale(picture: Any) -> float:
    """Return how many pixels of a picture are a point: as it says of itself, else as scanners mostly do."""
    try:
        dpi = float(picture.info.get("dpi", (0.0, 0.0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    return (dpi if 50 <= dpi <= 1_200 else _DPI) / _POINTS


def read_page(page: Any, seen: Page) -> Page:
    """Return a scanned page of a PDF with its letters recognised, in points as ``seen`` has them."""
    scale = min(_DPI / _POINTS, _MAX_SIDE / max(seen.width, seen.height, 1.0))
    found = _recognised(page.render(scale=scale).to_pil().convert("RGB"), scale)
    found.width, found.height = seen.width, seen.height
    return found


def _recognised(picture: Any, scale: float) -> Page:
    """Return words and rules of a picture; ``scale`` is how many of its pixels are a point."""
    shrink = min(1.0, _MAX_SIDE / max(picture.size))
    if shrink < 1.0:
        picture = picture.resize((int(picture.width * shrink), int(picture.height * shrink)))
    scale *= shrink
    import numpy

    pixels = numpy.asarray(picture)[:, :, ::-1]
    page = Page(picture.width / scale, picture.height / scale)
    page.rules = [Rule(r.upright, r.at / scale, r.start / scale, r.end / scale) for r in _rules(pixels)]
    page.words = [
        Word(w.text, w.left / scale, w.top / scale, w.right / scale, w.bottom / scale, certainty=w.certainty)
        for w in _words(pixels)
    ]
    return page


def _words(pixels: Any) -> list[Word]:
    engine = _engine()
    found = engine(pixels, return_word_box=True)
    out: list[Word] = []
    if not found.txts:
        return out
    for line in found.word_results:
        for text, score, box in line:
            xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
            if text.strip():
                out.append(Word(text, min(xs), min(ys), max(xs), max(ys), certainty=min(float(score), 0.99)))
    return out


_ENGINES: list[Any] = []


def _engine() -> Any:
    """Return the recogniser; making it reads its models, so it is made once."""
    if not _ENGINES:
        from rapidocr import RapidOCR

        _ENGINES.append(RapidOCR())
    return _ENGINES[0]


def _rules(pixels: Any) -> list[Rule]:
    """Return the straight lines of a picture, level and upright, in pixels."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12)
    out: list[Rule] = []
    for upright in (False, True):
        longest = max(30, pixels.shape[0 if upright else 1] // 60)
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (1, longest) if upright else (longest, 1))
        lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        lines = cv2.dilate(lines, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 9) if upright else (9, 3)))
        _, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for x, y, wide, high, _ in stats[1:]:
            if upright and wide <= 14 and high >= longest:
                out.append(Rule(True, float(x + wide / 2), float(y), float(y + high)))
            elif not upright and high <= 14 and wide >= longest:
                out.append(Rule(False, float(y + high / 2), float(x), float(x + wide)))
    return out
