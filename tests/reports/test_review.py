"""The page to check a reading with: the document in its place, doubts first, nothing in it runs or is lost."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from kaskade_graph.errors import UsageError
from kaskade_graph.usecases.import_cascade import Imported, import_cascade
from tests.reports.bahan import golden

SOKARAJA = Path("data/sokaraja/cascading-kecamatan-sokaraja-2021.txt")
TABLE = """
<html><body><h2>CASCADING KINERJA KECAMATAN SOKARAJA TAHUN 2024</h2>
<table><tr><th>Sasaran Strategis</th>
<th>Indikator Kinerja</th><th>Satuan</th><th>Target 2024</th>
<th>Zyxw</th></tr>
<tr><td rowspan="2">Meningkatnya mutu layanan &lt;script&gt;alert(1)&lt;/script&gt;</td>
<td>Persentase berkas selesai</td>
<td>Persen</td><td>85</td><td>teks di kolom asing</td></tr>
<tr><td>Jumlah inovasi layanan</td><td>Inovasi</td><td>2</td><td></td></tr></table>
<p>Keterangan: contoh, dikarang.</p></body></html>
"""


@pytest.fixture
def done(tmp_path: Path) -> Imported:
    path = tmp_path / "contoh.html"
    path.write_text(TABLE, encoding="utf-8")
    return import_cascade(path)


def _texts(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_page(done: Imported, lang: str) -> None:
    golden(f"periksa-{lang}.html", done.review("en" if lang == "en" else "id"))


def test_every_text_of_the_document_is_on_it(done: Imported) -> None:
    shown = _texts(done.review())
    for text in (
        "Meningkatnya mutu layanan",
        "Persentase berkas selesai",
        "teks di kolom asing",
        "Zyxw",
        "contoh, dikarang",
    ):
        assert text in shown, text


def test_nothing_of_a_user_is_markup_and_nothing_is_loaded(done: Imported) -> None:
    page = done.review()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "default-src 'none'" in page


def test_what_was_not_read_comes_before_the_document_and_links_to_it(done: Imported) -> None:
    page = done.review()
    unread = page.index("Yang tidak terbaca")
    assert unread < page.index("Dokumen sebagaimana tercetak")
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets
    assert all(f'id="{t}"' in page for t in targets)


def test_the_roles_stand_above_the_columns(done: Imported) -> None:
    row = re.search(r'<tr class="peran">.*?</tr>', done.review())
    assert row is not None
    assert [_texts(c) for c in re.findall(r"<th.*?</th>", row.group())][1:5] == [
        "Sasaran Strategis",
        "Indikator",
        "Satuan",
        "Target 2024",
    ]


def test_torn_pages_are_shown_line_by_line() -> None:
    done = import_cascade(SOKARAJA)
    shown = _texts(done.review("en"))
    lines = [" ".join(p.split()) for p in re.split(r"[\n\t]", SOKARAJA.read_text(encoding="utf-8"))]
    assert "Doubts" in shown
    missing = [line for line in lines if line and "<" not in line and line not in shown]
    assert missing == []


def test_a_graph_has_no_page_to_check() -> None:
    with pytest.raises(UsageError, match="--review"):
        import_cascade(SOKARAJA.with_suffix(".trig")).review()
