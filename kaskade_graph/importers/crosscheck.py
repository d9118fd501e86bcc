"""What was read, checked against itself, whichever reader read it: what contradicts is doubted, and told.

A layout that was never met is misread in ways that no heading tells, and then what comes out does not fit together:
names hold what belongs in another column, links pass over a level, codes say otherwise than links, one field holds
another's values. Each check looks at the cascade alone. It lowers the certainty of the evidence that it speaks
against, and gives one remark a ground; nothing is taken out, and nothing is read otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, field, replace

from kaskade_graph.errors import Teks
from kaskade_graph.importers.columns import NAMA
from kaskade_graph.importers.tables.headings.columns import MEASURE
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS
from kaskade_graph.importers.tables.register import BY_SEGMENTS, Register
from kaskade_graph.importers.tables.rows import bodies, figures, names
from kaskade_graph.model import Indikator, Jenis, Kaskade, Kutipan, Unsur
from kaskade_graph.reasons import reason
from kaskade_graph.text import fold, shown
from kaskade_graph.vocab import KIN, RDFS

_KEYS = {jenis: key for key, jenis in NAMA.items()}
DOUBTED = 0.7
"""How sure a reading is at most that another reading of the same document speaks against."""
BY_HAND = "koreksi tangan"
"""How the ground of a reading begins that a person gave: nothing is asked of it."""
_SHOWN = 5
_MOST = 0.75
"""The share of a kind from which on the others are the odd ones."""
_SOME = 0.2
_OFTEN = 3
"""Elements that one text without a measure may be the indikator of, before it is taken for a kind of row."""
_LONG_UNIT, _LONG_POST = 6, 16
"""Words of a satuan, and of who answers, from which on it holds more than that."""
_NOTHING = 100_000
"""How many times the largest budget may be another, before the other is taken for none."""
_OPEN_END = re.compile(
    r"(?:\b(?:dan|atau|yang|di|ke|dari|dengan|untuk|pada|dalam|oleh|terhadap|bagi|serta|antar|tentang|sesuai|"
    r"melalui|sebagai|secara|per)|[,;(&=])$",
    re.IGNORECASE,
)
_MORE_INSIDE = re.compile(
    r"[(\[]\s*\d{1,2}\.\d{2}\.[\d.]+\s*[)\]]|\btarget\W{0,3}\d|\bRp\.?\s?\d[\d.]{4,}|\s=\s*\d|"
    r"\([^()]{0,24}\bRp\.?\s?\d[^()]{0,24}\)$|"
    r"(?:^|\s)(?:sasaran|tujuan|program|kegiatan|indikator|target|satuan|formula\w*|rumus|sumber(?: data)?|pagu|"
    r"anggaran|alasan|penanggung ?jawab|tugas|fungsi)(?: \w+)?\s?:\s",
    re.IGNORECASE,
)
"""A code, a sum, a target or the label of another field within a name."""
_OF_A_SCALE = re.compile(r"%|\W*(?:persen\b|perse?ntase|indeks|skor|poin|rasio|nilai$)", re.IGNORECASE)
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}(?: ?%)?")
_THOUSAND = 1000
_FIGURE_LAST = re.compile(r"\s(?!(?:19|20)\d\d$)[≥≤<>]?\s?(?:\d[\d.,]*\d\s?%?|\d\s?%)$")
_LABEL_FIRST = re.compile(
    r"(?:satuan|formula\w*|rumus|sumber(?: data)?|penjelasan|alasan|keterangan|ket|catatan|target)\s?:\s",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\w+nya\s", re.IGNORECASE)
_STATEMENT = re.compile(r"(?:me|ter|ber)\w+nya\s", re.IGNORECASE)

Why = Teks
ONE_WORD = reason("nama satu kata")
MORE = reason("nama berisi isian lain")


@dataclass(slots=True)
class Checked:
    """What the checks say: ``remarks``, and ``fuller``, the evidence whose text holds more than was read."""

    remarks: list[Teks]
    fuller: list[Kutipan]


@dataclass(slots=True)
class _Marks:
    """Grounds by element and property, and what they were said of."""

    grounds: dict[tuple[str, str], Why] = field(default_factory=dict)
    said: dict[Why, list[str]] = field(default_factory=dict)

    def mark(self, iri: str, properti: str, why: Why, what: str) -> None:
        self.grounds.setdefault((iri, properti), why)
        self.said.setdefault(why, []).append(what)


def crosscheck(kaskade: Kaskade) -> Checked:
    """Doubt what contradicts itself in a cascade that was just read, in its evidence, and return what to tell."""
    marks = _Crosscheck(kaskade).run()
    kaskade.bukti = [_doubted(k, marks.grounds.get((k.unsur, k.properti))) for k in kaskade.bukti]
    fuller = [k for k in kaskade.bukti if marks.grounds.get((k.unsur, k.properti)) == MORE]
    return Checked([_remark(why, what) for why, what in marks.said.items()], fuller)


class _Crosscheck:
    """One pass over a cascade; each check adds to ``marks``."""

    def __init__(self, kaskade: Kaskade) -> None:
        self.kaskade, self.register, self.marks = kaskade, Register(), _Marks()
        self.nodes = [u for u in kaskade.unsur.values() if u.jenis in _KEYS]
        self.level = {u.iri: _KEYS[u.jenis] for u in self.nodes}
        hand = [k for k in kaskade.bukti if (k.alasan or "").startswith(BY_HAND)]
        self.by_hand = {(k.unsur, k.properti) for k in hand}
        self.doubted: set[str] = set()

    def run(self) -> _Marks:
        self._names()
        self._levels()
        self._codes()
        self._repeated()
        self._fields()
        self._budgets()
        self._headings_as_programs()
        self._under_doubted()
        return self.marks

    def _mark(self, item: Unsur | Indikator, properti: str, why: Why, what: object = None) -> None:
        if (item.iri, properti) not in self.by_hand:
            self.marks.mark(
                item.iri, properti, why, str(what or item.label or getattr(item, "kode", None) or "?")
            )

    def _element(self, unsur: Unsur, why: Why) -> None:
        """Doubt that there is such an element on its level."""
        self.doubted.add(unsur.iri)
        self._mark(unsur, RDFS.label, why)

    def _parents(self, unsur: Unsur) -> list[Unsur]:
        found = (self.kaskade.unsur.get(iri) for iri in unsur.mendukung)
        return [u for u in found if u is not None and u.iri in self.level]

    # --- names --------------------------------------------------------------------------------------------

    def _names(self) -> None:
        stated = [u for u in self.kaskade.unsur.values() if u.iri not in self.level]
        kinds: list[list[Unsur | Indikator]] = [[*self.nodes], [*stated], [*self.kaskade.indikator.values()]]
        for items in kinds:
            low = _few_begin_low([u.label for u in items if u.label])
            for item in items:
                why = _odd_name(item.label, low) if item.label else None
                if why is ONE_WORD and item.iri in self.level and not self._are_short:
                    continue
                # Official names are looked up last: the list of all work is read for few.
                if why is not None and not self._is_official(item):
                    self._mark(item, RDFS.label, why)
                    self.doubted.add(item.iri)
        levels: dict[str, set[str]] = defaultdict(set)
        for unsur in self.nodes:
            levels[fold(unsur.label or "")].add(self.level[unsur.iri])
        for unsur in self.nodes:
            if not unsur.label:
                continue
            why = None
            if self.level[unsur.iri] in ACTIVITIES and _STATEMENT.match(unsur.label):
                why = reason("rumusan hasil sebagai nama kegiatan")
            elif len(levels[fold(unsur.label)]) > 1 and levels[fold(unsur.label)] & set(ACTIVITIES):
                why = reason("satu nama pada beberapa tingkat")
            if why is not None and not self._is_official(unsur):
                self._element(unsur, why)

    @property
    def _are_short(self) -> bool:
        """Whether several elements are called by one word: a single one is an office's way to say it."""
        return sum(len((u.label or "x y").split()) < 2 for u in self.nodes) > 1

    def _is_official(self, item: Unsur | Indikator) -> bool:
        level = self.level.get(item.iri)
        return level in ACTIVITIES and self.register.exact(item.label or "", level)

    # --- links and codes ----------------------------------------------------------------------------------

    def _levels(self) -> None:
        have = set(self.level.values())
        for unsur in self.nodes:
            for parent in self._parents(unsur):
                one, other = LEVELS.index(self.level[parent.iri]), LEVELS.index(self.level[unsur.iri])
                if not have & set(LEVELS[one + 1 : other]):
                    continue
                self._mark(
                    unsur,
                    KIN.mendukung,
                    reason("kaitan melewati tingkat di antaranya"),
                )
                if self.level[parent.iri] == "sasaran_strategis":
                    why = reason("sasaran langsung di atas kegiatan: mungkin milik program")
                    self._element(parent, why)
        twins = Counter((self.level[u.iri], fold(u.label)) for u in self.nodes if u.label)
        for unsur in self.nodes:
            if unsur.kode is None and twins[self.level[unsur.iri], fold(unsur.label or "")] > 1:
                self._element(unsur, reason("unsur bernama sama pada satu tingkat"))

    def _codes(self) -> None:
        owners: dict[tuple[str, str | None], set[str]] = defaultdict(set)
        for unsur in self.nodes:
            owners[self.level[unsur.iri], unsur.kode].add(fold(unsur.label or ""))
        shaped = {self.level[u.iri] for u in self.nodes if self._is_shaped(u)}
        for unsur in self.nodes:
            level = self.level[unsur.iri]
            if unsur.kode is None:
                continue
            if len(owners[level, unsur.kode]) > 1:
                why = reason("satu kode untuk beberapa unsur")
                self._mark(unsur, KIN.kode, why, unsur.kode)
            elif level in BY_SEGMENTS.values() and not self._is_shaped(unsur) and level in shaped:
                why = reason("bentuk kode bukan dari tingkatnya")
                self._mark(unsur, KIN.kode, why, unsur.kode)
        coded = [
            (u, p) for u in self.nodes for p in self._parents(u) if self._is_shaped(u) and self._is_shaped(p)
        ]
        apart = [u for u, p in coded if not (u.kode or "").startswith(f"{p.kode}.")]
        if self._are_many(apart, coded):
            for unsur in apart:
                why = reason("kode bukan lanjutan kode induk")
                self._mark(unsur, KIN.mendukung, why)

    def _are_many(self, odd: Sized, every: Sized) -> bool:
        """Whether contradictions come from how it was read: a single one is that of the office, and found as such."""
        return len(odd) > 1 and len(odd) >= _SOME * len(every)

    def _is_shaped(self, unsur: Unsur) -> bool:
        """Whether a code has the form of its level."""
        return self.register.level_of_code(unsur.kode or "") == self.level[unsur.iri]

    # --- indikator and values -----------------------------------------------------------------------------

    def _repeated(self) -> None:
        """A text without a word of measure on many elements is a heading, or a kind of row."""
        carriers: Counter[str] = Counter()
        for unsur in self.kaskade.unsur.values():
            carriers.update({fold(self.kaskade.indikator[i].label or "") for i in unsur.diukur_oleh})
        for item in self.kaskade.indikator.values():
            text = item.label or ""
            if carriers[fold(text)] >= _OFTEN and not MEASURE.search(text):
                why = reason("satu teks tanpa kata ukuran, indikator banyak unsur")
                self._mark(item, RDFS.label, why)

    def _fields(self) -> None:
        odd: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
            (
                "satuan",
                KIN.satuan,
                lambda t: (names.is_figure(t) and "%" not in t) or _is_long(t, _LONG_UNIT),
            ),
            ("formulasi", KIN.formulasi, names.is_figure),
            ("sumber_data", KIN.sumberData, names.is_figure),
            ("penanggung_jawab", KIN.penanggungJawab, lambda t: _is_long(t, _LONG_POST)),
        )
        items: list[Unsur | Indikator] = [*self.kaskade.indikator.values(), *self.kaskade.unsur.values()]
        for item in items:
            for name, properti, is_odd in odd:
                text = getattr(item, name, None)
                if text and (is_odd(text) or _LABEL_FIRST.match(text)):
                    why = reason("isi yang bukan dari kolomnya")
                    self._mark(item, properti, why, text)
        self._targets()
        self._points()

    def _points(self) -> None:
        """ "3.450" of an index or a percentage: whether its point parts thousands is not printed."""
        for item in self.kaskade.indikator.values():
            if not _OF_A_SCALE.match(item.satuan or item.label or ""):
                continue
            for properti, found in (
                (KIN.memilikiTarget, item.target),
                (KIN.memilikiRealisasi, item.realisasi),
                (KIN.memilikiKondisiAwal, item.kondisi_awal),
            ):
                for nilai in found:
                    if _POINTED.fullmatch(nilai.tercetak or "") and (nilai.nilai or 0) >= _THOUSAND:
                        why = reason("titik ribuan atau desimal")
                        self.marks.mark(nilai.iri, properti, why, f"{item.label} {nilai.tercetak}")

    def _targets(self) -> None:
        """A sentence as a target, where the others have figures."""
        found = [(i, n) for i in self.kaskade.indikator.values() for n in i.target]
        digits = sum(bool(re.search(r"\d", n.tercetak or "")) or n.nilai is not None for _, n in found)
        for _, nilai in found:
            text = nilai.tercetak or ""
            if (
                nilai.nilai is None
                and _is_long(text, 3)
                and not re.search(r"\d", text)
                and digits >= _MOST * len(found)
            ):
                why = reason("kalimat sebagai target di antara angka")
                self.marks.mark(nilai.iri, KIN.memilikiTarget, why, text)

    def _budgets(self) -> None:
        """A budget that is nothing beside the others, or more than that of what it is part of."""
        largest = max((u.pagu for u in self.nodes if u.pagu), default=None)
        for unsur in self.nodes:
            if unsur.pagu is None or largest is None:
                continue
            if unsur.pagu * _NOTHING < largest:
                why = reason("pagu nol atau sangat kecil di antara yang lain")
                self._mark(unsur, KIN.pagu, why, unsur.label)
        parted = [(u, p) for u in self.nodes for p in self._parents(u)[:1] if None not in (u.pagu, p.pagu)]
        above = [(u, p) for u, p in parted if (u.pagu or 0) > (p.pagu or 0)]
        if self._are_many(above, parted):
            for unsur in (u for pair in above for u in pair):
                self._mark(unsur, KIN.pagu, reason("pagu melebihi pagu induknya"))

    def _headings_as_programs(self) -> None:
        """An empty program that lacks the word with which the others begin: a bidang urusan in their column."""
        programs = list(self.kaskade.of(Jenis.PROGRAM))
        held = {iri for unsur in self.nodes for iri in unsur.mendukung}
        bare = [u for u in programs if u.label and not fold(u.label).startswith("program ")]
        if len(bare) * 4 > len(programs):
            return
        for unsur in bare:
            if unsur.iri not in held and not (unsur.kode or unsur.diukur_oleh or unsur.memiliki_sasaran):
                why = reason("program tanpa isi dan tanpa kata Program di antara yang lain")
                self._element(unsur, why)

    def _under_doubted(self) -> None:
        """What stands under a doubted element, or measures it, is as unsure as it is."""
        why = reason("unsur pemiliknya diragukan")
        for unsur in self.kaskade.unsur.values():
            if set(unsur.mendukung) & self.doubted:
                self.marks.grounds.setdefault((unsur.iri, KIN.mendukung), why)
            if {unsur.iri, *unsur.memiliki_sasaran} & self.doubted:
                for iri in (i for h in (unsur.iri, *unsur.memiliki_sasaran) for i in self._measures(h)):
                    self.marks.grounds.setdefault((iri, RDFS.label), why)

    def _measures(self, iri: str) -> Iterable[str]:
        found = self.kaskade.unsur.get(iri)
        return found.diukur_oleh if found is not None else ()


def _doubted(kutipan: Kutipan, why: Why | None) -> Kutipan:
    """Return evidence with a ground against it; a lower certainty and its ground stay."""
    if why is None or kutipan.keyakinan <= DOUBTED:
        return kutipan
    return replace(kutipan, keyakinan=DOUBTED, alasan=why.id)


def _few_begin_low(texts: list[str]) -> bool:
    """Whether names begin with a capital here, as a rule, and some do not."""
    low = sum(map(_begins_low, texts))
    return 0 < low <= (1 - _MOST) * len(texts)


def _begins_low(text: str) -> bool:
    """Whether a text begins with a small letter, and neither states a result nor counts, as typed names do."""
    return text[:1].islower() and not _RESULT.match(text) and MEASURE.match(text) is None


def _odd_name(text: str, low: bool) -> Why | None:
    """Return what speaks against a text as a name; ``low`` says that a small letter at its start is the exception."""
    if names.is_figure(text) or bodies.is_total_word(text):
        return reason("angka atau kata jumlah sebagai nama")
    if _MORE_INSIDE.search(text):
        return MORE
    if low and _begins_low(text):
        return reason("nama yang mulai di tengah kalimat")
    if _OPEN_END.search(text) or text.count("(") > text.count(")"):
        return reason("nama yang putus di tengah")
    if _FIGURE_LAST.search(text):
        return reason("angka di akhir nama")
    if len(text.split()) < 2 and not text.isupper():
        return ONE_WORD
    if len(text.split()) < 3 and not _STATEMENT.match(text) and any(figures.kind_of_count(text)):
        return reason("jenis penghitungan sebagai nama")
    return None


def _is_long(text: str, most: int) -> bool:
    return len(text.split()) > most


def _remark(why: Why, of: list[str]) -> Teks:
    texts = list(dict.fromkeys(of))
    listed = "; ".join(shown(repr(t if len(t) < 90 else t[:88] + "…")) for t in texts[:_SHOWN])
    more = f"; +{len(texts) - _SHOWN}" if len(texts) > _SHOWN else ""
    return Teks(f"Diragukan, {why.id}: {listed}{more}", f"Doubted, {why.en}: {listed}{more}")
