"""KSK515: one field printed under several labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.audit.quoting import listed
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.fields import FIELD, label_of
from kaskade_graph.audit.rules.document.texts import printed_texts
from kaskade_graph.errors import Teks
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK515",
    nama="label-tidak-seragam",
    keparahan=Keparahan.INFO,
    judul=Teks("Label tidak seragam", "Labels differ"),
    temuan=Teks(
        "Isian yang sama dicetak dengan label yang berbeda-beda dalam satu dokumen.",
        "The same field printed under different labels in one document.",
    ),
    akibat=Teks(
        "Pembaca dan sistem ragu apakah yang dimaksud hal yang sama.",
        "Readers and systems cannot be sure that the same is meant.",
    ),
    rekomendasi=Teks("Pakai satu label di seluruh dokumen.", "Use one label throughout the document."),
    contoh=Teks(
        "“Tipe Perhitungan” pada satu halaman, “Tipe Penghitungan” pada halaman lain.",
        "“Tipe Perhitungan” on one page, “Tipe Penghitungan” on another.",
    ),
    kriteria=Teks(
        "Istilah dipakai seragam dalam satu dokumen.", "Terms are used alike throughout a document."
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- seragam, dengan huruf dan tanda yang berbeda
indikator:
  - {nama: A, tipe: "b. Tipe Penghitungan : Kumulatif"}
  - {nama: B, tipe: "- tipe penghitungan = Kumulatif"}
--- tanpa label
indikator:
  - {nama: A, tipe: Kumulatif}
  - {nama: B, tipe: Non Kumulatif}
--- berbeda
indikator:
  - {nama: A, tipe: "b. Tipe Penghitungan : Kumulatif"}
  - {nama: B, tipe: "b. Tipe Penghitungan : Kumulatif"}
  - {nama: C, tipe: "Tipe Perhitungan = Kumulatif"}   #! Tipe penghitungan dicetak dengan label yang berbeda-beda: “Tipe Penghitungan” (2 kali) dan “Tipe Perhitungan” (1 kali).
""",
)
_FIELDS = (KIN.formulasi, KIN.tipePenghitungan, KIN.sumberData, KIN.satuan, KIN.keterangan)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each field that the document prints under more than one label, quoting the rarer ones."""
    labels: dict[str, dict[str, list[tuple[str, Bukti | None]]]] = defaultdict(lambda: defaultdict(list))
    for text in printed_texts(ctx):
        label = label_of(text.teks) if text.properti in _FIELDS else None
        if label is not None:
            labels[text.properti][fold(label)].append((label, text.bukti))
    for properti in _FIELDS:
        found = sorted(labels[properti].values(), key=lambda places: -len(places))
        if len(found) > 1:
            yield _cacat(ctx, properti, found)


def _cacat(ctx: Konteks, properti: str, found: list[list[tuple[str, Bukti | None]]]) -> Cacat:
    names = [Counter(label for label, _ in places).most_common(1)[0][0] for places in found]
    counts = [(name, len(places)) for name, places in zip(names, found, strict=True)]
    id_ = listed([f"“{name}” ({n} kali)" for name, n in counts]).id
    en = listed([f"“{name}” ({n} times)" for name, n in counts]).en
    return Cacat(
        unsur=ctx.kaskade.iri,
        kondisi=Teks(
            f"{FIELD[properti].id} dicetak dengan label yang berbeda-beda: {id_}.",
            f"{FIELD[properti].en} is printed under different labels: {en}.",
        ),
        rekomendasi=Teks(f"Pakai “{names[0]}” di seluruh dokumen.", f"Use “{names[0]}” throughout."),
        kunci=properti.rpartition("#")[2],
        bukti=tuple(dict.fromkeys(b for places in found[1:] for _, b in places if b is not None)),
    )
