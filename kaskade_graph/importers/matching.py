"""The official entries that the elements of a table are."""

from __future__ import annotations

from dataclasses import replace

from kaskade_graph.importers.draft import Draft, Place
from kaskade_graph.importers.official import Officials, Resmi, choose
from kaskade_graph.model import Jenis, Kecocokan
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDFS, SEMAPV

_MENURUT_KODE = 0.98
_ALASAN = "nama tidak diisi; nama resmi menurut kodenya"
_Kunci = tuple[Jenis | None, str | None, str]


def kode_resmi(officials: Officials, jenis: Jenis, nama: str, induk: str | None) -> str | None:
    """Return the official code of the element that a name means under ``induk``, if there is one.

    Without ``induk`` the name must have one code alone.
    """
    calon = officials.look_up(jenis, None, nama)
    if induk is None:
        kode = {r.konsep.kode for r in calon}
        return kode.pop() if len(kode) == 1 else None
    bawah = [r.konsep.kode for r in calon if r.konsep.induk == induk]
    return bawah[0] if bawah else None


def beri_nama(drafts: list[Draft], officials: Officials) -> list[tuple[str, str, Place]]:
    """Name the elements of which only the code is filled in as the nomenclature does; return code, name and place."""
    hasil: list[tuple[str, str, Place]] = []
    for draft in drafts:
        kode = draft.best(KIN.kode)
        if draft.nama or kode is None or draft.jenis is None or draft.jenis.sasaran is None:
            continue
        konsep = officials.register.get(officials.edisi, str(kode))
        if konsep is None or konsep.jenis is not draft.jenis:
            continue
        dari = draft.nilai[KIN.kode][0]
        draft.add(RDFS.label, replace(dari, isi=konsep.nama, keyakinan=_MENURUT_KODE, alasan=_ALASAN))
        hasil.append((str(kode), konsep.nama, dari.place))
    return hasil


def tautkan(drafts: list[Draft], iri: dict[int, str], officials: Officials) -> list[Kecocokan]:
    """Return the links from elements to official entries; ``drafts`` has parents before children."""
    calon: dict[_Kunci, list[Resmi]] = {}
    pilihan: dict[int, Resmi | None] = {}
    hasil: dict[str, Kecocokan] = {}
    for draft in drafts:
        if draft.jenis is None or draft.jenis.sasaran is None:
            continue
        kunci = (draft.jenis, draft.best(KIN.kode), draft.nama)
        if kunci not in calon:
            calon[kunci] = officials.look_up(*kunci)
        induk = pilihan.get(id(draft.induk[0].draft)) if draft.induk else None
        resmi = pilihan[id(draft)] = choose(calon[kunci], induk)
        if resmi is not None:
            hasil.setdefault(iri[id(draft)], taut(iri[id(draft)], draft.nama, resmi))
    return list(hasil.values())


def taut(iri: str, nama: str, resmi: Resmi) -> Kecocokan:
    """Return the link that says that the element ``iri``, printed as ``nama``, is the entry ``resmi``."""
    cara = SEMAPV.LexicalMatching
    if resmi.cara == "nama mirip":
        cara = SEMAPV.LexicalSimilarityThresholdMatching
    beda = "" if fold(resmi.konsep.nama) == fold(nama) else f": nama resmi {resmi.konsep.nama!r}"
    return Kecocokan(iri, KIN.nomenklatur, resmi.konsep.iri, cara, resmi.skor, resmi.cara + beda)
