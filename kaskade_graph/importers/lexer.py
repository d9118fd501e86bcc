"""The words of the field as tokens: one line of text becomes labels and values.

Labels vary from office to office ("Formulasi =", "a. Formulasi/Cara Pengukuran :", "Tipe Perhitungan"),
HTML leaks in, and one line may hold a name, an explanation and three fields. Every character of a line
ends up in one token.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kaskade_graph.importers.document import Line
from kaskade_graph.model import Jenis
from kaskade_graph.text import squeeze
from kaskade_graph.vocab import KIN


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
    COLUMN = "judul kolom"
    TEXT = "teks"


@dataclass(slots=True, eq=False)
class Token:
    """One label or one value at one place: ``line.text[begin:end]``; ``text`` is the readable form of it.

    ``jenis`` is set on HEAD, SASARAN and INDIKATOR when they name a level; ``properti`` on FIELD.
    ``bound`` means that the layout (a row of a table) ties the token to the head before it; ``lane``
    changes with every column that is read on its own.
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
    became: list[str] = field(default_factory=list)


TARGET = KIN.memilikiTarget
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BULLET = r"(?:(?<!\S)(?:[-–—•*·▪]|[a-hA-H][.)]|\d{1,2}[.)])\s*)?"
_SEP = r"\s*[:=]\s*"
_FIELDS: tuple[tuple[str, str], ...] = (
    (
        KIN.formulasi,
        r"(?:formulasi|formula|rumus(?:an)?|cara\s+(?:pengukuran|perhitungan|penghitungan|menghitung))"
        r"(?:\s*/\s*(?:formulasi|formula|rumus|cara\s+\w+))?"
        r"(?:\s+(?:perhitungan|penghitungan|pengukuran|indikator))?",
    ),
    (KIN.tipePenghitungan, r"(?:tipe|type|jenis)\s+pe\w{0,6}(?:hitung|ukur)\w{0,3}"),
    (KIN.sumberData, r"sumber\s+data|sumber"),
    (KIN.keterangan, r"keterangan|catatan|definisi\s+operasional"),
    (KIN.satuan, r"satuan(?:\s+(?:pengukuran|ukur|indikator))?"),
    (TARGET, r"target(?:\s+kinerja)?(?:\s+tahun)?(?:\s*(?:19|20)\d\d)?"),
    (KIN.arah, r"(?:arah|polaritas|sifat)(?:\s+indikator)?"),
    (KIN.penanggungJawab, r"penanggung\s*-?\s*jawab"),
    (KIN.pagu, r"pagu(?:\s+(?:anggaran|indikatif))?|anggaran"),
)
_BARE = {KIN.tipePenghitungan, KIN.sumberData}
"""Labels of two words or more, told from running text at the start of a line even without a colon."""

_FIELD = re.compile(
    "|".join(f"(?P<f{n}>{_BULLET}(?<!\\w)(?:{pattern}){_SEP})" for n, (_, pattern) in enumerate(_FIELDS)),
    re.IGNORECASE,
)
_FIELD_START = re.compile(
    r"\s*" + "|".join(f"(?P<f{n}>{_BULLET}(?:{pattern}))(?!\\w)" for n, (_, pattern) in enumerate(_FIELDS)),
    re.IGNORECASE,
)
_NUM = r"(?P<num>\d+(?:\.\d+)*|[IVXLC]{1,6}|[A-Za-z])(?![\w])"
_SUB = r"sub\s*[-–]?\s*kegiatan"
_LEVELS = {
    "tujuan": Jenis.TUJUAN,
    "sasaran": Jenis.SASARAN_STRATEGIS,
    "program": Jenis.PROGRAM,
    "kegiatan": Jenis.KEGIATAN,
    "subkegiatan": Jenis.SUB_KEGIATAN,
}
_OWNER = r"(?:\s+(?:skpd|opd|perangkat\s+daerah|pd|kecamatan|unit\s+kerja|strategis|renstra))?"
_TAIL = rf"(?:\s*{_NUM})?\s*(?P<sep>[.:)=–-]?)\s*(?P<rest>.*)$"
_START = r"^\s*(?:[A-Z]\.|\d{1,2}[.)]|[-•*])?\s*"
_HEADS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.INDIKATOR,
        re.compile(
            rf"{_START}indikator(?:\s+kinerja)?(?:\s+utama)?(?:\s+\(?iku\)?)?(?:\s+sasaran(?=\s+(?:program|{_SUB}|kegiatan)))?"
            rf"(?:\s+(?P<level>tujuan|sasaran|program|{_SUB}|kegiatan))?{_OWNER}{_TAIL}",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.SASARAN,
        re.compile(rf"{_START}sasaran\s+(?P<level>program|{_SUB}|kegiatan){_TAIL}", re.IGNORECASE),
    ),
    (
        Kind.HEAD,
        re.compile(
            rf"{_START}(?P<level>tujuan|sasaran|program|{_SUB}|kegiatan){_OWNER}{_TAIL}", re.IGNORECASE
        ),
    ),
)
_TITLE = re.compile(
    r"^\W*(?:matriks?\s+|bagan\s+|tabel\s+)?(?:cascad\w*|kaskade|pohon\s+kinerja|penjenjangan\s+kinerja)\b",
    re.IGNORECASE,
)
_ESELON = re.compile(r"^\W*ese?lon\s+(?P<num>[IVX]+(?:[\s.]?[ab])?)\W*$", re.IGNORECASE)
_PENJELASAN = re.compile(rf"{_BULLET}(?<!\w)penjelasan(?!\w)\s*[:=]?\s*", re.IGNORECASE)
_WORDS = [
    "sub",
    "kegiatan",
    "program",
    "sasaran",
    "tujuan",
    "indikator",
    "kinerja",
    "penjelasan",
    "eselon",
    "formulasi",
    "tipe",
    "penghitungan",
    "perhitungan",
    "sumber",
    "data",
    "keterangan",
]


def lex(line: Line) -> Iterator[Token]:
    """Split one line (or one line of a cell) into tokens; a blank line gives none.

    >>> [t.kind.name for t in lex(Line("Jumlah X Penjelasan a. Formulasi : A b. Tipe Hitungan = B"))]
    ['TEXT', 'PENJELASAN', 'FIELD', 'TEXT']
    """
    masked = _TAG.sub(lambda m: " " * len(m.group()), line.text)
    if not masked.strip(" \t-–•*_=."):
        return
    cursor = 0
    for token in _Lexer(line, masked).run():
        token.starts_line = cursor == 0
        token.begin, cursor = cursor, token.end  # markup before a token belongs to it
        yield token


class _Lexer:
    """Cuts one line; offsets in ``masked`` (tags blanked out) are those of the raw text."""

    def __init__(self, line: Line, masked: str) -> None:
        self.line, self.masked = line, masked

    def run(self) -> Iterator[Token]:
        whole = squeeze(self.masked)
        if _ESELON.match(whole):
            yield self._token(Kind.ESELON, 0, len(self.masked), nomor=_ESELON.match(whole)["num"].upper())  # type: ignore[index]
        elif _TITLE.match(whole) and len(whole.split()) <= 20:
            yield self._token(Kind.TITLE, 0, len(self.masked))
        else:
            yield from self._head() or self._fields(0)

    def _head(self) -> list[Token]:
        """A line that begins with the label of an element, of a sasaran or of indikator."""
        for text in dict.fromkeys((self.masked, _mend(self.masked))):
            for kind, pattern in _HEADS:
                match = pattern.match(text)
                if match and _is_label(match):
                    level = re.sub(r"[\s–-]", "", match["level"].lower()) if match["level"] else ""
                    end = match.start("rest") if match["rest"].strip() else len(self.masked)
                    token = self._token(kind, 0, end, jenis=_LEVELS.get(level), nomor=match["num"])
                    return [token, *(self._fields(end) if end < len(self.masked) else ())]
        return []

    def _fields(self, start: int) -> Iterator[Token]:
        """Values and field labels from ``start`` on."""
        labels = list(self._labels(start))
        cursor = start
        for kind, begin, end, properti in labels:
            if self.masked[cursor:begin].strip(" \t-–•*"):
                yield self._text(cursor, begin)
            yield self._token(kind, begin, end, properti=properti)
            cursor = end
        if self.masked[cursor:].strip(" \t-–•*"):
            yield self._text(cursor, len(self.masked))

    def _labels(self, start: int) -> list[tuple[Kind, int, int, str | None]]:
        found: list[tuple[Kind, int, int, str | None]] = []
        at_start = _FIELD_START.match(self.masked, start)
        if at_start:
            properti = _FIELDS[int(str(at_start.lastgroup)[1:])][0]
            rest = self.masked[at_start.end() :]
            if not rest.strip() or (properti in _BARE and not re.match(_SEP, rest)):
                found.append((Kind.FIELD, start, at_start.end(), properti))
        for match in _FIELD.finditer(self.masked, found[0][2] if found else start):
            found.append((Kind.FIELD, match.start(), match.end(), _FIELDS[int(str(match.lastgroup)[1:])][0]))
        if not found:
            found += self._mended_field(start)
        explained = _PENJELASAN.search(self.masked, start, found[0][1] if found else len(self.masked))
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
        match = _FIELD.match(mended.strip())
        if not match or match.end() != len(mended.strip()):
            return []
        return [(Kind.FIELD, start, start + cut.end(), _FIELDS[int(str(match.lastgroup)[1:])][0])]

    def _text(self, begin: int, end: int) -> Token:
        token = self._token(Kind.TEXT, begin, end)
        stripped = _strip(token.text)
        token.bullet = bool(re.match(r"\s*(?:[-–—•*·▪]|[a-h][.)]|\d{1,2}[.)])\s", self.masked[begin:end]))
        token.text = stripped
        return token

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
    """Whether what looks like a label is one: "Kegiatan 3" is, "Kegiatan Pemberdayaan Kelurahan" is not."""
    rest, num = match["rest"].strip(), match["num"]
    if not rest:
        return True
    if match["sep"] in (":", "="):
        return True
    return num is not None and (num.replace(".", "").isdigit() or (num.isupper() and len(num) > 1))


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
        if low in _WORDS or len(low) == 1 or re.fullmatch(r"[IVXLC]+", word):
            continue
        best = process.extractOne(low, _WORDS, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        if best is None or len(low) < 5:
            return text
        mended = re.sub(rf"\b{word}\b", best[0], mended)
    return mended
