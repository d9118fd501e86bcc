"""The page as people use it: by mouse, by keyboard alone, on a phone, without JavaScript, and held against axe."""

from __future__ import annotations

import base64
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from kaskade_graph import resources

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs the system's Chromium, which .ci/run installs"
)
playwright = pytest.importorskip("playwright.sync_api", reason="comes with the extra dev")

SOKARAJA = "id/33.02.19/kecamatan/2021/murni"
PAGES = [
    "",
    SOKARAJA,
    f"{SOKARAJA}?tampil=pohon",
    f"{SOKARAJA}?tampil=dokumen",
    f"{SOKARAJA}?tampil=temuan",
    f"nilai?kaskade=https%3A%2F%2Fw3id.org%2Fkinerja%2F{SOKARAJA.replace('/', '%2F')}",
    f"nilai?kaskade=https%3A%2F%2Fw3id.org%2Fkinerja%2F{SOKARAJA.replace('/', '%2F')}&lembar=smart",
    "temuan",
    "aturan",
    "aturan/KSK504",
    "tanya",
    "tanya/daftar-indikator",
    "tanya/sub-kegiatan-pendukung",
    "banding",
    "bawa",
    "salinan",
    "tautan",
    "cari?kata=peralatan",
    "ns",
    "id/33.02.19/kecamatan",
    "sparql/tulis",
]
PRESSED = """(keys) => { for (const key of keys)
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })); }"""
"""Presses keys one after the other, faster than any page can come."""
PATIENCE = 180_000
"""Milliseconds that the browser may take: the machine may do other work, and nothing is measured here."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    """Start the system's Chromium."""
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, timeout=PATIENCE)
        yield found
        found.close()


def word_table(last: str) -> bytes:
    """Return a perjanjian kinerja as a Word document; ``last`` is the heading of its last column, of targets."""
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA KECAMATAN SOKARAJA TAHUN 2024")
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("No", "Sasaran Strategis", "Indikator Kinerja", last),
        ("1", "Meningkatnya pelayanan kecamatan", "Indeks kepuasan warga", "82,5"),
        ("2", "Meningkatnya ketertiban umum", "Persentase desa yang aman", "90 %"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opened(browser: playwright.Browser, address: str, **how: Any) -> playwright.BrowserContext:
    """Return a fresh context at the address of the server, as patient as a loaded machine needs."""
    context = browser.new_context(base_url=address, **how)
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(browser: playwright.Browser, address: str) -> Iterator[playwright.Page]:
    """Yield a fresh page at the start; whatever the browser complains of fails the test."""
    context = opened(browser, address, viewport={"width": 1280, "height": 900})
    one = context.new_page()
    complaints: list[str] = []
    one.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    one.on("pageerror", lambda e: complaints.append(str(e)))
    one.goto("/")
    yield one
    context.close()
    assert not complaints


def test_who_copied_the_neighbours_name(page: playwright.Page) -> None:
    page.get_by_role("link", name="Kecamatan Sokaraja 2021 (murni)", exact=True).first.click()
    page.get_by_role("link", name="Temuan", exact=True).last.click()
    page.get_by_label("Keparahan").select_option("error")
    page.get_by_role("button", name="Saring").click()
    found = page.locator("article.temuan", has_text="Teks menyebut Kecamatan Somagede")
    found.get_by_text("Kriteria, akibat, dan bukti").click()
    assert "cascading-kecamatan-sokaraja-2021.txt:484" in found.inner_text()


def test_a_planner_puts_a_word_table_right_and_prints_it(page: playwright.Page, tmp_path: Path) -> None:
    document = tmp_path / "pk.docx"
    document.write_bytes(word_table("Catatan Kami"))
    with page.expect_navigation():
        page.locator("input[name=dokumen]").set_input_files(document)
    playwright.expect(page.get_by_role("heading", name="Beginilah dokumen ini dibaca")).to_be_visible()
    assert "tidak terbaca" in page.locator(".galat").inner_text()
    unread = page.get_by_role("link", name="tabel 1 baris 2 kolom 4", exact=True).get_attribute("href")
    assert unread is not None
    assert page.locator(f"td{unread}").inner_text().startswith("82,5"), "what was not read is one click away"
    page.get_by_label("Isi kolom D").select_option("target")
    page.get_by_role("button", name="Baca ulang").click()
    playwright.expect(page.locator(".galat")).to_have_count(0, timeout=PATIENCE)
    page.locator("td", has_text="Persentase desa yang aman").get_by_role("link").click()
    page.locator("textarea[name=isi]").fill("Persentase desa yang aman dan tertib")
    page.get_by_role("button", name="Simpan").click()
    tree = page.get_by_role("complementary", name="Yang dibaca darinya")
    playwright.expect(tree.get_by_text("Persentase desa yang aman dan tertib")).to_be_visible(
        timeout=PATIENCE
    )
    link = page.get_by_role("link", name="Cetak pohon kinerja (PDF)").get_attribute("href")
    assert page.request.get(str(link)).body().startswith(b"%PDF")


def test_a_dropped_document_is_read(page: playwright.Page) -> None:
    data = base64.b64encode(word_table("Target")).decode()
    with page.expect_navigation():
        page.locator(".jatuh").evaluate(
            """(area, data) => {
              const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
              const carried = new DataTransfer();
              carried.items.add(new File([bytes], "pk.docx"));
              area.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
            }""",
            data,
        )
    playwright.expect(page.get_by_role("heading", name="Beginilah dokumen ini dibaca")).to_be_visible()


def test_axe_finds_nothing_on_a_brought_document(page: playwright.Page, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    document = tmp_path / "pk.docx"
    document.write_bytes(word_table("Catatan Kami"))
    with page.expect_navigation():
        page.locator("input[name=dokumen]").set_input_files(document)
    for lang in ("id", "en"):
        page.goto(f"{page.url.split('?')[0]}?lang={lang}&sel=tabel+1+baris+2+kolom+3")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_from_an_indikator_to_its_line(page: playwright.Page) -> None:
    page.goto(f"/{SOKARAJA}")
    page.get_by_role("link", name="Indeks Kepuasan Masyarakat (IKM)").first.click()
    assert "cascading-kecamatan-sokaraja-2021.txt:9" in page.locator("table.isian").inner_text()
    assert page.get_by_role("heading", name="Temuan").is_visible()


def test_asked_by_keyboard_alone(page: playwright.Page) -> None:
    page.goto("/tanya")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lompat"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("indikator mana yang belum punya target")
    page.keyboard.press("Enter")
    page.wait_for_selector("table.jawaban")
    assert "indikator-tanpa-target" in page.content()


def tabbed(page: playwright.Page, name: str) -> None:
    """Press Tab until what has the focus is called ``name``."""
    said = "(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()"
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(said).startswith(name):
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_a_document_is_put_right_by_keyboard_alone(page: playwright.Page, tmp_path: Path) -> None:
    document = tmp_path / "pk.docx"
    document.write_bytes(word_table("Catatan Kami"))
    with page.expect_navigation():
        page.locator("input[name=dokumen]").set_input_files(document)  # the dialog is the browser's own
    tabbed(page, "Isi kolom D")
    page.keyboard.type("Target")
    tabbed(page, "Baca ulang")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    playwright.expect(page.locator(".galat")).to_have_count(0, timeout=PATIENCE)
    tabbed(page, "Persentase desa yang aman")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    playwright.expect(page.locator("textarea[name=isi]")).to_be_focused(timeout=PATIENCE)
    page.keyboard.press("Control+A")
    page.keyboard.type("Persentase desa yang tertib")
    tabbed(page, "Simpan")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    playwright.expect(page.locator("td del", has_text="Persentase desa yang aman")).to_be_visible(
        timeout=PATIENCE
    )
    tabbed(page, "Periksa")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tabbed(page, "Kriteria, akibat, dan bukti")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("article.temuan details[open]")).to_have_count(1)


def test_two_years_compared(page: playwright.Page) -> None:
    page.goto("/banding")
    options = page.locator("select[name=dari]").locator("option")
    page.locator("select[name=dari]").select_option(index=0)
    page.locator("select[name=ke]").select_option(index=1)
    assert options.count() == 3
    page.get_by_role("button", name="Bandingkan").click()
    assert page.get_by_role("heading", name=re.compile("Perubahan kaskade")).is_visible()
    page.emulate_media(media="print")
    printed = page.locator("p.hanya-cetak").inner_text()
    assert printed == " → ".join(
        page.locator(f"select[name={n}] option:checked").inner_text() for n in ("dari", "ke")
    )


def test_ten_links_by_keyboard(page: playwright.Page) -> None:
    page.goto("/tautan")
    find = page.get_by_role("button", name="Cari tautan di koleksi ini")
    if find.count():
        find.click()
    forms = page.locator("form.tautan")
    page.get_by_label("Peninjau").fill("Inspektorat")
    page.keyboard.press("Enter")
    playwright.expect(forms.first).to_be_focused(timeout=PATIENCE)
    waiting = int(re.search(r"(\d+)", page.locator("p.ringkas").inner_text())[1])  # type: ignore[index]
    for n in range(10):
        before = forms.count()
        page.keyboard.press("y" if n % 2 else "n")
        playwright.expect(forms).to_have_count(before - 1, timeout=PATIENCE)
    counted = page.locator("p.ringkas b")
    playwright.expect(counted).to_have_text(str(waiting - 10))
    # The last decision is taken back at once, and the link it was about is the one at hand again; twice in a row.
    for n in (9, 8):
        page.keyboard.press("u")
        playwright.expect(counted).to_have_text(str(waiting - n), timeout=PATIENCE)
        playwright.expect(page.locator("form.tautan:focus")).to_have_count(1)
    for left in (9, 10):
        page.keyboard.press("y")
        playwright.expect(counted).to_have_text(str(waiting - left), timeout=PATIENCE)
    further = page.locator("nav.halaman a[rel=next]")
    if further.count():
        # None that waits is left out: the next page goes on after the rows that are still on this one.
        rows = page.locator("form.tautan:visible").count()
        with page.expect_navigation():
            # The last key comes before the next page is there, and decides nothing.
            page.evaluate(PRESSED, [*"j" * rows, "y"])
        assert f"mulai={rows}" in page.url
        assert counted.inner_text() == str(waiting - 10)
    page.goto("/tautan")
    assert int(re.search(r"(\d+)", page.locator("p.ringkas").inner_text())[1]) == waiting - 10  # type: ignore[index]
    page.goto("/tautan?yang=sudah")
    assert page.locator("form.tautan", has_text="diterima").count() >= 5


def test_a_query_is_answered_in_place(page: playwright.Page) -> None:
    page.goto("/sparql/tulis")
    page.get_by_role("button", name="Jalankan").click()
    page.wait_for_selector("#hasil table a")
    page.locator("#hasil table a").first.click()
    assert "/sub-kegiatan/" in page.url


def test_the_editor_completes_terms(page: playwright.Page) -> None:
    if not (Path(resources.__file__).parent / "web" / "static" / "editor.js").is_file():
        pytest.skip("the editor is bundled by scripts/build_editor.py, which needs npm")
    page.goto("/sparql/tulis")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n# kin:mendu")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    assert "kin:mendukung" in page.locator(".cm-tooltip-autocomplete").inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_nothing_sticks_out(browser: playwright.Browser, address: str, path: str) -> None:
    context = opened(browser, address, viewport={"width": 360, "height": 740})
    one = context.new_page()
    one.goto(f"/{path}")
    wide = one.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert wide <= 360


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: playwright.Browser, address: str, path: str, lang: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = opened(browser, address)
    one = context.new_page()
    one.goto(f"/{path}{'&' if '?' in path else '?'}lang={lang}")
    found = Axe().run(one)
    context.close()
    assert found.violations_count == 0, found.generate_report()


def test_a_published_collection_is_searched_from_a_disk(
    browser: playwright.Browser, address: str, tmp_path: Path
) -> None:
    from kaskade_graph.usecases.inputs import Inputs
    from kaskade_graph.web.site import publish

    publish(Inputs(resources.contoh()), tmp_path / "situs")
    context = opened(browser, address)
    one = context.new_page()
    complaints: list[str] = []
    one.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    one.goto((tmp_path / "situs" / "index.html").as_uri())
    one.get_by_role("link", name="Cari").click()
    one.get_by_label("Kata atau kode").fill("peralatn rumah tanga")
    one.locator("#hasil a", has_text="Penyediaan Peralatan Rumah Tangga").first.click()
    playwright.expect(one.get_by_role("heading", level=1)).to_have_text("Penyediaan Peralatan Rumah Tangga")
    context.close()
    assert not complaints


def test_without_javascript(browser: playwright.Browser, address: str) -> None:
    context = opened(browser, address, java_script_enabled=False)
    one = context.new_page()
    one.goto("/tanya")
    one.get_by_label("Dengan kata sendiri").fill("indikator mana yang belum punya target")
    one.get_by_role("button", name="Tanyakan").click()
    assert one.locator("table.jawaban").count() == 1
    one.goto("/tautan")
    if one.get_by_role("button", name="Cari tautan di koleksi ini").count():
        one.get_by_role("button", name="Cari tautan di koleksi ini").click()
    one.get_by_label("Peninjau").fill("Inspektorat")
    one.get_by_role("button", name="Pakai nama ini").click()
    first = one.locator("form.tautan").first
    key = first.get_attribute("id")
    first.get_by_role("button", name="Tolak").click()
    assert one.locator(f"#{key}").count() == 0
    one.goto("/sparql/tulis")
    one.get_by_role("button", name="Jalankan").click()
    assert "results" in one.content()
    context.close()
