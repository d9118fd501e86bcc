"""Words that the chapters of the report share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports import evidence
from kaskade_graph.reports.blocks.model import Cell
from kaskade_graph.reports.grouping import owner
from kaskade_graph.reports.office_text import plain
from kaskade_graph.text import squeeze

_LONGEST = 1500
"""Characters of one text: a name of a page would fill the page, and its table twice."""


class Words:
    """One language, and what is said in it."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def say(self, indonesian: str, english: str) -> str:
        """Return one of the two."""
        return indonesian if self.lang == "id" else english

    def of(self, teks: Teks) -> str:
        """Return ``teks``, its invisible characters shown."""
        return self.cut(teks.pick(self.lang))

    def cut(self, text: str) -> str:
        """Return ``text`` with what cannot be seen shown, and no longer than a report bears."""
        seen = plain(text[: 2 * _LONGEST])
        return seen if len(seen) <= _LONGEST else f"{seen[:_LONGEST].rstrip()} …"

    def unsur(self, temuan: Temuan) -> str:
        """Return the element a finding is on."""
        whole = self.say("Seluruh dokumen", "The whole document")
        return self.cut(temuan.jalur[-1].text(self.lang)) if temuan.jalur else whole

    def pemilik(self, temuan: Temuan) -> str:
        """Return the tujuan, sasaran strategis or activity that a finding belongs to: whoever answers for it."""
        path = owner(temuan)
        return self.cut(squeeze(path[-1].text(self.lang))) if path else self.unsur(temuan)

    def kondisi(self, temuan: Temuan) -> str:
        """Return the condition; before it the element, where it names neither that nor the owner's name says it."""
        text = self.of(temuan.kondisi)
        name = self.cut(temuan.jalur[-1].nama or "") if temuan.jalur else ""
        said = not name or name in text or self.unsur(temuan) == self.pemilik(temuan)
        return text if said else f"{self.unsur(temuan)}\n{text}"

    def kaskade(self, hasil: Hasil) -> str:
        """Return the unit and year of a cascade; the edition where it is not the first."""
        edition = "" if hasil.versi == "murni" else f" ({hasil.versi})"
        return self.cut(f"{hasil.unit} {self.say('Tahun', '')} {hasil.tahun}{edition}".replace("  ", " "))

    def bukti(self, temuan: Temuan, files: Sequence[str]) -> str:
        """Return where the evidence of a finding stands; the document of a cascade with only one is not named."""
        only = files[0] if len(files) == 1 else None
        return evidence.places(temuan.bukti, self.lang, only)

    def short(self, teks: Teks, most: int = 200) -> str:
        """Return a text as one line of at most ``most`` characters."""
        return self.clip(squeeze(self.of(teks)), most)

    def clip(self, text: str, most: int) -> str:
        """Return ``text`` cut after a word, with a mark that it goes on."""
        return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"

    def graded(self, temuan: Temuan) -> Cell:
        """Return the severity of a finding: its word, in its colour."""
        return Cell(temuan.keparahan.teks.pick(self.lang), bold=True, colour=temuan.keparahan)

    def more(self, number: int) -> str:
        """Return that others stand in the annex."""
        return self.say(f"Dan {number} temuan lain: Lampiran 1.", f"And {number} other findings: Annex 1.")

    def findings(self, number: int) -> str:
        """Return a number of findings in words."""
        return self.say(f"{number} temuan", f"{number} findings" if number > 1 else "1 finding")

    def reason(self, temuan: Temuan) -> str:
        """Return why a finding is waived, by whom and until when; nothing when it is not."""
        waiver = temuan.pengecualian
        if waiver is None:
            return ""
        until = f", {self.say('sampai', 'until')} {waiver.sampai}" if waiver.sampai else ""
        return self.cut(f"{waiver.alasan} ({waiver.oleh}{until})")

    def remarks(self, temuan: Temuan) -> tuple[str, str, str]:
        """Return the unit's reply, the evaluator's remark and the conclusion on a finding, empty if none."""
        said = temuan.remarks
        if said is None:
            return "", "", ""
        concluded = said.kesimpulan.pick(self.lang) if said.kesimpulan else ""
        return self.cut(said.tanggapan), self.cut(said.catatan), concluded

    def listed(self, parts: Sequence[str]) -> str:
        """Return ``parts`` as they stand in a sentence.

        >>> Words("id").listed(["1 tujuan", "5 program", "46 indikator"])
        '1 tujuan, 5 program, dan 46 indikator'
        """
        also = self.say("dan", "and")
        if len(parts) < 3:
            return f" {also} ".join(parts)
        return f"{', '.join(parts[:-1])}, {also} {parts[-1]}"

    def heads(self) -> tuple[str, ...]:
        """Return the severities as headings of columns."""
        return tuple(k.teks.pick(self.lang) for k in Keparahan)


def files(hasil: Hasil) -> list[str]:
    """Return the names of the documents that a cascade was read from, as far as they are known."""
    named = {PurePosixPath(path).name for path in hasil.berkas.values()}
    return sorted(plain(f) for f in named | {b.berkas for t in hasil.temuan for b in t.bukti})
