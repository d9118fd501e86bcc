"""The evaluation report as Word document and as PDF: whole, readable by tools of their own, the same bytes twice."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import docx
import pdfplumber
import pytest

from kaskade_graph.audit.finding import Hasil, Pengecualian, Remarks
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.blocks import model
from kaskade_graph.reports.drawing.contents import bagan, per_unsur
from kaskade_graph.reports.drawing.sheets import ikhtisar
from kaskade_graph.reports.paper.report import naskah, to_docx, to_pdf
from kaskade_graph.reports.worksheet_columns import Kesimpulan
from kaskade_graph.reports.worksheet_earlier import Answers, name_of
from kaskade_graph.reports.worksheet_read import Tanggapan
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
    document = docx.Document(io.BytesIO(to_docx([audit_sokaraja()], lang)))
    text = "\n".join(p.text for p in document.paragraphs)
    whole = (
        text + "\n" + "\n".join(t.text or "" for t in document.element.body.iter() if t.tag.endswith("}t"))
    )
    for temuan in audit_sokaraja().temuan:
        assert " ".join(temuan.kondisi.pick(lang).split())[:60] in " ".join(whole.split())
    for head in ("I. ", "II. ", "III. ", "IV. ", "V. "):
        assert any(p.text.startswith(head) and p.style.name == "Heading 1" for p in document.paragraphs)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_pdf_says_what_the_word_document_says(lang: Lang) -> None:
    found = pages(to_pdf([audit_sokaraja()], lang))
    whole = " ".join(" ".join(found).split())
    titles = [b.text for b in naskah([audit_sokaraja()], lang).blocks if isinstance(b, model.Heading)]
    assert len(titles) > 20
    for title in titles:
        assert title[:40] in whole
    last = found[-1].split()
    assert last.count(str(len(found))) >= 1, "page x of y"


def test_nothing_is_printed_outside_the_page() -> None:
    with pdfplumber.open(io.BytesIO(to_pdf([audit_sokaraja(), hostile()]))) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                assert 0 <= char["x0"] <= char["x1"] <= page.width + 0.5
                assert 0 <= char["top"] <= char["bottom"] <= page.height + 0.5


def test_hostile_words_are_only_words() -> None:
    data = to_docx([hostile()])
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    assert "<b>=HYPERLINK(1)</b>" in text
    assert "\u202e" not in text
    assert "\x07" not in text
    assert "<b>=HYPERLINK(1)</b>" in " ".join(pages(to_pdf([hostile()])))


@pytest.mark.parametrize("make", [to_docx, to_pdf])
def test_the_same_bytes_twice(make: object) -> None:
    assert callable(make)
    assert make([audit_contoh()], "id") == make([audit_contoh()], "id")
    assert make([audit_contoh()], "id") != make([audit_contoh()], "en")


def test_several_cascades_and_none_found() -> None:
    clean = replace(audit_contoh(), temuan=())
    for make in (to_docx, to_pdf):
        assert make([clean])
        assert make([audit_contoh(), replace(audit_contoh(), tahun=2022)])


def test_no_heading_is_torn_from_what_it_opens() -> None:
    """On no page does a heading, the severity or a label stand last, and no table has its headings twice."""
    for text in pages(to_pdf([audit_sokaraja()])):
        lines = [line for line in text.splitlines() if not line.startswith("Halaman ")]
        assert sum(line.startswith("No Unsur dan kondisi") for line in lines[:2]) <= 1
        last = lines[-1]
        assert not last.startswith(("Kesalahan KSK", "Peringatan KSK", "Kriteria ", "No Unsur"))
        assert not any(last.startswith(f"{letter}. ") for letter in "ABCDEF")


def test_the_first_page_is_what_is_signed_and_the_chapters_are_some_five_pages() -> None:
    found = pages(to_pdf([audit_sokaraja()]))
    assert "Yang didahulukan" in found[0]
    assert found[0].count("NIP") == 2
    assert "I. Pendahuluan" in found[1]
    annex = next(n for n, text in enumerate(found) if "Lampiran 1. Rincian temuan" in text)
    assert 4 <= annex <= 6


def test_criteria_stand_once_and_replies_with_their_findings() -> None:
    one = audit_sokaraja()
    said = Remarks("diuji di lapangan", "akan diperbaiki pada perubahan", Teks("setuju", "agreed"))
    one = replace(one, temuan=(replace(one.temuan[0], remarks=said), *one.temuan[1:]))
    whole = " ".join(" ".join(pages(to_pdf([one]))).split())
    assert whole.count("akan diperbaiki pada") >= 1
    assert "Unit menanggapi 1 dari" in whole
    labels = [
        text
        for b in naskah([one]).blocks
        if isinstance(b, model.Labelled)
        for label, text in b.items
        if label == "Kriteria"
    ]
    rules = {t.kode for t in one.temuan if t.aktif and t.keparahan.peringkat < 2}
    assert len(labels) == len(rules)


def test_replies_stand_with_findings_that_were_put_right_and_waived_ones_are_counted() -> None:
    """A unit that replied and mended is not said to be silent, and no earlier finding is left out of the sum."""
    one = audit_contoh()
    name = name_of(one)
    said = [
        Tanggapan(t.sidik, t.kode, "", "sudah diganti", Kesimpulan.DIKECUALIKAN, "", 2, name, "Tim")
        for t in one.temuan[:1]
    ]
    states = [replace(t, status="selesai" if n == 0 else "berlanjut") for n, t in enumerate(one.temuan)]
    states[1] = replace(states[1], pengecualian=Pengecualian("dibahas", "Tim"))
    (answered,) = Answers(said).on([replace(one, temuan=tuple(states))], datetime.date(2026, 1, 1))
    assert answered.temuan[0].pengecualian is None, "what is put right needs no waiver"
    texts = [b.text for b in naskah([answered]).blocks if isinstance(b, model.Paragraph)]
    all_of_them = len(one.temuan)
    assert any(f"Dari {all_of_them} temuan terdahulu" in t and "1 dikecualikan" in t for t in texts)
    replied = f"Unit menanggapi 1 dari {all_of_them} temuan, 1 di antaranya telah selesai"
    assert any(t.startswith(replied) for t in texts)
    tables = [b for b in naskah([answered]).blocks if isinstance(b, model.Table)]
    assert any(t.caption == "Temuan yang telah selesai" and t.rows[0][2] == "sudah diganti" for t in tables)


def test_headings_of_columns_are_not_broken() -> None:
    words = {w for text in pages(to_pdf([audit_sokaraja()])) for w in text.split()}
    assert {"Kesalahan", "Peringatan", "Jumlah"} <= words
    assert not words & {"Peringata", "Peringat", "Kesalaha"}


def test_the_annex_of_one_cascade_shows_its_first_sheet_and_refers_to_no_other() -> None:
    one = audit_sokaraja()
    assert one.pohon is not None
    pictures = [b for b in naskah([one]).blocks if isinstance(b, model.Picture)]
    assert [p.png[:4] for p in pictures] == [b"\x89PNG"]
    assert not [b for b in naskah([one, audit_contoh()]).blocks if isinstance(b, model.Picture)]
    sheet = ikhtisar(bagan(one.pohon, "id", per_unsur(one.temuan)))
    words = [w.teks for w in sheet.tulisan]
    assert not [w for w in words if w.startswith(("hlm.", "Halaman"))]
