"""The lexicon of the field: what is a kind of what, the same as, the opposite of, part of, short for.

It is a graph kept as text in ``data/bahasa/leksikon/`` (the notation is described there), and as SKOS in
``data/bahasa/leksikon.ttl``, which is built from it. A reader's own entries (:func:`extended`) stand before the
bundled ones. Reading takes some milliseconds and happens once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from kaskade_graph import resources
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import stem, tokens
from kaskade_graph.text import fold, shown

THINGS = frozenset(("orang", "lembaga", "wilayah", "dokumen", "kegiatan", "barang", "kasus", "uang", "waktu"))
"""Classes of things that are told apart strictly: a thing of one is no thing of another."""
LOOSE = frozenset(("jasa", "pekerjaan", "ukur"))
"""Classes of things whose names pass into one another (a service, the request for it)."""
STATES = frozenset(("perbuatan", "keadaan"))
"""Classes of what is done to things, or how they are."""
_MET = frozenset(("orang", "lembaga", "wilayah", "barang"))
CLASSES = THINGS | LOOSE | STATES
FLAGS = frozenset(("wadah", "luas", "semesta", "dekat", "disjoin", "generik"))
_LONGEST = 6
"""Words of the longest term."""


@dataclass(slots=True, eq=False)
class Entri:
    """One concept of the lexicon.

    ``istilah`` are its terms, the preferred one first, ``singkatan`` its abbreviations; ``induk`` the broader one.
    ``lawan`` are opposites, ``bukan`` what it is told apart from, ``dari`` the things it is found among,
    ``isi`` what a document of this kind records
    (names of concepts). ``arah`` is "+" (more is better), "-" (less is better), "0" (neither) or None.
    ``sifat``: ``wadah`` holds anything; ``luas`` any thing of its class may be called so; ``semesta`` says what
    there is, not what came of it; ``dekat``: what stands below it passes into one another; ``disjoin``: what
    stands below it excludes one another; ``generik``: said of any work.
    """

    istilah: tuple[str, ...]
    kelas: str
    induk: Entri | None = None
    singkatan: tuple[str, ...] = ()
    lawan: tuple[str, ...] = ()
    bukan: tuple[str, ...] = ()
    dari: tuple[str, ...] = ()
    isi: tuple[str, ...] = ()
    arah: str | None = None
    sifat: frozenset[str] = frozenset()
    sumber: str = ""
    tempat: str = ""

    @property
    def nama(self) -> str:
        """The preferred term."""
        return self.istilah[0]

    @property
    def is_thing(self) -> bool:
        """Whether it names something that can be counted or measured."""
        return self.kelas not in STATES

    def above(self) -> Iterator[Entri]:
        """Yield the broader concepts, nearest first."""
        one = self.induk
        while one is not None:
            yield one
            one = one.induk

    @property
    def direction(self) -> str | None:
        """Which way is better: its own, else that of the nearest broader concept that says."""
        return next((e.arah for e in (self, *self.above()) if e.arah), None)

    def is_a(self, other: Entri) -> bool:
        """Say whether it is the other or a kind of it."""
        return self is other or other in self.above()

    def has(self, flag: str) -> bool:
        """Say whether the concept itself has a property named in ``sifat``."""
        return flag in self.sifat


@dataclass(frozen=True, slots=True)
class Cocok:
    """A concept found in words: how many of them it takes, and whether by its letters or by its stem."""

    entri: Entri
    panjang: int
    tepat: bool


@dataclass(slots=True, eq=False)
class Leksikon:
    """All concepts, looked up by their words."""

    entri: list[Entri] = field(default_factory=list)
    _exact: dict[tuple[str, ...], Entri] = field(default_factory=dict)
    _stems: dict[str, Entri] = field(default_factory=dict)
    ganda: list[str] = field(default_factory=list)
    """Terms that stand at two concepts; the first holds."""

    def add(self, entri: Entri) -> None:
        """Take in a concept; of two with one term the earlier keeps it."""
        self.entri.append(entri)
        for term in (*entri.istilah, *entri.singkatan):
            key = tokens(term)
            if key in self._exact:
                if self._exact[key] is not entri:
                    self.ganda.append(f"{term}: {self._exact[key].nama} / {entri.nama}")
                continue
            self._exact[key] = entri
            if not entri.is_thing and len(key) == 1:
                self._stems.setdefault(stem(key[0]), entri)

    def learn(self, entri: Entri) -> None:
        """Take in a reader's own concept: more about one that is known by its first term, else a new one.

        What a reader says of a word holds before what the bundled lexicon says.
        """
        known = self.get(entri.nama)
        if entri.induk is not None:
            entri.induk = self.get(entri.induk.nama) or entri.induk
        if known is None or known.kelas != entri.kelas:
            known = entri
            self.entri.append(entri)
        else:
            known.istilah += tuple(t for t in entri.istilah if t not in known.istilah)
            known.singkatan += entri.singkatan
            known.induk = entri.induk or known.induk
            known.lawan, known.bukan = known.lawan + entri.lawan, known.bukan + entri.bukan
            known.dari, known.isi = known.dari + entri.dari, known.isi + entri.isi
            known.arah, known.sifat = entri.arah or known.arah, known.sifat | entri.sifat
        for term in (*entri.istilah, *entri.singkatan):
            self._exact[tokens(term)] = known
            if not known.is_thing and len(tokens(term)) == 1:
                self._stems[stem(tokens(term)[0])] = known

    def get(self, term: str) -> Entri | None:
        """Return the concept of a term, or None."""
        return self._exact.get(tokens(term))

    def kata(self) -> frozenset[str]:
        """Return the words that the terms are made of."""
        return _single(self)

    def find(self, words: Sequence[str], at: int, without: Entri | None = None) -> Cocok | None:
        """Return the concept that the words from ``at`` on begin with: the longest term, by letters before stems.

        ``without`` is a concept that is passed over: what its own name is made of.
        """
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            found = self._exact.get(tuple(words[at : at + length]))
            if found is not None and found is not without:
                return Cocok(found, length, True)
        word = words[at]
        bare = self._exact.get((word.removesuffix("nya"),)) if word.endswith("nya") else None
        by_stem = bare or self._by_stem(word)
        return Cocok(by_stem, 1, False) if by_stem is not None else None

    def _by_stem(self, word: str) -> Entri | None:
        """Return the state that a word is a form of; of what is the name of a thing, only a verb is."""
        root = stem(word)
        found, thing = self._stems.get(root), self._exact.get((root,))
        if root == word and found is not None and found.kelas == "perbuatan" and word in kelompok("sifat"):
            return None  # "umum" is not "diumumkan"
        named = thing is not None and thing.kelas in _MET
        return None if named and not word.startswith(_OF_VERBS) else found


_OF_VERBS = ("ber", "di", "me", "ter")


@lru_cache(maxsize=4)
def _single(known: Leksikon) -> frozenset[str]:
    return frozenset(word for key in known._exact for word in key)


def leksikon() -> Leksikon:
    """Return the lexicon in force: the bundled one, behind the reader's own entries if there are any."""
    return _with(_local.get())


@contextmanager
def extended(entries: str) -> Iterator[Leksikon]:
    """Put a reader's own entries, in the notation of the files, before the bundled ones while the block runs."""
    token = _local.set(entries)
    try:
        yield leksikon()
    finally:
        _local.reset(token)


def key() -> str:
    """Return what tells the lexicon in force from another: caches of what rests on it are kept by it."""
    return _local.get()


_local: ContextVar[str] = ContextVar("leksikon", default="")


@lru_cache(maxsize=4)
def _with(local: str) -> Leksikon:
    whole = Leksikon()
    for text, name in _bundled():
        for entri in parse(text, name):
            whole.add(entri)
    for entri in parse(local, "lokal"):
        whole.learn(entri)
    return whole


@cache
def _bundled() -> tuple[tuple[str, str], ...]:
    folder = resources.bahasa() / "leksikon"
    return tuple((p.read_text(encoding="utf-8"), p.name) for p in sorted(folder.glob("*.leks")))


def parse(text: str, name: str = "leksikon") -> Iterator[Entri]:
    """Yield the concepts of a text in the notation of the lexicon; raise InputError, with the line, for a bad one."""
    kelas, sumber = "", ""
    open_: list[tuple[int, Entri]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        body = line.strip()
        if not body or body.startswith("#"):
            continue
        if body.startswith("@"):
            sumber = body.partition(":")[2].strip()
        elif body.startswith("::"):
            kelas, open_ = body[2:].strip(), []
            if kelas not in CLASSES:
                raise _bad(name, number, f"kelas “{kelas}” tidak dikenal", f"unknown class “{kelas}”")
        else:
            depth = len(line) - len(line.lstrip())
            while open_ and open_[-1][0] >= depth:
                open_.pop()
            induk = open_[-1][1] if open_ else None
            entri = _entry(body, kelas, induk, sumber, (name, number))
            open_.append((depth, entri))
            yield entri


def _entry(body: str, kelas: str, induk: Entri | None, sumber: str, where: tuple[str, int]) -> Entri:
    head, _, tail = body.partition("|")
    name, sign, rest = head.partition("=")
    if not name.strip() or not kelas:
        raise _bad(*where, "baris tanpa istilah, atau sebelum “:: kelas”", "no term, or before “:: class”")
    same, _, short = (rest if sign else "").partition("~")
    out = Entri(
        (name.strip(), *_terms(same)),
        kelas,
        induk,
        _terms(short),
        sumber=sumber,
        tempat=f"{where[0]}:{where[1]}",
    )
    for part in (p.strip() for p in tail.split(";")):
        label, _, value = part.partition(":")
        if not part:
            continue
        if label in ("lawan", "bukan", "dari", "isi"):
            setattr(out, label, _terms(value))
        elif part in ("+", "-", "0"):
            out.arah = part
        elif part in FLAGS:
            out.sifat |= {part}
        elif label != "kelas":
            raise _bad(*where, f"“{part}” tidak dikenal", f"unknown: “{part}”")
    return out


def _terms(text: str) -> tuple[str, ...]:
    return tuple(t.strip() for t in text.split(",") if t.strip())


def _bad(name: str, line: int, id_: str, en: str) -> InputError:
    return InputError(Teks(f"{name}:{line}: {id_}", f"{name}:{line}: {en}"))


_LARGEST = 1_000_000


def read(path: Path) -> str:
    """Return a reader's own entries from a file, checked; raise InputError for one that is not in the notation."""
    try:
        text = path.read_bytes()[:_LARGEST].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        name = shown(str(path))
        raise InputError(
            Teks(f"{name}: leksikon tidak dapat dibaca", f"{name}: the lexicon cannot be read")
        ) from error
    for _ in parse(text, path.name):
        pass
    return text


def names(entries: Iterable[Entri]) -> tuple[str, ...]:
    """Return the preferred terms, each once, in order."""
    return tuple(dict.fromkeys(fold(e.nama) for e in entries))
