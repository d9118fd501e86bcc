"""What is lost when elements are cut: in words and numbers as blocks, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kaskade_graph.analysis.figures import number, of_year
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.impact import Dampak, Dukungan, Tersentuh
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import RANTAI, Jenis, Nilai
from kaskade_graph.reports.blocks.model import PAGES, Block, Heading, Point, Points, Report, Title, listed
from kaskade_graph.reports.show import title
from kaskade_graph.values_shown import with_unit


def report(found: Sequence[Dampak], lang: Lang = "id") -> Report:
    """Return what is lost in each cascade, as blocks."""
    blocks = tuple(block for one in found for block in ImpactWords(one, lang).blocks())
    title = Teks("Yang terdampak bila dihapus", "What is affected if it is cut").pick(lang)
    return Report(title, title, PAGES[lang], blocks)


class ImpactWords:
    """The words of one report."""

    def __init__(self, dampak: Dampak, lang: Lang) -> None:
        self.d, self.lang = dampak, lang
        self.graf: GrafKaskade = dampak.graf

    def say(self, indonesian: str, english: str) -> str:
        return indonesian if self.lang == "id" else english

    def title(self, iri: str) -> str:
        return title(self.graf, iri, self.lang)

    def blocks(self) -> Iterator[Block]:
        """Yield the title, then the sections that have anything to say."""
        kaskade = self.graf.kaskade
        unit = f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})"
        cut = (self.say("Bila ini dihapus:", "If this is cut:"),)
        yield Title(cut, (*(self.title(i) for i in self.d.dihapus), unit))
        yield Heading(1, self.say("Ringkasnya", "In short"))
        yield Points(tuple(Point(1, s) for s in self.summary()))
        for judul, butir in (
            (self.say("Ikut hilang", "Falls with it"), self.fallen()),
            (self.say("Dukungan yang berkurang", "Support that is lost"), self.support()),
            (self.say("Dukungan tambahan yang hilang", "Further support that is lost"), self.further(False)),
            (
                self.say("Kinerja daerah yang terdampak", "Objectives of the region affected"),
                self.further(True),
            ),
            (self.say("Indikator yang tersentuh", "Indikator that are touched"), self.touched()),
            (self.say("Target dan pagu", "Targets and budget"), self.figures()),
            (self.say("Yang tersisa", "What remains"), self.remains()),
            (self.say("Catatan", "Remarks"), self.remarks()),
        ):
            lines = tuple(butir)
            if lines:
                yield Heading(1, judul)
                yield Points(lines)

    # --- the sections -----------------------------------------------------------------------------------

    def summary(self) -> Iterator[str]:
        fallen = [i for i in self.d.gugur if self.graf.kaskade.unsur[i].jenis in RANTAI]
        parts = [*self.by_kind(fallen), *([f"{n} indikator"] if (n := len(self.d.indikator)) else [])]
        if parts:
            yield self.say(f"Ikut hilang: {self.listed(parts)}.", f"Falls with it: {self.listed(parts)}.")
        else:
            yield self.say("Tidak ada yang ikut hilang.", "Nothing falls with it.")
        for one in (d for d in self.d.dukungan if d.habis):
            yield self.say(
                f"{self.title(one.iri)}: kehilangan seluruh dukungannya.",
                f"{self.title(one.iri)}: loses all of its support.",
            )
        partly = [d for d in self.d.dukungan if not d.habis]
        for one in (d for d in partly if self.is_outcome(d.iri)):
            yield f"{self.title(one.iri)}: {self.left(one)}."
        if not self.d.dukungan and not self.d.gugur:
            yield self.say(
                "Tidak ada unsur lain yang kehilangan dukungan.", "No other element loses support."
            )
        for daerah in (False, True):
            touched = [t for t in self.d.tambahan if t.daerah is daerah]
            if touched and daerah:
                yield self.say(
                    f"Kinerja daerah yang terdampak: {len(touched)}.",
                    f"Objectives of the region affected: {len(touched)}.",
                )
            elif touched:
                yield self.say(
                    f"Unsur yang kehilangan dukungan tambahan: {len(touched)}.",
                    f"Elements that lose further support: {len(touched)}.",
                )
        if self.d.tersentuh:
            many = len({t.sasaran for t in self.d.tersentuh})
            yield self.say(
                f"{len(self.d.tersentuh)} indikator pada {many} tujuan/sasaran tersentuh.",
                f"{len(self.d.tersentuh)} indikator of {many} tujuan/sasaran are touched.",
            )
        if self.d.tanpa_ukuran:
            names = ", ".join(self.title(i) for i in self.d.tanpa_ukuran)
            yield self.say(f"Tidak lagi terukur: {names}.", f"Measured by nothing any more: {names}.")
        if self.d.tanpa_sasaran:
            names = ", ".join(self.title(i) for i in self.d.tanpa_sasaran)
            yield self.say(f"Tidak lagi bersasaran: {names}.", f"Without a sasaran of its own: {names}.")

    def fallen(self) -> Iterator[Point]:
        """Yield what falls, each below what it supports, the elements cut as headings of what is their own."""
        if not self.d.gugur and not self.d.indikator:
            return
        everything = {*self.d.dihapus, *self.d.gugur, *self.d.indikator}
        for iri in self.graf.sort(everything):
            unsur = self.graf.kaskade.unsur.get(iri)
            of_chain = unsur is not None and unsur.jenis in RANTAI
            path = [step for step in self.graf.path(iri) if step in everything and step != iri]
            chain = [s for s in path if s in self.graf.kaskade.unsur and self.is_link(s)]
            yield Point(1 + len(chain), self.title(iri), dot=not of_chain)

    def support(self) -> Iterator[Point]:
        for one in reversed(self.d.dukungan):
            state = self.say("kehilangan seluruh dukungan", "loses all of its support") if one.habis else ""
            yield Point(1, f"{self.title(one.iri)}: {state or self.left(one)}")
            direct, stay = one.langsung
            counts = self.say(
                f"didukung langsung oleh {stay} dari {direct} unsur",
                f"directly supported by {stay} of {direct} elements",
            )
            if one.kosong:
                counts += self.say(
                    f", {one.kosong} di antaranya tinggal tanpa dukungan",
                    f", {one.kosong} of which are left without support",
                )
            yield Point(2, counts, dot=True)

    def further(self, daerah: bool) -> Iterator[Point]:
        for one in (t for t in self.d.tambahan if t.daerah is daerah):
            yield Point(1, self.title(one.iri) if self.graf.item(one.iri) else one.iri)
            for iri in one.hilang:
                yield Point(
                    2,
                    self.say(
                        f"tidak lagi didukung {self.title(iri)}", f"no longer supported by {self.title(iri)}"
                    ),
                )
            for iri in one.lemah:
                yield Point(
                    2,
                    self.say(
                        f"pendukungnya tinggal tanpa pelaksana: {self.title(iri)}",
                        f"its supporter is left with nothing that carries it out: {self.title(iri)}",
                    ),
                )
            many = len(one.sisa)
            yield Point(
                2,
                self.say(
                    f"pendukung yang tersisa di kaskade ini: {many}",
                    f"supporters left in this cascade: {many}",
                ),
                dot=True,
            )

    def touched(self) -> Iterator[Point]:
        groups: dict[str | None, list[Tersentuh]] = {}
        for one in self.d.tersentuh:
            groups.setdefault(one.sasaran, []).append(one)
        for sasaran, found in groups.items():
            orphan = self.say("Indikator yang tidak mengukur apa pun", "Indikator that measure nothing")
            yield Point(1, self.title(sasaran) if sasaran else orphan)
            for one in found:
                yield Point(2, f"{self.name(one.iri)}: {'; '.join(self.reasons(one))}", dot=True)

    def reasons(self, one: Tersentuh) -> Iterator[str]:
        if one.komponen:
            names = ", ".join(f"«{self.name(k)}»" for k in one.komponen)
            yield self.say(f"formulanya memakai {names}", f"its formula uses {names}")
        if one.sama:
            names = ", ".join(f"«{self.name(k)}»" for k in one.sama)
            yield self.say(f"ukuran yang sama dengan {names}", f"the same metric as {names}")
        if one.dukungan:
            yield self.say("dukungannya berkurang", "has less support")
        target = self.targets(one.iri)
        if target:
            yield target

    def figures(self) -> Iterator[Point]:
        lost = [i for i in self.measures_gone() if self.targets(i)]
        if lost:
            yield Point(
                1, self.say(f"Target yang tidak lagi dikejar: {len(lost)}", f"Targets given up: {len(lost)}")
            )
            yield from (Point(2, f"{self.name(i)}: {self.targets(i)}", dot=True) for i in lost)
        at_risk = [t for t in self.d.tersentuh if self.targets(t.iri)]
        if at_risk:
            yield Point(
                1,
                self.say(
                    f"Target indikator yang tersentuh dan perlu ditinjau: {len(at_risk)}",
                    f"Targets of indikator that are touched and need review: {len(at_risk)}",
                ),
            )
        if not lost and not at_risk:
            yield Point(1, self.say("Target: tidak dicantumkan.", "Targets: none are stated."))
        pagu = self.d.pagu
        if not any(i in self.graf.kaskade.unsur for i in self.d.dihapus):
            return  # an indikator alone has no budget
        if pagu is None:
            yield Point(1, self.say("Pagu: tidak dicantumkan.", "Budget: none is stated."))
            return
        share = f" ({pagu.hilang / pagu.seluruh:.0%})" if pagu.seluruh else ""
        yield Point(
            1,
            self.say(
                f"Pagu yang lepas: Rp{number(pagu.hilang)} dari Rp{number(pagu.seluruh)}{share}",
                f"Budget set free: Rp{number(pagu.hilang)} of Rp{number(pagu.seluruh)}{share}",
            ),
        )

    def remains(self) -> Iterator[Point]:
        parts = []
        for kind, (before, after) in self.d.isi.items():
            if before:
                name = "indikator" if kind == "Indikator" else Jenis(kind).teks.id.lower()
                of = self.say("dari", "of")
                parts.append(f"{after} {name}" if after == before else f"{after} {of} {before} {name}")
        yield Point(1, self.listed(parts))

    def remarks(self) -> Iterator[Point]:
        if not self.d.rumus_dinyatakan:
            yield Point(
                1,
                self.say(
                    "Kaskade ini tidak menyatakan indikator mana masuk ke formula indikator lain "
                    "sebagai komponennya, jadi pengaruh melalui formula tidak dapat dilihat.",
                    "The cascade does not state which indikator enters the formula of another "
                    "as its component, so what happens through formulas cannot be seen.",
                ),
            )
        if self.d.sama_di_luar:
            many = len(self.d.sama_di_luar)
            yield Point(
                1,
                self.say(
                    f"{many} indikator di kaskade lain dinyatakan sama dengan yang hilang:",
                    f"{many} indikator of other cascades are stated to be the same as one that falls:",
                ),
            )
            yield from (Point(2, i, dot=True) for i in self.d.sama_di_luar)

    # --- words ------------------------------------------------------------------------------------------

    def name(self, iri: str) -> str:
        return self.title(iri).partition(": ")[2]

    def is_link(self, iri: str) -> bool:
        return self.graf.kaskade.unsur[iri].jenis in RANTAI

    def is_outcome(self, iri: str) -> bool:
        return self.graf.kaskade.unsur[iri].jenis in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS)

    def left(self, one: Dukungan) -> str:
        before, after = one.terbawah
        kind = (
            one.jenis.teks.id.lower() if one.jenis else self.say("unsur terbawah", "elements at the bottom")
        )
        return self.say(
            f"masih ditopang {after} dari {before} {kind} ({one.sisa:.0%})",
            f"still carried by {after} of {before} {kind} ({one.sisa:.0%})",
        )

    def measures_gone(self) -> list[str]:
        cut = [i for i in self.d.dihapus if i in self.graf.kaskade.indikator]
        return self.graf.sort({*cut, *self.d.indikator})

    def targets(self, iri: str) -> str:
        indikator, tahun = self.graf.kaskade.indikator[iri], self.graf.kaskade.tahun
        value = of_year(indikator.target, tahun)
        if value is not None:
            return f"target {tahun}: {with_unit(value, indikator.satuan)}"
        return "; ".join(
            f"target {_period(n)}: {with_unit(n, indikator.satuan)}"
            for n in sorted(indikator.target, key=lambda n: (n.tahun, n.triwulan or 0))
        )

    def by_kind(self, iris: Iterable[str]) -> list[str]:
        kinds = [self.graf.kaskade.unsur[i].jenis for i in iris]
        return [f"{kinds.count(j)} {j.teks.id.lower()}" for j in RANTAI if j in kinds]

    def listed(self, parts: list[str]) -> str:
        return listed(parts, self.lang)


def _period(value: Nilai) -> str:
    quarter = f" TW {value.triwulan}" if value.triwulan else ""
    return f"{value.tahun}{quarter}{' (akhir periode)' if value.akhir_periode else ''}"
