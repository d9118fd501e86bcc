"""What one box of a pohon kinerja says: the level written in it, the name, and values under labels.

A box is paragraphs parted by a blank line; a single line feed is where a line was full. A tabulator parts a measure
from the figure in the cell beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kaskade_graph.importers.tables.headings.columns import MEASURE
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.roles import LEVELS, OWN_SASARAN, Role
from kaskade_graph.importers.tables.lines import labelled
from kaskade_graph.importers.tables.lines.labelled import Labelled
from kaskade_graph.importers.tables.rows import names

KINDS = frozenset((*LEVELS, *OWN_SASARAN))
_ESELON = re.compile(r"es+el+on\s*(?P<n>iv|iii|ii|[234])\b.*", re.IGNORECASE)
_OF_ESELON = {
    "ii": "sasaran_strategis",
    "2": "sasaran_strategis",
    "iii": "sasaran_program",
    "3": "sasaran_program",
    "iv": "sasaran_kegiatan",
    "4": "sasaran_kegiatan",
}
_SHORT_LABEL = re.compile(
    r"(?P<label>ik(?:[a-z]{1,3})?|ind|tgt|t)\.?\s*(?P<number>\d{1,2}(?:\.\d{1,2})*)?\s*[.)]?\s*[:=]\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"kinerja(?: utama)?|pernyataan kinerja|rumusan(?: kinerja)?", re.IGNORECASE)
"""What stands above a statement without saying of which level it is."""
_GOES_ON = re.compile(r"[a-z(&/,;]|\d+[.,]?\d*\s*%?$")
_LISTED = re.compile(r"(?:\d{1,2}|[a-h])[.)]\s*\S|[•▪●○*·\-–]\s*\S")
_ANOTHER = re.compile(r"(?:Persentase|Prosentase|Presentase|Jumlah|Indeks|Rasio|Cakupan)\b")
"""A line of a list of indikator that begins so is the next one."""
_SHORTEST = 3
"""Words of a name before it can be whole."""
_SURE, _BY_CONVENTION = 1.0, 0.9

_NUMBERED = re.compile(r"(?P<word>[A-Za-z ]{4,40}?)\s+\d{1,2}(?:\.\d{1,2}){0,4}\s*[.:]?")


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a box under its label."""

    found: Labelled
    text: str


@dataclass(slots=True)
class BoxText:
    """What a box says of one element: ``kind`` is the level or own statement that a word says, ``unknown`` what
    nothing tells."""

    name: str = ""
    kind: str | None = None
    statement: tuple[str | None, str] | None = None
    """An own sasaran beside the name: of which level, where that is said, and its words."""
    values: list[Said] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def speaks(self) -> bool:
        """Whether it names an element."""
        return bool(self.name) or self.statement is not None


def kind_of(text: str) -> tuple[str, float] | None:
    """Return the level, or own statement, that a text alone is the word for; how sure that is.

    >>> kind_of("SASARAN\\nPROGRAM"), kind_of("Esselon III"), kind_of("Program Penunjang")
    (('sasaran_program', 1.0), ('sasaran_program', 0.9), None)
    >>> kind_of("SASARAN STRATEGIS\\nESELON II")
    ('sasaran_strategis', 1.0)
    """
    whole = _one_kind(text)
    if whole is not None:
        return whole
    lines = [line for line in text.split("\n") if line.strip()]
    found = [_one_kind(line) for line in lines]
    if len(lines) < 2 or None in found:
        return None
    return max((kind for kind in found if kind is not None), key=lambda kind: kind[1])


def _one_kind(text: str) -> tuple[str, float] | None:
    text = names.value(text.replace("\t", " ")).strip(" :.-()")
    eselon = _ESELON.fullmatch(text)
    if eselon is not None:
        return _OF_ESELON[eselon["n"].lower()], _BY_CONVENTION
    if not text or len(text.split()) > 4 or _CAPTION.fullmatch(text):
        return None
    role = meaning([text])
    return (role.key, _SURE) if role is not None and role.certainty >= 1.0 and role.key in KINDS else None


def taken_apart(text: str) -> list[BoxText]:
    """Return what a box says; it may hold several elements, each under a caption like the first.

    >>> (box,) = taken_apart("PROGRAM\\n\\nMeningkatnya\\nlayanan\\n\\nIK 1 : Jumlah A\\nTarget : 3 unit")
    >>> box.kind, box.name, [(v.found.role.key, v.text) for v in box.values]
    ('program', 'Meningkatnya layanan', [('indikator', '1. Jumlah A'), ('nilai', '3 unit')])
    >>> (box,) = taken_apart("Meningkatnya layanan\\n\\nIndikator\\n\\nPersentase A\\n\\nJumlah B")
    >>> [v.text for v in box.values]
    ['Persentase A', 'Jumlah B']
    >>> [v.found.role.key for v in taken_apart("KEGIATAN\\n\\nLayanan desa\\n\\nRp 671.652.800")[0].values]
    ['pagu']
    """
    out = _Parts()
    for paragraph in re.split(r"\n\s*\n", text):
        out.paragraph([line.strip(" ") for line in paragraph.split("\n") if line.strip()])
    return out.done()


class _Parts:
    """Paragraphs of a box to its parts, in order."""

    def __init__(self) -> None:
        self.boxes = [BoxText()]
        self.caption: str | None = None
        self.open: list[str] | None = None
        """The lines of the value that may go on."""
        self.role: Labelled | None = None
        self.named = False
        self.number = ""
        """The caption with its number, "SASARAN 1.1: ", where it has one."""

    @property
    def box(self) -> BoxText:
        return self.boxes[-1]

    def paragraph(self, lines: list[str]) -> None:
        fresh = True
        for line in lines:
            self._line(line, fresh)
            fresh = False

    def _line(self, line: str, fresh: bool) -> None:
        found = _label(line)
        numbered = _NUMBERED.fullmatch(line)
        word = numbered["word"] if numbered else line
        kind = kind_of(word) if found is None else None
        caption = names.folded(word.strip(" :")) if kind or _CAPTION.fullmatch(word.strip(" :")) else None
        if names.is_figure(line) and line[:2].lower() == "rp":
            self._begin(_PAGU, line)
        elif found is None and fresh and (heading := _heading(line)) is not None:
            self._begin(heading, "")
        elif caption is not None and self._captioned(caption):
            self.box.kind = kind[0] if kind is not None else None
            self.number = f"{line.strip(' :')}: " if numbered and kind is not None else ""
        elif found is not None:
            self._begin(found, found.value)
        elif "\t" in line:
            self._pair(line)
        elif self._goes_on(line, fresh):
            assert self.open is not None
            self.open.append(line)
        else:
            self._unlabelled(line)

    def _captioned(self, caption: str) -> bool:
        """Whether a caption begins an element: the first of the box, or the next one."""
        if self.named and caption != self.caption:
            return False
        self._close()
        if self.named:
            self.boxes.append(BoxText())
        elif self.role is not None or self.box.kind is not None:
            return False
        self.caption, self.named, self.role = caption, False, None
        return True

    def _goes_on(self, line: str, fresh: bool) -> bool:
        if self.open is None:
            return False
        if not any(self.open):
            return True
        if _LISTED.match(line):
            return self.role is not None
        if self.role is not None and self.role.role.key == "indikator" and _ANOTHER.match(line):
            return not fresh and len(" ".join(self.open).split()) < _SHORTEST
        return not fresh or bool(_GOES_ON.match(line))

    def _unlabelled(self, line: str) -> None:
        """A paragraph without a label: the name first, then more of what the label above is for."""
        if not self.named and self.role is None:
            self._close()
            self.named, self.open = True, [line]
        elif self.role is not None and self.role.role.key == "indikator" and self._is_another(line):
            self._begin(self.role, line)
        elif MEASURE.match(line) and self.named:
            self._begin(_INDIKATOR, line)
        else:
            self._close()
            self.box.unknown.append(line)

    def _is_another(self, line: str) -> bool:
        """Whether a paragraph below an indikator is one too: by its words, or where these do not have them either."""
        before = " ".join(self.open or ()).strip()
        return bool(MEASURE.match(line) or _LISTED.match(line)) or not MEASURE.search(before)

    def _pair(self, line: str) -> None:
        """A measure and the figure in the cell beside it."""
        left, right = (part.strip() for part in line.split("\t", 1))
        if not self.named or "\t" in right or not left:
            self._close()
            self.box.unknown.append(line)
            return
        self._begin(_INDIKATOR, left)
        if right:
            self._begin(_TARGET, right)

    def _begin(self, found: Labelled, value: str) -> None:
        self._close()
        self.role, self.open = found, [value] if value else [""]

    def _close(self) -> None:
        lines, found = [line for line in self.open or () if line], self.role
        self.open = None
        if not lines:
            return
        if found is None:
            self.box.name = names.value(self.number + "\n".join(lines))
            self.number = ""
            return
        value = Said(found, "\n".join(lines))
        key = found.role.key
        if key in KINDS or key == "sasaran":
            self._statement(value)
        else:
            self.box.values.append(value)

    def _statement(self, value: Said) -> None:
        key, text = value.found.role.key, names.value(value.text)
        if key in KINDS and not self.named and self.box.kind in (None, key):
            self.named, self.box.kind, self.box.name = True, key, text
        elif key in (*OWN_SASARAN, "sasaran", "sasaran_strategis") and self.box.statement is None:
            self.box.statement = (OWN_SASARAN.get(key), text)
        else:
            self.box.unknown.append(f"{value.found.label}: {text}")
        self.role = None

    def done(self) -> list[BoxText]:
        """Return the elements of the box."""
        self._close()
        return self.boxes


_INDIKATOR = Labelled(Role("indikator"), "Indikator", "")
_PAGU = Labelled(Role("pagu"), "Pagu", "")
_TARGET_ROLE = labelled.labelled("Target : x")
assert _TARGET_ROLE is not None
_TARGET = replace(_TARGET_ROLE, value="")


def _label(line: str) -> Labelled | None:
    """Return a line as label and value; boxes are narrow, and their labels short."""
    if "\t" in line:
        return None
    short = _SHORT_LABEL.match(line)
    if short is not None:
        found = _INDIKATOR if short["label"].lower()[:1] == "i" else _TARGET
        number = f"{short['number']}. " if short["number"] and found is _INDIKATOR else ""
        return replace(found, value=number + line[short.end() :].strip())
    return labelled.labelled(line)


def _heading(line: str) -> Labelled | None:
    """Return the label that a line alone is: "Indikator Kinerja" above the indikator."""
    text = line.strip(" :")
    if len(text.split()) > 3 or "\t" in text:
        return None
    role = meaning([text])
    if role is None or role.certainty < 1.0 or role.key not in ("indikator", "nilai", "satuan", "pagu"):
        return None
    return Labelled(role, text, "")
