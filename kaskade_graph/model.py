"""What a cascade is, in memory: a flat set of elements joined by IRIs, close to the graph.

It is flat, not a tree, because a cascade under audit may have an element with two parents, none, or a
cycle, and the model has to hold it as it is. :mod:`kaskade_graph.rdf` writes and reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kaskade_graph.errors import Teks


class Jenis(StrEnum):
    """Kinds of element; the value is the local name of the class in the ontology."""

    MISI = "Misi"
    TUJUAN = "Tujuan"
    SASARAN_STRATEGIS = "SasaranStrategis"
    PROGRAM = "Program"
    SASARAN_PROGRAM = "SasaranProgram"
    KEGIATAN = "Kegiatan"
    SASARAN_KEGIATAN = "SasaranKegiatan"
    SUB_KEGIATAN = "SubKegiatan"
    SASARAN_SUB_KEGIATAN = "SasaranSubKegiatan"

    @property
    def slug(self) -> str:
        """The kebab-case name used in IRIs, such as ``sub-kegiatan``."""
        return _SLUG[self]

    @property
    def teks(self) -> Teks:
        """The name shown to people."""
        return _TEKS[self]

    @property
    def is_sasaran(self) -> bool:
        """Whether this is a statement of what is to be achieved."""
        return self in SASARAN

    @property
    def sasaran(self) -> Jenis | None:
        """The kind of this activity's own sasaran statement; None for Tujuan and sasaran."""
        return _SASARAN_OF.get(self)


_SLUG = {
    Jenis.MISI: "misi",
    Jenis.TUJUAN: "tujuan",
    Jenis.SASARAN_STRATEGIS: "sasaran-strategis",
    Jenis.PROGRAM: "program",
    Jenis.SASARAN_PROGRAM: "sasaran-program",
    Jenis.KEGIATAN: "kegiatan",
    Jenis.SASARAN_KEGIATAN: "sasaran-kegiatan",
    Jenis.SUB_KEGIATAN: "sub-kegiatan",
    Jenis.SASARAN_SUB_KEGIATAN: "sasaran-sub-kegiatan",
}
_TEKS = {
    Jenis.MISI: Teks("Misi", "Misi (mission)"),
    Jenis.TUJUAN: Teks("Tujuan", "Tujuan (goal)"),
    Jenis.SASARAN_STRATEGIS: Teks("Sasaran Strategis", "Sasaran Strategis (strategic objective)"),
    Jenis.PROGRAM: Teks("Program", "Program"),
    Jenis.SASARAN_PROGRAM: Teks("Sasaran Program", "Sasaran Program (program objective)"),
    Jenis.KEGIATAN: Teks("Kegiatan", "Kegiatan (activity)"),
    Jenis.SASARAN_KEGIATAN: Teks("Sasaran Kegiatan", "Sasaran Kegiatan (activity objective)"),
    Jenis.SUB_KEGIATAN: Teks("Sub Kegiatan", "Sub Kegiatan (sub-activity)"),
    Jenis.SASARAN_SUB_KEGIATAN: Teks("Sasaran Sub Kegiatan", "Sasaran Sub Kegiatan (sub-activity objective)"),
}
_SASARAN_OF = {
    Jenis.PROGRAM: Jenis.SASARAN_PROGRAM,
    Jenis.KEGIATAN: Jenis.SASARAN_KEGIATAN,
    Jenis.SUB_KEGIATAN: Jenis.SASARAN_SUB_KEGIATAN,
}
SASARAN = frozenset({Jenis.SASARAN_STRATEGIS, *_SASARAN_OF.values()})
RANTAI = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
"""The levels that ``kin:mendukung`` joins in the cascade of a unit, from the top down. Above the tujuan of a region
stands its misi."""


class Tipe(StrEnum):
    """``kin:tipePenghitungan``."""

    KUMULATIF = "Kumulatif"
    NON_KUMULATIF = "NonKumulatif"

    @property
    def teks(self) -> Teks:
        """The name shown to people."""
        return _TIPE[self]


class Arah(StrEnum):
    """``kin:arah``: whether a higher (Positif) or a lower (Negatif) value is better."""

    POSITIF = "Positif"
    NEGATIF = "Negatif"

    @property
    def teks(self) -> Teks:
        """The name shown to people."""
        return _ARAH[self]


_TIPE = {
    Tipe.KUMULATIF: Teks("Kumulatif", "cumulative"),
    Tipe.NON_KUMULATIF: Teks("Non Kumulatif", "not cumulative"),
}
_ARAH = {Arah.POSITIF: Teks("Positif", "higher is better"), Arah.NEGATIF: Teks("Negatif", "lower is better")}


class JenisDokumen(StrEnum):
    """``kin:jenisDokumen``: the kind of document that an edition was taken from; ``slug`` names it in IRIs."""

    PENJENJANGAN = "Penjenjangan"
    RPJMD = "Rpjmd"
    RENSTRA = "Renstra"
    RENJA = "Renja"
    IKU = "IndikatorKinerjaUtama"
    PERJANJIAN_KINERJA = "PerjanjianKinerja"
    DPA = "Dpa"
    LAPORAN_KINERJA = "LaporanKinerja"

    @property
    def slug(self) -> str:
        """The segment after ``/dok/`` in the IRI of such an edition."""
        return _DOKUMEN[self][0]

    @property
    def teks(self) -> Teks:
        """The name shown to people."""
        return _DOKUMEN[self][1]


_DOKUMEN = {
    JenisDokumen.PENJENJANGAN: ("penjenjangan", Teks("Penjenjangan kinerja", "Cascade")),
    JenisDokumen.RPJMD: ("rpjmd", Teks("RPJMD", "RPJMD (development plan of the region)")),
    JenisDokumen.RENSTRA: ("renstra", Teks("Renstra", "Renstra (strategic plan)")),
    JenisDokumen.RENJA: ("renja", Teks("Renja", "Renja (work plan)")),
    JenisDokumen.IKU: ("iku", Teks("Indikator Kinerja Utama", "IKU (key performance indicators)")),
    JenisDokumen.PERJANJIAN_KINERJA: ("pk", Teks("Perjanjian kinerja", "Performance agreement")),
    JenisDokumen.DPA: ("dpa", Teks("DPA", "DPA (budget document)")),
    JenisDokumen.LAPORAN_KINERJA: ("lkjip", Teks("Laporan kinerja", "Performance report")),
}


class TahapHasil(StrEnum):
    """``kin:tahapHasil``: where a condition stands in the chain of results (PermenPANRB 89/2021)."""

    AKHIR = "HasilAkhir"
    ANTARA = "HasilAntara"
    SEGERA = "HasilSegera"
    KELUARAN = "Keluaran"

    @property
    def teks(self) -> Teks:
        """The name shown to people."""
        return _TAHAP[self]


_TAHAP = {
    TahapHasil.AKHIR: Teks("Hasil akhir", "Final outcome"),
    TahapHasil.ANTARA: Teks("Hasil antara", "Intermediate outcome"),
    TahapHasil.SEGERA: Teks("Hasil segera", "Immediate outcome"),
    TahapHasil.KELUARAN: Teks("Keluaran", "Output"),
}


class Peran(StrEnum):
    """What a quotation is to the value it stands for."""

    UTAMA = "Utama"
    """The value was taken from here."""
    ULANGAN = "Ulangan"
    """The same text, printed again elsewhere."""
    VARIAN = "Varian"
    """The same item, printed again with other words."""


@dataclass(frozen=True, slots=True)
class UnitKerja:
    """The unit whose cascade it is. ``slug`` is ``kecamatan`` for a kecamatan itself."""

    iri: str
    kode_wilayah: str
    slug: str
    nama: str


@dataclass(frozen=True, slots=True)
class Nilai:
    """One value for one period, as printed and as understood: target, realisasi, baseline, budget, money spent.

    ``tercetak`` is the text as printed. What is understood of it: ``nilai``, a plain decimal; ``batas_bawah`` and
    ``batas_atas``, alone a bound and together a range, where ``batas_terbuka`` says that the bound itself does not
    count; ``peringkat``, the IRI of a grade on an ordered scale, which may stand beside a decimal; ``pembilang``
    and ``penyebut``, a ratio. All are None where nothing was understood: :mod:`kaskade_graph.values` does it.
    ``tahun`` is 0 for a baseline whose year is not printed. ``akhir_periode``: a target for the end of the
    planning period, not of the year itself.
    """

    iri: str
    nilai: Decimal | None
    tahun: int
    satuan: str | None = None
    triwulan: int | None = None
    tercetak: str | None = None
    batas_bawah: Decimal | None = None
    batas_atas: Decimal | None = None
    batas_terbuka: bool | None = None
    peringkat: str | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    akhir_periode: bool | None = None

    @property
    def whole_year(self) -> bool:
        """Whether it is of the year itself: neither of a quarter, nor for the end of the planning period."""
        return self.triwulan is None and not self.akhir_periode

    @property
    def dipahami(self) -> bool:
        """Whether anything was understood of it."""
        ratio = self.pembilang is not None and self.penyebut is not None
        alone = (self.nilai, self.batas_bawah, self.batas_atas, self.peringkat)
        return ratio or any(part is not None for part in alone)


@dataclass(frozen=True, slots=True)
class Jabatan:
    """A post that answers for performance, and its level of office (``eselon``) as printed."""

    iri: str
    label: str
    eselon: str | None = None


@dataclass(slots=True)
class Unsur:
    """An element of the cascade: Tujuan, Sasaran of any level, Program, Kegiatan, SubKegiatan.

    ``label`` is None when the source leaves the place empty (a Program with indikator but no sasaran
    statement has a SasaranProgram without a label). ``mendukung`` holds IRIs one level up,
    ``memiliki_sasaran`` those of its own sasaran, ``diukur_oleh`` those of its indikator, ``mendukung_juga`` those
    it supports beside its parent, ``mendukung_daerah`` those of the region's misi, tujuan or sasaran in another
    cascade, ``diampu_oleh`` those of posts. ``pagu`` is the budget of the edition's own year; ``anggaran`` and
    ``realisasi_anggaran`` are budgets and money spent by year and quarter. ``extra`` holds the fields
    of :data:`kaskade_graph.fields.UNSUR` that have no attribute here, by name.
    """

    iri: str
    jenis: Jenis
    label: str | None = None
    nomor: str | None = None
    kode: str | None = None
    eselon: str | None = None
    penanggung_jawab: str | None = None
    pagu: Decimal | None = None
    mendukung: list[str] = field(default_factory=list)
    memiliki_sasaran: list[str] = field(default_factory=list)
    diukur_oleh: list[str] = field(default_factory=list)
    mendukung_juga: list[str] = field(default_factory=list)
    mendukung_daerah: list[str] = field(default_factory=list)
    diampu_oleh: list[str] = field(default_factory=list)
    anggaran: list[Nilai] = field(default_factory=list)
    realisasi_anggaran: list[Nilai] = field(default_factory=list)
    tahap: TahapHasil | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Indikator:
    """A performance indicator as stated in one cascade; texts exactly as printed. ``extra`` as for :class:`Unsur`."""

    iri: str
    label: str | None = None
    nomor: str | None = None
    formulasi: str | None = None
    tipe: Tipe | None = None
    arah: Arah | None = None
    satuan: str | None = None
    sumber_data: str | None = None
    keterangan: str | None = None
    penanggung_jawab: str | None = None
    kondisi_awal: list[Nilai] = field(default_factory=list)
    target: list[Nilai] = field(default_factory=list)
    realisasi: list[Nilai] = field(default_factory=list)
    diampu_oleh: list[str] = field(default_factory=list)
    iku: bool | None = None
    tahap: TahapHasil | None = None
    komponen_formula: list[str] = field(default_factory=list)
    indikator_sama: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kutipan:
    """Evidence (``kin:KutipanSumber``): where in which source a value of an element stands.

    ``unsur`` is the IRI of the element, ``properti`` the IRI of the property that the quotation gives.
    ``baris`` counts from 1, both ends included; ``sel`` is a spreadsheet reference such as ``C7``, or
    ``tabel 2 baris 3 kolom 1`` for a document. ``keyakinan`` is the reader's certainty that the value
    stands in the right place, 0 to 1; when it is below 1, ``alasan`` says why it was read so and
    ``alternatif`` lists the IRIs (or texts) of the other readings.
    """

    unsur: str
    properti: str
    berkas: str
    sha256: str
    teks: str
    baris: tuple[int, int] | None = None
    halaman: int | None = None
    lembar: str | None = None
    sel: str | None = None
    keyakinan: float = 1.0
    alasan: str | None = None
    alternatif: tuple[str, ...] = ()
    peran: Peran = Peran.UTAMA


@dataclass(frozen=True, slots=True)
class Kecocokan:
    """A derived link, written as an ``sssom:Mapping``, with how sure it is and how it was found.

    ``predikat`` is ``kin:nomenklatur``, ``kin:indikatorSama`` or a SKOS match; ``pembenaran`` an IRI of
    the semapv vocabulary, such as ``semapv:LexicalMatching``.
    """

    subjek: str
    predikat: str
    objek: str
    pembenaran: str
    keyakinan: float
    alasan: str = ""


@dataclass(slots=True, repr=False)
class Kaskade:
    """One edition of one unit's cascade. ``judul`` is its title as printed.

    ``unsur``, ``indikator`` and ``jabatan`` (posts) are keyed by IRI, in the order of the source. ``jenis`` is the
    kind of document it was taken from, ``tahun_akhir`` the last year of one that holds for several; ``pemangku`` is
    the IRI of the post that takes on a perjanjian kinerja.
    """

    iri: str
    unit: UnitKerja
    tahun: int
    versi: str = "murni"
    judul: str | None = None
    jenis: JenisDokumen = JenisDokumen.PENJENJANGAN
    tahun_akhir: int | None = None
    pemangku: str | None = None
    jabatan: dict[str, Jabatan] = field(default_factory=dict)
    unsur: dict[str, Unsur] = field(default_factory=dict)
    indikator: dict[str, Indikator] = field(default_factory=dict)
    bukti: list[Kutipan] = field(default_factory=list)
    kecocokan: list[Kecocokan] = field(default_factory=list)

    def __repr__(self) -> str:
        size = f"{len(self.unsur)} unsur, {len(self.indikator)} indikator"
        return f"<Kaskade {self.unit.nama} {self.tahun} ({self.versi}): {size}>"

    def of(self, jenis: Jenis) -> Iterator[Unsur]:
        """Iterate over the elements of one kind."""
        return (u for u in self.unsur.values() if u.jenis is jenis)

    def bukti_of(self, iri: str, properti: str | None = None) -> list[Kutipan]:
        """Return the quotations for an element, or for one property of it."""
        return [k for k in self.bukti if k.unsur == iri and (properti is None or k.properti == properti)]

    def in_order(self) -> Kaskade:
        """Return it in the order of names, as its graph gives it: the same for a document and for its graph."""
        jabatan, unsur, indikator = (
            {iri: _sorted(held[iri]) for iri in sorted(held)}
            for held in (self.jabatan, self.unsur, self.indikator)
        )
        links = sorted(self.kecocokan, key=lambda k: (k.subjek, k.predikat, k.objek))
        return replace(self, jabatan=jabatan, unsur=unsur, indikator=indikator, kecocokan=links)


def _sorted(item: Any) -> Any:
    lists = [(f.name, held) for f in fields(item) if isinstance(held := getattr(item, f.name), list) and held]
    return replace(item, **{name: sorted(held, key=_name) for name, held in lists})


def _name(held: Any) -> str:
    """Return what a list of an element is sorted by: its links and texts are words, its values have names."""
    return held if isinstance(held, str) else str(held.iri)
