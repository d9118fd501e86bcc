"""Where boxes stand: levels in columns, everything to the right of what it supports, in as many sheets as needed.

A cascade that fits one sheet in letters large enough is one. A larger one has a first sheet down to the kegiatan,
then one sheet for each program, and more than one for a program that does not fit: the elements above are then
named again, without what they say.

A branch takes a band of its own as high as its boxes need, so that nothing can overlap and no line crosses a box.
What is not to the right of what it supports (a sub kegiatan above a program, a circle) is a branch of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import RANTAI, Jenis
from kaskade_graph.reports.drawing.contents import LEPAS, SELURUH, Bagan, BoxContents, Cabang, Ringkas, merged
from kaskade_graph.reports.drawing.measure import ATAS, JARAK, LEBAR, RUANG, Ranting, Ukur, named

TEPI = 34.0
_SELA = 26.0
"""Between columns: room for the lines."""
_RENGGANG = 26.0
"""Between boxes, at the most."""
_TENGAH = 0.3
"""The share of the room that is left which stands above the boxes."""
_BOBOT = (0.86, 1.0, 1.16, 1.3, 1.68)
_WIDEST = 430.0
_SATU = (14.0, 13.0, 12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes of letters that are tried for a cascade on one sheet, and for the sheet of a program."""
_KECIL = 7.5
"""A size more that is tried for the overview, so that it is one sheet."""
_TERPISAH = (10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes that are tried for what needs several sheets: the largest that needs no more sheets than the smallest."""
_PROGRAM = RANTAI.index(Jenis.PROGRAM)
_KEGIATAN = RANTAI.index(Jenis.KEGIATAN)


@dataclass(slots=True)
class Halaman:
    """One sheet: its branches, what measures them, and what it shows; ``program`` when it is the sheet of one.

    ``lanjutan`` says that it continues the sheet before.
    """

    akar: list[Ranting]
    ukur: Ukur
    bagian: str = ""
    program: str | None = None
    lanjutan: bool = False

    def semua(self) -> Iterator[Ranting]:
        """Yield every branch of the sheet."""
        yield from _walk(self.akar)


def halaman(bagan: Bagan, lang: Lang) -> list[Halaman]:
    """Return the sheets of a cascade; every branch has its place. Letters are as large on each sheet."""
    sheets = _drawn(bagan, lang, _SATU)
    sizes = {h.ukur.ukuran for h in sheets}
    return sheets if len(sizes) < 2 else _drawn(bagan, lang, (min(sizes),))


def branches(bagan: Bagan, lang: Lang) -> tuple[list[Ranting], list[Ranting]]:
    """Return a cascade as branches to be placed, and apart from them what belongs to no element."""
    loose: list[Ranting] = []
    akar = [_ranting(c, loose, lang) for c in bagan.akar] + loose
    return akar, list(_notes(bagan, lang))


def _drawn(bagan: Bagan, lang: Lang, sizes: Sequence[float]) -> list[Halaman]:
    akar, notes = branches(bagan, lang)
    return _with_notes(_sheets(akar, lang, sizes), notes, lang, sizes)


def _sheets(akar: list[Ranting], lang: Lang, sizes: Sequence[float]) -> list[Halaman]:
    whole = _largest(akar, sizes, lang)
    if whole is not None:
        return [_place(Halaman(akar, whole))]
    programs = [(chain, r) for chain, r in _chains(akar, []) if r.kolom == _PROGRAM and r.anak]
    if not programs:
        return _flow(akar, "", None, lang, sizes)
    overview = Teks("Ikhtisar sampai kegiatan", "Overview down to the kegiatan").pick(lang)
    out = _flow([_pruned(r) for r in akar], overview, None, lang, sizes)
    for chain, program in programs:
        tree = _below([*chain, program], program.anak)
        out += _flow([tree], f"{program.isi.kepala}: {program.isi.nama}", program.isi.iri, lang, sizes)
    return out


# --- branches -------------------------------------------------------------------------------------------


def _notes(bagan: Bagan, lang: Lang) -> Iterator[Ranting]:
    """Yield what belongs to no element: loose indikator, and findings on the whole document."""
    if bagan.lepas:
        yield _note(LEPAS.pick(lang), "", bagan.lepas)
    if bagan.temuan:
        note = _note(SELURUH.pick(lang), bagan.judul, ())
        yield replace(note, isi=replace(note.isi, temuan=bagan.temuan))


def _note(kepala: str, nama: str, indikator: tuple[str, ...]) -> Ranting:
    return Ranting(BoxContents("", Jenis.SUB_KEGIATAN, kepala, nama, indikator=indikator), 0, [])


def _ranting(cabang: Cabang, loose: list[Ranting], lang: Lang) -> Ranting:
    """Return a branch; what cannot stand to the right of it is added to ``loose``, with what it supports."""
    # A misi stands in the column of the tujuan, each of which says that it supports it.
    kolom = RANTAI.index(cabang.isi.jenis) if cabang.isi.jenis in RANTAI else 0
    below = []
    for child in cabang.anak:
        one = _ranting(child, loose, lang)
        if one.kolom > kolom:
            below.append(one)
        else:
            word = Teks("mendukung", "supports").pick(lang)
            said = f"{word} {cabang.isi.kepala}: {cabang.isi.nama}"
            loose.append(replace(one, isi=replace(one.isi, rincian=(said, *one.isi.rincian))))
    return Ranting(cabang.isi, kolom, below)


def _walk(akar: Iterable[Ranting]) -> Iterator[Ranting]:
    for one in akar:
        yield one
        yield from _walk(one.anak)


def _chains(akar: Iterable[Ranting], above: list[Ranting]) -> Iterator[tuple[list[Ranting], Ranting]]:
    for one in akar:
        yield above, one
        yield from _chains(one.anak, [*above, one])


def _pruned(ranting: Ranting) -> Ranting:
    """Return a branch in which a program has its kegiatan by name alone, with what there is below in numbers."""
    if ranting.kolom == _PROGRAM:
        isi = replace(ranting.isi, temuan=_numbers(ranting.isi.temuan))
        return replace(ranting, isi=isi, anak=[_counted(a) for a in ranting.anak if a.kolom == _KEGIATAN])
    return replace(ranting, anak=[_pruned(a) for a in ranting.anak])


def _counted(ranting: Ranting) -> Ranting:
    below = [r.isi for r in _walk(ranting.anak)]
    kinds = [f"{n} {j.teks.id.lower()}" for j in RANTAI if (n := sum(i.jenis is j for i in below))]
    found = merged(i.temuan for i in (ranting.isi, *below))
    isi = replace(named(ranting.isi), rincian=(", ".join(kinds),) if kinds else (), temuan=_numbers(found))
    return replace(ranting, isi=isi, anak=[])


def _numbers(temuan: Iterable[Ringkas]) -> tuple[Ringkas, ...]:
    """Return findings as numbers alone: their codes stand on the sheet of the program."""
    return tuple(replace(r, kode=()) for r in temuan)


def _below(chain: Sequence[Ranting], anak: list[Ranting]) -> Ranting:
    """Return ``anak`` below a chain of single elements, those above the last by name alone."""
    last = replace(chain[-1], anak=anak)
    for one in reversed(chain[:-1]):
        last = replace(one, isi=named(one.isi), anak=[last])
    return last


def _with_notes(
    sheets: list[Halaman], notes: list[Ranting], lang: Lang, sizes: Sequence[float]
) -> list[Halaman]:
    """Put ``notes`` below the first column of the first sheet, where there is room, else on sheets of their own."""
    if not notes:
        return sheets
    first = sheets[0] if sheets else None
    if first is not None and 0 in first.ukur.kolom:
        ukur = first.ukur
        y = ATAS + RUANG - ukur.tumpuk(notes)
        free = max((r.y + ukur.kotak(r).tinggi for r in first.semua() if r.kolom == 0), default=ATAS)
        if free + _RENGGANG <= y:
            for note in notes:
                note.y = y
                y += ukur.kotak(note).tinggi + JARAK
            first.akar += notes
            return sheets
    return sheets + _flow(notes, "", None, lang, sizes)


# --- sheets ---------------------------------------------------------------------------------------------


def _flow(
    akar: list[Ranting], bagian: str, program: str | None, lang: Lang, sizes: Sequence[float]
) -> list[Halaman]:
    """Return the sheets of ``akar``: one in the largest letters that allow it, else as many as needed."""
    several = len(sizes) > 1  # else the size is settled
    whole = _largest(akar, (*sizes, _KECIL) if several and not program else sizes, lang)
    if whole is not None:
        return [_place(Halaman(akar, whole, bagian, program))]
    kolom = _columns(akar)
    tried = [Ukur(ukuran, kolom, lang) for ukuran in (_TERPISAH if several else sizes)]
    fewest = len(tried[-1].bagi(akar, RUANG))
    ukur = next(m for m in tried if len(m.bagi(akar, RUANG)) == fewest)
    # No more sheets, but filled alike.
    even = (ukur.bagi(akar, RUANG * share / 20) for share in range(8, 21))
    parts = next(p for p in even if len(p) == fewest)
    return [_place(Halaman(p, ukur, bagian, program, lanjutan=n > 0)) for n, p in enumerate(parts)]


def _largest(akar: Sequence[Ranting], sizes: Sequence[float], lang: Lang) -> Ukur | None:
    """Return what measures ``akar`` at the largest of ``sizes`` that lets it fit one sheet, None if none does."""
    found, low, high = None, 0, len(sizes) - 1
    # The smallest first: most of what is too large is so at any size.
    at = high
    while low <= high:
        ukur = Ukur(sizes[at], _columns(akar), lang)
        if ukur.tumpuk(akar) <= RUANG:
            found, high = ukur, at - 1
        else:
            low = at + 1
        at = (low + high) // 2
    return found


def _columns(akar: Iterable[Ranting]) -> dict[int, tuple[float, float]]:
    """Return where each column that is used begins, and its width."""
    used = sorted({r.kolom for r in _walk(akar)})
    room = LEBAR - 2 * TEPI - _SELA * (len(used) - 1)
    whole = sum(_BOBOT[k] for k in used)
    out, x = {}, TEPI
    for k in used:
        out[k] = (x, min(room * _BOBOT[k] / whole, _WIDEST))
        x += out[k][1] + _SELA
    return out


def _place(halaman: Halaman) -> Halaman:
    """Give every box of a sheet its place; what room is left is shared out between the boxes."""
    ukur = halaman.ukur
    gaps = sum(not r.anak for r in halaman.semua()) - 1
    spare = RUANG - ukur.tumpuk(halaman.akar)
    gap = JARAK + (min(max(spare, 0.0) / gaps, _RENGGANG - JARAK) if gaps > 0 else 0.0)
    bands = sum(_band(ukur, r, gap) for r in halaman.akar) + gap * (len(halaman.akar) - 1)
    y = ATAS + max(RUANG - bands, 0.0) * _TENGAH
    for one in halaman.akar:
        y += _stand(ukur, one, y, gap) + gap
    return halaman


def _stand(ukur: Ukur, ranting: Ranting, top: float, gap: float) -> float:
    """Place a branch from ``top`` on and return the height of its band."""
    own = ukur.kotak(ranting).tinggi
    band = _band(ukur, ranting, gap)
    below = sum(_band(ukur, a, gap) for a in ranting.anak) + gap * max(len(ranting.anak) - 1, 0)
    y = top + (band - below) / 2
    for child in ranting.anak:
        y += _stand(ukur, child, y, gap) + gap
    ranting.y = top + (band - own) / 2
    return band


def _band(ukur: Ukur, ranting: Ranting, gap: float) -> float:
    below = sum(_band(ukur, a, gap) for a in ranting.anak) + gap * max(len(ranting.anak) - 1, 0)
    return max(ukur.kotak(ranting).tinggi, below)
