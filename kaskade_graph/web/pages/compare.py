"""Two editions side by side: what changed from one to the other, targets first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.linking.changes import Perubahan, Selisih, Status
from kaskade_graph.linking.diff import diff
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web import view


def show(request: Request) -> Response:
    """Return the choice of two editions, and their comparison once ``dari`` and ``ke`` are chosen."""
    served = view.served(request)
    chosen = [request.query_params.get(name, "") for name in ("dari", "ke")]
    if not any(chosen):
        chosen = _proposed(served)
    data: dict[str, object] = {"dari": chosen[0], "ke": chosen[1], "selisih": None}
    asked = "ke" in request.query_params
    if asked and all(iri in served.editions for iri in chosen) and chosen[0] != chosen[1]:
        selisih = diff(served.opened(chosen[0]).kaskade, served.opened(chosen[1]).kaskade)
        data |= {
            "selisih": selisih,
            "figures": selisih.figures(),
            "changes": [p for p in selisih.perubahan if p.pokok],
            "spelling": [p for p in selisih.perubahan if not p.pokok and _spelling(selisih, p)],
        }
    return view.page(request, "compare.html", data)


def _proposed(served: Served) -> list[str]:
    """Return what is likely to be compared: the last two editions of the first unit that has two."""
    for edition in served.editions.values():
        others = served.other_editions(edition)
        if others:
            return [e.iri for e in [*[edition], *others][-2:]]
    return list(served.editions)[:2] if len(served.editions) > 1 else ["", ""]


def _spelling(selisih: Selisih, item: Perubahan) -> bool:
    return Status.PENULISAN in item.status or Status.KETIK in item.status
