"""The rules: the catalogue by family, and one rule whole with its cases in this collection."""

from __future__ import annotations

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.audit import rules
from kaskade_graph.audit.regulations import basis
from kaskade_graph.audit.rule import KELUARGA
from kaskade_graph.web import view
from kaskade_graph.web.pages.cascade import everything

FEW = 50
"""Findings shown on the page of a rule."""


def listing(request: Request) -> Response:
    """Return the catalogue."""
    families = [
        (KELUARGA.get(code), code, list(found))
        for code, found in groupby(rules.load_all(), key=lambda r: r.keluarga)
    ]
    return view.page(request, "rules.html", {"families": families})


def one(request: Request) -> Response:
    """Return the page of one rule; raises :class:`UnknownName` for a code there is none of."""
    rule = rules.get(request.path_params["kode"])
    found = [(o, t) for o, t in everything(view.served(request)) if t.kode == rule.kode]
    data = {"rule": rule, "dasar": [basis(d) for d in rule.dasar], "found": found[:FEW], "of": len(found)}
    return view.page(request, "rule.html", data)
