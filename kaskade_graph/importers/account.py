"""The import report: what each line became, what was ignored and why, what was uncertain."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaskade_graph.errors import Teks
from kaskade_graph.importers.document import Document, Line
from kaskade_graph.importers.torn.lexer import Token
from kaskade_graph.importers.torn.parsed import Parsed
from kaskade_graph.model import Kaskade, Kutipan


@dataclass(frozen=True, slots=True)
class Baris:
    """One non-blank line of the source. ``menjadi`` lists what it became; empty means it was not read.

    ``diabaikan`` says why a line that is no value was left out.
    """

    tempat: Line
    menjadi: tuple[str, ...]
    diabaikan: str | None = None


@dataclass(slots=True)
class Laporan:
    """What an import did. ``masalah`` are reasons to call it bad; ``catatan`` are remarks."""

    berkas: str
    sha256: str
    baris: list[Baris] = field(default_factory=list)
    masalah: list[Teks] = field(default_factory=list)
    catatan: list[Teks] = field(default_factory=list)

    @property
    def buruk(self) -> bool:
        """Whether the document read badly."""
        return bool(self.masalah)

    @property
    def tak_terbaca(self) -> list[Baris]:
        """Lines that became nothing and were not ignored for a reason."""
        return [b for b in self.baris if not b.menjadi and b.diabaikan is None]


def uncertain(kaskade: Kaskade) -> list[Kutipan]:
    """Return the evidence of every value and link whose place in the cascade is not certain."""
    return [k for k in kaskade.bukti if k.keyakinan < 1.0]


def report(document: Document, tokens: list[Token], parsed: Parsed) -> Laporan:
    """Account for every non-blank line of ``document``."""
    laporan = Laporan(document.berkas, document.sha256)
    by_line: dict[int, list[Token]] = {}
    for token in tokens:
        by_line.setdefault(id(token.line), []).append(token)
    for line in document.lines():
        if not line.text.strip():
            continue
        here = by_line.get(id(line), [])
        became = tuple(dict.fromkeys(use for token in here for use in token.became))
        ignored = None if here else "hanya tanda baca atau sisa HTML"
        laporan.baris.append(Baris(line, became, ignored))
    _judge(laporan, parsed)
    return laporan


def _judge(laporan: Laporan, parsed: Parsed) -> None:
    unread = laporan.tak_terbaca
    if unread:
        first = unread[0].tempat
        where = f"baris {first.line}" if first.line else (first.cell or "?")
        laporan.masalah.append(
            Teks(
                f"{len(unread)} dari {len(laporan.baris)} baris tidak terbaca, mulai {where}",
                f"{len(unread)} of {len(laporan.baris)} lines could not be read, from {where} on",
            )
        )
    for head in parsed.heads:
        if head.name:
            continue
        line = head.label.line
        where = f"baris {line.line}" if line.line else (line.cell or "?")
        what = head.jenis.teks
        if head.implied:
            pesan = Teks(
                f"{where}: judul dan nama {what.id} tidak tercetak sebelum sasarannya",
                f"{where}: no heading and name of the {what.en} before its sasaran",
            )
        else:
            pesan = Teks(f"{where}: {what.id} tanpa nama", f"{where}: {what.en} without a name")
        laporan.masalah.append(pesan)
