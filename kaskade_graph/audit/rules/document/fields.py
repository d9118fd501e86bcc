"""What the fields of an indikator are called, and what a quotation says without its label."""

from __future__ import annotations

import re

from kaskade_graph import fields
from kaskade_graph.errors import Teks
from kaskade_graph.language.words import plain
from kaskade_graph.text import squeeze

FIELD = {
    f.predicate: Teks(f.label.id, f"The {f.label.en[0].lower()}{f.label.en[1:]}")
    for f in fields.ALL
    if f.prose or f.kind is fields.TYPE
}
"""The properties of elements and indikator that are quoted, and their names for people."""

_LABEL = re.compile(
    r"^\W*(?:[a-z][.)]\s*)?(?:formulasi|cara\s+pengukuran|tipe\s+\w+|sumber(?:\s+data)?|keterangan|satuan)"
    r"(?:\s*/\s*cara\s+pengukuran)?\s*[=:]\s*(?:-\s*)?",
    re.IGNORECASE,
)


def content(text: str) -> str:
    """Return what a quotation says: without HTML, the label of its field, and list marks.

    >>> content("- Sumber Data : Buku tamu")
    'Buku tamu'
    """
    return _LABEL.sub("", squeeze(plain(text)))


_PRINTED_LABEL = re.compile(
    r"^\W*(?:[a-z][.)]\s*)?((?:formula|rumus|cara|tipe|jenis|sumber|satuan|keterangan)[a-z]*"
    r"(?:\s*/?\s*[a-z]+){0,3}?)\s*[=:]",
    re.IGNORECASE,
)


def label_of(text: str) -> str | None:
    """Return the label that a quotation begins with, as printed; None without one.

    >>> label_of("b. Tipe Penghitungan : Kumulatif")
    'Tipe Penghitungan'
    """
    match = _PRINTED_LABEL.match(squeeze(plain(text)))
    return match[1] if match else None
