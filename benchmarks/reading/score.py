"""Compares what was read with what is true, fact by fact.

Right: value and owner are. Wrong: another value, another owner, or a value that the document does not give.
Told: the reading of that fact is marked below 0.95; or the text stands among what is reported as unread or
refused, or in a message; or the document as a whole was refused.

One normalisation for texts: case, runs of white space, white space beside ``/`` and ``-``, and ``. : ;`` at the
ends do not count; where a layout breaks words, white space does not count at all. In names the word of the level
in front does not count, nor a running number or bullet. Figures are compared as numbers; per cent may be written
as a word or a sign. Where answers give other right readings of a property, any of them is right; but a target
read without the unit printed in its cell lost that unit.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from benchmarks.reading.readback import Reading
from benchmarks.reading.truth import Element, Indikator, Truth, number

TOLD_BELOW = 0.95
_TEXTS = ("formulasi", "tipe", "satuan", "sumber")


@dataclass
class Score:
    """Counts of one document. ``wrong`` includes values that were invented; ``marks`` are ``(certainty, right)``."""

    facts: int = 0
    right: int = 0
    told: int = 0
    silent: int = 0
    invented: int = 0
    marks: list[tuple[float, bool]] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


def norm(text: str | None, broken: bool = False) -> str:
    """Return a text in the one normalisation of this count."""
    plain = " ".join((text or "").split()).casefold()
    plain = re.sub(r"\s*([/-])\s*", r"\1", plain).strip(" .:;")
    return re.sub(r"\s", "", plain) if broken else plain


_BULLET = re.compile(r"^(\d{1,2}|[a-z])\s*[.)]\s*(?=\D)|^[-•–*]\s+")
_LEVEL_WORD = re.compile(r"^(program|sub ?-?kegiatan|kegiatan)\s*:?\s*")


def bare(text: str | None, broken: bool = False) -> str:
    """Return a name in the normalisation, without the word of its level or a running number in front."""
    plain = _LEVEL_WORD.sub("", _BULLET.sub("", norm(text)))
    return norm(plain, broken)


def score(truth: Truth, reading: Reading | None, code: int, said: str) -> Score:
    """Return the score of one document; ``reading`` is None when nothing was written."""
    out = Score()
    if reading is None:
        out.facts = truth.facts()
        told = code in (2, 3)
        out.told, out.silent = (out.facts, 0) if told else (0, out.facts)
        if not told:
            out.kinds["seluruhnya"] += out.facts
        return out
    _Comparison(truth, reading, said, out).run()
    return out


class _Comparison:
    def __init__(self, truth: Truth, reading: Reading, said: str, out: Score) -> None:
        self.truth, self.reading, self.out = truth, reading, out
        self.broken = truth.broken
        self.unread = norm(" \n ".join([*reading.unread, reading.messages, said]), True)
        self.words = norm(" \n ".join([*reading.unread, reading.messages, said]))
        self.pairs = match(truth, reading)
        self.back = {r.idx: t for t, r in self.pairs.items()}

    def n(self, text: str | None) -> str:
        return norm(text, self.broken)

    def _bare(self, text: str | None) -> str:
        return bare(text, self.broken)

    def run(self) -> None:
        reads = {r.idx: r for r in self.reading.elements}
        self.ind_pairs, loose = self._match_indikator(reads)
        self._document()
        for e in self.truth.elements:
            r = self.pairs.get(e.idx)
            self._element(e, r)
        for r in self.reading.elements:
            if r.idx not in self.back:
                self._invented(f"unsur {r.level} {r.nama}", self._sure(r.idx, "", "nama"))
                if r.sasaran:
                    self._invented(f"sasaran {r.sasaran}", self._sure(r.idx, "", "sasaran"))
        for idx, n in loose:
            self._invented(f"indikator {reads[idx].indikator[n].nama}", self._sure(idx, str(n), "nama"))

    def _document(self) -> None:
        if self.truth.unit is not None:
            want = self.truth.unit if "/" in self.truth.unit else self.truth.unit + "/kecamatan"
            self._fact(
                "unit",
                self.reading.unit in (want, *self.truth.also),
                self.reading.unit is None,
                1.0,
                want,
                self.reading.unit,
            )
        if self.truth.tahun is not None:
            got = self.reading.tahun
            self._fact("tahun", got == self.truth.tahun, got is None, 1.0, str(self.truth.tahun), str(got))

    def _sure(self, idx: int, n: str, name: str) -> float:
        return self.reading.certainty.get((str(idx), n, name), 1.0)

    def _told(self, text: str | None) -> bool:
        plain = norm(text, True)
        if not plain:
            return False
        if len(plain) > 6:
            return plain in self.unread
        return re.search(rf"(?<!\w){re.escape(norm(text))}(?!\w)", self.words) is not None

    def _fact(
        self,
        name: str,
        right: bool,
        missing: bool,
        sure: float,
        want: str | None,
        got: str | None,
        told: bool = False,
    ) -> None:
        self.out.facts += 1
        if not missing:
            self.out.marks.append((sure, right))
        if right:
            self.out.right += 1
            return
        if told or (self._told(want) if missing else sure < TOLD_BELOW or self._told(want)):
            self.out.told += 1
            return
        self.out.silent += 1
        self.out.kinds[name.split()[0] + (" hilang" if missing else " salah")] += 1
        self._example(f"{name}: {'HILANG' if missing else 'SALAH ' + repr(got)} benar {want!r}")

    def _invented(self, what: str, sure: float) -> None:
        self.out.invented += 1
        self.out.marks.append((sure, False))
        if sure < TOLD_BELOW:
            self.out.told += 1
            return
        self.out.silent += 1
        self.out.kinds["tambahan " + what.split()[0]] += 1
        self._example(f"TAMBAHAN {what}")

    def _example(self, text: str) -> None:
        if len(self.out.examples) < 400:
            self.out.examples.append(text[:260])

    def _element(self, e: Element, r: Element | None) -> None:
        lost = r is None and self._told(e.nama)
        label = f"{e.level}"
        got = _called(r) if r else None
        stated = (*e.alt.get("nama", ()), *e.alt.get("sasaran", ()))
        self._compare(f"nama {label}", e.nama, got, r, "nama", lost, self._bare, stated)
        for name in ("kode", "sasaran", "pj"):
            value, others = getattr(r, name) if r else None, e.alt.get(name, ())
            self._compare(name, getattr(e, name), value, r, name, lost, self.n, others)
        self._compare("pagu", e.pagu, r.pagu if r else None, r, "pagu", lost, _amount, e.alt.get("pagu", ()))
        self._link(e, r, lost)
        for n, i in enumerate(e.indikator):
            self._indikator(e, r, n, i, lost)

    def _compare(
        self,
        name: str,
        want: str | None,
        got: str | None,
        r: Element | None,
        key: str,
        lost: bool,
        how,  # type: ignore[no-untyped-def]
        others: tuple[str, ...] = (),
    ) -> None:
        sure = self._sure(r.idx, "", key) if r else 1.0
        same = bool(got) and how(got) in {how(w) for w in (want, *others) if w}
        if want is None:
            if got and not same and key not in self.truth.free:
                self._invented(f"{name} {got}", sure)
            return
        self._fact(name, same, not got, sure, want, got, lost)

    def _link(self, e: Element, r: Element | None, lost: bool) -> None:
        want = self.pairs.get(e.parent) if e.parent is not None else None
        got = r.parent if r else None
        sure = self._sure(r.idx, "", "induk") if r else 1.0
        above = self.truth.by_idx().get(e.parent) if e.parent is not None else None
        name = f"induk {e.level}"
        if e.parent is None or not e.linked:
            if got is not None and (want is None or got != want.idx):
                self._invented(f"{name} dari {e.nama}", sure)
            return
        told = lost or (
            got is None and re.search(r"induk|kaitan|mendukung|tautan", self.reading.messages) is not None
        )
        told = told or (want is None and above is not None and self._told(above.nama))
        right = got is not None and want is not None and got == want.idx
        self._fact(name, right, got is None, sure, above.nama if above else "", str(got), told)

    def _match_indikator(
        self, reads: dict[int, Element]
    ) -> tuple[dict[tuple[int, int], tuple[int, int]], list[tuple[int, int]]]:
        free = {(r.idx, n): i for r in reads.values() for n, i in enumerate(r.indikator)}
        pairs: dict[tuple[int, int], tuple[int, int]] = {}
        for exact in (True, False):
            for e in self.truth.elements:
                r = self.pairs.get(e.idx)
                for n, i in enumerate(e.indikator):
                    if (e.idx, n) not in pairs and r is not None:
                        self._pick(pairs, free, (e.idx, n), i, [k for k in free if k[0] == r.idx], exact)
        for e in self.truth.elements:
            for n, i in enumerate(e.indikator):
                if (e.idx, n) not in pairs:
                    self._pick(pairs, free, (e.idx, n), i, list(free), True)
        return pairs, list(free)

    def _pick(self, pairs, free, key, i: Indikator, among, exact: bool) -> None:  # type: ignore[no-untyped-def]
        want = self._bare(i.nama)
        best, top = None, 0.0
        for k in among:
            got = self.n(free[k].nama)
            like = 1.0 if got == want else 0.0 if exact else _like(want, got, free[k], i)
            if like > top:
                best, top = k, like
        if best is not None and top >= 0.55:
            pairs[key] = best
            del free[best]

    def _indikator(self, e: Element, r: Element | None, n: int, i: Indikator, lost: bool) -> None:
        at = self.ind_pairs.get((e.idx, n))
        g = (
            next((x.indikator[at[1]] for x in self.reading.elements if at and x.idx == at[0]), None)
            if at
            else None
        )
        gone = g is None and (lost or self._told(i.nama))
        sure = (lambda name: self._sure(at[0], str(at[1]), name)) if at else (lambda name: 1.0)
        self._fact(
            "indikator",
            g is not None and self._bare(g.nama) == self._bare(i.nama),
            g is None,
            sure("nama"),
            i.nama,
            g.nama if g else None,
            gone,
        )
        owned = at is not None and r is not None and at[0] == r.idx
        self._fact(
            "pemilik-indikator", owned, g is None, min(sure("induk"), sure("nama")), i.nama, str(at), gone
        )
        for name in _TEXTS:
            want, got = getattr(i, name), getattr(g, name) if g else None
            others = i.alt.get(name, ())
            if want is None and name == "satuan" and g and _apart(i, g):
                want = others[0]
            if want is None:
                printed = got and (norm(got) in map(norm, others) or _in_target(name, got, i))
                if got and not printed and name not in self.truth.free:
                    self._invented(f"{name} {got}", sure(name))
                continue
            right = bool(got) and (
                _unit(want) == _unit(got) if name == "satuan" else self.n(want) == self.n(got)
            )
            self._fact(name, right, not got, sure(name), want, got, gone)
        for word in ("target", "realisasi"):
            self._values(word, i, getattr(g, word) if g else {}, at, gone, sure)

    def _values(self, word: str, true: Indikator, got: dict[str, str], at, gone: bool, sure) -> None:  # type: ignore[no-untyped-def]
        want: dict[str, str] = getattr(true, word)

        def right(period: str, texts: tuple[str, ...]) -> bool:
            key = (str(at[0]), str(at[1]), f"{word} {period}")
            value = self.reading.decimals.get(key)
            return any(_same_value(t, got[period], value) for t in texts)

        for period, text in want.items():
            key = f"{word} {period}"
            whole = f"{text} {true.satuan}"
            good = period in got and right(period, (text, whole, *true.alt.get(word, ())))
            self._fact(key, good, period not in got, sure(key), text, got.get(period), gone)
        for period, read in got.items():
            beside = right(period, true.alt.get(f"{word} {period}", ()))
            if period not in want and word not in self.truth.free and not beside:
                self._invented(f"{word} {period} {read}", sure(f"{word} {period}"))


def _same_value(want: str, read: str, value) -> bool:  # type: ignore[no-untyped-def]
    plain = number(want)
    if plain is not None:
        return plain == (value if value is not None else number(read))
    return norm(want, True) == norm(read, True)


def _apart(true: Indikator, read: Indikator) -> bool:
    """Whether the figure was read without the unit that is printed in its cell."""
    printed, figures = map(norm, true.target.values()), {norm(t) for t in true.alt.get("target", ())}
    got = {norm(t) for t in read.target.values()}
    return bool(true.alt.get("satuan")) and bool(figures & got) and not got & set(printed)


def _in_target(name: str, got: str, true: Indikator) -> bool:
    """Whether a unit is printed with the figure of a target: ``93%``, ``12 dokumen``."""
    return name == "satuan" and any(
        re.fullmatch(rf"[\W\d]*\s*{re.escape(norm(got))}", norm(t)) for t in true.target.values()
    )


def _called(read: Element) -> str:
    """Return the name of an element, or what it states where it has none."""
    return read.nama or read.sasaran or ""


def _amount(text: str) -> object:
    value = number(text)
    return value.normalize() if value is not None else norm(text)


def _unit(text: str) -> str:
    plain = norm(text, True)
    return "%" if plain in ("persen", "persentase", "%") else plain


def _like(want: str, got: str, read: Indikator, true: Indikator) -> float:
    like = SequenceMatcher(None, want, got, autojunk=False).ratio() if want and got else 0.0
    same = sum(
        bool(a) and norm(a) == norm(b)
        for a, b in ((true.formulasi, read.formulasi), (true.sumber, read.sumber))
    )
    return like + 0.3 * same


def match(truth: Truth, reading: Reading) -> dict[int, Element]:
    """Return which read element each true one is: by level, name, code, what is above and what measures it."""
    pairs: dict[int, Element] = {}
    free = {r.idx: r for r in reading.elements}
    several = len({e.unit for e in truth.elements}) > 1
    for exact in (True, False):
        for e in truth.elements:
            if e.idx in pairs:
                continue
            best, top = None, 0.0
            for r in free.values():
                if r.level != e.level or (several and not _same_unit(e.unit, r.unit)):
                    continue
                like = _likeness(e, r, exact, pairs, truth.broken)
                if like > top:
                    best, top = r, like
            if best is not None:
                pairs[e.idx] = best
                del free[best.idx]
    return pairs


def _same_unit(want: str, got: str) -> bool:
    return got == (want if "/" in want else f"{want}/kecamatan")


def _likeness(e: Element, r: Element, exact: bool, pairs: dict[int, Element], broken: bool) -> float:
    name, got = bare(e.nama, broken), bare(_called(r), broken)
    same = got in {name, *(bare(t, broken) for t in e.alt.get("sasaran", ()))}
    if exact and not same:
        return 0.0
    ratio = 1.0 if same else SequenceMatcher(None, name, got, autojunk=False).ratio()
    codes = 1.0 if e.kode and norm(e.kode) == norm(r.kode) else 0.0
    shared = {norm(i.nama, broken) for i in e.indikator} & {norm(i.nama, broken) for i in r.indikator}
    if ratio < 0.8 and not codes and not shared:
        return 0.0
    above = pairs.get(e.parent) if e.parent is not None else None
    linked = 0.5 if above is not None and r.parent == above.idx else 0.0
    return ratio + codes + linked + 0.4 * min(2, len(shared))
