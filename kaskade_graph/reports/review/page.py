"""The page: doubts first, then what was not read, then the document with everything in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kaskade_graph import fields
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.account import Laporan
from kaskade_graph.importers.blocks import Spot
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.ledger import Entry, Fate
from kaskade_graph.model import Kaskade, Kutipan
from kaskade_graph.reasons import reason
from kaskade_graph.reports.html_page import page, text
from kaskade_graph.reports.imports import contents
from kaskade_graph.reports.review.layout import PageLayout
from kaskade_graph.reports.review.lines import lines_of
from kaskade_graph.reports.review.marks import DOUBT, KINDS, kind_of
from kaskade_graph.reports.review.places import link
from kaskade_graph.reports.review.style import STYLE
from kaskade_graph.vocab import DCTERMS, KIN

_MOST = 400
"""Rows of the lists of doubts and of unread texts; the document below them shows all."""
_ADVICE = Teks(
    "Periksa yang diragukan dan yang tidak terbaca lebih dahulu, lalu bandingkan dokumen di bawah dengan aslinya. "
    "Bila ada yang salah, tulis koreksinya dalam berkas peta (NAMA.peta.toml) dan impor lagi.",
    "Look at the doubts and at what was not read first, then compare the document below with the original. "
    "Where something is wrong, write the correction into the mapping file (NAME.peta.toml) and import again.",
)
_REFUSED = Teks(
    "Tidak ada kaskade yang dikenali dalam berkas ini. Di bawah tampak apa yang terlihat: bila ada tabel kaskade di "
    "dalamnya, sebutkan kolomnya dalam berkas peta (kaskade import --suggest memberi kerangkanya) dan impor lagi.",
    "No cascade was recognised in this file. Below is what was seen: where it holds a table of a cascade, name its "
    "columns in a mapping file (kaskade import --suggest gives its frame) and import again.",
)
_MORE = Teks("... dan {n} lagi; semuanya tampak di bawah.", "... and {n} more; all of them show below.")
_ALL_READ = Teks(
    "Tidak ada: setiap sel dan baris terbaca atau dikenali.",
    "Nothing: every cell and line was read or recognised.",
)
_DOUBT_HEADS = (
    Teks("Tempat", "Place"),
    Teks("Yang tercetak", "As printed"),
    Teks("Dibaca sebagai", "Read as"),
    Teks("Yakin", "Sure"),
    Teks("Alasan", "Why"),
)
_UNREAD_HEADS = (Teks("Tempat", "Place"), Teks("Teks", "Text"), Teks("Sebab", "Why"))
_OTHER_PROPERTIES = {
    KIN.mendukung: Teks("kaitan", "link"),
    KIN.memilikiSasaran: Teks("pemilik", "owner"),
    KIN.diukurOleh: Teks("pemilik", "owner"),
    KIN.penanda: Teks("penanda", "label in the source"),
    DCTERMS.title: Teks("judul", "title"),
}


def to_html(laporan: Laporan, kaskade: Kaskade | None, lang: Lang = "id") -> str:
    """Return the page for one reading; self-contained, nothing in it runs. A file that was refused has no cascade."""
    title = Teks(f"Periksa bacaan: {laporan.berkas}", f"Check the reading: {laporan.berkas}").pick(lang)
    return page(title, lang, STYLE, "\n".join(_body(laporan, kaskade, lang)) + "\n")


def _body(laporan: Laporan, kaskade: Kaskade | None, lang: Lang) -> Iterator[str]:
    yield from _head(laporan, kaskade, lang)
    if kaskade is not None:
        yield from _doubts(laporan, kaskade, lang)
    if not isinstance(laporan, LaporanBaca):
        yield from lines_of(laporan, lang)
        return
    entries = list(laporan.ledger)
    yield from _unread([e for e in entries if e.fate is Fate.UNREAD], lang)
    yield from _legend(Counter(kind_of(e).key for e in entries), lang)
    yield from PageLayout(laporan, lang).html()


def _head(laporan: Laporan, kaskade: Kaskade | None, lang: Lang) -> Iterator[str]:
    yield f"<header><h1>{text(Teks('Periksa bacaan', 'Check the reading').pick(lang))}</h1>"
    yield f"<p>{text(laporan.berkas)} · sha256 {text(laporan.sha256)}</p>"
    if kaskade is not None:
        unit = f"{kaskade.unit.nama} ({kaskade.unit.kode_wilayah}) · {kaskade.tahun}"
        yield f"<p>{text(unit)} · {text(contents(kaskade).pick(lang))}</p>"
    yield f'</header><p class="tindakan">{text((_ADVICE if kaskade is not None else _REFUSED).pick(lang))}</p>'
    yield from _list([*laporan.masalah, *laporan.catatan], lang)


def _list(remarks: list[Teks], lang: Lang) -> Iterator[str]:
    if remarks:
        yield "<ul>" + "".join(f"<li>{text(r.pick(lang))}</li>" for r in remarks) + "</ul>"


def _doubts(laporan: Laporan, kaskade: Kaskade, lang: Lang) -> Iterator[str]:
    yield f"<h2>{text(Teks('Yang diragukan', 'Doubts').pick(lang))}</h2>"
    doubts = sorted((k for k in kaskade.bukti if k.keyakinan < DOUBT), key=lambda k: k.keyakinan)
    plans = _plan_doubts(laporan)
    if not doubts and not plans:
        yield f"<p>{text(Teks('Tidak ada.', 'None.').pick(lang))}</p>"
    yield from _list(plans, lang)
    if doubts:
        rows = (_doubt(k, kaskade, lang) for k in doubts[:_MOST])
        yield from _table(_DOUBT_HEADS, rows, len(doubts), lang)


def _plan_doubts(laporan: Laporan) -> list[Teks]:
    if not isinstance(laporan, LaporanBaca):
        return []
    doubts = [(t.number, doubt) for t in laporan.tables for _, doubt in t.plan.doubts]
    return [Teks(f"Tabel {n}: {d.id}", f"Table {n}: {d.en}") for n, d in doubts]


def _doubt(kutipan: Kutipan, kaskade: Kaskade, lang: Lang) -> tuple[str, ...]:
    first, last = kutipan.baris or (None, None)
    spot = Spot(first, last, kutipan.halaman, kutipan.lembar, kutipan.sel)
    others = "; ".join(_name(a, kaskade) for a in kutipan.alternatif)
    label = Teks("pilihan lain", "other readings").pick(lang)
    said = reason(kutipan.alasan).pick(lang) if kutipan.alasan else None
    why = " ".join(filter(None, (said, f"({label}: {others})" if others else "")))
    read = f"{_property(kutipan.properti).pick(lang)}: {_name(kutipan.unsur, kaskade)}"
    return link(spot, lang), text(kutipan.teks), text(read), f"{kutipan.keyakinan:.0%}", text(why)


def _property(properti: str) -> Teks:
    field = fields.BY_PREDICATE.get(properti)
    if field is not None:
        return field.label
    return _OTHER_PROPERTIES.get(properti, Teks("isian", "value"))


def _name(iri: str, kaskade: Kaskade) -> str:
    unsur = kaskade.unsur.get(iri)
    if unsur is not None:
        return f"{unsur.jenis.teks.id} {unsur.label or '-'}"
    indikator = kaskade.indikator.get(iri)
    if indikator is None:
        held = (i for i in kaskade.indikator.values() for n in (*i.target, *i.realisasi) if n.iri == iri)
        indikator = next(held, None)
    return f"Indikator {indikator.label or '-'}" if indikator else iri


def _unread(entries: list[Entry], lang: Lang) -> Iterator[str]:
    yield f"<h2>{text(Teks('Yang tidak terbaca', 'Not read').pick(lang))}</h2>"
    if not entries:
        yield f"<p>{text(_ALL_READ.pick(lang))}</p>"
        return
    rows = (
        (link(e.source.spot, lang), text(e.source.text), text(reason(e.why).pick(lang)))
        for e in entries[:_MOST]
    )
    yield from _table(_UNREAD_HEADS, rows, len(entries), lang)


def _table(heads: tuple[Teks, ...], rows: Iterable[tuple[str, ...]], count: int, lang: Lang) -> Iterator[str]:
    head = "".join(f"<th>{text(h.pick(lang))}</th>" for h in heads)
    yield f'<table class="daftar"><thead><tr>{head}</tr></thead><tbody>'
    yield from ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    yield "</tbody></table>"
    if count > _MOST:
        yield f"<p>{text(_MORE.pick(lang).format(n=count - _MOST))}</p>"


def _legend(counts: Counter[str], lang: Lang) -> Iterator[str]:
    yield f"<h2>{text(Teks('Dokumen sebagaimana tercetak', 'The document as printed').pick(lang))}</h2>"
    yield '<ul class="legenda">'
    for kind in KINDS.values():
        if counts[kind.key]:
            name = f"{kind.name.pick(lang)}: {counts[kind.key]}"
            yield f'<li class="{kind.key}"><span class="m">{text(kind.mark)}</span>{text(name)}</li>'
    yield "</ul>"
