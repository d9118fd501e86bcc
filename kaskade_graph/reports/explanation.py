"""One finding explained, for a terminal: everything that led to it, down to the text of the rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kaskade_graph import ontology_terms
from kaskade_graph.audit.finding import Bukti, Temuan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Kutipan
from kaskade_graph.text import shown, squeeze

Isian = tuple[str, str, Sequence[Kutipan]]
"""A property, its value, and the quotations of it."""
_ENGINES = {
    "shacl": Teks("bentuk SHACL", "SHACL shape"),
    "sparql": Teks("kueri SPARQL", "SPARQL query"),
    "python": Teks("fungsi Python", "Python function"),
}


def to_text(temuan: Temuan, aturan: Aturan, isi: str, nilai: Sequence[Isian], lang: Lang, width: int) -> str:
    """Return the explanation as text of at most ``width`` columns; the rule's own text is not wrapped."""
    page = _Page(lang, width)
    lines = [
        f"{temuan.kode} {temuan.nama}: {aturan.judul.pick(lang)}",
        f"{temuan.keparahan.teks.pick(lang)}, {page.pick('keyakinan', 'certainty')} {temuan.keyakinan:.0%}, "
        f"{page.pick('sidik', 'fingerprint')} {temuan.sidik}",
        "",
        *page.part(Teks("Kondisi", "Condition"), temuan.kondisi),
        *page.part(Teks("Kriteria", "Criterion"), temuan.kriteria),
        *page.part(Teks("Akibat", "Effect"), temuan.akibat),
        *page.part(Teks("Rekomendasi", "Recommendation"), temuan.rekomendasi),
        "",
        page.pick("Jalur dalam kaskade", "Path in the cascade"),
        *page.path(temuan),
        "",
        page.pick("Bukti", "Evidence"),
        *(line for bukti in temuan.bukti for line in page.evidence(bukti)),
        "",
        page.pick("Nilai yang dilihat", "Values seen"),
        *(line for one in nilai for line in page.value(*one)),
        *(
            []
            if nilai
            else [f"  {page.pick('seluruh dokumen, lihat bukti', 'the whole document, see the evidence')}"]
        ),
        "",
        f"{page.pick('Aturan', 'Rule')}: {_ENGINES[aturan.mesin].pick(lang)}, {aturan.sumber}",
        *(f"  | {shown(line)}" for line in isi.splitlines()),
        "",
        page.pick(
            "Untuk mengecualikan temuan ini (lihat --waivers):", "To waive this finding (see --waivers):"
        ),
        "  [[pengecualian]]",
        f'  aturan = "{temuan.kode}"',
        f'  sidik = "{temuan.sidik}"',
        '  alasan = ""',
        '  oleh = ""',
    ]
    return "\n".join(lines) + "\n"


class _Page:
    def __init__(self, lang: Lang, width: int) -> None:
        self.lang, self.width = lang, width

    def pick(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)

    def wrap(self, text: str, indent: str) -> list[str]:
        flat = shown(squeeze(text))
        return textwrap.wrap(flat, self.width, initial_indent=indent, subsequent_indent=indent) or [indent]

    def part(self, head: Teks, text: Teks) -> list[str]:
        return [head.pick(self.lang), *self.wrap(text.pick(self.lang), "  ")]

    def path(self, temuan: Temuan) -> Iterator[str]:
        if not temuan.jalur:
            yield f"  {self.pick('Seluruh dokumen', 'The whole document')}"
        for depth, step in enumerate(temuan.jalur):
            yield from self.wrap(step.text(self.lang), "  " + "  " * depth)

    def evidence(self, bukti: Bukti) -> Iterator[str]:
        yield f"  {shown(bukti.tempat)}"
        yield from self.wrap(f"“{bukti.kutipan}”", "    ")

    def value(self, properti: str, nilai: str, kutipan: Sequence[Kutipan]) -> Iterator[str]:
        yield from self.wrap(f"{ontology_terms.label(properti).pick(self.lang)}: {nilai}", "  ")
        for one in kutipan:
            sure = f", {self.pick('keyakinan', 'certainty')} {one.keyakinan:.0%}"
            why = f": {one.alasan}" if one.alasan else ""
            yield from self.wrap(f"{Bukti.of(one).tempat}{sure}{why}", "      ")
