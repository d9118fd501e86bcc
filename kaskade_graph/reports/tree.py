"""A cascade drawn as a tree: for the terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kaskade_graph import fields
from kaskade_graph.analysis.tree import Pohon, TreeNode
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Indikator, Unsur
from kaskade_graph.text import shown, squeeze

if TYPE_CHECKING:
    from kaskade_graph.reports.drawing.contents import Ringkas, TemuanUnsur

_NARROWEST = 24
_AGAIN = Teks("(sudah digambar di atas)", "(drawn above)")
_NAMELESS = Teks("(tanpa rumusan)", "(no statement)")
_LOOSE = Teks("Indikator yang tidak mengukur apa pun", "Indikator that measure nothing")
_UNREAD = Teks("tipe tidak disebut", "type not stated")
_Row = tuple[str, str, str]
"""What stands before the first line of a text, before its further lines, and the text."""


def to_text(
    pohon: Pohon,
    lang: Lang = "id",
    *,
    depth: int | None = None,
    indikator: bool = True,
    width: int | None = None,
    temuan: TemuanUnsur | None = None,
) -> str:
    """Draw ``pohon``: its first ``depth`` levels (all), wrapped at ``width`` characters (not at all).

    ``◆`` marks a sasaran of its own, ``•`` an indikator, ``!`` findings; ``indikator=False`` leaves out indikator.
    """
    kaskade, found = pohon.kaskade, temuan or {}
    rows: list[_Row] = [("", "", f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})")]
    rows += [("! ", "  ", text) for text in _found(found.get("", ()), lang)]
    for akar in pohon.akar:
        rows += _branch(akar, "", "", lang, depth, indikator, found)
    if pohon.lepas and indikator:
        rows.append(("", "", f"{_LOOSE.pick(lang)}:"))
        rows += [("  • ", "    ", _measure(i, lang)) for i in pohon.lepas]
    lines = [line for row in rows for line in _lines(row, width)]
    return "\n".join(lines) + "\n"


def _branch(
    simpul: TreeNode,
    first: str,
    rest: str,
    lang: Lang,
    depth: int | None,
    indikator: bool,
    temuan: TemuanUnsur,
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
    for text in () if simpul.ulang else _found(temuan.get(simpul.unsur.iri, ()), lang):
        yield f"{stem}! ", f"{stem}  ", text
    for child in children:
        last = child is children[-1]
        yield from _branch(
            child,
            rest + ("└─ " if last else "├─ "),
            rest + ("   " if last else "│  "),
            lang,
            None if depth is None else depth - 1,
            indikator,
            temuan,
        )


def _found(temuan: Iterable[Ringkas], lang: Lang) -> Iterator[str]:
    for one in temuan:
        yield f"{one.teks(lang)}: {one.daftar(lang)}"


def _title(unsur: Unsur, lang: Lang) -> str:
    number = f" {shown(unsur.nomor)}" if unsur.nomor else ""
    kode = f" [{shown(unsur.kode)}]" if unsur.kode else ""
    return f"{unsur.jenis.teks.pick('id')}{number}{kode}: {_name(unsur.label, lang)}"


def _measure(indikator: Indikator, lang: Lang) -> str:
    found = [(f, fields.value(indikator, f)) for f in fields.INDIKATOR if f.in_tree]
    parts = [shown(f.kind.words(v).pick(lang)) for f, v in found if v]
    how = ", ".join(parts) or _UNREAD.pick(lang)
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


def to_json(
    pohon: Pohon,
    *,
    depth: int | None = None,
    indikator: bool = True,
    temuan: TemuanUnsur | None = None,
) -> dict[str, Any]:
    """Return ``pohon`` for JSON: each element with ``iri``, ``jenis``, ``nama``, ``sasaran``, ``anak``.

    With ``temuan``, each has the codes of its findings by severity, and how often.
    """
    kaskade = pohon.kaskade
    data: dict[str, Any] = {
        "kaskade": kaskade.iri,
        "unit": kaskade.unit.nama,
        "tahun": kaskade.tahun,
        "versi": kaskade.versi,
        "akar": [_node(s, depth, indikator, temuan) for s in pohon.akar if depth is None or depth > 0],
    }
    if temuan is not None:
        data["temuan"] = _codes(temuan.get("", ()))
    if indikator:
        data["lepas"] = [_indikator(i) for i in pohon.lepas]
    return data


def _codes(temuan: Iterable[Ringkas]) -> dict[str, dict[str, int]]:
    return {r.keparahan.value: dict(r.kode) for r in temuan}


def _node(simpul: TreeNode, depth: int | None, indikator: bool, temuan: TemuanUnsur | None) -> dict[str, Any]:
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
    if temuan is not None:
        node["temuan"] = {} if simpul.ulang else _codes(temuan.get(unsur.iri, ()))
    if depth is None or depth > 1:
        deeper = None if depth is None else depth - 1
        node["anak"] = [_node(a, deeper, indikator, temuan) for a in simpul.anak]
    return node


def _indikator(indikator: Indikator) -> dict[str, Any]:
    found = [(f, fields.value(indikator, f)) for f in fields.INDIKATOR if f.in_tree]
    return {
        "iri": indikator.iri,
        "nama": indikator.label,
        **{f.name: f.kind.write(v) if v is not None else None for f, v in found},
    }
