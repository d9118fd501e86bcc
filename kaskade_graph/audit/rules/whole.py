"""What every rule must have and do, bundled or one's own: parts, texts, cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from kaskade_graph.audit.cases import parse
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.errors import Teks

BUNDLED = re.compile(r"KSK[1-8]\d\d")
OWN = re.compile(r"(?!KSK)[A-Z]{3}\d{3}")
_SENTENCES = ("temuan", "akibat", "rekomendasi", "contoh", "kriteria")
_NETWORK = re.compile(r"\b(?:service|from|load)\b", re.IGNORECASE)
_TEXT = re.compile(r"<[^<>\s]*>|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*")


def lacking(rule: Aturan, code: re.Pattern[str] = OWN) -> Iterator[Teks]:
    """Yield what a rule lacks; its cases are read and not run."""
    if not code.fullmatch(rule.kode):
        yield Teks(
            f"kode {rule.kode!r}: aturan sendiri memakai tiga huruf selain KSK dan tiga angka, misalnya ITD101",
            f"code {rule.kode!r}: rules of one's own have three letters other than KSK and three digits, like ITD101",
        )
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.nama):
        yield Teks(
            f"nama {rule.nama!r}: huruf kecil, sedikitnya dua kata, dengan tanda hubung",
            f"name {rule.nama!r}: small letters, two words at least, with hyphens",
        )
    if not rule.dasar:
        yield Teks("dasar kosong", "no regulation is named")
    yield from _texts(rule)
    if rule.mesin == "sparql" and _NETWORK.search(_TEXT.sub(" ", rule.isi)):
        yield Teks("kueri memakai SERVICE, FROM atau LOAD", "the query has SERVICE, FROM or LOAD")
    try:
        cases = parse(rule)
    except ValueError as error:
        yield Teks(f"kasus tidak terbaca: {error}", f"cases cannot be read: {error}")
        return
    for good, what in ((True, Teks("diterima", "is accepted")), (False, Teks("ditolak", "is refused"))):
        if not any(case.sah is good for case in cases):
            yield Teks(f"tidak ada kasus yang harus {what.id}", f"there is no case that {what.en}")


def _texts(rule: Aturan) -> Iterator[Teks]:
    for field in fields(rule):
        value = getattr(rule, field.name)
        if not isinstance(value, Teks):
            continue
        name = field.name
        if not value.id.strip() or not value.en.strip():
            yield Teks(f"{name}: perlu teks id dan en", f"{name}: texts in id and en are needed")
        elif name in _SENTENCES and not all(text.endswith((".", "”.")) for text in (value.id, value.en)):
            yield Teks(f"{name}: bukan kalimat bertitik", f"{name}: not a sentence with its full stop")


def failing(rule: Aturan) -> Iterator[str]:
    """Yield what the cases of a rule expect and it does not find (-), and what it finds besides (+)."""
    for case in parse(rule):
        try:
            for line in case.run(rule):
                yield f"{case.judul}: {line}"
        except (ValueError, SyntaxError, KeyError) as error:
            yield f"{case.judul}: {type(error).__name__}: {error}"
