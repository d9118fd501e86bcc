"""From words to the thing they name: "peran kecamatan" to the one sasaran that has both words.

A candidate is scored word by word; how the words stand in its name breaks ties. Candidates that fit equally
are never chosen between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaskade_graph.errors import AmbiguousName, Teks, UnknownName
from kaskade_graph.iri import edition_of
from kaskade_graph.store.terms import Row, Rows, Term
from kaskade_graph.text import fold, shown

_ENOUGH = 0.75
"""Share of the words that must be found in a name: three of four."""
_CLEAR = 0.05
"""By how much the best must beat the next to be chosen."""
_SPELLING = 0.8
"""Likeness from which two words count as one word spelled twice."""
_IN_CONTEXT = 0.8
"""What a word counts that is not in the name but in what is known beside it."""
_KNOWN = ("kode", "induk", "jenis", "nomor", "jumlah")
_WORDS = 40
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a parameter may name: its term, its name, an official code, and what else is known of it.

    ``induk`` are the values it is a part of: an edition of its unit and year, these of their region.
    """

    term: Term
    label: str
    kode: str = ""
    konteks: str = ""
    induk: tuple[str, ...] = ()
    jenis: str = ""
    nomor: str = ""

    @property
    def judul(self) -> str:
        """Name, kind and number, code and context in one line, fit to be shown."""
        kind = f"{self.jenis} {self.nomor}".strip()
        extra = "; ".join(part for part in (kind, self.kode, self.konteks) if part)
        return shown(f"{self.label} ({extra})" if extra else self.label)


def candidates(found: Rows) -> list[Candidate]:
    """Return the candidates in the answer of a question that lists choices.

    The first column is the value, the second its name. A column ``kode`` is an official code, ``jenis`` and
    ``nomor`` the kind and the printed number, ``induk`` a value that this one is a part of; the others tell
    like names apart. A value listed twice is one candidate.
    """
    merged: dict[Term, list[Row]] = {}
    for row in found:
        if row and row[0] is not None:
            merged.setdefault(row[0], []).append(row)
    return [_candidate(term, found.columns, group) for term, group in merged.items()]


def _candidate(term: Term, columns: Sequence[str], group: Sequence[Row]) -> Candidate:
    cells: dict[str, list[str]] = {}
    for row in group:
        for name, cell in zip(columns[1:], row[1:], strict=True):
            if cell is not None and cell.value and cell.value not in cells.setdefault(name, []):
                cells[name].append(cell.value)
    label = cells.get(columns[1], [term.value])[0] if len(columns) > 1 else term.value
    context = [v for name in columns[2:] if name not in _KNOWN for v in cells.get(name, ())]
    kode, jenis, nomor = (", ".join(cells.get(name, ())) for name in ("kode", "jenis", "nomor"))
    return Candidate(term, label, kode, ", ".join(context), tuple(cells.get("induk", ())), jenis, nomor)


def resolve(words: str, among: Sequence[Candidate], param: str) -> Candidate:
    """Return the one candidate that ``words`` name; see :func:`resolve_all`."""
    return resolve_all(words, among, param)[0]


def resolve_all(
    words: str, among: Sequence[Candidate], param: str, *, editions: bool = False
) -> list[Candidate]:
    """Return the candidate that ``words`` name; with ``editions``, one element in all editions that have it.

    A code, a whole name, or a kind with its printed number ("program 2"), fits before anything else; then
    words as they are; then abbreviations written out; then the stems of the words. Raises :class:`AmbiguousName` when
    several fit equally, :class:`UnknownName` with the nearest when none fits.
    """
    exact = [c for c in among if words.strip() in (c.term.value, *c.kode.split(", "))]
    # Who says a whole name means it, though its words stand in the context of others as well.
    exact = exact or [c for c in among if c.label and fold(c.label) == fold(words)]
    best = exact or _numbered(words, among) or _best(words, among)
    if not best:
        from kaskade_graph.queries import loosely

        best = _best(loosely.written_out(words), among) or loosely.by_stems(words, among)
    if not best:
        raise _unknown(words, among, param)
    if len(best) > 1 and not (editions and _one_in_editions(best)):
        raise _ambiguous(words, best, param)
    return best


def _one_in_editions(best: Sequence[Candidate]) -> bool:
    """Say whether candidates are one element, once in each of several editions: chosen together, none is lost."""
    if len({_same(c) for c in best}) > 1 or len({c.konteks for c in best}) < len(best):
        return False
    editions = {edition_of(c.term.value) for c in best}
    return len(editions) == len(best) or editions == {None}


def _same(candidate: Candidate) -> tuple[str, frozenset[str]]:
    """Return what is alike in two candidates that are one element in two editions, spelled as it may be."""
    from kaskade_graph.language import tables

    standard = tables.baku()
    return candidate.jenis, frozenset(standard.get(w, w) for w in fold(candidate.label).split())


def _numbered(words: str, among: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that a kind alone ("tujuan"), or a kind and a printed number, names.

    What tells like names apart may follow: "program 2 sokaraja".
    """
    return [c for c in among if c.jenis and _kind_and_number(fold(words).split(), c)]


def _kind_and_number(asked: list[str], candidate: Candidate) -> bool:
    kind, number = fold(candidate.jenis).split(), fold(candidate.nomor).split()
    rest = asked[len(kind) :]
    if asked[: len(kind)] != kind:
        return False
    if number and rest[: len(number)] == number:
        rest = rest[len(number) :]
    return set(rest) <= set(fold(candidate.konteks).split())


def _best(words: str, among: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates none of which is clearly better than another, best first."""
    asked = fold(words).split()[:_WORDS]
    scored = [(s, c) for c in among if (s := score(asked, c)) >= _ENOUGH]
    if not scored:
        return []
    scored.sort(key=lambda pair: (-pair[0], pair[1].label, pair[1].term.value))
    top = scored[0][0]
    best = [c for s, c in scored if s > top - _CLEAR]
    # The words for a whole fit its parts as well: they mean the whole.
    wholes = {c.term.value for c in best}
    return [c for c in best if not wholes & set(c.induk)]


def score(asked: Sequence[str], candidate: Candidate) -> float:
    """Return how well a candidate fits folded words: up to 1 for the words, up to 0.2 more for their order.

    Words may stand in the context instead ("Sokaraja 2021"), but not all of them.
    """
    name = fold(candidate.label).split()
    context = set(fold(f"{candidate.konteks} {candidate.jenis}").split())
    if not asked or not name:
        return 0.0
    in_name = [_word(word, name) for word in asked]
    if not any(in_name):
        return 0.0
    found = [max(hit, _IN_CONTEXT * (word in context)) for hit, word in zip(in_name, asked, strict=True)]
    # What tells like names apart ("sokaraja 2021") stands before or after the name, and does not part it.
    said = [word for hit, word in zip(in_name, asked, strict=True) if hit or word not in context]
    return sum(found) / len(asked) + _order(said, name)


def _word(word: str, name: Sequence[str]) -> float:
    """Return how well ``word`` is found in a name: whole, as a beginning, or misspelled."""
    if word in name:
        return 1.0
    if len(word) < 4:
        return 0.0
    from rapidfuzz.fuzz import ratio

    beginning = 0.85 if any(part.startswith(word) for part in name) else 0.0
    # Few misspell a first letter: "kasi" is no "lokasi".
    likeness = max((ratio(word, part) / 100 for part in name if part[0] == word[0]), default=0.0)
    return max(beginning, likeness * 0.9 if likeness >= _SPELLING else 0.0)


def _order(asked: list[str], name: list[str]) -> float:
    """Return 0.2 for the whole name, 0.1 for words side by side in it, else 0."""
    if asked == name:
        return 0.2
    side_by_side = any(name[i : i + len(asked)] == asked for i in range(len(name) - len(asked) + 1))
    return 0.1 if side_by_side else 0.0


def _unknown(words: str, among: Sequence[Candidate], param: str) -> UnknownName:
    from rapidfuzz import fuzz, process

    labels = sorted({c.label for c in among})
    near = process.extract(words, labels, scorer=fuzz.WRatio, processor=fold, limit=3, score_cutoff=40)
    given = shown(words)
    advice = Teks("Tidak ada pilihan dalam data ini.", "There is nothing to choose from in this data.")
    return UnknownName(
        Teks(f"{param}: tidak ada yang cocok dengan {given!r}", f"{param}: nothing fits {given!r}"),
        [shown(label) for label, _, _ in near],
        None if near else advice if not among else Teks("Coba kata lain.", "Try other words."),
    )


def _ambiguous(words: str, best: Sequence[Candidate], param: str) -> AmbiguousName:
    given, asked = shown(words), fold(words).split()[:_WORDS]
    groups: dict[tuple[str, frozenset[str]], list[Candidate]] = {}
    for one in best:
        groups.setdefault(_same(one), []).append(one)
    if len(best) <= _SHOWN:
        groups = {(str(i), frozenset()): [one] for i, one in enumerate(best)}
    listed = [
        (g[0].term.value, g[0].judul + (f" + {len(g) - 1}" if len(g) > 1 else ""), g[0])
        for g in groups.values()
    ]
    return AmbiguousName(
        Teks(
            f"{param}: {given!r} cocok dengan {len(best)} pilihan",
            f"{param}: {given!r} fits {len(best)} choices",
        ),
        [(iri_, title, round(min(score(asked, c), 1.0), 3)) for iri_, title, c in listed[:_SHOWN]],
        Teks(
            f"Tambahkan kata, misalnya nama unit dan tahun, atau berikan IRI-nya. Pilihannya (paling banyak "
            f"{_SHOWN}; + N: pada N kaskade lain):",
            f"Add words, such as the unit and the year, or give the IRI. The choices (at most {_SHOWN}; + N: in "
            "N other cascades):",
        ),
    )
