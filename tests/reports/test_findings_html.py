"""The HTML report, read with a parser that forgives nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang
from kaskade_graph.reports.findings import to_html
from kaskade_graph.text import shown, squeeze
from tests.audit.bahan import audit_contoh, audit_sokaraja
from tests.reports.bahan import HOSTILE, audit_berstatus, audit_jahat, golden

MAKES = [audit_contoh, audit_berstatus, audit_jahat, audit_sokaraja]
EMPTY = Hasil("https://x.id/k", "Kecamatan Contoh", 2021, "murni", ())


def parse(html: str) -> Element:
    found: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return found


def every(root: Element, tag: str, klass: str = "") -> Iterator[Element]:
    return (e for e in root.iter(tag) if klass in e.get("class", "").split() or not klass)


def words(element: Element) -> str:
    return squeeze(" ".join(element.itertext()))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_golden(lang: Lang) -> None:
    golden(f"findings.{lang}.html", to_html([audit_berstatus()], lang))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("make", MAKES)
def test_it_is_html_and_its_links_lead_somewhere(make: Any, lang: Lang) -> None:
    html = to_html([make(), audit_contoh()], lang)
    root = parse(html)
    assert html == to_html([make(), audit_contoh()], lang)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href", "").removeprefix("#") for a in every(root, "a")} <= set(ids)
    names = [e.tag for e in root.iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    assert names.count("h1") == 1


@pytest.mark.parametrize("make", MAKES)
def test_it_loads_nothing_and_runs_only_its_own(make: Any) -> None:
    html = to_html([make()])
    root = parse(html)
    (policy,) = (e.get("content", "") for e in every(root, "meta") if e.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (element,) = every(root, tag)
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    attributes = {name for e in root.iter() for name in e.attrib}
    assert not attributes & {"style", "src", "srcset", "action", "data", "poster"}
    assert not [name for name in attributes if name.startswith("on")]
    assert all(a.get("href", "").startswith("#") for a in every(root, "a"))


def test_texts_of_users_are_only_text() -> None:
    html = to_html([audit_jahat()])
    assert "\u202e" not in html
    assert "\x1b" not in html
    root = parse(html)
    seen = shown(squeeze(HOSTILE))
    assert words(next(every(root, "h1"))) == seen
    assert all(seen in words(q) for q in every(root, "q"))
    assert len(list(every(root, "script"))) == 1


def test_every_finding_is_told_in_full() -> None:
    hasil = audit_sokaraja()
    articles = list(every(parse(to_html([hasil])), "article", "temuan"))
    assert len(articles) == len(hasil.temuan)
    for temuan in hasil.temuan:
        article = next(a for a in articles if a.get("id", "").endswith(temuan.sidik))
        told = words(article)
        for teks in (temuan.kondisi, temuan.kriteria, temuan.akibat, temuan.rekomendasi):
            assert shown(squeeze(teks.id)) in told
        assert temuan.keparahan.teks.id in told
        for bukti in temuan.bukti:
            where = bukti.tempat.removeprefix(f"{bukti.berkas}:")
            assert bukti.berkas in told
            assert re.search(rf"(:|, |; ){re.escape(where)}\b", told), bukti.tempat


def test_the_opening_counts_what_follows() -> None:
    hasil = audit_sokaraja()
    root = parse(to_html([hasil]))
    numbers = [int(words(e)) for e in every(root, "dd", "angka")]
    for number, level in zip(numbers, ("error", "warning", "info"), strict=True):
        assert number == len(list(every(root, "article", level)))
    foot = next(every(root, "tr", "total"))
    assert [int(words(td)) for td in every(foot, "td", "n")] == numbers


def test_waived_and_finished_findings_are_tables_of_their_own() -> None:
    root = parse(to_html([audit_berstatus()]))
    assert len(list(every(root, "article"))) == 3
    headings = [words(h) for h in every(root, "h3")]
    assert headings[-2:] == ["Selesai sejak audit terdahulu", "Dikecualikan"]
    assert "2 baru, 2 berlanjut, 1 selesai" in words(root)


def test_no_findings_is_said_and_there_is_nothing_to_filter() -> None:
    root = parse(to_html([EMPTY]))
    assert "Tidak ada temuan yang perlu ditindaklanjuti." in words(root)
    assert not list(every(root, "form"))
    parse(to_html([]))


def test_the_filter_is_shown_by_its_script_alone() -> None:
    (form,) = every(parse(to_html([audit_contoh()])), "form")
    assert "hidden" in form.attrib
