"""Findings as a ``sh:ValidationReport`` (W3C SHACL, section 3), in Turtle and in JSON-LD.

Each cascade has one report, with an IRI of its own. A finding is a ``kin:Temuan`` and a
``sh:ValidationResult``; its IRI is made of the cascade and the fingerprint, so a later audit names the same
finding alike. ``sh:result`` lists the findings still to act on, and ``sh:conforms`` is true when there are
none; those that are waived or put right belong to the report by ``dcterms:isPartOf`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import rdf_files
from kaskade_graph.audit.finding import Bukti, Hasil, Keparahan, Temuan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.iri import temuan_graf, temuan_iri
from kaskade_graph.rdf import quad_key
from kaskade_graph.reports.rule_texts import rule_of
from kaskade_graph.vocab import DCTERMS, KIN, PROV, RDF, SH, XSD

_SEVERITY = {Keparahan.ERROR: SH.Violation, Keparahan.WARNING: SH.Warning, Keparahan.INFO: SH.Info}
_TEXTS = ("kondisi", "kriteria", "akibat", "rekomendasi")
Term = Literal | NamedNode
_IRI = re.compile(r"(?:https?|urn):[^\s<>\"{}|\\^`\x00-\x20]+")


def to_ttl(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return the reports as Turtle; it holds both languages whatever ``lang`` is."""
    return rdf_files.serialise(_quads(hasil), "ttl").decode()


_KEPT = frozenset(
    {
        RDF.type,
        DCTERMS.isPartOf,
        DCTERMS.subject,
        SH.focusNode,
        SH.resultSeverity,
        KIN.kode,
        KIN.kondisi,
        KIN.statusTemuan,
        KIN.alasanPengecualian,
    }
)


def kept(hasil: Hasil) -> list[Quad]:
    """Return what a store keeps of an audit: its report, and of each finding what questions ask for.

    What was found stands there once, without a language: an audit that was kept has it in one.
    """
    graph = NamedNode(temuan_graf(hasil.kaskade))
    out = set()
    for quad in _quads([hasil]):
        value = quad.object
        if quad.predicate.value not in _KEPT or value == NamedNode(KIN.KutipanSumber):
            continue
        if quad.predicate.value == KIN.kondisi and isinstance(value, Literal):
            if value.language != "id":
                continue
            value = Literal(value.value)
        out.add(Quad(quad.subject, quad.predicate, value, graph))
    return sorted(out, key=quad_key)


def to_jsonld(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return the same as JSON-LD 1.1 with its context inside; it holds both languages whatever ``lang`` is."""
    return rdf_files.serialise(_quads(hasil), "jsonld").decode()


def _quads(hasil: Sequence[Hasil]) -> Iterator[Quad]:
    for one in hasil:
        report = temuan_iri(one.kaskade)
        active = [t for t in one.temuan if t.aktif]
        facts: list[tuple[str, Term]] = [
            (RDF.type, NamedNode(SH.ValidationReport)),
            (SH.conforms, Literal(not active)),
            (DCTERMS.subject, NamedNode(one.kaskade)),
            *((SH.result, NamedNode(temuan_iri(one.kaskade, t.sidik))) for t in active),
        ]
        yield from _of(report, facts)
        for temuan in one.temuan:
            yield from _finding(report, temuan_iri(one.kaskade, temuan.sidik), temuan)


def _finding(report: str, iri: str, temuan: Temuan) -> Iterator[Quad]:
    rule = rule_of(temuan.kode)
    facts: list[tuple[str, Term]] = [
        (RDF.type, NamedNode(KIN.Temuan)),
        (RDF.type, NamedNode(SH.ValidationResult)),
        (DCTERMS.isPartOf, NamedNode(report)),
        (SH.focusNode, NamedNode(temuan.unsur)),
        (SH.resultSeverity, NamedNode(_SEVERITY[temuan.keparahan])),
        (SH.sourceConstraintComponent, NamedNode(KIN.PemeriksaanAturan)),
        (KIN.kode, Literal(temuan.kode)),
        (KIN.nama, Literal(temuan.nama)),
        (KIN.keyakinan, _decimal(temuan.keyakinan)),
        (KIN.sidik, Literal(temuan.sidik)),
        *((SH.resultMessage, text) for text in _both(temuan.kondisi)),
        *((KIN[name], text) for name in _TEXTS for text in _both(getattr(temuan, name))),
        *((PROV.wasDerivedFrom, NamedNode(f"{iri}/bukti/{n}")) for n in range(1, len(temuan.bukti) + 1)),
        *_follow_up(temuan),
    ]
    if rule is not None and rule.mesin == "shacl":
        facts.append((SH.sourceShape, NamedNode(rule.isi)))
    if temuan.path:
        facts.append((SH.resultPath, NamedNode(temuan.path)))
    if temuan.value:
        facts.append((SH.value, _term(temuan.value)))
    yield from _of(iri, facts)
    for number, bukti in enumerate(temuan.bukti, 1):
        yield from _of(f"{iri}/bukti/{number}", _evidence(bukti))


def _term(value: str) -> Term:
    """Return a value that a shape refuses: a thing by its IRI, anything else as its text."""
    return NamedNode(value) if _IRI.fullmatch(value) else Literal(value)


def _follow_up(temuan: Temuan) -> Iterator[tuple[str, Term]]:
    if temuan.status is not None:
        yield KIN.statusTemuan, Literal(temuan.status)
    waiver = temuan.pengecualian
    if waiver is not None:
        yield KIN.alasanPengecualian, Literal(waiver.alasan)
        yield KIN.dikecualikanOleh, Literal(waiver.oleh)
        if waiver.sampai is not None:
            yield KIN.dikecualikanSampai, Literal(waiver.sampai, datatype=NamedNode(XSD.date))


def _evidence(bukti: Bukti) -> Iterator[tuple[str, Term]]:
    yield RDF.type, NamedNode(KIN.KutipanSumber)
    yield KIN.berkas, Literal(bukti.berkas)
    yield KIN.kutipan, Literal(bukti.kutipan)
    if bukti.baris is not None:
        yield KIN.barisAwal, Literal(bukti.baris[0])
        yield KIN.barisAkhir, Literal(bukti.baris[1])
    if bukti.halaman is not None:
        yield KIN.halaman, Literal(bukti.halaman)
    if bukti.lembar is not None:
        yield KIN.lembar, Literal(bukti.lembar)
    if bukti.sel is not None:
        yield KIN.sel, Literal(bukti.sel)


def _both(teks: Teks) -> tuple[Literal, Literal]:
    return Literal(teks.id, language="id"), Literal(teks.en, language="en")


def _decimal(value: float) -> Literal:
    return Literal(f"{value:.3f}".rstrip("0").rstrip("."), datatype=NamedNode(XSD.decimal))


def _of(subject: str, facts: Sequence[tuple[str, Term]] | Iterator[tuple[str, Term]]) -> Iterator[Quad]:
    for predicate, value in facts:
        yield Quad(NamedNode(subject), NamedNode(predicate), value)
