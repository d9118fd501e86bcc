"""From tokens to readings: the value, its exact text and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from kaskade_graph.fields import DIRECTION, FIGURE, MONEY, TYPE, Field
from kaskade_graph.importers.draft import Place, Reading
from kaskade_graph.importers.torn.lexer import Token
from kaskade_graph.importers.torn.parsed import Head
from kaskade_graph.model import Arah, Tipe
from kaskade_graph.text import squeeze

_CODE = re.compile(r"[(\[]?\s*(?P<kode>[0-9X](?:\.\d{1,2}|\.XX){1,5}(?:\.\d{1,4})?)\s*[)\]]?\.?\s+(?=\S)")
_NUMBER = re.compile(r"(?P<nomor>\d{1,2}|[a-h])[.)]\s+(?=\S)")
_AMOUNT = re.compile(
    r"(?P<angka>-?\d+(?:[.,]\d+)*)\s*(?P<satuan>%|per\s+\d[\d.]*(?:\s+[A-Za-z][A-Za-z/ ]*)?|[A-Za-z/][A-Za-z/ ]*)?"
)


def reading(
    tokens: Sequence[Token],
    isi: object,
    label: Token | None = None,
    keyakinan: float = 1.0,
    alasan: str | None = None,
    alternatif: tuple[str, ...] = (),
) -> Reading:
    """Return the reading of a value in ``tokens``; ``label`` is quoted too if on the same line."""
    shown = list(tokens)
    if label is not None and shown and label.line is shown[0].line:
        shown = [label, *shown]
    return Reading(isi, quote(shown), place(shown), keyakinan, alasan, alternatif)


def quote(tokens: Sequence[Token]) -> str:
    """The exact source text of consecutive tokens, one line of the source a line."""
    lines: list[tuple[object, str, int, int]] = []
    for token in tokens:
        if lines and lines[-1][0] is token.line:
            who, text, begin, end = lines[-1]
            lines[-1] = (who, text, min(begin, token.begin), max(end, token.end))
        else:
            lines.append((token.line, token.line.text, token.begin, token.end))
    return "\n".join(text[begin:end].strip() for _, text, begin, end in lines)


def place(tokens: Sequence[Token]) -> Place:
    """Lines (of the first page that the tokens stand on), page and cell."""
    first = tokens[0].line
    numbers = [t.line.line for t in tokens if t.line.line is not None and t.line.page == first.page]
    return Place((min(numbers), max(numbers)) if numbers else None, first.page, None, first.cell)


def text(tokens: Sequence[Token]) -> str:
    """The value that tokens make together: white space squeezed, as printed otherwise."""
    return squeeze(" ".join(t.text for t in tokens))


def split_number(value: str) -> tuple[str | None, str | None, str]:
    """Return (official code, number, rest) of a name that may begin with either.

    >>> split_number("1. Mewujudkan pelayanan")
    (None, '1', 'Mewujudkan pelayanan')
    >>> split_number("7.01.02.2.04 Pelaksanaan Urusan")
    ('7.01.02.2.04', None, 'Pelaksanaan Urusan')
    """
    code = _CODE.match(value)
    if code and code["kode"].count(".") >= 2:
        return code["kode"], None, value[code.end() :].strip(" -–:")
    number = _NUMBER.match(value)
    if number:
        return None, number["nomor"], value[number.end() :].strip()
    return None, None, value


def code_and_name(head: Head) -> tuple[str | None, str]:
    """Return the official code printed with a head, if any, and its name without code and number."""
    code, _, name = split_number(text(head.name))
    if code is None and head.label.nomor and head.label.nomor.count(".") >= 2 and "." in head.label.nomor[1:]:
        parts = head.label.nomor.split(".")
        if len(parts[1]) == 2:  # 7.01.02: an official code; 1.1.2 is a number
            code = head.label.nomor
    return code, name


def parse_tipe(value: str) -> tuple[Tipe | None, Arah | None]:
    """Read "1. Kumulatif", "Non Kumulatif", "Kumulatif Negatif"; None for what is not printed,
    or both ways.

    >>> parse_tipe("Kumulatif Negatif")
    (<Tipe.KUMULATIF: 'Kumulatif'>, <Arah.NEGATIF: 'Negatif'>)
    >>> parse_tipe("Bukan kumulatif")[0], parse_tipe("Kumulatif/Non Kumulatif")[0]
    (<Tipe.NON_KUMULATIF: 'NonKumulatif'>, None)
    """
    low = value.casefold()
    said = {Tipe.NON_KUMULATIF if m["not"] else Tipe.KUMULATIF for m in _CUMULATIVE.finditer(low)}
    return (said.pop() if len(said) == 1 else None), parse_arah(low)


_CUMULATIVE = re.compile(
    r"(?P<not>\b(?:non|tidak|bukan)\W*(?:bersifat\W+|secara\W+|di)?)?(?:k[uo]m\w*latif|\bkum\b|akumula)"
)
_DOWN = re.compile(
    r"negati[fv]|minim|\bmenurun|\bturun|\bpenurunan|\bberkurang|\brendah|\bkecil|\blower|\bdecreas|\bsmaller|[↓▼]"
)
_UP = re.compile(
    r"positi[fv]|maksim|maxim|\bmeningkat|\bnaik|\bkenaikan|\bpeningkatan|\bbertambah|\btinggi|\bbesar|\bhigher|\bincreas|[↑▲]"
)
_NOT_LOWER = re.compile(r"\btidak\s+(?:menurun|turun|naik|meningkat)\w*")


def parse_arah(value: str) -> Arah | None:
    """Read the direction: positif/maximize, negatif/minimize, naik or turun, makin rendah makin baik.

    >>> parse_arah("Turun"), parse_arah("Semakin tinggi semakin baik"), parse_arah("Lower is better")
    (<Arah.NEGATIF: 'Negatif'>, <Arah.POSITIF: 'Positif'>, <Arah.NEGATIF: 'Negatif'>)
    >>> parse_arah("Kumulatif") is None, parse_arah("Naik/Turun") is None
    (True, True)
    """
    low = value.casefold()
    ways = [
        way
        for way, words in ((Arah.NEGATIF, _DOWN), (Arah.POSITIF, _UP))
        if words.search(_NOT_LOWER.sub(" ", low))
    ]
    return ways[0] if len(ways) == 1 else None


def understood(field: Field, value: str) -> object:
    """Return what a text says as the value of ``field``, or None when it cannot be understood as one."""
    if field.kind is TYPE:
        return parse_tipe(value)[0]
    if field.kind is DIRECTION:
        return parse_arah(value)
    if field.kind in (MONEY, FIGURE):
        amount = parse_amount(value)
        return amount[0] if amount else None
    return value


def parse_amount(value: str) -> tuple[Decimal, str | None] | None:
    """Read a number with an optional unit, Indonesian or plain: "1.250,5 dokumen", "85 %".

    >>> parse_amount("85,5 %")
    (Decimal('85.5'), '%')
    >>> parse_amount("203,2 per 100.000 KH")
    (Decimal('203.2'), 'per 100.000 KH')
    """
    match = _AMOUNT.search(value)
    if not match:
        return None
    digits = match["angka"]
    if "," in digits:
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+", digits):
        digits = digits.replace(".", "")
    try:
        return Decimal(digits), (match["satuan"] or "").strip() or None
    except InvalidOperation:
        return None


def doubtful(one: Reading, keyakinan: float, alasan: str | None, alternatif: tuple[str, ...]) -> Reading:
    """Return the reading with a lower certainty, keeping the lower of the two."""
    if keyakinan >= one.keyakinan:
        return one
    return replace(one, keyakinan=keyakinan, alasan=alasan, alternatif=alternatif)
