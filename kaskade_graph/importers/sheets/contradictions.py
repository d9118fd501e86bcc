"""Two rows about one thing: what a later one adds, and where it contradicts the earlier and is refused."""

from __future__ import annotations

from kaskade_graph import fields
from kaskade_graph.errors import Teks
from kaskade_graph.importers.draft import Draft, NilaiDraft, Reading
from kaskade_graph.importers.refused import Tolak
from kaskade_graph.importers.sheets.row import Isian, lipat
from kaskade_graph.text import shown

_PEMBEDA = tuple(f.predicate for f in fields.INDIKATOR if f.tells_apart)


def beda(draft: Draft, isian: Isian) -> bool:
    """Whether a row's formula, type, source or remark says that it is another indikator of the same name."""
    for properti in _PEMBEDA:
        lama, baru = draft.best(properti), isian.get(properti)
        if lama is not None and baru is not None and _inti(lama) != _inti(baru.isi):
            return True
    return False


def _inti(nilai: object) -> object:
    return lipat(nilai) if isinstance(nilai, str) else nilai


def bandingkan(draft: Draft, isian: Isian) -> None:
    """Refuse a value that contradicts the one an earlier row gave the same element."""
    for properti, baru in isian.items():
        lama = draft.nilai.get(properti)
        if lama and _inti(lama[0].isi) != _inti(baru.isi):
            raise _bertentangan(baru, lama[0])


def isikan(draft: Draft, isian: Isian) -> None:
    """Give a draft the values that it does not have yet."""
    for properti, baru in isian.items():
        if properti not in draft.nilai:
            draft.add(properti, baru)


def nilai_baru(lama: list[NilaiDraft], baru: list[NilaiDraft]) -> list[NilaiDraft]:
    """Return the figures of new periods; refuse another figure for a period that has one."""
    ada = {(n.tahun, n.triwulan, n.akhir_periode): n for n in lama}
    tambahan = []
    for nilai in baru:
        dulu = ada.get((nilai.tahun, nilai.triwulan, nilai.akhir_periode))
        if dulu is None:
            tambahan.append(nilai)
        elif dulu.arti != nilai.arti or (not nilai.arti and dulu.tercetak != nilai.tercetak):
            raise _bertentangan(nilai.reading, dulu.reading)
    return tambahan


def _bertentangan(baru: Reading, lama: Reading) -> Tolak:
    teks = shown(lama.kutipan[:80])
    return Tolak(
        baru,
        Teks(
            f"berbeda dengan isi sel {lama.place.sel} untuk hal yang sama ({teks!r})",
            f"differs from cell {lama.place.sel}, which says it of the same thing ({teks!r})",
        ),
        Teks("Samakan keduanya, atau kosongkan salah satu.", "Make them agree, or empty one of them."),
        lama.kutipan[:80],
    )
