"""IRIs of data: ``.../id/{kodeWilayah}/{unit}/{tahun}/{versi}`` and below it ``/{jenis}/{kunci}``.

A key depends only on what the source prints, never on what a matcher finds or on the order of lines, so
the same source gives the same IRIs for ever.
"""

from __future__ import annotations

import hashlib
import re

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.text import fold, slug
from kaskade_graph.vocab import ID, UMUM_ID

_KODE_WILAYAH = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_EDITION = re.compile(r"https?://[^\s<>]*?/id/\d[\d.]*/[a-z0-9-]+/\d{4}(?:-\d{4})?/[a-z0-9-]+(?=/|$)")
_AGREEMENT = "pk"
_SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def unit_iri(kode_wilayah: str, unit: str = "kecamatan") -> str:
    """Return the IRI of a unit, for example ``.../id/33.02.19/kecamatan``.

    Raises :class:`UsageError` when the code or the segment has another form.
    """
    if not _KODE_WILAYAH.fullmatch(kode_wilayah):
        raise UsageError(
            Teks(f"kode wilayah tidak sah: {kode_wilayah!r}", f"not a region code: {kode_wilayah!r}"),
            Teks("Contoh kode kecamatan: 33.02.19", "Example of a kecamatan code: 33.02.19"),
        )
    return f"{ID}{kode_wilayah}/{_segment(unit)}"


def kaskade_iri(
    kode_wilayah: str,
    unit: str,
    tahun: int,
    versi: str,
    *,
    tahun_akhir: int | None = None,
    dokumen: str | None = None,
    jabatan: str | None = None,
) -> str:
    """Return the IRI of a cascade, which also names its graph.

    ``tahun_akhir`` is the last year of an edition that holds for several. ``dokumen`` is the segment of another kind
    of document (``pk``, ``iku``, ``renja``, ``renstra``, ``dpa``, ``lkjip``) that stands beside the cascade of the
    same unit and year, never in its place; ``jabatan`` is the post whose perjanjian kinerja it is.

    >>> kaskade_iri("33.02.19", "kecamatan", 2021, "murni")
    'https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/murni'
    >>> kaskade_iri("33.02.19", "kecamatan", 2021, "murni", dokumen="pk", jabatan="camat").rpartition("/2021/")[2]
    'murni/dok/pk/camat'
    >>> kaskade_iri("33.02", "pemerintah", 2021, "murni", tahun_akhir=2026).rpartition("/id/")[2]
    '33.02/pemerintah/2021-2026/murni'
    """
    last = tahun if tahun_akhir is None else tahun_akhir
    if not 1945 <= tahun <= last <= 2999:
        raise UsageError(Teks(f"tahun tidak sah: {tahun}", f"not a year: {tahun}"))
    period = f"{tahun}" if last == tahun else f"{tahun}-{last}"
    edition = f"{unit_iri(kode_wilayah, unit)}/{period}/{_segment(versi)}"
    if dokumen is None:
        return edition
    return "/".join((edition, "dok", _segment(dokumen), *([_segment(jabatan)] if jabatan else [])))


def edition_of(iri: str) -> str | None:
    """Return the IRI of the edition that ``iri`` names or stands in, under any base; None for one of no edition.

    >>> murni = "https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/murni"
    >>> edition_of(f"{murni}/indikator/a") == edition_of(murni) == murni
    True
    >>> edition_of(f"{murni}/dok/pk/camat/program/7.01.01") == f"{murni}/dok/pk/camat"
    True
    """
    found = _EDITION.match(iri)
    if found is None:
        return None
    rest = iri[found.end() :].split("/")[1:]
    if rest[:1] != ["dok"] or len(rest) < 2:
        return found[0]
    # A perjanjian kinerja may have the post in its IRI; what stands in any of them has a kind and a key below it.
    posted = rest[1] == _AGREEMENT and len(rest) % 2 == 1
    return "/".join((found[0], *rest[: 3 if posted else 2]))


def unit_of(kaskade: str) -> str:
    """Return the IRI of the unit whose edition ``kaskade`` is.

    >>> unit_of("https://w3id.org/kinerja/id/33.02/pemerintah/2021-2026/murni/dok/rpjmd").rpartition("/id/")[2]
    '33.02/pemerintah'
    """
    return (edition_of(kaskade) or kaskade).partition("/dok/")[0].rsplit("/", 2)[0]


def turunan(kaskade: str) -> str:
    """Return the name of the graph of derived facts beside ``kaskade``."""
    return kaskade + "/turunan"


def bukti(kaskade: str) -> str:
    """Return the name of the graph of evidence beside ``kaskade``."""
    return kaskade + "/bukti"


def element_iri(kaskade: str, jenis: str, kunci: str) -> str:
    """Return the IRI of an element of ``kaskade``; ``jenis`` is the kebab-case class name."""
    return f"{kaskade}/{jenis}/{kunci}"


def kunci(nama: str, induk: str = "", kode: str | None = None, pembeda: str = "") -> str:
    """Return the key of an element: its printed code, else a slug and a hash of parent and name.

    ``induk`` is the key of the parent; ``pembeda`` tells apart two elements that share parent and name but
    differ in content (two indikator with one name and two formulas).

    >>> kunci("Program X", kode="7.01.01")
    '7.01.01'
    >>> kunci("Program X") == kunci("PROGRAM  x")
    True
    """
    if kode and re.fullmatch(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*", kode):
        return kode
    digest = hashlib.sha256("\n".join((induk, fold(nama), pembeda)).encode()).hexdigest()[:8]
    return f"{slug(nama)}-{digest}"


def nomenklatur_iri(edisi: str, kode: str | None = None) -> str:
    """Return the IRI of an edition of the nomenclature, or of the concept with ``kode`` in it."""
    base = f"{UMUM_ID}nomenklatur/{edisi}"
    return base if kode is None else f"{base}/{kode}"


def temuan_graf(kaskade: str) -> str:
    """Return the name of the graph in which a store keeps what an audit of ``kaskade`` found."""
    return kaskade + "/temuan"


def temuan_iri(kaskade: str, sidik: str | None = None) -> str:
    """Return the IRI of the audit report of ``kaskade``, or of its finding with this fingerprint.

    >>> temuan_iri("https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/murni", "ff2ad8250fe372ae")
    'https://w3id.org/kinerja/id/temuan/33.02.19/kecamatan/2021/murni/ff2ad8250fe372ae'
    """
    foreign = f"lain/{hashlib.sha256(kaskade.encode()).hexdigest()[:16]}"
    report = f"{ID}temuan/{kaskade.removeprefix(ID) if kaskade.startswith(ID) else foreign}"
    return report if sidik is None else f"{report}/{sidik}"


def wilayah_iri(kode: str) -> str:
    """Return the IRI of a region in the register."""
    return f"{UMUM_ID}wilayah/{kode}"


def _segment(text: str) -> str:
    if not _SEGMENT.fullmatch(text):
        raise UsageError(
            Teks(
                f"bagian IRI tidak sah: {text!r}; pakai huruf kecil, angka dan tanda hubung",
                f"not an IRI segment: {text!r}; use lower-case letters, digits and hyphens",
            )
        )
    return text
