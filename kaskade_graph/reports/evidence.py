"""Evidence as office documents show it: one line a quotation, with all the places where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaskade_graph.audit.finding import Bukti
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.text import shown, squeeze

_PLACES = 8
"""Places of one file that are named where nothing is quoted."""
_PART = re.compile(r"(?P<part>tabel \d+|.*(?= [A-Z]{1,3}\d+$)) ")
_LONGEST = 400
"""Characters of a quotation that are shown; the place tells where the rest is."""


@dataclass(frozen=True, slots=True)
class QuotedEvidence:
    """One quotation: its file, the places in it in the words of a person, and the text."""

    berkas: str
    tempat: str
    kutipan: str

    @property
    def di(self) -> str:
        """Where it stands: the file and the places in it."""
        lines = self.tempat[:1].isdigit() or not self.tempat
        return f"{self.berkas}:{self.tempat}".rstrip(":") if lines else f"{self.berkas} [{self.tempat}]"

    def text(self, before: str | None = None) -> str:
        """Return it as one line; the file is left out when it is ``before``, the one the reader knows of."""
        place = self.tempat if self.berkas == before and self.tempat else f"{self.berkas}:{self.tempat}"
        return f"{place.rstrip(':')}: “{self.kutipan}”" if self.kutipan else place.rstrip(":")


def quotations(bukti: Iterable[Bukti], lang: Lang, longest: int = _LONGEST) -> list[QuotedEvidence]:
    """Return the evidence with the same text of the same file said once, in the order of its first place.

    Characters that cannot be seen are shown as escapes, white space is squeezed, texts cut after ``longest``.
    """
    places: dict[tuple[str, str], list[str]] = {}
    for one in bukti:
        at = places.setdefault((one.berkas, _cut(one.kutipan, longest)), [])
        place = _place(one, lang)
        if place and place not in at:
            at.append(place)
    return [QuotedEvidence(shown(file), shown(", ".join(at)), text) for (file, text), at in places.items()]


def lines(bukti: Iterable[Bukti], lang: Lang, most: int, file: str | None = None) -> list[str]:
    """Return at most ``most`` lines of evidence, the last of which counts what is left out.

    ``file`` is the file that the reader has in mind, which goes without saying.
    """
    found = quotations(bukti, lang)
    kept = found if len(found) <= most else found[: most - 1]
    texts = [q.text(kept[n - 1].berkas if n else file) for n, q in enumerate(kept)]
    if len(kept) < len(found):
        texts.append(_more(found[len(kept) :], lang))
    return texts


def places(bukti: Iterable[Bukti], lang: Lang, file: str | None = None) -> str:
    """Return where the evidence stands, a line a file, without what is quoted: ``baris 415, 417-419``.

    ``file`` is the file that the reader has in mind, which goes without saying. Of many places the first are named
    and the others counted: those who look each up have the worksheet.
    """
    found: dict[str, list[str]] = {}
    for one in bukti:
        at = found.setdefault(one.berkas, [])
        place = shown(_place(one, lang))
        if place and place not in at:
            at.append(place)
    return "\n".join(_at(name, at, lang, said=name == file) for name, at in found.items())


def _at(name: str, places: Sequence[str], lang: Lang, *, said: bool) -> str:
    listed, left = ", ".join(_once(places[:_PLACES])), len(places) - _PLACES
    if left > 0:
        listed += " " + Teks(f"dan {left} tempat lain", f"and {left} more places").pick(lang)
    if listed[:1].isdigit():
        listed = f"{Teks('baris', 'line').pick(lang)} {listed}"
    return listed if said and listed else f"{shown(name)}: {listed}".rstrip(": ")


def _once(places: Sequence[str]) -> list[str]:
    """Return ``places`` with the sheet or the table said once: ``Renstra B15, B18``, ``tabel 5 baris 2, baris 4``."""
    out: list[str] = []
    before = ""
    for place in places:
        part = _PART.match(place)
        known = part is not None and part["part"] == before
        out.append(place[part.end() :] if part is not None and known else place)
        before = part["part"] if part else ""
    return out


def _more(rest: Sequence[QuotedEvidence], lang: Lang) -> str:
    where = "; ".join(q.tempat or q.berkas for q in rest)
    where = where if len(where) <= _LONGEST else where[:_LONGEST].rstrip() + " …"
    return Teks(f"dan {len(rest)} kutipan lain: {where}", f"and {len(rest)} more quotations: {where}").pick(
        lang
    )


def _place(bukti: Bukti, lang: Lang) -> str:
    if bukti.baris is not None:
        first, last = bukti.baris
        return str(first) if first == last else f"{first}-{last}"
    page = "" if bukti.halaman is None else f"{Teks('hlm.', 'p.').pick(lang)} {bukti.halaman}"
    return " ".join(p for p in (page, bukti.lembar, bukti.sel) if p)


def _cut(text: str, longest: int) -> str:
    seen = shown(squeeze(text))
    return seen if len(seen) <= longest else seen[:longest].rstrip() + " …"
