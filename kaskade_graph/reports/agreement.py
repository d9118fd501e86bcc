"""Documents against the cascade, as blocks: what differs, which indikator stands in which agreement, IKU by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.agreement import Agreement, Coverage
from kaskade_graph.linking.kept_iku import Iku
from kaskade_graph.linking.one_document import DocumentDifference
from kaskade_graph.model import JenisDokumen
from kaskade_graph.reports.blocks.model import Block, Cell, Heading, Paragraph, Report, Table, Title


def report(found: Agreement, iku: Sequence[Iku], years: Sequence[int], lang: Lang) -> Report:
    """Return the report; ``iku`` and ``years`` are empty where there is only one year."""
    return _Words(lang).report(found, iku, years)


class _Words:
    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def say(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)

    def report(self, found: Agreement, iku: Sequence[Iku], years: Sequence[int]) -> Report:
        one = found.kaskade
        title = self.say("Kesesuaian dokumen dengan kaskade", "Agreement of documents with the cascade")
        about = f"{one.unit.nama} · {one.tahun}"
        return Report(
            f"{title}: {about}",
            f"{title} · {about}",
            (self.say("Halaman", "Page"), self.say("dari", "of")),
            (Title((title,), (about,)), *self.blocks(found, iku, years)),
        )

    def blocks(self, found: Agreement, iku: Sequence[Iku], years: Sequence[int]) -> Iterator[Block]:
        if found.documents:
            yield self.documents(found)
            yield Heading(1, self.say("Yang tidak sesuai", "What does not agree"))
            if found.differences:
                yield self.differences(found.differences)
            else:
                yield Paragraph(
                    self.say(
                        "Tidak ada perbedaan pada yang dapat dibandingkan.",
                        "There is no difference in what can be compared.",
                    )
                )
        if found.coverage:
            yield Heading(1, self.say("Indikator dan perjanjian kinerja", "Indikator and agreements"))
            yield self.coverage(found.coverage)
        if len(years) > 1:
            yield Heading(1, self.say("IKU dari tahun ke tahun", "IKU over the years"))
            yield from self.iku(iku, years)

    def documents(self, found: Agreement) -> Table:
        rows = tuple(
            (
                d.name,
                _kind(d.kind).pick(self.lang),
                str(d.kaskade.tahun),
                str(len(d.kaskade.unsur) + len(d.kaskade.indikator)),
                str(found.matched[d.name]),
            )
            for d in found.documents
        )
        heads = (
            self.say("Dokumen", "Document"),
            self.say("Jenis", "Kind"),
            self.say("Tahun", "Year"),
            self.say("Unsur dan indikator", "Elements and indikator"),
            self.say("Ada dalam kaskade", "In the cascade"),
        )
        return Table("", heads, rows, (4, 2.4, 1, 1.6, 1.6), (3, 4), sheet=self.say("Dokumen", "Documents"))

    def differences(self, found: Sequence[DocumentDifference]) -> Table:
        rows = tuple(
            (
                str(n),
                d.kind.pick(self.lang),
                Cell(d.what.pick(self.lang), above=d.document),
                d.cascade or "-",
                d.said or "-",
            )
            for n, d in enumerate(found, 1)
        )
        heads = (
            self.say("No", "No"),
            self.say("Hal", "Matter"),
            self.say("Keadaan", "What is the case"),
            self.say("Menurut kaskade", "In the cascade"),
            self.say("Menurut dokumen", "In the document"),
        )
        return Table(
            "", heads, rows, (0.7, 1.6, 4, 3.2, 3.2), (0,), sheet=self.say("Tidak sesuai", "Differences")
        )

    def coverage(self, found: Sequence[Coverage]) -> Table:
        rows = tuple((c.level.teks.pick(self.lang), c.name, ", ".join(c.documents) or "-") for c in found)
        heads = (
            self.say("Jenjang", "Level"),
            "Indikator",
            self.say("Perjanjian kinerja", "Agreement"),
        )
        return Table("", heads, rows, (1.6, 5, 3.4), sheet=self.say("Pembagian indikator", "Sharing"))

    def iku(self, iku: Sequence[Iku], years: Sequence[int]) -> Iterator[Block]:
        lost = [i for i in iku if i.gaps(years)]
        yield Paragraph(
            self.say(
                f"{len(iku) - len(lost)} dari {len(iku)} IKU ada pada semua tahun {years[0]}-{years[-1]}.",
                f"{len(iku) - len(lost)} of {len(iku)} IKU are there in every year of {years[0]}-{years[-1]}.",
            )
        )
        missing = self.say("tidak ada", "missing")
        rows = tuple((i.name, *(i.years.get(y, missing) for y in years)) for i in iku)
        heads = ("IKU", *map(str, years))
        yield Table("", heads, rows, (3, *[3.0] * len(years)), sheet="IKU")


def _kind(kind: JenisDokumen) -> Teks:
    return Teks("kaskade", "cascade") if kind is JenisDokumen.PENJENJANGAN else kind.teks
