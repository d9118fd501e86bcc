"""Reading one cascade document, from file to model, with a report of every line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kaskade_graph.errors import NoCascade, Teks, UsageError
from kaskade_graph.importers import posts
from kaskade_graph.importers.account import Laporan, report
from kaskade_graph.importers.build import build, empty
from kaskade_graph.importers.crosscheck import crosscheck
from kaskade_graph.importers.document import Document
from kaskade_graph.importers.document_kind import kind_of
from kaskade_graph.importers.draft import Draft, Place
from kaskade_graph.importers.formats import open_blocks
from kaskade_graph.importers.formats.marks import without_marks
from kaskade_graph.importers.official import Officials, Resmi
from kaskade_graph.importers.title import Heading, find_unit, read_titles
from kaskade_graph.importers.torn.assemble import assemble
from kaskade_graph.importers.torn.document_of import document_of
from kaskade_graph.importers.torn.grammar import parse
from kaskade_graph.importers.torn.lexer import Token
from kaskade_graph.importers.torn.overlooked import doubt, judge, overlooked
from kaskade_graph.importers.torn.parents import attach
from kaskade_graph.importers.torn.parsed import Head, Parsed
from kaskade_graph.importers.torn.placing import place
from kaskade_graph.importers.torn.reading_order import stream
from kaskade_graph.importers.torn.values import code_and_name, quote, text
from kaskade_graph.importers.torn.values import place as place_of
from kaskade_graph.importers.units import units
from kaskade_graph.model import Jenis, Kaskade, Kecocokan, Kutipan, Peran, UnitKerja
from kaskade_graph.text import fold
from kaskade_graph.vocab import DCTERMS, KIN, SEMAPV


@dataclass(slots=True)
class ImportResult:
    """A cascade and the account of how it was read."""

    kaskade: Kaskade
    laporan: Laporan


def read(
    path: Path,
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str = "murni",
    edisi: str | None = None,
) -> ImportResult:
    """Read a cascade document (.txt, .pdf, .docx).

    ``unit`` (``33.02.19``, ``33.02/dinas-x``) and ``tahun`` are read from the titles when not given;
    ``edisi`` of the nomenclature follows from the year. Raises InputError when the file cannot be read,
    NoCascade when no element of a cascade is in it, UsageError when unit or year are neither given nor
    printed.
    """
    return read_parsed(
        document_of(without_marks(open_blocks(path))), unit=unit, tahun=tahun, versi=versi, edisi=edisi
    )


def read_parsed(
    document: Document,
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str = "murni",
    edisi: str | None = None,
) -> ImportResult:
    """Read a document that is already text with positions; see :func:`read`."""
    tokens = stream(document)
    parsed = parse(tokens)
    if not any(head.name and head.jenis is not Jenis.TUJUAN for head in parsed.heads):
        raise _no_cascade(document.berkas)
    heading = read_titles(parsed)
    owner = find_unit(heading, unit, document.berkas)
    year = tahun or heading.tahun
    if year is None:
        raise UsageError(
            Teks(f"{document.berkas}: tahun tidak tercetak", f"{document.berkas}: no year is printed"),
            Teks(
                "Sebutkan dengan --tahun, misalnya --tahun 2021", "Give it with --tahun, as in --tahun 2021"
            ),
        )
    officials = Officials.of(owner, year, edisi, (code_and_name(h)[0] for h in parsed.heads if h.name))
    placed = place(parsed)
    drafts, of = assemble(parsed, placed, attach(parsed.heads, officials), year)
    said, post, told = posts.said_of(kind_of(heading.judul), {}, posts.in_document(document))
    kaskade = empty(owner, year, versi, heading.judul, said)
    names = build(kaskade, drafts, document.berkas, document.sha256)
    kaskade.bukti += _titles(kaskade, parsed, document)
    if post is not None:
        kaskade.bukti.append(posts.quoted(kaskade, post, document.berkas, document.sha256))
    kaskade.kecocokan = [*_official_links(parsed, of, names, officials), *units(kaskade)]
    for title in (token for tokens_of in parsed.titles for token in tokens_of):
        title.became.append("judul dokumen")
    laporan = report(document, tokens, parsed)
    problems, remarks = judge(overlooked(tokens, parsed), kaskade)
    doubt(kaskade, problems)
    laporan.masalah += problems
    laporan.catatan += _remarks(heading, owner, year, unit is not None, tahun is not None)
    laporan.catatan += [*remarks, *told, *crosscheck(kaskade).remarks]
    return ImportResult(kaskade, laporan)


def _titles(kaskade: Kaskade, parsed: Parsed, document: Document) -> list[Kutipan]:
    """The titles as evidence: the one that counts, its repetitions, and the ones that differ."""
    out: list[Kutipan] = []
    for title in parsed.titles:
        same = text(title).casefold() == (kaskade.judul or "").casefold()
        peran = Peran.VARIAN if not same else Peran.ULANGAN
        if same and not any(k.peran is Peran.UTAMA for k in out):
            peran = Peran.UTAMA
        out.append(_quotation(kaskade.iri, DCTERMS.title, title, document, peran))
    for token in parsed.letterhead:
        out.append(_quotation(kaskade.iri, KIN.penanda, [token], document, Peran.UTAMA))
    return out


def _quotation(unsur: str, properti: str, tokens: list[Token], document: Document, peran: Peran) -> Kutipan:
    where: Place = place_of(tokens)
    return Kutipan(
        unsur=unsur,
        properti=properti,
        berkas=document.berkas,
        sha256=document.sha256,
        teks=quote(tokens),
        baris=where.baris,
        halaman=where.halaman,
        sel=where.sel,
        peran=peran,
    )


def _official_links(
    parsed: Parsed, of: dict[int, Draft], names: dict[int, str], officials: Officials
) -> list[Kecocokan]:
    """Derived: the official entry that each Program, Kegiatan and SubKegiatan is."""
    chosen: dict[int, Resmi | None] = {}
    head_of: dict[int, Head] = {}
    links: dict[str, Kecocokan] = {}
    for level in (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN):
        for head in parsed.heads:
            draft = of.get(id(head))
            if head.jenis is not level or draft is None or id(draft) in head_of:
                continue
            head_of[id(draft)] = head
            parent = chosen.get(id(draft.induk[0].draft)) if draft.induk else None
            resmi = chosen[id(draft)] = officials.best(head, parent)
            if resmi is not None:
                links[names[id(draft)]] = _link(names[id(draft)], head, resmi)
    return list(links.values())


def _link(iri: str, head: Head, resmi: Resmi) -> Kecocokan:
    exact = resmi.cara != "nama mirip"
    how = SEMAPV.LexicalMatching if exact else SEMAPV.LexicalSimilarityThresholdMatching
    name = fold(" ".join(t.text for t in head.name))
    detail = "" if fold(resmi.konsep.nama) == name else f": nama resmi {resmi.konsep.nama!r}"
    return Kecocokan(iri, KIN.nomenklatur, resmi.konsep.iri, how, resmi.skor, resmi.cara + detail)


def _remarks(
    heading: Heading, unit: UnitKerja, tahun: int, unit_given: bool, tahun_given: bool
) -> list[Teks]:
    """Say what was read from the titles, and where what was given differs from what is printed."""
    out = [
        Teks(
            f"Unit: {unit.nama} ({unit.kode_wilayah}), "
            + ("menurut --unit" if unit_given else "dibaca dari judul"),
            f"Unit: {unit.nama} ({unit.kode_wilayah}), "
            + ("as given by --unit" if unit_given else "read from the title"),
        ),
        Teks(
            f"Tahun: {tahun}, {'menurut --tahun' if tahun_given else 'dibaca dari judul'}",
            f"Year: {tahun}, {'as given by --tahun' if tahun_given else 'read from the title'}",
        ),
    ]
    if heading.tahun is not None and heading.tahun != tahun:
        out.append(Teks(f"Judul dokumen menyebut tahun {heading.tahun}", f"The title says {heading.tahun}"))
    if heading.unit and fold(heading.unit) not in fold(unit.nama):
        out.append(Teks(f"Judul dokumen menyebut {heading.unit}", f"The title names {heading.unit}"))
    return out


def _no_cascade(berkas: str) -> NoCascade:
    return NoCascade(
        Teks(f"{berkas}: tidak ada kaskade kinerja di dalamnya", f"{berkas}: no performance cascade in it"),
        Teks(
            "Yang dicari: judul unsur pada barisnya sendiri, seperti 'Program 1', 'Kegiatan 1', "
            "'Sub Kegiatan 1', atau tabel dengan judul kolom Sasaran, Indikator, Penjelasan.",
            "Looked for: headings on their own line, such as 'Program 1', 'Kegiatan 1', 'Sub Kegiatan 1', or "
            "a table with the column titles Sasaran, Indikator, Penjelasan.",
        ),
    )
