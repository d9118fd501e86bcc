"""Numbers of persons in a line: NIP and NIK, by their label or by the dates they are made of."""

from __future__ import annotations

import re

from kaskade_graph.personal.spans import PersonalKind, Span, merged, span_of

GAP = r"[\s.\-\u2010-\u2015\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069_/]{0,3}"
"""What may stand between two digits: spaces of any kind, dots, hyphens, invisible characters."""
_LONG = re.compile(rf"(?<![\d,.])\d(?:{GAP}\d){{15,17}}(?!\d)(?![.,]\d)")
_AFTER_NIP = re.compile(
    rf"\bN\.?I\.?P\.?(?:\s*(?:baru|lama))?\b[\s.:=]*(?P<value>\d(?:{GAP}\d){{8,20}})", re.I
)
_AFTER_NIK = re.compile(rf"\bN\.?I\.?K\.?\b[\s.:=]*(?P<value>\d(?:{GAP}\d){{14,16}})(?!\d)", re.I)


def numbers_in(line: str) -> list[Span]:
    """Return the NIP and NIK in a line."""
    found = [span_of(m, "value", PersonalKind.NIP) for m in _AFTER_NIP.finditer(line)]
    found += [span_of(m, "value", PersonalKind.NIK) for m in _AFTER_NIK.finditer(line)]
    for match in _LONG.finditer(line):
        digits = "".join(str(int(c)) for c in match.group() if c.isdecimal())
        if len(digits) == 18 and _is_nip(digits):
            found.append(Span(match.start(), match.end(), PersonalKind.NIP))
        elif len(digits) == 16 and _is_nik(digits):
            found.append(Span(match.start(), match.end(), PersonalKind.NIK))
    return merged(found)


def _is_nip(digits: str) -> bool:
    """Whether 18 digits are date of birth, year and month of appointment, sex, and a number of their own."""
    born, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    since, at, sex = int(digits[8:12]), int(digits[12:14]), digits[14]
    return (
        1935 <= born <= 2015
        and 1 <= month <= 12
        and 1 <= day <= 31
        and 1955 <= since <= 2045
        and (1 <= at <= 12 or at == 21)
        and sex in "12"
    )


def _is_nik(digits: str) -> bool:
    """Whether 16 digits are region, date of birth (40 added to the day of a woman) and a number of their own."""
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    return 11 <= province <= 97 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12
