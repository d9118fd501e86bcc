"""Texts of cells: cleaned of markup, parted where one cell holds several, and names with what stands before them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache

from kaskade_graph.text import fold, squeeze

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,500}>")
_LINE_TAGS = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"))
_KNOWN_TAGS = _LINE_TAGS | frozenset(
    (
        "b",
        "i",
        "u",
        "em",
        "strong",
        "span",
        "ul",
        "ol",
        "font",
        "a",
        "table",
        "td",
        "th",
        "tbody",
        "sup",
        "sub",
        "small",
        "s",
    )
)
EMPTY = frozenset(("-", "–", "—", "--", "- -", ".", "…", "...", "n/a", "null", "NULL", "N/A", "#N/A"))
"""What people write into a cell to say that there is nothing."""

SIGNS = frozenset(("rp", "rp.", "%"))
"""What stands in a cell of its own beside the figure that it belongs to."""


@lru_cache(maxsize=32768)
def clean(text: str) -> str:
    """Return a text without the markup of a web editor, entities resolved, lines kept.

    >>> clean("<p>Tata kelola &amp; pelayanan<br>kecamatan</p>")
    'Tata kelola & pelayanan\\nkecamatan'
    """
    if "<" in text:
        text = _TAG.sub(_untag, text)
    if "&" in text:
        text = html.unescape(text)
    lines = (squeeze(line) for line in text.replace("\u00a0", " ").splitlines())
    return "\n".join(line for line in lines if line)


def _untag(match: re.Match[str]) -> str:
    name = match[2].lower()
    if name not in _KNOWN_TAGS:
        return match[0]
    return "\n" if name in _LINE_TAGS else ""


_MARKED = re.compile(r"(?<![\w*_])([*_]{1,2})(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)")


def unmarked(text: str) -> str:
    """Return a line without the signs of bold or italics of a message or of Markdown.

    >>> unmarked("*PROGRAM*: Layanan _Siap_"), unmarked("Nilai *) menurut nama_kolom_lain")
    ('PROGRAM: Layanan Siap', 'Nilai *) menurut nama_kolom_lain')
    """
    return _MARKED.sub(r"\2", text)


def value(text: str) -> str:
    """Return the text of a cell as a value: clean, on one line."""
    return squeeze(clean(text))


def is_empty(text: str) -> bool:
    """Say whether a text says nothing, or that there is nothing."""
    return not text.strip() or squeeze(text) in EMPTY


# --- names ------------------------------------------------------------------------------------------------

CODE = re.compile(
    r"[(\[]?\s*((?:[0-9]|[X]{1,2}|[0-9]{2})(?:\s?\.\s?(?:\d{1,5}|[X]{1,4})){1,7})\.?\s*[)\]]?(?![\w,]|\.\d)"
)
"""A code of the nomenclature at the start of a text: digits in groups joined by points."""
_BEHIND = re.compile(r"\s*[(\[]\s*(?:kode\s*:?\s*)?(?P<kode>[\dX][\d.X\s]{4,24})[)\]]$", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?P<word>sub[\s-]*kegiatan|subkegiatan|sub[\s-]*keg\.?|sub(?=\s*:)|kegiatan|keg\.|"
    r"keg(?=\s*:)|program|prog(?=\s*:)|sasaran\s+strategis|sasaran|tujuan)(?<=\.|\w)(?!\w)\.?"
    r"(?P<of>\s+(?:program|sub\s*kegiatan|kegiatan|strategis|opd|skpd|pd|perangkat daerah|renstra))?",
    re.IGNORECASE,
)
_SAID_TWICE = re.compile(r"(tujuan|sasaran|program|sub\s*kegiatan|kegiatan)\s+(?=\1\s+\w)", re.IGNORECASE)
"""A word of level said twice is a label, as on the badge of a page, and the beginning of the name."""
_NUMBER = re.compile(
    r"(?:ke-?\s*)?(?P<nomor>\d{1,3}(?:\.\d{1,3}){0,4}|[TSPKI]{1,2}[.-]?\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){1,3}|[IVX]{1,5}|[A-Za-z])(?P<mark>[.):]|\s*[:\-–—]|(?=\s))\s*",
    re.I,
)
_LIST = re.compile(
    r"(?P<open>\()?(?P<nomor>\d{1,2}(?:\.\d{1,2}){0,4}|[a-n]|[A-N]|[ivx]{1,4}|[IVX]{1,4})"
    r"(?(open)\)|(?:[.)](?!\d)|\s*[)]))(?:\s+|(?<=[\d)]\W)|(?=[A-Z(])|(?<=\)))(?=\S)"
)
_DOTTED = re.compile(r"(?P<nomor>\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=[A-Za-z]|\d{1,2}\.\d\d\.\d\d)")
"""A number before a name, or before its code."""
_STATES = re.compile(r"(?:[A-Z]\w+nya|Mewujudkan|Meningkatkan)\b")
"""How what is to be achieved begins: the word of level before it is a label, though no sign parts them."""
_COUNTED = re.compile(
    r"(?P<nomor>\d{1,2})\s+(?=(?:tujuan|sasaran|prog(?:ram)?|sub|keg(?:iatan)?)\b[\w .]{0,12}:)",
    re.IGNORECASE,
)
"""A number without a mark, before a word of level that has one: "1 PROGRAM: Pelayanan"."""
_BULLET = re.compile(
    r"^[\u2022\u25aa\u25cf\u25cb\u25e6\uf0b7\u2023\u2043>*•·\-–—v✓]\s+|^[\u2022\u25aa\u25cf\u25cb\u25e6\uf0b7•·]\s*"
)
_TAGS = re.compile(r"(?:\s*\[[^\[\]]{0,60}\](?:\s*\([^()]{1,60}\))?)+$")
"""What planning systems put behind a name in brackets: source of money, priority."""
_QUOTES = '"“”„«»'
_LEVEL_KEY = {
    "sub": "sub_kegiatan",
    "keg": "kegiatan",
    "pro": "program",
    "sas": "sasaran_strategis",
    "tuj": "tujuan",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name: what stands before it taken off. ``level`` is the level that a word before it says."""

    text: str
    level: str | None = None
    number: str | None = None
    code: str | None = None
    own: str | None = None
    """The activity whose own sasaran it is, when the word before it says so ("Sasaran Program: ...")."""
    mark: str | None = field(default=None, compare=False, repr=False)
    """The number before the name as printed, with what is around it: its style tells how deep it stands."""


def level_of(word: str) -> str:
    """Return the key of the level that a word of level names."""
    return _LEVEL_KEY[word.casefold()[:3]]


def level_begun(text: str) -> str | None:
    """Return the level of the word that a name begins with, None where what follows is no name.

    >>> level_begun("Program Pelayanan Publik"), level_begun("Program yang berjalan"), level_begun("Layanan")
    ('program', None, None)
    """
    word = _LEVEL.match(text)
    return level_of(word["word"]) if word and text[word.end() :].lstrip()[:1].isupper() else None


@lru_cache(maxsize=32768)
def split_name(text: str) -> Name:
    """Part a name from word, number and code before it.

    >>> split_name("Program 7.01.01 Program Penunjang Urusan")
    Name(text='Program Penunjang Urusan', level='program', number=None, code='7.01.01', own=None)
    >>> split_name("Sasaran 1: Meningkatnya pelayanan").number
    '1'
    >>> split_name("KEGIATAN A.1 : 7.01.02.2.01 Layanan").number
    'A.1'
    >>> split_name("Kegiatan Pemberdayaan Kelurahan").text
    'Kegiatan Pemberdayaan Kelurahan'
    >>> split_name("Program\\nProgram Pelayanan").text
    'Program Pelayanan'
    """
    behind, rest = _take_code_behind(squeeze(clean(text)))
    rest = _unquoted(_TAGS.sub("", _BULLET.sub("", rest)))
    code, rest = _take_code(rest)
    level = own = number = None
    word = _LEVEL.match(rest)
    if word:
        twice = _SAID_TWICE.match(rest)
        after = rest[twice.end() if twice else word.end() :].lstrip(" \u00b7\u2022|")
        short = word["word"].casefold().rstrip(".").endswith("keg")
        stated = level_of(word["word"]) in ("tujuan", "sasaran_strategis") and _STATES.match(after)
        found = _after_word(after) or ((None, None, after) if (short and after) or stated or twice else None)
        if found is not None:
            level = level_of(word["word"])
            of = "" if twice else (word["of"] or "").strip().casefold()
            if level == "sasaran_strategis" and of[:3] in ("pro", "keg", "sub"):
                own = level_of(of)
            number, taken, rest = found
            code = code or taken
    if code is None:
        code, rest = _take_code(rest)
    mark = None
    if level is None and code is None:
        mark, number, rest = _take_number(rest)
        code_after, rest_after = _take_code(rest)
        if code_after is not None:
            code, rest = code_after, rest_after
        elif number is not None and _LEVEL.match(rest):
            inner = split_name(rest)
            if inner.level:
                code = inner.code or behind
                return Name(inner.text, inner.level, inner.number or number, code, inner.own, mark)
    code = code or behind
    return Name(rest.strip(" :-–—") if level or code else rest.strip(), level, number, code, own, mark)


def _unquoted(text: str) -> str:
    """Return a text without the quotation marks that stand around the whole of it.

    >>> _unquoted("“Meningkatnya mutu layanan”"), _unquoted("Layanan “Siap” dan “Sigap”")
    ('Meningkatnya mutu layanan', 'Layanan “Siap” dan “Sigap”')
    """
    inner = text.strip(" .,;")[1:-1]
    quoted = text[:1] in _QUOTES and text.strip(" .,;")[-1:] in _QUOTES
    return inner if quoted and inner and not any(mark in inner for mark in _QUOTES) else text


def _after_word(after: str) -> tuple[str | None, str | None, str] | None:
    """Return (number, code, rest) when what follows a word of level makes it a label, None when it is a name."""
    code, rest = _take_code(after)
    if code is not None:
        return None, code, rest
    if after[:1] in (":", "-", "–", "—", "="):
        rest = after[1:].lstrip()
        code, rest = _take_code(rest)
        _, number, rest = _take_number(rest) if code is None else (None, None, rest)
        return number, code, rest
    match = _NUMBER.match(after)
    if match and (match["nomor"][-1].isdigit() or match["mark"].strip()):
        rest = after[match.end() :].lstrip(" :-–—.")
        code, rest = _take_code(rest)
        return match["nomor"], code, rest
    if re.fullmatch(r"\d{1,3}", after):
        return after, None, ""
    return None


def _take_code(text: str) -> tuple[str | None, str]:
    match = CODE.match(text)
    if not match:
        return None, text
    code = re.sub(r"\s", "", match[1]).strip(".")
    parts = code.split(".")
    if len(parts) < 3 and not (len(parts) == 2 and len(parts[1]) == 2 and parts[0].isdigit()):
        return None, text
    if len(parts) >= 2 and len(parts[1]) != 2 and "X" not in parts[1]:
        return None, text  # 1.1.2 is a number
    if len(parts) == 2:
        return None, text
    return code, text[match.end() :].lstrip(" :-–—.")


def _take_code_behind(text: str) -> tuple[str | None, str]:
    """Return (code, rest) of a text with a code in brackets at its end: "Program Pelayanan (7.01.02)"."""
    match = _BEHIND.search(text)
    code, rest = _take_code(match["kode"]) if match else (None, "")
    return (code, text[: match.start()]) if match and code and not rest else (None, text)


def _take_number(text: str) -> tuple[str | None, str | None, str]:
    """Return (number as printed, number, rest)."""
    dotted = _DOTTED.match(text)
    match = _LIST.match(text) or dotted or _COUNTED.match(text)
    if match is None:
        return None, None, text
    return match[0].strip(), match["nomor"], text[match.end() :].lstrip()


_GAP = re.compile(r"\S {3,}(?=\S)")

# --- several in one cell ----------------------------------------------------------------------------------

_ITEM = re.compile(
    r"(?:(?<=\n)|(?<=\s)|^)(\d{1,2}|[a-h])[.)]\s*(?=[^\s\d])|(?:(?<=\n)|^)(\d{1,2}|[a-h])[.)]\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One of several texts in a cell, with its number or letter."""

    number: str | None
    text: str


def items(text: str) -> list[Item]:
    """Return the parts of a cell that holds a list: numbered from 1 or a in order, or one bullet a line.

    A cell that is no list is one item without a number.

    >>> [i.text for i in items("1. Nilai SAKIP    2. Indeks kepuasan")]
    ['Nilai SAKIP', 'Indeks kepuasan']
    """
    text = clean(text)
    marks = _sequence(text)
    if len(marks) > 1:
        ends = [m.start() for m in marks[1:]] + [len(text)]
        return [Item(m[1] or m[2], squeeze(text[m.end() : e])) for m, e in zip(marks, ends, strict=True)]
    lines = text.split("\n")
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        return [Item(None, squeeze(_BULLET.sub("", line))) for line in lines]
    if sum(bool(_BULLET.match(line)) for line in lines) > 1 and _BULLET.match(lines[0]):
        out: list[str] = []
        for line in lines:
            if _BULLET.match(line):
                out.append(_BULLET.sub("", line))
            else:
                out[-1] += " " + line
        return [Item(None, squeeze(one)) for one in out]
    return [Item(None, squeeze(_BULLET.sub("", text)))]


def is_listed(line: str) -> bool:
    """Say whether a line begins with a bullet."""
    return _BULLET.match(line.strip()) is not None


def _sequence(text: str) -> list[re.Match[str]]:
    """The marks 1, 2, 3 or a, b, c of a text in order, from its very start."""
    found: list[re.Match[str]] = []
    for match in _ITEM.finditer(text):
        mark = match[1] or match[2]
        expected = ("1", "a") if not found else (_next(found[-1][1] or found[-1][2]),)
        if mark in expected and (found or match.start() == 0):
            found.append(match)
    return found


def _next(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)


def runs_together(text: str) -> bool:
    """Say whether a line holds columns that could not be told apart: several wide gaps.

    >>> runs_together("7.01.02   Program Pelayanan    Persentase layanan   100")
    True
    """
    return len(_GAP.findall(text.strip())) > 1


def is_figure(text: str) -> bool:
    """Say whether a text is a figure, a date of a year, money or a percentage: nothing but that."""
    return bool(
        re.fullmatch(r"(?:Rp\.?\s*)?[-+<>≤≥=]*\s*\d[\d.,\s]*(?:%|persen|[-–—])?", text.strip(), re.IGNORECASE)
    )


def folded(text: str) -> str:
    """Return a cell's text folded, for comparing."""
    return fold(clean(text))
