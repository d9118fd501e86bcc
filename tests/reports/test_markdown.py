"""Markdown, read back with markdown-it: what a user wrote is text, and only text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang
from kaskade_graph.reports.findings import to_markdown
from kaskade_graph.reports.markdown_text import escape
from kaskade_graph.text import shown, squeeze
from tests.audit.bahan import audit_contoh, audit_sokaraja
from tests.reports.bahan import HOSTILE, audit_berstatus, audit_jahat, golden

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PARTING = "<!-- -->"
MARKS = st.text(st.sampled_from("\\`*_{}[]()#+-.!|~$<>&=:@^\"'/ \n\t1a&;%w\u202e\x1b"), max_size=40)


def inline(text: str) -> list[Token]:
    return [t for token in READER.parse(text) for t in token.children or ()]


def read(text: str) -> str:
    """Return what a reader sees of Markdown that should hold nothing but text."""
    tokens = inline(text)
    assert {t.type for t in tokens} <= {"text", "text_special", "html_inline"}, tokens
    assert {t.content for t in tokens if t.type == "html_inline"} <= {PARTING}
    return "".join(t.content for t in tokens if t.type != "html_inline")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_golden(lang: Lang) -> None:
    golden(f"findings.{lang}.md", to_markdown([audit_berstatus(), audit_contoh()], lang))


@given(st.one_of(st.text(max_size=60), MARKS))
def test_escaped_text_reads_as_it_is(text: str) -> None:
    plain = shown(squeeze(text))
    assert read(f"- x {escape(text)}") == f"x {plain}".strip()
    if plain:
        kinds = [t.type for t in READER.parse(escape(text))]
        assert kinds == ["paragraph_open", "inline", "paragraph_close"]
        assert read(escape(text)) == plain


@given(MARKS)
def test_escaped_text_stays_in_its_cell(text: str) -> None:
    tokens = READER.parse(f"| a | b |\n| --- | --- |\n| {escape(text)} | z |")
    assert [t.type for t in tokens].count("td_open") == 2


@pytest.mark.parametrize(
    "text",
    ["@orang", "#12", "!34", "$56", "&7", "a@b.id", "https://a.id", "WWW.a.id", ":smile:", "org/x#3", "%5"],
)
def test_no_mention_reference_or_bare_link_is_left(text: str) -> None:
    assert text not in escape(text)
    assert read(escape(text)) == text


@pytest.mark.parametrize("make", [audit_jahat, audit_sokaraja])
def test_a_report_has_no_links_pictures_or_html(make: Any) -> None:
    report = to_markdown([make(), audit_berstatus()], "id")
    assert report == to_markdown([make(), audit_berstatus()], "id")
    allowed = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close", "html_inline"}
    tokens = inline(report)
    assert {t.type for t in tokens} <= allowed
    assert {t.content for t in tokens if t.type == "html_inline"} <= {PARTING}
    assert not [t for t in READER.parse(report) if t.type in ("html_block", "fence", "code_block")]
    assert "\u202e" not in report
    assert shown(HOSTILE).split()[0] in "".join(t.content for t in tokens) or make is audit_sokaraja


def test_counts_waivers_and_what_was_put_right() -> None:
    report = to_markdown([audit_berstatus()], "id")
    assert "**2 kesalahan, 1 peringatan, 0 informasi**" in report
    assert "Belum ada sumber data; \\<akan> ditetapkan (Camat Contoh, sampai 2022-12-31)" in report
    assert "### Selesai sejak audit terdahulu\n\n| Aturan | Kondisi |\n| --- | --- |\n| KSK202 | " in report


def test_no_findings_is_said() -> None:
    report = to_markdown([Hasil("https://x.id/k", "Kecamatan Contoh", 2021, "murni", ())], "en")
    assert report.endswith("**Summary: 0 errors, 0 warnings, 0 informational**\n")
