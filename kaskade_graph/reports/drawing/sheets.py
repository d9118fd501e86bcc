"""Sheets as shapes: rectangles, lines and lines of text, which every file format draws alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import RANTAI
from kaskade_graph.reports.drawing import layout
from kaskade_graph.reports.drawing.boxes import (
    ABU,
    PUTIH,
    TINTA,
    WARNA_JENJANG,
    WARNA_KEPARAHAN,
    Kotak,
    Lettering,
    Petak,
)
from kaskade_graph.reports.drawing.contents import Bagan, BoxContents
from kaskade_graph.reports.drawing.layout import TEPI, Halaman
from kaskade_graph.reports.drawing.measure import ATAS, LEBAR, TINGGI, Ranting
from kaskade_graph.reports.drawing.poster import posters as posters_of
from kaskade_graph.reports.drawing.poster import said
from kaskade_graph.reports.drawing.poster_parts import Poster
from kaskade_graph.reports.drawing_letters import cut, width

_GARIS = "#8A96A3"
_SAMAR = "#D4DAE1"


class Stroke(NamedTuple):
    """A line through points."""

    titik: tuple[tuple[float, float], ...]
    warna: str = _GARIS
    tebal: float = 0.9


class Tempat(NamedTuple):
    """Where the box of an element stands on its sheet, what it is called in full, and the sheet it leads to."""

    x: float
    y: float
    kotak: Kotak
    nama: str
    menuju: int | None


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """One sheet, A3 lying unless it is a poster.

    ``nomor`` counts from 1, ``judul`` is for an outline; shapes are in the order they are painted.
    """

    nomor: int
    judul: str
    petak: tuple[Petak, ...]
    garis: tuple[Stroke, ...]
    tulisan: tuple[Lettering, ...]
    kotak: tuple[Tempat, ...]
    lebar: float = LEBAR
    tinggi: float = TINGGI


def lembaran(baganan: Sequence[Bagan], lang: Lang = "id") -> list[DrawnSheet]:
    """Return the sheets of one cascade or several, numbered through."""
    sheets = [(bagan, page) for bagan in baganan for page in layout.halaman(bagan, lang)]
    leads: dict[tuple[str, str], list[int]] = {}
    for n, (bagan, page) in enumerate(sheets, 1):
        if page.program is not None:
            leads.setdefault((bagan.kaskade, page.program), []).append(n)
    return [
        _Pelukis(bagan, page, n, len(sheets), leads, lang).lembar()
        for n, (bagan, page) in enumerate(sheets, 1)
    ]


def ikhtisar(bagan: Bagan, lang: Lang = "id") -> DrawnSheet:
    """Return the first sheet of a cascade by itself: the whole of a small one, of a large one the overview."""
    return _Pelukis(bagan, layout.halaman(bagan, lang)[0], 1, 1, {}, lang).lembar()


def posters(
    baganan: Sequence[Bagan], lang: Lang = "id", size: str | None = None
) -> tuple[list[DrawnSheet], list[Teks]]:
    """Return each cascade on one sheet, or the fewest it fits, and for each what paper and letters came out.

    See :func:`~kaskade_graph.reports.drawing.poster.posters`.
    """
    drawn = [(b, posters_of(*layout.branches(b, lang), lang, size)) for b in baganan]
    pages = [(bagan, page) for bagan, sheets in drawn for page in sheets]
    lembaran = [_Poster(b, p, n, len(pages), lang).lembar() for n, (b, p) in enumerate(pages, 1)]
    return lembaran, [said(sheets) for _, sheets in drawn]


class _Bingkai(ABC):
    """Draws one sheet: what stands around the boxes is alike on all of them."""

    def __init__(self, bagan: Bagan, nomor: int, seluruh: int, lang: Lang) -> None:
        self.bagan, self.nomor, self.seluruh, self.lang = bagan, nomor, seluruh, lang
        self.wide, self.high, self.scale = LEBAR, TINGGI, 1.0
        self.bagian, self.lanjutan = "", False

    def say(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)

    def lembar(self) -> DrawnSheet:
        placed, scale = list(self.placed()), self.scale
        petak = [p for t in placed for p in _moved_boxes(t)]
        tulisan = [w for t in placed for w in self.words(t)]
        heads, head_words = self.heads()
        legend, legend_words = self.legend([t.kotak.isi for t in placed])
        rule = ((TEPI * scale, 72.0 * scale), (self.wide - TEPI * scale, 72.0 * scale))
        words = [*self.title(), *head_words, *tulisan, *legend_words, *self.foot()]
        more = self.say("lanjutan", "continued") if self.lanjutan else ""
        parts = (self.bagan.judul, self.bagan.edisi, self.bagian, more)
        return DrawnSheet(
            self.nomor,
            " · ".join(p for p in parts if p),
            (*heads, *petak, *legend),
            (*self.edges(), Stroke(rule, _SAMAR, 1.2 * scale)),
            tuple(words),
            tuple(placed),
            self.wide,
            self.high,
        )

    @abstractmethod
    def placed(self) -> Iterator[Tempat]:
        """Yield the boxes where they stand."""

    @abstractmethod
    def edges(self) -> Iterator[Stroke]:
        """Yield the lines between boxes."""

    def words(self, at: Tempat) -> Iterator[Lettering]:
        """Yield the words of a box where it stands."""
        yield from (w._replace(x=at.x + w.x, y=at.y + w.y) for w in at.kotak.tulisan)

    def heads(self) -> tuple[list[Petak], list[Lettering]]:
        """Return the heads of columns, where levels have columns."""
        return [], []

    def dashed(self) -> str:
        """Return what a dashed box says."""
        return self.say("Putus-putus: digambar di tempat lain", "Dashed: drawn elsewhere")

    @abstractmethod
    def supports(self) -> str:
        """Return what a line says."""

    def title(self) -> Iterator[Lettering]:
        k = self.scale
        name = self.say("POHON KINERJA", "PERFORMANCE CASCADE")
        room = self.wide - 2 * TEPI * k
        yield Lettering(TEPI * k, 46.0 * k, name, "tebal", 11 * k, ABU)
        left = TEPI * k + width(name, "tebal", 11 * k) + 14 * k
        unit = cut(self.bagan.judul, "tebal", 19 * k, room * 0.62)
        yield Lettering(left, 46.0 * k, unit, "tebal", 19 * k, TINTA)
        after = left + width(unit, "tebal", 19 * k) + 12 * k
        edition = cut(self.bagan.edisi, "biasa", 13 * k, self.wide - TEPI * k - after)
        yield Lettering(after, 46.0 * k, edition, "biasa", 13 * k, ABU)
        if self.bagian:
            more = self.say(" (lanjutan)", " (continued)") if self.lanjutan else ""
            part = cut(self.bagian, "tebal", 11, room - width(more, "tebal", 11))
            yield Lettering(TEPI, 64.0, f"{part}{more}", "tebal", 11, TINTA)

    def legend(self, drawn: Sequence[BoxContents]) -> tuple[list[Petak], list[Lettering]]:
        """Return the legend on one line, in letters small enough for it."""
        room, size = self.wide - 2 * TEPI * self.scale, 8.0 * self.scale
        boxes, words, wide = self.legend_of(drawn, size)
        if wide > room:
            boxes, words, _ = self.legend_of(drawn, size * room / wide)
        return boxes, words

    def legend_of(
        self, drawn: Sequence[BoxContents], size: float
    ) -> tuple[list[Petak], list[Lettering], float]:
        """Return the legend in letters of ``size``, and how wide it is."""
        boxes: list[Petak] = []
        words: list[Lettering] = []
        x, y = TEPI * self.scale, self.high - 34.0 * self.scale

        def put(text: str, huruf: str = "biasa", warna: str = ABU) -> None:
            nonlocal x
            word = Lettering(x, y, text, "miring" if huruf == "miring" else "biasa", size, warna)
            words.append(word)
            x += word.lebar + 2 * size

        put(self.supports())
        if any(i.sasaran for i in drawn):
            put(self.say("Miring: sasaran", "Italic: its sasaran"), "miring")
        if any(i.indikator for i in drawn):
            put(self.say("• indikator", "• indikator"))
        if any(i.ulang for i in drawn):
            put(self.dashed())
        found = {r.keparahan for i in drawn for r in i.temuan}
        if found:
            put(
                self.say(
                    "Temuan (jumlah, lalu apa; ×2: dua kali):", "Findings (how many, then what; ×2: twice):"
                )
            )
        for one in (k for k in Keparahan if k in found):
            text = one.teks.pick(self.lang).lower()
            wide = width(text, "biasa", size)
            boxes.append(Petak(x, y - size * 1.02, wide + size, size * 1.4, isi=WARNA_KEPARAHAN[one]))
            words.append(Lettering(x + size / 2, y, text, "biasa", size, PUTIH))
            x += wide + 2 * size
        if any(r.kode == () for i in drawn for r in i.temuan):
            put(self.say("pada kegiatan termasuk sub kegiatannya", "of a kegiatan with its sub kegiatan"))
        return boxes, words, x - 2 * size - TEPI * self.scale

    def foot(self) -> Iterator[Lettering]:
        k = self.scale
        yield Lettering(
            TEPI * k,
            self.high - 22.0 * k,
            cut(self.bagan.kaskade, "biasa", 7 * k, 600 * k),
            "biasa",
            7 * k,
            ABU,
        )
        if self.seluruh == 1:
            return
        page = self.say(f"Halaman {self.nomor} dari {self.seluruh}", f"Page {self.nomor} of {self.seluruh}")
        wide = width(page, "biasa", 8.5 * k)
        yield Lettering(self.wide - TEPI * k - wide, self.high - 22.0 * k, page, "biasa", 8.5 * k, ABU)


class _Poster(_Bingkai):
    """Draws a poster."""

    def __init__(self, bagan: Bagan, page: Poster, nomor: int, seluruh: int, lang: Lang) -> None:
        super().__init__(bagan, nomor, seluruh, lang)
        self.page, self.scale = page, page.paper.scale
        self.wide, self.high = page.paper.width, page.paper.height

    def placed(self) -> Iterator[Tempat]:
        for one in self.page.boxes:
            yield Tempat(one.x, one.y, one.box, _name(one.box.isi), None)

    def supports(self) -> str:
        return self.say(
            "Garis: yang di bawah mendukung yang di atas", "Lines: what is below supports what is above"
        )

    def dashed(self) -> str:
        return self.say(
            "Putus-putus: disebut lagi, isinya di tempat lain", "Dashed: named again, drawn in full elsewhere"
        )

    def edges(self) -> Iterator[Stroke]:
        yield from (Stroke(line, tebal=self.page.size / 10) for line in self.page.lines)


class _Pelukis(_Bingkai):
    """Draws one sheet of A3, a column a level."""

    def __init__(
        self,
        bagan: Bagan,
        page: Halaman,
        nomor: int,
        seluruh: int,
        leads: dict[tuple[str, str], list[int]],
        lang: Lang,
    ) -> None:
        super().__init__(bagan, nomor, seluruh, lang)
        self.page, self.leads = page, leads
        self.bagian, self.lanjutan = page.bagian, page.lanjutan

    def supports(self) -> str:
        return self.say("Garis: yang di kanan mendukung yang di kiri", "Lines: the right supports the left")

    def placed(self) -> Iterator[Tempat]:
        yield from map(self.tempat, self.page.semua())

    def tempat(self, ranting: Ranting) -> Tempat:
        x, _ = self.page.ukur.kolom[ranting.kolom]
        found = self.leads.get((self.bagan.kaskade, ranting.isi.iri), ())
        leads = found[0] if found and self.page.program is None else None
        return Tempat(x, ranting.y, self.page.ukur.kotak(ranting), _name(ranting.isi), leads)

    def words(self, at: Tempat) -> Iterator[Lettering]:
        """Yield the words of a box where it stands; of one that leads to other sheets, with their numbers."""
        lines = list(at.kotak.tulisan)
        if at.menuju is not None:
            found = self.leads[self.bagan.kaskade, at.kotak.isi.iri]
            last = f"-{found[-1]}" if len(found) > 1 else ""
            head = lines[0]
            ref = self.say(f"hlm. {found[0]}{last}", f"p. {found[0]}{last}")
            wide = width(ref, "tebal", head.ukuran)
            room = at.kotak.lebar - 2 * at.kotak.pinggir - wide - head.ukuran
            lines[0] = head._replace(teks=cut(head.teks, "tebal", head.ukuran, room))
            yield head._replace(x=at.x + at.kotak.lebar - at.kotak.pinggir - wide, y=at.y + head.y, teks=ref)
        yield from (w._replace(x=at.x + w.x, y=at.y + w.y) for w in lines)

    def edges(self) -> Iterator[Stroke]:
        for parent in self.page.semua():
            if not parent.anak:
                continue
            x, wide = self.page.ukur.kolom[parent.kolom]
            right, y = x + wide, parent.y + self.page.ukur.kotak(parent).tinggi / 2
            trunk = right + 11.0
            ends = [
                (self.page.ukur.kolom[c.kolom][0], c.y + self.page.ukur.kotak(c).tinggi / 2)
                for c in parent.anak
            ]
            yield Stroke(((right, y), (trunk, y)))
            reach = [y, *(e for _, e in ends)]
            yield Stroke(((trunk, min(reach)), (trunk, max(reach))))
            yield from (Stroke(((trunk, e), (left, e))) for left, e in ends)

    def heads(self) -> tuple[list[Petak], list[Lettering]]:
        """Return the heads of the columns."""
        boxes, words = [], []
        for kolom, (x, wide) in self.page.ukur.kolom.items():
            jenis = RANTAI[kolom]
            boxes.append(Petak(x, ATAS - 12.0, wide, 2.2, isi=WARNA_JENJANG[jenis]))
            name = cut(jenis.teks.id, "tebal", 9.5, wide)
            words.append(Lettering(x, ATAS - 16.5, name, "tebal", 9.5, WARNA_JENJANG[jenis]))
        return boxes, words


def _name(isi: BoxContents) -> str:
    return f"{isi.kepala}: {isi.nama}".removesuffix(": ")


def _moved_boxes(at: Tempat) -> Iterator[Petak]:
    yield Petak(at.x, at.y, at.kotak.lebar, at.kotak.tinggi, isi=PUTIH)
    yield from (p._replace(x=at.x + p.x, y=at.y + p.y) for p in at.kotak.petak)
