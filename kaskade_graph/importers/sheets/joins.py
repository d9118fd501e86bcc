"""One table per level, joined by ids: each row gets the cells of its ancestors, as if they stood in it."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.binding import Tata
from kaskade_graph.importers.sheets.columns import KODE, NAMA, SASARAN
from kaskade_graph.importers.sheets.grid import Lembar, Sel
from kaskade_graph.importers.sheets.layout import Rekaman, terapkan
from kaskade_graph.importers.sheets.refused import Tolak
from kaskade_graph.text import shown

_JALAN = (*NAMA, *KODE, *SASARAN)
_UNSUR = frozenset({*NAMA, *KODE})
_TERDALAM = 20


def gabungkan(tabel: list[tuple[Tata, Lembar]]) -> Iterator[tuple[Tata, Rekaman]]:
    """Yield the records of all tables in their order, ancestors filled in where a table is joined."""
    daftar: dict[str, dict[str, tuple[Tata, Rekaman]]] = {}
    semua = [(tata, lembar, list(terapkan(tata, lembar))) for tata, lembar in tabel]
    # A sheet may be read once for each column of parents; a row is then that of the column it fills.
    berinduk = {(id(lb), r.nomor) for _, lb, isi in semua for r in isi if r.induk is not None}
    for n, (tata, lembar, isi) in enumerate(semua):
        if sum(lb is lembar for _, lb, _ in semua) > 1 and tata.tabel.gabung.tabel is not None:
            isi = [r for r in isi if r.induk is not None or (id(lembar), r.nomor) not in berinduk]
            semua[n] = (tata, lembar, isi)
        if tata.tabel.nama is not None and tata.id is not None:
            milik = daftar.setdefault(tata.tabel.nama, {})
            for rekaman in isi:
                if rekaman.id is not None:
                    milik.setdefault(rekaman.id.teks, (tata, rekaman))
    for tata, _, isi in semua:
        for rekaman in isi:
            try:
                jalan = _jalan(tata, rekaman, daftar)
            except Tolak as tolak:
                rekaman.salah.append(tolak)
                jalan = {}
            rekaman.sel = {**jalan, **rekaman.sel}
            yield tata, rekaman


def _jalan(
    tata: Tata, rekaman: Rekaman, daftar: dict[str, dict[str, tuple[Tata, Rekaman]]]
) -> dict[str, Sel]:
    """Return the cells that name the ancestors of a row."""
    out: dict[str, Sel] = {}
    sendiri = not (_UNSUR | {"indikator"}) & tata.kolom.keys()
    for _ in range(_TERDALAM):
        nama, kunci = tata.tabel.gabung.tabel, rekaman.induk
        if nama is None or kunci is None:
            return out
        induk = daftar.get(nama, {}).get(kunci.teks)
        if induk is None:
            raise _tanpa_induk(kunci, nama, list(daftar.get(nama, {})))
        tata, rekaman = induk
        # A table of figures alone hangs from the indikator; every other one from an element.
        turun = (*_JALAN, "indikator") if sendiri else _JALAN
        sendiri = sendiri and not _UNSUR & tata.kolom.keys()
        for k in turun:
            if k in rekaman.sel:
                out.setdefault(k, rekaman.sel[k])
    assert rekaman.induk is not None
    raise Tolak(
        rekaman.induk,
        Teks("induknya berputar kembali ke baris ini", "its parents lead back to this row"),
        Teks("Perbaiki kolom induk.", "Mend the column of the parent."),
    )


def _tanpa_induk(kunci: Sel, nama: str, ada: list[str]) -> Tolak:
    from rapidfuzz import process

    dekat = process.extractOne(kunci.teks[:64], ada[:500], score_cutoff=60)
    return Tolak(
        kunci,
        Teks(
            f"tidak ada baris dengan id ini di tabel {shown(nama)}",
            f"table {shown(nama)} has no row with this id",
        ),
        Teks("Perbaiki id-nya, atau tambahkan barisnya.", "Mend the id, or add the row."),
        dekat[0] if dekat else None,
    )
