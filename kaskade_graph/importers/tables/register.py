"""The official names as evidence for a reading: the level of a name, the level of a code, what stands above it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kaskade_graph.importers.columns import NAMA
from kaskade_graph.importers.official import anywhere
from kaskade_graph.likeness import bare
from kaskade_graph.model import Jenis
from kaskade_graph.registers import urusan
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.registers.nomenklatur_national import Pemda
from kaskade_graph.text import fold

_KEY = {jenis: key for key, jenis in NAMA.items()}
_LEVELS = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
BY_SEGMENTS = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
"""Levels by the number of groups of an official code."""


_MISPRINT = 0.92
_LONG_ENOUGH = 20
_MOST_LOOKED_UP = 30


class Register:
    """Answers for all urusan and editions held, of names to the letter (folded)."""

    def __init__(self) -> None:
        self.level = lru_cache(maxsize=32768)(self._level)
        self._entries = lru_cache(maxsize=32768)(self._look_up)
        self._left = _MOST_LOOKED_UP

    @staticmethod
    def _look_up(name: str) -> tuple[Konsep, ...]:
        if len(fold(name)) < 8:
            return ()
        return tuple(k for k in anywhere(name) if k.jenis in _LEVELS)

    def near(self, name: str) -> str | None:
        """Return the level of the official names that a name is a misprint of; None when none or several levels are.

        It takes long, so that only so many names of a file are looked up.
        """
        if len(fold(name)) < _LONG_ENOUGH or self._left < 1:
            return None
        self._left -= 1
        for kind in (Pemda.KABUPATEN_KOTA, Pemda.PROVINSI):
            found = urusan.menyeluruh(kind).match(name, None, urusan.NASIONAL[kind].id, limit=3)
            levels = {_KEY[c.konsep.jenis] for c in found if c.skor >= _MISPRINT and c.konsep.jenis in _KEY}
            if levels:
                return levels.pop() if len(levels) == 1 else None
        return None

    def exact(self, name: str, level: str | None = None) -> bool:
        """Say whether a name, as it stands, is official."""
        return any(level is None or k.jenis is NAMA[level] for k in self._entries(name))

    def bare(self, name: str, level: str, label: bool = False) -> str:
        """Return a name without a word of level before it that is a label: what follows is the official name, or
        ``label`` says that it is one. An official name may begin with the word itself."""
        word = {"sub_kegiatan": "sub kegiatan ", "kegiatan": "kegiatan "}.get(level)
        if word is None or not name.lower().startswith(word) or self.exact(name, level):
            return name
        rest = name[len(word) :]
        return rest if label or self.exact(rest, level) else name

    def _level(self, name: str) -> str | None:
        """Return the level of which a name is official, word of level or not; None of none or several."""
        for form in dict.fromkeys((name, bare(fold(name)))):
            found = {_KEY[k.jenis] for k in self._entries(form) if k.jenis in _KEY}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    @staticmethod
    def level_of_code(code: str) -> str | None:
        """Return the level that the form of a code says, None when it is of none."""
        return BY_SEGMENTS.get(code.count(".") + 1)

    def parents(self, level: str, name: str, code: str | None) -> frozenset[str]:
        """Return the codes of what officially stands above an element."""
        entries: Iterable[Konsep] = [k for k in self._entries(name) if k.jenis is NAMA[level]]
        entries = entries or [k for k in self._entries(bare(fold(name))) if k.jenis is NAMA[level]]
        return frozenset(k.induk for k in entries if k.induk)

    def codes(self, level: str, name: str) -> frozenset[str]:
        """Return the codes that officially have a name."""
        forms = (name, bare(fold(name)))
        return frozenset(k.kode for form in forms for k in self._entries(form) if k.jenis is NAMA[level])
