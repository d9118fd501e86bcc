"""The official names as evidence for a reading: the level of a name, the level of a code, what stands above it."""

from __future__ import annotations

from functools import lru_cache

from kaskade_graph import nomenklatur
from kaskade_graph.importers.sheets.columns import NAMA
from kaskade_graph.model import Jenis
from kaskade_graph.nama import bare
from kaskade_graph.nomenklatur import Nomenklatur
from kaskade_graph.text import fold

_KEY = {jenis: key for key, jenis in NAMA.items()}
BY_SEGMENTS = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
"""Levels by the number of groups of an official code."""


class Register:
    """Answers for all editions held, of names to the letter (folded), with or without the word of level before."""

    def __init__(self, register: Nomenklatur | None = None) -> None:
        self.register = register or nomenklatur.load()
        self.level = lru_cache(maxsize=32768)(self._level)
        self.exact = lru_cache(maxsize=32768)(self._exact)

    def _exact(self, name: str, level: str | None = None) -> bool:
        """Say whether a name, as it stands, is official."""
        jenis = NAMA[level] if level else None
        return any(
            k.jenis in (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
            for e in self.register.editions()
            for k in self.register.by_name(e, name, jenis)
        )

    def _level(self, name: str) -> str | None:
        """Return the level of which a name is official, None when of none or of several."""
        key = fold(name)
        if len(key) < 8:
            return None
        found: set[str] = set()
        for edisi in self.register.editions():
            for form in dict.fromkeys((key, bare(key))):
                found |= {_KEY[k.jenis] for k in self.register.by_name(edisi, form) if k.jenis in _KEY}
        return found.pop() if len(found) == 1 else None

    @staticmethod
    def level_of_code(code: str) -> str | None:
        """Return the level that the form of a code says, None when it is of none."""
        return BY_SEGMENTS.get(code.count(".") + 1)

    def parents(self, level: str, name: str, code: str | None) -> frozenset[str]:
        """Return the codes and folded names of what officially stands above an element."""
        out: set[str] = set()
        for edisi in self.register.editions():
            entries = self.register.by_name(edisi, name, NAMA[level])
            entries = entries or self.register.by_name(edisi, bare(fold(name)), NAMA[level])
            if code and (coded := self.register.get(edisi, code)) is not None:
                entries = [coded]
            for entry in entries:
                above = self.register.get(edisi, entry.induk) if entry.induk else None
                if above is not None:
                    out |= {above.kode, fold(above.nama), fold("kegiatan " + above.nama)}
        return frozenset(out)
