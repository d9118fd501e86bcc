"""The annex with the cascade itself: every element under the one it supports, with its sasaran and indikator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.reports.bagan.isi import LEPAS, Bagan, Cabang, bagan, per_unsur
from kaskade_graph.reports.naskah.blok import Blok, Gambar, Judul, Sel, Tabel
from kaskade_graph.reports.naskah.kata import Kata


def cascade(hasil: Sequence[Hasil], kata: Kata, number: int) -> Iterator[Blok]:
    """Yield the annex, nothing when no result carries its cascade."""
    drawn = [h for h in hasil if h.pohon is not None]
    if drawn:
        yield Judul(1, kata.say(f"Lampiran {number}. Pohon kinerja", f"Annex {number}. The cascade"))
    for one in drawn:
        if one.pohon is not None:
            tree = bagan(one.pohon, kata.lang, per_unsur(one.temuan))
            if len(drawn) == 1:
                yield _picture(tree, kata)
            yield _table(tree, kata, kata.kaskade(one) if len(hasil) > 1 else "")


def _picture(drawn: Bagan, kata: Kata) -> Gambar:
    """Return the first sheet of the drawn tree: the whole of a small cascade, of a large one the overview."""
    from kaskade_graph.reports.bagan.lembar import ikhtisar
    from kaskade_graph.reports.bagan.png import to_png

    caption = kata.say(
        "Pohon kinerja dengan jumlah temuan; lembar A3 selengkapnya: kaskade tree --findings",
        "The cascade with the number of findings; all sheets in A3: kaskade tree --findings",
    )
    return Gambar(caption, to_png([ikhtisar(drawn, kata.lang)], drawn.judul))


def _table(drawn: Bagan, kata: Kata, caption: str) -> Tabel:
    rows = [row for top in drawn.akar for row in _rows(top, 0, kata)]
    if drawn.lepas:
        rows.append((Sel(LEPAS.pick(kata.lang), tebal=True), "", _listed(drawn.lepas, kata), ""))
    heads = (
        kata.say("Unsur", "Element"),
        kata.say("Sasaran", "Sasaran"),
        kata.say("Indikator", "Indikator"),
        kata.say("Temuan", "Findings"),
    )
    return Tabel(caption, heads, tuple(rows), (5, 4, 4.4, 1.8))


def _rows(cabang: Cabang, depth: int, kata: Kata) -> Iterator[tuple[str | Sel, ...]]:
    isi = cabang.isi
    again = kata.say(" (sudah dimuat di atas)", " (listed above)") if isi.ulang else ""
    said = "\n".join(r.teks(kata.lang) for r in isi.temuan)
    yield (
        Sel(kata.cut(f"{isi.kepala}: {isi.nama}") + again, inden=min(depth, 6), tebal=depth < 3),
        _listed(isi.sasaran, kata),
        _listed(isi.indikator, kata),
        Sel(said, warna=isi.temuan[0].keparahan if isi.temuan else None),
    )
    for child in cabang.anak:
        yield from _rows(child, depth + 1, kata)


def _listed(texts: Sequence[str], kata: Kata) -> str:
    names = [kata.cut(text) for text in texts]
    return names[0] if len(names) == 1 else "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
