"""Mappings of version 0.1, which named columns by what they hold, in the words of today's.

What the one reader of tables concludes by itself (codes in names, cells that are merged) need not be said any more;
what it could not do as such a mapping says is refused, and never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kaskade_graph.errors import InputError
from kaskade_graph.importers.tables.headings.heading_words import named_levels, short_level, words

Wrong = Callable[[str, str, str], InputError]
"""(place, what is wrong in Indonesian, in English) -> the error to raise."""
_JOINED = ("nama", "berkas", "id", "induk", "tabel_induk")
_PARTS = {"3": "program", "5": "kegiatan", "6": "sub_kegiatan"}


def is_old(table: dict[str, Any]) -> bool:
    """Say whether one table of a mapping is of the form that names columns by what they hold."""
    return "kolom" in table and "peran" not in table


def translated(table: dict[str, Any], at: str, wrong: Wrong) -> dict[str, Any]:
    """Return one table of a mapping in today's form; columns that it does not name are left out, as they were.

    Raises what ``wrong`` makes for what is not read that way any more.
    """
    for key, value in (
        *((k, None) for k in _JOINED),
        ("turun", True),
        ("desimal", ","),
    ):
        if key in table and table[key] != value:
            raise wrong(
                f"{at}: {key}",
                "bentuk lama ini tidak dibaca lagi; buat peta baru dengan --suggest",
                "this old form is no longer read; make a new mapping with --suggest",
            )
    _levels(table.get("tingkat", {}), at, wrong)
    roles: dict[str, str] = {}
    for key, value in table["kolom"].items():
        source = value.get("kolom") if isinstance(value, dict) else value
        for column in source if isinstance(source, list) else [source]:
            roles[str(column)] = key
    roles |= dict(_figures(table.get("nilai", []), at, wrong))
    kept = {k: v for k, v in table.items() if k in ("lembar", "kepala", "data", "akhir", "lewati")}
    return kept | {"peran": roles, "lain": "abaikan", "bernomor": "nomor" in table["kolom"]}


def _figures(figures: object, at: str, wrong: Wrong) -> Iterator[tuple[str, str]]:
    for one in figures if isinstance(figures, list) else [figures]:
        if not isinstance(one, dict) or "kolom" not in one or one.get("jenis") not in ("target", "realisasi"):
            raise wrong(f"{at}: nilai", 'jenis = "target" | "realisasi"', 'jenis = "target" | "realisasi"')
        yield str(one["kolom"]), " ".join(str(one[k]) for k in ("jenis", "tahun", "triwulan") if k in one)


def _levels(said: object, at: str, wrong: Wrong) -> None:
    """Refuse what a mapping says of levels where the reader would not say the same by itself."""
    how = said if isinstance(said, dict) else {}
    meaning = how.get("arti", {})
    meaning = meaning if isinstance(meaning, dict) else {"": meaning}
    same = {
        "kode": all(_PARTS.get(k) == v for k, v in meaning.items()),
        "kolom": all(v in (short_level(k), *named_levels(words(k))[-1:]) for k, v in meaning.items()),
    }
    if how and not same.get(str(how.get("cara")), False):
        raise wrong(
            f"{at}: tingkat",
            "bentuk lama ini tidak dibaca lagi; buat peta baru dengan --suggest",
            "this old form is no longer read; make a new mapping with --suggest",
        )
