"""A box with the text of one element, measured letter by letter, so that nothing leaves it.

All lengths are points; a box has its corner at 0, 0, and y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.errors import Lang
from kaskade_graph.model import Jenis
from kaskade_graph.reports.drawing.contents import BoxContents
from kaskade_graph.reports.drawing_letters import Huruf, cut, width, wrap

TINTA, ABU, PUTIH = "#1D2733", "#55616E", "#FFFFFF"
WARNA_JENJANG = {
    Jenis.MISI: "#0F2238",
    Jenis.TUJUAN: "#17324D",
    Jenis.SASARAN_STRATEGIS: "#1C5F4B",
    Jenis.PROGRAM: "#7A4310",
    Jenis.KEGIATAN: "#5A3A72",
    Jenis.SUB_KEGIATAN: "#3F4D5C",
}
WARNA_KEPARAHAN = {Keparahan.ERROR: "#9F1D20", Keparahan.WARNING: "#8A5300", Keparahan.INFO: "#1C5A86"}
_DASAR_TEMUAN = "#FBF1EC"
_LEADING = 1.28
SMALLEST = 0.8
"""The smallest letters in a box, those of findings, against those of its name."""
_READ = 2_000
"""Characters of a text that are looked at: more than a sheet holds."""


class Petak(NamedTuple):
    """A filled or outlined rectangle; ``putus`` has its outline dashed."""

    x: float
    y: float
    lebar: float
    tinggi: float
    isi: str | None = None
    garis: str | None = None
    tebal: float = 0.8
    putus: bool = False


class Lettering(NamedTuple):
    """One line of text: where its baseline begins, and how wide it is."""

    x: float
    y: float
    teks: str
    huruf: Huruf
    ukuran: float
    warna: str = TINTA

    @property
    def lebar(self) -> float:
        """The width of the line."""
        return width(self.teks, self.huruf, self.ukuran)


@dataclass(frozen=True, slots=True)
class Kotak:
    """A measured box: its size and what is drawn in it; ``pinggir`` is the padding at either side."""

    isi: BoxContents
    lebar: float
    tinggi: float
    kepala: float
    pinggir: float
    petak: tuple[Petak, ...]
    tulisan: tuple[Lettering, ...]


class _Alinea(NamedTuple):
    teks: str
    huruf: Huruf
    ukuran: float
    warna: str = TINTA
    titik: str = ""
    terbanyak: int = 10


def susun(isi: BoxContents, lebar: float, ukuran: float, lang: Lang, paling_tinggi: float) -> Kotak:
    """Return the box of ``isi``, ``lebar`` wide, its name set at ``ukuran`` points.

    A text that would make the box higher than ``paling_tinggi`` is cut, and ends in an ellipsis.
    """
    return _Penyusun(isi, lebar, ukuran, lang).kotak(paling_tinggi)


class _Penyusun:
    def __init__(self, isi: BoxContents, lebar: float, ukuran: float, lang: Lang) -> None:
        self.isi, self.lebar, self.u, self.lang = isi, lebar, ukuran, lang
        self.pad = ukuran * 0.6
        self.kepala = ukuran * 1.55
        self.warna = WARNA_JENJANG[isi.jenis]

    @property
    def room(self) -> float:
        return self.lebar - 2 * self.pad

    def kotak(self, paling_tinggi: float) -> Kotak:
        chips, below = self.temuan()
        chips_high = below + self.pad if chips else 0.0
        tulisan = [self.head()]
        y = self.kepala + self.pad * 0.7
        lines, y = self.body(y, paling_tinggi - chips_high - self.pad * 0.7)
        tulisan += lines
        y += self.pad * 0.7
        petak = [Petak(0, 0, self.lebar, self.kepala, isi=self.warna)]
        if chips:
            petak.append(Petak(0, y, self.lebar, chips_high, isi=_DASAR_TEMUAN))
            for part in chips:
                placed = part._replace(y=part.y + y + self.pad * 0.5)
                if isinstance(placed, Petak):
                    petak.append(placed)
                else:
                    tulisan.append(placed)
            y += chips_high
        gravest = next((r.keparahan for r in self.isi.temuan), None)
        edge = WARNA_KEPARAHAN[gravest] if gravest in (Keparahan.ERROR, Keparahan.WARNING) else self.warna
        thick = 1.6 if gravest is Keparahan.ERROR else 0.9
        petak.append(
            Petak(0, 0, self.lebar, y, garis=edge if chips else self.warna, tebal=thick, putus=self.isi.ulang)
        )
        return Kotak(self.isi, self.lebar, y, self.kepala, self.pad, tuple(petak), tuple(tulisan))

    def head(self) -> Lettering:
        size = self.u * 0.84
        # Room is left for the numbers of the pages that a box may lead to.
        text = cut(self.isi.kepala[:_READ], "tebal", size, self.room)
        return Lettering(self.pad, self.kepala * 0.5 + size * 0.36, text, "tebal", size, PUTIH)

    def paragraphs(self) -> Iterator[_Alinea]:
        small = self.u * 0.9
        yield _Alinea(self.isi.nama, "tebal", self.u)
        for text in self.isi.rincian:
            yield _Alinea(text, "biasa", small, ABU, terbanyak=2)
        for text in self.isi.sasaran:
            yield _Alinea(text, "miring", small, self.warna, terbanyak=8)
        for text in self.isi.indikator:
            yield _Alinea(text, "biasa", small, titik="•", terbanyak=8)

    def body(self, y: float, bottom: float) -> tuple[list[Lettering], float]:
        """Return the lines from ``y`` on, none below ``bottom``, and where they end."""
        out: list[Lettering] = []
        for alinea in self.paragraphs():
            high = alinea.ukuran * _LEADING
            before = alinea.ukuran * 0.22 if out else 0.0
            hang = alinea.ukuran * 0.95 if alinea.titik else 0.0
            fit = max(int((bottom - y - before) // high), 0)
            lines = limited(alinea.teks, alinea.huruf, alinea.ukuran, self.room - hang, alinea.terbanyak)
            if len(lines) > fit:
                lines = lines[:fit]
                if lines:
                    lines[-1] = _dots(lines[-1], alinea.huruf, alinea.ukuran, self.room - hang)
            y += before if lines else 0
            for n, line in enumerate(lines):
                base = y + alinea.ukuran * 0.98
                if alinea.titik and n == 0:
                    out.append(Lettering(self.pad, base, alinea.titik, "biasa", alinea.ukuran, self.warna))
                out.append(Lettering(self.pad + hang, base, line, alinea.huruf, alinea.ukuran, alinea.warna))
                y += high
            if fit < 1:
                break
        return out, y

    def temuan(self) -> tuple[list[Petak | Lettering], float]:
        """Return the findings and how high they are: a line or more for each severity; numbers alone side by side."""
        out: list[Petak | Lettering] = []
        size, x, y = self.u * SMALLEST, 0.0, 0.0
        for one in self.isi.temuan:
            word = cut(one.teks(self.lang), "tebal", size, self.room - size)
            chip = width(word, "tebal", size) + size * 0.9
            if x and x + chip > self.room:
                x, y = 0.0, y + size * 1.6
            colour = WARNA_KEPARAHAN[one.keparahan]
            out.append(Petak(self.pad + x, y, chip, size * 1.35, isi=colour))
            out.append(Lettering(self.pad + x + size * 0.45, y + size * 1.04, word, "tebal", size, PUTIH))
            x += chip + size * 0.5
            if one.kode:
                y, x = self.codes(one.daftar(self.lang), x, y, out), 0.0
        return out, y + (size * 1.6 if x else 0.0)

    def codes(self, daftar: str, x: float, y: float, out: list[Petak | Lettering]) -> float:
        """Add what is wrong, beside a chip that ends at ``x`` or below it; return where the next line stands."""
        size = self.u * SMALLEST
        if self.room - x < size * 14:
            x, y = 0.0, y + size * 1.5
        for line in limited(daftar, "biasa", size, self.room - x, 8):
            out.append(Lettering(self.pad + x, y + size * 1.04, line, "biasa", size))
            y += size * 1.35
        return y + size * 0.25


def limited(teks: str, huruf: Huruf, ukuran: float, lebar: float, terbanyak: int) -> list[str]:
    """Return ``teks`` in at most so many lines; the last ends in an ellipsis where there was more."""
    lines = wrap(teks[:_READ], huruf, ukuran, lebar)
    if len(lines) <= terbanyak:
        return lines
    return [*lines[: terbanyak - 1], _dots(lines[terbanyak - 1], huruf, ukuran, lebar)]


def _dots(line: str, huruf: Huruf, ukuran: float, lebar: float) -> str:
    while line and width(f"{line}…", huruf, ukuran) > lebar:
        line = line[:-1]
    return f"{line.rstrip()}…"
