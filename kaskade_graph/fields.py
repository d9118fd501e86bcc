"""The one table of fields: what an element, an indikator and a value of it hold, and all that is true of each.

Importers, RDF, the closed shape KSK117, tables, the template, exports, ``show``, ``diff``, ``tree``, cards and the
rules on texts take their fields from here. A further property of the model is one :class:`Field` in
:data:`UNSUR` or :data:`INDIKATOR` (and its term in ``ontology/kinerja.ttl``): a field that has no attribute of its
own in :mod:`kaskade_graph.model` is kept in ``extra``, and :func:`value` and :func:`put` find it there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.model import Arah, Indikator, Nilai, TahapHasil, Tipe, Unsur
from kaskade_graph.vocab import KIN, OWL, RDFS, XSD


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its datatype in RDF, the text that stands there for it, and the words people read.

    ``datatype`` None is a plain string, ``owl:NamedIndividual`` a term of the ontology, whose local name ``write``
    returns and ``read`` takes, ``rdfs:Resource`` anything else that has an IRI. ``read`` raises
    ValueError or ArithmeticError for what is no such value.
    """

    name: str
    datatype: str | None = None
    write: Callable[[Any], str] = str
    read: Callable[[str], Any] = str
    words: Callable[[Any], Teks] = lambda value: Teks(str(value), str(value))


def _digits(value: Decimal) -> str:
    """Return a decimal in its shortest form: 85.50 and 85.5 are one number, so they are one literal."""
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _boolean(text: str) -> bool:
    if text not in ("true", "1", "false", "0"):
        raise ValueError(text)
    return text in ("true", "1")


TEXT = Kind("text")
"""A text as printed."""
FIGURE = Kind("figure", XSD.decimal, _digits, Decimal)
MONEY = Kind("money", XSD.decimal, _digits, Decimal)
"""An amount in whole rupiah."""
YEAR = Kind("year", XSD.gYear, lambda value: f"{value:04d}", int)
INTEGER = Kind("integer", XSD.integer, str, int)
BOOLEAN = Kind(
    "boolean",
    XSD.boolean,
    lambda value: "true" if value else "false",
    _boolean,
    lambda value: Teks("Ya", "Yes") if value else Teks("Tidak", "No"),
)
IRI = Kind("iri", RDFS.Resource)
"""Something named by its IRI."""
TYPE = Kind("type", OWL.NamedIndividual, lambda value: str(value.value), Tipe, lambda value: value.teks)
STAGE = Kind(
    "stage", OWL.NamedIndividual, lambda value: str(value.value), TahapHasil, lambda value: value.teks
)
DIRECTION = Kind(
    "direction", OWL.NamedIndividual, lambda value: str(value.value), Arah, lambda value: value.teks
)


@dataclass(frozen=True, slots=True)
class Column:
    """The column of a table that holds a field: its key in a mapping and its heading in the template.

    ``others`` are headings that mean the same elsewhere; ``help`` says what goes into a cell; ``group`` is one of the
    groups of the template (see :mod:`kaskade_graph.reports.template.columns_help`), ``width`` counts characters.
    Columns stand in the order of ``rank``.
    """

    key: str
    heading: str
    help: Teks
    rank: int
    others: tuple[str, ...] = ()
    group: str = "indikator"
    width: int = 18


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the model, the property it is written as, and what holds of it.

    - ``label`` is its name for people, the same as that of its term in the ontology.
    - ``printed`` is a pattern of its label in documents ("Formulasi =", "Sumber Data :"); ``bare`` says that it is
      told from running text at the start of a line even without a colon.
    - ``compared``: a difference is a change that ``diff`` names; ``figure``: it is one of a year and a unit.
    - ``tells_apart``: two indikator of one name on one sasaran are told apart by it. Their IRIs are made from these
      fields, so no field joins or leaves them.
    - ``prose``: running text, which the rules on wording, spelling and names read.
    - ``in_tree``: a tree shows it beside the name.
    """

    name: str
    predicate: str
    label: Teks
    kind: Kind = TEXT
    column: Column | None = None
    printed: str | None = None
    bare: bool = False
    compared: bool = True
    figure: bool = False
    tells_apart: bool = False
    prose: bool = False
    in_tree: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A field that holds IRIs of other elements."""

    name: str
    predicate: str


@dataclass(frozen=True, slots=True)
class Values:
    """A list of values of an indikator: the property that leads to each, and its class."""

    name: str
    predicate: str
    cls: str
    label: Teks


_NAME = Teks("Nama", "Name")
_NUMBER = Teks("Nomor", "Number")
_OFFICE = Teks("Penanggung jawab", "Responsible office")

UNSUR: tuple[Field, ...] = (
    Field("label", RDFS.label, _NAME, prose=True),
    Field(
        "nomor",
        KIN.nomor,
        _NUMBER,
        column=Column(
            "nomor",
            "Nomor",
            Teks("Nomor unsur terdalam seperti tercetak.", "The number of the deepest element as printed."),
            230,
            ("no", "nomor urut"),
            "tambahan",
        ),
        compared=False,
    ),
    Field("kode", KIN.kode, Teks("Kode", "Code")),
    Field(
        "eselon",
        KIN.eselon,
        Teks("Eselon", "Echelon"),
        column=Column(
            "eselon",
            "Eselon",
            Teks("Eselon penanggung jawab, misalnya IV.a.", "The echelon of who answers, such as IV.a."),
            220,
            ("jabatan", "level eselon"),
            "tambahan",
        ),
    ),
    Field(
        "penanggung_jawab",
        KIN.penanggungJawab,
        _OFFICE,
        column=Column(
            "penanggung_jawab",
            "Penanggung Jawab",
            Teks(
                "Jabatan yang bertanggung jawab atas unsur terdalam di baris ini.",
                "Who answers for the deepest element of this row.",
            ),
            210,
            ("penanggungjawab", "pj", "pengampu", "pelaksana", "unit pelaksana", "pemilik"),
            "pelaksana",
        ),
        printed=r"penanggung\s*-?\s*jawab",
        prose=True,
    ),
    Field(
        "pagu",
        KIN.pagu,
        Teks("Pagu", "Budget"),
        MONEY,
        column=Column(
            "pagu",
            "Pagu",
            Teks(
                "Rupiah penuh milik unsur terdalam di baris ini, misalnya 125000000.",
                "Whole rupiah of the deepest element of this row, such as 125000000.",
            ),
            200,
            (
                "pagu anggaran",
                "anggaran",
                "pagu indikatif",
                "pagu rp",
                "anggaran rp",
                "jumlah anggaran",
                "dpa",
            ),
            "pelaksana",
            16,
        ),
        printed=r"pagu(?:\s+(?:anggaran|indikatif))?|anggaran",
        figure=True,
    ),
    Field(
        "tahap",
        KIN.tahapHasil,
        Teks("Tahap hasil", "Stage of the result"),
        STAGE,
    ),
)
"""Fields of an element of any level."""

INDIKATOR: tuple[Field, ...] = (
    Field("label", RDFS.label, _NAME, prose=True),
    Field(
        "nomor",
        KIN.nomor,
        _NUMBER,
        column=Column(
            "nomor_indikator",
            "Nomor Indikator",
            Teks("Nomor indikatornya.", "The number of the indikator."),
            310,
            group="tambahan",
        ),
        compared=False,
    ),
    Field(
        "formulasi",
        KIN.formulasi,
        Teks("Formulasi", "Formula"),
        column=Column(
            "formulasi",
            "Formulasi",
            Teks("Cara menghitung, misalnya A / B x 100%.", "How it is computed, such as A / B x 100%."),
            100,
            (
                "formula",
                "formulasi pengukuran",
                "rumus",
                "cara pengukuran",
                "definisi operasional",
                "penjelasan",
            ),
            width=40,
        ),
        printed=r"(?:formulasi|formula|rumus(?:an)?|cara\s+(?:pengukuran|perhitungan|penghitungan|menghitung))"
        r"(?:\s*/\s*(?:formulasi|formula|rumus|cara\s+\w+))?"
        r"(?:\s+(?:perhitungan|penghitungan|pengukuran|indikator))?",
        tells_apart=True,
        prose=True,
    ),
    Field(
        "tipe",
        KIN.tipePenghitungan,
        Teks("Tipe penghitungan", "Type of counting"),
        TYPE,
        column=Column(
            "tipe",
            "Tipe Penghitungan",
            Teks(
                "Kumulatif: angka bertambah sepanjang tahun; tulis jumlah sampai dengan triwulan itu. Non Kumulatif: "
                "angka terakhir yang berlaku.",
                "Kumulatif: figures grow over the year; write the total up to that quarter. Non Kumulatif: the last "
                "one counts.",
            ),
            110,
            ("tipe", "tipe perhitungan", "sifat", "jenis penghitungan", "cara perhitungan"),
        ),
        printed=r"(?:tipe|type|jenis)\s+pe\w{0,6}(?:hitung|ukur)\w{0,3}",
        bare=True,
        tells_apart=True,
        in_tree=True,
    ),
    Field(
        "arah",
        KIN.arah,
        Teks("Arah", "Polarity"),
        DIRECTION,
        column=Column(
            "arah",
            "Arah",
            Teks(
                "Positif: makin besar makin baik. Negatif: makin kecil makin baik.",
                "Positif: the more the better. Negatif: the less the better.",
            ),
            120,
            ("polaritas", "polarisasi", "jenis indikator", "arah indikator"),
        ),
        printed=r"(?:arah|polaritas|sifat)(?:\s+indikator)?",
        in_tree=True,
    ),
    Field(
        "satuan",
        KIN.satuan,
        Teks("Satuan", "Unit of measure"),
        column=Column(
            "satuan",
            "Satuan",
            Teks("Pilih dari daftar atau ketik sendiri.", "Choose from the list, or type another."),
            130,
            ("unit", "satuan ukur", "sat"),
        ),
        printed=r"satuan(?:\s+(?:pengukuran|ukur|indikator))?",
        prose=True,
        in_tree=True,
    ),
    Field(
        "sumber_data",
        KIN.sumberData,
        Teks("Sumber data", "Data source"),
        column=Column(
            "sumber_data",
            "Sumber Data",
            Teks("Dokumen asal angkanya.", "The document that the figure comes from."),
            140,
            ("sumber", "asal data", "data dukung"),
            width=26,
        ),
        printed=r"sumber\s+data|sumber",
        bare=True,
        tells_apart=True,
        prose=True,
    ),
    Field(
        "keterangan",
        KIN.keterangan,
        Teks("Keterangan", "Remark"),
        column=Column(
            "keterangan",
            "Keterangan",
            Teks("Catatan tentang indikator ini.", "A remark on this indikator."),
            150,
            ("ket", "catatan"),
            width=24,
        ),
        printed=r"keterangan|catatan|definisi\s+operasional",
        tells_apart=True,
        prose=True,
    ),
    Field(
        "penanggung_jawab",
        KIN.penanggungJawab,
        _OFFICE,
        column=Column(
            "penanggung_jawab_indikator",
            "Penanggung Jawab Indikator",
            Teks(
                "Bila indikator ini punya penanggung jawab sendiri.",
                "Where this indikator has someone of its own.",
            ),
            320,
            group="tambahan",
        ),
        prose=True,
    ),
    Field(
        "iku",
        KIN.iku,
        Teks("Indikator kinerja utama", "Key performance indicator"),
        BOOLEAN,
        column=Column(
            "tanda_iku",
            "Tanda IKU",
            Teks("Ya bila indikator ini IKU.", "Ya where the indikator is a key performance indicator."),
            330,
            ("iku ya tidak", "termasuk iku"),
            "tambahan",
            8,
        ),
    ),
    Field(
        "tahap",
        KIN.tahapHasil,
        Teks("Tahap hasil", "Stage of the result"),
        STAGE,
    ),
)
"""Fields of an indikator."""

NILAI: tuple[Field, ...] = (
    Field("tercetak", KIN.nilaiTercetak, Teks("Nilai tercetak", "Value as printed")),
    Field("nilai", KIN.nilai, Teks("Nilai", "Value"), FIGURE),
    Field("batas_bawah", KIN.batasBawah, Teks("Batas bawah", "Lower bound"), FIGURE),
    Field("batas_atas", KIN.batasAtas, Teks("Batas atas", "Upper bound"), FIGURE),
    Field("batas_terbuka", KIN.batasTerbuka, Teks("Batas terbuka", "Open bound"), BOOLEAN),
    Field("peringkat", KIN.peringkat, Teks("Peringkat", "Grade"), IRI),
    Field("pembilang", KIN.pembilang, Teks("Pembilang", "First part of the ratio"), FIGURE),
    Field("penyebut", KIN.penyebut, Teks("Penyebut", "Second part of the ratio"), FIGURE),
    Field("tahun", KIN.tahun, Teks("Tahun", "Year"), YEAR),
    Field("satuan", KIN.satuan, Teks("Satuan", "Unit of measure")),
    Field("triwulan", KIN.triwulan, Teks("Triwulan", "Quarter"), INTEGER),
    Field("akhir_periode", KIN.akhirPeriode, Teks("Akhir periode", "End of the period"), BOOLEAN),
)
"""Fields of one value for one period."""

UNSUR_LINKS: tuple[Link, ...] = (
    Link("mendukung", KIN.mendukung),
    Link("memiliki_sasaran", KIN.memilikiSasaran),
    Link("diukur_oleh", KIN.diukurOleh),
    Link("mendukung_juga", KIN.mendukungJuga),
    Link("mendukung_daerah", KIN.mendukungDaerah),
    Link("diampu_oleh", KIN.diampuOleh),
)
INDIKATOR_LINKS: tuple[Link, ...] = (
    Link("komponen_formula", KIN.komponenFormula),
    Link("indikator_sama", KIN.indikatorSama),
    Link("diampu_oleh", KIN.diampuOleh),
)
VALUES: tuple[Values, ...] = (
    Values("kondisi_awal", KIN.memilikiKondisiAwal, KIN.KondisiAwal, Teks("Kondisi awal", "Baseline")),
    Values("target", KIN.memilikiTarget, KIN.Target, Teks("Target", "Target")),
    Values("realisasi", KIN.memilikiRealisasi, KIN.Realisasi, Teks("Realisasi", "Realisation")),
)
"""Lists of values of an indikator."""
UNSUR_VALUES: tuple[Values, ...] = (
    Values("anggaran", KIN.memilikiAnggaran, KIN.Anggaran, Teks("Anggaran", "Budget")),
    Values(
        "realisasi_anggaran",
        KIN.memilikiRealisasiAnggaran,
        KIN.RealisasiAnggaran,
        Teks("Realisasi anggaran", "Money spent"),
    ),
)
"""Lists of values of an element, in rupiah."""

ALL: tuple[Field, ...] = tuple({f.predicate: f for f in (*UNSUR, *INDIKATOR)}.values())
"""Fields of elements and indikator, each property once, in the order in which a card shows them."""
COLUMNS: dict[str, Column] = {f.column.key: f.column for f in (*UNSUR, *INDIKATOR) if f.column}
"""Columns by their keys."""
BY_PREDICATE: dict[str, Field] = {f.predicate: f for f in ALL}


def of(item: Unsur | Indikator | Nilai) -> tuple[Field, ...]:
    """Return the fields of ``item``."""
    if isinstance(item, Unsur):
        return UNSUR
    return INDIKATOR if isinstance(item, Indikator) else NILAI


def links(item: Unsur | Indikator) -> tuple[Link, ...]:
    """Return the links of ``item``."""
    return UNSUR_LINKS if isinstance(item, Unsur) else INDIKATOR_LINKS


def lists(item: Unsur | Indikator) -> tuple[Values, ...]:
    """Return the lists of values of ``item``."""
    return UNSUR_VALUES if isinstance(item, Unsur) else VALUES


def value(item: Unsur | Indikator | Nilai, field: Field) -> Any:
    """Return what ``item`` holds in ``field``, or None.

    >>> value(Indikator("x", satuan="Persen"), BY_PREDICATE[KIN.satuan])
    'Persen'
    """
    if hasattr(type(item), field.name):
        return getattr(item, field.name)
    return None if isinstance(item, Nilai) else item.extra.get(field.name)


def prose(indikator: Indikator) -> list[str]:
    """Return the texts that explain an indikator: formula, source, remark.

    >>> prose(Indikator("x", label="Persentase", formulasi="A / B", sumber_data="Register"))
    ['A / B', 'Register']
    """
    explaining = (f for f in INDIKATOR if f.prose and f.tells_apart)
    return [text for text in (value(indikator, f) for f in explaining) if text]


def put(item: Unsur | Indikator, field: Field, what: Any) -> None:
    """Set what ``item`` holds in ``field``; None empties it."""
    if hasattr(type(item), field.name):
        setattr(item, field.name, what)
    elif what is None:
        item.extra.pop(field.name, None)
    else:
        item.extra[field.name] = what


def predicates() -> frozenset[str]:
    """Return every property that an element, an indikator or a value may have by this table."""
    named: tuple[Field | Link | Values, ...] = (
        *ALL,
        *NILAI,
        *UNSUR_LINKS,
        *INDIKATOR_LINKS,
        *VALUES,
        *UNSUR_VALUES,
    )
    return frozenset(n.predicate for n in named)
