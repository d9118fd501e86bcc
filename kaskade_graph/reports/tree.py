"""A cascade drawn as a tree: for the terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from kaskade_graph.analysis.pohon import Pohon, Simpul
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Arah, Indikator, Tipe, Unsur
from kaskade_graph.text import shown, squeeze

_NARROWEST = 24
_AGAIN = Teks("(sudah digambar di atas)", "(drawn above)")
_NAMELESS = Teks("(tanpa rumusan)", "(no statement)")
_LOOSE = Teks("Indikator yang tidak mengukur apa pun", "Indikator that measure nothing")
_UNREAD = Teks("tipe tidak disebut", "type not stated")
_TIPE = {
    Tipe.KUMULATIF: Teks("Kumulatif", "cumulative"),
    Tipe.NON_KUMULATIF: Teks("Non Kumulatif", "not cumulative"),
}
_ARAH = {Arah.POSITIF: Teks("Positif", "higher is better"), Arah.NEGATIF: Teks("Negatif", "lower is better")}

_Row = tuple[str, str, str]
"""What stands before the first line of a text, before its further lines, and the text."""


def to_text(
    pohon: Pohon,
    lang: Lang = "id",
    *,
    depth: int | None = None,
    indikator: bool = True,
    width: int | None = None,
) -> str:
    """Draw ``pohon``: its first ``depth`` levels (all), wrapped at ``width`` characters (not at all).

    ``◆`` marks a sasaran of its own, ``•`` an indikator; ``indikator=False`` leaves out the latter.
    """
    kaskade = pohon.kaskade
    rows: list[_Row] = [("", "", f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})")]
    for akar in pohon.akar:
        rows += _branch(akar, "", "", lang, depth, indikator)
    if pohon.lepas and indikator:
        rows.append(("", "", f"{_LOOSE.pick(lang)}:"))
        rows += [("  • ", "    ", _measure(i, lang)) for i in pohon.lepas]
    lines = [line for row in rows for line in _lines(row, width)]
    return "\n".join(lines) + "\n"


def _branch(
    simpul: Simpul, first: str, rest: str, lang: Lang, depth: int | None, indikator: bool
) -> Iterator[_Row]:
    if depth is not None and depth < 1:
        return
    again = f" {_AGAIN.pick(lang)}" if simpul.ulang else ""
    yield first, rest, _title(simpul.unsur, lang) + again
    children = simpul.anak if depth is None or depth > 1 else ()
    stem = rest + ("│  " if children else "   ")
    for sasaran in simpul.sasaran:
        yield f"{stem}◆ ", f"{stem}  ", _name(sasaran.label, lang)
    for item in simpul.indikator if indikator else ():
        yield f"{stem}• ", f"{stem}  ", _measure(item, lang)
    for child in children:
        last = child is children[-1]
        yield from _branch(
            child,
            rest + ("└─ " if last else "├─ "),
            rest + ("   " if last else "│  "),
            lang,
            None if depth is None else depth - 1,
            indikator,
        )


def _title(unsur: Unsur, lang: Lang) -> str:
    number = f" {shown(unsur.nomor)}" if unsur.nomor else ""
    kode = f" [{shown(unsur.kode)}]" if unsur.kode else ""
    return f"{unsur.jenis.teks.pick('id')}{number}{kode}: {_name(unsur.label, lang)}"


def _measure(indikator: Indikator, lang: Lang) -> str:
    parts = [
        indikator.tipe and _TIPE[indikator.tipe].pick(lang),
        indikator.arah and _ARAH[indikator.arah].pick(lang),
        indikator.satuan and shown(indikator.satuan),
    ]
    how = ", ".join(p for p in parts if p) or _UNREAD.pick(lang)
    return f"{_name(indikator.label, lang)} [{how}]"


def _name(label: str | None, lang: Lang) -> str:
    return shown(squeeze(label)) if label else _NAMELESS.pick(lang)


def _lines(row: _Row, width: int | None) -> list[str]:
    first, rest, text = row
    if width is None:
        return [first + text]
    room = max(width - len(first), _NARROWEST)
    wrapped = textwrap.wrap(text, room, break_on_hyphens=False) or [""]
    return [first + wrapped[0], *(rest + _hang(first, rest) + line for line in wrapped[1:])]


def _hang(first: str, rest: str) -> str:
    return " " * max(len(first) - len(rest), 0)


def to_json(pohon: Pohon, *, depth: int | None = None, indikator: bool = True) -> dict[str, Any]:
    """Return ``pohon`` for JSON: each element with ``iri``, ``jenis``, ``nama``, ``sasaran``, ``anak``."""
    kaskade = pohon.kaskade
    data: dict[str, Any] = {
        "kaskade": kaskade.iri,
        "unit": kaskade.unit.nama,
        "tahun": kaskade.tahun,
        "versi": kaskade.versi,
        "akar": [_node(s, depth, indikator) for s in pohon.akar if depth is None or depth > 0],
    }
    if indikator:
        data["lepas"] = [_indikator(i) for i in pohon.lepas]
    return data


def _node(simpul: Simpul, depth: int | None, indikator: bool) -> dict[str, Any]:
    unsur = simpul.unsur
    node: dict[str, Any] = {
        "iri": unsur.iri,
        "jenis": unsur.jenis.value,
        "nomor": unsur.nomor,
        "kode": unsur.kode,
        "nama": unsur.label,
        "ulang": simpul.ulang,
        "sasaran": [{"iri": s.iri, "nama": s.label} for s in simpul.sasaran],
    }
    if indikator:
        node["indikator"] = [_indikator(i) for i in simpul.indikator]
    if depth is None or depth > 1:
        node["anak"] = [_node(a, None if depth is None else depth - 1, indikator) for a in simpul.anak]
    return node


def _indikator(indikator: Indikator) -> dict[str, Any]:
    return {
        "iri": indikator.iri,
        "nama": indikator.label,
        "tipe": indikator.tipe.value if indikator.tipe else None,
        "arah": indikator.arah.value if indikator.arah else None,
        "satuan": indikator.satuan,
    }
