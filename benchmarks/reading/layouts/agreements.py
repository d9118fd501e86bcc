"""Perjanjian kinerja, IKU, Renstra, Renja with its evaluation: the national forms of offices."""

from __future__ import annotations

from benchmarks.reading.cascades import Cascade
from benchmarks.reading.layouts.columns import element_column, name_column, target_column
from benchmarks.reading.layouts.matrices import Made, finish, split_two
from benchmarks.reading.page import Cell, Col, Item, Para, Table, build, items
from benchmarks.reading.style import Style, break_words
from benchmarks.reading.truth import project


def agreement(c: Cascade, style: Style) -> Made:
    """Perjanjian kinerja: sasaran with indikator and targets, programs with their budget, a total, signatures."""
    elements = project(c.elements, ("S", "P"), ("satuan", "target", "pagu"), links=(), indikator=("S",))
    rng = style.rng
    one = rng.random() < 0.4
    for e in elements:
        for i in e.indikator:
            i.target = {str(c.tahun): i.target[str(c.tahun)]}
    top = [e for e in elements if e.level == "S"]
    programs = [e for e in elements if e.level == "P"]
    cols = [
        Col((style.word("no"),), lambda i: f"{i.number}.", 0.5, merge="element"),
        element_column(style.word("sasaran"), "nama", 3),
        Col((style.word("indikator"),), lambda i: i.indikator.nama if i.indikator else "", 3),
    ]
    if one:
        cols.append(Col((style.word("target", c.tahun),), lambda i: _with_unit(i, c.tahun), 1.2))
    else:
        cols.append(
            Col((style.word("satuan"),), lambda i: (i.indikator.satuan or "") if i.indikator else "", 1)
        )
        cols.append(
            target_column(
                (rng.choice(("Target", style.word("target", c.tahun))),),
                c.tahun,
                "angka_teks" not in style.noise,
            )
        )
    rows = items(top)
    first = build(cols, rows)
    if "dua_indikator" in style.noise and not one:
        split_two(first, rows, 2, 5)
    second = build(
        [
            Col((style.word("no"),), lambda i: f"{i.number}.", 0.5, merge="element"),
            element_column("PROGRAM" if rng.random() < 0.5 else "Program", "nama", 4),
            Col(
                (rng.choice(("ANGGARAN", "Anggaran (Rp)")),),
                lambda i: i.element.pagu or "",
                1.6,
                merge="element",
                numeric="angka_teks" not in style.noise,
            ),
            Col(
                (rng.choice(("KET", "Keterangan", "SUMBER DANA")),),
                lambda i: rng.choice(("APBD", "DAU", "APBD")),
                0.9,
                merge="element",
            ),
        ],
        items(programs),
    )
    total = sum(int((p.pagu or "0").replace(".", "")) for p in programs)
    second.rows.append(
        [Cell("JUMLAH", columns=2, bold=True), None, Cell(f"{total:,}".replace(",", "."), bold=True), Cell()]
    )
    blocks = [
        Para(
            "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel, kami yang "
            "bertanda tangan di bawah ini berjanji akan mewujudkan target kinerja sesuai lampiran perjanjian ini."
        ),
        first,
        Para("Program dan anggaran", "heading"),
        second,
        *_signatures(c),
    ]
    return finish(c, style, elements, blocks, "PERJANJIAN KINERJA", landscape=False)


def _with_unit(item: Item, tahun: int) -> str:
    i = item.indikator
    if i is None:
        return ""
    target = i.target[str(tahun)]
    return f"{target}%" if i.satuan in ("Persen", "%") else f"{target} {i.satuan}"


def _signatures(c: Cascade) -> list[Para | Table]:
    head = "Camat" if c.unit == "kecamatan" else f"Kepala {c.nama}"
    rows: list[list[Cell | None]] = [
        [Cell("Pihak Kedua,"), Cell("Pihak Pertama,")],
        [Cell("Bupati" if "Kabupaten" in c.daerah else "Kepala Daerah"), Cell(head)],
        [Cell("(........................)"), Cell("(........................)")],
    ]
    return [Table(rows, [1, 1], heads=0, ruled=False)]


def key_indicators(c: Cascade, style: Style) -> Made:
    """IKU: sasaran with key indikator, explanation and formula in one column, source, who answers."""
    elements = project(
        c.elements, ("T", "S"), ("formulasi", "sumber", "satuan"), links=("S",), indikator=("S",)
    )
    tujuan = style.rng.random() < 0.5
    if not tujuan:
        elements = project(c.elements, ("S",), ("formulasi", "sumber", "satuan"), links=())
    for e in elements:
        e.indikator = e.indikator if e.level == "S" else []
    rows = [i for i in items(elements) if i.element.level == "S"]
    rng = style.rng
    cols = [Col((style.word("no"),), lambda i: str(i.number), 0.5, merge="element")]
    if tujuan:
        cols.append(
            Col((style.word("tujuan"),), lambda i: i.path["T"].nama if "T" in i.path else "", 2.4, merge="T")
        )
    cols += [
        element_column(style.word("sasaran"), "nama", 2.6),
        Col(
            (rng.choice(("Indikator Kinerja Utama", "INDIKATOR KINERJA UTAMA (IKU)")),),
            lambda i: i.indikator.nama if i.indikator else "",
            2.6,
        ),
        Col((style.word("satuan"),), lambda i: (i.indikator.satuan or "") if i.indikator else "", 1),
        Col(
            (
                rng.choice(
                    (
                        "PENJELASAN/FORMULASI",
                        "Penjelasan / Formulasi Perhitungan",
                        "Alasan/Penjelasan/Formulasi",
                    )
                ),
            ),
            lambda i: (i.indikator.formulasi or "") if i.indikator else "",
            3.4,
        ),
        Col((style.word("sumber"),), lambda i: (i.indikator.sumber or "") if i.indikator else "", 2),
    ]
    return finish(c, style, elements, [build(cols, rows)], "INDIKATOR KINERJA UTAMA")


def strategic_plan(c: Cascade, style: Style) -> Made:
    """Renstra: five years of targets and budgets under stacked headings, a start and an end column."""
    elements = project(
        c.elements,
        ("T", "S", "P", "K", "SK"),
        ("satuan", "target", "kode"),
        indikator=("T", "S", "P", "K", "SK"),
    )
    first = c.tahun
    years = [first + n for n in range(5)]
    rng = style.rng
    for e in elements:
        for i in e.indikator:
            i.target = {y: t for y, t in i.target.items() if int(y) in years}
    joined = rng.random() < 0.5
    upper = rng.choice(
        ("Target Kinerja Program dan Kerangka Pendanaan", "TARGET CAPAIAN KINERJA DAN PAGU INDIKATIF")
    )
    cols = [
        Col((style.word("tujuan"),), lambda i: i.path["T"].nama if "T" in i.path else "", 1.8, merge="T"),
        Col((style.word("sasaran"),), lambda i: i.path["S"].nama if "S" in i.path else "", 1.8, merge="S"),
        element_column(style.word("kode"), "kode", 1.2),
        Col(
            (style.word("uraian"),), lambda i: i.element.nama if i.element.kode else "", 2.6, merge="element"
        ),
        Col((style.word("indikator"),), lambda i: i.indikator.nama if i.indikator else "", 2.6),
        Col((style.word("satuan"),), lambda i: (i.indikator.satuan or "") if i.indikator else "", 1),
    ]
    for year in years:
        heads = (upper, str(year)) if joined else (upper, f"Tahun {year}")
        cols.append(
            target_column((*heads, rng.choice(("Target", "K"))), year, "angka_teks" not in style.noise)
        )
        cols.append(Col((*heads, "Rp"), lambda i: i.element.pagu or "", 1.2, merge="element", numeric=True))
    cols.append(
        Col((rng.choice(("Lokasi", "Unit Kerja Penanggung Jawab")),), lambda i: c.nama, 1.2, merge="element")
    )
    made = finish(c, style, elements, [build(cols, items(elements))], "RENCANA STRATEGIS")
    made[1].tahun = None
    made[1].free = frozenset({"pagu", "pj"})
    return made


def annual_evaluation(c: Cascade, style: Style) -> Made:
    """Evaluation of the Renja: target and four quarters, each with K and Rp, under stacked headings."""
    levels = ("P", "K", "SK")
    elements = project(
        c.elements, levels, ("satuan", "target", "realisasi", "kode", "pagu"), links=("K", "SK")
    )
    rng = style.rng
    for e in elements:
        for i in e.indikator:
            i.target = {str(c.tahun): i.target[str(c.tahun)]}
            i.realisasi = {f"{c.tahun}-{q}": str(rng.randrange(5, 99)) for q in (1, 2, 3, 4)}
    cols = []
    split = rng.random() < 0.6
    if split:
        cols.append(element_column(style.word("kode"), "kode", 1.2))
    name = name_column(
        rng.choice(("Urusan/Bidang Urusan dan Program/Kegiatan/Sub Kegiatan", style.word("uraian"))),
        False,
        not split,
        2.6,
    )
    cols += [name, Col((style.word("indikator"),), lambda i: i.indikator.nama if i.indikator else "", 2.6)]
    cols.append(Col((style.word("satuan"),), lambda i: (i.indikator.satuan or "") if i.indikator else "", 1))
    top = f"Target dan Anggaran Renja Tahun {c.tahun}"
    cols.append(target_column((top, "K"), c.tahun, "angka_teks" not in style.noise))
    cols.append(Col((top, "Rp"), lambda i: i.element.pagu or "", 1.3, merge="element", numeric=True))
    over = f"Realisasi Kinerja pada Triwulan Tahun {c.tahun}"
    for q, roman in ((1, "I"), (2, "II"), (3, "III"), (4, "IV")):
        cols.append(Col((over, roman, "K"), _quarter(c.tahun, q), 0.8, numeric=True))
        cols.append(
            Col((over, roman, "Rp"), lambda i: _share(i.element.pagu), 1.2, merge="element", numeric=True)
        )
    cols.append(Col(("Faktor Penghambat",), lambda i: "-", 1.2))
    if "patah" in style.noise:
        cols = [
            Col(
                tuple(break_words(h, rng) for h in col.head[:1]) + col.head[1:],
                col.show,
                col.width,
                col.merge,
                col.numeric,
            )
            if len(col.head) == 1
            else col
            for col in cols
        ]
    return finish(c, style, elements, [build(cols, items(elements))], "EVALUASI TERHADAP HASIL RENJA")


def _quarter(tahun: int, q: int):  # type: ignore[no-untyped-def]
    return lambda i: i.indikator.realisasi.get(f"{tahun}-{q}", "") if i.indikator else ""


def _share(pagu: str | None) -> str:
    return f"{int((pagu or '0').replace('.', '')) // 5:,}".replace(",", ".")
