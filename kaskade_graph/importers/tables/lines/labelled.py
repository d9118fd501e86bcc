"""Labels at the start of a line: "Formulasi : ...", "Sasaran Program: ...", "Mendukung Sasaran 2"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kaskade_graph.importers.labels import SUPPORT, support
from kaskade_graph.importers.tables.headings.heading_words import words
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.roles import LEVELS, Role
from kaskade_graph.importers.tables.rows import names

_LABEL = re.compile(
    r"^\s*(?:[\u2022\u25aa\u25cf\u25cb\u25e6\uf0b7•·>*–—-]\s*)?(?:(?:\d{1,2}|[a-hA-H]|[ivxIVX]{1,4})[.)]\s*)?"
    r"(?P<label>[A-Za-z][A-Za-z0-9 /().&-]{1,58}?)\s*(?::|=|\t+\s*:?|\s{3,}:?)\s*(?P<value>.*)$",
    re.DOTALL,
)
_SUPPORTS = re.compile(
    r"^\W*(?:mendukung|menunjang|mendukung\s+tercapainya)\s*:?\s+(?P<what>(?:sasaran|tujuan)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_EXPLAINS = re.compile(r"(?:penjelasan|alasan|definisi|keterangan)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(non|tidak|bukan)[\s-]*\n\s*(?=\w*kum)", re.IGNORECASE)
_NEVER = frozenset(("nomor", "dipahami", "unit", "tahun", "triwulan", "tingkat", "kode", "nama"))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that begins with a label: its role, and the value behind it (may be empty)."""

    role: Role
    label: str
    value: str


@lru_cache(maxsize=16384)
def labelled(text: str) -> Labelled | None:
    """Return a line as label and value, None when it begins with no known label.

    >>> labelled("• Indikator: Persentase desa").role.key
    'indikator'
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    label = match["label"].strip()
    if len(words(label).split()) > 6:
        return None
    role = meaning([label])
    if role is None or role.key in _NEVER or (role.certainty < 0.8 and role.key not in ("sasaran",)):
        return None
    if role.key in LEVELS or role.key.startswith("sasaran"):
        return (
            None
            if ":" not in text[: match.start("value")] and "=" not in text[: match.start("value")]
            else Labelled(role, label, match["value"].strip())
        )
    return Labelled(role, label, match["value"].strip())


def headed(text: str) -> tuple[str, list[Labelled]]:
    """Part the text of a cell into a name and what stands on the lines below it under labels of their own.

    >>> headed("Program Pelayanan\\nSasaran : Meningkatnya mutu")[1][0].value
    'Meningkatnya mutu'
    """
    lines = names.clean(text).split("\n")
    begins = next((n for n, line in enumerate(lines) if n and labelled(line) is not None), len(lines))
    below = parts("\n".join(lines[begins:])) if begins < len(lines) else []
    if not below or any(found is None for found, _ in below):
        return text, []
    return "\n".join(lines[:begins]), [replace(found, value=value) for found, value in below if found]


def supports(text: str) -> names.Name | None:
    """Return what a line "Mendukung Sasaran 2: ..." refers to, None when it is no such line."""
    match = _SUPPORTS.match(text)
    return names.split_name(match["what"]) if match else None


def parted(text: str) -> tuple[str, str, list[names.Name]]:
    """Part a name from the statement of support behind it; return name, statement, and what it refers to.

    >>> parted("PROGRAM PELAYANAN (mendukung Sasaran 1 dan 2)")[:2]
    ('PROGRAM PELAYANAN', '(mendukung Sasaran 1 dan 2)')
    """
    match = SUPPORT.search(text)
    before = text[: match.start()].strip() if match else ""
    if match is None or not before or not (match["refs"] or (":" in match[0] and match["words"].strip())):
        return text, "", []
    said = support(match)
    level = names.level_of(match["level"])
    found = [names.Name("", level, number) for number in said.nomor] or [names.Name(said.kata, level)]
    return f"{before} {text[match.end() :].strip()}".strip(), match[0].strip(), found


def _aside(text: str) -> Labelled | None:
    """Return a line of a cell under a label that the model has no place for, such as "Alasan : ..."."""
    match = _LABEL.match(text)
    role = meaning([match["label"]]) if match else None
    if match is None or role is None or role.key != "dipahami":
        return None
    return Labelled(role, match["label"].strip(), match["value"].strip())


def parts(text: str) -> list[tuple[Labelled | None, str]]:
    """Return the lines of a cell gathered under their labels; text before the first label has none.

    >>> [(p and p.role.key, t) for p, t in parts("Formulasi :\\nA / B\\nSumber Data : Laporan")]
    [('formulasi', 'A / B'), ('sumber_data', 'Laporan')]
    """
    # "Non" at the end of a line in a narrow column denies what the next line says.
    text = _DENIED.sub(r"\1 ", text)
    lines = [piece for line in text.split("\n") for piece in _pieces(line)]
    formula = any((found := labelled(line)) and _is_formula(found) for line in lines)
    out: list[tuple[Labelled | None, str]] = []
    for line in lines:
        found = labelled(line) or _count(line) or (_aside(line) if formula else None)
        if found is not None:
            out.append((found, found.value))
        elif out:
            last, value = out[-1]
            out[-1] = (last, f"{value} {line}".strip())
        else:
            out.append((None, line.strip()))
    return out


def _pieces(line: str) -> list[str]:
    """Part a line at the semicolons before what has a label of its own: "A / B; sumber: Laporan; kumulatif"."""
    out: list[str] = []
    for piece in line.split(";"):
        if out and not (labelled(piece) or _count(piece)):
            out[-1] += f";{piece}"
        else:
            out.append(piece)
    return [piece.strip() for piece in out if piece.strip()] or [line]


def _count(text: str) -> Labelled | None:
    """Return a kind of count that stands without a label."""
    alone = re.fullmatch(r"\s*(?:non[\s-]*)?kumulatif\s*\.?", text, re.IGNORECASE)
    return Labelled(Role("tipe"), "tipe", text.strip(" .")) if alone else None


def explained(found: list[tuple[Labelled | None, str]]) -> list[tuple[Labelled | None, str]]:
    """Return the parts of a cell, an explanation as a remark where the formula has a label of its own."""
    if not any(p is not None and _is_formula(p) for p, _ in found):
        return found
    return [
        (replace(p, role=Role("keterangan")), text) if p is not None and _explains(p) else (p, text)
        for p, text in found
    ]


def _is_formula(part: Labelled) -> bool:
    return part.role.key == "formulasi" and not _EXPLAINS.match(part.label)


def _explains(part: Labelled) -> bool:
    return part.role.key in ("formulasi", "dipahami") and _EXPLAINS.match(part.label) is not None
