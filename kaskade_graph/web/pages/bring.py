"""Bringing a document: dropped on the page, read, shown as it was read before anything is said about it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kaskade_graph.analysis.tree import pohon
from kaskade_graph.errors import KaskadeError, Teks, UnknownName, UsageError
from kaskade_graph.importers.document import Line
from kaskade_graph.importers.endings import MAPPING, READ
from kaskade_graph.reports.review.marks import KINDS
from kaskade_graph.usecases.bringing import Brought, role_names
from kaskade_graph.usecases.mending import AS, Fix
from kaskade_graph.usecases.sources import Pilihan
from kaskade_graph.web import view
from kaskade_graph.web.pages import sheet
from kaskade_graph.web.pages.cascade import contents
from kaskade_graph.web.pages.links import NAME
from kaskade_graph.web.safety import MOST_BYTES

FEW = 60
"""Doubts and unread places that are listed; all of them stand in the document below."""
LARGEST_MAPPING = 1_000_000


def form(request: Request, error: KaskadeError | None = None, status: int = 200) -> Response:
    """Return the form."""
    data = {"galat": error, "endings": " ".join(READ), "most": MOST_BYTES // 1_000_000}
    return view.page(request, "bring.html", data, status)


async def take(request: Request) -> Response:
    """Read the document that was sent, and go to how it was read."""
    sent = await request.form(max_files=2, max_fields=10)
    try:
        upload = sent.get("dokumen")
        if not isinstance(upload, UploadFile) or not upload.filename:
            raise UsageError(Teks("pilih satu berkas dahulu", "choose a file first"))
        data = await upload.read()
        how = _how(str(sent.get("unit", "")), str(sent.get("tahun", "")))
        mapping = await _mapping(sent.get("peta"))
        brought = await run_in_threadpool(Brought.of, upload.filename, data, how, mapping)
    except KaskadeError as error:
        return await run_in_threadpool(form, request, error, 422)
    token = request.app.state.desk.put(brought)
    return RedirectResponse(f"/bawa/{token}/", 303)


async def _mapping(sent: object) -> str | None:
    """Return the mapping that was sent beside the document, if one was."""
    if not isinstance(sent, UploadFile) or not sent.filename:
        return None
    data = await sent.read()
    if len(data) > LARGEST_MAPPING:
        raise UsageError(Teks("petanya terlalu besar", "the mapping is too large"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(Teks("petanya bukan teks UTF-8", "the mapping is not UTF-8 text")) from None


def _how(unit: str, tahun: str) -> Pilihan:
    if tahun.strip() and not (tahun.strip().isdecimal() and len(tahun.strip()) == 4):
        raise UsageError(Teks("tahun harus empat angka", "the year must be four digits"))
    return Pilihan(unit.strip() or None, int(tahun) if tahun.strip() else None)


def read(request: Request) -> Response:
    """Return how the document was read: what was understood, doubts first, and the page with what it became.

    ``sel`` names a cell to be put right: its form stands in the cell.
    """
    brought: Brought = request.app.state.brought
    doubts, unread = brought.doubts(), brought.unread()
    reports = brought.reports
    start = int(s) if (s := request.query_params.get("mulai", "0")).isdecimal() and len(s) < 9 else 0
    shown, rows = sheet.part(reports, start, view.language(request))
    opened = [brought.served.opened(iri) for iri in brought.served.editions]
    data = {
        "doubts": doubts[:FEW],
        "doubts_of": len(doubts),
        "unread": unread[:FEW],
        "unread_of": len(unread),
        # Where there are no blocks to lay out, the lines with what each became.
        "lines": [] if reports else list(brought.lines()),
        "stretches": shown,
        "start": start,
        "rows": rows,
        "page_rows": sheet.PART,
        "chosen": request.query_params.get("sel", ""),
        "levels": AS,
        "marks": KINDS.values(),
        "tempat": _place,
        "tables": sheet.role_rows(reports),
        "roles": role_names(),
        "opened": [(o, contents(o), pohon(o.kaskade)) for o in opened],
        "fresh": brought.fresh(),
        "gone": brought.gone(),
        "name": view.kept(request, NAME),
    }
    return view.page(request, "brought.html", data)


async def roles(request: Request) -> Response:
    """Read the document again with the roles, unit and year that were chosen, in place of the reading there was."""
    brought: Brought = request.app.state.brought
    sent = await request.form(max_files=0, max_fields=2000)
    chosen = {}
    for name, value in sent.multi_items():
        number, _, letter = name.partition("-")
        if number.isdecimal() and letter.isalpha() and value:
            chosen[int(number), letter] = str(value)
    try:
        how = _how(str(sent.get("unit", "")), str(sent.get("tahun", ""))) if "unit" in sent else None
    except UsageError as error:
        return view.page(request, "error.html", {"error": error}, 422)
    return await _again(request, lambda: brought.changed(chosen, how))


async def mend(request: Request) -> Response:
    """Read the document again with one cell put right, or with its correction taken back."""
    brought: Brought = request.app.state.brought
    sent = await request.form(max_files=0, max_fields=10)
    by = str(sent.get("oleh", "")).strip()
    piece = await run_in_threadpool(sheet.find, brought.reports, str(sent.get("sel", "")))
    if piece is None:
        error = UnknownName(Teks("tempat itu tidak ada di dokumen", "there is no such place in the document"))
        return view.page(request, "error.html", {"error": error}, 404)
    printed = piece.printed if piece.printed is not None else piece.text
    text = str(sent.get("isi", "")).replace("\r\n", "\n")
    fix = Fix(
        piece.place,
        printed,
        text if text != printed else None,
        str(sent.get("sebagai", "")) or None,
        by,
        datetime.date.today().isoformat(),
    )
    start = str(sent.get("mulai", "0"))
    back = f"?mulai={int(start) if start.isdecimal() else 0}#{piece.at}"
    if sent.get("tindakan") == "batal":
        return await _again(request, lambda: brought.unmended(piece.place), back)
    answer = await _again(request, lambda: brought.mended(fix), back)
    if by:
        answer.set_cookie(NAME, view.cookie(by), httponly=True, samesite="strict")
    return answer


async def _again(request: Request, reading: Callable[[], Brought], back: str = "") -> Response:
    """Put another reading in the place of the one there was, and show it; what cannot be read is told."""
    root = request.scope.get("root_path", "")
    try:
        again = await run_in_threadpool(reading)
    except KaskadeError as error:
        return await run_in_threadpool(view.page, request, "error.html", {"error": error}, 422)
    request.app.state.desk.put(again, root.rsplit("/", 1)[1])
    return RedirectResponse(f"{root}/{back}", 303)


def mapping(request: Request) -> Response:
    """Return the mapping as a file, to keep beside the document."""
    brought: Brought = request.app.state.brought
    name = f"{brought.path.stem}{MAPPING}".encode("ascii", "replace").decode().replace('"', "_")
    body = brought.mapping.encode()
    return view.tagged(
        request, body, "application/toml; charset=utf-8", content_disposition=f'attachment; filename="{name}"'
    )


def _place(line: Line) -> str:
    """Return where a line or cell stands, in a word."""
    if line.cell:
        return line.cell
    page = f"{line.page}:" if line.page else ""
    return f"{page}{line.line}" if line.line else "–"
