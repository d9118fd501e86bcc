"""Findings as JUnit XML, for the test pages of GitLab, Jenkins and others.

A cascade is a test suite, a rule that ran is a test case, so that a rule that finds nothing is seen to pass.
It fails when it found an error that is still to act on. Warnings do not fail it: they stand in its output,
with findings that are waived. A rule whose findings are all waived is skipped.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.rule_texts import family, rule_of
from kaskade_graph.text import shown, squeeze

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return one XML document with a test suite for each cascade."""
    root = ET.Element("testsuites", name="kaskade audit")
    for one in hasil:
        root.append(_suite(one, lang))
    _count(root)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(hasil: Hasil, lang: Lang) -> ET.Element:
    suite = ET.Element("testsuite", name=_xml(f"{hasil.unit} {hasil.tahun} ({hasil.versi})"))
    found: dict[str, list[Temuan]] = defaultdict(list)
    for temuan in hasil.temuan:
        if temuan.status != "selesai":
            found[temuan.kode].append(temuan)
    names = {t.kode: t.nama for t in hasil.temuan}
    for kode in sorted({*hasil.diperiksa, *found}):
        case = ET.SubElement(suite, "testcase", name=_name(kode, names), classname=_xml(_family(kode, lang)))
        _outcome(case, found[kode], lang)
    _count(suite)
    return suite


def _outcome(case: ET.Element, temuan: list[Temuan], lang: Lang) -> None:
    errors = [t for t in temuan if t.aktif and t.keparahan is Keparahan.ERROR]
    active = [t for t in temuan if t.aktif]
    waived = [t for t in temuan if t.pengecualian]
    if errors:
        number = len(errors)
        message = Teks(f"{number} kesalahan: ", f"{number} errors: ") if number > 1 else Teks("", "")
        text = message.pick(lang) + squeeze(errors[0].kondisi.pick(lang))
        failure = ET.SubElement(case, "failure", type="error", message=_xml(text))
        failure.text = _xml("\n\n".join(_describe(t, lang) for t in errors))
    elif waived and not active:
        reasons = "; ".join(dict.fromkeys(t.pengecualian.alasan for t in waived if t.pengecualian))
        text = Teks(f"Dikecualikan: {reasons}", f"Waived: {reasons}").pick(lang)
        ET.SubElement(case, "skipped", message=_xml(squeeze(text)))
    rest = [t for t in temuan if t not in errors]
    if rest:
        ET.SubElement(case, "system-out").text = _xml("\n\n".join(_describe(t, lang) for t in rest))


def _describe(temuan: Temuan, lang: Lang) -> str:
    waiver = Teks(" (dikecualikan)", " (waived)").pick(lang) if temuan.pengecualian else ""
    head = f"{temuan.keparahan.teks.pick(lang)}{waiver}: {squeeze(temuan.kondisi.pick(lang))}"
    advice = Teks("Rekomendasi", "Recommendation").pick(lang)
    lines = [head, *(["  " + step.text(lang) for step in temuan.jalur[-1:]])]
    lines.append(f"  {advice}: {squeeze(temuan.rekomendasi.pick(lang))}")
    lines += [f"  {b.tempat}  “{squeeze(b.kutipan)}”" for b in temuan.bukti]
    return "\n".join(lines)


def _name(kode: str, names: dict[str, str]) -> str:
    rule = rule_of(kode)
    return _xml(f"{kode} {rule.nama if rule else names[kode]}")


def _family(kode: str, lang: Lang) -> str:
    # A full stop would be read as the end of a package name.
    return f"{kode[:4]} {family(kode).pick(lang)}".replace(".", "")


def _count(element: ET.Element) -> None:
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", "0")
    element.set("skipped", str(len(element.findall(".//skipped"))))


def _xml(text: str) -> str:
    """Return ``text`` with what XML cannot hold, and what cannot be seen, as escapes."""
    return _NOT_XML.sub(lambda m: f"\\u{ord(m.group()):04x}", shown(text))
