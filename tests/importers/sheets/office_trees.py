"""Cascades in wide tables with several heading rows and merged cells.

Each function returns the files and the facts that they state.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from kaskade_graph.model import Kaskade
from tests.importers.sheets.office_facts import SS, G, Made, P, S, T, book, only
from tests.make_sheets import below, code, measures, sasaran


def eselon(k: Kaskade) -> Made:
    """Cascading by echelon: 4 heading rows, no codes."""
    h = [
        ["KASKADE KINERJA"] + [None] * 13,
        [
            "KEPALA DAERAH / ESELON III.A (CAMAT)",
            None,
            None,
            None,
            "ESELON III.B (SEKRETARIS)",
            None,
            None,
            "ESELON IV.A (KEPALA SEKSI)",
            None,
            None,
            "PELAKSANA / STAF",
            None,
            None,
            None,
        ],
        [
            "TUJUAN",
            "INDIKATOR TUJUAN",
            "SASARAN STRATEGIS",
            "IKU",
            "PROGRAM",
            None,
            None,
            "KEGIATAN",
            None,
            None,
            "SUB KEGIATAN",
            None,
            None,
            None,
        ],
        [
            None,
            None,
            None,
            None,
            "NAMA PROGRAM",
            "SASARAN PROGRAM",
            "INDIKATOR KINERJA PROGRAM",
            "NAMA KEGIATAN",
            "SASARAN KEGIATAN",
            "INDIKATOR KINERJA KEGIATAN",
            "NAMA SUB KEGIATAN",
            "SASARAN SUB KEGIATAN",
            "INDIKATOR KINERJA SUB KEGIATAN",
            "SATUAN",
        ],
    ]
    rows = [["CASCADING KINERJA KECAMATAN SOKARAJA"], ["TAHUN 2021"], [], *h]
    f = only(k, (T, SS, P, G, S), kode=False)
    merges = [
        "A1:N1",
        "A2:N2",
        "A4:N4",
        "A5:D5",
        "E5:G5",
        "H5:J5",
        "K5:N5",
        "E6:G6",
        "H6:J6",
        "K6:N6",
        "A6:A7",
        "B6:B7",
        "C6:C7",
        "D6:D7",
    ]
    r = len(rows)
    t = next(iter(k.of(T)))
    s = next(iter(k.of(SS)))
    start = {}
    for p in k.of(P):
        for g in below(k, p):
            for sub in below(k, g):
                for i in measures(k, sub):
                    r += 1
                    row = [None] * 14
                    for col, key, vals in (
                        (0, "t", [t.label, measures(k, t)[0].label if measures(k, t) else None]),
                        (2, "s", [s.label, measures(k, s)[0].label]),
                        (
                            4,
                            p.iri,
                            [
                                p.label,
                                sasaran(k, p),
                                (measures(k, p) or [None])[0] and measures(k, p)[0].label,
                            ],
                        ),
                        (
                            7,
                            g.iri,
                            [
                                g.label,
                                sasaran(k, g),
                                (measures(k, g) or [None])[0] and measures(k, g)[0].label,
                            ],
                        ),
                        (10, sub.iri, [sub.label, sasaran(k, sub)]),
                    ):
                        if key not in start:
                            row[col : col + len(vals)] = vals
                            start[key] = [r, r, col, len(vals)]
                        start[key][1] = r
                    row[12], row[13] = (i.label, "Dokumen")
                    rows.append(row)
                    f |= {("indikator", S.value, sub.label, i.label), ("satuan", i.label, "Dokumen")}
                if sasaran(k, sub):
                    f.add(("sasaran", sub.label, sasaran(k, sub)))
            if sasaran(k, g):
                f.add(("sasaran", g.label, sasaran(k, g)))
            for i in measures(k, g)[:1]:
                f.add(("indikator", G.value, g.label, i.label))
        if sasaran(k, p):
            f.add(("sasaran", p.label, sasaran(k, p)))
        for i in measures(k, p)[:1]:
            f.add(("indikator", P.value, p.label, i.label))
    for i in measures(k, t)[:1]:
        f.add(("indikator", T.value, t.label, i.label))
    for i in measures(k, s)[:1]:
        f.add(("indikator", SS.value, s.label, i.label))
    for a, b, c, w in start.values():
        if b > a:
            for x in range(w):
                merges.append(f"{chr(65 + c + x)}{a}:{chr(65 + c + x)}{b}")
    return ({"cascading-eselon.xlsx": book({"Cascading": rows}, {"Cascading": merges})}, f)


def wide_years(k: Kaskade) -> Made:
    """Four heading rows with targets of five years; then program and kegiatan with indikator of their own."""
    h = [
        [
            "MATRIKS RENCANA STRATEGIS",
            *[None] * 10,
            "PROGRAM PENDUKUNG",
            None,
            None,
            "KEGIATAN PENDUKUNG",
            None,
            None,
        ],
        [
            "NO",
            "TUJUAN",
            "SASARAN STRATEGIS",
            "INDIKATOR KINERJA UTAMA",
            "SATUAN",
            "KONDISI AWAL 2020",
            "TARGET KINERJA",
            *[None] * 4,
            "PROGRAM",
            "INDIKATOR PROGRAM",
            "TARGET 2021",
            "KEGIATAN",
            "INDIKATOR KEGIATAN",
            "TARGET 2021",
        ],
        [None] * 6 + ["TAHUN KE-", None, None, None, None] + [None] * 6,
        [None] * 6 + [2021, 2022, 2023, 2024, 2025] + [None] * 6,
    ]
    rows = [["RENCANA STRATEGIS KECAMATAN SOKARAJA TAHUN 2021"], [], *h]
    m = ["A3:K3", "L3:N3", "O3:Q3", "G4:K4", "G5:K5"] + [f"{c}4:{c}6" for c in "ABCDEFLMNOPQ"]
    f = only(k, (T, SS, P, G), kode=False)
    t = next(iter(k.of(T)))
    s = next(iter(k.of(SS)))
    sm = measures(k, s)[0]
    r = 6
    first = True
    base = 7
    f |= {("indikator", SS.value, s.label, sm.label), ("satuan", sm.label, "Indeks")} | {
        ("target", sm.label, 2021 + i, None, Decimal(80 + i)) for i in range(5)
    }
    for p in k.of(P):
        ps = r + 1
        pm = (measures(k, p) or [None])[0]
        gs = below(k, p)
        for j, g in enumerate(gs):
            r += 1
            gm = (measures(k, g) or [None])[0]
            row = [1, t.label, s.label, sm.label, "Indeks", 79, 80, 81, 82, 83, 84] if first else [None] * 11
            row += [p.label, pm and pm.label, 50 if pm else None] if j == 0 else [None] * 3
            row += [g.label, gm and gm.label, 7 if gm else None]
            rows.append(row)
            first = False
            if gm:
                f |= {("indikator", G.value, g.label, gm.label), ("target", gm.label, 2021, None, Decimal(7))}
        if pm:
            f |= {("indikator", P.value, p.label, pm.label), ("target", pm.label, 2021, None, Decimal(50))}
        if len(gs) > 1:
            m += [f"{c}{ps}:{c}{r}" for c in "LMN"]
    m += [f"{c}{base}:{c}{r}" for c in "ABCDEFGHIJK"]
    return ({"matriks-renstra.xlsx": book({"Matriks": rows}, {"Matriks": m})}, f)


def side_by_side(k: Kaskade) -> Made:
    """Each level with its own satuan and target."""
    h = [
        [
            "SASARAN STRATEGIS (CAMAT)",
            None,
            None,
            None,
            "SASARAN PROGRAM (SEKCAM/KASI)",
            None,
            None,
            None,
            None,
            "SASARAN KEGIATAN (KASUBAG/STAF)",
            None,
            None,
            None,
            None,
        ],
        [
            "Sasaran",
            "Indikator",
            "Satuan",
            "Target",
            "Program",
            "Sasaran",
            "Indikator",
            "Satuan",
            "Target",
            "Kegiatan",
            "Sasaran",
            "Indikator",
            "Satuan",
            "Target",
        ],
    ]
    rows = [["KASKADE KINERJA KECAMATAN SOKARAJA TAHUN 2021"], [], *h]
    f = only(k, (SS, P, G), kode=False)
    s = next(iter(k.of(SS)))
    sm = measures(k, s)[0]
    first = True
    f |= {
        ("indikator", SS.value, s.label, sm.label),
        ("satuan", sm.label, "Indeks"),
        ("target", sm.label, 2021, None, Decimal(80)),
    }
    for p in k.of(P):
        pm = (measures(k, p) or [None])[0]
        if sasaran(k, p):
            f.add(("sasaran", p.label, sasaran(k, p)))
        if pm:
            f |= {
                ("indikator", P.value, p.label, pm.label),
                ("satuan", pm.label, "Persen"),
                ("target", pm.label, 2021, None, Decimal(90)),
            }
        for j, g in enumerate(below(k, p)):
            gm = (measures(k, g) or [None])[0]
            row = [s.label, sm.label, "Indeks", 80] if first else [None] * 4
            row += (
                [p.label, sasaran(k, p), pm and pm.label, "Persen" if pm else None, 90 if pm else None]
                if j == 0
                else [None] * 5
            )
            row += [g.label, sasaran(k, g), gm and gm.label, "Dokumen" if gm else None, 6 if gm else None]
            first = False
            rows.append(row)
            if sasaran(k, g):
                f.add(("sasaran", g.label, sasaran(k, g)))
            if gm:
                f |= {
                    ("indikator", G.value, g.label, gm.label),
                    ("satuan", gm.label, "Dokumen"),
                    ("target", gm.label, 2021, None, Decimal(6)),
                }
    return ({"kaskade.xlsx": book({"Sheet1": rows}, {"Sheet1": ["A3:D3", "E3:I3", "J3:N3"]})}, f)


def csv_messy(k: Kaskade) -> Made:
    """CSV of a merged workbook: headings over several columns not repeated, empty columns, semicolons, totals."""
    rows = [
        ["Cascading Kecamatan Sokaraja Tahun 2021", "", "", "", "", "", "", ""],
        [""] * 8,
        ["Program", "", "Kegiatan", "", "Sub Kegiatan", "", "", "Pagu"],
        ["Kode", "Nama", "Kode", "Nama", "Kode", "Nama", "Indikator", ""],
    ]
    f = only(k, (P, G, S))
    seen = set()
    for p in k.of(P):
        for g in below(k, p):
            for s in below(k, g):
                for j, i in enumerate(measures(k, s)):
                    row = []
                    for u in (p, g, s):
                        row += [code(k, u), u.label] if u.iri not in seen else ["", ""]
                        seen.add(u.iri)
                    rows.append([*row, i.label, "Rp 5.000.000" if j == 0 else ""])
                    f.add(("indikator", S.value, s.label, i.label))
                f.add(("pagu", s.label, Decimal(5000000)))
    rows.append(["Total", "", "", "", "", "", "", "Rp 135.000.000"])
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return ({"cascading.csv": out.getvalue().encode()}, f)


def sheets_by_level(k: Kaskade) -> Made:
    """A workbook with a sheet a level and no ids: names of parents repeated."""
    f = only(k, (P, G, S))
    rp = [["Kode", "Nama Program", "Indikator Program", "Satuan"]]
    rk = [["Kode Program", "Kode", "Nama Kegiatan", "Indikator Kegiatan", "Satuan"]]
    rs = [["Kode Kegiatan", "Kode", "Nama Sub Kegiatan", "Indikator", "Satuan", "Target 2021"]]
    for u in k.of(P):
        for i in measures(k, u) or [None]:
            rp.append([code(k, u), u.label, i and i.label, "Persen" if i else None])
            if i:
                f |= {("indikator", P.value, u.label, i.label), ("satuan", i.label, "Persen")}
    for u in k.of(G):
        for i in measures(k, u) or [None]:
            rk.append(
                [
                    code(k, k.unsur[u.mendukung[0]]),
                    code(k, u),
                    u.label,
                    i and i.label,
                    "Dokumen" if i else None,
                ]
            )
            if i:
                f |= {("indikator", G.value, u.label, i.label), ("satuan", i.label, "Dokumen")}
    for u in k.of(S):
        for i in measures(k, u):
            rs.append([code(k, k.unsur[u.mendukung[0]]), code(k, u), u.label, i.label, "Dokumen", 4])
            f |= {
                ("indikator", S.value, u.label, i.label),
                ("satuan", i.label, "Dokumen"),
                ("target", i.label, 2021, None, Decimal(4)),
            }
    return (
        {
            "per-lembar.xlsx": book(
                {
                    "Sampul": [["DATA KINERJA"], ["KECAMATAN SOKARAJA"], ["TAHUN 2021"]],
                    "Program": rp,
                    "Kegiatan": rk,
                    "Sub Kegiatan": rs,
                    "Rekap": [["Jumlah program", 5]],
                }
            )
        },
        f,
    )


def outcomes(k: Kaskade) -> Made:
    """A tree by outcomes; names of programs and kegiatan stand after their indikator."""
    h = [
        [
            "ULTIMATE OUTCOME",
            None,
            "INTERMEDIATE OUTCOME",
            None,
            "IMMEDIATE OUTCOME",
            None,
            None,
            "OUTPUT",
            None,
            None,
        ],
        [
            "Tujuan",
            "Indikator",
            "Sasaran",
            "Indikator",
            "Sasaran Program",
            "Indikator",
            "Nama Program",
            "Sasaran Kegiatan",
            "Indikator",
            "Nama Kegiatan",
        ],
    ]
    rows = [["POHON KINERJA KECAMATAN SOKARAJA 2021"], [], *h]
    f = only(k, (T, SS, P, G), kode=False)
    t = next(iter(k.of(T)))
    s = next(iter(k.of(SS)))
    first = True
    tm, sm = (measures(k, t), measures(k, s))
    if tm:
        f.add(("indikator", T.value, t.label, tm[0].label))
    f.add(("indikator", SS.value, s.label, sm[0].label))
    for p in k.of(P):
        pm = (measures(k, p) or [None])[0]
        if pm:
            f.add(("indikator", P.value, p.label, pm.label))
        if sasaran(k, p):
            f.add(("sasaran", p.label, sasaran(k, p)))
        for j, g in enumerate(below(k, p)):
            gm = (measures(k, g) or [None])[0]
            rows.append(
                [
                    *([t.label, tm[0].label if tm else None, s.label, sm[0].label] if first else [None] * 4),
                    *([sasaran(k, p), pm and pm.label, p.label] if j == 0 else [None] * 3),
                    sasaran(k, g),
                    gm and gm.label,
                    g.label,
                ]
            )
            first = False
            if gm:
                f.add(("indikator", G.value, g.label, gm.label))
            if sasaran(k, g):
                f.add(("sasaran", g.label, sasaran(k, g)))
    return ({"pohon2.xlsx": book({"Pohon": rows}, {"Pohon": ["A3:B3", "C3:D3", "E3:G3", "H3:J3"]})}, f)


ALL = (eselon, wide_years, side_by_side, csv_messy, sheets_by_level, outcomes)
