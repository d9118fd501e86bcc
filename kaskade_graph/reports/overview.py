"""The overview of many units: which has most to put right, what changed, who copied, and what became of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan, count
from kaskade_graph.audit.gravity import burden, burden_before, gravest, in_part, measure
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.copies import Copy
from kaskade_graph.model import Kaskade
from kaskade_graph.reports import copies
from kaskade_graph.reports.blocks.model import Block, Cell, Heading, Paragraph, Report, Table, Title
from kaskade_graph.reports.rule_texts import title


@dataclass(frozen=True, slots=True)
class File:
    """What became of one input: its name, what is said of it, and what it holds."""

    name: str
    state: Teks
    holds: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the overview tells. ``links`` are the worksheet and the report of each cascade, by IRI.

    ``copies`` is None where they were not looked for.
    """

    hasil: Sequence[Hasil]
    links: Mapping[str, tuple[str, str]]
    files: Sequence[File]
    copies: Sequence[Copy] | None
    kaskade: Sequence[Kaskade]


def ranked(hasil: Iterable[Hasil]) -> list[Hasil]:
    """Return the cascades by how much there is to put right for their size, most first."""
    return sorted(hasil, key=lambda h: (-burden(h), h.unit, h.tahun, h.versi))


def report(seen: Overview, lang: Lang) -> Report:
    """Return the overview as a report."""
    name = Teks("Ikhtisar audit kaskade kinerja", "Overview of the audit of performance cascades").pick(lang)
    units = len({h.kaskade.split(f"/{h.tahun}/")[0] for h in seen.hasil})
    about = Teks(
        f"{len(seen.hasil)} kaskade dari {units} unit kerja", f"{len(seen.hasil)} cascades of {units} units"
    ).pick(lang)
    return Report(
        name,
        name,
        (Teks("Halaman", "Page").pick(lang), Teks("dari", "of").pick(lang)),
        (Title((name,), (about,)), *_blocks(seen, lang)),
    )


def _blocks(seen: Overview, lang: Lang) -> Iterable[Block]:
    yield Heading(1, Teks("Peringkat", "Ranking").pick(lang))
    yield Paragraph(measure().pick(lang), small=True)
    yield _ranking(seen, lang)
    yield Heading(1, Teks("Masalah terberat tiap unit", "The gravest problem of each unit").pick(lang))
    yield _gravest(seen.hasil, lang)
    yield Heading(1, Teks("Temuan menurut aturan", "Findings by rule").pick(lang))
    yield _rules(seen.hasil, lang)
    if seen.copies is not None:
        yield Heading(1, Teks("Salinan antarunit", "Copies between units").pick(lang))
        yield from copies.blocks(seen.copies, seen.kaskade, lang) if seen.copies else (_no_copies(lang),)
    yield Heading(1, Teks("Berkas", "Files").pick(lang))
    yield _files(seen.files, lang)


def _ranking(seen: Overview, lang: Lang) -> Table:
    followed = any(t.status for h in seen.hasil for t in h.temuan)
    heads = [
        Teks("No", "No"),
        Teks("Unit", "Unit"),
        Teks("Tahun", "Year"),
        Teks("Indikator", "Indikator"),
        Teks("Kesalahan", "Errors"),
        Teks("Peringatan", "Warnings"),
        Teks("Informasi", "Info"),
        Teks("Bobot per 100 indikator", "Weight by 100 indikator"),
    ]
    if followed:
        heads += [
            Teks("Bobot sebelumnya", "Weight before"),
            Teks("Baru", "New"),
            Teks("Berlanjut", "Continuing"),
            Teks("Selesai", "Put right"),
        ]
    heads += [Teks("Kertas kerja", "Worksheet"), Teks("Naskah", "Report")]
    words = Teks("buka", "open").pick(lang)
    rows = []
    for n, one in enumerate(ranked(seen.hasil), 1):
        part = Teks(", terbaca sebagian", ", read in part").pick(lang) if in_part(one.temuan) else ""
        row: list[str | Cell] = [
            str(n),
            unit_of(one) + part,
            str(one.tahun),
            str(one.isi.get("Indikator", 0)),
            *(str(x) for x in count(one.temuan).values()),
            f"{burden(one):.0f}",
        ]
        if followed:
            states = Counter(t.status for t in one.temuan if t.aktif or t.status == "selesai")
            row.append(f"{burden_before(one):.0f}")
            row += [str(states[s]) for s in ("baru", "berlanjut", "selesai")]
        worksheet, naskah = seen.links[one.kaskade]
        rows.append((*row, Cell(words, link=worksheet), Cell(words, link=naskah)))
    wide = (0.7, 3.6, 1, 1.3, 1.4, 1.4, 1.4, 1.7, *((1.5, 1, 1.3, 1.1) if followed else ()), 1.6, 1.3)
    return Table(
        "",
        tuple(h.pick(lang) for h in heads),
        tuple(rows),
        wide,
        numbers=(0, *range(3, 12 if followed else 8)),
        sheet=Teks("Peringkat", "Ranking").pick(lang),
    )


def unit_of(one: Hasil) -> str:
    """Return the unit; its edition where that is not the first, and the document where it is no cascade."""
    edition = "" if one.versi == "murni" else f" ({one.versi})"
    if "/dok/" in one.kaskade:  # an agreement or another document that lies beside the cascades
        edition += f" ({one.kaskade.split('/dok/')[1]})"
    return one.unit + edition


def _gravest(hasil: Sequence[Hasil], lang: Lang) -> Table:
    """Return for each cascade the one finding that comes first, as it is worded in its naskah."""
    rows: list[tuple[str | Cell, ...]] = []
    for one in ranked(hasil):
        for worst in gravest(one.temuan, 1):
            severity = Cell(worst.keparahan.teks.pick(lang), colour=worst.keparahan)
            said = f"{worst.kode} {title(worst).pick(lang)}"
            rows.append((unit_of(one), str(one.tahun), severity, said, worst.kondisi.pick(lang)))
    heads = (
        Teks("Unit", "Unit"),
        Teks("Tahun", "Year"),
        Teks("Keparahan", "Severity"),
        Teks("Aturan", "Rule"),
        Teks("Kondisi", "Condition"),
    )
    return Table(
        "",
        tuple(h.pick(lang) for h in heads),
        tuple(rows),
        (3, 0.8, 1.4, 3, 6),
        sheet=Teks("Masalah terberat", "Gravest problems").pick(lang),
    )


def _rules(hasil: Sequence[Hasil], lang: Lang) -> Table:
    found: dict[str, list[tuple[Hasil, Temuan]]] = {}
    for one in hasil:
        for temuan in one.temuan:
            if temuan.aktif:
                found.setdefault(temuan.kode, []).append((one, temuan))
    counted = {code: tuple(count(t for _, t in group).values()) for code, group in found.items()}
    order = sorted(found, key=lambda code: (*(-n for n in counted[code]), code))
    rows = tuple(
        (
            code,
            title(found[code][0][1]).pick(lang),
            *(str(n) for n in counted[code]),
            str(sum(counted[code])),
            str(len({h.kaskade for h, _ in found[code]})),
        )
        for code in order
    )
    heads = (
        Teks("Kode", "Code"),
        Teks("Aturan", "Rule"),
        *(k.teks for k in Keparahan),
        Teks("Temuan", "Findings"),
        Teks("Kaskade", "Cascades"),
    )
    return Table(
        "",
        tuple(h.pick(lang) for h in heads),
        rows,
        (1, 6, 1.4, 1.4, 1.4, 1.2, 1.2),
        numbers=(2, 3, 4, 5, 6),
        sheet=Teks("Aturan", "Rules").pick(lang),
    )


def _no_copies(lang: Lang) -> Table:
    """Return that nothing was copied, as a table, which a workbook has a sheet of: so it is seen to be looked for."""
    head = Teks("Salinan antarunit", "Copies between units").pick(lang)
    sheet = Teks("Salinan", "Copies").pick(lang)
    return Table("", (head,), ((copies.NONE.pick(lang),),), (1,), sheet=sheet)


def _files(files: Sequence[File], lang: Lang) -> Table:
    heads = (Teks("Berkas", "File"), Teks("Keadaan", "State"), Teks("Isi", "Holds"))
    rows = tuple((f.name, f.state.pick(lang), f.holds) for f in files)
    return Table(
        "",
        tuple(h.pick(lang) for h in heads),
        rows,
        (4, 5, 4),
        sheet=Teks("Berkas", "Files").pick(lang),
    )
