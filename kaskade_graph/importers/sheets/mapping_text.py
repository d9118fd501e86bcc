"""A guessed mapping as a TOML file for a person to check: each column with its heading, doubts as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.sheets.columns import Periode
from kaskade_graph.importers.sheets.grid import kolom_nomor
from kaskade_graph.importers.sheets.guess import Dugaan
from kaskade_graph.importers.sheets.mapping import Ambil, Tabel
from kaskade_graph.text import shown, squeeze

_AWAL = Teks(
    "Usulan peta: periksa, betulkan bila perlu, lalu: kaskade import TABEL --peta BERKAS_INI",
    "A proposed mapping: check it, mend it where needed, then: kaskade import TABLE --peta THIS_FILE",
)
_IDENTITAS = Teks(
    "kode wilayah atau kode/nama-unit; hapus tanda pagar bila diisi",
    "region code, or code/name-of-unit; take the hash away when filled in",
)
_RAGU = Teks("RAGU", "DOUBT")
_TAK_DIBACA = Teks("Kolom yang tidak dibaca", "Columns not read")
_MAX_JUDUL = 70


def tulis_peta(
    dugaan: Sequence[Dugaan],
    identitas: dict[str, str],
    dibaca: dict[str, str],
    catatan: Sequence[Teks],
    lang: Lang,
) -> str:
    """Return the mapping as TOML. ``identitas`` is what is written of unit and year, where no title says it;
    ``dibaca`` what will be read of them without it, shown as a comment.
    """
    baris = [f"# {_AWAL.pick(lang)}", *(f"# {_aman(c.pick(lang))}" for c in catatan), ""]
    pagar = "" if identitas else "# "
    contoh = {"unit": "33.02.19", "tahun": "2021"} | dibaca | identitas
    unit, tahun = contoh["unit"], contoh["tahun"]
    baris += [
        f"{pagar}[identitas]",
        f"{pagar if identitas.get('unit') else '# '}unit = {_teks(unit)}  # {_IDENTITAS.pick(lang)}",
        f"{pagar if identitas.get('tahun') else '# '}tahun = {_teks(tahun)}",
    ]
    for satu in dugaan:
        baris += ["", *_tabel(satu, lang)]
    return "\n".join([*baris, *_tak_dibaca(dugaan, lang)]) + "\n"


def _tabel(d: Dugaan, lang: Lang) -> Iterator[str]:
    t = d.tabel
    yield "[[tabel]]"
    yield from _ragu(d, "", lang)
    for kunci, nilai in (("nama", t.nama), ("berkas", t.berkas), ("lembar", t.lembar)):
        if nilai is not None:
            yield f"{kunci} = {_teks(nilai)}"
    yield f"kepala = [{', '.join(map(str, t.kepala or ()))}]"
    yield f"data = {t.data}"
    if t.akhir is not None:
        yield f"akhir = {t.akhir}"
    if t.lewati:
        yield f"lewati = [{', '.join(map(_teks, t.lewati))}]"
    yield f"desimal = {_teks(t.desimal)}"
    for kunci, nilai in (("id", t.gabung.id), ("induk", t.gabung.induk), ("tabel_induk", t.gabung.tabel)):
        if nilai is not None:
            yield f"{kunci} = {_teks(nilai)}"
    if t.nilai:
        yield from _ragu(d, "nilai", lang)
        yield "nilai = ["
        for kolom, periode in t.nilai:
            yield f"  {{ {_periode(_kolom(d, kolom), periode)} }},{_komentar(d, kolom)}"
        yield "]"
    yield ""
    yield "[tabel.kolom]"
    for kunci, ambil in t.kolom.items():
        yield f"{kunci} = {_ambil(d, ambil)}{_komentar(d, ambil.kolom[0])}"
        yield from _ragu(d, kunci, lang)
    yield from _tingkat(d, t, lang)


def _tingkat(d: Dugaan, t: Tabel, lang: Lang) -> Iterator[str]:
    if t.tingkat is None:
        return
    yield ""
    yield "[tabel.tingkat]"
    yield from _ragu(d, "tingkat", lang)
    yield f"cara = {_teks(t.tingkat.cara)}"
    if t.tingkat.urutan:
        yield f"urutan = [{', '.join(map(_teks, t.tingkat.urutan))}]"
    if t.tingkat.arti:
        yield "arti = { " + ", ".join(f"{_teks(k)} = {_teks(v)}" for k, v in t.tingkat.arti.items()) + " }"


def _tak_dibaca(dugaan: Sequence[Dugaan], lang: Lang) -> Iterator[str]:
    """Name the columns that no table takes anything from, sheet by sheet."""
    judul: dict[str, dict[int, str]] = {}
    for d in dugaan:
        sisa = judul.setdefault(d.lembar.nama or d.lembar.asal.berkas, dict(d.judul))
        pakai = {k for a in d.tabel.kolom.values() for k in a.kolom} | {k for k, _ in d.tabel.nilai}
        gabung = (d.tabel.gabung.id, d.tabel.gabung.induk)
        for k in [k for k, j in sisa.items() if k in map(kolom_nomor, pakai) or j in gabung]:
            del sisa[k]
    for nama, sisa in judul.items():
        if sisa:
            yield f"# {_TAK_DIBACA.pick(lang)} ({_aman(nama)}): {_aman(', '.join(sisa.values()))[:300]}"


def _ragu(d: Dugaan, kunci: str, lang: Lang) -> Iterator[str]:
    for teks in d.ragu.get(kunci, ()):
        yield f"# {_RAGU.pick(lang)}: {_aman(teks.pick(lang))}"


def _periode(kolom: str, periode: Periode) -> str:
    bagian = [f"kolom = {_teks(kolom)}", f"jenis = {_teks(periode.jenis)}"]
    if periode.tahun is not None:
        bagian.append(f"tahun = {periode.tahun}")
    if periode.triwulan is not None:
        bagian.append(f"triwulan = {periode.triwulan}")
    return ", ".join(bagian)


def _ambil(d: Dugaan, ambil: Ambil) -> str:
    if ambil.gabung:
        semua = ", ".join(_teks(_kolom(d, huruf)) for huruf in ambil.kolom)
        return f"{{ kolom = [{semua}], gabung = {_teks(ambil.gabung)} }}"
    kolom = _teks(_kolom(d, ambil.kolom[0]))
    tambahan = [
        *(["pisah = true"] if ambil.pisah else []),
        *([f"tag = {_teks(ambil.tag)}"] if ambil.tag else []),
    ]
    return f"{{ {', '.join([f'kolom = {kolom}', *tambahan])} }}" if tambahan else kolom


def _kolom(d: Dugaan, huruf: str) -> str:
    """A column by its letter; in a file that has none to see, by its heading."""
    if d.lembar.asal.lembar is not None:
        return huruf
    milik = d.judul.get(kolom_nomor(huruf), "")
    return milik if list(d.judul.values()).count(milik) == 1 else huruf


def _komentar(d: Dugaan, huruf: str) -> str:
    if d.lembar.asal.lembar is None:
        return ""
    return f"  # {_aman(d.judul[kolom_nomor(huruf)])[:_MAX_JUDUL]}"


def _aman(teks: str) -> str:
    """A text that stays within its comment."""
    return shown(squeeze(teks))


def _teks(teks: str) -> str:
    """A TOML basic string: JSON writes the same, but for DEL."""
    return json.dumps(teks, ensure_ascii=False).replace("\x7f", "\\u007F")
