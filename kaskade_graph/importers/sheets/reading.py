"""A filled in template -> a cascade: rows, identity, official names, and an account of what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kaskade_graph.errors import InputError, NoCascade, Teks
from kaskade_graph.importers import stated_links
from kaskade_graph.importers.account import Laporan
from kaskade_graph.importers.build import build
from kaskade_graph.importers.draft import Place
from kaskade_graph.importers.grid import Buku, kolom_huruf
from kaskade_graph.importers.matching import beri_nama, kode_resmi, tautkan
from kaskade_graph.importers.official import Officials
from kaskade_graph.importers.refused import Penolakan, Tolak
from kaskade_graph.importers.sheets.headings import Tabel, baca_identitas, templat
from kaskade_graph.importers.sheets.identity import kepala
from kaskade_graph.importers.sheets.layout import rekaman
from kaskade_graph.importers.sheets.records import Pencatat, Resmi
from kaskade_graph.importers.sheets.row import PembacaBaris
from kaskade_graph.importers.units import units
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN

MAX_REKAMAN = 5_000
"""Most rows of one cascade. A large office has some hundred; with its evidence a row is 200 statements."""


@dataclass(slots=True)
class LaporanTabel(Laporan):
    """What an import of a template did: every row of it, and every cell that was refused."""

    penolakan: list[Penolakan] = field(default_factory=list)


@dataclass(slots=True)
class HasilTabel:
    """A cascade, and how it was read."""

    kaskade: Kaskade
    laporan: LaporanTabel


def baca_tabel(
    buku: Buku,
    *,
    lembar: str | None = None,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    edisi: str | None = None,
) -> HasilTabel | None:
    """Read the cascade in a filled in template, None for any other file: one without its headings, or that does not
    say whose it is in the way of the template.

    ``lembar`` is the sheet to read. ``unit``, ``tahun`` and ``versi`` come before what the file says of itself;
    ``edisi`` of the nomenclature follows from the year. Rows that cannot be read are left out and reported.

    Raises :class:`InputError` when there is no such sheet or too much in it, :class:`NoCascade` when no row gives an
    element, :class:`UsageError` when unit or year are unknown.
    """
    tabel = templat(buku, lembar)
    tertulis = baca_identitas(buku, tabel[0].lembar, tabel[0].kepala) if tabel else {}
    if not tertulis:
        return None
    kaskade, catatan = kepala(buku.berkas, tertulis, unit, tahun, versi)
    officials = Officials.of(kaskade.unit, kaskade.tahun, edisi)
    pencatat = kumpulkan(
        tabel, kaskade.tahun, lambda jenis, nama, induk: kode_resmi(officials, jenis, nama, induk)
    )
    drafts = pencatat.drafts
    if not drafts and not pencatat.penolakan:
        raise _kosong(buku.berkas)
    officials = Officials.of(kaskade.unit, kaskade.tahun, edisi, (d.best(KIN.kode) for d in drafts))
    catatan = [*catatan, *_dinamai(beri_nama(drafts, officials))]
    iri = build(kaskade, drafts, buku.berkas, buku.sha256)
    for hilang in stated_links.apply(kaskade, drafts, iri, buku.berkas, buku.sha256):
        pencatat.tolak(Tolak(hilang.reading, hilang.alasan, hilang.saran).penolakan)
    kaskade.kecocokan = [*tautkan(drafts, iri, officials), *units(kaskade)]
    laporan = LaporanTabel(buku.berkas, buku.sha256, pencatat.baris)
    laporan.penolakan = pencatat.penolakan
    _beri_judul(laporan.penolakan, tabel)
    laporan.masalah = _masalah(laporan)
    laporan.catatan = [*buku.catatan, *catatan, *_diabaikan(tabel)]
    return HasilTabel(kaskade, laporan)


def _dinamai(nama: list[tuple[str, str, Place]]) -> Iterator[Teks]:
    """Say which names were not filled in, and are those of the nomenclature."""
    for kode, resmi, tempat in nama:
        di = shown(f"{tempat.lembar}!{tempat.sel}" if tempat.lembar else tempat.sel or "")
        yield Teks(
            f"{di}: hanya kode {shown(kode)} yang diisi; namanya menurut nomenklatur: {shown(resmi)}",
            f"{di}: only the code {shown(kode)} is filled in; its name by the nomenclature: {shown(resmi)}",
        )


def _beri_judul(penolakan: list[Penolakan], tabel: list[Tabel]) -> None:
    """Say of each refused cell what the heading of its column is."""
    judul = {(t.lembar.nama, kolom_huruf(k)): teks for t in tabel for k, teks in t.judul.items()}
    for p in penolakan:
        p.kolom = judul.get((p.lembar, p.sel.rstrip("0123456789")))


def _masalah(laporan: LaporanTabel) -> list[Teks]:
    if not laporan.penolakan:
        return []
    # A row may be read more than once, for an indikator of each level.
    gagal = {(b.tempat.cell, b.tempat.line) for b in laporan.tak_terbaca}
    baik = {(b.tempat.cell, b.tempat.line) for b in laporan.baris if b.menjadi} - gagal
    soft = sum(p.lunak for p in laporan.penolakan)
    sel, ditolak, terbaca = len(laporan.penolakan) - soft, len(gagal), len(baik)
    out = []
    if sel:
        out.append(
            Teks(
                f"{ditolak} baris ditolak karena {sel} sel; {terbaca} baris terbaca",
                f"{ditolak} rows refused because of {sel} cells; {terbaca} rows read",
            )
        )
    if soft:
        out.append(
            Teks(
                f"{soft} sel tidak dipahami; barisnya dibaca tanpa sel itu",
                f"{soft} cells not understood; their rows are read without them",
            )
        )
    return out


def kumpulkan(tabel: list[Tabel], tahun: int, resmi: Resmi) -> Pencatat:
    """Return what the rows of all tables give."""
    pencatat = Pencatat(resmi)
    for satu in tabel:
        pembaca = PembacaBaris(tahun)
        for isi in rekaman(satu):
            if len(pencatat.baris) >= MAX_REKAMAN * len(tabel):
                raise _terlalu_banyak(satu.lembar.asal.berkas)
            pencatat.terima(isi, pembaca, satu.lembar.nama)
    return pencatat


def _terlalu_banyak(berkas: str) -> InputError:
    nama = shown(berkas)
    return InputError(
        Teks(
            f"{nama}: lebih dari {MAX_REKAMAN} baris; kaskade satu unit kerja jauh lebih pendek",
            f"{nama}: more than {MAX_REKAMAN} rows; the cascade of one unit is far shorter",
        ),
        Teks(
            "Bagi tabelnya: satu berkas untuk tiap unit kerja dan tahun.",
            "Split the table: one file for each unit and year.",
        ),
    )


def _diabaikan(tabel: list[Tabel]) -> Iterator[Teks]:
    """Name the columns that nothing is taken from, sheet by sheet."""
    for satu in tabel:
        if satu.diabaikan:
            di = shown(satu.lembar.nama or satu.lembar.asal.berkas)
            kolom = ", ".join(shown(t[:40]) for t in satu.diabaikan.values())
            yield Teks(f"Kolom yang tidak dibaca ({di}): {kolom}", f"Columns not read ({di}): {kolom}")


def _kosong(berkas: str) -> NoCascade:
    nama = shown(berkas)
    return NoCascade(
        Teks(f"{nama}: tidak ada baris yang berisi", f"{nama}: there is no filled row in it"),
        Teks(
            "Isi tabelnya di bawah judul kolom, atau pilih lembarnya dengan --sheet.",
            "Fill in the table below its headings, or choose its sheet with --sheet.",
        ),
    )
