"""A rule, and what its check yields. Where rules come from: :mod:`kaskade_graph.audit.rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.errors import Teks

if TYPE_CHECKING:
    from kaskade_graph.audit.context import Konteks

Mesin = Literal["shacl", "sparql", "python"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cacat:
    """One defect as a rule sees it; the runner makes a finding of it.

    ``kunci`` tells apart several defects of one rule on one element, by something that does not move: folded
    words, not line numbers. ``pangkal`` is the element that the fingerprint names, where ``unsur`` is only the
    one of several that the defect is shown at, and would be another in another order. ``properti`` are the
    properties whose quotations are the evidence (the name of the element when empty), ``terkait`` other
    elements whose names are quoted too; ``bukti`` replaces both. ``rekomendasi`` replaces that of the rule when
    something more concrete can be said, and ``keparahan`` its severity. A defect with ``keyakinan`` below one
    half is reported as info.
    """

    unsur: str
    kondisi: Teks
    rekomendasi: Teks | None = None
    kunci: str = ""
    pangkal: str | None = None
    properti: tuple[str, ...] = ()
    terkait: tuple[str, ...] = ()
    bukti: tuple[Bukti, ...] | None = None
    keyakinan: float = 1.0
    keparahan: Keparahan | None = None
    leksikon: tuple[str, ...] = ()
    """The concepts of the lexicon that the judgement used."""
    pasti: bool = False
    """Whether the document itself shows it, or the lexicon says so outright: nothing was inferred from wording."""
    path: str = ""
    """The property (an IRI) that a shape refuses, where it is one; ``value`` is the value of it that is refused."""
    value: str = ""
    untuk: tuple[tuple[str, str], ...] = ()
    """The defects that this one is said for, once for all: the element and the key of each."""


Check = Callable[["Konteks"], Iterator[Cacat]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aturan:
    """A rule: everything about it but the code that runs it, said once.

    ``kode`` is ``KSK`` (three other letters for rules of one's own) and three digits and never changes; ``nama`` is
    kebab-case and states the defect;
    ``judul`` is the same as a short title. ``temuan`` says what it finds, ``akibat`` why that matters,
    ``rekomendasi`` how to put it right, ``contoh`` shows it, ``kriteria`` says what should be and ``dasar``
    on which regulations that rests (keys of :data:`kaskade_graph.audit.regulations.DASAR`). ``sejak`` is the first
    version that has it. ``kasus`` holds its cases, see :mod:`kaskade_graph.audit.cases`. ``keliru`` tells where it is
    known to speak of what is right. ``dahulu`` are codes under which an earlier version found it, or a part of it:
    waivers and earlier audits that name them hold for this rule too.

    ``kolaps``: when the same thing is wrong nearly everywhere it is one finding on the cascade;
    ``kondisi_kolaps`` words it, with ``{cacat}``, ``{jumlah}`` and ``{rincian}``. ``kondisi`` words the
    findings of shapes and queries, with the fields that :meth:`Konteks.nilai` gives. ``properti`` are the
    properties they quote as evidence.

    The loader sets ``mesin``, ``sumber`` (the file the rule is in) and one of ``check`` (python) and ``isi``
    (the IRI of the shape, or the text of the query).
    """

    kode: str
    nama: str
    keparahan: Keparahan
    judul: Teks
    temuan: Teks
    akibat: Teks
    rekomendasi: Teks
    contoh: Teks
    kriteria: Teks
    dasar: tuple[str, ...]
    sejak: str
    kasus: str
    keliru: Teks | None = None
    dahulu: tuple[str, ...] = ()
    kolaps: bool = False
    kondisi: Teks | None = None
    kondisi_kolaps: Teks | None = None
    properti: tuple[str, ...] = ()
    mesin: Mesin = "python"
    sumber: str = ""
    isi: str = ""
    check: Check | None = None

    @property
    def keluarga(self) -> str:
        """The family, such as ``KSK3``: what the rule looks at."""
        return self.kode[:4]

    @property
    def antar(self) -> bool:
        """Whether it looks at other cascades besides the one audited."""
        return self.keluarga == "KSK8"


KELUARGA: dict[str, Teks] = {
    "KSK1": Teks("Struktur kaskade", "Structure of the cascade"),
    "KSK2": Teks("Kelengkapan indikator", "Completeness of indicators"),
    "KSK3": Teks("Keselarasan", "Alignment"),
    "KSK4": Teks("Pengukuran dan rumusan", "Measurement and wording"),
    "KSK5": Teks("Keutuhan dokumen", "Integrity of the document"),
    "KSK6": Teks("Nomenklatur resmi", "Official nomenclature"),
    "KSK7": Teks("Target, realisasi, dan anggaran", "Targets, realisation, budget"),
    "KSK8": Teks("Antartahun dan antarkecamatan", "Between years and between kecamatan"),
}


def family(kode: str) -> Teks:
    """Return the name of the family that a code is of.

    >>> family("KSK301").id, family("ITD101").id
    ('Keselarasan', 'Aturan sendiri')
    """
    return KELUARGA.get(kode[:4], Teks("Aturan sendiri", "Rules of one's own"))


_NONE_KNOWN = Teks(
    "Belum ada yang dilaporkan. Bila ada: kecualikan dengan alasan, dan laporkan dengan teks yang diperiksa.",
    "None has been reported. If you meet one: waive it with a reason, and report it with the text that was checked.",
)


def false_alarms(rule: Aturan) -> Teks:
    """Return where a rule is known to speak of what is right, or that nothing is known."""
    return rule.keliru or _NONE_KNOWN
