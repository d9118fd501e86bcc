"""Findings as SARIF 2.1.0 (OASIS), for code scanning in GitHub, and for editors and viewers of SARIF.

One run holds all cascades. The place in the document is the physical location, the place in the cascade the
logical one. A waiver is a suppression, the status against an earlier audit the baseline state.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from kaskade_graph import __version__
from kaskade_graph.audit.finding import Bukti, Hasil, Keparahan, Langkah, Status, Temuan
from kaskade_graph.audit.regulations import basis
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.markdown_text import escape
from kaskade_graph.reports.rule_texts import family, rule_of
from kaskade_graph.text import shown, squeeze

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "kaskadeSidik/v1"

_LEVEL = {Keparahan.ERROR: "error", Keparahan.WARNING: "warning", Keparahan.INFO: "note"}
_BASELINE: dict[Status, str] = {"baru": "new", "berlanjut": "unchanged", "selesai": "absent"}


def to_sarif(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return a SARIF log with one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_SarifRun(hasil, lang).to_json()]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


class _SarifRun:
    """One run, and the lists that its results point into."""

    def __init__(self, hasil: Sequence[Hasil], lang: Lang) -> None:
        self.hasil, self.lang = hasil, lang
        temuan = [t for h in hasil for t in h.temuan]
        self.rules = {t.kode: t for t in sorted(temuan, key=lambda t: t.kode)}
        self.at_rule = {kode: n for n, kode in enumerate(self.rules)}
        self.uris = sorted({_uri(h, b) for h in hasil for t in h.temuan for b in t.bukti})
        self.waived = any(t.pengecualian for t in temuan)
        self.places: dict[tuple[str, ...], int] = {}
        self.logical: list[dict[str, Any]] = []

    def to_json(self) -> dict[str, Any]:
        results = [self.result(h, t) for h in self.hasil for t in h.temuan]
        return {
            "tool": {
                "driver": {
                    "name": "kaskade-graph",
                    "semanticVersion": __version__,
                    "language": self.lang,
                    "rules": [self.rule(t) for t in self.rules.values()],
                }
            },
            "language": self.lang,
            "columnKind": "unicodeCodePoints",
            "artifacts": [{"location": {"uri": u}, "roles": ["analysisTarget"]} for u in self.uris],
            "logicalLocations": self.logical,
            "results": results,
            "properties": {"kaskade": [_cascade(h) for h in self.hasil]},
        }

    def rule(self, example: Temuan) -> dict[str, Any]:
        rule = rule_of(example.kode)
        if rule is None:
            return {"id": example.kode, "name": example.nama}
        return {
            "id": rule.kode,
            "name": rule.nama,
            "shortDescription": self.text(rule.judul),
            "fullDescription": self.text(rule.temuan),
            "help": self.help(rule),
            "defaultConfiguration": {"level": _LEVEL[rule.keparahan]},
            "properties": {"tags": [rule.keluarga, family(rule.kode).pick(self.lang)]},
        }

    def help(self, rule: Aturan) -> dict[str, str]:
        parts = [
            (Teks("Kriteria", "Criterion"), rule.kriteria.pick(self.lang)),
            (Teks("Akibat", "Why it matters"), rule.akibat.pick(self.lang)),
            (Teks("Rekomendasi", "How to put it right"), rule.rekomendasi.pick(self.lang)),
            (Teks("Contoh", "Example"), rule.contoh.pick(self.lang)),
            (Teks("Dasar", "Basis"), "; ".join(basis(key).pick(self.lang) for key in rule.dasar)),
        ]
        named = [(name.pick(self.lang), squeeze(text)) for name, text in parts if text]
        return {
            "text": _literal("\n".join(f"{name}: {text}" for name, text in named)),
            "markdown": "\n\n".join(f"**{name}.** {_braces(escape(text))}" for name, text in named),
        }

    def result(self, hasil: Hasil, temuan: Temuan) -> dict[str, Any]:
        logical = self.place(hasil, temuan.jalur)
        places = [self.location(hasil, b) for b in temuan.bukti]
        first = places[0] if places else {}
        message = f"{temuan.kondisi.pick(self.lang)} {temuan.rekomendasi.pick(self.lang)}"
        found: dict[str, Any] = {
            "ruleId": temuan.kode,
            "ruleIndex": self.at_rule[temuan.kode],
            "level": _LEVEL[temuan.keparahan],
            "message": {"text": _literal(squeeze(message))},
            "locations": [first | {"logicalLocations": logical}],
            "partialFingerprints": {FINGERPRINT: temuan.sidik},
        }
        if places[1:]:
            found["relatedLocations"] = [{"id": n, **place} for n, place in enumerate(places[1:], 1)]
        if temuan.status:
            found["baselineState"] = _BASELINE[temuan.status]
        if self.waived:  # where one result says it, all do: an empty list is "not suppressed"
            found["suppressions"] = _suppressions(temuan)
        found["properties"] = self.properties(temuan)
        return found

    def properties(self, temuan: Temuan) -> dict[str, Any]:
        return {
            "unsur": temuan.unsur,
            "kondisi": shown(temuan.kondisi.pick(self.lang)),
            "kriteria": shown(temuan.kriteria.pick(self.lang)),
            "akibat": shown(temuan.akibat.pick(self.lang)),
            "rekomendasi": shown(temuan.rekomendasi.pick(self.lang)),
            "keyakinan": temuan.keyakinan,
        }

    def location(self, hasil: Hasil, bukti: Bukti) -> dict[str, Any]:
        uri = _uri(hasil, bukti)
        physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "index": self.uris.index(uri)}}
        found: dict[str, Any] = {"physicalLocation": physical}
        quotation = {"text": shown(bukti.kutipan)}
        if bukti.baris is not None:
            first, last = bukti.baris
            physical["region"] = {"startLine": first, "endLine": last, "snippet": quotation}
        else:  # a page or a cell is no line: it is said in words
            found["message"] = {"text": _literal(f"{bukti.tempat}: “{squeeze(bukti.kutipan)}”")}
            found["properties"] = {
                k: v
                for k, v in bukti.to_json().items()
                if k in ("halaman", "lembar", "sel") and v is not None
            }
        return found

    def place(self, hasil: Hasil, jalur: Sequence[Langkah]) -> list[dict[str, Any]]:
        """Return where in the cascade a finding is, listing each element on the way once for the run."""
        cascade = Langkah(hasil.kaskade, "Kaskade", f"{hasil.unit} {hasil.tahun} ({hasil.versi})")
        iris: tuple[str, ...] = ()
        names: list[str] = []
        for step in (cascade, *jalur):
            parent = self.places.get(iris)
            iris = (*iris, step.iri)
            names.append(shown(squeeze(step.text(self.lang))))
            if iris not in self.places:
                self.places[iris] = len(self.logical)
                node = {
                    "name": names[-1],
                    "fullyQualifiedName": " / ".join(names),
                    "decoratedName": step.iri,
                    "kind": step.jenis,
                }
                self.logical.append(node if parent is None else node | {"parentIndex": parent})
        return [{"index": self.places[iris], "fullyQualifiedName": " / ".join(names)}]

    def text(self, teks: Teks) -> dict[str, str]:
        return {"text": _literal(squeeze(teks.pick(self.lang)))}


def _suppressions(temuan: Temuan) -> list[dict[str, Any]]:
    waiver = temuan.pengecualian
    if waiver is None:
        return []
    who = {k: shown(v) for k, v in waiver.to_json().items() if k != "alasan" and v is not None}
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": shown(waiver.alasan),
            "properties": who,
        }
    ]


def _cascade(hasil: Hasil) -> dict[str, Any]:
    return {
        "iri": hasil.kaskade,
        "unit": shown(hasil.unit),
        "tahun": hasil.tahun,
        "versi": hasil.versi,
        "isi": dict(hasil.isi),
    }


def _uri(hasil: Hasil, bukti: Bukti) -> str:
    """Return the document as a relative URI reference."""
    path = quote(hasil.berkas.get(bukti.berkas, bukti.berkas), errors="replace")
    return path.lstrip("/") or "."


def _literal(text: str) -> str:
    """Return ``text`` as a plain-text message: braces doubled (3.11.5), nothing a link (3.11.6)."""
    plain = shown(text)
    if "](" in plain:
        plain = plain.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return _braces(plain)


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
