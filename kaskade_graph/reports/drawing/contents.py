"""What is said of each element of a cascade, in one language: the drawings and the annex of reports say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kaskade_graph.analysis.figures import number, of_year
from kaskade_graph.analysis.tree import Pohon, TreeNode
from kaskade_graph.audit.finding import Keparahan, Temuan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import RANTAI, Indikator, Jenis, Unsur
from kaskade_graph.reports.grouping import owner
from kaskade_graph.reports.rule_texts import rule_of
from kaskade_graph.text import squeeze
from kaskade_graph.values_shown import with_unit

TANPA_RUMUSAN = Teks("(tanpa rumusan)", "(no statement)")
LEPAS = Teks("Indikator yang tidak mengukur apa pun", "Indikator that measure nothing")
SELURUH = Teks("Temuan pada dokumen seluruhnya", "Findings on the document as a whole")
DI_ATAS = Teks("sudah digambar di tempat lain", "drawn elsewhere")
_LEVEL = {j.sasaran: j for j in RANTAI if j.sasaran is not None}
_LEVEL[Jenis.MISI] = Jenis.TUJUAN  # a misi stands above the columns, in the first


@dataclass(frozen=True, slots=True)
class Ringkas:
    """The findings of one severity on an element: how many, and of which rules how often."""

    keparahan: Keparahan
    jumlah: int
    kode: tuple[tuple[str, int], ...]

    def teks(self, lang: Lang) -> str:
        """Return how many of which severity: ``3 peringatan``."""
        word = self.keparahan.teks.pick(lang).lower()
        several = lang == "en" and self.jumlah != 1 and self.keparahan is not Keparahan.INFO
        return f"{self.jumlah} {word}{'s' if several else ''}"

    def daftar(self, lang: Lang) -> str:
        """Return what is wrong in words, with how often: ``Indikator tanpa target, Formula mengukur hal lain ×2``."""
        words = ((_title(kode).pick(lang), n) for kode, n in self.kode)
        return ", ".join(word if n == 1 else f"{word} ×{n}" for word, n in words)


TemuanUnsur = Mapping[str, tuple[Ringkas, ...]]
"""Findings by the IRI of the element in whose box they stand; ``""`` are those of the document."""


@dataclass(frozen=True, slots=True)
class BoxContents:
    """What is said of one element, as plain text that is not escaped for anything yet.

    ``jenis`` is the level whose column it stands in; ``kepala`` kind, number and code as printed. ``ulang``
    says that it stands elsewhere with all that is below it.
    """

    iri: str
    jenis: Jenis
    kepala: str
    nama: str
    rincian: tuple[str, ...] = ()
    sasaran: tuple[str, ...] = ()
    indikator: tuple[str, ...] = ()
    temuan: tuple[Ringkas, ...] = ()
    ulang: bool = False


@dataclass(slots=True)
class Cabang:
    """An element with what stands below it."""

    isi: BoxContents
    anak: list[Cabang] = field(default_factory=list)


@dataclass(slots=True)
class Bagan:
    """A cascade to be drawn: ``lepas`` are indikator that measure nothing, ``temuan`` findings on no element."""

    kaskade: str
    judul: str
    edisi: str
    akar: list[Cabang]
    lepas: tuple[str, ...] = ()
    temuan: tuple[Ringkas, ...] = ()


def per_unsur(temuan: Iterable[Temuan]) -> dict[str, tuple[Ringkas, ...]]:
    """Return the findings still to act on by the element they belong to; see :data:`TemuanUnsur`."""
    groups: dict[str, list[Temuan]] = {}
    for one in (t for t in temuan if t.aktif):
        path = owner(one)
        groups.setdefault(path[-1].iri if path else "", []).append(one)
    return {iri: tuple(_by_severity(found)) for iri, found in groups.items()}


def _title(kode: str) -> Teks:
    rule = rule_of(kode)
    return rule.judul if rule else Teks(kode, kode)


def _by_severity(found: list[Temuan]) -> Iterator[Ringkas]:
    for keparahan in Keparahan:
        codes = Counter(t.kode for t in found if t.keparahan is keparahan)
        if codes:
            yield Ringkas(keparahan, codes.total(), tuple(sorted(codes.items())))


def bagan(
    pohon: Pohon,
    lang: Lang = "id",
    temuan: TemuanUnsur | None = None,
    *,
    depth: int | None = None,
    indikator: bool = True,
) -> Bagan:
    """Return what is to be drawn of ``pohon``: its first ``depth`` levels, with or without indikator."""
    kaskade, known = pohon.kaskade, temuan or {}
    edition = Teks(f"Tahun {kaskade.tahun}", str(kaskade.tahun)).pick(lang)
    pembuat = _Pembuat(lang, known, kaskade.tahun, indikator)
    drawn = [pembuat.cabang(s, depth) for s in pohon.akar] if depth is None or depth > 0 else []
    lost = {iri for iri in known if iri and iri not in kaskade.unsur}
    return Bagan(
        kaskade.iri,
        squeeze(kaskade.unit.nama),
        f"{edition} · {kaskade.versi}",
        drawn,
        tuple(pembuat.indikator(i) for i in pohon.lepas) if indikator else (),
        merged([known[iri] for iri in ("", *sorted(lost)) if iri in known]),
    )


def merged(groups: Iterable[tuple[Ringkas, ...]]) -> tuple[Ringkas, ...]:
    """Return the findings of several elements as those of one."""
    codes: dict[Keparahan, Counter[str]] = {k: Counter() for k in Keparahan}
    for one in (r for group in groups for r in group):
        codes[one.keparahan].update(dict(one.kode))
    return tuple(Ringkas(k, c.total(), tuple(sorted(c.items()))) for k, c in codes.items() if c)


class _Pembuat:
    """Makes the contents of boxes in one language."""

    def __init__(self, lang: Lang, temuan: TemuanUnsur, tahun: int, dengan_indikator: bool) -> None:
        self.lang, self.temuan, self.tahun = lang, temuan, tahun
        self.dengan_indikator = dengan_indikator

    def cabang(self, simpul: TreeNode, depth: int | None) -> Cabang:
        below = simpul.anak if depth is None or depth > 1 else ()
        deeper = None if depth is None else depth - 1
        return Cabang(self.isi(simpul), [self.cabang(a, deeper) for a in below])

    def isi(self, simpul: TreeNode) -> BoxContents:
        unsur = simpul.unsur
        again = (DI_ATAS.pick(self.lang),) if simpul.ulang else ()
        return BoxContents(
            unsur.iri,
            _LEVEL.get(unsur.jenis, unsur.jenis),
            kepala(unsur),
            nama(unsur.label, self.lang),
            (*again, *(() if simpul.ulang else self.rincian(unsur))),
            tuple(nama(s.label, self.lang) for s in simpul.sasaran),
            tuple(self.indikator(i) for i in simpul.indikator if self.dengan_indikator),
            () if simpul.ulang else self.temuan.get(unsur.iri, ()),
            simpul.ulang,
        )

    def rincian(self, unsur: Unsur) -> Iterator[str]:
        if unsur.penanggung_jawab:
            yield squeeze(unsur.penanggung_jawab)
        if unsur.pagu is not None:
            yield f"{Teks('Pagu', 'Budget').pick(self.lang)} Rp{number(unsur.pagu)}"

    def indikator(self, indikator: Indikator) -> str:
        """Return an indikator with its target of the year, or its unit where there is none."""
        text, unit = nama(indikator.label, self.lang), squeeze(indikator.satuan or "")
        target = of_year(indikator.target, self.tahun)
        if target is not None:
            return f"{text} (target {self.tahun}: {with_unit(target, unit)})"
        return f"{text} ({unit})" if unit else text


def kepala(unsur: Unsur) -> str:
    """Return kind, number and code of an element as printed."""
    number = f" {squeeze(unsur.nomor)}" if unsur.nomor else ""
    kode = f" · {squeeze(unsur.kode)}" if unsur.kode else ""
    return f"{unsur.jenis.teks.id}{number}{kode}"


def nama(label: str | None, lang: Lang) -> str:
    """Return a name on one line, or that there is none."""
    return (squeeze(label) if label else "") or TANPA_RUMUSAN.pick(lang)
