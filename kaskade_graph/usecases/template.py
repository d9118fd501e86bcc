"""Make the workbook that an office fills in, empty or filled from a cascade."""

from __future__ import annotations

from pathlib import Path

from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.model import Kaskade


def template(
    path: Path | None = None,
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    store: str | None = None,
    peta: Path | None = None,
    lang: Lang = "id",
) -> bytes:
    """Return the workbook: filled from the one cascade in ``path`` (read by the mapping
    ``peta``, where it needs one), else empty for ``unit`` and ``tahun``.

    Where ``store``, or the one of the settings, has the cascade of that unit and year, it is filled from that.

    Raises UnknownName for a unit that the register does not have, UsageError when ``path`` holds several
    cascades, and what :func:`kaskade_graph.usecases.sources.load_with` and opening a store raise.
    """
    from kaskade_graph.reports.template import to_xlsx

    if path is None:
        known = _stored(store, unit, tahun, versi) if unit and tahun else None
        if known is not None:
            return to_xlsx(known, lang=lang)
        return to_xlsx(None, _identity(unit, tahun, versi), tahun, lang)
    from kaskade_graph.importers.options import ReadOptions
    from kaskade_graph.usecases import sources

    found = list(sources.load_with([path], ReadOptions(unit, tahun, versi, peta)))
    if len(found) != 1:
        raise UsageError(
            Teks(f"{path}: ada {len(found)} kaskade", f"{path}: there are {len(found)} cascades"),
            Teks(
                "Satu buku kerja memuat satu kaskade; sebut satu berkas.",
                "A workbook holds one; name one file.",
            ),
        )
    return to_xlsx(found[0].kaskade, lang=lang)


def _stored(store: str | None, unit: str, tahun: int, versi: str | None) -> Kaskade | None:
    """Return the cascade of a unit and year in a store, None where there is neither."""
    from kaskade_graph.importers.title import Heading, find_unit
    from kaskade_graph.iri import kaskade_iri
    from kaskade_graph.usecases.inputs import Inputs

    found = find_unit(Heading(None, None, None, None), unit, "--unit")
    iri = kaskade_iri(found.kode_wilayah, found.slug, tahun, versi or "murni")
    place = Inputs(store=store, lingkup=iri)
    return next((found.kaskade for found in place.cascades()), None) if place.from_store else None


def _identity(unit: str | None, tahun: int | None, versi: str | None) -> list[tuple[str, str]]:
    from kaskade_graph.importers.sheets.columns import BARIS_IDENTITAS

    values = {"versi": versi or "murni", "tahun": str(tahun) if tahun else ""}
    if unit:
        from kaskade_graph.importers.title import Heading, code_of, find_unit

        found = find_unit(Heading(None, None, None, None), unit, "--unit")
        values |= {"unit": code_of(unit), "nama": found.nama}
        if tahun:
            values["judul"] = f"CASCADING {found.nama.upper()} TAHUN {tahun}"
    return [(label, values.get(key, "")) for key, label in BARIS_IDENTITAS.items()]
