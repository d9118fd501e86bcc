"""Which fields of an element or indikator differ between two cascades, with both values as printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kaskade_graph import fields as table
from kaskade_graph.analysis.figures import is_percent, number
from kaskade_graph.errors import Teks
from kaskade_graph.linking.changes import Ubahan
from kaskade_graph.model import Indikator, Nilai, Unsur
from kaskade_graph.text import squeeze
from kaskade_graph.values_shown import with_unit


def fields(old: Unsur | Indikator, new: Unsur | Indikator, before: int, after: int) -> Iterator[Ubahan]:
    """Yield the fields that differ; ``before`` and ``after`` are the years of the two cascades."""
    for field in table.of(old):
        was, now = _text(field, table.value(old, field)), _text(field, table.value(new, field))
        if field.compared and was != now:
            yield Ubahan(field.predicate, field.label, was, now)
    for values in table.VALUES if isinstance(old, Indikator) else table.UNSUR_VALUES:
        mine, theirs = getattr(old, values.name), getattr(new, values.name)
        yield from _values(mine, theirs, values, before, after)


def _values(
    old: list[Nilai], new: list[Nilai], kind: table.Values, before: int, after: int
) -> Iterator[Ubahan]:
    """Yield values of the same period that differ; between years, those of each cascade's own year."""
    was = {_period(n, before, before != after): n for n in old}
    now = {_period(n, after, before != after): n for n in new}
    for period in sorted(was.keys() | now.keys()):
        left, right = was.get(period), now.get(period)
        pair = _value(left), _value(right)
        if pair[0] != pair[1] and not _same_share(left, right):
            nilai = right or left
            when = f"{nilai.tahun}" if nilai else ""
            if left and right and left.tahun != right.tahun:
                when = f"{left.tahun} → {right.tahun}"
            quarter = f" triwulan {nilai.triwulan}" if nilai and nilai.triwulan else ""
            english = f" quarter {nilai.triwulan}" if nilai and nilai.triwulan else ""
            words = Teks(f"{kind.label.id} {when}{quarter}", f"{kind.label.en} {when}{english}")
            yield Ubahan(kind.predicate, words, *pair)


def _same_share(left: Nilai | None, right: Nilai | None) -> bool:
    """Say whether two values are one number of percent, in whatever way each writes that."""
    if left is None or right is None or left.nilai is None:
        return False
    return left.nilai == right.nilai and is_percent(left.satuan) and is_percent(right.satuan)


def _period(nilai: Nilai, own: int, relative: bool) -> tuple[int, int, bool]:
    return (nilai.tahun - own if relative else nilai.tahun), nilai.triwulan or 0, bool(nilai.akhir_periode)


def _value(nilai: Nilai | None) -> str | None:
    if nilai is None:
        return None
    return with_unit(nilai)


def _text(field: table.Field, value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, Decimal):
        return number(value)
    return squeeze(field.kind.words(value).id) or None
