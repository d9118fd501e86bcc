"""Rows of a table's body that are no data: numbering, totals, notes, signatures, titles of sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS
from kaskade_graph.importers.tables.headings.segments import is_numbering
from kaskade_graph.importers.tables.lines import labelled
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.row_attributes import OF_ELEMENT
from kaskade_graph.registers import nomenklatur_national
from kaskade_graph.registers.nomenklatur_national import Pemda

_TOTAL = re.compile(
    r"(?:sub ?|grand )?(?:jumlah|total)(?: (?:total|jumlah|anggaran|pagu|program|kegiatan|sub kegiatan|"
    r"keseluruhan|belanja|seluruh(?:nya)?"
    r"|umum|indikatif|rp|rupiah|apbd|dana|semua|biaya|per|nilai|[ivx\d]+))*"
)
_SUM = re.compile(
    r"(?:sub ?(?:jumlah|total)|jumlah|total|rata rata|rerata|predikat)\b"
    r"(?: (?:program|kegiatan|capaian|kinerja|anggaran|pagu|belanja|dana|seluruh|semua|sub kegiatan)\b|$)"
)
_SUM_OF_UNIT = re.compile(
    r"(?:jumlah|total) (?:dinas|badan|kecamatan|kelurahan|inspektorat|sekretariat|satuan|kantor|rsud|uptd?)\b"
)
_SUM_OF_NAMED = re.compile(r"(?:sub ?(?:jumlah|total)|jumlah|total (?:program|kegiatan|sub kegiatan))\b")
_NOTE = re.compile(
    r"(?:catatan|keterangan|ket|sumber|penjelasan|disclaimer|nb)\s*[:.]|\*+\)?\s|\d\)\s|\(\*\)", re.IGNORECASE
)
_EVALUATED = re.compile(
    r"(?:predikat (?:kinerja|capaian)|rata[ -]?rata capaian|faktor[ -](?:faktor )?(?:pendorong|penghambat|pendukung)|"
    r"(?:usulan |rencana )?tindak lanjut (?:yang|dalam|triwulan|berikutnya|renja))\b",
    re.IGNORECASE,
)
"""What the form of an evaluation of a Renja (E.81 of Permendagri 86/2017) asks for below its table."""
_SIGNATURE = re.compile(
    r"\b(?:nip\b|mengetahui|pihak (?:pertama|kedua)|pembina(?: tingkat| utama| tk)?\b|penata\b|camat\b(?! "
    r"[a-z]+ing)|kepala (?:dinas|badan|bagian|seksi)\b"
    r"|bupati\b|wali ?kota\b|sekretaris (?:daerah|dinas)|disahkan|ditetapkan|plt\.?|a\.n\.?|ttd\b|tanda tangan"
    r"|panewu\b|lurah\b|[a-z]+, +(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    r"|desember) \d{4}|\d{1,2} (?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober"
    r"|november|desember) \d{4})",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(
    r"[A-Z][A-Za-z .]{2,40}, +(?:\d{1,2} +)?(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober"
    r"|november|desember) +\d{4}",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"[4-6]\.\d\.\d\d(?:\.\d\d)*(?:\.\d{4})?\.?")
"""A code of the chart of accounts of regional budgets; the second group of the nomenclature has two digits."""
_ACCOUNT_ABOVE = re.compile(r"[4-6](?:\.\d)?\.?")
ACCOUNTS = ("rekening", "kode")
"""What a table has learnt when rows of it are accounts of a budget."""
_EXPLAINED = ("formulasi", "keterangan", "sumber_data")
"""Columns in which a line may begin with "Keterangan:" and go on with what is above it."""
_DATA = ("indikator", "satuan", "nilai", "target", "realisasi", "formulasi")


_OFFICE = re.compile(
    r"(?:\d[\d.]*\s+)?(?:DINAS|BADAN|KECAMATAN|KAPANEWON|INSPEKTORAT|SEKRETARIAT|SATUAN POLISI|KANTOR|RSUD"
    r"|RUMAH SAKIT)\b"
    r"[A-Z ,./()-]*"
)
_DOTS = re.compile(r"\(?[.…_\s]{5,}\)?")


class Kind(StrEnum):
    """What a row of a body is."""

    DATA = "data"
    NUMBERING = "nomor kolom"
    TOTAL = "jumlah"
    NOTE = "catatan"
    SIGNATURE = "tanda tangan"
    SECTION = "judul bagian"
    OFFICE = "nama unit kerja"
    URUSAN = "urusan atau bidang urusan"
    ACCOUNT = "rekening anggaran"


def _is_dated(own: list[Piece]) -> bool:
    """Whether a row is the place and date above a signature, with nothing beside it but a note."""
    dated = [_PLACE_AND_DATE.fullmatch(p.value) is not None for p in own]
    return any(dated) and all(d or _NOTE.match(p.value) for d, p in zip(dated, own, strict=True))


def kind(row: Row, plan: Plan, register: Register, after: Kind) -> Kind:
    """Return what a row is; ``after`` is what the row before it was."""
    own = row.own()
    if _is_urusan(own, plan):
        return Kind.URUSAN
    if _is_office(own, plan):
        return Kind.OFFICE
    if _is_urusan_by_columns(own, plan):
        return Kind.URUSAN
    if ACCOUNTS in plan.learnt and _is_account(row, plan, after):
        return Kind.ACCOUNT
    if len(own) > 1 and is_numbering(row):
        return Kind.NUMBERING
    if _is_band(own, plan, register):
        return Kind.SECTION
    if _is_total(own, plan):
        return Kind.TOTAL
    if _is_dated(own) or _signs_among_figures(own, plan):
        return Kind.SIGNATURE
    if len(own) == 1 and own[0].column not in plan.columns(*_EXPLAINED) and _NOTE.match(own[0].value):
        return Kind.NOTE
    if own and len(own) < 3 and _EVALUATED.match(own[0].value):
        return Kind.NOTE
    if (
        after is not Kind.SIGNATURE
        and any(p.column in plan.columns(*_DATA) and not names.is_empty(p.text) for p in own)
        and not _wide(own, plan)
    ):
        return Kind.DATA
    first = own[0].value
    if len(own) == 1 and (_NOTE.match(first) or (after is Kind.NOTE and not _told(own[0], register))):
        return Kind.NOTE
    if (after is Kind.SIGNATURE or _signs(own)) and not any(_told(p, register) for p in own):
        return Kind.SIGNATURE
    if len(own) == 1 and _wide(own, plan):
        return Kind.SECTION
    return Kind.DATA


_URUSAN_CODE = re.compile(r"(?:\d{1,2}|X)(?:\s*\.\s*(?:\d{2}|XX))?\.?")
_WORD_URUSAN = re.compile(r"(?:bidang )?urusan\b", re.IGNORECASE)
_UNSUR = re.compile(r"UNSUR\s+(?:PENDUKUNG|PENUNJANG|PENGAWASAN|KEWILAYAHAN|PEMERINTAHAN UMUM|KEKHUSUSAN)\b")
_URUSAN = re.compile(
    r"(?:\d|\d\.\d{2}|X|X\.XX)\.?\s+"
    r"(?:URUSAN|BIDANG|UNSUR|(?!PROGRAM|KEGIATAN|SUB|SASARAN|TUJUAN)[A-Z]{4,}[A-Z ,/()-]*$)"
)


def _is_urusan(own: list[Piece], plan: Plan) -> bool:
    """Whether a row names an urusan or its bidang, above all programs: by its short code, or by the word."""
    if not any("program" in plan.roles[c].levels for c in plan.columns("nama")):
        return False
    if any(p.column in plan.columns("indikator", "satuan", "nilai", "target") for p in own):
        return False
    codes = [p.value for p in own if plan.roles.get(p.column) and plan.roles[p.column].key == "kode"]
    names_ = [p.value for p in own if p.column in plan.columns("nama")]
    if codes and all(_URUSAN_CODE.fullmatch(c) for c in codes) and len(codes) < 3:
        return True
    return bool(names_) and bool(
        _URUSAN.match(names_[0]) or _WORD_URUSAN.match(names_[0]) or _is_bidang(names_[0])
    )


def _is_bidang(name: str) -> bool:
    """Whether a name in capitals is that of a bidang, or of an unsur of government, without its code.

    Permendagri 90/2019 groups the work of a region by urusan and unsur ("UNSUR PENGAWASAN URUSAN PEMERINTAHAN"); some
    bidang are called as an office is ("SEKRETARIAT DPRD"), and none as a program.
    """
    if not name.isupper():
        return False
    return bool(_UNSUR.match(name)) or bool(
        nomenklatur_national.load(Pemda.KABUPATEN_KOTA).by_name(name, "bidang")
    )


def _is_office(own: list[Piece], plan: Plan) -> bool:
    """Whether a row names an office, above its programs, with its sums: in capitals, measured by nothing."""
    names_ = [p.value for p in own if p.column in plan.columns("nama", "program")]
    if len(names_) != 1 or any(p.column in plan.columns("indikator") for p in own):
        return False
    return is_office(names_[0])


def is_office(text: str) -> bool:
    """Say whether a text is the name of an office, in capitals."""
    return text.isupper() and _OFFICE.fullmatch(text) is not None


def _is_urusan_by_columns(own: list[Piece], plan: Plan) -> bool:
    """Whether a row fills the columns of codes of urusan alone, of those that come before the code of a program."""
    coded = plan.columns("kode_program", "kode_kegiatan", "kode_sub_kegiatan")
    if not coded or not plan.columns("nama") or any(p.column in (*coded, *plan.columns(*_DATA)) for p in own):
        return False
    return any(
        p.column < coded[0]
        and "urusan" in plan.headings.get(p.column, "").lower()
        and names.is_figure(p.value)
        for p in own
    )


def _signs_among_figures(own: list[Piece], plan: Plan) -> bool:
    """Whether a row is of signatures, in columns of figures: a place with a date, an office, dots for a name."""
    if any(
        p.column in (*plan.name_columns, *plan.columns("indikator")) or names.is_figure(p.value) for p in own
    ):
        return False
    figures = plan.columns("nilai", "target", "realisasi", "satuan")
    return any(p.column in figures for p in own) and all(
        _SIGNATURE.search(p.value) or _DOTS.fullmatch(p.value) for p in own
    )


def _signs(own: list[Piece]) -> bool:
    return bool(_SIGNATURE.search(" ".join(p.value for p in own))) and all(len(p.value) < 160 for p in own)


def _told(piece: Piece, register: Register) -> bool:
    """Whether a text is of a cascade by itself: a code, a word of level with a number, an official name."""
    name = names.split_name(piece.text)
    return bool(name.code or (name.level and name.text) or register.level(name.text))


def _wide(own: list[Piece], plan: Plan) -> bool:
    """Whether a row is one text across several columns that have roles of their own."""
    if len(own) != 1:
        return False
    piece = own[0]
    across = [c for c in range(piece.column, piece.last_column + 1) if c in plan.roles]
    return len(across) > 1 and len(across) * 2 >= len(plan.roles)


def _is_band(own: list[Piece], plan: Plan, register: Register) -> bool:
    """Whether an element is named across columns that hold no names, with no more than values of it beside it."""
    band, *beside = own
    reach = range(band.column, band.last_column + 1)
    return (
        len(own) > 1
        and _wide(own[:1], plan)
        and not any(c in plan.name_columns for c in reach)
        and _told(band, register)
        and all(
            names.is_empty(p.text) or p.column in plan.columns(*OF_ELEMENT) or labelled.labelled(p.value)
            for p in beside
        )
    )


def has_accounts(rows: Iterable[Row], plan: Plan) -> bool:
    """Whether rows of a table are accounts of a budget, by their codes."""
    return any(_ACCOUNT.fullmatch(code) for row in rows for code in _codes(row, plan))


def _is_account(row: Row, plan: Plan, after: Kind) -> bool:
    """Whether a row is an account of a budget, or an item below one: it has no code and is measured by nothing."""
    found = _codes(row, plan)
    if not found:
        return after is Kind.ACCOUNT and not any(p.column in plan.columns("indikator") for p in row.own())
    return any(_ACCOUNT.fullmatch(code) or _ACCOUNT_ABOVE.fullmatch(code) for code in found)


def _codes(row: Row, plan: Plan) -> list[str]:
    columns = plan.columns("kode", *(f"kode_{level}" for level in ACTIVITIES))
    return [p.value.replace(" ", "") for c in columns if (p := row.pieces.get(c)) is not None and p.own]


def _is_total(own: list[Piece], plan: Plan) -> bool:
    """Whether a row is a total: the word alone, and beside it nothing but figures."""
    words = [p for p in own if not (names.is_figure(p.value) or names.is_empty(p.text) or _is_sign(p))]
    if len(words) != 1:
        return False
    text = names.folded(words[0].text)
    spaced = re.fullmatch(r"(?:\w ){3,}\w", text)
    text = text.replace(" ", "") if spaced else text
    # "Sub Jumlah Program X" across the columns of names and indikator: a sum, though it names what is summed.
    summed = (_SUM.match(text) or _SUM_OF_UNIT.match(text)) and (
        words[0].last_column > words[0].column or text.startswith("sub")
    )
    # "Jumlah Kegiatan X" in a column of names, where indikator have a column of their own: no element counts.
    counted = (
        _SUM_OF_NAMED.match(text)
        and words[0].column in plan.name_columns
        and plan.columns("indikator")
        and len(own) > 1
    )
    if not (_TOTAL.fullmatch(text) or summed or counted):
        return False
    return not any(p.column in plan.columns("indikator", "satuan") for p in own if p is not words[0])


def _is_sign(piece: Piece) -> bool:
    """Whether a cell holds but the sign of the figure beside it, or a formula whose figure is not stored."""
    return (
        piece.value.lower() in names.SIGNS
        or re.match(r"=\s*(?:sum|subtotal)\(", piece.value, re.I) is not None
    )


def is_total_word(text: str) -> bool:
    """Whether a text says that a row is a total, and nothing else."""
    return _TOTAL.fullmatch(names.folded(text)) is not None


def levels_named(plan: Plan) -> tuple[str, ...]:
    """Return the levels that the columns of names may hold."""
    out: list[str] = []
    for column in plan.name_columns:
        role = plan.roles[column]
        out += role.levels if role.key == "nama" else [role.key]
    return tuple(level for level in LEVELS if level in out)
