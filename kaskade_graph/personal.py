"""Names and numbers of persons in a text: found, counted, and left out unless asked for.

A perjanjian kinerja and every signature block carry names and NIP. A cascade needs neither: what answers for
performance is a post. So they are masked at the doors (documents, graphs, stores), before anything is made of the
text, and all that comes after is free of them. :func:`wanted` is the one place that says whether they are asked for.

Recognised are: NIP of 18 digits in any spacing, and of 9 after the word; NIK of 16; names after ``Nama :`` in the
head of an agreement; the name above a NIP or before it; names between ``Pihak Kesatu`` or ``Mengetahui`` and the
end of the block; names with academic titles; and each further place of a name that was found so. A name without a
title, far from all of these, cannot be told from other words, and stays.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum

from kaskade_graph.errors import Teks

VARIABLE = "KASKADE_PERSONAL_DATA"
"""The variable that carries the wish to all processes of a run; ``1`` keeps personal data."""
_heard: ContextVar[list[Tally]] = ContextVar("heard")
_FAR = 4
_BLOCK = 12
_LISTED = 12


class Jenis(StrEnum):
    """Kinds of personal data; the value is what stands in their place, in brackets."""

    NAMA = "nama"
    NIP = "NIP"
    NIK = "NIK"

    @property
    def mask(self) -> str:
        """What is shown instead."""
        return f"[{self.value}]"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Letters ``start`` up to ``end`` of one line, and what they are."""

    start: int
    end: int
    jenis: Jenis


@dataclass(slots=True)
class Tally:
    """How many were found, by kind, and where; ``places`` are as messages name them, in both languages.

    ``names`` are those that were met, for :class:`Known`.
    """

    counts: dict[Jenis, int] = field(default_factory=dict)
    places: dict[Teks, None] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def add(self, spans: Sequence[Span], place: Teks | None = None, line: str = "") -> None:
        """Count the spans of one ``line``."""
        for span in spans:
            self.counts[span.jenis] = self.counts.get(span.jenis, 0) + 1
            if span.jenis is Jenis.NAMA:
                self.names.add(line[span.start : span.end])
        if spans and place is not None:
            self.places[place] = None

    def note(self, name: str = "") -> Teks | None:
        """Return the sentence that tells of it; None when there was nothing. ``name`` is the file's."""
        if not self.counts:
            return None
        what = ", ".join(f"{self.counts[j]} {j.value}" for j in Jenis if j in self.counts)
        what_en = what.replace("nama", "names" if self.counts.get(Jenis.NAMA, 0) > 1 else "name")
        start = f"{name}: " if name else ""
        more = len(self.places) - _LISTED
        where = [", ".join(p.pick(lang) for p in list(self.places)[:_LISTED]) for lang in ("id", "en")]
        if more > 0:
            where = [f"{where[0]} dan {more} tempat lain", f"{where[1]} and {more} more places"]
        at = [f" ({w})" if w else "" for w in where]
        return Teks(
            f"{start}data pribadi disamarkan: {what}{at[0]}. Bila memang diperlukan: --personal-data.",
            f"{start}personal data masked: {what_en}{at[1]}. If it is needed: --personal-data.",
        )


def wanted(environ: Mapping[str, str] | None = None) -> bool:
    """Say whether personal data was asked for: ``--personal-data``, or the variable of :data:`VARIABLE`."""
    return (os.environ if environ is None else environ).get(VARIABLE, "") == "1"


def want(yes: bool = True) -> None:
    """Keep personal data from here on in this process and all that it starts, or mask it again."""
    if yes:
        os.environ[VARIABLE] = "1"
    else:
        os.environ.pop(VARIABLE, None)


@contextmanager
def as_before() -> Iterator[None]:
    """Take back at the end what :func:`want` did meanwhile."""
    before = wanted()
    try:
        yield
    finally:
        want(before)


@contextmanager
def listening() -> Iterator[list[Tally]]:
    """Collect what the doors tell meanwhile; a file that is looked at twice tells twice."""
    heard: list[Tally] = []
    before = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(before)


def tell(tally: Tally) -> None:
    """Tell who listens what was masked."""
    if tally.counts:
        _heard.get([]).append(tally)


def summary(heard: Sequence[Tally], name: str) -> list[Teks]:
    """Return what is said of one file, nothing when nothing was masked: the fullest of what was told of it."""
    fullest = max(heard, key=lambda tally: sum(tally.counts.values()), default=None)
    note = fullest.note(name) if fullest else None
    return [note] if note else []


def mask(text: str) -> str:
    """Return ``text`` with all that is personal in it replaced; the number of its lines stays.

    >>> mask("Camat Sokaraja\\nBudi Santoso, S.Sos\\nNIP. 19650101 199003 1 001")
    'Camat Sokaraja\\n[nama]\\nNIP. [NIP]'
    """
    return masked(text)[0]


def masked(text: str) -> tuple[str, list[Span]]:
    """Return what :func:`mask` does, and what was found, as spans within lines."""
    if not _MAY.search(text):
        return text, []
    lines = text.split("\n")
    found = find(lines)
    if not any(found):
        return text, []
    return "\n".join(put(line, spans) for line, spans in zip(lines, found, strict=True)), [
        span for spans in found for span in spans
    ]


def put(line: str, spans: Sequence[Span]) -> str:
    """Return ``line`` with its spans replaced by what stands for them."""
    out, at = [], 0
    for span in merged(spans):
        out += [line[at : span.start], span.jenis.mask]
        at = span.end
    return "".join([*out, line[at:]])


def merged(spans: Sequence[Span]) -> list[Span]:
    """Return spans in order, those that touch as one of the kind of the first."""
    out: list[Span] = []
    for span in sorted(set(spans)):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end), out[-1].jenis)
        else:
            out.append(span)
    return out


def find(lines: Sequence[str]) -> list[list[Span]]:
    """Return for each line what is personal in it. ``lines`` stand below each other, as in the document."""
    found: list[list[Span]] = [_numbers(line) for line in lines]
    names: list[list[Span]] = [list(_titled(lines, at)) for at in range(len(lines))]
    parts = [_segments(line) for line in lines]
    for at, numbers in enumerate(found):
        for number in numbers:
            if number.jenis is Jenis.NIP:
                _beside(lines, parts, at, number, names)
    for at, line in enumerate(lines):
        if _labelled(lines, at):
            match = _NAME_LABEL.match(line)
            if match and is_name(match["value"]):
                names[at].append(_span(match, "value"))
        if _BLOCK_START.match(line):
            _of_block(lines, parts, at, names)
    _again(lines, names)
    return [merged([*numbers, *name]) for numbers, name in zip(found, names, strict=True)]


# --- numbers ----------------------------------------------------------------------------------------------

# Between digits: spaces of any kind, dots, hyphens, invisible characters.
_GAP = r"[\s.\-\u2010-\u2015\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069_/]{0,3}"
_LONG = re.compile(rf"(?<![\d,.])\d(?:{_GAP}\d){{15,17}}(?!\d)(?![.,]\d)")
_AFTER_NIP = re.compile(
    rf"\bN\.?I\.?P\.?(?:\s*(?:baru|lama))?\b[\s.:=]*(?P<value>\d(?:{_GAP}\d){{8,20}})", re.I
)
_AFTER_NIK = re.compile(rf"\bN\.?I\.?K\.?\b[\s.:=]*(?P<value>\d(?:{_GAP}\d){{14,16}})(?!\d)", re.I)


def _numbers(line: str) -> list[Span]:
    found = [_span(m, "value", Jenis.NIP) for m in _AFTER_NIP.finditer(line)]
    found += [_span(m, "value", Jenis.NIK) for m in _AFTER_NIK.finditer(line)]
    for match in _LONG.finditer(line):
        digits = "".join(str(int(c)) for c in match.group() if c.isdecimal())
        if len(digits) == 18 and _is_nip(digits):
            found.append(Span(match.start(), match.end(), Jenis.NIP))
        elif len(digits) == 16 and _is_nik(digits):
            found.append(Span(match.start(), match.end(), Jenis.NIK))
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


# --- names ------------------------------------------------------------------------------------------------

_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019`.-]*"
_BEFORE = (
    r"(?:Prof|Dr|dr|DR|Drs|DRS|Dra|DRA|Ir|IR|H|Hj|HJ|KH|drg|Drg|drh|Drh|apt|Apt|Ns|R|Rr|RM|Raden|Tgk|Ust)"
)
# S.Sos, S.STP., M.Si, M.A.P, A.Md.Keb, SH, MM, Ph.D, Sp.A ...
_AFTER = (
    r"(?:(?!S\.\s?D\.)[SMAD]\.\s?[A-Z][A-Za-z]{0,5}(?:\.\s?[A-Z][A-Za-z]{0,5})*\.?|Ph\.?\s?D\.?|Sp\.\s?[A-Z][A-Za-z]*\.?|Apt\.?|Ners"
    r"|AP\.?|A\.?Ptnh|BE|BA|B\.?Sc\.?|SH|SE|SP|SPd|SPt|ST|SIP|SSos|SSTP|SSTP\.|STP|SKM|SKep|SKom|SAg|SPdI|MM|MH|MT|MA"
    r"|MAP|MBA|MSi|MPd|MKes|MHum|MEng|MSc|MIP|MPA|MPH|CRMP|CGCAE|QIA|AMd|AMK)(?!\w)"
)
_DEGREES = rf"(?:\s*,\s*{_AFTER})+|\s+{_AFTER}(?:\s*,\s*{_AFTER})+"
_DEGREE_END = re.compile(rf"(?:{_DEGREES})\s*$")
_PREFIX = rf"(?:{_BEFORE}(?:\.\s*|\s+))"
_NAMED = rf"{_PREFIX}*{_WORD}(?:[ \u00a0]{{1,2}}{_WORD}){{0,5}}"
_WITH_DEGREE = re.compile(rf"(?<![\w.])(?P<name>{_NAMED}(?:{_DEGREES}))")
_WITH_PREFIX = re.compile(
    rf"(?<![\w.])(?P<name>(?:{_BEFORE}\.\s*)+{_WORD}(?:[ \u00a0]{{1,2}}{_WORD}){{0,5}})(?![\w])"
)
_TITLE_ONLY = re.compile(rf"^{_BEFORE}\.?$")
_POST = re.compile(
    r"\b(?:camat|lurah|bupati|wali\s*kota|gubernur|kepala|sekretaris|kasi|kasubb?ag|kabid|kabag|inspektur|direktur"
    r"|asisten|staf|analis|pengelola|bendahara|plt|plh|jabatan|pihak|selaku|pejabat|pembina|penata|nip|ketua|wakil)\b",
    re.I,
)
# Places and bodies that are called after a person.
_CALLED_AFTER = re.compile(
    r"\b(?:RSUD?|RSUP|RS|rumah\s+sakit|jalan|jln?|gedung|balai|stadion|bandara|taman|universitas|klinik|puskesmas"
    r"|museum|monumen|pasar|waduk|jembatan|kompleks|gang|gg|lapangan|gor|masjid|pondok|sdn?|smpn?|sman?|smkn?|kri"
    r"|kelurahan|desa|dusun|yayasan|perpustakaan|asrama)\.?\s*$",
    re.I,
)
_NAME_LABEL = re.compile(
    r"^[\s\d.)]*(?:nama(?:\s+(?:lengkap|pejabat|pegawai|pns|asn|terang))?)\s*(?:[:=\t]|\s{2,})[\s:=]*(?P<value>\S.*?)\s*$",
    re.I,
)
_COMPANION = re.compile(
    r"^[\s\d.)]*(?:nip|nik|jabatan|pangkat|golongan|gol\b|unit kerja|selanjutnya disebut|selaku)", re.I
)
_BLOCK_START = re.compile(
    r"^\s*(?:.{0,60}\b)?(?:pihak\s+(?:pertama|kesatu|kedua)|mengetahui|menyetujui|disetujui|atasan langsung"
    r"|pejabat (?:penilai|yang dinilai)|yang membuat)\b[^.]{0,40}$",
    re.I,
)
_RANK = re.compile(
    r"^\W*(?:pembina|penata|pengatur|juru|pangkat|golongan|gol\b|[IV]{1,3}\s*/\s*[a-e]\b)", re.I
)
_BEFORE_NIP = re.compile(r"[\s,.:;(]*N\.?\s?I\.?\s?P\.?[\s.:=]*$", re.I)
# Words of posts, bodies, documents and cascades: what holds one of them is no name.
_NOT_NAME = frozenset(
    re.findall(
        r"\w+",
        """
        nipppk pppk
        administrasi agustus analis anggaran anggota aparatur april aset asisten atas atasan bab badan
        bagian baik bangsa barang belanja bendahara bidang bulan bupati camat catatan cukup daerah dalam dan
        dari data dengan desa desember di dinas dinilai direktorat direktur disetujui dokumen ekonomi
        februari formula formulasi golongan gubernur halaman hari hidup indeks indikator indonesia
        inspektorat inspektur jabatan jalan januari jasa juli jumlah juni juru kabupaten kasi kasubag
        kasubbag ke kearsipan kecamatan kedua kegiatan kelurahan kepala kepegawaian kependudukan kerja
        kesatu kesatuan kesehatan kesejahteraan ketenteraman keterangan ketertiban ketua keuangan kinerja
        kop kota kuasa kurang lampiran langsung laporan lembar lingkungan lkjip lurah madya maret masyarakat
        mei memuaskan mengetahui menyetujui misi modal muda nama negara nik nilai nip nomor november oktober
        oleh opd orang organisasi pada pamong pangkat pd pegawai pejabat pekerjaan pelaksana pelayanan
        pembangunan pemberdayaan pembina pemerintah pemerintahan penata pendidikan pengatur pengelola
        pengguna penghitungan penilai perangkat perencanaan perhitungan perhubungan perjanjian perpustakaan
        persen persentase pertama perumahan pihak pj plh plt polisi politik praja program provinsi publik
        rasio realisasi renja renstra republik ruang rumah rupiah sakip sakit sangat sasaran satuan
        sekretariat sekretaris seksi selaku semester september sipil skpd sosial staf sub subbagian sumber
        surat tabel tahun tanda tangan target tata tidak tingkat tipe total trantib triwulan ttd tugas
        tujuan umum unit untuk uraian urusan usaha utama visi wali walikota wilayah yang
        """,
    )
)
_DERIVED = re.compile(
    r"(?:me|pe|ber|ter|ke|di)\w{3,}(?:an|kan)|\w{5,}nya|(?:men|mem|meng|meny|peng|peny|pem)\w{4,}|ter\w{4,}nya"
)


def _span(match: re.Match[str], group: str, jenis: Jenis = Jenis.NAMA) -> Span:
    return Span(match.start(group), match.end(group), jenis)


def _titled(lines: Sequence[str], at: int) -> Iterator[Span]:
    """Yield names with academic titles: with a degree behind, or a title before them beside a post."""
    line = lines[at]
    for match in _WITH_DEGREE.finditer(line):
        yield from _cut(line, match)
    near = " ".join(lines[max(0, at - 2) : at + 3])
    for match in _WITH_PREFIX.finditer(line):
        alone = not (line[: match.start()] + line[match.end() :]).strip(" \t.,:;-()")
        if alone or _POST.search(near):
            yield from _cut(line, match)


def _cut(line: str, match: re.Match[str]) -> Iterator[Span]:
    """Yield the part of a match that is a name: what stands before it may be a post (``Camat Budi, S.Sos``)."""
    start, end = match.span("name")
    if _CALLED_AFTER.search(line[:start]):
        return
    words = list(re.finditer(r"[^\s,]+", line[start:end]))
    first = 0
    for n, word in enumerate(words):
        if word.group().strip(".,").lower() in _NOT_NAME:
            first = n + 1
    if first and _CALLED_AFTER.search(line[start : start + words[first - 1].end()]):
        return
    kept = [w for w in words[first:] if not _TITLE_ONLY.match(w.group())]
    low = [w.group().strip(".,'").lower() for w in kept]
    if not kept or re.fullmatch(_AFTER, kept[0].group()) or any(_DERIVED.fullmatch(w) for w in low):
        return
    name = _DEGREE_END.sub("", line[start + words[first].start() : end])
    if " " not in name and "." not in line[start + words[first].start() : end]:
        return  # a list of abbreviations (DPA, SP)
    yield Span(start + words[first].start(), end, Jenis.NAMA)


def is_name(text: str, *, alone: bool = True) -> bool:
    """Whether ``text`` is shaped as the name of a person; one word only where ``alone`` is given."""
    text = text.strip(" \t.,:;()*_")
    bare = _DEGREE_END.sub("", text)
    words = [w for w in re.split(r"[\s,]+", bare) if w and not _TITLE_ONLY.match(w)]
    titled = bare != text or len(words) < len(bare.split())
    if not words or len(words) > 6 or len(text) > 80 or any(c.isdigit() for c in bare):
        return False
    if any(not re.fullmatch(_WORD, w) for w in words):
        return False
    low = [w.lower().strip(".,'") for w in words]
    if any(w in _NOT_NAME or _DERIVED.fullmatch(w) for w in low):
        return False
    longest = max(len(w) for w in low)
    return longest >= 3 and (len(words) > 1 or titled or (alone and longest >= 4))


def _segments(line: str) -> list[tuple[int, int]]:
    """Return the pieces of a line that stand apart: by tabs or by wide spaces."""
    return [m.span() for m in re.finditer(r"[^\s](?:[^\t\n]*?[^\s])?(?=\t|\s{2,}|\s*$)", line)]


def _beside(
    lines: Sequence[str],
    parts: Sequence[list[tuple[int, int]]],
    at: int,
    number: Span,
    names: list[list[Span]],
) -> None:
    """Find the name that a NIP belongs to: before it on its line, else the nearest above it in its column."""
    before = lines[at][: number.start]
    bare = _BEFORE_NIP.sub("", before)
    start = max((s for s, e in parts[at] if s < number.start), default=0)
    tail = bare[start:]
    if tail.strip(" \t.,:;/-()"):
        piece = tail if is_name(tail, alone=False) else tail.rpartition(",")[2] if "," in tail else tail
        offset = start + tail.rfind(piece)
        if is_name(piece):
            lead = len(piece) - len(piece.lstrip())
            names[at].append(Span(offset + lead, offset + len(piece.rstrip()), Jenis.NAMA))
            return
        return
    for up in range(at - 1, max(-1, at - 1 - _FAR), -1):
        here = [(s, e) for s, e in parts[up]]
        if not here:
            continue
        s, e = min(here, key=lambda part: _distance(part, start))
        text = lines[up][s:e]
        if _RANK.match(text):
            continue
        if is_name(text):
            names[up].append(Span(s, e, Jenis.NAMA))
        return


def _distance(part: tuple[int, int], column: int) -> int:
    start, end = part
    return 0 if start <= column <= end else min(abs(start - column), abs(end - column))


def _labelled(lines: Sequence[str], at: int) -> bool:
    """Whether a line ``Nama : ...`` is of a person: post, rank or number stand near it."""
    if not _NAME_LABEL.match(lines[at]):
        return False
    near = [*lines[max(0, at - 2) : at], *lines[at + 1 : at + 1 + _FAR]]
    return any(_COMPANION.match(line) for line in near)


def _of_block(
    lines: Sequence[str], parts: Sequence[list[tuple[int, int]]], at: int, names: list[list[Span]]
) -> None:
    """Find the names of a signature block that begins at a line: short pieces shaped as names, up to its end."""
    for down in range(at + 1, min(len(lines), at + 1 + _BLOCK)):
        line = lines[down]
        if len(line.strip()) > 120 and len(parts[down]) < 2:
            return
        above = lines[down - 1].strip(" ,.").lower()
        for s, e in parts[down]:
            if is_name(line[s:e], alone=False) and above.rpartition(" ")[2] not in _NOT_NAME:
                names[down].append(Span(s, e, Jenis.NAMA))


def _again(lines: Sequence[str], names: list[list[Span]]) -> None:
    """Add the other places of the names that were found."""
    pattern = _pattern_of(
        line[span.start : span.end] for line, spans in zip(lines, names, strict=True) for span in spans
    )
    if pattern is not None:
        for line, spans in zip(lines, names, strict=True):
            spans += _places(pattern, line)


def _pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds ``names`` anywhere, titles aside; names of one word are too like other words."""
    known = set()
    for name in names:
        words = [w for w in _DEGREE_END.sub("", name.strip(" ,.")).split() if not _TITLE_ONLY.match(w)]
        if len(words) > 1:
            known.add(" ".join(words))
    if not known:
        return None
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(known, key=_longest))
    return re.compile(rf"(?<!\w)(?:{_PREFIX})*(?:{either})(?!\w)(?:{_DEGREES})?", re.I)


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _places(pattern: re.Pattern[str], line: str) -> list[Span]:
    found = (m for m in pattern.finditer(line) if not _CALLED_AFTER.search(line[: m.start()]))
    return [Span(*m.span(), Jenis.NAMA) for m in found]


class Known:
    """Names that were told for certain, to be found wherever else they stand. Those of one word are left out."""

    def __init__(self, names: Iterable[str]) -> None:
        self._pattern = _pattern_of(names)

    def masked(self, text: str) -> tuple[str, list[Span]]:
        """Return ``text`` with the names masked, and their spans within its lines."""
        if self._pattern is None or not self._pattern.search(text):
            return text, []
        lines = text.split("\n")
        found = [_places(self._pattern, line) for line in lines]
        return "\n".join(map(put, lines, found)), [span for spans in found for span in spans]


def may_hold(text: str) -> bool:
    """Say whether ``text`` needs a closer look."""
    return _MAY.search(text) is not None


def find_each(texts: Sequence[str], names: Sequence[str] = ()) -> list[list[list[Span]]]:
    """Return for each of ``texts``, which do not stand together, the spans of its lines.

    A name that one of them tells for certain is found in all, and so are ``names``.
    """
    lines = [text.split("\n") for text in texts]
    found: list[list[list[Span]]] = [
        find(one) if _MAY.search(text) else [[] for _ in one] for text, one in zip(texts, lines, strict=True)
    ]
    told = [
        line[span.start : span.end]
        for one, spans in zip(lines, found, strict=True)
        for line, here in zip(one, spans, strict=True)
        for span in here
        if span.jenis is Jenis.NAMA
    ]
    pattern = _pattern_of([*told, *names])
    if pattern is None:
        return found
    return [
        [merged([*here, *_places(pattern, line)]) for line, here in zip(one, spans, strict=True)]
        for one, spans in zip(lines, found, strict=True)
    ]


# What any finding needs: digits enough, a title, a label, or the beginning of a block.
_MAY = re.compile(
    rf"\d(?:{_GAP}\d){{8}}|\bN\.?I\.?[PK]\b|\bnama\b|\bpihak\b|mengetahui|menyetujui|\b{_BEFORE}\.|,\s*{_AFTER}",
    re.I,
)
