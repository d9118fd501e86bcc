"""What SIPD and e-SAKIP systems export: the list of sub kegiatan, the JSON of an API, flat tables of a database."""

from __future__ import annotations

import json

from benchmarks.reading.cascades import Cascade, register
from benchmarks.reading.layouts.matrices import Made, finish
from benchmarks.reading.page import Col, Page, build, items
from benchmarks.reading.style import Style
from benchmarks.reading.truth import Element, Truth, project


def _row(c: Cascade, e: Element) -> dict[str, str]:
    kind = "PROV" if "Provinsi" in c.daerah else "KABKOT"
    known = register()
    start = (e.kode or "")[:12] + "."
    return next((r for (k, code), r in known.items() if k == kind and code.startswith(start[:12])), {})


def sipd_list(c: Cascade, style: Style) -> Made:
    """The list of SIPD: URUSAN ... SUBKEGIATAN, KINERJA, INDIKATOR, SATUAN, code and name in one cell."""
    elements = project(
        c.elements, ("P", "K", "SK"), ("kode", "satuan", "sasaran"), links=("K", "SK"), indikator=("SK",)
    )
    for e in elements:
        if e.level != "SK":
            e.sasaran = None
    leaves = [i for i in items(elements) if i.element.level == "SK"]
    bidang = {e.idx: _row(c, e).get("bidang", "") for e in elements}
    cols = [
        Col(("URUSAN",), lambda i: (i.element.kode or "")[:1], 0.6),
        Col(("BIDANG URUSAN",), lambda i: f"{(i.element.kode or '')[:4]} {bidang[i.element.idx]}", 2),
        Col(("PROGRAM",), lambda i: f"{i.path['P'].kode} {i.path['P'].nama}", 2),
        Col(("KEGIATAN",), lambda i: f"{i.path['K'].kode} {i.path['K'].nama}", 2),
        Col(("SUBKEGIATAN",), lambda i: f"{i.element.kode} {i.element.nama}", 2),
        Col(("KINERJA",), lambda i: i.element.sasaran or "", 2),
        Col(("INDIKATOR",), lambda i: i.indikator.nama if i.indikator else "", 2),
        Col(("SATUAN",), lambda i: (i.indikator.satuan or "") if i.indikator else "", 1),
    ]
    style.noise = style.noise - {"tabel_lain", "catatan"}
    return finish(c, style, elements, [build(cols, leaves, merged=False, repeat=True)], "DAFTAR SUB KEGIATAN")


def flat_export(c: Cascade, style: Style) -> Made:
    """An export of an e-SAKIP system: names of database fields, every level repeated on every row."""
    elements = project(c.elements, fields=("kode", "formulasi", "satuan", "target"), indikator=("SK",))
    leaves = [i for i in items(elements) if i.element.level == "SK"]
    used = {e.idx for i in leaves for e in i.path.values()}
    elements = [e for e in elements if e.idx in used]
    prefix = style.rng.choice(("nama_", "", "nm_"))
    cols = [Col(("id",), lambda i: str(1000 + i.number), 0.6)]
    for key, level in (
        ("tujuan", "T"),
        ("sasaran", "S"),
        ("program", "P"),
        ("kegiatan", "K"),
        ("sub_kegiatan", "SK"),
    ):
        if level in ("P", "K", "SK"):
            cols.append(Col((f"kode_{key}",), _code(level), 1))
        cols.append(Col((f"{prefix}{key}",), _name(level), 2))
    cols += [
        Col(("indikator_sub_kegiatan",), lambda i: i.indikator.nama if i.indikator else "", 2),
        Col(("formulasi",), lambda i: (i.indikator.formulasi or "") if i.indikator else "", 2),
        Col(("satuan",), lambda i: (i.indikator.satuan or "") if i.indikator else "", 1),
        Col(
            (f"target_{c.tahun}",),
            lambda i: i.indikator.target.get(str(c.tahun), "") if i.indikator else "",
            1,
            numeric=True,
        ),
        Col(("created_at",), lambda i: f"{c.tahun}-01-{10 + i.number % 19:02d} 08:{i.number % 60:02d}:11", 1),
    ]
    for e in elements:
        for i in e.indikator:
            i.target = {str(c.tahun): i.target[str(c.tahun)]}
    page = Page([build(cols, leaves, merged=False, repeat=True)])
    return page, Truth(elements, None, None)


def _code(level: str):  # type: ignore[no-untyped-def]
    return lambda i: i.path[level].kode or ""


def _name(level: str):  # type: ignore[no-untyped-def]
    return lambda i: i.path[level].nama


def sipd_api(c: Cascade, style: Style) -> tuple[str, Truth]:
    """The JSON of the SIPD API: one object a sub kegiatan, with the indikator of it and of its program."""
    elements = project(
        c.elements,
        ("P", "K", "SK"),
        ("kode", "satuan", "target", "pagu"),
        links=("K", "SK"),
        indikator=("P", "SK"),
    )
    by_idx = {e.idx: e for e in elements}
    data = []
    for e in elements:
        if e.level != "SK":
            e.pagu = None
            continue
        k = by_idx[e.parent or 0]
        p = by_idx[k.parent or 0]
        data.append(
            {
                "tahun": c.tahun,
                "kode_program": p.kode,
                "nama_program": p.nama,
                "kode_giat": k.kode,
                "nama_giat": k.nama,
                "kode_sub_giat": e.kode,
                "nama_sub_giat": f"{e.kode} {e.nama}" if style.rng.random() < 0.5 else e.nama,
                "pagu": int((e.pagu or "0").replace(".", "")),
                "sub_keg_indikator": [_output(i, c.tahun) for i in e.indikator],
                "capaian_prog_sub_keg": [
                    {
                        "capaianteks": i.nama,
                        "targetcapaian": i.target[str(c.tahun)],
                        "satuancapaian": i.satuan,
                        "targetcapaianteks": f"{i.target[str(c.tahun)]} {i.satuan}",
                    }
                    for i in p.indikator
                ],
            }
        )
    for e in elements:
        for i in e.indikator:
            i.target = {str(c.tahun): i.target[str(c.tahun)]}
    return json.dumps({"status": "success", "data": data}, ensure_ascii=False, indent=1), Truth(
        elements, None, c.tahun
    )


def _output(i, tahun: int) -> dict[str, str | None]:  # type: ignore[no-untyped-def]
    target = i.target[str(tahun)]
    return {
        "outputteks": i.nama,
        "targetoutput": target,
        "satuanoutput": i.satuan,
        "targetoutputteks": f"{target} {i.satuan}",
    }
