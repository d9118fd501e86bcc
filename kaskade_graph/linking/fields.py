"""Which fields of an element or indikator differ between two cascades, with both values as printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kaskade_graph.analysis.angka import number
from kaskade_graph.errors import Teks
from kaskade_graph.linking.changes import Ubahan
from kaskade_graph.model import Indikator, Nilai, Tipe, Unsur
from kaskade_graph.text import squeeze
from kaskade_graph.vocab import KIN, RDFS

_FIELDS: tuple[tuple[str, str, Teks], ...] = (
    ("label", RDFS.label, Teks("Nama", "Name")),
    ("kode", KIN.kode, Teks("Kode", "Code")),
    ("formulasi", KIN.formulasi, Teks("Formulasi", "Formula")),
    ("tipe", KIN.tipePenghitungan, Teks("Tipe penghitungan", "Type of calculation")),
    ("arah", KIN.arah, Teks("Arah", "Direction")),
    ("satuan", KIN.satuan, Teks("Satuan", "Unit of measure")),
    ("sumber_data", KIN.sumberData, Teks("Sumber data", "Data source")),
    ("keterangan", KIN.keterangan, Teks("Keterangan", "Remark")),
    ("eselon", KIN.eselon, Teks("Eselon", "Echelon")),
    ("penanggung_jawab", KIN.penanggungJawab, Teks("Penanggung jawab", "Responsible")),
    ("pagu", KIN.pagu, Teks("Pagu", "Budget")),
)
_ENGLISH = {"Target": "Target", "Realisasi": "Realisation"}
_SAID = {Tipe.NON_KUMULATIF.value: "Non Kumulatif"}


def fields(old: Unsur | Indikator, new: Unsur | Indikator, before: int, after: int) -> Iterator[Ubahan]:
    """Yield the fields that differ; ``before`` and ``after`` are the years of the two cascades."""
    for name, prop, words in _FIELDS:
        was, now = _text(getattr(old, name, None)), _text(getattr(new, name, None))
        if was != now:
            yield Ubahan(prop, words, was, now)
    if isinstance(old, Indikator) and isinstance(new, Indikator):
        yield from _values(old.target, new.target, KIN.memilikiTarget, "Target", before, after)
        yield from _values(old.realisasi, new.realisasi, KIN.memilikiRealisasi, "Realisasi", before, after)


def _values(
    old: list[Nilai], new: list[Nilai], prop: str, word: str, before: int, after: int
) -> Iterator[Ubahan]:
    """Yield values of the same period that differ; between years, those of each cascade's own year."""
    was = {_period(n, before, before != after): n for n in old}
    now = {_period(n, after, before != after): n for n in new}
    for period in sorted(was.keys() | now.keys()):
        left, right = was.get(period), now.get(period)
        pair = _value(left), _value(right)
        if pair[0] != pair[1]:
            nilai = right or left
            when = f"{nilai.tahun}" if nilai else ""
            if left and right and left.tahun != right.tahun:
                when = f"{left.tahun} → {right.tahun}"
            quarter = f" triwulan {nilai.triwulan}" if nilai and nilai.triwulan else ""
            english = f" quarter {nilai.triwulan}" if nilai and nilai.triwulan else ""
            words = Teks(f"{word} {when}{quarter}", f"{_ENGLISH[word]} {when}{english}")
            yield Ubahan(prop, words, *pair)


def _period(nilai: Nilai, own: int, relative: bool) -> tuple[int, int]:
    return (nilai.tahun - own if relative else nilai.tahun), nilai.triwulan or 0


def _value(nilai: Nilai | None) -> str | None:
    if nilai is None:
        return None
    return " ".join(p for p in (number(nilai.nilai), nilai.satuan) if p)


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, Decimal):
        return number(value)
    text = squeeze(str(value)) or None
    return _SAID.get(text, text) if text else None
