"""``--suggest``: look at unknown tables and write the mapping that they seem to need, with its doubts.

What is written is tried on the file at once, and the mapping says how that went.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from pathlib import Path

from kaskade_graph.errors import InputError, KaskadeError, Lang, NoCascade, Teks
from kaskade_graph.importers.endings import TABLES
from kaskade_graph.importers.sheets.columns import NAMA
from kaskade_graph.importers.sheets.grid import Buku, Lembar
from kaskade_graph.importers.sheets.guess import Dugaan
from kaskade_graph.importers.sheets.guess_joins import gabungkan_dugaan, jajarkan_dugaan, konteks
from kaskade_graph.importers.sheets.guess_table import duga
from kaskade_graph.importers.sheets.headings import LAIN
from kaskade_graph.importers.sheets.identity import kepala
from kaskade_graph.importers.sheets.mapping import Peta
from kaskade_graph.importers.sheets.mapping_text import tulis_peta
from kaskade_graph.importers.sheets.reading import kumpulkan
from kaskade_graph.importers.sheets.source import buka
from kaskade_graph.importers.title import find_unit, heading_of
from kaskade_graph.model import UnitKerja
from kaskade_graph.text import fold, shown

_KOLOM_UNIT = frozenset(
    {
        "unit",
        "skpd",
        "opd",
        "unit kerja",
        "perangkat daerah",
        "kecamatan",
        "nama kecamatan",
        "nama skpd",
        "nama unit",
    }
)
_MAX_BERKAS = 50
_CONTOH_TOLAK = 5


def suggest_mapping(path: Path, lembar: str | None = None, lang: Lang = "id") -> str:
    """Return a mapping for the table file at ``path``, or for the set of them in that folder, as TOML.

    ``lembar`` is the sheet to look at. Raises :class:`InputError` when nothing can be read,
    :class:`NoCascade` when no heading of it is one of a cascade.
    """
    buku = [buka(p) for p in _berkas(path)]
    banyak = len(buku) > 1
    calon: list[Dugaan] = []
    for satu in buku:
        for lb in [satu.sebut(lembar)] if lembar else _lembar(satu):
            for d in duga(lb, konteks(satu, lb, banyak)):
                d.tabel = replace(d.tabel, berkas=satu.berkas if banyak else None)
                calon.append(d)
    if not calon:
        raise _tak_dikenal(path)
    dugaan = gabungkan_dugaan(calon) or jajarkan_dugaan(calon) or _terbaik(calon)
    identitas = _dari_isi(calon)
    dibaca, catatan = _identitas(buku, dugaan, identitas)
    return tulis_peta(dugaan, identitas, dibaca, [*catatan, *_coba(dugaan)], lang)


def _berkas(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    ada = sorted(p for p in path.iterdir() if p.suffix.lower() in TABLES and not p.name.startswith("."))
    if not ada or len(ada) > _MAX_BERKAS:
        name = shown(str(path))
        raise InputError(
            Teks(
                f"{name}: {len(ada)} tabel di folder ini; yang dapat dilihat 1 sampai {_MAX_BERKAS}",
                f"{name}: {len(ada)} tables in this folder; 1 to {_MAX_BERKAS} can be looked at",
            )
        )
    return ada


def _lembar(buku: Buku) -> list[Lembar]:
    tampak = [lb for lb in buku.lembar if not lb.tersembunyi and fold(lb.nama or "") not in LAIN]
    return tampak or buku.lembar


def _terbaik(calon: list[Dugaan]) -> list[Dugaan]:
    """Return the tables of the sheet with the most known columns; say which others were left."""

    def nilai(d: Dugaan) -> float:
        unsur = any(k in d.tabel.kolom for k in (*NAMA, "nama"))
        return (sum(a.yakin for a in d.arti.values()) + 5 * ("indikator" in d.tabel.kolom)) * (unsur + 0.1)

    utama = max(calon, key=nilai)
    dipakai = [d for d in calon if d.lembar is utama.lembar]
    lain = dict.fromkeys(d.lembar.nama or d.lembar.asal.berkas for d in calon if d.lembar is not utama.lembar)
    if lain:
        nama = ", ".join(shown(n) for n in lain)
        dipakai[0].ragukan(
            "",
            Teks(
                f"lembar lain yang juga menyerupai tabel kaskade: {nama}",
                f"other sheets that look like a table of a cascade too: {nama}",
            ),
        )
    return dipakai


def _dari_isi(calon: list[Dugaan]) -> dict[str, str]:
    """Return unit and year where a column says the same of every row."""
    out: dict[str, str] = {}
    for d in calon:
        for k, judul in d.judul.items():
            kata, isi = fold(judul.rsplit(".", 1)[-1]), {s.teks for s in d.contoh.get(k, ())}
            if len(isi) != 1:
                continue
            teks = isi.pop()
            if kata in ("kecamatan", "nama kecamatan") and not fold(teks).startswith("kec"):
                teks = f"Kecamatan {teks}"
            if kata in _KOLOM_UNIT:
                with contextlib.suppress(KaskadeError):
                    unit = find_unit(heading_of([teks], []), None, "")
                    out["unit"] = _kode(unit)
            elif kata in ("tahun", "tahun anggaran") and re.fullmatch(r"(19|20)\d\d", teks):
                out["tahun"] = teks
    return out


def _identitas(
    buku: list[Buku], dugaan: list[Dugaan], identitas: dict[str, str]
) -> tuple[dict[str, str], list[Teks]]:
    """Return unit and year as the file tells them, and remarks; what is missing has to be filled in."""
    peta = Peta(tuple(d.tabel for d in dugaan), identitas)
    try:
        kaskade, catatan = kepala(buku[0], dugaan[0].lembar, peta, None, None, None)
    except KaskadeError as error:
        tahun = min((p.tahun for d in dugaan for _, p in d.tabel.nilai if p.tahun), default=None)
        return {"tahun": str(tahun)} if tahun else {}, [
            Teks(
                f"PERLU DIISI: {error.pesan.id}. Isi [identitas] di bawah, atau beri --unit dan --tahun.",
                f"TO BE FILLED IN: {error.pesan.en}. Fill [identitas] below, or give --unit and --tahun.",
            )
        ]
    return {"unit": _kode(kaskade.unit), "tahun": str(kaskade.tahun)}, catatan


def _kode(unit: UnitKerja) -> str:
    return f"{unit.kode_wilayah}/{unit.slug}".removesuffix("/kecamatan")


def _coba(dugaan: list[Dugaan]) -> list[Teks]:
    """Read the table with the mapping as guessed, and say how that went."""
    try:
        pencatat, _ = kumpulkan([(d.tabel, d.lembar) for d in dugaan], 2000)
    except KaskadeError as error:
        return [Teks(f"Dicoba: {error.pesan.id}", f"Tried: {error.pesan.en}")]
    baik = sum(bool(b.menjadi) for b in pencatat.baris)
    buruk = sum(not b.menjadi and b.diabaikan is None for b in pencatat.baris)
    out = [
        Teks(f"Dicoba: {baik} baris terbaca, {buruk} ditolak.", f"Tried: {baik} rows read, {buruk} refused.")
    ]
    for p in pencatat.penolakan[:_CONTOH_TOLAK]:
        nilai = shown(p.nilai[:60])
        out.append(Teks(f"  {p.sel} {nilai!r}: {p.alasan.id}", f"  {p.sel} {nilai!r}: {p.alasan.en}"))
    return out


def _tak_dikenal(path: Path) -> NoCascade:
    nama = shown(path.name)
    return NoCascade(
        Teks(
            f"{nama}: tidak ada judul kolom yang menyerupai kaskade",
            f"{nama}: no heading in it looks like one of a cascade",
        ),
        Teks(
            "Yang dicari antara lain: Sasaran, Program, Kegiatan, Indikator, Formula, Satuan, Target.",
            "Looked for, among others: Sasaran, Program, Kegiatan, Indikator, Formula, Satuan, Target.",
        ),
    )
