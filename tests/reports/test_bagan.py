"""The drawn tree: nothing leaves its box, no box meets another, and every format holds against its readers."""

from __future__ import annotations

import hashlib
import io
import itertools
import re
import subprocess
import sys
from functools import cache
from xml.etree import ElementTree as ET

import html5lib
import pdfplumber
import pytest
from hypothesis import given, settings
from PIL import Image
from reportlab.pdfbase import pdfmetrics

from kaskade_graph.analysis.tree import pohon
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.errors import UsageError
from kaskade_graph.model import RANTAI, Kaskade
from kaskade_graph.reports.drawing import dot, html, layout, measure, mermaid, pdf, png, svg
from kaskade_graph.reports.drawing.contents import Bagan, Ringkas, bagan, per_unsur
from kaskade_graph.reports.drawing.sheets import DrawnSheet, lembaran, posters
from kaskade_graph.reports.drawing_letters import font
from tests.audit.bahan import audit_contoh, audit_sokaraja, sokaraja
from tests.reports.bahan import golden
from tests.reports.cascades import kaskade, kaskade_jahat, kaskade_kosong

EPS = 0.01
FOUND = (
    Ringkas(Keparahan.ERROR, 3, (("KSK101", 1), ("KSK103", 2))),
    Ringkas(Keparahan.INFO, 40, tuple((f"KSK{n}", 1) for n in range(400, 440))),
)


def check(sheets: list[DrawnSheet]) -> None:
    """Assert what holds of all sheets."""
    for sheet in sheets:
        for word in sheet.tulisan:
            measured = pdfmetrics.stringWidth(word.teks, font(word.huruf), word.ukuran)
            assert measured == pytest.approx(word.lebar, abs=EPS)
            assert word.x >= 0
            assert word.x + measured <= sheet.lebar + EPS
            assert word.ukuran <= word.y <= sheet.tinggi
        for at in sheet.kotak:
            box = at.kotak
            assert at.x >= 0
            assert at.x + box.lebar <= sheet.lebar + EPS
            assert at.y >= measure.ATAS - EPS
            assert at.y + box.tinggi <= measure.ATAS + measure.RUANG + EPS
            for word in box.tulisan:
                assert word.x >= box.pinggir - EPS
                assert word.x + word.lebar <= box.lebar - box.pinggir + EPS, word.teks
                assert word.ukuran * 0.7 <= word.y <= box.tinggi - word.ukuran * 0.2
        for one, other in itertools.combinations(sheet.kotak, 2):
            beside = one.x + one.kotak.lebar <= other.x or other.x + other.kotak.lebar <= one.x
            apart = one.y + one.kotak.tinggi <= other.y + EPS or other.y + other.kotak.tinggi <= one.y + EPS
            assert beside or apart, (one.nama, other.nama)
        for line in sheet.garis:
            for (x1, y1), (x2, y2) in itertools.pairwise(line.titik):
                for at in sheet.kotak:
                    crosses = (
                        min(x1, x2) < at.x + at.kotak.lebar - EPS
                        and max(x1, x2) > at.x + EPS
                        and min(y1, y2) < at.y + at.kotak.tinggi - EPS
                        and max(y1, y2) > at.y + EPS
                    )
                    assert not crosses, (line, at.nama)


def drawn(kaskade_: Kaskade, *, temuan: bool = False) -> Bagan:
    found = dict.fromkeys(("", *kaskade_.unsur), FOUND) if temuan else None
    return bagan(pohon(kaskade_), "id", found)


@settings(deadline=None, max_examples=40)
@given(kaskade())
def test_no_text_leaves_its_box_and_no_boxes_meet(kaskade_: Kaskade) -> None:
    for temuan in (False, True):
        sheets = lembaran([drawn(kaskade_, temuan=temuan)])
        check(sheets)
        shown = {at.kotak.isi.iri for s in sheets for at in s.kotak}
        branches = {c.isi.iri for c in _all(drawn(kaskade_).akar)}
        assert branches <= shown


def _all(akar):  # type: ignore[no-untyped-def]
    for one in akar:
        yield one
        yield from _all(one.anak)


@cache
def hostile() -> tuple[DrawnSheet, ...]:
    return tuple(lembaran([drawn(kaskade_jahat(), temuan=True)]))


@cache
def real(temuan: bool) -> tuple[DrawnSheet, ...]:
    found = per_unsur(audit_sokaraja().temuan) if temuan else None
    return tuple(lembaran([bagan(pohon(sokaraja()), "id", found)]))


@pytest.mark.parametrize("sheets", [hostile, lambda: real(False), lambda: real(True)])
def test_the_same_holds_of_a_hostile_and_of_the_real_cascade(sheets) -> None:  # type: ignore[no-untyped-def]
    check(list(sheets()))


def test_the_real_cascade_is_an_overview_and_a_sheet_or_two_for_each_program() -> None:
    sheets = real(False)
    assert len(sheets) == 7
    assert [at.menuju for at in sheets[0].kotak if at.menuju] == [2, 4, 5, 6, 7]
    assert "Halaman 1 dari 7" in {w.teks for w in sheets[0].tulisan}
    assert min(w.ukuran for s in sheets for at in s.kotak for w in at.kotak.tulisan) >= 6.5
    drawn_ = {at.kotak.isi.iri for s in sheets for at in s.kotak}
    assert drawn_ == {iri for iri, u in sokaraja().unsur.items() if u.jenis in RANTAI}


def test_a_small_cascade_is_one_sheet() -> None:
    small = sokaraja()
    sheets = lembaran([bagan(pohon(small), "id", depth=3)])
    assert len(sheets) == 1


def test_an_empty_cascade_gives_a_file_nonetheless() -> None:
    sheets = lembaran([drawn(kaskade_kosong())])
    assert pdf.to_pdf(sheets, "x").startswith(b"%PDF")
    ET.fromstring(svg.to_svg(sheets, "x"))
    assert Image.open(io.BytesIO(png.to_png(sheets, "x"))).format == "PNG"


def test_findings_stand_in_the_box_of_their_element() -> None:
    boxes = {at.kotak.isi.iri: at.kotak for s in real(True) for at in s.kotak}
    found = per_unsur(audit_sokaraja().temuan)
    some = next(i for i in found if "/sub-kegiatan/" in i)
    text = " ".join(w.teks for w in boxes[some].tulisan)
    for ringkas in found[some]:
        assert f"{ringkas.jumlah} {ringkas.keparahan.teks.id.lower()}" in text
        assert all(w in text for word in ringkas.daftar("id").split(", ") for w in word.split())
    document = next(
        at
        for sheet in real(True)
        for at in sheet.kotak
        if at.kotak.isi.kepala.startswith("Temuan pada dokumen")
    )
    assert document.kotak.isi.temuan == found[""]


# --- formats ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sheets", [hostile, lambda: real(True)])
def test_svg_is_xml_with_its_fonts_and_nothing_that_runs_or_loads(sheets) -> None:  # type: ignore[no-untyped-def]
    text = svg.to_svg(sheets(), 'a"<b>')
    root = ET.fromstring(text)
    tags = {e.tag.rpartition("}")[2] for e in root.iter()}
    assert tags <= {"svg", "title", "style", "g", "rect", "polyline", "text"}
    assert not any(name.lower().startswith("on") or "href" in name for e in root.iter() for name in e.attrib)
    urls = re.findall(r"url\((.{12})", text)
    assert urls
    assert set(urls) == {"data:font/tt"}
    lines = [e for e in root.iter() if e.tag.endswith("}text")]
    assert all("textLength" in e.attrib for e in lines if len(e.text or "") > 1)


@pytest.mark.parametrize("sheets", [hostile, lambda: real(True)])
def test_html_is_strict_and_loads_nothing(sheets) -> None:  # type: ignore[no-untyped-def]
    text = html.to_html(sheets(), "Pohon")
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert not page.findall(".//script")
    assert not page.findall(".//img")
    assert all(a.attrib["href"].startswith("#lembar-") for a in page.iter() if "href" in a.attrib)
    assert not any("style" in e.attrib for e in page.iter()), "the policy forbids style attributes"
    assert "script-src" not in text
    assert "font-src data:" in text
    ids = {e.attrib["id"] for e in page.iter("section")}
    assert ids == {f"lembar-{s.nomor}" for s in sheets()}


def test_pdf_has_the_sheets_the_words_and_an_outline() -> None:
    sheets = real(True)
    with pdfplumber.open(io.BytesIO(pdf.to_pdf(sheets, "Pohon kinerja"))) as document:
        assert len(document.pages) == len(sheets)
        assert (round(document.pages[0].width), round(document.pages[0].height)) == (1191, 842)
        words = document.pages[0].extract_text()
        assert "Kecamatan Sokaraja" in words
        assert "Halaman 1 dari" in words
        assert [o[1] for o in document.doc.get_outlines()] == [s.judul for s in sheets]


def test_png_is_every_sheet_at_150_dots_an_inch() -> None:
    picture = Image.open(io.BytesIO(png.to_png(real(False)[:2], "x")))
    assert picture.width == 2481
    assert picture.height == 2 * 1754 + 24
    with pytest.raises(UsageError):
        png.to_png(real(False) * 4, "x")


def test_mermaid_and_dot_hold_hostile_texts_as_texts() -> None:
    drawing = [drawn(kaskade_jahat())]
    chart = mermaid.to_mermaid(drawing)
    for line in chart.splitlines():
        label = re.search(r'\["(.*)"\]', line)
        inside = re.sub(r"#\d+;|<br/>", "", label.group(1)) if label else ""
        assert not re.search(r"[^\w ,/-]", inside), inside
    text = dot.to_dot(drawing)
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    assert re.fullmatch(r'[\w\s{}\[\]=,;.\->"]*', outside)
    assert "\u202e" not in chart + text


def test_an_element_under_two_parents_is_one_node() -> None:
    text = dot.to_dot([drawn(kaskade_jahat())])
    shared = re.findall(r"(k1n\d+) -> (k1n\d+)", text)
    heads = [a for a, _ in shared]
    assert any(heads.count(a) == 2 for a in heads)
    assert len(re.findall(r"^\s+k1n\d+ \[", text, re.M)) == len(kaskade_jahat().unsur)


def test_golden_mermaid_and_dot() -> None:
    hasil = audit_contoh()
    assert hasil.pohon is not None
    drawing = [bagan(hasil.pohon, "id", per_unsur(hasil.temuan))]
    golden("pohon.mmd", mermaid.to_mermaid(drawing))
    golden("pohon.dot", dot.to_dot(drawing))


_SCRIPT = """
import hashlib, sys
from tests.reports.test_bagan import hostile
from kaskade_graph.reports.drawing import html, pdf, png, svg
sheets = hostile()
for data in (svg.to_svg(sheets, "x").encode(), html.to_html(sheets, "x").encode(), pdf.to_pdf(sheets, "x"),
             png.to_png(sheets[:2], "x")):
    print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_cascade_gives_the_same_bytes_in_another_process() -> None:
    there = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    ).stdout.split()
    sheets = hostile()
    here = (
        svg.to_svg(sheets, "x").encode(),
        html.to_html(sheets, "x").encode(),
        pdf.to_pdf(sheets, "x"),
        png.to_png(sheets[:2], "x"),
    )
    assert [hashlib.sha256(data).hexdigest() for data in here] == there


def apart(sheet: DrawnSheet) -> None:
    """Assert that boxes stand on the paper, that no two meet, and that no text leaves its box."""
    for at in sheet.kotak:
        assert at.x + at.kotak.lebar <= sheet.lebar + EPS
        assert at.y + at.kotak.tinggi <= sheet.tinggi + EPS
        assert all(w.x + w.lebar <= at.kotak.lebar - at.kotak.pinggir + EPS for w in at.kotak.tulisan)
    for one, other in itertools.combinations(sheet.kotak, 2):
        beside = one.x + one.kotak.lebar <= other.x + EPS or other.x + other.kotak.lebar <= one.x + EPS
        assert (
            beside or one.y + one.kotak.tinggi <= other.y + EPS or other.y + other.kotak.tinggi <= one.y + EPS
        )
    assert all(w.x + w.lebar <= sheet.lebar for w in sheet.tulisan)


@settings(deadline=None, max_examples=15)
@given(kaskade())
def test_boxes_of_a_poster_are_apart_and_nothing_is_missing(kaskade_: Kaskade) -> None:
    one = drawn(kaskade_, temuan=True)
    sheets, _ = posters([one], "id", "A3")
    for sheet in sheets:
        apart(sheet)
    full = [at.kotak.isi for s in sheets for at in s.kotak if not at.kotak.isi.ulang]
    assert {c.isi.iri for c in _all(one.akar)} <= {i.iri for i in full}
    assert len({i.iri for i in full if i.iri}) == len([i for i in full if i.iri])


def test_a_poster_fills_its_sheet_with_letters() -> None:
    one = bagan(pohon(sokaraja()), "id")
    (sheet,), (said,) = posters([one], "id", "A0")
    assert "satu lembar A0" in said.id
    apart(sheet)
    assert max(w.ukuran for at in sheet.kotak for w in at.kotak.tulisan) > 18
    assert sum(at.kotak.lebar * at.kotak.tinggi for at in sheet.kotak) > 0.5 * sheet.lebar * sheet.tinggi


def test_a_poster_with_letters_too_small_is_several_sheets_and_says_so() -> None:
    one = audit_sokaraja()
    assert one.pohon is not None
    sheets, (said,) = posters([bagan(one.pohon, "id", per_unsur(one.temuan))], "id", "A3")
    assert len(sheets) > 1
    assert f"{len(sheets)} lembar A3" in said.id
    assert "below 8 points" in said.en
    assert len({s.kotak[-1].kotak.tulisan[1].ukuran for s in sheets}) == 1
    drawn_ = [at.kotak.isi.iri for s in sheets for at in s.kotak if not at.kotak.isi.ulang]
    assert {iri for iri, u in sokaraja().unsur.items() if u.jenis in RANTAI} <= set(drawn_)


def test_letters_are_as_large_on_every_sheet() -> None:
    one = audit_sokaraja()
    assert one.pohon is not None
    assert (
        len({h.ukur.ukuran for h in layout.halaman(bagan(one.pohon, "id", per_unsur(one.temuan)), "id")}) == 1
    )
