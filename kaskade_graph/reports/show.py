"""One element of a cascade with its evidence: for the terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from kaskade_graph import ontology_terms
from kaskade_graph.analysis.cards import Isian, Kartu
from kaskade_graph.analysis.figures import number
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.audit.finding import Bukti
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Kecocokan, Kutipan, Peran, Unsur
from kaskade_graph.reasons import reason
from kaskade_graph.registers import urusan
from kaskade_graph.text import shown, squeeze
from kaskade_graph.vocab import KIN, QUDT

_NAMELESS = Teks("(tanpa rumusan)", "(no statement)")
_INDENT = "    "
_HEADS = {
    "jalur": Teks("Letaknya dalam kaskade", "Where it stands"),
    "indikator": Teks("Diukur oleh", "Measured by"),
    "anak": Teks("Didukung langsung oleh", "Directly supported by"),
    "kecocokan": Teks("Disimpulkan, tidak tercetak", "Derived, not printed"),
}
_PERAN = {
    Peran.UTAMA: Teks("", ""),
    Peran.ULANGAN: Teks("diulang: ", "again: "),
    Peran.VARIAN: Teks("tercetak lain: ", "printed otherwise: "),
}


def title(graf: GrafKaskade, iri: str, lang: Lang) -> str:
    """Return kind, number and name of an element or indikator; its IRI when it is not in the cascade."""
    item = graf.item(iri)
    if item is None:
        return f"<{shown(iri)}>"
    kind = item.jenis.teks.id if isinstance(item, Unsur) else "Indikator"
    name = squeeze(item.label) if item.label else _NAMELESS.pick(lang)
    return shown(f"{kind} {item.nomor}: {name}" if item.nomor else f"{kind}: {name}")


def to_text(kartu: Kartu, lang: Lang = "id", *, width: int | None = None) -> str:
    """Return the element for a terminal, wrapped at ``width`` characters, or not at all."""
    kaskade = kartu.graf.kaskade
    lines = [
        title(kartu.graf, kartu.iri, lang),
        shown(f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})"),
        shown(kartu.iri),
    ]
    lines += _listing("jalur", kartu, kartu.jalur, lang)
    lines.append("")
    for isian in kartu.isian:
        if isian.properti == KIN.diukurOleh and not isian.kutipan:
            continue  # they are listed below
        lines += _field(kartu.graf, isian, lang)
    for tahun, reached in kartu.capaian:
        lines.append(f"{Teks('capaian', 'achievement').pick(lang)}: {tahun}: {number(reached)}%")
    lines += _listing("indikator", kartu, kartu.indikator, lang)
    lines += _listing("anak", kartu, kartu.anak, lang)
    if kartu.kecocokan:
        lines += ["", _HEADS["kecocokan"].pick(lang)]
        lines += [f"{_INDENT}{_match(kartu.graf, k, lang)}" for k in kartu.kecocokan]
    return "\n".join(part for line in lines for part in _wrap(line, width)) + "\n"


def _listing(head: str, kartu: Kartu, iris: tuple[str, ...], lang: Lang) -> list[str]:
    if not iris:
        return []
    return ["", _HEADS[head].pick(lang), *(f"{_INDENT}{title(kartu.graf, i, lang)}" for i in iris)]


def _field(graf: GrafKaskade, isian: Isian, lang: Lang) -> Iterator[str]:
    head = ontology_terms.label(isian.properti).pick(lang)
    values = [title(graf, v, lang) if isian.tautan else shown(_word(v, lang)) for v in isian.nilai] or ["?"]
    for value in values:
        yield f"{head}: {value}"
    again: dict[tuple[Peran, str], list[Kutipan]] = {}
    for kutipan in isian.kutipan:
        again.setdefault((kutipan.peran, squeeze(kutipan.teks)), []).append(kutipan)
    for (peran, teks), kutipan_sama in again.items():
        quoted = f" «{shown(teks)}»" if teks else ""
        yield f"{_INDENT}{_PERAN[peran].pick(lang)}{_places(kutipan_sama)}{quoted}"
        for kutipan in kutipan_sama:
            yield from _doubt(graf, kutipan, lang)


def _places(kutipan: list[Kutipan]) -> str:
    """Return the places of quotations, the name of a file only where it changes: ``a.txt:3, 17-18``."""
    out, berkas = [], None
    for item in kutipan:
        place = Bukti.of(item).tempat
        out.append(place.removeprefix(item.berkas).lstrip(": ") if item.berkas == berkas else place)
        berkas = item.berkas
    return shown(", ".join(out))


def _doubt(graf: GrafKaskade, kutipan: Kutipan, lang: Lang) -> Iterator[str]:
    if kutipan.keyakinan < 1:
        sure = Teks("keyakinan", "certainty").pick(lang)
        why = f": {shown(reason(kutipan.alasan).pick(lang))}" if kutipan.alasan else ""
        yield f"{_INDENT * 2}{sure} {kutipan.keyakinan:.0%}{why}"
    for other in kutipan.alternatif:
        known = title(graf, other, lang) if graf.item(other) else shown(other)
        yield f"{_INDENT * 2}{Teks('kemungkinan lain', 'alternative').pick(lang)}: {known}"


def _word(value: str, lang: Lang) -> str:
    """Return the label of an individual such as ``NonKumulatif``; any other text as it is."""
    term = ontology_terms.terms().get(KIN[value]) if value.isalpha() else None
    return term.label.pick(lang) if term and term.macam == "individual" else value


_UNIT = Teks("satuan menurut daftar QUDT", "unit in the list of QUDT")


def _match(graf: GrafKaskade, link: Kecocokan, lang: Lang) -> str:
    is_unit = link.predikat == QUDT.hasUnit
    head = _UNIT.pick(lang) if is_unit else ontology_terms.label(link.predikat).pick(lang)
    target = title(graf, link.objek, lang) if graf.item(link.objek) else _official(link.objek)
    target = link.objek.rsplit("/", 1)[-1] if is_unit else target
    sure = Teks("keyakinan", "certainty").pick(lang)
    why = f", {shown(link.alasan)}" if link.alasan else ""
    return f"{head}: {target} ({sure} {link.keyakinan:.0%}{why})"


def _official(iri: str) -> str:
    """Return edition, code and name of a concept of the nomenclature."""
    konsep = urusan.by_iri(iri)
    return f"{konsep.kode} {konsep.nama} [{konsep.edisi}]" if konsep else shown(iri)


def _wrap(line: str, width: int | None) -> list[str]:
    if width is None or len(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    options = {"break_on_hyphens": False, "break_long_words": False}
    return textwrap.wrap(line, width, subsequent_indent=indent + "  ", **options)  # type: ignore[arg-type]


def to_json(kartu: Kartu, lang: Lang = "id") -> dict[str, Any]:
    """Return the element for JSON, with the evidence of each value."""
    named: Callable[[str], dict[str, str]] = lambda i: {"iri": i, "nama": title(kartu.graf, i, lang)}  # noqa: E731
    return {
        **named(kartu.iri),
        "kaskade": kartu.graf.kaskade.iri,
        "jalur": [named(i) for i in kartu.jalur],
        "isian": [
            {
                "properti": isian.properti,
                "nilai": list(isian.nilai),
                "bukti": [_quote(k) for k in isian.kutipan],
            }
            for isian in kartu.isian
        ],
        **({"capaian": {str(y): float(c) for y, c in kartu.capaian}} if kartu.capaian else {}),
        "indikator": [named(i) for i in kartu.indikator],
        "anak": [named(i) for i in kartu.anak],
        "turunan": [
            {"properti": k.predikat, "nilai": k.objek, "keyakinan": k.keyakinan, "alasan": k.alasan}
            for k in kartu.kecocokan
        ],
    }


def _quote(kutipan: Kutipan) -> dict[str, Any]:
    return {
        **Bukti.of(kutipan).to_json(),
        "peran": kutipan.peran.value,
        "keyakinan": kutipan.keyakinan,
        "alasan": kutipan.alasan,
        "alternatif": list(kutipan.alternatif),
    }
