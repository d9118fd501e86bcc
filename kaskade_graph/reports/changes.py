"""A comparison of two cascades for people and programs: terminal text, JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.changes import Perubahan, Selisih, Status, Ubahan
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.text import shown, squeeze

MARK = {
    Status.DITAMBAH: "+",
    Status.DIHAPUS: "-",
    Status.GANTI_NAMA: "~",
    Status.PINDAH: ">",
    Status.DIUBAH: "*",
    Status.KODE: "#",
    Status.ANGKA: "=",
    Status.KETIK: "=",
    Status.PENULISAN: "=",
    Status.TETAP: " ",
}
"""One sign a status, for those who do not see colours."""
_COLOUR = {Status.DITAMBAH: "32", Status.DIHAPUS: "31", Status.PINDAH: "35"}
_NAMELESS = Teks("(tanpa rumusan)", "(no statement)")
_NONE = Teks("(kosong)", "(empty)")
INDIKATOR = Teks("Indikator", "Indikator (indicator)")


def visible(selisih: Selisih, everything: bool) -> list[Perubahan]:
    """Return what to show: what changed, with what it stands under, or everything."""
    keep: set[int] = set()
    path: list[int] = []
    for n, item in enumerate(selisih.perubahan):
        del path[item.tingkat :]
        path += [n] * (item.tingkat + 1 - len(path))
        if everything or item.pokok:
            keep.update(path)
    return [item for n, item in enumerate(selisih.perubahan) if n in keep]


def title(kaskade: Kaskade) -> str:
    """Return how a cascade is called: unit, year, edition."""
    return shown(f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})")


def kind(item: Perubahan, lang: Lang) -> str:
    """Return the word for the kind of an element."""
    return (item.jenis.teks if item.jenis else INDIKATOR).pick("id" if lang == "id" else "en")


def name(text: str | None, lang: Lang) -> str:
    """Return a name safe to show, or a word for its absence."""
    return shown(squeeze(text)) if text else _NAMELESS.pick(lang)


def value(text: str | None, lang: Lang) -> str:
    """Return a value safe to show, or a word for its absence."""
    return shown(squeeze(text)) if text else _NONE.pick(lang)


def recognised(item: Perubahan, lang: Lang) -> str:
    """Return how a pair was recognised and how sure that is; empty for an element of one side."""
    if item.pasangan is None:
        return ""
    return f"{item.pasangan.cara.teks.pick(lang)}, {item.pasangan.keyakinan:.0%}"


KINDS = {jenis.value: jenis.teks.id for jenis in Jenis}
"""The words for the kinds that :meth:`Selisih.count` counts."""


def summary(selisih: Selisih, lang: Lang) -> list[str]:
    """Return one line a status that occurs: how many elements of which kind."""
    lines = []
    for status, kinds in selisih.count().items():
        if kinds:
            ordered = sorted(kinds.items(), key=lambda t: (-t[1], t[0]))
            found = ", ".join(f"{n} {KINDS.get(k, k)}" for k, n in ordered)
            lines.append(f"{MARK[status]} {selisih.word(status).pick(lang)}: {found}")
    return lines


def to_text(
    selisih: Selisih, lang: Lang = "id", *, everything: bool = False, width: int = 100, color: bool = False
) -> str:
    """Return the comparison for a terminal of ``width`` columns (60 at least)."""
    width = max(width, 60)
    lines = [_paint(f"{title(selisih.a)}  →  {title(selisih.b)}", "1", color), ""]
    lines += [*summary(selisih, lang), ""]
    lines += _figures(selisih, lang, everything, width)
    for item in visible(selisih, everything):
        lines += _lines(selisih, item, lang, width, color)
    if not any(i.pokok for i in selisih.perubahan):
        same = Teks("Tidak ada perubahan pokok.", "Nothing of substance changed.")
        if selisih.units:
            same = Teks("Tidak ada perbedaan pokok.", "Nothing of substance differs.")
        lines.append(same.pick(lang))
    return "\n".join(lines) + "\n"


FIGURES = Teks("Target, realisasi, dan pagu", "Targets, realisasi and budget")
_FIRST = 20
"""Figures that a terminal shows without ``--all``."""


def _figures(selisih: Selisih, lang: Lang, everything: bool, width: int) -> Iterator[str]:
    """Yield the figures that differ, before anything else: they are what is asked first."""
    found = selisih.figures()
    if not found:
        return
    yield f"{FIGURES.pick(lang)} ({len(found)})"
    for item, ubahan in found if everything else found[:_FIRST]:
        change = f"{value(ubahan.lama, lang)} → {value(ubahan.baru, lang)}"
        line = f"{shown(ubahan.nama.pick(lang))}: {change}  {name(item.baru or item.lama, lang)}"
        yield from _wrap(line, width, "  ", "      ")
    if len(found) > _FIRST and not everything:
        yield Teks(f"  + {len(found) - _FIRST} lagi: --all", f"  + {len(found) - _FIRST} more: --all").pick(
            lang
        )
    yield ""


def _lines(selisih: Selisih, item: Perubahan, lang: Lang, width: int, color: bool) -> Iterator[str]:
    indent = "  " * min(item.tingkat, 8)
    mark = MARK[item.status[0]]
    head = f"{kind(item, 'id')}: {name(item.baru if item.b else item.lama, lang)}"
    colour = _COLOUR.get(item.status[0], "33") if item.pokok else None
    for line in _wrap(head, width, f"{mark} {indent}", f"  {indent}  "):
        yield _paint(line, colour, color) if colour else line
    if not item.pokok:
        return
    inner = f"      {indent}"
    facts = [selisih.word(s).pick(lang) for s in item.status]
    how = recognised(item, lang)
    known = Teks("dikenali dari", "recognised by").pick(lang)
    yield from _wrap("; ".join([*facts, *([f"{known} {how}"] if how else [])]), width, inner, inner)
    if item.pindah is not None:
        old, new = (name(p, lang) for p in item.pindah)
        under = Teks(f"dari: {old} → ke: {new}", f"from: {old} → to: {new}").pick(lang)
        yield from _wrap(under, width, inner, inner)
    for ubahan in item.ubahan:
        yield from _field(ubahan, lang, width, inner)


def _field(ubahan: Ubahan, lang: Lang, width: int, indent: str) -> Iterator[str]:
    label = shown(ubahan.nama.pick(lang))
    yield from _wrap(f"{label}: {value(ubahan.lama, lang)}", width, indent, indent + "  ")
    yield from _wrap(f"→ {value(ubahan.baru, lang)}", width, indent + "  ", indent + "    ")


def _wrap(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text


def to_json(selisih: Selisih, lang: Lang = "id") -> str:
    """Return the whole comparison as JSON: every element of both cascades, texts as printed."""
    data = {
        "lama": _head(selisih.a),
        "baru": _head(selisih.b),
        "ringkasan": {status.value: kinds for status, kinds in selisih.count().items() if kinds},
        "angka": [
            {"iri": i.b or i.a, "unsur": i.baru or i.lama, **_fields([u], lang)[0]}
            for i, u in selisih.figures()
        ],
        "perubahan": [_item(i, lang) for i in selisih.perubahan],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _head(kaskade: Kaskade) -> dict[str, Any]:
    return {
        "kaskade": kaskade.iri,
        "unit": kaskade.unit.nama,
        "tahun": kaskade.tahun,
        "versi": kaskade.versi,
    }


def _item(item: Perubahan, lang: Lang) -> dict[str, Any]:
    pair = item.pasangan
    return {
        "jenis": item.jenis.value if item.jenis else "Indikator",
        "status": [s.value for s in item.status],
        "lama": item.a and {"iri": item.a, "nama": item.lama},
        "baru": item.b and {"iri": item.b, "nama": item.baru},
        "tingkat": item.tingkat,
        "dikenali": pair
        and {"cara": pair.cara.value, "keterangan": pair.cara.teks.pick(lang), "keyakinan": pair.keyakinan},
        "pindah": item.pindah and {"dari": item.pindah[0], "ke": item.pindah[1]},
        "ubahan": _fields(item.ubahan, lang),
    }


def _fields(ubahan: Iterable[Ubahan], lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "properti": u.properti,
            "nama": u.nama.pick(lang),
            "lama": u.lama,
            "baru": u.baru,
            "penulisan": u.penulisan,
            "salah_ketik": u.ketik,
        }
        for u in ubahan
    ]
