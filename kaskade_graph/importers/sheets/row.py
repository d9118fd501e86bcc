"""One record -> what it says: the path to its element, the values of element and indikator, checked one by one.

An ancestor cell left empty means the one above, as long as nothing higher up has changed; a dash means that
there is none. A row speaks of the deepest element it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from kaskade_graph.errors import Teks
from kaskade_graph.fields import (
    BOOLEAN,
    BY_PREDICATE,
    DIRECTION,
    MONEY,
    STAGE,
    TYPE,
    UNSUR_VALUES,
    VALUES,
    Field,
)
from kaskade_graph.importers import cells
from kaskade_graph.importers.columns import (
    INDIKATOR,
    NAMA,
    SASARAN,
    TAHAP,
    TAUTAN,
    TAUTAN_INDIKATOR,
    TAUTAN_SASARAN,
    TINGKAT,
    UNSUR,
    Periode,
)
from kaskade_graph.importers.draft import IN_WORDS, NilaiDraft, Place, Reading, in_words
from kaskade_graph.importers.grid import Sel
from kaskade_graph.importers.refused import Tolak
from kaskade_graph.importers.sheets.layout import Rekaman
from kaskade_graph.model import Jenis
from kaskade_graph.text import fold
from kaskade_graph.values import Arti, rupiah, understand
from kaskade_graph.vocab import KIN

KUNCI_DARI = {Jenis.MISI: "misi"} | {jenis: kunci for kunci, jenis in NAMA.items()}
SASARAN_DARI = {jenis: kunci for kunci, jenis in SASARAN.items()}
_KEPING = {j: (k, f"kode_{k}", SASARAN_DARI.get(j, "")) for j, k in KUNCI_DARI.items()}
lipat = lru_cache(maxsize=65536)(fold)
Isian = dict[str, Reading]
"""Values of one element by property."""


@dataclass(slots=True)
class Langkah:
    """One level of a path: name, code and own sasaran as read. ``warisan``: taken over from a row above."""

    jenis: Jenis
    nama: Reading | None = None
    kode: Reading | None = None
    sasaran: Reading | None = None
    warisan: bool = False
    sel: tuple[Sel | None, Sel | None, Sel | None] = (None, None, None)


@dataclass(slots=True)
class Isi:
    """What a record says. ``nama`` is the name of its indikator; ``berindikator`` whether it has one."""

    nomor: int
    jalan: list[Langkah]
    unsur: Isian = field(default_factory=dict)
    sasaran: Isian = field(default_factory=dict)
    nama: Reading | None = None
    indikator: Isian = field(default_factory=dict)
    tautan: Isian = field(default_factory=dict)
    tautan_sasaran: Isian = field(default_factory=dict)
    tautan_indikator: Isian = field(default_factory=dict)
    nilai: dict[str, list[NilaiDraft]] = field(
        default_factory=lambda: {v.name: [] for v in (*VALUES, *UNSUR_VALUES)}
    )

    @property
    def berindikator(self) -> bool:
        """Whether the row holds anything of an indikator."""
        return bool(
            self.nama or self.indikator or self.tautan_indikator or any(self.nilai[v.name] for v in VALUES)
        )


class PembacaBaris:
    """Reads records in order, remembering the path of the last one."""

    def __init__(self, tahun: int) -> None:
        """``tahun`` is that of figures whose column names none."""
        self.tahun = tahun
        self._jalan: dict[Jenis, Langkah] = {}
        self._terdalam: Jenis | None = None

    def baca(self, rekaman: Rekaman) -> tuple[Isi, list[Tolak]]:
        """Return what the record says, and every cell of it that cannot be read."""
        salah: list[Tolak] = []
        isi = Isi(rekaman.nomor, self._langkahi(rekaman, salah))
        sel = rekaman.sel
        for kunci, isian in UNSUR.items():
            if kunci in sel:
                self._isi(isi.unsur, isian, sel[kunci], salah)
        for kunci, isian in INDIKATOR.items():
            if kunci in sel:
                self._isi(isi.indikator, isian, sel[kunci], salah)
        if "nomor_sasaran" in sel:
            self._isi(isi.sasaran, BY_PREDICATE[KIN.nomor], sel["nomor_sasaran"], salah)
        for kunci, apa in TAHAP.items():
            if kunci in sel:
                self._isi(getattr(isi, apa), BY_PREDICATE[KIN.tahapHasil], sel[kunci], salah)
        for ke, daftar in (
            (isi.tautan, TAUTAN),
            (isi.tautan_sasaran, TAUTAN_SASARAN),
            (isi.tautan_indikator, TAUTAN_INDIKATOR),
        ):
            for kunci, properti in daftar.items():
                if kunci in sel and not cells.kosong(sel[kunci]):
                    ke[properti] = bacaan(sel[kunci], sel[kunci].teks)
        isi.nama = _teks(sel.get("indikator"), salah)
        self._nilai(isi, rekaman, salah)
        if not isi.jalan and not salah:
            salah.append(_tanpa_unsur(rekaman))
        return isi, salah

    def _langkahi(self, rekaman: Rekaman, salah: list[Tolak]) -> list[Langkah]:
        """Return the path from the top to the deepest element that the record names or takes over."""
        keping = {j: tuple(rekaman.sel.get(k) for k in _KEPING[j]) for j in TINGKAT}
        terisi = [j for j in TINGKAT if any(s is not None and not cells.kosong(s) for s in keping[j])]
        terdalam = terisi[-1] if terisi else self._terdalam
        if terdalam is None:
            return []
        jalan: dict[Jenis, Langkah] = {}
        berubah = False
        for jenis in TINGKAT[: TINGKAT.index(terdalam) + 1]:
            langkah, lain = self._langkah(jenis, keping[jenis], berubah, salah)
            berubah = berubah or lain
            if langkah is not None:
                jalan[jenis] = langkah
        self._jalan, self._terdalam = jalan, terdalam
        return list(jalan.values())

    def _langkah(
        self, jenis: Jenis, keping: tuple[Sel | None, ...], berubah: bool, salah: list[Tolak]
    ) -> tuple[Langkah | None, bool]:
        """Return one level, own or taken over, and whether it differs from the row above."""
        nama, kode, sasaran = keping
        lama = self._jalan.get(jenis)
        if (nama is not None and cells.kosong(nama)) and kode is None:
            return None, lama is not None
        if nama is None and kode is None:
            if lama is None or berubah:
                return None, False
            baru = Langkah(jenis, lama.nama, lama.kode, lama.sasaran, True, lama.sel)
            self._periksa(lama.sel, salah)
        elif lama is not None and _serupa(lama.sel, (nama, kode)):
            baru = Langkah(jenis, lama.nama, lama.kode, lama.sasaran, False, lama.sel)
            self._periksa((nama, kode, None), salah)
        else:
            baru = Langkah(jenis, _teks(nama, salah), _kode(kode, salah), sel=(nama, kode, None))
            lama = None
        if sasaran is not None:
            baru.sasaran = _teks(sasaran, salah)
            baru.sel = (*baru.sel[:2], sasaran)
        return baru, lama is None

    def _periksa(self, sel: tuple[Sel | None, ...], salah: list[Tolak]) -> None:
        """Refuse again what was refused in the row above: this row stands on the same cells."""
        _teks(sel[0], salah)
        _kode(sel[1], salah)
        _teks(sel[2], salah)

    def _isi(self, ke: Isian, field: Field, sel: Sel, salah: list[Tolak]) -> None:
        if cells.kosong(sel):
            return
        properti = field.predicate
        try:
            if field.kind is TYPE:
                tipe, arah = cells.baca_tipe(sel)
                ke[properti] = bacaan(sel, tipe)
                if arah is not None:
                    ke.setdefault(KIN.arah, bacaan(sel, arah))
            elif field.kind is DIRECTION:
                ke[properti] = bacaan(sel, cells.baca_arah(sel))
            elif field.kind is MONEY:
                ke[properti] = bacaan(sel, cells.baca_rupiah(sel))
            elif field.kind is STAGE:
                ke[properti] = bacaan(sel, cells.baca_tahap(sel))
            elif field.kind is BOOLEAN:
                ke[properti] = bacaan(sel, cells.baca_ya(sel))
            else:
                ke[properti] = bacaan(sel, cells.baca_teks(sel))
        except Tolak as tolak:
            salah.append(_soft(tolak))

    def _nilai(self, isi: Isi, rekaman: Rekaman, salah: list[Tolak]) -> None:
        for periode, sel in rekaman.nilai:
            if cells.kosong(sel):
                continue
            try:
                cells.bukan_nilai(sel)
            except Tolak as tolak:
                salah.append(_soft(tolak))
                continue
            self._satu_nilai(isi, periode, sel, periode.tahun)

    def _satu_nilai(self, isi: Isi, periode: Periode, sel: Sel, tahun: int | None) -> None:
        """Take one value in, as printed and as understood; what is not understood stays as printed."""
        satuan = isi.indikator.get(KIN.satuan)
        kolom = str(satuan.isi) if satuan and not periode.milik_unsur else None
        about = f"{isi.nama.isi if isi.nama else ''} {kolom or ''}"
        number = sel.isi if isinstance(sel.isi, Decimal) else None
        arti = understand(sel.teks, number, sel.persen, about=about)
        if periode.milik_unsur:
            arti, unit = Arti(rupiah(sel.teks, number)), None
        else:
            unit = _satuan(arti.satuan, kolom)
        own = self.tahun if periode.jenis != "kondisi_awal" else 0
        dibaca, kata = bacaan(sel, arti.nilai), in_words(sel.teks)
        if kata is not None:
            dibaca = replace(dibaca, keyakinan=IN_WORDS, alasan=kata)
        draft = NilaiDraft.of(arti, tahun or own, dibaca, unit)
        draft.triwulan, draft.akhir_periode = periode.triwulan, periode.akhir
        draft.tercetak = cells.tercetak(sel)
        isi.nilai[periode.jenis].append(draft)


def bacaan(sel: Sel, isi: object) -> Reading:
    """Return the reading of a cell: its value, and the whole cell as evidence."""
    asal = sel.asal
    return Reading(
        isi, sel.kutipan, Place(lembar=asal.lembar, sel=sel.ref, berkas=asal.berkas, sha256=asal.sha256)
    )


def _teks(sel: Sel | None, salah: list[Tolak]) -> Reading | None:
    if sel is None or cells.kosong(sel):
        return None
    try:
        return bacaan(sel, cells.baca_teks(sel))
    except Tolak as tolak:
        salah.append(tolak)
        return None


def _kode(sel: Sel | None, salah: list[Tolak]) -> Reading | None:
    if sel is None or cells.kosong(sel):
        return None
    try:
        return bacaan(sel, cells.baca_kode(sel))
    except Tolak as tolak:
        salah.append(tolak)
        return None


def _satuan(tertulis: str | None, kolom: str | None) -> str | None:
    """The unit of a figure: what is written beside it, unless the unit column says the same."""
    if tertulis is None or kolom is None:
        return tertulis or kolom
    sama = fold(tertulis) == fold(kolom) or {tertulis.casefold(), kolom.casefold()} <= cells.PERSEN
    return kolom if sama else tertulis


def _serupa(lama: tuple[Sel | None, ...], baru: tuple[Sel | None, ...]) -> bool:
    return all(
        (a is None) == (b is None) and (a is None or b is None or a is b or lipat(a.teks) == lipat(b.teks))
        for a, b in zip(lama[:2], baru, strict=True)
    )


def _tanpa_unsur(rekaman: Rekaman) -> Tolak:
    sel = next(iter(rekaman.sel.values()), None) or rekaman.nilai[0][1]
    return Tolak(
        sel,
        Teks(
            "baris ini tidak menyebut unsur mana pun (tujuan, sasaran, program, kegiatan, sub kegiatan)",
            "this row names no element (tujuan, sasaran, program, kegiatan, sub kegiatan)",
        ),
        Teks(
            "Isi kolom unsurnya, atau hapus baris ini.", "Fill the column of its element, or delete the row."
        ),
    )


def _soft(tolak: Tolak) -> Tolak:
    """Say that a refused cell does not cost its row: only a name, a code or a year that is not understood does."""
    tolak.penolakan.lunak = True
    return tolak
