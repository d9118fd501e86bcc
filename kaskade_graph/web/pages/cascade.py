"""One cascade: as an outline with its findings in place, as the document with findings in its margin, as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.places import place_of
from kaskade_graph.analysis.tree import pohon
from kaskade_graph.audit import gravity
from kaskade_graph.audit.finding import Bukti, Temuan
from kaskade_graph.model import Jenis, Kutipan, Peran
from kaskade_graph.usecases.serving import Opened, Served
from kaskade_graph.web import view

VIEWS = ("susunan", "pohon", "dokumen", "temuan")
"""The ways to look at a cascade, the first is the default."""


@dataclass(slots=True)
class TreeLine:
    """One place of the source with the texts quoted from it, what each became, and the findings on it."""

    berkas: str
    tempat: str
    quotes: list[tuple[str, list[str], float]] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)


def show(request: Request, opened: Opened) -> Response:
    """Return the page of one cascade; ``tampil`` is one of :data:`VIEWS`."""
    served = view.served(request)
    chosen = request.query_params.get("tampil", VIEWS[0])
    chosen = chosen if chosen in VIEWS else VIEWS[0]
    static = view.is_static(request)
    hasil = None if static else served.audit(opened.edition.iri)
    findings = {} if static else served.findings(opened.edition.iri)
    data: dict[str, object] = {
        "opened": opened,
        "graf": opened.graf,
        "tampil": chosen,
        "views": VIEWS[:-1] if static else VIEWS,
        "hasil": hasil,
        "contents": contents(opened),
        "findings": findings,
        "others": served.other_editions(opened.edition),
    }
    if chosen in ("susunan", "pohon"):
        data |= {"pohon": pohon(opened.kaskade), "below": _below(opened.graf, findings)}
    if chosen == "dokumen":
        data |= {"lines": lines(opened, hasil.temuan if hasil else ())}
    if chosen == "temuan" and hasil:
        data |= chosen_findings(request, [t for t in hasil.temuan if t.aktif])
        data["settled"] = [t for t in hasil.temuan if t.status == "selesai"]
    return view.page(request, "cascade.html", data)


def contents(opened: Opened) -> list[tuple[str, int]]:
    """Return how many elements of each kind a cascade has, those it has none of left out."""
    kinds = [(kind.value, sum(1 for _ in opened.kaskade.of(kind))) for kind in Jenis]
    return [(name, n) for name, n in (*kinds, ("Indikator", len(opened.kaskade.indikator))) if n]


def _below(graf: GrafKaskade, findings: dict[str, list[Temuan]]) -> dict[str, int]:
    """Return how many findings stand at an element or anywhere below it, so that a closed branch shows them."""
    total: dict[str, int] = {}
    for iri in graf.kaskade.unsur:
        within = {iri, *graf.descendants(iri)}
        own = {s for i in within for s in graf.sasaran(i)}
        indikator = {k for i in within for k in graf.indikator(i)}
        total[iri] = sum(len(findings.get(i, ())) for i in within | own | indikator)
    return total


def chosen_findings(request: Request, temuan: list[Temuan]) -> dict[str, object]:
    """Return the findings that the filters of a page let through, and what can be filtered by.

    ``keparahan``, ``keluarga`` (KSK3) and ``kode`` are exact, and so is ``keadaan`` (baru,
    berlanjut: since an earlier audit); ``kata`` are words of the text.
    """
    asked = request.query_params
    words = asked.get("kata", "").casefold().split()
    found = [
        t
        for t in sorted(temuan, key=gravity.key)
        if asked.get("keparahan", "") in ("", t.keparahan.value)
        and asked.get("keadaan", "") in ("", t.status)
        and t.kode.startswith(asked.get("kode", "") or asked.get("keluarga", ""))
        and all(w in f"{t.kondisi.id} {t.jalur[-1].nama if t.jalur else ''}".casefold() for w in words)
    ]
    return {
        "chosen": found,
        "of": len(temuan),
        "families": sorted({t.kode[:4] for t in temuan}),
        "codes": sorted({t.kode for t in temuan}),
        "asked": {k: asked.get(k, "") for k in ("keparahan", "keluarga", "kode", "kata", "keadaan")},
    }


def lines(opened: Opened, temuan: tuple[Temuan, ...]) -> list[TreeLine]:
    """Return the source as far as it is quoted, in its order, with the findings beside the lines they point at."""
    found: dict[str, TreeLine] = {}
    for kutipan in sorted(opened.kaskade.bukti, key=place_of):
        place = Bukti.of(kutipan).tempat
        line = found.setdefault(place, TreeLine(kutipan.berkas, place))
        _quote(line, kutipan)
    for t in temuan:
        for bukti in t.bukti if t.aktif else ():
            if bukti.tempat in found and t not in found[bukti.tempat].temuan:
                found[bukti.tempat].temuan.append(t)
    return list(found.values())


def _quote(line: TreeLine, kutipan: Kutipan) -> None:
    use = f"{kutipan.properti}\n{kutipan.unsur}"
    for text, uses, _ in line.quotes:
        if text == kutipan.teks:
            if use not in uses:
                uses.append(use)
            return
    if kutipan.teks or kutipan.peran is Peran.UTAMA:
        line.quotes.append((kutipan.teks, [use], kutipan.keyakinan))


def everything(served: Served) -> Iterator[tuple[Opened, Temuan]]:
    """Yield the findings that stand, over all cascades that have been audited, the gravest first."""
    found = list(_standing(served))
    yield from sorted(found, key=lambda pair: gravity.key(pair[1]))


def _standing(served: Served) -> Iterator[tuple[Opened, Temuan]]:
    for iri in served.editions:
        hasil = served.audited(iri)
        if hasil is not None:
            opened = served.opened(iri)
            yield from ((opened, t) for t in hasil.temuan if t.aktif)
