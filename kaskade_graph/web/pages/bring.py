"""Bringing a document: dropped on the page, read, shown as it was read before anything is said about it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kaskade_graph.analysis.tree import pohon
from kaskade_graph.errors import KaskadeError, Teks, UnknownName, UsageError
from kaskade_graph.importers.blocks import Spot
from kaskade_graph.importers.document import Line
from kaskade_graph.importers.endings import MAPPING, READ
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.headings.roles import LEVELS
from kaskade_graph.model import Kutipan
from kaskade_graph.reports.review.marks import DOUBT, KINDS
from kaskade_graph.reports.review.places import anchor
from kaskade_graph.usecases.bringing import Brought, Told, role_names
from kaskade_graph.usecases.mending import AS, Fix
from kaskade_graph.usecases.unread_tables import told as told_of
from kaskade_graph.web import view
from kaskade_graph.web.pages import sheet
from kaskade_graph.web.pages.cascade import contents
from kaskade_graph.web.pages.links import NAME
from kaskade_graph.web.safety import MOST_BYTES

_FIELD = re.compile(r"(?P<kind>[tg]?)(?P<number>\d{1,4})-(?P<what>.{1,200})")
_GROUPS = {
    Teks("Unsur", "Elements"): ("tujuan", "sasaran_strategis", "program", "kegiatan", "sub_kegiatan", "nama"),
    Teks("Rumusan sasaran", "Statements of sasaran"): (
        "sasaran",
        "sasaran_program",
        "sasaran_kegiatan",
        "sasaran_sub_kegiatan",
        "dukung",
    ),
    Teks("Indikator", "Indikator"): (
        "indikator",
        "formulasi",
        "satuan",
        "tipe",
        "arah",
        "sumber_data",
        "keterangan",
        "penanggung_jawab_indikator",
        "nomor_indikator",
    ),
    Teks("Angka", "Figures"): ("target", "realisasi", "pagu", "tahun", "triwulan"),
    Teks("Kode dan nomor", "Codes and numbers"): (
        "kode",
        "kode_program",
        "kode_kegiatan",
        "kode_sub_kegiatan",
        "nomor",
        "nomor_sasaran",
        "tingkat",
    ),
}
_FIGURES = ("target", "realisasi", "pagu")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_HEAD_ROWS, _HEADING, _MOST_YEARS = 8, 60, 8
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


def _how(unit: str, tahun: str) -> ReadOptions:
    if tahun.strip() and not (tahun.strip().isdecimal() and len(tahun.strip()) == 4):
        raise UsageError(Teks("tahun harus empat angka", "the year must be four digits"))
    return ReadOptions(unit.strip() or None, int(tahun) if tahun.strip() else None)


def read(request: Request) -> Response:
    """Return how the document was read: what was understood, doubts first, and the page with what it became.

    ``sel`` names a cell to be put right: its form stands in the cell.
    """
    brought: Brought = request.app.state.brought
    unread = brought.unread()
    doubts, nearly = _doubts(brought)
    reports = brought.reports
    start = int(s) if (s := request.query_params.get("mulai", "0")).isdecimal() and len(s) < 9 else 0
    offered = brought.offers
    shown, rows = sheet.part(reports, start, view.language(request), offered)
    # In the order of the document, not of the codes of its units.
    editions = brought.served.editions
    printed = [k.iri for k in brought.kaskade if k.iri in editions]
    opened = [brought.served.opened(iri) for iri in dict.fromkeys((*printed, *editions))]
    data = {
        "doubts": doubts[:FEW],
        "doubts_of": len(doubts),
        "nearly": nearly[:FEW],
        "nearly_of": len(nearly),
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
        "jangkar": _anchor,
        "placed": sheet.anchors(shown),
        "tanda": _sign,
        "tables": sheet.role_rows(reports),
        "roles": role_names(),
        "groups": (groups := _groups(_years(reports))),
        "listed": {key for _, keys in groups for key in keys},
        "offered": offered,
        "row_levels": (*LEVELS, "lewati"),
        "opened": [(o, contents(o), pohon(o.kaskade)) for o in opened],
        "fresh": brought.fresh(),
        "gone": brought.gone(),
        "name": view.kept(request, NAME),
    }
    return view.page(request, "brought.html", data)


async def roles(request: Request) -> Response:
    """Read the document again with the roles, unit and year that were chosen, in place of the reading there was."""
    brought: Brought = request.app.state.brought
    sent = await request.form(max_files=0, max_fields=5000)
    fields = [(name, str(value)) for name, value in sent.multi_items()]
    try:
        how = _how(str(sent.get("unit", "")), str(sent.get("tahun", ""))) if "unit" in sent else None
        told = _told(brought, fields)
    except UsageError as error:
        return await run_in_threadpool(view.page, request, "error.html", {"error": error}, 422)
    return await _again(request, lambda: brought.changed(told, how))


Doubted = list[Kutipan]
"""What was read of one text for one reason: as a name and as a link, say."""


def _doubts(brought: Brought) -> tuple[list[Doubted], list[Doubted]]:
    """Return the readings to be looked at, and those that are all but certain, the least certain first."""
    found: dict[tuple[object, ...], Doubted] = {}
    for k in brought.doubts():
        found.setdefault((k.keyakinan, k.teks, k.halaman, k.baris, k.sel, k.alasan), []).append(k)
    texts = list(found.values())
    return [d for d in texts if d[0].keyakinan < DOUBT], [d for d in texts if d[0].keyakinan >= DOUBT]


def _told(brought: Brought, fields: list[tuple[str, str]]) -> Told:
    """Return what the fields of the form say of tables, as far as it is another thing than what was read.

    ``2-C`` is the role of column C of the third table that was read, ``t2-nomor 1`` a level in it; ``g2-C`` a role in
    the second table of the file, which was not read, ``g2-judul`` its rows of headings.
    """
    roles: dict[tuple[int, str], str] = {}
    levels: dict[tuple[int, str], str] = {}
    new: dict[int, dict[str, str]] = {}
    heads: dict[int, str] = {}
    now = sheet.said(brought.reports)
    for name, value in fields:
        match = _FIELD.fullmatch(name)
        if match is None or (not value and match["kind"] != "g"):
            continue
        number, what = int(match["number"]), match["what"]
        if match["kind"] == "g" and what == "judul":
            heads[number] = value
        elif match["kind"] == "g":
            new.setdefault(number, {})[what] = value
        elif now.get((number, what)) != value:
            (levels if match["kind"] == "t" else roles)[number, what] = value
    return Told(roles, levels, told_of(brought.offers, new, heads))


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
    if fix.text is None and fix.level is None and piece.printed is None:
        # Saved as it was: nothing to record.
        return RedirectResponse(f"{request.scope.get('root_path', '')}/{back}", 303)
    if sent.get("tindakan") == "batal" or (fix.text is None and fix.level is None):
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


def _groups(years: list[int]) -> list[tuple[Teks, list[str]]]:
    """Return the roles of columns as they are offered; figures of several ``years`` each on its own."""
    known, out = set(role_names()), []
    for name, keys in _GROUPS.items():
        of_years = [f"{k} {y}" for k in keys if k in _FIGURES for y in years] if len(years) > 1 else []
        out.append((name, [*(k for k in keys if k in known), *of_years]))
        known -= set(keys)
    return [*out, (Teks("Lainnya", "Other"), sorted(known))]


def _years(reports: list[LaporanBaca]) -> list[int]:
    """Return the years that the first rows of tables print: those that their columns may be of."""
    texts = (c.text for r in reports for g in r.blocks.grids() for c in g.cells if c.row < _HEAD_ROWS)
    return sorted({int(y) for text in texts if len(text) < _HEADING for y in _YEAR.findall(text)})[
        :_MOST_YEARS
    ]


def _sign(said: str) -> Teks:
    """Return in words what tells a level.

    >>> _sign("nomor 2").id, _sign("nomor (a)").id, _sign("inden 1").id
    ('bernomor 1.1', 'bernomor (a)', 'menjorok 1')
    """
    kind, _, value = said.partition(" ")
    if kind == "nomor":
        number = ".".join("1" * int(value)) if value.isdecimal() and len(value) == 1 else value
        return Teks(f"bernomor {number}", f"numbered {number}")
    if kind == "inden":
        return Teks(f"menjorok {value}", f"indented {value}")
    return Teks(f"di kolom {value}", f"in column {value}")


def _anchor(line: Line) -> str:
    """Return where a line or cell stands on the page."""
    return anchor(Spot(line=line.line, page=line.page, cell=line.cell))


def _place(line: Line) -> str:
    """Return where a line or cell stands, in a word."""
    if line.cell:
        return line.cell
    page = f"{line.page}:" if line.page else ""
    return f"{page}{line.line}" if line.line else "–"
