"""Whose perjanjian kinerja it is: the post of its first party, off the line "Jabatan : ..." that is printed.

An agreement names two: the one who promises (pihak pertama) and the superior (pihak kedua). Names of persons stand
beside both and are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Blocks, Cell, Grid, Paragraph
from kaskade_graph.importers.document import Document
from kaskade_graph.importers.document import Paragraph as TextParagraph
from kaskade_graph.importers.draft import Place
from kaskade_graph.importers.tables.quotes import place_of
from kaskade_graph.model import JenisDokumen, Kaskade, Kutipan
from kaskade_graph.text import fold, shown, squeeze
from kaskade_graph.vocab import KIN

_ITEM = r"\W*(?:(?:\d+|[a-z])[.)]\s*)?"
_POST = re.compile(_ITEM + r"jabatan\s*[:：]\s*(?P<post>.*)", re.IGNORECASE)
_LABEL = re.compile(_ITEM + r"(?:nama|nip|jabatan|pangkat|unit kerja|alamat)\b[^:]*[:：]", re.IGNORECASE)
_ENDS = re.compile(
    r"[,;.]?\s*\(?(?:(?:yang )?selanjutnya|dalam hal ini|selaku|berjanji|untuk dan atas nama)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_PARTY = re.compile(
    r"disebut(?: sebagai)?\W+pihak\W+(?P<which>pertama|kesatu|ke ?1|kedua|ke ?2|i{1,2})\b", re.IGNORECASE
)
_FIRST = frozenset(("pertama", "kesatu", "ke1", "ke 1", "i"))
_REACH = 6
"""Lines after a post within which it is said which party that is."""
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a document, where it stands, and whether it is a row of a table."""

    text: str
    place: Place
    row: bool = False


def in_blocks(blocks: Blocks) -> Iterator[Printed]:
    """Yield the lines of a document in its order; the cells of a row of a table beside each other are one line."""
    for block in blocks.blocks:
        if isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                yield Printed(line, place_of(block.spot))
        elif isinstance(block, Grid):
            rows: dict[int, list[Cell]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell)
            for cells in rows.values():
                for beside in zip_longest(*(cell.text.split("\n") for cell in cells), fillvalue=""):
                    # A row that goes on under the value alone is set in, as a wrapped line of text is.
                    yield Printed(" " * cells[0].column + " ".join(beside), place_of(cells[0].spot), True)


def in_document(document: Document) -> Iterator[Printed]:
    """Yield the lines of a document that is text with positions, as :func:`in_blocks` does."""
    for block in document.blocks:
        rows = (
            [[block.line]]
            if isinstance(block, TextParagraph)
            else [[line for cell in row for line in cell.lines] for row in block.rows]
        )
        for lines in filter(None, rows):
            first = lines[0]
            where = Place((first.line, first.line) if first.line else None, first.page, sel=first.cell)
            yield Printed(" ".join(line.text for line in lines), where)


def first_party(lines: Iterable[Printed]) -> list[Printed]:
    """Return the posts that promise, each once, with where each is printed.

    That is the post said to be the first party; where no party is named, the one post that there is. Several are
    agreements of several posts in one file.

    >>> lines = ["Nama : ...", "Jabatan : Camat Sokaraja", "selanjutnya disebut PIHAK PERTAMA", "Jabatan : Bupati",
    ...          "selaku atasan pihak pertama, selanjutnya disebut PIHAK KEDUA"]
    >>> [p.text for p in first_party([Printed(line, Place()) for line in lines])]
    ['Camat Sokaraja']
    """
    text = list(lines)
    found: list[tuple[Printed, str | None]] = []
    for at, line in enumerate(text):
        match = _POST.fullmatch(squeeze(line.text))
        if match is None:
            continue
        after = text[at + 1 : at + 1 + _REACH]
        after = after[: next((n for n, other in enumerate(after) if _LABEL.match(other.text)), len(after))]
        party = _PARTY.search(squeeze(" ".join((match["post"], *(p.text for p in after)))))
        post = _whole(match["post"], line, after, party is not None)
        if post is not None:
            found.append((replace(line, text=post), party["which"].casefold() if party else None))
    named = [p for p, which in found if which in _FIRST]
    if not named and not any(which for _, which in found):
        named = [p for p, _ in found]
        named = named if len({fold(p.text) for p in named}) == 1 else []
    return list({fold(p.text): p for p in reversed(named)}.values())[::-1]


def _whole(start: str, first: Printed, after: Sequence[Printed], closed: bool) -> str | None:
    """Return a post with the lines that it goes on over; None for a blank to be filled in.

    Lines set in further go on; with ``closed`` those of a text up to "selanjutnya disebut" do as well.
    """
    words = start
    for line in after if not _ENDS.search(start) else ():
        said = squeeze(line.text)
        if not said or _ENDS.match(said) or _PARTY.search(said) or not said[0].isalpha():
            break
        if _indent(line) <= _indent(first) and (line.row or not closed):
            break
        words += " " + said
        if _ENDS.search(said) or len(words) > _LONGEST:
            break
    post = _ENDS.sub("", words).strip(" ,;.:-–_…")
    readable = any(c.isalpha() for c in post) and len(post) <= _LONGEST
    return post if readable and not any(mark in post for mark in ("…", "...", "[")) else None


def _indent(line: Printed) -> int:
    return len(line.text) - len(line.text.lstrip())


def said_of(
    jenis: JenisDokumen, said: dict[str, str], lines: Iterable[Printed]
) -> tuple[dict[str, str], Printed | None, list[Teks]]:
    """Return ``said`` with the post of an agreement, where it is printed, and what there is to tell.

    A post that somebody wrote stays; several printed ones are told and none is taken.
    """
    if jenis is not JenisDokumen.PERJANJIAN_KINERJA or said.get("jabatan"):
        return said, None, []
    found = first_party(lines)
    if len(found) == 1:
        return {**said, "jabatan": found[0].text}, found[0], []
    if not found:
        return said, None, []
    posts = ", ".join(shown(p.text) for p in found[:4])
    return (
        said,
        None,
        [
            Teks(
                f"Beberapa jabatan berjanji dalam dokumen ini ({posts}); pemiliknya tidak dicatat",
                f"Several posts promise in this document ({posts}); whose agreement it is is not recorded",
            )
        ],
    )


def quoted(kaskade: Kaskade, printed: Printed, berkas: str, sha256: str) -> Kutipan:
    """Return the evidence of the post of an agreement."""
    return printed.place.quotation(kaskade.iri, KIN.jabatan, printed.text, berkas, sha256)
