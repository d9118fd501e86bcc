"""The columns of the kertas kerja (the auditor's working paper), for the module that writes it and the one
that reads it back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.text import fold


class Kesimpulan(StrEnum):
    """What auditor and unit conclude on a finding, as the drop-down of the worksheet offers it."""

    SETUJU = "setuju"
    TIDAK_SETUJU = "tidak setuju"
    SUDAH_DIPERBAIKI = "sudah diperbaiki"
    DIKECUALIKAN = "dikecualikan"

    @property
    def teks(self) -> Teks:
        """The words shown to people."""
        return Teks(self.value, _ENGLISH[self])

    @classmethod
    def of(cls, text: str) -> Kesimpulan | None:
        """Return the conclusion that ``text`` says in either language, None when it says none.

        >>> Kesimpulan.of(" Not  agreed ")
        <Kesimpulan.TIDAK_SETUJU: 'tidak setuju'>
        """
        said = fold(text)
        return next((k for k in cls if said in (fold(k.teks.id), fold(k.teks.en))), None)


_ENGLISH = {
    Kesimpulan.SETUJU: "agreed",
    Kesimpulan.TIDAK_SETUJU: "not agreed",
    Kesimpulan.SUDAH_DIPERBAIKI: "already corrected",
    Kesimpulan.DIKECUALIKAN: "waived",
}


@dataclass(frozen=True, slots=True)
class WorksheetColumn:
    """One column. ``lebar`` is its width in characters.

    ``isian`` marks those that people fill in, ``teknis`` those that serve the computer. ``kata`` are words by
    which the column is still known when its heading was reworded.
    """

    kunci: str
    judul: Teks
    lebar: int
    isian: bool = False
    kata: tuple[str, ...] = ()
    teknis: bool = False


KOLOM: tuple[WorksheetColumn, ...] = (
    WorksheetColumn("no", Teks("No", "No"), 4),
    WorksheetColumn("kode", Teks("Kode", "Code"), 8, kata=("kode", "code")),
    WorksheetColumn("aturan", Teks("Aturan", "Rule"), 15),
    WorksheetColumn("keparahan", Teks("Keparahan", "Severity"), 11),
    WorksheetColumn("unsur", Teks("Unsur", "Element"), 22),
    WorksheetColumn("kondisi", Teks("Kondisi", "Condition"), 34),
    WorksheetColumn("rekomendasi", Teks("Rekomendasi", "Recommendation"), 28),
    WorksheetColumn("bukti", Teks("Bukti", "Evidence"), 28),
    WorksheetColumn(
        "catatan", Teks("Catatan auditor", "Auditor's remark"), 20, True, ("catatan", "remark", "remarks")
    ),
    WorksheetColumn(
        "tanggapan", Teks("Tanggapan unit", "Unit's answer"), 20, True, ("tanggapan", "answer", "response")
    ),
    WorksheetColumn(
        "kesimpulan", Teks("Kesimpulan", "Conclusion"), 13, True, ("kesimpulan", "simpulan", "conclusion")
    ),
    WorksheetColumn("oleh", Teks("Dikecualikan oleh", "Waived by"), 16, True),
    WorksheetColumn("sampai", Teks("Dikecualikan sampai", "Waived until"), 14, True),
    WorksheetColumn("kriteria", Teks("Kriteria", "Criterion"), 30),
    WorksheetColumn("akibat", Teks("Akibat", "Consequence"), 30),
    WorksheetColumn("keyakinan", Teks("Keyakinan", "Certainty"), 11),
    WorksheetColumn("status", Teks("Status", "Status"), 13),
    WorksheetColumn("jalur", Teks("Jalur", "Path"), 56, teknis=True),
    WorksheetColumn("kaskade", Teks("Kaskade", "Cascade"), 20, kata=("kaskade", "cascade"), teknis=True),
    WorksheetColumn("sidik", Teks("Sidik", "Fingerprint"), 19, kata=("sidik", "fingerprint"), teknis=True),
    WorksheetColumn("iri", Teks("IRI unsur", "IRI of the element"), 40, kata=("iri",), teknis=True),
)
"""Every column in its order. What an auditor prints stands first; the last ones serve the computer."""

PER_KUNCI: dict[str, WorksheetColumn] = {k.kunci: k for k in KOLOM}
WARNA = {Keparahan.ERROR: "#F4B6B0", Keparahan.WARNING: "#FFE29A", Keparahan.INFO: "#CFE2F3"}
"""The colour of each severity in office documents."""
ISIAN: tuple[str, ...] = tuple(k.kunci for k in KOLOM if k.isian)
"""The columns that people fill in."""


def judul(kunci: str, lang: Lang) -> str:
    """Return the heading of a column."""
    return PER_KUNCI[kunci].judul.pick(lang)
