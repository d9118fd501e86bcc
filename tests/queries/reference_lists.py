"""References of the questions that list and count: see :mod:`tests.queries.reference`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.iri import wilayah_iri
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.registers import regions
from kaskade_graph.text import fold
from kaskade_graph.vocab import KATALOG, KIN, RDFS, SKOS
from tests.queries.reference import (
    ACTIVITIES,
    NAMES,
    OBJECTIVES,
    Cells,
    Collection,
    Reference,
    above,
    answers,
    beyond,
    children,
    code_of,
    distinct,
    edition_of,
    indikators,
    named,
    officials,
    or_none,
    own_indikators,
    owners,
    term,
    title,
)
from tests.store.contoh import audited

Scope = list[Kaskade]


@answers("daftar-indikator")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for i in indikators(k):
            for o in or_none(u.label for u in owners(k, i.iri) if u.label is not None):
                yield i.iri, i.label, o, title(k)


@answers("daftar-kode-resmi")
def _(c: Collection, scope: Scope) -> Cells:
    scheme = SKOS.inScheme
    for iri, facts in c.nomenclature.items():
        for code in facts.get(SKOS.notation, ()):
            later = [
                m
                for m in c.alike(iri, SKOS.exactMatch, SKOS.closeMatch)
                if code in c.nomenclature[m].get(SKOS.notation, ())
                and max(c.nomenclature[m].get(scheme, [""])) > facts[scheme][0]
            ]
            if not later:
                yield iri, facts[SKOS.prefLabel][0], code, facts[scheme][0].partition("/nomenklatur/")[2]


@answers("daftar-lingkup")
def _(c: Collection, scope: Scope) -> Cells:
    found: set[tuple[object, ...]] = set()
    for k in c.kaskade:
        series = f"{k.unit.iri}/{k.tahun}" + (
            f"/dok/{k.iri.partition('/dok/')[2]}" if "/dok/" in k.iri else ""
        )
        found.add((k.iri, title(k), "", series))
        if k.unit.kode_wilayah:
            found.add((k.iri, title(k), "", wilayah_iri(k.unit.kode_wilayah)))
    for k in c.current:
        found |= _scopes_of(k)
    parents = {row[0] for row in found if row[3] is not None}
    return [row for row in found if row[3] is not None or row[0] not in parents]


def _scopes_of(k: Kaskade) -> set[tuple[object, ...]]:
    series, year = f"{k.unit.iri}/{k.tahun}", f"{KATALOG}/tahun/{k.tahun}"
    name = f"{k.unit.nama} {k.tahun}"
    out: set[tuple[object, ...]] = {(series, name, "", year), (year, f"Tahun {k.tahun}", "", None)}
    parts = k.unit.kode_wilayah.split(".")
    for count in range(1, len(parts) + 1):
        code = ".".join(parts[:count])
        region = regions.get(code)
        if region is None:
            continue
        kind = "Kecamatan " if region.tingkat == "kecamatan" else ""
        out.add((wilayah_iri(code), kind + region.nama, code, None))
        if count < min(len(parts), 3):
            narrower = f"{year}/{code}"
            out |= {(narrower, f"{region.nama} {k.tahun}", "", p) for p in (year, wilayah_iri(code))}
            out.add((series, name, "", narrower))
    if k.unit.kode_wilayah:
        out.add((series, name, "", wilayah_iri(k.unit.kode_wilayah)))
    return out


@answers("daftar-nomenklatur")
def _(c: Collection, scope: Scope) -> Cells:
    labels: dict[str, set[str]] = defaultdict(set)
    cascades: dict[str, set[str]] = defaultdict(set)
    for k in scope:
        for u in k.unsur.values():
            for o in officials(k, u.iri) if u.label is not None else ():
                labels[o].add(u.label)
                cascades[o].add(k.iri)
    for o, names in labels.items():
        yield o, min(names), code_of(o), edition_of(o), len(cascades[o])


@answers("daftar-penanggung-jawab")
def _(c: Collection, scope: Scope) -> Cells:
    found: dict[str, set[str]] = defaultdict(set)
    for k in scope:
        for item in (*k.unsur.values(), *k.indikator.values()):
            if item.penanggung_jawab is not None:
                found[item.penanggung_jawab].add(item.iri)
    return [(who, who, len(what)) for who, what in found.items()]


@answers("daftar-sasaran")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in named(k, *OBJECTIVES):
            yield u.iri, u.label, NAMES[u.jenis], u.nomor, title(k)


@answers("daftar-semua")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in named(k, *NAMES):
            yield u.iri, u.label, NAMES[u.jenis], title(k)
        for i in indikators(k):
            yield i.iri, i.label, "Indikator", title(k)


@answers("daftar-unsur")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in named(k, *ACTIVITIES):
            for code in or_none(code_of(o) for o in officials(k, u.iri)):
                yield u.iri, u.label, NAMES[u.jenis], u.nomor, code, title(k)


@answers("di-luar-nomenklatur")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in named(k, *ACTIVITIES):
            if not officials(k, u.iri):
                yield u.iri, u.label, NAMES[u.jenis], title(k)


@answers("edisi-tersimpan")
def _(c: Collection, scope: Scope) -> Cells:
    for k in c.kaskade:
        yield k.iri, title(k), k.tahun, k.versi, "ya" if k in c.current else "tidak"


@answers("indikator-antar-unit")
def _(c: Collection, scope: Scope) -> Cells:
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for k in scope:
        for i in indikators(k):
            found[fold(i.label or "")].append((i.label or "", k.unit.iri, k.iri))
    for group in found.values():
        names, units, cascades = (set(part) for part in zip(*group, strict=True))
        yield min(names), len(units), len(cascades)


@answers("indikator-bernama-sama")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        groups = defaultdict(list)
        for i in indikators(k):
            groups[fold(i.label or "")].append(i)
        for same in groups.values():
            if len(same) > 1:
                formulas = {i.formulasi for i in same if i.formulasi is not None}
                yield title(k), min(i.label or "" for i in same), len(same), len(formulas)


def _lacks(name: str) -> Reference:
    def made(c: Collection, scope: Scope) -> Cells:
        for k in scope:
            for i in indikators(k):
                if not getattr(i, name):
                    for o in or_none(u.label for u in owners(k, i.iri) if u.label is not None):
                        yield i.iri, i.label, o, title(k)

    return made


for _id, _name in (
    ("formulasi", "formulasi"),
    ("realisasi", "realisasi"),
    ("satuan", "satuan"),
    ("sumber-data", "sumber_data"),
    ("target", "target"),
):
    answers(f"indikator-tanpa-{_id}")(_lacks(_name))


@answers("isi-program")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for p in named(k, Jenis.PROGRAM):
            below = [u for u in children(k, p.iri) if u.jenis is Jenis.KEGIATAN and u.label is not None]
            for keg in below or [None]:
                subs = children(k, keg.iri) if keg else []
                for sub in or_none(u.label for u in subs if u.jenis is Jenis.SUB_KEGIATAN and u.label):
                    yield p.label, keg.label if keg else None, sub, title(k)


@answers("jumlah-jenis")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        counts = Counter(NAMES[u.jenis] for u in k.unsur.values() if u.jenis in NAMES)
        counts["Indikator"] = len(k.indikator)
        yield from ((title(k), name, n) for name, n in counts.items() if n)


@answers("kelengkapan-indikator")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        if k.indikator:
            parts = ("formulasi", "tipe", "satuan", "sumber_data", "target", "realisasi")
            counts = [sum(bool(getattr(i, p)) for i in k.indikator.values()) for p in parts]
            yield title(k), len(k.indikator), *counts


@answers("kesamaan-unit")
def _(c: Collection, scope: Scope) -> Cells:
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for k in scope:
        for u in named(k, Jenis.SUB_KEGIATAN):
            for o in officials(k, u.iri):
                found[o].append((u.label or "", k.unit.iri, k.iri))
    every = len({k.unit.iri for k in scope})
    for o, group in found.items():
        names, units, cascades = (set(part) for part in zip(*group, strict=True))
        yield o, code_of(o), min(names), len(units), every, len(cascades)


@answers("kode-resmi")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in named(k, *ACTIVITIES):
            if c.given.get("unsur", u.iri) == u.iri:
                for m in k.kecocokan:
                    if m.subjek == u.iri and m.predikat == KIN.nomenklatur:
                        yield code_of(m.objek), u.label, f"{round(m.keyakinan, 3):g}", u.iri, title(k)


@answers("sasaran-tanpa-indikator")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in k.unsur.values():
            if u.jenis in OBJECTIVES and not u.diukur_oleh:
                yield u.iri, NAMES[u.jenis], u.label, title(k)


@answers("sasaran-unsur")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in named(k, *ACTIVITIES):
            groups: dict[str | None, set[str]] = defaultdict(set)
            for s in (k.unsur[s] for s in u.memiliki_sasaran):
                groups[s.label] |= set(s.diukur_oleh)
            for label, measured in (groups or {None: set()}).items():
                yield u.iri, NAMES[u.jenis], u.label, label, len(measured), title(k)


@answers("satuan-dipakai")
def _(c: Collection, scope: Scope) -> Cells:
    return Counter(i.satuan for k in scope for i in k.indikator.values() if i.satuan is not None).items()


@answers("sumber-data")
def _(c: Collection, scope: Scope) -> Cells:
    return Counter(i.sumber_data for k in scope for i in k.indikator.values() if i.sumber_data).items()


@answers("tanpa-jalur-ke-tujuan")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in k.unsur.values():
            near = {a.jenis for a in (*above(k, u), *beyond(k, u))}
            if u.jenis in (Jenis.SASARAN_STRATEGIS, *ACTIVITIES) and Jenis.TUJUAN not in near:
                yield u.iri, NAMES[u.jenis], u.label, title(k)


@answers("tujuan-dan-sasaran")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in named(k, Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS):
            measures = [k.indikator[i].label for i in u.diukur_oleh if k.indikator[i].label is not None]
            yield from distinct((u.iri, title(k), NAMES[u.jenis], u.label, m) for m in or_none(measures))


@answers("unsur-tanpa-penanggung-jawab")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for u in named(k, *ACTIVITIES):
            if u.penanggung_jawab is None:
                yield u.iri, NAMES[u.jenis], u.label, title(k)


@answers("asal-nilai")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for q in k.bukti:
            if q.unsur == c.given["unsur"]:
                line = q.baris[0] if q.baris else None
                certain = f"{round(q.keyakinan, 3):g}"
                yield q.properti, q.berkas, q.lembar, q.sel, q.halaman, line, q.teks, certain, term(q.peran)


@answers("bacaan-tidak-pasti")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for q in k.bukti:
            if q.keyakinan < 1 and q.alasan is not None:
                yield (
                    q.baris[0] if q.baris else None,
                    q.teks,
                    f"{round(q.keyakinan, 3):g}",
                    q.alasan,
                    title(k),
                )


@answers("varian-tercetak")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        for q in k.bukti:
            if q.peran == "Varian":
                item = k.unsur.get(q.unsur) or k.indikator.get(q.unsur)
                yield (
                    q.unsur,
                    item.label if item else None,
                    q.properti,
                    q.baris[0] if q.baris else None,
                    q.teks,
                    title(k),
                )


@answers("cari-frasa")
def _(c: Collection, scope: Scope) -> Cells:
    wanted = c.given["frasa"].lower()
    out = []
    for k in scope:
        texts = [(k.unit.iri, RDFS.label, k.unit.nama)]
        for u in k.unsur.values():
            texts.append((u.iri, RDFS.label, u.label))
        for i in k.indikator.values():
            texts += [(i.iri, RDFS.label, i.label), (i.iri, KIN.formulasi, i.formulasi)]
            texts += [(i.iri, KIN.sumberData, i.sumber_data), (i.iri, KIN.keterangan, i.keterangan)]
        out += [(iri, text, p, title(k)) for iri, p, text in texts if text and wanted in text.lower()]
    return distinct(out)


@answers("indikator-unsur")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        if c.given["unsur"] in k.unsur:
            u = k.unsur[c.given["unsur"]]
            for i in [*(k.indikator[i] for i in u.diukur_oleh), *own_indikators(k, u)]:
                yield i.iri, i.label, i.formulasi, term(i.tipe), i.sumber_data, title(k)


@answers("peringkat-temuan")
def _(c: Collection, scope: Scope) -> Cells:
    for k in scope:
        standing = [t for t in audited(k).temuan if t.pengecualian is None]
        counts = [sum(t.keparahan is one for t in standing) for one in Keparahan]
        yield k.iri, title(k), *counts, len(standing)


@answers("temuan-belum-ditindaklanjuti")
def _(c: Collection, scope: Scope) -> Cells:
    severity = {"error": "kesalahan", "warning": "peringatan", "info": "catatan"}
    state = {"berlanjut": "masih ada pada audit ulang", None: "belum diaudit ulang"}
    for k in scope:
        for t in audited(k).temuan:
            if t.pengecualian is None and t.status in state:
                yield t.unsur, title(k), severity[t.keparahan.value], t.kode, t.kondisi.id, state[t.status]


@answers("nama-unit-lain")
def _(c: Collection, scope: Scope) -> Cells:
    others = {k.unit.nama for k in c.kaskade if k.unit.kode_wilayah and k.unit.nama.startswith("Kecamatan ")}
    for k in scope:
        for other in others:
            name = fold(other)
            if f"{name.removeprefix('kecamatan')} " in f"{fold(k.unit.nama)} ":
                continue
            for item in (*k.unsur.values(), *k.indikator.values()):
                for part, text in (("nama", item.label), ("formulasi", getattr(item, "formulasi", None))):
                    written_out = re.sub(r"(^| )kec ", r"\1kecamatan ", fold(text or ""))
                    said = f" {written_out} "
                    meant = any(f" {word} {name} " in said for word in ("dengan", "antar"))
                    if f" {name} " in said and not meant:
                        yield item.iri, title(k), item.label, part, other
