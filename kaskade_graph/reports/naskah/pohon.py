"""The annex with the cascade itself: every element under the one it supports, with its sasaran and indikator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kaskade_graph.analysis.pohon import Pohon, Simpul
from kaskade_graph.audit.finding import Hasil, Keparahan
from kaskade_graph.reports.grouping import owner
from kaskade_graph.reports.naskah.blok import Blok, Judul, Sel, Tabel
from kaskade_graph.reports.naskah.kata import Kata
from kaskade_graph.reports.office_text import plain
from kaskade_graph.text import squeeze


def cascade(hasil: Sequence[Hasil], kata: Kata, number: int) -> Iterator[Blok]:
    """Yield the annex, nothing when no result carries its cascade."""
    drawn = [h for h in hasil if h.pohon is not None]
    if drawn:
        yield Judul(1, kata.say(f"Lampiran {number}. Pohon kinerja", f"Annex {number}. The cascade"))
    for one in drawn:
        if one.pohon is not None:
            yield _table(one, one.pohon, kata, kata.kaskade(one) if len(hasil) > 1 else "")


def _table(hasil: Hasil, pohon: Pohon, kata: Kata, caption: str) -> Tabel:
    counts: dict[str, Counter[Keparahan]] = {}
    for temuan in (t for t in hasil.temuan if t.aktif):
        path = owner(temuan)
        counts.setdefault(path[-1].iri if path else "", Counter())[temuan.keparahan] += 1
    rows = [row for top in pohon.akar for row in _rows(top, 0, counts, kata)]
    if pohon.lepas:
        loose = kata.say("Indikator yang tidak mengukur apa pun", "Indikator that measure nothing")
        rows.append((Sel(loose, tebal=True), "", _listed((i.label for i in pohon.lepas), kata), ""))
    heads = (
        kata.say("Unsur", "Element"),
        kata.say("Sasaran", "Sasaran"),
        kata.say("Indikator", "Indikator"),
        kata.say("Temuan", "Findings"),
    )
    return Tabel(caption, heads, tuple(rows), (5, 4, 4.4, 1.8))


def _rows(
    simpul: Simpul, depth: int, counts: dict[str, Counter[Keparahan]], kata: Kata
) -> Iterator[tuple[str | Sel, ...]]:
    unsur = simpul.unsur
    again = kata.say(" (sudah dimuat di atas)", " (listed above)") if simpul.ulang else ""
    number = f" {unsur.nomor}" if unsur.nomor else ""
    title = plain(squeeze(f"{unsur.jenis.teks.id}{number}: {unsur.label or _nameless(kata)}")) + again
    found = counts.get(unsur.iri, Counter())
    gravest = next((k for k in Keparahan if found[k]), None)
    said = "\n".join(f"{found[k]} {k.teks.pick(kata.lang).lower()}" for k in Keparahan if found[k])
    yield (
        Sel(title, inden=min(depth, 6), tebal=depth < 3),
        "" if simpul.ulang else _listed((s.label for s in simpul.sasaran), kata),
        "" if simpul.ulang else _listed((i.label for i in simpul.indikator), kata),
        "" if simpul.ulang else Sel(said, warna=gravest),
    )
    for child in simpul.anak:
        yield from _rows(child, depth + 1, counts, kata)


def _listed(labels: Iterable[str | None], kata: Kata) -> str:
    names = [plain(squeeze(label)) if label else _nameless(kata) for label in labels]
    return names[0] if len(names) == 1 else "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))


def _nameless(kata: Kata) -> str:
    return kata.say("(tanpa rumusan)", "(no statement)")
