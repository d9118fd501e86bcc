"""Plans of program, kegiatan and sub kegiatan as offices lay them out.

Each function returns the files and the facts that they state.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from kaskade_graph.model import Kaskade
from tests.importers.sheets.office_facts import SIGN, SS, G, Made, P, S, T, book, only, tree
from tests.make_sheets import below, code, measures, sasaran


def renja(k: Kaskade) -> Made:
    """SIPD-like Renja: code column, two heading rows merged, forecast of next year, totals."""
    h1 = [
        "Kode Rekening",
        "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
        "Indikator Kinerja Program/Kegiatan",
        "Rencana Tahun 2021",
        None,
        None,
        None,
        "Catatan Penting",
        "Prakiraan Maju Rencana Tahun 2022",
        None,
    ]
    h2 = [
        None,
        None,
        None,
        "Lokasi",
        "Target Capaian Kinerja",
        "Kebutuhan Dana/Pagu Indikatif (Rp)",
        "Sumber Dana",
        None,
        "Target Capaian Kinerja",
        "Kebutuhan Dana/Pagu Indikatif (Rp)",
    ]
    rows = [
        ["Rumusan Rencana Program dan Kegiatan Perangkat Daerah Tahun 2021"],
        ["Nama Perangkat Daerah: Kecamatan Sokaraja"],
        [],
        h1,
        h2,
        [f"({n})" for n in range(1, 11)],
        ["7", "UNSUR KEWILAYAHAN"],
        ["7.01", "KECAMATAN", None, None, None, 9000000000],
    ]
    f = only(k, (P, G, S))
    for n, u in enumerate(tree(k), 1):
        pagu = 1000000 * n
        ms = measures(k, u)
        for j, i in enumerate(ms or [None]):
            rows.append(
                [
                    code(k, u) if j == 0 else None,
                    u.label if j == 0 else None,
                    i.label if i else None,
                    "Kec. Sokaraja",
                    f"{n} Dokumen" if i else None,
                    pagu if j == 0 else None,
                    "DAU",
                    None,
                    f"{n + 1} Dokumen" if i else None,
                    pagu + 5 if j == 0 else None,
                ]
            )
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("target", i.label, 2021, None, Decimal(n)),
                    ("target", i.label, 2022, None, Decimal(n + 1)),
                }
        f.add(("pagu", u.label, Decimal(pagu)))
    rows.append([None, "TOTAL", None, None, None, 1234567])
    return (
        {
            "renja.xlsx": book(
                {"Renja 2021": rows},
                {"Renja 2021": ["A4:A5", "B4:B5", "C4:C5", "D4:G4", "H4:H5", "I4:J4", "A1:J1"]},
            )
        },
        f,
    )


def renja_split(k: Kaskade) -> Made:
    """The code over several columns, as lists before SIPD had it."""
    h1 = [
        "Kode",
        None,
        None,
        None,
        None,
        "Program/Kegiatan/Sub Kegiatan",
        "Indikator Kinerja",
        "Satuan",
        "Target 2021",
        "Pagu 2021 (Rp)",
    ]
    rows = [["RENCANA KERJA KECAMATAN SOKARAJA TAHUN 2021"], [], h1]
    f = only(k, (P, G, S))
    for n, u in enumerate(tree(k), 1):
        c = code(k, u).split(".")
        cells = [c[0], c[1], c[2], ".".join(c[3:5]) or None, c[5] if len(c) > 5 else None]
        for j, i in enumerate(measures(k, u) or [None]):
            rows.append(
                [
                    *(cells if j == 0 else [None] * 5),
                    u.label if j == 0 else None,
                    i.label if i else None,
                    "Dokumen" if i else None,
                    n if i else None,
                    f"{n}.000.000" if j == 0 else None,
                ]
            )
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("satuan", i.label, "Dokumen"),
                    ("target", i.label, 2021, None, Decimal(n)),
                }
        f.add(("pagu", u.label, Decimal(n * 10**6)))
    return ({"renja-pecah.xlsx": book({"Sheet1": rows}, {"Sheet1": ["A3:E3"]})}, f)


def renstra(k: Kaskade) -> Made:
    """Renstra: years wide, each with target and Rp; PJ column."""
    h1 = [
        "Tujuan",
        "Sasaran",
        "Kode",
        "Program dan Kegiatan",
        "Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output)",
        "Satuan",
        "Target Kinerja Program dan Kerangka Pendanaan",
        None,
        None,
        None,
        None,
        None,
        "Unit Kerja Penanggung Jawab",
    ]
    h2 = [None] * 6 + ["2021", None, "2022", None, "2023", None, None]
    h3 = [None] * 6 + ["Target", "Rp", "Target", "Rp", "Target", "Rp", None]
    rows = [
        ["Rencana Program, Kegiatan, Indikator Kinerja dan Pendanaan Indikatif"],
        ["KECAMATAN SOKARAJA"],
        [],
        h1,
        h2,
        h3,
    ]
    f = only(k, (P, G))
    t = k.of(T)[0] if isinstance(k.of(T), list) else next(iter(k.of(T)))
    s = next(iter(k.of(SS)))
    f |= {("unsur", T.value, t.label), ("unsur", SS.value, s.label), ("induk", SS.value, s.label, t.label)}
    n = 0
    first = True
    for u in tree(k):
        if u.jenis is S:
            continue
        n += 1
        if u.jenis is P:
            f.add(("induk", P.value, u.label, s.label))
        for j, i in enumerate(measures(k, u) or [None]):
            rows.append(
                [
                    t.label if first else None,
                    s.label if first else None,
                    code(k, u) if j == 0 else None,
                    u.label if j == 0 else None,
                    i.label if i else None,
                    "Dokumen" if i else None,
                    *([n, n * 1000, n + 1, n * 1000 + 1, n + 2, n * 1000 + 2] if i else [None] * 6),
                    "Kasi Pemerintahan",
                ]
            )
            first = False
            if i:
                f |= {("indikator", u.jenis.value, u.label, i.label), ("satuan", i.label, "Dokumen")} | {
                    ("target", i.label, 2021 + d, None, Decimal(n + d)) for d in range(3)
                }
            if i and j == 0:
                f.add(("pagu", u.label, Decimal(n * 1000)))
        f.add(("pj", u.label, "Kasi Pemerintahan"))
    return (
        {
            "renstra.xlsx": book(
                {"Renstra": rows},
                {
                    "Renstra": [
                        "G4:L4",
                        "G5:H5",
                        "I5:J5",
                        "K5:L5",
                        "A4:A6",
                        "B4:B6",
                        "C4:C6",
                        "D4:D6",
                        "E4:E6",
                        "F4:F6",
                        "M4:M6",
                    ]
                },
            )
        },
        f,
    )


def indent(k: Kaskade) -> Made:
    """One column of names told apart by indents."""
    rows = [
        ["POHON KINERJA KECAMATAN SOKARAJA TAHUN 2021"],
        [],
        ["Uraian Program / Kegiatan / Sub Kegiatan", "Indikator", "Target", "Satuan"],
    ]
    f = only(k, (P, G, S), kode=False)
    marks = []
    for u in tree(k):
        for j, i in enumerate(measures(k, u) or [None]):
            rows.append(
                [
                    u.label if j == 0 else None,
                    i.label if i else None,
                    5 if i else None,
                    "Dokumen" if i else None,
                ]
            )
            if j == 0:
                marks.append(("Pohon", f"A{len(rows)}", {P: 0, G: 1, S: 2}[u.jenis]))
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("satuan", i.label, "Dokumen"),
                    ("target", i.label, 2021, None, Decimal(5)),
                }
    return ({"pohon.xlsx": book({"Pohon": rows}, indent=marks)}, f)


def level_column(k: Kaskade) -> Made:
    """A column that names the level."""
    rows = [["Jenis", "Kode", "Uraian", "Indikator Kinerja", "Satuan", "Target Tahun 2021", "Pagu Anggaran"]]
    f = only(k, (P, G, S))
    word = {P: "Program", G: "Kegiatan", S: "Subkegiatan"}
    for n, u in enumerate(tree(k), 1):
        for _j, i in enumerate(measures(k, u) or [None]):
            rows.append(
                [
                    word[u.jenis],
                    code(k, u),
                    u.label,
                    i.label if i else None,
                    "Laporan" if i else None,
                    n if i else None,
                    n * 1000,
                ]
            )
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("satuan", i.label, "Laporan"),
                    ("target", i.label, 2021, None, Decimal(n)),
                }
        f.add(("pagu", u.label, Decimal(n * 1000)))
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return ({"daftar.csv": out.getvalue().encode()}, f)


def bracket_ods_like(k: Kaskade) -> Made:
    """Code + name in one cell with tags, per-level colours, 'Tolok Ukur', totals 'Total Belanja', percent."""
    rows = [
        ["PEMERINTAH KABUPATEN BANYUMAS"],
        ["DOKUMEN PELAKSANAAN ANGGARAN"],
        ["KECAMATAN SOKARAJA"],
        ["TAHUN ANGGARAN 2021"],
        [],
        [
            "Program, Kegiatan dan Sub Kegiatan",
            "Tolok Ukur Kinerja",
            "Target Kinerja",
            "Jumlah (Rp)",
            "Sumber Dana",
        ],
    ]
    f = only(k, (P, G, S))
    for n, u in enumerate(tree(k), 1):
        tag = {P: "", G: " [WAJIB]", S: " [SPM] (DAU)"}[u.jenis]
        for j, i in enumerate(measures(k, u) or [None]):
            rows.append(
                [
                    f"{code(k, u)} {u.label}{tag}" if j == 0 else None,
                    i.label if i else None,
                    f"{n} Laporan" if i else None,
                    f"Rp{n}.000.000,00" if j == 0 else None,
                    "Dana Alokasi Umum [DAU]",
                ]
            )
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("target", i.label, 2021, None, Decimal(n)),
                }
        f.add(("pagu", u.label, Decimal(n * 10**6)))
    rows.append(["Total Belanja", None, None, "Rp999.000.000,00"])
    return ({"dpa.xlsx": book({"DPA": rows + SIGN})}, f)


def per_level_columns(k: Kaskade) -> Made:
    """Code and name in one cell, one column a level."""
    rows = [
        ["Matriks Program Kecamatan Sokaraja 2021"],
        [],
        [
            "No",
            "Program",
            "Kegiatan",
            "Sub Kegiatan",
            "Indikator Keluaran (Output)",
            "Volume",
            "Satuan",
            "Pagu (Rp)",
            "PPTK",
        ],
    ]
    f = only(k, (P, G, S))
    n = 0
    for p in k.of(P):
        for g in below(k, p):
            for s in below(k, g):
                for j, i in enumerate(measures(k, s)):
                    n += 1
                    rows.append(
                        [
                            n,
                            f"{code(k, p)} - {p.label}",
                            f"{code(k, g)} - {g.label}",
                            f"{code(k, s)} - {s.label}",
                            i.label,
                            n,
                            "Dokumen",
                            "1.500.000" if j == 0 else None,
                            "Kasi Trantib",
                        ]
                    )
                    f |= {
                        ("indikator", S.value, s.label, i.label),
                        ("satuan", i.label, "Dokumen"),
                        ("target", i.label, 2021, None, Decimal(n)),
                    }
                f |= {("pagu", s.label, Decimal(1500000)), ("pj", s.label, "Kasi Trantib")}
    return ({"matriks.xlsx": book({"Matriks": rows, "Catatan": [["Disusun oleh bagian perencanaan"]]})}, f)


def evaluasi(k: Kaskade) -> Made:
    """Evaluasi renja: realisasi by quarter with K and Rp below; 4 heading rows."""
    h = [
        [
            "No",
            "Sasaran",
            "Program/Kegiatan",
            "Indikator Kinerja",
            "Target Renja Tahun 2021",
            None,
            "Realisasi Kinerja Pada Triwulan",
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            "Unit Penanggung Jawab",
        ],
        [None] * 6 + ["I", None, "II", None, "III", None, "IV", None, None],
        [None] * 4 + ["K", "Rp"] * 5 + [None],
    ]
    rows = [["EVALUASI HASIL RENJA KECAMATAN SOKARAJA"], ["PERIODE TAHUN 2021"], [], *h]
    f = only(k, (P, G))
    n = 0
    for u in tree(k):
        if u.jenis is S:
            continue
        n += 1
        for j, i in enumerate(measures(k, u) or [None]):
            rows.append(
                [
                    n,
                    None,
                    f"{code(k, u)} {u.label}" if j == 0 else None,
                    i.label if i else None,
                    *([n, n * 100, 1, 10, 2, 20, 3, 30, 4, 40] if i else [None] * 10),
                    "Kecamatan",
                ]
            )
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("target", i.label, 2021, None, Decimal(n)),
                } | {("realisasi", i.label, 2021, q, Decimal(q)) for q in (1, 2, 3, 4)}
            if i and j == 0:
                f.add(("pagu", u.label, Decimal(n * 100)))
        f.add(("pj", u.label, "Kecamatan"))
    return (
        {
            "evaluasi.xlsx": book(
                {"Evaluasi": rows},
                {
                    "Evaluasi": ["E4:F5", "G4:N4", "G5:H5", "I5:J5", "K5:L5", "M5:N5"]
                    + [f"{c}4:{c}6" for c in "ABCDO"]
                },
            )
        },
        f,
    )


def prefix_words(k: Kaskade) -> Made:
    """'Program : 7.01.02 Nama' in one column."""
    rows = [
        ["Kecamatan Sokaraja Tahun 2021"],
        ["Program/Kegiatan/Sub Kegiatan", "Indikator Keluaran", "Target", "Satuan", "Anggaran (Rp)"],
    ]
    f = only(k, (P, G, S))
    w = {P: "Program", G: "Kegiatan", S: "Sub Kegiatan"}
    for u in tree(k):
        for j, i in enumerate(measures(k, u) or [None]):
            rows.append(
                [
                    f"{w[u.jenis]} : {code(k, u)} {u.label}" if j == 0 else None,
                    i and i.label,
                    3 if i else None,
                    "Berkas" if i else None,
                    "1.000.000,00" if j == 0 else None,
                ]
            )
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("satuan", i.label, "Berkas"),
                    ("target", i.label, 2021, None, Decimal(3)),
                }
        f.add(("pagu", u.label, Decimal(1000000)))
    return ({"rka.xlsx": book({"RKA": rows})}, f)


def bab(k: Kaskade) -> Made:
    """The column No tells the level: 1, 1.1, 1.1.1."""
    rows = [
        ["RENCANA KERJA KECAMATAN SOKARAJA 2021"],
        ["No", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target 2021", "Satuan"],
    ]
    f = only(k, (P, G, S), kode=False)
    for a, p in enumerate(k.of(P), 1):
        for num, u in [
            (f"{a}", p),
            *[
                x
                for b, g in enumerate(below(k, p), 1)
                for x in [(f"{a}.{b}", g), *[(f"{a}.{b}.{c}", s) for c, s in enumerate(below(k, g), 1)]]
            ],
        ]:
            for j, i in enumerate(measures(k, u) or [None]):
                rows.append(
                    [
                        num if j == 0 else None,
                        u.label if j == 0 else None,
                        i and i.label,
                        4 if i else None,
                        "Dok" if i else None,
                    ]
                )
                if i:
                    f |= {
                        ("indikator", u.jenis.value, u.label, i.label),
                        ("satuan", i.label, "Dok"),
                        ("target", i.label, 2021, None, Decimal(4)),
                    }
    return ({"renja-nomor.xlsx": book({"Renja": rows})}, f)


def rkpd(k: Kaskade) -> Made:
    """A plan with sasaran and budget of each level, and totals."""
    rows = [
        ["KECAMATAN SOKARAJA"],
        ["RENCANA KERJA TAHUN 2021"],
        [
            "KODE",
            "BIDANG URUSAN PEMERINTAHAN / PROGRAM / KEGIATAN / SUB KEGIATAN",
            "SASARAN",
            "INDIKATOR KINERJA",
            None,
            None,
            "PAGU INDIKATIF (Rp)",
            "SUMBER DANA",
            "PERANGKAT DAERAH PENANGGUNG JAWAB",
        ],
        [None, None, None, "TOLOK UKUR", "TARGET", "SATUAN", None, None, None],
    ]
    f = only(k, (P, G, S))
    for n, u in enumerate(tree(k), 1):
        for j, i in enumerate(measures(k, u) or [None]):
            rows.append(
                [
                    code(k, u) if j == 0 else None,
                    u.label if j == 0 else None,
                    sasaran(k, u) if j == 0 else None,
                    i and i.label,
                    n if i else None,
                    "Dokumen" if i else None,
                    f"{n}.500.000" if j == 0 else None,
                    "PAD",
                    "Kecamatan Sokaraja" if j == 0 else None,
                ]
            )
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("satuan", i.label, "Dokumen"),
                    ("target", i.label, 2021, None, Decimal(n)),
                }
        if sasaran(k, u):
            f.add(("sasaran", u.label, sasaran(k, u)))
        f |= {("pagu", u.label, Decimal(n * 10**6 + 500000)), ("pj", u.label, "Kecamatan Sokaraja")}
    rows += [["JUMLAH", None, None, None, None, None, "999.000.000"]]
    return ({"rkpd.xlsx": book({"RKPD": rows}, {"RKPD": ["D3:F3"] + [f"{c}3:{c}4" for c in "ABCGHI"]})}, f)


def brackets_front(k: Kaskade) -> Made:
    """Codes in brackets before the names, tags in brackets after them."""
    rows = [["Kecamatan Sokaraja - 2021"], [], ["Nomenklatur", "Indikator", "Target", "Pagu"]]
    f = only(k, (P, G, S))
    n = 0
    for u in tree(k):
        for j, i in enumerate(measures(k, u) or [None]):
            n += 1
            rows.append(
                [
                    f"[{code(k, u)}] {u.label} [Prioritas Nasional][SPM]" if j == 0 else None,
                    f"{j + 1}. {i.label}" if i else None,
                    "8 Dok" if i else None,
                    1000.5 if j == 0 else None,
                ]
            )
            if i:
                f |= {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("target", i.label, 2021, None, Decimal(8)),
                }
        f.add(("pagu", u.label, Decimal("1000.5")))
    return ({"siku.xlsx": book({"Data": rows})}, f)


ALL = (
    renja,
    renja_split,
    renstra,
    indent,
    level_column,
    bracket_ods_like,
    per_level_columns,
    evaluasi,
    prefix_words,
    bab,
    rkpd,
    brackets_front,
)
