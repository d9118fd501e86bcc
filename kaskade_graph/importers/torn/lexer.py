"""The words of the field as tokens: one line of text becomes labels and values.

Labels vary from office to office ("Formulasi =", "a. Formulasi/Cara Pengukuran :", "1.1 KEGIATAN:"), HTML
leaks in, and one line may hold a name, an explanation and three fields. Every character of a line ends up in
one token.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from kaskade_graph.importers import labels
from kaskade_graph.importers.document import Line
from kaskade_graph.importers.labels import Support
from kaskade_graph.model import Jenis
from kaskade_graph.registers import nomenklatur
from kaskade_graph.text import squeeze


class Kind(StrEnum):
    """What a token is."""

    TITLE = "judul"
    ESELON = "eselon"
    HEAD = "kepala unsur"
    """ "Program 2", "Sub Kegiatan 1", "TUJUAN": an element begins."""
    SASARAN = "label sasaran"
    INDIKATOR = "label indikator"
    PENJELASAN = "label penjelasan"
    FIELD = "label isian"
    """ "b. Tipe Penghitungan :" and its like; ``properti`` says which."""
    SUPPORT = "pernyataan dukungan"
    """ "(mendukung Sasaran 2)"; ``dukung`` says what."""
    OFFICER = "penanggung jawab"
    """Who answers for what follows, beside the eselon."""
    COLUMN = "judul kolom"
    TEXT = "teks"


@dataclass(slots=True, eq=False)
class Token:
    """One label or one value at one place: ``line.text[begin:end]``; ``text`` is the readable form of it.

    ``jenis`` is set on HEAD, SASARAN and INDIKATOR when they name a level; ``properti`` on FIELD.
    ``bound`` means that the layout (a row of a table) ties the token to the head before it; ``lane`` changes with
    every column that is read on its own.
    ``became`` collects what the token was used as, for the report.
    """

    kind: Kind
    text: str
    line: Line
    jenis: Jenis | None = None
    nomor: str | None = None
    properti: str | None = None
    begin: int = 0
    end: int = 0
    bullet: bool = False
    bound: bool = False
    lane: int = 0
    starts_line: bool = False
    after_blank: bool = False
    dukung: Support | None = None
    became: list[str] = field(default_factory=list)


def lex(line: Line) -> Iterator[Token]:
    """Split one line (or one line of a cell) into tokens; a blank line gives none.

    >>> [t.kind.name for t in lex(Line("Jumlah X Penjelasan a. Formulasi : A b. Tipe Hitungan = B"))]
    ['TEXT', 'PENJELASAN', 'FIELD', 'TEXT']
    >>> [(t.kind.name, t.text) for t in lex(Line("1.1 KEGIATAN: Administrasi (mendukung Program 1)"))]
    [('HEAD', '1.1 KEGIATAN:'), ('TEXT', 'Administrasi'), ('SUPPORT', '(mendukung Program 1)')]
    """
    masked = _masked(line)
    if masked is not None:
        yield from _in_order(_Lexer(line, masked).run())


def official_level(name: str) -> Jenis | None:
    """Return the level of an official name of any edition, None for other texts."""
    return _level_in(nomenklatur.load(), name)


@lru_cache(maxsize=16_384)
def _level_in(register: nomenklatur.Nomenklatur, name: str) -> Jenis | None:
    found = (k.jenis for edisi in register.editions() for k in register.by_name(edisi, name) if k.jenis)
    return next(found, None)


def _masked(line: Line) -> str | None:
    """The text of a line with its markup blanked out, so that offsets stay; None when nothing is left."""
    masked = labels.TAG.sub(lambda m: " " * len(m.group()), line.text)
    return masked if masked.strip(" \t-–•*_=.") else None


def _in_order(tokens: Iterator[Token]) -> Iterator[Token]:
    cursor = 0
    for token in tokens:
        token.starts_line = cursor == 0
        token.begin, cursor = cursor, token.end  # markup before a token belongs to it
        yield token


class _Lexer:
    """Cuts one line; offsets in ``masked`` (tags blanked out) are those of the raw text."""

    def __init__(self, line: Line, masked: str) -> None:
        self.line, self.masked = line, masked

    def run(self) -> Iterator[Token]:
        whole = squeeze(self.masked)
        eselon = labels.ESELON.match(self.masked)
        if eselon:
            yield from self._eselon(eselon)
        elif labels.TITLE.match(whole) and len(whole.split()) <= 20:
            yield self._token(Kind.TITLE, 0, len(self.masked))
        else:
            yield from self._head() or self._numbered() or self._fields(0)

    def _eselon(self, match: re.Match[str]) -> Iterator[Token]:
        """ "Eselon III.a - Sekretaris (mendukung Sasaran Strategis 4)"."""
        yield self._token(Kind.ESELON, 0, match.end("label"), nomor=match["num"].upper())
        for token in self.texts(match.end("label"), len(self.masked)):
            if token.kind is Kind.TEXT:
                token.kind, token.text = Kind.OFFICER, token.text.strip(" -–—:,/")
            yield token

    def _head(self) -> list[Token]:
        """A line that begins with the label of an element, of a sasaran or of indikator."""
        for text in dict.fromkeys((self.masked, _mend(self.masked))):
            for kind, pattern in (
                (Kind.INDIKATOR, labels.INDIKATOR),
                (Kind.SASARAN, labels.SASARAN),
                (Kind.HEAD, labels.HEAD),
            ):
                match = pattern.match(text)
                if match and _is_label(match):
                    end = match.start("rest") if match["rest"].strip() else len(self.masked)
                    nomor = match["num"] or _before(match, kind)
                    token = self._token(kind, 0, end, jenis=labels.level(match["level"]), nomor=nomor)
                    return [token, *(self._fields(end) if end < len(self.masked) else ())]
        return []

    def _numbered(self) -> list[Token]:
        """A name behind its number or official code, without the word of its level before it."""
        coded = labels.CODED.match(self.masked)
        capitals = labels.NUMBERED_PROGRAM.match(self.masked)
        worded = labels.NUMBERED_LEVEL.match(self.masked)
        match = coded or capitals or worded or labels.NUMBERED.match(self.masked)
        if match is None:
            return []
        level = Jenis.PROGRAM if capitals else official_level(match["rest"])
        if worded and not coded:
            level = labels.level(worded["level"])
        jenis = labels.SEGMENTS.get(match["pre"].count(".") + 1) if coded else level
        if jenis is None:
            return []
        end = match.start("rest")
        return [self._token(Kind.HEAD, 0, end, jenis=jenis, nomor=match["pre"]), *self._fields(end)]

    def _fields(self, start: int) -> Iterator[Token]:
        """Values and field labels from ``start`` on."""
        cursor = start
        for kind, begin, end, properti in list(self._labels(start)):
            yield from self.texts(cursor, begin)
            yield self._token(kind, begin, end, properti=properti)
            cursor = end
        yield from self.texts(cursor, len(self.masked))

    def texts(self, begin: int, end: int) -> Iterator[Token]:
        """The value from ``begin`` to ``end``, and the statement of support in it as a token of its own."""
        match = labels.SUPPORT.search(self.masked[begin:end])
        if match and (match["refs"] or (":" in match.group() and match["words"].strip())):
            yield from self._text(begin, begin + match.start())
            token = self._token(Kind.SUPPORT, begin + match.start(), begin + match.end())
            token.dukung = labels.support(match)
            yield token
            begin += match.end()
        yield from self._text(begin, end)

    def _labels(self, start: int) -> list[tuple[Kind, int, int, str | None]]:
        found: list[tuple[Kind, int, int, str | None]] = []
        at_start = labels.FIELD_START.match(self.masked, start)
        if at_start:
            properti = labels.FIELDS[int(str(at_start.lastgroup)[1:])][0]
            rest = self.masked[at_start.end() :]
            if not rest.strip() or (properti in labels.BARE and not re.match(labels.SEP, rest)):
                found.append((Kind.FIELD, start, at_start.end(), properti))
        for match in labels.FIELD.finditer(self.masked, found[0][2] if found else start):
            found.append(
                (Kind.FIELD, match.start(), match.end(), labels.FIELDS[int(str(match.lastgroup)[1:])][0])
            )
        if not found:
            found += self._mended_field(start)
        explained = labels.PENJELASAN.search(self.masked, start, found[0][1] if found else len(self.masked))
        if explained and (
            found or not _strip(self.masked[start:]).casefold().removeprefix("penjelasan").strip(" :=")
        ):
            found.insert(0, (Kind.PENJELASAN, explained.start(), explained.end(), None))
        elif _mend(self.masked[start:]).strip(" .:").casefold() == "penjelasan":
            found.insert(0, (Kind.PENJELASAN, start, len(self.masked), None))
        return found

    def _mended_field(self, start: int) -> list[tuple[Kind, int, int, str | None]]:
        """A misspelt label before a colon: "b. Tipe Penghitugan : ..."."""
        cut = re.search(r"[:=]", self.masked[start:])
        if not cut or cut.start() > 40:
            return []
        mended = _mend(self.masked[start : start + cut.start()]) + ":"
        match = labels.FIELD.match(mended.strip())
        if not match or match.end() != len(mended.strip()):
            return []
        return [(Kind.FIELD, start, start + cut.end(), labels.FIELDS[int(str(match.lastgroup)[1:])][0])]

    def _text(self, begin: int, end: int) -> Iterator[Token]:
        if not self.masked[begin:end].strip(" \t-–•*"):
            return
        token = self._token(Kind.TEXT, begin, end)
        token.bullet = bool(re.match(r"\s*(?:[-–—•*·▪]|[a-h][.)]|\d{1,2}[.)])\s", self.masked[begin:end]))
        token.text = _strip(token.text)
        yield token

    def _token(
        self,
        kind: Kind,
        begin: int,
        end: int,
        jenis: Jenis | None = None,
        nomor: str | None = None,
        properti: str | None = None,
    ) -> Token:
        text = squeeze(html.unescape(self.masked[begin:end]))
        return Token(kind, text, self.line, jenis, nomor, properti, begin, end)


def _is_label(match: re.Match[str]) -> bool:
    """Whether what looks like a label is one: "Kegiatan 3" is, "Kegiatan Pemberdayaan Kelurahan" is not, and
    "6 kegiatan" is a quantity."""
    rest, num = match["rest"].strip(), match["num"]
    if match["sep"] in (":", "="):
        return True
    if (match["mark"] or "").isdigit():
        return False
    if not rest:
        return True
    return num is not None and (num.replace(".", "").isdigit() or (num.isupper() and len(num) > 1))


def _before(match: re.Match[str], kind: Kind) -> str | None:
    """The number before a label. A mere mark of a list numbers an element, not its sasaran or indikator."""
    if match["pre"] or kind is not Kind.HEAD or not match["mark"]:
        return match["pre"] or None
    number = match["mark"].strip(" .)")
    return number if number.isdigit() or number.isupper() else None


def _strip(text: str) -> str:
    """Cut list marks and dangling dashes off a value."""
    return re.sub(r"\s+[-–—•*·▪]+$", "", re.sub(r"^\s*[-–—•*·▪]+\s*", "", text)).strip()


def _mend(text: str) -> str:
    """Put right misspelt label words in a short line made of nothing else; other lines come back as is."""
    words = re.findall(r"[A-Za-z]+", text)
    if not 1 <= len(words) <= 6 or len(text) > 60:
        return text
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    mended = text
    for word in words:
        low = word.lower()
        if low in labels.WORDS or len(low) == 1 or re.fullmatch(r"[IVXLC]+", word):
            continue
        best = process.extractOne(low, labels.WORDS, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        if best is None or len(low) < 5:
            return text
        mended = re.sub(rf"\b{word}\b", best[0], mended)
    return mended
