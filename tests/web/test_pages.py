"""Every page: it answers, it is well-formed, its links lead somewhere, in both languages."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import html5lib
import pytest
from starlette.testclient import TestClient

from kaskade_graph.usecases.serving import Served
from tests.web.conftest import SOKARAJA

PAGES = [
    "/",
    SOKARAJA,
    f"{SOKARAJA}?tampil=pohon",
    f"{SOKARAJA}?tampil=dokumen",
    f"{SOKARAJA}?tampil=temuan",
    f"{SOKARAJA}?tampil=temuan&keparahan=error",
    "/temuan",
    "/aturan",
    "/aturan/KSK504",
    "/tanya",
    "/tanya/daftar-indikator",
    "/tanya/sub-kegiatan-pendukung",
    "/banding",
    "/bawa",
    "/salinan",
    "/tautan",
    "/cari?kata=peralatan",
    "/ns",
    "/ns/Target",
    "/id/33.02.19/kecamatan",
    "/sparql/tulis",
    "/sparql/tulis?contoh=daftar-indikator",
]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_page(client: TestClient, path: str, lang: str) -> None:
    answer = client.get(path, headers={"cookie": f"bahasa={lang}", "accept": "text/html"})
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    html5lib.HTMLParser(strict=True).parse(answer.text)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    # The policy forbids both, so neither may be there.
    assert not re.search(r"<[^>]+ (style|on[a-z]+)=", answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(client: TestClient, path: str) -> None:
    found = {
        unescape(h)
        for h in re.findall(r'(?:href|src)="([^"#]+)', client.get(path, headers={"accept": "text/html"}).text)
    }
    for href in sorted(h for h in found if not h.startswith("data:"))[:40]:
        assert client.get(urljoin(path, href)).status_code == 200, href


def test_an_element_says_what_it_supports_and_where_it_stands(client: TestClient, served: Served) -> None:
    kaskade = served.opened(next(iter(served.editions))).kaskade
    unsur = next(u for u in kaskade.unsur.values() if u.label == "Penyediaan Peralatan Rumah Tangga")
    text = client.get("/id/" + unsur.iri.split("/id/")[1]).text
    assert "Administrasi Umum Perangkat Daerah" in text
    assert "cascading-kecamatan-sokaraja-2021.txt:257" in text
    assert "Bila dihapus" in text


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/id/33.02.19/kecamatan", "Kecamatan Sokaraja"),
        ("/id/nomenklatur/050-3708-2020/7.01.01.2.06.01", "Penyediaan Komponen Instalasi Listrik"),
    ],
)
def test_every_address_of_a_thing_answers(client: TestClient, path: str, wanted: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert wanted in page.text
    html5lib.HTMLParser(strict=True).parse(page.text)
    turtle = client.get(path, headers={"accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert wanted in turtle.text


def test_quotations_and_values_have_addresses(client: TestClient, served: Served) -> None:
    kaskade = served.opened(next(iter(served.editions)))
    quoted = {s.value for q in kaskade.quads if "/bukti/" in (s := q.subject).value}  # type: ignore[union-attr]
    for iri in sorted(quoted)[:5]:
        page = client.get("/id/" + iri.split("/id/")[1])
        assert page.status_code == 200
        assert "cascading-kecamatan-sokaraja-2021.txt" in page.text


def test_from_the_start_page_to_the_copied_name(client: TestClient) -> None:
    start = client.get("/").text
    assert SOKARAJA in start
    found = client.get(f"{SOKARAJA}?tampil=temuan&keparahan=error").text
    assert "Kecamatan Somagede" in found
    assert "cascading-kecamatan-sokaraja-2021.txt:484" in found


def test_findings_are_those_of_the_command(client: TestClient, served: Served) -> None:
    iri = next(iter(served.editions))
    active = [t for t in served.audit(iri).temuan if t.aktif]
    page = client.get(f"{SOKARAJA}?tampil=temuan").text
    assert page.count('<article class="temuan') == len(active)


def test_search_forgives_spelling(client: TestClient) -> None:
    assert "Penyediaan Peralatan Rumah Tangga" in client.get("/cari?kata=peralatn rumah tanga").text


def test_a_sentence_is_answered_or_asked_back(client: TestClient) -> None:
    answered = client.get("/tanya", params={"kalimat": "indikator mana yang belum punya target"}).text
    assert "kaskade query indikator-tanpa-target" in answered
    refused = client.get("/tanya", params={"kalimat": "berapa harga beras di pasar"})
    assert refused.status_code == 200
    assert 'class="jawaban"' not in refused.text


def test_answers_can_be_taken_along(client: TestClient) -> None:
    for form, start in (("csv", b""), ("xlsx", b"PK"), ("json", b"{")):
        answer = client.get(f"/tanya/daftar-indikator?bentuk={form}")
        assert answer.status_code == 200
        assert answer.content.startswith(start)
        assert "attachment" in answer.headers["content-disposition"]


def test_reports_can_be_taken_along(client: TestClient, served: Served) -> None:
    iri = next(iter(served.editions))
    for form in ("json", "sarif", "markdown", "xlsx"):
        assert client.get("/laporan", params={"kaskade": iri, "bentuk": form}).status_code == 200
    assert client.get("/laporan", params={"kaskade": iri, "bentuk": "exe"}).status_code == 404


def test_the_evaluation_can_be_taken_along(client: TestClient, served: Served) -> None:
    iri = next(iter(served.editions))
    assert client.get("/nilai", params={"kaskade": iri, "bentuk": "xlsx"}).content.startswith(b"PK")
    assert (
        len(client.get("/nilai", params={"kaskade": iri, "bentuk": "json"}).json()["nilai"][0]["lke"]) == 80
    )
    assert client.get("/nilai", params={"kaskade": iri, "bentuk": "exe"}).status_code == 404


def test_the_evaluation_is_read_on_the_page(client: TestClient, served: Served) -> None:
    iri = next(iter(served.editions))
    evaluation = served.evaluation(iri).evaluations[0]
    form = client.get("/nilai", params={"kaskade": iri}).text
    assert form.index("1. Perencanaan Kinerja") < form.index("4. Evaluasi Akuntabilitas")
    for judged in evaluation.judged:
        assert f'<th scope="row">{judged.kriteria.kode}</th>' in form
    assert form.count("<td>tidak terlihat dari kaskade</td>") == sum(
        j.huruf is None for j in evaluation.judged
    )
    for sheet in evaluation.sheets:
        page = client.get("/nilai", params={"kaskade": iri, "lembar": sheet.key}).text
        marks = [m for r in sheet.rows for m in r.marks.values()]
        assert page.count('class="tanda penuh"') == sum(m.nilai == 1 for m in marks)
        assert page.count('class="tanda nihil"') == sum(m.nilai == 0 for m in marks)
    smart = client.get("/nilai", params={"kaskade": iri, "lembar": "smart"}).text
    assert "tampil=temuan&amp;kode=KSK206" in smart
    assert "tidak ada angka untuk membandingkan" in smart, "what is left blank says why"
    assert "/nilai?kaskade=" in client.get("/nilai").text


def test_the_same_page_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/aturan")
    again = client.get("/aturan", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_language_is_kept_and_never_leads_away(client: TestClient) -> None:
    answer = client.get("/bahasa?ke=en&kembali=/aturan", follow_redirects=False)
    assert answer.headers["location"] == "/aturan"
    assert "bahasa=en" in answer.headers["set-cookie"]
    for away in ("//jahat.example", "https://jahat.example", "/\\jahat.example"):
        found = client.get("/bahasa", params={"kembali": away}, follow_redirects=False)
        assert found.headers["location"] == "/"


@pytest.mark.parametrize(
    "path", ["/tidak-ada", "/id/99.99.99/x", "/aturan/KSK999", "/tanya/bukan-pertanyaan"]
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'class="galat"' in answer.text


def test_a_filter_that_finds_nothing_says_what_was_asked(client: TestClient) -> None:
    page = client.get("/temuan?kode=KSK306&keluarga=KSK9", headers={"accept": "text/html"}).text
    assert "<option selected>KSK306</option>" in page
    assert "<option selected>KSK9</option>" in page
    copied = client.get("/tanya/salinan-antar-unit", headers={"accept": "text/html"}).text
    assert 'href="/salinan">Siapa menyalin' in copied
