"""Build a cascade from an outline in YAML, with the line of every value as its evidence.

The notation is described in :mod:`kaskade_graph.audit.cases`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from kaskade_graph import fields
from kaskade_graph.fields import TYPE, Field
from kaskade_graph.iri import element_iri, kaskade_iri, kunci, unit_iri
from kaskade_graph.model import (
    Indikator,
    Jenis,
    JenisDokumen,
    Kaskade,
    Kutipan,
    Nilai,
    Peran,
    Tipe,
    UnitKerja,
    Unsur,
)
from kaskade_graph.text import fold, slug
from kaskade_graph.values import understand
from kaskade_graph.vocab import DCTERMS, KIN

_FIGURE = re.compile(r"-?\d+(\.\d+)?")
BERKAS = "kasus.yaml"
WILAYAH = "99.99.99"
"""A region that does not exist."""

LEVELS = {
    "tujuan": Jenis.TUJUAN,
    "sasaran": Jenis.SASARAN_STRATEGIS,
    "program": Jenis.PROGRAM,
    "kegiatan": Jenis.KEGIATAN,
    "sub_kegiatan": Jenis.SUB_KEGIATAN,
}
_TIPE = {"kumulatif": Tipe.KUMULATIF, "non kumulatif": Tipe.NON_KUMULATIF}

_KEY = {"label": "nama", "sumber_data": "sumber"}
"""Keys of the outline that are shorter than the names of their fields."""
_UNSUR = {_KEY.get(f.name, f.name): f for f in fields.UNSUR}
_INDIKATOR = {_KEY.get(f.name, f.name): f for f in fields.INDIKATOR}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A mapping of the outline: for each key its text, its node, and its line."""

    keys: dict[str, tuple[Node, int]]
    line: int

    def text(self, key: str) -> tuple[str, int] | None:
        found = self.keys.get(key)
        return None if found is None else (str(found[0].value), found[1])


def build(outline: str) -> Kaskade:
    """Return the cascade that ``outline`` describes; raise ValueError, with the line, for an unknown key."""
    return build_all(outline)[0]


def build_all(outline: str) -> list[Kaskade]:
    """Return the cascade that ``outline`` describes, and those of its ``pembanding`` after it."""
    root = yaml.compose(outline, Loader=yaml.SafeLoader)
    entry = _entry(root) if root is not None else _Entry({}, 1)
    beside = _entries(entry.keys["pembanding"][0]) if "pembanding" in entry.keys else []
    sha256 = hashlib.sha256(outline.encode()).hexdigest()
    return [_OutlineBuilder(one, sha256).build() for one in (entry, *beside)]


def _entry(node: Node) -> _Entry:
    line = node.start_mark.line + 1
    if isinstance(node, ScalarNode):
        return _Entry({"nama": (node, line)} if node.value else {}, line)
    if not isinstance(node, MappingNode):
        raise ValueError(f"line {line}: a name or a mapping is needed")
    return _Entry({key.value: (value, value.start_mark.line + 1) for key, value in node.value}, line)


def _entries(node: Node) -> list[_Entry]:
    return [_entry(child) for child in (node.value if isinstance(node, SequenceNode) else [node])]


class _OutlineBuilder:
    def __init__(self, root: _Entry, sha256: str) -> None:
        self.root, self.sha256 = root, sha256
        text = {key: found[0] for key in ("unit", "wilayah", "tahun", "versi") if (found := root.text(key))}
        wilayah, tahun = text.get("wilayah", WILAYAH), int(text.get("tahun", "2021"))
        versi, nama = text.get("versi", "murni"), text.get("unit", "Kecamatan Contoh")
        unit = UnitKerja(unit_iri(wilayah), wilayah, "kecamatan", nama)
        kind = root.text("dokumen")
        jenis = next(j for j in JenisDokumen if j.slug == kind[0]) if kind else JenisDokumen.PENJENJANGAN
        document = None if jenis is JenisDokumen.PENJENJANGAN else jenis.slug
        iri = kaskade_iri(wilayah, unit.slug, tahun, versi, dokumen=document)
        self.kaskade = Kaskade(iri, unit, tahun, versi, jenis=jenis)

    def build(self) -> Kaskade:
        judul = self.root.text("judul")
        if judul is not None:
            self.kaskade.judul = judul[0]
            self._quote(self.kaskade.iri, DCTERMS.title, *judul)
        self._varian(self.root, self.kaskade.iri, {"judul": DCTERMS.title})
        document = (
            "unit",
            "wilayah",
            "tahun",
            "versi",
            "judul",
            "dokumen",
            "varian",
            "indikator",
            "pembanding",
        )
        self._only(self.root, (*document, *LEVELS))
        self._below(self.root, None, "")
        for entry in self._list(self.root, "indikator"):
            self._indikator(entry, "")
        return self.kaskade

    def _below(self, entry: _Entry, parent: Unsur | None, key: str) -> None:
        for level, jenis in LEVELS.items():
            own = level == "sasaran" and parent is not None and parent.jenis.sasaran is not None
            for child in self._list(entry, level) if not own else ():
                self._unsur(child, jenis, parent, key)

    def _unsur(self, entry: _Entry, jenis: Jenis, parent: Unsur | None, induk: str) -> None:
        self._only(entry, (*_UNSUR, *LEVELS, "indikator", "varian"))
        unsur, key = self._add(entry, jenis, induk)
        if parent is not None:
            unsur.mendukung.append(parent.iri)
        measured = unsur
        if jenis.sasaran is not None:
            for child in self._list(entry, "sasaran"):
                measured = self._own(child, jenis.sasaran, unsur, key)
            if measured is unsur and "indikator" in entry.keys:
                measured = self._own(_Entry({}, entry.line), jenis.sasaran, unsur, key)
        measured.diukur_oleh += [self._indikator(child, key) for child in self._list(entry, "indikator")]
        self._below(entry, unsur, key)

    def _own(self, entry: _Entry, jenis: Jenis, owner: Unsur, induk: str) -> Unsur:
        self._only(entry, (*_UNSUR, "indikator", "varian"))
        sasaran, key = self._add(entry, jenis, induk)
        owner.memiliki_sasaran.append(sasaran.iri)
        sasaran.diukur_oleh += [self._indikator(child, key) for child in self._list(entry, "indikator")]
        return sasaran

    def _add(self, entry: _Entry, jenis: Jenis, induk: str) -> tuple[Unsur, str]:
        iri, key = self._name(entry, jenis.slug, induk, self.kaskade.unsur)
        unsur = Unsur(iri, jenis)
        self.kaskade.unsur[iri] = unsur
        self._fill(unsur, entry, _UNSUR)
        return unsur, key

    def _indikator(self, entry: _Entry, induk: str) -> str:
        self._only(entry, (*_INDIKATOR, "kondisi_awal", "target", "realisasi", "varian"))
        iri, _ = self._name(entry, "indikator", induk, self.kaskade.indikator)
        indikator = Indikator(iri)
        self.kaskade.indikator[iri] = indikator
        self._fill(indikator, entry, _INDIKATOR)
        indikator.kondisi_awal = list(self._values(entry, "kondisi_awal", iri, KIN.memilikiKondisiAwal))
        indikator.target = list(self._values(entry, "target", iri, KIN.memilikiTarget))
        indikator.realisasi = list(self._values(entry, "realisasi", iri, KIN.memilikiRealisasi))
        return iri

    def _name(self, entry: _Entry, jenis: str, induk: str, taken: dict[str, Any]) -> tuple[str, str]:
        nama, kode = (entry.text(key) for key in ("nama", "kode"))
        for attempt in range(len(taken) + 1):
            again = str(attempt) if attempt else ""
            key = kunci(nama[0] if nama else "", induk, None if again else kode and kode[0], again)
            iri = element_iri(self.kaskade.iri, jenis, key)
            if iri not in taken:
                break
        return iri, key

    def _fill(self, item: Unsur | Indikator, entry: _Entry, table: dict[str, Field]) -> None:
        for key, field in table.items():
            found = entry.text(key)
            if found is not None:
                read = _TIPE.get(fold(found[0])) if field.kind is TYPE else field.kind.read(found[0])
                fields.put(item, field, read)
                self._quote(item.iri, field.predicate, *found)
        self._varian(entry, item.iri, {key: field.predicate for key, field in table.items()})

    def _varian(self, entry: _Entry, iri: str, known: dict[str, str]) -> None:
        if "varian" in entry.keys:
            for key, (node, _) in _entry(entry.keys["varian"][0]).keys.items():
                for child in node.value if isinstance(node, SequenceNode) else [node]:
                    line = child.start_mark.line + 1
                    self._quote(iri, known[key], str(child.value), line, Peran.VARIAN)

    def _values(self, entry: _Entry, key: str, iri: str, properti: str) -> Iterator[Nilai]:
        if key in entry.keys:
            for period, (node, line) in _entry(entry.keys[key][0]).keys.items():
                year, _, quarter = period.partition(" TW")
                printed = str(node.value)
                number = Decimal(printed) if _FIGURE.fullmatch(printed) else None
                about = self.kaskade.indikator[iri].label or ""
                arti = understand(printed, number, decimal_sign=".", about=about)
                triwulan = int(quarter) if quarter else None
                name = f"{iri}/{slug(key)}/{slug(period)}"
                self._quote(name, properti, printed, line)
                yield Nilai(
                    name,
                    tahun=int(year),
                    satuan=arti.satuan,
                    triwulan=triwulan,
                    tercetak=printed,
                    **arti.fields(),
                )

    def _list(self, entry: _Entry, key: str) -> list[_Entry]:
        return _entries(entry.keys[key][0]) if key in entry.keys else []

    def _quote(self, iri: str, properti: str, teks: str, line: int, peran: Peran = Peran.UTAMA) -> None:
        place = (line, line)
        self.kaskade.bukti.append(Kutipan(iri, properti, BERKAS, self.sha256, teks, place, peran=peran))

    @staticmethod
    def _only(entry: _Entry, known: tuple[str, ...]) -> None:
        for key, (_, line) in entry.keys.items():
            if key not in known:
                raise ValueError(f"line {line}: unknown key {key!r}; known are {', '.join(known)}")
