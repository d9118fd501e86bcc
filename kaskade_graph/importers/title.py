"""Whose cascade it is and of which year: read from the titles by the register of regions.

A document prints its title on every page, not always the same one: the unit and the year named most often
win, and every other title stays as evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from kaskade_graph.errors import AmbiguousName, Teks, UnknownName, UsageError
from kaskade_graph.importers.torn.parsed import Parsed
from kaskade_graph.importers.torn.values import text
from kaskade_graph.iri import unit_iri
from kaskade_graph.model import UnitKerja
from kaskade_graph.registers import regions
from kaskade_graph.text import shown, slug, squeeze

T = TypeVar("T")
_NEAR = 0.6
"""Names less alike than this are no help to someone who mistyped."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*(?:[-–—/]|s\.?\s?/?d\.?|sampai(?: dengan)?)\s*(?:(?:19|20)\d\d|\d\d)(?!\d)",
    re.IGNORECASE,
)
"""The years of a plan from its first to its last: of which of them a document is, they do not say."""
_UNIT = re.compile(
    r"\b(?:kecamatan|kec\.|kapanewon|kemantren|distrik)\s+(?P<nama>.+?)"
    r"(?=\s+(?:tahun|thn?\.?|kabupaten|kab\.?|kota|provinsi|t\.?a\.?)(?!\w)|\s*[-–—,(|]|\s*\d|\s*$)",
    re.I,
)
_GOES_ON = (
    r"\s+(?:(?:dan|serta|&)\s|(?!(?:kabupaten|kab|kota|provinsi|propinsi|prov|kecamatan|kec|kelurahan|tahun|dinas|badan"
    r"|bagian|kantor|inspektorat|sekretariat|satuan|rsud|rumah|yang|sebagai|dengan|dalam|maka|untuk|di)\b)"
    r"\w[\w ]*?(?:,\s*\w[\w ]*?)*,?\s+(?:dan|serta|&)\s+\w)"
)
"""What follows a comma within the name of an office: "Dinas Komunikasi, Informatika dan Statistik"."""
_OTHER = re.compile(
    r"\b(?P<nama>(?:dinas|badan|kelurahan|kalurahan|bagian|sekretariat|inspektorat|satuan polisi|kantor(?= [a-z])"
    r"|biro(?= (?!lingkup|di\b|se-)[a-z])|rumah sakit|rsud|(?:uptd? )?puskesmas|uptd?(?= [a-z]))\b.*?)"
    r"(?=\s+(?:tahun|thn?\.?|kecamatan|kabupaten|kab\.?|kota|provinsi|propinsi|prov\.?|t\.?a\.?)(?!\w)|\s*[-–—(|]|\s*\d|\s*$"
    rf"|\s*,(?!{_GOES_ON}))",
    re.IGNORECASE,
)
BELOW = re.compile(r"k[ae]lurahan |biro ", re.IGNORECASE)
"""A unit that prints the one that it is part of beside it: the kecamatan, the Sekretariat Daerah."""
_PROVINSI = re.compile(
    r"\b(?:provinsi|propinsi|prov\.)\s+(?P<nama>[A-Za-z' ]+?)"
    r"(?=\s+(?:tahun|thn?|kabupaten|kota)\b|\s*[-–—,(|]|\s*\d|\s*$)",
    re.I,
)
_SHORT = {
    "NTB": "Nusa Tenggara Barat", "NTT": "Nusa Tenggara Timur", "DKI": "Daerah Khusus Ibukota Jakarta",
    "DIY": "Daerah Istimewa Yogyakarta", "NAD": "Aceh", "KEPRI": "Kepulauan Riau",
    "BABEL": "Kepulauan Bangka Belitung", "SUMUT": "Sumatera Utara", "SUMBAR": "Sumatera Barat",
    "SUMSEL": "Sumatera Selatan", "JABAR": "Jawa Barat", "JATENG": "Jawa Tengah", "JATIM": "Jawa Timur",
    "KALBAR": "Kalimantan Barat", "KALTENG": "Kalimantan Tengah", "KALSEL": "Kalimantan Selatan",
    "KALTIM": "Kalimantan Timur", "KALTARA": "Kalimantan Utara", "SULUT": "Sulawesi Utara",
    "SULTENG": "Sulawesi Tengah", "SULSEL": "Sulawesi Selatan", "SULTRA": "Sulawesi Tenggara",
    "SULBAR": "Sulawesi Barat", "MALUT": "Maluku Utara",
}  # fmt: skip
"""Provinces by the short names that offices print."""
_YEAR_ALONE = re.compile(r"(?:TAHUN|TH\.?|TA\.?)\s*(?:ANGGARAN\s*)?\d{4}(?:\s*[-–/]\s*\d{4})?", re.IGNORECASE)
_KABUPATEN = re.compile(
    r"(?<!kecamatan )(?<!kec\. )\b(?:kabupaten|kab\.|kota)\s+(?!kabupaten\b)"
    r"(?P<nama>[A-Za-z' ]+?)(?=\s+(?:tahun|thn?|provinsi)\b|\s*[-–—,(|]|\s*\d|\s*$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the titles of a document say; ``unit`` and ``tahun`` are None when they do not.

    ``kabupaten`` is the regency or city, and the province (with that word) where no regency is named.
    """

    judul: str | None
    unit: str | None
    kabupaten: str | None
    tahun: int | None


def read_titles(parsed: Parsed) -> Heading:
    """Read unit, kabupaten and year off titles and letterheads; the most frequent wins, then the first."""
    return heading_of([text(t) for t in parsed.titles], [t.text for t in parsed.letterhead])


def heading_of(titles: list[str], others: list[str]) -> Heading:
    """Read unit, kabupaten and year off ``titles`` and other headings."""
    titles = [squeeze(t) for t in titles]
    texts = titles + [squeeze(t) for t in others]
    years = [int(m.group()) for text in texts for m in _YEAR.finditer(_PERIOD.sub(" ", text))]
    units = [m["nama"].strip() for text in texts for m in (_named(text),) if m]
    # "Dinas agar pengukurannya seragam" is prose; a name goes on with a capital, if any of those found does.
    units = [u for u in units if not re.match(r"\w+ [a-z]", u)] or units
    units = [u for u in units if not u[:1].islower()] or units
    below = [u for u in units if BELOW.match(u)]
    regencies = [squeeze(m.group()) for text in texts for m in (_KABUPATEN.search(text),) if m]
    # "Kabupaten/Kota yang Dilaksanakan" goes on in small letters; a name does not.
    regencies = [r for r in regencies if not re.match(r"\S+ [a-z]", r)] or regencies
    # Offices of a regency print their province too, those of a province no regency.
    provinces = [f"Provinsi {squeeze(m['nama'])}" for text in texts for m in (_PROVINSI.search(text),) if m]
    # A line of a cover that is its year alone is no title where another line is one.
    titles = [t for t in titles if not _YEAR_ALONE.fullmatch(t)] or titles
    return Heading(_most(titles), _most(below or units), _most(regencies or provinces), _most(years))


def _named(text: str) -> re.Match[str] | None:
    """Return the unit that a line names: a kelurahan before the kecamatan that it is in."""
    within = re.match(r"(?i).*?\bk[ae]lurahan\s+(?!se\b)\S", text)
    return (_OTHER.search(text) if within else None) or _UNIT.search(text) or _OTHER.search(text)


def find_unit(heading: Heading, given: str | None, berkas: str) -> UnitKerja:
    """Return the unit: ``given`` (``33.02.19`` or ``33.02/dinas-x``), else the one that the titles name.

    Raises UnknownName for a code or name that the register lacks, AmbiguousName when several kecamatan have
    the name, UsageError when there is no name at all.
    """
    if given:
        return _given(given)
    if heading.unit is None:
        raise UsageError(
            Teks(f"{berkas}: judul dokumen tidak menyebut unit kerja", f"{berkas}: no title names the unit"),
            Teks(
                "Sebutkan dengan --unit, misalnya --unit 33.02.19",
                "Give it with --unit, as in --unit 33.02.19",
            ),
        )
    regency = _regency(heading.kabupaten)
    if _OTHER.match(heading.unit):
        if len(regency) == 1:
            return _office(regency[0].kode, heading.unit)
        raise UsageError(
            Teks(
                f"{berkas}: kabupaten/kota dari {heading.unit!r} tidak terbaca",
                f"{berkas}: which regency {heading.unit!r} belongs to is not printed",
            ),
            Teks(
                "Sebutkan dengan --unit, misalnya --unit 33.02/dinas-sosial",
                "Give it with --unit, as in --unit 33.02/dinas-sosial",
            ),
        )
    return _kecamatan(heading.unit, regency[0].kode if len(regency) == 1 else None, berkas)


def names_another(judul: str | None, unit: UnitKerja) -> str | None:
    """Return the unit that a title names when that is not ``unit``; None also where it names none that is known.

    >>> names_another("CASCADING KECAMATAN LUMBIR TAHUN 2024", _given("33.02.19"))
    'Lumbir'
    >>> names_another("CASCADING KECAMATAN SOKARJA TAHUN 2024", _given("33.02.19"))
    """
    named = heading_of([judul or ""], []).unit
    if named is None or slug(named) in (unit.slug, slug(unit.nama), slug(unit.nama.partition(" ")[2])):
        return None
    known = bool(_OTHER.match(named)) or bool(regions.find(named, "kecamatan"))
    return named.title() if known else None


def _regency(nama: str | None) -> list[regions.Wilayah]:
    """The region of that name; Kabupaten Madiun is not Kota Madiun, but a misprinted kind is."""
    if nama is None:
        return []
    if nama.startswith("Provinsi "):
        printed = nama.split(maxsplit=1)[1]
        return regions.find(_SHORT.get(printed.upper(), printed), "provinsi")
    full = re.sub(r"^kab\.", "Kabupaten", nama, flags=re.IGNORECASE)
    bare = full.split(maxsplit=1)[-1]
    return regions.find(full, "kabupaten_kota") or regions.find(bare, "kabupaten_kota")


def code_of(given: str) -> str:
    """Return what ``--unit`` was given as a code: names of regions are looked up, with the kabupaten after a comma.

    Raises UnknownName for a name that the register lacks, AmbiguousName when several regions have it.

    >>> code_of("sokaraja"), code_of("Kec. Sokaraja, Banyumas"), code_of("banyumas/dinas-sosial"), code_of("33.02.19")
    ('33.02.19', '33.02.19', '33.02/dinas-sosial', '33.02.19')
    """
    name, slash, office = given.partition("/")
    if not name.strip() or name.strip()[0].isdigit():
        return given
    if slash and office != "kecamatan":
        found = _regency(name.strip())
        if len(found) != 1:
            raise _no_regency(name, found)
        return f"{found[0].kode}/{slug(office)}"
    bare, _, above = name.partition(",")
    regency = _regency(above.strip() or None)
    if above.strip() and len(regency) != 1:
        raise _no_regency(above, regency)
    return _kecamatan(bare.strip(), regency[0].kode if regency else None, "--unit").kode_wilayah


def _no_regency(name: str, found: list[regions.Wilayah]) -> UnknownName | AmbiguousName:
    what = shown(name.strip())
    if found:
        return AmbiguousName(
            Teks(
                f"--unit: ada {len(found)} kabupaten/kota bernama {what!r}",
                f"--unit: {len(found)} regencies are named {what!r}",
            ),
            [(w.kode, w.nama, 1.0) for w in found],
            Teks(
                "Tulis Kabupaten atau Kota di depannya, atau kodenya.",
                "Write Kabupaten or Kota before it, or its code.",
            ),
        )
    return UnknownName(
        Teks(
            f"--unit: kabupaten/kota {what!r} tidak ada dalam daftar", f"--unit: there is no regency {what!r}"
        ),
        [f"{w.kode} {w.nama}" for w, likeness in regions.near(what, "kabupaten_kota") if likeness >= _NEAR],
    )


def _given(given: str) -> UnitKerja:
    kode, _, office = code_of(given).partition("/")
    region = regions.require(kode)
    if office and office != "kecamatan":
        return UnitKerja(unit_iri(kode, office), kode, office, office.replace("-", " ").title())
    if region.tingkat != "kecamatan":
        raise UsageError(
            Teks(
                f"{kode} adalah {region.nama}, bukan kecamatan", f"{kode} is {region.nama}, not a kecamatan"
            ),
            Teks(
                f"Untuk perangkat daerah tulis {kode}/nama-unit",
                f"For another unit write {kode}/name-of-unit",
            ),
        )
    return UnitKerja(unit_iri(kode), kode, "kecamatan", f"Kecamatan {region.nama}")


def _office(kode: str, nama: str) -> UnitKerja:
    return UnitKerja(unit_iri(kode, slug(nama)), kode, slug(nama), nama.title() if nama.isupper() else nama)


def _kecamatan(nama: str, induk: str | None, berkas: str) -> UnitKerja:
    found = regions.find(nama, "kecamatan", induk)
    if len(found) == 1:
        return _given(found[0].kode)
    if found:
        candidates = [(w.kode, f"{w.nama}, {_above(w)}", 1.0) for w in found]
        raise AmbiguousName(
            Teks(
                f"{berkas}: ada {len(found)} kecamatan bernama {shown(nama)!r}",
                f"{berkas}: {len(found)} kecamatan are named {shown(nama)!r}",
            ),
            candidates,
            _choose([f"{w.kode} ({_above(w)})" for w in found]),
        )
    near = [
        f"{w.kode} {w.nama} ({_above(w)})"
        for w, skor in regions.near(nama, "kecamatan", induk)
        if skor >= _NEAR
    ]
    nearest = f". Terdekat: {'; '.join(near)}" if near else ""
    raise UnknownName(
        Teks(
            f"{berkas}: kecamatan {shown(nama)!r} tidak ada dalam daftar wilayah",
            f"{berkas}: no kecamatan {shown(nama)!r} in the register of regions",
        ),
        near,
        Teks(
            f"Sebutkan dengan --unit KODE{nearest}",
            f"Give it with --unit CODE{nearest.replace('Terdekat', 'Nearest')}",
        ),
    )


def _choose(found: list[str]) -> Teks:
    """Return how to say which of several kecamatan of one name is meant."""
    listed = ", ".join(found)
    return Teks(
        "Kabupaten atau kota dalam judul dokumen yang menentukan; bila tidak tercetak: --unit KODE. "
        f"Kodenya: {listed}",
        f"The regency in the title of the document decides; where it is not printed: --unit CODE. Codes: {listed}",
    )


def _above(region: regions.Wilayah) -> str:
    parent = regions.parent(region.kode)
    return parent.nama if parent else "?"


def _most(values: list[T]) -> T | None:
    """The value that occurs most often, the first on a tie; case does not count."""
    if not values:
        return None
    folded = [v.casefold() if isinstance(v, str) else v for v in values]
    counts = Counter(folded)
    return values[folded.index(max(folded, key=lambda v: (counts[v], -folded.index(v))))]
