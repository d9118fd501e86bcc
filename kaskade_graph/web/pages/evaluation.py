"""The evaluator's form (LKE) and worksheets (KKE) of one cascade: each mark with its ground, and what cannot be seen.

The same as the workbook of ``kaskade nilai``, which can be taken along; a proposal, never a grade.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.audit import rules
from kaskade_graph.errors import Teks, UnknownName
from kaskade_graph.evaluation.criteria import components
from kaskade_graph.evaluation.proposal import UNITS, Judged, seen
from kaskade_graph.evaluation.worksheet import CriterionMark, Worksheet
from kaskade_graph.model import Unsur
from kaskade_graph.reports.evaluation import PROPOSAL, UNSEEN, heading
from kaskade_graph.usecases.serving import Opened
from kaskade_graph.web import view

FORM = "lke"
PAGE = 200
FEW = 40
"""Elements that do not fulfil a criterion which are listed; the worksheets have them all."""
_MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The criteria of one part of the form, with the points and the weight of those that can be seen."""

    number: str
    komponen: Teks
    sub_komponen: str
    judged: list[Judged]
    points: object
    weight: object


def show(request: Request) -> Response:
    """Return the form, or one worksheet (``lembar``), of a cascade (``kaskade``); as a file all of it (``bentuk``).

    ``kurang=1`` leaves rows out that fulfil everything, ``terlihat=1`` criteria that cannot be seen.
    Without ``kaskade``: which cascades there are.
    """
    served = view.served(request)
    iri, chosen = request.query_params.get("kaskade", ""), request.query_params.get("bentuk", "")
    if not iri and not chosen:
        return view.page(request, "evaluations.html", {"editions": list(served.editions.values())})
    if iri not in served.editions or chosen not in ("", *_MEDIA):
        raise UnknownName(Teks("kertas kerja itu tidak ada", "there is no such worksheet"))
    result = served.evaluation(iri)
    if chosen:
        body = result.render(chosen, view.language(request))
        edition = served.editions[iri]
        name = f"nilai-{edition.kode_wilayah}-{edition.tahun}-{edition.versi}.{chosen}"
        raw = body.encode() if isinstance(body, str) else body
        told = f'attachment; filename="{name}"'
        return view.tagged(request, raw, _MEDIA[chosen], content_disposition=told)
    evaluation, opened = result.evaluations[0], served.opened(iri)
    sheets = {s.key: s for s in evaluation.sheets}
    sheet = sheets.get(request.query_params.get("lembar", FORM))
    points, weight = evaluation.seen
    data: dict[str, object] = {
        "opened": opened,
        "sheets": evaluation.sheets,
        "sheet": sheet,
        "points": points,
        "weight": weight,
        "unseen": sum(j.huruf is None for j in evaluation.judged),
        "proposal": PROPOSAL,
        "tak_terlihat": UNSEEN,
        "kepala": heading,
        "standing": {t.sidik for t in served.audit(iri).temuan if t.aktif},
        "berumah": opened.holds,
    }
    if sheet is None:
        alone = request.query_params.get("terlihat") == "1"
        judged = [j for j in evaluation.judged if j.huruf or not alone]
        data |= {
            "components": [list(found) for _, found in groupby(_groups(judged), key=lambda g: g.number[0])],
            "alone": alone,
            "gains": [(g, rules.get(g.kode)) for g in evaluation.gains],
            "satuan": UNITS,
            "few": FEW,
            "kurang": lambda j: [i for i in j.gagal if opened.holds(i)],
            "nama": lambda at: _name(opened, at),
        }
    else:
        data |= _rows(request, sheet)
    return view.page(request, "evaluation.html", data)


def _groups(judged: Iterable[Judged]) -> list[Group]:
    named, out = components(), []
    for (number, part), found in groupby(
        judged, key=lambda j: (".".join(j.kriteria.kode.split(".")[:2]), j.kriteria.sub_komponen)
    ):
        own = list(found)
        points, weight = seen(own)
        out.append(Group(number, named[number.partition(".")[0]], part, own, points, weight))
    return out


def _name(opened: Opened, iri: str) -> str:
    """Return what an element is called; a statement without text by what it is of."""
    item = opened.graf.item(iri)
    if item is not None and not item.label and isinstance(item, Unsur):
        owner = opened.graf.owner(iri)
        item = opened.graf.item(owner) if owner else item
    return (item.label or "") if item is not None else ""


def _rows(request: Request, sheet: Worksheet) -> dict[str, object]:
    """Return the rows of a worksheet that are shown, and for each column why marks of it are left out."""
    lacking = request.query_params.get("kurang") == "1"
    # Of the state of a recommendation one mark is full and the others are not: nothing is lacking there.
    keys = [k for k in sheet.marked if sheet.key != "tindak_lanjut" or k in sheet.summed]
    told = {id(r): [(k, m) for k in keys if (m := r.marks.get(k)) and _told(m)] for r in sheet.rows}
    rows = [r for r in sheet.rows if told[id(r)]] if lacking else sheet.rows
    start = int(s) if (s := request.query_params.get("mulai", "0")).isdecimal() and len(s) < 9 else 0
    return {
        "rows": [(r, told[id(r)]) for r in rows[start : start + PAGE]],
        "of": len(rows),
        "all": len(sheet.rows),
        "start": start,
        "page_rows": PAGE,
        "lacking": lacking,
        "linked": next((k for k in ("indikator", "unsur") if k in sheet.headings), ""),
        "blank": _blank(sheet),
    }


def _told(mark: CriterionMark) -> bool:
    """Say whether a mark is given and is no full one: its ground is told."""
    return mark.nilai is not None and mark.nilai < 1


def _blank(sheet: Worksheet) -> list[tuple[str, Teks, int]]:
    """Return the columns with marks that are left blank: why, and how many."""
    found: dict[tuple[str, Teks], int] = {}
    for row in sheet.rows:
        for key in sheet.marked:
            mark = row.marks.get(key)
            if mark is not None and mark.nilai is None:
                found[key, mark.alasan] = found.get((key, mark.alasan), 0) + 1
    return [(key, why, count) for (key, why), count in found.items()]
