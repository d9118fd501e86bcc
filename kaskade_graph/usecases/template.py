"""Make the workbook that an office fills in, empty or filled from a cascade."""

from __future__ import annotations

from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.usecases.inputs import Inputs


def template(place: Inputs, lang: Lang = "id") -> bytes:
    """Return the workbook: filled from the one cascade of the files of ``place``, else empty for its unit and year.

    Where the store, or the one of the settings, has the cascade of that unit and year, it is filled from that.
    What could not be read stands in ``place.gagal``, what should be known in ``place.catatan``.

    Raises UnknownName for a unit that the register does not have, UsageError when the files hold several
    cascades, and what reading them and opening a store raise.
    """
    from kaskade_graph.reports.template import to_xlsx

    unit, tahun, versi = place.how.unit, place.how.tahun, place.how.versi
    if not place.files:
        known = _stored(place.store, unit, tahun, versi) if unit and tahun else None
        if known is not None:
            return to_xlsx(known, lang=lang)
        return to_xlsx(None, _identity(unit, tahun, versi), tahun, lang)
    with place.reading() as found:
        kaskade = [source.kaskade for source in found]
    if len(kaskade) != 1:
        name, many = shown(str(place.files[0])), len(kaskade)
        raise UsageError(
            Teks(f"{name}: ada {many} kaskade", f"{name}: there are {many} cascades"),
            Teks(
                "Satu buku kerja memuat satu kaskade; sebut satu berkas.",
                "A workbook holds one; name one file.",
            ),
        )
    return to_xlsx(kaskade[0], lang=lang)


def _stored(store: str | None, unit: str, tahun: int, versi: str | None) -> Kaskade | None:
    """Return the cascade of a unit and year in a store, None where there is neither."""
    from kaskade_graph.importers.title import Heading, find_unit
    from kaskade_graph.iri import kaskade_iri

    found = find_unit(Heading(None, None, None, None), unit, "--unit")
    iri = kaskade_iri(found.kode_wilayah, found.slug, tahun, versi or "murni")
    place = Inputs(store=store, lingkup=iri)
    return next((found.kaskade for found in place.cascades()), None) if place.from_store else None


def _identity(unit: str | None, tahun: int | None, versi: str | None) -> list[tuple[str, str]]:
    from kaskade_graph.importers.columns import BARIS_IDENTITAS

    values = {"versi": versi or "murni", "tahun": str(tahun) if tahun else ""}
    if unit:
        from kaskade_graph.importers.title import Heading, code_of, find_unit

        found = find_unit(Heading(None, None, None, None), unit, "--unit")
        values |= {"unit": code_of(unit), "nama": found.nama}
        if tahun:
            values["judul"] = f"CASCADING {found.nama.upper()} TAHUN {tahun}"
    return [(label, values.get(key, "")) for key, label in BARIS_IDENTITAS.items()]
