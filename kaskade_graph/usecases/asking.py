"""A question in words of one's own: what it is about, which saved question it asks, and its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kaskade_graph.errors import AmbiguousName, Teks, UnknownName
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries import elsewhere, finding, resolve, sentence
from kaskade_graph.queries.answer import Answer, Bound
from kaskade_graph.queries.finding import Found
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.queries.sentence import Sentence
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import Row
from kaskade_graph.text import fold, shown
from kaskade_graph.vocab import KIN, RDFS

_NAMES = f"""
SELECT DISTINCT ?nama WHERE {{
  {{ GRAPH ?kaskade {{ ?unsur <{RDFS.label}> ?nama }} }}
  UNION {{ GRAPH ?kaskade {{ ?unsur <{KIN.penanggungJawab}> ?nama }} }}
}} ORDER BY ?nama"""
_OFFERED = 5
_TRIED = 8
_FAR = 0.25
"""By how much a question may fit worse than the best, and be taken because the best has no such thing."""

Given = Mapping[str, Sequence[str]]


@dataclass(slots=True)
class _Meant:
    """A question that may be meant, with its parameters: bound, or with ``galat`` where several things fit."""

    found: Found
    given: Given
    bound: Bound | None = None
    galat: AmbiguousName | None = None
    terpakai: bool = False


def understand(text: str) -> SavedQuery:
    """Return the question that a sentence asks, whatever it is about.

    Raises :class:`AmbiguousName` with the questions that fit, and :class:`UnknownName` when none does.
    """
    index = finding.Index(Library().all())
    parts = sentence.take_apart(text, index, (), sentence.Names(()))
    found = index.find(parts.tanya, about=bool(parts.sisa))
    if not found:
        raise _no_question(text)
    if not finding.clear(found):
        raise _several(text, [_Meant(f, {}) for f in found])
    return found[0].query


def ask(
    store: Store, book: Library, text: str, given: Given, *, limit: int | None, offset: int | None
) -> tuple[Answer, list[Teks]]:
    """Answer a sentence from ``store``; ``given`` are parameters typed beside it. Return notes with the answer.

    Raises :class:`AmbiguousName` when several questions or things fit equally, :class:`UnknownName` when none.
    """
    return _Asking(store, book, text, given).answer(limit, offset)


@dataclass(slots=True)
class _Asking:
    store: Store
    book: Library
    text: str
    given: Given
    cache: answering.Cache = field(default_factory=dict)

    def answer(self, limit: int | None, offset: int | None) -> tuple[Answer, list[Teks]]:
        index = finding.Index(self.book.all())
        scopes = resolve.candidates(self.store.select(answering.compose(self.book.get("daftar-lingkup"), {})))
        names = sentence.Names(self.store.select(_NAMES).values("nama"))
        parts = sentence.take_apart(self.text, index, scopes, names)
        if parts.lingkup and "lingkup" not in self.given:
            resolve.resolve(parts.lingkup, scopes, "lingkup")
        elsewhere.refer(self.text, parts.tentang[-1] if parts.tentang else None)
        found = index.find(parts.tanya, about=bool(parts.tentang))
        if not found:
            raise _no_question(self.text)
        meant = self._meant(found, parts)
        if not finding.clear([m.found for m in meant]):
            raise _several(self.text, meant)
        best = meant[0]
        if best.galat is not None:
            of = _command(best.found.query, best.given)
            told = Teks(f"{of.id}\n{best.galat.pesan.id}", f"{of.en}\n{best.galat.pesan.en}")
            raise AmbiguousName(told, best.galat.candidates, best.galat.saran)
        return self._answered(best, parts, limit, offset)

    def _meant(self, found: Sequence[Found], parts: Sentence) -> list[_Meant]:
        """Return the questions that can be meant: those that take a thing have to know the one that is named."""
        out: list[_Meant] = []
        first: UnknownName | None = None
        for each in found[:_TRIED]:
            if each.skor < found[0].skor - _FAR:
                break
            try:
                one = self._bound(each, parts)
            except UnknownName as error:
                first = first or error
                continue
            # What fits worse than a question about a thing that is not there has to know the thing.
            if first is None or one.terpakai:
                out.append(one)
        if not out and first is not None:
            raise first
        return out

    def _bound(self, each: Found, parts: Sentence) -> _Meant:
        query = each.query
        given = dict(self.given)
        names = [p.nama for p in query.params]
        if parts.lingkup and "lingkup" in names:
            given.setdefault("lingkup", [parts.lingkup])
        wanted = [p for p in query.params if p.wajib and p.nama not in given]
        words = parts.tentang or ((" ".join(parts.sisa),) if parts.sisa else ())
        if not wanted or not words:
            return _Meant(each, given, None if wanted else self._bind(query, given))
        name = wanted[0].nama
        for at, one in enumerate(words, 1):
            filled = {**given, name: [one]}
            try:
                return _Meant(each, filled, self._bind(query, filled), terpakai=True)
            except AmbiguousName as error:
                return _Meant(each, {**given, name: ["..."]}, galat=error, terpakai=True)
            except UnknownName:
                if at == len(words):
                    raise
        raise AssertionError

    def _bind(self, query: SavedQuery, given: Given) -> Bound:
        return answering.bind(self.store, self.book, query, given, self.cache)

    def _answered(
        self, best: _Meant, parts: Sentence, limit: int | None, offset: int | None
    ) -> tuple[Answer, list[Teks]]:
        bound = best.bound or self._bind(best.found.query, best.given)
        notes = [_command(best.found.query, best.given)]
        if best.terpakai:
            unused = [*parts.tahun_lain, *(parts.sisa if parts.tentang else ())]
            answer = answering.ask(self.store, bound, limit=limit, offset=offset)
        else:
            answer, narrowed, unused = _narrowed(answering.ask(self.store, bound), parts)
            answer = _paged(answer, limit, offset)
            notes += narrowed
            unused += parts.tahun_lain
        if "lingkup" not in best.given and parts.lingkup:
            unused.append(parts.lingkup)
        return answer, [*notes, *([_unused(unused)] if unused else ())]


def _narrowed(answer: Answer, parts: Sentence) -> tuple[Answer, list[Teks], list[str]]:
    """Return the rows of the kind that is asked for, about the thing that is named; what was done, and what not.

    A thing that no row is about leaves none. Words that nothing is known of may say nothing, and leave all.
    """
    notes, rows, of = [], list(answer.rows), len(answer.rows)
    kinds = _kinds(answer, " ".join(parts.tanya))
    if kinds:
        at = answer.rows.columns.index("jenis")
        rows = [row for row in rows if (cell := row[at]) is not None and cell.value in kinds]
        notes.append(_only(kinds, len(rows), of))
    if parts.tentang:
        words = parts.tentang[-1]
        rows = [row for row in rows if _holds(row, words.split())]
        notes.append(_only([words], len(rows), of))
    held = [row for row in rows if _holds(row, parts.sisa)] if parts.sisa else []
    if held:
        notes.append(_only([" ".join(parts.sisa)], len(held), of))
    return _with(answer, held or rows), notes, [] if held else list(parts.sisa)


def _kinds(answer: Answer, asked: str) -> list[str]:
    """Return the kinds in the column ``jenis`` that the words name, none when they name all or none of them."""
    if "jenis" not in answer.rows.columns:
        return []
    found = sorted(set(answer.rows.values("jenis")), key=lambda kind: (-len(kind), kind))
    named, left = [], f" {asked} "
    for kind in found:
        if f" {fold(kind)} " in left:
            named.append(kind)
            left = left.replace(f" {fold(kind)} ", " ")
    return named if len(named) < len(found) else []


def _only(words: Sequence[str], count: int, of: int) -> Teks:
    said = ", ".join(f"“{shown(w)}”" for w in words)
    return Teks(f"Hanya baris dengan {said}: {count} dari {of}", f"Only rows with {said}: {count} of {of}")


def _with(answer: Answer, rows: Sequence[Row]) -> Answer:
    return replace(answer, rows=replace(answer.rows, rows=tuple(rows)))


def _paged(answer: Answer, limit: int | None, offset: int | None) -> Answer:
    start = offset or 0
    return _with(answer, list(answer.rows)[start : None if limit is None else start + limit])


def _holds(row: Row, words: Sequence[str]) -> bool:
    names = sentence.Names(cell.value for cell in row if cell is not None and cell.kind != "uri")
    return all(names.holding(word) for word in words)


def _command(query: SavedQuery, given: Given) -> Teks:
    """Return what a sentence was taken for: the title, and the command that asks the same."""
    params = "".join(f' --param {name}="{shown(v)}"' for name, values in given.items() for v in values)
    command = f"kaskade query {query.id}{params}"
    return Teks(f"Pertanyaan: {query.judul.id} ({command})", f"Question: {query.judul.en} ({command})")


def _unused(words: Sequence[str]) -> Teks:
    left = shown(" ".join(words))
    return Teks(f"Kata yang tidak dipakai: {left}", f"Words not made use of: {left}")


def _no_question(text: str) -> UnknownName:
    given = shown(text)
    return UnknownName(
        Teks(
            f"tidak ada pertanyaan tersimpan yang cocok dengan {given!r}",
            f"no saved question fits {given!r}",
        ),
        (),
        Teks("Lihat semuanya: kaskade query", "See them all: kaskade query"),
    )


def _several(text: str, meant: Sequence[_Meant]) -> AmbiguousName:
    given = shown(text)
    best = meant[0].found.skor
    near = [m for m in meant if m.found.skor > best - 2 * finding.CLEAR][:_OFFERED]
    return AmbiguousName(
        Teks(f"beberapa pertanyaan cocok dengan {given!r}", f"several questions fit {given!r}"),
        [(_as_typed(m), m.found.query.judul.pick(m.found.lang), m.found.skor) for m in near],
        Teks("Pilih salah satu:", "Choose one:"),
    )


def _as_typed(meant: _Meant) -> str:
    query, given = meant.found.query, dict(meant.given)
    for param in query.params:
        if param.wajib:
            given.setdefault(param.nama, ["..."])
    return (
        "kaskade query "
        + query.id
        + "".join(f' --param {name}="{shown(v)}"' for name, values in given.items() for v in values)
    )
