"""Findings at a terminal, and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from kaskade_graph.audit.finding import Bukti, Hasil, Keparahan, count, to_json
from kaskade_graph.audit.rules import get, load_all
from kaskade_graph.errors import Lang
from kaskade_graph.reports import catalogue, findings
from tests.audit.bahan import audit_contoh, audit_sokaraja
from tests.reports.bahan import audit_berstatus, golden

ANSI = re.compile(r"\x1b\[\d+m")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_text(lang: Lang) -> None:
    golden(f"findings.{lang}.txt", findings.to_text([audit_contoh()], lang, width=90))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_json(lang: Lang) -> None:
    text = json.dumps(to_json([audit_contoh()], lang), ensure_ascii=False, indent=2) + "\n"
    golden(f"findings.{lang}.json", text)


def test_json_has_the_fixed_form() -> None:
    found = to_json([audit_sokaraja()])
    assert set(found) == {"temuan", "ringkasan"}
    keys = "kode nama keparahan unsur jalur kondisi kriteria akibat rekomendasi bukti keyakinan sidik status"
    for temuan in found["temuan"]:
        # What follows from a finding, and what of the lexicon it rests on, stand beside it where they are.
        assert [k for k in temuan if k not in ("ikutan", "leksikon")] == keys.split()
        assert temuan["keparahan"] in {"error", "warning", "info"}
        assert all(isinstance(temuan[k], str) for k in ("kondisi", "kriteria", "akibat", "rekomendasi"))
        for bukti in temuan["bukti"]:
            assert list(bukti) == ["berkas", "baris", "halaman", "lembar", "sel", "kutipan"]
            assert len(bukti["baris"]) == 2
    total = found["ringkasan"]
    assert total["temuan"] == len(found["temuan"]) == sum(total["keparahan"].values())
    assert sum(total["aturan"].values()) == total["temuan"]
    assert total["kaskade"][0]["isi"]["Indikator"] == 46


@pytest.mark.parametrize("width", [72, 80, 100, 140])
def test_no_line_is_wider_than_asked(width: int) -> None:
    text = findings.to_text([audit_sokaraja()], "id", width=width)
    assert max(len(line) for line in text.splitlines()) <= width


def test_colour_changes_nothing_but_colour() -> None:
    plain = findings.to_text([audit_contoh()], "id")
    coloured = findings.to_text([audit_contoh()], "id", color=True)
    assert "\x1b" not in plain
    assert coloured != plain
    assert ANSI.sub("", coloured) == plain


def test_what_cannot_be_seen_is_shown_and_markup_is_only_text() -> None:
    contoh = audit_contoh()
    odd = replace(contoh.temuan[0], bukti=(Bukti("a\x1b[31m.txt", (1, 1), kutipan="[bold]x[/bold]\u202ey"),))
    text = findings.to_text([replace(contoh, unit="Kecamatan \u200bContoh", temuan=(odd,))], "id", color=True)
    assert "\u202e" not in text
    assert "\u200b" not in text
    assert "\x1b[31m.txt" not in text
    assert "[bold]x[/bold]\\u202ey" in text
    assert "a\\x1b[31m.txt:1" in text


def test_several_cascades_are_summed() -> None:
    contoh = audit_contoh()
    text = findings.to_text([contoh, replace(contoh, tahun=2022)], "id")
    number = count(contoh.temuan)["error"] * 2
    assert f"Seluruhnya, 2 kaskade: {number} kesalahan" in text
    rows = [line.split() for line in text.splitlines()[3:7]]
    del rows[1]
    assert rows[0] == ["Kaskade", "Bobot", "Kesalahan", "Peringatan", "Informasi"]
    assert [row[-3:] for row in rows[1:]] == [[str(n) for n in count(contoh.temuan).values()]] * 2


def test_the_summary_alone_and_the_states_of_several() -> None:
    contoh = audit_berstatus()
    whole = [contoh, replace(contoh, tahun=2022, unit="Kecamatan " + "Panjang" * 20)]
    text = findings.to_text(whole, "en", width=300, summary=True)
    heads = ["Cascade", "Weight", "Error", "Warning", "Info", "new", "continuing", "put right"]
    assert re.split("  +", text.splitlines()[3]) == heads
    assert contoh.temuan[1].kondisi.en not in text
    assert "berlanjut: 2" in findings.to_text(whole, "id", width=72, summary=True)
    for width in (72, 90):
        lines = findings.to_text(whole, "id", width=width, summary=True).splitlines()
        assert max(map(len, lines)) <= width
    one = findings.to_text([contoh], "id", summary=True)
    assert one.startswith(f"{contoh.unit} 2021")
    assert "Ringkasan: " in one


def test_no_findings_is_said() -> None:
    text = findings.to_text([Hasil("k", "Kecamatan Contoh", 2021, "murni", ())], "id")
    assert text.endswith("Ringkasan: 0 kesalahan, 0 peringatan, 0 informasi\n")


def test_many_places_are_counted() -> None:
    contoh = audit_contoh()
    bukti = tuple(Bukti("a.txt", (n, n), kutipan="x") for n in range(1, 6))
    text = findings.to_text([replace(contoh, temuan=(replace(contoh.temuan[0], bukti=bukti),))], "en")
    assert "a.txt:3" in text
    assert "a.txt:4" not in text
    assert "and 2 other places" in text


@pytest.mark.parametrize(
    ("bukti", "tempat"),
    [
        (Bukti("a.txt", (7, 7)), "a.txt:7"),
        (Bukti("a.txt", (7, 9), halaman=2), "a.txt:7-9"),
        (Bukti("a.pdf", halaman=3), "a.pdf [hlm. 3]"),
        (Bukti("a.xlsx", lembar="Cascading", sel="C7"), "a.xlsx [Cascading C7]"),
        (Bukti("a.docx"), "a.docx"),
    ],
)
def test_places(bukti: Bukti, tempat: str) -> None:
    assert bukti.tempat == tempat


def test_severities_are_ordered() -> None:
    assert [k.peringkat for k in Keparahan] == [0, 1, 2]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_rule_page(lang: Lang) -> None:
    golden(f"rule.{lang}.txt", catalogue.page(get("KSK103"), lang, 90))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_list_has_every_rule(lang: Lang) -> None:
    text = catalogue.listing(load_all(), lang)
    assert [r.kode for r in load_all()] == re.findall(r"^  (KSK\d{3}) ", text, re.MULTILINE)
