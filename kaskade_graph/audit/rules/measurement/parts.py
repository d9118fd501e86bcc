"""The indikator of a cascade in their parts, read once and shared by the rules of this family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rule import Cacat
from kaskade_graph.audit.vocabulary import put_right
from kaskade_graph.errors import Teks
from kaskade_graph.language import certain, frames, lexicon
from kaskade_graph.language.formulas import FormulaTerurai, parse_formula
from kaskade_graph.language.meaning import Beda, Perbandingan, compare
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import IndikatorTerurai, parse_indikator
from kaskade_graph.language.words import plain, words
from kaskade_graph.model import Indikator
from kaskade_graph.text import squeeze
from kaskade_graph.vocab import KIN, RDFS

NAMA_DAN_FORMULA = (KIN.formulasi, RDFS.label)
"""The properties that a finding on a formula quotes."""


@dataclass(frozen=True, slots=True)
class Terukur:
    """One indikator that has a name, its parts, and how its formula compares; no formula, no comparison."""

    indikator: Indikator
    nama: str
    bagian: IndikatorTerurai
    formula: FormulaTerurai | None
    banding: Perbandingan | None

    @property
    def lain_pasti(self) -> bool:
        """Whether name and formula certainly count different things, or deny one another, the formula one sum."""
        if self.formula is None or self.banding is None or len(self.formula.suku) > 1:
            return False
        name, top = frames.read(self.bagian.teks), frames.read(self.formula.pembilang.teks)
        how = self.banding.kedudukan.hubungan
        if self.banding.beda is Beda.OBJEK_LAIN:
            return certain.apart(name, top)
        return certain.denied(name, top, how)

    @property
    def jenis(self) -> JenisUkuran | None:
        """How its measure word counts; None without one."""
        return self.bagian.ukuran.jenis if self.bagian.ukuran else None


def measured(ctx: Konteks) -> list[Terukur]:
    """Return the indikator that have a name, in the order of the cascade."""
    return ctx.once(_measured)


def differing(ctx: Konteks, *beda: Beda) -> Iterator[tuple[Terukur, FormulaTerurai, Perbandingan]]:
    """Yield the indikator whose formula stands to them in one of these ways."""
    for terukur in measured(ctx):
        if terukur.formula and terukur.banding and terukur.banding.beda in beda:
            yield terukur, terukur.formula, terukur.banding


def repeats(ctx: Konteks, properti: str) -> frozenset[str]:
    """Return the indikator whose value of ``properti`` is the very quotation of an earlier one's.

    One explanation printed for two indikator of a sasaran is one text, and what is wrong with it one defect.
    """
    seen: dict[tuple[object, ...], str] = {}
    for indikator in ctx.indikator:
        for k in ctx.kutipan(indikator.iri, properti):
            place = (ctx.graf.measured(indikator.iri), k.berkas, k.baris, k.lembar, k.sel, k.teks)
            seen.setdefault(place, indikator.iri)
    first = set(seen.values())
    quoted = (i.iri for i in ctx.indikator if ctx.kutipan(i.iri, properti))
    return frozenset(iri for iri in quoted if iri not in first)


def together(
    ctx: Konteks, elements: Sequence[str], kondisi: Teks, kunci: str, properti: tuple[str, ...], sure: float
) -> Cacat:
    """Return one defect of the whole document for a remark that holds for several of its elements."""
    quoted = (b for iri in elements for b in ctx.bukti(iri, *properti))
    return Cacat(
        unsur=ctx.kaskade.iri,
        kondisi=kondisi,
        kunci=kunci,
        bukti=tuple(dict.fromkeys(quoted)),
        keyakinan=sure,
        untuk=tuple((iri, "") for iri in elements),
    )


def suggested_formula(ctx: Konteks, terukur: Terukur) -> str | None:
    """Return the formula that the name of an indikator asks for, where its wording makes that plain.

    A count is counted; a share of things under a condition is those things over all of them.
    """
    rest = without_measure(terukur)
    if rest is None:
        return None
    rest = put_right(ctx, rest)
    if terukur.jenis in (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI) and terukur.bagian.keadaan:
        return f"Jumlah {rest} dalam satu tahun"
    objek, sep, _ = rest.partition(" yang ")
    if terukur.jenis is JenisUkuran.PERSENTASE and sep:
        return f"Jumlah {rest} dibagi jumlah seluruh {objek} x 100%"
    return None


def without_measure(terukur: Terukur) -> str | None:
    """Return the name as printed without its measure word; None when it has none."""
    if terukur.bagian.ukuran is None:
        return None
    flat = squeeze(plain(terukur.nama))
    found = words(flat)
    at = terukur.bagian.ukuran.urutan
    if at >= len(found) or found[at].lipat != terukur.bagian.ukuran.tertulis:
        return None
    return flat[found[at].akhir :].strip() or None


def _measured(ctx: Konteks) -> list[Terukur]:
    return [_parts(i, i.label) for i in ctx.indikator if i.label and words(i.label)]


def _parts(indikator: Indikator, nama: str) -> Terukur:
    return Terukur(indikator, nama, *_of_texts(nama, indikator.formulasi, lexicon.key()))


@lru_cache(maxsize=16_384)
def _of_texts(
    nama: str, formulasi: str | None, _lexicon: str
) -> tuple[IndikatorTerurai, FormulaTerurai | None, Perbandingan | None]:
    """What follows from the texts alone, once: offices print the same ones year after year."""
    bagian = parse_indikator(nama)
    formula = parse_formula(formulasi) if formulasi else None
    return bagian, formula, compare(bagian, formula) if formula else None
