"""One finding explained, for a terminal: everything that led to it, and its rule in words.

Of a shape or a query the text is shown, as it reads like a sentence to who knows them; of a rule that is a program
the criterion says what it asks, and its text is in the JSON.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kaskade_graph import ontology_terms
from kaskade_graph.audit.finding import Bukti, Temuan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Kutipan
from kaskade_graph.reasons import reason
from kaskade_graph.text import shown, squeeze

Isian = tuple[str, str, Sequence[Kutipan]]
"""A property, its value, and the quotations of it."""
_ENGINES = {
    "shacl": Teks("Bentuk SHACL", "SHACL shape"),
    "sparql": Teks("Kueri SPARQL", "SPARQL query"),
}


def to_text(temuan: Temuan, aturan: Aturan, nilai: Sequence[Isian], lang: Lang, width: int) -> str:
    """Return the explanation as text of at most ``width`` columns; :func:`rule_text` is to follow it."""
    page = _ExplanationPage(lang, width)
    lines = [
        f"{temuan.kode} {temuan.nama}: {aturan.judul.pick(lang)}",
        f"{temuan.keparahan.teks.pick(lang)}, {page.pick('keyakinan', 'certainty')} {temuan.keyakinan:.0%}, "
        f"{page.pick('sidik', 'fingerprint')} {temuan.sidik}",
        "",
        *page.part(Teks("Kondisi", "Condition"), temuan.kondisi),
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


def rule_text(aturan: Aturan, kriteria: Teks, isi: str, lang: Lang, width: int) -> str:
    """Return what a rule asks, in words: said once for all of its findings; the text of a shape is not wrapped.

    ``kriteria`` is the criterion with its legal basis, ``isi`` the rule as it is run.
    """
    page = _ExplanationPage(lang, width)
    lines = [
        f"{page.pick('Aturan', 'Rule')} {aturan.kode}: {aturan.judul.pick(lang)}",
        *page.part(Teks("Kriteria", "Criterion"), kriteria),
        *page.part(Teks("Yang ditemukan aturan ini", "What this rule finds"), aturan.temuan),
    ]
    if engine := _ENGINES.get(aturan.mesin):
        lines.append(f"{engine.pick(lang)}, {aturan.sumber}")
        lines += [f"  | {shown(line)}" for line in isi.splitlines()]
    lines.append(
        page.pick(
            f"Contoh dan kapan aturan ini keliru: kaskade rules {aturan.kode}",
            f"Examples, and when the rule is mistaken: kaskade rules {aturan.kode}",
        )
    )
    return "\n".join(lines) + "\n"


class _ExplanationPage:
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
            why = f": {reason(one.alasan).pick(self.lang)}" if one.alasan else ""
            yield from self.wrap(f"{Bukti.of(one).tempat}{sure}{why}", "      ")
