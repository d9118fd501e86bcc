"""The register of regions: official codes and names of provinces, kabupaten/kota and kecamatan.

Read from ``data/wilayah/wilayah.csv`` (``kode,tingkat,nama``) once per process. A code says by its length
what it is: ``33`` a province, ``33.02`` a kabupaten or kota, ``33.02.19`` a kecamatan.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from kaskade_graph import iri, resources
from kaskade_graph.errors import InputError, Teks, UnknownName
from kaskade_graph.text import fold, shown

Tingkat = Literal["provinsi", "kabupaten_kota", "kecamatan"]


class Wilayah(NamedTuple):
    """One region. ``nama`` of a kabupaten or kota begins with that word; of a kecamatan it does not."""

    kode: str
    tingkat: Tingkat
    nama: str

    @property
    def iri(self) -> str:
        """The IRI of the region in the register."""
        return iri.wilayah_iri(self.kode)


def read(path: Path) -> dict[str, Wilayah]:
    """Return the regions in the CSV file ``path``, keyed by code, in its order.

    Raises :class:`InputError` naming file and line for a row that is not code, level and name, or whose
    parent is missing.
    """
    out: dict[str, Wilayah] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream)
            if next(rows, None) != ["kode", "tingkat", "nama"]:
                raise _bad(path, 1, Teks("kepala bukan kode,tingkat,nama", "header is not kode,tingkat,nama"))
            for row in rows:
                if len(row) != 3 or not row[2] or _LEVEL.get(len(row[0])) != row[1] or not _is_kode(row[0]):
                    raise _bad(path, rows.line_num, Teks("baris tidak sah", "not a valid row"))
                kode = row[0]
                if kode in out or (len(kode) > 2 and kode[:-3] not in out):
                    raise _bad(
                        path,
                        rows.line_num,
                        Teks("kode ganda atau tanpa induk", "code repeated or without parent"),
                    )
                out[kode] = Wilayah(*row)  # type: ignore[arg-type]  # the level was checked above
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _bad(path, 0, Teks("tidak dapat dibaca", "cannot be read")) from error
    return out


def load() -> dict[str, Wilayah]:
    """Return the bundled register, keyed by code. It is shared: do not change it."""
    return _register()


def get(kode: str) -> Wilayah | None:
    """Return the region with this code, or None."""
    return _register().get(kode)


def require(kode: str) -> Wilayah:
    """Return the region with this code; raise :class:`UnknownName`, with near codes, when there is none."""
    found = get(kode)
    if found is not None:
        return found
    nearest = get(kode.rsplit(".", 1)[0])
    suggestions = [f"{w.kode} {w.nama}" for w in (kecamatan_of(nearest.kode)[:3] if nearest else ())]
    raise UnknownName(
        Teks(
            f"kode wilayah {shown(kode)!r} tidak ada dalam daftar",
            f"region code {shown(kode)!r} is not in the register",
        ),
        suggestions,
        None
        if suggestions
        else Teks("Contoh kode kecamatan: 33.02.19", "Example of a kecamatan code: 33.02.19"),
    )


def parent(kode: str) -> Wilayah | None:
    """Return the region that ``kode`` lies in, or None for a province or an unknown code."""
    return get(kode[:-3]) if kode in _register() else None


def kecamatan_of(kode_kabupaten: str) -> list[Wilayah]:
    """Return the kecamatan of a kabupaten, kota or province, sorted by code."""
    return [w for w in _within(_register().values(), kode_kabupaten) if w.tingkat == "kecamatan"]


def find(nama: str, tingkat: Tingkat | None = None, induk: str | None = None) -> list[Wilayah]:
    """Return the regions of this name after folding, sorted by code.

    "Sokaraja" and "Kec. Sokaraja" find the kecamatan; "Banyumas" finds the kabupaten and the kecamatan,
    "Kab. Banyumas" the kabupaten alone. ``induk`` is the code of a region they must lie in.
    """
    key, implied = _key(nama)
    if tingkat and implied and tingkat != implied:
        return []
    found = _within(index_of().get(key, ()), induk)
    return [w for w in found if w.tingkat == (tingkat or implied or w.tingkat)]


def near(
    nama: str, tingkat: Tingkat, induk: str | None = None, limit: int = 5
) -> list[tuple[Wilayah, float]]:
    """Return the regions whose names are most like ``nama``, with likeness 0..1, best first, then by code.

    Likeness is the share of letters in common order (normalised indel similarity), after folding and
    without the word Kabupaten, Kota or Kecamatan.
    """
    from rapidfuzz.fuzz import ratio

    key = _key(nama[:_LONGEST])[0]
    key = key if tingkat == "kecamatan" else _bare(key)
    scored = [
        (w, round(ratio(key, bare) / 100, 4))
        for w, bare in _bare_names(tingkat)
        if induk is None or w.kode.startswith(induk + ".")
    ]
    scored.sort(key=lambda pair: (-pair[1], pair[0].kode))
    return scored[:limit]


# --- reading --------------------------------------------------------------------------------------------

_LEVEL = dict(zip((2, 5, 8), get_args(Tingkat), strict=True))
_is_kode = re.compile(r"\d\d(\.\d\d){0,2}", re.ASCII).fullmatch


def _bad(path: Path, line: int, why: Teks) -> InputError:
    return InputError(
        Teks(f"{path.name} baris {line}: {why.id}", f"{path.name} line {line}: {why.en}"),
        Teks("Bentuk yang benar: kode,tingkat,nama", "The right form: kode,tingkat,nama"),
    )


@cache
def _register() -> dict[str, Wilayah]:
    return read(resources.wilayah())


# --- names ----------------------------------------------------------------------------------------------

_LONGEST = 200
_KIND_WORDS = re.compile(r"^(kabupaten|kota|daerah khusus ibukota|daerah istimewa|dki)( administrasi)? ")
_PREFIX: dict[str, Tingkat] = {
    "kecamatan": "kecamatan",
    "kec": "kecamatan",
    "distrik": "kecamatan",
    "provinsi": "provinsi",
    "propinsi": "provinsi",
    "prov": "provinsi",
    "dki": "provinsi",
}


@cache
def index_of() -> dict[str, tuple[Wilayah, ...]]:
    """Regions by folded name; above kecamatan also without the word that says what they are."""
    index: dict[str, dict[str, Wilayah]] = defaultdict(dict)
    for wilayah in sorted(_register().values(), key=_kode):
        key = fold(wilayah.nama)
        index[key][wilayah.kode] = wilayah
        if wilayah.tingkat != "kecamatan":
            index[_bare(key)][wilayah.kode] = wilayah
            index[key.replace(" administrasi ", " ")][wilayah.kode] = wilayah
    return {key: tuple(found.values()) for key, found in index.items()}


def _kode(wilayah: Wilayah) -> str:
    return wilayah.kode


@cache
def _bare_names(tingkat: Tingkat) -> list[tuple[Wilayah, str]]:
    strip = str if tingkat == "kecamatan" else _bare
    return [(w, strip(fold(w.nama))) for w in _register().values() if w.tingkat == tingkat]


def _key(nama: str) -> tuple[str, Tingkat | None]:
    """Return the folded name without a word that says the level, and the level that word says."""
    key = fold(nama)
    first, _, rest = key.partition(" ")
    if rest and first in _PREFIX:
        return rest, _PREFIX[first]
    return (f"kabupaten {rest}" if rest and first == "kab" else key), None


def _bare(key: str) -> str:
    return _KIND_WORDS.sub("", key)


def _within(regions: Iterable[Wilayah], induk: str | None) -> Iterator[Wilayah]:
    return (w for w in regions if induk is None or w.kode.startswith(induk + "."))
