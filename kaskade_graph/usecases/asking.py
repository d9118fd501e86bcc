"""A question in words of one's own: what it is about, which saved question it asks, and its answer.

An answer is given only to a sentence every word of which is understood. To every other, the questions that come
nearest are offered, filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kaskade_graph.errors import AmbiguousName, KaskadeError, Teks, UnknownName
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries import elsewhere, finding, lexicon, resolve, sentence
from kaskade_graph.queries.answer import Bound, BoundAnswer, Given
from kaskade_graph.queries.finding import Found
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.names import StoredNames
from kaskade_graph.queries.resolve import Candidate
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.queries.sentence import Sentence
from kaskade_graph.store.protocol import Store
from kaskade_graph.text import fold, shown
from kaskade_graph.usecases import answer_kinds, offering
from kaskade_graph.usecases.offering import OFFERED, Meant
from kaskade_graph.vocab import KIN, RDFS

_NAMES = f"""
SELECT DISTINCT ?nama WHERE {{
  {{ GRAPH ?kaskade {{ ?unsur <{RDFS.label}> ?nama }} }}
  UNION {{ GRAPH ?kaskade {{ ?unsur <{KIN.penanggungJawab}> ?nama }} }}
}} ORDER BY ?nama"""
_LAST_YEAR = "lalu"
_COUNTING = frozenset({"berapa", "total"})
_BY_CODE = "unsur-dengan-kode"


def understand(text: str, place: str = "") -> SavedQuery:
    """Return the question that a sentence asks, whatever it is about.

    Raises :class:`AmbiguousName` with the questions that fit or come nearest, and :class:`UnknownName` when none
    does.
    """
    index = finding.Index(Library().all())
    parts = sentence.take_apart(text, index, (), StoredNames(()))
    about = bool(parts.sisa or parts.tentang)
    found = index.find(parts.tanya, about) or index.find(parts.tanya_dengan_jenis, about)
    if len(found) != 1:
        raise offering.offer(
            text, parts, [Meant(f, {}) for f in found or index.near(parts.tanya_dengan_jenis, about)], place
        )
    return found[0].query


def ask(
    store: Store,
    book: Library,
    text: str,
    given: Given,
    *,
    limit: int | None,
    offset: int | None,
    place: str = "",
) -> tuple[BoundAnswer, list[Teks]]:
    """Answer a sentence from ``store``; ``given`` are parameters typed beside it. Return notes with the answer.

    The commands in what is said name ``place``, which is what :attr:`Inputs.typed` gives.

    Raises :class:`AmbiguousName` with questions to choose from when the sentence is not understood whole or asks
    several, and :class:`UnknownName` when it names what is not there.
    """
    return _Asking(store, book, text, given, place).answer(limit, offset)


@dataclass(slots=True)
class _Asking:
    store: Store
    book: Library
    text: str
    given: Given
    place: str = ""
    cache: answering.Cache = field(default_factory=dict)
    names: StoredNames = field(default_factory=lambda: StoredNames(()))

    def answer(self, limit: int | None, offset: int | None) -> tuple[BoundAnswer, list[Teks]]:
        index = finding.Index(self.book.all())
        scopes = resolve.candidates(self.store.select(answering.compose(self.book.get("daftar-lingkup"), {})))
        self.names = StoredNames(self.store.select(_NAMES).values("nama"))
        parts = sentence.take_apart(self.text, index, scopes, self.names)
        scope = [] if "lingkup" in self.given else _scope(parts, scopes)
        meant = self._meant(index, parts, scope)
        good = [m for m in meant if m.bound is not None]
        if not meant or elsewhere.is_about_a_cut(self.text):
            elsewhere.refer(self.text, parts.tentang or None)
        if parts.sisa or len(good) != 1 or _refers_back(self.text, index, parts):
            if not parts.sisa and not good:
                self._say_where(meant)
            if not parts.sisa and not good and len(meant) == 1 and meant[0].galat is not None:
                raise offering.unanswered(meant[0], self.place)
            raise offering.offer(
                self.text, parts, good or meant or self._nearest(index, parts, scope), self.place
            )
        return self._answered(good[0], parts, limit, offset)

    def _meant(self, index: finding.Index, parts: Sentence, scope: Sequence[str]) -> list[Meant]:
        """Return the questions that the sentence asks, with the kind before a thing taken either way."""
        out: dict[str, Meant] = {}
        about = bool(parts.tentang)
        for said, kind in dict.fromkeys(((parts.tanya, parts.jenis), (parts.tanya_dengan_jenis, ""))):
            if said <= _COUNTING and not about:
                continue  # "berapa nilainya?": of what, the sentence does not say
            for found in index.find(said, about):
                if not _can_be(found.query, about, bool(scope)):
                    continue
                one = self._bound(found, parts, kind or parts.jenis, scope)
                one.tanya = said if parts.jenis and kind else frozenset() if parts.tentang else said
                if found.query.id not in out or out[found.query.id].bound is None:
                    out[found.query.id] = one
        self._only_whole(out, parts)
        coded = out.get(_BY_CODE) if sentence.is_code(parts.tentang) and "resmi" not in parts.tanya else None
        if coded is not None and coded.bound is not None:
            out = {_BY_CODE: coded}  # what has a code is asked; nobody asks a code for its code
        best = max((m.found.skor for m in out.values() if m.bound), default=0.0)
        return [m for m in out.values() if m.found.skor >= best]

    def _only_whole(self, meant: dict[str, Meant], parts: Sentence) -> None:
        """Leave out what is about another thing where the sentence has the whole name of one."""
        said = {parts.tentang, f"{parts.jenis} {parts.tentang}".strip()} if parts.tentang else set()
        whole = {w for w in said if self.names.whole(w)}
        if not whole:
            return
        for key, one in list(meant.items()):
            name = _thing_of(one.found.query, self.given)
            of = (
                [c.label for choice in one.bound.choices if choice.param == name for c in choice.semua]
                if one.bound
                else []
            )
            if of and not any(fold(label) in whole for label in of):
                del meant[key]

    def _say_where(self, meant: Sequence[Meant]) -> None:
        """Raise :class:`UnknownName` where the thing is not in the scope that is named, and is elsewhere."""
        for one in meant:
            if (
                not isinstance(one.galat, UnknownName)
                or "lingkup" not in one.given
                or "lingkup" in self.given
            ):
                continue
            query = one.found.query
            wider = {k: v for k, v in one.given.items() if k != "lingkup"}
            try:
                bound = answering.bind(self.store, self.book, query, wider, self.cache)
            except KaskadeError:
                continue
            scope = shown(", ".join(one.given["lingkup"]))
            there = Teks(
                "; ".join(c.judul.id for c in bound.choices), "; ".join(c.judul.en for c in bound.choices)
            )
            command = offering.typed(query, wider, self.place)
            raise UnknownName(
                Teks(f"tidak ada di {scope}; yang ada: {there.id}", f"not in {scope}; there is: {there.en}"),
                (),
                Teks(f"Jalankan: {command}", f"Run: {command}"),
            )

    def _nearest(self, index: finding.Index, parts: Sentence, scope: Sequence[str]) -> list[Meant]:
        near = index.near(parts.tanya_dengan_jenis, bool(parts.tentang))[:OFFERED]
        return [Meant(f, self._filled(f.query, parts, scope)) for f in near]

    def _filled(self, query: SavedQuery, parts: Sentence, scope: Sequence[str]) -> dict[str, Sequence[str]]:
        given: dict[str, Sequence[str]] = dict(self.given)
        if scope and any(p.nama == "lingkup" for p in query.params):
            given.setdefault("lingkup", scope)
        name = _thing_of(query, given)
        if name and parts.tentang:
            given[name] = [f"{parts.jenis} {parts.tentang}".strip()]
        elif name and any(p.nama == name and p.wajib for p in query.params):
            given[name] = ["..."]
        return given

    def _bound(self, found: Found, parts: Sentence, kind: str, scope: Sequence[str]) -> Meant:
        query = found.query
        given = self._filled(query, parts, scope)
        name = _thing_of(query, self.given)
        if not (parts.tentang and name):
            if any(p.wajib and p.nama not in self.given for p in query.params):
                return Meant(found, given)
            return self._try(found, given, name, kind)
        # With the kind before it first: among like names it tells which is meant.
        forms = dict.fromkeys((f"{parts.jenis} {parts.tentang}".strip(), parts.tentang))
        tried = [self._try(found, {**given, name: [words]}, name, kind) for words in forms]
        return min(tried, key=lambda m: (m.bound is None, not isinstance(m.galat, AmbiguousName)))

    def _try(self, found: Found, given: Given, name: str | None, kind: str) -> Meant:
        try:
            bound = answering.bind(self.store, self.book, found.query, given, self.cache)
            return Meant(found, given, self._of_kind(bound, name, kind))
        except KaskadeError as error:
            return Meant(found, given, galat=error)

    def _of_kind(self, bound: Bound, name: str | None, kind: str) -> Bound:
        """Refuse a thing of another kind than the one that was named; raises :class:`UnknownName`."""
        wrong = [
            c
            for choice in bound.choices
            if choice.param == name
            for c in choice.semua
            if not answer_kinds.is_a(c, kind, name)
        ]
        if wrong and kind:
            label = shown(wrong[0].judul)
            raise UnknownName(
                Teks(f"bukan {kind} yang bernama begitu: {label}", f"no {kind} of that name: {label}")
            )
        return bound

    def _answered(
        self, best: Meant, parts: Sentence, limit: int | None, offset: int | None
    ) -> tuple[BoundAnswer, list[Teks]]:
        assert best.bound is not None
        query = best.found.query
        notes = [offering.command(query, best.given, self.place)]
        if parts.dibaca:
            read = ", ".join(f"“{shown(w)}” = “{shown(m)}”" for w, m in parts.dibaca)
            notes.append(Teks(f"Dibaca: {read}.", f"Read as: {read}."))
        if parts.tahun_ini:
            year = parts.tahun[-1]
            notes.append(Teks(f"“Tahun ini” dibaca sebagai {year}.", f"“This year” is read as {year}."))
        whole = answering.ask(self.store, best.bound)
        kinds = answer_kinds.kinds_in(whole, best.tanya)
        answer = whole
        if kinds:
            at = whole.rows.columns.index("jenis")
            rows = [r for r in whole.rows if (cell := r[at]) is not None and cell.value in kinds]
            answer = answer_kinds.with_rows(whole, rows)
            notes.append(answer_kinds.only(kinds, len(rows), len(whole.rows)))
        if not answer.rows.rows:
            notes += self._instead(best, whole, bool(kinds))
        return answer_kinds.paged(answer, limit, offset), notes

    def _instead(self, best: Meant, whole: BoundAnswer, of_kind: bool) -> list[Teks]:
        """Say what there is without the narrowing that left nothing."""
        if of_kind and whole.rows.rows:
            count = len(whole.rows)
            return [Teks(f"Tidak ada di antara {count} baris.", f"None among {count} rows.")]
        if "lingkup" not in best.given or "lingkup" in self.given:
            return []
        wider = {k: v for k, v in best.given.items() if k != "lingkup"}
        try:
            found = answering.answer(self.store, self.book, best.found.query, wider)
        except KaskadeError:
            return []
        scope = shown(", ".join(best.given["lingkup"]))
        count, command = len(found.rows), offering.command(best.found.query, wider, self.place)
        if not count:
            return [
                Teks(
                    f"Tidak ada satu baris pun, di {scope} maupun di seluruh data ini.",
                    f"Not a single row, in {scope} nor in all of this data.",
                )
            ]
        return [
            Teks(
                f"Tidak ada di {scope}; di seluruh data ini ada {count} baris. {command.id}",
                f"None in {scope}; in all of this data there are {count} rows. {command.en}",
            )
        ]


def _refers_back(text: str, index: finding.Index, parts: Sentence) -> bool:
    """Say whether a sentence is about something said before it: "penanggung jawabnya siapa?"."""
    if parts.tentang or parts.wilayah or parts.tahun:
        return False
    words = fold(text).split()
    first = next((p for p in index.lexicon.pieces(words) if p.concept != ""), None)
    # "Nilai mana yang bacaannya meragukan" says itself whose reading it is.
    said = first is not None and first.first > 0 and lexicon.written(words[first.first - 1]) == "yang"
    return first is not None and not said and words[first.last].endswith("nya")


def _scope(parts: Sentence, scopes: Sequence[Candidate]) -> list[str]:
    """Return the scopes that the sentence names, each of them in words; raises as :func:`resolve.resolve` does."""
    if not parts.wilayah and not parts.tahun:
        return []
    years = parts.tahun
    if len(years) > 1 and _LAST_YEAR in parts.tanya_dengan_jenis:
        years = years[-1:]  # the other is the year that it is compared with
    known = {y for s in scopes for y in fold(s.label).split() if y.isdecimal()}
    if len(years) > 1 and "ubah" not in parts.tanya_dengan_jenis:
        years = tuple(y for y in years if y in known) or years
    elif len(years) > 1:
        years = years[-1:]
    # Two units may be named, rather than one of two words.
    ways = [w for w in dict.fromkeys(((parts.wilayah,), tuple(parts.wilayah.split()))) if w]
    for regions in ways:
        named = [f"{region} {year}".strip() for region in regions for year in years or ("",)]
        try:
            for one in named:
                resolve.resolve(one, scopes, "lingkup")
        except UnknownName:
            if regions == ways[-1]:
                raise
        else:
            return named
    raise AssertionError


def _can_be(query: SavedQuery, about: bool, scoped: bool) -> bool:
    """Say whether a question can be meant by a sentence that names a thing or a scope: neither is passed over."""
    if scoped and not any(p.nama == "lingkup" for p in query.params):
        return False
    return not about or _thing_of(query, {}) is not None


def _thing_of(query: SavedQuery, given: Given) -> str | None:
    """Return the parameter that the thing of a sentence fills."""
    taken = [p for p in query.params if p.nama not in given and p.nama != "lingkup"]
    return next((p.nama for p in sorted(taken, key=lambda p: not p.wajib)), None)
