"""What rows say -> drafts: each element once, its values joined, contradictions refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from kaskade_graph.errors import Teks
from kaskade_graph.fields import UNSUR_VALUES, VALUES, Values
from kaskade_graph.importers.account import Baris
from kaskade_graph.importers.columns import TINGKAT
from kaskade_graph.importers.document import Line
from kaskade_graph.importers.draft import Draft, Induk, Reading
from kaskade_graph.importers.refused import Penolakan, Tolak
from kaskade_graph.importers.sheets.contradictions import bandingkan, beda, isikan, nilai_baru
from kaskade_graph.importers.sheets.layout import Rekaman
from kaskade_graph.importers.sheets.row import Isi, Isian, Langkah, PembacaBaris, lipat
from kaskade_graph.likeness import likeness
from kaskade_graph.model import Jenis
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN, RDFS

Resmi = Callable[[Jenis, str, str | None], str | None]
"""(level, name, code of the parent if known) -> the official code of that name, if there is one."""

_VARIAN = 0.9


@dataclass(slots=True, eq=False)
class Simpul:
    """An element met in the rows. ``pegangan``: folded sasaran -> the draft that holds it.

    An element with several sasaran is several drafts with one key; ``build`` joins them.
    """

    draft: Draft
    nama: str
    kode: str | None
    pegangan: dict[str, Draft] = field(default_factory=dict)


class Pencatat:
    """Takes records one by one; ``drafts`` go to ``build``, ``penolakan`` and ``baris`` to the user."""

    def __init__(self, resmi: Resmi | None = None) -> None:
        self.resmi = resmi
        self.penolakan: list[Penolakan] = []
        self.baris: list[Baris] = []
        self._simpul: list[Simpul] = []
        self._kode: dict[tuple[Jenis, str], Simpul] = {}
        self._nama: dict[tuple[Jenis, int, str], Simpul] = {}
        self._indikator: dict[tuple[int, str], list[Draft]] = {}
        self._per_sel: dict[tuple[str, str | None, str, str], Penolakan] = {}

    @property
    def drafts(self) -> list[Draft]:
        """The elements: parents before children, else in the order of the rows."""
        out: list[Draft] = []
        for jenis in TINGKAT:
            for simpul in self._simpul:
                if simpul.draft.jenis is jenis:
                    out.append(simpul.draft)
                    out += [d for d in simpul.pegangan.values() if d is not simpul.draft]
        return out

    def terima(self, rekaman: Rekaman, pembaca: PembacaBaris, di: str | None = None) -> None:
        """Take one record in as ``pembaca`` reads it, or refuse it; ``di`` is its sheet or file."""
        isi, salah = pembaca.baca(rekaman)
        salah += self._salah_kode(isi.jalan)
        if all(t.penolakan.lunak for t in salah):
            try:
                self._catat(isi)
            except Tolak as error:
                salah.append(error)
        hard = [t for t in salah if not t.penolakan.lunak]
        for tolak in salah:
            if tolak.penolakan.terdekat is None:
                tolak.penolakan.terdekat = self._menurut_nama(isi.jalan, tolak.penolakan.sel)
            self._tolak(tolak.penolakan, rekaman.nomor)
        self.baris.append(Baris(Line(_teks(isi), rekaman.nomor, cell=di), () if hard else _menjadi(isi)))

    def _menurut_nama(self, jalan: list[Langkah], alamat: str) -> str | None:
        """Return the official code of the name beside a code that cannot be read."""
        for atas, langkah in zip([None, *jalan], jalan, strict=False):
            sel = langkah.sel[1]
            if self.resmi and langkah.nama and sel is not None and sel.ref == alamat:
                induk = str(atas.kode.isi) if atas is not None and atas.kode is not None else None
                return self.resmi(langkah.jenis, str(langkah.nama.isi), induk)
        return None

    def _salah_kode(self, jalan: list[Langkah]) -> list[Tolak]:
        """Refuse a code that is not below the one of its parent, where the row itself says both."""
        salah = []
        for atas, langkah in pairwise(s for s in jalan if s.kode is not None and not s.warisan):
            assert atas.kode is not None
            assert langkah.kode is not None
            if not _di_bawah(str(langkah.kode.isi), str(atas.kode.isi)):
                salah.append(self._salah_induk(langkah, str(atas.kode.isi), str(langkah.kode.isi)))
        return salah

    def _tolak(self, baru: Penolakan, nomor: int) -> None:
        kunci = (baru.berkas, baru.lembar, baru.sel, baru.alasan.en)
        lama = self._per_sel.setdefault(kunci, baru)
        if lama is baru:
            self.penolakan.append(baru)
        if nomor not in lama.baris[-1:]:
            lama.baris.append(nomor)

    def tolak(self, penolakan: Penolakan) -> None:
        """Refuse a cell whose row is read without it."""
        penolakan.lunak = True
        nomor = penolakan.sel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self._tolak(penolakan, int(nomor) if nomor.isdecimal() else 0)

    def _catat(self, isi: Isi) -> None:
        simpul = self._unsur(isi.jalan)
        bandingkan(simpul.draft, isi.unsur)
        bersasaran = bool(isi.sasaran or isi.tautan_sasaran)
        pegangan = self._pegangan(simpul, isi.jalan[-1].sasaran, isi.berindikator or bersasaran)
        if pegangan.sasaran is not None:
            bandingkan(pegangan.sasaran, isi.sasaran)
        elif bersasaran:
            self._tanpa_sasaran(isi)
        if isi.berindikator:
            self._ukuran(pegangan.sasaran or pegangan, isi)
        isikan(simpul.draft, isi.unsur)
        _tautkan(simpul.draft, isi.tautan)
        _tambah(simpul.draft, isi, UNSUR_VALUES)
        if pegangan.sasaran is not None:
            isikan(pegangan.sasaran, isi.sasaran)
            _tautkan(pegangan.sasaran, isi.tautan_sasaran)

    def _tanpa_sasaran(self, isi: Isi) -> None:
        """Refuse what a row says of an activity's own sasaran where its element has none: a tujuan, a sasaran."""
        for bacaan in (*isi.sasaran.values(), *isi.tautan_sasaran.values()):
            alasan = Teks(
                "baris ini bukan baris program, kegiatan, atau sub kegiatan, sehingga tidak punya sasaran sendiri",
                "this row is of no program, kegiatan or sub kegiatan, and so has no sasaran of its own",
            )
            saran = Teks("Isi pada kolom unsurnya sendiri.", "Fill in the column of the element itself.")
            self.tolak(Tolak(bacaan, alasan, saran).penolakan)

    # --- elements -----------------------------------------------------------------------------------------

    def _unsur(self, jalan: list[Langkah]) -> Simpul:
        """Return the element at the end of a path, making it and its ancestors where they are new."""
        atas: Simpul | None = None
        simpul: Simpul | None = None
        for di_atas, langkah in zip([None, *jalan], jalan, strict=False):
            atas = self._induk(langkah, atas, di_atas is not None and di_atas.warisan)
            simpul = self._cari(langkah, atas)
            if atas is not None:
                _dukung(simpul.draft, atas.draft, langkah)
            atas = simpul
        assert simpul is not None
        return simpul

    def _induk(self, langkah: Langkah, atas: Simpul | None, warisan: bool) -> Simpul | None:
        """Return the parent: what the row says; where it says nothing, what the code begins with."""
        if langkah.kode is None or atas is None or atas.kode is None:
            return atas
        kode = str(langkah.kode.isi)
        if _di_bawah(kode, atas.kode):
            return atas
        bagian = kode.split(".") if warisan else []
        for panjang in range(len(bagian) - 1, 1, -1):
            for jenis in TINGKAT[: TINGKAT.index(langkah.jenis)]:
                lain = self._kode.get((jenis, ".".join(bagian[:panjang])))
                if lain is not None:
                    return lain
        raise self._salah_induk(langkah, atas.kode, kode)

    def _cari(self, langkah: Langkah, atas: Simpul | None) -> Simpul:
        """Return the element that one step names: by its code, else by its name under its parent."""
        jenis = langkah.jenis
        nama = str(langkah.nama.isi) if langkah.nama else ""
        kode = str(langkah.kode.isi) if langkah.kode else None
        # As in the IRIs, a kegiatan of one name under two programs is two; a program is one everywhere.
        di = id(atas) if jenis in (Jenis.KEGIATAN, Jenis.SUB_KEGIATAN) else 0
        kunci = (jenis, di, lipat(nama))
        simpul = self._kode.get((jenis, kode)) if kode else None
        if simpul is not None and nama and lipat(nama) != lipat(simpul.nama):
            _tambah_varian(simpul, langkah, nama)
        if simpul is None and nama:
            simpul = self._nama.get(kunci)
            if simpul is not None and kode and simpul.kode and simpul.kode != kode:
                simpul = None
        if simpul is None:
            simpul = Simpul(Draft(jenis), nama, None)
            self._simpul.append(simpul)
            self._nama.setdefault(kunci, simpul)
            if langkah.nama is not None:
                simpul.draft.add(RDFS.label, langkah.nama)
        if kode and simpul.kode is None:
            simpul.kode = kode
            self._kode[jenis, kode] = simpul
            assert langkah.kode is not None
            simpul.draft.add(KIN.kode, langkah.kode)
        return simpul

    def _salah_induk(self, langkah: Langkah, atas: str, kode: str) -> Tolak:
        sel = langkah.sel[1]
        assert sel is not None
        nama = str(langkah.nama.isi) if langkah.nama else ""
        jenis = langkah.jenis.teks
        return Tolak(
            sel,
            Teks(
                f"kode {jenis.id} {kode} tidak berada di bawah kode induknya {atas}",
                f"the code {kode} of this {jenis.en} is not below its parent's code {atas}",
            ),
            Teks(
                "Samakan kode ini dengan induknya, atau pindahkan baris ke induk yang benar.",
                "Make the code agree with its parent, or move the row to the right parent.",
            ),
            self.resmi(langkah.jenis, nama, atas) if self.resmi and nama else None,
        )

    def _pegangan(self, simpul: Simpul, sasaran: Reading | None, perlu: bool) -> Draft:
        """Return the draft that holds a sasaran of an element, with that sasaran made where it is new."""
        jenis = simpul.draft.jenis.sasaran if simpul.draft.jenis else None
        if jenis is None or not (sasaran or perlu):
            return simpul.draft
        kunci = lipat(str(sasaran.isi)) if sasaran else ""
        if not sasaran and simpul.pegangan:
            return next(iter(simpul.pegangan.values()))
        ada = simpul.pegangan.get(kunci)
        if ada is not None:
            return ada
        draft = simpul.draft
        if draft.sasaran is not None:
            draft = Draft(draft.jenis, {p: r[:1] for p, r in draft.nilai.items()}, induk=draft.induk)
        draft.sasaran = Draft(jenis)
        if sasaran is not None:
            draft.sasaran.add(RDFS.label, sasaran)
        simpul.pegangan[kunci] = draft
        return draft

    # --- indikator ----------------------------------------------------------------------------------------

    def _ukuran(self, pemegang: Draft, isi: Isi) -> None:
        """Give the values of a row to its indikator: a known one, or a new one."""
        nama = str(isi.nama.isi) if isi.nama else ""
        daftar = self._indikator.setdefault((id(pemegang), lipat(nama)), [])
        draft = next((d for d in daftar if not beda(d, isi.indikator)), None)
        if draft is None:
            draft = Draft(None)
            if isi.nama is not None:
                draft.add(RDFS.label, isi.nama)
            isikan(draft, isi.indikator)
            _tautkan(draft, isi.tautan_indikator)
            for values in VALUES:
                setattr(draft, values.name, isi.nilai[values.name])
            daftar.append(draft)
            pemegang.indikator.append(draft)
            return
        bandingkan(draft, isi.indikator)
        _tambah(draft, isi, VALUES)
        isikan(draft, isi.indikator)
        _tautkan(draft, isi.tautan_indikator)


def _tautkan(draft: Draft, tautan: Isian) -> None:
    """Add the links that a row writes, each text once."""
    for properti, bacaan in tautan.items():
        ada = draft.tautan.setdefault(properti, [])
        if all(bacaan.isi != lama.isi for lama in ada):
            ada.append(bacaan)


def _tambah(draft: Draft, isi: Isi, lists: tuple[Values, ...]) -> None:
    """Add the values of new periods, all or none of them."""
    baru = {v.name: nilai_baru(getattr(draft, v.name), isi.nilai[v.name]) for v in lists}
    for name, nilai in baru.items():
        getattr(draft, name).extend(nilai)


def _teks(isi: Isi) -> str:
    """What a row is about, in short: its indikator, else the element it names."""
    ujung = isi.jalan[-1] if isi.jalan else None
    bacaan = isi.nama or (ujung and (ujung.nama or ujung.kode or ujung.sasaran))
    return bacaan.kutipan if bacaan else ""


def _menjadi(isi: Isi) -> tuple[str, ...]:
    unsur = isi.jalan[-1].jenis.teks.id
    return (unsur, "Indikator") if isi.berindikator else (unsur,)


def _dukung(anak: Draft, induk: Draft, langkah: Langkah) -> None:
    if all(i.draft is not induk for i in anak.induk):
        tempat = langkah.nama or langkah.kode or langkah.sasaran
        assert tempat is not None
        anak.induk.append(Induk(induk, Reading(None, tempat.kutipan, tempat.place)))


def _di_bawah(kode: str, induk: str) -> bool:
    """Say whether a code lies under another; X stands for any number, as the official lists print it."""
    anak, atas = kode.split("."), induk.split(".")
    return len(anak) > len(atas) and all(
        a == b or "X" in (a[:1], b[:1]) for a, b in zip(anak, atas, strict=False)
    )


def _tambah_varian(simpul: Simpul, langkah: Langkah, nama: str) -> None:
    """The same code with a name a slip of the pen apart is one element; with another name it is refused."""
    sel, bacaan = langkah.sel[1], langkah.nama
    if sel is None or bacaan is None:
        return
    if simpul.nama and likeness(lipat(nama), lipat(simpul.nama)) < _VARIAN:
        di = simpul.draft.nilai[RDFS.label][0].place.sel
        raise Tolak(
            sel,
            Teks(
                f"kode ini sudah dipakai untuk {shown(simpul.nama[:80])!r} (sel {di})",
                f"this code already stands for {shown(simpul.nama[:80])!r} (cell {di})",
            ),
            Teks("Perbaiki kode atau namanya.", "Mend the code or the name."),
        )
    if all(bacaan.place != lama.place for lama in simpul.draft.nilai.get(RDFS.label, ())):
        simpul.draft.add(RDFS.label, bacaan)
    simpul.nama = simpul.nama or nama
