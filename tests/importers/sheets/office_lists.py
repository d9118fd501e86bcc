"""Lists of main indikator, agreements and measurements, in the words of many offices.

Each function returns the files and the facts that they state.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from kaskade_graph.model import Kaskade
from tests.importers.sheets.office_facts import SIGN, SS, Facts, Made, P, T, book
from tests.make_sheets import measures


def iku_flat(k: Kaskade) -> Made:
    """IKU: numbering row, PJ, title, signature."""
    rows = [
        ["INDIKATOR KINERJA UTAMA (IKU)"],
        ["KECAMATAN SOKARAJA KABUPATEN BANYUMAS"],
        ["TAHUN 2021"],
        [],
        [
            "NO",
            "SASARAN STRATEGIS",
            "INDIKATOR KINERJA UTAMA",
            "FORMULA PERHITUNGAN",
            "SUMBER DATA",
            "PENANGGUNG JAWAB",
        ],
        [1, 2, 3, 4, 5, 6],
    ]
    f: Facts = set()
    for n, s in enumerate(k.of(SS), 1):
        f.add(("unsur", SS.value, s.label))
        for j, i in enumerate(measures(k, s)):
            rows.append(
                [
                    n if j == 0 else None,
                    s.label if j == 0 else None,
                    i.label,
                    i.formulasi or "Jumlah A / B x 100%",
                    "Laporan Kecamatan",
                    "Kasi Pelayanan",
                ]
            )
            f |= {
                ("indikator", SS.value, s.label, i.label),
                ("formula", i.label, i.formulasi or "Jumlah A / B x 100%"),
                ("sumber", i.label, "Laporan Kecamatan"),
                ("pj", i.label, "Kasi Pelayanan"),
            }
    return ({"iku.xlsx": book({"IKU": rows + SIGN})}, f)


def iku_csv4(k: Kaskade) -> Made:
    """Four columns, CSV, with 'Uraian' words."""
    rows = [["Sasaran", "Indikator Kinerja Utama", "Formula Perhitungan", "Sumber Data"]]
    f: Facts = set()
    for s in k.of(SS):
        f.add(("unsur", SS.value, s.label))
        for i in measures(k, s):
            rows.append([s.label, i.label, "A / B x 100%", "Laporan\nTahunan"])
            f |= {
                ("indikator", SS.value, s.label, i.label),
                ("formula", i.label, "A / B x 100%"),
                ("sumber", i.label, "Laporan Tahunan"),
            }
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return ({"iku.csv": out.getvalue().encode("utf-8-sig")}, f)


def iku_penjelasan(k: Kaskade) -> Made:
    """Sasaran | Indikator | Penjelasan/Formulasi | Sumber, with note lines and blank columns; table starts at C."""
    rows = [
        [None, None, "Lampiran II Keputusan Camat Sokaraja"],
        [None, None, "Nomor 065/12/2021 tentang Penetapan IKU"],
        [],
        [
            None,
            None,
            "No.",
            None,
            "Sasaran",
            None,
            "Indikator Kinerja",
            None,
            "Penjelasan / Formulasi Penghitungan",
            None,
            "Sumber Data",
        ],
    ]
    f: Facts = set()
    n = 0
    for s in k.of(SS):
        f.add(("unsur", SS.value, s.label))
        for j, i in enumerate(measures(k, s)):
            n += 1
            rows.append(
                [
                    None,
                    None,
                    f"{n}.",
                    None,
                    s.label if j == 0 else None,
                    None,
                    i.label,
                    None,
                    "Nilai hasil survei",
                    None,
                    "Kecamatan",
                ]
            )
            f |= {
                ("indikator", SS.value, s.label, i.label),
                ("formula", i.label, "Nilai hasil survei"),
                ("sumber", i.label, "Kecamatan"),
            }
    rows += [[], [None, None, "Catatan: IKU ditetapkan dengan Keputusan Camat."]]
    return ({"iku-2021.xlsx": book({"Lampiran": rows, "Sheet2": [], "Sheet3": []})}, f)


def iku_numbered(k: Kaskade) -> Made:
    """Numbers within the cells; 'Kinerja Utama'; no column No."""
    rows = [
        ["PENETAPAN INDIKATOR KINERJA UTAMA"],
        ["KECAMATAN SOKARAJA TAHUN 2021"],
        [],
        ["KINERJA UTAMA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA"],
    ]
    f: Facts = set()
    s = next(iter(k.of(SS)))
    f.add(("unsur", SS.value, s.label))
    for j, i in enumerate(measures(k, s)):
        rows.append([f"1. {s.label}" if j == 0 else None, f"{'ab'[j]}. {i.label}", "A / B", "Data kecamatan"])
        f |= {
            ("indikator", SS.value, s.label, i.label),
            ("formula", i.label, "A / B"),
            ("sumber", i.label, "Data kecamatan"),
        }
    rows += [["Keterangan: ditetapkan oleh camat"]]
    return ({"iku-nomor.xlsx": book({"Sheet1": rows})}, f)


def pk(k: Kaskade) -> Made:
    """Perjanjian Kinerja: target with unit, second table with budget of programs, signature."""
    rows = [
        ["PERJANJIAN KINERJA TAHUN 2021"],
        ["KECAMATAN SOKARAJA"],
        [],
        ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ]
    f: Facts = set()
    for n, s in enumerate(k.of(SS), 1):
        f.add(("unsur", SS.value, s.label))
        for j, i in enumerate(measures(k, s)):
            rows.append([n if j == 0 else None, s.label if j == 0 else None, i.label, "%", "85,5"])
            f |= {
                ("indikator", SS.value, s.label, i.label),
                ("satuan", i.label, "%"),
                ("target", i.label, 2021, None, Decimal("85.5")),
            }
    rows += [[], ["No", "Program", "Anggaran", "Keterangan"]]
    for n, p in enumerate(k.of(P), 1):
        rows.append([n, p.label, f"Rp {n}.250.000.000,00", "APBD"])
        f |= {("unsur", P.value, p.label), ("pagu", p.label, Decimal(n * 10**9 + 250 * 10**6))}
    rows.append([None, "Jumlah", "Rp 18.750.000.000,00", None])
    return ({"pk.xlsx": book({"PK": rows + SIGN}, {"PK": ["A1:E1", "A2:E2"]})}, f)


def renaksi(k: Kaskade) -> Made:
    """Rencana aksi: quarterly targets, programs beside."""
    h1 = [
        "No",
        "Sasaran Strategis",
        "Indikator Kinerja",
        "Satuan",
        "Target 2021",
        "Target Triwulan",
        None,
        None,
        None,
        "Program",
        "Kegiatan",
        "Anggaran (Rp)",
        "Penanggung Jawab",
    ]
    h2 = [None] * 5 + ["Tw I", "Tw II", "Tw III", "Tw IV"] + [None] * 4
    rows = [["RENCANA AKSI PERJANJIAN KINERJA"], ["KECAMATAN SOKARAJA TAHUN 2021"], [], h1, h2]
    f: Facts = set()
    s = next(iter(k.of(SS)))
    f.add(("unsur", SS.value, s.label))
    for n, i in enumerate(measures(k, s), 1):
        rows.append([n, s.label if n == 1 else None, i.label, "Persen", 80 + n, 20, 40, 60, 80 + n])
        f |= {
            ("indikator", SS.value, s.label, i.label),
            ("satuan", i.label, "Persen"),
            ("target", i.label, 2021, None, Decimal(80 + n)),
            ("target", i.label, 2021, 1, Decimal(20)),
            ("target", i.label, 2021, 2, Decimal(40)),
            ("target", i.label, 2021, 3, Decimal(60)),
            ("target", i.label, 2021, 4, Decimal(80 + n)),
        }
    return (
        {
            "renaksi.xlsx": book(
                {"Renaksi": rows + SIGN}, {"Renaksi": ["F4:I4"] + [f"{c}4:{c}5" for c in "ABCDEJKLM"]}
            )
        },
        f,
    )


def lkjip(k: Kaskade) -> Made:
    """Pengukuran kinerja: target, realisasi, capaian; percent cells; decimal comma text; a hidden sheet before."""
    rows = [
        ["PENGUKURAN KINERJA KECAMATAN SOKARAJA TAHUN 2021"],
        [],
        [
            "No",
            "Sasaran Strategis",
            "Indikator Kinerja",
            "Satuan",
            "Target",
            "Realisasi",
            "Capaian (%)",
            "Ket.",
        ],
    ]
    f: Facts = set()
    s = next(iter(k.of(SS)))
    f.add(("unsur", SS.value, s.label))
    pc = []
    for n, i in enumerate(measures(k, s), 1):
        rows.append(
            [
                1 if n == 1 else None,
                s.label if n == 1 else None,
                i.label,
                "Indeks",
                "80,25",
                "82,10",
                1.0231,
                None,
            ]
        )
        pc.append(("LKJIP", f"G{len(rows)}"))
        f |= {
            ("indikator", SS.value, s.label, i.label),
            ("satuan", i.label, "Indeks"),
            ("target", i.label, 2021, None, Decimal("80.25")),
            ("realisasi", i.label, 2021, None, Decimal("82.10")),
        }
    rows += [[None, "Rata-rata capaian", None, None, None, None, "102,31"]]
    return (
        {
            "lkjip.xlsx": book(
                {"Data": [["Indikator", "Nilai lama"], ["x", 1]], "LKJIP": rows}, hidden=("Data",), percent=pc
            )
        },
        f,
    )


def definisi(k: Kaskade) -> Made:
    """IKU with operational definition apart from formula, tipe and polarity, two sasaran rows merged."""
    rows = [
        ["DEFINISI OPERASIONAL INDIKATOR"],
        ["Kecamatan Sokaraja, 2021"],
        [
            "No",
            "Tujuan",
            "Sasaran Strategis",
            "Indikator Kinerja Utama",
            "Definisi Operasional",
            "Rumus Perhitungan",
            "Tipe Perhitungan",
            "Polaritas",
            "Satuan",
            "Sumber Data",
            "Target 2021",
            "Target 2022",
        ],
    ]
    t = next(iter(k.of(T)))
    s = next(iter(k.of(SS)))
    ms = measures(k, s)
    f = {("unsur", T.value, t.label), ("unsur", SS.value, s.label), ("induk", SS.value, s.label, t.label)}
    for n, i in enumerate(ms, 1):
        rows.append(
            [
                n,
                t.label if n == 1 else None,
                s.label if n == 1 else None,
                i.label,
                "Ukuran layanan",
                "A / B x 100%",
                "Non Kumulatif",
                "Maksimize",
                "%",
                "Survei",
                "85,00%",
                0.9,
            ]
        )
        f |= {
            ("indikator", SS.value, s.label, i.label),
            ("formula", i.label, "A / B x 100%"),
            ("satuan", i.label, "%"),
            ("sumber", i.label, "Survei"),
            ("target", i.label, 2021, None, Decimal("85")),
            ("target", i.label, 2022, None, Decimal(90)),
        }
    r = len(rows)
    pc = [("IKU", f"L{x}") for x in range(4, r + 1)]
    return (
        {
            "definisi.xlsx": book(
                {"IKU": [*rows, [], *SIGN]}, {"IKU": [f"B4:B{r}", f"C4:C{r}", "A1:L1"]}, percent=pc
            )
        },
        f,
    )


def long_years(k: Kaskade) -> Made:
    """One row a year and quarter."""
    rows = [["Sasaran", "Indikator", "Satuan", "Tahun", "Triwulan", "Target", "Realisasi"]]
    f: Facts = set()
    s = next(iter(k.of(SS)))
    f.add(("unsur", SS.value, s.label))
    for i in measures(k, s):
        f |= {("indikator", SS.value, s.label, i.label), ("satuan", i.label, "Persen")}
        for q, r in enumerate(("I", "II", "III", "IV"), 1):
            rows.append([s.label, i.label, "Persen", 2021, f"Triwulan {r}", f"{20 * q},5", f"{20 * q - 1},5"])
            f |= {
                ("target", i.label, 2021, q, Decimal(f"{20 * q}.5")),
                ("realisasi", i.label, 2021, q, Decimal(f"{20 * q - 1}.5")),
            }
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return ({"triwulan.csv": out.getvalue().encode()}, f)


def iku_target_realisasi_years(k: Kaskade) -> Made:
    """Realisasi of past years and targets of coming ones, capaian, wide."""
    h1 = [
        "No",
        "Sasaran Strategis",
        "Indikator Kinerja",
        "Satuan",
        "Realisasi",
        None,
        "Target",
        None,
        "Capaian 2021 (%)",
        "Predikat",
    ]
    h2 = [None] * 4 + ["2019", "2020", "2021", "2022", None, None]
    rows = [["KECAMATAN SOKARAJA"], ["CAPAIAN KINERJA TAHUN 2021"], h1, h2]
    f: Facts = set()
    s = next(iter(k.of(SS)))
    f.add(("unsur", SS.value, s.label))
    for j, i in enumerate(measures(k, s)):
        rows.append([j + 1, s.label, i.label, "Persen", "70,5", "71,5", "75", "78,25", "98,5", "Baik"])
        f |= {
            ("indikator", SS.value, s.label, i.label),
            ("satuan", i.label, "Persen"),
            ("realisasi", i.label, 2019, None, Decimal("70.5")),
            ("realisasi", i.label, 2020, None, Decimal("71.5")),
            ("target", i.label, 2021, None, Decimal(75)),
            ("target", i.label, 2022, None, Decimal("78.25")),
        }
    return ({"capaian.xlsx": book({"Capaian": rows}, {"Capaian": ["E3:F3", "G3:H3"]})}, f)


def iku_years_and_signatures(k: Kaskade) -> Made:
    """Years under one heading, numbered columns, and two signatures side by side."""
    h = [
        [
            "No.",
            "Sasaran Strategis Perangkat Daerah",
            "Indikator Kinerja Utama (IKU)",
            "Formula Perhitungan",
            "Satuan",
            "Target Kinerja Tahun",
            None,
            None,
            "Sumber Data",
            "Penanggung Jawab",
        ],
        [None] * 5 + ["2021", "2022", "2023", None, None],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    ]
    rows = [["Lampiran Keputusan Camat"], [None], *h]
    s = next(iter(k.of(SS)))
    f = {("unsur", SS.value, s.label)}
    for j, i in enumerate(measures(k, s)):
        rows.append(
            [
                1 if j == 0 else None,
                s.label if j == 0 else None,
                i.label,
                "Rumus A dibagi B",
                "Persen",
                "80%",
                "85,5%",
                "90%",
                "Seksi",
                "Kasi A" if j else "Kasi B",
            ]
        )
        f |= {
            ("indikator", SS.value, s.label, i.label),
            ("formula", i.label, "Rumus A dibagi B"),
            ("satuan", i.label, "Persen"),
            ("target", i.label, 2021, None, Decimal(80)),
            ("target", i.label, 2022, None, Decimal("85.5")),
            ("target", i.label, 2023, None, Decimal(90)),
            ("sumber", i.label, "Seksi"),
            ("pj", i.label, "Kasi A" if j else "Kasi B"),
        }
    rows += [
        [],
        [None, "Mengetahui,", None, None, None, "Sokaraja, Januari 2021"],
        [None, "Sekretaris Kecamatan", None, None, None, "Camat Sokaraja"],
        [],
        [None, "Siti, S.E.", None, None, None, "Budi, S.Sos."],
        [None, "NIP 197001011990031001", None, None, None, "NIP 197001011990031002"],
    ]
    return ({"iku3.xlsx": book({"IKU": rows}, {"IKU": ["F3:H3"] + [f"{c}3:{c}4" for c in "ABCDEIJ"]})}, f)


def iku_two_sheets(k: Kaskade) -> Made:
    """The list of this year, that of the last one, and a sheet of notes."""
    s = next(iter(k.of(SS)))
    f = {("unsur", SS.value, s.label)}

    def mk(y):
        return [
            ["IKU KECAMATAN SOKARAJA"],
            [f"TAHUN {y}"],
            ["SASARAN", "INDIKATOR KINERJA UTAMA", "ALASAN", "FORMULASI/RUMUS PERHITUNGAN", "SUMBER DATA"],
            *[[s.label, i.label, "Penting", "A/B", "X"] for i in measures(k, s)],
        ]

    for i in measures(k, s):
        f |= {
            ("indikator", SS.value, s.label, i.label),
            ("formula", i.label, "A/B"),
            ("sumber", i.label, "X"),
        }
    return (
        {
            "dua.xlsx": book(
                {"Catatan": [["Catatan revisi"], ["Versi 2"]], "IKU 2021": mk(2021), "IKU 2020": mk(2020)}
            )
        },
        f,
    )


ALL = (
    iku_flat,
    iku_csv4,
    iku_penjelasan,
    iku_numbered,
    pk,
    renaksi,
    lkjip,
    definisi,
    long_years,
    iku_target_realisasi_years,
    iku_years_and_signatures,
    iku_two_sheets,
)
