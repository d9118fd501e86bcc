"""Exports of databases: one table a level, and nested JSON.

Each function returns the files and the facts that they state.
"""

from __future__ import annotations

import csv
import io
import json
import uuid
from decimal import Decimal

from kaskade_graph.model import Kaskade
from tests.importers.sheets.office_facts import SS, G, Made, P, S, T, only, tree
from tests.make_sheets import below, code, measures, sasaran


def sipd_csv(k: Kaskade) -> Made:
    """SIPD's own words: giat, sub giat; one table a level."""
    files = {}
    f = only(k, (P, G, S))
    ids = {u.iri: n for n, u in enumerate(k.unsur.values(), 501)}
    t = {
        "ref_program": [["id_program", "kode_program", "nama_program"]],
        "ref_giat": [["id_giat", "id_program", "kode_giat", "nama_giat"]],
        "ref_sub_giat": [["id_sub_giat", "id_giat", "kode_sub_giat", "nama_sub_giat", "pagu"]],
        "sub_giat_indikator": [["id", "id_sub_giat", "tolok_ukur", "target", "satuan"]],
    }
    n = 0
    for u in k.of(P):
        t["ref_program"].append([ids[u.iri], code(k, u), u.label])
    for u in k.of(G):
        t["ref_giat"].append([ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label])
    for u in k.of(S):
        t["ref_sub_giat"].append([ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label, "1000000.00"])
        f.add(("pagu", u.label, Decimal(1000000)))
        for i in measures(k, u):
            n += 1
            t["sub_giat_indikator"].append([n, ids[u.iri], i.label, n, "Dokumen"])
            f |= {
                ("indikator", S.value, u.label, i.label),
                ("satuan", i.label, "Dokumen"),
                ("target", i.label, 2021, None, Decimal(n)),
            }
    for name, rows in t.items():
        out = io.StringIO()
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
        files[f"sipd/{name}.csv"] = out.getvalue().encode()
    return (files, f)


def sql_dump(k: Kaskade) -> Made:
    """A portal's tables, of which some hold something else; indikator of each level have a table of their own."""
    f = only(k, (T, SS, P, G, S))
    ids = {u.iri: n for n, u in enumerate(k.unsur.values(), 1)}
    t = {
        "tb_tujuan": [["id", "uraian_tujuan", "opd_id", "created_at"]],
        "tb_sasaran": [["id", "tujuan_id", "uraian_sasaran", "updated_at"]],
        "tb_program": [["id", "sasaran_id", "kode_program", "nama_program", "sasaran_program"]],
        "tb_kegiatan": [["id", "program_id", "kode_kegiatan", "nama_kegiatan"]],
        "tb_subkegiatan": [["id", "kegiatan_id", "kode_subkegiatan", "nama_subkegiatan", "anggaran"]],
        "tb_indikator_sasaran": [["id", "sasaran_id", "indikator", "formulasi", "satuan", "sumber_data"]],
        "tb_indikator_subkegiatan": [["id", "subkegiatan_id", "indikator", "satuan"]],
        "tb_target_subkegiatan": [["id", "indikator_subkegiatan_id", "tahun", "target", "realisasi"]],
        "users": [["id", "username", "password", "created_at"], [1, "admin", "x", "2021-01-01"]],
        "migrations": [["id", "migration", "batch"], [1, "a", 1]],
    }
    n = 0
    for u in k.of(T):
        t["tb_tujuan"].append([ids[u.iri], u.label, 1, "2021-01-01 00:00:00"])
    for u in k.of(SS):
        t["tb_sasaran"].append([ids[u.iri], ids[u.mendukung[0]], u.label, "NULL"])
        for i in measures(k, u):
            n += 1
            t["tb_indikator_sasaran"].append([n, ids[u.iri], i.label, "A/B x 100%", "Persen", "NULL"])
            f |= {
                ("indikator", SS.value, u.label, i.label),
                ("formula", i.label, "A/B x 100%"),
                ("satuan", i.label, "Persen"),
            }
    for u in k.of(P):
        t["tb_program"].append(
            [ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label, sasaran(k, u) or "NULL"]
        )
        if sasaran(k, u):
            f.add(("sasaran", u.label, sasaran(k, u)))
    for u in k.of(G):
        t["tb_kegiatan"].append([ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label])
    m = 0
    for u in k.of(S):
        t["tb_subkegiatan"].append([ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label, 2000000])
        f.add(("pagu", u.label, Decimal(2000000)))
        for i in measures(k, u):
            n += 1
            t["tb_indikator_subkegiatan"].append([n, ids[u.iri], i.label, "Dokumen"])
            f |= {("indikator", S.value, u.label, i.label), ("satuan", i.label, "Dokumen")}
            for y in (2021, 2022):
                m += 1
                t["tb_target_subkegiatan"].append([m, n, y, m, m - 1 if y == 2021 else "NULL"])
                f.add(("target", i.label, y, None, Decimal(m)))
                if y == 2021:
                    f.add(("realisasi", i.label, y, None, Decimal(m - 1)))
    files = {}
    for name, rows in t.items():
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        files[f"dump/{name}.csv"] = out.getvalue().encode()
    return (files, f)


def plural_dump(k: Kaskade) -> Made:
    """Laravel's plural tables with parent ids as uuid; indikators point to their level by one of three columns."""
    f = only(k, (P, G, S))
    ids = {u.iri: str(uuid.uuid5(uuid.NAMESPACE_URL, u.iri)) for u in k.unsur.values()}
    t = {
        "programs": [["id", "kode", "nama", "deleted_at"]],
        "kegiatans": [["id", "program_id", "kode", "nama"]],
        "sub_kegiatans": [["id", "kegiatan_id", "kode", "nama", "pagu_anggaran"]],
        "indikators": [["id", "sub_kegiatan_id", "uraian", "satuan", "target_2021", "target_2022", "pic"]],
    }
    for u in k.of(P):
        t["programs"].append([ids[u.iri], code(k, u), u.label, ""])
    for u in k.of(G):
        t["kegiatans"].append([ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label])
    n = 0
    for u in k.of(S):
        t["sub_kegiatans"].append([ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label, "12.500.000,00"])
        f.add(("pagu", u.label, Decimal(12500000)))
        for i in measures(k, u):
            n += 1
            t["indikators"].append([str(uuid.uuid4()), ids[u.iri], i.label, "Dokumen", n, n + 1, "Kasi"])
            f |= {
                ("indikator", S.value, u.label, i.label),
                ("satuan", i.label, "Dokumen"),
                ("target", i.label, 2021, None, Decimal(n)),
                ("target", i.label, 2022, None, Decimal(n + 1)),
            }
    files = {}
    for name, rows in t.items():
        out = io.StringIO()
        csv.writer(out, delimiter="\t").writerows(rows)
        files[f"laravel/{name}.csv"] = out.getvalue().encode()
    return (files, f)


def poly_dump(k: Kaskade) -> Made:
    """indikator of all levels in one table."""
    f = only(k, (P, G, S))
    ids = {u.iri: n for n, u in enumerate(k.unsur.values(), 1)}
    t = {
        "m_program": [["id_program", "kd_prog", "nm_prog"]],
        "m_kegiatan": [["id_kegiatan", "id_program", "kd_keg", "nm_keg"]],
        "m_subkegiatan": [["id_subkegiatan", "id_kegiatan", "kd_subkeg", "nm_subkeg"]],
        "t_indikator": [
            [
                "id_indikator",
                "id_program",
                "id_kegiatan",
                "id_subkegiatan",
                "nm_indikator",
                "satuan",
                "target",
            ]
        ],
    }
    for u in k.of(P):
        t["m_program"].append([ids[u.iri], code(k, u), u.label])
    for u in k.of(G):
        t["m_kegiatan"].append([ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label])
    for u in k.of(S):
        t["m_subkegiatan"].append([ids[u.iri], ids[u.mendukung[0]], code(k, u), u.label])
    n = 0
    for u in tree(k):
        for i in measures(k, u):
            n += 1
            t["t_indikator"].append(
                [n, *[ids[u.iri] if u.jenis is j else "NULL" for j in (P, G, S)], i.label, "Dokumen", 2]
            )
            f |= {
                ("indikator", u.jenis.value, u.label, i.label),
                ("satuan", i.label, "Dokumen"),
                ("target", i.label, 2021, None, Decimal(2)),
            }
    files = {}
    for name, rows in t.items():
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        files[f"poli/{name}.csv"] = out.getvalue().encode()
    return (files, f)


def json_deep(k: Kaskade) -> Made:
    """Nested from the program down, lists of indikator at each level."""
    f = only(k, (P, G, S))
    n = 0
    out = []

    def ind(u):
        nonlocal n
        r = []
        for i in measures(k, u):
            n += 1
            r.append(
                {"nama_indikator": i.label, "satuan": "Dokumen", "target": n, "formula_perhitungan": "Jumlah"}
            )
            f.update(
                {
                    ("indikator", u.jenis.value, u.label, i.label),
                    ("satuan", i.label, "Dokumen"),
                    ("target", i.label, 2021, None, Decimal(n)),
                    ("formula", i.label, "Jumlah"),
                }
            )
        return r

    for p in k.of(P):
        out.append(
            {
                "kode_program": code(k, p),
                "nama_program": p.label,
                "indikator": ind(p),
                "kegiatan": [
                    {
                        "kode_kegiatan": code(k, g),
                        "nama_kegiatan": g.label,
                        "indikator": ind(g),
                        "sub_kegiatan": [
                            {
                                "kode_sub_kegiatan": code(k, s),
                                "nama_sub_kegiatan": s.label,
                                "pagu": 1000,
                                "indikator": ind(s),
                            }
                            for s in below(k, g)
                        ],
                    }
                    for g in below(k, p)
                ],
            }
        )
        for g in below(k, p):
            for s in below(k, g):
                f.add(("pagu", s.label, Decimal(1000)))
    return (
        {"cascade.json": json.dumps({"unit": "Kecamatan Sokaraja", "tahun": 2021, "program": out}).encode()},
        f,
    )


def json_sipd(k: Kaskade) -> Made:
    """SIPD-like list of sub giat."""
    f = only(k, (P, G, S))
    n = 0
    out = []
    for s in k.of(S):
        g = k.unsur[s.mendukung[0]]
        p = k.unsur[g.mendukung[0]]
        o = []
        for i in measures(k, s):
            n += 1
            o.append(
                {
                    "id_output": n,
                    "tolok_ukur_sub": i.label,
                    "target_sub": f"{n} Dokumen",
                    "satuan_sub": "Dokumen",
                }
            )
            f |= {
                ("indikator", S.value, s.label, i.label),
                ("satuan", i.label, "Dokumen"),
                ("target", i.label, 2021, None, Decimal(n)),
            }
        out.append(
            {
                "id_sub_bl": 100 + n,
                "kode_program": code(k, p),
                "nama_program": p.label,
                "kode_giat": code(k, g),
                "nama_giat": g.label,
                "kode_sub_giat": code(k, s),
                "nama_sub_giat": f"{code(k, s)} {s.label}",
                "pagu": 500,
                "nama_skpd": "Kecamatan Sokaraja",
                "tahun": 2021,
                "indikator_sub": o,
                "lokasi": [],
            }
        )
        f.add(("pagu", s.label, Decimal(500)))
    return ({"sipd.json": json.dumps({"status": "success", "data": out}).encode()}, f)


def json_strings(k: Kaskade) -> Made:
    """Sub kegiatan with indikator as a list of objects with other words, ancestors as code+name strings."""
    f = only(k, (P, G, S))
    out = []
    for s in k.of(S):
        g = k.unsur[s.mendukung[0]]
        p = k.unsur[g.mendukung[0]]
        out.append(
            {
                "program": f"{code(k, p)} {p.label}",
                "kegiatan": f"{code(k, g)} {g.label}",
                "subkegiatan": f"{code(k, s)} {s.label}",
                "anggaran": {"murni": 700, "perubahan": None},
                "indikator": [
                    {"uraian": i.label, "satuan": "Laporan", "target": {"2021": 3, "2022": 4}}
                    for i in measures(k, s)
                ],
            }
        )
        for i in measures(k, s):
            f |= {
                ("indikator", S.value, s.label, i.label),
                ("satuan", i.label, "Laporan"),
                ("target", i.label, 2021, None, Decimal(3)),
                ("target", i.label, 2022, None, Decimal(4)),
            }
        f.add(("pagu", s.label, Decimal(700)))
    return ({"subkeg.json": json.dumps(out).encode()}, f)


def json_list_str(k: Kaskade) -> Made:
    """Indikator as a list of strings."""
    f = only(k, (P, G, S))
    out = []
    for s in k.of(S):
        g = k.unsur[s.mendukung[0]]
        p = k.unsur[g.mendukung[0]]
        out.append(
            {
                "kode_sub_kegiatan": code(k, s),
                "sub_kegiatan": s.label,
                "kode_kegiatan": code(k, g),
                "kegiatan": g.label,
                "kode_program": code(k, p),
                "program": p.label,
                "indikator": [i.label for i in measures(k, s)],
                "lokasi": ["Desa A", "Desa B"],
                "pagu": "Rp 1.000.000",
            }
        )
        f.add(("pagu", s.label, Decimal(1000000)))
        for i in measures(k, s):
            f.add(("indikator", S.value, s.label, i.label))
    return (
        {
            "daftar.json": json.dumps(
                {"kecamatan": "Sokaraja", "tahun": "2021", "data": {"sub_kegiatan": out}}
            ).encode()
        },
        f,
    )


def json_by_code(k: Kaskade) -> Made:
    """Objects keyed by code."""
    f = only(k, (P, G, S))
    out = {}
    for p in k.of(P):
        out[code(k, p)] = {
            "nama": p.label,
            "kegiatan": {
                code(k, g): {
                    "nama": g.label,
                    "sub_kegiatan": {
                        code(k, s): {
                            "nama": s.label,
                            "indikator": [
                                {"nama": i.label, "target": 5, "satuan": "Dokumen"} for i in measures(k, s)
                            ],
                        }
                        for s in below(k, g)
                    },
                }
                for g in below(k, p)
            },
        }
        for g in below(k, p):
            for s in below(k, g):
                for i in measures(k, s):
                    f |= {
                        ("indikator", S.value, s.label, i.label),
                        ("satuan", i.label, "Dokumen"),
                        ("target", i.label, 2021, None, Decimal(5)),
                    }
    return (
        {"peta.json": json.dumps({"unit": "Kecamatan Sokaraja", "tahun": 2021, "program": out}).encode()},
        f,
    )


def joined_by_codes(k: Kaskade) -> Made:
    """One table a level, joined by codes and not by ids."""
    f = only(k, (P, G, S))
    t = {
        "program": [["kode_program", "nama_program"]],
        "kegiatan": [["kode_kegiatan", "kode_program", "nama_kegiatan"]],
        "sub_kegiatan": [["kode_sub_kegiatan", "kode_kegiatan", "nama_sub_kegiatan", "pagu"]],
        "indikator": [["kode_sub_kegiatan", "indikator", "satuan", "target"]],
    }
    for u in k.of(P):
        t["program"].append([code(k, u), u.label])
    for u in k.of(G):
        t["kegiatan"].append([code(k, u), code(k, k.unsur[u.mendukung[0]]), u.label])
    for u in k.of(S):
        t["sub_kegiatan"].append([code(k, u), code(k, k.unsur[u.mendukung[0]]), u.label, "1000000"])
        f.add(("pagu", u.label, Decimal(1000000)))
        for i in measures(k, u):
            t["indikator"].append([code(k, u), i.label, "Dokumen", "4"])
            f |= {
                ("indikator", S.value, u.label, i.label),
                ("satuan", i.label, "Dokumen"),
                ("target", i.label, 2021, None, Decimal(4)),
            }
    files = {}
    for name, rows in t.items():
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows(rows)
        files[f"kode/{name}.csv"] = out.getvalue().encode("utf-8-sig")
    return (files, f)


ALL = (
    sipd_csv,
    sql_dump,
    plural_dump,
    poly_dump,
    json_deep,
    json_sipd,
    json_strings,
    json_list_str,
    json_by_code,
    joined_by_codes,
)
