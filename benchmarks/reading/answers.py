"""Documents with answers in the form of ``NAME.answers.json``: elements in order, with all fields as printed."""

from __future__ import annotations

import re
from typing import Any

from benchmarks.reading.truth import Element, Indikator, Truth
from kaskade_graph.text import slug


def truth_of(data: dict[str, Any]) -> Truth:
    """Return the truth that an answers file states.

    ``pj`` may be left out; an empty text is none. ``target`` (and ``realisasi``, if there) is a figure for the
    year of the document, or several by year or quarter: ``2023=78,4;2024-1=80``; a figure under ``target`` for an
    earlier year is what was achieved. An element has no fact where the file gives null. The unit is found
    by its name (``corpus``), since the file gives no code; where ``meta.units`` names several, each element says
    its own.
    ``alt`` gives other right readings of a property; ``realisasi_lalu`` may be read as that
    of the year before; ``triwulan`` is what was achieved in each quarter, in a "Rencana ..." what is planned.
    """
    year = first_year(data["meta"])
    data = _without_empty(data)
    units = data["meta"].get("units") or []
    planned = bool(re.match(r"rencana\b", data["meta"].get("judul") or "", re.IGNORECASE))
    elements = [
        _element(e, year, slug(e.get("unit") or "") if units else "", planned) for e in data["elements"]
    ]
    return Truth(elements, None, int(year), free=_left_out(elements, year))


def first_year(meta: dict[str, Any]) -> str:
    """Return the year of the document: the first of ``2022-2026``, which is the edition of a plan of years."""
    return str(meta["tahun"])[:4]


def _element(e: dict[str, Any], year: str, unit: str, planned: bool) -> Element:
    """Return an element. A number printed in place of a code is read as either; any budget of a plan of years."""
    alt = {name: tuple(values) for name, values in (e.get("alt") or {}).items()}
    if e["kode"] is None and e.get("no"):
        alt["kode"] = (e["no"],)
    pagu = e["pagu"] or next(iter(alt.get("pagu", ())), None)
    indikator = [_indikator(i, year, planned) for i in e["indikator"]]
    return Element(
        e["idx"],
        e["lv"],
        e["nama"],
        e["kode"],
        e["sasaran"],
        pagu,
        e.get("pj"),
        e["parent"],
        True,
        unit,
        indikator,
        alt,
    )


def _indikator(i: dict[str, Any], year: str, planned: bool) -> Indikator:
    """Return an indikator; ``targets`` (by year) goes before ``target``. ``planned`` says what quarters are."""
    printed = i.get("targets") or targets(i.get("target"), year)
    alt = {n: tuple(v) for n, v in (i.get("alt") or {}).items() if not (n == "target" and i.get("targets"))}
    measured = targets(i.get("realisasi"), year) | {y: v for y, v in printed.items() if y < year}
    if i.get("realisasi_lalu"):
        alt[f"realisasi {int(year) - 1}"] = (i["realisasi_lalu"],)
    quarters = {f"{year}-{n}": v for n, v in enumerate(i.get("triwulan") or (), 1) if v}
    return Indikator(
        i["nama"],
        i.get("formulasi"),
        count(i.get("tipe")),
        i.get("satuan"),
        i.get("sumber"),
        {y: v for y, v in printed.items() if y >= year} | (quarters if planned else {}),
        measured if planned else quarters | measured,
        alt,
    )


def count(printed: str | None) -> str | None:
    """Return a kind of count in the words of the model; a direction alone ("Makin besar makin baik") is none.

    >>> count("Tidak diakumulasikan"), count("Akumulasi"), count("Makin kecil makin baik")
    ('Non Kumulatif', 'Kumulatif', None)
    """
    if printed is None or re.search(r"\bs?e?makin\b", printed, re.IGNORECASE):
        return None
    if not re.search(r"kum(?:ula|\b)", printed, re.IGNORECASE):
        return printed
    return "Non Kumulatif" if re.match(r"(?:tidak|non|bukan)", printed, re.IGNORECASE) else "Kumulatif"


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
    if re.match(r"\d{4}(?:-\d)?=", text):
        return dict(part.split("=", 1) for part in text.split(";"))
    return {year: text}


def _without_empty(data: Any) -> Any:
    """Return JSON with empty texts as null."""
    if isinstance(data, dict):
        return {k: _without_empty(v) for k, v in data.items()}
    if isinstance(data, list):
        return [_without_empty(v) for v in data]
    return None if data == "" else data
