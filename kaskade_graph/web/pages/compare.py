"""Two editions side by side: what changed from one to the other, targets first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.linking.changes import Perubahan, Selisih, Status
from kaskade_graph.linking.diff import diff
from kaskade_graph.web import view


def show(request: Request) -> Response:
    """Return the choice of two editions, and their comparison once ``dari`` and ``ke`` are chosen."""
    served = view.served(request)
    chosen = [request.query_params.get(name, "") for name in ("dari", "ke")]
    data: dict[str, object] = {"dari": chosen[0], "ke": chosen[1], "selisih": None}
    if all(iri in served.editions for iri in chosen) and chosen[0] != chosen[1]:
        selisih = diff(served.opened(chosen[0]).kaskade, served.opened(chosen[1]).kaskade)
        data |= {
            "selisih": selisih,
            "figures": selisih.figures(),
            "changes": [p for p in selisih.perubahan if p.pokok],
            "spelling": [p for p in selisih.perubahan if not p.pokok and _spelling(selisih, p)],
        }
    return view.page(request, "compare.html", data)


def _spelling(selisih: Selisih, item: Perubahan) -> bool:
    return Status.PENULISAN in item.status or Status.KETIK in item.status
