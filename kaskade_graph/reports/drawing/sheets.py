"""Sheets as shapes: rectangles, lines and lines of text, which every file format draws alike."""

from __future__ import annotations

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
    Petak,
    Tulisan,
)
from kaskade_graph.reports.drawing.contents import Bagan
from kaskade_graph.reports.drawing.layout import A3, ATAS, TEPI, Halaman, Ranting
from kaskade_graph.reports.drawing_letters import cut, width

_GARIS = "#8A96A3"
_SAMAR = "#D4DAE1"


class Garis(NamedTuple):
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
class Lembar:
    """One sheet, A3 lying unless it is a poster.

    ``nomor`` counts from 1, ``judul`` is for an outline; shapes are in the order they are painted.
    """

    nomor: int
    judul: str
    petak: tuple[Petak, ...]
    garis: tuple[Garis, ...]
    tulisan: tuple[Tulisan, ...]
    kotak: tuple[Tempat, ...]
    lebar: float = A3.width
    tinggi: float = A3.height


def lembaran(baganan: Sequence[Bagan], lang: Lang = "id") -> list[Lembar]:
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


def ikhtisar(bagan: Bagan, lang: Lang = "id") -> Lembar:
    """Return the first sheet of a cascade by itself: the whole of a small one, of a large one the overview."""
    return _Pelukis(bagan, layout.halaman(bagan, lang)[0], 1, 1, {}, lang).lembar()


def posters(baganan: Sequence[Bagan], lang: Lang = "id", size: str | None = None) -> list[Lembar]:
    """Return each cascade on one sheet; see :func:`~kaskade_graph.reports.drawing.layout.poster`."""
    pages = [(b, layout.poster(b, lang, size)) for b in baganan]
    return [_Pelukis(b, p, n, len(pages), {}, lang).lembar() for n, (b, p) in enumerate(pages, 1)]


class _Pelukis:
    """Draws one sheet."""

    def __init__(
        self,
        bagan: Bagan,
        page: Halaman,
        nomor: int,
        seluruh: int,
        leads: dict[tuple[str, str], list[int]],
        lang: Lang,
    ) -> None:
        self.bagan, self.page, self.nomor, self.seluruh = bagan, page, nomor, seluruh
        self.leads, self.lang = leads, lang
        self.wide, self.high = page.ukur.paper.width, page.ukur.paper.height

    def say(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)

    def lembar(self) -> Lembar:
        placed = [self.tempat(r) for r in self.page.semua()]
        petak = [p for t in placed for p in _moved_boxes(t)]
        tulisan = [w for t in placed for w in self.words(t)]
        heads, head_words = self.heads()
        legend, legend_words = self.legend()
        garis = [*self.edges(), Garis(((TEPI, 72.0), (self.wide - TEPI, 72.0)), _SAMAR, 1.2)]
        words = [*self.title(), *head_words, *tulisan, *legend_words, *self.foot()]
        more = self.say("lanjutan", "continued") if self.page.lanjutan else ""
        parts = (self.bagan.judul, self.bagan.edisi, self.page.bagian, more)
        return Lembar(
            self.nomor,
            " · ".join(p for p in parts if p),
            (*heads, *petak, *legend),
            tuple(garis),
            tuple(words),
            tuple(placed),
            self.wide,
            self.high,
        )

    # --- boxes ------------------------------------------------------------------------------------------

    def tempat(self, ranting: Ranting) -> Tempat:
        x, _ = self.page.ukur.kolom[ranting.kolom]
        name = f"{ranting.isi.kepala}: {ranting.isi.nama}".removesuffix(": ")
        found = self.leads.get((self.bagan.kaskade, ranting.isi.iri), ())
        leads = found[0] if found and self.page.program is None else None
        return Tempat(x, ranting.y, self.page.ukur.kotak(ranting), name, leads)

    def words(self, at: Tempat) -> Iterator[Tulisan]:
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

    def edges(self) -> Iterator[Garis]:
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
            yield Garis(((right, y), (trunk, y)))
            reach = [y, *(e for _, e in ends)]
            yield Garis(((trunk, min(reach)), (trunk, max(reach))))
            yield from (Garis(((trunk, e), (left, e))) for left, e in ends)

    # --- around them ------------------------------------------------------------------------------------

    def title(self) -> Iterator[Tulisan]:
        name = self.say("POHON KINERJA", "PERFORMANCE CASCADE")
        room = self.wide - 2 * TEPI
        yield Tulisan(TEPI, 46.0, name, "tebal", 11, ABU)
        left = TEPI + width(name, "tebal", 11) + 14
        unit = cut(self.bagan.judul, "tebal", 19, room * 0.62)
        yield Tulisan(left, 46.0, unit, "tebal", 19, TINTA)
        after = left + width(unit, "tebal", 19) + 12
        yield Tulisan(
            after, 46.0, cut(self.bagan.edisi, "biasa", 13, self.wide - TEPI - after), "biasa", 13, ABU
        )
        if self.page.bagian:
            more = self.say(" (lanjutan)", " (continued)") if self.page.lanjutan else ""
            part = cut(self.page.bagian, "tebal", 11, room - width(more, "tebal", 11))
            yield Tulisan(TEPI, 64.0, f"{part}{more}", "tebal", 11, TINTA)

    def heads(self) -> tuple[list[Petak], list[Tulisan]]:
        """Return the heads of the columns."""
        boxes, words = [], []
        for kolom, (x, wide) in self.page.ukur.kolom.items():
            jenis = RANTAI[kolom]
            boxes.append(Petak(x, ATAS - 12.0, wide, 2.2, isi=WARNA_JENJANG[jenis]))
            name = cut(jenis.teks.id, "tebal", 9.5, wide)
            words.append(Tulisan(x, ATAS - 16.5, name, "tebal", 9.5, WARNA_JENJANG[jenis]))
        return boxes, words

    def legend(self) -> tuple[list[Petak], list[Tulisan]]:
        boxes: list[Petak] = []
        words: list[Tulisan] = []
        x, y, size = TEPI, self.high - 34.0, 8.0

        def put(text: str, huruf: str = "biasa", warna: str = ABU) -> None:
            nonlocal x
            word = Tulisan(x, y, text, "miring" if huruf == "miring" else "biasa", size, warna)
            words.append(word)
            x += word.lebar + 16

        put(self.say("Garis: yang di kanan mendukung yang di kiri", "Lines: the right supports the left"))
        drawn = [t.kotak.isi for t in map(self.tempat, self.page.semua())]
        if any(i.sasaran for i in drawn):
            put(self.say("Miring: sasaran", "Italic: its sasaran"), "miring")
        if any(i.indikator for i in drawn):
            put(self.say("• indikator", "• indikator"))
        if any(i.ulang for i in drawn):
            put(self.say("Putus-putus: digambar di tempat lain", "Dashed: drawn elsewhere"))
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
            boxes.append(Petak(x, y - size * 1.02, wide + 8, size * 1.4, isi=WARNA_KEPARAHAN[one]))
            words.append(Tulisan(x + 4, y, text, "biasa", size, PUTIH))
            x += wide + 16
        if any(r.kode == () for i in drawn for r in i.temuan):
            put(self.say("pada kegiatan termasuk sub kegiatannya", "of a kegiatan with its sub kegiatan"))
        return boxes, words

    def foot(self) -> Iterator[Tulisan]:
        yield Tulisan(TEPI, self.high - 22.0, cut(self.bagan.kaskade, "biasa", 7, 600), "biasa", 7, ABU)
        if self.seluruh == 1:
            return
        page = self.say(f"Halaman {self.nomor} dari {self.seluruh}", f"Page {self.nomor} of {self.seluruh}")
        wide = width(page, "biasa", 8.5)
        yield Tulisan(self.wide - TEPI - wide, self.high - 22.0, page, "biasa", 8.5, ABU)


def _moved_boxes(at: Tempat) -> Iterator[Petak]:
    yield Petak(at.x, at.y, at.kotak.lebar, at.kotak.tinggi, isi=PUTIH)
    yield from (p._replace(x=at.x + p.x, y=at.y + p.y) for p in at.kotak.petak)
