"""Documents with answers in the form of ``NAME.answers.json``: elements in order, with all fields as printed."""

from __future__ import annotations

from typing import Any

from benchmarks.reading.truth import Element, Indikator, Truth


def truth_of(data: dict[str, Any]) -> Truth:
    """Return the truth that an answers file states.

    ``pj`` may be left out; an empty text is none. ``target`` (and ``realisasi``, if there) is a figure for the
    year of the document, or several by year or quarter: ``2023=78,4;2024-1=80``; a figure under ``target`` for an
    earlier year is what was achieved. An element has no fact where the file gives null. The unit is not compared,
    since the file gives no code.
    """
    year = str(data["meta"]["tahun"])
    data = _without_empty(data)
    elements = []
    for e in data["elements"]:
        indikator = [
            Indikator(
                i["nama"],
                i.get("formulasi"),
                i.get("tipe"),
                i.get("satuan"),
                i.get("sumber"),
                {y: v for y, v in targets(i.get("target"), year).items() if y >= year},
                targets(i.get("realisasi"), year)
                | {y: v for y, v in targets(i.get("target"), year).items() if y < year},
            )
            for i in e["indikator"]
        ]
        elements.append(
            Element(
                e["idx"],
                e["lv"],
                e["nama"],
                e["kode"],
                e["sasaran"],
                e["pagu"],
                e.get("pj"),
                e["parent"],
                True,
                "",
                indikator,
            )
        )
    return Truth(elements, None, int(year), free=_left_out(elements, year))


def _left_out(elements: list[Element], year: str) -> frozenset[str]:
    """Return what answers do not give though documents print it: who answers, what was achieved, other years."""
    out = set()
    measures = [i for e in elements for i in e.indikator]
    if not any(e.pj for e in elements):
        out.add("pj")
    if not any(i.realisasi for i in measures):
        out.add("realisasi")
    if all(set(i.target) <= {year} for i in measures):
        out.add("target")
    return frozenset(out)


def targets(text: str | None, year: str) -> dict[str, str]:
    """Return targets by year.

    >>> targets("2023=78,4;2024=80", "2024"), targets("96", "2022"), targets(None, "2022")
    ({'2023': '78,4', '2024': '80'}, {'2022': '96'}, {})
    """
    if not text:
        return {}
    if "=" in text:
        return dict(part.split("=", 1) for part in text.split(";"))
    return {year: text}


def _without_empty(data: Any) -> Any:
    """Return JSON with empty texts as null."""
    if isinstance(data, dict):
        return {k: _without_empty(v) for k, v in data.items()}
    if isinstance(data, list):
        return [_without_empty(v) for v in data]
    return None if data == "" else data
