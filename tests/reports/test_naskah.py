"""The evaluation report as Word document and as PDF: whole, readable by tools of their own, the same bytes twice."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports import naskah_docx, naskah_pdf
from kaskade_graph.reports.bagan.isi import bagan, per_unsur
from kaskade_graph.reports.bagan.lembar import ikhtisar
from kaskade_graph.reports.naskah import blok
from kaskade_graph.reports.naskah.isi import naskah
from tests.audit.bahan import audit_contoh, audit_sokaraja

HOSTILE = "<b>=HYPERLINK(1)</b> \x07\u202e & \ud83d\ude00 " + "panjang" * 400


def hostile() -> Hasil:
    found = audit_contoh()
    first = replace(found.temuan[0], kondisi=Teks(HOSTILE, HOSTILE), rekomendasi=Teks(HOSTILE, HOSTILE))
    return replace(found, unit=f"Kecamatan {HOSTILE[:40]}", temuan=(first, *found.temuan[1:]))


def pages(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_text() or "" for page in pdf.pages]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_finding_has_its_parts_in_the_word_document(lang: Lang) -> None:
    document = docx.Document(io.BytesIO(naskah_docx.to_docx([audit_sokaraja()], lang)))
    text = "\n".join(p.text for p in document.paragraphs)
    whole = (
        text + "\n" + "\n".join(t.text or "" for t in document.element.body.iter() if t.tag.endswith("}t"))
    )
    for temuan in audit_sokaraja().temuan:
        assert " ".join(temuan.kondisi.pick(lang).split())[:60] in " ".join(whole.split())
    for head in ("I. ", "II. ", "III. ", "IV. "):
        assert any(p.text.startswith(head) and p.style.name == "Heading 1" for p in document.paragraphs)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_pdf_says_what_the_word_document_says(lang: Lang) -> None:
    found = pages(naskah_pdf.to_pdf([audit_sokaraja()], lang))
    whole = " ".join(" ".join(found).split())
    titles = [b.teks for b in naskah([audit_sokaraja()], lang).blok if isinstance(b, blok.Judul)]
    assert len(titles) > 20
    for title in titles:
        assert title[:40] in whole
    last = found[-1].split()
    assert last.count(str(len(found))) >= 1, "page x of y"


def test_nothing_is_printed_outside_the_page() -> None:
    with pdfplumber.open(io.BytesIO(naskah_pdf.to_pdf([audit_sokaraja(), hostile()]))) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                assert 0 <= char["x0"] <= char["x1"] <= page.width + 0.5
                assert 0 <= char["top"] <= char["bottom"] <= page.height + 0.5


def test_hostile_words_are_only_words() -> None:
    data = naskah_docx.to_docx([hostile()])
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    assert "<b>=HYPERLINK(1)</b>" in text
    assert "\u202e" not in text
    assert "\x07" not in text
    assert "<b>=HYPERLINK(1)</b>" in " ".join(pages(naskah_pdf.to_pdf([hostile()])))


@pytest.mark.parametrize("make", [naskah_docx.to_docx, naskah_pdf.to_pdf])
def test_the_same_bytes_twice(make: object) -> None:
    assert callable(make)
    assert make([audit_contoh()], "id") == make([audit_contoh()], "id")
    assert make([audit_contoh()], "id") != make([audit_contoh()], "en")


def test_several_cascades_and_none_found() -> None:
    clean = replace(audit_contoh(), temuan=())
    for make in (naskah_docx.to_docx, naskah_pdf.to_pdf):
        assert make([clean])
        assert make([audit_contoh(), replace(audit_contoh(), tahun=2022)])


def test_no_heading_or_finding_is_torn_from_what_it_opens() -> None:
    """On no page does a heading, the severity or a label stand last, and no table has its headings twice."""
    found = pages(naskah_pdf.to_pdf([audit_sokaraja()]))
    for text in found[4:-6]:
        lines = [line for line in text.splitlines() if not line.startswith("Halaman ")]
        assert sum(line.startswith("No Unsur dan kondisi") for line in lines[:2]) <= 1
        last = lines[-1]
        assert not last.startswith(("Kesalahan KSK", "Peringatan KSK", "Kriteria ", "No Unsur"))
        assert not any(last.startswith(f"{letter}. ") for letter in "ABCDEF")
        assert not lines[1].startswith(("Kriteria ", "Akibat ", "Rekomendasi ", "Bukti "))


def test_headings_of_columns_are_not_broken() -> None:
    words = {w for text in pages(naskah_pdf.to_pdf([audit_sokaraja()])) for w in text.split()}
    assert {"Kesalahan", "Peringatan", "Informasi", "Jumlah"} <= words
    assert not words & {"Peringata", "Peringat", "Kesalaha"}


def test_the_contents_of_the_word_document_are_fields_that_name_their_pages() -> None:
    document = docx.Document(io.BytesIO(naskah_docx.to_docx([audit_sokaraja()])))
    marks = {e.get(qn("w:name")) for e in document.element.iter(qn("w:bookmarkStart"))}
    codes = [e.text.split()[1] for e in document.element.iter(qn("w:instrText")) if "PAGEREF" in e.text]
    assert len(codes) == len(set(codes)) > 10
    assert set(codes) <= marks
    names = [e.tag.split("}")[1] for e in document.settings.element]
    assert names.index("updateFields") < names.index("compat"), "Word wants the order of the schema"


def test_the_annex_of_one_cascade_shows_its_first_sheet_and_refers_to_no_other() -> None:
    one = audit_sokaraja()
    assert one.pohon is not None
    pictures = [b for b in naskah([one]).blok if isinstance(b, blok.Gambar)]
    assert [p.png[:4] for p in pictures] == [b"\x89PNG"]
    assert not [b for b in naskah([one, audit_contoh()]).blok if isinstance(b, blok.Gambar)]
    sheet = ikhtisar(bagan(one.pohon, "id", per_unsur(one.temuan)))
    words = [w.teks for w in sheet.tulisan]
    assert not [w for w in words if w.startswith(("hlm.", "Halaman"))]
