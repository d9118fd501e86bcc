"""Answers of an earlier worksheet, found again by the findings they belong to."""

from __future__ import annotations

from collections.abc import Iterable

from kaskade_graph.errors import Lang
from kaskade_graph.reports.kertas_kerja_baca import Tanggapan


class Jawaban:
    """Every answer once; those that were asked for are no longer :meth:`left`.

    A fingerprint is the same in every year, so an answer belongs to the finding of the same cascade. Failing
    that, the remark and answer given on another one (last year's) are shown with its name, and its conclusion
    is not: that is drawn anew.
    """

    def __init__(self, tanggapan: Iterable[Tanggapan]) -> None:
        self._all = list(tanggapan)
        self._exact = {(t.kaskade, t.sidik): t for t in self._all}
        self._any = {t.sidik: t for t in self._all}
        self._used: set[tuple[str, str]] = set()

    def of(self, kaskade: str, sidik: str, lang: Lang) -> dict[str, str]:
        """Return what to write in the columns to fill in, by the key of the column."""
        one = self._exact.get((kaskade, sidik)) or self._exact.get(("", sidik))
        other = self._any.get(sidik)
        if one is not None:
            self._used.add((one.kaskade, sidik))
            conclusion = one.kesimpulan.teks.pick(lang) if one.kesimpulan else ""
            return {"catatan": one.catatan, "tanggapan": one.tanggapan, "kesimpulan": conclusion}
        if other is None:
            return {}
        self._used.add((other.kaskade, sidik))
        said = {"catatan": other.catatan, "tanggapan": other.tanggapan}
        return {k: f"[{other.kaskade}] {text}" for k, text in said.items() if text}

    def left(self) -> list[Tanggapan]:
        """Return the answers whose findings are gone, in the order they were read."""
        return [t for t in self._all if (t.kaskade, t.sidik) not in self._used]
