"""Columns that layouts share: what each shows of an element or of an indikator."""

from __future__ import annotations

from benchmarks.reading.page import Col, Item
from benchmarks.reading.style import Style

_LABEL = {"T": "Tujuan", "S": "Sasaran", "P": "Program", "K": "Kegiatan", "SK": "Sub Kegiatan"}


def indikator_columns(style: Style, tahun: int, fields: tuple[str, ...]) -> list[Col]:
    """Return the columns of an indikator: its name and ``fields`` in the usual order."""
    cols = [Col((style.word("indikator"),), lambda i: i.indikator.nama if i.indikator else "", 3)]
    if "formulasi" in fields:
        cols.append(Col((style.word("formulasi"),), _field("formulasi"), 3))
    if "tipe" in fields:
        cols.append(Col((style.word("tipe"),), _field("tipe"), 1.4))
    if "satuan" in fields:
        cols.append(Col((style.word("satuan"),), _field("satuan"), 1.2))
    if "sumber" in fields:
        cols.append(Col((style.word("sumber"),), _field("sumber"), 2))
    if "target" in fields:
        cols.append(target_column((style.word("target", tahun),), tahun, "angka_teks" not in style.noise))
    return cols


def target_column(head: tuple[str, ...], tahun: int, numeric: bool = True) -> Col:
    """Return the column of the target of one year."""
    return Col(
        head, lambda i: i.indikator.target.get(str(tahun), "") if i.indikator else "", 1.1, numeric=numeric
    )


def _field(name: str):  # type: ignore[no-untyped-def]
    def show(item: Item) -> str:
        return (getattr(item.indikator, name) or "") if item.indikator else ""

    return show


def element_column(head: str, name: str, width: float = 1.0, numeric: bool = False) -> Col:
    """Return a column with one value of the element, once over its rows."""
    return Col((head,), lambda i: getattr(i.element, name) or "", width, merge="element", numeric=numeric)


def level_column(head: str, level: str, width: float = 2.0, kode: bool = True) -> Col:
    """Return the column of one level: the name of the ancestor of that level, over all rows below it."""

    def show(item: Item) -> str:
        at = item.path.get(level)
        if at is None:
            return ""
        return f"{at.kode} {at.nama}" if kode and at.kode else at.nama

    return Col((head,), show, width, merge=level)


def name_column(head: str, words: bool, kode: bool, width: float = 3.0) -> Col:
    """Return the one column for the names of all levels, with the word of the level and the code if asked."""

    def show(item: Item) -> str:
        e = item.element
        start = (
            f"{_LABEL[e.level]}: " if words and not e.nama.lower().startswith(_LABEL[e.level].lower()) else ""
        )
        return f"{start}{e.kode} {e.nama}" if kode and e.kode else f"{start}{e.nama}"

    return Col((head,), show, width, merge="element")


def indikator_fields(style: Style, maximal: bool = True) -> tuple[str, ...]:
    """Return which fields of an indikator this document prints."""
    fields = ["formulasi", "tipe", "satuan", "sumber", "target"] if maximal else ["satuan", "target"]
    if "bagian_hilang" in style.noise:
        fields.remove(style.rng.choice([f for f in fields if f != "target"]))
    return tuple(fields)
