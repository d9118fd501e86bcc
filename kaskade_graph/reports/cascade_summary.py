"""What a cascade is like as a whole: shape, who carries what, coverage, what cuts across programs, formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaskade_graph.analysis.coverage import Matriks, Porsi, bottom, kinds, matriks, sebaran
from kaskade_graph.analysis.crosscutting import Hal, Lintas, lintas_program
from kaskade_graph.analysis.figures import number
from kaskade_graph.analysis.formulas import Rumus, formula_cycles, formulas
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.shape import CascadeShape, Jenjang, bentuk
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Jenis
from kaskade_graph.reports.blocks.model import PAGES, Block, Heading, Point, Points, Report, Title
from kaskade_graph.reports.show import title
from kaskade_graph.text import shown

_SHOWN = 12
"""Elements that are named; the JSON has all."""


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """What was computed on one cascade."""

    graf: GrafKaskade
    bentuk: CascadeShape
    matriks: Matriks
    sasaran: list[Porsi]
    program: list[Porsi]
    lintas: list[Lintas]
    rumus: list[Rumus]
    lingkaran_rumus: list[list[str]]


def ringkasan(graf: GrafKaskade) -> SummaryReport:
    """Compute everything that the summary says."""
    return SummaryReport(
        graf,
        bentuk(graf),
        matriks(graf),
        sebaran(graf, Jenis.SASARAN_STRATEGIS),
        sebaran(graf, Jenis.PROGRAM),
        lintas_program(graf),
        formulas(graf),
        formula_cycles(graf),
    )


def report(found: Iterable[SummaryReport], lang: Lang = "id") -> Report:
    """Return the summary of each cascade, as blocks."""
    blocks = tuple(block for one in found for block in _Kata(one, lang).blocks())
    title = Teks("Ringkasan kaskade", "Summary of the cascade").pick(lang)
    return Report(title, title, PAGES[lang], blocks)


class _Kata:
    """The words of one summary."""

    def __init__(self, isi: SummaryReport, lang: Lang) -> None:
        self.r, self.lang, self.graf = isi, lang, isi.graf

    def say(self, indonesian: str, english: str) -> str:
        return Teks(indonesian, english).pick(self.lang)

    def title(self, iri: str) -> str:
        return title(self.graf, iri, self.lang)

    def blocks(self) -> Iterator[Block]:
        kaskade = self.graf.kaskade
        unit = f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})"
        yield Title((shown(unit),), ())
        for judul, butir in (
            (self.say("Bentuk pohon", "Shape of the tree"), self.shape()),
            (self.say("Siapa menanggung apa", "Who carries what"), self.carried()),
            (self.say("Cakupan sasaran oleh program", "Sasaran covered by programs"), self.covered()),
            (self.say("Lintas program", "Across programs"), self.across()),
            (self.say("Formula", "Formulas"), self.formulas()),
        ):
            yield Heading(1, judul)
            yield Points(tuple(butir))

    # --- sections ---------------------------------------------------------------------------------------

    def shape(self) -> Iterator[Point]:
        shape = self.r.bentuk
        yield Point(
            1,
            self.say(f"Kedalaman: {shape.kedalaman} jenjang", f"Depth: {shape.kedalaman} levels"),
        )
        yield from (Point(1, self.level(j)) for j in shape.jenjang)
        odd = (
            ("Tidak didukung apa pun", "Supported by nothing", [i for j in shape.jenjang for i in j.buntu]),
            ("Mendukung yang bukan tepat di atasnya", "Support another level than the next", shape.melompat),
            ("Mendukung lebih dari satu unsur", "Support several elements", shape.berinduk_banyak),
            ("Tidak sampai ke tujuan", "Reach no tujuan", shape.terputus),
            ("Mendukung dirinya sendiri", "Support themselves", [c[0] for c in shape.lingkaran]),
        )
        for indonesian, english, many in odd:
            yield from self.named(self.say(indonesian, english), many)

    def level(self, jenjang: Jenjang) -> str:
        head = f"{jenjang.jumlah} {jenjang.jenis.teks.id.lower()}"
        if jenjang.anak is None:
            return head
        least, middle, most = jenjang.anak
        if least == most:
            return head + self.say(f", masing-masing didukung {most} unsur", f", each supported by {most}")
        half, name = number_of(middle), self.title(jenjang.terbanyak or "")
        return head + self.say(
            f", didukung {least} sampai {most} unsur (median {half}); terbanyak {name}",
            f", supported by {least} to {most} (median {half}); most {name}",
        )

    def carried(self) -> Iterator[Point]:
        portions = self.r.sasaran
        if len(portions) == 1 and portions[0].terbawah:
            yield Point(1, self.say("Satu sasaran menanggung semuanya.", "One sasaran carries everything."))
        for portion in portions:
            yield Point(1, f"{self.title(portion.iri)}: {self.share(portion)}")
        for portion in self.r.program:
            yield Point(2, f"{self.title(portion.iri)}: {self.share(portion)}", dot=True)

    def share(self, portion: Porsi) -> str:
        found = kinds(self.graf, bottom(self.graf, portion.iri))
        other = self.say("unsur terbawah", "elements at the bottom")
        kind = next(iter(found)).teks.id.lower() if len(found) == 1 else other
        text = f"{portion.terbawah} {kind} ({portion.bagian:.0%})"
        if portion.pagu is not None:
            text += self.say(f", pagu Rp{number(portion.pagu)}", f", budget Rp{number(portion.pagu)}")
        return text

    def covered(self) -> Iterator[Point]:
        matrix = self.r.matriks
        for s in matrix.sasaran:
            helping = [p for p in matrix.program if (s, p) in matrix.sel]
            many = self.say(f"{len(helping)} program", f"{len(helping)} programs")
            yield Point(1, f"{self.title(s)}: {many}")
        yield from self.named(
            self.say("Sasaran tanpa program", "Sasaran without a program"), matrix.sasaran_kosong
        )
        yield from self.named(
            self.say("Program tanpa sasaran", "Programs without a sasaran"), matrix.program_lepas
        )
        yield Point(1, self.say("Matriksnya: kaskade tree --matrix", "The matrix: kaskade tree --matrix"))

    def across(self) -> Iterator[Point]:
        if not self.r.lintas:
            yield Point(
                1, self.say("Tidak ada ukuran atau objek yang sama.", "No metric or object is shared.")
            )
        for one in self.r.lintas:
            what = {
                Hal.UKURAN: self.say("Ukuran", "Metric"),
                Hal.OBJEK: self.say("Objek", "Object"),
            }[one.hal]
            count = self.say(
                f"{len(one.indikator)} indikator di {len(one.program)} program",
                f"{len(one.indikator)} indikator in {len(one.program)} programs",
            )
            yield Point(1, f"{what} «{shown(one.sebutan)}»: {count}")
            for iri in one.indikator[:_SHOWN]:
                owner = self.graf.owner(iri)
                place = f" ({self.title(owner)})" if owner else ""
                yield Point(2, f"{self.title(iri)}{place}", dot=True)
            yield from self.rest(len(one.indikator))

    def formulas(self) -> Iterator[Point]:
        found = self.r.rumus
        stated = sum(r.dinyatakan for r in found)
        yield Point(
            1,
            self.say(
                f"{len(found)} indikator berformula, {stated} di antaranya menyatakan komponennya",
                f"{len(found)} indikator have a formula, {stated} of them state its components",
            ),
        )
        if found and not stated:
            yield Point(
                1,
                self.say(
                    "Karena tidak dinyatakan, keterkaitan antar-formula tidak dapat diperiksa.",
                    "As none are stated, how formulas hang together cannot be checked.",
                ),
            )
        for circle in self.r.lingkaran_rumus:
            names = " > ".join(self.title(i) for i in circle)
            yield Point(1, self.say(f"Formula melingkar: {names}", f"Formulas in a circle: {names}"))
        for one in (r for r in found if r.hilang):
            missing = ", ".join(shown(i) for i in one.hilang)
            yield Point(
                1, f"{self.title(one.iri)}: {self.say('komponen tidak ada', 'no such component')}: {missing}"
            )
        yield from self.unsupplied([r for r in found if r.tanpa_pemasok])

    def unsupplied(self, found: Sequence[Rumus]) -> Iterator[Point]:
        if not found:
            return
        yield Point(
            1,
            self.say(
                "Suku formula yang tidak dipasok indikator maupun sumber data",
                "Terms of formulas that neither an indikator nor a source of data supplies",
            ),
        )
        for one in found[:_SHOWN]:
            terms = "; ".join(f"«{shown(s.teks)}»" for s in one.tanpa_pemasok)
            yield Point(2, f"{self.title(one.iri)}: {terms}", dot=True)
        yield from self.rest(len(found))

    # --- words ------------------------------------------------------------------------------------------

    def named(self, text: str, iris: Sequence[str]) -> Iterator[Point]:
        if iris:
            yield Point(1, f"{text}: {len(iris)}")
            yield from (Point(2, self.title(i), dot=True) for i in iris[:_SHOWN])
            yield from self.rest(len(iris))

    def rest(self, many: int) -> Iterator[Point]:
        if many > _SHOWN:
            left = many - _SHOWN
            yield Point(2, self.say(f"dan {left} lagi", f"and {left} more"), dot=True)


def number_of(value: float) -> str:
    """Return a median as it is read: 2, or 2,5."""
    return f"{value:g}".replace(".", ",")
