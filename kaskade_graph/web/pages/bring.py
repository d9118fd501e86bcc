"""Bringing a document: dropped on the page, read, shown as it was read before anything is said about it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kaskade_graph.errors import KaskadeError, Teks, UsageError
from kaskade_graph.importers.document import Line
from kaskade_graph.importers.endings import MAPPING, READ
from kaskade_graph.model import Jenis
from kaskade_graph.usecases.bringing import Brought, role_names
from kaskade_graph.usecases.sources import Pilihan
from kaskade_graph.web import view
from kaskade_graph.web.safety import MOST_BYTES

FEW = 60
"""Doubts and unread places that are listed; all of them stand in the document below."""


def form(request: Request, error: KaskadeError | None = None, status: int = 200) -> Response:
    """Return the form."""
    data = {"galat": error, "endings": " ".join(READ), "most": MOST_BYTES // 1_000_000}
    return view.page(request, "bring.html", data, status)


async def take(request: Request) -> Response:
    """Read the document that was sent, and go to how it was read."""
    sent = await request.form(max_files=1, max_fields=10)
    try:
        upload = sent.get("dokumen")
        if not isinstance(upload, UploadFile) or not upload.filename:
            raise UsageError(Teks("pilih satu berkas dahulu", "choose a file first"))
        data = await upload.read()
        how = _how(str(sent.get("unit", "")), str(sent.get("tahun", "")))
        brought = await run_in_threadpool(Brought.of, upload.filename, data, how)
    except KaskadeError as error:
        return await run_in_threadpool(form, request, error, 422)
    token = request.app.state.desk.put(brought)
    return RedirectResponse(f"/bawa/{token}/", 303)


def _how(unit: str, tahun: str) -> Pilihan:
    if tahun.strip() and not (tahun.strip().isdecimal() and len(tahun.strip()) == 4):
        raise UsageError(Teks("tahun harus empat angka", "the year must be four digits"))
    return Pilihan(unit.strip() or None, int(tahun) if tahun.strip() else None)


def read(request: Request) -> Response:
    """Return how the document was read: what was understood, doubts first, and every line with what it became."""
    brought: Brought = request.app.state.brought
    doubts, unread = brought.doubts(), brought.unread()
    data = {
        "doubts": doubts[:FEW],
        "doubts_of": len(doubts),
        "unread": unread[:FEW],
        "unread_of": len(unread),
        "lines": list(brought.lines()),
        "tempat": _place,
        "tables": brought.tables(),
        "roles": role_names(),
        "kinds": list(Jenis),
        "opened": [brought.served.opened(iri) for iri in brought.served.editions],
    }
    return view.page(request, "brought.html", data)


async def roles(request: Request) -> Response:
    """Read the document again with the roles that were chosen, in place of the reading there was."""
    brought: Brought = request.app.state.brought
    sent = await request.form(max_files=0, max_fields=400)
    chosen = {}
    for name, value in sent.multi_items():
        number, _, letter = name.partition("-")
        if number.isdecimal() and letter.isalpha() and value:
            chosen[int(number), letter] = str(value)
    root = request.scope.get("root_path", "")
    try:
        again = await run_in_threadpool(brought.changed, chosen)
    except KaskadeError as error:
        return await run_in_threadpool(view.page, request, "error.html", {"error": error}, 422)
    request.app.state.desk.put(again, root.rsplit("/", 1)[1])
    return RedirectResponse(f"{root}/", 303)


def mapping(request: Request) -> Response:
    """Return the mapping as a file, to keep beside the document."""
    brought: Brought = request.app.state.brought
    name = f"{brought.path.stem}{MAPPING}".encode("ascii", "replace").decode().replace('"', "_")
    body = brought.mapping().encode()
    return view.tagged(
        request, body, "application/toml; charset=utf-8", content_disposition=f'attachment; filename="{name}"'
    )


def _place(line: Line) -> str:
    """Return where a line or cell stands, in a word."""
    if line.cell:
        return line.cell
    page = f"{line.page}:" if line.page else ""
    return f"{page}{line.line}" if line.line else "–"
