"""How text is folded for comparison, cut into keys, and shown safely.

The text of users is untrusted: it is kept as it is in the graph, and passed through :func:`shown`
wherever a person sees it.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)
# Bidirectional marks, zero-width characters, the byte order mark and soft hyphen: they change what a
# reader sees without being seen.
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# Controls, half characters (of names that are no UTF-8) and code points that are no characters.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Fold case, punctuation, invisible characters and white space, for comparing names.

    The IRIs of elements are made from it, so what it returns for a given text never changes.

    >>> fold("Penyediaan  Komponen Instalasi Listrik/Penerangan")
    'penyediaan komponen instalasi listrik penerangan'
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())  # what is left to do for most names
    folded = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return _NOT_WORD.sub(" ", folded.replace("_", " ")).strip()


def squeeze(text: str) -> str:
    """Turn every run of white space into one space and trim: a value that was broken over lines, whole.

    >>> squeeze("Data Kasi\\n  Trantibum ")
    'Data Kasi Trantibum'
    """
    return " ".join(text.split())


def slug(text: str, limit: int = 48) -> str:
    """Return an ASCII, lower-case, hyphenated key of at most ``limit`` characters, cut between words.

    >>> slug("Meningkatnya peran Kecamatan")
    'meningkatnya-peran-kecamatan'
    """
    ascii_text = unicodedata.normalize("NFKD", fold(text)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text)
    kept: list[str] = []
    for word in words:
        if len("-".join([*kept, word])) > limit:
            break
        kept.append(word)
    return "-".join(kept) or (words[0][:limit] if words else "x")


def shown(text: str) -> str:
    """Make control, bidirectional and zero-width characters visible, as ``\\u202e``: for every display.

    >>> shown("a\\u202eb")
    'a\\\\u202eb'
    """

    return _CONTROL.sub(_escape, _INVISIBLE.sub(_escape, text))


def for_xml(text: str) -> str:
    """Return ``text`` with what XML 1.0 cannot hold made visible as in :func:`shown`, and all else as it is.

    >>> for_xml("a\\x01b\\u202ec") == "a\\\\x01b\\u202ec"
    True
    """
    return _NOT_XML.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"


def has_invisible(text: str) -> bool:
    """Say whether ``text`` holds characters that a reader cannot see."""
    return bool(_INVISIBLE.search(text) or _CONTROL.search(text))


def number(value: Decimal) -> str:
    """Return a number as Indonesian documents write it: decimal comma, points between thousands.

    >>> number(Decimal("87.40")), number(Decimal("12500000"))
    ('87,4', '12.500.000')
    """
    text = format(value, ",f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,"))
